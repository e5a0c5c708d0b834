"""Backups: one a day, the last seven, each whole, none readable by others, a locked one locked."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.events import NoteWritten
from trainer.library.backups import back_up, list_backups
from trainer.library.errors import LibraryDamagedError
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row

DAY = date(2026, 11, 23)
STARTED = "2026-11-21T20:50:17+00:00"
KEYS = pytest.mark.parametrize("key", [None, "four words nobody guesses"], ids=["open", "locked"])


def with_a_note(library: Library, session_id: str = "a") -> None:
    library.begin_session(session_id, STARTED, "none", None)
    library.append(session_id, [event_to_row(0, NoteWritten(0.0, "harder than yesterday"))])
    library.close_session(session_id, None, {})


@KEYS
def test_a_backup_put_in_the_place_of_the_library_is_a_library(
    tmp_path: Path, key: str | None
) -> None:
    with Library.open(tmp_path / "one", write=True, key=key) as library:
        with_a_note(library)
        made = library.back_up(DAY)
    assert made is not None
    assert [path.name for path in made.parent.iterdir()] == ["library-2026-11-23.db"]
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    (tmp_path / "two").mkdir()
    made.rename(tmp_path / "two" / "library.db")
    with Library.open(tmp_path / "two", write=True, key=key) as library:
        assert library.recording("a").events == (NoteWritten(0.0, "harder than yesterday"),)


def test_there_is_one_backup_a_day_and_the_last_seven_are_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        for day in range(20):
            assert library.back_up(DAY + timedelta(days=day)) is not None
            assert library.back_up(DAY + timedelta(days=day)) is None
        names = [path.name for path in list_backups(tmp_path)]
        assert names == [f"library-{DAY + timedelta(days=day)}.db" for day in range(19, 12, -1)]
        made = library.back_up(date(1970, 1, 1))  # the clock was set back
        assert made in list_backups(tmp_path)
        assert len(list_backups(tmp_path)) == 7


def test_a_damaged_library_pushes_out_no_backup(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        for seq in range(200):
            with_a_note(library, f"s{seq}")
        for day in range(7):
            library.back_up(DAY + timedelta(days=day))
        before = list_backups(tmp_path)
    db = tmp_path / "library.db"
    with db.open("rb+") as file:
        file.seek(4096 * 12)
        file.write(os.urandom(4096))
    with Library.open(tmp_path, write=True) as library:
        with refused(LibraryError, match="damaged"):
            library.back_up(DAY + timedelta(days=9))
        assert list_backups(tmp_path) == before
    assert not list((tmp_path / "backups").glob("*.part*"))


def test_what_is_deleted_can_be_deleted_in_the_backups_too(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        with_a_note(library)
        with_a_note(library, "kept")
        library.back_up(DAY)
        library.delete("a")
        (backup,) = library.backups_holding("a")
        library.delete_in_backups("a")
        assert library.backups_holding("a") == []
        assert library.backups_holding("kept") == [backup]
        library.delete("kept")
        library.delete_in_backups("kept")
    for path in [*tmp_path.iterdir(), backup]:
        assert path.is_dir() or b"harder than" not in path.read_bytes()


def test_a_backup_that_cannot_be_opened_goes_whole_with_what_is_deleted(tmp_path: Path) -> None:
    with Library.open(tmp_path, write=True) as library:
        with_a_note(library)
        library.back_up(DAY)
        (backup,) = list_backups(tmp_path)
        backup.write_bytes(b"harder than yesterday" * 1000)
        library.delete("a")
        assert library.backups_holding("a") == [backup]
        library.delete_in_backups("a")
        assert not backup.exists()


def test_a_backup_under_another_passphrase_goes_whole_with_what_is_deleted(tmp_path: Path) -> None:
    """Nobody can tell whether the session is in it."""
    with Library.open(tmp_path / "earlier", write=True, key="the earlier passphrase") as library:
        with_a_note(library)
        backup = library.back_up(DAY)
    assert backup is not None
    with Library.open(tmp_path / "now", write=True, key="four words nobody guesses") as library:
        with_a_note(library)
        kept = library.back_up(DAY)
        foreign = backup.rename(tmp_path / "now" / "backups" / "library-2026-11-01.db")
        library.delete("a")
        assert set(library.backups_holding("a")) == {kept, foreign}
        library.delete_in_backups("a")
        assert library.backups_holding("a") == []
        assert list_backups(tmp_path / "now") == [kept]


def test_a_backup_that_is_damaged_elsewhere_goes_whole_with_what_is_deleted(tmp_path: Path) -> None:
    """What is deleted may stand where nobody can read."""
    with Library.open(tmp_path, write=True) as library:
        for n in range(200):
            with_a_note(library, f"s{n}")
        backup = library.back_up(DAY)
        assert backup is not None
        with backup.open("rb+") as file:
            file.seek(-4096, os.SEEK_END)
            file.write(bytes(4096))
        library.delete("s0")
        assert library.backups_holding("s0") == [backup]
        library.delete_in_backups("s0")
        assert not backup.exists()


def test_a_backup_that_was_cut_off_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "library-2026-11-23.db.part").write_bytes(b"half a backup")
    with Library.open(tmp_path, write=True) as library:
        assert library.back_up(DAY) is not None
        with closing(sqlite3.connect(list_backups(tmp_path)[0])) as copy:
            assert copy.execute("SELECT count(*) FROM session").fetchone() == (0,)


class LaggingDisk(sqlite3.Connection):
    """What is copied from it is whole, and what it held earlier."""

    earlier: Path

    def backup(self, target: sqlite3.Connection, **_: object) -> None:
        with closing(sqlite3.connect(self.earlier)) as source:
            source.backup(target)


@pytest.mark.parametrize(
    "since",
    [
        "INSERT INTO session (id, source, app_version) VALUES ('b', 'none', '0.1.0')",
        "UPDATE session SET number = number + 1",
        "UPDATE session SET closed = 1",
    ],
    ids=["one more session", "another session", "a session closed"],
)
def test_a_copy_of_what_the_library_was_earlier_takes_the_place_of_no_backup(
    tmp_path: Path, since: str
) -> None:
    with Library.open(tmp_path, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
    db, backup = tmp_path / "library.db", tmp_path / "backups" / "library-2026-11-23.db"
    with closing(sqlite3.connect(db, factory=LaggingDisk, isolation_level=None)) as disk:
        disk.earlier = Path(shutil.copy(db, tmp_path / "earlier.db"))
        back_up(disk, backup, None)
        before = backup.read_bytes()
        disk.execute(since)
        with refused(LibraryDamagedError, match="differs from the library"):
            back_up(disk, backup, None)
    assert backup.read_bytes() == before
    assert list(backup.parent.iterdir()) == [backup]
