"""`outbreath trends`: the trends of the practice with their confidence, and all pauses as a table."""

import argparse
import sys
from pathlib import Path
from typing import Final

from devices.clock import wall_time
from trainer.files.atomic_write import write_text_atomic
from trainer.formats.codecs.trends_codec import select_trends, trends_to_json
from trainer.formats.csv_text.dialect import to_stdout_text
from trainer.formats.exports.csv_export import LEAVING_OUT, format_pauses_csv
from trainer.library.store import Library
from trainer.practice.calibration import Calibration
from trainer.practice.trends import MIN_PAUSES, Trends, compute_trends
from ui.commands.shared.arguments import add_json_argument, parse_path, parse_whole_number, quote
from ui.commands.shared.csv_arguments import add_csv_dialect_argument, dialect_from_arguments
from ui.commands.shared.output import describe_minutes, print_json, print_table
from ui.commands.shared.terminal import CommandError, UsageError, escape_control
from ui.i18n.rendering import to_english
from ui.reports.practice.pauses_workbook import write_pauses_workbook
from ui.reports.practice.practice_selection import PracticeSelection, select_last_days
from ui.reports.session_document import PAPER_SIZES
from ui.services.practice import load_pauses, load_predictions
from ui.services.profiles import folder_from_arguments

STDOUT = Path("-")
MAX_DAYS: Final = 9999
PREDICTIONS_TREND = "predictions_not_come_true"
NO_PAUSES_IN_PERIOD = "There are no pauses in this period."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--csv", metavar="PATH", type=parse_path, help="write all pauses as a table; - for stdout"
    )
    parser.add_argument(
        "--xlsx", metavar="PATH", type=parse_path, help="write all pauses as a spreadsheet"
    )
    add_csv_dialect_argument(parser)
    parser.add_argument(
        "--pdf", metavar="PATH", type=parse_path, help="write a report to share with someone"
    )
    parser.add_argument(
        "--days", metavar="N", type=_parse_days, default=0, help="only the last N days"
    )
    parser.add_argument("--paper", choices=PAPER_SIZES, help="paper size of the report")
    parser.add_argument(
        "--leave-out",
        metavar="|".join(LEAVING_OUT),
        type=_parse_left_out,
        default=frozenset(),
        help="leave out before sharing; comma-separated",
    )
    parser.add_argument("--force", action="store_true", help="replace an existing file")
    add_json_argument(parser)


def _parse_days(text: str) -> int:
    return parse_whole_number(text, 1, MAX_DAYS, "a number of days")


def _parse_left_out(text: str) -> frozenset[str]:
    selection = frozenset(text.split(","))
    if selection - set(LEAVING_OUT):
        raise argparse.ArgumentTypeError(f"leave out {', '.join(LEAVING_OUT)}, not {quote(text)}")
    return selection


def run(args: argparse.Namespace) -> int:
    _refuse_stdout(args)
    with Library.open(folder_from_arguments(args), write=False) as library:
        pauses = load_pauses(library)
        predictions = load_predictions(library, pauses)
    all_practice = PracticeSelection(pauses, predictions, args.leave_out)
    selection = select_last_days(args.days, all_practice, wall_time().timestamp())
    if args.csv:
        _write_table(selection, args)
    if args.xlsx:
        _write_workbook(selection, args)
    if args.pdf:
        _write_report(selection, args)
    trends = compute_trends(selection.pauses, selection.predictions)
    if args.json:
        fields = trends_to_json(trends, selection.pauses, to_english, selection.leave_out)
        print_json(fields)
    elif not (args.csv or args.xlsx or args.pdf):
        _print(trends, selection, args.days)
    return 0


def _refuse_stdout(args: argparse.Namespace) -> None:
    """Raise UsageError where stdout cannot take what is asked for."""
    if args.json and STDOUT in (args.csv, args.pdf):
        raise UsageError("Choose one: --json or a table on stdout.")
    if args.pdf == STDOUT:
        raise UsageError("A PDF is not text: give a file name after --pdf.")
    if args.xlsx == STDOUT:
        raise UsageError("A spreadsheet is not text: give a file name after --xlsx.")


def _write_table(practice: PracticeSelection, args: argparse.Namespace) -> None:
    lines = format_pauses_csv(practice.pauses, practice.leave_out, dialect_from_arguments(args))
    if args.csv == STDOUT:
        sys.stdout.writelines(map(to_stdout_text, lines))
        return
    write_text_atomic(args.csv, lines, force=args.force)
    if not args.json:
        print(escape_control(str(args.csv)))


def _write_workbook(practice: PracticeSelection, args: argparse.Namespace) -> None:
    write_pauses_workbook(args.xlsx, practice, force=args.force)
    if not args.json and args.csv != STDOUT:
        print(escape_control(str(args.xlsx)))


def _write_report(practice: PracticeSelection, args: argparse.Namespace) -> None:
    """Raises ExportError, also if Qt is missing."""
    try:
        from ui.reports.practice.practice_report import write_practice_report
    except ImportError as exc:
        raise CommandError(
            "The report needs Qt, which is missing: install PySide6-Essentials, or use --csv "
            "or --json."
        ) from exc
    write_practice_report(args.pdf, practice, "pdf", force=args.force, paper=args.paper)
    if not args.json and args.csv != STDOUT:
        print(escape_control(str(args.pdf)))


def _print(trends: Trends, practice: PracticeSelection, days: int) -> None:
    shown = select_trends(trends, practice.leave_out)
    if not trends.pauses:
        print(NO_PAUSES_IN_PERIOD if days else f"No pauses yet. {to_english(trends.next.sentence)}")
        _print_of_predictions(trends)
        return
    print(
        f"You have waited {_describe_hours(trends.waited_total_s)} in {trends.pauses} "
        f"pause{'' if trends.pauses == 1 else 's'}; "
        f"the longest was {describe_minutes(trends.waited_longest_s)}."
    )
    has_few_pauses = trends.pauses < MIN_PAUSES
    for name, trend in shown.items():
        if name != PREDICTIONS_TREND and (not has_few_pauses or name == "waited"):
            print(to_english(trend.sentence))
    _print_of_predictions(trends)
    print(to_english(trends.next.sentence))
    if trends.next.guide_sentence:
        print(to_english(trends.next.guide_sentence))


def _describe_hours(seconds: float) -> str:
    """ "5 hours 14 minutes"; less than an hour as in `describe_minutes`."""
    hours, rest_s = divmod(round(seconds), 3600)
    if not hours:
        return describe_minutes(seconds)
    minutes = f" {describe_minutes(60.0 * (rest_s // 60))}" if rest_s >= 60 else ""
    return f"{hours} hour{'' if hours == 1 else 's'}{minutes}"


def _print_of_predictions(trends: Trends) -> None:
    """Also of the predictions of audits: there may be no pause at all."""
    trend = trends.trends[PREDICTIONS_TREND]
    if trends.pauses >= MIN_PAUSES or trend.value is not None:
        print(to_english(trend.sentence))
    _print_calibration(trends.calibration)


def _print_calibration(calibration: Calibration) -> None:
    if calibration.reason is not None:
        return
    print(to_english(calibration.sentence))
    rows = [
        (
            f"{b.from_percent}–{b.to_percent} %",
            str(b.predictions),
            f"{b.sure_percent:.0f} %",
            f"{b.as_feared_percent:.0f} %",
        )
        for b in calibration.bins
    ]
    print_table(("you were sure", ">predictions", ">on average", ">happened"), rows)
