"""Every way in which the disk or SQLite says no, as one sentence: what is wrong and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError

LEFT_AS_IT_IS: Final = (
    "It was left as it is: put a backup in its place, or move it away to begin a new library"
)

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


@contextmanager
def in_words(db: Path) -> Iterator[None]:
    """Turn what SQLite and the system say within into a `LibraryError`. Mistakes of ours pass."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.IntegrityError):
        raise
    except sqlite3.Error as exc:
        raise LibraryError(_sentence(exc, db)) from exc
    except OSError as exc:
        raise LibraryError(_system_sentence(exc, db)) from exc


def _sentence(error: sqlite3.Error, db: Path) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    sentence = _SENTENCES.get(code & 0xFF)  # the low byte is the plain code
    if sentence is None:
        return f"The library {db} is not as Outbreath made it ({error}). {LEFT_AS_IT_IS}."
    return sentence.format(db=db) + "."


def _system_sentence(error: OSError, db: Path) -> str:
    if error.errno == ENOSPC:
        return _SENTENCES[sqlite3.SQLITE_FULL].format(db=db) + "."
    return (
        f"{error.filename or db} cannot be used ({error.strerror or error}): "
        "look whether it is there and may be read and written, or choose another with --library."
    )
