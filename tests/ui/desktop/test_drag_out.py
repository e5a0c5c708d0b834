"""What is dragged out of the window is written when it is dropped, where nobody else can read it."""

import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import come_to, shown
from ui.desktop.drag_out import LazyFile, private_folder, remove_private_folder
from ui.screens.history.history import HistoryScreen


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    remove_private_folder()


def test_the_file_is_made_when_it_is_asked_for_and_once() -> None:
    made: list[Path] = []

    def make(folder: Path) -> Path:
        made.append(folder / "mine.jsonl")
        made[-1].write_text("{}")
        return made[-1]

    data = LazyFile(make)
    assert data.hasUrls()
    assert not made
    assert [url.toLocalFile() for url in data.urls()] == [str(made[0])]
    assert [url.toLocalFile() for url in data.urls()] == [str(made[0])]
    assert len(made) == 1


def test_only_its_owner_can_look_into_the_folder_and_it_is_removed() -> None:
    folder = private_folder()
    for path in (folder, folder.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    remove_private_folder()
    assert not folder.parent.exists()


def test_what_cannot_be_written_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert LazyFile(lambda folder: folder / "x").urls() == []
    assert LazyFile(lambda _: None).urls() == []


def test_a_recording_of_the_history_comes_back_into_it(qtbot: QtBot, tmp_path: Path) -> None:
    user = come_to("past", qtbot, tmp_path)
    history = shown(user)
    assert isinstance(history, HistoryScreen)
    session_id = history.list.current_id
    assert session_id is not None
    assert history.list.make_recording is not None
    [url] = LazyFile(lambda folder: history._write_recording(session_id, folder)).urls()
    path = Path(url.toLocalFile())
    assert path.name == "outbreath-day-0006.jsonl"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"session_id" in path.read_bytes() or path.stat().st_size > 0
    user.close()
