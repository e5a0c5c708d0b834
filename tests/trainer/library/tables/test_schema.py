"""A library of an earlier version is brought to this one whole or not at all, after a verified backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.library.small_disk import fill, small_disk
from tests.trainer.library.version_1 import library_of_version_1
from trainer.errors import LibraryError
from trainer.events import Beat, NoteWritten
from trainer.library import connection as library_connection
from trainer.library.store import Library
from trainer.library.tables import schema


@pytest.mark.parametrize("write", [True, False])
def test_a_library_of_version_1_is_opened_with_all_that_is_in_it(
    tmp_path: Path, write: bool
) -> None:
    library_of_version_1(tmp_path)
    with Library.open(tmp_path, write=write) as library:
        first, second = (library.recording(entry.id) for entry in library.sessions())
        assert first.events == (Beat(0.8, 800.0), Beat(1.6, 800.0))
        assert second.events == (NoteWritten(0.0, "harder than yesterday"),)
        assert library.entry(first.id).summary_fields == {"beats": 2}
        assert library.entry(first.id).summary_by is None
        assert library.unclosed() == [second.id]
        assert library.remembered("anything") is None
        assert library.remarks(first.id) == []


def test_the_tables_of_an_old_library_become_those_of_a_new_one(tmp_path: Path) -> None:
    db = library_of_version_1(tmp_path / "old")
    Library.open(db.parent, write=True).close()
    Library.open(tmp_path / "new", write=True).close()
    assert tables(db) == tables(tmp_path / "new" / "library.db")


def tables(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(db)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
        columns = {
            name: connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
            for (name,) in names
        }
        return {**columns, "version": connection.execute("PRAGMA user_version").fetchall()}


def test_before_its_tables_change_a_library_is_backed_up(tmp_path: Path) -> None:
    library_of_version_1(tmp_path)
    Library.open(tmp_path, write=True).close()
    backup = tmp_path / "backups" / f"before-version-{schema.VERSION}.db"
    assert backup.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(backup)) as connection:
        assert schema.schema_version(connection) == 1
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_without_room_for_a_backup_the_tables_stay_as_they_are(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        db = library_of_version_1(disk / "outbreath")
        with closing(sqlite3.connect(db)) as connection:
            connection.execute("INSERT INTO trial VALUES (?)", ("x" * 300_000,))
            connection.commit()
        filling = fill(disk)
        with refused(LibraryError, match="full"):
            Library.open(disk / "outbreath", write=True)
        filling.unlink()
        with closing(sqlite3.connect(db)) as connection:
            assert schema.schema_version(connection) == 1
        Library.open(disk / "outbreath", write=True).close()


def test_a_step_that_fails_leaves_the_tables_and_the_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = library_of_version_1(tmp_path)
    wrong = (*schema.MIGRATIONS[:1], ("CREATE TABLE b (x)", "NONSENSE"))
    monkeypatch.setattr(schema.migrate, "__defaults__", (wrong,))
    with pytest.raises(LibraryError):
        Library.open(tmp_path, write=True)
    with closing(sqlite3.connect(db)) as connection:
        assert schema.schema_version(connection) == 1
        assert ("b",) not in connection.execute("SELECT name FROM sqlite_schema").fetchall()
    assert (
        library_connection.file_size(tmp_path / "backups" / f"before-version-{schema.VERSION}.db")
        > 0
    )
