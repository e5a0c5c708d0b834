"""The pictures of the trends at a glance: how long, the urge before and after, what happened. None is red or green."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import ceil, sqrt
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from trainer.events import URGE_RANGE
from trainer.practice.overview import Overview
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import practice_strings, trend_strings
from ui.reports.practice.trend_charts import Pen, round_levels

MAX_BAR_PX: Final = 22.0
MIN_BAR_GAP_SHARE: Final = 0.3  # of the place of one bar
BAR_STRENGTH: Final = 0.85
MAX_NAMES_SHARE: Final = 0.4  # of the width: longer names stand above their bars
NAME_HEIGHT_RATIO: Final = 1.5
MAX_THICKNESS_RATIO: Final = 1.5
URGE_LEVELS: Final = (0, 5, 10)
MIN_PAIR_STRENGTH, MAX_PAIR_STRENGTH = 0.18, 0.7
PAIR_LINE_PX: Final = 1.5
MEAN_LINE_PX: Final = 2.5


def draw_waits(pen: Pen, overview: Overview) -> None:
    """A bar for each of the latest pauses, in minutes."""
    minutes = [seconds / 60.0 for seconds in overview.recent_waits_s]
    if not minutes:
        return
    levels = [level for level in round_levels(0.0, ceil(max(minutes))) if level == int(level)]
    pane = _pane(pen, label_chars=len(f"{levels[-1]:g}"))
    _draw_title(pen, translate(trend_strings.MINUTES))
    for level in levels:
        y = pane.bottom() - level / levels[-1] * pane.height()
        _draw_level(pen, pane, y, f"{level:g}")
    each = pane.width() / len(minutes)
    wide = min(MAX_BAR_PX, (1.0 - MIN_BAR_GAP_SHARE) * each)
    for i, value in enumerate(minutes):
        tall = max(1.0, value / levels[-1] * pane.height())
        bar = QRectF(pane.left() + (i + 0.5) * each - wide / 2.0, pane.bottom() - tall, wide, tall)
        pen.canvas.fill(bar, pen.theme.breath, BAR_STRENGTH, min(2.0, wide / 3.0))
    _draw_ends(pen, pane, overview)


def _draw_ends(pen: Pen, pane: QRectF, overview: Overview) -> None:
    """The days of the first and of the last bar; where more were waited than are drawn, how many are."""
    size, count = pen.text_size_pt, len(overview.recent_waits_s)
    below = QRectF(pane.left(), pane.bottom() + 0.5 * size, pane.width(), size)
    first, last = (practice_strings.format_short_day(end) for end in overview.recent_ends)
    fits = pen.canvas.text_width(f"{first}   {last}", size) <= pane.width()
    if first == last and first:
        pen.canvas.draw_text(first, below, size, pen.theme.faint, "centre")
    elif count == overview.pauses and fits and first and last:
        pen.canvas.draw_text(first, below, size, pen.theme.faint)
        pen.canvas.draw_text(last, below, size, pen.theme.faint, "right")
    else:
        text = translate_plural(trend_strings.RECENT, count)
        pen.canvas.draw_text(text, below, size, pen.theme.faint, "centre")


def draw_urges(pen: Pen, overview: Overview) -> None:
    """A line from before to after for each pause, the stronger the more pauses went so; the average is thick."""
    if not overview.rated:
        return
    canvas, theme, size = pen.canvas, pen.theme, pen.text_size_pt
    axis = translate(trend_strings.URGE_AXIS)
    both = f"{axis} · {translate(trend_strings.URGE_LINES)}"
    _draw_title(pen, both if canvas.text_width(both, size) <= pen.box.width() else axis)
    pane = _pane(pen, label_chars=2)
    for level in URGE_LEVELS:
        _draw_level(pen, pane, _urge_y(pane, level), str(level))
    mean = overview.mean_urges
    margin = max(2.6 * size, 0.16 * pane.width())
    left, right = pane.left() + margin, pane.right() - margin
    most = max(overview.urge_pairs.values())
    for (before, after), count in overview.urge_pairs.items():
        share = sqrt(count / most)
        strength = MIN_PAIR_STRENGTH + (MAX_PAIR_STRENGTH - MIN_PAIR_STRENGTH) * share
        path = QPainterPath()
        path.moveTo(left, _urge_y(pane, before))
        path.lineTo(right, _urge_y(pane, after))
        canvas.stroke(path, theme.breath, PAIR_LINE_PX, strength if mean else 1.0)
    below = pane.bottom() + 0.5 * size
    for x, text in ((left, trend_strings.BEFORE), (right, trend_strings.AFTER)):
        box = QRectF(x - 6.0 * size, below, 12.0 * size, size)
        canvas.draw_text(translate(text), box, size, theme.soft, "centre")
    if mean is not None:
        _draw_mean(pen, pane, (left, right), mean)


def _draw_mean(
    pen: Pen, pane: QRectF, ends: tuple[float, float], mean: tuple[float, float]
) -> None:
    """The average, with its number at both ends."""
    canvas, theme, size = pen.canvas, pen.theme, pen.text_size_pt
    left, right = ends
    spots = [(x, _urge_y(pane, urge)) for x, urge in zip(ends, mean, strict=True)]
    for (x1, y1), (x2, y2) in pairwise(spots):
        canvas.line(x1, y1, x2, y2, theme.ink, MEAN_LINE_PX)
    for x, y in spots:
        canvas.dot(x, y, 0.36 * size, theme.ink, theme.ink, 1.0)
    before, after = map(trend_strings.format_mean_urge, mean)
    tall, gap = 1.15 * size, 0.7 * size
    box = QRectF(left - gap - 6.0 * size, spots[0][1] - 0.7 * tall, 6.0 * size, tall)
    canvas.draw_text(before, box, tall, theme.ink, "right")
    box = QRectF(right + gap, spots[1][1] - 0.7 * tall, 6.0 * size, tall)
    canvas.draw_text(after, box, tall, theme.ink)


class OutcomeRow(NamedTuple):
    name: str
    number: int
    is_answered: bool


def draw_outcomes(pen: Pen, overview: Overview) -> None:
    """A bar for each outcome, with its name before it, or above where it is narrow, and its number after it."""
    if not overview.answered + overview.unanswered:
        return
    rows = _list_rows(overview)
    size, box = pen.text_size_pt, pen.box
    names = max(pen.canvas.text_width(row.name, size) for row in rows) + size
    is_beside = names <= MAX_NAMES_SHARE * box.width()
    most, each = max(row.number for row in rows), box.height() / len(rows)
    number = pen.canvas.text_width(str(most), size) + 1.2 * size
    longest = box.width() - number - (names if is_beside else 0.0)
    for i, row in enumerate(rows):
        place = QRectF(box.left(), box.top() + i * each, box.width(), each)
        bar = _outcome_bar(pen, place, row.name, names if is_beside else 0.0)
        bar.setWidth(max(2.0, row.number / most * longest))
        _draw_outcome_bar(pen, bar, row)


def _list_rows(overview: Overview) -> list[OutcomeRow]:
    rows = [
        OutcomeRow(translate(text), overview.outcomes.get(outcome, 0), is_answered=True)
        for outcome, text in trend_strings.OUTCOMES.items()
    ]
    if overview.unanswered:
        name = translate(trend_strings.UNANSWERED)
        rows.append(OutcomeRow(name, overview.unanswered, is_answered=False))
    return rows


def _outcome_bar(pen: Pen, place: QRectF, name: str, indent: float) -> QRectF:
    """Draw the name of a bar, before it where there is an indent, else above it; return where the bar is."""
    size = pen.text_size_pt
    line = NAME_HEIGHT_RATIO * size
    above = 0.0 if indent else line
    thick = max(4.0, min(MAX_THICKNESS_RATIO * size, place.height() - above - 6.0))
    top = place.top() + (place.height() - above - thick) / 2.0
    bar = QRectF(place.left() + indent, top + above, 0.0, thick)
    text_top = bar.center().y() - 0.68 * size if indent else top
    text = QRectF(place.left(), text_top, place.width(), size)
    pen.canvas.draw_text(name, text, size, pen.theme.soft)
    return bar


def _draw_outcome_bar(pen: Pen, bar: QRectF, row: OutcomeRow) -> None:
    canvas, theme, size = pen.canvas, pen.theme, pen.text_size_pt
    if not row.is_answered:
        canvas.frame(bar, theme.breath, 1.2, 2.0)
    elif row.number:
        canvas.fill(bar, theme.breath, BAR_STRENGTH, 2.0)
    x = bar.left() + (bar.width() + 0.6 * size if row.number else 0.0)
    number = QRectF(x, bar.center().y() - 0.68 * size, 8.0 * size, size)
    canvas.draw_text(str(row.number), number, size, theme.ink)


PICTURES: Final[Mapping[str, Callable[[Pen, Overview], None]]] = {
    "waited": draw_waits,
    "urge_change": draw_urges,
    "predictions_not_come_true": draw_outcomes,
}
"""By the trend that is shown in the figures of a card."""


def _pane(pen: Pen, label_chars: int) -> QRectF:
    """The part of the box with the curves: labels of levels at its left, a title above, a line below."""
    size = pen.text_size_pt
    return pen.box.adjusted((0.7 * label_chars + 0.6) * size, 2.2 * size, 0.0, -2.0 * size)


def _draw_title(pen: Pen, text: str) -> None:
    """The unit of the vertical axis, above it."""
    line = QRectF(pen.box.left(), pen.box.top(), pen.box.width(), pen.text_size_pt)
    pen.canvas.draw_text(text, line, pen.text_size_pt, pen.theme.faint)


def _draw_level(pen: Pen, pane: QRectF, y: float, label: str) -> None:
    size = pen.text_size_pt
    pen.canvas.line(pane.left(), y, pane.right(), y, pen.theme.line, 1.0)
    box = QRectF(pen.box.left(), y - 0.7 * size, pane.left() - pen.box.left() - 0.6 * size, size)
    pen.canvas.draw_text(label, box, size, pen.theme.faint, "right")


def _urge_y(pane: QRectF, urge: float) -> float:
    return pane.bottom() - urge / URGE_RANGE[1] * pane.height()
