"""The breath that a person's last resonance assessment found, taken from the sessions themselves.

Rule: it stands nowhere else. Who deletes that session has it forgotten.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final

from trainer.breathing.assessment_protocol import pattern_from_period
from trainer.pacing import BreathPattern
from trainer.plan import Exercise

SLOWEST, FASTEST = 4.0, 8.0  # breaths/min
TENTH_S: Final = 1  # digit: nobody breathes to the hundredth of a second


@dataclass(frozen=True, slots=True)
class PersonalPattern:
    """`started` is when it was found, ISO 8601, if anybody knows."""

    breaths_per_min: float
    pattern: BreathPattern
    started: str | None


def find_personal_pattern(sessions: Iterable[Mapping[str, object]]) -> PersonalPattern | None:
    """Of the sessions, newest first and each as in `show --json`; None where none found a number."""
    for session in sessions:
        rate = session.get("resonance_breaths_per_min")
        if session.get("exercise") == Exercise.RESONANCE and _can_be(rate):
            return _pattern_from_session(float(str(rate)), session.get("started"))
    return None


def _can_be(rate: object) -> bool:
    if isinstance(rate, bool) or not isinstance(rate, int | float):
        return False
    return isfinite(rate) and SLOWEST <= rate <= FASTEST


def _pattern_from_session(rate: float, started: object) -> PersonalPattern:
    exact = pattern_from_period(60.0 / rate)
    inhale_s, exhale_s = (round(s, TENTH_S) for s in (exact.inhale_s, exact.exhale_s))
    pattern = BreathPattern(inhale_s, 0.0, min(exhale_s, 15.0 - inhale_s), 0.0)
    return PersonalPattern(rate, pattern, started if isinstance(started, str) else None)
