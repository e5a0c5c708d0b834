"""A small chart of heart rates over their first minute, with a scale on both axes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import format_figure, translate
from ui.i18n.texts import history_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.charts.sparkline import build_path, choose_scale
from ui.widgets.painting import guarded

SHOWN_S: Final = 60.0
TICK_S: Final = 20.0
MIN_STEP_BPM: Final = 10.0
MAX_JOINED_S: Final = 5.0  # a longer hole is left open
LABELS_WIDTH_PX: Final = 40
AXIS_HEIGHT_PX: Final = 20
CHART_HEIGHT_PX: Final = 132


class RatePreview(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self._colours = colours
        self._rates: Sequence[tuple[float, float]] = ()
        self.setFixedHeight(theme.scaled_px(CHART_HEIGHT_PX))
        self.setAccessibleName(translate(history_strings.FIRST_MINUTE))

    def show_rates(self, rates: Sequence[tuple[float, float]]) -> None:
        """Draw rates: s from the first beat on, and beats per minute."""
        self._rates = rates
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        lines = choose_scale([rate for _, rate in self._rates], MIN_STEP_BPM)
        if not lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(FontSize.TINY, tabular=True))
        half = theme.scaled_px(9)
        box = QRectF(self.rect()).adjusted(
            theme.scaled_px(LABELS_WIDTH_PX),
            theme.scaled_px(AXIS_HEIGHT_PX) + half,
            -theme.scaled_px(12),
            -theme.scaled_px(AXIS_HEIGHT_PX),
        )
        self._draw_scale(painter, box, lines, half)
        self._draw_seconds(painter, box)
        painter.setPen(QPen(QColor(self._colours.heart), 1.75))
        painter.drawPath(build_path(self._positions(box, (lines[0], lines[-1]))))
        painter.end()

    def _draw_scale(
        self, painter: QPainter, box: QRectF, lines: Sequence[float], half: float
    ) -> None:
        painter.setPen(QColor(self._colours.faint))
        self._draw_title(painter, box)
        for line in lines:
            y = round(box.bottom() - (line - lines[0]) / (lines[-1] - lines[0]) * box.height())
            painter.fillRect(QRectF(box.left(), y, box.width(), 1.0), QColor(self._colours.line))
            label = QRectF(0.0, y - half, box.left() - 8.0, 2.0 * half)
            painter.drawText(label, _RIGHT, format_figure(line, 0))

    def _draw_title(self, painter: QPainter, box: QRectF) -> None:
        """Draw what the axis is above it: over the chart, or further to the left where it is longer."""
        title, numbers = translate(history_strings.FIRST_MINUTE), painter.font()
        font = theme.fit_font(QFont(numbers), title, self.width() - 1.0)
        wide = QFontMetricsF(font).horizontalAdvance(title) + 1.0
        left = max(0.0, min(box.left(), self.width() - wide))
        painter.setFont(font)
        height = float(theme.scaled_px(AXIS_HEIGHT_PX))
        painter.drawText(QRectF(left, 0.0, self.width() - left, height), _LEFT, title)
        painter.setFont(numbers)

    def _draw_seconds(self, painter: QPainter, box: QRectF) -> None:
        width, height = theme.scaled_px(60), theme.scaled_px(AXIS_HEIGHT_PX)
        painter.setPen(QColor(self._colours.faint))
        for i in range(int(SHOWN_S / TICK_S) + 1):
            x = box.left() + i * TICK_S / SHOWN_S * box.width()
            label = QRectF(x - width / 2.0, box.bottom() + 4.0, width, height - 4.0)
            label.moveRight(min(label.right(), float(self.width())))
            painter.drawText(label, _MIDDLE, f"{i * TICK_S:.0f} s")

    def _positions(self, box: QRectF, ends: tuple[float, float]) -> list[QPointF | None]:
        points: list[QPointF | None] = []
        before_s = 0.0
        for t, rate in self._rates:
            if t - before_s > MAX_JOINED_S:
                points.append(None)
            before_s = t
            share = min(1.0, max(0.0, (rate - ends[0]) / (ends[1] - ends[0])))
            x = box.left() + min(1.0, max(0.0, t / SHOWN_S)) * box.width()
            points.append(QPointF(x, box.bottom() - share * box.height()))
        return points


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
