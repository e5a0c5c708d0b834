"""How the library's file is found, made, locked, checked and opened, before anyone asks it anything."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from trainer.errors import LibraryError
from trainer.library.refusals import LEFT_AS_IT_IS, in_words
from trainer.library.safe_write import sync_folder
from trainer.library.schema import VERSION, is_ours, migrate, version_of

NAME: Final = "library.db"
LOCK_NAME: Final = "library.lock"
PATIENCE_S: Final = 2.0  # how long to wait for another connection's transaction
LEAST_ROOM_BYTES: Final = 50_000_000  # an hour writes 37 MB, WAL wants 5 MB more
MEGABYTE: Final = 1_000_000

Identity: TypeAlias = tuple[int, int] | None


class LibraryInUseError(LibraryError):
    """Another program is writing to the library; reading it is still possible."""


@dataclass(slots=True)
class LibraryFile:
    """An open connection, and what must stay true of its files.

    `was` holds which files were opened, by device and inode: a database whose file was deleted or
    replaced goes on "succeeding" otherwise. It is empty for one that is only read.
    """

    db: Path
    connection: sqlite3.Connection
    was: dict[Path, Identity]
    release: Callable[[], object] | None

    def close(self) -> None:
        self.connection.close()
        release, self.release = self.release, None
        if release is not None:
            release()

    def refuse_unless_writable(self) -> None:
        if not self.was:
            raise LibraryError("The library was opened for reading: nothing can be changed in it.")

    def check_files(self) -> None:
        """Raises: LibraryError, when the library on the disk is not the one that was opened."""
        if all(_identity(path) == identity for path, identity in self.was.items()):
            return
        raise LibraryError(
            f"The library {self.db} was deleted, moved or replaced while it was open: "
            "put it back, or close Outbreath and start it again."
        )

    def check_room(self) -> None:
        """Raises: LibraryError, when the disk has less room than a session may need."""
        with in_words(self.db):
            free = shutil.disk_usage(self.db.parent).free
        if free < LEAST_ROOM_BYTES:
            raise LibraryError(
                f"Only {free // MEGABYTE} MB are free beside {self.db}: "
                f"make {LEAST_ROOM_BYTES // MEGABYTE} MB of room, or choose another with --library."
            )


def for_writing(folder: Path) -> LibraryFile:
    """Make the library where there is none, take its lock, open it, bring it to this version."""
    db = folder / NAME
    _refuse_wrong_kinds(folder)
    with in_words(db):
        _make_folder(folder)
        release, is_first = _lock(folder)
        try:
            return _open_locked(db, release, is_first)
        except BaseException:
            release()
            raise


def for_reading(folder: Path) -> LibraryFile:
    """Open without making anything. A library that is not there is read as an empty one."""
    db = folder / NAME
    _refuse_wrong_kinds(folder)
    with in_words(db):
        connection = _reading_connection(db) if db.exists() else _nothing()
        try:
            _check_version(connection, db, may_migrate=False)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return LibraryFile(db, connection, was={}, release=None)


def _open_locked(db: Path, release: Callable[[], object], is_first: bool) -> LibraryFile:
    if not db.exists():
        _create(db)
    was_unclean = is_first and _size(_wal(db)) > 0
    connection = _connect(db, "mode=rw")
    try:
        _check_version(connection, db, may_migrate=True)
        _keep_private(db)
        _set_up(connection, db)
        if was_unclean:
            _quick_check(connection, db)
        migrate(connection)
        was = {path: _identity(path) for path in (db, _wal(db))}
    except BaseException:
        connection.close()
        raise
    return LibraryFile(db, connection, was, release)


def _create(db: Path) -> None:
    """Make the file whole under another name first: an empty `library.db` is never one of ours."""
    if _wal(db).exists():
        raise LibraryError(
            f"{db} is missing, but its journal {_wal(db).name} is there: "
            "put the missing file back, or move the journal away to begin a new library."
        )
    new = db.with_name(NAME + ".new")
    for leftover in (new, _wal(new), _shm(new)):
        leftover.unlink(missing_ok=True)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = _connect(new, "mode=rw")
    try:
        _set_up(connection, new)
        migrate(connection)
    finally:
        connection.close()  # empties and removes the journal
    new.rename(db)
    sync_folder(db.parent)


def _set_up(connection: sqlite3.Connection, db: Path) -> None:
    """Ask for the settings that keep every commit, and believe only what is read back."""
    wanted: tuple[tuple[str, str, object], ...] = (
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", 2),
        ("foreign_keys", "ON", 1),
        ("secure_delete", "ON", 1),
    )
    for name, setting, answer in wanted:
        connection.execute(f"PRAGMA {name} = {setting}").fetchall()
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != answer:
            raise LibraryError(
                f"The disk of {db} cannot keep a library safely ({name} is not possible there): "
                "choose a folder on a local disk with --library."
            )


def _check_version(connection: sqlite3.Connection, db: Path, *, may_migrate: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    if not is_ours(connection):
        raise LibraryError(
            f"{db} is not a library of Outbreath, or it is damaged. {LEFT_AS_IT_IS}."
        )
    version = version_of(connection)
    if version > VERSION:
        raise LibraryError(
            f"The library {db} was written by a newer Outbreath: update this one to open it."
        )
    if version < VERSION and not may_migrate:
        raise LibraryError(
            f"The library {db} is of an older version: start a session once to bring it up to date."
        )


def _quick_check(connection: sqlite3.Connection, db: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise LibraryError(f"The library {db} is damaged. {LEFT_AS_IT_IS}.")


def _reading_connection(db: Path) -> sqlite3.Connection:
    """Beside a writer if there is one; without touching anything where nothing can be written."""
    try:
        return _tried(_connect(db, "mode=ro"))
    except sqlite3.OperationalError:
        if _size(_wal(db)) > 0:
            raise  # what the journal holds could not be read: better nothing than an old state
        return _tried(_connect(db, "mode=ro&immutable=1"))


def _tried(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        connection.close()
        raise
    return connection


def _nothing() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


def _connect(db: Path, how: str) -> sqlite3.Connection:
    uri = f"{db.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE_S)


def _refuse_wrong_kinds(folder: Path) -> None:
    db = folder / NAME
    with in_words(db):
        if folder.exists() and not folder.is_dir():
            raise LibraryError(
                f"{folder} is a file, not a folder: choose a folder for the library with --library."
            )
        if db.exists() and not db.is_file():
            raise LibraryError(
                f"{db} is not a file: move it away, or choose another library with --library."
            )


def _keep_private(db: Path) -> None:
    for path in (db, _wal(db), _shm(db)):
        if path.exists():
            path.chmod(0o600)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)


def _lock(folder: Path) -> tuple[Callable[[], object], bool]:
    """Be the one program that writes here. True: nobody else in this program held the lock before."""
    from filelock import FileLock, Timeout  # 50 ms to import; only those who write need it

    lock = FileLock(
        folder / LOCK_NAME, timeout=0, mode=0o600, thread_local=False, is_singleton=True
    )
    try:
        lock.acquire()
    except Timeout as exc:
        raise LibraryInUseError(
            f"Another Outbreath is using this library ({folder}): "
            "close it, or choose another with --library."
        ) from exc
    return lock.release, lock.lock_counter == 1


def _identity(path: Path) -> Identity:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _wal(db: Path) -> Path:
    return db.with_name(db.name + "-wal")


def _shm(db: Path) -> Path:
    return db.with_name(db.name + "-shm")
