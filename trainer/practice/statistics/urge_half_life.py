"""The half-life of an urge, by maximum likelihood from its ratings before and after each pause."""

from dataclasses import dataclass
from math import erfc, exp2, log2, pi, sqrt
from typing import Final

import numpy as np

from trainer.events import URGE_RANGE
from trainer.hrv.tachogram import FloatArray
from trainer.practice.statistics.regression import (
    Direction,
    Interval,
    autocorrelation_factor,
    change_reach_99,
    interval_direction,
    t_quantile_99,
)

LN2: Final = float(np.log(2.0))
LEAST_SPREAD: Final = 0.5  # nobody tells an urge finer than by halves
SHORTEST, LONGEST = log2(0.05), log2(1440.0)  # of a half-time, log2 minutes
TOO_LONG: Final = 8.0  # times the longest wait: nothing is known about that
LEAST_WAIT_MIN: Final = 1.0 / 6.0  # in less, no urge has had the time to halve
LONGEST_ALONE_MIN: Final = 60.0
WIDENED_SHARE: Final = 0.5  # a good half of what ratings vary by is rounding and chance
LEAST_WEIGHT: Final = 1e-3  # of a rating that tells next to nothing
ROUNDS: Final = 40
STEP_TOLERANCE_LOG2_MIN: Final = 1e-4  # log2 minutes: the hundredth part of a percent
_erfc = np.frompyfunc(erfc, 1, 1)


@dataclass(frozen=True, slots=True)
class UrgeHalfLife:
    """Minutes, with 99 % intervals; an upper end of None is open.

    `value` is the one half-time that fits all pauses, `first` and `last` are where it was at the first and
    the last of them, and `change` is by which factor it went, 0.5 for half as long.
    """

    value: float
    interval: tuple[float, float | None]
    first: float
    first_interval: tuple[float, float | None]
    last: float
    last_interval: tuple[float, float | None]
    change: float
    change_interval: Interval

    @property
    def direction(self) -> Direction | None:
        low, high = self.change_interval
        return interval_direction((low - 1.0, high - 1.0))


def fit_half_life(
    before: FloatArray, after: FloatArray, waited_min: FloatArray, x: FloatArray
) -> UrgeHalfLife | None:
    """Fit an urge that halves, and halves again, while one waits. None: it hardly lessened.

    The urge after a wait of w minutes is taken as before · 2^(-w / h), rated with some spread and rounded
    to a whole number from 0 to 10, so a 0 means "anything below a half" and a 10 "anything above 9.5": a
    grouped normal model with censored ends (Tobin 1958, doi 10.2307/1907382), fitted by maximum
    likelihood. log2 h runs straight from the first pause to the last. Standard errors are the larger of
    the model's and the sandwich (White 1982, doi 10.2307/1912526); they grow where neighbours are alike, and
    the interval of the change is wider than Student's (`trainer.practice.statistics.regression`).

    Parameters
    ----------
    before, after : FloatArray
        Shape (n,): ratings from 0 to 10, before at least 1.
    waited_min : FloatArray
        Shape (n,): minutes, above zero.
    x : FloatArray
        Shape (n,): where in the series each pause stands, from 0 for the first to 1 for the last.
    """
    data = _Ratings(before, after, waited_min)
    (level,), ((level_error,),) = _fitted(data, np.ones((x.size, 1)), _start(data))
    if exp2(level) > TOO_LONG * float(waited_min.max()):
        return None
    ends, errors = _fitted(data, np.stack((1.0 - x, x), axis=1), level)
    wide = t_quantile_99(x.size - 2)
    change = float(ends[1] - ends[0])
    change_reach = change_reach_99(x.size, WIDENED_SHARE) * sqrt(
        float(errors[0, 0] + errors[1, 1] - 2.0 * errors[0, 1])
    )
    return UrgeHalfLife(
        value=exp2(level),
        interval=_between(level, wide * sqrt(level_error)),
        first=exp2(float(ends[0])),
        first_interval=_between(float(ends[0]), wide * sqrt(float(errors[0, 0]))),
        last=exp2(float(ends[1])),
        last_interval=_between(float(ends[1]), wide * sqrt(float(errors[1, 1]))),
        change=exp2(change),
        change_interval=(
            exp2(max(-60.0, change - change_reach)),
            exp2(min(60.0, change + change_reach)),
        ),
    )


def single_pause_half_life(before: float, after: float, waited_min: float) -> float | None:
    """Return the half-life of the urge in one pause alone, minutes; None where it has none.

    That is where the urge was gone or no weaker, or would be half only after more than an hour. The fit
    uses these pauses too: it counts "gone" and "no weaker" as censored.

    Parameters
    ----------
    before, after : float
        Ratings from 0 to 10.
    waited_min : float
        How long was waited, minutes.
    """
    if waited_min < LEAST_WAIT_MIN or not 0.0 < after < before:
        return None
    minutes = waited_min / log2(before / after)
    return minutes if minutes <= LONGEST_ALONE_MIN else None


@dataclass(frozen=True, slots=True)
class _Ratings:
    before: FloatArray
    after: FloatArray
    waited_min: FloatArray

    def expected(self, log2_h: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The urge to expect after the wait, and how it grows with log2 h."""
        halvings = self.waited_min / np.exp2(log2_h)
        urge = self.before * np.exp2(-halvings)
        return urge, urge * halvings * LN2 * LN2

    def derivatives(
        self, urge: FloatArray, spread: float
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Of each rating: the first and (negative) second derivative of its log-likelihood by the
        expected urge, and the share of the spread that it explains.
        """
        low = np.where(self.after <= 0, -40.0, (self.after - 0.5 - urge) / spread)
        high = np.where(self.after >= URGE_RANGE[1], 40.0, (self.after + 0.5 - urge) / spread)
        chance = np.maximum(_chance(low, high), 1e-12)
        at_low, at_high = _density(low), _density(high)
        slope = (at_high - at_low) / chance
        bend = (high * at_high - low * at_low) / chance
        return -slope / spread, np.maximum(slope**2 + bend, 0.0) / spread**2, bend


def _fitted(data: _Ratings, terms: FloatArray, start: float) -> tuple[FloatArray, FloatArray]:
    """The log2 half-times at the ends of `terms`, and their covariance."""
    log2_h = np.full(terms.shape[1], start)
    spread, n = 1.0, terms.shape[0]
    for _ in range(ROUNDS):
        urge, growth = data.expected(terms @ log2_h)
        score, weight, bend = data.derivatives(urge, spread)
        slopes = terms * growth[:, None]
        know = _fisher_information(slopes, weight)
        step = np.clip(np.linalg.solve(know, slopes.T @ score), -0.7, 0.7)
        log2_h = np.clip(log2_h + step, SHORTEST, LONGEST)
        wider = spread * sqrt(max(0.05, float((1.0 - bend).sum()) / max(1, n - terms.shape[1])))
        is_done = bool(np.abs(step).max() < STEP_TOLERANCE_LOG2_MIN) and abs(wider - spread) < 1e-3
        spread = max(LEAST_SPREAD, wider)
        if is_done or (spread == LEAST_SPREAD and np.abs(step).max() < STEP_TOLERANCE_LOG2_MIN):
            break
    residuals = score / np.sqrt(np.maximum(weight, LEAST_WEIGHT))
    alike = autocorrelation_factor(residuals)
    covariance: FloatArray = alike**2 * _covariance(slopes, score, weight)
    return log2_h, covariance


def _fisher_information(slopes: FloatArray, weight: FloatArray) -> FloatArray:
    know: FloatArray = slopes.T @ (slopes * weight[:, None])
    return know + 1e-6 * np.eye(slopes.shape[1])


def _covariance(slopes: FloatArray, score: FloatArray, weight: FloatArray) -> FloatArray:
    """The larger of the model's and the sandwich, whichever is less sure of the change."""
    n, k = slopes.shape
    model: FloatArray = np.linalg.inv(_fisher_information(slopes, weight)).astype(np.float64)
    scores = slopes * score[:, None]
    sandwich: FloatArray = model @ (scores.T @ scores) @ model * (n / max(1, n - k))
    return sandwich if np.trace(sandwich) > np.trace(model) else model


def _start(data: _Ratings) -> float:
    """A half-time in the middle of what each pause says alone."""
    halvings = np.log2(data.before / np.clip(data.after, 0.5, data.before))
    rate = float(np.median(halvings / data.waited_min))
    return min(max(-log2(max(rate, 1e-3)), SHORTEST), LONGEST)


def _between(log2_h: float, reach: float) -> tuple[float, float | None]:
    low, high = log2_h - reach, log2_h + reach
    return exp2(max(low, -60.0)), exp2(high) if high < LONGEST else None


def _density(z: FloatArray) -> FloatArray:
    density: FloatArray = np.exp(-0.5 * z * z) / sqrt(2.0 * pi)
    return density


def _chance(low: FloatArray, high: FloatArray) -> FloatArray:
    """Of a standard normal between the two, exact in both tails."""
    right = low > 0.0
    a, b = np.where(right, -high, low), np.where(right, -low, high)
    below = np.asarray(_erfc(-b / sqrt(2.0)) - _erfc(-a / sqrt(2.0)), dtype=np.float64)
    return 0.5 * below
