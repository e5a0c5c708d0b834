"""`outbreath audit`: the certainty audit, from the arguments or asked line by line in the terminal."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from devices.clock import Clock, SystemClock
from trainer.exercises.certainty_audit import (
    USUAL_MINUTES,
    Audit,
    AuditHint,
    Column,
    audit_from_fields,
    audit_to_fields,
    find_audit_hints,
)
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from ui.commands.practice.worksheets import (
    STDOUT,
    add_worksheet_arguments,
    delete_worksheet,
    list_worksheets,
    read_answer,
    refuse_together,
    worksheet_to_json,
    write_out,
)
from ui.commands.session_live import is_interactive
from ui.commands.shared.arguments import (
    parse_certainty,
    parse_positive,
    parse_text,
    parse_whole_number,
)
from ui.commands.shared.output import describe_minutes, print_json
from ui.commands.shared.terminal import CommandError, escape_control
from ui.i18n.rendering import ENGLISH, to_english
from ui.i18n.texts.worksheets import TITLES, audit_to_text
from ui.services.practice import AUDIT, create_worksheet, find_worksheet
from ui.services.profiles import folder_from_arguments

NO_LINES = (
    "An audit needs at least 1 line: give --known TEXT or --predicting TEXT, or start "
    "it in a terminal."
)
ALL_PREDICTIONS: Final = -1  # `--carry all`
MAX_LINE_NUMBER: Final = 9999
FOLLOW_UP_MESSAGE = "`outbreath followup` asks later what happened."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_worksheet_arguments(parser)
    for name in ("--known", "--predicting"):
        parser.add_argument(name, metavar="TEXT", type=parse_text, action="append", default=[])
    parser.add_argument(
        "--move",
        metavar="N",
        type=_parse_line,
        action="append",
        default=[],
        help="move line N to the other column",
    )
    parser.add_argument(
        "--carry",
        metavar="N[:SURE]|all",
        type=_parse_follow_up,
        action="append",
        default=[],
        help="ask later what happened to prediction N, and how sure you are, %%",
    )
    parser.add_argument(
        "--timer",
        metavar="MINUTES",
        type=parse_positive,
        nargs="?",
        const=USUAL_MINUTES,
        help=f"show the time left while writing; default: {USUAL_MINUTES:g} minutes",
    )


def _parse_line(text: str) -> int:
    """The index of a line, which a person counts from 1."""
    return parse_whole_number(text, 1, MAX_LINE_NUMBER, "a line") - 1


def _parse_follow_up(text: str) -> tuple[int, int | None]:
    """The index of a prediction or `ALL_PREDICTIONS`, and the certainty in percent if it is given."""
    number, _, certainty = text.partition(":")
    sure_percent = parse_certainty(certainty) if certainty else None
    return (ALL_PREDICTIONS if number == "all" else _parse_line(number)), sure_percent


def run(args: argparse.Namespace) -> int:
    refuse_together(args, "known", "predicting", "move", "carry")
    if args.list:
        return list_worksheets(args, AUDIT, "lines", _worksheet_to_fields)
    if args.delete:
        return delete_worksheet(args, AUDIT)
    changes = bool(args.known or args.predicting or args.move or args.carry)
    worksheet = _stored_worksheet(args)
    before = audit_from_fields(worksheet.body) if worksheet else Audit()
    after = _apply_arguments(before, args) if changes or worksheet else _ask(args, SystemClock())
    if not after.lines:
        raise CommandError(NO_LINES)
    worksheet = _update_worksheet(worksheet, after)
    if after != before:
        with Library.open(folder_from_arguments(args), write=True) as library:
            library.notebook.save_worksheet(worksheet)
    _print_audit(args, worksheet, after)
    return 0


def _stored_worksheet(args: argparse.Namespace) -> Worksheet | None:
    if args.id is None:
        return None
    with Library.open(folder_from_arguments(args), write=False) as library:
        return find_worksheet(library, AUDIT, args.id)


def _update_worksheet(worksheet: Worksheet | None, audit: Audit) -> Worksheet:
    fields = audit_to_fields(audit)
    return create_worksheet(AUDIT, fields) if worksheet is None else replace(worksheet, body=fields)


def _apply_arguments(audit: Audit, args: argparse.Namespace) -> Audit:
    """Add the new lines first, then move lines, then mark predictions for the follow-up."""
    for text in args.known:
        audit = audit.with_line(text, Column.KNOWN)
    for text in args.predicting:
        audit = audit.with_line(text, Column.PREDICTING)
    for index in args.move:
        audit = audit.with_line_moved(index)
    for index, sure in args.carry:
        for prediction in _all_predictions(audit) if index == ALL_PREDICTIONS else [index]:
            audit = audit.with_follow_up(prediction, sure)
    return audit


def _all_predictions(audit: Audit) -> list[int]:
    return [index for index, _ in audit.in_column(Column.PREDICTING)]


def _ask(args: argparse.Namespace, clock: Clock) -> Audit:
    """Ask for lines until the person ends it. The timer only shows the time."""
    if not is_interactive() or args.json:
        raise CommandError(NO_LINES)
    ends_at = None if args.timer is None else clock.now() + 60.0 * args.timer
    audit = Audit()
    for column in Column:
        print(f"{TITLES[column]} (empty line to continue):")
        audit = _ask_column(audit, column, lambda: _time_left(ends_at, clock))
    if _all_predictions(audit) and read_answer("Ask me later what happened? y/n ").lower() == "y":
        for index in _all_predictions(audit):
            audit = audit.with_follow_up(index)
    return audit


def _ask_column(audit: Audit, column: Column, time_left: Callable[[], str]) -> Audit:
    while line := read_answer(f"{time_left()}- "):
        audit = audit.with_line(line, column)
        hint = find_audit_hints(audit).get(len(audit.lines) - 1)
        if (
            hint
            and read_answer(f"{_question(hint)} m to move it, Enter to leave it: ").lower() == "m"
        ):
            audit = audit.with_line_moved(len(audit.lines) - 1)
    return audit


def _time_left(ends_at: float | None, clock: Clock) -> str:
    if ends_at is None:
        return ""
    left_s = ends_at - clock.now()
    if left_s <= 0.0:
        return "(time is up; take as long as you like) "
    return f"({describe_minutes(left_s)} left) "


def _question(hint: AuditHint) -> str:
    return f"“{hint.word}” · {to_english(hint.question)}"


def _print_audit(args: argparse.Namespace, worksheet: Worksheet, audit: Audit) -> None:
    hints = find_audit_hints(audit)
    if args.output:
        write_out(args, audit_to_text(audit, ENGLISH), worksheet.id)
    if args.json and args.output != STDOUT:
        print_json(_worksheet_to_fields(worksheet))
    if args.json or args.output:
        return
    for column in Column:
        print(TITLES[column])
        for index, line in audit.in_column(column):
            print(f"  {index + 1}  {escape_control(' '.join(line.text.split()))}")
            if index in hints:
                print(f"     {escape_control(_question(hints[index]))}")
        print()
    if any(line.asks_later for line in audit.lines):
        print(FOLLOW_UP_MESSAGE)
    print(f"Saved as {worksheet.id}.")


def _worksheet_to_fields(worksheet: Worksheet) -> dict[str, object]:
    audit = audit_from_fields(worksheet.body)
    return {**worksheet_to_json(worksheet), "lines": _lines_fields(audit, find_audit_hints(audit))}


def _lines_fields(audit: Audit, hints: dict[int, AuditHint]) -> list[dict[str, object]]:
    """The lines, each with the question of its hint if it has one."""
    return [
        {
            "line": index + 1,
            "text": line.text,
            "column": line.column.value,
            "followed": line.asks_later,
            "sure_percent": line.sure_percent,
            "suggestion": _question(hints[index]) if index in hints else None,
        }
        for index, line in enumerate(audit.lines)
    ]
