"""Bodies whose hearts answer the breath with a resonance, breathing along with the pacer.

The baroreflex is a delayed loop and rings: heart rate swings most at one rate of breathing, runs
ahead of the breath below it and behind it above (Vaschillo et al. 2006, doi 10.1007/s10484-006-9009-3).
The simplest body that does so has a second-order resonance, a small direct answer beside it, and a
lag. Many of them, each with another resonance and lag, breathe what the pacer asks for; so a breath
that has just changed, and a heart that still rings from the last, are no error.
"""

from functools import cache
from math import floor, pi
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from trainer.hrv.tachogram import FloatArray
from trainer.pacing import Pacer

ComplexArray: TypeAlias = npt.NDArray[np.complex128]

# Assumptions, all of them about nobody in particular.
RATES: Final = np.arange(42, 74) / 10.0  # where a body rings, breaths/min; adults: 4.5 to 6.5
LAGS_S: Final = np.arange(8) * 0.2  # of the heart behind the pacer, the reflex's own lag apart
SHARPNESS: Final = 2.9  # of the resonance: its quality factor
DIRECT: Final = 0.3  # share of the answer that does not ring
DEEPER: Final = 0.5  # slow breaths: half way from equal depth (0) to equal air a minute (1)

RESONATOR_COUNT: Final = RATES.size * LAGS_S.size
RESONATOR_STEP_S: Final = 0.5  # a body is worked out so often, and straight lines drawn between
LONGEST_S: Final = 60.0  # what lasts longer is no breath


class ResonatorBank:
    """One body for each of `RATES`, lungs empty at `began`."""

    def __init__(self, began: float) -> None:
        self._turn, self._drive = _poles()
        self._ringing = np.zeros(RATES.size, dtype=np.complex128)
        self._fullness = 0.0
        self._first = began  # when the first column of `_hearts` was
        self._hearts = np.zeros((RATES.size, 2))

    @property
    def t(self) -> float:
        """Until when they have breathed."""
        return self._first + RESONATOR_STEP_S * (self._hearts.shape[1] - 2)

    def advance(self, pacer: Pacer, until: float) -> None:
        """Follow the pacer until the last whole step before `until`."""
        steps = floor((until - self.t) / RESONATOR_STEP_S + 1e-6)
        if not 1 <= steps <= LONGEST_S / RESONATOR_STEP_S:
            return
        depth, t = likely_depth_at(pacer.pattern.breaths_per_min), self.t
        lungs = np.array(
            [depth * pacer.at(t + RESONATOR_STEP_S * k).fullness for k in range(1, steps + 1)]
        )
        before = np.concatenate(([self._fullness], lungs[:-1]))
        hearts = DIRECT * lungs + (1.0 - DIRECT) * self._ring((before + lungs) / 2.0)
        # The last column stands twice, so that there is always one after.
        self._hearts = np.concatenate((self._hearts[:, :-1], hearts, hearts[:, -1:]), axis=1)
        self._fullness = float(lungs[-1])

    def reset(self, before: float) -> None:
        gone = min(floor((before - self._first) / RESONATOR_STEP_S), self._hearts.shape[1] - 2)
        if gone > 0:
            self._hearts = self._hearts[:, gone:]
            self._first += gone * RESONATOR_STEP_S

    def response_at(self, t: FloatArray) -> FloatArray:
        """How much each heart would be moved at these times: bodies × times."""
        place = (t - LAGS_S[:, None] - self._first) / RESONATOR_STEP_S
        place = place.clip(0.0, self._hearts.shape[1] - 2.0)
        below = place.astype(np.intp)
        low, high = self._hearts[:, below], self._hearts[:, below + 1]
        felt: FloatArray = (low + (place - below) * (high - low)).reshape(RESONATOR_COUNT, t.size)
        return felt

    def _ring(self, lungs: FloatArray) -> FloatArray:
        """z' = turn z + drive lungs, for all steps at once."""
        turns = self._turn[:, None] ** np.arange(1, lungs.size + 1)
        z = turns * (self._ringing[:, None] + (self._drive[:, None] * lungs / turns).cumsum(axis=1))
        self._ringing = z[:, -1]
        hearts: FloatArray = 2.0 * z.real
        return hearts


def likely_depth_at(breaths_per_min: float) -> float:
    """How deep a breath is likely to be, 1 at 6/min."""
    return float((6.0 / breaths_per_min) ** DEEPER)


@cache
def _poles() -> tuple[ComplexArray, ComplexArray]:
    """2as / (s² + 2as + w²): how far it turns in a step, and what the lungs add to it in one."""
    w = 2.0 * pi * RATES / 60.0
    a = w / (2.0 * SHARPNESS)
    pole = -a + 1j * np.sqrt(w**2 - a**2)
    turn = np.exp(pole * RESONATOR_STEP_S)
    return turn, 2.0 * a * pole / (pole - pole.conj()) * (turn - 1.0) / pole


def relative_rsa(rates: FloatArray) -> FloatArray:
    """How large the RSA of each body is at these rates of breathing, 1 at most or so: bodies × rates."""
    off = SHARPNESS * (rates / RATES[:, None] - RATES[:, None] / rates)
    answer = np.abs(DIRECT + (1.0 - DIRECT) / (1.0 + 1j * off)) * (6.0 / rates) ** DEEPER
    rsa: FloatArray = np.repeat(answer, LAGS_S.size, axis=0)
    return rsa


@cache
def best_rates() -> FloatArray:
    """Where the RSA of each body is largest: slower than where it rings, for slow breaths are deep."""
    rates = np.arange(3.5, 8.0, 0.01)
    best: FloatArray = rates[relative_rsa(rates).argmax(axis=1)]
    return best
