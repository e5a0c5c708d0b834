"""Sessions as rows and as entries of the history: every statement on them, and no transaction."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import zip_longest
from typing import Any, Final, NamedTuple, TypeAlias

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder

from trainer.errors import LibraryError, RecordingError
from trainer.event_series import EventSeries
from trainer.events import Event
from trainer.formats.codecs.json_validation import (
    excerpt,
    has_no_surrogates,
    parse_object,
    replace_surrogates,
    to_json_line,
)
from trainer.formats.codecs.recording_codec import (
    check_id,
    check_timestamp,
    plan_to_fields,
    recording_from_fields,
)
from trainer.formats.codecs.summary_codec import summary_from_json
from trainer.library.messages import (
    NoSessions,
    SessionAmbiguous,
    SessionDiffers,
    SessionExists,
    SessionUnknown,
)
from trainer.library.tables import events as event_table
from trainer.library.tables.events import (
    SEALED,
    Row,
    StoredRow,
    append_row,
    events_digest,
    row_checksum,
    summary_checksum,
)
from trainer.library.tables.schema import RECORDED_BY
from trainer.plan import Exercise
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Doubt, Recording

Summary: TypeAlias = Mapping[str, object]

_SUMMARY_PLACE: Final = SEALED.index("summary")
_ENDS: Final = {ended.value: ended for ended in Completion}
_EXERCISES: Final = frozenset(exercise.value for exercise in Exercise)
_NUMBER: Final = (int, float)
_SHAPE: Final[Mapping[str, type | tuple[type, ...]]] = {
    **dict.fromkeys(("id", "exercise", "source", "ended"), str),
    **dict.fromkeys(("duration_s", "beats", "rounds", "breaths"), _NUMBER),
    **dict.fromkeys(("corrected", "quality", "figures"), dict),
    "gaps": list,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What the person wrote about a session at `written`, after it was over."""

    written: str
    note: str | None
    tags: tuple[str, ...]


class SessionEntry(Struct, frozen=True):
    """One line of the history.

    A session that is not `closed` is being recorded (`is_running`), or the program was gone before its end.
    `summary_text` is a copy of the figures, one JSON object kept unread: a list of ten thousand is there
    at once. It is None where none were kept, or damage left none. `doubt` says why the session is in
    doubt, as far as that is known without its events.
    `summary_by` is the version of Outbreath that worked them out, where that is known; `remark` is the last one.
    `is_demo` is known from the source, and from the kept figures where the source changed in the middle.
    """

    id: str
    started: str | None
    exercise: str | None
    source: str
    ended: Completion | None
    closed: bool
    summary_text: str | None
    summary_by: str | None
    remark: Remark | None
    doubt: Doubt | None = None
    is_running: bool = False
    has_seal: bool = True
    is_demo: bool = False

    @property
    def summary(self) -> SessionSummary | None:
        """The stored summary, decoded at each access. None: there is none, or it is damaged."""
        fields = self.summary_fields
        return None if fields is None else summary_from_json(fields)

    @property
    def summary_fields(self) -> Summary | None:
        """The same as it is kept, also what this version has no name for."""
        if self.summary_text is None:
            return None
        try:
            fields: Summary = json.loads(self.summary_text)
        except (ValueError, RecursionError):
            return None
        return fields if self.has_seal or _has_shape(fields) else None


def entry_from_row(row: tuple[Any, ...]) -> SessionEntry:
    """`row` is what `ENTRY` selects. Of a row that damage changed, what can be shown."""
    columns, (seal, is_json, *remark) = row[: len(SEALED)], row[len(SEALED) :]
    id_, started, exercise, source_, _, _, ended, closed, summary, summary_by, _, doubt = columns
    is_sealed = seal is None or seal == summary_checksum(columns)
    source = _text(source_) or "unknown"
    return SessionEntry(
        str(id_),
        _text(started),
        exercise if exercise in _EXERCISES else None,
        source,
        _ENDS.get(ended),
        bool(closed),
        summary if is_sealed and is_json and _is_object(summary) else None,
        _text(summary_by),
        None if remark[0] is None else remark_from_row(*remark),
        _doubt_of(doubt, is_sealed=is_sealed),
        has_seal=seal is not None,
        is_demo=is_demo(source) or says_demo(summary),
    )


def list_entries(connection: sqlite3.Connection) -> list[SessionEntry]:
    """The entries of all sessions, newest first: the same as of one by `ENTRY`, in half the time."""
    remarks = {row[0]: row[1:] for row in connection.execute(REMARKS)}  # the last one counts
    entries = []
    for *columns, seal, number in connection.execute(ALL_ENTRIES):
        is_json = seal is not None or _is_json(columns[_SUMMARY_PLACE])
        row = (*columns, seal, is_json, *remarks.get(number, NO_REMARK))
        entries.append(entry_from_row(row))
    return entries


def _is_json(text: object) -> bool:
    """A summary that is sealed is; of another it has to be seen."""
    try:
        return isinstance(text, str) and json.loads(text) is not None
    except (ValueError, RecursionError):
        return False


def says_demo(text: object) -> bool:
    """Whether a stored summary says that it is of a demonstration. Most do not even name it."""
    if not isinstance(text, str) or '"demo"' not in text:
        return False
    try:
        return bool(_DEMO_DECODER.decode(text).demo)
    except (MsgspecError, ValueError, RecursionError):  # Python reads more as JSON
        return _says_demo_in_any_json(text)


def _says_demo_in_any_json(text: str) -> bool:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(fields, dict) and bool(fields.get("demo"))


class _DemoPart(Struct, frozen=True):
    """What is looked for in ten thousand summaries; the rest is passed over unread."""

    demo: object = None


_DEMO_DECODER: Final = Decoder(_DemoPart)


def remark_from_row(written: object, note: object, tags: object) -> Remark:
    return Remark(str(written), _text(note), _tags(tags) if isinstance(tags, str) else ())


@lru_cache(maxsize=1024)
def _tags(text: str) -> tuple[str, ...]:
    """The tags of a JSON list. Of years of practice many are the same: each list is parsed once."""
    try:
        labels = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple(tag for tag in labels if isinstance(tag, str)) if isinstance(labels, list) else ()


def _has_shape(fields: Summary) -> bool:
    """What an earlier version kept has no seal: is each thing that is there of its kind?"""
    kinds = ((fields[name], kind) for name, kind in _SHAPE.items() if name in fields)
    return all(isinstance(value, kind) for value, kind in kinds)


def _is_object(text: object) -> bool:
    return isinstance(text, str) and len(text) > len("{}") and text.startswith("{")


def _doubt_of(word: object, *, is_sealed: bool) -> Doubt | None:
    if word is not None:
        return Doubt.CHANGED if word == Doubt.CHANGED else Doubt.RESCUED
    return None if is_sealed else Doubt.CHANGED


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


SEALED_COLUMNS: Final = ", ".join(SEALED)
ENTRY: Final = f"""SELECT {SEALED_COLUMNS}, seal, json_valid(summary),
    remark.written, remark.note, remark.tags
    FROM session LEFT JOIN remark ON remark.number =
        (SELECT max(number) FROM remark AS later WHERE later.session = session.number)"""  # noqa: S608
NEWEST_FIRST: Final = "julianday(started) DESC, session.number DESC"  # those undated come last
ALL_ENTRIES: Final = f"SELECT {SEALED_COLUMNS}, seal, number FROM session ORDER BY {NEWEST_FIRST}"  # noqa: S608
REMARKS: Final = "SELECT session, written, note, tags FROM remark ORDER BY number"
NO_REMARK: Final = (None, None, None)
_NOT_GONE: Final = "id NOT IN (SELECT value FROM json_each(?))"
FIND_ID: Final = f"SELECT id FROM session WHERE id = ? AND {_NOT_GONE}"  # noqa: S608  nothing a person typed
FIND_LAST: Final = f"SELECT id FROM session WHERE {_NOT_GONE} ORDER BY {NEWEST_FIRST} LIMIT 1"  # noqa: S608
FIND_PREFIX: Final = (
    f"SELECT id FROM session WHERE substr(id, 1, length(?)) = ? AND {_NOT_GONE} LIMIT 2"  # noqa: S608
)


ReadRows: TypeAlias = Callable[[], Iterable[StoredRow]]
"""Reads the rows of one session, from the first one on, each time it is called."""

MIN_PREFIX_CHARS: Final = 4  # characters of the beginning: a slip of the finger means nothing


class SessionHead(NamedTuple):
    """The row of a session, without its figures. `is_sealed` is False where it is not what was written."""

    number: int
    id: str
    started: str | None
    source: str
    plan: str | None
    ended: str | None
    closed: int
    digest: str | None
    doubt: str | None
    is_sealed: bool


def insert_session(connection: sqlite3.Connection, session: Recording) -> int:
    """Insert a session without its events, and return its number.

    Raises
    ------
    RecordingError
        Its id or its date is none that a library may hold.
    LibraryError
        There is one of the same id.
    """
    check_id(session.id)
    check_timestamp(session.started)
    plan = session.plan
    if session_number_or_none(connection, session.id) is not None:
        raise LibraryError(SessionExists(session.id))
    inserted = connection.execute(
        "INSERT INTO session (id, started, exercise, source, plan, app_version, doubt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            session.id,
            session.started,
            None if plan is None else plan.exercise.value,
            replace_surrogates(session.source),
            None if plan is None else to_json_line(plan_to_fields(plan)),
            RECORDED_BY,
            None if session.doubt is None else session.doubt.value,
        ),
    )
    number = int(inserted.lastrowid or 0)
    _seal(connection, number)
    return number


def insert_rows(connection: sqlite3.Connection, number: int, rows: Iterable[Row]) -> None:
    """Insert events. A row that is there already stays; a session that was closed is open again."""
    is_closed = connection.execute(
        "SELECT 1 FROM session WHERE number = ? AND digest IS NOT NULL", (number,)
    ).fetchone()
    doubt = find_doubt(connection, number) if is_closed else None
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session, seq) DO NOTHING",
        ((number, *row, row_checksum(number, row)) for row in rows),
    )
    if is_closed:
        connection.execute(
            "UPDATE session SET digest = NULL, seal = NULL, doubt = coalesce(doubt, ?)"
            " WHERE number = ?",
            (doubt, number),
        )


def close_session_row(
    connection: sqlite3.Connection, number: int, ended: Completion | None, summary: Summary | None
) -> None:
    """Close the session; `summary` is None where the figures cannot be worked out.

    What is found changed by now is in doubt for good: the digest is of what was found.
    """
    doubt = find_doubt(connection, number)
    connection.execute(
        "UPDATE session SET closed = 1, ended = ?, summary = ?, summary_by = ?, digest = ?,"
        " doubt = coalesce(doubt, ?) WHERE number = ?",
        (
            None if ended is None else ended.value,
            None if summary is None else to_json_line(summary),
            None if summary is None else RECORDED_BY,
            events_digest(each_row(connection, number)),
            doubt,
            number,
        ),
    )
    _seal(connection, number)


def find_doubt(connection: sqlite3.Connection, number: int) -> Doubt | None:
    """Is the session known not to be what was written? What it is in doubt for already counts."""
    head = _head_where(connection, "number", number)
    return None if head is None else doubt_of(head, partial(stored_rows, connection, number))


def doubt_of(head: SessionHead, read: ReadRows) -> Doubt | None:
    """Return why a session is in doubt; its rows may be read more than once."""
    if head.doubt is not None:
        return Doubt.CHANGED if head.doubt == Doubt.CHANGED else Doubt.RESCUED
    return Doubt.CHANGED if not head.is_sealed or _are_changed(head, read) else None


def _are_changed(head: SessionHead, read: ReadRows) -> bool:
    """By the digest; without one each event speaks for itself, and of a closed session each has to.

    What an earlier version left unclosed has neither: there a hole or an event too many can still be seen.
    """
    if not all(map(event_table.is_typed, read())):
        return True
    if head.digest is not None:
        return head.digest != events_digest(row.row for row in read())
    if any(row.sum is None for row in read()) and (
        head.closed or not event_table.are_without_holes(read())
    ):
        return True
    return any(event_table.is_changed(head.number, row) for row in read())


def stored_rows(connection: sqlite3.Connection, number: int) -> Iterator[StoredRow]:
    """The events of a session in order, with their sums, read as they are asked for."""
    rows = connection.execute(
        "SELECT seq, t_us, kind, body, sum FROM event WHERE session = ? ORDER BY seq", (number,)
    )
    return (StoredRow(*row) for row in rows)


def each_row(connection: sqlite3.Connection, number: int) -> Iterator[Row]:
    """The events of a session in order, read as they are asked for."""
    rows = connection.execute(
        "SELECT seq, t_us, kind, body FROM event WHERE session = ? ORDER BY seq", (number,)
    )
    # Not `yield from`: it would close the cursor, which is refused once the library is closed.
    return (row for row in rows)


def session_head(connection: sqlite3.Connection, session_id: str) -> SessionHead:
    """Return the columns of a session. Raises: LibraryError, when there is no such session."""
    head = _head_where(connection, "id", session_id)
    if head is None:
        raise no_session(session_id)
    return head


def head_from(number: int, columns: Sequence[object], seal: object) -> SessionHead:
    """`columns` are those of `SEALED`, of any type; only a seal that is there can tell against them."""
    by_name = dict(zip(SEALED, columns, strict=True))
    named = {name: by_name[name] for name in SessionHead._fields if name in by_name}
    is_sealed = seal is None or seal == summary_checksum(columns)
    return SessionHead(number=number, is_sealed=is_sealed, **named)  # type: ignore[arg-type]


def recording_from_rows(head: SessionHead, events: Iterable[Event]) -> Recording:
    """Raises: RecordingError, when the row of the session is not what was written."""
    fields = {
        "id": head.id,
        "started": head.started,
        "source": head.source,
        "plan": None if head.plan is None else parse_object(head.plan),
        "ended": head.ended,
        "doubt": head.doubt,
    }
    series = events if isinstance(events, EventSeries) else EventSeries(events)
    return replace(recording_from_fields(fields, ()), events=series)


def recording_from_damaged_rows(head: SessionHead, read: ReadRows) -> Recording:
    """All that can be understood; in doubt, where that is not what was written."""
    doubt = doubt_of(head, read)
    events = EventSeries()
    for row in read():
        try:
            append_row(events, row.row)
        except RecordingError:
            doubt = doubt or Doubt.CHANGED
    try:
        return recording_from_rows(head._replace(doubt=doubt), events)
    except RecordingError:
        return _without_head(head, events, doubt or Doubt.CHANGED)


def _without_head(head: SessionHead, events: Sequence[Event], doubt: Doubt) -> Recording:
    """The events with what the row of their session still says."""
    blank = SessionHead(
        head.number, head.id, None, "unknown", None, None, 1, None, doubt, is_sealed=True
    )
    for name in ("started", "source", "plan", "ended"):
        candidate = blank._replace(**{name: getattr(head, name)})
        try:
            recording_from_rows(candidate._replace(id="unknown"), ())
        except RecordingError:
            continue
        blank = candidate
    return replace(recording_from_rows(blank._replace(id="unknown"), events), id=str(head.id))


def _head_where(connection: sqlite3.Connection, column: str, value: object) -> SessionHead | None:
    row = connection.execute(
        f"SELECT {SEALED_COLUMNS}, seal, number FROM session WHERE {column} = ?",  # noqa: S608
        (value,),
    ).fetchone()
    if row is None:
        return None
    *columns, seal, number = row
    return head_from(number, columns, seal)


def _seal(connection: sqlite3.Connection, number: int) -> None:
    """Only after a change that was meant."""
    columns = connection.execute(
        f"SELECT {SEALED_COLUMNS} FROM session WHERE number = ?",  # noqa: S608
        (number,),
    ).fetchone()
    connection.execute(
        "UPDATE session SET seal = ? WHERE number = ?", (summary_checksum(columns), number)
    )


def find_first_in_doubt(
    connection: sqlite3.Connection, after: int, most: int
) -> tuple[int | None, int | None]:
    """Look through so many sessions behind a number for one that is not what was written.

    Returns the number of one that was found, if it is not marked yet, and that of the last one looked
    at: None where there are no more behind it.
    """
    numbers = connection.execute(
        "SELECT number FROM session WHERE number > ? AND doubt IS NULL ORDER BY number LIMIT ?",
        (after, most),
    ).fetchall()
    for (number,) in numbers:
        if find_doubt(connection, number) is not None:
            return number, number
    return None, numbers[-1][0] if len(numbers) == most else None


def are_sealed(connection: sqlite3.Connection) -> bool:
    """Is the row of each session what was written, as far as it has a seal? 3 µs for each."""
    rows = connection.execute(f"SELECT seal, {SEALED_COLUMNS} FROM session")  # noqa: S608
    return all(seal is None or seal == summary_checksum(columns) for seal, *columns in rows)


def session_number(connection: sqlite3.Connection, session_id: str) -> int:
    """Return the number of a session in its table. Raises: LibraryError, when there is no such session."""
    number = session_number_or_none(connection, session_id)
    if number is None:
        raise no_session(session_id)
    return number


def session_number_or_none(connection: sqlite3.Connection, session_id: str) -> int | None:
    """Return the number of a session in its table; None where there is no such session."""
    row = connection.execute("SELECT number FROM session WHERE id = ?", (session_id,)).fetchone()
    return None if row is None else int(row[0])


def find_session_id(connection: sqlite3.Connection, wanted: str, gone: Sequence[str] = ()) -> str:
    """Return the id that `wanted` means: an id, an unambiguous beginning of one, or "last".

    Parameters
    ----------
    gone : sequence of str
        Ids that count as deleted.

    Raises
    ------
    LibraryError
        No session, or more than one, is meant.
    """
    if not wanted or not has_no_surrogates(wanted):
        raise no_session(wanted)
    ids = _ids_meant_by(connection, wanted, json.dumps(gone))
    if not ids or (len(wanted) < MIN_PREFIX_CHARS and wanted != ids[0]):
        raise no_session(wanted)
    if len(ids) > 1:
        raise LibraryError(SessionAmbiguous(excerpt(wanted)))
    return str(ids[0])


def _ids_meant_by(connection: sqlite3.Connection, wanted: str, gone: str) -> list[object]:
    """At most two; an id itself and the last session are found by an index, not among all."""
    rows = connection.execute(FIND_ID, (wanted, gone)).fetchall()
    if not rows and wanted == "last":
        rows = connection.execute(FIND_LAST, (gone,)).fetchall()
    elif not rows:
        rows = connection.execute(FIND_PREFIX, (wanted, wanted, gone)).fetchall()
    return [session_id for (session_id,) in rows]


def is_continuation(session_id: str, stored: Iterable[Row], rows: Iterable[Row]) -> bool:
    """Do the new rows begin with the stored ones, and go on? Raises: LibraryError, if they differ."""
    for old, new in zip_longest(stored, rows):
        if new is None:
            return False
        if old is None:
            return True
        if old != new:
            raise LibraryError(SessionDiffers(session_id))
    return False


def no_session(wanted: str) -> LibraryError:
    """Return the error for an id, or "last", that means no session."""
    return LibraryError(NoSessions() if wanted == "last" else SessionUnknown(excerpt(wanted)))
