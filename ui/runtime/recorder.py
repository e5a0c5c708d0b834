"""The recorder: a thread that stores every event, so that a slow disk delays nothing else.

No event is lost silently. While the disk refuses, events wait in memory and the person is informed; what
could not be written by the end is saved to a file (`ui.services.unsaved.remainders`). The store and SQLite are imported in the thread. A session's row is written
before its first event and closed after its last.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from msgspec import Struct

from devices.clock import wall_time
from trainer.errors import LibraryError, attempt
from trainer.events import Event, Unencodable
from trainer.formats.codecs.event_codec import MAX_EVENT_TIME_S
from trainer.formats.codecs.json_validation import to_json_line
from trainer.library.messages import LibraryLocked
from trainer.library.tables.events import MICROSECONDS, Row, event_from_row, event_to_row
from trainer.library.tables.session_ids import new_id, remainder_id
from trainer.messages import Message
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from ui import faults
from ui.faults import FaultGuard, report
from ui.i18n.messages import (
    BackupNotMade,
    EventsLeftInFile,
    EventsLeftInTemporaryFile,
    EventsNotWritten,
    EventsWithoutPassphrase,
    LibraryOpeningDefect,
    LibraryWritingDefect,
    PauseBeginsAnyway,
    SessionNotStored,
)
from ui.services.passphrase_state import (
    describe_locked,
    keeps_locked_sessions,
    needs_passphrase,
)

if TYPE_CHECKING:
    from trainer.library.store import Library
    from trainer.library.tables.sessions import Summary

FIRST_RETRY_DELAY_S: Final = 0.25  # doubled after each further failure
MAX_RETRY_DELAY_S: Final = 4.0

OnTrouble: TypeAlias = Callable[[tuple[Message, ...]], None]
"""Called in the recorder's thread: with what is to be said, or with nothing when all is well again."""


class SessionClosing(Struct, frozen=True):
    """The end of the session, and the summary to store if there is one."""

    ended: Completion
    summary: "Summary | None"


class StopWriting(Struct, frozen=True):
    """No job comes after this one."""


Job: TypeAlias = Row | SessionClosing | StopWriting


class SessionStore(Protocol):
    """Where the events of a session are kept: the library or, while it is locked, a sealed file."""

    def append(self, session_id: str, rows: Sequence[Row]) -> None: ...

    def close_session(
        self, session_id: str, ended: Completion | None, summary: "Summary | None"
    ) -> None: ...


class Recorder:
    """Stores one session. `write` and `finish` never wait for the disk; `start` and `stop` do.

    A recorder that could not start still takes events: `stop` then tries once more, and saves them to a file
    if the library still cannot be written.

    Parameters
    ----------
    folder : Path
        Folder of the library.
    session : Recording
        What is known before the first event; without events.
    on_trouble : callable
        Receives what is to be said, or nothing when writing works again. Called in the recorder's thread.
    today : date, optional
        The day whose backup is made once the session is stored.
    """

    def __init__(
        self, folder: Path, session: Recording, on_trouble: OnTrouble, today: date | None = None
    ) -> None:
        self._folder = folder
        self._session = session
        self._on_trouble = on_trouble
        self._today = today
        self._queue: SimpleQueue[Job] = (
            SimpleQueue()
        )  # unbounded: dropping or waiting would be worse
        self._next_seq = 0
        self._pending: tuple[Job, ...] = ()
        self._trouble: tuple[Message, ...] = ()
        self._is_open = threading.Event()
        self._refusal: LibraryError | None = None
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder")
        self.left_in: Path | None = None
        self.is_sealed = False
        """Whether the library is locked, and the session is kept encrypted beside it."""

    @property
    def has_started(self) -> bool:
        """Whether the session's beginning is on the disk."""
        return self._is_open.is_set() and self._refusal is None

    @property
    def trouble(self) -> tuple[Message, ...]:
        """What was given to `on_trouble` last; empty if writing works."""
        return self._trouble

    def start(self) -> None:
        """Open the library and commit the session's row, before its first event.

        Raises
        ------
        LibraryError
            The library cannot be written; no thread is left behind.
        """
        self._thread.start()
        self._is_open.wait()
        if self._refusal is not None:
            self._thread.join()
            raise self._refusal

    def write(self, event: Event) -> None:
        """Take an event to be stored, before it is interpreted.

        Raises
        ------
        ValueError
            One of its numbers is not finite, so it cannot be stored.
        """
        self._queue.put(event_to_row(self._next_seq, event))
        self._next_seq += 1

    def finish(self, ended: Completion, summary: "Summary | None") -> None:
        """Close the session. Without a summary the figures are computed when they are first needed.

        Raises
        ------
        ValueError
            A figure of the summary is not finite.
        """
        if summary is not None:
            to_json_line(summary)
        self._queue.put(SessionClosing(ended, summary))

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Write what is pending and end the thread. May be called again, and without `start`.

        Returns
        -------
        bool
            Whether all of the session is in the library. If not, the person has been informed, and `left_in` is
            the file with the missing part, or None if no disk took it.
        """
        if self._thread.is_alive():
            self._queue.put(StopWriting())
            self._is_stopping.set()
            self._thread.join(timeout_s)
        left = [*self._pending, *_drain(self._queue)]
        self._pending = ()
        self._queue.put(StopWriting())  # for a thread that is blocked by the disk until later
        if all(isinstance(job, StopWriting) for job in left):
            return not self._trouble
        return attempt("late-record", lambda: self._retry_storing(left), False, report) or (
            attempt("rest-of-a-record", lambda: self._save_to_file(left), False, report)
        )

    def _run(self) -> None:
        try:
            if needs_passphrase(self._folder):
                self._run_locked()
                return
            from trainer.library.store import Library

            with Library.open(self._folder, write=True) as library:
                library.preflight()
                session = self._session
                library.begin_session(session.id, session.started, session.source, session.plan)
                self._is_open.set()
                if self._write_until_stopped(library):
                    self._back_up(library)
        except LibraryError as exc:
            self._refusal = exc
        except Exception as exc:  # noqa: BLE001  reported; the pause goes on and its events wait
            report("recorder", exc)
            self._refusal = LibraryError(LibraryOpeningDefect())
        finally:
            self._is_open.set()

    def _run_locked(self) -> None:
        """Record encrypted, until the library is unlocked. Raises: LibraryError, where that is not possible."""
        from ui.services.unsaved.remainders import import_waiting
        from ui.services.unsaved.sealed_session import SealedSession

        with closing(SealedSession(self._folder, self._session)) as sealed:
            self.is_sealed = True
            self._is_open.set()
            self._write_until_stopped(sealed)
        if not needs_passphrase(self._folder):  # it was unlocked meanwhile
            self._on_trouble(import_waiting(self._folder))

    def _back_up(self, library: "Library") -> None:
        """After the session, so that no commit waits for the backup and the backup contains the session."""
        if self._today is None:
            return
        try:
            library.back_up(self._today)
        except LibraryError as exc:
            self._on_trouble((BackupNotMade(), exc.message))
        except Exception as exc:  # noqa: BLE001  reported
            report("backup", exc)
            self._on_trouble((BackupNotMade(),))

    def _write_until_stopped(self, store: SessionStore) -> bool:
        """Store all jobs until the last one. False if the last attempt failed, and jobs are pending."""
        delay_s = FIRST_RETRY_DELAY_S
        while True:
            self._wait_for_jobs()
            is_last_try = self._is_stopping.is_set()
            try:
                self._store(store)
            except Exception as exc:  # noqa: BLE001  what waits is tried again
                self._report(self._failure_message(exc))
                if is_last_try:
                    return False
                self._is_stopping.wait(delay_s)
                delay_s = min(2.0 * delay_s, MAX_RETRY_DELAY_S)
                continue
            delay_s = FIRST_RETRY_DELAY_S
            self._report()
            written, self._pending = self._pending, ()
            if any(isinstance(job, StopWriting) for job in written):
                return True

    def _wait_for_jobs(self) -> None:
        """Wait for a job, then take all that are queued."""
        first = () if self._pending else (self._queue.get(),)
        self._pending = (*self._pending, *first, *_drain(self._queue))

    def _store(self, store: SessionStore) -> None:
        """Commit the pending jobs: the events in one transaction, then the end. May be repeated as a whole."""
        rows = _rows(self._pending)
        if rows:
            self._append(store, rows)
        for job in self._pending:
            if isinstance(job, SessionClosing):
                self._close(store, job)

    def _append(self, store: SessionStore, rows: list[Row]) -> None:
        """Store all rows at once; if one cannot be stored, each by itself, and that one as a description."""
        try:
            store.append(self._session.id, rows)
            return
        except LibraryError:
            raise
        except Exception as exc:  # noqa: BLE001  reported
            report("recorder", exc)
        for row in rows:
            try:
                store.append(self._session.id, [row])
            except LibraryError:
                raise
            except Exception as exc:  # noqa: BLE001  reported
                report("recorder", exc)
                store.append(self._session.id, [_describe_row(row)])

    def _close(self, store: SessionStore, end: SessionClosing) -> None:
        try:
            store.close_session(self._session.id, end.ended, end.summary)
        except LibraryError:
            raise
        except Exception as exc:  # noqa: BLE001  reported; the figures can be worked out again
            report("recorder", exc)
            store.close_session(self._session.id, end.ended, None)

    def _failure_message(self, error: Exception) -> Message:
        if isinstance(error, LibraryError):
            return error.message
        report("recorder", error)
        return LibraryWritingDefect()

    def _report(self, *trouble: Message) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            with FaultGuard("telling-of-trouble"):
                self._on_trouble(trouble)

    def _retry_storing(self, left: Sequence[Job]) -> bool:
        """Try once more if the library could not be opened when the session began."""
        was_started = self._thread.ident is not None
        if was_started and self._refusal is None:
            return False  # the thread has tried until the end
        from trainer.library.store import Library
        from ui.services.unsaved.remainders import import_unsaved

        try:
            with Library.open(self._folder, write=True) as library:
                import_unsaved(library, self._remainder(left))
        except LibraryError:
            return False
        return True

    def _save_to_file(self, left: Sequence[Job]) -> bool:
        from ui.services.unsaved.remainders import save_unsaved

        remainder = self._remainder(left)
        self.left_in = save_unsaved(self._folder, remainder)
        self._report(self._describe_left(len(remainder.events)))
        return False

    def _describe_left(self, events: int) -> Message:
        from ui.services.unsaved.fallback_folders import is_temporary

        if self.left_in is not None and is_temporary(self.left_in):
            return EventsLeftInTemporaryFile(events, str(self.left_in))
        if self.left_in is not None:
            return EventsLeftInFile(events, str(self.left_in))
        if needs_passphrase(self._folder) and not keeps_locked_sessions(self._folder):
            return EventsWithoutPassphrase(events)
        return EventsNotWritten(events)

    def _remainder(self, left: Sequence[Job]) -> Recording:
        rows = _rows(left)
        completions = [job.ended for job in left if isinstance(job, SessionClosing)]
        return replace(
            self._session,
            id=remainder_id(self._session.id, rows[0][0] if rows else self._next_seq),
            ended=completions[-1] if completions else None,
            events=tuple(event_from_row(row) for row in rows),
        )


def _describe_row(row: Row) -> Row:
    """The row that is stored in place of one which the library refuses."""
    seq, t_us, kind, body = row
    t = t_us / MICROSECONDS if abs(t_us) <= MAX_EVENT_TIME_S * MICROSECONDS else 0.0
    return event_to_row(seq, Unencodable(t, ascii((t_us, kind, body))))


def _drain(queue: "SimpleQueue[Job]") -> list[Job]:
    jobs: list[Job] = []
    with suppress(Empty):
        while True:
            jobs.append(queue.get_nowait())
    return jobs


def _rows(jobs: Sequence[Job]) -> list[Row]:
    return [job for job in jobs if isinstance(job, tuple)]


class SessionRecord(Struct, frozen=True):
    """The session being recorded: its id, its start, and the recorder."""

    id: str
    started: datetime
    recorder: Recorder


def new_record(
    folder: Path, plan: SessionPlan, source: str, on_trouble: OnTrouble
) -> SessionRecord:
    """A record with a new id. Nothing is on the disk before its recorder starts."""
    started = wall_time()
    id_ = new_id(started, os.urandom(2).hex())
    recording = Recording(id_, started.isoformat(timespec="seconds"), source, plan, None, ())
    return SessionRecord(id_, started, Recorder(folder, recording, on_trouble, started.date()))


@contextmanager
def recording_session(
    folder: Path, plan: SessionPlan, source: str, on_trouble: OnTrouble
) -> Iterator[SessionRecord]:
    """Record a session in the library. A library that cannot be opened is reported, and the session runs anyway.

    Raises
    ------
    LibraryError
        The session is over, and not all of it is in the library.
    """
    record = new_record(folder, plan, source, on_trouble)
    start(folder, record, on_trouble)
    try:
        yield record
    finally:
        is_complete = record.recorder.stop()
    if not is_complete:
        raise LibraryError(SessionNotStored())


def start(folder: Path, record: SessionRecord, on_trouble: OnTrouble) -> None:
    """Repair what an earlier session left, then start the recorder. Problems are given to `on_trouble`.

    A library that cannot be opened does not keep anyone from the pause: the events are written at the end.
    """
    faults.set_log_folder(folder)
    troubles: list[Message] = []
    with _collecting_troubles(troubles):
        from ui.services.maintenance import maintain_library

        on_trouble(maintain_library(folder))
    with _collecting_troubles(troubles):
        record.recorder.start()
        if record.recorder.is_sealed:
            on_trouble((describe_locked(folder),))
        return
    if not keeps_locked_sessions(folder):
        troubles = [describe_locked(folder) if _is_locked(each) else each for each in troubles]
    on_trouble((*dict.fromkeys(troubles), PauseBeginsAnyway()))


def _is_locked(trouble: Message) -> bool:
    return isinstance(trouble, LibraryLocked)


@contextmanager
def _collecting_troubles(troubles: list[Message]) -> Iterator[None]:
    try:
        yield
    except LibraryError as exc:
        troubles.append(exc.message)
    except Exception as exc:  # noqa: BLE001  reported; the pause begins all the same
        faults.report("library", exc)
        troubles.append(LibraryOpeningDefect())
