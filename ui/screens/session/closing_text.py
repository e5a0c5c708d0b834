"""The three lines of the closing moment."""

from math import isfinite
from typing import Final, NamedTuple

from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import closing_strings as texts
from ui.screens.heart_change import compute_heart_change
from ui.screens.ports import PastReview

NOTICEABLE_BPM: Final = 2
MIN_SWING_MS: Final = (
    15.0  # of the lower end of the RSA's interval: below, the swing is hard to see
)


class ClosingLines(NamedTuple):
    """Each may be empty but the first."""

    waited: str
    urge: str
    seen: str


def describe_closing(review: PastReview) -> ClosingLines:
    """The time waited, the urge before and after, and one thing seen of the heart or the breath."""
    summary = review.summary
    waited = translate(strings.WAITED, time=formatting.format_duration(summary.duration_s))
    urge = texts.describe_rated_urges(summary.urge_before, summary.urge_after)
    return ClosingLines(waited, urge, _describe_heart(review) or _describe_breaths(summary))


def _describe_heart(review: PastReview) -> str:
    """One sentence about the person's own heart; empty where none was recorded well enough."""
    first, last = compute_heart_change(review)
    if first is None or last is None or review.summary.is_demo:
        return ""
    slower = round(first) - round(last)
    if slower >= NOTICEABLE_BPM:
        return translate_plural(texts.HEART_SLOWED, slower)
    if _has_visible_swing(review.summary):
        return translate(texts.HEART_SWUNG)
    went = texts.HEART_STAYED if abs(slower) < NOTICEABLE_BPM else texts.HEART_WENT
    return translate(went, first=round(first), last=round(last))


def _has_visible_swing(summary: SessionSummary) -> bool:
    interval_ms = summary.rsa_interval_ms
    return interval_ms is not None and isfinite(interval_ms[0]) and interval_ms[0] >= MIN_SWING_MS


def _describe_breaths(summary: SessionSummary) -> str:
    return translate_plural(texts.BREATHS, summary.breaths) if summary.breaths else ""
