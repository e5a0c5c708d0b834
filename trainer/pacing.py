"""The paced breath, as a pure function of time.

A change of pattern never makes the disc jump: the present phase goes on from the same point, only its remaining
length changes.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from math import cos, isfinite, pi
from typing import Final, NamedTuple, Self

from trainer.errors import PatternError
from trainer.messages import (
    BreathPartTooShort,
    CycleOutOfRange,
    HoldTooLong,
    NegativeBreathPart,
    NoPattern,
)

SHORTEST_CYCLE_S: Final = 6.0
LONGEST_CYCLE_S: Final = 15.0  # 4.0 breaths/min
LONGEST_HOLD_S: Final = 4.0
SHORTEST_PART_S: Final = 1.0  # of an inhale or an exhale
SOFT_EXHALE: Final = 0.85  # exponent: below 1 the exhale leaves the top sooner and ends more slowly
# Nearer to an edge counts as at the edge: events are stored to the microsecond.
EDGE_S: Final = 1e-6
MAX_QUOTED_CHARS: Final = 40


class BreathPhase(StrEnum):
    INHALE = "inhale"
    HOLD_FULL = "hold full"
    EXHALE = "exhale"
    HOLD_EMPTY = "hold empty"


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """How long each part of one breath lasts, in seconds.

    Examples
    --------
    >>> BreathPattern.parse("4-0-6-0").breaths_per_min
    6.0
    """

    inhale_s: float
    hold_full_s: float
    exhale_s: float
    hold_empty_s: float

    def __post_init__(self) -> None:
        lengths = (self.inhale_s, self.hold_full_s, self.exhale_s, self.hold_empty_s)
        if not all(isfinite(s) and s >= 0.0 for s in lengths):
            raise PatternError(NegativeBreathPart())
        if min(self.inhale_s, self.exhale_s) < SHORTEST_PART_S:
            raise PatternError(BreathPartTooShort())
        if max(self.hold_full_s, self.hold_empty_s) > LONGEST_HOLD_S:
            raise PatternError(HoldTooLong(LONGEST_HOLD_S))
        if not SHORTEST_CYCLE_S <= self.period_s <= LONGEST_CYCLE_S:
            raise PatternError(
                CycleOutOfRange(str(self), self.period_s, SHORTEST_CYCLE_S, LONGEST_CYCLE_S)
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "IN-HOLD-OUT-HOLD" in seconds.

        Raises
        ------
        PatternError
            The text is not four numbers, or the breath is impossible or not advisable.
        """
        number = r"(\d{1,3}(?:\.\d{1,3})?)"
        match = re.fullmatch("-".join([number] * 4), text.strip(), re.ASCII)
        if match is None:
            raise PatternError(NoPattern(repr(text[:MAX_QUOTED_CHARS])))
        return cls(*(float(group) for group in match.groups()))

    def __str__(self) -> str:
        return "-".join(f"{s:g}" for _, s in self.parts())

    @property
    def period_s(self) -> float:
        return self.inhale_s + self.hold_full_s + self.exhale_s + self.hold_empty_s

    @property
    def breaths_per_min(self) -> float:
        return 60.0 / self.period_s

    def parts(self) -> tuple[tuple[BreathPhase, float], ...]:
        """Return the phases in the order they are breathed, with their lengths in seconds."""
        return (
            (BreathPhase.INHALE, self.inhale_s),
            (BreathPhase.HOLD_FULL, self.hold_full_s),
            (BreathPhase.EXHALE, self.exhale_s),
            (BreathPhase.HOLD_EMPTY, self.hold_empty_s),
        )


class BreathPoint(NamedTuple):
    """A point in a breath: its phase, the progress in it (0 to 1), how full the lungs are (0 to 1), and
    the seconds left of the phase."""

    phase: BreathPhase
    progress: float
    fullness: float
    left_s: float


@dataclass(frozen=True, slots=True)
class Pacer:
    """A pattern that began at a known time; valid for any moment, in any order.

    Attributes
    ----------
    began
        Start of the breath at the last change, as if it had been in this pattern from its beginning.
    breaths_before
        Number of breaths finished by then.
    """

    pattern: BreathPattern
    began: float
    breaths_before: int = 0

    def at(self, t: float) -> BreathPoint:
        """Return the point in the breath at `t`."""
        into_breath = self._into_breath(t)
        for phase, length in self.pattern.parts():
            if into_breath < length:
                progress = into_breath / length
                left_s = length - into_breath
                return BreathPoint(phase, progress, fullness(phase, progress), left_s)
            into_breath -= length
        return BreathPoint(BreathPhase.INHALE, 0.0, 0.0, self.pattern.inhale_s)

    def cycle_phase(self, t: float) -> float:
        """Return the progress in the whole breath: 0 at the start of the inhale, towards 1."""
        return self._into_breath(t) / self.pattern.period_s

    def breaths_by(self, t: float) -> int:
        """Return the number of whole breaths finished by `t`."""
        return self.breaths_before + max(0, int((t - self.began + EDGE_S) // self.pattern.period_s))

    def next_breath_at(self, t: float) -> float:
        """Return when the next inhale after `t` begins."""
        whole = (t - self.began + EDGE_S) // self.pattern.period_s
        return self.began + (whole + 1) * self.pattern.period_s

    def with_pattern(self, pattern: BreathPattern, t: float) -> "Pacer":
        """Return a pacer with another pattern from `t` on: the same phase goes on, at the same progress."""
        finished = self.breaths_by(t)
        if self.pattern.period_s - self._into_breath(t) <= EDGE_S:
            return Pacer(pattern, began=t, breaths_before=finished)
        into_breath = min(self._same_point(pattern, t), pattern.period_s - 2.0 * EDGE_S)
        return Pacer(pattern, began=t - into_breath, breaths_before=finished)

    def _same_point(self, pattern: BreathPattern, t: float) -> float:
        """Seconds into a breath of `pattern` at which phase and progress are those at `t`."""
        point = self.at(t)
        into_breath = 0.0
        for phase, length in pattern.parts():
            if phase is point.phase:
                return into_breath + point.progress * length
            into_breath += length
        return into_breath

    def _into_breath(self, t: float) -> float:
        return (t - self.began) % self.pattern.period_s


def fullness(phase: BreathPhase, progress: float) -> float:
    """Return how full the lungs are, 0 to 1: a cosine that is slow at both ends.

    The exhale's time is warped by SOFT_EXHALE, so that it leaves the top sooner and ends more slowly.
    """
    match phase:
        case BreathPhase.INHALE:
            return 0.5 - 0.5 * cos(pi * progress)
        case BreathPhase.HOLD_FULL:
            return 1.0
        case BreathPhase.EXHALE:
            return 0.5 + 0.5 * cos(pi * progress**SOFT_EXHALE)
        case BreathPhase.HOLD_EMPTY:
            return 0.0
