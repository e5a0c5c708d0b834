"""The library of sessions: one SQLite file in one folder, written by one program at a time.

What was committed is on the disk: WAL with synchronous=FULL lost nothing in 250 kills and 80 power
cuts. Nobody but the person deletes anything, and a damaged file is never touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Self

from msgspec.structs import replace

from trainer.errors import LibraryError
from trainer.library import library_file
from trainer.library.backups import back_up_daily, backups_holding, delete_in_backup, path_of_day
from trainer.library.connection import clear_journal, quick_check
from trainer.library.errors import (
    ask_for_check,
    check_note,
    damaged,
    translate_sqlite_errors,
)
from trainer.library.library_file import LibraryFile, is_being_written
from trainer.library.messages import SessionDiffers
from trainer.library.practice_store import PracticeStore
from trainer.library.tables import discarded as discarded_table
from trainer.library.tables import metadata as metadata_tables
from trainer.library.tables import sessions as session_table
from trainer.library.tables.discarded import Discarded
from trainer.library.tables.events import Row, rows_from_events
from trainer.library.tables.session_ids import new_id
from trainer.library.tables.sessions import (
    ENTRY,
    Remark,
    SessionEntry,
    Summary,
    entry_from_row,
)
from trainer.plan import SessionPlan
from trainer.practice.pauses import without_collection
from trainer.recording import Completion, Doubt, Recording

__all__ = ["Library", "Remark", "SessionEntry", "new_id"]

CHECKED: Final = "checked"
CHECKED_BEFORE: Final = 100  # sessions, 0.1 s: before the first session of a day
CHECKED_AFTER: Final = 500  # after it, when the day's backup is made and nobody waits
ALL_BEFORE: Final = -1
NO_LIMIT: Final = -1


class Library:
    """An open library. Use it in the thread that opened it.

    Every method raises `LibraryError`, with a sentence for the person, when the disk or the file
    does not do what is asked.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._connection = file.connection

    @classmethod
    def open(cls, folder: Path, *, write: bool, key: str | None = None) -> Self:
        """Open the library in `folder`; to write, make it where there is none.

        Reading never makes anything: a library that is not there has no sessions. One program may
        write at a time; within it, several `Library` values may. `key` is the passphrase, for one that
        is locked or is to be made locked; without it, the one that `passphrase.unlock` was given.

        Raises
        ------
        LibraryInUseError
            Another program is writing.
        LibraryLockedError
            It is locked, and the passphrase is missing or wrong.
        LibraryDamagedError
            It is damaged; `recovery` can get out what is left.
        LibraryError
            The folder or the file cannot be used, or is of a newer version.
        """
        opening = library_file.open_for_writing if write else library_file.open_library_for_reading
        return cls(opening(folder, key))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next program write. Safe to call twice."""
        self._file.close()

    def preflight(self) -> None:
        """Before a session begins: is there room, and does a write reach the disk?"""
        self._file.check_free_space()
        with self._change():
            self._connection.execute("INSERT INTO trial VALUES (?)", ("x" * 65_536,))
        with self._change():
            self._connection.execute("DELETE FROM trial")

    def begin_session(
        self, session_id: str, started: str | None, source: str, plan: SessionPlan | None
    ) -> None:
        """Open a session; it stays listed as unclosed until `close_session`."""
        blank = Recording(session_id, started, source, plan, None, ())
        with self._change():
            session_table.insert_session(self._connection, blank)

    def append(self, session_id: str, rows: Sequence[Row]) -> None:
        """Commit events (see `event_to_row`), all of them or none. A row that is there already stays."""
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            session_table.insert_rows(self._connection, number, rows)

    def join(self, session_id: str, rows: Sequence[Row]) -> tuple[int, int]:
        """Commit events behind or among those of a session, each at its place, all of them or none.

        Returns
        -------
        How many places were taken before, up to the last event, and how many of the events are new.

        Raises
        ------
        LibraryError
            Another event stands in one of the places.
        """
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            stored = {row[0]: row for row in session_table.each_row(self._connection, number)}
            new = [row for row in rows if row[0] not in stored]
            if any(stored.get(row[0], row) != row for row in rows):
                raise LibraryError(SessionDiffers(session_id))
            if new:
                session_table.insert_rows(self._connection, number, new)
        return max(stored, default=-1) + 1, len(new)

    def close_session(
        self, session_id: str, ended: Completion | None, summary: Summary | None
    ) -> None:
        """The session is over; keep its figures for the history. May be called again later."""
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            session_table.close_session_row(self._connection, number, ended, summary)

    def delete(self, session_id: str) -> None:
        """Delete a session, so that its words are in no file of the library any more.

        Its backups and exports are other files: see `backups` and `exports`.
        """
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            self._connection.execute("DELETE FROM session WHERE number = ?", (number,))
        with translate_sqlite_errors(self._file.db):
            clear_journal(self._connection, self._file.db)

    def discard(
        self, sessions: Sequence[str], worksheets: Sequence[str] = (), *, in_backups: bool = False
    ) -> None:
        """List these no more, and leave it to `discarded` that they are deleted for good later.

        Raises
        ------
        LibraryError
            One of the sessions is not there.
        """
        with self._change():
            for session_id in sessions:
                session_table.session_number(self._connection, session_id)
            before = discarded_table.load_discarded(self._connection)
            more = before.with_more(sessions, worksheets, in_backups=in_backups)
            discarded_table.save_discarded(self._connection, more)

    def restore(self, ids: Sequence[str]) -> None:
        """List these again; one that was not discarded, or is deleted for good by now, makes no difference."""
        with self._change():
            self._restore(ids)

    def discarded(self) -> Discarded:
        """What was deleted and is still there, to be taken back or deleted for good."""
        with translate_sqlite_errors(self._file.db):
            return discarded_table.load_discarded(self._connection)

    def _restore(self, ids: Sequence[str]) -> None:
        before = discarded_table.load_discarded(self._connection)
        after = before.without(ids)
        if after != before:
            discarded_table.save_discarded(self._connection, after)

    def add_recording(self, recording: Recording, summary: Summary) -> bool:
        """Keep a recording that came from a file, whole or not at all. False: it was there already.

        A recording that goes on where the one of the same id stops completes it. One that was deleted, but not
        for good yet, is listed again.
        """
        with self._change():
            self._restore([recording.id])
            number = session_table.session_number_or_none(self._connection, recording.id)
            if number is None:
                number = session_table.insert_session(self._connection, recording)
            else:
                stored = session_table.each_row(self._connection, number)
                if not session_table.is_continuation(
                    recording.id, stored, rows_from_events(recording.events)
                ):
                    return False
            session_table.insert_rows(self._connection, number, rows_from_events(recording.events))
            session_table.close_session_row(self._connection, number, recording.ended, summary)
        return True

    def sessions(self) -> list[SessionEntry]:
        """The history, newest first; those that nobody dated come last."""
        with translate_sqlite_errors(self._file.db):
            with without_collection():
                entries = session_table.list_entries(self._connection)
            gone = frozenset(discarded_table.load_discarded(self._connection).sessions)
        return self._with_running([entry for entry in entries if entry.id not in gone])

    def entry(self, session_id: str) -> SessionEntry:
        """Return the entry of one session in the history. Raises: LibraryError, when there is no such session."""
        with translate_sqlite_errors(self._file.db):
            row = self._connection.execute(f"{ENTRY} WHERE id = ?", (session_id,)).fetchone()
        if row is None:
            raise session_table.no_session(session_id)
        return self._with_running([entry_from_row(row)])[0]

    def _with_running(self, entries: list[SessionEntry]) -> list[SessionEntry]:
        """A session that nobody closed is being recorded now if it is the last one, and someone writes."""
        if all(entry.closed for entry in entries) or not is_being_written(self._file.db.parent):
            return entries
        latest = self.unclosed()[-1:]
        return [replace(e, is_running=True) if [e.id] == latest else e for e in entries]

    def check_before_session(self, today: date) -> None:
        """Look for damage where the day's backup is still to come, and everywhere where some was met.

        Raises
        ------
        LibraryDamagedError
            There is some that nobody has seen to.
        """
        note = check_note(self._file.db.parent)
        if note.exists():
            self.check(whole=True)
            note.unlink(missing_ok=True)
        elif not path_of_day(self._file.db.parent, today).exists():
            self.check(whole=False)
            if self._is_next_in_doubt(CHECKED_BEFORE):
                with translate_sqlite_errors(self._file.db):
                    raise damaged(self._file.db)

    def check(self, *, whole: bool) -> None:
        """Look for damage: in the pages and the rows of sessions; with `whole`, in each event too.

        Raises
        ------
        LibraryDamagedError
            There is some, beyond sessions that are marked already.
        """
        with translate_sqlite_errors(self._file.db):
            quick_check(self._connection, self._file.db)
            is_hurt = not session_table.are_sealed(self._connection)
            if whole and not is_hurt:
                changed, _ = session_table.find_first_in_doubt(
                    self._connection, ALL_BEFORE, NO_LIMIT
                )
                is_hurt = changed is not None
            if is_hurt:
                raise damaged(self._file.db)

    def check_some_more(self) -> None:
        """Compare the events of some hundred sessions with their digests; the next time, the next ones.

        What is found changed is seen to when the next session begins.
        """
        if self._is_next_in_doubt(CHECKED_AFTER):
            ask_for_check(self._file.db)

    def _is_next_in_doubt(self, max_sessions: int) -> bool:
        with self._change():
            setting: Mapping[str, object] = {}
            with suppress(LibraryError):  # damaged: begin with the first one
                setting = metadata_tables.load_setting(self._connection, CHECKED) or {}
            after = setting.get("until")
            changed, last = session_table.find_first_in_doubt(
                self._connection, after if isinstance(after, int) else ALL_BEFORE, max_sessions
            )
            metadata_tables.save_setting(self._connection, CHECKED, {"until": last})
        return changed is not None

    def doubt(self, session_id: str) -> Doubt | None:
        """Return why the session is in doubt; None where it is what was written."""
        with translate_sqlite_errors(self._file.db):
            number = session_table.session_number(self._connection, session_id)
            return session_table.find_doubt(self._connection, number)

    def unclosed(self) -> list[str]:
        """Ids of the sessions that nobody closed, oldest first: being recorded, or interrupted."""
        with translate_sqlite_errors(self._file.db):
            rows = self._connection.execute(
                "SELECT id FROM session WHERE closed = 0 ORDER BY number"
            )
            return [session_id for (session_id,) in rows]

    def has(self, session_id: str) -> bool:
        """Is there a session with just this id?"""
        with translate_sqlite_errors(self._file.db):
            return session_table.session_number_or_none(self._connection, session_id) is not None

    def find(self, wanted: str) -> str:
        """The id that `wanted` means: an id, the unmistakable beginning of one, or "last"."""
        with translate_sqlite_errors(self._file.db):
            gone = discarded_table.load_discarded(self._connection).sessions
            return session_table.find_session_id(self._connection, wanted, gone)

    def recording(self, session_id: str) -> Recording:
        """All that happened in a session, exactly as it was written.

        What is not as it was written comes as far as it can be understood, and with a `doubt`; the next
        session then begins with a look at the whole library.

        Raises
        ------
        LibraryError
            There is none, or its part of the file cannot be read.
        """
        with translate_sqlite_errors(self._file.db):
            head = session_table.session_head(self._connection, session_id)
            read = partial(session_table.stored_rows, self._connection, head.number)
            recording = session_table.recording_from_damaged_rows(head, read)
        if recording.doubt is not None and head.doubt is None:
            ask_for_check(self._file.db)
        return recording

    def back_up(self, today: date) -> Path | None:
        """Make today's verified backup beside the library; None if it is there already."""
        self._file.refuse_unless_writable()
        with translate_sqlite_errors(self._file.db):
            folder = self._file.db.parent
            backup = back_up_daily(self._connection, folder, self._file.key, today)
            if backup is not None:
                self.check_some_more()
            return backup

    def backups_holding(self, session_id: str) -> list[Path]:
        """The backups beside the library that hold this session, the newest first."""
        with translate_sqlite_errors(self._file.db):
            return backups_holding(self._file.db.parent, self._file.key, session_id)

    def delete_in_backups(self, session_id: str) -> None:
        """Delete the session in every backup that holds it; one that cannot be opened goes whole."""
        self._file.refuse_unless_writable()
        for path in self.backups_holding(session_id):
            with translate_sqlite_errors(path):
                delete_in_backup(path, self._file.key, session_id)

    def remark(
        self, session_id: str, written: str, note: str | None, tags: Sequence[str] = ()
    ) -> None:
        """Keep what the person wrote about a session after it: the note as it shall read from now on.

        `written` is when, with its zone. The note that was recorded stays among the events.
        """
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            metadata_tables.insert_remark(
                self._connection, number, Remark(written, note, tuple(tags))
            )

    def remarks(self, session_id: str) -> list[Remark]:
        """All that was written about a session after it, oldest first; the last one counts."""
        with translate_sqlite_errors(self._file.db):
            number = session_table.session_number(self._connection, session_id)
            return metadata_tables.list_remarks(self._connection, number)

    def remember(self, key: str, fields: Mapping[str, object]) -> None:
        """Store a fact about the person, like the resonance rate. It replaces the one with the same key.

        Raises
        ------
        ValueError
            A value that JSON cannot hold: the caller's mistake.
        """
        with self._change():
            metadata_tables.save_setting(self._connection, key, fields)

    def remembered(self, key: str) -> dict[str, object] | None:
        """What was remembered under this key; None where nothing was."""
        with translate_sqlite_errors(self._file.db):
            return metadata_tables.load_setting(self._connection, key)

    @property
    def notebook(self) -> PracticeStore:
        """Predictions and their outcomes, worksheets, and the pauses as a series."""
        return PracticeStore(self._file, self._change)

    def exported(self, session_id: str, path: Path) -> None:
        """Keep where a session was written to, to name the file when the session is deleted."""
        with self._change():
            number = session_table.session_number(self._connection, session_id)
            metadata_tables.insert_export(self._connection, number, str(path.absolute()))

    def exports(self, session_id: str) -> list[Path]:
        """The files this session was written to, as far as they are still there."""
        with translate_sqlite_errors(self._file.db):
            number = session_table.session_number(self._connection, session_id)
            paths = map(Path, metadata_tables.list_exports(self._connection, number))
            return [path for path in paths if path.exists()]

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One transaction: all of it is on the disk when this ends well, nothing of it otherwise."""
        self._file.refuse_unless_writable()
        with translate_sqlite_errors(self._file.db):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._file.check_files()
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise
