"""Which heart is heard is chosen by keyboard, before a pause or in its middle; what is in the way is said."""

import asyncio
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from devices import registry
from devices.ble.messages import BluetoothOff, HeartRateOverBluetooth
from devices.ble.strap_memory import open_memory
from devices.serial.messages import ArduinoBoard
from devices.source import DiscoveredSensor, Obstacle
from tests.devices.radio.fake_memory import FakeMemory
from tests.devices.radio.packets import golden
from tests.devices.radio.virtual_air import Air, run_virtually
from tests.refusals import english_of
from tests.ui.conftest import WindowUser, leave
from trainer.events import (
    BatteryReported,
    Beat,
    Contact,
    ContactChanged,
    Link,
    LinkChanged,
    SourceChanged,
)
from trainer.library.store import Library
from ui.runtime.strap_task import StrapTask
from ui.screens.practice.help_pages import HelpScreen
from ui.screens.session.sensor import SensorScreen
from ui.screens.session.strap_memory import StrapMemoryScreen
from ui.services import strap_recordings
from ui.style.theme import DARK

Key = Qt.Key
STRAPS = [
    DiscoveredSensor("ble:AA:BB:CC:DD:EE:01", "Polar H10 01234567", HeartRateOverBluetooth(), -52),
    DiscoveredSensor("serial:/dev/ttyACM0", "Arduino Uno", ArduinoBoard()),
]
OFF = Obstacle("ble", BluetoothOff())


@pytest.fixture
def in_the_air(monkeypatch: pytest.MonkeyPatch) -> list[DiscoveredSensor]:
    """What a search finds; the search itself is the devices' own, and tested there."""
    there: list[DiscoveredSensor] = []

    async def find(
        seconds: float, over: threading.Event
    ) -> tuple[Sequence[DiscoveredSensor], Sequence[Obstacle]]:
        return list(there), [] if there else [OFF]

    monkeypatch.setattr(registry, "find_sensors", find)
    return there


def sensor(user: WindowUser) -> SensorScreen:
    screen = user.window.pages.current
    assert isinstance(screen, SensorScreen)
    return screen


def searched(user: WindowUser) -> SensorScreen:
    search = user.window.search
    search._task.stop(5.0)
    user.settle()
    return sensor(user)


def test_what_is_there_is_shown_and_connected_with_enter(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    in_the_air += STRAPS
    user.press(Key.Key_S)
    screen = searched(user)
    assert [c.text() for c in screen.sensor_choices] == ["Polar H10 01234567", "Arduino Uno"]
    assert (
        screen.sensor_choices[0].accessibleDescription() == "heart rate, Bluetooth · strong signal"
    )
    user.press(Key.Key_Return)
    assert screen.current.text() == "In use: AA:BB:CC:DD:EE:01"
    assert user.window.settings.now.source == "ble:AA:BB:CC:DD:EE:01"
    user.press(Key.Key_Escape)
    assert user.screen == "HomeScreen"


def test_the_simulated_heart_in_use_is_marked_whatever_its_options(qtbot: QtBot) -> None:
    screen = SensorScreen(DARK)
    qtbot.addWidget(screen)
    screen.show_source("simulated:seed=7,rsa=80")
    assert [choice.is_chosen for choice in screen.fixed_choices] == [False, True]
    screen.show_source("none")
    assert [choice.is_chosen for choice in screen.fixed_choices] == [True, False]


def test_what_is_in_the_way_is_said_with_what_to_do(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    user.press(Key.Key_S)
    screen = searched(user)
    assert screen.obstacles.text() == english_of(OFF.message)
    assert "works without one" in screen.state.text()
    in_the_air += STRAPS
    user.press(Key.Key_R)
    assert len(searched(user).sensor_choices) == 2
    assert screen.obstacles.text() == ""


def test_how_to_connect_a_sensor_is_told_and_left_to_the_search(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    user.press(Key.Key_S)
    searched(user).guide.click()
    page = user.window.pages.current
    assert isinstance(page, HelpScreen)
    assert page.page.toPlainText().startswith("Connect a sensor")
    for system in ("Linux.", "Windows.", "macOS."):
        assert system in page.page.toPlainText()
    user.press(Key.Key_Escape)
    assert user.screen == "SensorScreen"


def test_the_keyboard_stays_where_the_person_took_it(
    user: WindowUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    async def find(
        seconds: float, over: threading.Event
    ) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
        await asyncio.to_thread(gate.wait, 5.0)
        return STRAPS, []

    monkeypatch.setattr(registry, "find_sensors", find)
    user.press(Key.Key_S, Key.Key_Tab)
    focused = user.window.focusWidget()
    assert focused in sensor(user).choices
    gate.set()
    assert len(searched(user).sensor_choices) == 2
    assert user.window.focusWidget() is focused


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A search that goes on until it is broken off; the event is set when it was."""
    broken_off = threading.Event()

    async def find(
        seconds: float, over: threading.Event
    ) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
        try:
            await asyncio.sleep(3600.0)
        finally:
            broken_off.set()
        return [], []

    monkeypatch.setattr(registry, "find_sensors", find)
    return broken_off


def test_other_colours_and_the_end_never_wait_for_a_search(
    qtbot: QtBot, endless: threading.Event
) -> None:
    user = WindowUser(qtbot)
    user.press(Key.Key_Space)
    user.at(5.0)
    user.press(Key.Key_S, Key.Key_Escape, Key.Key_O, Key.Key_Right)
    assert user.screen == "SettingsScreen"
    assert user.window.search.is_running
    assert not endless.is_set()
    leave(user.window)
    assert endless.is_set()
    assert not user.window.search.is_running


def test_in_the_middle_of_a_pause_the_session_goes_on_with_another_heart(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    user.press(Key.Key_Space)
    user.at(60.0)
    began = len(user.sessions)
    user.press(Key.Key_S)
    screen = searched(user)
    user.press(Key.Key_Up, Key.Key_Return)  # no sensor
    assert screen.current.text() == "In use: No sensor. The pause works without one"
    user.at(90.0)
    assert user.screen == "SensorScreen"
    user.press(Key.Key_Down, Key.Key_Return)  # the simulated heart again
    user.press(Key.Key_Escape)
    assert user.screen == "PauseScreen"
    user.at(130.0)
    latest = user.session.bridge.latest
    assert latest is not None
    assert latest.figures.hr_bpm is not None
    sources = [e.source for e in user.session.events if isinstance(e, SourceChanged)]
    assert sources[-2:] == ["none", "simulated"]
    assert len(user.sessions) == began
    user.at(301.0)
    assert user.screen == "ReassessScreen"


def test_a_sensor_that_cannot_be_opened_is_said_and_the_old_one_stays(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    in_the_air.append(DiscoveredSensor("ble:gone", "Gone"))
    user.press(Key.Key_Space)
    user.at(5.0)
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_Return)
    assert "no ble:gone" in user.window.notice.accessibleName()
    assert user.window.settings.now.source == ""


def test_the_way_of_a_connection_is_told_in_full(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    user.press(Key.Key_Space)
    user.at(5.0)
    user.press(Key.Key_S)
    screen = searched(user)
    session = user.session
    session.post(SourceChanged(session.t, "ble:Polar H10"))
    session.post(LinkChanged(session.t, Link.UNAVAILABLE, OFF.message))
    user.settle()
    assert screen.current.text() == (
        f"In use: Polar H10 · not available · your pause continues\n{english_of(OFF.message)}"
    )
    session.post(LinkChanged(session.t, Link.STREAMING))
    session.post(BatteryReported(session.t, 71))
    session.post(ContactChanged(session.t, Contact.GOOD))
    user.settle()
    assert screen.current.text() == "In use: Polar H10 · good contact · battery 71 %"


def test_one_key_connects_to_the_last_one(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    in_the_air += STRAPS
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_Return, Key.Key_Escape)
    user.window.listen_to("simulated:seed=7")
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_C)
    assert sensor(user).current.text() == "In use: AA:BB:CC:DD:EE:01"


@pytest.fixture
def strap_alone(user: WindowUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeMemory:
    """A strap that can record by itself, on a virtual clock, and that was used before."""
    user.session_library.folder = tmp_path
    fake = FakeMemory(golden(600, 700, 1000))
    radio = Air(fake.strap("AA:BB:CC:DD:EE:01", "Polar H10 01234567")).radio()
    monkeypatch.setattr(strap_recordings, "open_memory", partial(open_memory, radio=radio))
    monkeypatch.setattr(asyncio, "run", run_virtually)
    return fake


def test_looking_again_while_the_strap_is_looked_at_shows_what_is_in_it(
    user: WindowUser, in_the_air: list[DiscoveredSensor], strap_alone: FakeMemory
) -> None:
    in_the_air += STRAPS
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_Return, Key.Key_Escape, Key.Key_S)
    searched(user).memory.click()
    page = user.window.pages.current
    assert isinstance(page, StrapMemoryScreen)
    shown: list[object] = []
    page._task.state_known.connect(shown.append)
    page._look()
    memory_page(user)
    assert len(shown) == 1
    assert page.state.text() == "There is no recording in the strap."


def memory_page(user: WindowUser) -> StrapMemoryScreen:
    page = user.window.pages.current
    assert isinstance(page, StrapMemoryScreen)
    assert isinstance(page._task, StrapTask)
    page._task.wait()
    user.settle()
    return page


def test_a_strap_records_alone_and_its_recording_is_imported_and_erased(
    user: WindowUser, in_the_air: list[DiscoveredSensor], strap_alone: FakeMemory
) -> None:
    in_the_air += STRAPS
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_Return, Key.Key_Escape, Key.Key_S)
    searched(user).memory.click()
    page = memory_page(user)
    assert page.state.text() == "There is no recording in the strap."
    page.start_button.click()
    assert memory_page(user).state.text().startswith("The strap is recording (started: ")
    assert page.start_button.isHidden()
    assert page.fetch_button.text() == "Stop and import"
    assert page.fetch_button.accessibleName() == "Stop and import"
    page.fetch_button.click()
    assert "Now in your library" in memory_page(user).state.text()
    folder = user.window.session_navigator._session_library.folder
    with Library.open(folder, write=False) as library:
        (stored,) = library.sessions()
        recorded = library.recording(stored.id)
    assert sum(isinstance(event, Beat) for event in recorded.events) == 600
    page.erase_button.click()
    assert memory_page(user).state.text() == "There is no recording in the strap."
    assert not strap_alone.files
    user.press(Key.Key_Escape)
    assert user.screen == "SensorScreen"


def test_what_keeps_the_strap_from_answering_is_said(
    user: WindowUser, in_the_air: list[DiscoveredSensor], strap_alone: FakeMemory
) -> None:
    strap_alone.refuses = 106
    in_the_air += STRAPS
    user.press(Key.Key_S)
    searched(user)
    user.press(Key.Key_Return, Key.Key_Escape, Key.Key_S)
    searched(user).memory.click()
    assert "106" in memory_page(user).state.text()


def test_without_a_strap_of_before_there_is_no_way_to_its_memory(
    user: WindowUser, in_the_air: list[DiscoveredSensor]
) -> None:
    user.press(Key.Key_S)
    assert searched(user).memory.isHidden()
