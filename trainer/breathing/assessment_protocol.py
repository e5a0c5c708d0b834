"""The breaths of a resonance assessment: from quick to slow, in steps or sliding.

Stepped: 6.5 to 4.5 breaths a minute by 0.5, two minutes each (Lehrer et al. 2013; Shaffer & Meehan
2020, doi 10.3389/fnins.2020.570400). Sliding: 78 breaths from 6.75 to 4.25 a minute, each 67.04 ms
longer than the one before (Fisher & Lehrer 2022, doi 10.1007/s10484-021-09524-0).

Rule: a breath is two parts in and three parts out at every rate, as in 4-0-6-0, so that only the rate
differs. A hand on the keys ends the assessment, and the breath stays as it was asked for.
"""

from typing import Final

from trainer.breathing.ramp import FixedController
from trainer.pacing import BreathPattern

STEP_RATES: Final = (6.5, 6.0, 5.5, 5.0, 4.5)  # breaths/min
STEPPED_RATE_S: Final = 120.0
SLIDE_BREATHS: Final = 78
SLIDE_FROM: Final = 6.75  # breaths/min
SLIDE_STEP_S: Final = 0.06704
SLIDE_LASTS_S: Final = 895.0
INHALE_FRACTION: Final = 0.4
NO_MORE_BREATHS: Final = "The assessment ended when you asked for {pattern}."


def pattern_from_period(period_s: float) -> BreathPattern:
    """A breath so long, two parts in and three parts out.

    >>> str(pattern_from_period(10.0))
    '4-0-6-0'
    """
    inhale_s = round(INHALE_FRACTION * period_s, 4)
    return BreathPattern(inhale_s, 0.0, round(period_s - inhale_s, 4), 0.0)


class _Assessment(FixedController):
    """Breaths that are given, until somebody asks for another."""

    def lengthen(self, t: float) -> None:
        super().lengthen(t)
        self._by_hand = True


class SteppedProtocol(_Assessment):
    """Two minutes at each rate; all alike shorter or longer if the round is not ten minutes."""

    def __init__(self, round_s: float = STEPPED_RATE_S * len(STEP_RATES)) -> None:
        super().__init__(pattern_from_period(60.0 / STEP_RATES[0]))
        self._step_lasts_s = round_s / len(STEP_RATES)
        self._spent_s = 0.0  # in this step
        self._step = 0

    def explanation(self) -> str:
        if self._by_hand:
            return NO_MORE_BREATHS.format(pattern=self._pattern)
        rates = f"{STEP_RATES[0]:g} to {STEP_RATES[self._step]:g}"
        return f"You breathed at {self._step + 1} of {len(STEP_RATES)} rates, {rates} a minute."

    def _go_on(self) -> None:
        self._spent_s += self._pattern.period_s
        is_last = self._step == len(STEP_RATES) - 1
        half_a_breath = self._pattern.period_s / 2.0
        if self._by_hand or is_last or self._spent_s < self._step_lasts_s - half_a_breath:
            return
        self._spent_s -= self._step_lasts_s  # so that no step eats into the last
        self._step += 1
        self._pattern = pattern_from_period(60.0 / STEP_RATES[self._step])


class SlidingProtocol(_Assessment):
    """Every breath a little longer. After the last one it stays."""

    def __init__(self) -> None:
        super().__init__(pattern_from_period(60.0 / SLIDE_FROM))
        self._breaths = 0

    def explanation(self) -> str:
        if self._by_hand:
            return NO_MORE_BREATHS.format(pattern=self._pattern)
        return (
            f"You slid from {SLIDE_FROM:g} to {self._pattern.breaths_per_min:.2f} breaths a minute."
        )

    def _go_on(self) -> None:
        self._breaths += 1
        if not self._by_hand and self._breaths < SLIDE_BREATHS:
            self._pattern = pattern_from_period(60.0 / SLIDE_FROM + self._breaths * SLIDE_STEP_S)


def choose_protocol(round_s: float) -> SteppedProtocol | SlidingProtocol:
    """Sliding if there is time for it, else stepped."""
    return SlidingProtocol() if round_s >= SLIDE_LASTS_S else SteppedProtocol(round_s)
