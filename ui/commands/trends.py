"""`outbreath trends`: what the pauses tell, each with how sure it is, and all pauses as a table."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite
from pathlib import Path

from trainer.calibration import Calibration
from trainer.library import pauses_csv
from trainer.library.safe_write import write_text
from trainer.library.store import Library
from trainer.practice import Pause, own_triggers
from trainer.trend_line import CONFIDENCE
from trainer.trends import FEWEST, Trend, Trends, trends_of
from ui.commands.printing import minutes_words, print_json, print_table
from ui.library_folder import folder_of
from ui.practice import pauses_of, predictions_of

STDOUT = Path("-")
DIGITS = 4


def trends(asked: argparse.Namespace) -> int:
    with Library.open(folder_of(asked), write=False) as library:
        pauses = pauses_of(library)
        predictions = predictions_of(library, pauses)
    if asked.csv:
        _write_table(pauses, asked)
        if asked.csv == STDOUT or not asked.json:
            return 0
    told = trends_of(pauses, predictions)
    if asked.json:
        print_json(fields_of(told, pauses))
    else:
        _print(told)
    return 0


def fields_of(told: Trends, pauses: list[Pause]) -> dict[str, object]:
    """What `trends --json` says. Every number that may not be shown is null, with the reason."""
    return {
        "pauses": told.pauses,
        "since": told.since,
        "until": told.until,
        "waited_total_s": told.waited_total_s,
        "waited_longest_s": told.waited_longest_s,
        "confidence": CONFIDENCE,
        "trends": {name: _trend_fields(trend) for name, trend in told.trends.items()},
        "calibration": _rounded(asdict(told.calibration)),
        "next": _rounded(asdict(told.next)),
        "triggers": list(own_triggers(pauses)),
        "urges": [[p.urge_before, p.urge_after] for p in pauses if p.waited_s > 0.0],
    }


def _trend_fields(trend: Trend) -> dict[str, object]:
    """`trend` is "rising", "falling" or null; `reason` says why it is, or why there is no number."""
    fields = asdict(trend)
    return {"trend": fields.pop("direction"), **{k: _rounded(v) for k, v in fields.items()}}


def _rounded(value: object) -> object:
    """Plain values with the digits that mean something."""
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, tuple | list) else value


def _write_table(pauses: list[Pause], asked: argparse.Namespace) -> None:
    lines = pauses_csv.dumps(pauses, asked.leave_out)
    if asked.csv == STDOUT:
        sys.stdout.writelines(lines)
        return
    write_text(asked.csv, lines, force=asked.force)
    if not asked.json:
        print(asked.csv)


def _print(told: Trends) -> None:
    if not told.pauses:
        print(f"There are no pauses yet. {told.next.sentence}")
        return
    print(
        f"You have waited {_hours_words(told.waited_total_s)} in {told.pauses} "
        f"pause{'' if told.pauses == 1 else 's'}; "
        f"the longest took {minutes_words(told.waited_longest_s)}."
    )
    told_first = list(told.trends.values())
    for trend in told_first if told.pauses >= FEWEST else told_first[:1]:
        print(trend.sentence)
    _print_calibration(told.calibration)
    print(told.next.sentence)


def _hours_words(seconds: float) -> str:
    """ "5 hours 14 minutes"; less than an hour as `minutes_words` says it."""
    hours, rest_s = divmod(round(seconds), 3600)
    if not hours:
        return minutes_words(seconds)
    minutes = f" {minutes_words(60.0 * (rest_s // 60))}" if rest_s >= 60 else ""
    return f"{hours} hour{'' if hours == 1 else 's'}{minutes}"


def _print_calibration(found: Calibration) -> None:
    if found.reason is not None:
        return
    print(found.sentence)
    rows = [
        (
            f"{b.from_percent}–{b.to_percent} %",
            str(b.predictions),
            f"{b.sure_percent:.0f} %",
            f"{b.as_feared_percent:.0f} %",
        )
        for b in found.bins
    ]
    print_table(("felt sure", ">predictions", ">on average", ">came as feared"), rows)
