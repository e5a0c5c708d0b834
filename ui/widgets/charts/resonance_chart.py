"""RSA over breathing rate: dots for measured rates, a curve for the fitted response."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from trainer.breathing.resonance_result import ResonanceResult
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

LEFT_MARGIN_PX: Final = 56.0
BOTTOM_MARGIN_PX: Final = 68.0  # the rates, the axis and what is what
LEGEND_GLYPH_PX: Final = 24  # a dot or a line with the space beside it
LEGEND_GAP_PX: Final = 24
CHART_TOP_MARGIN_PX: Final = 28.0
MIN_BREATHS_PER_MIN, MAX_BREATHS_PER_MIN = 4.0, 7.25  # the x axis
DOT_RADIUS_PX: Final = 5.0
STEPS_MS: Final = (5, 10, 20, 50, 100, 200, 500)
MAX_GRID_LINES: Final = 4


class ResonanceChart(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._result: ResonanceResult | None = None

    def show_result(self, result: ResonanceResult) -> None:
        self._result = result
        self.setAccessibleName(translate(strings.RESONANCE_PICTURE))
        measured = [
            translate(
                strings.SWING_AT,
                rate=formatting.format_rate(row.breaths_per_min),
                rsa=round(row.rsa_ms),
            )
            for row in result.rates
            if row.rsa_ms is not None
        ]
        self.setAccessibleDescription("; ".join(measured))
        self.update()

    @property
    def has_points(self) -> bool:
        """Whether there is anything to draw: a pace that was measured, or a curve."""
        result = self._result
        return result is not None and bool(
            result.fitted_ms or any(row.rsa_ms is not None for row in result.rates)
        )

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        result = self._result
        if result is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measured = [(r.breaths_per_min, r.rsa_ms) for r in result.rates if r.rsa_ms is not None]
        highest = max([ms for _, ms in (*measured, *result.fitted_ms)], default=0.0)
        step = next((s for s in STEPS_MS if highest / s <= MAX_GRID_LINES), STEPS_MS[-1])
        self._top_ms = max(step, ceil(highest / step) * step)
        self._draw_grid(painter, step)
        self._draw_curve(painter, result)
        self._draw_dots(painter, measured)
        self._draw_legend(painter, has_curve=len(result.fitted_ms) > 1)
        painter.end()

    @property
    def _pane(self) -> QRectF:
        return QRectF(self.rect()).adjusted(
            theme.scaled_px(LEFT_MARGIN_PX),
            theme.scaled_px(CHART_TOP_MARGIN_PX),
            -12.0,
            -theme.scaled_px(BOTTOM_MARGIN_PX),
        )

    def _at(self, rate: float, ms: float) -> QPointF:
        pane = self._pane
        x = (
            pane.left()
            + (rate - MIN_BREATHS_PER_MIN)
            / (MAX_BREATHS_PER_MIN - MIN_BREATHS_PER_MIN)
            * pane.width()
        )
        return QPointF(x, pane.bottom() - ms / self._top_ms * pane.height())

    def _draw_grid(self, painter: QPainter, step: int) -> None:
        pane, px = self._pane, theme.scaled_px
        painter.setFont(theme.font(FontSize.TINY, tabular=True))
        for ms in range(0, int(self._top_ms) + 1, step):
            y = self._at(MIN_BREATHS_PER_MIN, ms).y()
            painter.fillRect(QRectF(pane.left(), y, pane.width(), 1.0), QColor(self._colours.line))
            painter.setPen(QColor(self._colours.faint))
            painter.drawText(
                QRectF(0.0, y - px(9), px(LEFT_MARGIN_PX) - 12.0, px(18)), _RIGHT, f"{ms}"
            )
        for half in range(ceil(2 * MIN_BREATHS_PER_MIN), floor(2 * MAX_BREATHS_PER_MIN) + 1):
            x = self._at(half / 2.0, 0.0).x()
            box = QRectF(x - px(30), pane.bottom() + 6.0, px(60), px(18))
            painter.drawText(box, _CENTRE, formatting.format_rate(half / 2.0))
        axis_box = QRectF(pane.left(), pane.bottom() + px(24), pane.width(), px(18))
        painter.drawText(axis_box, _CENTRE, translate(strings.RATE_AXIS))
        title_box = QRectF(0.0, 0.0, pane.width(), px(18))
        painter.drawText(title_box, _LEFT, translate(strings.SWING_AXIS))

    def _draw_curve(self, painter: QPainter, result: ResonanceResult) -> None:
        points = [
            self._at(r, ms)
            for r, ms in result.fitted_ms
            if MIN_BREATHS_PER_MIN <= r <= MAX_BREATHS_PER_MIN
        ]
        if len(points) < 2:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours.breath), 2.0))
        painter.drawPath(path)
        if result.breaths_per_min is not None:
            top = self._at(result.breaths_per_min, 0.0)
            pen = QPen(QColor(self._colours.breath), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(top, QPointF(top.x(), self._pane.top()))
            painter.setPen(QColor(self._colours.ink))
            painter.setFont(theme.font(FontSize.SMALL, tabular=True))
            self._draw_best(painter, top.x(), formatting.format_rate(result.breaths_per_min))

    def _draw_best(self, painter: QPainter, x: float, rate: str) -> None:
        """Draw the rate above its line, or at its foot where the name of the axis reaches there."""
        px, pane = theme.scaled_px, self._pane
        name = QFontMetricsF(theme.font(FontSize.TINY)).horizontalAdvance(
            translate(strings.SWING_AXIS)
        )
        wide = QFontMetricsF(painter.font()).horizontalAdvance(rate)
        if x - wide / 2.0 > name + px(8):
            box = QRectF(x - px(60), pane.top() - px(24), 2.0 * px(60), px(20))
            painter.drawText(box, _CENTRE, rate)
        else:  # below the peak, where there are neither dots nor the curve
            box = QRectF(x + px(6), pane.bottom() - px(22), px(60), px(20))
            painter.drawText(box, _LEFT, rate)

    def _draw_dots(self, painter: QPainter, measured: list[tuple[float, float]]) -> None:
        painter.setPen(QPen(QColor(self._colours.ground_bottom), 1.5))
        painter.setBrush(QColor(self._colours.heart))
        for rate, ms in measured:
            painter.drawEllipse(self._at(rate, ms), DOT_RADIUS_PX, DOT_RADIUS_PX)

    def _draw_legend(self, painter: QPainter, *, has_curve: bool) -> None:
        """Draw what the dots and the line are, below the axis."""
        font, px = theme.font(FontSize.TINY), theme.scaled_px
        texts = [translate(strings.RESONANCE_DOTS)]
        texts += [translate(strings.RESONANCE_LINE)] if has_curve else []
        widths = [px(LEGEND_GLYPH_PX) + QFontMetricsF(font).horizontalAdvance(t) for t in texts]
        total = sum(widths) + px(LEGEND_GAP_PX) * (len(texts) - 1)
        x, pane = self._pane.center().x() - total / 2.0, self._pane
        line = QRectF(0.0, pane.bottom() + px(46), self.width(), px(18))
        for i, (text, width) in enumerate(zip(texts, widths, strict=True)):
            middle = QPointF(x + px(8), line.center().y())
            if i:
                painter.setPen(QPen(QColor(self._colours.breath), 2.0))
                painter.drawLine(middle - QPointF(px(8), 0.0), middle + QPointF(px(8), 0.0))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._colours.heart))
                painter.drawEllipse(middle, DOT_RADIUS_PX, DOT_RADIUS_PX)
            painter.setFont(font)
            painter.setPen(QColor(self._colours.soft))
            box = QRectF(x + px(LEGEND_GLYPH_PX), line.top(), width, line.height())
            painter.drawText(box, _LEFT, text)
            x += width + px(LEGEND_GAP_PX)


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)
