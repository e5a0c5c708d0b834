"""The data of each trend chart: its points, its line, and the 99 % confidence band."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf, sqrt
from typing import Final

from trainer.events import Decision
from trainer.practice.annotations import Outcome
from trainer.practice.pauses import Pause
from trainer.practice.predictions import Prediction
from trainer.practice.statistics.urge_half_life import single_pause_half_life
from trainer.practice.trends import Trend

BAND_STEPS: Final = 24
Edge = tuple[float, float, float]
"""A place from 0 (the first) to 1 (the last), and the band's two ends there."""


def confidence_band(
    trend: Trend, mean_position: float = 0.5, open_end: float = 1e9
) -> Sequence[Edge]:
    """The edges of the confidence band of a trend; empty if it is not known.

    Around a least-squares line the errors of its level and its slope are independent, so they add up as
    squares with the distance from the mean position.

    Parameters
    ----------
    trend : Trend
    mean_position : float
        The mean of all positions, from 0 (the first) to 1 (the last).
    open_end : float
        Drawn in place of an end that is not known.

    Returns
    -------
    sequence of Edge
    """
    if trend.value is None or trend.interval is None:
        return ()
    low, high = trend.interval[0], _close_interval(trend.interval[1], open_end)
    if trend.direction is None or trend.first is None or trend.last is None:
        return ((0.0, low, high), (1.0, low, high))
    if trend.first_interval is not None and trend.last_interval is not None:
        return tuple(
            _between(trend.first_interval, trend.last_interval, i, open_end) for i in _positions()
        )
    if trend.change is None or trend.change_interval is None:
        return ()
    change_half_width = _close_interval(trend.change_interval[1], open_end) - trend.change
    level = (high - low) / 2.0
    edges = []
    for u in _positions():
        line = trend.first + u * (trend.last - trend.first)
        half_width = sqrt(level**2 + ((u - mean_position) * change_half_width) ** 2)
        edges.append((u, line - half_width, line + half_width))
    return tuple(edges)


def _between(
    first: tuple[float, float | None], last: tuple[float, float | None], u: float, open_end: float
) -> Edge:
    """Between the intervals at both ends of a half-life, which changes by a factor with every step."""
    low = first[0] ** (1.0 - u) * last[0] ** u
    high = (
        _close_interval(first[1], open_end) ** (1.0 - u) * _close_interval(last[1], open_end) ** u
    )
    return u, low, high


def _positions() -> Sequence[float]:
    return tuple(i / BAND_STEPS for i in range(BAND_STEPS + 1))


def _close_interval(end: float | None, open_end: float) -> float:
    return open_end if end is None else end


MAX_POINTS: Final = 400
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TrendSeries:
    """What is drawn of a trend.

    Parameters
    ----------
    name : str
    trend : Trend
    points : tuple of (position, value)
    stems : tuple of (position, value before, value after)
    successes : tuple of bool
        For a proportion: one for each item.
    ends : tuple of str or None
        The first and the last moment, ISO 8601, as far as they are known.
    """

    name: str
    trend: Trend
    points: tuple[Point, ...] = ()
    stems: tuple[tuple[float, float, float], ...] = ()
    successes: tuple[bool, ...] = ()
    ends: tuple[str | None, str | None] = (None, None)
    one_in: int = 1
    """Of a very long series only one in so many is drawn; every one is counted."""
    limit: float = inf
    """Nothing was observed above it: a half-time that is longer than the longest wait."""


def compute_trend_series(
    name: str, trend: Trend, pauses: Sequence[Pause], predictions: Sequence[Prediction]
) -> TrendSeries:
    """What is drawn of a trend, oldest first. A very long series is thinned."""
    complete = _complete_series(name, trend, pauses, predictions)
    count = max(len(complete.points), len(complete.stems), len(complete.successes))
    step = max(1, -(-count // MAX_POINTS))
    if step == 1:
        return complete
    return replace(
        complete,
        points=complete.points[::step],
        stems=complete.stems[::step],
        successes=complete.successes[::step],
        one_in=step,
    )


def _complete_series(
    name: str, trend: Trend, pauses: Sequence[Pause], predictions: Sequence[Prediction]
) -> TrendSeries:
    waited = [pause for pause in pauses if pause.waited_s > 0.0]
    match name:
        case "waited":
            points = [(float(i), p.waited_s / 60.0) for i, p in enumerate(waited)]
            return TrendSeries(name, trend, points=tuple(points), ends=_ends(waited))
        case "urge_change":
            return TrendSeries(name, trend, stems=_stems(waited), ends=_ends(_rated(waited)))
        case "urge_half_time":
            rated = _rated(waited)
            longest_min = max((pause.waited_s / 60.0 for pause in rated), default=inf)
            halves = _halves(waited)
            return TrendSeries(name, trend, points=halves, ends=_ends(rated), limit=longest_min)
        case "contact_not_needed":
            return _decided(name, trend, waited)
        case "predictions_not_come_true":
            successes = [p.outcome is not Outcome.AS_FEARED for p in predictions if p.outcome]
            return TrendSeries(name, trend, successes=tuple(successes))
        case _:
            return _of_the_heart(name, trend, waited)


def _decided(name: str, trend: Trend, waited: Sequence[Pause]) -> TrendSeries:
    ends = (Decision.PASSED, Decision.REACH_OUT)
    decided = [pause for pause in waited if pause.decision in ends]
    successes = tuple(pause.decision is Decision.PASSED for pause in decided)
    return TrendSeries(name, trend, successes=successes, ends=_ends(decided))


def _of_the_heart(name: str, trend: Trend, waited: Sequence[Pause]) -> TrendSeries:
    measured = [
        (pause, value)
        for pause in waited
        if pause.day is not None and (value := _figure(name, pause)) is not None
    ]
    points = tuple((pause.day or 0.0, value) for pause, value in measured)
    return TrendSeries(name, trend, points=points, ends=_ends([pause for pause, _ in measured]))


def _figure(name: str, pause: Pause) -> float | None:
    return pause.mean_hr_bpm if name == "pulse" else pause.rsa_ms


def _rated(pauses: Sequence[Pause]) -> list[Pause]:
    return [p for p in pauses if p.urge_before is not None and p.urge_after is not None]


def _stems(pauses: Sequence[Pause]) -> tuple[tuple[float, float, float], ...]:
    return tuple(
        (float(i), float(pause.urge_before or 0), float(pause.urge_after or 0))
        for i, pause in enumerate(_rated(pauses))
    )


def _halves(pauses: Sequence[Pause]) -> tuple[Point, ...]:
    """The half-life of each pause that has one."""
    points = []
    for i, pause in enumerate(_rated(pauses)):
        before, after = float(pause.urge_before or 0), float(pause.urge_after or 0)
        minutes = single_pause_half_life(before, after, pause.waited_s / 60.0)
        if minutes is not None:
            points.append((float(i), minutes))
    return tuple(points)


def _ends(pauses: Sequence[Pause]) -> tuple[str | None, str | None]:
    dated = [pause.started for pause in pauses if _is_date(pause.started)]
    return (dated[0], dated[-1]) if dated else (None, None)


def _is_date(started: str | None) -> bool:
    try:
        return datetime.fromisoformat(started or "").tzinfo is not None
    except ValueError:
        return False
