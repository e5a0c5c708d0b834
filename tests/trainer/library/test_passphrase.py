"""A library with a passphrase: no word of it can be read without, at any moment, in any file."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import pytest

from tests.refusals import refused, sentence_of
from tests.trainer.library.small_disk import fill, small_disk
from tests.trainer.library.version_1 import library_of_version_1
from trainer.errors import LibraryError
from trainer.events import Beat, Event, NoteWritten
from trainer.library import encryption, passphrase
from trainer.library.errors import LibraryLockedError
from trainer.library.keys import is_locked, keep_key
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.recording import Completion, Recording

pytestmark = pytest.mark.usefixtures("quick_keys")

ROOT: Final = Path(__file__).parents[3]
KEY: Final = "four words nobody guesses"
OTHER: Final = "staples in the battery"
SECRET: Final = "harder than yesterday"
STARTED: Final = "2026-11-21T20:50:17+00:00"
EVENTS: Final[tuple[Event, ...]] = (Beat(0.8, 800.0), NoteWritten(1.0, SECRET))
SESSION: Final = Recording("a", STARTED, "none", None, Completion.COMPLETED, EVENTS)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A library with a session and a backup; nothing is known of it afterwards."""
    folder = tmp_path / "outbreath"
    with Library.open(folder, write=True) as library:
        library.add_recording(SESSION, {"note": SECRET})
        library.remember("about", {"words": SECRET})
        library.back_up(date(2026, 11, 23))
    yield folder
    keep_key(folder, None)


def readable_in(folder: Path) -> list[str]:
    """The files in which the secret can be read, or that this is a database at all."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    telling = (SECRET.encode(), b"SQLite format 3", b"CREATE TABLE", b"note_written")
    return [f.name for f in files if any(word in f.read_bytes() for word in telling)]


def readable_backup(folder: Path) -> BinaryIO:
    return (folder / "backups" / "library-2026-11-23.db").open("rb")


def test_no_word_of_a_locked_library_can_be_read(folder: Path) -> None:
    assert readable_in(folder)
    done = passphrase.set_passphrase(folder, KEY)
    assert (done.backups, done.left) == (1, ())
    assert readable_in(folder) == []
    with Library.open(folder, write=True) as library:
        assert library.recording("a") == SESSION
        library.begin_session("b", STARTED, "none", None)
        library.append("b", [event_to_row(0, NoteWritten(0.0, SECRET))])
        assert readable_in(folder) == [], "while it is open and written"
        library.back_up(date(2026, 11, 24))
    assert readable_in(folder) == [], "after it was closed"
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_what_lay_on_the_disk_before_it_was_locked_is_overwritten(folder: Path) -> None:
    with (folder / "library.db").open("rb") as old:
        assert SECRET.encode() in old.read()
        passphrase.set_passphrase(folder, KEY)
        old.seek(0)
        assert set(old.read()) == {0}


def test_the_locked_file_has_its_name_on_the_disk_before_the_readable_one_is_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the power goes in between, one of the two is there and whole."""
    seen = []
    with (folder / "library.db").open("rb") as old, closing(readable_backup(folder)) as backup:

        def sync(at: Path) -> None:
            file, name = (old, "library.db") if at == folder else (backup, "library-2026-11-23.db")
            file.seek(0)
            is_whole = SECRET.encode() in file.read()
            seen.append((at.name, encryption.is_encrypted_file(at / name), is_whole))

        monkeypatch.setattr(passphrase, "sync_folder", sync)
        passphrase.set_passphrase(folder, KEY)
    assert sorted(seen) == [("backups", True, True), ("outbreath", True, True)]


@pytest.mark.parametrize("typed", [OTHER, "", KEY.upper(), KEY + " ", "a\0b", "\udcff"])
def test_another_passphrase_opens_nothing(folder: Path, typed: str) -> None:
    passphrase.set_passphrase(folder, KEY)
    keep_key(folder, None)
    for write in (True, False):
        with refused(LibraryLockedError, match="Wrong passphrase") as refusal:
            Library.open(folder, write=write, key=typed)
        assert "\n" not in sentence_of(refusal.value)
    with refused(LibraryLockedError, match="Wrong passphrase"):
        passphrase.unlock(folder, typed)
    with refused(LibraryLockedError, match="is locked"):
        Library.open(folder, write=False)


@pytest.mark.whole_keys
def test_any_program_with_sqlcipher_opens_it_with_the_passphrase_alone(folder: Path) -> None:
    passphrase.set_passphrase(folder, KEY)
    sqlcipher = pytest.importorskip("sqlcipher3").dbapi2
    with closing(sqlcipher.connect(folder / "library.db")) as connection:
        connection.execute(f"PRAGMA key = '{KEY}'")
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (1,)


def test_once_unlocked_a_library_opens_until_the_program_ends(folder: Path) -> None:
    passphrase.set_passphrase(folder, KEY)
    keep_key(folder, None)
    assert is_locked(folder)
    passphrase.unlock(folder, KEY)
    with Library.open(folder, write=False) as library:
        assert library.recording("a") == SESSION
    assert is_locked(folder), "it is known, and still needs one"


def test_letters_that_look_alike_are_alike(folder: Path) -> None:
    passphrase.set_passphrase(folder, "four wörds nobody guesses")
    passphrase.unlock(folder, "four wo\u0308rds nobody guesses")


def test_the_passphrase_is_changed_and_removed_for_the_backups_too(folder: Path) -> None:
    passphrase.set_passphrase(folder, KEY)
    passphrase.change_passphrase(folder, KEY, OTHER)
    assert readable_in(folder) == []
    for path in (folder / "backups").iterdir():
        encryption.open_encrypted(path, path.as_uri(), OTHER, 1.0).close()
    with pytest.raises(LibraryLockedError):
        Library.open(folder, write=True, key=KEY)
    with pytest.raises(LibraryLockedError):
        passphrase.remove_passphrase(folder, KEY)
    assert passphrase.remove_passphrase(folder, OTHER).backups == 1
    assert not is_locked(folder)
    with Library.open(folder, write=True) as library:
        assert library.recording("a") == SESSION
        assert library.remembered("about") == {"words": SECRET}


def test_a_backup_that_cannot_be_locked_is_named(folder: Path) -> None:
    (folder / "backups" / "library-2026-11-20.db").write_bytes(b"rubbish" * 1000)
    done = passphrase.set_passphrase(folder, KEY)
    assert [path.name for path in done.left] == ["library-2026-11-20.db"]
    assert done.backups == 1


def test_a_damaged_library_that_was_kept_is_named_when_the_new_one_is_locked(folder: Path) -> None:
    (folder / "library-damaged-20261101.db").write_bytes(b"x")
    assert [p.name for p in passphrase.set_passphrase(folder, KEY).left] == [
        "library-damaged-20261101.db"
    ]


def test_a_passphrase_is_set_once_and_is_not_short(folder: Path) -> None:
    with refused(LibraryError, match="8 characters"):
        passphrase.set_passphrase(folder, "1234567")
    with refused(LibraryError, match="no passphrase"):
        passphrase.change_passphrase(folder, KEY, OTHER)
    with refused(LibraryError, match="no passphrase"):
        passphrase.remove_passphrase(folder, KEY)
    passphrase.set_passphrase(folder, KEY)
    with refused(LibraryError, match="already has a passphrase"):
        passphrase.set_passphrase(folder, OTHER)


def test_a_library_is_not_rewritten_while_a_session_is_recorded(folder: Path) -> None:
    with (
        Library.open(folder, write=True),
        refused(LibraryError, match="being recorded"),
    ):
        passphrase.set_passphrase(folder, KEY)
    assert not is_locked(folder)


def test_a_library_of_an_earlier_version_can_be_locked(tmp_path: Path) -> None:
    library_of_version_1(tmp_path)
    passphrase.set_passphrase(tmp_path, KEY)
    assert readable_in(tmp_path) == []
    with Library.open(tmp_path, write=False) as library:
        assert len(library.sessions()) == 2
    keep_key(tmp_path, None)


def test_on_a_full_disk_a_library_stays_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        folder = disk / "outbreath"
        with Library.open(folder, write=True) as library:
            library.add_recording(SESSION, {})
        filling = fill(disk)
        with refused(LibraryError, match="full"):
            passphrase.set_passphrase(folder, KEY)
        with Library.open(folder, write=False) as library:
            assert library.recording("a") == SESSION
        filling.unlink()
        passphrase.set_passphrase(folder, KEY)
        assert readable_in(folder) == []
        keep_key(folder, None)


def test_a_readable_copy_that_a_crash_left_beside_a_locked_library_is_cleared_away(
    folder: Path,
) -> None:
    readable = (folder / "library.db").read_bytes()
    passphrase.set_passphrase(folder, KEY)
    (folder / "library.db.new").write_bytes(readable)
    (folder / "backups" / "library-2026-11-23.db.new").write_bytes(readable)
    Library.open(folder, write=True).close()
    assert readable_in(folder) == []


def test_without_sqlcipher_it_is_said_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with refused(LibraryError, match=r"pip install 'outbreath\[encryption\]'"):
        passphrase.set_passphrase(folder, KEY)
    with Library.open(folder, write=True) as library:
        assert library.recording("a") == SESSION


WRITER: Final = """
import sys
from itertools import count
from pathlib import Path
from trainer.events import NoteWritten
from trainer.library.tables.events import event_to_row
from trainer.library.store import Library

with Library.open(Path(sys.argv[1]), write=True, key=sys.argv[2]) as library:
    library.begin_session("killed", None, "none", None)
    for i in count():
        library.append("killed", [event_to_row(i, NoteWritten(i * 0.8, sys.argv[3]))])
        print(i, flush=True)
"""


@pytest.mark.whole_keys
def test_a_program_that_is_killed_leaves_nothing_that_can_be_read(folder: Path) -> None:
    passphrase.set_passphrase(folder, KEY)
    command = [sys.executable, "-c", WRITER, str(folder), KEY, SECRET]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(50)]
        writer.kill()
    assert (folder / "library.db-wal").stat().st_size > 0
    assert readable_in(folder) == []
    with Library.open(folder, write=True) as library:
        assert len(library.recording("killed").events) >= int(lines[-1]) + 1
    assert readable_in(folder) == []
    with Library.open(folder, write=True) as library:
        library.delete("killed")
    assert readable_in(folder) == []
