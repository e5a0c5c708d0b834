"""The plan of a session, agreed before it begins."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

from trainer.errors import TrainerError
from trainer.messages import LengthOutOfRange, ResonanceModelUnknown
from trainer.pacing import BreathPattern

SHORTEST_MINUTES: Final = 0.01
USUAL_MINUTES: Final = 5.0
USUAL_PATTERN: Final = BreathPattern(4.0, 0.0, 6.0, 0.0)
STEPPED_MINUTES: Final = 10.0  # a resonance assessment in steps; sliding takes 15
SLIDING_MINUTES: Final = 15.0
PRESENT_RESONANCE_MODEL: Final = 2  # see `trainer.breathing.resonance_model`
LONGEST_MINUTES: Final = 1500.0  # a day and a night, as a replayed Holter recording needs


class Exercise(StrEnum):
    PAUSE = "pause"
    RESONANCE = "resonance"
    FREE = "free"


class ExhaleMode(StrEnum):
    """How the exhale lengthens: not at all, by a ramp, or adapted to the heart."""

    FIXED = "fixed"
    RAMP = "ramp"
    ADAPTIVE = "adaptive"


class Guide(StrEnum):
    """How much guides the breath, from everything to a timer alone. Depending on it is not the aim."""

    FULL = "full"
    DISC = "disc"
    SOUND = "sound"
    TIMER = "timer"


class PlanError(TrainerError):
    """A plan that no session can follow."""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """What is practised, how long one round of pacing is, and in which breath.

    `resonance_model` is the number of the model by which the breath is adapted to the heart, and the resonance
    assessed. A recording keeps it, so that a later model does not change what its beats led to.
    """

    exercise: Exercise = Exercise.PAUSE
    round_s: float = 300.0
    pattern: BreathPattern = USUAL_PATTERN
    exhale: ExhaleMode = ExhaleMode.RAMP
    guide: Guide = Guide.FULL
    resonance_model: int = PRESENT_RESONANCE_MODEL

    def __post_init__(self) -> None:
        if not 1 <= self.resonance_model <= PRESENT_RESONANCE_MODEL:
            raise PlanError(ResonanceModelUnknown(self.resonance_model))
        minutes = self.round_s / 60.0
        if not (isfinite(minutes) and SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES):
            raise PlanError(LengthOutOfRange(minutes, SHORTEST_MINUTES, LONGEST_MINUTES))


def uses_resonance_model(plan: SessionPlan) -> bool:
    """Return whether anything of such a session depends on the resonance model."""
    return plan.exercise is Exercise.RESONANCE or plan.exhale is ExhaleMode.ADAPTIVE


def usual_minutes(exercise: Exercise) -> float:
    """Return how long an exercise is by default, in minutes."""
    return STEPPED_MINUTES if exercise is Exercise.RESONANCE else USUAL_MINUTES
