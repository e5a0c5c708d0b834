"""Lock a library with a passphrase, open it, change the passphrase or remove it.

Rule: the whole library is encrypted, or none of it; and it is never without a whole copy. Each file
is written anew under another name, read back and compared row by row, and only then put in place of
the old one: the backups first, the library last, so that a power cut leaves no readable backup beside
a locked library. What was readable is overwritten with zeros before its space is freed. A disk
may still hold older states of it (a solid-state disk and a file system that never writes in place
keep copies nobody can reach): where that matters, the whole disk should be encrypted too.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.files.atomic_write import sync_folder
from trainer.files.secure_delete import overwriting_removed
from trainer.files.secure_delete import remove as remove_overwritten
from trainer.library import library_file
from trainer.library.backups import backups_of
from trainer.library.connection import (
    clear_journal,
    connect,
    connect_new,
    leave_one_file,
    quick_check,
    shm,
    size_of,
    wal,
)
from trainer.library.encryption import looks_locked
from trainer.library.errors import (
    DAMAGED,
    LibraryDamagedError,
    LibraryLockedError,
    code_of,
    database_errors,
    in_words,
)
from trainer.library.keys import NAME, is_locked, keep_key
from trainer.library.schema import migrate

ROWS: Final = {
    "session": "SELECT * FROM session ORDER BY number",
    "event": "SELECT * FROM event ORDER BY session, seq",
    "remark": "SELECT * FROM remark ORDER BY number",
    "setting": "SELECT * FROM setting ORDER BY key",
    "exported": "SELECT * FROM exported ORDER BY session, path",
    "sheet": "SELECT * FROM sheet ORDER BY number",
    "said_later": "SELECT * FROM said_later ORDER BY number",
}


def copy_all(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Fill an empty library of the same version, in one transaction."""
    target.execute("BEGIN IMMEDIATE")
    try:
        for table, rows in ROWS.items():
            cursor = source.execute(rows)
            places = ", ".join("?" * len(cursor.description))
            target.executemany(f"INSERT INTO {table} VALUES ({places})", cursor)  # noqa: S608
        target.execute("COMMIT")
    except BaseException:
        target.rollback()
        raise


def fingerprint(connection: sqlite3.Connection) -> str:
    """The same for two libraries that hold the same, in whatever files."""
    digest = sha256()
    for line in _lines(connection):
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for table, rows in ROWS.items():
        yield f"{table}\n"
        for row in connection.execute(rows):
            yield f"{row!r}\n"


__all__ = ["Rewritten", "change", "is_locked", "remove", "set_first", "unlock"]

SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class Rewritten:
    """How many backups were rewritten with the library; `left` are files that could not be."""

    backups: int
    left: tuple[Path, ...]


def unlock(folder: Path, passphrase: str) -> None:
    """From now on this program opens the library in the folder. It is kept in memory only.

    Raises:
        LibraryLockedError: it is another one.
        LibraryError: the library cannot be opened for another reason.
    """
    library_file.for_reading(folder, passphrase).close()
    if is_locked(folder):
        keep_key(folder, passphrase)


def set_first(folder: Path, new: str) -> Rewritten:
    """Lock a library that is not locked, or make a locked one. Raises: LibraryError."""
    if is_locked(folder):
        raise LibraryError("The library has a passphrase already: change or remove that one.")
    return _rewrite(folder, None, _good(new))


def change(folder: Path, old: str, new: str) -> Rewritten:
    """Raises: LibraryError, when the old one is another, or the library is not locked."""
    _refuse_unless_locked(folder)
    return _rewrite(folder, old, _good(new))


def remove(folder: Path, old: str) -> Rewritten:
    """Leave the library readable by whoever reads the disk. Raises: LibraryError, as `change`."""
    _refuse_unless_locked(folder)
    return _rewrite(folder, old, None)


def _refuse_unless_locked(folder: Path) -> None:
    if not is_locked(folder):
        raise LibraryError("The library has no passphrase: set one first.")


def _good(new: str) -> str:
    if len(new) < SHORTEST:
        raise LibraryError(
            f"A passphrase has {SHORTEST} characters or more: four words that nobody would guess "
            "are a good one."
        )
    return new


def _rewrite(folder: Path, old: str | None, new: str | None) -> Rewritten:
    with in_words(folder / NAME), _alone(folder, old) as source:
        clear_journal(source.connection, source.db)
        written = folder / (NAME + ".new")
        left = [path for path in backups_of(folder) if not _rewrite_backup(path, old, new)]
        _write_anew(source.connection, written, new)
        source.close()
        if size_of(wal(source.db)) > 0:
            raise LibraryError(
                "Another program is reading the library: close it, then try again. "
                "Nothing was changed."
            )
        _put_in_place(written, source.db)
        keep_key(folder, new)
    rescued = sorted(folder.glob("library-damaged-*"))
    rests = sorted(folder.glob("outbreath-*.jsonl*"))
    still_readable = [*rescued, *rests] if old is None else []
    return Rewritten(len(backups_of(folder)) - len(left), (*left, *still_readable))


@contextmanager
def _alone(folder: Path, key: str | None) -> Iterator[library_file.LibraryFile]:
    """The library opened for writing, by nobody else, not even in this program."""
    file = library_file.for_writing(folder, key)
    try:
        if not file.alone:
            raise LibraryError("A session is being recorded: end it first, then try again.")
        yield file
    finally:
        file.close()


def _rewrite_backup(path: Path, old: str | None, new: str | None) -> bool:
    """False: it is damaged, or of another passphrase, so it stays as it is."""
    written = path.with_name(path.name + ".new")
    try:
        if new is not None and _opens(path, new):
            return True  # by an earlier try that was cut off
        source = connect(path, "mode=rw", old)
        try:
            source.execute("PRAGMA secure_delete = ON").fetchall()
            migrate(source)
            _write_anew(source, written, new)
        finally:
            source.close()
    except (LibraryLockedError, LibraryDamagedError):
        return False
    except database_errors() as exc:
        if code_of(exc) not in DAMAGED:
            raise
        return False
    _put_in_place(written, path)
    return True


def _opens(path: Path, key: str) -> bool:
    if not looks_locked(path):
        return False
    try:
        connect(path, "mode=ro", key).close()
    except LibraryLockedError:
        return False
    return True


def _write_anew(source: sqlite3.Connection, written: Path, key: str | None) -> None:
    """Everything into a new file, which is then read back and compared, row by row."""
    target = connect_new(written, key)
    try:
        copy_all(source, target)
        leave_one_file(target, written)
    finally:
        target.close()
    copy = connect(written, "mode=ro", key)
    try:
        quick_check(copy, written)
        if fingerprint(copy) != fingerprint(source):
            raise LibraryError(f"{written} does not hold what the library holds: try again.")
    finally:
        copy.close()


def _put_in_place(written: Path, path: Path) -> None:
    """`written` becomes `path`; what was `path` is zeros before its room is free."""
    for beside in (wal(path), shm(path)):
        remove_overwritten(beside)
    with overwriting_removed(path):
        written.replace(path)
        sync_folder(path.parent)
