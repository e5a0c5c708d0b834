"""How many of several predictions come true, where each has a chance of its own: exactly.

The count is Poisson-binomial. Its distribution comes from its characteristic function (Hong 2013,
doi 10.1016/j.csda.2012.10.006), taken only at as many places as it has room to spread over.
"""

from dataclasses import dataclass
from math import ceil, pi, sqrt
from typing import Final

import numpy as np

from trainer.tachogram import FloatArray
from trainer.trend_line import CONFIDENCE, Interval

TAIL: Final = (1.0 - CONFIDENCE) / 2.0
REACH: Final = 9.0  # standard deviations to each side, beyond which a double holds nothing
LEAST_ROOM: Final = 10  # counts to each side, where the spread is small
FURTHEST: Final = 40.0  # log-odds: a chance of one in 10^17
HALVINGS: Final = 22


@dataclass(frozen=True, slots=True)
class Stated:
    """The chances that were stated, each different one once, and how many times."""

    chances: FloatArray
    times: FloatArray

    @property
    def count(self) -> int:
        return int(self.times.sum())

    @property
    def mean(self) -> float:
        return float(self.chances @ self.times) / self.count

    def shifted(self, by: float) -> "Stated":
        """All of them by the same log-odds."""
        odds = np.log(self.chances / (1.0 - self.chances))
        return Stated(1.0 / (1.0 + np.exp(-(odds + by))), self.times)


def stated(chances: FloatArray) -> Stated:
    each, times = np.unique(chances, return_counts=True)
    return Stated(each, times.astype(np.float64))


def at_most(count: int, of: Stated) -> float:
    """The chance that no more than so many come true.

    >>> round(at_most(1, stated(np.array([0.5, 0.5, 0.5]))), 9)
    0.5
    """
    if count < 0 or count >= of.count:
        return 0.0 if count < 0 else 1.0
    spread = sqrt(float((of.chances * (1.0 - of.chances)) @ of.times))
    room = ceil(REACH * spread) + LEAST_ROOM
    low = max(0, round(of.mean * of.count) - room)
    if count < low:
        return 0.0
    places = min(of.count, low + 2 * room) - low + 1
    around = np.exp(2j * pi * np.arange(places // 2 + 1) / places)
    waves = (1.0 + of.chances[:, None] * (around - 1.0)) ** of.times[:, None]
    shares = np.roll(np.fft.irfft(np.conj(waves.prod(axis=0)), places), -(low % places))
    return float(np.clip(shares[: count - low + 1].sum(), 0.0, 1.0))


def mean_interval(count: int, of: Stated) -> Interval:
    """Between which the mean chance lies, if every stated chance is off by the same log-odds.

    That is "calibration in the large" (Cox 1958, doi 10.1093/biomet/45.3-4.562), turned around exactly
    as Clopper & Pearson 1934 do (doi 10.1093/biomet/26.4.404): in are all shifts under which neither so
    few nor so many would be rarer than `TAIL`. With equal chances it is their interval, which holds the
    truth in no less than 99 of 100 and is never without width.
    """
    low = 0.0 if count == 0 else _mean_where(of, count - 1, 1.0 - TAIL)
    high = 1.0 if count == of.count else _mean_where(of, count, TAIL)
    return low, high


def _mean_where(of: Stated, count: int, share: float) -> float:
    """The mean chance at the shift under which at most `count` come true with this probability."""
    low, high = -FURTHEST, FURTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        if at_most(count, of.shifted(middle)) > share:
            low = middle
        else:
            high = middle
    return of.shifted((low + high) / 2.0).mean
