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
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.files.atomic_write import sync_folder
from trainer.files.secure_delete import overwriting_removed
from trainer.files.secure_delete import remove as remove_overwritten
from trainer.library import library_file
from trainer.library.backups import list_backups
from trainer.library.connection import (
    clear_journal,
    create_database,
    file_size,
    leave_one_file,
    open_connection,
    quick_check,
    shm_path,
    wal_path,
)
from trainer.library.encryption import is_encrypted_file
from trainer.library.errors import (
    DAMAGED,
    LibraryDamagedError,
    LibraryLockedError,
    database_errors,
    sqlite_error_code,
    translate_sqlite_errors,
)
from trainer.library.keys import NAME, is_locked, keep_key
from trainer.library.messages import (
    CopyDiffers,
    LibraryBeingRead,
    PassphraseExists,
    PassphraseMissing,
    PassphraseTooShort,
    SessionBeingRecorded,
)
from trainer.library.sealed.key_pairs import ensure_key_pair, withdraw_public_key
from trainer.library.tables.schema import migrate

ROWS: Final = {
    "session": "SELECT * FROM session ORDER BY number",
    "event": "SELECT * FROM event ORDER BY session, seq",
    "remark": "SELECT * FROM remark ORDER BY number",
    "setting": "SELECT * FROM setting ORDER BY key",
    "exported": "SELECT * FROM exported ORDER BY session, path",
    "sheet": "SELECT * FROM sheet ORDER BY number",
    "said_later": "SELECT * FROM said_later ORDER BY number",
}


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
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


def library_fingerprint(connection: sqlite3.Connection) -> str:
    """The same for two libraries that hold the same, in whatever files."""
    from hashlib import sha256  # loads OpenSSL

    digest = sha256()
    for line in _lines(connection):
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for table, rows in ROWS.items():
        yield f"{table}\n"
        for row in connection.execute(rows):
            yield f"{row!r}\n"


__all__ = [
    "RewriteResult",
    "change_passphrase",
    "is_locked",
    "remove_passphrase",
    "set_passphrase",
    "unlock",
]

SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class RewriteResult:
    """How many backups were rewritten with the library; `left` are files that could not be."""

    backups: int
    left: tuple[Path, ...]


def unlock(folder: Path, passphrase: str) -> None:
    """From now on this program opens the library in the folder. It is kept in memory only.

    Raises
    ------
    LibraryLockedError
        It is another one.
    LibraryError
        The library cannot be opened for another reason.
    """
    library_file.open_library_for_reading(folder, passphrase).close()
    if is_locked(folder):
        keep_key(folder, passphrase)
        with suppress(LibraryError):  # another program writes, or the disk is full: the next time
            ensure_key_pair(folder)


def set_passphrase(folder: Path, new: str) -> RewriteResult:
    """Lock a library that is not locked, or make a locked one. Raises: LibraryError."""
    if is_locked(folder):
        raise LibraryError(PassphraseExists())
    result = _rewrite(folder, None, _good(new))
    with suppress(LibraryError):
        ensure_key_pair(folder, renew=True)
    return result


def change_passphrase(folder: Path, old: str, new: str) -> RewriteResult:
    """Raises: LibraryError, when the old one is another, or the library is not locked."""
    _refuse_unless_locked(folder)
    return _rewrite(folder, old, _good(new))


def remove_passphrase(folder: Path, old: str) -> RewriteResult:
    """Leave the library readable by whoever reads the disk. Raises: LibraryError, as `change_passphrase`."""
    _refuse_unless_locked(folder)
    result = _rewrite(folder, old, None)
    withdraw_public_key(folder)
    return result


def _refuse_unless_locked(folder: Path) -> None:
    if not is_locked(folder):
        raise LibraryError(PassphraseMissing())


def _good(new: str) -> str:
    if len(new) < SHORTEST:
        raise LibraryError(PassphraseTooShort(SHORTEST))
    return new


def _rewrite(folder: Path, old: str | None, new: str | None) -> RewriteResult:
    with translate_sqlite_errors(folder / NAME), _alone(folder, old) as source:
        clear_journal(source.connection, source.db)
        written = folder / (NAME + ".new")
        left = [path for path in list_backups(folder) if not _rewrite_backup(path, old, new)]
        _write_anew(source.connection, written, new)
        source.close()
        if file_size(wal_path(source.db)) > 0:
            raise LibraryError(LibraryBeingRead())
        _put_in_place(written, source.db)
        keep_key(folder, new)
    rescued = sorted(folder.glob("library-damaged-*"))
    rests = sorted(folder.glob("outbreath-*.jsonl*"))
    still_readable = [*rescued, *rests] if old is None else []
    return RewriteResult(len(list_backups(folder)) - len(left), (*left, *still_readable))


@contextmanager
def _alone(folder: Path, key: str | None) -> Iterator[library_file.LibraryFile]:
    """The library opened for writing, by nobody else, not even in this program."""
    file = library_file.open_for_writing(folder, key)
    try:
        if not file.alone:
            raise LibraryError(SessionBeingRecorded())
        yield file
    finally:
        file.close()


def _rewrite_backup(path: Path, old: str | None, new: str | None) -> bool:
    """False: it is damaged, or of another passphrase, so it stays as it is."""
    written = path.with_name(path.name + ".new")
    try:
        if new is not None and _opens(path, new):
            return True  # by an earlier try that was cut off
        source = open_connection(path, "mode=rw", old)
        try:
            source.execute("PRAGMA secure_delete = ON").fetchall()
            migrate(source)
            _write_anew(source, written, new)
        finally:
            source.close()
    except (LibraryLockedError, LibraryDamagedError):
        return False
    except database_errors() as exc:
        if sqlite_error_code(exc) not in DAMAGED:
            raise
        return False
    _put_in_place(written, path)
    return True


def _opens(path: Path, key: str) -> bool:
    if not is_encrypted_file(path):
        return False
    try:
        open_connection(path, "mode=ro", key).close()
    except LibraryLockedError:
        return False
    return True


def _write_anew(source: sqlite3.Connection, written: Path, key: str | None) -> None:
    """Everything into a new file, which is then read back and compared, row by row."""
    target = create_database(written, key)
    try:
        copy_rows(source, target)
        leave_one_file(target, written)
    finally:
        target.close()
    copy = open_connection(written, "mode=ro", key)
    try:
        quick_check(copy, written)
        if library_fingerprint(copy) != library_fingerprint(source):
            raise LibraryError(CopyDiffers(str(written)))
    finally:
        copy.close()


def _put_in_place(written: Path, path: Path) -> None:
    """`written` becomes `path`; what was `path` is zeros before its room is free."""
    for beside in (wal_path(path), shm_path(path)):
        remove_overwritten(beside)
    with overwriting_removed(path):
        written.replace(path)
        sync_folder(path.parent)
