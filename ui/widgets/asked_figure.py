"""A figure that can be asked for its grounds: by Tab, or with the pointer on it."""

from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.painting import guarded
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.figure import Figure

UNDERLINE: Final = 72.0


class AskedFigure(Figure):
    ROLE = Role.StaticText

    asked = Signal(str)
    """What it is and where it comes from; empty when nobody asks any more."""

    def __init__(self, look: Theme, name: str, unit: str, parent: QWidget) -> None:
        super().__init__(look, name, unit, parent)
        self._asked_look = look
        self.grounds = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_grounds(self, words: str) -> None:
        self.grounds = words
        self.setAccessibleDescription(words)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.asked.emit(self.grounds)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.asked.emit("")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        self.asked.emit(self.grounds)

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self.asked.emit("")

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            y, wide = self.height() - 4.0, min(UNDERLINE, float(self.width()))
            painter.setPen(QPen(QColor(self._asked_look.breath), 2.5))
            painter.drawLine(QPointF(1.0, y), QPointF(wide, y))
            painter.end()
