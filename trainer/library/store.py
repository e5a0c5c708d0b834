"""The library of sessions: one SQLite file in one folder, written by one program at a time.

What was committed is on the disk: WAL with synchronous=FULL lost nothing in 250 kills and 80 power
cuts. Nobody but the person deletes anything, and a damaged file is never touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from trainer.errors import LibraryError, RecordingError
from trainer.library import library_file
from trainer.library.event_rows import Row, digest_of, event_of, row_of
from trainer.library.history import SessionEntry, Summary, entry_of
from trainer.library.library_file import LibraryFile
from trainer.library.recording_json import checked_id, checked_time, plan_fields, recording_of
from trainer.library.refusals import in_words
from trainer.library.schema import RECORDED_BY
from trainer.library.strict_json import excerpt, is_whole_text, object_of, text_of, writable
from trainer.plan import SessionPlan
from trainer.recording import Ended, Recording

__all__ = ["Library", "SessionEntry", "new_id"]

ENTRY: Final = "SELECT id, started, exercise, source, ended, closed, summary FROM session"


class Library:
    """An open library. Use it in the thread that opened it.

    Every method raises `LibraryError`, with a sentence for the person, when the disk or the file
    does not do what is asked.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._connection = file.connection

    @classmethod
    def open(cls, folder: Path, *, write: bool) -> Self:
        """Open the library in `folder`; to write, make it where there is none.

        Reading never makes anything: a library that is not there has no sessions. One program may
        write at a time; within it, several `Library` values may.

        Raises:
            LibraryInUseError: another program is writing.
            LibraryError: the folder or the file cannot be used, is damaged, or of a newer version.
        """
        return cls(library_file.for_writing(folder) if write else library_file.for_reading(folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next program write. Safe to call twice."""
        self._file.close()

    def preflight(self) -> None:
        """Before a session begins: is there room, and does a write reach the disk?"""
        self._file.check_room()
        with self._change():
            self._connection.execute("INSERT INTO trial VALUES (?)", ("x" * 65_536,))
        with self._change():
            self._connection.execute("DELETE FROM trial")

    def begin_session(
        self, session_id: str, started: str | None, source: str, plan: SessionPlan | None
    ) -> None:
        """Open a session; it stays listed as unclosed until `close_session`."""
        with self._change():
            self._insert_session(Recording(session_id, started, source, plan, None, ()))

    def append(self, session_id: str, rows: Sequence[Row]) -> None:
        """Commit events (see `row_of`), all of them or none. A row that is there already stays."""
        with self._change():
            self._insert_rows(self._number(session_id), rows)

    def close_session(self, session_id: str, ended: Ended | None, summary: Summary) -> None:
        """The session is over; keep its figures for the history. May be called again later."""
        with self._change():
            self._finish(self._number(session_id), ended, summary)

    def delete(self, session_id: str) -> None:
        """Delete a session, so that its words are in no file of the library any more."""
        with self._change():
            number = self._number(session_id)
            self._connection.execute("DELETE FROM session WHERE number = ?", (number,))
        with in_words(self._file.db):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def add_recording(self, recording: Recording, summary: Summary) -> bool:
        """Keep a recording that came from a file, whole or not at all. False: it was there already.

        A recording that goes on where the one of the same id stops completes it.
        """
        rows = [row_of(seq, event) for seq, event in enumerate(recording.events)]
        with self._change():
            number = self._number_or_none(recording.id)
            if number is None:
                number = self._insert_session(recording)
            elif not _goes_on(recording.id, self._rows(number), rows):
                return False
            self._insert_rows(number, rows)
            self._finish(number, recording.ended, summary)
        return True

    def sessions(self) -> list[SessionEntry]:
        """The history, newest first; those that nobody dated come last."""
        with in_words(self._file.db):
            found = self._connection.execute(
                f"{ENTRY} ORDER BY julianday(started) DESC NULLS LAST, number DESC"
            ).fetchall()
        return [entry_of(row) for row in found]

    def entry(self, session_id: str) -> SessionEntry:
        """One line of the history."""
        with in_words(self._file.db):
            found = self._connection.execute(f"{ENTRY} WHERE id = ?", (session_id,)).fetchone()
        if found is None:
            raise LibraryError(_nothing_found(session_id))
        return entry_of(found)

    def unclosed(self) -> list[str]:
        """Ids of the sessions that nobody closed, oldest first: being recorded, or interrupted."""
        with in_words(self._file.db):
            found = self._connection.execute(
                "SELECT id FROM session WHERE closed = 0 ORDER BY number"
            )
            return [session_id for (session_id,) in found]

    def find(self, wanted: str) -> str:
        """The id that `wanted` means: an id, the unmistakable beginning of one, or "last"."""
        if not wanted or not is_whole_text(wanted):
            raise LibraryError(_nothing_found(wanted))
        with in_words(self._file.db):
            found = self._connection.execute(
                "SELECT id FROM session WHERE ? = 'last' OR substr(id, 1, length(?)) = ?"
                " ORDER BY id = ? DESC, julianday(started) DESC NULLS LAST, number DESC LIMIT 2",
                (wanted, wanted, wanted, wanted),
            ).fetchall()
        ids = [session_id for (session_id,) in found]
        if not ids:
            raise LibraryError(_nothing_found(wanted))
        if len(ids) > 1 and wanted not in ("last", ids[0]):
            raise LibraryError(f"More than one session begins with {excerpt(wanted)}: say more.")
        return str(ids[0])

    def recording(self, session_id: str) -> Recording:
        """All that happened in a session, exactly as it was written."""
        with in_words(self._file.db):
            head = self._connection.execute(
                "SELECT number, started, source, plan, ended FROM session WHERE id = ?",
                (session_id,),
            ).fetchone()
            if head is None:
                raise LibraryError(_nothing_found(session_id))
            rows = self._rows(head[0])
        try:
            return _recording(session_id, head[1:], rows)
        except RecordingError as exc:
            raise LibraryError(
                f"Session {session_id} is damaged and cannot be read whole: {exc}"
            ) from exc

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One transaction: all of it is on the disk when this ends well, nothing of it otherwise."""
        self._file.refuse_unless_writable()
        with in_words(self._file.db):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.check_files()
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def _insert_session(self, session: Recording) -> int:
        checked_id(session.id)
        checked_time(session.started)
        plan = session.plan
        taken = self._number_or_none(session.id)
        if taken is not None:
            raise LibraryError(f"There is a session {session.id} already: begin again.")
        inserted = self._connection.execute(
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

    def _insert_rows(self, number: int, rows: Iterable[Row]) -> None:
        self._connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?) ON CONFLICT (session, seq) DO NOTHING",
            ((number, *row) for row in rows),
        )

    def _finish(self, number: int, ended: Ended | None, summary: Summary) -> None:
        self._connection.execute(
            "UPDATE session SET closed = 1, ended = ?, summary = ?, digest = ? WHERE number = ?",
            (
                None if ended is None else ended.value,
                text_of(summary),
                digest_of(self._rows(number)),
                number,
            ),
        )

    def _rows(self, number: int) -> list[Row]:
        return self._connection.execute(
            "SELECT seq, t_us, kind, body FROM event WHERE session = ? ORDER BY seq", (number,)
        ).fetchall()

    def _number(self, session_id: str) -> int:
        number = self._number_or_none(session_id)
        if number is None:
            raise LibraryError(_nothing_found(session_id))
        return number

    def _number_or_none(self, session_id: str) -> int | None:
        found = self._connection.execute(
            "SELECT number FROM session WHERE id = ?", (session_id,)
        ).fetchone()
        return None if found is None else int(found[0])


def _goes_on(session_id: str, stored: list[Row], rows: list[Row]) -> bool:
    """Do the new rows begin with the stored ones, and go on? Raises: LibraryError, if they differ."""
    if stored[: len(rows)] == rows:
        return False
    if rows[: len(stored)] == stored:
        return True
    raise LibraryError(
        f"The library holds another session with the id {session_id}: "
        "delete that one first, or keep it."
    )


def new_id(started: datetime, token: str) -> str:
    """A name for a session that sorts by time and is safe in any file name.

    >>> new_id(datetime(2026, 11, 21, 20, 50, 17, tzinfo=UTC), "3f9a")
    '20261121T205017Z-3f9a'
    """
    return checked_id(f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{token}")


def _recording(
    session_id: str, head: tuple[str | None, str, str | None, str | None], rows: list[Row]
) -> Recording:
    started, source, plan, ended = head
    fields = {
        "id": session_id,
        "started": started,
        "source": source,
        "plan": None if plan is None else object_of(plan),
        "ended": ended,
    }
    return recording_of(fields, tuple(event_of(row) for row in rows))


def _nothing_found(wanted: str) -> str:
    if wanted == "last":
        return "There is no session in this library yet."
    return f"There is no session {excerpt(wanted)} in this library: see `outbreath sessions`."
