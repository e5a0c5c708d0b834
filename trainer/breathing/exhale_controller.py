"""How the exhale lengthens during a session: not at all, by a ramp, or adapted to the person's heart.

The session asks for the next breath at every edge of a breath. There is no clock in here, and no randomness: the
same beats and requests give the same breaths.
"""

from typing import Protocol

from trainer.breathing.assessment_protocol import choose_protocol
from trainer.breathing.ramp import FixedController, RampController
from trainer.events import Beat, ChestMoved
from trainer.messages import Message
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan


class ExhaleController(Protocol):
    """Decides the pattern of each breath."""

    def first_pattern(self) -> BreathPattern:
        """Return the first breath of the session."""

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        """Add every beat, in order; `pacer` led the breath at its time.

        Parameters
        ----------
        beat : Beat
            As the sensor reported it.
        pacer : Pacer or None
            None where none led the breath.
        """

    def add_chest(self, moved: ChestMoved) -> None:
        """Add how the chest moved, in order, also before the first breath."""

    def contact_lost(self, t: float) -> None:
        """Begin a new run of beats."""

    def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        """Return the breath that begins at `edge_t`, where one of `pacer` ends.

        Parameters
        ----------
        edge_t : float
            Session time, s.
        pacer : Pacer
            The one that leads until then.
        """

    def shorten(self, t: float) -> None:
        """Shorten the exhale by half a second from the next breath, and never lengthen it by itself again."""

    def lengthen(self, t: float) -> None:
        """Lengthen the exhale by half a second from the next breath."""

    def set_pattern(self, pattern: BreathPattern, t: float) -> None:
        """Keep a breath that the person chose."""

    def explanation(self) -> Message:
        """Return how the breath changed and why."""


def create_exhale_controller(plan: SessionPlan) -> ExhaleController:
    """Return the controller that a plan asks for. Only the one that listens to the heart imports NumPy."""
    if plan.exercise is Exercise.RESONANCE:
        return choose_protocol(plan.round_s)
    match plan.exhale:
        case ExhaleMode.FIXED:
            return FixedController(plan.pattern)
        case ExhaleMode.RAMP:
            return RampController(plan.pattern)
        case ExhaleMode.ADAPTIVE:
            from trainer.breathing.adaptive import AdaptiveController
            from trainer.breathing.resonance_model import RESONANCE_MODELS

            model = RESONANCE_MODELS[plan.resonance_model]
            return AdaptiveController(plan.pattern, plan.round_s, model)
