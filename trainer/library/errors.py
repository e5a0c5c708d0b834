"""Every way in which the disk or SQLite says no, as one message: what is wrong and what to do."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError, system_text
from trainer.library.file_header import NAME as NAME
from trainer.library.messages import (
    DiskFailed,
    DiskFull,
    LibraryAltered,
    LibraryBusy,
    LibraryDamaged,
    LibraryFileUnusable,
    LibraryNotOpened,
    LibraryNotPermitted,
    LibraryReadOnly,
    LibraryUnrecognized,
    LibraryUnusable,
)
from trainer.messages import Message


class LibraryInUseError(LibraryError):
    """Another program is writing to the library; reading it is still possible."""


class LibraryLockedError(LibraryError):
    """The library is locked with a passphrase that nobody gave, or with another one."""


class LibraryDamagedError(LibraryError):
    """What is on the disk is not what was written. It was left as it is."""


DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
NOT_AS_MADE: Final = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
    }
)
"""What our own statements meet only where a table is not as we made it."""
OUR_MISTAKES: Final = frozenset({"ProgrammingError", "InterfaceError"})

_MESSAGES: Final[dict[int, Callable[[str], Message]]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: LibraryDamaged,
    sqlite3.SQLITE_NOTADB: LibraryUnrecognized,
    sqlite3.SQLITE_READONLY: LibraryReadOnly,
    sqlite3.SQLITE_PERM: LibraryNotPermitted,
    sqlite3.SQLITE_CANTOPEN: LibraryNotOpened,
    sqlite3.SQLITE_BUSY: LibraryBusy,
    sqlite3.SQLITE_IOERR: DiskFailed,
}
"""What is said for each code of SQLite, of the library's file."""


def database_errors() -> tuple[type[Exception], ...]:
    """The errors of SQLite and, once a locked library was opened, those of its encrypting sister.

    Where a sentence of SQLite names what it found, and that is no text, Python cannot say the sentence.
    """
    sister = sys.modules.get("sqlcipher3.dbapi2")
    both = (sqlite3.Error, UnicodeDecodeError)
    return both if sister is None else (*both, sister.Error)


def damaged(db: Path) -> LibraryDamagedError:
    """Return the error of a library that is not what was written."""
    return LibraryDamagedError(LibraryDamaged(str(db)))


def ask_for_check(db: Path) -> None:
    """Damage was met: the next session begins with a look at the whole library.

    Who only reads cannot note it in the library, so it is an empty file beside it.
    """
    if db.name == NAME and db.exists():
        with suppress(OSError):
            os.close(os.open(check_note(db.parent), os.O_CREAT | os.O_WRONLY, 0o600))


def check_note(folder: Path) -> Path:
    """The file that is there where damage was met."""
    return folder / "library.check"


def sqlite_error_code(error: Exception) -> int:
    """SQLite's plain code: the low byte of its extended one."""
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


@contextmanager
def translate_sqlite_errors(db: Path) -> Iterator[None]:
    """Turn what SQLite and the system say within into a `LibraryError`. Mistakes of ours pass."""
    try:
        yield
    except database_errors() as exc:
        if type(exc).__name__ in OUR_MISTAKES:
            raise
        refusal = _refusal(exc, db)
        if isinstance(refusal, LibraryDamagedError):
            ask_for_check(db)
        raise refusal from exc
    except LibraryDamagedError:
        ask_for_check(db)
        raise
    except OSError as exc:
        raise _system_refusal(exc, db) from exc


def _refusal(error: Exception, db: Path) -> LibraryError:
    code = sqlite_error_code(error)
    message = _MESSAGES.get(code)
    if message is not None:
        kind = LibraryDamagedError if code in DAMAGED else LibraryError
        return kind(message(str(db)))
    if code in NOT_AS_MADE:
        return LibraryDamagedError(LibraryAltered(str(db), system_text(error)))
    return LibraryError(LibraryUnusable(str(db), system_text(error)))


def _system_refusal(error: OSError, db: Path) -> LibraryError:
    if error.errno == ENOSPC:
        return LibraryError(DiskFull(str(db)))
    return LibraryError(LibraryFileUnusable(str(error.filename or db), system_text(error)))
