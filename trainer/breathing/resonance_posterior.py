"""What the heart answered, breath after breath, and which resonance explains it.

Near its top the amplitude is flat, and tells little of where the top is; there the phase tells most.
How far a phase can be trusted is what the prior on the lag says. Followed for long enough over more
than one rate, amplitude and phase together tell the lag of this person too.
"""

from dataclasses import dataclass
from math import log1p, pi, sqrt
from typing import Final

import numpy as np

from trainer.breathing.resonator_bank import (
    LAGS_S,
    RATES,
    RESONATOR_COUNT,
    best_rates,
    relative_rsa,
)
from trainer.hrv.rsa import is_well_posed
from trainer.hrv.tachogram import FloatArray

# From the disc to the sinus node: eyes and will, chest, vagus. Each takes some tenths of a second.
PRIOR_LAG_S: Final = (0.4, 0.25)  # mean and standard deviation of people
TAILS: Final = 2.0  # degrees of freedom: minds wander, and some breaths are no answer at all
STEADY_MS: Final = 1.0  # no answer is known better than that
ROUNDS: Final = 2  # of weighing the answers; they begin where those of the time before ended
ROUNDS_AT_ONCE: Final = 10
MIN_POSTERIOR_RESPONSES: Final = 3
MAX_POSTERIOR_RESPONSES: Final = 120
RECENT: Final = 8  # answers, a minute and a half
FULL_BREATH: Final = 0.98  # peak to trough of the first harmonic of a pacer's breath

LAG_PRIOR: Final = np.tile(
    -0.5 * ((LAGS_S - PRIOR_LAG_S[0]) / PRIOR_LAG_S[1]) ** 2, RATES.size
) - np.log(RATES.size * np.exp(-0.5 * ((LAGS_S - PRIOR_LAG_S[0]) / PRIOR_LAG_S[1]) ** 2).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """What the answers so far tell.

    `breaths_per_min` is where the RSA is largest and `sd` its standard error; `chance` is that of each
    body. `evidence`: how much more likely the answers are if a heart follows the pacer than if they
    are noise, as a logarithm. `r2` is the share of their power that the best body explains, `recent_r2`
    that of the last minute and a half. `gain_ms` times `relative_rsa` is the RSA to expect.
    """

    breaths_per_min: float
    sd: float
    evidence: float
    r2: float
    recent_r2: float
    gain_ms: float
    answers: int
    chance: FloatArray

    def probability_above(self, breaths_per_min: float) -> float:
        """How likely the resonance is faster than that."""
        return float(self.chance[best_rates() > breaths_per_min].sum())

    def rsa_at(self, rates: FloatArray) -> FloatArray:
        """The RSA to expect at these rates of breathing, ms, peak to trough."""
        rsa: FloatArray = self.gain_ms * (self.chance @ relative_rsa(rates))
        return rsa


class ResonanceEstimator:
    """One answer for each two breaths, beside what the hearts of the bodies did in the same time."""

    def __init__(self) -> None:
        self._seen = np.zeros((MAX_POSTERIOR_RESPONSES, 2))  # cosine and sine, ms
        self._certain = np.zeros((MAX_POSTERIOR_RESPONSES, 1))  # 1 / variance
        self._trust = np.ones((MAX_POSTERIOR_RESPONSES, 1))  # less where it is like no answer
        self._bodies = np.zeros((MAX_POSTERIOR_RESPONSES, 2, RESONATOR_COUNT))
        self._squares = np.zeros((MAX_POSTERIOR_RESPONSES, RESONATOR_COUNT))
        self._count = 0

    def add(self, rr_ms: FloatArray, cycles: FloatArray, felt: FloatArray) -> bool:
        """The answer in two breaths: the first harmonic of the pacer in the intervals.

        By least squares beside a level, a trend and a bend; and in the same way of what was `felt`.
        False, and nothing is added, where the intervals lie so close to each other that they cannot
        tell these apart: a packet that came late may put many beats into one moment.

        Args:
            rr_ms: NN intervals.
            cycles: when the middle of each was, in breaths; at least six.
            felt: `ResonatorBank.response_at` at the same times.
        """
        angle, x = 2.0 * pi * cycles, cycles - cycles.mean()
        terms = np.stack((np.cos(angle), np.sin(angle), np.ones(x.size), x, x * x))
        products = terms @ terms.T
        if not is_well_posed(products):
            return False
        solve = np.linalg.solve(products, terms)
        found = solve @ rr_ms
        left = rr_ms - found @ terms
        variance = float(left @ left) / (x.size - 5) * float((solve[:2] ** 2).sum()) / 2.0
        self._grow()
        k = self._count
        self._seen[k] = found[:2]
        self._certain[k] = 1.0 / (variance + STEADY_MS**2)
        self._trust[k] = 1.0
        self._bodies[k] = -(solve[:2] @ felt.T)
        self._squares[k] = (self._bodies[k] ** 2).sum(axis=0)
        self._count = k + 1
        return True

    def posterior(self, rounds: int = ROUNDS) -> Posterior | None:
        """None with fewer than three answers. What is asked for once only needs more rounds."""
        n = self._count
        if n < MIN_POSTERIOR_RESPONSES:
            return None
        seen, certain, bodies = self._seen[:n], self._certain[:n], self._bodies[:n]
        for _ in range(rounds):
            trust = self._trust[:n]
            gain, left = _explained(seen, certain * trust, bodies, self._squares[:n])
            likely = LAG_PRIOR - 0.5 * float(trust.sum()) * np.log1p(left / 2.0)
            best = int(likely.argmax())
            off = (certain * (seen - gain[best] * bodies[:, :, best]) ** 2).sum(axis=1)[:, None]
            self._trust[:n] = _trust_in(off, trust)
        return self._compute_posterior(likely, trust, off, gain)

    def _compute_posterior(
        self, likely: FloatArray, trust: FloatArray, off: FloatArray, gain: FloatArray
    ) -> Posterior:
        n = self._count
        highest = float(likely.max())
        chance = np.exp(likely - highest)
        total = float(chance.sum())
        chance /= total
        rate = float(chance @ best_rates())
        power = (self._certain[:n] * self._seen[:n] ** 2).sum(axis=1)[:, None]
        noise = -0.5 * float(trust.sum()) * log1p(float((trust * power).sum()) / 2.0)
        return Posterior(
            breaths_per_min=rate,
            sd=sqrt(float(chance @ (best_rates() - rate) ** 2)),
            evidence=highest + float(np.log(total)) - noise,
            r2=_share(trust * off, trust * power),
            recent_r2=_share(off[-RECENT:], power[-RECENT:]),
            gain_ms=2.0 * FULL_BREATH / 2.0 * float(chance @ gain),
            answers=n,
            chance=chance,
        )

    def _grow(self) -> None:
        if self._count < MAX_POSTERIOR_RESPONSES:
            return
        for kept in (self._seen, self._certain, self._trust, self._bodies, self._squares):
            kept[:-1] = kept[1:]
        self._count -= 1


def _explained(
    seen: FloatArray, certain: FloatArray, bodies: FloatArray, squares: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """For each body: the gain that fits best, never negative, and the power it leaves."""
    both = (certain * seen).ravel() @ bodies.reshape(-1, RESONATOR_COUNT)
    gain = np.maximum(0.0, both) / (certain[:, 0] @ squares + 1e-12)
    return gain, np.maximum(0.0, float((certain * seen * seen).sum()) - gain * both)


def _trust_in(off: FloatArray, trust: FloatArray) -> FloatArray:
    """Student's t: an answer that is far off counts less."""
    usual = max(0.2, float((trust * off).sum()) / (2.0 * float(trust.sum())))
    new: FloatArray = 1.0 / (TAILS + off / usual)
    new /= new.max()
    return new


def _share(off: FloatArray, power: FloatArray) -> float:
    return max(0.0, 1.0 - float(off.sum()) / (float(power.sum()) + 1e-12))
