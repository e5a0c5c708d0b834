"""`outbreath trends`: what the pauses tell, each with how sure it is, and all pauses as a table."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite
from pathlib import Path

from devices.clock import wall_time
from trainer.files.atomic_write import ExportError, write_text
from trainer.formats import csv_export
from trainer.library.store import Library
from trainer.practice.calibration import Calibration
from trainer.practice.pauses import own_triggers
from trainer.practice.regression import CONFIDENCE
from trainer.practice.trends import FEWEST, Trend, Trends, trends_of
from ui.commands.output import minutes_words, print_json, print_table
from ui.commands.terminal import WrongWordsError, plain
from ui.reports.practice_selection import Practice, of_the_last
from ui.services.practice import pauses_of, predictions_of
from ui.services.profiles import folder_of

STDOUT = Path("-")
DIGITS = 4
HEART = ("pulse", "rsa")
PREDICTED = "predictions_not_come_true"
NO_PAUSES_THEN = "There is no pause in this time."


def trends(asked: argparse.Namespace) -> int:
    if asked.json and STDOUT in (asked.csv, asked.pdf):
        raise WrongWordsError("--json and a table on stdout are two things: ask for one of them.")
    if asked.pdf == STDOUT:
        raise WrongWordsError("A PDF is no text: give the name of a file after --pdf.")
    with Library.open(folder_of(asked), write=False) as library:
        pauses = pauses_of(library)
        predictions = predictions_of(library, pauses)
    everything = Practice(pauses, predictions, asked.leave_out)
    chosen = of_the_last(asked.days, everything, wall_time().timestamp())
    if asked.csv:
        _write_table(chosen, asked)
    if asked.pdf:
        _write_report(chosen, asked)
    told = trends_of(chosen.pauses, chosen.predictions)
    if asked.json:
        print_json(fields_of(told, chosen))
    elif not (asked.csv or asked.pdf):
        _print(told, chosen, asked.days)
    return 0


def fields_of(told: Trends, practice: Practice) -> dict[str, object]:
    """What `trends --json` says. Every number that may not be shown is null, with the reason; what is
    left out is null, or not among the trends.
    """
    out, pauses = practice.leave_out, practice.pauses
    shown = {n: t for n, t in told.trends.items() if "heart" not in out or n not in HEART}
    return {
        "pauses": told.pauses,
        "since": None if "dates" in out else told.since,
        "until": None if "dates" in out else told.until,
        "waited_total_s": told.waited_total_s,
        "waited_longest_s": told.waited_longest_s,
        "confidence": CONFIDENCE,
        "trends": {name: _trend_fields(trend) for name, trend in shown.items()},
        "calibration": _rounded(asdict(told.calibration)),
        "next": _rounded(asdict(told.next)),
        "triggers": None if "words" in out else list(own_triggers(pauses)),
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


def _write_table(practice: Practice, asked: argparse.Namespace) -> None:
    lines = csv_export.format_pauses_csv(practice.pauses, practice.leave_out)
    if asked.csv == STDOUT:
        sys.stdout.writelines(lines)
        return
    write_text(asked.csv, lines, force=asked.force)
    if not asked.json:
        print(plain(str(asked.csv)))


def _write_report(practice: Practice, asked: argparse.Namespace) -> None:
    """Raises: ExportError, where a part of the program is missing, too."""
    try:
        from ui.reports.practice_report import write_report
    except ImportError as exc:
        raise ExportError(
            "The report is drawn with Qt, which is missing here: install PySide6-Essentials, or ask "
            "for --csv or --json."
        ) from exc
    write_report(asked.pdf, practice, "pdf", force=asked.force, paper=asked.paper)
    if not asked.json and asked.csv != STDOUT:
        print(plain(str(asked.pdf)))


def _print(told: Trends, practice: Practice, days: int) -> None:
    out = practice.leave_out
    shown = {n: t for n, t in told.trends.items() if "heart" not in out or n not in HEART}
    if not told.pauses:
        print(NO_PAUSES_THEN if days else f"There are no pauses yet. {told.next.sentence}")
        _print_of_predictions(told)
        return
    print(
        f"You have waited {_hours_words(told.waited_total_s)} in {told.pauses} "
        f"pause{'' if told.pauses == 1 else 's'}; "
        f"the longest took {minutes_words(told.waited_longest_s)}."
    )
    few = told.pauses < FEWEST
    for name, trend in shown.items():
        if name != PREDICTED and (not few or name == "waited"):
            print(trend.sentence)
    _print_of_predictions(told)
    print(told.next.sentence)
    if told.next.guide_sentence:
        print(told.next.guide_sentence)


def _hours_words(seconds: float) -> str:
    """ "5 hours 14 minutes"; less than an hour as `minutes_words` says it."""
    hours, rest_s = divmod(round(seconds), 3600)
    if not hours:
        return minutes_words(seconds)
    minutes = f" {minutes_words(60.0 * (rest_s // 60))}" if rest_s >= 60 else ""
    return f"{hours} hour{'' if hours == 1 else 's'}{minutes}"


def _print_of_predictions(told: Trends) -> None:
    """Of those that audits hold, too: there may be no pause at all."""
    trend = told.trends[PREDICTED]
    if told.pauses >= FEWEST or trend.value is not None:
        print(trend.sentence)
    _print_calibration(told.calibration)


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
