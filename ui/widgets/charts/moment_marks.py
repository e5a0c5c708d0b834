"""Moments that the person marked, in a chart over time: a tick at each, with its time."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

LINE_STRENGTH: Final = 0.5
TICK_LENGTH_PX: Final = 9.0
TICK_WIDTH_PX: Final = 2.0
LABEL_PADDING_PX: Final = 6.0
LABEL_GAP_PX: Final = 3.0
LABEL_TOP_PX: Final = 1.0
LABEL_STRENGTH: Final = 0.86  # of the ground behind a label, which covers a curve


class MomentMark(NamedTuple):
    x: float
    """In pixels of the painter."""
    text: str
    """Its time; empty where no numbers are shown."""


class MomentMarkLayer(QWidget):
    """The marks of a chart, on a transparent layer over its curves that lets all mouse events through."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._marks: Sequence[MomentMark] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_marks(self, marks: Sequence[MomentMark]) -> None:
        self._marks = marks
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(FontSize.TINY, tabular=True)
        draw_moment_marks(painter, QRectF(self.rect()), self._marks, self._colours, font)
        painter.end()


def draw_moment_marks(
    painter: QPainter, pane: QRectF, marks: Iterable[MomentMark], colours: Theme, font: QFont
) -> None:
    """Draw a tick for each mark, and the times of those that lie apart.

    Parameters
    ----------
    pane
        Where the curves are.
    marks
        In temporal order.
    """
    covered_to = pane.left() - 1.0
    painter.setFont(font)
    for mark in marks:
        if not pane.left() <= mark.x <= pane.right():
            continue
        _draw_tick(painter, pane, mark.x, colours)
        box = _label_box(pane, mark, font)
        if mark.text and box.left() > covered_to:
            _draw_label(painter, box, mark.text, colours)
            covered_to = box.right()


def _draw_tick(painter: QPainter, pane: QRectF, x: float, colours: Theme) -> None:
    line = QPen(theme.with_alpha(colours.soft, LINE_STRENGTH), theme.HAIRLINE, Qt.PenStyle.DashLine)
    painter.setPen(line)
    painter.drawLine(QPointF(x, pane.top()), QPointF(x, pane.bottom()))
    tick = QRectF(
        x - TICK_WIDTH_PX / 2.0, pane.bottom() - TICK_LENGTH_PX, TICK_WIDTH_PX, TICK_LENGTH_PX
    )
    painter.fillRect(tick, QColor(colours.soft))


def _label_box(pane: QRectF, mark: MomentMark, font: QFont) -> QRectF:
    """To the right of the tick, or to its left at the right end."""
    size = QFontMetricsF(font)
    wide = size.horizontalAdvance(mark.text) + 2.0 * LABEL_PADDING_PX
    left = mark.x + LABEL_GAP_PX
    if left + wide > pane.right():
        left = mark.x - LABEL_GAP_PX - wide
    return QRectF(left, pane.top() + LABEL_TOP_PX, wide, size.height() + 2.0)


def label_height(font: QFont) -> int:
    """The height in pixels that the times take at the top of a pane."""
    return ceil(LABEL_TOP_PX + QFontMetricsF(font).height() + 2.0)


def _draw_label(painter: QPainter, box: QRectF, text: str, colours: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.with_alpha(colours.ground_bottom, LABEL_STRENGTH))
    painter.drawRoundedRect(box, theme.CAP_RADIUS, theme.CAP_RADIUS)
    painter.setPen(QColor(colours.soft))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
