"""The stored sessions for the window. Each call opens the library for reading and closes it again.

The store and SQLite are imported at the first call, which comes after the first frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.services.lock import Lock

if TYPE_CHECKING:
    from trainer.library.store import Library
    from trainer.practice.summary import HeartLine
    from trainer.recording import Recording
    from trainer.session.review import Review
    from ui.services.deletion import DeletionResult
    from ui.services.history import LazySessionList


@dataclass(frozen=True, slots=True)
class SessionLibrary:
    """The sessions in the library of a folder. Methods raise `LibraryError`."""

    folder: Path

    @property
    def lock(self) -> Lock:
        """The lock of the library."""
        return Lock(self.folder)

    def sessions(self) -> "LazySessionList":
        """The summaries of all sessions, newest first."""
        from ui.services.history import list_sessions
        from ui.services.unsaved.remainders import import_waiting

        import_waiting(self.folder)
        with self._open() as library:
            return list_sessions(library)

    def history(self) -> "LazySessionList":
        """The summaries of all sessions and worksheets, newest first."""
        from ui.services.history import list_history
        from ui.services.unsaved.remainders import import_waiting

        import_waiting(self.folder)
        with self._open() as library:
            return list_history(library)

    def heart_line(self, session_id: str) -> "HeartLine":
        """The line of the heart of a session that was stored without one, from its beats."""
        return self.review(session_id).summary.heart_line

    def review(self, session_id: str) -> "Review":
        """The review of one session."""
        from ui.services.reviews import load_review

        with self._open() as library:
            return load_review(library, session_id)

    def recording(self, session_id: str) -> "Recording":
        """The recording of one session, as it was stored."""
        with self._open() as library:
            return library.recording(session_id)

    def holding(self, session_ids: Sequence[str]) -> "list[DeletionResult]":
        """What would still contain each session if it were deleted now."""
        from ui.services.deletion import find_all_copies

        with self._open() as library:
            return find_all_copies(library, self.folder, session_ids)

    def discard(self, *session_ids: str, backups_too: bool = False) -> "list[DeletionResult]":
        """Delete sessions and worksheets until `delete_discarded`. The results name what will still contain them."""
        from ui.services.deletion import discard_sessions

        return discard_sessions(self.folder, session_ids, backups_too=backups_too)

    def restore(self, *session_ids: str) -> None:
        """Take back what was discarded."""
        from ui.services.deletion import restore_sessions

        restore_sessions(self.folder, session_ids)

    def delete_discarded(self) -> None:
        """Delete for good what was discarded, in this window or one that was killed."""
        from trainer.library.file_header import NAME
        from ui.services.deletion import delete_discarded

        if (self.folder / NAME).exists():
            delete_discarded(self.folder)

    def remark(self, session_id: str, note: str | None, tags: Sequence[str] = ()) -> None:
        """Replace the note and the tags of a session."""
        from devices.clock import wall_time

        written = wall_time().isoformat(timespec="seconds")
        with self._open(write=True) as library:
            library.remark(session_id, written, note, tags)

    def _open(self, *, write: bool = False) -> "Library":
        from trainer.library.store import Library

        return Library.open(self.folder, write=write)
