"""A menu entry: its key, its name and a line of detail."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button, draw_mark
from ui.widgets.painting import guarded
from ui.widgets.text.label import LEFT

CAP_SIZE_PX: Final = 26
STACKED_HEIGHT_PX: Final = 56  # below this height the detail stands beside the name, if it fits
NARROW_WIDTH_PX: Final = 200


class MenuRow(Button):
    def __init__(self, colours: Theme, cap: str, title: str, detail: str, parent: QWidget) -> None:
        super().__init__(colours, title, parent)
        self.cap = cap
        self._detail = detail
        self.shows_detail = True
        """Whether the detail is shown; all rows of one menu show it, or none."""
        self.has_mark = False
        """A small dot at the end of the row: something waits there, quietly."""
        self.setAccessibleDescription(detail)

    @property
    def _shows_cap(self) -> bool:
        return bool(self.cap) and theme.shows_key_hints()

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.update()

    def fits_detail_beside(self, width: int) -> bool:
        """Whether the detail fits beside the name at this width."""
        both = ((self.text(), FontSize.BODY), (self._detail, FontSize.SMALL))
        words = sum(QFontMetrics(theme.font(s)).horizontalAdvance(t) for t, s in both)
        cap = scaled_px(CAP_SIZE_PX) + 36 if self._shows_cap else 18
        return words + 20 + cap + 2 * FOCUS_MARGIN_PX + 6 <= width

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        left = box.left() + (self._draw_cap(painter, box) if self._shows_cap else 18.0)
        text = QRectF(left, box.top(), box.right() - left - 4.0, box.height())
        font = theme.font(
            FontSize.LEAD if box.height() >= scaled_px(STACKED_HEIGHT_PX) else FontSize.BODY
        )
        painter.setFont(theme.fit_font(font, self.text(), text.width(), text.height()))
        if self.has_mark:
            draw_mark(painter, self.colours, QPointF(box.right() - 20.0, box.center().y()))
        painter.setPen(QColor(self.colours.ink))
        if box.height() >= scaled_px(STACKED_HEIGHT_PX) and self._detail:
            self._draw_stacked(painter, text, box.center().y())
            return
        painter.drawText(text, LEFT, self.text())
        title_width = QFontMetricsF(font).horizontalAdvance(self.text()) + 20.0
        beside = text.adjusted(title_width, 0.0, 0.0, 0.0)
        detail = QFontMetricsF(theme.font(FontSize.SMALL)).horizontalAdvance(self._detail)
        if self.shows_detail and 0.0 < detail <= beside.width():
            self._draw_detail(painter, beside)

    def _draw_stacked(self, painter: QPainter, text: QRectF, middle: float) -> None:
        tall = float(scaled_px(24))
        painter.drawText(QRectF(text.left(), middle - tall, text.width(), tall), LEFT, self.text())
        self._draw_detail(painter, QRectF(text.left(), middle + 1.0, text.width(), scaled_px(22)))

    def _draw_detail(self, painter: QPainter, box: QRectF) -> None:
        font = theme.font(FontSize.SMALL)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.soft))
        elided = QFontMetricsF(font).elidedText(
            self._detail, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, LEFT, elided)

    def _draw_cap(self, painter: QPainter, box: QRectF) -> float:
        """Draw the key cap and return where the text begins, in pixels from the left of the box."""
        side = min(float(scaled_px(CAP_SIZE_PX)), box.height() - 6.0)
        indent = 18.0 if box.width() > scaled_px(NARROW_WIDTH_PX) else 8.0
        spot = QRectF(box.left() + indent, box.center().y() - side / 2.0, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self.colours.line))
        painter.drawRoundedRect(spot, theme.CAP_RADIUS, theme.CAP_RADIUS)
        painter.setFont(theme.font(FontSize.TINY, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.colours.soft))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self.cap)
        return 2.0 * indent + side
