"""A pause that begins while the library is locked is in it after the next unlock, and readable for nobody before."""

import os
import shutil
import signal
import subprocess
import sys
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tests.trainer.library.small_disk import fill, small_disk
from trainer.events import Beat, Event, NoteWritten
from trainer.library import passphrase
from trainer.library.keys import keep_key
from trainer.library.sealed.public_key import NAME as PUBLIC_KEY_NAME
from trainer.library.sealed.public_key import read_public_key
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row
from trainer.library.tables.session_ids import remainder_id
from trainer.messages import Message
from trainer.recording import Completion, Doubt, Recording
from ui.commands.cli import main
from ui.i18n.messages import KeptUntilUnlocked, SealedImported
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.recorder import Recorder, new_record, start
from ui.services.deletion import delete_sessions
from ui.services.imports import FilePreview, ImportedFile, import_files, preview_file
from ui.services.lock import Lock
from ui.services.maintenance import maintain_library
from ui.services.unsaved.fallback_folders import folders_in_use
from ui.services.unsaved.remainders import find_unsaved_files, import_waiting, save_unsaved
from ui.services.unsaved.sealed_session import SealedSession

pytestmark = pytest.mark.usefixtures("quick_keys")

ROOT: Final = Path(__file__).parents[3]
KEY: Final = "four words nobody guesses"
OTHER: Final = "a lamp in the window"
SECRET: Final = "harder than yesterday"
SESSION: Final = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
BEATS: Final = tuple(Beat(float(i), 800.0) for i in range(40))
EVENTS: Final[tuple[Event, ...]] = (*BEATS, NoteWritten(40.0, SECRET))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A locked library; nobody gave the passphrase since the program began."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    made = tmp_path / "outbreath"
    lock_new(made, KEY)
    yield made
    for path in tmp_path.iterdir():
        keep_key(path, None)


def lock_new(folder: Path, key: str) -> None:
    Library.open(folder, write=True).close()
    passphrase.set_passphrase(folder, key)
    keep_key(folder, None)


def record(
    folder: Path,
    session: Recording = SESSION,
    events: tuple[Event, ...] = EVENTS,
    between: Callable[[], object] = lambda: None,
) -> bool:
    """Record a session; `between` happens in the middle of it. Whether all of it is on the disk."""
    recorder = Recorder(folder, session, lambda _: None)
    recorder.start()
    for i, event in enumerate(events):
        if i == len(events) // 2:
            wait_until_written(recorder)
            between()
        recorder.write(event)
    recorder.finish(Completion.COMPLETED, {})
    return recorder.stop()


LINES_BEFORE_EVENTS = 2  # the mark and the header
IDLE_CHECKS = 50


def wait_until_written(recorder: Recorder) -> None:
    """Every event given to the recorder has its line, or its thread has waited for more for a while.

    That the thread has nothing to do is not enough: between the queue and what is pending nobody sees a job.
    """
    idle = 0
    for _ in range(5_000):
        if _lines_of(recorder) >= LINES_BEFORE_EVENTS + recorder._next_seq:
            return
        idle = idle + 1 if recorder._queue.empty() and not recorder._pending else 0
        if idle > IDLE_CHECKS:  # it writes elsewhere: the disk is full here
            return
        recorder._is_stopping.wait(0.002)
    raise AssertionError("the recorder did not write")


def _lines_of(recorder: Recorder) -> int:
    paths = recorder._folder.glob(f"*{recorder._session.id}*.sealed")
    return max((path.read_bytes().count(b"\n") for path in paths), default=0)


def read_session(folder: Path, session_id: str = "a") -> Recording:
    with Library.open(folder, write=False) as library:
        return library.recording(session_id)


def unlock(folder: Path, key: str = KEY) -> str:
    return to_english_paragraph(Lock(folder).unlock(key))


def sealed_file(folder: Path) -> Path:
    (path,) = [p for p in find_unsaved_files(folder) if p.suffix == ".sealed"]
    return path


def readings(data: bytes) -> Iterator[bytes]:
    """What somebody would try who reads the disk."""
    yield data
    for line in (data, *data.splitlines()):
        with suppress(ValueError):
            yield b64decode(line, validate=True)
        with suppress(zlib.error):
            yield zlib.decompress(line)
        with suppress(ValueError):
            yield bytes.fromhex(line.decode("ascii"))


def assert_unreadable(*folders: Path, words: tuple[bytes, ...] = ()) -> None:
    for path in (p for f in folders for p in f.rglob("*") if p.is_file()):
        for reading in readings(path.read_bytes()):
            for word in (SECRET.encode(), b"rr_ms", b'"beat"', b"beat ", *words):
                assert word not in reading, path


def test_a_pause_of_a_locked_library_is_in_it_after_the_unlock(
    folder: Path, tmp_path: Path
) -> None:
    assert record(folder)
    assert_unreadable(tmp_path)
    assert sealed_file(folder).stat().st_mode & 0o777 == 0o600
    assert unlock(folder) == "Added 1 pause you made while your library was locked."
    assert read_session(folder) == Recording(
        "a", SESSION.started, "none", None, Completion.COMPLETED, EVENTS
    )
    assert not list(folder.glob("outbreath-*"))
    assert unlock(folder) == ""


def test_it_is_said_beforehand_that_it_is_kept(folder: Path) -> None:
    told: list[tuple[Message, ...]] = []
    made = new_record(folder, None, "none", told.append)  # type: ignore[arg-type]
    start(folder, made, told.append)
    assert told == [(KeptUntilUnlocked(),)]
    assert made.recorder.has_started
    assert made.recorder.stop()


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.ui.services.test_sealed_sessions import EVENTS, SESSION, wait_until_written
from ui.runtime.recorder import Recorder
recorder = Recorder(Path(sys.argv[1]), SESSION, print)
recorder.start()
for event in EVENTS:
    recorder.write(event)
wait_until_written(recorder)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_after_a_kill_all_is_kept_and_nothing_readable(folder: Path, tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, timeout=60, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert_unreadable(tmp_path)
    assert "Added 1 pause" in unlock(folder)
    assert (read_session(folder).events, read_session(folder).ended) == (
        EVENTS,
        Completion.INTERRUPTED,
    )
    assert not list(folder.glob("outbreath-*"))


def test_a_whole_session_of_the_terminal_that_is_killed(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "session", "--library", str(folder)]
    command += ["--source", "simulated:seed=3", "--speed", "20", "--note", SECRET]
    environment = {k: v for k, v in os.environ.items() if k != "OUTBREATH_PASSPHRASE"}
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            written = [p for p in folder.glob("*.sealed") if p.stat().st_size > 8_000]
            if written or running.poll() is not None:
                break
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.05)
    finally:
        running.kill()
        running.wait()
    assert running.returncode == -signal.SIGKILL
    assert_unreadable(tmp_path, words=(b"simulated", b"4-0-6-0"))
    unlock(folder)
    with Library.open(folder, write=False) as library:
        (entry,) = library.sessions()
        events = library.recording(entry.id).events
    assert entry.ended is Completion.INTERRUPTED
    assert NoteWritten(0.0, SECRET) in events
    assert sum(isinstance(event, Beat) for event in events) > 5


def test_a_new_passphrase_meanwhile_keeps_the_keys(folder: Path) -> None:
    assert record(folder)
    before = read_public_key(folder)
    waiting = sealed_file(folder).read_bytes()
    passphrase.change_passphrase(folder, KEY, OTHER)  # without importing it
    keep_key(folder, None)
    assert sealed_file(folder).read_bytes() == waiting
    assert "Added 1 pause" in unlock(folder, OTHER)
    assert read_session(folder).events == EVENTS
    assert read_public_key(folder) == before


def test_a_library_that_was_replaced_sets_it_aside_until_the_right_one_is_back(
    folder: Path, tmp_path: Path
) -> None:
    assert record(folder)
    shutil.copy(folder / "library.db", tmp_path / "right.db")
    lock_new(tmp_path / "another", OTHER)
    shutil.copy(tmp_path / "another" / "library.db", folder / "library.db")
    assert "another library was locked" in unlock(folder, OTHER)
    assert [p.suffix for p in folder.glob("outbreath-*")] == [".aside"]
    assert unlock(folder, OTHER) == ""
    assert record(folder, Recording("b", SESSION.started, "none", None, None, ()))
    assert read_session(folder, "b").events == EVENTS
    keep_key(folder, None)
    shutil.copy(tmp_path / "right.db", folder / "library.db")
    for journal in folder.glob("library.db-*"):
        journal.unlink()
    assert "Added 1 pause" in unlock(folder)
    assert read_session(folder).events == EVENTS
    assert not list(folder.glob("outbreath-*"))


def test_a_library_replaced_by_one_that_is_not_locked_keeps_it_too(
    folder: Path, tmp_path: Path
) -> None:
    assert record(folder)
    (folder / "library.db").unlink()
    assert "another library was locked" in to_english_paragraph(maintain_library(folder))
    assert [p.suffix for p in folder.glob("outbreath-*")] == [".aside"]


def test_a_backup_from_before_the_keys_finds_them_in_a_later_one(folder: Path) -> None:
    passphrase.unlock(folder, KEY)
    with Library.open(folder, write=True) as library:
        library.back_up(date(2026, 11, 20))
        before = folder / "without-keys.db"
        library.remember("key_pairs", {})
        library._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        shutil.copy(folder / "library.db", before)
    keep_key(folder, None)
    assert record(folder)
    before.rename(folder / "library.db")
    assert "Added 1 pause" in unlock(folder)
    assert read_session(folder).events == EVENTS


def test_an_earlier_library_gets_its_keys_at_the_next_unlock(folder: Path) -> None:
    passphrase.unlock(folder, KEY)
    with Library.open(folder, write=True) as library:
        library.remember("key_pairs", {})
    (folder / PUBLIC_KEY_NAME).unlink()
    keep_key(folder, None)
    assert not Lock(folder).keeps_sessions
    Lock(folder).unlock(KEY)
    keep_key(folder, None)
    assert Lock(folder).keeps_sessions
    assert record(folder)
    assert "Added 1 pause" in unlock(folder)


def test_keys_that_were_readable_are_not_used_again(folder: Path) -> None:
    first = read_public_key(folder)
    passphrase.remove_passphrase(folder, KEY)
    assert read_public_key(folder) is None
    passphrase.set_passphrase(folder, OTHER)
    assert read_public_key(folder) not in (None, first)


def test_damage_costs_what_it_meets_and_the_file_is_kept(folder: Path) -> None:
    assert record(folder)
    path = sealed_file(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[5] = b"?" + lines[5][1:]
    path.write_bytes(b"".join(lines))
    told = unlock(folder)
    assert "Part of a pause was damaged" in told
    (left,) = folder.glob("outbreath-*")
    assert left.name in told
    assert left.suffix == ".damaged"
    result = read_session(folder)
    assert result.events == (*EVENTS[:3], *EVENTS[4:])
    assert result.doubt is Doubt.RESCUED
    assert unlock(folder) == ""
    delete_sessions(folder, ["a"])
    assert not list(folder.glob("outbreath-*"))


def test_one_that_is_all_damage_is_put_aside_and_never_deleted(folder: Path) -> None:
    assert record(folder)
    path = sealed_file(folder)
    first, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + b"".join(b"?" + line[1:] for line in rest))
    assert "This is damaged and can't be decrypted" in unlock(folder)
    assert unlock(folder) == ""
    assert [p.suffix for p in folder.glob("outbreath-*")] == [".unreadable"]


def test_a_clock_that_went_back_costs_nothing(folder: Path) -> None:
    passphrase.unlock(folder, KEY)
    assert record(folder, Recording("later", "2026-11-22T08:00:00+00:00", "none", None, None, ()))
    keep_key(folder, None)
    assert record(folder)
    unlock(folder)
    with Library.open(folder, write=False) as library:
        assert [entry.id for entry in library.sessions()] == ["later", "a"]
    assert read_session(folder).events == read_session(folder, "later").events == EVENTS


def test_two_pauses_are_said_in_one_sentence(folder: Path) -> None:
    assert record(folder)
    assert record(folder, Recording("b", SESSION.started, "none", None, None, ()))
    assert Lock(folder).unlock(KEY) == (SealedImported(2),)


def test_the_terminal_takes_them_in_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert record(folder)
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    assert main(["show", "a", "--library", str(folder)]) == 0
    assert "Added 1 pause you made while your library was locked" in capsys.readouterr().err


def test_a_file_that_was_moved_away_can_be_imported(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert record(folder)
    moved = shutil.move(sealed_file(folder), tmp_path / "moved.sealed")
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", KEY)
    assert main(["import", str(moved), "--library", str(folder)]) == 0
    assert "events added: 41" in capsys.readouterr().out
    assert read_session(folder).events == EVENTS


def test_a_file_that_was_moved_away_can_be_imported_in_the_window(
    folder: Path, tmp_path: Path
) -> None:
    record(folder)
    moved = sealed_file(folder).rename(tmp_path / "outbreath-a-rest-0.sealed")
    passphrase.unlock(folder, KEY)
    preview = preview_file(folder, moved)
    assert isinstance(preview, FilePreview)
    (imported,) = import_files(folder, [(moved, preview.choice)])
    assert imported == ImportedFile(moved, "a", is_new=True)
    assert read_session(folder).events == EVENTS


def test_who_unlocks_in_the_middle_of_a_pause_takes_it_in_at_its_end(folder: Path) -> None:
    told: list[str] = []

    def unlock_elsewhere() -> None:
        told.append(unlock(folder))
        assert sealed_file(folder).exists()

    assert record(folder, between=unlock_elsewhere)
    assert told == [""]
    assert read_session(folder).events == EVENTS
    assert not list(folder.glob("outbreath-*"))


def test_what_is_written_twice_is_there_once(folder: Path) -> None:
    rows = [event_to_row(seq, event) for seq, event in enumerate(EVENTS)]
    with closing(SealedSession(folder, SESSION)) as sealed:
        sealed.append("a", rows[:20])
        sealed.append("a", rows[10:30])
        sealed.append("a", rows[:30])
        sealed.append("a", rows[30:])
        sealed.close_session("a", Completion.EARLY, None)
    unlock(folder)
    assert (read_session(folder).events, read_session(folder).ended) == (EVENTS, Completion.EARLY)


def test_what_is_left_over_at_the_end_is_sealed_too(folder: Path, tmp_path: Path) -> None:
    rest = Recording(remainder_id("a", 0), SESSION.started, "none", None, None, EVENTS)
    path = save_unsaved(folder, rest)
    assert path is not None
    assert path.suffix == ".sealed"
    assert_unreadable(tmp_path)
    unlock(folder)
    assert read_session(folder).events == EVENTS


@pytest.mark.parametrize("full_from", ["the beginning", "the middle"])
def test_on_a_full_disk_a_locked_library_loses_nothing(
    full_from: str, tmp_path: Path, folder: Path
) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        small = disk / "outbreath"
        lock_new(small, KEY)
        filling: list[Path] = []

        def fill_up() -> None:
            filling.append(fill(disk))

        if full_from == "the beginning":
            fill_up()
            assert record(small)
        else:
            assert record(small, between=fill_up)
        (place,) = folders_in_use(small)
        assert_unreadable(disk, place)
        assert place.stat().st_mode & 0o777 == 0o700
        filling[0].unlink()
        assert "1 pause" in unlock(small)
        assert (read_session(small).events, read_session(small).ended) == (
            EVENTS,
            Completion.COMPLETED,
        )
        assert not list(folders_in_use(small))
        assert import_waiting(small) == ()
        keep_key(small, None)
