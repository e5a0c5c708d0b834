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
        middle, px = box.center().y(), theme.px
        small = box.height() < px(64)
        room_in = box.width() - 12.0
        title = theme.font(Size.BODY if small else Size.LEAD)
        painter.setPen(QColor(ink))
        under_font = theme.font(Size.TINY if small else Size.SMALL)
        low = box.height() < px(40)
        if not self._under or low or _too_wide(self._under, under_font, room_in):
            self._draw_alone(painter, box, title)
            return
        rise = px(20 if small else 26)
        painter.setFont(theme.fitting(title, self.text(), room_in))
        painter.drawText(
            QRectF(box.left(), middle - rise, box.width(), px(24)), CENTRE, self.text()
        )
        painter.setPen(QColor(self.look.soft))
        painter.setFont(under_font)
        under = QRectF(box.left(), middle + px(2 if small else 3), box.width(), px(22))
        painter.drawText(under, CENTRE, self._under)

    def _draw_alone(self, painter: QPainter, box: QRectF, letters: QFont) -> None:
        """The words without the line under them: on two lines, where they are long and there is room."""
        width, longest = box.width() - 12.0, max(self.text().split(), key=len, default="")
        one = theme.fitting(QFont(letters), self.text(), width, box.height())
        two = theme.fitting(QFont(letters), longest, width, box.height() / 2.1)
        painter.setFont(max(one, two, key=QFont.pixelSize))
        painter.drawText(box, CENTRE, self.text())


def _too_wide(text: str, letters: QFont, width: float) -> bool:
    return QFontMetricsF(letters).horizontalAdvance(text) > width
