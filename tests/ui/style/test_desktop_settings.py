"""The window follows the desktop at once: colours, contrast and motion. The bus and the portal are real code."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.devices.radio.bluez import Bus
from tests.ui.screens.settings.test_settings_screen import Home, open_window
from tests.ui.style import fake_portal
from ui.style import desktop_settings
from ui.style.desktop_settings import KEYS, DesktopSettings, has_session_bus

__all__ = ["open_window"]

APPEARANCE = "org.freedesktop.appearance"
GNOME = "org.gnome.desktop.interface"
WAIT_MS = 10_000


class Portal:
    """The fake portal in a process of its own."""

    def __init__(self, address: str, *values: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, fake_portal.__file__, address, *values],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def set(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[QDBusConnection]:
    daemon = Bus(tmp_path)
    yield QDBusConnection.connectToBus(daemon.address, str(tmp_path))
    QDBusConnection.disconnectFromBus(str(tmp_path))
    daemon.stop()


@pytest.fixture
def portal(bus: QDBusConnection, tmp_path: Path) -> Iterator[Callable[..., Portal]]:
    opened: list[Portal] = []

    def make(*values: str) -> Portal:
        opened.append(Portal(f"unix:path={tmp_path / 'bus'}", *values))
        return opened[-1]

    yield make
    for one in opened:
        one.stop()


def test_what_the_desktop_wishes_is_known_and_followed(
    qtbot: QtBot, bus: QDBusConnection, portal: Callable[..., Portal]
) -> None:
    made = portal(f"{APPEARANCE} color-scheme u 2", f"{APPEARANCE} contrast u 0")
    wishes = DesktopSettings()
    wishes.listen(bus)
    qtbot.waitUntil(lambda: len(wishes.values) == 2, timeout=WAIT_MS)
    assert (wishes.is_light, wishes.has_high_contrast, wishes.has_reduced_motion) == (
        True,
        False,
        None,
    )
    for line in ("color-scheme u 1", "contrast u 1", "reduced-motion u 1"):
        made.set(f"{APPEARANCE} {line}")
    qtbot.waitUntil(lambda: wishes.has_reduced_motion is True, timeout=WAIT_MS)
    assert (wishes.is_light, wishes.has_high_contrast) == (False, True)


def test_gnome_without_animations_is_a_wish_for_less_motion(
    qtbot: QtBot, bus: QDBusConnection, portal: Callable[..., Portal]
) -> None:
    made = portal(f"{GNOME} enable-animations b true")
    wishes = DesktopSettings()
    wishes.listen(bus)
    qtbot.waitUntil(lambda: wishes.has_reduced_motion is False, timeout=WAIT_MS)
    made.set(f"{GNOME} enable-animations b false")
    qtbot.waitUntil(lambda: wishes.has_reduced_motion is True, timeout=WAIT_MS)


def test_a_portal_that_answers_nonsense_is_as_good_as_none(
    qtbot: QtBot, bus: QDBusConnection, portal: Callable[..., Portal]
) -> None:
    made = portal(f"{APPEARANCE} contrast s high", f"{APPEARANCE} color-scheme u 77")
    wishes = DesktopSettings()
    wishes.listen(bus)
    qtbot.waitUntil(lambda: bool(wishes.values), timeout=WAIT_MS)
    made.set(f"{APPEARANCE} reduced-motion d 0.5")
    made.set(f"{APPEARANCE} contrast u 1")
    qtbot.waitUntil(lambda: wishes.has_high_contrast is True, timeout=WAIT_MS)
    assert (wishes.is_light, wishes.has_reduced_motion) == (None, None)


def test_without_a_portal_nothing_is_known_and_nothing_waits(
    qtbot: QtBot, bus: QDBusConnection
) -> None:
    wishes = DesktopSettings()
    wishes.listen(bus)
    qtbot.wait(50)
    assert wishes.values == {}


@given(
    st.sampled_from(KEYS),
    st.one_of(st.none(), st.integers(), st.booleans(), st.floats(), st.text(), st.binary()),
)
def test_whatever_a_setting_is_it_is_yes_no_or_not_known(
    key: tuple[str, str], value: object
) -> None:
    wishes = DesktopSettings()
    wishes.note(key, value)
    for result in (wishes.is_light, wishes.has_high_contrast, wishes.has_reduced_motion):
        assert result in (True, False, None)


def test_no_bus_is_started_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not has_session_bus("linux")
    (tmp_path / "bus").touch()
    assert has_session_bus("linux")
    assert not has_session_bus("win32")
    monkeypatch.setattr(desktop_settings, "has_session_bus", lambda: False)
    DesktopSettings().listen()


@pytest.mark.parametrize("in_pause", [False, True])
def test_the_window_takes_on_contrast_light_and_stillness_while_it_is_open(
    open_window: Callable[..., Home], in_pause: bool
) -> None:
    home = open_window()
    if in_pause:
        home.press(Qt.Key.Key_Space)
        home.at(20.0)
    wishes = home.window._appearance_controller._desktop
    for key, value in zip(KEYS[:3], (2, 1, 1), strict=True):
        wishes.note(key, value)
    home.settle()
    look = home.window.appearance
    assert (look.theme.name, look.calm) == ("contrast-light", True)
    for key in KEYS[:3]:
        wishes.note(key, 0)
    home.settle()
    look = home.window.appearance
    assert (look.theme.name, look.calm) == ("dark", False)
    assert home.screen == ("PauseScreen" if in_pause else "HomeScreen")
    if in_pause:
        home.at(300.0)
        assert home.screen == "ReassessScreen"


def test_who_comes_back_from_the_settings_of_the_system_finds_them_followed(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = open_window()
    home.window.show_notice("The library is being read.")
    app = home.window._appearance_controller
    app._look_again()
    assert home.window.notice.text == "The library is being read."
    monkeypatch.setattr("ui.style.appearance.prefers_reduced_motion", lambda: True)
    app._look_again()
    home.settle()
    assert home.window.appearance.calm
