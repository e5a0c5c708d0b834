"""Deleting sessions, and finding what still contains them: backups, exports, other files.

What is deleted in the window is listed no more, and is deleted for good when the window is closed: until then it
can be taken back. If the program is killed before, the next start deletes it for good: nothing that was seen to be
deleted ever comes back by itself. On the command line a deletion is for good at once.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.errors import LibraryError
from trainer.files.names import SAFE_ID
from trainer.library.store import Library
from ui.services.unsaved.remainders import ALL_SUFFIXES, discard, find_unsaved_files


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


def discard_sessions(
    folder: Path, wanted: Sequence[str], *, backups_too: bool = False
) -> list[DeletionResult]:
    """Delete sessions and worksheets, to be taken back or deleted for good later.

    Returns
    -------
    list of DeletionResult
        What will contain each of the sessions when it is deleted for good.

    Raises
    ------
    LibraryError
        A session is not there, or the library cannot be written.
    """
    with Library.open(folder, write=True) as library:
        worksheets = _worksheets_among(library, wanted)
        sessions = [each for each in wanted if each not in worksheets]
        results = [find_copies(library, folder, session_id) for session_id in sessions]
        library.discard(sessions, worksheets, in_backups=backups_too)
    return [replace(result, backups=()) for result in results] if backups_too else results


def restore_sessions(folder: Path, ids: Sequence[str]) -> None:
    """Take back what was discarded. Raises LibraryError if the library cannot be written."""
    with Library.open(folder, write=True) as library:
        library.restore(ids)


def delete_discarded(folder: Path) -> None:
    """Delete for good what was discarded. What cannot be deleted now stays discarded, for the next time.

    Raises
    ------
    LibraryError
        The library cannot be read or written.
    """
    with Library.open(folder, write=False) as library:
        discarded = library.discarded()
    if not discarded:
        return
    with Library.open(folder, write=True) as library:
        for session_id in discarded.sessions:
            _delete(library, folder, session_id, session_id in discarded.in_backups)
        for worksheet_id in discarded.worksheets:
            with suppress(LibraryError):  # it was deleted on the command line meanwhile
                library.notebook.delete_worksheet(worksheet_id)
        library.restore([*discarded.sessions, *discarded.worksheets])


def find_all_copies(library: Library, folder: Path, wanted: Sequence[str]) -> list[DeletionResult]:
    """The files besides the library that contain each of the sessions; of worksheets that is not known."""
    worksheets = _worksheets_among(library, wanted)
    return [find_copies(library, folder, each) for each in wanted if each not in worksheets]


def _worksheets_among(library: Library, wanted: Sequence[str]) -> list[str]:
    if all(map(library.has, wanted)):
        return []
    there = {worksheet.id for worksheet in library.notebook.worksheets()}
    return [each for each in wanted if each in there]


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
    for path in find_unsaved_files(folder, session_id, ALL_SUFFIXES):
        discard(path)
    return _remaining_copies(library, folder, session_id, exports)


def _remaining_copies(
    library: Library, folder: Path, session_id: str, exports: tuple[Path, ...]
) -> DeletionResult:
    damaged = tuple(sorted(folder.glob("library-damaged-*.db")))
    return DeletionResult(session_id, tuple(library.backups_holding(session_id)), exports, damaged)
