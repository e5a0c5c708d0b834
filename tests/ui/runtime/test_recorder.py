"""Every event reaches the disk, however slow, full or gone that disk is, or the person hears of it."""

import shutil
import sqlite3
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.refusals import refused
from tests.trainer.library.small_disk import fill, small_disk
from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.formats.reader import read_recording
from trainer.library import connection
from trainer.library.store import Library
from trainer.messages import Message
from trainer.recording import Completion, Recording
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.recorder import Recorder

SESSION = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
BEATS = tuple(Beat(float(i), 800.0) for i in range(100))


class MessageRecorder:
    """What the person was told, and a way to wait for it."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._received = threading.Condition()

    def __call__(self, trouble: tuple[Message, ...]) -> None:
        with self._received:
            self.sentences.append(to_english_paragraph(trouble))
            self._received.notify_all()

    def wait_for(self, is_it: Callable[[str], bool]) -> None:
        with self._received:
            received = self._received.wait_for(lambda: any(map(is_it, self.sentences)), timeout=60)
            assert received, self.sentences


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outbreath"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(connection, "PATIENCE_S", 0.01)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def read_session(folder: Path) -> Recording:
    with Library.open(folder, write=False) as library:
        return library.recording("a")


def test_a_session_is_in_the_library_whole_and_closed(folder: Path) -> None:
    messages = MessageRecorder()
    recorder = Recorder(folder, SESSION, messages)
    recorder.start()
    for beat in BEATS:
        recorder.write(beat)
    recorder.finish(Completion.COMPLETED, {"beats": 100})
    assert recorder.stop()
    assert read_session(folder).events == BEATS
    assert read_session(folder).ended is Completion.COMPLETED
    assert messages.sentences == []


def test_the_session_is_in_the_library_before_its_first_event(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, MessageRecorder())
    recorder.start()
    assert read_session(folder).events == ()
    assert recorder.stop()


def test_stopping_twice_is_stopping_once(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, MessageRecorder())
    recorder.start()
    assert recorder.stop()
    assert recorder.stop()


def test_a_session_that_was_not_finished_stays_unclosed(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, MessageRecorder())
    recorder.start()
    recorder.write(BEATS[0])
    assert recorder.stop()
    with Library.open(folder, write=False) as library:
        assert library.unclosed() == ["a"]


def test_a_library_that_cannot_be_written_is_said_before_the_session_begins(
    folder: Path,
) -> None:
    folder.write_text("a file where the folder should be")
    recorder = Recorder(folder, SESSION, MessageRecorder())
    with refused(LibraryError, match="not a folder"):
        recorder.start()
    assert recorder.stop()


def test_a_session_without_a_library_is_left_in_a_file(folder: Path, tmp_path: Path) -> None:
    folder.write_text("a file where the folder should be")
    messages = MessageRecorder()
    recorder = Recorder(folder, SESSION, messages)
    with pytest.raises(LibraryError):
        recorder.start()
    for beat in BEATS:
        recorder.write(beat)
    assert not recorder.stop()
    assert recorder.left_in is not None
    assert read_recording(recorder.left_in).events == BEATS
    assert str(recorder.left_in) in messages.sentences[-1]


def test_while_the_library_is_busy_events_wait_and_then_are_written(folder: Path) -> None:
    messages = MessageRecorder()
    recorder = Recorder(folder, SESSION, messages)
    recorder.start()
    another = sqlite3.connect(folder / "library.db", isolation_level=None)
    another.execute("BEGIN IMMEDIATE")
    for beat in BEATS:
        recorder.write(beat)
    messages.wait_for(lambda sentence: "Another program is using" in sentence)
    another.execute("ROLLBACK")
    another.close()
    messages.wait_for(lambda sentence: not sentence)
    assert recorder.stop()
    assert read_session(folder).events == BEATS


def test_on_a_full_disk_events_wait_until_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 64) as disk:
        messages = MessageRecorder()
        recorder = Recorder(disk / "outbreath", SESSION, messages)
        recorder.start()
        filling = fill(disk)
        beats = [Beat(i / 10, 800.0, i, i / 10) for i in range(20_000)]
        for beat in beats:
            recorder.write(beat)
        messages.wait_for(lambda sentence: "full" in sentence)
        filling.unlink()
        messages.wait_for(lambda sentence: not sentence)
        recorder.finish(Completion.COMPLETED, {})
        assert recorder.stop()
        assert list(read_session(disk / "outbreath").events) == beats


def test_a_library_replaced_by_a_folder_in_a_session_is_said_and_nothing_is_lost(
    folder: Path, tmp_path: Path
) -> None:
    messages = MessageRecorder()
    recorder = Recorder(folder, SESSION, messages)
    recorder.start()
    (folder / "library.db").rename(tmp_path / "elsewhere.db")
    (folder / "library.db").mkdir()
    for beat in BEATS:
        recorder.write(beat)
    messages.wait_for(lambda sentence: "replaced" in sentence)
    assert not recorder.stop()
    assert recorder.left_in is not None
    assert read_recording(recorder.left_in).events == BEATS


def test_what_a_deleted_library_cannot_take_is_left_in_a_file_and_said(
    folder: Path, tmp_path: Path
) -> None:
    messages = MessageRecorder()
    recorder = Recorder(folder, SESSION, messages)
    recorder.start()
    shutil.rmtree(folder)
    for beat in BEATS:
        recorder.write(beat)
    messages.wait_for(lambda sentence: "deleted" in sentence)
    recorder.finish(Completion.EARLY, {})
    assert not recorder.stop()
    assert not recorder.stop()
    assert recorder.left_in is not None
    assert recorder.left_in.name == "outbreath-a-rest-0.jsonl"
    assert recorder.left_in.is_relative_to(tmp_path / "state")
    assert not folder.exists()
    assert recorder.left_in.stat().st_mode & 0o777 == 0o600
    rest = read_recording(recorder.left_in)
    assert rest.events == BEATS
    assert rest.ended is Completion.EARLY
    assert "The last 100 events" in messages.sentences[-1]


def test_writing_never_waits_for_the_disk(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, MessageRecorder())
    recorder.start()
    another = sqlite3.connect(folder / "library.db", isolation_level=None)
    another.execute("BEGIN IMMEDIATE")
    writing = threading.Thread(target=lambda: deque(map(recorder.write, BEATS)))
    writing.start()
    writing.join(timeout=60)
    assert not writing.is_alive()
    another.execute("ROLLBACK")
    another.close()
    assert recorder.stop()
    assert read_session(folder).events == BEATS


def test_an_interval_that_is_no_number_is_refused_to_whoever_made_it(folder: Path) -> None:
    recorder = Recorder(folder, SESSION, MessageRecorder())
    recorder.start()
    with pytest.raises(ValueError, match="JSON"):
        recorder.write(Beat(1.0, float("nan")))
    recorder.write(BEATS[0])
    assert recorder.stop()
    assert read_session(folder).events == BEATS[:1]
