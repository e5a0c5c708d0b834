"""A key that starts a pause from anywhere, by the desktop's portal: org.freedesktop.portal.GlobalShortcuts.

The desktop asks the person which key it shall be, and remembers the answer. Where there is no such portal, the key is
bound to `outbreath --start` in the settings of the system: see resources/docs/within-reach.md.
"""

import secrets
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from ui.desktop.presence.session_bus import BusCall, BusSignal, SessionBus
from ui.style.desktop_settings import PORTAL_PATH, PORTAL_SERVICE

SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
REQUEST: Final = "org.freedesktop.portal.Request"
SESSION: Final = "org.freedesktop.portal.Session"
REGISTRY: Final = "org.freedesktop.host.portal.Registry"
CANCELLED_BY_PERSON: Final = 1
SHORTCUT_ID: Final = "start-pause"
PREFERRED_TRIGGER: Final = "LOGO+ALT+b"


class GlobalShortcut(QObject):
    """Asks for the shortcut, and says when it is pressed."""

    pressed = Signal(str)
    """With a token which allows the window to come forward."""
    settled = Signal(bool)
    """Whether the desktop has bound a key: False where there is no portal, or the person declined."""
    declined = Signal()
    """The person declined, and does not want to be asked at the next start; sent before `settled`."""

    def __init__(
        self, bus: SessionBus, application_id: str, description: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus, self._application_id, self._description = bus, application_id, description
        self._session = ""
        self._awaited: dict[str, str] = {}
        """What each request that is under way asks for, by its token."""
        self._is_wanted = False
        bus.arrived.connect(self._take)

    def bind(self) -> None:
        """Ask the desktop for the key. May be called again."""
        if self._is_wanted:
            return
        self._is_wanted = True
        self._bus.subscribe(PORTAL_SERVICE, REQUEST)
        self._bus.subscribe(PORTAL_SERVICE, SHORTCUTS, PORTAL_PATH)
        names = [self._application_id, {}]
        self._bus.call(BusCall(PORTAL_SERVICE, PORTAL_PATH, REGISTRY, "Register", "sa{sv}", names))
        self._create_session()

    def release(self) -> None:
        """Give the key back. May be called again."""
        self._is_wanted = False
        self._awaited.clear()
        session, self._session = self._session, ""
        if session:
            self._bus.call(BusCall(PORTAL_SERVICE, session, SESSION, "Close"))

    def _create_session(self) -> None:
        from dbus_fast import Variant

        options = {
            "handle_token": Variant("s", self._await("CreateSession")),
            "session_handle_token": Variant("s", f"outbreath{secrets.token_hex(4)}"),
        }
        call = BusCall(PORTAL_SERVICE, PORTAL_PATH, SHORTCUTS, "CreateSession", "a{sv}", [options])
        self._bus.call(call, self._note_answer)

    def _bind_shortcut(self) -> None:
        from dbus_fast import Variant

        shortcut = {
            "description": Variant("s", self._description),
            "preferred_trigger": Variant("s", PREFERRED_TRIGGER),
        }
        options = {"handle_token": Variant("s", self._await("BindShortcuts"))}
        body = [self._session, [[SHORTCUT_ID, shortcut]], "", options]
        call = BusCall(
            PORTAL_SERVICE, PORTAL_PATH, SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body
        )
        self._bus.call(call, self._note_answer)

    def _await(self, member: str) -> str:
        """The token of a new request."""
        token = f"outbreath{secrets.token_hex(8)}"
        self._awaited[token] = member
        return token

    def _note_answer(self, answer: tuple[Any, ...] | None) -> None:
        """The request is accepted, or there is nobody who could."""
        if answer is None and self._is_wanted:
            self._give_up()

    def _take(self, signal: BusSignal) -> None:
        if not self._is_wanted:
            return
        if (signal.interface, signal.member) == (REQUEST, "Response"):
            member = self._awaited.pop(signal.path.rpartition("/")[2], "")
            if member:
                self._take_response(member, signal.body)
        elif (signal.interface, signal.member) == (SHORTCUTS, "Activated"):
            self._take_activation(signal.body)

    def _take_response(self, member: str, body: tuple[Any, ...]) -> None:
        results = body[1] if len(body) == 2 and body[0] == 0 else None
        if not isinstance(results, dict):
            if body and body[0] == CANCELLED_BY_PERSON:
                self.declined.emit()
            self._give_up()
        elif member == "BindShortcuts":
            self.settled.emit(True)
        else:
            self._session = str(results.get("session_handle", ""))
            if self._session.startswith("/"):
                self._bind_shortcut()
            else:
                self._give_up()

    def _take_activation(self, body: tuple[Any, ...]) -> None:
        if len(body) == 4 and body[:2] == (self._session, SHORTCUT_ID):
            options = body[3] if isinstance(body[3], dict) else {}
            self.pressed.emit(str(options.get("activation_token", "")))

    def _give_up(self) -> None:
        self.release()
        self.settled.emit(False)
