"""How the library's file is found, made, locked, checked and opened, before anyone asks it anything.

The file is checked page by page (`quick_check`) when the program before did not close it, before the first
session of each day, and when its backup is made; every session is checked against its digest whenever it
is read, and each day some hundred of those that nobody reads.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from trainer.errors import LibraryError
from trainer.files.secure_delete import remove
from trainer.library.backups import FOLDER as BACKUPS
from trainer.library.backups import back_up_before
from trainer.library.connection import (
    check_version,
    close,
    configure_connection,
    create_library,
    file_size,
    open_connection,
    open_for_reading,
    quick_check,
    shm_path,
    wal_path,
)
from trainer.library.errors import (
    LibraryInUseError,
    LibraryLockedError,
    damaged,
    translate_sqlite_errors,
)
from trainer.library.folder_access import make_private, mend_for_reading
from trainer.library.keys import NAME, key_for, known_key, opens_backup
from trainer.library.messages import (
    FolderIsFile,
    LibraryInUse,
    LibraryIsForReading,
    LibraryIsNoFile,
    LibraryReplaced,
    TooLittleSpace,
)
from trainer.library.tables.schema import VERSION, migrate, schema_version

LOCK_NAME: Final = "library.lock"
LOCK_WAIT_S: Final = 0.1  # who only asks whether it is held holds it for less
MIN_FREE_BYTES: Final = 50_000_000  # an hour writes 37 MB, WAL wants 5 MB more
MEGABYTE: Final = 1_000_000

Identity: TypeAlias = tuple[int, int] | None
Release: TypeAlias = Callable[[], object]

__all__ = [
    "LibraryFile",
    "LibraryInUseError",
    "acquire_write_lock",
    "open_for_writing",
    "open_library_for_reading",
]


@dataclass(slots=True)
class LibraryFile:
    """An open connection, and what must stay true of its files.

    `was` holds which files were opened, by device and inode: a database whose file was deleted or
    replaced goes on "succeeding" otherwise. It is empty for one that is only read. `alone`: when it was
    opened, nothing else in this program had it open for writing.
    """

    db: Path
    connection: sqlite3.Connection
    key: str | None
    was: dict[Path, Identity]
    release: Release | None
    alone: bool = False

    def close(self) -> None:
        """Close the connection, and release the lock of the writer."""
        close(self.connection, self.db)
        release, self.release = self.release, None
        if release is not None:
            release()

    def refuse_unless_writable(self) -> None:
        """Raises: LibraryError, when it was opened for reading only."""
        if not self.was:
            raise LibraryError(LibraryIsForReading())

    def check_files(self) -> None:
        """Raises: LibraryError, when the library on the disk is not the one that was opened."""
        if all(_identity(path) == identity for path, identity in self.was.items()):
            return
        raise LibraryError(LibraryReplaced(str(self.db)))

    def check_free_space(self) -> None:
        """Raises: LibraryError, when the disk has less space than a session may need."""
        with translate_sqlite_errors(self.db):
            free = shutil.disk_usage(self.db.parent).free
        if free < MIN_FREE_BYTES:
            free_mb, needed_mb = free // MEGABYTE, MIN_FREE_BYTES // MEGABYTE
            raise LibraryError(TooLittleSpace(str(self.db), free_mb, needed_mb))


def open_for_writing(folder: Path, key: str | None = None) -> LibraryFile:
    """Make the library where there is none, take its lock, open it, bring it to this version."""
    _refuse_wrong_kinds(folder)
    with translate_sqlite_errors(folder / NAME), _damage_distinguished(folder, key):
        _make_folder(folder)
        release, is_first = acquire_write_lock(folder)
        try:
            return _open_locked(folder / NAME, key_for(folder, key), release, is_first)
        except BaseException:
            release()
            raise


def open_library_for_reading(folder: Path, key: str | None = None) -> LibraryFile:
    """Open without making anything. A library that is not there is read as an empty one.

    One of an earlier version is brought to this one first, as writing would.
    """
    db = folder / NAME
    _refuse_wrong_kinds(folder)
    with translate_sqlite_errors(db), _damage_distinguished(folder, key):
        mend_for_reading(folder)
        file = _open_reading(db, key)
        if schema_version(file.connection) < VERSION:
            file.close()
            open_for_writing(folder, key).close()
            file = _open_reading(db, key)
        file.connection.execute("PRAGMA query_only = ON")
    return file


def acquire_write_lock(folder: Path) -> tuple[Release, bool]:
    """Be the one program that writes here. True: nobody else in this program held the lock before.

    Raises
    ------
    LibraryInUseError
        Another program does.
    """
    from filelock import FileLock, Timeout  # 50 ms to import; only those who write need it

    lock = FileLock(
        folder / LOCK_NAME, timeout=LOCK_WAIT_S, mode=0o600, thread_local=False, is_singleton=True
    )
    try:
        lock.acquire()
    except Timeout as exc:
        raise LibraryInUseError(LibraryInUse(str(folder))) from exc
    return lock.release, lock.lock_counter == 1


def is_being_written(folder: Path) -> bool:
    """Does any program hold the lock now, this one included? Nothing is made or changed by asking."""
    return is_held(folder / LOCK_NAME)


def is_held(lock: Path) -> bool:
    """Whether any program, also this one, holds the lock of this file now."""
    if not lock.exists():
        return False
    from filelock import FileLock, Timeout

    try:
        with FileLock(lock, timeout=0, mode=0o600):
            return False
    except Timeout:
        return True
    except OSError:  # it can only be read: who records here is another user
        return False


@contextmanager
def _damage_distinguished(folder: Path, given: str | None) -> Iterator[None]:
    """A locked library of which the first page is damaged looks as if the passphrase were another one."""
    try:
        yield
    except LibraryLockedError as exc:
        key = given if given is not None else known_key(folder)
        if key is not None and opens_backup(folder, key):
            raise damaged(folder / NAME) from exc
        raise


def _open_reading(db: Path, key: str | None) -> LibraryFile:
    key = key_for(db.parent, key)
    connection = open_for_reading(db, key) if db.exists() else _nothing()
    try:
        check_version(connection, db)
    except BaseException:
        connection.close()
        raise
    return LibraryFile(db, connection, key, was={}, release=None)


def _open_locked(db: Path, key: str | None, release: Release, is_first: bool) -> LibraryFile:
    if is_first:
        _clear_away(db.parent)
    if not db.exists():
        create_library(db, key)
    was_unclean = is_first and file_size(wal_path(db)) > 0
    connection = open_connection(db, "mode=rw", key)
    try:
        check_version(connection, db)
        _keep_private(db)
        configure_connection(connection, db)
        if was_unclean:
            quick_check(connection, db)
        if schema_version(connection) < VERSION:
            back_up_before(connection, db.parent, key, VERSION)
            migrate(connection)
        was = {path: _identity(path) for path in (db, wal_path(db))}
    except BaseException:
        connection.close()
        raise
    return LibraryFile(db, connection, key, was, release, alone=is_first)


def _clear_away(folder: Path) -> None:
    """Files whose writing was cut off: half a library, or a readable copy of one that is locked."""
    for leftover in (*folder.glob(f"{NAME}.new*"), *(folder / BACKUPS).glob("*.db.*")):
        remove(leftover)


def _nothing() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def _refuse_wrong_kinds(folder: Path) -> None:
    db = folder / NAME
    with translate_sqlite_errors(db):
        if folder.exists() and not folder.is_dir():
            raise LibraryError(FolderIsFile(str(folder)))
        if db.exists() and not db.is_file():
            raise LibraryError(LibraryIsNoFile(str(db)))


def _keep_private(db: Path) -> None:
    for path in (db, wal_path(db), shm_path(db)):
        if path.exists():
            path.chmod(0o600)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)
        folder.chmod(0o700)
    make_private(folder)


def _identity(path: Path) -> Identity:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
