"""A bank of resonators that model how the heart rate responds to the breath, driven by the pacer.

The baroreflex is a delayed loop with a resonance: heart rate swings most at one rate of breathing, leads the
breath below it and lags behind it above. The simplest model of this is a second-order resonance, a small direct
response beside it, and a lag. The bank holds many, each with another resonance and lag, and all follow the
pacer; so a breath that has just changed, and the transient after it, are part of the model.

References
----------
Vaschillo et al. (2006), doi 10.1007/s10484-006-9009-3
"""

from functools import cache
from math import floor, pi
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from trainer.breathing.resonance_model import (
    DEPTH_EXPONENT,
    DIRECT_FRACTION,
    LAGS_S,
    RATES,
    ResonanceModel,
)
from trainer.hrv.tachogram import FloatArray
from trainer.pacing import Pacer

ComplexArray: TypeAlias = npt.NDArray[np.complex128]

# Of the simulation; between its steps responses are interpolated linearly.
RESONATOR_STEP_S: Final = 0.5
MAX_ADVANCE_S: Final = 60.0  # a longer breath is not simulated


class ResonatorBank:
    """One resonator for each of `RATES` and quality factor, with empty lungs at `began` seconds."""

    def __init__(self, began: float, model: ResonanceModel) -> None:
        self._rotation, self._drive = _poles(model)
        self._state = np.zeros(self._drive.size, dtype=np.complex128)
        self._fullness = 0.0
        self._first_t = began  # time of the first column of the responses, s
        self._responses = np.zeros((self._drive.size, 2))

    @property
    def t(self) -> float:
        """Return the time until which they are simulated, in seconds."""
        return self._first_t + RESONATOR_STEP_S * (self._responses.shape[1] - 2)

    def advance(self, pacer: Pacer, until: float) -> None:
        """Simulate under the pacer until the last whole step before `until`."""
        steps = floor((until - self.t) / RESONATOR_STEP_S + 1e-6)
        if not 1 <= steps <= MAX_ADVANCE_S / RESONATOR_STEP_S:
            return
        t: FloatArray = self.t + RESONATOR_STEP_S * np.arange(1.0, steps + 1.0)
        self.advance_through(asked_fullness(pacer, t))

    def advance_through(self, fullness: FloatArray) -> None:
        """Simulate one step for each of these fullnesses of the lungs, shape (n,)."""
        before = np.concatenate(([self._fullness], fullness[:-1]))
        responses = DIRECT_FRACTION * fullness + (1.0 - DIRECT_FRACTION) * self._resonate(
            (before + fullness) / 2.0
        )
        # The last column is repeated, so that there is always one after.
        self._responses = np.concatenate(
            (self._responses[:, :-1], responses, responses[:, -1:]), axis=1
        )
        self._fullness = float(fullness[-1])

    def reset(self, before: float) -> None:
        """Drop what was simulated before a time."""
        dropped = min(
            floor((before - self._first_t) / RESONATOR_STEP_S), self._responses.shape[1] - 2
        )
        if dropped > 0:
            self._responses = self._responses[:, dropped:]
            self._first_t += dropped * RESONATOR_STEP_S

    def response_at(self, t: FloatArray) -> FloatArray:
        """Return the response of each resonator at these times, shape (model size, n)."""
        position = (t - LAGS_S[:, None] - self._first_t) / RESONATOR_STEP_S
        position = position.clip(0.0, self._responses.shape[1] - 2.0)
        below = position.astype(np.intp)
        low, high = self._responses[:, below], self._responses[:, below + 1]
        response: FloatArray = (low + (position - below) * (high - low)).reshape(-1, t.size)
        return response

    def _resonate(self, fullness: FloatArray) -> FloatArray:
        """Solve z' = rotation z + drive fullness, for all steps at once."""
        rotations = self._rotation[:, None] ** np.arange(1, fullness.size + 1)
        z = rotations * (
            self._state[:, None] + (self._drive[:, None] * fullness / rotations).cumsum(axis=1)
        )
        self._state = z[:, -1]
        responses: FloatArray = 2.0 * z.real
        return responses


def asked_fullness(pacer: Pacer, t: FloatArray) -> FloatArray:
    """Return the fullness of the lungs that a pacer asks for at these times, 1 at the top of 6 a minute.

    Parameters
    ----------
    pacer : Pacer
        It leads at all of these times.
    t : FloatArray
        Shape (n,): s.

    Returns
    -------
    FloatArray
        Shape (n,).
    """
    depth = likely_depth_at(pacer.pattern.breaths_per_min)
    return np.array([depth * pacer.at(x).fullness for x in t.tolist()], dtype=np.float64)


def likely_depth_at(breaths_per_min: float) -> float:
    """Return the expected depth of a breath, 1 at 6 a minute."""
    return float((6.0 / breaths_per_min) ** DEPTH_EXPONENT)


def _grid(model: ResonanceModel) -> tuple[FloatArray, FloatArray]:
    """Rate and quality factor of each resonance, without the lags."""
    quality = np.repeat(np.array(model.quality_factors), RATES.size)
    return np.tile(RATES, len(model.quality_factors)), quality


@cache
def _poles(model: ResonanceModel) -> tuple[ComplexArray, ComplexArray]:
    """2as / (s² + 2as + w²): the rotation in a step, and what the fullness of the lungs adds in one."""
    rates, quality = _grid(model)
    w = 2.0 * pi * rates / 60.0
    a = w / (2.0 * quality)
    pole = -a + 1j * np.sqrt(w**2 - a**2)
    rotation = np.exp(pole * RESONATOR_STEP_S)
    return rotation, 2.0 * a * pole / (pole - pole.conj()) * (rotation - 1.0) / pole


def relative_rsa(rates: FloatArray, model: ResonanceModel) -> FloatArray:
    """Return the RSA of each resonator at these rates, about 1 at most, shape (model size, n).

    Parameters
    ----------
    rates : FloatArray
        Shape (n,): breaths per minute.
    model : ResonanceModel
        Which resonators there are.
    """
    centres, quality = _grid(model)
    detuning = quality[:, None] * (rates / centres[:, None] - centres[:, None] / rates)
    response = (
        np.abs(DIRECT_FRACTION + (1.0 - DIRECT_FRACTION) / (1.0 + 1j * detuning))
        * (6.0 / rates) ** DEPTH_EXPONENT
    )
    rsa: FloatArray = np.repeat(response, LAGS_S.size, axis=0)
    return rsa


@cache
def best_rates(model: ResonanceModel) -> FloatArray:
    """Return the rate of the largest RSA of each resonator, below its resonance, for slow breaths are deep."""
    rates = np.arange(3.5, 8.0, 0.01)
    best: FloatArray = rates[relative_rsa(rates, model).argmax(axis=1)]
    return best


@cache
def log_prior(model: ResonanceModel, *, is_measured: bool) -> FloatArray:
    """Return the logarithm of the probability of each resonator beforehand, which depends on its lag alone.

    Parameters
    ----------
    is_measured
        Whether the breath was measured at the chest.
    """
    if is_measured and model.chest_lag_sd_s is not None:
        density = _lag_density(model.lag_s, model.chest_lag_sd_s)
    else:
        late = _lag_density(model.late_lag_s, model.late_lag_sd_s)
        usual = _lag_density(model.lag_s, model.lag_sd_s)
        density = (1.0 - model.late_fraction) * usual + model.late_fraction * late
    repeats = model.size // LAGS_S.size
    prior: FloatArray = np.tile(np.log(density), repeats) - np.log(repeats * density.sum())
    return prior


def _lag_density(mean_s: float, sd_s: float) -> FloatArray:
    density: FloatArray = np.exp(-0.5 * ((LAGS_S - mean_s) / sd_s) ** 2) / sd_s
    return density
