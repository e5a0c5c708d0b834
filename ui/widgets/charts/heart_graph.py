"""The last minute: the heart's curve over the pacer's wave. Seeing one answer the other is the biofeedback."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QWidget

from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import Pacer
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, with_alpha
from ui.widgets.charts.axis_range import AnimatedRange
from ui.widgets.charts.breath_curve import PacerHistory, breath_wave_shape
from ui.widgets.charts.heart_curve import heart_points, smooth_curve
from ui.widgets.painting import guarded

if TYPE_CHECKING:
    from ui.widgets.charts.plotting import Dots, Graph, Shape

WINDOW_S: Final = 60.0
AHEAD_S: Final = 0.5  # room for the newest dot at the right edge
SPARE_S: Final = 1.25  # how much further the strip reaches than the pane
FEW: Final = 4  # beats: with so few the range need not glide
LEAST_HEIGHT: Final = 12
LABELS_WIDTH: Final = 44
TIMES_HEIGHT: Final = 26
LOW: Final = 4  # a graph takes about so small a part of its screen's height
GRAPH_TOP_MARGIN_PX: Final = 8  # for half a label
LINE_PX: Final = 2.25
WAVE_HEIGHT: Final = 0.86


class HeartGraph(QWidget):
    """Made without pyqtgraph, so that it costs the first frame nothing; `fill` brings the pane in.

    The curve and the wave are drawn on a strip with every beat, and the strip is shifted by whole
    pixels in between: a frame costs a blit.
    """

    ROLE = Role.Graphic

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._trail = PacerHistory()
        self._range = AnimatedRange()
        self._bounds = self._range.at(0.0)
        self._beats: tuple[JudgedBeat, ...] = ()
        self._beating = False
        """Without a heart there is nothing to scale: the wave stands alone."""
        self._graph: Graph | None = None
        self._line: Shape
        self._wave: Shape
        self._hollow: Dots
        self._newest: Dots
        self._strip = QPixmap()
        self._strip_left = 0
        self._left = 0
        """Where the strip and the pane begin, in pixels since the session's zero."""
        self._stale = True
        self._numbers = True
        self.setAccessibleName(translate(strings.GRAPH_NAME))

    @property
    def filled(self) -> bool:
        return self._graph is not None

    @property
    def trail(self) -> PacerHistory:
        return self._trail

    @property
    def pane(self) -> QRect:
        px = self._px
        return self.rect().adjusted(px(LABELS_WIDTH), px(GRAPH_TOP_MARGIN_PX), 0, -px(TIMES_HEIGHT))

    def _px(self, length: float) -> int:
        """Grows with the letters, as far as a low graph allows."""
        return theme.scaled_px_within(LOW * self.height(), length)

    def fill(self) -> None:
        """Bring in the pane. Slow: only after the first frame, and once."""
        if self._graph is not None:
            return
        from ui.widgets.charts.plotting import Graph

        look, graph = self._look, Graph(self)
        ground, heart = QColor(look.ground_bottom), QColor(look.heart)
        self._wave = graph.add_area(wave_brush(look))
        self._line = graph.add_line(heart, LINE_PX)
        self._hollow = graph.add_dots(ground, heart, 1.5, 7.0)
        self._newest = graph.add_dots(heart, ground, 1.5, 11.0)
        graph.hide()
        self._graph = graph

    def show_numbers(self, shown: bool) -> None:
        self._numbers = shown
        self.update()

    def take_over(self, other: "HeartGraph") -> None:
        """Go on where another graph of the same pause was."""
        self._trail, self._range, self._beats = other._trail, other._range, other._beats
        self._beating, self._stale = other._beating, True

    def clear(self) -> None:
        self._trail, self._range, self._beats = PacerHistory(), AnimatedRange(), ()
        self._beating, self._stale, self._strip = False, True, QPixmap()

    def show_beats(self, beats: tuple[JudgedBeat, ...], now: float) -> None:
        if beats is self._beats or beats == self._beats:
            return
        self._beats, self._stale = beats, True
        rates = [p.hr_bpm for s in heart_points(beats) for p in s if p.t >= now - WINDOW_S]
        if rates:
            self._beating = True
            self._range.hold(min(rates), max(rates), now, at_once=len(rates) < FEW)

    def follow(self, pacer: Pacer | None, since: float) -> None:
        """Who leads the breath from `since` on."""
        if self._trail.follow(pacer, since):
            self._stale = True

    def advance(self, now: float) -> None:
        """Move on to this moment."""
        if self._graph is None or not self.isVisible() or self.pane.height() < LEAST_HEIGHT:
            return
        bounds = self._range.at(now)
        if bounds != self._bounds:
            self._bounds, self._stale = bounds, True
            self.update()
        left = round((now - WINDOW_S) * self._pixels_per_s)
        if self._stale or not 0 <= left - self._strip_left <= self._spare:
            self._draw_strip(self._graph, left)
            self.update(self.pane)
        if left != self._left:
            self._left = left
            self.update(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._stale = True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        pane = self.pane
        lines = self._range.grid.lines if self._beating else ()
        for rate in lines:
            y = round(self._height_of(rate))
            if pane.top() <= y <= pane.bottom():
                painter.fillRect(pane.left(), y, pane.width(), 1, QColor(self._look.line))
        if self._numbers and not pane.contains(event.rect()):
            self._draw_labels(painter, lines)
        painter.setClipRect(pane)
        painter.drawPixmap(pane.left() - (self._left - self._strip_left), pane.top(), self._strip)
        painter.end()

    @property
    def _pixels_per_s(self) -> float:
        return max(1, self.pane.width()) / (WINDOW_S + AHEAD_S)

    @property
    def _spare(self) -> int:
        """How many pixels longer the strip is than the pane."""
        return round(SPARE_S * self._pixels_per_s)

    def _height_of(self, rate: float) -> float:
        bottom, top = self._bounds
        return self.pane.bottom() - (rate - bottom) / (top - bottom) * self.pane.height()

    def _draw_strip(self, graph: "Graph", left: int) -> None:
        stretches = heart_points(self._beats)
        points = [p for stretch in stretches for p in stretch]
        newest = points[-1:] if points and not points[-1].corrected else []
        width = self.pane.width() + self._spare
        begin, end = left / self._pixels_per_s, (left + width) / self._pixels_per_s
        bottom, top = self._bounds
        self._line.show(smooth_curve(stretches))
        self._hollow.show([(p.t, p.hr_bpm) for p in points if p.corrected])
        self._newest.show([(p.t, p.hr_bpm) for p in newest])
        self._wave.show(breath_wave_shape(self._trail.at, begin - 1.0, end))
        self._wave.stretch(bottom, bottom + (top - bottom) * WAVE_HEIGHT)
        graph.resize(width, self.pane.height())
        graph.look_at(begin, end, bottom, top)
        self._strip, self._strip_left, self._stale = graph.picture(), left, False

    def _draw_labels(self, painter: QPainter, lines: Sequence[float]) -> None:
        pane, px = self.pane, self._px
        letters = theme.font(FontSize.TINY, tabular=True)
        letters.setPixelSize(px(FontSize.TINY))
        painter.setFont(letters)
        painter.setPen(QColor(self._look.faint))
        for rate in lines:
            y = self._height_of(rate)
            if pane.top() <= y <= pane.bottom():
                box = QRectF(0.0, y - px(9), px(LABELS_WIDTH) - 10.0, px(18))
                painter.drawText(box, _RIGHT, f"{rate:g}")
        line = QRectF(pane.left(), pane.bottom() + 8.0, pane.width(), px(TIMES_HEIGHT) - 8.0)
        painter.drawText(line, _LEFT, translate(strings.WINDOW_BEGAN))
        half = QRectF(
            line.left() + WINDOW_S / 2 * self._pixels_per_s - px(40),
            line.top(),
            px(80),
            line.height(),
        )
        painter.drawText(half, Qt.AlignmentFlag.AlignCenter, translate(strings.WINDOW_HALF))
        painter.drawText(line, _RIGHT, translate(strings.WINDOW_NOW))


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def wave_brush(look: Theme) -> QBrush:
    """Fuller at the top, nearly nothing at the bottom."""
    gradient = QLinearGradient(QPointF(0.0, 0.0), QPointF(0.0, 1.0))
    gradient.setColorAt(0.0, with_alpha(look.breath, look.wave_strength * 0.18))
    gradient.setColorAt(1.0, with_alpha(look.breath, look.wave_strength))
    return QBrush(gradient)
