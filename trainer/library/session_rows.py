"""Sessions and their events as rows: every statement that reads or writes them, and no transaction."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple

from trainer.errors import LibraryError
from trainer.event_series import EventSeries
from trainer.library.event_rows import Row, digest_of, event_of
from trainer.library.history import Summary
from trainer.library.recording_json import checked_id, checked_time, plan_fields, recording_of
from trainer.library.schema import RECORDED_BY
from trainer.library.strict_json import excerpt, is_whole_text, object_of, text_of, writable
from trainer.recording import Ended, Recording

ENTRY: Final = """SELECT id, started, exercise, source, ended, closed,
    CASE WHEN json_valid(summary) THEN summary END, summary_by,
    remark.written, remark.note, remark.tags
    FROM session LEFT JOIN remark ON remark.number =
        (SELECT max(number) FROM remark AS later WHERE later.session = session.number)"""
NEWEST_FIRST: Final = "julianday(started) DESC, session.number DESC"  # those undated come last
FIND: Final = f"""SELECT id FROM session WHERE ? = 'last' OR substr(id, 1, length(?)) = ?
    ORDER BY id = ? DESC, {NEWEST_FIRST} LIMIT 2"""  # noqa: S608  nothing a person typed


SHORTEST_ID: Final = 4  # characters of the beginning: a slip of the finger means nothing


class Head(NamedTuple):
    """The row of a session, without its figures."""

    number: int
    id: str
    started: str | None
    source: str
    plan: str | None
    ended: str | None
    digest: str | None


def insert_session(connection: sqlite3.Connection, session: Recording) -> int:
    checked_id(session.id)
    checked_time(session.started)
    plan = session.plan
    if number_or_none(connection, session.id) is not None:
        raise LibraryError(f"There is a session {session.id} already: begin again.")
    inserted = connection.execute(
        "INSERT INTO session (id, started, exercise, source, plan, app_version)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            session.id,
            session.started,
            None if plan is None else plan.exercise.value,
            writable(session.source),
            None if plan is None else text_of(plan_fields(plan)),
            RECORDED_BY,
        ),
    )
    return int(inserted.lastrowid or 0)


def insert_rows(connection: sqlite3.Connection, number: int, rows: Iterable[Row]) -> None:
    """A row that is there already stays. What was closed before is to be closed anew."""
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?) ON CONFLICT (session, seq) DO NOTHING",
        ((number, *row) for row in rows),
    )
    connection.execute(
        "UPDATE session SET digest = NULL WHERE number = ? AND digest IS NOT NULL", (number,)
    )


def finish(
    connection: sqlite3.Connection, number: int, ended: Ended | None, summary: Summary | None
) -> None:
    """Close the session; `summary` is None where the figures cannot be worked out."""
    connection.execute(
        "UPDATE session SET closed = 1, ended = ?, summary = ?, summary_by = ?, digest = ?"
        " WHERE number = ?",
        (
            None if ended is None else ended.value,
            None if summary is None else text_of(summary),
            None if summary is None else RECORDED_BY,
            digest_of(each_row(connection, number)),
            number,
        ),
    )


def each_row(connection: sqlite3.Connection, number: int) -> Iterator[Row]:
    """The events of a session in order, read as they are asked for."""
    yield from connection.execute(
        "SELECT seq, t_us, kind, body FROM event WHERE session = ? ORDER BY seq", (number,)
    )


def head_of(connection: sqlite3.Connection, session_id: str) -> Head:
    found = connection.execute(
        "SELECT number, id, started, source, plan, ended, digest FROM session WHERE id = ?",
        (session_id,),
    ).fetchone()
    if found is None:
        raise LibraryError(nothing_found(session_id))
    return Head(*found)


def recording_from(head: Head, rows: Iterable[Row]) -> Recording:
    """Raises: RecordingError, when a row is not what was written."""
    fields = {
        "id": head.id,
        "started": head.started,
        "source": head.source,
        "plan": None if head.plan is None else object_of(head.plan),
        "ended": head.ended,
    }
    return replace(recording_of(fields, ()), events=EventSeries(map(event_of, rows)))


def number_of(connection: sqlite3.Connection, session_id: str) -> int:
    number = number_or_none(connection, session_id)
    if number is None:
        raise LibraryError(nothing_found(session_id))
    return number


def number_or_none(connection: sqlite3.Connection, session_id: str) -> int | None:
    found = connection.execute("SELECT number FROM session WHERE id = ?", (session_id,)).fetchone()
    return None if found is None else int(found[0])


def found_id(connection: sqlite3.Connection, wanted: str) -> str:
    """The id that `wanted` means: an id, the unmistakable beginning of one (of some length), or "last"."""
    if not wanted or not is_whole_text(wanted):
        raise LibraryError(nothing_found(wanted))
    found = connection.execute(FIND, (wanted,) * 4).fetchall()
    ids = [session_id for (session_id,) in found]
    if not ids or (len(wanted) < SHORTEST_ID and wanted != ids[0]):
        raise LibraryError(nothing_found(wanted))
    if len(ids) > 1 and wanted not in ("last", ids[0]):
        raise LibraryError(f"More than one session begins with {excerpt(wanted)}: say more.")
    return str(ids[0])


def goes_on(session_id: str, stored: Iterable[Row], rows: Iterable[Row]) -> bool:
    """Do the new rows begin with the stored ones, and go on? Raises: LibraryError, if they differ."""
    for old, new in zip_longest(stored, rows):
        if new is None:
            return False
        if old is None:
            return True
        if old != new:
            raise LibraryError(holds_another(session_id))
    return False


def holds_another(session_id: str) -> str:
    return (
        f"The library holds another session with the id {session_id}: "
        "delete that one first, or keep it."
    )


def nothing_found(wanted: str) -> str:
    if wanted == "last":
        return "There is no session in this library yet."
    return f"There is no session {excerpt(wanted)} in this library: see `outbreath sessions`."
