"""What is there besides the window: only what was asked for, and nothing of it disturbs a pause."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from tests.ui.desktop.presence.session_bus import Desktop
from trainer.messages import Message
from ui.desktop.presence import desktop_presence as presence_module
from ui.desktop.presence.desktop_presence import DesktopPresence
from ui.desktop.presence.notifications import NoteKind
from ui.desktop.presence.reminder_timer import MAX_WAIT_MS, ReminderTimer
from ui.i18n.messages import CommandEndedWith
from ui.settings import DEFAULTS, Settings


@dataclass
class Window:
    is_out_of_sight: bool = True
    is_session_running: bool = False


class Wishes:
    """What the presence asked for."""

    def __init__(self, presence: DesktopPresence) -> None:
        self.starts: list[str] = []
        self.opens: list[str] = []
        self.quits = 0
        self.failures: list[Message] = []
        presence.start_wanted.connect(self.starts.append)
        presence.open_wanted.connect(self.opens.append)
        presence.quit_wanted.connect(self._quit)
        presence.command_failed.connect(self.failures.append)

    def _quit(self) -> None:
        self.quits += 1


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def presence(qtbot: QtBot, window: Window) -> Iterator[DesktopPresence]:
    made = DesktopPresence(lambda: window)
    yield made
    made.stop()
    if made._commands is not None:
        made._commands.stop(wait=True)
    QGuiApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def wishes(presence: DesktopPresence) -> Wishes:
    return Wishes(presence)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that shows icons of programs."""
    monkeypatch.setattr("ui.desktop.presence.tray.has_tray", lambda: True)


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=60_000)


def test_with_the_usual_settings_nothing_is_made(presence: DesktopPresence) -> None:
    presence.apply(DEFAULTS)
    parts = ("tray", "reminders", "_bus", "_notifier", "_shortcut", "_commands")
    assert [part for part in parts if getattr(presence, part) is not None] == []
    assert not presence.stays_in_tray()
    assert QGuiApplication.quitOnLastWindowClosed()


@pytest.mark.usefixtures("tray")
def test_the_icon_comes_and_goes_with_its_setting(
    presence: DesktopPresence, wishes: Wishes
) -> None:
    presence.apply(Settings(tray=True))
    icon = presence.tray
    assert icon is not None
    assert presence.stays_in_tray()
    assert not QGuiApplication.quitOnLastWindowClosed()
    words = [action.text() for action in icon.menu.actions() if action.isVisible()]
    assert words == ["Start a pause", "Open Outbreath", "", "Quit"]
    icon.start.trigger()
    icon.open.trigger()
    icon.quit.trigger()
    icon.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    icon.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert (wishes.starts, wishes.opens, wishes.quits) == ([""], ["", ""], 1)
    presence.apply(DEFAULTS)
    assert presence.tray is None
    assert not presence.stays_in_tray()
    assert QGuiApplication.quitOnLastWindowClosed()


@pytest.mark.usefixtures("tray")
def test_who_is_discreet_has_an_icon_that_names_nothing(presence: DesktopPresence) -> None:
    presence.apply(Settings(tray=True, discreet=True))
    assert presence.tray is not None
    texts = [action.text() for action in presence.tray.menu.actions()]
    assert not any("Outbreath" in text or "pause" in text for text in texts)
    assert presence.tray.icon.toolTip() == "Notes"


@pytest.mark.usefixtures("tray")
def test_during_a_pause_the_icon_offers_to_show_it(presence: DesktopPresence) -> None:
    presence.apply(Settings(tray=True))
    assert presence.tray is not None
    presence.note_pacing(True)
    assert presence.tray.start.text() == "Show the pause"
    presence.note_pacing(False)
    assert presence.tray.start.text() == "Start a pause"


@pytest.mark.usefixtures("tray")
def test_until_a_pause_is_closed_the_icon_leads_back_to_it(
    presence: DesktopPresence, window: Window
) -> None:
    presence.apply(Settings(tray=True))
    assert presence.tray is not None
    window.is_session_running = True
    presence.note_pacing(True)
    presence.note_pacing(False)
    assert presence.tray.start.text() == "Look back"
    presence.apply(Settings(tray=True, discreet=True))
    assert presence.tray.start.text() == "Look back"
    window.is_session_running = False
    presence.note_idle()
    assert presence.tray.start.text() == "Start"


def test_without_a_tray_closing_quits_whatever_the_setting_says(presence: DesktopPresence) -> None:
    presence.apply(Settings(tray=True))
    assert presence.tray is None
    assert not presence.stays_in_tray()
    assert QGuiApplication.quitOnLastWindowClosed()


@pytest.mark.usefixtures("tray")
def test_who_quits_or_logs_out_is_not_kept(presence: DesktopPresence) -> None:
    presence.apply(Settings(tray=True))
    presence.is_quitting = True
    assert not presence.stays_in_tray()


def test_a_tray_that_has_gone_keeps_no_window(
    presence: DesktopPresence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.presence.tray.has_tray", lambda: True)
    presence.apply(Settings(tray=True))
    assert presence.stays_in_tray()
    monkeypatch.setattr("ui.desktop.presence.tray.has_tray", lambda: False)
    assert not presence.stays_in_tray()
    assert QGuiApplication.quitOnLastWindowClosed()


def test_quitting_still_withdraws_what_is_shown(
    presence: DesktopPresence, window: Window, desktop: Desktop, qtbot: QtBot
) -> None:
    presence.apply(DEFAULTS)
    end_pause(presence, window)
    until(qtbot, lambda: bool(presence._notifier and presence._notifier._ids))
    presence.stop()
    assert desktop.closed() == [1]


def test_started_for_the_tray_alone_it_waits_for_one_and_then_opens_the_window(
    presence: DesktopPresence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(presence_module, "TRAY_WAIT_MS", 1)
    opened: list[bool] = []
    presence.apply(DEFAULTS)
    presence.show_tray_or(lambda: opened.append(True))
    until(qtbot, lambda: opened == [True])
    assert presence.tray is None
    assert QGuiApplication.quitOnLastWindowClosed()


def test_a_tray_that_comes_later_is_taken(
    presence: DesktopPresence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(presence_module, "TRAY_WAIT_MS", 1)
    answers = iter([False] * 6)
    monkeypatch.setattr("ui.desktop.presence.tray.has_tray", lambda: next(answers, True))
    opened: list[bool] = []
    presence.apply(DEFAULTS)
    presence.show_tray_or(lambda: opened.append(True))
    until(qtbot, lambda: presence.tray is not None)
    assert opened == []
    presence.apply(DEFAULTS)  # what was asked for on the command line stays
    assert presence.tray is not None


# The end of a pause out of sight.


def end_pause(presence: DesktopPresence, window: Window) -> None:
    window.is_session_running = True
    presence.note_pacing(True)
    presence.note_pacing(False)


def test_out_of_sight_the_desktop_says_that_the_time_is_up(
    presence: DesktopPresence, window: Window, desktop: Desktop, qtbot: QtBot
) -> None:
    presence.apply(DEFAULTS)
    end_pause(presence, window)
    until(qtbot, lambda: len(desktop.notes()) == 1)
    assert desktop.notes()[0][3:6] == ["Outbreath", "The time is up.", ["default", "Outbreath"]]
    until(qtbot, lambda: bool(presence._notifier and presence._notifier._ids))
    presence._follow_activation(Qt.ApplicationState.ApplicationActive)
    until(qtbot, lambda: desktop.closed() == [1])


def test_the_discreet_name_nothing(
    presence: DesktopPresence, window: Window, desktop: Desktop, qtbot: QtBot
) -> None:
    presence.apply(Settings(discreet=True))
    end_pause(presence, window)
    presence._remind()
    window.is_session_running = False
    presence._remind()
    until(qtbot, lambda: len(desktop.notes()) == 2)
    for note in desktop.notes():
        said = " ".join(map(str, [*note[:2], *note[3:6]]))
        assert "Outbreath" not in said
        assert "pause" not in said
        assert "breath" not in said


@pytest.mark.parametrize("why", ["seen", "off", "closed", "quitting"])
def test_nothing_is_said_where_it_would_disturb(
    presence: DesktopPresence, window: Window, why: str
) -> None:
    presence.apply(replace(DEFAULTS, end_notice=why != "off"))
    window.is_session_running = True
    presence.note_pacing(True)
    window.is_out_of_sight = why != "seen"
    window.is_session_running = why != "closed"
    presence.is_quitting = why == "quitting"
    presence.note_pacing(False)
    assert presence._bus is None


@pytest.mark.usefixtures("no_bus", "tray")
def test_without_a_service_the_icon_says_it(
    presence: DesktopPresence, window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    presence.apply(Settings(tray=True))
    assert presence.tray is not None
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(presence.tray, "show_message", lambda *words: said.append(words))
    end_pause(presence, window)
    until(qtbot, lambda: said == [("Outbreath", "The time is up.")])


@pytest.mark.usefixtures("no_bus")
def test_without_a_service_and_an_icon_nothing_breaks(
    presence: DesktopPresence, window: Window, qtbot: QtBot
) -> None:
    presence.apply(DEFAULTS)
    end_pause(presence, window)
    assert presence._bus is not None
    until(qtbot, lambda: presence._bus._bus is not None and presence._bus._bus.done())  # type: ignore[union-attr]
    qtbot.wait(10)


# Reminders.


class HandClock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    return HandClock(datetime(2026, 6, 1, 8, 0, tzinfo=UTC).astimezone())


@pytest.fixture
def timer(qapp: object, clock: HandClock) -> Iterator[ReminderTimer]:
    made = ReminderTimer(clock)
    yield made
    made.stop()


def test_a_reminder_comes_when_the_clock_says_so(timer: ReminderTimer, clock: HandClock) -> None:
    seen: list[bool] = []
    timer.due.connect(lambda: seen.append(True))
    timer.set_times(())
    assert not timer._timer.isActive()
    timer.set_times((60 * clock.now.hour + clock.now.minute + 1,))
    assert timer._timer.isActive()
    timer.check()
    assert seen == []
    clock.now += timedelta(seconds=61)
    timer.check()
    assert seen == [True]
    timer.snooze()
    clock.now += timedelta(minutes=16)
    timer.check()
    timer.check()
    assert seen == [True, True]
    assert 0 < timer._timer.interval() <= MAX_WAIT_MS


def test_settings_that_are_applied_again_lose_no_snooze(
    timer: ReminderTimer, clock: HandClock
) -> None:
    times = (60 * clock.now.hour,)
    timer.set_times(times)
    timer.snooze()
    timer.set_times(times)
    seen: list[bool] = []
    timer.due.connect(lambda: seen.append(True))
    clock.now += timedelta(minutes=15)
    timer.check()
    assert seen == [True]


@pytest.mark.usefixtures("tray")
def test_a_reminder_offers_to_start_or_to_be_put_off(
    presence: DesktopPresence, wishes: Wishes, desktop: Desktop, qtbot: QtBot
) -> None:
    presence.apply(Settings(tray=True, reminders="08:30"))
    assert presence.reminders is not None
    assert presence.tray is not None
    assert not presence.tray.snooze.isVisible()
    presence.reminders.due.emit()
    until(qtbot, lambda: len(desktop.notes()) == 1)
    note = desktop.notes()[0]
    assert note[4] == "A few minutes to breathe, if you like."
    assert note[5][2:] == ["start", "Start a pause", "snooze", "In 15 minutes"]
    assert presence.tray.snooze.isVisible()
    until(qtbot, lambda: bool(presence._notifier and presence._notifier._ids))
    desktop.order("note", member="ActionInvoked", id=1, value="snooze")
    until(qtbot, lambda: presence.reminders._schedule.snoozed_until is not None)  # type: ignore[union-attr]
    assert not presence.tray.snooze.isVisible()
    presence.reminders.due.emit()
    until(qtbot, lambda: NoteKind.REMINDER in presence._notifier._ids)  # type: ignore[union-attr]
    shown = presence._notifier._ids[NoteKind.REMINDER]  # type: ignore[union-attr]
    desktop.order("note", member="ActionInvoked", id=shown, value="start")
    until(qtbot, lambda: wishes.starts == [""])
    assert wishes.opens == []


def test_who_is_in_a_pause_is_not_reminded_of_one(
    presence: DesktopPresence, window: Window
) -> None:
    window.is_session_running = True
    presence.apply(Settings(reminders="08:30"))
    assert presence.reminders is not None
    presence.reminders.due.emit()
    assert presence._bus is None


def test_reminders_that_are_taken_away_come_no_more(presence: DesktopPresence) -> None:
    presence.apply(Settings(reminders="08:30"))
    assert presence.reminders is not None
    assert presence.reminders._timer.isActive()
    presence.apply(DEFAULTS)
    assert not presence.reminders._timer.isActive()


# The person's own commands.


def command(tmp_path: Path, status: int = 0) -> str:
    script = tmp_path / "note.py"
    script.write_text(
        "import os, sys\n"
        f"open({str(tmp_path / 'out')!r}, 'a').write(os.environ['OUTBREATH_MOMENT'] + ' ')\n"
        f"sys.exit({status})\n",
        encoding="utf-8",
    )
    return f'"{sys.executable}" -S "{script}"'


def test_commands_run_around_each_pause_once(
    presence: DesktopPresence, window: Window, tmp_path: Path, wishes: Wishes
) -> None:
    window.is_out_of_sight = False
    text = command(tmp_path)
    presence.apply(Settings(at_begin=text, at_end=text))
    for is_pacing in (False, True, True, False, False):
        presence.note_pacing(is_pacing)
    assert presence._commands is not None
    presence._commands.stop(wait=True)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "begin end "
    assert wishes.failures == []


def test_a_pause_that_is_closed_ends_with_its_command(
    presence: DesktopPresence, tmp_path: Path
) -> None:
    presence.apply(Settings(at_end=command(tmp_path)))
    presence.note_pacing(True)
    presence.stop()
    assert presence._commands is not None
    presence._commands.stop(wait=True)
    for thread in __import__("threading").enumerate():
        if thread.name == "pause commands":
            thread.join()
    assert (tmp_path / "out").read_text(encoding="utf-8") == "end "


def test_what_did_not_work_is_said_when_no_pause_is_running(
    presence: DesktopPresence, window: Window, tmp_path: Path, wishes: Wishes, qtbot: QtBot
) -> None:
    presence.apply(Settings(at_begin=command(tmp_path, status=3)))
    window.is_session_running = True
    presence.note_pacing(True)
    until(qtbot, lambda: len(presence._failures) == 1)
    assert wishes.failures == []
    window.is_session_running = False
    presence.note_idle()
    assert wishes.failures == [CommandEndedWith(sys.executable, 3)]
    presence.note_idle()
    assert len(wishes.failures) == 1


# The key from anywhere.


def test_the_key_is_asked_for_when_it_is_wanted_and_given_back(
    presence: DesktopPresence, wishes: Wishes, desktop: Desktop, qtbot: QtBot
) -> None:
    presence.apply(Settings(shortcut=True))
    until(qtbot, lambda: presence.shortcut_is_bound is True)
    desktop.order("press", id="start-pause", token="forward")
    until(qtbot, lambda: wishes.starts == ["forward"])
    presence.apply(DEFAULTS)
    until(qtbot, lambda: desktop.asked()[-1][0] == "Close")


def test_other_settings_do_not_ask_for_the_key_again(
    presence: DesktopPresence, desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.order("respond", status=2)
    presence.apply(Settings(shortcut=True))
    until(qtbot, lambda: presence.shortcut_is_bound is False)
    presence.apply(Settings(shortcut=True, discreet=True))
    qtbot.wait(50)
    assert [member for member, _ in desktop.asked()].count("CreateSession") == 1
