"""Whoever has only a keyboard comes to everything, in the order of reading, and sees where they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import PLACES, Key, come_to, focused_widget, on_top, shown
from tests.ui.practice_window import LibraryUser
from ui.screens.screen import Screen
from ui.widgets.controls.button import Button
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.key_bar import KeyCap
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.controls.rating_scale import RatingKey
from ui.widgets.controls.word_picker import WordButton
from ui.widgets.layout.dialog import OverlayDialog

BY_TAB = int(Qt.FocusPolicy.TabFocus.value)
AROUND = 7  # pixels that a ring may take round a widget
EDGE = 20  # in so many pixels, one side of it
MOST = 90  # stops, of a screen
WALKED = [place for place in PLACES if place != "map of keys"]  # any key closes that, Tab too
STEPS = 14
GROUPS = (
    "audit with lines",
    "breath",
    "past of two kinds",
    "copy",
    "keep",
    "add details",
    "trend figures",
    "why",
    "report",
    "pause",
    "reassess",
)
"""Places with parts that Tab stops at once for all; `test_room.py` goes through those of the settings."""


@pytest.fixture
def somewhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[LibraryUser]:
    if request.param == "lock that is shut":
        monkeypatch.setattr("ui.services.lock.Lock.needs_passphrase", property(lambda _: True))
    made = come_to(request.param, qtbot, tmp_path)
    yield made
    made.close()


def press(key: Key) -> QWidget:
    QTest.keyClick(focused_widget(), key)
    QApplication.processEvents()
    return focused_widget()


@dataclass(frozen=True)
class Stop:
    widget: QWidget
    is_seen: bool


def round_trip(page: QWidget, key: Key) -> list[Stop]:
    """Where Tab leads until it comes round."""
    stops: list[Stop] = []
    for _ in range(MOST):
        now = press(key)
        if stops and now is stops[0].widget:
            return stops
        stops.append(Stop(now, is_seen(now)))
    raise AssertionError("Tab does not come round")


def is_seen(widget: QWidget) -> bool:
    """Does the window look another way while it has the keyboard, there where it is? A ring is whole."""
    box = box_of(widget).adjusted(-AROUND, -AROUND, AROUND, AROUND) & widget.window().rect()
    with_it = widget.window().grab(box).toImage()
    widget.clearFocus()
    without = widget.window().grab(box).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not isinstance(widget, Choice | WordButton | RatingKey | MenuRow):
        return with_it != without
    middle = QRect(QPoint(0, 0), box.size()).center()
    across = [
        with_it.pixel(x, middle.y()) != without.pixel(x, middle.y()) for x in range(box.width())
    ]
    down = [
        with_it.pixel(middle.x(), y) != without.pixel(middle.x(), y) for y in range(box.height())
    ]
    return all(any(side) for line in (across, down) for side in (line[:EDGE], line[-EDGE:]))


def box_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def named(widgets: Iterable[QWidget]) -> list[str]:
    return [f"{type(widget).__name__} {widget.accessibleName()}" for widget in widgets]


@pytest.mark.parametrize("somewhere", WALKED, indirect=True)
def test_tab_goes_through_all_of_it_there_and_back_and_each_stop_is_seen(
    somewhere: LibraryUser,
) -> None:
    page = on_top(somewhere)
    stops, back = round_trip(page, Key.Key_Tab), round_trip(page, Key.Key_Backtab)
    there = [stop.widget for stop in stops]
    assert named(part for part in there if not page.isAncestorOf(part)) == []
    assert named(part for part in page.findChildren(QWidget) if missed(part, there)) == []
    assert named(stop.widget for stop in stops + back if not stop.is_seen) == []
    returned = from_first([stop.widget for stop in back], there[-1])
    assert named(returned) == named(reversed(there))
    there = from_first(there, first_of(page, there))
    caps = [isinstance(part, KeyCap) for part in there]
    assert caps == sorted(caps), named(there)
    for one, other in pairwise(part for part in there if not isinstance(part, KeyCap)):
        assert reads_on(place_of(one), place_of(other)), named([one, other])


def missed(part: QWidget, stops: Sequence[QWidget]) -> bool:
    """Whatever Tab can be brought to, and every cap, also where one of a few is chosen."""
    by_tab = bool(int(part.focusPolicy().value) & BY_TAB) or isinstance(part, KeyCap)
    return by_tab and part.isVisible() and part.isEnabled() and part not in stops


def from_first(widgets: list[QWidget], first: QWidget) -> list[QWidget]:
    at = widgets.index(first)
    return widgets[at:] + widgets[:at]


def first_of(page: QWidget, stops: list[QWidget]) -> QWidget:
    """After the map of keys, which is the last of a screen, or the topmost of a sheet."""
    if not isinstance(page, Screen):
        return min(stops, key=lambda part: (place_of(part).top(), part.x()))
    assert page.bar.corner in stops
    return stops[(stops.index(page.bar.corner) + 1) % len(stops)]


def place_of(part: QWidget) -> QRect:
    """In the window, as if nothing had been scrolled."""
    above: QWidget | None = part
    while above is not None and not isinstance(above.parent(), QScrollArea):
        above = above.parentWidget()
    inside = above.findChild(QWidget) if above is not None else None
    if above is None or inside is None:
        return box_of(part)
    return QRect(part.mapTo(inside, QPoint(0, 0)) + box_of(above).topLeft(), part.size())


def reads_on(one: QRect, other: QRect) -> bool:
    """The other is below, or beside it to the right."""
    is_beside = one.top() < other.bottom() and other.top() < one.bottom()
    return one.left() < other.left() if is_beside else one.top() < other.top()


@pytest.mark.parametrize("somewhere", GROUPS, indirect=True)
def test_what_tab_passes_by_the_arrows_reach(somewhere: LibraryUser) -> None:
    page = on_top(somewhere)
    stops = [stop.widget for stop in round_trip(page, Key.Key_Tab)]
    there = [part for part in page.findChildren(Button) if part.isVisible()]
    passed = [part for part in there if part.isEnabled() and part not in stops]
    assert passed
    beside = {part.parentWidget() for part in passed}
    starts = [stop for stop in stops if stop.parentWidget() in beside]
    reached = {part for stop in starts for part in walked_by_arrows(stop)}
    assert named(part for part in passed if part not in reached) == []


def walked_by_arrows(stop: QWidget) -> set[QWidget]:
    result = {stop}
    for key in (Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Up):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        result |= {press(key) for _ in range(STEPS)}
    return result


@pytest.mark.parametrize("somewhere", ["copy", "note", "deleting", "add details"], indirect=True)
def test_a_sheet_keeps_the_keyboard_and_gives_it_back(somewhere: LibraryUser) -> None:
    export_dialog = on_top(somewhere)
    assert isinstance(export_dialog, OverlayDialog)
    for key in (Key.Key_Tab, Key.Key_Backtab):
        stops = [
            part
            for part in export_dialog.findChildren(QWidget)
            if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        assert all(export_dialog.isAncestorOf(press(key)) for _ in range(2 * len(stops) + 2))
    somewhere.press(Key.Key_Escape)
    assert on_top(somewhere) is shown(somewhere)
    assert not export_dialog.isAncestorOf(focused_widget())
    assert focused_widget().isVisible()


@pytest.mark.parametrize("somewhere", ["pause whose keys have faded"], indirect=True)
def test_keys_that_have_faded_are_seen_again_when_tab_comes_to_them(
    somewhere: LibraryUser,
) -> None:
    bar = somewhere.window.pause.bar
    assert bar.caps[0].opacity == 0.0
    bar.caps[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.caps[0].opacity == 1.0
