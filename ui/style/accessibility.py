"""Roles of widgets for screen readers, and announcements.

A class, or one widget of it, declares its role with `ROLE`; without one Qt's own guess stays.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


class _Factory:
    installed = False


def install_roles() -> None:
    """Give every widget the role of its class. May be called again."""
    if not _Factory.installed:
        _Factory.installed = True
        QAccessible.installFactory(_interface)


def _interface(_: str, about: QObject) -> QAccessibleInterface | None:
    role = getattr(about, "ROLE", None)
    if not isinstance(role, Role) or not isinstance(about, QWidget):
        return None
    return QAccessibleWidget(about, role)


def announce(about: QWidget, words: str) -> None:
    """Let a screen reader say the text, if there is one, after what it is saying now."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(about, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)
