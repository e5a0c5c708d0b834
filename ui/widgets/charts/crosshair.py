"""A crosshair over a chart: a line, a dot and a reading at one beat.

It follows the mouse, or the arrow keys when the chart is focused.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import formatting
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.charts.heart_curve import HeartPoint
from ui.widgets.painting import guarded

DOT_RADIUS_PX: Final = 4.5
LABEL_PADDING_PX: Final = 10.0
LABEL_GAP_PX: Final = 10.0
MAX_DISTANCE_S: Final = 5.0  # no reading in a gap of the recording

PositionOf = Callable[[HeartPoint], QPointF]


class Crosshair(QWidget):
    """A transparent layer over a chart that lets all mouse events through."""

    def __init__(self, colours: Theme, position_of: PositionOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours, self._position_of = colours, position_of
        self._points: Sequence[HeartPoint] = ()
        self._began = 0.0
        self._index: int | None = None
        self.labels_height = 0
        """What other words take at the top, in pixels."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """The reading; empty while none is shown."""
        if self._index is None:
            return ""
        point = self._points[self._index]
        template = history_strings.READING_CORRECTED if point.corrected else history_strings.READING
        time = formatting.format_clock_time(max(0.0, point.t - self._began))
        return translate(template, time=time, rate=formatting.format_figure(point.hr_bpm, 0))

    def set_points(self, points: Sequence[HeartPoint], began: float) -> None:
        """Set the beats in temporal order; readings count the time from `began`."""
        self._points, self._began, self._index = points, began, None
        self.update()

    def show_near(self, t: float) -> None:
        """Show the beat nearest to `t`, if one lies within `MAX_DISTANCE_S`."""
        after = bisect_left(self._points, t, key=lambda p: p.t)
        candidates = [i for i in (after - 1, after) if 0 <= i < len(self._points)]
        nearest = min(candidates, key=lambda i: abs(self._points[i].t - t), default=None)
        if nearest is not None and abs(self._points[nearest].t - t) > MAX_DISTANCE_S:
            nearest = None
        self._show(nearest)

    def step(self, by: int) -> None:
        """Move by so many beats; from no reading, to the first or last beat."""
        if not self._points:
            return
        last = len(self._points) - 1
        here = self._index if self._index is not None else (-1 if by > 0 else last + 1)
        self._show(min(last, max(0, here + by)))

    def clear(self) -> None:
        self._show(None)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._index is None:
            return
        colours, spot = self._colours, self._position_of(self._points[self._index])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.faint), theme.HAIRLINE))
        painter.drawLine(QPointF(spot.x(), 0.0), QPointF(spot.x(), float(self.height())))
        painter.setPen(QPen(QColor(colours.heart), 1.5))
        corrected = self._points[self._index].corrected
        painter.setBrush(QColor(colours.ground_bottom if corrected else colours.heart))
        painter.drawEllipse(spot, DOT_RADIUS_PX, DOT_RADIUS_PX)
        self._draw_words(painter, spot)
        painter.end()

    def _draw_words(self, painter: QPainter, spot: QPointF) -> None:
        font, text = theme.font(FontSize.TINY, tabular=True), self.text
        size = QFontMetricsF(font)
        wide, tall = size.horizontalAdvance(text) + 2.0 * LABEL_PADDING_PX, size.height() + 8.0
        left = (
            spot.x() + LABEL_GAP_PX
            if spot.x() + LABEL_GAP_PX + wide <= self.width()
            else spot.x() - LABEL_GAP_PX - wide
        )
        below_labels = float(self.labels_height)
        is_clear = spot.y() > below_labels + tall + LABEL_GAP_PX
        top = below_labels if is_clear else self.height() - tall
        box = QRectF(max(0.5, left), top + 0.5, wide, tall - 1.0)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._colours.panel))
        painter.drawRoundedRect(box, theme.CAP_RADIUS, theme.CAP_RADIUS)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _show(self, at: int | None) -> None:
        if at != self._index:
            self._index = at
            self.update()
