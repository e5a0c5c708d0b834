"""One trend on the screen: its chart, and its figures with units and intervals."""

from collections.abc import Callable
from math import inf
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.practice.calibration import Calibration
from trainer.practice.messages import minutes_message
from trainer.practice.trends import Open, Trend
from ui.i18n import formatting, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.reports.canvas import Canvas
from ui.reports.practice.trend_charts import Pen
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.painting import guarded

FigureRow = tuple[str, str]
MAX_CHANGE_PERCENT: Final = 100


def list_trend_figures(
    trend: Trend, count_name: str = "pauses", limit: float = inf
) -> list[FigureRow]:
    """The figures of a trend as name and value; missing ones, and a change that may be any, are left out.

    Parameters
    ----------
    trend : Trend
    count_name : str
        What is counted, of `practice_strings.FIGURE_ROWS`.
    limit : float, optional
        The longest wait, minutes: no figure is given of a half-time beyond it, nor of a change from or to it.
    """
    texts = practice_strings
    unit = translate(texts.UNITS[trend.unit])
    values = {
        "value": (trend.value, trend.interval),
        "first": (trend.first, trend.first_interval),
        "last": (trend.last, trend.last_interval),
        "change": (trend.change, trend.change_interval),
    }
    is_factor = trend.first_interval is not None
    rows = [(translate(texts.FIGURE_ROWS[count_name]), str(trend.pauses))]
    for name, (value, interval) in values.items():
        if value is None or (name == "change" and _is_change_left_out(trend, limit)):
            continue
        if name == "change":
            its_unit = translate(texts.FIGURE_FACTOR) if is_factor else unit
            figure = _format_interval(value, interval, its_unit)
        else:
            figure = _format_seen(value, interval, unit, limit)
        rows.append((translate(texts.FIGURE_ROWS[name]), figure))
    return rows


def _is_change_left_out(trend: Trend, limit: float) -> bool:
    """Whether the change may be any, or is from or to a value that was never seen."""
    ends = (trend.first, trend.last)
    is_unseen = any(end is not None and end > limit for end in ends)
    return is_unseen or _may_be_any_change(trend)


def _may_be_any_change(trend: Trend) -> bool:
    """Whether the interval of the change of a share goes from one end of what is possible to the other."""
    if trend.unit != "%" or trend.change_interval is None:
        return False
    low, high = trend.change_interval
    return round(low) <= -MAX_CHANGE_PERCENT and (high is None or round(high) >= MAX_CHANGE_PERCENT)


def list_calibration_figures(calibration: Calibration) -> list[FigureRow]:
    rows = [(translate(practice_strings.FIGURE_ROWS["predictions"]), str(calibration.predictions))]
    rows += [
        (
            translate(practice_strings.SURE_RANGE, low=bin_.from_percent, high=bin_.to_percent),
            _format_interval(
                bin_.as_feared_percent, bin_.interval, translate(practice_strings.UNITS["%"])
            ),
        )
        for bin_ in calibration.bins
    ]
    if calibration.brier is not None:
        rows.append(
            (translate(practice_strings.BRIER), formatting.format_figure(calibration.brier, 2))
        )
    return rows


def _format_seen(value: float, interval: Open | None, unit: str, limit: float) -> str:
    """A figure; beyond the limit only that it is, and no end of an interval beyond it either."""
    if value > limit:
        longest = window_text.to_text(minutes_message(limit))
        return translate(practice_strings.LONGER_THAN_LIMIT, longest=longest)
    if interval is not None and interval[1] is not None and interval[1] > limit:
        interval = (interval[0], None)
    return _format_interval(value, interval, unit)


def _format_interval(value: float, interval: Open | None, unit: str) -> str:
    digits = 1 if abs(value) < 20.0 and unit != translate(practice_strings.UNITS["%"]) else 0
    shown = formatting.format_figure(value, digits)
    if interval is None:
        return translate(practice_strings.FIGURE_ALONE, value=shown, unit=unit)
    low, high = interval
    top = (
        translate(practice_strings.FIGURE_OPEN)
        if high is None
        else formatting.format_figure(high, digits)
    )
    return translate(
        practice_strings.FIGURE_BETWEEN,
        value=shown,
        unit=unit,
        low=formatting.format_figure(low, digits),
        high=top,
    )


TREND_TEXT_SIZE: Final = FontSize.TINY


class TrendChart(QWidget):
    ROLE = Role.Graphic

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._draw: Callable[[Pen], None] | None = None

    def show_chart(self, draw: Callable[[Pen], None], sentence: str) -> None:
        self._draw = draw
        self.setAccessibleName(translate(practice_strings.TREND_PICTURE, sentence=sentence))
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._draw is None:
            return
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(4.0, 4.0, -4.0, -4.0)
        self._draw(Pen(Canvas(painter), box, self._colours, float(scaled_px(TREND_TEXT_SIZE))))
        painter.end()
