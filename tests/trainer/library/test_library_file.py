"""The library's file: private, safe against a power cut, and never touched when something is wrong."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.refusals import refused, sentence_of
from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.library import library_file
from trainer.library.library_file import LibraryInUseError
from trainer.library.store import Library
from trainer.library.tables import schema
from trainer.library.tables.events import event_to_row

ROOT = Path(__file__).parents[3]
STARTED = "2026-11-21T20:50:17+00:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "here" / "outbreath"


@pytest.fixture
def library_folder(folder: Path) -> Path:
    """A library with one session in it."""
    with Library.open(folder, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        library.append("a", [event_to_row(i, Beat(float(i), 800.0)) for i in range(500)])
    return folder


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def assert_refused(folder: Path, *, write: bool, because: str) -> None:
    with refused(LibraryError, match=because) as refusal:
        Library.open(folder, write=write)
    assert "\n" not in sentence_of(refusal.value)
    assert sentence_of(refusal.value).endswith(".")


@pytest.mark.usefixtures("usual_umask")
def test_nobody_else_can_read_the_library(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        assert folder.stat().st_mode & 0o777 == 0o700
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    names = ("library.db", "library.db-wal", "library.db-shm", "library.lock")
    assert modes == dict.fromkeys(names, 0o600)


def test_what_was_committed_survives_a_power_cut(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        asked = {
            name: library._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
        tables = library._connection.execute("PRAGMA table_list").fetchall()
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    ours = [row for row in tables if not row[1].startswith("sqlite_")]
    assert all(is_strict for (*_, is_strict) in ours)


def test_reading_a_library_that_is_not_there_makes_nothing(folder: Path) -> None:
    with Library.open(folder, write=False) as library:
        assert library.sessions() == []
        assert library.unclosed() == []
    assert not folder.parent.exists()


def test_a_library_whose_making_was_cut_off_is_made_again(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "library.db.new").write_bytes(b"half a library")
    with Library.open(folder, write=True) as library:
        assert library.sessions() == []
    assert not (folder / "library.db.new").exists()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 100, b"SQLite format 3\0" + b"\xff" * 5000, bytes(range(256)) * 40, b"{}"],
    ids=["empty", "zeros", "a header and rubbish", "random", "text"],
)
def test_a_damaged_library_is_said_so_and_left_as_it_is(
    folder: Path, content: bytes, write: bool
) -> None:
    folder.mkdir(parents=True)
    (folder / "library.db").write_bytes(content)
    assert_refused(folder, write=write, because="damaged")
    assert (folder / "library.db").read_bytes() == content


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("left", [100, 4096, 6000, 20_000])
def test_a_library_that_was_cut_short_is_said_so_and_left_as_it_is(
    library_folder: Path, left: int, write: bool
) -> None:
    db = library_folder / "library.db"
    db.write_bytes(db.read_bytes()[:left])
    before = db.read_bytes()
    assert_refused(library_folder, write=write, because="damaged")
    assert db.read_bytes() == before


def test_rubbish_in_a_library_that_was_not_closed_is_found_on_opening(library_folder: Path) -> None:
    library = Library.open(library_folder, write=True)
    library.append("a", [event_to_row(1000, Beat(900.0, 800.0))])
    away = library_folder.with_name("after-a-crash")
    shutil.copytree(library_folder, away)
    library.close()
    db = away / "library.db"
    content = bytearray(db.read_bytes())
    content[3 * 4096 : 5 * 4096] = b"\xa5" * 8192
    db.write_bytes(content)
    assert_refused(away, write=True, because="damaged")


def test_another_programs_database_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = sqlite3.connect(folder / "library.db")
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = (folder / "library.db").read_bytes()
    assert_refused(folder, write=True, because="not an Outbreath library")
    assert (folder / "library.db").read_bytes() == before


def test_a_database_that_only_looks_like_ours_is_said_so(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = sqlite3.connect(folder / "library.db")
    other.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    other.execute(f"PRAGMA user_version = {schema.VERSION}")
    other.close()
    assert_refused(folder, write=False, because="damaged")


@pytest.mark.parametrize("write", [True, False])
def test_a_library_of_a_newer_version_is_not_touched(library_folder: Path, write: bool) -> None:
    newer = sqlite3.connect(library_folder / "library.db")
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    before = (library_folder / "library.db").read_bytes()
    assert_refused(library_folder, write=write, because="a newer version")
    assert (library_folder / "library.db").read_bytes() == before


@pytest.mark.parametrize(
    ("more", "because"), [(50, "a newer version"), (51, "damaged"), (1 << 20, "damaged")]
)
def test_a_version_far_off_in_a_library_of_today_is_damage(
    library_folder: Path, more: int, because: str
) -> None:
    newer = sqlite3.connect(library_folder / "library.db")
    newer.execute(f"PRAGMA user_version = {schema.VERSION + more}")
    newer.close()
    assert_refused(library_folder, write=False, because=because)


@pytest.mark.parametrize("write", [True, False])
def test_a_file_is_no_folder(tmp_path: Path, write: bool) -> None:
    (tmp_path / "file").write_text("x")
    assert_refused(tmp_path / "file", write=write, because="not a folder")


@pytest.mark.parametrize("write", [True, False])
def test_a_folder_is_no_library(folder: Path, write: bool) -> None:
    (folder / "library.db").mkdir(parents=True)
    assert_refused(folder, write=write, because="not a file")


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert_refused(tmp_path / "file" / "outbreath", write=True, because="can't be used")


def test_a_journal_without_its_library_is_not_written_over(library_folder: Path) -> None:
    (library_folder / "library.db").rename(library_folder / "elsewhere.db")
    (library_folder / "library.db-wal").write_bytes(b"what was not yet in the library")
    assert_refused(library_folder, write=True, because="put the missing file back")
    assert (library_folder / "library.db-wal").read_bytes() == b"what was not yet in the library"


def test_a_second_program_cannot_write_but_can_read(library_folder: Path) -> None:
    with Library.open(library_folder, write=True):
        assert said_by_another_program(library_folder, write=True) == "LibraryInUseError"
        assert said_by_another_program(library_folder, write=False) == "1 session"
    assert said_by_another_program(library_folder, write=True) == "1 session"


def test_one_program_may_open_its_library_twice(library_folder: Path) -> None:
    with Library.open(library_folder, write=True) as window:
        with Library.open(library_folder, write=True) as recorder:
            recorder.begin_session("b", STARTED, "none", None)
        assert len(window.sessions()) == 2
        assert said_by_another_program(library_folder, write=True) == "LibraryInUseError"


def said_by_another_program(folder: Path, *, write: bool) -> str:
    code = (
        "from pathlib import Path; from trainer.library.store import Library\n"
        "try:\n"
        f" with Library.open(Path({str(folder)!r}), write={write}) as l:\n"
        "  print(len(l.sessions()), 'session')\n"
        "except Exception as e: print(type(e).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_being_in_use_is_said_in_one_sentence(library_folder: Path) -> None:
    from filelock import FileLock

    with (
        FileLock(library_folder / "library.lock"),
        refused(LibraryInUseError, match="Another Outbreath is using this library"),
    ):
        Library.open(library_folder, write=True)


@pytest.mark.parametrize("lost", ["deleted", "replaced", "moved", "journal deleted"])
def test_no_commit_goes_to_a_library_that_is_gone(library_folder: Path, lost: str) -> None:
    library = Library.open(library_folder, write=True)
    library.append("a", [event_to_row(1000, Beat(900.0, 800.0))])
    match lost:
        case "deleted":
            shutil.rmtree(library_folder)
        case "replaced":
            shutil.copy(library_folder / "library.db", library_folder / "copy")
            (library_folder / "copy").rename(library_folder / "library.db")
        case "moved":
            library_folder.rename(library_folder.with_name("moved"))
        case "journal deleted":
            (library_folder / "library.db-wal").unlink()
    with refused(LibraryError, match="deleted, moved or replaced"):
        library.append("a", [event_to_row(1001, Beat(901.0, 800.0))])
    library.close()


def test_a_library_that_comes_back_is_written_again(library_folder: Path) -> None:
    with Library.open(library_folder, write=True) as library:
        library_folder.rename(library_folder.with_name("unplugged"))
        with pytest.raises(LibraryError):
            library.append("a", [event_to_row(1001, Beat(901.0, 800.0))])
        library_folder.with_name("unplugged").rename(library_folder)
        library.append("a", [event_to_row(1001, Beat(901.0, 800.0))])
        assert library.recording("a").events[-1] == Beat(901.0, 800.0)


def test_a_full_disk_is_said_so_and_writing_goes_on_when_there_is_room(
    library_folder: Path,
) -> None:
    many = [event_to_row(seq, Beat(float(seq), 800.0)) for seq in range(1000, 6000)]
    with Library.open(library_folder, write=True) as library:
        pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
        library._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with refused(LibraryError, match="disk is full"):
            library.append("a", many)
        assert len(library.recording("a").events) == 500
        library._connection.execute("PRAGMA max_page_count = 1000000")
        library.append("a", many)
        assert len(library.recording("a").events) == 5500


def test_before_a_session_begins_there_must_be_room_for_it(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(library_folder, write=True) as library:
        library.preflight()
        monkeypatch.setattr(library_file, "MIN_FREE_BYTES", 10**18)
        with refused(LibraryError, match="MB of disk space left"):
            library.preflight()


OLD = (("CREATE TABLE a (x)",),)


@pytest.mark.parametrize("statement", ["CREATE TABLE a (x)", "NONSENSE"])
def test_a_migration_that_fails_half_way_leaves_the_library_as_it_was(
    tmp_path: Path, statement: str
) -> None:
    connection = sqlite3.connect(tmp_path / "m.db", isolation_level=None)
    schema.migrate(connection, OLD)
    with pytest.raises(sqlite3.Error):
        schema.migrate(connection, (*OLD, ("CREATE TABLE b (x)", statement)))
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
    assert names == ["a"]
    assert schema.schema_version(connection) == 1
    schema.migrate(connection, (*OLD, ("CREATE TABLE b (x)",)))
    assert schema.schema_version(connection) == 2
    connection.close()
