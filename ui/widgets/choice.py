"""One of a few equal answers: a few words, and a line under them. None is green, none is red."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Size, Theme
from ui.widgets.panel import FOCUS_ROOM, Pressable

CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class Choice(Pressable):
    def __init__(
        self, look: Theme, title: str, under: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, parent)
        self._under = under
        self.setAccessibleDescription(under)

    def reword(self, under: str) -> None:
        self._under = under
        self.setAccessibleDescription(under)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        room = FOCUS_ROOM + 0.5
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        ink = self.look.ink if self.isEnabled() else self.look.faint
        middle = box.center().y()
        small = box.height() < 64
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(Size.BODY if small else Size.LEAD))
        under_font = theme.font(Size.TINY if small else Size.SMALL)
        if not self._under or _too_wide(self._under, under_font, box.width() - 12.0):
            painter.drawText(box, CENTRE, self.text())
            return
        rise = 20.0 if small else 26.0
        painter.drawText(QRectF(box.left(), middle - rise, box.width(), 24.0), CENTRE, self.text())
        painter.setPen(QColor(self.look.soft))
        painter.setFont(under_font)
        under = QRectF(box.left(), middle + (2 if small else 3), box.width(), 22.0)
        painter.drawText(under, CENTRE, self._under)


def _too_wide(text: str, letters: QFont, width: float) -> bool:
    return QFontMetricsF(letters).horizontalAdvance(text) > width
