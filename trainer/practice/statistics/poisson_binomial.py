"""How many of several predictions come true, where each has a chance of its own: exactly.

The count is Poisson-binomial. Its distribution comes from its characteristic function (Hong 2013,
doi 10.1016/j.csda.2012.10.006), taken only at as many places as it has room to spread over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, pi, sqrt
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray
from trainer.practice.statistics.regression import CONFIDENCE, Interval

TAIL: Final = (1.0 - CONFIDENCE) / 2.0
REACH: Final = 9.0  # standard deviations to each side, beyond which a double holds nothing
MIN_VARIANCE: Final = 10  # counts to each side, where the spread is small
FURTHEST: Final = 40.0  # log-odds: a chance of one in 10^17
FAINTEST: Final = 50.0
"""Beyond e to this power below one a place of the characteristic function adds nothing to a double."""
LOG_ODDS_TOLERANCE: Final = 5e-5  # log-odds: a chance moves by no more than a hundred-thousandth


@dataclass(frozen=True, slots=True)
class PoissonBinomial:
    """The chances that were stated, each different one once, and how many times."""

    chances: FloatArray
    times: FloatArray

    @property
    def count(self) -> int:
        return int(self.times.sum())

    @property
    def mean(self) -> float:
        return float(self.chances @ self.times) / self.count

    @property
    def sd(self) -> float:
        """The standard deviation of how many come true."""
        return sqrt(float((self.chances * (1.0 - self.chances)) @ self.times))

    def tilt(self, by: float) -> "PoissonBinomial":
        """All of them by the same log-odds."""
        odds = np.log(self.chances / (1.0 - self.chances))
        return PoissonBinomial(1.0 / (1.0 + np.exp(-(odds + by))), self.times)


def poisson_binomial(chances: FloatArray) -> PoissonBinomial:
    each, times = np.unique(chances, return_counts=True)
    return PoissonBinomial(each, times.astype(np.float64))


def poisson_binomial_cdf(count: int, of: PoissonBinomial) -> float:
    """The chance that no more than so many come true.

    Parameters
    ----------
    count : int
        How many come true.
    of : PoissonBinomial
        The stated chances.

    Returns
    -------
    float
        0 to 1.

    Examples
    --------
    >>> round(poisson_binomial_cdf(1, poisson_binomial(np.array([0.5, 0.5, 0.5]))), 9)
    0.5
    """
    if count < 0 or count >= of.count:
        return 0.0 if count < 0 else 1.0
    reach = ceil(REACH * of.sd) + MIN_VARIANCE
    low = max(0, round(of.mean * of.count) - reach)
    if count < low:
        return 0.0
    places = min(of.count, low + 2 * reach) - low + 1
    turns = np.arange(places // 2 + 1) / places
    # No product of the factors below is larger than e to the power of -2 sd^2 sin^2(pi turns).
    significant = turns[2.0 * (of.sd * np.sin(pi * turns)) ** 2 <= FAINTEST]
    around = np.exp(2j * pi * significant)
    waves = (1.0 + of.chances[:, None] * (around - 1.0)) ** of.times[:, None]
    shares = np.roll(np.fft.irfft(np.conj(waves.prod(axis=0)), places), -(low % places))
    return float(np.clip(shares[: count - low + 1].sum(), 0.0, 1.0))


def clopper_pearson_interval(count: int, of: PoissonBinomial) -> Interval:
    """Between which the mean chance lies, if every stated chance is off by the same log-odds.

    That is "calibration in the large" (Cox 1958, doi 10.1093/biomet/45.3-4.562), turned around exactly
    as Clopper & Pearson 1934 do (doi 10.1093/biomet/26.4.404): in are all shifts under which neither so
    few nor so many would be rarer than `TAIL`. With equal chances it is their interval, which holds the
    truth in no less than 99 of 100 and is never without width.

    Parameters
    ----------
    count : int
        How many came true.
    of : PoissonBinomial
        The stated chances.

    Returns
    -------
    Interval
        The lowest and the highest mean chance, 0 to 1.
    """
    low = 0.0 if count == 0 else _mean_where(of, count - 1, 1.0 - TAIL)
    high = 1.0 if count == of.count else _mean_where(of, count, TAIL)
    return low, high


def _mean_where(of: PoissonBinomial, count: int, share: float) -> float:
    """The mean chance at the shift under which at most `count` come true with this probability."""
    low, high = _bracket(of, count, share)
    return of.tilt(
        _bisect(low, high, lambda by: poisson_binomial_cdf(count, of.tilt(by)) > share)
    ).mean


def _bracket(of: PoissonBinomial, count: int, share: float) -> tuple[float, float]:
    """Two shifts with that one between them, sought in ever longer steps from where `count` is the mean."""
    by = _bisect(-FURTHEST, FURTHEST, lambda by: of.tilt(by).mean * of.count < count)
    step = 1.0 / max(1.0, of.tilt(by).sd)  # the mean moves about one standard deviation
    low = high = by
    while high < FURTHEST and poisson_binomial_cdf(count, of.tilt(high)) > share:
        low, high, step = high, high + step, 2.0 * step
    while low > -FURTHEST and poisson_binomial_cdf(count, of.tilt(low)) <= share:
        low, high, step = low - step, low, 2.0 * step
    return low, high


def _bisect(low: float, high: float, is_above: Callable[[float], bool]) -> float:
    """Halved to where it is: `is_above` tells of a shift that it lies above."""
    while high - low > LOG_ODDS_TOLERANCE:
        middle = (low + high) / 2.0
        low, high = (middle, high) if is_above(middle) else (low, middle)
    return (low + high) / 2.0
