"""Copies of the library that outlast a mistake or a dying disk: one a day, the last seven.

Rule: a copy is made by SQLite's backup API only, since a plain copy of a live library held 0 of 100
rows, and it counts as a backup only after it was read back and found whole. A library that cannot be
copied whole never pushes out an older copy that is. A locked library has locked backups.
"""

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from trainer.files.atomic_write import sync_folder
from trainer.files.secure_delete import overwriting_removed, remove
from trainer.library.connection import (
    leave_one_file,
    open_connection,
    quick_check,
    shm_path,
    wal_path,
)
from trainer.library.errors import LibraryDamagedError, LibraryLockedError, database_errors
from trainer.library.messages import BackupDiffers

FOLDER: Final = "backups"
MAX_DAILY_BACKUPS: Final = 7
DAILY: Final = "library-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].db"


def list_backups(folder: Path) -> list[Path]:
    """All backups beside the library in this folder, the newest first."""
    backups = [path for path in (folder / FOLDER).glob("*.db") if path.is_file()]
    return sorted(backups, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def back_up_daily(
    connection: sqlite3.Connection, folder: Path, key: str | None, today: date
) -> Path | None:
    """Make today's backup and let go of the oldest; None where today's is there already."""
    backup = path_of_day(folder, today)
    if backup.exists():
        return None
    back_up(connection, backup, key)
    others = sorted(path for path in backup.parent.glob(DAILY) if path != backup)
    for old in others[: max(0, len(others) - MAX_DAILY_BACKUPS + 1)]:
        remove(old)
    return backup


def path_of_day(folder: Path, today: date) -> Path:
    return folder / FOLDER / f"library-{today.isoformat()}.db"


def back_up_before(
    connection: sqlite3.Connection, folder: Path, key: str | None, version: int
) -> Path:
    """A backup before the tables are brought to this version. Kept until the person deletes it."""
    path = folder / FOLDER / f"before-version-{version}.db"
    back_up(connection, path, key)
    return path


def backups_holding(folder: Path, key: str | None, session_id: str) -> list[Path]:
    """The backups that hold this session, and those that cannot be asked."""
    return [path for path in list_backups(folder) if _holds(path, key, session_id)]


def delete_in_backup(path: Path, key: str | None, session_id: str) -> None:
    """Delete a session in a backup too; one that cannot be opened is removed whole."""
    try:
        with closing(open_connection(path, "mode=rw", key)) as copy:
            copy.execute("PRAGMA foreign_keys = ON")
            copy.execute("PRAGMA secure_delete = ON").fetchall()
            copy.execute("BEGIN IMMEDIATE")
            copy.execute("DELETE FROM session WHERE id = ?", (session_id,))
            with overwriting_removed(_journal(path)):  # it holds the pages as they were
                copy.execute("COMMIT")
            quick_check(copy, path)
    except (LibraryLockedError, LibraryDamagedError):
        _remove(path)
    except database_errors():
        _remove(path)


def _holds(path: Path, key: str | None, session_id: str) -> bool:
    try:
        with closing(open_connection(path, "mode=ro", key)) as copy:
            row = copy.execute("SELECT 1 FROM session WHERE id = ?", (session_id,)).fetchone()
    except LibraryLockedError:
        return True
    except database_errors():
        return True
    return row is not None


def back_up(connection: sqlite3.Connection, path: Path, key: str | None) -> None:
    """Copy the library to a file of its own, whole and verified, or not at all.

    Raises
    ------
    LibraryDamagedError
        The copy is not whole, so the library is not either.
    sqlite3.Error, OSError
        The disk does not take it.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(path.name + ".part")
    _remove(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _copy(connection, part, key)
        with overwriting_removed(path):
            part.replace(path)
    except BaseException:
        _remove(part)
        raise
    sync_folder(path.parent)


def _copy(connection: sqlite3.Connection, part: Path, key: str | None) -> None:
    with closing(open_connection(part, "mode=rw", key)) as copy:
        connection.backup(copy)
        leave_one_file(copy, part)
    _verify(connection, part, key)
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _verify(connection: sqlite3.Connection, part: Path, key: str | None) -> None:
    with closing(open_connection(part, "mode=ro", key)) as copy:
        quick_check(copy, part)
        counts = "SELECT count(*), total(number), total(closed) FROM session"
        if copy.execute(counts).fetchone() != connection.execute(counts).fetchone():
            raise LibraryDamagedError(BackupDiffers(str(part)))


def _remove(db: Path) -> None:
    for path in (db, wal_path(db), shm_path(db), _journal(db)):
        remove(path)


def _journal(db: Path) -> Path:
    return db.with_name(db.name + "-journal")
