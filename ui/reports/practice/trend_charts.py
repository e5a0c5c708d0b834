"""The charts of the trends, drawn alike on the screen and on paper. None uses red or green."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from trainer.practice.calibration import Calibration
from ui.i18n import window_text
from ui.i18n.formatting import format_decimal, translate
from ui.i18n.texts import practice_strings
from ui.reports.canvas import Canvas
from ui.reports.practice.trend_data import TrendSeries, confidence_band
from ui.style.theme import Theme

LEVEL_STEPS: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)
MAX_LEVELS: Final = 4
FULL_PERCENT: Final = 100.0
INTERVAL_Y_RATIO: Final = 0.28  # of the height of the pane of a proportion, from above
DOTS_Y_RATIO: Final = 0.84
CURVE_SEGMENTS: Final = 24
BAND_ALPHA: Final = 0.11
INTERVAL_ALPHA: Final = 0.3  # of a band as high as a line of text
PERCENT_LEVELS: Final = (0.0, 50.0, FULL_PERCENT)
CHAR_WIDTH_RATIO: Final = 0.56  # mean width of a character, of the font size
MARKED_AXIS_CHARS: Final = 26.0  # width of an axis with ten labels
SMALL_DOTS_FROM: Final = 80
BEYOND_HEIGHT_RATIO: Final = 2.6  # of the row above a chart, of the font size
DOT_PLACE_RATIO: Final = 1.2  # a dot of a legend and the gap after it, of the font size
LEGEND_GAP_RATIO: Final = 2.5
LINE_RATIO: Final = 1.5  # height of a line below a chart, of the font size
NUMBERS_RATIO: Final = 1.4  # height of the numbers below an axis, of the font size
MIN_NAME_CHARS: Final = 9.0  # width of a name beside a chart, which may take several lines
MIN_ROW_GAP_RATIO: Final = 6.0  # between an interval and the dots below it, for a name of the dots


@dataclass(frozen=True, slots=True)
class Pen:
    """Where and how a chart is drawn: canvas, box, colours and text size."""

    canvas: Canvas
    box: QRectF
    theme: Theme
    text_size_pt: float

    @property
    def pane(self) -> QRectF:
        left = 4.4 * self.text_size_pt
        return self.box.adjusted(
            left, 1.4 * self.text_size_pt, -self.text_size_pt, -2.2 * self.text_size_pt
        )

    def radius(self, count: int) -> float:
        return self.text_size_pt * (0.34 if count <= SMALL_DOTS_FROM else 0.2)


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps positions and values to points in a pane."""

    pane: QRectF
    begin: float
    end: float
    low: float
    high: float

    def x(self, at: float) -> float:
        share = (at - self.begin) / (self.end - self.begin) if self.end > self.begin else 0.5
        return self.pane.left() + (0.02 + 0.96 * share) * self.pane.width()

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.pane.bottom() - min(1.0, max(0.0, share)) * self.pane.height()


def draw_series(pen: Pen, series: TrendSeries) -> None:
    if series.trend.value is None:
        draw_sentence(pen, window_text.to_text(series.trend.sentence))
    elif series.successes:
        _draw_proportion(_leave_room_below(pen, series), series)
    elif series.stems:
        _draw_stems(_leave_room_below(pen, series), series)
    else:
        _draw_points(_leave_room_below(pen, series), series)


def draw_calibration(pen: Pen, calibration: Calibration) -> None:
    """Certainty to the right, the share that came as feared upwards; the diagonal is perfect calibration."""
    if calibration.reason is not None:
        draw_sentence(pen, window_text.to_text(calibration.sentence))
        return
    pane = pen.pane.adjusted(0.0, pen.text_size_pt, 0.0, -NUMBERS_RATIO * pen.text_size_pt)
    tall = pane.height()
    wide = min(pane.width(), max(tall, MARKED_AXIS_CHARS * pen.text_size_pt))
    square = QRectF(pane.center().x() - wide / 2.0, pane.bottom() - tall, wide, tall)
    frame = Frame(square, 0.0, FULL_PERCENT, 0.0, FULL_PERCENT)
    _draw_levels(pen, frame, PERCENT_LEVELS)
    _draw_percents(pen, frame)
    _draw_diagonal(pen, frame)
    canvas, theme = pen.canvas, pen.theme
    thick = pen.text_size_pt
    for calibration_bin in calibration.bins:
        x, y = frame.x(calibration_bin.sure_percent), frame.y(calibration_bin.as_feared_percent)
        low, high = calibration_bin.interval
        band = QRectF(x - thick / 2.0, frame.y(high), thick, frame.y(low) - frame.y(high))
        canvas.fill(band, theme.breath, INTERVAL_ALPHA)
        canvas.dot(x, y, pen.text_size_pt * 0.42, theme.breath, theme.breath, 1.0)
        beside = QRectF(
            x + 0.7 * pen.text_size_pt,
            y - 1.3 * pen.text_size_pt,
            5.0 * pen.text_size_pt,
            pen.text_size_pt,
        )
        canvas.draw_text(
            f"{calibration_bin.predictions} ×", beside, 0.9 * pen.text_size_pt, theme.faint
        )
    name = translate(practice_strings.SURE_AXIS)
    numbers = pane.adjusted(0.0, 0.0, 0.0, NUMBERS_RATIO * pen.text_size_pt)
    _draw_below(pen, numbers, name, "", "centre")
    above = QRectF(pane.left(), pen.box.top() - 2.0, pane.width(), pen.text_size_pt)
    canvas.draw_text(
        translate(practice_strings.OUTCOME_AXIS), above, pen.text_size_pt, theme.faint, "centre"
    )


def _draw_percents(pen: Pen, frame: Frame) -> None:
    """The numbers of the horizontal axis."""
    size = pen.text_size_pt
    for percent in PERCENT_LEVELS:
        x = frame.x(percent)
        pen.canvas.line(x, frame.pane.bottom(), x, frame.pane.bottom() + 4.0, pen.theme.line, 1.0)
        box = QRectF(x - 4.0 * size, frame.pane.bottom() + 0.6 * size, 8.0 * size, size)
        pen.canvas.draw_text(f"{percent:g}", box, size, pen.theme.faint, "centre")


def _draw_diagonal(pen: Pen, frame: Frame) -> None:
    """Where what happened was as often as expected, with its name at its upper end where there is room."""
    canvas, theme, size = pen.canvas, pen.theme, pen.text_size_pt
    x, y = frame.x(FULL_PERCENT), frame.y(FULL_PERCENT)
    canvas.line(frame.x(0), frame.y(0), x, y, theme.faint, 1.0)
    name = translate(practice_strings.DIAGONAL)
    left = frame.pane.right() + 0.6 * size
    width = pen.box.right() - left
    if width >= MIN_NAME_CHARS * CHAR_WIDTH_RATIO * size:
        canvas.draw_text(name, QRectF(left, y - 0.7 * size, width, size), size, theme.faint)


def draw_sentence(pen: Pen, sentence: str) -> None:
    """The reason why there is no chart yet."""
    wide = pen.box.adjusted(pen.box.width() * 0.1, 0.0, -pen.box.width() * 0.1, 0.0)
    size = 1.15 * pen.text_size_pt
    height = pen.canvas.draw_text(sentence, wide, size, pen.theme.soft, "centre", draw=False)
    wide.moveTop(pen.box.center().y() - height / 2.0)
    pen.canvas.draw_text(sentence, wide, size, pen.theme.soft, "centre")


def _draw_points(pen: Pen, series: TrendSeries) -> None:
    trend = series.trend
    shown_values = (trend.value, *((trend.first, trend.last) if trend.direction else ()))
    values = [value for _, value in series.points] + [v for v in shown_values if v is not None]
    from_zero = series.name in ("waited", "urge_half_time")
    has_beyond = any(value > series.limit for value in values)
    if has_beyond:
        values = [*(value for value in values if value <= series.limit), series.limit]
        pen = replace(pen, box=pen.box.adjusted(0.0, BEYOND_HEIGHT_RATIO * pen.text_size_pt, 0, 0))
    frame = _frame(pen, [at for at, _ in series.points], values, from_zero=from_zero)
    if has_beyond:
        _draw_beyond(pen, frame, series)
    colour = pen.theme.breath
    canvas, radius = pen.canvas, pen.radius(len(series.points))
    _draw_band(pen, frame, series)
    for at, value in series.points:
        if value > series.limit:
            continue
        x, y = frame.x(at), frame.y(value)
        if series.name == "waited":
            canvas.line(x, frame.pane.bottom(), x, y, colour, max(1.0, radius * 0.6))
        canvas.dot(x, y, radius, colour, colour, 0.5)
    _draw_line(pen, frame, series)
    _draw_dates(pen, frame, series)


def _draw_beyond(pen: Pen, frame: Frame, series: TrendSeries) -> None:
    """Above the chart, a hollow dot for each value that is beyond what was observed, and what that means."""
    canvas, theme, size, pane = pen.canvas, pen.theme, pen.text_size_pt, frame.pane
    radius = pen.radius(len(series.points))
    y = pane.top() - 1.2 * size
    label = QRectF(pane.left(), y - 2.0 * size, pane.width(), size)
    canvas.draw_text(translate(practice_strings.LONGER_THAN_WAITED), label, size, theme.faint)
    for at, value in series.points:
        if value > series.limit:
            canvas.dot(frame.x(at), y, radius, theme.ground_bottom, theme.breath, 1.1)


def _draw_stems(pen: Pen, series: TrendSeries) -> None:
    frame = _frame(pen, [at for at, _, _ in series.stems], [0.0, 10.0], from_zero=True)
    canvas, theme, radius = pen.canvas, pen.theme, pen.radius(len(series.stems))
    for at, before, after in series.stems:
        x = frame.x(at)
        canvas.line(x, frame.y(before), x, frame.y(after), theme.breath, 1.0)
        canvas.dot(x, frame.y(before), radius, theme.ground_bottom, theme.breath, 1.1)
        canvas.dot(x, frame.y(after), radius, theme.breath, theme.breath, 1.1)
    _draw_dates(pen, frame, series)
    _draw_legend(pen, series)


def _draw_proportion(pen: Pen, series: TrendSeries) -> None:
    """A proportion with its confidence interval, on a line from 0 to 100 %; below it, a dot for each item."""
    canvas, theme = pen.canvas, pen.theme
    _, filled = _legend_names(series)
    pane = pen.pane.adjusted(0.0, 0.0, -pen.text_size_pt, 0.0)
    y = pane.top() + pane.height() * INTERVAL_Y_RATIO
    frame = Frame(pane, 0.0, FULL_PERCENT, 0.0, 1.0)
    canvas.line(frame.x(0), y, frame.x(FULL_PERCENT), y, theme.line, 2.0)
    for percent in PERCENT_LEVELS:
        x = frame.x(percent)
        canvas.line(x, y - 4.0, x, y + 4.0, theme.line, 1.0)
        label_box = QRectF(
            x - 4.0 * pen.text_size_pt, y + 8.0, 8.0 * pen.text_size_pt, pen.text_size_pt
        )
        canvas.draw_text(f"{percent:g} %", label_box, pen.text_size_pt, theme.faint, "centre")
    low, high = series.trend.interval or (0.0, FULL_PERCENT)
    begin = frame.x(max(0.0, low))
    end = frame.x(min(FULL_PERCENT, FULL_PERCENT if high is None else high))
    thick = pen.text_size_pt
    canvas.fill(QRectF(begin, y - thick / 2.0, end - begin, thick), theme.breath, INTERVAL_ALPHA)
    value = series.trend.value or 0.0
    canvas.dot(frame.x(value), y, pen.text_size_pt * 0.5, theme.breath, theme.breath, 1.0)
    size = 1.2 * pen.text_size_pt
    label = f"{value:.0f} % {filled}"
    if canvas.text_width(label, size) + size > pane.width():
        label = f"{value:.0f} %"
    wide = canvas.text_width(label, size) + size
    left = min(frame.x(value) - wide / 2.0, pen.box.right() - wide)
    label_box = QRectF(max(pane.left(), left), y - 2.6 * pen.text_size_pt, wide, size)
    canvas.draw_text(label, label_box, size, theme.ink, "centre")
    each = Frame(pane, 0.0, max(1.0, len(series.successes) - 1.0), 0.0, 1.0)
    row, radius = pane.top() + pane.height() * DOTS_Y_RATIO, pen.radius(len(series.successes))
    if row - y >= MIN_ROW_GAP_RATIO * pen.text_size_pt:
        each_box = QRectF(pane.left(), row - 2.4 * pen.text_size_pt, pane.width(), size)
        name = translate(practice_strings.SHARE_DOTS[series.name])
        canvas.draw_text(name, each_box, pen.text_size_pt, theme.faint)
    for i, is_success in enumerate(series.successes):
        fill = theme.breath if is_success else theme.ground_bottom
        canvas.dot(each.x(float(i)), row, radius, fill, theme.breath, 1.1)
    _draw_dates(pen, each, series)
    _draw_legend(pen, series)


def _draw_band(pen: Pen, frame: Frame, series: TrendSeries) -> None:
    """The confidence band of the line. It says nothing about single values."""
    positions = [frame.x(at) for at, _ in series.points]
    begin, end = frame.x(frame.begin), frame.x(frame.end)
    middle = (sum(positions) / len(positions) - begin) / (end - begin) if end > begin else 0.5
    edges = confidence_band(series.trend, middle, frame.high)
    seen = [(u, low, high) for u, low, high in edges if low < frame.high]
    if len(seen) < 2:
        return
    path = QPainterPath()
    spots = [(begin + u * (end - begin), frame.y(low), frame.y(high)) for u, low, high in seen]
    path.moveTo(spots[0][0], spots[0][1])
    for x, low, _ in spots[1:]:
        path.lineTo(x, low)
    for x, _, high in reversed(spots):
        path.lineTo(x, high)
    path.closeSubpath()
    pen.canvas.area(path, pen.theme.breath, BAND_ALPHA)


def _draw_line(pen: Pen, frame: Frame, series: TrendSeries) -> None:
    """The fitted line if it differs from chance; else the mean level, thin."""
    trend = series.trend
    if trend.direction is None or trend.first is None or trend.last is None:
        if trend.value is not None and trend.value <= frame.high:
            y = frame.y(trend.value)
            pen.canvas.line(frame.pane.left(), y, frame.pane.right(), y, pen.theme.faint, 0.8)
        return
    by_factor = trend.first_interval is not None
    spots = []
    for u in (i / CURVE_SEGMENTS for i in range(CURVE_SEGMENTS + 1)):
        course = _interpolate(trend.first, trend.last, u, by_factor=by_factor)
        if course <= series.limit:
            x = frame.x(frame.begin + u * (frame.end - frame.begin))
            spots.append(QPointF(x, frame.y(course)))
    if len(spots) > 1:
        path = QPainterPath(spots[0])
        for spot in spots[1:]:
            path.lineTo(spot)
        pen.canvas.stroke(path, pen.theme.ink, 1.6)


def _interpolate(first: float, last: float, u: float, *, by_factor: bool) -> float:
    """A half-life changes by a factor with every step, all else by an amount."""
    if by_factor and first > 0.0 and last > 0.0:
        return float(first ** (1.0 - u) * last**u)
    return first + u * (last - first)


def _frame(
    pen: Pen, positions: Sequence[float], values: Sequence[float], *, from_zero: bool
) -> Frame:
    low, high = (0.0 if from_zero else min(values)), max(values)
    lines = round_levels(low, max(high, low + 1.0))
    begin, end = (positions[0], positions[-1]) if positions else (0.0, 1.0)
    frame = Frame(pen.pane, begin, end, lines[0], lines[-1])
    _draw_levels(pen, frame, lines)
    return frame


def round_levels(low: float, high: float) -> tuple[float, ...]:
    """Round levels for grid lines, from just below the range to just above it.

    >>> round_levels(0.0, 12.4)
    (0.0, 5.0, 10.0, 15.0)
    >>> round_levels(61.0, 74.0)
    (60.0, 65.0, 70.0, 75.0)
    """
    for step in LEVEL_STEPS:
        first, last = floor(low / step), ceil(high / step)
        if last - first <= MAX_LEVELS:
            break
    return tuple(step * i for i in range(first, max(last, first + 1) + 1))


def _draw_levels(pen: Pen, frame: Frame, lines: Sequence[float]) -> None:
    for level in lines:
        y = frame.y(level)
        pen.canvas.line(frame.pane.left(), y, frame.pane.right(), y, pen.theme.line, 1.0)
        label_box = QRectF(
            frame.pane.left() - 5.0 * pen.text_size_pt - 8.0,
            y - 0.7 * pen.text_size_pt,
            5.0 * pen.text_size_pt,
            pen.text_size_pt,
        )
        level_text = format_decimal(f"{level:g}")
        pen.canvas.draw_text(level_text, label_box, pen.text_size_pt, pen.theme.faint, "right")


def _draw_dates(pen: Pen, frame: Frame, series: TrendSeries) -> None:
    first, last = _ends(series)
    _draw_below(pen, frame.pane, first, "", "left")
    next_line = (_count_date_lines(pen, series) - 1) * LINE_RATIO * pen.text_size_pt
    _draw_below(pen, frame.pane.adjusted(0.0, 0.0, 0.0, next_line), "", last, "right")


def _ends(series: TrendSeries) -> tuple[str, str]:
    first, last = (practice_strings.format_short_day(end) for end in series.ends)
    return first or translate(practice_strings.THE_FIRST), last or translate(
        practice_strings.THE_LATEST
    )


def _draw_below(pen: Pen, pane: QRectF, left: str, right: str, side: str) -> None:
    label_box = QRectF(
        pane.left(), pane.bottom() + 0.7 * pen.text_size_pt, pane.width(), pen.text_size_pt
    )
    if side == "centre":
        pen.canvas.draw_text(left, label_box, pen.text_size_pt, pen.theme.faint, "centre")
    else:
        pen.canvas.draw_text(
            left or right, label_box, pen.text_size_pt, pen.theme.faint, "left" if left else "right"
        )


def _leave_room_below(pen: Pen, series: TrendSeries) -> Pen:
    """The pen with a lower chart where dates and legend need more lines than one below it."""
    lines = _count_date_lines(pen, series) - 1 + _count_legend_lines(pen, series)
    height = LINE_RATIO * lines * pen.text_size_pt
    return replace(pen, box=pen.box.adjusted(0.0, 0.0, 0.0, -height))


def _count_date_lines(pen: Pen, series: TrendSeries) -> int:
    """One, or two where the dates do not fit beside each other."""
    widths = sum(_text_width(pen, end) for end in _ends(series)) + pen.text_size_pt
    return 1 if widths <= pen.pane.width() - pen.text_size_pt else 2


def _count_legend_lines(pen: Pen, series: TrendSeries) -> int:
    """How many lines the legend has below the dates; none where it fits between them, or where there is none."""
    texts = _legend_names(series)
    if not texts:
        return 0
    sides = max(_text_width(pen, end) for end in _ends(series)) + pen.text_size_pt
    whole = _legend_width(pen, texts)
    if whole + 2.0 * sides <= pen.pane.width():
        return 0
    return 1 if whole <= pen.box.width() else len(texts)


def _legend_names(series: TrendSeries) -> tuple[str, ...]:
    """What a hollow and a full dot are; empty where there are no such."""
    if series.stems:
        names = practice_strings.HOLLOW_BEFORE, practice_strings.FULL_AFTER
    elif series.successes:
        filled, hollow = practice_strings.SHARE_LEGEND[series.name]
        names = hollow, filled
    else:
        return ()
    return tuple(map(translate, names))


def _text_width(pen: Pen, text: str) -> float:
    return pen.canvas.text_width(text, pen.text_size_pt)


def _entry_width(pen: Pen, text: str) -> float:
    """The width of an entry of a legend: its dot and its name."""
    return _text_width(pen, text) + DOT_PLACE_RATIO * pen.text_size_pt


def _legend_width(pen: Pen, texts: Sequence[str]) -> float:
    gaps = (len(texts) - 1) * LEGEND_GAP_RATIO * pen.text_size_pt
    return sum(_entry_width(pen, text) for text in texts) + gaps


def _draw_legend(pen: Pen, series: TrendSeries) -> None:
    """Below the chart: what a hollow and a full dot are, between the dates, or on lines of its own."""
    theme, size = pen.theme, pen.text_size_pt
    texts = _legend_names(series)
    lines, whole = _count_legend_lines(pen, series), _legend_width(pen, texts)
    above = _count_date_lines(pen, series) if lines else 0
    y = pen.pane.bottom() + (1.35 + LINE_RATIO * above) * size
    x = pen.box.left()
    if lines < len(texts):
        x = max(x, min(pen.pane.center().x() - whole / 2.0, pen.box.right() - whole))
    for text, fill in zip(texts, (theme.ground_bottom, theme.breath), strict=True):
        pen.canvas.dot(x + 0.4 * size, y, 0.34 * size, fill, theme.breath, 1.1)
        left = x + DOT_PLACE_RATIO * size
        box = QRectF(left, y - 0.65 * size, pen.box.right() - left, size)
        pen.canvas.draw_text(text, box, size, theme.faint)
        if lines < len(texts):
            x += _entry_width(pen, text) + LEGEND_GAP_RATIO * size
        else:
            y += LINE_RATIO * size
