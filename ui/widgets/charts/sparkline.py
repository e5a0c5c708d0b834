"""How the heart's answer went since the pause began: a line, a scale that glides, and no judgement."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

MOST_POINTS: Final = 240
CAPTION_HEIGHT: Final = 26  # as below the graph of the heart
LABELS: Final = 30
USUAL_GRAIN: Final = 10.0
STEPS: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)  # grains between two lines
MOST_STEPS: Final = 2
GLIDE: Final = 0.25  # of the way to a new scale, with every value that comes
LEAST_EVERY_S: Final = 1.0
LEAST_TIME_S: Final = 60.0
DOT_PX: Final = 3.0


class BoundedSeries:
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


class Sparkline(QWidget):
    ROLE = Role.Graphic

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.series = BoundedSeries()
        self._grain = USUAL_GRAIN
        self._lines: tuple[float, ...] = ()
        self._ends = (0.0, 1.0)
        """Of the scale as it is shown, on its way to its lines."""
        self.setAccessibleName(translate(strings.TREND_NAME))

    def configure(self, grain: float) -> None:
        """Another figure from now on, with so much between two lines at least."""
        self._grain = grain
        self.clear()

    def add(self, t: float, value: float | None) -> None:
        if not self.series.add(t, value):
            return
        lines = sparkline_scale([v for _, v in self.series.points if v is not None], self._grain)
        if lines:
            glide = GLIDE if self._lines else 1.0
            aims = zip(self._ends, (lines[0], lines[-1]), strict=True)
            low, high = (now + glide * (aim - now) for now, aim in aims)
            self._lines, self._ends = lines, (low, high)
        self.update()

    def take_over(self, other: "Sparkline") -> None:
        """Go on where another one of the same pause was."""
        self.series, self._lines, self._ends = other.series, other._lines, other._ends

    def clear(self) -> None:
        self.series, self._lines = BoundedSeries(), ()
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = theme.scaled_px(9)
        box = QRectF(self.rect()).adjusted(
            theme.scaled_px(LABELS), half, -4.0, -theme.scaled_px(CAPTION_HEIGHT)
        )
        painter.setFont(theme.font(FontSize.TINY, tabular=True))
        self._draw_lines(painter, box, half)
        self._draw_course(painter, place_values(self.series.points, box, self._ends))
        painter.setPen(QColor(self._look.faint))
        rest = theme.scaled_px(CAPTION_HEIGHT) - 8.0
        caption = QRectF(box.left(), box.bottom() + 8.0, box.width(), rest)
        painter.drawText(caption, _LEFT, translate(strings.SO_FAR))
        painter.end()

    def _draw_lines(self, painter: QPainter, box: QRectF, half: float) -> None:
        (low, high), digits = self._ends, 0 if self._grain >= 1.0 else 1
        for line in self._lines:
            y = round(box.bottom() - (line - low) / (high - low) * box.height())
            if not box.top() - 1.0 <= y <= box.bottom() + 1.0:
                continue
            painter.fillRect(QRectF(box.left(), y, box.width(), 1.0), QColor(self._look.line))
            painter.setPen(QColor(self._look.faint))
            label = QRectF(0.0, y - half, theme.scaled_px(LABELS) - 6.0, 2.0 * half)
            painter.drawText(label, _RIGHT, formatting.format_figure(line, digits))

    def _draw_course(self, painter: QPainter, points: list[QPointF | None]) -> None:
        painter.setPen(QPen(QColor(self._look.breath), 1.75))
        painter.drawPath(_path(points))
        if points and points[-1] is not None:
            painter.setBrush(QColor(self._look.breath))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(points[-1], DOT_PX, DOT_PX)


def sparkline_scale(values: list[float], grain: float) -> tuple[float, ...]:
    """The lines of a scale that holds the values: two or three, on round numbers.

    >>> sparkline_scale([41.0, 63.0], 10.0), sparkline_scale([50.0], 10.0)
    ((40.0, 60.0, 80.0), (50.0, 60.0))
    """
    if not values:
        return ()
    low, high = min(values), max(values)
    for step in (grain * s for s in STEPS):
        first, last = floor(low / step), max(floor(low / step) + 1, ceil(high / step))
        if last - first <= MOST_STEPS:
            return tuple(step * n for n in range(first, last + 1))
    return low, max(high, low + grain)


def place_values(
    points: list[tuple[float, float | None]], box: QRectF, ends: tuple[float, float]
) -> list[QPointF | None]:
    """Where the values lie in the box, on a scale between two ends; None where there was none to show."""
    if not points:
        return []
    (low, high), began = ends, points[0][0]
    time = max(LEAST_TIME_S, points[-1][0] - began)
    return [
        None
        if v is None
        else QPointF(
            box.left() + (t - began) / time * box.width(),
            box.bottom() - min(1.0, max(0.0, (v - low) / (high - low))) * box.height(),
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


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
