"""Between what the course of a trend lies, with 99 % confidence: the soft band behind its line."""

from collections.abc import Sequence
from math import sqrt
from typing import Final

from trainer.trends import Trend

STEPS: Final = 24
Edge = tuple[float, float, float]
"""A place from 0 (the first) to 1 (the last), and the band's two ends there."""


def band_of(trend: Trend, middle: float = 0.5, highest: float = 1e9) -> Sequence[Edge]:
    """Nothing where nothing is known.

    Around a line by least squares the errors of its level and of its slope are independent, so they add
    up as squares with the distance from where the values have their middle.

    Args:
        middle: where the mean of all places lies, from 0 to 1.
        highest: what an open end is drawn as.
    """
    if trend.value is None or trend.interval is None:
        return ()
    low, high = trend.interval[0], _closed(trend.interval[1], highest)
    if trend.direction is None or trend.first is None or trend.last is None:
        return ((0.0, low, high), (1.0, low, high))
    if trend.first_interval is not None and trend.last_interval is not None:
        return tuple(
            _between(trend.first_interval, trend.last_interval, i, highest) for i in _places()
        )
    if trend.change is None or trend.change_interval is None:
        return ()
    reach = _closed(trend.change_interval[1], highest) - trend.change
    level = (high - low) / 2.0
    edges = []
    for u in _places():
        course = trend.first + u * (trend.last - trend.first)
        half = sqrt(level**2 + ((u - middle) * reach) ** 2)
        edges.append((u, course - half, course + half))
    return tuple(edges)


def _between(
    first: tuple[float, float | None], last: tuple[float, float | None], u: float, highest: float
) -> Edge:
    """Of a half-time, which is known at both ends: factors change alike with every step."""
    low = first[0] ** (1.0 - u) * last[0] ** u
    high = _closed(first[1], highest) ** (1.0 - u) * _closed(last[1], highest) ** u
    return u, low, high


def _places() -> Sequence[float]:
    return tuple(i / STEPS for i in range(STEPS + 1))


def _closed(end: float | None, highest: float) -> float:
    return highest if end is None else end
