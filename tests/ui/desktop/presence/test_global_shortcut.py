"""The key that starts a pause from anywhere, as far as the desktop lends one."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desktop.presence.session_bus import Desktop
from ui.desktop.presence.global_shortcut import SHORTCUT_ID, GlobalShortcut
from ui.desktop.presence.session_bus import SessionBus


class Key:
    def __init__(self, bus: SessionBus) -> None:
        self.presses: list[str] = []
        self.settled: list[bool] = []
        self.shortcut = GlobalShortcut(bus, "org.example.app", "Start a pause")
        self.shortcut.pressed.connect(self.presses.append)
        self.shortcut.settled.connect(self.settled.append)


@pytest.fixture
def key(bus: SessionBus) -> Key:
    return Key(bus)


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=60_000)


def test_the_desktop_is_asked_once_and_its_key_starts_a_pause(
    desktop: Desktop, key: Key, qtbot: QtBot
) -> None:
    key.shortcut.bind()
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [True])
    members = [member for member, _ in desktop.asked()]
    assert members == ["Register", "CreateSession", "BindShortcuts"]
    session, shortcuts, parent, _ = desktop.asked()[-1][1]
    assert session.startswith("/org/freedesktop/portal/desktop/session/")
    trigger = {"description": "Start a pause", "preferred_trigger": "LOGO+ALT+b"}
    assert shortcuts == [[SHORTCUT_ID, trigger]]
    assert parent == ""
    desktop.order("press", id=SHORTCUT_ID, token="forward")
    until(qtbot, lambda: key.presses == ["forward"])


def test_the_keys_of_others_start_nothing(
    desktop: Desktop, key: Key, bus: SessionBus, qtbot: QtBot
) -> None:
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [True])
    arrived: list[object] = []
    bus.arrived.connect(arrived.append)
    desktop.order("press", id="other", token="")
    desktop.order("press", id=SHORTCUT_ID, token="", session="/org/freedesktop/portal/other")
    until(qtbot, lambda: len(arrived) == 2)
    assert key.presses == []


def test_a_person_who_declines_is_not_asked_again(desktop: Desktop, key: Key, qtbot: QtBot) -> None:
    desktop.order("respond", status=1)
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [False])
    assert [member for member, _ in desktop.asked()] == ["Register", "CreateSession"]


def test_an_older_portal_needs_no_registration(desktop: Desktop, key: Key, qtbot: QtBot) -> None:
    desktop.order("refuse", members=["Register"])
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [True])


@pytest.mark.parametrize("refused", ["CreateSession", "BindShortcuts"])
def test_a_portal_without_shortcuts_is_said_once(
    desktop: Desktop, key: Key, qtbot: QtBot, refused: str
) -> None:
    desktop.order("refuse", members=[refused])
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [False])


@pytest.mark.usefixtures("no_bus")
def test_without_a_bus_there_is_no_key(key: Key, qtbot: QtBot) -> None:
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [False])


def test_given_back_it_does_nothing_and_can_be_asked_for_again(
    desktop: Desktop, key: Key, qtbot: QtBot
) -> None:
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [True])
    key.shortcut.release()
    key.shortcut.release()
    until(qtbot, lambda: desktop.asked()[-1][0] == "Close")
    desktop.order("press", id=SHORTCUT_ID, token="")
    key.shortcut.bind()
    until(qtbot, lambda: key.settled == [True, True])
    assert key.presses == []
