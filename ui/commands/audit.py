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
    Column,
    Hint,
    as_text,
    audit_fields,
    audit_of,
    hints,
)
from trainer.library.annotation_table import Sheet
from trainer.library.store import Library
from ui.commands.arguments import ALL
from ui.commands.output import minutes_words, print_json
from ui.commands.session_live import can_ask
from ui.commands.terminal import plain
from ui.commands.worksheets import (
    STDOUT,
    answer,
    delete_sheet,
    fields_of,
    list_sheets,
    refuse_together,
    write_out,
)
from ui.services.practice import AUDIT, found_sheet, new_sheet
from ui.services.profiles import folder_of

NOTHING_YET = (
    "An audit needs a line: give --known TEXT or --predicting TEXT, or begin it in a terminal."
)
CARRIED = "`outbreath followup` asks later what came of it."


def audit(asked: argparse.Namespace) -> int:
    refuse_together(asked, "known", "predicting", "move", "carry")
    if asked.list:
        return list_sheets(asked, AUDIT, "lines", _sheet_fields)
    if asked.delete:
        return delete_sheet(asked, AUDIT)
    if asked.timer is not None and not (isfinite(asked.timer) and asked.timer > 0.0):
        raise TrainerError("A timer runs for some minutes: 3 is usual.")
    changes = bool(asked.known or asked.predicting or asked.move or asked.carry)
    sheet = _kept(asked)
    before = audit_of(sheet.body) if sheet else Audit()
    after = _changed(before, asked) if changes or sheet else _asked(asked, SystemClock())
    if not after.lines:
        raise TrainerError(NOTHING_YET)
    sheet = _with(sheet, after)
    if after != before:
        with Library.open(folder_of(asked), write=True) as library:
            library.notebook.keep(sheet)
    _tell(asked, sheet, after)
    return 0


def _kept(asked: argparse.Namespace) -> Sheet | None:
    if asked.id is None:
        return None
    with Library.open(folder_of(asked), write=False) as library:
        return found_sheet(library, AUDIT, asked.id)


def _with(sheet: Sheet | None, audit: Audit) -> Sheet:
    fields = audit_fields(audit)
    return new_sheet(AUDIT, fields) if sheet is None else replace(sheet, body=fields)


def _changed(audit: Audit, asked: argparse.Namespace) -> Audit:
    """First the new lines, then what is moved, then what is carried into the follow-up."""
    for text in asked.known:
        audit = audit.with_line(text, Column.KNOWN)
    for text in asked.predicting:
        audit = audit.with_line(text, Column.PREDICTING)
    for place in asked.move:
        audit = audit.moved(place)
    for place, sure in asked.carry:
        for each in _all_predictions(audit) if place == ALL else [place]:
            audit = audit.following(each, sure)
    return audit


def _all_predictions(audit: Audit) -> list[int]:
    return [place for place, _ in audit.in_column(Column.PREDICTING)]


def _asked(asked: argparse.Namespace, clock: Clock) -> Audit:
    """Line by line, as long as the person likes; the timer only tells."""
    if not can_ask() or asked.json:
        raise TrainerError(NOTHING_YET)
    ends = None if asked.timer is None else clock.now() + 60.0 * asked.timer
    audit = Audit()
    for column in Column:
        print(f"{TITLES[column]} (an empty line goes on):")
        audit = _column_asked(audit, column, lambda: _left(ends, clock))
    if _all_predictions(audit) and answer("Ask me later what came of these? y/n ").lower() == "y":
        for place in _all_predictions(audit):
            audit = audit.following(place)
    return audit


def _column_asked(audit: Audit, column: Column, left: Callable[[], str]) -> Audit:
    while line := answer(f"{left()}- "):
        audit = audit.with_line(line, column)
        hint = hints(audit).get(len(audit.lines) - 1)
        if hint and answer(f"{_question(hint)} m moves it, Enter leaves it: ").lower() == "m":
            audit = audit.moved(len(audit.lines) - 1)
    return audit


def _left(ends: float | None, clock: Clock) -> str:
    if ends is None:
        return ""
    left_s = ends - clock.now()
    if left_s <= 0.0:
        return "(the time is over; finish as you like) "
    return f"({minutes_words(left_s)} left) "


def _question(hint: Hint) -> str:
    return f"A suggestion, because of “{hint.word}”: {hint.question}"


def _tell(asked: argparse.Namespace, sheet: Sheet, audit: Audit) -> None:
    asks = hints(audit)
    if asked.output:
        write_out(asked, as_text(audit), sheet.id)
    if asked.json and asked.output != STDOUT:
        print_json(_sheet_fields(sheet))
    if asked.json or asked.output:
        return
    for column in Column:
        print(TITLES[column])
        for place, line in audit.in_column(column):
            print(f"  {place + 1}  {plain(' '.join(line.text.split()))}")
            if place in asks:
                print(f"     {plain(_question(asks[place]))}")
        print()
    if any(line.followed for line in audit.lines):
        print(CARRIED)
    print(f"Kept as {sheet.id}.")


def _sheet_fields(sheet: Sheet) -> dict[str, object]:
    audit = audit_of(sheet.body)
    return {**fields_of(sheet), "lines": _lines_fields(audit, hints(audit))}


def _lines_fields(audit: Audit, asks: dict[int, Hint]) -> list[dict[str, object]]:
    """Each line with the question it leads to, where it leads to one."""
    return [
        {
            "line": place + 1,
            "text": line.text,
            "column": line.column.value,
            "followed": line.followed,
            "sure_percent": line.sure_percent,
            "suggestion": _question(asks[place]) if place in asks else None,
        }
        for place, line in enumerate(audit.lines)
    ]
