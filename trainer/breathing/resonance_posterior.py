"""Bayesian estimate of a person's resonance from the heart's responses to each breath.

Near the resonance the amplitude is flat and says little about where it is; the phase says most. How far a phase
can be trusted is what the prior on the lag says. With enough responses at more than one rate, amplitude and phase
together also determine the lag of this person. The breath is led with a prior on the lag; what is said of the
resonance is said without (`ResonanceModel.states_for_any_lag`).
"""

from dataclasses import dataclass
from math import erf, log1p, pi, sqrt
from typing import Final

import numpy as np

from trainer.breathing.resonance_model import ResonanceModel
from trainer.breathing.resonator_bank import best_rates, log_prior, relative_rsa
from trainer.hrv.rsa import is_well_posed
from trainer.hrv.tachogram import FloatArray

MIN_RESPONSE_SD_MS: Final = 1.0  # the least standard deviation of a response
# Of reweighting the responses; they begin with the weights of the call before.
REWEIGHTING_ROUNDS: Final = 2
ROUNDS_AT_ONCE: Final = 10
MIN_POSTERIOR_RESPONSES: Final = 3
MAX_POSTERIOR_RESPONSES: Final = 120
RECENT_RESPONSES: Final = 8  # responses, a minute and a half
SQRT_2: Final = sqrt(2.0)
PACER_AMPLITUDE: Final = 0.98  # amplitude of the first harmonic of a pacer's breath


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """The posterior over the bank of resonators.

    Attributes
    ----------
    breaths_per_min
        Rate of the largest RSA, to lead the breath to.
    stated_breaths_per_min, posterior_sd
        The rate to state, and its standard deviation if one of the resonators were exactly right.
    evidence
        Log-likelihood ratio of a heart that follows the pacer to noise.
    r2, recent_r2
        Share of the responses' power that the best resonator explains; of the last minute and a half.
    gain_ms
        Times `relative_rsa` it is the expected RSA.
    response_count
        Number of responses.
    is_measured
        Whether most of the responses followed the breath as it was measured.
    probabilities
        Shape (model size,), of each resonator.
    stated_probabilities
        The same, for what is said.
    model
        What was assumed beforehand.
    """

    breaths_per_min: float
    stated_breaths_per_min: float
    posterior_sd: float
    evidence: float
    r2: float
    recent_r2: float
    gain_ms: float
    response_count: int
    is_measured: bool
    probabilities: FloatArray
    stated_probabilities: FloatArray
    model: ResonanceModel

    @property
    def led_sd(self) -> float:
        """Return the standard deviation to state of a session's estimate, breaths/min."""
        model = self.model
        return (model.led_with_chest if self.is_measured else model.led).sd(self.posterior_sd)

    @property
    def assessed_sd(self) -> float:
        """Return the standard deviation to state of an assessment's estimate, breaths/min."""
        return self.model.assessed.sd(self.posterior_sd)

    def probability_within(self, distance: float) -> float:
        """Return the probability that an assessment's estimate is at most so far from the truth, breaths/min."""
        assessed = self.model.assessed
        off = assessed.sd_factor * (best_rates(self.model) - self.stated_breaths_per_min)
        if assessed.model_sd == 0.0:
            return float(self.stated_probabilities[np.abs(off) <= distance].sum())
        scale = assessed.model_sd * SQRT_2
        inside = [
            0.5 * (erf((x + distance) / scale) - erf((x - distance) / scale)) for x in off.tolist()
        ]
        return float(self.stated_probabilities @ np.array(inside))

    def probability_above(self, breaths_per_min: float) -> float:
        """Return the probability that the resonance is faster than a rate."""
        return float(self.probabilities[best_rates(self.model) > breaths_per_min].sum())

    def rsa_at(self, rates: FloatArray) -> FloatArray:
        """Return the expected RSA at these rates of breathing, ms, peak to trough."""
        rsa: FloatArray = self.gain_ms * (
            self.stated_probabilities @ relative_rsa(rates, self.model)
        )
        return rsa


class ResonanceEstimator:
    """Collects one response for each two breaths, beside those of the resonators at the same times."""

    def __init__(self, model: ResonanceModel) -> None:
        self._model = model
        self._responses = np.zeros((MAX_POSTERIOR_RESPONSES, 2))  # cosine and sine, ms
        self._precision = np.zeros((MAX_POSTERIOR_RESPONSES, 1))  # 1 / variance
        self._weights = np.ones((MAX_POSTERIOR_RESPONSES, 1))  # weight, less for outliers
        self._resonators = np.zeros((MAX_POSTERIOR_RESPONSES, 2, model.size))
        self._squares = np.zeros((MAX_POSTERIOR_RESPONSES, model.size))
        self._is_measured = np.zeros(MAX_POSTERIOR_RESPONSES, dtype=np.bool_)
        self._count = 0

    def add(
        self,
        rr_ms: FloatArray,
        cycles: FloatArray,
        resonator_responses: FloatArray,
        *,
        is_measured: bool = False,
    ) -> bool:
        """Add the response to two breaths: the first harmonic of the pacer in the intervals.

        By least squares beside level, trend and curvature, and alike for the resonators.

        Parameters
        ----------
        rr_ms
            Shape (n,), NN intervals, n at least 6.
        cycles
            Shape (n,), when the middle of each was, in breaths.
        resonator_responses
            `ResonatorBank.response_at` at the same times.
        is_measured
            Whether these followed the breath as it was measured, and not the pacer.

        Returns
        -------
        bool
            False, and nothing is added, where the intervals lie so close together that they cannot tell
            these terms apart: a late packet may put many beats into one moment.
        """
        angle, x = 2.0 * pi * cycles, cycles - cycles.mean()
        terms = np.stack((np.cos(angle), np.sin(angle), np.ones(x.size), x, x * x))
        products = terms @ terms.T
        if not is_well_posed(products):
            return False
        solve = np.linalg.solve(products, terms)
        coefficients = solve @ rr_ms
        residual = rr_ms - coefficients @ terms
        variance = float(residual @ residual) / (x.size - 5) * float((solve[:2] ** 2).sum()) / 2.0
        self._drop_oldest_if_full()
        k = self._count
        self._responses[k] = coefficients[:2]
        self._precision[k] = 1.0 / (variance + MIN_RESPONSE_SD_MS**2)
        self._weights[k] = 1.0
        self._resonators[k] = -(solve[:2] @ resonator_responses.T)
        self._squares[k] = (self._resonators[k] ** 2).sum(axis=0)
        self._is_measured[k] = is_measured
        self._count = k + 1
        return True

    def posterior(self, rounds: int = REWEIGHTING_ROUNDS) -> Posterior | None:
        """Return the posterior, None with fewer than three responses.

        Parameters
        ----------
        rounds
            Of reweighting; a single call for all responses needs more.
        """
        n = self._count
        if n < MIN_POSTERIOR_RESPONSES:
            return None
        responses, precision, resonators = (
            self._responses[:n],
            self._precision[:n],
            self._resonators[:n],
        )
        prior = log_prior(self._model, is_measured=self._is_mostly_measured)
        for _ in range(rounds):
            weights = self._weights[:n]
            gain, residual = _fit_gains(
                responses, precision * weights, resonators, self._squares[:n]
            )
            log_posterior = prior - 0.5 * float(weights.sum()) * np.log1p(residual / 2.0)
            best = int(log_posterior.argmax())
            squared_error = (
                precision * (responses - gain[best] * resonators[:, :, best]) ** 2
            ).sum(axis=1)[:, None]
            self._weights[:n] = _student_weights(squared_error, weights, self._model.student_t_df)
        stated = log_posterior - prior if self._model.states_for_any_lag else log_posterior
        return self._compute_posterior(log_posterior, stated, weights, squared_error, gain)

    def _compute_posterior(
        self,
        log_posterior: FloatArray,
        log_stated: FloatArray,
        weights: FloatArray,
        squared_error: FloatArray,
        gain: FloatArray,
    ) -> Posterior:
        n = self._count
        probabilities, log_total = _normalize(log_posterior)
        stated, _ = _normalize(log_stated)
        best = best_rates(self._model)
        stated_rate = float(stated @ best)
        power = (self._precision[:n] * self._responses[:n] ** 2).sum(axis=1)[:, None]
        noise = -0.5 * float(weights.sum()) * log1p(float((weights * power).sum()) / 2.0)
        return Posterior(
            breaths_per_min=float(probabilities @ best),
            stated_breaths_per_min=stated_rate,
            posterior_sd=sqrt(float(stated @ (best - stated_rate) ** 2)),
            evidence=log_total - noise,
            r2=_explained_fraction(weights * squared_error, weights * power),
            recent_r2=_explained_fraction(
                squared_error[-RECENT_RESPONSES:], power[-RECENT_RESPONSES:]
            ),
            gain_ms=2.0 * PACER_AMPLITUDE / 2.0 * float(stated @ gain),
            response_count=n,
            is_measured=self._is_mostly_measured,
            probabilities=probabilities,
            stated_probabilities=stated,
            model=self._model,
        )

    @property
    def _is_mostly_measured(self) -> bool:
        return 2 * int(self._is_measured[: self._count].sum()) > self._count

    def _drop_oldest_if_full(self) -> None:
        if self._count < MAX_POSTERIOR_RESPONSES:
            return
        arrays: tuple[np.ndarray, ...] = (
            self._responses,
            self._precision,
            self._weights,
            self._resonators,
            self._squares,
            self._is_measured,
        )
        for array in arrays:
            array[:-1] = array[1:]
        self._count -= 1


def _normalize(log_weights: FloatArray) -> tuple[FloatArray, float]:
    """Return the probabilities, and the logarithm of the sum of the weights."""
    highest = float(log_weights.max())
    probabilities: FloatArray = np.exp(log_weights - highest)
    total = float(probabilities.sum())
    return probabilities / total, highest + float(np.log(total))


def _fit_gains(
    responses: FloatArray, precision: FloatArray, resonators: FloatArray, squares: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """For each resonator: the best gain, never negative, and the residual power."""
    cross = (precision * responses).ravel() @ resonators.reshape(-1, squares.shape[1])
    gain = np.maximum(0.0, cross) / (precision[:, 0] @ squares + 1e-12)
    return gain, np.maximum(0.0, float((precision * responses * responses).sum()) - gain * cross)


def _student_weights(squared_error: FloatArray, weights: FloatArray, df: float) -> FloatArray:
    """Weights by Student's t: a response far from the model counts less."""
    scale = max(0.2, float((weights * squared_error).sum()) / (2.0 * float(weights.sum())))
    new: FloatArray = 1.0 / (df + squared_error / scale)
    new /= new.max()
    return new


def _explained_fraction(squared_error: FloatArray, power: FloatArray) -> float:
    return max(0.0, 1.0 - float(squared_error.sum()) / (float(power.sum()) + 1e-12))
