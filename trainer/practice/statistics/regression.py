"""A straight line through a series of pauses, with how sure it is.

Rule: a change is named only when its interval excludes none.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray

# Seven trends are looked at together. With 99 % each, fewer than 7 in 100 people in whose series nothing
# changes read of any change at all.
CONFIDENCE: Final = 0.99
NORMAL: Final = 2.5758293  # the 99 % interval of a normal is so many standard errors to each side
STUDENT: Final = (
    *(63.657, 9.925, 5.841, 4.604, 4.032, 3.707, 3.499, 3.355, 3.25, 3.169),
    *(3.106, 3.055, 3.012, 2.977, 2.947, 2.921, 2.898, 2.878, 2.861, 2.845),
)
# How many times wider than Student's the interval of a change is, for so many values. In a short series r is known badly, and
# is seen too small: with the table, a change is named falsely in one of a hundred series in which neighbours
# are alike by up to 0.6, and in fewer where they are strangers. It is the quantile of 40,000 simulated series at 0.6
# over Student's, and a little more; beyond the last, the excess falls off with their number. Its price is the power
# to name a real change: a change of 3 standard deviations in 30 pauses in 60 % instead of 93 % of series, in 15
# pauses in 12 % instead of 53 % (`tests.benchmarks.false_trends`).
WIDENING: Final = (
    *((5, 1.38), (7, 1.6), (10, 1.68), (15, 1.66), (20, 1.6)),
    *((30, 1.5), (45, 1.36), (60, 1.3), (100, 1.18)),
)
Interval = tuple[float, float]


class Direction(StrEnum):
    RISING = "rising"
    FALLING = "falling"


@dataclass(frozen=True, slots=True)
class FittedLine:
    """The mean of a series, where a line begins and ends, and the change between, with 99 % intervals."""

    level: float
    level_interval: Interval
    first: float
    last: float
    change: float
    change_interval: Interval

    @property
    def direction(self) -> Direction | None:
        """Whether it rises or falls; None where that may be chance."""
        return interval_direction(self.change_interval)

    def clipped(self, low: float, high: float) -> "FittedLine":
        """Return the line with its ends clipped to the range of the values, which a straight line may leave."""
        first, last = (min(high, max(low, end)) for end in (self.first, self.last))
        change, span = last - first, high - low
        least, most = (min(span, max(-span, end)) for end in self.change_interval)
        interval = min(least, change), max(most, change)
        return replace(self, first=first, last=last, change=change, change_interval=interval)


def interval_direction(change: Interval) -> Direction | None:
    low, high = change
    if low > 0.0:
        return Direction.RISING
    return Direction.FALLING if high < 0.0 else None


def fit_line_hc3(x: FloatArray, y: FloatArray, least_sd: float = 0.0) -> FittedLine:
    """Least squares, with intervals that hold where spread differs and where days are alike.

    Standard errors are HC3 (MacKinnon & White 1985, doi 10.1016/0304-4076(85)90158-7), the quantile is
    Student's. Neighbours that are alike say less than as many strangers: where the residuals follow each
    other (r > 0 at lag one), errors grow by sqrt((1 + r) / (1 - r)), the effective sample of a
    first-order process (Bayley & Hammersley 1946, doi 10.2307/2983560); see `autocorrelation_factor` and
    `WIDENING` for short series. No spread is taken to be smaller
    than what is known to be there whatever was seen: of rounding, or of a share.

    Parameters
    ----------
    x : FloatArray
        Shape (n,): when; not all the same, in order.
    y : FloatArray
        Shape (n,): the values.
    least_sd : float
        The least spread of `y`, see `rounding_sd_of_step` and `proportion_sd`.
    """
    n = x.size
    centred = x - x.mean()
    spread = float(centred @ centred)
    slope = float(centred @ y) / spread
    level = float(y.mean())
    residuals = y - level - slope * centred
    leverage = 1.0 / n + centred**2 / spread
    hc3 = (residuals / np.maximum(1.0 - leverage, 1e-6)) ** 2
    alike = autocorrelation_factor(residuals)
    least = least_sd**2
    slope_error = alike * sqrt(max(float(centred**2 @ hc3) / spread**2, least / spread))
    level_error = alike * sqrt(max(float(residuals @ residuals) / (n - 2), least) / n)
    reach = float(x[-1] - x[0])
    wide, wider = t_quantile_99(n - 2), change_reach_99(n)
    change = slope * reach
    return FittedLine(
        level=level,
        level_interval=(level - wide * level_error, level + wide * level_error),
        first=level + slope * float(centred[0]),
        last=level + slope * float(centred[-1]),
        change=change,
        change_interval=(
            change - wider * slope_error * reach,
            change + wider * slope_error * reach,
        ),
    )


def rounding_sd_of_step(step: float) -> float:
    """The spread that comes of telling values in such steps."""
    return step / sqrt(12.0)


def proportion_sd(of: int) -> float:
    """The spread, in percent, of what is so or not so, at the middle of Wilson's interval where all are alike.

    >>> round(proportion_sd(6)), round(proportion_sd(600))
    (44, 7)
    """
    share = NORMAL**2 / 2.0 / (of + NORMAL**2)
    return 100.0 * sqrt(share * (1.0 - share))


def wilson_interval(count: int, of: int) -> Interval:
    """Between which shares the true one lies, in percent (Wilson 1927, doi 10.1080/01621459.1927.10502953).

    Parameters
    ----------
    count : int
        How many.
    of : int
        Of how many, at least 1.

    Returns
    -------
    Interval
        The ends of the 99 % interval, percent.

    Examples
    --------
    >>> low, high = wilson_interval(8, 10)
    >>> round(low, 1), round(high, 1)
    (40.1, 96.0)
    """
    share, z2 = count / of, NORMAL**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = NORMAL * sqrt(share * (1 - share) / of + z2 / (4 * of**2)) / (1 + z2 / of)
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == of else min(1.0, middle + half)
    return 100.0 * low, 100.0 * high


def t_quantile_99(freedom: int) -> float:
    """Student's quantile for a 99 % interval: from the tables, and beyond them by its expansion.

    >>> t_quantile_99(3), round(t_quantile_99(60), 3)
    (5.841, 2.66)
    """
    if freedom <= len(STUDENT):
        return STUDENT[freedom - 1]
    z, n = NORMAL, freedom
    return z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)


def change_reach_99(n: int, share: float = 1.0) -> float:
    """How many standard errors the 99 % interval of a change reaches to each side.

    Parameters
    ----------
    n : int
        Number of values.
    share : float
        Of the widening; less than all where much of the spread is of the telling, and not alike.

    Returns
    -------
    float
        Standard errors.

    Examples
    --------
    >>> round(change_reach_99(15), 2), round(change_reach_99(1000), 2)
    (5.0, 2.63)
    """
    last, excess = WIDENING[-1][0], WIDENING[-1][1] - 1.0
    if n <= last:
        sizes, factors = zip(*WIDENING, strict=True)
        excess = float(np.interp(np.log(n), np.log(sizes), factors)) - 1.0
    return t_quantile_99(n - 2) * (1.0 + share * excess * min(1.0, last / n))


def autocorrelation_factor(residuals: FloatArray) -> float:
    """By how much errors grow because neighbours are alike.

    About a line through n values, r at lag one is seen too small by about (2 + 4 r) / n: that is added (Marriott &
    Pope 1954, doi 10.1093/biomet/41.3-4.390, for a line instead of a mean).
    """
    power = float(residuals @ residuals)
    if power <= 0.0:
        return 1.0
    seen = float(residuals[1:] @ residuals[:-1]) / power
    r = min(0.95, max(0.0, seen + (2.0 + 4.0 * seen) / residuals.size))
    return sqrt((1.0 + r) / (1.0 - r))
