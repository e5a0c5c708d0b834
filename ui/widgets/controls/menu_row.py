"""One place to go to: its key, its name, and a line on what is there."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.theme import Size, Theme, px
from ui.widgets.controls.button import FOCUS_ROOM, Pressable
from ui.widgets.painting import guarded
from ui.widgets.text.label import HELD_BACK

CAP: Final = 26
LOW: Final = 56  # below this height the line under the name stands beside it, if it has room there
NARROW: Final = 200
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MenuRow(Pressable):
    def __init__(self, look: Theme, cap: str, title: str, under: str, parent: QWidget) -> None:
        super().__init__(look, title, parent)
        self.cap = cap
        self._under = under
        self.told = True
        """Whether the line is shown; rows of one kind show it all or none."""
        self.setAccessibleDescription(under)

    def width_wanted(self) -> int:
        """For all of its name to be read, held back a little if its letters are large."""
        letters = theme.font(Size.BODY)
        letters.setPixelSize(max(int(Size.SMALL), round(letters.pixelSize() * HELD_BACK)))
        cap = px(CAP) + 16 if self.cap else 18
        return QFontMetrics(letters).horizontalAdvance(self.text()) + cap + 2 * FOCUS_ROOM + 6

    def has_room_for_both(self, width: int) -> bool:
        """Whether the line would stand beside the name."""
        both = ((self.text(), Size.BODY), (self._under, Size.SMALL))
        words = sum(QFontMetrics(theme.font(s)).horizontalAdvance(t) for t, s in both)
        cap = px(CAP) + 36 if self.cap else 18
        return words + 20 + cap + 2 * FOCUS_ROOM + 6 <= width

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        room = FOCUS_ROOM + 0.5
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        left = box.left() + (self._draw_cap(painter, box) if self.cap else 18.0)
        text = QRectF(left, box.top(), box.right() - left - 4.0, box.height())
        letters = theme.font(Size.LEAD if box.height() >= px(LOW) else Size.BODY)
        painter.setFont(theme.fitting(letters, self.text(), text.width(), text.height()))
        painter.setPen(QColor(self.look.ink))
        if box.height() >= px(LOW) and self._under:
            self._draw_two(painter, text, box.center().y())
            return
        painter.drawText(text, LEFT, self.text())
        wide = QFontMetricsF(letters).horizontalAdvance(self.text()) + 20.0
        beside = text.adjusted(wide, 0.0, 0.0, 0.0)
        under = QFontMetricsF(theme.font(Size.SMALL)).horizontalAdvance(self._under)
        if self.told and 0.0 < under <= beside.width():
            self._draw_under(painter, beside)

    def _draw_two(self, painter: QPainter, text: QRectF, middle: float) -> None:
        tall = float(px(24))
        painter.drawText(QRectF(text.left(), middle - tall, text.width(), tall), LEFT, self.text())
        self._draw_under(painter, QRectF(text.left(), middle + 1.0, text.width(), px(22)))

    def _draw_under(self, painter: QPainter, box: QRectF) -> None:
        letters = theme.font(Size.SMALL)
        painter.setFont(letters)
        painter.setPen(QColor(self.look.soft))
        elided = QFontMetricsF(letters).elidedText(
            self._under, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, LEFT, elided)

    def _draw_cap(self, painter: QPainter, box: QRectF) -> float:
        """How far to the right the words begin."""
        side = min(float(px(CAP)), box.height() - 6.0)
        aside = 18.0 if box.width() > px(NARROW) else 8.0
        spot = QRectF(box.left() + aside, box.center().y() - side / 2.0, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self.look.line))
        painter.drawRoundedRect(spot, theme.CAP_RADIUS, theme.CAP_RADIUS)
        painter.setFont(theme.font(Size.TINY, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.look.soft))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self.cap)
        return 2.0 * aside + side
