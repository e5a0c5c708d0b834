"""Annotations made after a pause was closed, and worksheets: every statement that reads or writes them.

Rule: what was recorded is never changed. Of several annotations of one kind and place the last row counts;
a row that damage made unreadable does not count.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf
from typing import Any, Final

from trainer.errors import LibraryError, RecordingError
from trainer.formats.codecs.json_validation import (
    Fields,
    excerpt,
    parse_object,
    parse_objects,
    replace_surrogates,
    to_json_line,
)
from trainer.formats.codecs.recording_codec import (
    DatedAnnotation,
    check_id,
    check_timestamp,
    decode_annotation,
    encode_annotation,
)
from trainer.library.messages import PredictionGone, WorksheetGone
from trainer.practice.annotations import Annotation, OutcomeReported

MADE_IN_THE_PAUSE: Final = """SELECT body FROM event
    WHERE session = ? AND kind = 'prediction_made' ORDER BY seq DESC LIMIT 1"""
TAKEN_BACK: Final = "outcome_taken_back"  # of a worksheet: the line is no longer asked about
OUTCOMES: Final = """SELECT sheet.id, told.kind, told.place, told.body FROM said_later AS told
    JOIN sheet ON sheet.number = told.sheet
    WHERE (:only IS NULL OR sheet.id = :only) AND told.number > coalesce(
        (SELECT max(back.number) FROM said_later AS back
         WHERE back.sheet = told.sheet AND back.place = told.place AND back.kind = :taken_back), 0)
    ORDER BY told.number"""
MADE_LATER: Final = """SELECT body FROM said_later
    WHERE session = ? AND kind = 'prediction_made' ORDER BY number DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """An exercise with words and no breath, as it is stored. `kind` is "audit" or "feeling"."""

    id: str
    kind: str
    written: str
    body: Mapping[str, object]


def insert_annotation(
    connection: sqlite3.Connection, number: int, written: str, annotation: Annotation
) -> None:
    """Store an annotation made after a session was closed.

    Parameters
    ----------
    number : int
        Of the session in its table.
    written : str
        When the annotation was made, ISO 8601 with its zone.

    Raises
    ------
    RecordingError
        `written` is no time.
    LibraryError
        It is the outcome of a prediction that the session does not have.
    """
    if isinstance(annotation, OutcomeReported):
        _refuse_unless_predicted(connection, number)
    kind, fields = encode_annotation(annotation)
    _insert(connection, (number, None, check_timestamp(written), kind, 0, to_json_line(fields)))


def insert_worksheet_outcome(
    connection: sqlite3.Connection, worksheet_id: str, written: str, outcome: OutcomeReported
) -> None:
    """Store the outcome of a prediction in a worksheet. Raises: LibraryError, when the worksheet is gone."""
    number = worksheet_number(connection, worksheet_id)
    kind, fields = encode_annotation(outcome)
    _insert(
        connection,
        (None, number, check_timestamp(written), kind, outcome.place, to_json_line(fields)),
    )


def merge_annotations(
    connection: sqlite3.Connection, number: int, annotations: Iterable[DatedAnnotation]
) -> int:
    """Add the annotations of an imported session that are missing here, and return how many were added.

    Annotations made here meanwhile stay. All are stored in the order in which they were made, so that the
    latest counts.
    """
    here = connection.execute(
        "SELECT written, kind, place, body FROM said_later WHERE session = ? ORDER BY number",
        (number,),
    ).fetchall()
    known, new = Counter(here), list[tuple[Any, ...]]()
    for row in map(_row_of, annotations):
        if known[row]:
            known[row] -= 1
        else:
            new.append(row)
    if new:
        connection.execute("DELETE FROM said_later WHERE session = ?", (number,))
        for row in sorted([*here, *new], key=_instant):
            _insert(connection, (number, None, *row))
    return len(new)


def session_annotations(connection: sqlite3.Connection, session_id: str) -> list[Annotation]:
    """Return the annotations of a session, in the order in which they were made."""
    return [written.annotation for written in dated_annotations(connection, session_id)]


def dated_annotations(connection: sqlite3.Connection, session_id: str) -> list[DatedAnnotation]:
    """Return the same with their times. Rows that damage made unreadable are skipped."""
    rows = connection.execute(
        "SELECT written, kind, place, body FROM said_later"
        " WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY number",
        (session_id,),
    ).fetchall()
    return [DatedAnnotation(when, annotation) for when, annotation in _decoded(rows)]


def all_annotations(connection: sqlite3.Connection) -> dict[str, list[Annotation]]:
    """Return the annotations of every session that has any, by its id."""
    rows = connection.execute(
        "SELECT id, said_later.kind, place, body FROM said_later"
        " JOIN session ON session.number = said_later.session ORDER BY said_later.number"
    ).fetchall()
    annotations: dict[str, list[Annotation]] = {}
    for session_id, annotation in _decoded(rows):
        annotations.setdefault(session_id, []).append(annotation)
    return annotations


def insert_worksheet(connection: sqlite3.Connection, worksheet: Worksheet) -> None:
    """Store a worksheet. One of the same id is replaced, and the outcomes of its predictions stay.

    The outcome of a line that is no longer followed up is withdrawn: if it is followed up again, it is asked
    about again.
    """
    check_id(worksheet.id)
    _take_back(connection, worksheet)
    connection.execute(
        "INSERT INTO sheet (id, kind, written, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (
            worksheet.id,
            worksheet.kind,
            check_timestamp(worksheet.written),
            to_json_line(_whole(worksheet.body)),
        ),
    )


def all_worksheets(connection: sqlite3.Connection) -> list[Worksheet]:
    """Return all worksheets, newest first. Rows that damage made unreadable are skipped."""
    rows = connection.execute("SELECT id, kind, written, body FROM sheet ORDER BY number DESC")
    return [worksheet for row in rows if (worksheet := _worksheet_from_row(row)) is not None]


def _take_back(connection: sqlite3.Connection, worksheet: Worksheet) -> None:
    """Withdraw the outcome of each line that is no longer followed up.

    The row has the date of the worksheet, since the date of the change is not known.
    """
    row = connection.execute(
        "SELECT number, body FROM sheet WHERE id = ?", (worksheet.id,)
    ).fetchone()
    if row is None:
        return
    number, body = row
    (before,) = parse_objects([body])
    answered = worksheet_outcomes(connection, worksheet.id).get(worksheet.id, {})
    for place in answered.keys() & (_followed_up(before or {}) - _followed_up(worksheet.body)):
        _insert(
            connection, (None, number, check_timestamp(worksheet.written), TAKEN_BACK, place, "{}")
        )


def _followed_up(body: Mapping[str, object]) -> set[int]:
    """The places of the lines that are asked about later."""
    lines = body.get("lines")
    numbered = enumerate(lines if isinstance(lines, list) else [])
    return {place for place, line in numbered if isinstance(line, Mapping) and line.get("followed")}


def worksheet_outcomes(
    connection: sqlite3.Connection, only: str | None = None
) -> dict[str, dict[int, OutcomeReported]]:
    """Return the outcomes of the predictions of each worksheet, or of one, by their places."""
    rows = connection.execute(OUTCOMES, {"only": only, "taken_back": TAKEN_BACK}).fetchall()
    outcomes: dict[str, dict[int, OutcomeReported]] = {}
    for worksheet_id, annotation in _decoded(rows):
        if isinstance(annotation, OutcomeReported):
            outcomes.setdefault(worksheet_id, {})[annotation.place] = annotation
    return outcomes


def delete_worksheet_row(connection: sqlite3.Connection, worksheet_id: str) -> None:
    """Delete a worksheet with its outcomes. Raises: LibraryError, when it is gone."""
    number = worksheet_number(connection, worksheet_id)
    connection.execute("DELETE FROM sheet WHERE number = ?", (number,))


def worksheet_number(connection: sqlite3.Connection, worksheet_id: str) -> int:
    """Return the number of a worksheet in its table. Raises: LibraryError, when it is gone."""
    row = connection.execute("SELECT number FROM sheet WHERE id = ?", (worksheet_id,)).fetchone()
    if row is None:
        raise LibraryError(WorksheetGone(excerpt(worksheet_id)))
    return int(row[0])


def _insert(connection: sqlite3.Connection, values: tuple[object, ...]) -> None:
    connection.execute(
        "INSERT INTO said_later (session, sheet, written, kind, place, body)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        values,
    )


def _row_of(annotation: DatedAnnotation) -> tuple[str, str, int, str]:
    kind, fields = encode_annotation(annotation.annotation)
    check_timestamp(annotation.written)
    return annotation.written, kind, 0, to_json_line(fields)


def _instant(row: tuple[Any, ...]) -> float:
    """The time of an annotation, to sort by; what cannot be read as a time comes first."""
    try:
        return datetime.fromisoformat(row[0]).timestamp()
    except (ValueError, OverflowError, OSError, TypeError):
        return -inf


def _refuse_unless_predicted(connection: sqlite3.Connection, number: int) -> None:
    for statement in (MADE_LATER, MADE_IN_THE_PAUSE):
        row = connection.execute(statement, (number,)).fetchone()
        if row is not None:
            if parse_object(row[0]).get("text"):
                return
            break
    raise LibraryError(PredictionGone())


def _decoded(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[str, Annotation]]:
    """Yield the first column of each row with its annotation. Equal rows are decoded once, all in one pass:
    in years of practice many are equal.
    """
    alike = list(dict.fromkeys(row[1:] for row in rows))
    fields = parse_objects([body for _, _, body in alike])
    annotations = {
        row: _annotation_from_row(row[0], row[1], read)
        for row, read in zip(alike, fields, strict=True)
    }
    for row in rows:
        annotation = annotations[row[1:]]
        if annotation is not None:
            yield row[0], annotation


def _annotation_from_row(kind: str, place: int, fields: Fields | None) -> Annotation | None:
    """None for what damage left unreadable."""
    try:
        return None if fields is None else decode_annotation(kind, place, fields)
    except RecordingError:
        return None


def _worksheet_from_row(row: tuple[Any, ...]) -> Worksheet | None:
    worksheet_id, kind, written, body = row
    try:
        return Worksheet(worksheet_id, kind, written, parse_object(body))
    except RecordingError:
        return None


def _whole(value: Any) -> Any:
    """The value with no half characters in any of its texts."""
    if isinstance(value, str):
        return replace_surrogates(value)
    if isinstance(value, Mapping):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value
