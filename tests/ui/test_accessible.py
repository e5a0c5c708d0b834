"""Whoever cannot see the window hears what is in it; whoever has only a keyboard sees where it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.practice_room import Day, PracticeRoom, put
from ui.screens.key_map import KeyMap
from ui.screens.screen import Screen
from ui.settings import Settings, SettingsFile
from ui.widgets.panel import Pressable
from ui.widgets.session_picture import SessionPicture
from ui.widgets.sheet import Sheet

Key = Qt.Key
Role = QAccessible.Role
NOTHING = (Role.NoRole, Role.Client, Role.Border)
BY_TAB = int(Qt.FocusPolicy.TabFocus.value)
AROUND = 7  # pixels that a ring may take round a widget
PLACES: dict[str, tuple[Key, ...]] = {
    "home": (),
    "map of keys": (Key.Key_Question,),
    "settings": (Key.Key_O,),
    "about": (Key.Key_O, Key.Key_A),
    "breath": (Key.Key_B,),
    "resonance": (Key.Key_B, Key.Key_R),
    "sensor": (Key.Key_S,),
    "lock": (Key.Key_L,),
    "past": (Key.Key_H,),
    "compare": (Key.Key_H, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_C),
    "deleting": (Key.Key_H, Key.Key_Delete),
    "replay": (Key.Key_H, Key.Key_R),
    "review": (Key.Key_H, Key.Key_Return),
    "figures": (Key.Key_H, Key.Key_Return, Key.Key_F),
    "copy": (Key.Key_H, Key.Key_Return, Key.Key_F, Key.Key_E),
    "note": (Key.Key_H, Key.Key_Return, Key.Key_N),
    "say more": (Key.Key_H, Key.Key_Return, Key.Key_T),
    "practice": (Key.Key_P,),
    "audit": (Key.Key_P, Key.Key_C),
    "feeling": (Key.Key_P, Key.Key_N),
    "trends": (Key.Key_P, Key.Key_T),
    "ladder": (Key.Key_P, Key.Key_L),
    "why": (Key.Key_P, Key.Key_W),
    "report": (Key.Key_P, Key.Key_R),
    "keep": (Key.Key_P, Key.Key_R, Key.Key_E),
    "pause": (Key.Key_Space,),
}


@pytest.fixture(autouse=True)
def somebody_listens() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[PracticeRoom]:
    put(tmp_path, *(Day(n, prediction="they leave", sure_percent=70) for n in range(7)))
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True))
    made = PracticeRoom(qtbot, tmp_path, settings)
    yield made
    made.close()


@pytest.fixture(params=PLACES)
def page(home: PracticeRoom, request: pytest.FixtureRequest) -> QWidget:
    """A screen, or what lies over it, as one comes to it by keys alone."""
    home.press(*PLACES[request.param])
    if request.param == "pause":
        home.at(40.0)
    shown = home.window.pages.current
    assert isinstance(shown, Screen)
    over = [w for w in shown.findChildren(QWidget) if isinstance(w, Sheet | KeyMap)]
    return next((layer for layer in over if layer.isVisible()), shown)


def interactive(page: QWidget) -> list[QWidget]:
    parts = [page, *page.findChildren(QWidget)] if isinstance(page, KeyMap) else []
    parts += page.findChildren(QWidget)
    return [w for w in parts if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]


def role(widget: QWidget) -> Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_everything_that_can_be_used_has_a_name_and_says_what_it_is(page: QWidget) -> None:
    parts = interactive(page)
    assert parts
    assert [type(w).__name__ for w in parts if not w.accessibleName().strip()] == []
    assert [type(w).__name__ for w in parts if role(w) in NOTHING] == []


def test_what_was_chosen_is_heard_to_be(page: QWidget) -> None:
    for part in page.findChildren(Pressable):
        state = QAccessible.queryAccessibleInterface(part).state()
        assert bool(state.checked) is part.chosen, part.text()
        if part.isCheckable():
            expected = Role.RadioButton if part.one_of_many else Role.CheckBox
            assert role(part) is expected, part.text()


def stops(page: QWidget, key: Key) -> tuple[list[QWidget], list[QImage]]:
    """Where Tab leads, round and round, and how the window looks at each stop."""
    held: list[QWidget] = []
    pictures: list[QImage] = []
    for _ in range(90):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        assert now is not None
        if held and now is held[0]:
            break
        held.append(now)
        pictures.append(page.window().grab().toImage())
    else:
        raise AssertionError("Tab does not come round")
    return held, pictures


def around(widget: QWidget) -> QRect:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_goes_through_all_of_it_and_each_stop_is_seen(page: QWidget, key: Key) -> None:
    if isinstance(page, KeyMap):
        return  # any key closes it, Tab too
    held, pictures = stops(page, key)
    inside = [w for w in held if page.isAncestorOf(w)]
    assert inside == held, [type(w).__name__ for w in held if w not in inside]
    wanted = {
        w
        for w in page.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and int(w.focusPolicy().value) & BY_TAB
    }
    assert {type(w).__name__ for w in wanted - set(held)} == set()
    if len(held) == 1:
        return
    for n, widget in enumerate(held):
        with_it, without = pictures[n], pictures[(n + 1) % len(held)]
        box = around(widget)
        assert with_it.copy(box) != without.copy(box), f"nothing shows at {type(widget).__name__}"


def test_with_the_map_open_nothing_behind_it_hears_a_key(home: PracticeRoom) -> None:
    home.press(Key.Key_Question, Key.Key_Tab)
    assert home.window.home._map is None
    assert home.screen == "HomeScreen"
    home.press(Key.Key_Question)
    shown = home.window.home._map
    assert shown is not None
    home.press(Key.Key_Tab, Key.Key_Question)
    assert home.sittings == []


def test_a_line_of_the_map_is_pressed_with_the_mouse(home: PracticeRoom) -> None:
    home.press(Key.Key_Question)
    shown = home.window.home._map
    assert shown is not None
    shown.grab()
    line = next(i for i, (cap, _) in enumerate(shown.lines) if cap == "H")
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown._places[line].center().toPoint())
    home.settle()
    assert home.screen == "PastScreen"


def test_a_page_that_is_turned_and_trouble_that_comes_are_said(
    home: PracticeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    for place in ("ui.main_window", "ui.widgets.notice"):
        monkeypatch.setattr(f"{place}.announce", lambda _, words: said.append(words))
    home.press(Key.Key_P)
    assert said == ["The practice"]
    assert home.window.pages.current is not None
    assert home.window.pages.current.accessibleName() == "The practice"
    home.window.notice.tell("The strap was lost, and is looked for.")
    home.window.notice.tell("The strap was lost, and is looked for.")
    assert said[1:] == ["The strap was lost, and is looked for."]
    home.press(Key.Key_Escape, Key.Key_Space)
    home.at(301.0)
    assert said[-1] == "You waited five minutes."
    home.press(Key.Key_P)
    home.settle()
    assert said[-1].startswith("You waited five minutes.")


def test_a_picture_that_can_be_walked_is_told_as_a_picture(home: PracticeRoom) -> None:
    home.press(Key.Key_H, Key.Key_Return)
    page = home.window.pages.current
    assert page is not None
    picture = page.findChild(SessionPicture)
    assert picture is not None
    assert role(picture) is Role.Graphic
