"""What was told after a pause was closed, and sheets: every statement that reads or writes them.

Rule: what was recorded is never changed. Of what is told later the last row counts, and what damage left
unreadable counts as not told.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from trainer.errors import LibraryError, RecordingError
from trainer.library.later_json import Written, decoded, encoded
from trainer.library.recording_json import checked_id, checked_time
from trainer.library.strict_json import excerpt, object_of, text_of, writable
from trainer.practice import Later, OutcomeTold

MADE_IN_THE_PAUSE: Final = """SELECT body FROM event
    WHERE session = ? AND kind = 'prediction_made' ORDER BY seq DESC LIMIT 1"""
MADE_LATER: Final = """SELECT body FROM said_later
    WHERE session = ? AND kind = 'prediction_made' ORDER BY number DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An exercise with words and no breath, as it was kept. `kind` is "audit" or "feeling"."""

    id: str
    kind: str
    written: str
    body: Mapping[str, object]


def add(connection: sqlite3.Connection, number: int, written: str, said: Later) -> None:
    """Keep what was told of a session after it was over. Raises: RecordingError, for a time that is none."""
    if isinstance(said, OutcomeTold):
        _refuse_unless_predicted(connection, number)
    kind, fields = encoded(said)
    _insert(connection, (number, None, checked_time(written), kind, 0, text_of(fields)))


def add_sheet_outcome(
    connection: sqlite3.Connection, sheet_id: str, written: str, said: OutcomeTold
) -> None:
    """Keep what came of a prediction that a sheet holds."""
    number = sheet_number(connection, sheet_id)
    kind, fields = encoded(said)
    _insert(connection, (None, number, checked_time(written), kind, said.place, text_of(fields)))


def of_session(connection: sqlite3.Connection, session_id: str) -> list[Later]:
    """All that was told of a session later, in that order."""
    found = connection.execute(
        "SELECT kind, place, body FROM said_later"
        " WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY number",
        (session_id,),
    )
    return list(_decoded(found))


def written_of(connection: sqlite3.Connection, session_id: str) -> list[Written]:
    """The same, with when it was told. What damage left unreadable is passed over."""
    found = connection.execute(
        "SELECT written, kind, place, body FROM said_later"
        " WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY number",
        (session_id,),
    )
    return [Written(when, said) for when, *row in found for said in _decoded([tuple(row)])]


def of_all(connection: sqlite3.Connection) -> dict[str, list[Later]]:
    """The same of every session of which something was told later."""
    said: dict[str, list[Later]] = {}
    for session_id, *row in connection.execute(
        "SELECT id, said_later.kind, place, body FROM said_later"
        " JOIN session ON session.number = said_later.session ORDER BY said_later.number"
    ):
        said.setdefault(session_id, []).extend(_decoded([tuple(row)]))
    return said


def add_sheet(connection: sqlite3.Connection, sheet: Sheet) -> None:
    """Keep a sheet. One of the same id is replaced, and what came of its predictions stays."""
    checked_id(sheet.id)
    connection.execute(
        "INSERT INTO sheet (id, kind, written, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (sheet.id, sheet.kind, checked_time(sheet.written), text_of(_whole(sheet.body))),
    )


def sheets(connection: sqlite3.Connection) -> list[Sheet]:
    """All sheets, newest first. One that damage left unreadable is passed over."""
    found = connection.execute("SELECT id, kind, written, body FROM sheet ORDER BY number DESC")
    return [sheet for row in found if (sheet := _sheet(row)) is not None]


def sheet_outcomes(connection: sqlite3.Connection) -> dict[str, dict[int, OutcomeTold]]:
    """For each sheet, what came of its predictions, by their places."""
    came: dict[str, dict[int, OutcomeTold]] = {}
    for sheet_id, *row in connection.execute(
        "SELECT id, said_later.kind, place, said_later.body FROM said_later"
        " JOIN sheet ON sheet.number = said_later.sheet ORDER BY said_later.number"
    ):
        for said in _decoded([tuple(row)]):
            if isinstance(said, OutcomeTold):
                came.setdefault(sheet_id, {})[said.place] = said
    return came


def delete_sheet(connection: sqlite3.Connection, sheet_id: str) -> None:
    number = sheet_number(connection, sheet_id)
    connection.execute("DELETE FROM sheet WHERE number = ?", (number,))


def sheet_number(connection: sqlite3.Connection, sheet_id: str) -> int:
    found = connection.execute("SELECT number FROM sheet WHERE id = ?", (sheet_id,)).fetchone()
    if found is None:
        raise LibraryError(f"There is no sheet {excerpt(sheet_id)} in this library any more.")
    return int(found[0])


def _insert(connection: sqlite3.Connection, values: tuple[object, ...]) -> None:
    connection.execute(
        "INSERT INTO said_later (session, sheet, written, kind, place, body)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        values,
    )


def _refuse_unless_predicted(connection: sqlite3.Connection, number: int) -> None:
    for statement in (MADE_LATER, MADE_IN_THE_PAUSE):
        found = connection.execute(statement, (number,)).fetchone()
        if found is not None:
            if object_of(found[0]).get("text"):
                return
            break
    raise LibraryError("That prediction is not there any more, so nothing can come of it.")


def _decoded(rows: Iterable[tuple[Any, ...]]) -> Iterator[Later]:
    for kind, place, body in rows:
        try:
            said = decoded(kind, place, object_of(body))
        except RecordingError:
            continue
        if said is not None:
            yield said


def _sheet(row: tuple[Any, ...]) -> Sheet | None:
    sheet_id, kind, written, body = row
    try:
        return Sheet(sheet_id, kind, written, object_of(body))
    except RecordingError:
        return None


def _whole(value: Any) -> Any:
    """The value with no half characters in any of its texts."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, Mapping):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list | tuple) else value
