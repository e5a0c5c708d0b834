"""Notifications of the desktop: org.freedesktop.Notifications, else those of the tray icon.

At most one of each kind is shown; the next one replaces it. Nothing private is in any of them.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from ui.desktop.presence.session_bus import BusCall, BusSignal, SessionBus

SERVICE: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
ACTION_DEFAULT: Final = "default"
ACTION_START: Final = "start"
ACTION_SNOOZE: Final = "snooze"
ACTIONS: Final = (ACTION_DEFAULT, ACTION_START, ACTION_SNOOZE)
EXPIRES_BY_SERVER: Final = -1
URGENCY_NORMAL: Final = 1
MAX_TOKENS: Final = 16


class NoteKind(StrEnum):
    PAUSE_ENDED = "pause ended"
    REMINDER = "reminder"


class Note(NamedTuple):
    """A notification. `actions` are pairs of a key and a translated word, without the default action."""

    kind: NoteKind
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()


class Notifier(QObject):
    """Shows notes and withdraws them.

    Parameters
    ----------
    bus : SessionBus
    show_elsewhere : callable
        Shows a note where the desktop has no such service.
    app_icon : str
        Its name in the theme of icons.
    parent : QObject
    """

    acted = Signal(object, str, str)
    """The kind of the note, the key of the action, and a token which allows the window to come forward."""

    def __init__(
        self,
        bus: SessionBus,
        show_elsewhere: Callable[[Note], object],
        app_icon: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bus, self._show_elsewhere, self._app_icon = bus, show_elsewhere, app_icon
        self._ids: dict[NoteKind, int] = {}
        self._tokens: dict[int, str] = {}
        self._wanted: set[NoteKind] = set()
        """The kinds that were shown and not withdrawn: one may be withdrawn before its id is known."""
        bus.arrived.connect(self._take)

    def show(self, note: Note) -> None:
        self._wanted.add(note.kind)
        self._bus.subscribe(SERVICE, SERVICE, PATH)
        actions = [ACTION_DEFAULT, note.title]
        for key, word in note.actions:
            actions += [key, word]
        body = [
            note.title,
            self._ids.get(note.kind, 0),
            self._app_icon,
            note.title,
            note.body,
            actions,
            self._hints(note),
            EXPIRES_BY_SERVER,
        ]
        call = BusCall(SERVICE, PATH, SERVICE, "Notify", "susssasa{sv}i", body)
        self._bus.call(call, lambda answer: self._note_shown(note, answer))

    def withdraw(self, kind: NoteKind) -> None:
        self._wanted.discard(kind)
        shown = self._ids.pop(kind, None)
        if shown is not None:
            self._bus.call(BusCall(SERVICE, PATH, SERVICE, "CloseNotification", "u", [shown]))

    def _hints(self, note: Note) -> dict[str, Any]:
        from dbus_fast import Variant

        return {
            "desktop-entry": Variant("s", self._app_icon),
            "urgency": Variant("y", URGENCY_NORMAL),
            "transient": Variant("b", note.kind is NoteKind.REMINDER),  # none piles up in a list
        }

    def _note_shown(self, note: Note, answer: tuple[Any, ...] | None) -> None:
        if answer is None or len(answer) != 1 or not isinstance(answer[0], int):
            if note.kind in self._wanted:
                self._show_elsewhere(note)
            return
        self._ids[note.kind] = answer[0]
        if note.kind not in self._wanted:
            self.withdraw(note.kind)

    def _take(self, signal: BusSignal) -> None:
        """A signal of the service, about a note of ours or of any other program."""
        if signal.interface != SERVICE or len(signal.body) != 2:
            return
        id_, value = signal.body
        kind = next((kind for kind, shown in self._ids.items() if shown == id_), None)
        if kind is None:
            return
        if signal.member == "ActivationToken" and isinstance(value, str):
            if len(self._tokens) < MAX_TOKENS:
                self._tokens[id_] = value
        elif signal.member == "ActionInvoked" and value in ACTIONS:
            self._wanted.discard(kind)
            del self._ids[kind]
            self.acted.emit(kind, value, self._tokens.pop(id_, ""))
        elif signal.member == "NotificationClosed":
            self._wanted.discard(kind)
            del self._ids[kind]
