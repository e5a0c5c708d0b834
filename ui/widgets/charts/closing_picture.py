"""A small picture of one pause: its breaths as hills, the heart as a line over them where there was one."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from trainer.hrv.verdicts import JudgedBeat
from trainer.session.progress import PacerSpan, find_pacer
from ui.i18n.formatting import OWN_HEART, format_clock_time, translate
from ui.i18n.texts import chart_strings, closing_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.charts.breath_curve import build_breath_wave
from ui.widgets.charts.heart_curve import (
    MIN_NAMED_GAP_S,
    HeartPoint,
    build_smooth_curve,
    split_heart_points,
)
from ui.widgets.charts.legend import HEART_LINE_PX, Legend, LegendEntry
from ui.widgets.charts.moment_marks import MomentMark, draw_moment_marks, label_height
from ui.widgets.painting import guarded

MIN_BREATH_WIDTH_PX: Final = 5.0  # narrower hills would merge into a grey band
MIN_SWING_WIDTH_PX: Final = (
    14.0  # where a breath is narrower, its swing of the heart is averaged out
)
WAVE_STEPS_PER_BREATH: Final = 24
WAVE_HEIGHT_FRACTION: Final = 0.62  # of the picture; the heart has the whole of it
MAX_WAVE_STRENGTH: Final = 0.6
MIN_RANGE_BPM: Final = 16.0  # in a narrower range a calm heart looks agitated
MIN_CURVES_HEIGHT_PX: Final = 28
CURVES_TOP_PX: Final = 2  # above the curves, for the width of the line
LEGEND_GAP_PX: Final = 6  # between the curves and the legend

Rounds = Sequence[tuple[float, float]]


class ClosingPicture(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._span = (0.0, 60.0)
        self._period_s = 10.0
        self._wave, self._heart, self._calm_heart = QPainterPath(), QPainterPath(), QPainterPath()
        """The heart beat by beat; and averaged over whole breaths, for a long pause."""
        self._range = (60.0, 80.0)
        self._marks: Sequence[float] = ()
        self._legend = Legend(colours)

    @property
    def texts(self) -> tuple[str, ...]:
        """The labels below the picture."""
        return self._legend.texts

    def show_pause(
        self,
        spans: Sequence[PacerSpan],
        rounds: Rounds,
        judged: Sequence[JudgedBeat],
        *,
        heart: str = OWN_HEART,
        marks: Sequence[float] = (),
        waited_s: float | None = None,
        gaps: Rounds = (),
    ) -> None:
        """Show a pause.

        Parameters
        ----------
        spans
            Which pacer led when.
        rounds
            Begin and end of each round, in seconds.
        judged
            The beats with their verdicts; none without a heart.
        heart
            Whose heart it is, as `heart_of` says.
        marks
            The moments that the person marked, in seconds.
        waited_s
            The length of the pause that the label says; without it, that of its rounds.
        gaps
            Where no beat is known, in seconds.
        """
        self._span = (rounds[0][0], rounds[-1][1]) if rounds else (0.0, 60.0)
        self._period_s = min((s.pacer.pattern.period_s for s in spans), default=10.0)
        step_s = self._period_s / WAVE_STEPS_PER_BREATH
        self._wave = build_breath_wave(partial(find_pacer, spans), *self._span, step_s)
        stretches = split_heart_points(judged)
        self._heart = build_smooth_curve(stretches)
        self._calm_heart = build_smooth_curve([_average(run, self._period_s) for run in stretches])
        rates = [p.hr_bpm for run in stretches for p in run if not p.corrected]
        self._range = _widen(rates)
        self._marks = marks
        length_s = self._span[1] - self._span[0] if waited_s is None else waited_s
        named = [gap for gap in gaps if gap[1] - gap[0] >= MIN_NAMED_GAP_S] if rates else []
        self._legend.entries = tuple(self._list_entries(rates, heart, length_s, bool(named)))
        texts = closing_strings
        name = texts.PICTURE_OF_HEART if rates else texts.PICTURE_OF_BREATH
        self.setAccessibleName(translate(name))
        begun = self._span[0]
        missing = chart_strings.describe_gaps([(a - begun, b - begun) for a, b in named])
        marked = chart_strings.describe_marks([t - begun for t in marks])
        self.setAccessibleDescription(" · ".join(filter(None, (*self.texts, missing, marked))))
        self.update()

    def min_height(self, width: int) -> int:
        """The height in pixels at which the curves are seen and large text has its size at 100 %."""
        smallest = theme.font(FontSize.SMALL)
        smallest.setPixelSize(min(smallest.pixelSize(), int(FontSize.SMALL)))
        return MIN_CURVES_HEIGHT_PX + self._texts_height(width, smallest)

    def height_for_curves(self, width: int, curves_px: int) -> int:
        """The height in pixels at which the curves are this high and no text shrinks."""
        return curves_px + self._texts_height(width, theme.font(FontSize.SMALL))

    def _texts_height(self, width: int, font: QFont) -> int:
        return (
            CURVES_TOP_PX
            + self._times_height(font)
            + LEGEND_GAP_PX
            + self._legend_height(width, font)
        )

    def _legend_height(self, width: int, font: QFont) -> int:
        """The height of the legend in pixels."""
        return self._legend.height_for(width - 2 * FOCUS_MARGIN_PX, font)

    def _times_height(self, font: QFont) -> int:
        """The height of the times of the marks, which stand above the curves."""
        return label_height(_times_font(font)) if self._marks else 0

    def _legend_font(self) -> QFont:
        """The largest font up to the full size that leaves the curves their height."""
        font, available = theme.font(FontSize.SMALL), self.height() - MIN_CURVES_HEIGHT_PX
        while font.pixelSize() > FontSize.SMALL and (
            self._texts_height(self.width(), font) > available
        ):
            font.setPixelSize(font.pixelSize() - 1)
        return font

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, edge = self._legend_font(), float(FOCUS_MARGIN_PX)
        legend = self._legend_height(self.width(), font)
        pane = QRectF(self.rect()).adjusted(
            edge, float(CURVES_TOP_PX), -edge, -float(legend + LEGEND_GAP_PX)
        )
        box = pane.adjusted(0.0, self._times_height(font), 0.0, 0.0)
        if box.height() >= 12.0:
            self._draw_breath(painter, box)
            self._draw_heart(painter, box)
            self._draw_marks(painter, pane, _times_font(font))
        area = QRectF(edge, self.height() - legend, self.width() - 2.0 * edge, legend)
        self._legend.draw(painter, area, font, is_centred=True)
        painter.end()

    def _draw_breath(self, painter: QPainter, box: QRectF) -> None:
        begin, end = self._span
        seconds = max(1.0, end - begin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_breath_brush(self._colours, box))
        tall = WAVE_HEIGHT_FRACTION * box.height()
        if self._breath_width(box) < MIN_BREATH_WIDTH_PX:
            painter.drawRoundedRect(box.adjusted(0.0, box.height() - tall, 0.0, 0.0), 6.0, 6.0)
        else:
            painter.drawPath(_fit(begin, seconds, (0.0, 1.0), tall, box).map(self._wave))
        base = QRectF(box.left(), box.bottom(), box.width(), theme.HAIRLINE)
        painter.fillRect(base, QColor(self._colours.line))

    def _breath_width(self, box: QRectF) -> float:
        begin, end = self._span
        return self._period_s / max(1.0, end - begin) * box.width()

    def _draw_heart(self, painter: QPainter, box: QRectF) -> None:
        begin, end = self._span
        painter.save()
        painter.setClipRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours.heart), HEART_LINE_PX))
        to_box = _fit(begin, max(1.0, end - begin), self._range, box.height(), box)
        is_long = self._breath_width(box) < MIN_SWING_WIDTH_PX
        painter.drawPath(to_box.map(self._calm_heart if is_long else self._heart))
        painter.restore()

    def _draw_marks(self, painter: QPainter, pane: QRectF, font: QFont) -> None:
        begin, end = self._span
        pixels_per_s = pane.width() / max(1.0, end - begin)
        marks = (
            MomentMark(pane.left() + (t - begin) * pixels_per_s, format_clock_time(t - begin))
            for t in self._marks
        )
        draw_moment_marks(painter, pane, marks, self._colours, font)

    def _list_entries(
        self, rates: Sequence[float], heart: str, length_s: float, has_gap: bool
    ) -> Iterator[LegendEntry]:
        length = format_clock_time(round(length_s))
        breath = translate(chart_strings.BREATH_GUIDE_WITH_LENGTH, length=length)
        yield LegendEntry(breath, is_heart=False)
        if rates:
            template = chart_strings.HEARTS_WITH_RANGE[heart]
            text = translate(template, low=round(min(rates)), high=round(max(rates)))
            yield LegendEntry(text, is_heart=True)
        if has_gap:
            yield LegendEntry(translate(chart_strings.GAP_HERE), is_heart=True, is_gap=True)


def _average(run: Sequence[HeartPoint], period_s: float) -> list[HeartPoint]:
    """The run averaged over windows of one breath, without what was corrected."""
    windows: dict[int, list[float]] = {}
    for point in run:
        if not point.corrected:
            windows.setdefault(int(point.t / period_s), []).append(point.hr_bpm)
    return [
        HeartPoint((index + 0.5) * period_s, sum(rates) / len(rates), corrected=False)
        for index, rates in windows.items()
    ]


def _widen(rates: Sequence[float]) -> tuple[float, float]:
    """The range of the picture in beats/min, with a little air at both ends."""
    if not rates:
        return 60.0, 80.0
    low, high = min(rates), max(rates)
    spare = max(0.0, MIN_RANGE_BPM - (high - low)) / 2.0 + 1.0
    return low - spare, high + spare


def _fit(
    begin: float, seconds: float, values: tuple[float, float], tall: float, box: QRectF
) -> QTransform:
    """From seconds and values to the lower part of the box, `tall` pixels high."""
    low, high = values
    across, up = box.width() / seconds, tall / (high - low)
    return QTransform(across, 0.0, 0.0, -up, box.left() - begin * across, box.bottom() + low * up)


def _times_font(legend_font: QFont) -> QFont:
    """The font of the times of marks, which is not larger than that of the legend."""
    font = theme.font(FontSize.TINY)
    font.setPixelSize(min(font.pixelSize(), legend_font.pixelSize()))
    return font


def _breath_brush(colours: Theme, box: QRectF) -> QBrush:
    gradient = QLinearGradient(box.topLeft(), box.bottomLeft())
    top = min(MAX_WAVE_STRENGTH, 3.0 * colours.wave_strength)
    gradient.setColorAt(0.0, theme.with_alpha(colours.breath, top))
    gradient.setColorAt(1.0, theme.with_alpha(colours.breath, 0.3 * top))
    return QBrush(gradient)
