"""The library as the window sees it. Each call opens it for reading and closes it again."""

from dataclasses import dataclass
from pathlib import Path

from trainer.library.store import Library
from trainer.summary import Review
from ui.exports import export_session
from ui.library_folder import json_of, review_of


@dataclass(frozen=True, slots=True)
class Shelf:
    folder: Path

    def sessions(self) -> list[dict[str, object]]:
        """What `show --json` says of each session, newest first. Raises: LibraryError."""
        with Library.open(self.folder, write=False) as library:
            return [json_of(library, entry) for entry in library.sessions()]

    def review(self, session_id: str) -> Review:
        """Raises: LibraryError."""
        with Library.open(self.folder, write=False) as library:
            return review_of(library, session_id)

    def export(self, session_id: str, fmt: str, path: Path) -> Path:
        """Raises: LibraryError, ExportError."""
        with Library.open(self.folder, write=False) as library:
            return export_session(library, session_id, fmt, path, force=True)
