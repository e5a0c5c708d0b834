"""What was told after a pause was closed, and sheets: every statement that reads or writes them.

Rule: what was recorded is never changed. Of what is told later the last row counts, and what damage left
unreadable counts as not told.
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
TAKEN_BACK: Final = "outcome_taken_back"  # of a sheet: the line is no longer asked about
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
    """An exercise with words and no breath, as it was kept. `kind` is "audit" or "feeling"."""

    id: str
    kind: str
    written: str
    body: Mapping[str, object]


def insert_annotation(
    connection: sqlite3.Connection, number: int, written: str, annotation: Annotation
) -> None:
    """Keep what was told of a session after it was over. Raises: RecordingError, for a time that is none."""
    if isinstance(annotation, OutcomeReported):
        _refuse_unless_predicted(connection, number)
    kind, fields = encode_annotation(annotation)
    _insert(connection, (number, None, check_timestamp(written), kind, 0, to_json_line(fields)))


def insert_worksheet_outcome(
    connection: sqlite3.Connection, worksheet_id: str, written: str, outcome: OutcomeReported
) -> None:
    """Keep what came of a prediction that a sheet holds."""
    number = worksheet_number(connection, worksheet_id)
    kind, fields = encode_annotation(outcome)
    _insert(
        connection,
        (None, number, check_timestamp(written), kind, outcome.place, to_json_line(fields)),
    )


def merge_annotations(
    connection: sqlite3.Connection, number: int, annotations: Iterable[DatedAnnotation]
) -> int:
    """Keep what was told elsewhere of a session that came from there, and is not here. How much that is.

    What was told here meanwhile stays: all of it comes into the order in which it was told, so that the
    latest holds.
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
    """All that was told of a session later, in that order."""
    return [written.annotation for written in dated_annotations(connection, session_id)]


def dated_annotations(connection: sqlite3.Connection, session_id: str) -> list[DatedAnnotation]:
    """The same, with when it was told. What damage left unreadable is passed over."""
    rows = connection.execute(
        "SELECT written, kind, place, body FROM said_later"
        " WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY number",
        (session_id,),
    ).fetchall()
    return [DatedAnnotation(when, annotation) for when, annotation in _decoded(rows)]


def all_annotations(connection: sqlite3.Connection) -> dict[str, list[Annotation]]:
    """The same of every session of which something was told later."""
    rows = connection.execute(
        "SELECT id, said_later.kind, place, body FROM said_later"
        " JOIN session ON session.number = said_later.session ORDER BY said_later.number"
    ).fetchall()
    annotations: dict[str, list[Annotation]] = {}
    for session_id, annotation in _decoded(rows):
        annotations.setdefault(session_id, []).append(annotation)
    return annotations


def insert_worksheet(connection: sqlite3.Connection, worksheet: Worksheet) -> None:
    """Keep a sheet. One of the same id is replaced, and what came of its predictions stays, but for those
    that are no longer carried: carried anew, they are asked about anew.
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
    """All sheets, newest first. One that damage left unreadable is passed over."""
    rows = connection.execute("SELECT id, kind, written, body FROM sheet ORDER BY number DESC")
    return [worksheet for row in rows if (worksheet := _worksheet_from_row(row)) is not None]


def _take_back(connection: sqlite3.Connection, worksheet: Worksheet) -> None:
    """A row for each line that was carried and answered, and is no longer carried. It bears the date of its
    sheet, for nobody tells when a line is moved.
    """
    row = connection.execute(
        "SELECT number, body FROM sheet WHERE id = ?", (worksheet.id,)
    ).fetchone()
    if row is None:
        return
    number, body = row
    (before,) = parse_objects([body])
    answered = worksheet_outcomes(connection, worksheet.id).get(worksheet.id, {})
    for place in answered.keys() & (_carried(before or {}) - _carried(worksheet.body)):
        _insert(
            connection, (None, number, check_timestamp(worksheet.written), TAKEN_BACK, place, "{}")
        )


def _carried(body: Mapping[str, object]) -> set[int]:
    """The places of the lines that are asked about later."""
    lines = body.get("lines")
    numbered = enumerate(lines if isinstance(lines, list) else [])
    return {place for place, line in numbered if isinstance(line, Mapping) and line.get("followed")}


def worksheet_outcomes(
    connection: sqlite3.Connection, only: str | None = None
) -> dict[str, dict[int, OutcomeReported]]:
    """For each sheet, or for one, what came of its predictions, by their places."""
    rows = connection.execute(OUTCOMES, {"only": only, "taken_back": TAKEN_BACK}).fetchall()
    outcomes: dict[str, dict[int, OutcomeReported]] = {}
    for worksheet_id, annotation in _decoded(rows):
        if isinstance(annotation, OutcomeReported):
            outcomes.setdefault(worksheet_id, {})[annotation.place] = annotation
    return outcomes


def delete_worksheet_row(connection: sqlite3.Connection, worksheet_id: str) -> None:
    number = worksheet_number(connection, worksheet_id)
    connection.execute("DELETE FROM sheet WHERE number = ?", (number,))


def worksheet_number(connection: sqlite3.Connection, worksheet_id: str) -> int:
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
    """When it was told, to compare by; what cannot be read as a time was told first."""
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
    """What stands first in each row, with what was told in it. Of years of practice much was told in the
    same words: that is read once, and all of it in one pass.
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
