"""What a Linux desktop asks of every program, read from the settings portal and followed live.

The portal (org.freedesktop.portal.Settings) answers on the session bus: colour scheme, contrast and motion.
It is asked after the first frame and nothing waits for it. Without a bus or a portal nothing is known, and
whatever they answer, the result is yes, no or not known.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

PORTAL_SERVICE: Final = "org.freedesktop.portal.Desktop"
PORTAL_PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Settings"
APPEARANCE: Final = "org.freedesktop.appearance"
COLOR_SCHEME: Final = (APPEARANCE, "color-scheme")
CONTRAST: Final = (APPEARANCE, "contrast")
REDUCED_MOTION: Final = (APPEARANCE, "reduced-motion")
GNOME_ANIMATIONS: Final = ("org.gnome.desktop.interface", "enable-animations")
GNOME_CONTRAST: Final = ("org.gnome.desktop.a11y.interface", "high-contrast")
KEYS: Final = (COLOR_SCHEME, CONTRAST, REDUCED_MOTION, GNOME_ANIMATIONS, GNOME_CONTRAST)
PREFERS_DARK, PREFERS_LIGHT = 1, 2
MAX_NESTED_VARIANTS: Final = 4

Key: TypeAlias = tuple[str, str]


class DesktopSettings(QObject):
    """The settings that the portal has reported so far; `listen` begins to ask."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: dict[Key, int] = {}
        self._asked: dict[QObject, Key] = {}
        self._is_listening = False

    @property
    def is_light(self) -> bool | None:
        return _is_light(self.values)

    @property
    def has_high_contrast(self) -> bool | None:
        return _any_of((self.values.get(CONTRAST), self.values.get(GNOME_CONTRAST)))

    @property
    def has_reduced_motion(self) -> bool | None:
        animates = self.values.get(GNOME_ANIMATIONS)
        is_still = None if animates is None else int(not animates)
        return _any_of((self.values.get(REDUCED_MOTION), is_still))

    def listen(self, bus: "QDBusConnection | None" = None) -> None:
        """Ask for every setting, and follow its changes; by default on the session bus, where there is one."""
        if self._is_listening or (bus is None and not has_session_bus()):
            return
        # Not needed by the first frame.
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus() if bus is None else bus
        self._is_listening = bus.isConnected()
        if not self._is_listening:
            return
        on_change: Any = SLOT("note_change(QDBusMessage)")  # declared as bytes, taken as text
        bus.connect(PORTAL_SERVICE, PORTAL_PATH, INTERFACE, "SettingChanged", self, on_change)
        for key in KEYS:
            self._ask(bus, key)

    def note(self, key: Key, value: object) -> None:
        """Take in the value of a setting; anything but a number or a truth value is ignored."""
        if key not in KEYS or not isinstance(value, int):
            return
        if self.values.get(key) != int(value):
            self.values[key] = int(value)
            self.changed.emit()

    def _ask(self, bus: "QDBusConnection", key: Key) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        # `Read` is in every version of the portal; `ReadOne` only in later ones.
        call = QDBusMessage.createMethodCall(PORTAL_SERVICE, PORTAL_PATH, INTERFACE, "Read")
        call.setArguments(list(key))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._asked[watcher] = key
        # A method, which holds nothing: in a circle of references the watcher could be deleted in any thread.
        watcher.finished.connect(self._note_reply)

    def _note_reply(self, watcher: "QDBusPendingCallWatcher") -> None:
        key = self._asked.pop(watcher, None)
        arguments = watcher.reply().arguments()
        if key is not None and not watcher.isError() and arguments:
            self.note(key, _unwrap(arguments[0]))
        watcher.deleteLater()

    @Slot("QDBusMessage")
    def note_change(self, message: "QDBusMessage") -> None:
        """Take in a change: namespace, key and value."""
        match message.arguments():
            case [str(namespace), str(name), value]:
                self.note((namespace, name), _unwrap(value))


def has_session_bus(system: str = sys.platform) -> bool:
    """Whether a desktop has its bus: Qt would start one of its own where there is none."""
    if system in ("win32", "darwin"):
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and Path(str(runtime), "bus").exists()
    )


def _unwrap(value: object) -> object:
    """The value within its variants: older portals answer with one inside another."""
    for _ in range(MAX_NESTED_VARIANTS):
        variant = getattr(value, "variant", None)
        if variant is None:
            break
        value = variant()
    return value


def _is_light(values: Mapping[Key, int]) -> bool | None:
    scheme = values.get(COLOR_SCHEME)
    return None if scheme not in (PREFERS_DARK, PREFERS_LIGHT) else scheme == PREFERS_LIGHT


def _any_of(values: tuple[int | None, int | None]) -> bool | None:
    """Whether one of them is on; not known if none is."""
    known = [value for value in values if value is not None]
    return any(value == 1 for value in known) if known else None
