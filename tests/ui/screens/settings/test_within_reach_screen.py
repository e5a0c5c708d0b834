"""Within reach: each setting is saved at once, and what cannot be is said beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.practice_window import LibraryUser
from ui.screens.settings.within_reach import WithinReachScreen
from ui.settings import Settings, SettingsFile

Key = Qt.Key


@pytest.fixture(autouse=True)
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.settings.within_reach.has_tray", lambda: True)


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    stored = SettingsFile(tmp_path)
    stored.change(Settings(met=True))
    made = LibraryUser(qtbot, tmp_path, stored)
    made.press(Key.Key_O, Key.Key_R)
    yield made
    made.close()


def page(user: LibraryUser) -> WithinReachScreen:
    shown = user.window.pages.current
    assert isinstance(shown, WithinReachScreen)
    return shown


def type_into(user: LibraryUser, name: str, text: str) -> None:
    field = page(user).fields[name]
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    user.press(Key.Key_Return)


def test_a_choice_is_saved_at_once(user: LibraryUser) -> None:
    changes: list[bool] = []
    user.window.settings_changed.connect(lambda: changes.append(True))
    user.press(Key.Key_Right)
    assert user.window.settings.now.tray
    user.press(Key.Key_Down, Key.Key_Left)
    assert not user.window.settings.now.end_notice
    assert len(changes) == 2
    assert SettingsFile(user.folder).now == user.window.settings.now


def test_times_are_tidied_and_saved(user: LibraryUser) -> None:
    type_into(user, "reminders", "9 pm, 8:30")
    assert page(user).fields["reminders"].text() == "08:30, 21:00"
    assert SettingsFile(user.folder).now.reminders == "08:30, 21:00"


def test_what_is_no_time_is_said_beside_it_and_changes_nothing(user: LibraryUser) -> None:
    type_into(user, "reminders", "8:30")
    type_into(user, "reminders", "later")
    assert "“later” isn't a time of day" in page(user).notes["reminders"].text()
    assert page(user).fields["reminders"].text() == "later"
    assert user.window.settings.now.reminders == "08:30"
    type_into(user, "reminders", "")
    assert user.window.settings.now.reminders == ""
    assert "isn't a time of day" not in page(user).notes["reminders"].text()


def test_commands_are_saved_as_they_were_typed(user: LibraryUser) -> None:
    type_into(user, "at_begin", "lights 'very low'")
    type_into(user, "at_end", "lights 'on")
    assert user.window.settings.now.at_begin == "lights 'very low'"
    assert user.window.settings.now.at_end == ""
    assert "isn't a command" in page(user).notes["commands"].text()


def test_what_was_typed_is_saved_when_one_leaves(user: LibraryUser) -> None:
    field = page(user).fields["at_end"]
    field.setFocus()
    QTest.keyClicks(field, "lights on")
    user.press(Key.Key_Escape)
    assert user.window.screen_name == "SettingsScreen"
    assert user.window.settings.now.at_end == "lights on"


def test_every_setting_is_reached_by_arrows_and_by_tab(user: LibraryUser) -> None:
    seen = []
    for _ in range(5):
        seen.append(user.window.focusWidget())
        user.press(Key.Key_Down)
    seen.append(user.window.focusWidget())
    screen = page(user)
    for row in screen.rows.values():
        assert any(row.isAncestorOf(widget) for widget in seen if widget is not None)
    for field in screen.fields.values():
        assert field in seen


def test_without_a_tray_it_says_what_closing_does(
    user: LibraryUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.settings.within_reach.has_tray", lambda: False)
    page(user).refresh()
    assert not page(user).rows["tray"].isEnabled()
    assert "closing the window quits" in page(user).notes["tray"].text()
    user.press(Key.Key_Escape, Key.Key_R)
    assert page(user).rows["end_notice"].isAncestorOf(user.window.focusWidget())


def test_what_the_desktop_said_to_the_key_is_shown(user: LibraryUser) -> None:
    page(user).rows["shortcut"].choices["yes"].click()
    about = page(user).notes["shortcut"].text()
    user.window.show_shortcut(False)
    assert "outbreath --start" in page(user).notes["shortcut"].text()
    user.window.show_shortcut(True)
    assert page(user).notes["shortcut"].text() == "The desktop has set up a key."
    page(user).rows["shortcut"].choices["no"].click()
    assert page(user).notes["shortcut"].text() == about
