"""The chart of a whole session: heart rate, paced breath and the urge at both ends."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QWidget

from trainer.events import URGE_RANGE
from trainer.hrv.tachogram import JudgedBeat
from trainer.pacing import Pacer
from trainer.session.progress import PacerSpan
from ui.i18n import strings
from ui.i18n.formatting import OWN_HEART, format_clock_time, translate
from ui.i18n.texts import chart_strings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme
from ui.widgets.charts.axis_range import EMPTY_GRID, RateGrid, choose_grid
from ui.widgets.charts.breath_curve import WAVE_STEP_S, build_breath_wave
from ui.widgets.charts.crosshair import Crosshair
from ui.widgets.charts.heart_curve import (
    MIN_NAMED_GAP_S,
    HeartPoint,
    build_smooth_curve,
    split_heart_points,
)
from ui.widgets.charts.heart_graph import (
    LABELS_WIDTH_PX,
    TIMES_HEIGHT_PX,
    WAVE_HEIGHT_FRACTION,
    create_wave_brush,
)
from ui.widgets.charts.legend import Legend, LegendEntry
from ui.widgets.charts.moment_marks import MomentMark, MomentMarkLayer, label_height
from ui.widgets.charts.plotting import Graph
from ui.widgets.controls.button import draw_focus_ring
from ui.widgets.painting import guarded

URGES_HEIGHT_PX: Final = 24
URGE_GAP_PX: Final = 16
HEAD_GAP_PX: Final = 4
MIN_WAVE_POINTS: Final = 480  # so that the waves of a short pause have no visible corners
MIN_BREATH_WIDTH_PX: Final = 5.0  # narrower waves would merge into a grey band
MAX_CORRECTED_DOTS: Final = 200
MIN_MINUTES_S: Final = 120.0  # a shorter time axis has labels between the minutes
LABEL_STEPS_S: Final = (10, 20, 30, 60)
LABEL_STEPS_MIN: Final = (1, 2, 5, 10, 20, 30)
MIN_LABEL_SPACING_PX: Final = 90.0
LINE_PX: Final = 1.75
MIN_PANE_HEIGHT_PX: Final = 70
GAP_LABEL_HEIGHT_PX: Final = 16
MIN_GRID_STEP_BPM: Final = 10.0  # beats/min between two grid lines
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
SHIFT_STEP_BEATS: Final = 10  # beats, with Shift

Urges = tuple[int | None, int | None]
Rounds = Sequence[tuple[float, float]]


class ChartScale(NamedTuple):
    """A scale shared by several charts: the grid and the length in seconds."""

    grid: RateGrid
    seconds: float


class SessionChart(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._graph = Graph(self)
        self._wave = self._graph.add_area(create_wave_brush(colours))
        self._line = self._graph.add_line(QColor(colours.heart), LINE_PX)
        background, heart = QColor(colours.ground_bottom), QColor(colours.heart)
        self._corrected_dots = self._graph.add_dots(background, heart, 1.25, 6.0)
        self._grid: RateGrid = EMPTY_GRID
        self._has_heart = False
        self._scale_span = self._session_span = (0.0, 60.0)
        self._spans: Sequence[PacerSpan] = ()
        self._urges: Urges = (None, None)
        self._marks: Sequence[float] = ()
        self._gaps: Sequence[tuple[float, float]] = ()
        self._heart = OWN_HEART
        self.legend = Legend(colours)
        self.mark_layer = MomentMarkLayer(colours, self)
        self.crosshair = Crosshair(colours, self._position_in_pane, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate(strings.PICTURE_NAME))

    @property
    def pane(self) -> QRect:
        px = theme.scaled_px
        return self.rect().adjusted(
            px(LABELS_WIDTH_PX), self._head_height, -8, -px(TIMES_HEIGHT_PX)
        )

    @property
    def min_height(self) -> int:
        """The height in pixels at this width in which the curves can be told apart."""
        return self._head_height + theme.scaled_px(MIN_PANE_HEIGHT_PX + TIMES_HEIGHT_PX)

    @property
    def _head_height(self) -> int:
        """The height of the urges and of the names of the curves above the pane, in pixels."""
        line = theme.scaled_px(URGES_HEIGHT_PX)
        if self._fits_between_urges:
            return line
        legend = self.legend.height_for(self._inner_width, self._font)
        return (line if self._shows_urges else 0) + legend + HEAD_GAP_PX

    @property
    def _fits_between_urges(self) -> bool:
        """Whether the names of the curves stand on one line with the urges."""
        return self.legend.width(self._font) + 2.0 * self._urge_width <= self._inner_width

    @property
    def _inner_width(self) -> int:
        return self.width() - theme.scaled_px(LABELS_WIDTH_PX) - 8

    @property
    def _shows_urges(self) -> bool:
        return any(urge is not None for urge in self._urges)

    @property
    def _urge_width(self) -> float:
        """The width that an urge takes at one end, with the space beside it; 0 without any."""
        if not self._shows_urges:
            return 0.0
        widest = translate(strings.URGE_AT, number=URGE_RANGE[1])
        return QFontMetricsF(self._font).horizontalAdvance(widest) + theme.scaled_px(URGE_GAP_PX)

    @property
    def _font(self) -> QFont:
        return theme.font(FontSize.TINY, tabular=True)

    def show_session(
        self,
        judged: Sequence[JudgedBeat],
        spans: Sequence[PacerSpan],
        rounds: Rounds,
        urges: Urges,
        scale: ChartScale | None = None,
        *,
        heart: str = OWN_HEART,
        marks: Sequence[float] = (),
        gaps: Sequence[tuple[float, float]] = (),
    ) -> None:
        """Show a session in its own scale, or in a given one.

        Parameters
        ----------
        judged
            The beats with their verdicts.
        spans
            Which pacer was active when.
        rounds
            Begin and end of each round in seconds.
        urges
            The rating before and after, 0 to 10.
        heart
            Whose heart it is, as `heart_of` says.
        marks
            The moments that the person marked, in seconds.
        gaps
            Begin and end of each time in which beats are missing, in seconds.
        """
        self._spans, self._urges = spans, urges
        self._heart, self._marks = heart, marks
        self._gaps = [gap for gap in gaps if gap[1] - gap[0] >= MIN_NAMED_GAP_S]
        self._scale_span = self._session_span = session_span(rounds)
        stretches = split_heart_points(judged)
        points = [p for stretch in stretches for p in stretch]
        rates = [p.hr_bpm for p in points if not p.corrected]
        self._grid = choose_coarse_grid(min(rates), max(rates)) if rates else EMPTY_GRID
        if scale is not None:
            self._grid, self._scale_span = (
                scale.grid,
                (self._scale_span[0], self._scale_span[0] + scale.seconds),
            )
        self._has_heart = bool(rates)
        self._line.set_path(build_smooth_curve(stretches))
        self._corrected_dots.set_points(
            [(p.t, p.hr_bpm) for p in points if p.corrected][:MAX_CORRECTED_DOTS]
        )
        self.crosshair.set_points(points, self._scale_span[0])
        self._place()
        self._describe()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._place()

    def _place(self) -> None:
        """Place the pane below the names of the curves, which depend on what is shown and on the width."""
        self.legend.entries = tuple(self._list_entries())
        self._graph.setGeometry(self.pane)
        for layer in (self.mark_layer, self.crosshair):
            layer.setGeometry(self.pane)
            layer.raise_()
        self.mark_layer.set_marks(self._place_marks())
        self.crosshair.labels_height = label_height(self._font) + 2 if self._marks else 0
        self._fit()
        self.update()

    def _place_marks(self) -> list[MomentMark]:
        """The marked moments in pixels from the left of the pane, with their time since the start."""
        begin, end = self._scale_span
        pixels_per_s = self.pane.width() / (end - begin)
        return [
            MomentMark((t - begin) * pixels_per_s, format_clock_time(t - begin))
            for t in self._marks
        ]

    def _describe(self) -> None:
        """Say what is drawn to a screen reader."""
        marks = chart_strings.describe_marks([t - self._session_span[0] for t in self._marks])
        gaps = self._gaps if self._has_heart else ()
        begun = self._session_span[0]
        missing = chart_strings.describe_gaps([(a - begun, b - begun) for a, b in gaps])
        texts = (*self.legend.texts, marks, missing)
        self.setAccessibleDescription(" · ".join(filter(None, texts)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        pane, (begin, end) = self.pane, self._scale_span
        x = event.position().x() - pane.left()
        if 0 <= x <= pane.width():
            self.crosshair.show_near(begin + x / max(1, pane.width()) * (end - begin))
        else:
            self.crosshair.clear()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self.crosshair.clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.crosshair.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.crosshair.step(step * (SHIFT_STEP_BEATS if far else 1))
        self.setAccessibleDescription(self.crosshair.text)
        announce(self, self.crosshair.text)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._font)
        self._draw_rates(painter)
        self._draw_gaps(painter)
        self._draw_minutes(painter)
        self._draw_urges(painter)
        self._draw_legend(painter)
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.pane).adjusted(2, 2, -2, -2), 6.0, self._colours)
        painter.end()

    def _position_in_pane(self, point: HeartPoint) -> QPointF:
        """The position of a beat in pixels from the top left of the pane."""
        (begin, end), grid, pane = self._scale_span, self._grid, self.pane
        x = (point.t - begin) / (end - begin) * pane.width()
        return QPointF(x, (grid.top - point.hr_bpm) / (grid.top - grid.bottom) * pane.height())

    def _fit(self) -> None:
        begin, end = self._scale_span
        grid = self._grid
        self._graph.set_range(begin, end, grid.bottom, grid.top)
        self._wave.stretch(
            grid.bottom, grid.bottom + (grid.top - grid.bottom) * WAVE_HEIGHT_FRACTION
        )
        wide = self._draws_breaths
        fine = min(WAVE_STEP_S, max(end - begin, 1.0) / MIN_WAVE_POINTS)
        self._wave.set_path(
            build_breath_wave(self._pacer_at, begin, end, fine) if wide else QPainterPath()
        )

    @property
    def _draws_breaths(self) -> bool:
        """Whether the chart is wide enough for every single breath."""
        begin, end = self._scale_span
        shortest = min((s.pacer.pattern.period_s for s in self._spans), default=0.0)
        return shortest * self._inner_width / (end - begin) >= MIN_BREATH_WIDTH_PX

    def _list_entries(self) -> Iterator[LegendEntry]:
        """The curves that are drawn, the heart first, whose axis is at the left."""
        if self._has_heart:
            yield LegendEntry(
                translate(chart_strings.HEARTS_WITH_UNIT[self._heart]),
                is_heart=True,
                short_text=translate(chart_strings.HEARTS[self._heart]),
            )
        if self._draws_breaths:
            yield LegendEntry(translate(chart_strings.BREATH_GUIDE), is_heart=False)

    def _pacer_at(self, t: float) -> Pacer | None:
        return next((s.pacer for s in self._spans if s.began <= t < s.ended), None)

    def _draw_rates(self, painter: QPainter) -> None:
        pane, grid = self.pane, self._grid
        if not self._has_heart:
            return
        for rate in grid.lines:
            y = self._rate_y(rate)
            painter.fillRect(pane.left(), y, pane.width(), 1, QColor(self._colours.line))
            painter.setPen(QColor(self._colours.faint))
            wide, half = theme.scaled_px(LABELS_WIDTH_PX) - 10.0, theme.scaled_px(9)
            painter.drawText(QRectF(0.0, y - half, wide, 2.0 * half), _RIGHT, f"{rate:g}")

    def _rate_y(self, rate: float) -> int:
        """Where the line of a heart rate is, in pixels from the top."""
        pane, grid = self.pane, self._grid
        share = (rate - grid.bottom) / (grid.top - grid.bottom)
        return round(pane.bottom() - share * pane.height())

    def _draw_gaps(self, painter: QPainter) -> None:
        """Say in each gap of the heart line, above the breaths, that no beats were received there."""
        if not self._has_heart:
            return
        painter.setPen(QColor(self._colours.soft))
        for box, text in self.list_gap_labels():
            painter.drawText(box, _CENTRE, text)

    def list_gap_labels(self) -> list[tuple[QRectF, str]]:
        """Where a gap of the heart line is named, and with what; a gap too narrow for words has none."""
        pane, (begin, end) = QRectF(self.pane), self._scale_span
        wide = QFontMetricsF(self._font).horizontalAdvance
        height = float(theme.scaled_px(GAP_LABEL_HEIGHT_PX))
        top = self._rate_y(max(self._grid.lines)) + 3.0
        labels = []
        for first, last in self._gaps:
            left, right = (
                pane.left() + (min(max(t, begin), end) - begin) / (end - begin) * pane.width()
                for t in (first, last)
            )
            box = QRectF(left, top, right - left, height)
            texts = (translate(text) for text in chart_strings.NO_BEATS_HERE)
            text = next((text for text in texts if wide(text) <= box.width()), "")
            if text:
                labels.append((box, text))
        return labels

    def _draw_minutes(self, painter: QPainter) -> None:
        pane = self.pane
        begin, end = self._scale_span
        painter.setPen(QColor(self._colours.faint))
        half = float(theme.scaled_px(40))
        width = pane.width() / theme.scaled_px(100) * 100.0
        for seconds, text in list_time_labels(end - begin, width):
            x = pane.left() + seconds / (end - begin) * pane.width()
            box = QRectF(
                x - half, pane.bottom() + 6.0, 2.0 * half, theme.scaled_px(TIMES_HEIGHT_PX) - 6.0
            )
            box.moveLeft(min(max(box.left(), float(pane.left())), pane.right() - 2.0 * half))
            align = _LEFT if not seconds else (_RIGHT if box.left() < x - half - 0.5 else _CENTRE)
            painter.drawText(box, align, text)

    def _draw_urges(self, painter: QPainter) -> None:
        pane = self.pane
        painter.setPen(QColor(self._colours.soft))
        share = (self._session_span[1] - self._session_span[0]) / (
            self._scale_span[1] - self._scale_span[0]
        )
        line = QRectF(
            pane.left(), 0.0, pane.width() * share, theme.scaled_px(URGES_HEIGHT_PX) - 6.0
        )
        for urge, align in zip(self._urges, (_LEFT, _RIGHT), strict=True):
            if urge is not None:
                painter.drawText(line, align, translate(strings.URGE_AT, number=urge))

    def _draw_legend(self, painter: QPainter) -> None:
        pane, line = self.pane, theme.scaled_px(URGES_HEIGHT_PX)
        if self._fits_between_urges:
            wide = self._urge_width
            area = QRectF(pane.left() + wide, 0.0, pane.width() - 2.0 * wide, line - HEAD_GAP_PX)
        else:
            top = line if self._shows_urges else 0
            area = QRectF(pane.left(), top, pane.width(), pane.top() - HEAD_GAP_PX - top)
        self.legend.draw(painter, area, self._font, is_centred=self._shows_urges)


def session_span(rounds: Rounds) -> tuple[float, float]:
    """Begin of the first and end of the last round, in seconds."""
    if not rounds:
        return 0.0, 60.0
    return rounds[0][0], max(rounds[-1][1], rounds[0][0] + 1.0)


def compute_common_scale(sessions: Iterable[tuple[Sequence[JudgedBeat], Rounds]]) -> ChartScale:
    """The scale that contains all sessions."""
    rates: list[float] = []
    seconds = 1.0
    for judged, rounds in sessions:
        begin, end = session_span(rounds)
        seconds = max(seconds, end - begin)
        rates += [p.hr_bpm for s in split_heart_points(judged) for p in s if not p.corrected]
    return ChartScale(choose_coarse_grid(min(rates), max(rates)) if rates else EMPTY_GRID, seconds)


def choose_coarse_grid(low: float, high: float) -> RateGrid:
    """A grid with steps of at least `MIN_GRID_STEP_BPM`, coarser than the live graph's."""
    grid = choose_grid(low, high)
    middle = round((low + high) / 2.0 / MIN_GRID_STEP_BPM) * MIN_GRID_STEP_BPM
    return grid if grid.step >= MIN_GRID_STEP_BPM else RateGrid(middle, MIN_GRID_STEP_BPM)


def list_time_labels(seconds: float, width: float) -> list[tuple[int, str]]:
    """The labels of the time axis and their seconds; below two minutes there are some between the minutes.

    >>> list_time_labels(62.0, 400.0)
    [(0, 'start'), (20, '0:20'), (40, '0:40'), (60, '1:00')]
    >>> list_time_labels(130.0, 400.0)
    [(0, 'start'), (60, '1 min'), (120, '2 min')]
    """
    is_short = seconds < MIN_MINUTES_S
    steps = [s for s in LABEL_STEPS_S if s * width / max(1.0, seconds) >= MIN_LABEL_SPACING_PX]
    step = (
        next(iter(steps), round(MIN_MINUTES_S))
        if is_short
        else 60 * choose_minute_step(seconds, width)
    )
    times = range(step, int(seconds + 0.06) + 1, step)
    minute = strings.MINUTE
    texts = [format_clock_time(t) if is_short else translate(minute, number=t // 60) for t in times]
    return [(0, translate(strings.START)), *zip(times, texts, strict=True)]


def choose_minute_step(seconds: float, width: float) -> int:
    """How many minutes lie between two labels, so that they do not overlap.

    >>> choose_minute_step(300.0, 1000.0), choose_minute_step(3600.0, 1000.0)
    (1, 10)
    """
    per_minute = width / max(1.0, seconds / 60.0)
    return next((m for m in LABEL_STEPS_MIN if m * per_minute >= MIN_LABEL_SPACING_PX), 60)


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)
