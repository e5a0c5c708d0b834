"""How a figure went since the pause began: one thin line, no axes, no judgement."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import strings, theme
from ui.strings import say
from ui.theme import Size, Theme

MOST_POINTS: Final = 240
CAPTION_HEIGHT: Final = 16
LEAST_SPAN: Final = 20.0  # of the values, so that a steady figure is a steady line
LEAST_EVERY_S: Final = 1.0
LEAST_TIME_S: Final = 60.0
DOT_PX: Final = 2.5


class Series:
    """Values over time in bounded memory: when full, every second one is let go."""

    def __init__(self, most: int = MOST_POINTS) -> None:
        self.points: list[tuple[float, float | None]] = []
        self._most = most
        self._every_s = LEAST_EVERY_S

    def add(self, t: float, value: float | None) -> bool:
        if self.points and t < self.points[-1][0] + self._every_s:
            return False
        self.points.append((t, value))
        if len(self.points) > self._most:
            del self.points[1::2]
            self._every_s = max(LEAST_EVERY_S, (t - self.points[0][0]) / self._most)
        return True


class Trend(QWidget):
    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.series = Series()
        self.setAccessibleName(say(strings.TREND_NAME))

    def add(self, t: float, value: float | None) -> None:
        if self.series.add(t, value):
            self.update()

    def clear(self) -> None:
        self.series = Series()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if all(v is None for _, v in self.series.points):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.0, 3.0, -4.0, -theme.px(CAPTION_HEIGHT) - 3.0)
        painter.setPen(QPen(QColor(self._look.line), theme.HAIRLINE))
        painter.drawLine(
            QPointF(box.left(), box.bottom() + 2.5), QPointF(box.right(), box.bottom() + 2.5)
        )
        points = place(self.series.points, box)
        painter.setPen(QPen(QColor(self._look.breath), 1.5))
        painter.drawPath(_path(points))
        if points and points[-1] is not None:
            painter.setBrush(QColor(self._look.breath))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(points[-1], DOT_PX, DOT_PX)
        painter.setFont(theme.font(Size.TINY))
        painter.setPen(QColor(self._look.faint))
        tall = theme.px(CAPTION_HEIGHT)
        caption = QRectF(0, self.height() - tall, self.width(), tall)
        painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, say(strings.SO_FAR))
        painter.end()


def place(points: list[tuple[float, float | None]], box: QRectF) -> list[QPointF | None]:
    """Where the values lie in the box; None where there was no value to show."""
    values = [v for _, v in points if v is not None]
    if not values:
        return []
    low, high = min(values), max(values)
    spare = max(0.0, LEAST_SPAN - (high - low)) / 2.0
    low, span = low - spare, high - low + 2.0 * spare
    began = points[0][0]
    time = max(LEAST_TIME_S, points[-1][0] - began)
    return [
        None
        if v is None
        else QPointF(
            box.left() + (t - began) / time * box.width(),
            box.bottom() - (v - low) / span * box.height(),
        )
        for t, v in points
    ]


def _path(points: list[QPointF | None]) -> QPainterPath:
    path = QPainterPath()
    drawing = False
    for point in points:
        if point is None:
            drawing = False
        elif drawing:
            path.lineTo(point)
        else:
            path.moveTo(point)
            drawing = True
    return path
