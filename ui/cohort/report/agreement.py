"""How two ways to measure the same thing agree: the limits of agreement of Bland and Altman.

References
----------
Bland and Altman (1986), doi 10.1016/S0140-6736(86)90837-8; Bland and Altman (1999), doi
10.1177/096228029900800204 (confidence intervals, section 3).
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from scipy.special import stdtrit

from trainer.hrv.tachogram import FloatArray

MIN_PAIRS: Final = 10  # of fewer the limits of agreement are hardly known
LIMIT_SDS: Final = 1.96
CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """The differences of pairs of values, first less second.

    Attributes
    ----------
    mean, difference : array
        Shape (n,), of each pair.
    equal : int
        Pairs without any difference.
    bias, sd : float or None
        Mean and standard deviation of the differences; None of fewer than `MIN_PAIRS` pairs.
    bias_interval, lower, upper : tuple or None
        95 % interval of the bias; lower and upper limit of agreement, each with its 95 % interval, as
        (limit, low, high).
    """

    mean: FloatArray
    difference: FloatArray
    equal: int
    bias: float | None = None
    sd: float | None = None
    bias_interval: tuple[float, float] | None = None
    lower: tuple[float, float, float] | None = None
    upper: tuple[float, float, float] | None = None

    @property
    def pairs(self) -> int:
        return int(self.difference.size)


def compute_agreement(first: FloatArray, second: FloatArray) -> Agreement:
    """Return how two measurements of the same recordings agree.

    Parameters
    ----------
    first, second : array
        Shape (n,), finite; the pairs stand at the same place.

    Examples
    --------
    >>> one = np.arange(20.0)
    >>> compute_agreement(one + 1.0, one).bias
    1.0
    """
    mean, difference = (first + second) / 2.0, first - second
    equal = int(np.count_nonzero(difference == 0.0))
    n = int(difference.size)
    if n < MIN_PAIRS:
        return Agreement(mean, difference, equal)
    bias, sd = float(difference.mean()), float(difference.std(ddof=1))
    t = float(stdtrit(n - 1, 0.5 + CONFIDENCE / 2.0))
    bias_margin = t * sd / sqrt(n)
    limit_margin = t * sd * sqrt(1.0 / n + LIMIT_SDS**2 / (2.0 * (n - 1)))
    limits = (bias - LIMIT_SDS * sd, bias + LIMIT_SDS * sd)
    lower, upper = ((limit, limit - limit_margin, limit + limit_margin) for limit in limits)
    interval = (bias - bias_margin, bias + bias_margin)
    return Agreement(mean, difference, equal, bias, sd, interval, lower, upper)
