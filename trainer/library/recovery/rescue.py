"""What can still be read of a damaged library, into a new one; the damaged one is kept beside it.

Rule: nothing is thrown away and nothing made up. Each session is read by its own rows, from both ends
towards the damage, then from the pages themselves, and believed whole only if it has the digest it was
closed with. What is not whole is taken from the newest backup that has it whole. (SQLite's own `.recover` gave nothing on Debian 12.)
"""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from os import link
from pathlib import Path
from typing import Final

from trainer.files.atomic_write import sync_folder
from trainer.library.backups import list_backups
from trainer.library.connection import (
    create_database,
    file_size,
    leave_one_file,
    quick_check,
    shm_path,
    wal_path,
)
from trainer.library.encryption import PAGE_BYTES
from trainer.library.errors import (
    LibraryDamagedError,
    LibraryLockedError,
    check_note,
    database_errors,
    translate_sqlite_errors,
)
from trainer.library.keys import NAME, key_for
from trainer.library.library_file import LibraryInUseError, acquire_write_lock
from trainer.library.messages import (
    LibraryRescued,
    PartsInDoubt,
    SessionBeingRecorded,
    SessionsFromBackup,
    SessionsReadInPart,
    SessionsReadWhole,
)
from trainer.library.recovery.row_reader import (
    COLUMNS,
    RecoveredSession,
    RowReader,
    add_scanned_rows,
    read_other_tables,
    read_session,
    session_numbers,
)
from trainer.library.tables.events import SEALED, row_checksum, summary_checksum
from trainer.messages import Message
from trainer.recording import Doubt

INSERT_SESSION: Final = (
    f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
)
OF_SESSION: Final = {"remark": 1, "exported": 0, "said_later": 1}
"""Which column of what is kept beside the sessions is the number of one."""
MAX_ID_CHARS: Final = 64
MAX_NAMED_SESSIONS: Final = 5


@dataclass(frozen=True, slots=True)
class ReadableContent:
    """What a file still says, and whether its list of sessions and what is beside them are whole."""

    sessions: Sequence[RecoveredSession]
    heads_whole: bool
    beside: Mapping[str, Sequence[tuple[object, ...]]]
    beside_whole: bool


NOTHING: Final = ReadableContent((), heads_whole=False, beside={}, beside_whole=False)


@dataclass(frozen=True, slots=True)
class RescueResult:
    """The result of a rescue: ids of the sessions, and the new path of the damaged file."""

    whole: tuple[str, ...]
    from_backup: tuple[str, ...]
    in_part: tuple[str, ...]
    saved_as: Path

    def messages(self) -> tuple[Message, ...]:
        """Return what is to be said of it."""
        parts: list[SessionsReadWhole | SessionsFromBackup | SessionsReadInPart]
        parts = [SessionsReadWhole(len(self.whole))]
        if self.from_backup:
            parts.append(SessionsFromBackup(len(self.from_backup)))
        if self.in_part:
            parts.append(SessionsReadInPart(len(self.in_part), self.in_part[:MAX_NAMED_SESSIONS]))
        rescued = LibraryRescued(tuple(parts), str(self.saved_as))
        return (rescued, PartsInDoubt()) if self.in_part else (rescued,)


def rescue_library(folder: Path, stamp: str, key: str | None = None) -> RescueResult:
    """Replace a damaged library by one with what can be read. `stamp` goes into the damaged one's new name.

    Raises
    ------
    LibraryError
        Another program has it open, the disk is full, or it is locked and does not open.
    """
    db = folder / NAME
    with translate_sqlite_errors(db):
        key = key_for(folder, key)
        release, is_first = acquire_write_lock(folder)
        try:
            if not is_first:
                raise LibraryInUseError(SessionBeingRecorded())
            return _rescue(folder, key, stamp)
        finally:
            release()


def _rescue(folder: Path, key: str | None, stamp: str) -> RescueResult:
    db, new = folder / NAME, folder / (NAME + ".new")
    left = _read(db, key)
    is_hurt = not (left.heads_whole and left.beside_whole and all(s.whole for s in left.sessions))
    if is_hurt and key is None:
        left = replace(left, sessions=add_scanned_rows(left.sessions, db))
    backups = [_read(path, key) for path in list_backups(folder)] if is_hurt else []
    spare = _from_backups(left, backups)
    replaced = {session.id for session in spare}
    taken = _named_apart([*(s for s in left.sessions if s.id not in replaced), *spare])
    besides = [left, *([] if left.beside_whole else backups[:1])]
    with closing(create_database(new, key)) as target:
        numbers = _fill(target, taken)
        for source in besides:
            _fill_beside(target, source, numbers)
        quick_check(target, new)
        leave_one_file(target, new)
    damaged_copy = _keep_damaged(db, stamp)
    new.replace(db)
    sync_folder(folder)
    check_note(folder).unlink(missing_ok=True)
    return RescueResult(
        whole=tuple(s.id for s in taken if s.whole and s.id not in replaced),
        from_backup=tuple(sorted(replaced)),
        in_part=tuple(s.id for s in taken if not s.whole),
        saved_as=damaged_copy,
    )


def _read(db: Path, key: str | None) -> ReadableContent:
    """What the file still says. Not even its first page: nothing."""
    if file_size(db) < PAGE_BYTES:
        return NOTHING
    try:
        with RowReader(db, key) as reader:
            numbers, heads_whole = session_numbers(reader)
            sessions = [read_session(reader, number) for number in numbers]
            beside, beside_whole = read_other_tables(reader)
            return ReadableContent([s for s in sessions if s], heads_whole, beside, beside_whole)
    except (LibraryDamagedError, LibraryLockedError):
        return NOTHING
    except database_errors():
        return NOTHING


def _from_backups(
    left: ReadableContent, backups: Sequence[ReadableContent]
) -> list[RecoveredSession]:
    """Whole sessions for those that are not, and for those nobody can name any more."""
    known = {session.id for session in left.sessions}
    missing = {session.id for session in left.sessions if not session.is_best}
    spare: dict[str, RecoveredSession] = {}
    for session in (session for backup in backups for session in backup.sessions):
        is_wanted = session.id in missing or not (left.heads_whole or session.id in known)
        if is_wanted and session.is_best:
            spare.setdefault(session.id, session)
    return list(spare.values())


def _named_apart(sessions: Sequence[RecoveredSession]) -> list[RecoveredSession]:
    """No two of one id: of those the whole one, or else the longer one, keeps it."""
    best_first = sorted(sessions, key=lambda s: (not s.whole, -len(s.rows)))
    named: dict[str, RecoveredSession] = {}
    for session in best_first:
        apart = session
        while apart.id in named:
            apart = _renamed(apart, f"{apart.id}-again"[-MAX_ID_CHARS:].lstrip("-"))
        named[apart.id] = apart
    return sorted(named.values(), key=lambda session: session.number)


def _renamed(session: RecoveredSession, name: str) -> RecoveredSession:
    columns = {**session.columns, "id": name, "doubt": Doubt.RESCUED.value}
    return replace(
        session,
        columns={**columns, "seal": summary_checksum([columns[column] for column in SEALED])},
        whole=False,
    )


def _fill(target: sqlite3.Connection, sessions: Sequence[RecoveredSession]) -> dict[str, int]:
    """Insert the sessions with their events; under which number each is now."""
    target.execute("BEGIN IMMEDIATE")
    numbers: dict[str, int] = {}
    for session in sessions:
        is_free = session.number not in numbers.values()
        columns = {**session.columns, "number": session.number if is_free else None}
        inserted = target.execute(INSERT_SESSION, [columns[name] for name in COLUMNS])
        number = numbers[session.id] = int(inserted.lastrowid or 0)
        rows = zip(session.rows, session.is_verified, strict=True)
        target.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, *row, row_checksum(number, row) if is_verified else None)
                for row, is_verified in rows
            ),
        )
    target.execute("COMMIT")
    return numbers


def _fill_beside(
    target: sqlite3.Connection, source: ReadableContent, numbers: Mapping[str, int]
) -> None:
    """Insert what is kept beside the sessions: each row for the session it belonged to, if that is there.

    What is there already stays, and what no table takes was damaged.
    """
    now = {s.number: numbers[s.id] for s in source.sessions if s.id in numbers}
    target.execute("BEGIN IMMEDIATE")
    for table, rows in source.beside.items():
        place = OF_SESSION.get(table)
        for row in rows:
            values = [*row]
            if place is not None and values[place] is not None:
                values[place] = now.get(_number(values[place]))
            with suppress(*database_errors(), OverflowError):
                _insert_beside(target, table, values)
    target.execute("COMMIT")


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _insert_beside(target: sqlite3.Connection, table: str, values: Sequence[object]) -> None:
    """Raises: sqlite3.Error, for what is damaged: a number of no session, a value of another kind."""
    is_text = all(value is None or isinstance(value, int | str) for value in values)
    if is_text:
        places = ", ".join("?" * len(values))
        target.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", values)  # noqa: S608


def _keep_damaged(db: Path, stamp: str) -> Path:
    """The damaged file under a new name, with its journal, so that neither meets the new library."""
    damaged_copy = db.with_name(f"library-damaged-{stamp}.db")
    while damaged_copy.exists():
        damaged_copy = damaged_copy.with_name(f"{damaged_copy.stem}-again.db")
    try:
        link(db, damaged_copy)
    except OSError:
        shutil.copy2(db, damaged_copy)  # a file system that has no links
    if wal_path(db).exists():
        wal_path(db).replace(wal_path(damaged_copy))
    shm_path(db).unlink(missing_ok=True)
    return damaged_copy
