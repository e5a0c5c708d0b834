"""On a full or read-only disk, locked or not, every event is in the library after room returns."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import disk_usage
from typing import Final, TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from tests.refusals import refused
from tests.trainer.library.small_disk import (
    fill,
    for_writing_again,
    only_for_reading,
    small_disk,
)
from trainer.errors import LibraryError
from trainer.events import Beat, Event, NoteWritten
from trainer.library import library_file, passphrase
from trainer.library.keys import keep_key
from trainer.library.store import Library
from trainer.messages import LegacyText, Message
from trainer.plan import SessionPlan
from trainer.recording import Completion, Recording
from ui.commands.cli import main
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.bridge import Bridge
from ui.runtime.recorder import Recorder
from ui.runtime.worker import SessionWorker
from ui.services.maintenance import maintain_library
from ui.services.unsaved import remainders as unsaved
from ui.services.unsaved.fallback_folders import folders_in_use

pytestmark = pytest.mark.usefixtures("quick_keys")

KEY: Final = "four words nobody guesses"
SECRET: Final = "harder than yesterday"
PLAN: Final = SessionPlan(round_s=1_200.0)  # longer than any machine needs to fill the disk
SPEED: Final = 40.0
LEFT_BYTES: Final = 240_000  # less than a session needs, however seldom it is committed
WORDS: Final = ("session", "--source", "simulated:seed=1", "--speed", "max")
Written: TypeAlias = dict[str, list[Event]]


@pytest.fixture
def recorders() -> list[Recorder]:
    """Those that have been given an event."""
    return []


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, recorders: list[Recorder]) -> Written:
    """What each session gave to its recorder."""
    monkeypatch.setattr(library_file, "MIN_FREE_BYTES", 1)
    found: Written = {}
    write = Recorder.write

    def note(recorder: Recorder, event: Event) -> None:
        if recorder._session.id not in found:
            recorders.append(recorder)
        found.setdefault(recorder._session.id, []).append(event)
        write(recorder, event)

    monkeypatch.setattr(Recorder, "write", note)
    return found


@pytest.fixture
def forgetting() -> Iterator[Callable[[Path], Path]]:
    """After the test no passphrase is known."""
    folders: list[Path] = []

    def remember(folder: Path) -> Path:
        folders.append(folder)
        return folder

    yield remember
    for folder in folders:
        keep_key(folder, None)


def everything(folder: Path) -> Written:
    with Library.open(folder, write=False) as library:
        return {e.id: list(library.recording(e.id).events) for e in library.sessions()}


def readable_below(*folders: Path) -> list[Path]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if SECRET.encode() in path.read_bytes()]


def sit(qtbot: QtBot, folder: Path, then: Callable[[], None] = lambda: None) -> list[str]:
    """A short session in the window; `then` happens while it runs. What the person was told."""
    bridge = Bridge()
    bridge.is_painted.set()  # the library is opened at once
    sentences: list[str] = []
    bridge.troubled.connect(lambda trouble: sentences.append(to_english_paragraph(trouble)))
    worker = SessionWorker(PLAN, "simulated:seed=7", folder, bridge, rate=SPEED)
    qtbot.waitUntil(lambda: bridge.latest is not None and bridge.latest.t > 1.0)
    then()
    worker.post(NoteWritten(worker.now(), SECRET))
    worker.stop()
    qtbot.waitUntil(lambda: not worker._thread.is_alive())
    qtbot.wait(1)
    return sentences


@pytest.mark.parametrize("locked", [False, True])
def test_a_disk_that_fills_up_in_the_window_loses_nothing(
    tmp_path: Path,
    qtbot: QtBot,
    written: Written,
    recorders: list[Recorder],
    locked: bool,
    forgetting: Callable[[Path], Path],
) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        folder = forgetting(disk / "outbreath")
        Library.open(folder, write=True).close()
        if locked:
            passphrase.set_passphrase(folder, KEY)
        filling: list[Path] = []

        def fill_once_the_library_is_open() -> None:
            qtbot.waitUntil(lambda: recorders[-1].has_started, timeout=60_000)
            filling.append(fill(disk))

        told = sit(qtbot, folder, fill_once_the_library_is_open)
        (place,) = folders_in_use(folder)
        assert str(place) in told[-1]
        assert bool(readable_below(disk, place)) is not locked
        filling[0].unlink()
        assert "is in the library now" in sit(qtbot, folder)[0]
        assert len(written) == 2
        assert everything(folder) == written
        assert not list(folders_in_use(folder))


@pytest.mark.parametrize("locked", [False, True])
def test_a_disk_that_fills_up_in_the_terminal_loses_nothing(
    tmp_path: Path,
    written: Written,
    locked: bool,
    forgetting: Callable[[Path], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        folder = forgetting(disk / "outbreath")
        Library.open(folder, write=True).close()
        if locked:
            passphrase.set_passphrase(folder, KEY)
        (disk / "else").write_bytes(bytes(disk_usage(disk).free - LEFT_BYTES))
        typed = [*WORDS, "--library", str(folder), "--note", SECRET]
        assert main(typed) == 1
        assert "not all of it is in the library" in capsys.readouterr().err
        (place,) = folders_in_use(folder)
        assert not (locked and readable_below(place, disk))
        (disk / "else").unlink()
        assert maintain_library(folder)
        assert everything(folder) == written
        with Library.open(folder, write=False) as library:
            assert library.sessions()[0].ended is Completion.COMPLETED


def test_a_disk_that_can_only_be_read_keeps_nobody_from_a_pause_and_loses_nothing(
    tmp_path: Path, qtbot: QtBot, written: Written, forgetting: Callable[[Path], Path]
) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        folder = forgetting(disk / "outbreath")
        Library.open(folder, write=True).close()
        passphrase.set_passphrase(folder, KEY)
        only_for_reading(disk)
        told = sit(qtbot, folder)
        (place,) = folders_in_use(folder)
        assert str(place) in told[-1]
        assert readable_below(place) == []
        for_writing_again(disk)
        assert "is in the library now" in to_english_paragraph(maintain_library(folder))
        assert everything(folder) == written


def refuse_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written to this folder any more, though to others."""
    leave_in = unsaved._write_in

    def full(*_: object) -> None:
        raise LibraryError(
            LegacyText(f"The disk is full, so {folder} can't be saved: free some space.")
        )

    def only_elsewhere(place: Path, rest: Recording, key: str | None) -> Path:
        if place == folder:
            full()
        return leave_in(place, rest, key)

    monkeypatch.setattr(Library, "append", full)
    monkeypatch.setattr(unsaved, "_write_in", only_elsewhere)


@pytest.mark.parametrize(
    ("places", "locked"),
    [(0, False), (0, True), (1, False), (2, False), (3, False), (4, False), (4, True)],
)
def test_the_first_folder_that_takes_it_is_found_again(
    tmp_path: Path,
    written: Written,
    locked: bool,
    places: int,
    forgetting: Callable[[Path], Path],
) -> None:
    """State, data, cache, home, and at the very last the temporary folder."""
    folder = forgetting(tmp_path / "outbreath")
    Library.open(folder, write=True).close()
    if locked:
        passphrase.set_passphrase(folder, KEY)
    lasting = [tmp_path / name / "unsaved" / "mark" for name in ("s", "d", "c", "h")]
    for refusing in lasting[:places]:
        refusing.parent.parent.write_text("a file where the folder should be")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.services.unsaved.fallback_folders.lasting_folders", lambda _: lasting)
        (tmp_path / "tmp").mkdir()
        patch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
        with pytest.MonkeyPatch.context() as full:
            refuse_in(folder, full)
            text = record(folder)
        (place,) = folders_in_use(folder)
        assert place == lasting[places] if places < 4 else place.parent == tmp_path / "tmp"
        assert ("when the computer restarts" in text) is (places == 4)
        assert {path.stat().st_mode & 0o777 for path in place.iterdir()} == {0o600}
        assert place.stat().st_mode & 0o777 == 0o700
        assert bool(readable_below(place)) is not locked
        assert "is in the library now (a)" in to_english_paragraph(maintain_library(folder))
        assert everything(folder) == written
        assert not list(folders_in_use(folder))


def record(folder: Path) -> str:
    """A session whose events the library does not take; the last thing said."""
    told: list[tuple[Message, ...]] = []
    session = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
    recorder = Recorder(folder, session, told.append)
    recorder.start()
    for i in range(50):
        recorder.write(Beat(float(i), 800.0))
    recorder.write(NoteWritten(50.0, SECRET))
    recorder.finish(Completion.EARLY, {})
    assert not recorder.stop()
    return to_english_paragraph(told[-1])


def test_what_is_left_of_one_library_is_never_taken_into_another(
    tmp_path: Path, written: Written
) -> None:
    for name in ("anna", "ben"):
        Library.open(tmp_path / name, write=True).close()
    with pytest.MonkeyPatch.context() as full:
        refuse_in(tmp_path / "anna", full)
        record(tmp_path / "anna")
    assert maintain_library(tmp_path / "ben") == ()
    assert everything(tmp_path / "ben") == {}
    assert "is in the library now (a)" in to_english_paragraph(maintain_library(tmp_path / "anna"))


def test_a_library_that_is_gone_leaves_nothing_readable_if_it_was_locked(
    tmp_path: Path, written: Written, forgetting: Callable[[Path], Path]
) -> None:
    folder = forgetting(tmp_path / "outbreath")
    Library.open(folder, write=True).close()
    passphrase.set_passphrase(folder, KEY)
    session = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
    recorder = Recorder(folder, session, lambda _: None)
    recorder.start()
    folder.rename(tmp_path / "elsewhere")
    recorder.write(NoteWritten(0.0, SECRET))
    assert not recorder.stop()
    assert readable_below(tmp_path) == []
    assert not folder.exists()
    (tmp_path / "elsewhere").rename(folder)
    maintain_library(folder)
    assert everything(folder) == written


def test_there_is_room_again_at_the_end_of_a_session_that_began_without(
    tmp_path: Path, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "outbreath"
    session = Recording("a", "2026-11-21T20:50:17+00:00", "none", None, None, ())
    recorder = Recorder(folder, session, lambda _: None)
    monkeypatch.setattr(library_file, "MIN_FREE_BYTES", 1 << 60)
    with refused(LibraryError, match="of disk space left"):
        recorder.start()
    recorder.write(Beat(0.8, 800.0))
    monkeypatch.setattr(library_file, "MIN_FREE_BYTES", 1)
    assert recorder.stop()
    assert everything(folder) == written
