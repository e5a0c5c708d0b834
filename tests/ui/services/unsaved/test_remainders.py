"""What a session could not write is beside the library, and in it at the next start."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

from tests.refusals import refused
from tests.trainer.library.small_disk import fill, small_disk
from trainer.errors import LibraryError
from trainer.events import Beat, NoteWritten
from trainer.files.atomic_write import write_text_atomic
from trainer.formats.jsonl import format_jsonl
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.library.tables.session_ids import remainder_id
from trainer.messages import Message
from trainer.recording import Completion, Doubt, Recording
from ui.i18n.messages import UnsavedImported
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.recorder import Recorder
from ui.services.deletion import delete_sessions
from ui.services.lock import Lock
from ui.services.maintenance import maintain_library
from ui.services.unsaved.fallback_folders import create_private, lasting_folders
from ui.services.unsaved.remainders import (
    ImportResult,
    import_all_unsaved,
    import_unsaved,
    save_unsaved,
)

pytestmark = pytest.mark.usefixtures("quick_keys")

SESSION: Final = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
BEATS: Final = tuple(Beat(float(i), 800.0) for i in range(100))
KEY: Final = "four words nobody guesses"
SECRET: Final = "harder than yesterday"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield tmp_path / "outbreath"
    keep_key(tmp_path / "outbreath", None)


def read_session(folder: Path, session_id: str = "a") -> Recording:
    with Library.open(folder, write=False) as library:
        return library.recording(session_id)


def save_and_read_back(
    folder: Path, *, ended: Completion = Completion.COMPLETED
) -> tuple[list[tuple[Message, ...]], bool]:
    """A recorder that cannot start, all the same given a whole session."""
    told: list[tuple[Message, ...]] = []
    recorder = Recorder(folder, SESSION, told.append)
    with pytest.raises(LibraryError):
        recorder.start()
    for beat in BEATS:
        recorder.write(beat)
    recorder.write(NoteWritten(100.0, SECRET))
    recorder.finish(ended, {})
    return told, recorder.stop()


def test_a_session_of_a_second_program_is_taken_in_when_the_library_is_free(folder: Path) -> None:
    Library.open(folder, write=True).close()
    with another_program(folder):
        told, all_stored = save_and_read_back(folder)
        assert not all_stored
    assert "outbreath-a-rest-0.jsonl" in to_english_paragraph(told[-1])
    text = maintain_library(folder)
    assert text == (UnsavedImported(("a",)),)
    assert read_session(folder).events == (*BEATS, NoteWritten(100.0, SECRET))
    assert read_session(folder).ended is Completion.COMPLETED
    assert maintain_library(folder) == ()
    assert not list(folder.glob("outbreath-*"))


@contextmanager
def another_program(folder: Path) -> Iterator[None]:
    """Holds the library's lock as another program would: by a lock of its own."""
    with FileLock(folder / "library.lock"):
        yield


def test_a_session_is_kept_if_the_library_is_free_by_its_end(folder: Path) -> None:
    Library.open(folder, write=True).close()
    told: list[tuple[Message, ...]] = []
    recorder = Recorder(folder, SESSION, told.append)
    with another_program(folder), refused(LibraryError, match="using this library"):
        recorder.start()
    for beat in BEATS:
        recorder.write(beat)
    recorder.finish(Completion.EARLY, {})
    assert recorder.stop()
    assert read_session(folder).events == BEATS
    assert read_session(folder).ended is Completion.EARLY


def test_the_end_of_a_session_is_put_behind_its_beginning(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", SESSION.started, "none", None)
        library.append("a", [event_to_row(seq, beat) for seq, beat in enumerate(BEATS[:40])])
    rest = Recording(
        remainder_id("a", 30), SESSION.started, "none", None, Completion.EARLY, BEATS[30:]
    )
    assert save_unsaved(folder, rest) == folder / "outbreath-a-rest-30.jsonl"
    assert maintain_library(folder) != ()
    assert read_session(folder) == Recording(
        "a", SESSION.started, "none", None, Completion.EARLY, BEATS
    )


def test_an_end_that_comes_after_the_session_was_closed_is_put_there_all_the_same(
    folder: Path,
) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", SESSION.started, "none", None)
        library.append("a", [event_to_row(seq, beat) for seq, beat in enumerate(BEATS[:40])])
    assert "interrupted" in to_english_paragraph(maintain_library(folder))
    save_unsaved(
        folder, Recording(remainder_id("a", 40), SESSION.started, "none", None, None, BEATS[40:])
    )
    maintain_library(folder)
    assert read_session(folder).events == BEATS
    with Library.open(folder, write=False) as library:
        assert library.entry("a").ended is Completion.INTERRUPTED
        assert (library.entry("a").summary_fields or {})["beats"] == 100


def begun_and_left(folder: Path, first: int = 40) -> Recording:
    """A session that was cut off after 40 beats, and the rest of it from its beat number `first`."""
    with Library.open(folder, write=True) as library:
        library.begin_session("a", SESSION.started, "none", None)
        library.append("a", [event_to_row(seq, beat) for seq, beat in enumerate(BEATS[:40])])
    beats, name = BEATS[first:], remainder_id("a", first)
    return Recording(name, SESSION.started, "none", None, Completion.COMPLETED, beats)


def test_taken_in_twice_it_is_in_the_library_once(folder: Path) -> None:
    rest = begun_and_left(folder, first=30)
    with Library.open(folder, write=True) as library:
        assert import_unsaved(library, rest) == ImportResult("a", 60)
        assert import_unsaved(library, rest) == ImportResult("a", 0, is_change=False)
        assert [entry.id for entry in library.sessions()] == ["a"]
    assert read_session(folder).events == BEATS
    assert read_session(folder).ended is Completion.COMPLETED


def test_events_that_are_missing_before_the_rest_are_told_of(folder: Path) -> None:
    save_unsaved(folder, begun_and_left(folder, first=45))
    assert "5 earlier events of session a are missing" in to_english_paragraph(
        maintain_library(folder)
    )
    assert read_session(folder).events == (*BEATS[:40], *BEATS[45:])


def test_a_rest_with_other_events_in_the_same_place_is_refused_and_kept(folder: Path) -> None:
    rest = begun_and_left(folder, first=30)
    other = replace(rest, events=(Beat(30.0, 801.0), *rest.events[1:]))
    path = save_unsaved(folder, other)
    assert path is not None
    assert "already has a different session with the id a" in to_english_paragraph(
        maintain_library(folder)
    )
    assert path.exists()
    assert read_session(folder).events == BEATS[:40]


def test_a_rest_joins_a_beginning_that_was_damaged_and_does_not_vouch_for_it(folder: Path) -> None:
    rest = begun_and_left(folder)
    maintain_library(folder)
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE event SET body = replace(body, '800', '900') WHERE seq = 3")
    path = save_unsaved(folder, rest)
    assert path is not None
    assert "1 recovered in part (a)" in to_english_paragraph(maintain_library(folder))
    assert not path.exists()
    told = read_session(folder)
    assert told.events == (*BEATS[:3], *BEATS[4:])
    assert told.doubt is Doubt.RESCUED


def test_what_an_earlier_version_left_in_the_temporary_folder_is_taken_in(
    folder: Path, tmp_path: Path
) -> None:
    rest = begun_and_left(folder)
    for one in (rest, replace(rest, id=remainder_id("somebody-elses", 40))):
        write_text_atomic(tmp_path / f"outbreath-{one.id}.jsonl", format_jsonl(one))
    assert "is in the library now (a)" in to_english_paragraph(maintain_library(folder))
    assert read_session(folder).events == BEATS
    left = [path.name for path in tmp_path.glob("outbreath-*.jsonl")]
    assert left == ["outbreath-somebody-elses-rest-40.jsonl"]


def test_a_link_in_the_temporary_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    rest = begun_and_left(folder)
    write_text_atomic(tmp_path / "elsewhere.jsonl", format_jsonl(rest))
    (tmp_path / f"outbreath-{rest.id}.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    assert "interrupted" in to_english_paragraph(maintain_library(folder))
    assert read_session(folder).events == BEATS[:40]


@pytest.mark.skipif(os.name != "posix", reason="files have no owner's number on this system")
def test_what_somebody_else_put_there_is_not_taken_in(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest = begun_and_left(folder)
    path = tmp_path / f"outbreath-{rest.id}.jsonl"
    write_text_atomic(path, format_jsonl(rest))
    monkeypatch.setattr(
        "ui.services.unsaved.fallback_folders.os.geteuid", lambda: path.stat().st_uid + 1
    )
    assert "interrupted" in to_english_paragraph(maintain_library(folder))
    assert path.exists()
    assert read_session(folder).events == BEATS[:40]


def test_a_deleted_session_is_deleted_where_the_rest_of_it_lies_too(folder: Path) -> None:
    rest = begun_and_left(folder)
    (place, *_) = lasting_folders(folder)
    create_private(place)
    path = place / f"outbreath-{rest.id}.jsonl"
    write_text_atomic(path, format_jsonl(rest))
    with path.open("rb") as still_open:
        delete_sessions(folder, ["a"])
        assert set(still_open.read()) == {0}
    assert not place.exists()


def test_what_could_not_be_taken_in_is_named_when_the_library_is_locked(folder: Path) -> None:
    rest = begun_and_left(folder, first=30)
    path = save_unsaved(folder, replace(rest, events=(Beat(30.0, 801.0),)))
    assert Lock(folder).set_passphrase(KEY).left == (path,)


def test_an_end_without_its_beginning_is_a_session_of_its_own(folder: Path) -> None:
    Library.open(folder, write=True).close()
    save_unsaved(
        folder, Recording(remainder_id("a", 40), SESSION.started, "none", None, None, BEATS[40:])
    )
    maintain_library(folder)
    assert read_session(folder, "a-rest-40").events == BEATS[40:]


def test_a_deleted_session_is_deleted_in_a_file_that_could_not_be_read_too(folder: Path) -> None:
    begun_and_left(folder)
    (folder / "outbreath-a-rest-40.jsonl").write_text(SECRET)
    maintain_library(folder)
    (left,) = folder.glob("outbreath-*")
    assert left.read_text() == SECRET
    delete_sessions(folder, ["a"])
    assert not list(folder.glob("outbreath-*"))


def test_a_file_that_cannot_be_taken_in_is_kept_and_told_of_once(folder: Path) -> None:
    Library.open(folder, write=True).close()
    (folder / "outbreath-b-rest-0.jsonl").write_text("rubbish")
    assert "couldn't be added to the library and was left in place" in to_english_paragraph(
        maintain_library(folder)
    )
    assert maintain_library(folder) == ()
    assert (folder / "outbreath-b-rest-0.jsonl.unreadable").read_text() == "rubbish"


def test_what_finds_no_room_in_the_library_is_taken_in_another_time(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        folder = disk / "outbreath"
        Library.open(folder, write=True).close()
        many = tuple(Beat(float(i), 800.0) for i in range(5_000))
        save_unsaved(
            folder, Recording(remainder_id("a", 0), SESSION.started, "none", None, None, many)
        )
        with Library.open(folder, write=True) as library:
            filling = fill(disk)
            assert "not in the library yet" in to_english_paragraph(
                import_all_unsaved(folder, library)
            )
            filling.unlink()
            assert "in the library now (a)" in to_english_paragraph(
                import_all_unsaved(folder, library)
            )
            assert library.recording("a").events == many


def test_what_a_locked_library_cannot_take_is_left_locked(folder: Path) -> None:
    Library.open(folder, write=True).close()
    passphrase.set_passphrase(folder, KEY)
    with another_program(folder):
        told, all_stored = save_and_read_back(folder)
    assert not all_stored
    assert "outbreath-a-rest-0" in to_english_paragraph(told[-1])
    for path in folder.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path
    assert "in the library now" in to_english_paragraph(maintain_library(folder))
    assert len(read_session(folder).events) == 101
    assert not list(folder.glob("outbreath-*"))


def test_without_the_passphrase_nothing_readable_is_left_and_the_person_is_told(
    folder: Path, tmp_path: Path
) -> None:
    Library.open(folder, write=True).close()
    passphrase.set_passphrase(folder, KEY)
    keep_key(folder, None)
    (folder / "library.pub").unlink()  # as an earlier version left it
    told, all_stored = save_and_read_back(folder)
    assert not all_stored
    assert "was not unlocked" in to_english_paragraph(told[-1])
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path


def test_a_passphrase_given_during_the_session_keeps_it(folder: Path) -> None:
    Library.open(folder, write=True).close()
    passphrase.set_passphrase(folder, KEY)
    keep_key(folder, None)
    (folder / "library.pub").unlink()  # as an earlier version left it
    recorder = Recorder(folder, SESSION, lambda _: None)
    with refused(LibraryError, match="locked"):
        recorder.start()
    for beat in BEATS:
        recorder.write(beat)
    passphrase.unlock(folder, KEY)
    assert recorder.stop()
    assert read_session(folder).events == BEATS


def test_a_recorder_that_nobody_started_keeps_the_session_too(folder: Path) -> None:
    told: list[tuple[Message, ...]] = []
    recorder = Recorder(folder, SESSION, told.append)
    for beat in BEATS:
        recorder.write(beat)
    assert recorder.stop()
    assert read_session(folder).events == BEATS
    assert told == []


def test_before_a_session_a_damaged_library_is_rescued_and_that_is_said(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", SESSION.started, "none", None)
    (folder / "library.db").write_bytes(b"\0" * 20_000)
    assert "The library was damaged" in to_english_paragraph(maintain_library(folder))
    assert maintain_library(folder) == ()
    with Library.open(folder, write=True) as library:
        library.preflight()


def test_a_damaged_session_keeps_nobody_from_the_next_one(folder: Path) -> None:
    with Library.open(folder, write=True) as library:
        library.begin_session("a", SESSION.started, "none", None)
        library.append("a", [(0, 0, "sneeze", "{}")])
    assert "interrupted" in to_english_paragraph(maintain_library(folder))
    assert maintain_library(folder) == ()


def test_the_backup_of_the_day_holds_the_session_that_was_just_recorded(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, lambda _: None, date(2026, 11, 23))
    recorder.start()
    recorder.write(BEATS[0])
    recorder.finish(Completion.EARLY, {})
    assert recorder.stop()
    shutil.copy(folder / "backups" / "library-2026-11-23.db", folder / "library.db")
    assert read_session(folder).events == BEATS[:1]


def test_a_backup_that_cannot_be_made_is_said_and_the_session_is_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / "backups").write_text("a file where the folder should be")
    told: list[tuple[Message, ...]] = []
    recorder = Recorder(folder, SESSION, told.append, date(2026, 11, 23))
    recorder.start()
    recorder.write(BEATS[0])
    assert recorder.stop()
    assert "backup couldn't be made" in to_english_paragraph(told[-1])
    assert read_session(folder).events == BEATS[:1]
