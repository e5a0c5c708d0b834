"""Reading what is left of a damaged file: from both ends towards the damage, then between, row by row."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from trainer.errors import RecordingError
from trainer.library.connecting import connect
from trainer.library.event_rows import Row, digest_of, event_of
from trainer.library.page_scan import scan
from trainer.library.refusals import database_errors
from trainer.library.session_rows import Head, recording_from

MOST_PROBES: Final = 2_000  # sessions tried between what the two ends gave
MOST_IN_VAIN: Final = 400  # events tried one by one behind a damage: a page holds fewer than 150
LAST_SEQ: Final = 1 << 40
HEAD: Final = """SELECT number, id, started, exercise, source, plan, app_version, ended, closed,
    summary, digest FROM session NOT INDEXED WHERE number = ?"""
NEXT: Final = "SELECT session FROM event WHERE session >= ? ORDER BY session LIMIT 1"
ON_FROM: Final = """SELECT seq, t_us, kind, body FROM event WHERE session = ? AND seq >= ?
    ORDER BY seq"""
BACK: Final = "SELECT seq, t_us, kind, body FROM event WHERE session = ? ORDER BY seq DESC"
BESIDE: Final = {
    """INSERT OR IGNORE INTO remark SELECT ?1, ?2, ?3, ?4, ?5
    WHERE EXISTS (SELECT 1 FROM session WHERE number = ?2)""": (
        "SELECT number, session, written, note, tags FROM remark"
    ),
    "INSERT OR IGNORE INTO setting VALUES (?, ?)": "SELECT key, value FROM setting",
    """INSERT OR IGNORE INTO exported SELECT ?1, ?2
    WHERE EXISTS (SELECT 1 FROM session WHERE number = ?1)""": "SELECT session, path FROM exported",
    "INSERT OR IGNORE INTO sheet VALUES (?, ?, ?, ?, ?)": (
        "SELECT number, id, kind, written, body FROM sheet"
    ),
    """INSERT OR IGNORE INTO said_later SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
    WHERE EXISTS (SELECT 1 FROM session WHERE number = ?2)
        OR EXISTS (SELECT 1 FROM sheet WHERE number = ?3)""": (
        "SELECT number, session, sheet, written, kind, place, body FROM said_later"
    ),
}
SINCE: Final = {3: ("sheet", "said_later")}  # a library of an earlier version has no such tables


class Reader:
    """Reads from a damaged file, and opens it anew after each failure.

    SQLCipher refuses everything once one page failed; and a file that was cut short is read only with
    `writable_schema` on.
    """

    def __init__(self, db: Path, key: str | None) -> None:
        self._db = db
        self._key = key
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, sql: str, *values: object) -> tuple[list[Any], bool]:
        """The rows as far as they can be read, and whether that was all of them."""
        rows: list[Any] = []
        try:
            for row in self._connection.execute(sql, values):
                rows.append(row)  # noqa: PERF402  each before the next one fails
        except database_errors():
            self._connection.close()
            self._connection = self._open()
            return rows, False
        return rows, True

    def _open(self) -> sqlite3.Connection:
        connection = connect(self._db, "mode=ro", self._key)
        connection.execute("PRAGMA writable_schema = ON")
        return connection


@dataclass(frozen=True, slots=True)
class Found:
    """A session as far as it could be read. `columns` are those of its row, without the number."""

    number: int
    id: str
    columns: tuple[Any, ...]
    rows: tuple[Row, ...]
    whole: bool


def numbers_in(reader: Reader) -> tuple[list[int], bool]:
    """The numbers of all sessions that have left a row or an event; False: some may be missing."""
    up, is_whole = reader.rows("SELECT number FROM session ORDER BY number")
    if is_whole:
        return [number for (number,) in up], True
    down, _ = reader.rows("SELECT number FROM session ORDER BY number DESC")
    numbers = {number for (number,) in (*up, *down)}
    numbers |= set(range(*_between(up, down)))
    return sorted(numbers | set(_numbers_of_events(reader))), False


def session_of(reader: Reader, number: int) -> Found | None:
    """None: nothing of it can be read."""
    heads, _ = reader.rows(HEAD, number)
    rows, is_whole = _events(reader, number)
    if heads:
        return _checked(heads[0], rows, is_whole)
    if not rows:
        return None
    return _checked(_nameless(number), rows, False)


def with_scanned(sessions: Sequence[Found], db: Path) -> list[Found]:
    """The sessions with what the pages still hold of those that were not read whole."""
    heads, events = scan(db)
    found = {session.number: session for session in sessions}
    for number in (heads.keys() | events.keys()) - {s.number for s in sessions if s.whole}:
        before = found.get(number)
        rows = {
            **events.get(number, {}),
            **{row[0]: row for row in (before.rows if before else ())},
        }
        head = heads.get(number) or ((number, *before.columns) if before else _nameless(number))
        found[number] = _checked(head, [rows[seq] for seq in sorted(rows)], False)
    return list(found.values())


def beside_of(reader: Reader) -> tuple[dict[str, list[Any]], bool]:
    """Remarks, settings, sheets ..., each with the statement that inserts it; were these all?"""
    absent = _not_yet_there(reader)
    read = {
        insert: ([], True) if rows.endswith(absent) else reader.rows(rows)
        for insert, rows in BESIDE.items()
    }
    return {insert: rows for insert, (rows, _) in read.items()}, all(w for _, w in read.values())


def _not_yet_there(reader: Reader) -> tuple[str, ...]:
    """The ends of the statements that ask for tables which came after this library's version."""
    found, is_read = reader.rows("PRAGMA user_version")
    version = found[0][0] if is_read and found else 0
    return tuple(
        f" {name}" for since, names in SINCE.items() if 0 < version < since for name in names
    )


def _nameless(number: int) -> tuple[Any, ...]:
    """In place of the row of a session whose events are all that is left."""
    name = f"rescued-{number}"
    return (number, name, None, None, "unknown", None, "unknown", None, 1, None, None)


def _checked(head: tuple[Any, ...], rows: list[Row], is_whole: bool) -> Found:
    """Whole, if it is what was closed; else what makes sense of it, with its figures to work out anew."""
    number, name, started, exercise, source, plan, version, ended, closed, summary, digest = head
    if digest is not None:
        is_whole = digest_of(rows) == digest
    sense = [row for row in rows if _makes_sense(row)]
    is_whole = is_whole and len(sense) == len(rows)
    if not _reads(Head(number, name, started, source, plan, ended, None), sense):
        is_whole, name, started, plan, ended = False, f"rescued-{number}", None, None, None
    if not is_whole:
        summary, digest = None, digest_of(sense) if closed else None
    columns = (name, started, exercise, source, plan, version, ended, closed, summary, digest)
    return Found(number, name, columns, tuple(sense), is_whole)


def _makes_sense(row: Row) -> bool:
    try:
        event_of(row)
    except (RecordingError, TypeError):
        return False
    return True


def _reads(head: Head, rows: list[Row]) -> bool:
    try:
        recording_from(head, rows)
    except (RecordingError, TypeError):
        return False
    return True


def _events(reader: Reader, number: int) -> tuple[list[Row], bool]:
    """From the first to the damage, from behind it to the next damage, and from the last backwards."""
    up, is_whole = reader.rows(ON_FROM, number, -1)
    if is_whole:
        return up, True
    down, _ = reader.rows(BACK, number)
    rows = {row[0]: row for row in (*up, *down)}
    end = down[-1][0] if down else LAST_SEQ
    seq, in_vain = up[-1][0] + 1 if up else 0, 0
    while rows and seq < end and in_vain < MOST_IN_VAIN:
        more, is_whole = reader.rows(ON_FROM, number, seq)
        rows.update((row[0], row) for row in more)
        if is_whole:
            break
        in_vain = 0 if more else in_vain + 1
        seq = more[-1][0] + 1 if more else seq + 1
    return [rows[seq] for seq in sorted(rows)], False


def _between(up: list[Any], down: list[Any]) -> tuple[int, int]:
    low = up[-1][0] + 1 if up else 0
    high = down[-1][0] if down else low + MOST_PROBES
    return low, min(high, low + MOST_PROBES)


def _numbers_of_events(reader: Reader) -> Iterator[int]:
    """The sessions that events belong to, by one look into the index for each."""
    number = 0
    for _ in range(MOST_PROBES):
        found, is_read = reader.rows(NEXT, number)
        if is_read and not found:
            return
        if found:
            number = int(found[0][0])
            yield number
        number += 1
