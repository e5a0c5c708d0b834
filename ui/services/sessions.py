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
        from ui.services.unsaved import import_waiting

        import_waiting(self.folder)
        with self._open() as library:
            return list_sessions(library)

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
        from ui.services.deletion import find_copies

        with self._open() as library:
            return [find_copies(library, self.folder, session_id) for session_id in session_ids]

    def delete(self, *session_ids: str, backups_too: bool = False) -> "list[DeletionResult]":
        """Delete sessions for good. The results name what still contains them."""
        from ui.services.deletion import delete_sessions

        return delete_sessions(self.folder, session_ids, backups_too=backups_too)

    def remark(self, session_id: str, note: str | None, tags: Sequence[str] = ()) -> None:
        """Replace the note and the tags of a session."""
        from devices.clock import wall_time

        written = wall_time().isoformat(timespec="seconds")
        with self._open(write=True) as library:
            library.remark(session_id, written, note, tags)

    def _open(self, *, write: bool = False) -> "Library":
        from trainer.library.store import Library

        return Library.open(self.folder, write=write)
