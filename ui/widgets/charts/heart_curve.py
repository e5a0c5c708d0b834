"""The heart rate curve as a path: a monotone interpolation through the beats, with gaps left open.

The curve never leaves the range of its two neighbouring beats, so that no rate is shown that was not measured.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from trainer.hrv.verdicts import JudgedBeat, Verdict

MAX_JOIN_S: Final = (
    0.35  # an interval that begins later after the previous beat has a missing beat in between
)
MIN_NAMED_GAP_S: Final = 5.0  # a shorter gap is a missed beat or two
MS_PER_MIN: Final = 60_000.0
MAX_STEP_FRACTION: Final = (
    0.2  # of the previous rate: a larger step between two beats is rarely physiological
)


class HeartPoint(NamedTuple):
    t: float
    hr_bpm: float
    corrected: bool


def split_heart_points(beats: Iterable[JudgedBeat]) -> list[list[HeartPoint]]:
    """Split beats into runs without a gap, as heart rates in beats/min."""
    stretches: list[list[HeartPoint]] = []
    last_t: float | None = None
    for judged in beats:
        beat = judged.beat
        point = _to_point(judged)
        if (
            judged.verdict is None
            and point
            and stretches
            and _is_unlikely_step(stretches[-1][-1], point)
        ):
            continue  # shown once the following beats have decided it
        joined = last_t is not None and abs(beat.t - beat.rr_ms / 1000.0 - last_t) <= MAX_JOIN_S
        last_t = beat.t if point else None
        if point is None:
            continue
        if not joined:
            stretches.append([])
        stretches[-1].append(point)
    return stretches


def build_smooth_curve(stretches: Sequence[Sequence[HeartPoint]]) -> QPainterPath:
    path = QPainterPath()
    for points in stretches:
        _add_run(path, points)
    return path


def monotone_slopes(points: Sequence[HeartPoint]) -> list[float]:
    """Slopes at the points with which a cubic Hermite curve does not overshoot.

    Zero at a turning point, else a weighted harmonic mean of the neighbouring slopes.

    References
    ----------
    Fritsch & Butland 1984, doi 10.1137/0905021.
    """
    pairs = list(pairwise(points))
    widths = [b.t - a.t for a, b in pairs]
    rises = [
        (b.hr_bpm - a.hr_bpm) / w if w > 0.0 else 0.0
        for (a, b), w in zip(pairs, widths, strict=True)
    ]
    inner = [
        _weighted_harmonic_mean(rises[i], rises[i + 1], widths[i], widths[i + 1])
        for i in range(len(rises) - 1)
    ]
    return [rises[0], *inner, rises[-1]] if rises else [0.0] * len(points)


def _to_point(judged: JudgedBeat) -> HeartPoint | None:
    corrected = judged.verdict not in (None, Verdict.NORMAL)
    rr_ms = judged.corrected_ms if corrected else judged.beat.rr_ms
    if rr_ms is None or rr_ms <= 0.0:
        return None
    return HeartPoint(judged.beat.t, MS_PER_MIN / rr_ms, corrected)


def _is_unlikely_step(before: HeartPoint, after: HeartPoint) -> bool:
    return abs(after.hr_bpm - before.hr_bpm) > MAX_STEP_FRACTION * before.hr_bpm


def _add_run(path: QPainterPath, points: Sequence[HeartPoint]) -> None:
    if len(points) < 2:
        return
    path.moveTo(QPointF(points[0].t, points[0].hr_bpm))
    tilt = monotone_slopes(points)
    for (a, b), (m, n) in zip(pairwise(points), pairwise(tilt), strict=True):
        third = (b.t - a.t) / 3.0
        path.cubicTo(
            a.t + third, a.hr_bpm + m * third, b.t - third, b.hr_bpm - n * third, b.t, b.hr_bpm
        )


def _weighted_harmonic_mean(before: float, after: float, w_before: float, w_after: float) -> float:
    if before * after <= 0.0:
        return 0.0
    one, two = 2.0 * w_after + w_before, w_after + 2.0 * w_before
    return (one + two) / (one / before + two / after)
