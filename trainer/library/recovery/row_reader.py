"""Reading what is left of a damaged file: from both ends towards the damage, then between, row by row."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, Final, Self

from trainer.errors import RecordingError
from trainer.library.connection import open_connection
from trainer.library.errors import database_errors
from trainer.library.recovery.page_scanner import scan_pages
from trainer.library.recovery.plausibility import in_order
from trainer.library.tables.events import (
    SEALED,
    Row,
    StoredRow,
    are_without_holes,
    event_from_row,
    has_valid_checksum,
    is_changed,
    is_typed,
    row_checksum,
    summary_checksum,
)
from trainer.library.tables.sessions import SessionHead, doubt_of, head_from, recording_from_rows
from trainer.recording import Doubt

MAX_PROBES: Final = 2_000  # sessions tried between what the two ends gave
MAX_FAILED_PROBES: Final = (
    400  # events tried one by one behind a damage: a page holds fewer than 150
)
LAST_SEQ: Final = 1 << 40
LOWEST_SEQ: Final = -(1 << 63)  # that damage can make of one
MAX_SESSION_NUMBER: Final = 1 << 40
HEAD: Final = "SELECT * FROM session NOT INDEXED WHERE number = ?"  # the columns of each version
NEXT: Final = "SELECT session FROM event WHERE session >= ? ORDER BY session LIMIT 1"
ON_FROM: Final = "SELECT * FROM event WHERE session = ? AND seq >= ? ORDER BY seq"
BACK: Final = "SELECT * FROM event WHERE session = ? ORDER BY seq DESC"
COLUMNS: Final = (
    *("number", "id", "started", "exercise", "source", "plan", "app_version", "ended", "closed"),
    *("summary", "digest", "summary_by", "doubt", "seal"),
)
"""Those of a session, in the order in which the versions added them."""
BESIDE: Final = {
    "remark": "SELECT number, session, written, note, tags FROM remark",
    "setting": "SELECT key, value FROM setting",
    "exported": "SELECT session, path FROM exported",
    "sheet": "SELECT number, id, kind, written, body FROM sheet",
    "said_later": "SELECT number, session, sheet, written, kind, place, body FROM said_later",
}
SINCE: Final = {3: ("sheet", "said_later")}  # a library of an earlier version has no such tables


class RowReader:
    """Reads from a damaged file, and opens a locked one anew after each failure.

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
            if self._key is not None:
                self._connection.close()
                self._connection = self._open()
            return rows, False
        return rows, True

    def _open(self) -> sqlite3.Connection:
        connection = open_connection(self._db, "mode=ro", self._key)
        connection.execute("PRAGMA writable_schema = ON")
        return connection


@dataclass(frozen=True, slots=True)
class RecoveredSession:
    """A session as far as it could be read. `columns` are those of its row, without the number.

    `whole`: it is what was written. Of one that is not, `is_verified` says of each event whether its checksum is valid.
    """

    number: int
    columns: Mapping[str, Any]
    rows: tuple[Row, ...]
    is_verified: tuple[bool, ...]
    whole: bool

    @property
    def id(self) -> str:
        return str(self.columns["id"])

    @property
    def is_best(self) -> bool:
        """No backup has it better."""
        return self.whole and self.columns["doubt"] is None


def session_numbers(reader: RowReader) -> tuple[list[int], bool]:
    """The numbers of all sessions that have left a row or an event; False: some may be missing."""
    up, is_whole = reader.rows("SELECT number FROM session ORDER BY number")
    if is_whole:
        return sorted(_numbers(up)), True
    down, _ = reader.rows("SELECT number FROM session ORDER BY number DESC")
    numbers = _numbers(up) | _numbers(down) | set(range(*_between(_numbers(up), _numbers(down))))
    return sorted(numbers | set(_numbers_of_events(reader))), False


def read_session(reader: RowReader, number: int) -> RecoveredSession | None:
    """None: nothing of it can be read."""
    heads, _ = reader.rows(HEAD, number)
    rows, is_whole = _events(reader, number)
    if heads:
        return _checked(named(heads[0]), rows, is_whole)
    if not rows:
        return None
    return _checked(_nameless(number), rows, False)


def add_scanned_rows(sessions: Sequence[RecoveredSession], db: Path) -> list[RecoveredSession]:
    """The sessions with what the pages still hold of those that were not read whole."""
    heads, events = scan_pages(db)
    rows_read = {session.number: session for session in sessions}
    wanted = (heads.keys() | events.keys()) - {s.number for s in sessions if s.whole}
    for number in sorted(number for number in wanted if 0 < number < MAX_SESSION_NUMBER):
        before = rows_read.get(number)
        rows = {**events.get(number, {}), **(_by_place(before) if before else {})}
        head = _nameless(number)
        if number in heads:
            head = named(heads[number])
        elif before is not None:
            head = {"number": number, **before.columns}
        rows_read[number] = _checked(head, [rows[seq] for seq in sorted(rows)], False)
    return list(rows_read.values())


def _by_place(before: RecoveredSession) -> dict[int, StoredRow]:
    """Its events as they were read, with the checksums of those that are verified."""
    return {
        row[0]: StoredRow(*row, sum=row_checksum(before.number, row) if is_known else None)
        for row, is_known in zip(before.rows, before.is_verified, strict=True)
    }


def read_other_tables(reader: RowReader) -> tuple[dict[str, list[Any]], bool]:
    """Return the rows of the other tables (remarks, settings, worksheets ...), and whether these are all."""
    absent = _not_yet_there(reader)
    read = {
        table: ([], True) if table in absent else reader.rows(rows)
        for table, rows in BESIDE.items()
    }
    return {table: rows for table, (rows, _) in read.items()}, all(w for _, w in read.values())


def _not_yet_there(reader: RowReader) -> tuple[str, ...]:
    """The tables which came after this library's version."""
    rows_read, is_read = reader.rows("PRAGMA user_version")
    version = rows_read[0][0] if is_read and rows_read else 0
    return tuple(name for since, names in SINCE.items() if 0 < version < since for name in names)


def named(columns: Sequence[Any]) -> dict[str, Any]:
    """A session's row by the names of its columns; those that came later are None."""
    return dict(zip_longest(COLUMNS, columns[: len(COLUMNS)]))


def _nameless(number: int) -> dict[str, Any]:
    """In place of the row of a session whose events are all that is left."""
    named_so = {"id": f"rescued-{number}", "source": "unknown", "app_version": "unknown"}
    return {**dict.fromkeys(COLUMNS), "number": number, "closed": 1, **named_so}


def _checked(
    head: dict[str, Any], rows: Sequence[StoredRow], was_read_whole: bool
) -> RecoveredSession:
    """Return the session as written; or else its plausible events, in doubt, without a summary."""
    number = head["number"]
    sealed = head_from(number, [head[name] for name in SEALED], head["seal"])
    events = _at_own_places(rows)
    is_as_written = _is_typed_head(head) and _is_as_written(sealed, rows, was_read_whole)
    if is_as_written and _reads(sealed, events):
        return RecoveredSession(number, head, events, (True,) * len(events), whole=True)
    accepted = in_order(_one_per_place(number, rows))
    verified = tuple(has_valid_checksum(number, row) for row in accepted)
    return RecoveredSession(
        number, _in_doubt(head, sealed), tuple(row.row for row in accepted), verified, whole=False
    )


def _is_typed_head(head: Mapping[str, Any]) -> bool:
    """A table takes no value of another kind."""
    texts = (head[name] for name in SEALED if name != "closed")
    is_named = isinstance(head["id"], str) and isinstance(head["app_version"], str)
    return is_named and head["closed"] in (0, 1) and all(isinstance(t, str | None) for t in texts)


def _is_as_written(head: SessionHead, rows: Sequence[StoredRow], was_read_whole: bool) -> bool:
    if head.digest is None and head.closed:
        return False
    if head.digest is None and not (was_read_whole and are_without_holes(rows)):
        return False
    return doubt_of(head._replace(doubt=None), lambda: rows) is None


def _at_own_places(rows: Sequence[StoredRow]) -> tuple[Row, ...]:
    """The events in their order, each at a place of its own.

    The digest verifies the events and their order; two of one place were numbered so by damage.
    """
    if all(one.seq < following.seq for one, following in pairwise(rows)):
        return tuple(row.row for row in rows)
    return tuple((place, *row.row[1:]) for place, row in enumerate(rows))


def _one_per_place(number: int, rows: Iterable[StoredRow]) -> list[StoredRow]:
    """Of the events that may be kept, one for each place: the one with a valid checksum, or else the first."""
    by_place: dict[int, StoredRow] = {}
    for row in rows:
        if _is_acceptable(number, row) and (
            row.seq not in by_place or has_valid_checksum(number, row)
        ):
            by_place[row.seq] = row
    return [by_place[seq] for seq in sorted(by_place)]


def _is_acceptable(number: int, row: StoredRow) -> bool:
    """Known to be what was written, or not known to be anything else."""
    if not is_typed(row) or not 0 <= row.seq < LAST_SEQ or is_changed(number, row):
        return False
    return _makes_sense(row.row)


def _in_doubt(head: dict[str, Any], sealed: SessionHead) -> dict[str, Any]:
    """The row of a session that is marked for good. Its digest stays what it was: no other is made up."""
    columns = _nameless(head["number"])
    for name in ("exercise", "app_version", "digest"):
        columns[name] = head[name] if isinstance(head[name], str) else columns[name]
    blank = SessionHead(0, "unknown", None, "unknown", None, None, 1, None, None, is_sealed=True)
    for name in ("id", "started", "source", "plan", "ended"):
        if head[name] is not None and _reads(blank._replace(**{name: getattr(sealed, name)}), ()):
            columns[name] = head[name]
    doubt = Doubt.CHANGED if head["doubt"] == Doubt.CHANGED else Doubt.RESCUED
    columns |= {"closed": 0 if head["closed"] == 0 else 1, "doubt": doubt.value}
    return {**columns, "seal": summary_checksum([columns[name] for name in SEALED])}


def _makes_sense(row: Row) -> bool:
    try:
        event_from_row(row)
    except RecordingError:
        return False
    return True


def _reads(head: SessionHead, rows: Iterable[Row]) -> bool:
    try:
        recording_from_rows(head, (event_from_row(row) for row in rows))
    except RecordingError:
        return False
    return True


def _events(reader: RowReader, number: int) -> tuple[list[StoredRow], bool]:
    """From the first to the damage, from behind it to the next damage, and from the last backwards."""
    up, is_whole = _rows(reader, ON_FROM, number, LOWEST_SEQ)
    if is_whole:
        return up, True
    down, _ = _rows(reader, BACK, number)
    rows = {row.seq: row for row in (*down, *up)}
    end = down[-1].seq if down else LAST_SEQ
    seq, failed_probes = up[-1].seq + 1 if up else 0, 0
    while rows and seq < end and failed_probes < MAX_FAILED_PROBES:
        more, is_whole = _rows(reader, ON_FROM, number, seq)
        rows |= {row.seq: row for row in more if row.seq not in rows}
        if is_whole:
            break
        failed_probes = 0 if more else failed_probes + 1
        seq = max(seq, more[-1].seq if more else 0) + 1
    return [rows[seq] for seq in sorted(rows)], False


def _rows(reader: RowReader, sql: str, *values: int) -> tuple[list[StoredRow], bool]:
    """Those that can be rows of an event; a row of another kind is damage."""
    rows_read, is_whole = reader.rows(sql, *values)
    rows = [_stored(*row[1:]) for row in rows_read if len(row) > 4]
    typed = [row for row in rows if is_typed(row) and -1 < row.seq < LAST_SEQ]
    return typed, is_whole and len(typed) == len(rows_read)


def _stored(seq: Any, t_us: Any, kind: Any, body: Any, sum: Any = None) -> StoredRow:  # noqa: A002
    """`sum` is missing in a library of an earlier version."""
    return StoredRow(seq, t_us, kind, body, sum)


def _numbers(rows: Iterable[Sequence[Any]]) -> set[int]:
    return {row[0] for row in rows if isinstance(row[0], int) and 0 < row[0] < MAX_SESSION_NUMBER}


def _between(up: set[int], down: set[int]) -> tuple[int, int]:
    low = max(up, default=0) + 1
    high = min(down, default=low + MAX_PROBES)
    return low, min(high, low + MAX_PROBES)


def _numbers_of_events(reader: RowReader) -> Iterator[int]:
    """The sessions that events belong to, by one look into the index for each."""
    number, failed_probes = 0, 0
    for _ in range(MAX_PROBES):
        rows_read, is_read = reader.rows(NEXT, number)
        failed_probes = 0 if is_read else failed_probes + 1
        if (is_read and not rows_read) or failed_probes > MAX_FAILED_PROBES:
            return
        further = _numbers(rows_read)
        number = max(number, *further) if further else number
        yield from further
        number += 1
