"""Within reach: each setting is saved at once, and what cannot be is said beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.practice_window import PracticeRoom
from ui.screens.settings.within_reach import WithinReachScreen
from ui.settings import Settings, SettingsFile

Key = Qt.Key


@pytest.fixture(autouse=True)
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.settings.within_reach.has_tray", lambda: True)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[PracticeRoom]:
    kept = SettingsFile(tmp_path)
    kept.change(Settings(met=True))
    made = PracticeRoom(qtbot, tmp_path, kept)
    made.press(Key.Key_O, Key.Key_R)
    yield made
    made.close()


def page(room: PracticeRoom) -> WithinReachScreen:
    shown = room.window.pages.current
    assert isinstance(shown, WithinReachScreen)
    return shown


def type_into(room: PracticeRoom, name: str, text: str) -> None:
    field = page(room).fields[name]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    room.press(Key.Key_Return)


def test_a_choice_is_saved_at_once(room: PracticeRoom) -> None:
    changes: list[bool] = []
    room.window.settings_changed.connect(lambda: changes.append(True))
    room.press(Key.Key_Right)
    assert room.window.settings.now.tray
    room.press(Key.Key_Down, Key.Key_Left)
    assert not room.window.settings.now.end_notice
    assert len(changes) == 2
    assert SettingsFile(room.folder).now == room.window.settings.now


def test_times_are_tidied_and_saved(room: PracticeRoom) -> None:
    type_into(room, "reminders", "9 pm, 8:30")
    assert page(room).fields["reminders"].text() == "08:30, 21:00"
    assert SettingsFile(room.folder).now.reminders == "08:30, 21:00"


def test_what_is_no_time_is_said_beside_it_and_changes_nothing(room: PracticeRoom) -> None:
    type_into(room, "reminders", "8:30")
    type_into(room, "reminders", "later")
    assert "“later” isn't a time of day" in page(room).notes["reminders"].text()
    assert page(room).fields["reminders"].text() == "later"
    assert room.window.settings.now.reminders == "08:30"
    type_into(room, "reminders", "")
    assert room.window.settings.now.reminders == ""
    assert "isn't a time of day" not in page(room).notes["reminders"].text()


def test_commands_are_saved_as_they_were_typed(room: PracticeRoom) -> None:
    type_into(room, "at_begin", "lights 'very low'")
    type_into(room, "at_end", "lights 'on")
    assert room.window.settings.now.at_begin == "lights 'very low'"
    assert room.window.settings.now.at_end == ""
    assert "isn't a command" in page(room).notes["commands"].text()


def test_what_was_typed_is_saved_when_one_leaves(room: PracticeRoom) -> None:
    field = page(room).fields["at_end"]
    field.setFocus()
    QTest.keyClicks(field, "lights on")
    room.press(Key.Key_Escape)
    assert room.window.screen_name == "SettingsScreen"
    assert room.window.settings.now.at_end == "lights on"


def test_every_setting_is_reached_by_arrows_and_by_tab(room: PracticeRoom) -> None:
    seen = []
    for _ in range(5):
        seen.append(room.window.focusWidget())
        room.press(Key.Key_Down)
    seen.append(room.window.focusWidget())
    screen = page(room)
    for row in screen.rows.values():
        assert any(row.isAncestorOf(widget) for widget in seen if widget is not None)
    for field in screen.fields.values():
        assert field in seen


def test_without_a_tray_it_says_what_closing_does(
    room: PracticeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.settings.within_reach.has_tray", lambda: False)
    page(room).refresh()
    assert not page(room).rows["tray"].isEnabled()
    assert "closing the window quits" in page(room).notes["tray"].text()
    room.press(Key.Key_Escape, Key.Key_R)
    assert page(room).rows["end_notice"].isAncestorOf(room.window.focusWidget())


def test_what_the_desktop_said_to_the_key_is_shown(room: PracticeRoom) -> None:
    page(room).rows["shortcut"].choices["yes"].click()
    about = page(room).notes["shortcut"].text()
    room.window.show_shortcut(False)
    assert "outbreath --start" in page(room).notes["shortcut"].text()
    room.window.show_shortcut(True)
    assert page(room).notes["shortcut"].text() == "The desktop has set up a key."
    page(room).rows["shortcut"].choices["no"].click()
    assert page(room).notes["shortcut"].text() == about
