"""`outbreath audit`: the certainty audit, from the words given or asked line by line in the terminal."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from math import isfinite

from devices.clock import Clock, SystemClock
from trainer.errors import TrainerError
from trainer.exercises.certainty_audit import (
    TITLES,
    Audit,
    AuditHint,
    Column,
    audit_from_fields,
    audit_to_fields,
    audit_to_text,
    find_audit_hints,
)
from trainer.library.annotation_table import Worksheet
from trainer.library.store import Library
from ui.commands.arguments import ALL
from ui.commands.output import describe_minutes, print_json
from ui.commands.session_live import is_interactive
from ui.commands.terminal import escape_control
from ui.commands.worksheets import (
    STDOUT,
    delete_worksheet,
    list_worksheets,
    read_answer,
    refuse_together,
    worksheet_to_json,
    write_out,
)
from ui.services.practice import AUDIT, create_worksheet, find_worksheet
from ui.services.profiles import folder_from_arguments

NOTHING_YET = (
    "An audit needs a line: give --known TEXT or --predicting TEXT, or begin it in a terminal."
)
CARRIED = "`outbreath followup` asks later what came of it."


def audit(asked: argparse.Namespace) -> int:
    refuse_together(asked, "known", "predicting", "move", "carry")
    if asked.list:
        return list_worksheets(asked, AUDIT, "lines", _worksheet_to_fields)
    if asked.delete:
        return delete_worksheet(asked, AUDIT)
    if asked.timer is not None and not (isfinite(asked.timer) and asked.timer > 0.0):
        raise TrainerError("A timer runs for some minutes: 3 is usual.")
    changes = bool(asked.known or asked.predicting or asked.move or asked.carry)
    sheet = _stored_worksheet(asked)
    before = audit_from_fields(sheet.body) if sheet else Audit()
    after = _changed(before, asked) if changes or sheet else _asked(asked, SystemClock())
    if not after.lines:
        raise TrainerError(NOTHING_YET)
    sheet = _with(sheet, after)
    if after != before:
        with Library.open(folder_from_arguments(asked), write=True) as library:
            library.notebook.save_worksheet(sheet)
    _print_audit(asked, sheet, after)
    return 0


def _stored_worksheet(asked: argparse.Namespace) -> Worksheet | None:
    if asked.id is None:
        return None
    with Library.open(folder_from_arguments(asked), write=False) as library:
        return find_worksheet(library, AUDIT, asked.id)


def _with(sheet: Worksheet | None, audit: Audit) -> Worksheet:
    fields = audit_to_fields(audit)
    return create_worksheet(AUDIT, fields) if sheet is None else replace(sheet, body=fields)


def _changed(audit: Audit, asked: argparse.Namespace) -> Audit:
    """First the new lines, then what is moved, then what is carried into the follow-up."""
    for text in asked.known:
        audit = audit.with_line(text, Column.KNOWN)
    for text in asked.predicting:
        audit = audit.with_line(text, Column.PREDICTING)
    for place in asked.move:
        audit = audit.with_line_moved(place)
    for place, sure in asked.carry:
        for each in _all_predictions(audit) if place == ALL else [place]:
            audit = audit.with_follow_up(each, sure)
    return audit


def _all_predictions(audit: Audit) -> list[int]:
    return [place for place, _ in audit.in_column(Column.PREDICTING)]


def _asked(asked: argparse.Namespace, clock: Clock) -> Audit:
    """Line by line, as long as the person likes; the timer only tells."""
    if not is_interactive() or asked.json:
        raise TrainerError(NOTHING_YET)
    ends = None if asked.timer is None else clock.now() + 60.0 * asked.timer
    audit = Audit()
    for column in Column:
        print(f"{TITLES[column]} (an empty line goes on):")
        audit = _column_asked(audit, column, lambda: _left(ends, clock))
    if (
        _all_predictions(audit)
        and read_answer("Ask me later what came of these? y/n ").lower() == "y"
    ):
        for place in _all_predictions(audit):
            audit = audit.with_follow_up(place)
    return audit


def _column_asked(audit: Audit, column: Column, left: Callable[[], str]) -> Audit:
    while line := read_answer(f"{left()}- "):
        audit = audit.with_line(line, column)
        hint = find_audit_hints(audit).get(len(audit.lines) - 1)
        if hint and read_answer(f"{_question(hint)} m moves it, Enter leaves it: ").lower() == "m":
            audit = audit.with_line_moved(len(audit.lines) - 1)
    return audit


def _left(ends: float | None, clock: Clock) -> str:
    if ends is None:
        return ""
    left_s = ends - clock.now()
    if left_s <= 0.0:
        return "(the time is over; finish as you like) "
    return f"({describe_minutes(left_s)} left) "


def _question(hint: AuditHint) -> str:
    return f"A suggestion, because of “{hint.word}”: {hint.question}"


def _print_audit(asked: argparse.Namespace, worksheet: Worksheet, audit: Audit) -> None:
    asks = find_audit_hints(audit)
    if asked.output:
        write_out(asked, audit_to_text(audit), worksheet.id)
    if asked.json and asked.output != STDOUT:
        print_json(_worksheet_to_fields(worksheet))
    if asked.json or asked.output:
        return
    for column in Column:
        print(TITLES[column])
        for place, line in audit.in_column(column):
            print(f"  {place + 1}  {escape_control(' '.join(line.text.split()))}")
            if place in asks:
                print(f"     {escape_control(_question(asks[place]))}")
        print()
    if any(line.asks_later for line in audit.lines):
        print(CARRIED)
    print(f"Kept as {worksheet.id}.")


def _worksheet_to_fields(worksheet: Worksheet) -> dict[str, object]:
    audit = audit_from_fields(worksheet.body)
    return {**worksheet_to_json(worksheet), "lines": _lines_fields(audit, find_audit_hints(audit))}


def _lines_fields(audit: Audit, asks: dict[int, AuditHint]) -> list[dict[str, object]]:
    """Each line with the question it leads to, where it leads to one."""
    return [
        {
            "line": place + 1,
            "text": line.text,
            "column": line.column.value,
            "followed": line.asks_later,
            "sure_percent": line.sure_percent,
            "suggestion": _question(asks[place]) if place in asks else None,
        }
        for place, line in enumerate(audit.lines)
    ]
