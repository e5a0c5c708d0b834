"""Who else may open the library's folder, and what is done about it.

Rule: a folder that holds nothing but a library is made private (0700) when it belongs to this person.
No other folder is ever changed: not a home folder, not a disk, not one with other things in it. There a
new library is refused if others may write, and one that is there is used with a word.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISVTX
from typing import Final

from trainer.errors import LibraryError
from trainer.library.keys import NAME
from trainer.library.messages import (
    FolderMadePrivate,
    FolderOfAnother,
    FolderShared,
    FolderStaysReadable,
    LibraryInSharedFolder,
)
from trainer.messages import Message, Notices

OTHERS: Final = 0o077  # all that others may do
OTHERS_WRITE: Final = 0o022
PRIVATE: Final = 0o700
OWN_NAMES: Final = ("library", "outbreath", ".outbreath", "backups", "profile", "settings")
BY_THE_SYSTEM: Final = frozenset({".DS_Store", "desktop.ini", "Thumbs.db"})

_NOTICES: Final = Notices()


def take_folder_notices() -> list[Message]:
    """What is to be said about folders since the last call; each notice once a run."""
    return _NOTICES.take()


def make_private(folder: Path) -> None:
    """Take from others what they may do in the library's folder, and note it down to be said.

    Raises
    ------
    LibraryError
        Others may change what is in the folder, and it is not ours to mend.
    OSError
        The folder cannot be read.
    """
    if os.name != "posix":
        return
    mode = folder.stat().st_mode
    if not mode & OTHERS:
        return
    if _is_mendable(folder):
        _mend(folder)
    elif mode & OTHERS_WRITE:
        _refuse_or_note(folder)


def mend_for_reading(folder: Path) -> None:
    """As `make_private`, where that is possible; reading is never refused."""
    with suppress(OSError, LibraryError):
        if (folder / NAME).exists():
            make_private(folder)


def _mend(folder: Path) -> None:
    with suppress(OSError):  # a disk without permissions, or one that may only be read
        folder.chmod(PRIVATE)
    if S_IMODE(folder.stat().st_mode) & OTHERS:
        _NOTICES.note(FolderStaysReadable(str(folder)))
    else:
        _NOTICES.note(FolderMadePrivate(str(folder)))


def _refuse_or_note(folder: Path) -> None:
    if not _is_own(folder):
        raise LibraryError(FolderOfAnother(str(folder)))
    if not (folder / NAME).exists():
        raise LibraryError(FolderShared(str(folder)))
    _NOTICES.note(LibraryInSharedFolder(str(folder)))


def _is_mendable(folder: Path) -> bool:
    """Does the folder belong to this person, and to the library alone?"""
    return _is_own(folder) and not _is_shared(folder) and all(map(_is_ours, folder.iterdir()))


def _is_own(folder: Path) -> bool:
    return folder.stat().st_uid == os.geteuid()


def _is_shared(folder: Path) -> bool:
    """A home folder or one above it, a temporary folder, a disk: never the library's alone."""
    whole = folder.resolve()
    with suppress(RuntimeError):  # nobody says where home is
        if Path.home().resolve().is_relative_to(whole):
            return True
    is_temporary = Path(tempfile.gettempdir()).resolve().is_relative_to(whole)
    return is_temporary or whole.is_mount() or bool(whole.stat().st_mode & S_ISVTX)


def _is_ours(entry: Path) -> bool:
    name = entry.name
    return name.startswith(OWN_NAMES) or name in BY_THE_SYSTEM or ".log" in entry.suffixes
