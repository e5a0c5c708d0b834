"""The library as the window sees it. Each call opens it for reading and closes it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from devices.clock import wall_time
from trainer.library.store import Library
from trainer.summary import Review
from ui.deleting import Deleted, delete_sessions
from ui.exports import export_session
from ui.library_folder import history_of, note_export, review_of


@dataclass(frozen=True, slots=True)
class Shelf:
    folder: Path

    def sessions(self) -> list[dict[str, object]]:
        """What `show --json` says of each session, newest first. Raises: LibraryError."""
        with Library.open(self.folder, write=False) as library:
            return history_of(library)

    def review(self, session_id: str) -> Review:
        """Raises: LibraryError."""
        with Library.open(self.folder, write=False) as library:
            return review_of(library, session_id)

    def export(self, session_id: str, fmt: str, path: Path) -> Path:
        """Raises: LibraryError, ExportError."""
        with Library.open(self.folder, write=False) as library:
            written = export_session(library, session_id, fmt, path, force=True)
        note_export(self.folder, session_id, written)
        return written

    def delete(self, session_id: str, *, backups_too: bool = False) -> Deleted:
        """For good; what still holds it is in the answer. Raises: LibraryError."""
        return delete_sessions(self.folder, [session_id], backups_too=backups_too)[0]

    def remark(self, session_id: str, note: str | None, tags: Sequence[str] = ()) -> None:
        """The note as it shall read from now on. Raises: LibraryError."""
        written = wall_time().isoformat(timespec="seconds")
        with Library.open(self.folder, write=True) as library:
            library.remark(session_id, written, note, tags)
