"""Which passphrase opens which library, kept in memory for as long as this program runs."""

from contextlib import suppress
from pathlib import Path

from trainer.library.backups import list_backups
from trainer.library.connection import file_size, open_connection
from trainer.library.encryption import is_encrypted_file
from trainer.library.errors import (
    NAME,
    LibraryLockedError,
    database_errors,
    translate_sqlite_errors,
)
from trainer.library.file_header import PLAIN
from trainer.library.messages import LibraryLocked

__all__ = ["NAME", "is_locked", "keep_key", "key_for", "known_key"]

_known: dict[Path, str] = {}


def is_locked(folder: Path) -> bool:
    """Does the library in this folder need a passphrase, whether or not it is known already?

    Of a file that says nothing of itself any more, its newest backup does.

    Raises
    ------
    LibraryError
        Its file cannot be read.
    """
    db = folder / NAME
    with translate_sqlite_errors(db):
        return is_encrypted_file(db) or (is_unreadable(db) and _has_locked_backup(folder))


def is_unreadable(db: Path) -> bool:
    """Is it there, and no database at all, locked or not?"""
    if not db.is_file() or is_encrypted_file(db):
        return False
    with db.open("rb") as file:
        return file.read(len(PLAIN)) != PLAIN


def _has_locked_backup(folder: Path) -> bool:
    newest = list_backups(folder)[:1]
    return bool(newest) and is_encrypted_file(newest[0])


def opens_backup(folder: Path, key: str) -> bool:
    """Does this passphrase open the newest backup, which has always that of the library?"""
    for backup in list_backups(folder)[:1]:
        if is_encrypted_file(backup):
            with suppress(LibraryLockedError, *database_errors()):
                open_connection(backup, "mode=ro", key).close()
                return True
    return False


def known_key(folder: Path) -> str | None:
    return _known.get(folder.resolve())


def keep_key(folder: Path, key: str | None) -> None:
    """From now on this opens the library in the folder; None forgets."""
    if key is None:
        _known.pop(folder.resolve(), None)
    else:
        _known[folder.resolve()] = key


def key_for(folder: Path, given: str | None) -> str | None:
    """What to open the library with; None for one that is not locked.

    A library that is not there yet, or an empty file, is made with the key, where there is one: given, or
    known from a library that was there before.

    Raises
    ------
    LibraryLockedError
        It is locked, and nobody gave the passphrase.
    """
    key = given if given is not None else known_key(folder)
    if is_locked(folder):
        if key is None:
            raise LibraryLockedError(LibraryLocked(str(folder / NAME)))
        return key
    return None if file_size(folder / NAME) > 0 else key
