"""The sentences of a review: heart rate, breathing pattern, and what a figure is based on."""

from trainer.breathing.messages import AssessmentLeft
from trainer.breathing.resonance_result import ResonanceResult
from trainer.plan import Exercise
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.rendering import as_sentence
from ui.i18n.texts.closing_strings import CHOSEN
from ui.i18n.texts.report_strings import report_title
from ui.i18n.window_text import full_sentence, to_text
from ui.screens.heart_change import compute_heart_change
from ui.screens.ports import PastReview


def describe_time(review: PastReview) -> str:
    """How long it was. A pause was waited; breathing alone, or a recording from elsewhere, was not."""
    summary = review.summary
    if summary.exercise is Exercise.FREE:
        return report_title(summary, paced=bool(review.spans))
    return translate(strings.WAITED, time=formatting.format_duration(summary.duration_s))


def describe_heart_change(review: PastReview) -> str:
    first, last = compute_heart_change(review)
    summary = review.summary
    if not summary.beats:
        return describe_no_heart(review)
    if first is None:
        return full_sentence(summary.quality.reason)
    rsa_ms, heart = summary.figures.get("rsa_ms"), formatting.heart_of(summary)
    return formatting.describe_heart(first, last, rsa_ms, summary.rsa_interval_ms, heart)


def describe_no_heart(review: PastReview) -> str:
    """That no heart was recorded; of a sensor that was there, also what it said last."""
    sentence, reason = translate(strings.NO_HEART_HERE), review.summary.sensor_reason
    return sentence if reason is None else f"{sentence} {full_sentence(reason)}"


def describe_choice(summary: SessionSummary) -> str:
    """What was chosen after the pause, as a sentence."""
    chosen = None if summary.decision is None else CHOSEN.get(summary.decision)
    if chosen is not None and summary.completion not in (None, "interrupted"):
        return translate(chosen)
    state = formatting.describe_decision(summary)
    return as_sentence(state) if state else ""


def describe_demo(summary: SessionSummary) -> str:
    """That it is a demonstration; empty where it is not."""
    return translate(strings.DEMO_SESSION) if summary.is_demo else ""


def describe_assessment(summary: SessionSummary, result: ResonanceResult | None) -> str:
    if result is None:
        return ""
    if result.breaths_per_min is None:
        return translate(strings.RESONANCE_OPEN)
    template = strings.RESONANCE_RESULT_LINES[formatting.heart_of(summary)]
    return translate(template, rate=formatting.format_rate(result.breaths_per_min))


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
    return f"{as_sentence(sure)} {reason}"
