"""The trends of a practice as `outbreath trends --json` prints them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from math import isfinite
from typing import Any, Final

from trainer.messages import Describe, Message
from trainer.practice.pauses import Pause
from trainer.practice.statistics.regression import CONFIDENCE
from trainer.practice.trends import Trend, Trends
from trainer.practice.triggers import frequent_triggers

SIGNIFICANT_DIGITS: Final = 4
HEART_TRENDS: Final = ("pulse", "rsa")


def trends_to_json(
    trends: Trends,
    pauses: Sequence[Pause],
    describe: Describe,
    leave_out: Collection[str] = (),
) -> dict[str, Any]:
    """Return the fields. What may not be shown is null, with the reason; what is left out is null, or not there.

    Parameters
    ----------
    trends : Trends
        Of these pauses.
    pauses : sequence of Pause
        Oldest first.
    describe : Describe
        Makes the sentence of a message.
    leave_out : collection of str
        Of "words", "dates" and "heart".
    """
    rounded = partial(_rounded, describe)
    shown = select_trends(trends, leave_out)
    return {
        "pauses": trends.pauses,
        "since": None if "dates" in leave_out else trends.since,
        "until": None if "dates" in leave_out else trends.until,
        "waited_total_s": trends.waited_total_s,
        "waited_longest_s": trends.waited_longest_s,
        "confidence": CONFIDENCE,
        "trends": {name: _trend_fields(describe, trend) for name, trend in shown.items()},
        "calibration": rounded(asdict(trends.calibration)),
        "next": rounded(asdict(trends.next)),
        "triggers": None if "words" in leave_out else list(frequent_triggers(pauses)),
        "urges": [[p.urge_before, p.urge_after] for p in pauses if p.waited_s > 0.0],
    }


def select_trends(trends: Trends, leave_out: Collection[str]) -> dict[str, Trend]:
    """Return the trends that are shown: those of the heart unless it is left out."""
    is_shown = "heart" not in leave_out
    return {n: t for n, t in trends.trends.items() if is_shown or n not in HEART_TRENDS}


def _trend_fields(describe: Describe, trend: Trend) -> dict[str, object]:
    """`trend` is "rising", "falling" or null; `reason` says why, or why there is no number."""
    fields = asdict(trend)
    direction = fields.pop("direction")
    return {"trend": direction, **{k: _rounded(describe, v) for k, v in fields.items()}}


def _rounded(describe: Describe, value: object) -> object:
    """The value with numbers rounded to significant digits, and messages as sentences."""
    if isinstance(value, Message):
        return describe(value)
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") if isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _rounded(describe, each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_rounded(describe, each) for each in value]
    return value
