"""How the heart rate changed over a pause, for every screen that says so."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from trainer.hrv.verdicts import JudgedBeat, Verdict
from ui.screens.ports import PastReview

FIRST_WINDOW_S: Final = 30.0  # the heart rate at the beginning is averaged over so many seconds
LAST_WINDOW_S: Final = 60.0
MIN_RATE_BEATS: Final = 15
USABLE_QUALITY: Final = ("good", "fair")


def compute_heart_change(review: PastReview) -> tuple[float | None, float | None]:
    """Mean heart rate at the beginning and at the end in beats/min; None where there are too few beats."""
    if not review.rounds or review.summary.quality.verdict not in USABLE_QUALITY:
        return None, None
    begin, end = review.rounds[0][0], review.rounds[-1][1]
    return (
        _mean_rate(review.judged, begin, begin + FIRST_WINDOW_S),
        _mean_rate(review.judged, end - LAST_WINDOW_S, end),
    )


def _mean_rate(judged: Sequence[JudgedBeat], begin: float, end: float) -> float | None:
    intervals = [
        j.beat.rr_ms for j in judged if begin <= j.beat.t <= end and j.verdict is Verdict.NORMAL
    ]
    if len(intervals) < MIN_RATE_BEATS:
        return None
    rate = 60_000.0 * len(intervals) / sum(intervals)
    return rate if isfinite(rate) else None
