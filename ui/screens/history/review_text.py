"""The sentences of a review: heart rate, breathing pattern, and what a figure is based on."""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from trainer.breathing.messages import AssessmentLeft
from trainer.breathing.resonance_result import ResonanceResult
from trainer.hrv.tachogram import JudgedBeat, Verdict
from ui.i18n import formatting, history_strings, strings
from ui.i18n.formatting import translate
from ui.i18n.messages import full_sentence, to_text
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


def describe_heart_change(review: PastReview) -> str:
    first, last = compute_heart_change(review)
    summary = review.summary
    if summary.beats and first is None:
        return full_sentence(summary.quality.reason)
    rsa_ms = summary.figures.get("rsa_ms")
    return formatting.describe_heart(first, last, rsa_ms, summary.rsa_interval_ms)


def describe_assessment(result: ResonanceResult | None) -> str:
    if result is None:
        return ""
    if result.breaths_per_min is None:
        return translate(strings.RESONANCE_OPEN)
    return translate(
        strings.RESONANCE_RESULT_LINE, rate=formatting.format_rate(result.breaths_per_min)
    )


def describe_grounds(review: PastReview) -> str:
    fields = review.summary
    return history_strings.describe_grounds(fields.beats, fields.corrected, fields.duration_s)


def describe_breath(review: PastReview) -> str:
    """How the breathing pattern changed; for an assessment, the reason for its result."""
    result = review.resonance
    if result is None:
        return to_text(review.breath_explanation) if review.breath_explanation else ""
    reason = full_sentence(result.reason)
    if isinstance(review.breath_explanation, AssessmentLeft):
        reason = f"{to_text(review.breath_explanation)} {reason}"
    if result.breaths_per_min is None:
        return reason
    sure = translate(strings.RESONANCE_SURE, percent=round(100.0 * min(0.99, result.confidence)))
    return f"{sure}. {reason}"


def _mean_rate(judged: Sequence[JudgedBeat], begin: float, end: float) -> float | None:
    intervals = [
        j.beat.rr_ms for j in judged if begin <= j.beat.t <= end and j.verdict is Verdict.NORMAL
    ]
    if len(intervals) < MIN_RATE_BEATS:
        return None
    rate = 60_000.0 * len(intervals) / sum(intervals)
    return rate if isfinite(rate) else None
