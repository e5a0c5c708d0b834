"""Connections to a library's file, and what must be true of each before it is used."""

import os
import sqlite3
from pathlib import Path
from typing import Final

from trainer.errors import LibraryError
from trainer.files.atomic_write import sync_folder
from trainer.files.secure_delete import overwrite, overwriting_removed, remove
from trainer.library import encryption
from trainer.library.errors import LibraryDamagedError, damaged, database_errors
from trainer.library.messages import (
    DatabaseOfAnother,
    LibraryEmpty,
    LibraryIsNewer,
    LibraryMissing,
    UnsafeDisk,
)
from trainer.library.tables.schema import (
    VERSION,
    has_tables,
    is_library,
    is_made_by,
    migrate,
    schema_version,
)

FAR_OFF: Final = VERSION + 50  # no version of today's tables: the number itself is damaged
PATIENCE_S: Final = 2.0  # how long to wait for another connection's transaction


def read_total_text(stored: bytes) -> str:
    """A text that damage left unreadable is read as another one: no error, and no checksum agrees with it."""
    return stored.decode("utf-8", "replace")  # called for each text: the fastest of its spellings


def open_connection(db: Path, how: str, key: str | None) -> sqlite3.Connection:
    """`how` is what SQLite calls the parameters of its URI; `key` the passphrase of a locked file."""
    uri = f"{db.absolute().as_uri()}?{how}"
    if key is not None:
        connection = encryption.open_encrypted(db, uri, key, PATIENCE_S)
    else:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE_S)
        connection.execute("PRAGMA temp_store = MEMORY")  # what is sorted never touches the disk
    connection.text_factory = read_total_text
    return connection


def open_for_reading(db: Path, key: str | None) -> sqlite3.Connection:
    """Beside a writer if there is one; without touching anything where nothing can be written."""
    try:
        return _tried(db, "mode=ro", key)
    except database_errors() as exc:
        if type(exc).__name__ != "OperationalError" or file_size(wal_path(db)) > 0:
            raise  # what the journal holds could not be read: better nothing than an old state
        return _tried(db, "mode=ro&immutable=1", key)


def create_library(db: Path, key: str | None) -> None:
    """Create the file of a library, complete under another name first: an empty `library.db` is never one of ours.

    Raises
    ------
    LibraryError
        The journal of a library that is gone stands there.
    """
    if wal_path(db).exists():
        raise LibraryError(LibraryMissing(str(db), wal_path(db).name))
    new = db.with_name(db.name + ".new")
    close(create_database(new, key), new)  # empties and removes the journal
    new.rename(db)
    sync_folder(db.parent)


def create_database(new: Path, key: str | None) -> sqlite3.Connection:
    """An empty library in a file of that name, in place of what a crash may have left there."""
    for leftover in (new, wal_path(new), shm_path(new)):
        remove(leftover)
    os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection = open_connection(new, "mode=rw", key)
    try:
        configure_connection(connection, new)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def close(connection: sqlite3.Connection, db: Path) -> None:
    """Close it. The journal that SQLite unlinks with the last connection is overwritten."""
    with overwriting_removed(wal_path(db)):
        connection.close()


def leave_one_file(connection: sqlite3.Connection, db: Path) -> None:
    """Bring all of it into the file itself, with nothing beside it."""
    with overwriting_removed(wal_path(db)):
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def clear_journal(connection: sqlite3.Connection, db: Path) -> None:
    """Bring what the journal holds into the file, and overwrite the journal before it is emptied.

    Where another connection writes or reads meanwhile, the journal is emptied as far as SQLite can.
    """
    before = _data_version(connection)
    busy = connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0]
    if not busy:
        connection.execute("BEGIN IMMEDIATE")  # from now on nobody writes to the journal
        try:
            if _data_version(connection) == before and file_size(wal_path(db)) > 0:
                overwrite(
                    wal_path(db)
                )  # all of it is in the file, and the next commit begins it anew
        finally:
            connection.execute("ROLLBACK")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _data_version(connection: sqlite3.Connection) -> int:
    """Another number after each commit of another connection."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def configure_connection(connection: sqlite3.Connection, db: Path) -> None:
    """Set what keeps every commit on the disk, and trust only what is read back.

    Raises
    ------
    LibraryError
        SQLite does not take one of the settings.
    """
    wanted: tuple[tuple[str, str, object], ...] = (
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", 2),
        ("foreign_keys", "ON", 1),
        ("secure_delete", "ON", 1),
    )
    for name, setting, answer in wanted:
        connection.execute(f"PRAGMA {name} = {setting}").fetchall()
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != answer:
            raise LibraryError(UnsafeDisk(str(db), name))


def check_version(connection: sqlite3.Connection, db: Path) -> None:
    """Raises: LibraryError, unless it is a library of ours of this version or an earlier one."""
    connection.execute("PRAGMA trusted_schema = OFF")
    if not is_library(connection):
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            raise LibraryDamagedError(LibraryEmpty(str(db)))
        if has_tables(connection):
            raise damaged(db)
        raise LibraryError(DatabaseOfAnother(str(db)))
    version = schema_version(connection)
    if version > VERSION and not (version > FAR_OFF and is_made_by(connection, VERSION)):
        raise LibraryError(LibraryIsNewer(str(db)))
    if not 0 < version <= VERSION or not has_tables(connection):
        raise damaged(db)


def quick_check(connection: sqlite3.Connection, db: Path) -> None:
    """Raises: LibraryDamagedError. 49 ms for 1,000 sessions."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(db)


def file_size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def wal_path(db: Path) -> Path:
    return db.with_name(db.name + "-wal")


def shm_path(db: Path) -> Path:
    return db.with_name(db.name + "-shm")


def _tried(db: Path, how: str, key: str | None) -> sqlite3.Connection:
    connection = open_connection(db, how, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        connection.close()
        raise
    return connection
