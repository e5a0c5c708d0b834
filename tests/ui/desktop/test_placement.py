"""The window opens where it was closed, within a screen that is there."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.desktop_file import NAME, DesktopFile, WindowPlace
from ui.desktop.placement import WindowPlacement, find_screen, fit_window

LAPTOP = QRect(0, 0, 1280, 800)
FRAME = QMargins(2, 30, 2, 2)
USUAL = QSize(640, 480)


def test_a_window_as_large_as_the_screen_leaves_room_for_its_frame() -> None:
    assert fit_window(LAPTOP, LAPTOP, FRAME) == QRect(2, 30, 1276, 768)


def test_a_window_that_fits_stays_where_it_is() -> None:
    box = QRect(100, 120, 640, 480)
    assert fit_window(box, LAPTOP, FRAME) == box


@given(
    *(st.integers(-5000, 5000) for _ in range(2)),
    *(st.integers(1, 9000) for _ in range(2)),
    *(st.integers(-3000, 3000) for _ in range(2)),
    *(st.integers(200, 4000) for _ in range(2)),
)
def test_every_window_lies_within_its_screen(
    x: int, y: int, width: int, height: int, left: int, top: int, wide: int, tall: int
) -> None:
    available = QRect(left, top, wide, tall)
    fitted = fit_window(QRect(x, y, width, height), available, FRAME)
    assert available.contains(fitted.marginsAdded(FRAME))
    assert fitted.width() <= width
    assert fitted.height() <= height


def test_the_screen_of_the_window_is_known_by_its_name() -> None:
    place = WindowPlace(1300, 10, 600, 400, "HDMI-1")
    screens = [("eDP-1", LAPTOP), ("HDMI-1", QRect(1280, 0, 1920, 1080))]
    assert find_screen(place, screens) == 1
    assert find_screen(place, screens[:1]) is None  # it was unplugged
    moved = [("eDP-1", QRect(1280, 0, 1280, 800))]
    assert find_screen(place, moved) == 0
    assert find_screen(place, []) is None


def test_a_place_that_is_nonsense_is_no_place(tmp_path: Path) -> None:
    for text in (
        "",
        "[]",
        "{",
        '{"window": 5}',
        '{"window": {"x": 1}}',
        '{"window": {"x": 0, "y": 0, "width": -5, "height": 10}}',
        '{"window": {"x": 0, "y": 0, "width": 1e400, "height": 10}}',
        '{"window": {"x": true, "y": 0, "width": 5, "height": 10}}',
        '{"window": {"x": 0, "y": 0, "width": 5, "height": 10, "screen": 7}}',
        '{"window": {"x": 0, "y": 0, "width": 5, "height": 10, "other": 7}}',
        '{"folders": {"save": 5, "open": ["x"]}}',
        "[" * 100_000,
    ):
        (tmp_path / NAME).write_text(text, encoding="utf-8")
        file = DesktopFile(tmp_path)
        assert file.place is None
        assert file.folder("save") is None


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    DesktopFile(tmp_path).set_place(WindowPlace(1, 2, 300, 200))
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert DesktopFile(tmp_path).place == WindowPlace(1, 2, 300, 200)


def test_who_stored_nothing_leaves_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "not there"
    DesktopFile(folder).set_place(WindowPlace(1, 2, 300, 200))
    assert not folder.exists()


def test_a_folder_that_is_gone_is_not_proposed(tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    DesktopFile(tmp_path).set_folder("save", folder)
    assert DesktopFile(tmp_path).folder("save") == folder
    folder.rmdir()
    assert DesktopFile(tmp_path).folder("save") is None


def test_a_place_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    file = DesktopFile(tmp_path)
    file.set_place(WindowPlace(1, 2, 300, 200))
    assert file.place == WindowPlace(1, 2, 300, 200)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_window_opens_where_it_was(tmp_path: Path, qtbot: QtBot, window: QWidget) -> None:
    placement = WindowPlacement(DesktopFile(tmp_path), USUAL)
    placement.open(window)
    window.setGeometry(60, 70, 500, 400)
    window.close()
    stored = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["window"]
    assert (stored["width"], stored["height"]) == (500, 400)

    again = QWidget()
    qtbot.addWidget(again)
    later = WindowPlacement(DesktopFile(tmp_path), USUAL)
    assert later.first_size == QSize(500, 400)
    later.open(again)
    assert again.geometry() == QRect(60, 70, 500, 400)


def test_a_maximized_window_is_maximized_again_and_has_its_size_when_it_is_not(
    tmp_path: Path, qtbot: QtBot, window: QWidget
) -> None:
    placement = WindowPlacement(DesktopFile(tmp_path), USUAL)
    placement.open(window)
    window.setGeometry(60, 70, 500, 400)
    window.showMaximized()
    window.close()
    again = QWidget()
    qtbot.addWidget(again)
    later = WindowPlacement(DesktopFile(tmp_path), USUAL)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert later.first_size == screen.size()
    later.open(again)
    assert again.isMaximized()
    again.showNormal()
    assert again.size() == QSize(500, 400)


def test_a_window_of_a_larger_screen_fits_into_this_one(
    tmp_path: Path, qtbot: QtBot, window: QWidget
) -> None:
    file = DesktopFile(tmp_path)
    file.set_place(WindowPlace(3000, 100, 2500, 1400, "gone"))
    WindowPlacement(file, USUAL).open(window)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


def test_a_window_that_lies_outside_after_its_screen_is_gone_comes_back(
    tmp_path: Path, qtbot: QtBot, window: QWidget
) -> None:
    placement = WindowPlacement(DesktopFile(tmp_path), USUAL)
    placement.open(window)
    window.setGeometry(5000, 4000, 640, 480)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(QGuiApplication.primaryScreen())  # as if another one was unplugged
    screen = QGuiApplication.primaryScreen().availableGeometry()
    qtbot.waitUntil(lambda: screen.contains(window.geometry()), timeout=60_000)
    window.setGeometry(0, 0, screen.width() + 300, screen.height() + 300)
    QGuiApplication.primaryScreen().availableGeometryChanged.emit(screen)
    qtbot.waitUntil(lambda: screen.contains(window.geometry()), timeout=60_000)
