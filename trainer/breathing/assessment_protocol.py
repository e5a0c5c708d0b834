"""The protocols of a resonance assessment: from fast to slow breathing, in steps or sliding.

Stepped: 6.5 to 4.5 breaths a minute by 0.5, two minutes each. Sliding: 78 breaths from 6.75 to 4.25 a minute,
each 67.04 ms longer than the one before. At every rate a breath is two parts inhale and three parts exhale, as
in 4-0-6-0, so that only the rate differs. A request by the person ends the assessment, and the breath stays as
requested.

References
----------
Lehrer et al. (2013); Shaffer & Meehan (2020), doi 10.3389/fnins.2020.570400, for the stepped protocol
Fisher & Lehrer (2022), doi 10.1007/s10484-021-09524-0, for the sliding one
"""

from typing import Final

from trainer.breathing.messages import AssessmentLeft, SlidTo, SteppedThrough
from trainer.breathing.ramp import FixedController
from trainer.messages import Message
from trainer.pacing import BreathPattern

STEP_RATES_PER_MIN: Final = (6.5, 6.0, 5.5, 5.0, 4.5)  # breaths/min
STEPPED_RATE_S: Final = 120.0
SLIDE_BREATHS: Final = 78
SLIDE_FIRST_RATE: Final = 6.75  # breaths/min
SLIDE_STEP_S: Final = 0.06704
SLIDE_DURATION_S: Final = 895.0
INHALE_FRACTION: Final = 0.4


def pattern_from_period(period_s: float) -> BreathPattern:
    """Return a breath of so many seconds, two parts inhale and three parts exhale.

    Examples
    --------
    >>> str(pattern_from_period(10.0))
    '4-0-6-0'
    """
    inhale_s = round(INHALE_FRACTION * period_s, 4)
    return BreathPattern(inhale_s, 0.0, round(period_s - inhale_s, 4), 0.0)


class _PrescribedController(FixedController):
    """Breaths that are prescribed, until the person asks for another."""

    def lengthen(self, t: float) -> None:
        super().lengthen(t)
        self._is_by_hand = True


class SteppedProtocol(_PrescribedController):
    """Two minutes at each rate; in equal parts of the round if it is not ten minutes."""

    def __init__(self, round_s: float = STEPPED_RATE_S * len(STEP_RATES_PER_MIN)) -> None:
        super().__init__(pattern_from_period(60.0 / STEP_RATES_PER_MIN[0]))
        self._step_duration_s = round_s / len(STEP_RATES_PER_MIN)
        self._spent_s = 0.0  # at this rate
        self._step = 0

    def explanation(self) -> Message:
        if self._is_by_hand:
            return AssessmentLeft(str(self._pattern))
        fastest, slowest = STEP_RATES_PER_MIN[0], STEP_RATES_PER_MIN[self._step]
        return SteppedThrough(self._step + 1, len(STEP_RATES_PER_MIN), fastest, slowest)

    def _begin_breath(self) -> None:
        self._spent_s += self._pattern.period_s
        is_last = self._step == len(STEP_RATES_PER_MIN) - 1
        half_breath_s = self._pattern.period_s / 2.0
        if self._is_by_hand or is_last or self._spent_s < self._step_duration_s - half_breath_s:
            return
        self._spent_s -= self._step_duration_s  # so that no step shortens the last
        self._step += 1
        self._pattern = pattern_from_period(60.0 / STEP_RATES_PER_MIN[self._step])


class SlidingProtocol(_PrescribedController):
    """Every breath a little longer; the last one stays."""

    def __init__(self) -> None:
        super().__init__(pattern_from_period(60.0 / SLIDE_FIRST_RATE))
        self._breaths = 0

    def explanation(self) -> Message:
        if self._is_by_hand:
            return AssessmentLeft(str(self._pattern))
        return SlidTo(SLIDE_FIRST_RATE, self._pattern.breaths_per_min)

    def _begin_breath(self) -> None:
        self._breaths += 1
        if not self._is_by_hand and self._breaths < SLIDE_BREATHS:
            self._pattern = pattern_from_period(
                60.0 / SLIDE_FIRST_RATE + self._breaths * SLIDE_STEP_S
            )


def choose_protocol(round_s: float) -> SteppedProtocol | SlidingProtocol:
    """Return the sliding protocol if the round is long enough for it, or else the stepped one."""
    return SlidingProtocol() if round_s >= SLIDE_DURATION_S else SteppedProtocol(round_s)
