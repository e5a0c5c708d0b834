"""The breath that a person's last resonance assessment found, taken from the sessions themselves.

It is stored nowhere else: deleting that session deletes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Final, Protocol

from trainer.breathing.assessment_protocol import pattern_from_period
from trainer.pacing import BreathPattern
from trainer.plan import Exercise

MIN_RATE, MAX_RATE = 4.0, 8.0  # breaths/min
PATTERN_DIGITS: Final = 1  # a pattern is rounded to tenths of a second


@dataclass(frozen=True, slots=True)
class PersonalPattern:
    """The breath of one assessment; `started` is its ISO 8601 time, None where it is unknown."""

    breaths_per_min: float
    pattern: BreathPattern
    started: str | None


class AssessedSession(Protocol):
    """What a session says of its assessment, see `trainer.practice.summary.SessionSummary`."""

    @property
    def exercise(self) -> Exercise: ...
    @property
    def started(self) -> str | None: ...
    @property
    def resonance_breaths_per_min(self) -> float | None: ...


def find_personal_pattern(sessions: Iterable[AssessedSession]) -> PersonalPattern | None:
    """Return the pattern of the newest assessment with a result, None where there is none.

    Parameters
    ----------
    sessions
        Newest first.
    """
    for session in sessions:
        rate = session.resonance_breaths_per_min
        if session.exercise is Exercise.RESONANCE and rate is not None and _is_plausible(rate):
            return _pattern_from_session(rate, session.started)
    return None


def _is_plausible(rate: float) -> bool:
    return isfinite(rate) and MIN_RATE <= rate <= MAX_RATE


def _pattern_from_session(rate: float, started: str | None) -> PersonalPattern:
    exact = pattern_from_period(60.0 / rate)
    inhale_s, exhale_s = (round(s, PATTERN_DIGITS) for s in (exact.inhale_s, exact.exhale_s))
    pattern = BreathPattern(inhale_s, 0.0, exhale_s, 0.0)
    return PersonalPattern(rate, pattern, started)
