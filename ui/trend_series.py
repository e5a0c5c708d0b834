"""What each trend's picture shows, taken from the pauses and predictions themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from trainer.events import Decision
from trainer.half_time import alone
from trainer.practice import Outcome, Pause, Prediction
from trainer.trends import Trend

MOST_DRAWN: Final = 400
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Series:
    """`points` are places and values; `stems` places with a value before and after; `held` is yes or no,
    one by one; `ends` are the first and last moment, ISO 8601, as far as anybody knows.
    """

    name: str
    trend: Trend
    points: tuple[Point, ...] = ()
    stems: tuple[tuple[float, float, float], ...] = ()
    held: tuple[bool, ...] = ()
    ends: tuple[str | None, str | None] = (None, None)
    one_in: int = 1
    """Of a very long series only one in so many is drawn; every one is counted."""


def series_of(
    name: str, trend: Trend, pauses: Sequence[Pause], predictions: Sequence[Prediction]
) -> Series:
    """The points of one trend, oldest first; not more than can be told apart."""
    whole = _whole(name, trend, pauses, predictions)
    count = max(len(whole.points), len(whole.stems), len(whole.held))
    each = max(1, -(-count // MOST_DRAWN))
    if each == 1:
        return whole
    return replace(
        whole,
        points=whole.points[::each],
        stems=whole.stems[::each],
        held=whole.held[::each],
        one_in=each,
    )


def _whole(
    name: str, trend: Trend, pauses: Sequence[Pause], predictions: Sequence[Prediction]
) -> Series:
    waited = [pause for pause in pauses if pause.waited_s > 0.0]
    match name:
        case "waited":
            points = [(float(i), p.waited_s / 60.0) for i, p in enumerate(waited)]
            return Series(name, trend, points=tuple(points), ends=_ends(waited))
        case "urge_change":
            return Series(name, trend, stems=_stems(waited), ends=_ends(_rated(waited)))
        case "urge_half_time":
            return Series(name, trend, points=_halves(waited), ends=_ends(_rated(waited)))
        case "contact_not_needed":
            return _decided(name, trend, waited)
        case "predictions_not_come_true":
            held = [p.outcome is not Outcome.AS_FEARED for p in predictions if p.outcome]
            return Series(name, trend, held=tuple(held))
        case _:
            return _of_the_heart(name, trend, waited)


def _decided(name: str, trend: Trend, waited: Sequence[Pause]) -> Series:
    ends = (Decision.PASSED, Decision.REACH_OUT)
    decided = [pause for pause in waited if pause.decision in ends]
    held = tuple(pause.decision is Decision.PASSED for pause in decided)
    return Series(name, trend, held=held, ends=_ends(decided))


def _of_the_heart(name: str, trend: Trend, waited: Sequence[Pause]) -> Series:
    found = [
        (pause, value)
        for pause in waited
        if pause.day is not None and (value := _figure(name, pause)) is not None
    ]
    points = tuple((pause.day or 0.0, value) for pause, value in found)
    return Series(name, trend, points=points, ends=_ends([pause for pause, _ in found]))


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
    """What each pause alone says, where it says anything alone."""
    found = []
    for i, pause in enumerate(_rated(pauses)):
        before, after = float(pause.urge_before or 0), float(pause.urge_after or 0)
        minutes = alone(before, after, pause.waited_s / 60.0)
        if minutes is not None:
            found.append((float(i), minutes))
    return tuple(found)


def _ends(pauses: Sequence[Pause]) -> tuple[str | None, str | None]:
    dated = [pause.started for pause in pauses if _is_date(pause.started)]
    return (dated[0], dated[-1]) if dated else (None, None)


def _is_date(started: str | None) -> bool:
    try:
        return datetime.fromisoformat(started or "").tzinfo is not None
    except ValueError:
        return False
