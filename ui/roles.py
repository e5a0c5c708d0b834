"""What a widget is to a screen reader, where Qt cannot tell it from the kind of the widget.

A class says so with `ROLE`; whatever has none is what Qt takes it for.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


class _Factory:
    installed = False


def tell_roles() -> None:
    """From now on every widget is told of as what it is. May be called again."""
    if not _Factory.installed:
        _Factory.installed = True
        QAccessible.installFactory(_interface)


def _interface(_: str, about: QObject) -> QAccessibleInterface | None:
    role = getattr(type(about), "ROLE", None)
    if not isinstance(role, Role) or not isinstance(about, QWidget):
        return None
    return QAccessibleWidget(about, role)
