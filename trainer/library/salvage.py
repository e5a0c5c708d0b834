"""What can still be read of a damaged library, into a new one; the damaged one is kept beside it.

Rule: nothing is thrown away and nothing made up. Each session is read by its own rows, from both ends
towards the damage, then from the pages themselves, and believed whole only if it has the digest it was
closed with. What is not whole is taken from the newest backup that has it whole. (SQLite's own `.recover` gave nothing on Debian 12.)
"""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from os import link
from pathlib import Path
from typing import Final

from trainer.library.backups import backups_of
from trainer.library.connecting import connect_new, leave_one_file, quick_check, shm, wal
from trainer.library.keys import NAME, key_for
from trainer.library.library_file import LibraryInUseError, locked
from trainer.library.readable import Found, Reader, beside_of, numbers_in, session_of, with_scanned
from trainer.library.refusals import (
    LibraryDamagedError,
    LibraryLockedError,
    database_errors,
    in_words,
)
from trainer.library.safe_write import sync_folder

INSERT_SESSION: Final = """INSERT INTO session
    (number, id, started, exercise, source, plan, app_version, ended, closed, summary, digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Left:
    """What a file still says, and whether its list of sessions and what is beside them are whole."""

    sessions: Sequence[Found]
    heads_whole: bool
    beside: Mapping[str, Sequence[tuple[object, ...]]]
    beside_whole: bool


NOTHING: Final = Left((), heads_whole=False, beside={}, beside_whole=False)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What came of it: ids of the sessions, and where the damaged file is kept."""

    whole: tuple[str, ...]
    from_backup: tuple[str, ...]
    in_part: tuple[str, ...]
    kept_as: Path

    def in_words(self) -> str:
        parts = [f"{len(self.whole)} sessions were read whole"]
        if self.from_backup:
            parts.append(f"{len(self.from_backup)} taken from a backup")
        if self.in_part:
            parts.append(f"{len(self.in_part)} read in part ({', '.join(self.in_part[:5])})")
        return (
            f"The library was damaged: {', '.join(parts)}. "
            f"The damaged file is kept as {self.kept_as}."
        )


def rescue(folder: Path, stamp: str, key: str | None = None) -> Rescue:
    """Put a library in place that holds what can be read. `stamp` goes into the damaged one's new name.

    Raises:
        LibraryError: another program has it open, the disk is full, or it is locked and does not open.
    """
    db = folder / NAME
    with in_words(db):
        key = key_for(folder, key)
        release, is_first = locked(folder)
        try:
            if not is_first:
                raise LibraryInUseError(
                    "A session is being recorded: end it first, then try again."
                )
            return _rescue(folder, key, stamp)
        finally:
            release()


def _rescue(folder: Path, key: str | None, stamp: str) -> Rescue:
    db, new = folder / NAME, folder / (NAME + ".new")
    left = _read(db, key)
    is_hurt = not (left.heads_whole and left.beside_whole and all(s.whole for s in left.sessions))
    if is_hurt and key is None:
        left = replace(left, sessions=with_scanned(left.sessions, db))
    backups = [_read(path, key) for path in backups_of(folder)] if is_hurt else []
    spare = _from_backups(left, backups)
    taken = {session.id: session for session in (*left.sessions, *spare)}  # whole ones win
    with closing(connect_new(new, key)) as target:
        _fill(target, list(taken.values()), [left, *([] if left.beside_whole else backups[:1])])
        quick_check(target, new)
        leave_one_file(target, new)
    kept_as = _keep_damaged(db, stamp)
    new.replace(db)
    sync_folder(folder)
    from_backup = {session.id for session in spare}
    return Rescue(
        whole=tuple(s.id for s in taken.values() if s.whole and s.id not in from_backup),
        from_backup=tuple(sorted(from_backup)),
        in_part=tuple(s.id for s in taken.values() if not s.whole),
        kept_as=kept_as,
    )


def _read(db: Path, key: str | None) -> Left:
    """What the file still says. Not even its first page: nothing."""
    try:
        with Reader(db, key) as reader:
            numbers, heads_whole = numbers_in(reader)
            sessions = [session_of(reader, number) for number in numbers]
            beside, beside_whole = beside_of(reader)
            return Left([s for s in sessions if s], heads_whole, beside, beside_whole)
    except (LibraryDamagedError, LibraryLockedError):
        return NOTHING
    except database_errors():
        return NOTHING


def _from_backups(left: Left, backups: Sequence[Left]) -> list[Found]:
    """Whole sessions for those that are not, and for those nobody can name any more."""
    known = {session.id for session in left.sessions}
    missing = {session.id for session in left.sessions if not session.whole}
    spare: dict[str, Found] = {}
    for session in (session for backup in backups for session in backup.sessions):
        is_wanted = session.id in missing or not (left.heads_whole or session.id in known)
        if is_wanted and session.whole:
            spare.setdefault(session.id, session)
    return list(spare.values())


def _fill(
    target: sqlite3.Connection,
    sessions: Sequence[Found],
    besides: Sequence[Left],
) -> None:
    target.execute("BEGIN IMMEDIATE")
    numbers: set[int] = set()
    for session in sessions:
        number = session.number if session.number not in numbers else None
        inserted = target.execute(INSERT_SESSION, (number, *session.columns))
        numbers.add(inserted.lastrowid or 0)
        target.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)",
            ((inserted.lastrowid, *row) for row in session.rows),
        )
    for insert, rows in (item for left in besides for item in left.beside.items()):
        target.executemany(insert, rows)
    target.execute("COMMIT")


def _keep_damaged(db: Path, stamp: str) -> Path:
    """The damaged file under a new name, with its journal, so that neither meets the new library."""
    kept_as = db.with_name(f"library-damaged-{stamp}.db")
    while kept_as.exists():
        kept_as = kept_as.with_name(f"{kept_as.stem}-again.db")
    try:
        link(db, kept_as)
    except OSError:
        shutil.copy2(db, kept_as)  # a file system that has no links
    if wal(db).exists():
        wal(db).replace(wal(kept_as))
    shm(db).unlink(missing_ok=True)
    return kept_as
