"""A note of the desktop: there while it helps, gone when the window is seen, and private."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desktop.presence.session_bus import Desktop
from ui.desktop.presence.notifications import Note, NoteKind, Notifier
from ui.desktop.presence.session_bus import SessionBus

TIME_UP = Note(NoteKind.PAUSE_ENDED, "Outbreath", "The time is up.")
REMINDER = Note(NoteKind.REMINDER, "Notes", "Reminder", (("start", "Start"), ("snooze", "Later")))


class NotifierUser:
    def __init__(self, bus: SessionBus) -> None:
        self.elsewhere: list[Note] = []
        self.acts: list[tuple[Any, ...]] = []
        self.notifier = Notifier(bus, self.elsewhere.append, "org.example.app")
        self.notifier.acted.connect(lambda *act: self.acts.append(act))


@pytest.fixture
def notifier_user(bus: SessionBus) -> NotifierUser:
    return NotifierUser(bus)


def until(qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    qtbot.waitUntil(is_so, timeout=60_000)


def shown(
    qtbot: QtBot, notifier_user: NotifierUser, desktop: Desktop, note: Note, count: int
) -> None:
    notifier_user.notifier.show(note)
    until(qtbot, lambda: len(desktop.notes()) == count)
    until(qtbot, lambda: note.kind in notifier_user.notifier._ids)


def test_it_has_the_form_that_every_desktop_takes(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    shown(qtbot, notifier_user, desktop, REMINDER, 1)
    (note,) = desktop.notes()
    assert note[:5] == ["Notes", 0, "org.example.app", "Notes", "Reminder"]
    assert note[5] == ["default", "Notes", "start", "Start", "snooze", "Later"]
    assert note[6] == {"desktop-entry": "org.example.app", "urgency": 1, "transient": True}
    assert note[7] == -1


def test_the_next_reminder_takes_the_place_of_the_last(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    for count in (1, 2, 3):
        shown(qtbot, notifier_user, desktop, REMINDER, count)
    assert [note[1] for note in desktop.notes()] == [0, 1, 1]


def test_it_goes_when_it_is_withdrawn(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    shown(qtbot, notifier_user, desktop, TIME_UP, 1)
    notifier_user.notifier.withdraw(NoteKind.PAUSE_ENDED)
    until(qtbot, lambda: desktop.closed() == [1])


def test_withdrawn_before_the_desktop_has_answered_it_goes_too(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    notifier_user.notifier.show(TIME_UP)
    notifier_user.notifier.withdraw(NoteKind.PAUSE_ENDED)
    until(qtbot, lambda: desktop.closed() == [1])
    assert notifier_user.elsewhere == []


def test_its_buttons_do_what_they_say(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    for count, action in enumerate(("start", "snooze", "default"), 1):
        shown(qtbot, notifier_user, desktop, REMINDER, count)
        id_ = notifier_user.notifier._ids[NoteKind.REMINDER]
        desktop.order("note", member="ActivationToken", id=id_, value=f"token {count}")
        desktop.order("note", member="ActionInvoked", id=id_, value=action)
        until(qtbot, lambda n=count: len(notifier_user.acts) == n)  # type: ignore[misc]
        assert notifier_user.acts[-1] == (NoteKind.REMINDER, action, f"token {count}")


def test_notes_of_other_programs_are_none_of_ours(
    desktop: Desktop, notifier_user: NotifierUser, bus: SessionBus, qtbot: QtBot
) -> None:
    shown(qtbot, notifier_user, desktop, REMINDER, 1)
    arrived: list[object] = []
    bus.arrived.connect(arrived.append)
    path = "/org/freedesktop/Notifications"
    for body in ([99, "start"], [1, "unknown"], [1], [1, "start", "more"], ["1", "start"]):
        member, interface = "ActionInvoked", "org.freedesktop.Notifications"
        if len(body) == 2 and isinstance(body[0], int):
            desktop.order("note", member=member, id=body[0], value=body[1])
        else:
            desktop.order("raw", path=path, interface=interface, member=member, body=body)
    until(qtbot, lambda: len(arrived) >= 4)
    assert notifier_user.acts == []
    desktop.order("note", member="NotificationClosed", id=1, value=2)
    until(qtbot, lambda: not notifier_user.notifier._ids)


@pytest.mark.usefixtures("no_bus")
def test_without_a_bus_it_is_shown_elsewhere(notifier_user: NotifierUser, qtbot: QtBot) -> None:
    notifier_user.notifier.show(TIME_UP)
    until(qtbot, lambda: notifier_user.elsewhere == [TIME_UP])


def test_where_the_service_refuses_it_is_shown_elsewhere(
    desktop: Desktop, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    desktop.order("refuse", members=["Notify"])
    notifier_user.notifier.show(TIME_UP)
    until(qtbot, lambda: notifier_user.elsewhere == [TIME_UP])


def test_where_nobody_shows_notifications_it_is_shown_elsewhere(
    private_bus: object, notifier_user: NotifierUser, qtbot: QtBot
) -> None:
    notifier_user.notifier.show(TIME_UP)
    until(qtbot, lambda: notifier_user.elsewhere == [TIME_UP])
