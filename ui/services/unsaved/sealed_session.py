"""Recording a session while the library is locked: encrypted with its public key, event by event.

The recorder writes to it as it would to the library. The file lies beside the library or, where nothing can be
written there, in a folder of the person's own (see `fallback_folders`); when the disk of one is full, what
follows goes to the next. The files are imported like everything unsaved (see `unsaved`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trainer.errors import LibraryError
from trainer.library.errors import LibraryLockedError
from trainer.library.file_header import NAME
from trainer.library.messages import DiskFull, LibraryLocked
from trainer.library.sealed.log import SUFFIX, SealedLog
from trainer.library.sealed.public_key import is_installed, read_public_key
from trainer.library.tables.events import Row, event_to_row
from trainer.library.tables.session_ids import (
    REMAINDER_PREFIX,
    remainder_id,
    split_remainder_id,
)
from trainer.recording import Completion, Recording
from ui.services.unsaved.fallback_folders import candidate_folders, remove_if_empty

if TYPE_CHECKING:
    from trainer.library.tables.sessions import Summary

REFUSALS: Final = (LibraryError, OSError)


class SealedSession:
    """Appends a session's events where they can be written.

    Parameters
    ----------
    folder : Path
        Folder of the locked library.
    session : Recording
        What is known before the first event; without events.
    first_seq : int
        The number of the first event.

    Raises
    ------
    LibraryLockedError
        Nothing may be written: there is no public key, or nothing to encrypt with it.
    LibraryError
        No disk takes it.
    """

    def __init__(self, folder: Path, session: Recording, first_seq: int = 0) -> None:
        public_key = read_public_key(folder) if is_installed() else None
        if public_key is None:
            raise LibraryLockedError(LibraryLocked(str(folder / NAME)))
        self._folder, self._session, self._public_key = folder, session, public_key
        self._next_seq = first_seq
        self._log: SealedLog | None = None
        self._move_on(lambda _: None)

    @property
    def path(self) -> Path | None:
        """The file that is being appended to."""
        return None if self._log is None else self._log.path

    def append(self, session_id: str, rows: Sequence[Row]) -> None:
        """Append events, all of them or none; those that are there already stay. Raises: LibraryError."""
        new = [row for row in rows if row[0] >= self._next_seq]
        if new:
            self._write(lambda log: log.append(new))
            self._next_seq = new[-1][0] + 1

    def close_session(
        self,
        session_id: str,
        ended: Completion | None,
        summary: "Summary | None",
    ) -> None:
        """Append how the session ended. Raises: LibraryError."""
        self._write(lambda log: log.close_session(ended))

    def close(self) -> None:
        """Let the files be read. Safe to call twice."""
        if self._log is not None:
            self._log.close()

    def _write(self, write: Callable[[SealedLog], None]) -> None:
        if self._log is None:
            self._move_on(write)
            return
        try:
            write(self._log)
        except REFUSALS:
            self._move_on(write)

    def _move_on(self, write: Callable[[SealedLog], None]) -> None:
        """Write to a new file, in the first place that takes it."""
        refused: Exception = LibraryError(DiskFull(str(self._folder / NAME)))
        for candidate in candidate_folders(self._folder):
            try:
                log = self._begin(candidate, write)
            except REFUSALS as exc:
                refused = exc if isinstance(exc, LibraryError) else refused
                remove_if_empty(candidate)
                continue
            self.close()
            self._log = log
            return
        raise refused

    def _begin(self, folder: Path, write: Callable[[SealedLog], None]) -> SealedLog:
        """A new file with its first records in it. Raises: LibraryError, OSError, and nothing is left."""
        header = replace(self._session, id=remainder_id(self._session.id, self._next_seq))
        log = SealedLog(folder / f"{REMAINDER_PREFIX}{header.id}{SUFFIX}", self._public_key, header)
        try:
            write(log)
        except BaseException:
            log.discard()
            raise
        return log


def save_sealed(folder: Path, rest: Recording) -> Path | None:
    """Save the remainder of a session of a locked library; None if no disk takes it or it may not be saved."""
    session_id, seq = split_remainder_id(rest.id) or (rest.id, 0)
    rows = [event_to_row(seq + index, event) for index, event in enumerate(rest.events)]
    try:
        sealed = SealedSession(folder, replace(rest, id=session_id, events=()), seq)
    except REFUSALS:
        return None
    try:
        if rows:
            sealed.append(session_id, rows)
        if rest.ended is not None:
            sealed.close_session(session_id, rest.ended, None)
        return sealed.path
    except REFUSALS:
        return None
    finally:
        sealed.close()
