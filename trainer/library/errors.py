"""Every way in which the disk or SQLite says no, as one sentence: what is wrong and what to do."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.library.file_header import NAME as NAME


class LibraryInUseError(LibraryError):
    """Another program is writing to the library; reading it is still possible."""


class LibraryLockedError(LibraryError):
    """The library is locked with a passphrase that nobody gave, or with another one."""


class LibraryDamagedError(LibraryError):
    """What is on the disk is not what was written. It was left as it is."""


LEFT_AS_IT_IS: Final = (
    "It was left as it is: what can still be read is rescued when the next session starts"
)
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

_SENTENCES: Final[dict[int, str]] = {
    sqlite3.SQLITE_FULL: "The disk is full, so {db} cannot be written: make some room",
    sqlite3.SQLITE_CORRUPT: "The library {db} is damaged. " + LEFT_AS_IT_IS,
    sqlite3.SQLITE_NOTADB: "{db} is not a library of Outbreath, or it is damaged. " + LEFT_AS_IT_IS,
    sqlite3.SQLITE_READONLY: (
        "The library {db} can only be read: allow writing to its folder, "
        "or choose another with --library"
    ),
    sqlite3.SQLITE_PERM: "There is no permission to open {db}: allow it, or choose another library",
    sqlite3.SQLITE_CANTOPEN: (
        "The library {db} cannot be opened: look whether its folder is there "
        "and may be read and written, or choose another with --library"
    ),
    sqlite3.SQLITE_BUSY: "Another program is busy with {db}: close it, or try again in a moment",
    sqlite3.SQLITE_IOERR: (
        "The disk failed while {db} was used: look whether it is full, unplugged or failing"
    ),
}


def database_errors() -> tuple[type[Exception], ...]:
    """The errors of SQLite and, once a locked library was opened, those of its encrypting sister.

    Where a sentence of SQLite names what it found, and that is no text, Python cannot say the sentence.
    """
    sister = sys.modules.get("sqlcipher3.dbapi2")
    both = (sqlite3.Error, UnicodeDecodeError)
    return both if sister is None else (*both, sister.Error)


def damaged(db: Path) -> str:
    return _SENTENCES[sqlite3.SQLITE_CORRUPT].format(db=db) + "."


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
        raise LibraryError(_system_sentence(exc, db)) from exc


def _refusal(error: Exception, db: Path) -> LibraryError:
    code = sqlite_error_code(error)
    sentence = _SENTENCES.get(code)
    if sentence is not None:
        kind = LibraryDamagedError if code in DAMAGED else LibraryError
        return kind(sentence.format(db=db) + ".")
    if code in NOT_AS_MADE:
        return LibraryDamagedError(
            f"The library {db} is not as Outbreath made it ({error}). {LEFT_AS_IT_IS}."
        )
    return LibraryError(
        f"The library {db} cannot be used now ({error}): close other programs that use it, "
        "and try again."
    )


def _system_sentence(error: OSError, db: Path) -> str:
    if error.errno == ENOSPC:
        return _SENTENCES[sqlite3.SQLITE_FULL].format(db=db) + "."
    return (
        f"{error.filename or db} cannot be used ({error.strerror or error}): "
        "look whether it is there and may be read and written, or choose another with --library."
    )
