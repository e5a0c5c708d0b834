"""What SQLite says is told to the person as one sentence: their library is damaged, altered, or only not usable now."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from errno import EIO, ENOSPC
from pathlib import Path

import pytest

from tests.refusals import refused
from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.library.connection import open_connection, quick_check
from trainer.library.errors import LibraryDamagedError, check_note, translate_sqlite_errors
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row

STARTED = "2026-11-21T20:50:17+00:00"
ROWS = [event_to_row(n, Beat(float(n), 800.0)) for n in range(2)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with a session that is not closed."""
    with Library.open(tmp_path, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        library.append("a", ROWS[:1])
    return tmp_path


def alter(folder: Path, statement: str) -> None:
    """As another program does."""
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("ALTER TABLE event ADD COLUMN theirs TEXT", "has . columns but"),
        ("CREATE UNIQUE INDEX theirs ON event (kind)", "UNIQUE constraint"),
        (
            "CREATE TRIGGER theirs BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END",
            "no",
        ),
    ],
)
def test_a_library_that_another_program_altered_is_looked_through_at_the_next_start(
    folder: Path, statement: str, says: str
) -> None:
    alter(folder, statement)
    with Library.open(folder, write=True) as library:
        assert not check_note(folder).exists()
        with refused(LibraryDamagedError, match=f"changed by something else.*{says}"):
            library.append("a", ROWS[1:])
    assert check_note(folder).stat().st_mode & 0o777 == 0o600


def too_much(connection: sqlite3.Connection) -> object:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 100)
    return connection.execute("SELECT ?", ("x" * 101,))


def of_another_kind(connection: sqlite3.Connection) -> object:
    return connection.execute("INSERT INTO session (number, id) VALUES ('first', 'b')")


@pytest.mark.parametrize("ask", [too_much, of_another_kind])
def test_what_our_own_statements_never_meet_in_our_own_tables_is_damage(
    folder: Path, ask: Callable[[sqlite3.Connection], object]
) -> None:
    db = folder / "library.db"
    with (
        closing(open_connection(db, "mode=rw", None)) as connection,
        refused(LibraryDamagedError, match="changed by something else"),
        translate_sqlite_errors(db),
    ):
        ask(connection)
    assert check_note(folder).exists()


def interrupted(connection: sqlite3.Connection) -> object:
    connection.set_progress_handler(lambda: 1, 1)
    return connection.execute("SELECT count(*) FROM event").fetchone()


def forbidden(connection: sqlite3.Connection) -> object:
    connection.set_authorizer(lambda *_: sqlite3.SQLITE_DENY)
    return connection.execute("SELECT count(*) FROM event")


def busy(connection: sqlite3.Connection) -> object:
    connection.execute("PRAGMA busy_timeout = 0")
    (_, _, db), *_ = connection.execute("PRAGMA database_list")
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        return connection.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (interrupted, "can't be used right now .interrupted."),
        (forbidden, "can't be used right now .not authorized"),
        (busy, "Another program is using your library"),
    ],
)
def test_a_library_that_is_only_not_usable_now_is_not_called_damaged(
    folder: Path, ask: Callable[[sqlite3.Connection], object], says: str
) -> None:
    db = folder / "library.db"
    with (
        closing(open_connection(db, "mode=rw", None)) as connection,
        refused(LibraryError, match=says) as refusal,
        translate_sqlite_errors(db),
    ):
        ask(connection)
    assert not isinstance(refusal.value, LibraryDamagedError)
    assert not check_note(folder).exists()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(ENOSPC, "No space left on device"), "disk is full"),
        (OSError(EIO, "Input/output error"), r"library\.db can't be used .Input/output error.:"),
        (OSError(EIO, "Input/output error", "b.lock"), r"^b\.lock can't be used"),
    ],
)
def test_a_full_disk_is_told_from_one_that_fails(folder: Path, error: OSError, says: str) -> None:
    with refused(LibraryError, match=says), translate_sqlite_errors(folder / "library.db"):
        raise error
    assert not check_note(folder).exists()


def test_a_mistake_of_the_program_is_not_blamed_on_the_library(folder: Path) -> None:
    db = folder / "library.db"
    with (
        closing(open_connection(db, "mode=rw", None)) as connection,
        pytest.raises(sqlite3.ProgrammingError),
        translate_sqlite_errors(db),
    ):
        connection.execute("SELECT ?", (1, 2))
    assert not check_note(folder).exists()


def test_damage_that_is_met_in_a_copy_asks_for_no_look_at_the_library(folder: Path) -> None:
    """The note stands for the library's own file, and only where there is one."""
    copy = folder / "library-2026-11-23.db"
    for db in (copy, folder / "elsewhere" / "library.db"):
        with pytest.raises(LibraryDamagedError), translate_sqlite_errors(db):
            raise sqlite3_error(sqlite3.SQLITE_CORRUPT)
    copy.write_bytes(b"rubbish" * 1000)
    with (
        closing(open_connection(copy, "mode=ro", None)) as connection,
        refused(LibraryDamagedError, match="not an Outbreath library, or it is damaged"),
        translate_sqlite_errors(copy),
    ):
        quick_check(connection, copy)
    assert not check_note(folder).exists()


def sqlite3_error(code: int) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = code
    return error


def spoil_a_page(db: Path) -> None:
    with closing(open_connection(db, "mode=ro", None)) as connection:
        quick_check(connection, db)
        with db.open("r+b") as file:
            file.seek(4096 * 2)
            file.write(bytes(4096))
    with closing(open_connection(db, "mode=ro", None)) as connection:
        quick_check(connection, db)


def words_that_are_no_text(_: Path) -> None:
    """As SQLite's own, where they name a table of which damage took the name."""
    b"no such table: \xfdrial".decode()


@pytest.mark.parametrize("meet", [spoil_a_page, words_that_are_no_text])
def test_damage_that_is_met_is_told_and_noted_whoever_finds_it(
    folder: Path, meet: Callable[[Path], None]
) -> None:
    db = folder / "library.db"
    with refused(LibraryDamagedError, match="is damaged"), translate_sqlite_errors(db):
        meet(db)
    assert check_note(folder).exists()


@pytest.mark.parametrize("write", [True, False])
def test_whoever_waits_for_another_connection_waits_for_two_seconds(
    tmp_path: Path, write: bool
) -> None:
    """Locked or not: long enough for a commit to a slow disk, short enough for a person."""
    for name, key in (("open", None), ("locked", "four words nobody guesses")):
        with Library.open(tmp_path / name, write=True, key=key) as library:
            library.begin_session("a", STARTED, "none", None)
        with Library.open(tmp_path / name, write=write, key=key) as library:
            connection = vars(library)["_connection"]
            assert connection.execute("PRAGMA busy_timeout").fetchone() == (2000,)


def test_what_is_sorted_never_touches_the_disk(tmp_path: Path) -> None:
    """An index in a file of its own would hold words of a locked library too."""
    for name, key in (("open", None), ("locked", "four words nobody guesses")):
        with Library.open(tmp_path / name, write=True, key=key) as library:
            connection = vars(library)["_connection"]
            assert connection.execute("PRAGMA temp_store").fetchone() == (2,), "in memory"
