"""The map of a screen's keys: nothing behind it hears a key, and a mouse comes to every key by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import Key, come_to, on_top, shown
from tests.ui.practice_window import LibraryUser
from ui.screens.key_help import MIN_ROW_HEIGHT_PX, KeyHelp
from ui.style.theme import scaled_px

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = come_to("home", qtbot, tmp_path)
    yield made
    made.close()


def opened(home: LibraryUser) -> KeyHelp:
    home.press(Key.Key_Question)
    over = on_top(home)
    assert isinstance(over, KeyHelp)
    assert over.hasFocus()
    return over


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab, Key.Key_Space, Key.Key_Question])
def test_with_the_map_open_nothing_behind_it_hears_a_key(home: LibraryUser, key: Key) -> None:
    over = opened(home)
    home.press(Key.Key_Shift)
    assert over.hasFocus()
    home.press(key)
    assert on_top(home) is home.window.home
    assert home.window.home.begin.hasFocus()
    assert home.sessions == []


def test_from_the_map_the_keyboard_goes_back_to_where_it_was(home: LibraryUser) -> None:
    home.press(Key.Key_Tab, Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not home.window.home.begin
    opened(home)
    home.press(Key.Key_Escape)
    assert QApplication.focusWidget() is focused


def test_no_key_is_listed_twice(home: LibraryUser) -> None:
    caps = [caps for caps, _ in opened(home).lines]
    assert len(caps) == len(set(caps))
    assert "F7" in caps


def line_of(over: KeyHelp, cap: str) -> QPoint:
    over.grab()
    line = next(i for i, (caps, _) in enumerate(over.lines) if caps.split()[0] == cap)
    row = over._line_boxes[line]
    return row.center().toPoint()


@pytest.mark.parametrize(
    ("cap", "button", "screen"),
    [
        ("H", LEFT, "HistoryScreen"),
        ("L", LEFT, "LockScreen"),
        ("H", Qt.MouseButton.RightButton, "HomeScreen"),
        ("Tab", LEFT, "HomeScreen"),
    ],
)
def test_a_line_of_the_map_is_pressed_with_the_mouse(
    home: LibraryUser, cap: str, button: Qt.MouseButton, screen: str
) -> None:
    home.window.resize(640, 480)
    over = opened(home)
    QTest.mouseClick(over, button, pos=line_of(over, cap))
    home.settle()
    assert (home.screen, on_top(home)) == (screen, shown(home))


def test_a_line_that_can_be_pressed_lights_up_under_the_mouse(home: LibraryUser) -> None:
    over = opened(home)
    for cap, lit in (("H", True), ("Tab", False)):
        spot, dark = line_of(over, cap), over.grab().toImage()
        QTest.mouseMove(over, spot)
        home.settle()
        assert (over.grab().toImage() != dark) is lit
        assert (over.cursor().shape() is Qt.CursorShape.PointingHandCursor) is lit
        QTest.mouseMove(over, QPoint(2, 2))
        home.settle()


@pytest.mark.parametrize("size", [(300, 200), (400, 300), (640, 480)])
def test_in_the_smallest_window_a_mouse_comes_to_every_key(
    home: LibraryUser, size: tuple[int, int]
) -> None:
    home.window.resize(*size)
    home.settle()
    bar = home.window.home.bar
    assert bar.corner is not None
    assert bar.corner.isVisible()
    seen = [cap.geometry() for cap in (*bar.caps, bar.corner) if cap.isVisible()]
    assert all(bar.rect().contains(box) for box in seen)
    assert not any(a.intersects(b) for a in seen for b in seen if a is not b)


@pytest.fixture
def large(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    made = come_to("settings in large letters", qtbot, tmp_path)
    made.press(Key.Key_Escape)
    yield made
    made.close()


def seen_lines(over: KeyHelp) -> list[str]:
    over.grab()
    places = zip(over.lines, over._line_boxes, strict=True)
    return [caps for (caps, _), place in places if place.height() > 0.0]


def test_large_letters_stay_large_and_the_lines_roll(large: LibraryUser) -> None:
    over = opened(large)
    first = seen_lines(over)
    assert len(first) < len(over.lines)
    assert max(place.height() for place in over._line_boxes) >= scaled_px(MIN_ROW_HEIGHT_PX)
    seen = set(first)
    for _ in over.lines:
        large.press(Key.Key_Down)
        seen |= set(seen_lines(over))
    assert seen == {caps for caps, _ in over.lines}
    assert seen_lines(over)[-1] == over.lines[-1][0]
    large.press(*[Key.Key_PageUp] * 9)
    assert seen_lines(over) == first
    large.press(Key.Key_X)
    assert on_top(large) is large.window.home


def test_a_line_that_was_rolled_to_is_pressed_where_it_stands(large: LibraryUser) -> None:
    over = opened(large)
    while not any(line.startswith("O  ,") for line in seen_lines(over)):
        large.press(Key.Key_Down)
    QTest.mouseClick(over, LEFT, pos=line_of(over, "O"))
    large.settle()
    assert large.screen == "SettingsScreen"


def test_a_wheel_rolls_the_lines(large: LibraryUser) -> None:
    over = opened(large)
    first = seen_lines(over)
    spot = QPointF(over.rect().center())
    for way, moved in ((-120, True), (120, False)):
        wheel = QWheelEvent(
            spot, over.mapToGlobal(spot), QPoint(), QPoint(0, way), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(over, wheel)
        assert (seen_lines(over) != first) is moved


def test_the_scroll_bar_of_the_map_can_be_taken(home: LibraryUser) -> None:
    home.window.resize(300, 200)
    home.settle()
    over = opened(home)
    over.grab()
    assert over._can_scroll
    track = over._bar_track
    top, bottom = QPointF(track.center().x(), track.top() + 4), track.bottomLeft()
    QTest.mousePress(over, LEFT, pos=top.toPoint())
    QTest.mouseMove(over, QPoint(round(top.x()), round(bottom.y())))
    over.grab()
    grid = over._grid()
    assert over._first_row == grid.rows - grid.seen
    QTest.mouseMove(over, top.toPoint())
    assert over._first_row == 0
    QTest.mouseRelease(over, LEFT, pos=top.toPoint())
    assert on_top(home) is over
    QTest.mouseMove(over, QPoint(round(top.x()), round(bottom.y())))
    assert over._first_row == 0
