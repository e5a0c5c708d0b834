"""Deleting sessions for good, and finding what still contains them: backups, exports, other files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import LibraryError
from trainer.files.names import SAFE_ID
from trainer.library.store import Library
from ui.services.unsaved import KEPT_SUFFIXES, discard, find_unsaved_files


@dataclass(frozen=True, slots=True)
class DeletionResult:
    """What still contains a deleted session.

    Parameters
    ----------
    id : str
    backups, exports : tuple of Path
        Files that contain the session.
    damaged : tuple of Path
        Damaged libraries that may contain it.
    """

    id: str
    backups: tuple[Path, ...]
    exports: tuple[Path, ...]
    damaged: tuple[Path, ...]


def delete_sessions(
    folder: Path, wanted: Sequence[str], *, backups_too: bool = False
) -> list[DeletionResult]:
    """Delete sessions for good. Nothing is deleted unless all of them are found.

    Raises
    ------
    LibraryError
        One is not there, or the library cannot be written.
    """
    with Library.open(folder, write=True) as library:
        ids = list(
            dict.fromkeys(_find_session_id(library, wanted_id, backups_too) for wanted_id in wanted)
        )
        return [_delete(library, folder, session_id, backups_too) for session_id in ids]


def _find_session_id(library: Library, wanted: str, backups_too: bool) -> str:
    """The session's id, also if it is deleted already and only backups contain it."""
    try:
        return library.find(wanted)
    except LibraryError:
        if backups_too and SAFE_ID.fullmatch(wanted) and library.backups_holding(wanted):
            return wanted
        raise


def find_copies(library: Library, folder: Path, session_id: str) -> DeletionResult:
    """The files besides the library that contain the session now."""
    exports = tuple(library.exports(session_id))
    return _remaining_copies(library, folder, session_id, exports)


def _delete(library: Library, folder: Path, session_id: str, backups_too: bool) -> DeletionResult:
    is_there = library.has(session_id)
    exports = tuple(library.exports(session_id)) if is_there else ()
    if is_there:
        library.delete(session_id)
    if backups_too:
        library.delete_in_backups(session_id)
    for path in find_unsaved_files(folder, session_id, KEPT_SUFFIXES):
        discard(path)
    return _remaining_copies(library, folder, session_id, exports)


def _remaining_copies(
    library: Library, folder: Path, session_id: str, exports: tuple[Path, ...]
) -> DeletionResult:
    damaged = tuple(sorted(folder.glob("library-damaged-*.db")))
    return DeletionResult(session_id, tuple(library.backups_holding(session_id)), exports, damaged)
