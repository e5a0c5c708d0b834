"""The biofeedback graph: the heart rate of the last minute over the paced breath."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QWidget

from trainer.hrv.verdicts import JudgedBeat
from trainer.pacing import Pacer
from ui.i18n import strings
from ui.i18n.formatting import OWN_HEART, format_clock_time, translate
from ui.i18n.texts import chart_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, with_alpha
from ui.widgets.charts.axis_range import AnimatedRange
from ui.widgets.charts.breath_curve import PacerHistory, build_breath_wave
from ui.widgets.charts.heart_curve import HeartPoint, build_smooth_curve, split_heart_points
from ui.widgets.charts.legend import Legend, LegendEntry
from ui.widgets.charts.moment_marks import MomentMark, draw_moment_marks
from ui.widgets.painting import guarded

if TYPE_CHECKING:
    from ui.widgets.charts.plotting import Dots, Graph, Shape

WINDOW_S: Final = 60.0
AHEAD_S: Final = 0.5  # space for the newest dot at the right edge
STRIP_EXTRA_S: Final = 1.25  # how much longer the strip is than the pane
MAX_DOT_AGE_S: Final = 3.0  # a dot that stays longer would look like the heart of now
MIN_GLIDE_BEATS: Final = 4  # with fewer beats the range changes at once
MIN_PANE_HEIGHT_PX: Final = 12
LABELS_WIDTH_PX: Final = 44
TIMES_GAP_PX: Final = 8
LABEL_LINE_EM: Final = 1.2  # of its font, what a line of a label takes
TIMES_HEIGHT_PX: Final = 26
HEIGHT_FACTOR: Final = 4  # the height of a screen over that of its graph, about
GRAPH_TOP_MARGIN_PX: Final = 24  # for the names of the curves
LINE_PX: Final = 2.25
WAVE_HEIGHT_FRACTION: Final = 0.86


class HeartGraph(QWidget):
    """The live graph. Created without pyqtgraph to keep the first frame fast; `load` creates the pane.

    Curve and wave are rendered to a strip with every beat, and the strip is shifted by whole pixels in
    between, so that a frame costs one blit.
    """

    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._pacer_history = PacerHistory()
        self._range = AnimatedRange()
        self._bounds = self._range.bounds_at(0.0)
        self._beats: tuple[JudgedBeat, ...] = ()
        self.has_axis = True
        """Whether there may be beats, for whose axis a place is kept at the left."""
        self._has_heart = False
        """Whether there are beats; without, no axis is shown."""
        self._graph: Graph | None = None
        self._line: Shape
        self._wave: Shape
        self._corrected_dots: Dots
        self._newest_dot: Dots
        self._strip = QPixmap()
        self._strip_left = 0
        self._pane_left = 0
        """Where strip and pane begin, in pixels since the session began."""
        self._stale = True
        self._shows_numbers = True
        self._heart = OWN_HEART
        self._marks: Sequence[float] = ()
        self.legend = Legend(colours)
        self.setAccessibleName(translate(strings.GRAPH_NAME))

    @property
    def is_loaded(self) -> bool:
        return self._graph is not None

    @property
    def pane(self) -> QRect:
        """Where the curves are drawn. Without a heart there is no axis, and no room for its labels."""
        px = self._px
        labels = px(LABELS_WIDTH_PX) if self.has_axis else 0
        return self.rect().adjusted(labels, px(GRAPH_TOP_MARGIN_PX), 0, -px(TIMES_HEIGHT_PX))

    def _px(self, length: float) -> int:
        """Scale a length with the text size, as far as the height of the graph allows."""
        return theme.scaled_px_within(HEIGHT_FACTOR * self.height(), length)

    def load(self) -> None:
        """Create the plot pane, which imports pyqtgraph: slow, so only after the first frame."""
        if self._graph is not None:
            return
        from ui.widgets.charts.plotting import Graph

        colours, graph = self._colours, Graph(self)
        background, heart = QColor(colours.ground_bottom), QColor(colours.heart)
        self._wave = graph.add_area(create_wave_brush(colours))
        self._line = graph.add_line(heart, LINE_PX)
        self._corrected_dots = graph.add_dots(background, heart, 1.5, 7.0)
        self._newest_dot = graph.add_dots(heart, background, 1.5, 11.0)
        graph.hide()
        self._graph = graph

    def show_numbers(self, shown: bool) -> None:
        self._shows_numbers = shown
        self._update_legend()
        self.update()

    def name_heart(self, heart: str) -> None:
        """Say whose heart it is, as `chart_strings.find_heart_kind` does."""
        self._heart = heart
        self._update_legend()

    def show_marks(self, marks: Sequence[float]) -> None:
        """Show the moments that the person marked, in seconds of the session clock."""
        self._marks = marks

    def take_over(self, other: "HeartGraph") -> None:
        """Take over the data of another graph of the same pause."""
        self._pacer_history, self._range, self._beats = (
            other._pacer_history,
            other._range,
            other._beats,
        )
        self._has_heart, self._stale = other._has_heart, True
        self._heart, self._marks = other._heart, other._marks
        self._update_legend()

    def clear(self) -> None:
        self._pacer_history, self._range, self._beats = PacerHistory(), AnimatedRange(), ()
        self._has_heart, self._stale, self._strip = False, True, QPixmap()
        self._marks = ()
        self._update_legend()

    def show_beats(self, beats: tuple[JudgedBeat, ...], now: float) -> None:
        if beats is self._beats or beats == self._beats:
            return
        self._beats, self._stale = beats, True
        rates = [p.hr_bpm for s in split_heart_points(beats) for p in s if p.t >= now - WINDOW_S]
        if rates:
            self._has_heart = True
            self._update_legend()
            self._range.follow(min(rates), max(rates), now, at_once=len(rates) < MIN_GLIDE_BEATS)

    def follow(self, pacer: Pacer | None, since: float) -> None:
        """Show this pacer's wave from `since` on."""
        if self._pacer_history.add(pacer, since):
            self._stale = True
            self._update_legend()

    def advance(self, now: float) -> None:
        """Move the right edge to this time of the session clock."""
        if self._graph is None or not self.isVisible() or self.pane.height() < MIN_PANE_HEIGHT_PX:
            return
        bounds = self._range.bounds_at(now)
        if bounds != self._bounds:
            self._bounds, self._stale = bounds, True
            self.update()
        left = round((now - WINDOW_S) * self._pixels_per_s)
        if self._stale or not 0 <= left - self._strip_left <= self._extra_px:
            self._draw_strip(self._graph, left)
            self.update(self.pane)
        if left != self._pane_left:
            self._pane_left = left
            self.update(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._stale = True

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        pane = self.pane
        lines = self._range.grid.lines if self._has_heart else ()
        for rate in lines:
            y = round(self._y_of(rate))
            if pane.top() <= y <= pane.bottom():
                painter.fillRect(pane.left(), y, pane.width(), 1, QColor(self._colours.line))
        if not pane.contains(event.rect()):
            self._draw_legend(painter)
            if self._shows_numbers:
                self._draw_labels(painter, lines)
        painter.setClipRect(pane)
        painter.drawPixmap(
            pane.left() - (self._pane_left - self._strip_left), pane.top(), self._strip
        )
        if self._marks:
            self._draw_marks(painter, QRectF(pane))
        painter.end()

    @property
    def _pixels_per_s(self) -> float:
        return max(1, self.pane.width()) / (WINDOW_S + AHEAD_S)

    @property
    def _extra_px(self) -> int:
        """How many pixels longer the strip is than the pane."""
        return round(STRIP_EXTRA_S * self._pixels_per_s)

    def _y_of(self, rate: float) -> float:
        bottom, top = self._bounds
        return self.pane.bottom() - (rate - bottom) / (top - bottom) * self.pane.height()

    def _draw_strip(self, graph: "Graph", left: int) -> None:
        stretches = split_heart_points(self._beats)
        points = [p for stretch in stretches for p in stretch]
        width = self.pane.width() + self._extra_px
        begin, end = left / self._pixels_per_s, (left + width) / self._pixels_per_s
        newest = find_current_point(points, begin + WINDOW_S)
        bottom, top = self._bounds
        self._line.set_path(build_smooth_curve(stretches))
        self._corrected_dots.set_points([(p.t, p.hr_bpm) for p in points if p.corrected])
        self._newest_dot.set_points([(p.t, p.hr_bpm) for p in newest])
        self._wave.set_path(build_breath_wave(self._pacer_history.at, begin - 1.0, end))
        self._wave.stretch(bottom, bottom + (top - bottom) * WAVE_HEIGHT_FRACTION)
        graph.resize(width, self.pane.height())
        graph.set_range(begin, end, bottom, top)
        self._strip, self._strip_left, self._stale = graph.render_pixmap(), left, False

    def _update_legend(self) -> None:
        entries = tuple(self._list_entries())
        if entries != self.legend.entries:
            self.legend.entries = entries
            self.setAccessibleDescription(", ".join(self.legend.texts))
            self.update()

    def _list_entries(self) -> Iterator[LegendEntry]:
        """The curves that are shown, the heart first, whose axis is at the left."""
        if self._has_heart:
            name = translate(chart_strings.HEARTS[self._heart])
            with_unit = translate(chart_strings.HEARTS_WITH_UNIT[self._heart])
            text = with_unit if self._shows_numbers else name
            yield LegendEntry(text, is_heart=True, short_text=name)
        if self._pacer_history.has_pacer:
            yield LegendEntry(translate(chart_strings.BREATH_GUIDE), is_heart=False)

    def _draw_legend(self, painter: QPainter) -> None:
        pane = self.pane
        area = QRectF(pane.left(), 0.0, pane.width(), pane.top() - 4.0)
        self.legend.draw_on_one_line(painter, area, self._label_font())

    def _draw_marks(self, painter: QPainter, pane: QRectF) -> None:
        marks = (
            MomentMark(
                pane.left() + t * self._pixels_per_s - self._pane_left,
                format_clock_time(t) if self._shows_numbers else "",
            )
            for t in self._marks
        )
        draw_moment_marks(painter, pane, marks, self._colours, self._label_font())

    def _label_font(self) -> QFont:
        """As large as is set, where that fits into the margins of the pane, which leave room for the curves."""
        font = theme.font(FontSize.TINY, tabular=True)
        room = self._px(min(GRAPH_TOP_MARGIN_PX, TIMES_HEIGHT_PX - TIMES_GAP_PX))
        least, most = self._px(FontSize.TINY), font.pixelSize()
        font.setPixelSize(max(least, min(most, int(room / LABEL_LINE_EM))))
        return font

    def _draw_labels(self, painter: QPainter, lines: Sequence[float]) -> None:
        pane, px = self.pane, self._px
        painter.setFont(self._label_font())
        painter.setPen(QColor(self._colours.faint))
        ascent = QFontMetricsF(painter.font()).ascent()
        free_above = float(pane.bottom() + px(18))
        for rate in sorted(lines):
            y = self._y_of(rate)
            if pane.top() <= y <= min(pane.bottom(), free_above):  # none over another
                free_above = y - ascent
                box = QRectF(0.0, y - px(9), px(LABELS_WIDTH_PX) - 10.0, px(18))
                painter.drawText(box, _RIGHT, f"{rate:g}")
        line = QRectF(
            pane.left(),
            pane.bottom() + TIMES_GAP_PX,
            pane.width(),
            px(TIMES_HEIGHT_PX) - TIMES_GAP_PX,
        )
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


def find_current_point(points: Sequence[HeartPoint], now: float) -> list[HeartPoint]:
    """The point of the last beat, unless it is corrected or too long ago to stand for the heart of now."""
    return [p for p in points[-1:] if not p.corrected and now - p.t <= MAX_DOT_AGE_S]


def create_wave_brush(colours: Theme) -> QBrush:
    """A vertical gradient from the wave's colour to nearly transparent."""
    gradient = QLinearGradient(QPointF(0.0, 0.0), QPointF(0.0, 1.0))
    gradient.setColorAt(0.0, with_alpha(colours.breath, colours.wave_strength * 0.18))
    gradient.setColorAt(1.0, with_alpha(colours.breath, colours.wave_strength))
    return QBrush(gradient)
