"""What was deleted, replaced or only passed through a journal is zeros on the disk."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tests.trainer.library.small_disk import disk_image
from trainer.events import Beat, NoteWritten
from trainer.files.secure_delete import overwrite, overwriting_removed, remove
from trainer.library import library_file, passphrase
from trainer.library.connection import clear_journal, open_connection
from trainer.library.keys import keep_key
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from trainer.library.tables.events import event_to_row
from trainer.recording import Completion, Recording

POSIX: Final = pytest.mark.skipif(
    os.name != "posix", reason="an open file cannot be unlinked on this system"
)
SECRET: Final = "harder than yesterday"
STARTED: Final = "2026-11-21T20:50:17+00:00"
SESSION: Final = Recording(
    "a", STARTED, "none", None, Completion.COMPLETED, (Beat(0.8, 800.0), NoteWritten(1.0, SECRET))
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "outbreath"
    keep_key(tmp_path / "outbreath", None)


def test_a_removed_file_is_zeros(tmp_path: Path) -> None:
    path = tmp_path / "note"
    path.write_text(SECRET)
    with path.open("rb") as still_open:
        remove(path)
        assert not path.exists()
        assert still_open.read() == bytes(len(SECRET))


def test_a_file_with_another_name_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "note").write_text(SECRET)
    (tmp_path / "other").hardlink_to(tmp_path / "note")
    remove(tmp_path / "note")
    assert (tmp_path / "other").read_text() == SECRET


def test_what_a_link_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "note").write_text(SECRET)
    (tmp_path / "link").symlink_to(tmp_path / "note")
    remove(tmp_path / "link")
    assert not (tmp_path / "link").exists()
    assert (tmp_path / "note").read_text() == SECRET
    remove(tmp_path / "link")  # which is not there any more


def test_a_file_that_no_disk_overwrites_is_removed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    (tmp_path / "note").write_text(SECRET)
    monkeypatch.setattr("os.write", refuse)
    remove(tmp_path / "note")
    assert not (tmp_path / "note").exists()


@POSIX
def test_only_what_loses_its_name_is_overwritten(tmp_path: Path) -> None:
    replaced, stays = tmp_path / "replaced", tmp_path / "stays"
    for path in (replaced, stays, tmp_path / "new"):
        path.write_text(SECRET)
    with replaced.open("rb") as old, overwriting_removed(replaced, stays, tmp_path / "none"):
        (tmp_path / "new").replace(replaced)
        assert old.read() == SECRET.encode()
    assert replaced.read_text() == stays.read_text() == SECRET


@POSIX
def test_the_journal_of_a_library_that_is_closed_is_zeros(folder: Path) -> None:
    library = Library.open(folder, write=True)
    library.add_recording(SESSION, {})
    with (folder / "library.db-wal").open("rb") as journal:
        assert SECRET.encode() in journal.read()
        library.close()
        assert not (folder / "library.db-wal").exists()
        journal.seek(0)
        assert set(journal.read()) == {0}
    with Library.open(folder, write=False) as library:
        assert library.recording("a") == SESSION


def test_a_journal_that_another_still_needs_stays(folder: Path) -> None:
    with Library.open(folder, write=True) as recording:
        with Library.open(folder, write=True) as library:
            library.add_recording(SESSION, {})
        assert SECRET.encode() in (folder / "library.db-wal").read_bytes()
        assert recording.recording("a") == SESSION


@POSIX
def test_a_deleted_session_is_in_no_journal_while_another_is_recorded(folder: Path) -> None:
    with Library.open(folder, write=True) as recording:
        recording.begin_session("b", STARTED, "none", None)
        with Library.open(folder, write=True) as library:
            library.add_recording(SESSION, {})
            size = (folder / "library.db-wal").stat().st_size
            seen = overwritten_sizes(lambda: library.delete("a"))
        assert len(seen) == 1
        assert seen[0] >= size
        recording.append("b", [event_to_row(0, Beat(0.8, 800.0))])
    with Library.open(folder, write=False) as library:
        assert len(library.recording("b").events) == 1


@POSIX
def test_the_words_of_a_deleted_worksheet_are_in_no_journal_either(folder: Path) -> None:
    worksheet = Worksheet("a-sheet", "audit", STARTED, {"lines": [SECRET]})
    with Library.open(folder, write=True) as recording:
        recording.begin_session("b", STARTED, "none", None)
        with Library.open(folder, write=True) as library:
            library.notebook.save_worksheet(worksheet)
            size = (folder / "library.db-wal").stat().st_size
            seen = overwritten_sizes(lambda: library.notebook.delete_worksheet("a-sheet"))
        assert len(seen) == 1
        assert seen[0] >= size
        assert not [path for path in folder.iterdir() if SECRET.encode() in path.read_bytes()]


def overwritten_sizes(delete: Callable[[], None]) -> list[int]:
    """Delete something; how long the journals were that were overwritten."""
    seen: list[int] = []

    def note(path: Path) -> None:
        seen.append(path.stat().st_size)
        overwrite(path)
        assert set(path.read_bytes()) == {0}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.library.connection.overwrite", note)
        delete()
    return seen


def test_a_journal_is_cleared_beside_a_writer_and_no_commit_is_lost(folder: Path) -> None:
    db = folder / "library.db"
    with Library.open(folder, write=True) as library:
        library.begin_session("a", STARTED, "none", None)
        library.append("a", [event_to_row(0, Beat(0.0, 800.0))])

        def clear() -> None:
            with closing(open_connection(db, "mode=rw", None)) as other:
                for _ in range(20):
                    clear_journal(other, db)

        clearing = threading.Thread(target=clear)
        clearing.start()
        for seq in range(1, 100):
            library.append("a", [event_to_row(seq, Beat(float(seq), 800.0))])
        clearing.join()
        assert len(library.recording("a").events) == 100
    with Library.open(folder, write=True) as library:
        assert len(library.recording("a").events) == 100


def test_on_the_raw_disk_no_word_is_left_after_a_passphrase_was_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_file, "MIN_FREE_BYTES", 1)
    with disk_image(tmp_path / "disk") as disk:
        folder = disk.at / "outbreath"
        for day in range(1, 4):
            with Library.open(folder, write=True) as library:
                library.begin_session(f"s{day}", STARTED, "none", None)
                for seq in range(20):
                    library.append(f"s{day}", [event_to_row(seq, NoteWritten(float(seq), SECRET))])
                library.close_session(f"s{day}", Completion.COMPLETED, {"note": SECRET})
                library.remember("about", {"words": f"{SECRET} {day}"})
                library.back_up(date(2026, 11, day))
        in_files = sum(p.read_bytes().count(SECRET.encode()) for p in folder.rglob("*.db"))
        assert disk.count(SECRET.encode()) == in_files > 0, "nothing beside what is in a file"
        with Library.open(folder, write=True) as library:
            library.delete("s1")
            library.delete_in_backups("s1")
        assert disk.count(SECRET.encode()) < in_files
        passphrase.set_passphrase(folder, "four words nobody guesses")
        assert disk.count(SECRET.encode()) == 0
        keep_key(folder, None)
