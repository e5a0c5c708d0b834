"""The frame of a chart on paper: the scales of time and of a quantity, grid lines and labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from trainer.messages import Message
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.i18n.window_text import full_sentence
from ui.reports.canvas import Canvas, Side
from ui.style.theme import LIGHT

GRID_COLOUR: Final = "#dfe4e2"
AXIS_COLOUR: Final = "#8d9698"
LABEL_SIZE_PT: Final = 7.5
LEFT_MARGIN_PT: Final = 26.0
BOTTOM_MARGIN_PT: Final = 16.0
TOP_MARGIN_PT: Final = 15.0
MIN_MINUTES_S: Final = 120.0  # a shorter time axis has labels between the minutes
TICK_STEPS_S: Final = (10, 20, 30, 60)
TICK_STEPS_MIN: Final = (1, 2, 5, 10, 20, 30, 60, 120, 240)
MAX_GRID_STEPS: Final = 6  # from the lowest grid line to the highest
MIN_LABEL_DISTANCE_PT: Final = 46.0
HOURS_FROM_S: Final = 10_800.0  # the labels of longer sessions are hours
HOUR: Final = mark("{number} h")


@dataclass(frozen=True, slots=True)
class Axes:
    """Maps seconds and a quantity to points in a pane."""

    pane: QRectF
    begin: float
    end: float
    low: float
    high: float

    def x(self, t: float) -> float:
        return self.pane.left() + (t - self.begin) / (self.end - self.begin) * self.pane.width()

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.pane.bottom() - share * self.pane.height()

    def transform(self) -> QTransform:
        across = self.pane.width() / (self.end - self.begin)
        up = -self.pane.height() / (self.high - self.low)
        return QTransform(across, 0.0, 0.0, up, self.x(0.0), self.pane.bottom() - self.low * up)


def chart_pane(box: QRectF) -> QRectF:
    return box.adjusted(LEFT_MARGIN_PT, TOP_MARGIN_PT, -2.0, -BOTTOM_MARGIN_PT)


def draw_levels(canvas: Canvas, axes: Axes, levels: Iterable[float]) -> None:
    for level in levels:
        y = axes.y(level)
        canvas.line(axes.pane.left(), y, axes.pane.right(), y, GRID_COLOUR, 0.5)
        words = QRectF(
            axes.pane.left() - LEFT_MARGIN_PT - 10.0, y - 5.2, LEFT_MARGIN_PT + 5.0, 10.0
        )
        canvas.draw_text(
            formatting.format_decimal(f"{level:g}"), words, LABEL_SIZE_PT, LIGHT.faint, "right"
        )


def draw_unit(canvas: Canvas, pane: QRectF, unit: str) -> None:
    """The unit of the vertical axis, above it."""
    box = QRectF(pane.left() - LEFT_MARGIN_PT, pane.top() - TOP_MARGIN_PT, pane.width(), 10.0)
    canvas.draw_text(unit, box, LABEL_SIZE_PT, LIGHT.faint)


def draw_minutes(canvas: Canvas, axes: Axes) -> None:
    pane, lasts = axes.pane, axes.end - axes.begin
    canvas.line(pane.left(), pane.bottom(), pane.right(), pane.bottom(), AXIS_COLOUR, 0.5)
    for t in range(0, int(lasts + 1.2) + 1, choose_tick_step_s(lasts, pane.width())):
        x = axes.x(axes.begin + t)
        canvas.line(x, pane.bottom(), x, pane.bottom() + 2.0, AXIS_COLOUR, 0.5)
        words = QRectF(x - 25.0, pane.bottom() + 4.0, 50.0, 10.0)
        at_the_edge = words.right() > pane.right() + 12.0
        if at_the_edge:
            words.moveRight(pane.right())
        side: Side = "right" if at_the_edge else "centre"
        canvas.draw_text(_time_label(t, lasts), words, LABEL_SIZE_PT, LIGHT.faint, side)


def _time_label(t: int, lasts: float) -> str:
    if not t:
        return "0"
    if lasts < MIN_MINUTES_S:
        return formatting.format_clock_time(t)
    minute = t // 60
    if lasts > HOURS_FROM_S:
        return translate(HOUR, number=formatting.format_decimal(f"{minute / 60:g}"))
    return translate(strings.MINUTE, number=minute)


def choose_tick_step_s(seconds: float, width: float) -> int:
    """The distance of the labels of the time axis, s, so that they do not touch.

    >>> [choose_tick_step_s(seconds, 500.0) for seconds in (60.0, 300.0, 3600.0)]
    [10, 60, 600]
    """
    is_short = seconds < MIN_MINUTES_S
    steps = TICK_STEPS_S if is_short else tuple(60 * minutes for minutes in TICK_STEPS_MIN)
    fitting = (step for step in steps if step * width / seconds >= MIN_LABEL_DISTANCE_PT)
    return next(fitting, 60 if is_short else 480 * 60)


def draw_reason(canvas: Canvas, pane: QRectF, why: Message | None) -> None:
    """Draw the reason why there is no curve."""
    if why is not None:
        text = full_sentence(why)
        narrow = pane.adjusted(14.0, 0.0, -14.0, 0.0)
        height = canvas.draw_text(text, narrow, 8.5, LIGHT.soft, "centre", draw=False)
        narrow.moveTop(pane.center().y() - height / 2.0)
        canvas.draw_text(text, narrow, 8.5, LIGHT.soft, "centre")


def round_grid_levels(low: float, high: float) -> tuple[float, ...]:
    """Round levels for grid lines, from just below the range to just above it.

    >>> round_grid_levels(63.0, 74.5)
    (60.0, 65.0, 70.0, 75.0)
    >>> round_grid_levels(40.0, 172.3)
    (25.0, 50.0, 75.0, 100.0, 125.0, 150.0, 175.0)
    """
    for step in (5.0, 10.0, 20.0, 25.0, 50.0, 100.0):
        first, last = floor(low / step), ceil(high / step)
        if last - first <= MAX_GRID_STEPS:
            break
    return tuple(step * i for i in range(first, max(last, first + 1) + 1))


def round_up(value: float) -> float:
    """
    >>> round_up(52.0), round_up(7.0), round_up(130.0)
    (60.0, 10.0, 150.0)
    """
    steps: Sequence[float] = (10.0, 20.0, 40.0, 60.0, 80.0, 100.0, 150.0, 200.0, 300.0, 400.0)
    return next((s for s in steps if s >= value), value)
