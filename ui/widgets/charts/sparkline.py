"""A sparkline of one figure since the pause began, with an animated scale."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import chart_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

MAX_POINTS: Final = 240
CAPTION_HEIGHT_PX: Final = 26  # as below the live graph
LABELS_WIDTH_PX: Final = 30
DEFAULT_MIN_STEP: Final = 10.0
STEP_FACTORS: Final = (
    1.0,
    2.0,
    5.0,
    10.0,
    20.0,
    50.0,
)  # multiples of the smallest step between two grid lines
MAX_GRID_STEPS: Final = 2
GLIDE_FRACTION: Final = 0.25  # of the way to a new scale, with every new value
MIN_INTERVAL_S: Final = 1.0
MIN_SPAN_S: Final = 60.0
DOT_RADIUS_PX: Final = 3.0


class BoundedSeries:
    """Values over time in bounded memory: when full, every second one is dropped."""

    def __init__(self, max_points: int = MAX_POINTS) -> None:
        self.points: list[tuple[float, float | None]] = []
        self._max_points = max_points
        self._min_interval_s = MIN_INTERVAL_S

    def add(self, t: float, value: float | None) -> bool:
        if self.points and t < self.points[-1][0] + self._min_interval_s:
            return False
        self.points.append((t, value))
        if len(self.points) > self._max_points:
            del self.points[1::2]
            self._min_interval_s = max(MIN_INTERVAL_S, (t - self.points[0][0]) / self._max_points)
        return True


class Sparkline(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget | None = None, *, unit: str = "") -> None:
        super().__init__(parent)
        self._colours = colours
        self._unit = unit
        self.series = BoundedSeries()
        self._min_step = DEFAULT_MIN_STEP
        self._lines: tuple[float, ...] = ()
        self._shown_range = (0.0, 1.0)
        """The range shown, which approaches that of the grid lines."""
        self.setAccessibleName(translate(strings.TREND_NAME))

    def configure(self, min_step: float, unit: str) -> None:
        """Show another figure, with at least `min_step` between two grid lines."""
        self._min_step, self._unit = min_step, unit
        self.clear()

    def add(self, t: float, value: float | None) -> None:
        if not self.series.add(t, value):
            return
        lines = choose_scale([v for _, v in self.series.points if v is not None], self._min_step)
        if lines:
            glide = GLIDE_FRACTION if self._lines else 1.0
            aims = zip(self._shown_range, (lines[0], lines[-1]), strict=True)
            low, high = (now + glide * (aim - now) for now, aim in aims)
            self._lines, self._shown_range = lines, (low, high)
        self.update()

    def take_over(self, other: "Sparkline") -> None:
        """Take over the data of another sparkline of the same pause."""
        self.series, self._lines, self._shown_range = other.series, other._lines, other._shown_range

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
            theme.scaled_px(LABELS_WIDTH_PX), half, -4.0, -theme.scaled_px(CAPTION_HEIGHT_PX)
        )
        painter.setFont(theme.font(FontSize.TINY, tabular=True))
        self._draw_lines(painter, box, half)
        self._draw_curve(painter, to_positions(self.series.points, box, self._shown_range))
        painter.setPen(QColor(self._colours.faint))
        caption_height = theme.scaled_px(CAPTION_HEIGHT_PX) - 8.0
        caption = QRectF(box.left(), box.bottom() + 8.0, box.width(), caption_height)
        painter.drawText(caption, _LEFT, self._caption())
        painter.end()

    def _caption(self) -> str:
        if not self._unit:
            return translate(strings.SO_FAR)
        return translate(chart_strings.SO_FAR_IN, unit=translate(self._unit))

    def _draw_lines(self, painter: QPainter, box: QRectF, half: float) -> None:
        (low, high), digits = self._shown_range, 0 if self._min_step >= 1.0 else 1
        for line in self._lines:
            y = round(box.bottom() - (line - low) / (high - low) * box.height())
            if not box.top() - 1.0 <= y <= box.bottom() + 1.0:
                continue
            painter.fillRect(QRectF(box.left(), y, box.width(), 1.0), QColor(self._colours.line))
            painter.setPen(QColor(self._colours.faint))
            label = QRectF(0.0, y - half, theme.scaled_px(LABELS_WIDTH_PX) - 6.0, 2.0 * half)
            painter.drawText(label, _RIGHT, formatting.format_figure(line, digits))

    def _draw_curve(self, painter: QPainter, points: list[QPointF | None]) -> None:
        painter.setPen(QPen(QColor(self._colours.breath), 1.75))
        painter.drawPath(build_path(points))
        if points and points[-1] is not None:
            painter.setBrush(QColor(self._colours.breath))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(points[-1], DOT_RADIUS_PX, DOT_RADIUS_PX)


def choose_scale(values: list[float], min_step: float) -> tuple[float, ...]:
    """The grid lines of a scale that contains the values: two or three, on round numbers.

    >>> sparkline_scale([41.0, 63.0], 10.0), sparkline_scale([50.0], 10.0)
    ((40.0, 60.0, 80.0), (50.0, 60.0))
    """
    if not values:
        return ()
    low, high = min(values), max(values)
    for step in (min_step * s for s in STEP_FACTORS):
        first, last = floor(low / step), max(floor(low / step) + 1, ceil(high / step))
        if last - first <= MAX_GRID_STEPS:
            return tuple(step * n for n in range(first, last + 1))
    return low, max(high, low + min_step)


def to_positions(
    points: list[tuple[float, float | None]], box: QRectF, shown_range: tuple[float, float]
) -> list[QPointF | None]:
    """The positions of the values in the box on a scale between two ends; None for a missing value."""
    if not points:
        return []
    (low, high), began = shown_range, points[0][0]
    time = max(MIN_SPAN_S, points[-1][0] - began)
    return [
        None
        if v is None
        else QPointF(
            box.left() + (t - began) / time * box.width(),
            box.bottom() - min(1.0, max(0.0, (v - low) / (high - low))) * box.height(),
        )
        for t, v in points
    ]


def build_path(points: list[QPointF | None]) -> QPainterPath:
    """A line through the points, broken at each None."""
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
