"""The first page of the report under its title: the heart, its answer to the breath, the pull, four figures."""

from typing import Any, Final

from PySide6.QtCore import QRectF

from ui import report_words as words
from ui import strings
from ui.canvas import Canvas
from ui.charts import answer_chart, heart_chart
from ui.report_numbers import Numbers
from ui.report_pull import draw_pull
from ui.report_sheet import GUTTER, RULE, SMALL, Sheet
from ui.strings import say
from ui.theme import LIGHT
from ui.told import Told

TALLEST: Final = 330.0
BELOW_THE_CHART: Final = 290.0
ANSWER_HEIGHT: Final = 150.0
BREATH_HEIGHT: Final = 120.0
PULL_HEIGHT: Final = 128.0


def draw_pictures(sheet: Sheet, told: Told, numbers: Numbers) -> None:
    if not told.review.judged:
        _draw_breath_alone(sheet, told, numbers)
        return
    paced = bool(told.review.spans)
    sheet.heading(say(words.HEART_CHART if paced else words.HEART_ALONE), say(words.HEART_UNIT))
    sheet.y += 17.0
    room = sheet.bottom - sheet.y - BELOW_THE_CHART
    tall = min(TALLEST, room if paced else room + ANSWER_HEIGHT + 24.0)
    heart_chart(sheet.canvas, sheet.box(tall), told, numbers)
    sheet.y += tall + 4.0
    _legend(sheet, told)
    sheet.y += 24.0
    if paced:
        _draw_answer_and_pull(sheet, told, numbers)
    _big_figures(sheet, told)


def _draw_breath_alone(sheet: Sheet, told: Told, numbers: Numbers) -> None:
    if told.review.spans:
        sheet.heading(say(words.NO_HEART_CHART))
        sheet.y += 17.0
        heart_chart(sheet.canvas, sheet.box(BREATH_HEIGHT), told, numbers)
        sheet.y += BREATH_HEIGHT + 24.0
    if _is_rated(told):
        top = sheet.y
        draw_pull(sheet, told, 0.0)
        sheet.y = top + PULL_HEIGHT


def _draw_answer_and_pull(sheet: Sheet, told: Told, numbers: Numbers) -> None:
    rated = _is_rated(told)
    wide = (sheet.width - GUTTER) * 0.62 if rated else sheet.width
    sheet.heading(say(words.ANSWER_CHART), say(words.ANSWER_UNIT), width=wide)
    chart = sheet.box(ANSWER_HEIGHT, width=wide).translated(0.0, 12.0)
    answer_chart(sheet.canvas, chart, told, numbers)
    if rated:
        draw_pull(sheet, told, wide + GUTTER)
    sheet.y += ANSWER_HEIGHT + 24.0


def _is_rated(told: Told) -> bool:
    review = told.review.json
    return review["exercise"] == "pause" or review["urge_before"] is not None


def _legend(sheet: Sheet, told: Told) -> None:
    canvas, x, y = sheet.canvas, sheet.left + 26.0, sheet.y + 5.0
    entries = [("heart", words.LEGEND_HEART)]
    if told.review.spans:
        entries.append(("breath", words.LEGEND_BREATH))
    if any(j.verdict not in (None, "normal") for j in told.review.judged):
        entries.append(("replaced", words.LEGEND_REPLACED))
    if told.gaps or len(told.review.rounds) > 1:
        entries.append(("gap", words.LEGEND_GAP))
    for kind, text in entries:
        _swatch(canvas, kind, x, y)
        box = QRectF(x + 17.0, y - 5.3, 140.0, 10.0)
        canvas.words(say(text), box, SMALL, LIGHT.soft)
        x += 30.0 + 4.1 * len(text)


def _swatch(canvas: Canvas, kind: str, x: float, y: float) -> None:
    match kind:
        case "heart":
            canvas.line(x, y, x + 12.0, y, LIGHT.heart, 1.3)
        case "breath":
            canvas.fill(QRectF(x, y - 4.0, 12.0, 8.0), LIGHT.breath, 0.22, 1.5)
        case "replaced":
            canvas.dot(x + 6.0, y, 2.2, "#ffffff", LIGHT.heart, 0.7)
        case _:
            canvas.fill(QRectF(x, y - 4.0, 12.0, 8.0), "#8d9698", 0.18, 1.0)


def _big_figures(sheet: Sheet, told: Told) -> None:
    review: Any = told.review.json
    figures: dict[str, float | None] = {
        **review["figures"],
        "pacer": review["breaths_per_min_last"],
    }
    wide = sheet.width / len(words.BIG)
    sheet.canvas.line(sheet.left, sheet.y, sheet.left + sheet.width, sheet.y, RULE, 0.6)
    sheet.y += 12.0
    for i, (name, label, unit, digits) in enumerate(words.BIG):
        box = sheet.box(60.0, i * wide, wide - 12.0)
        value = figures[name]
        sheet.canvas.words(say(label), box, SMALL, LIGHT.soft)
        box.moveTop(box.top() + 11.0)
        number = strings.figure(value, digits)
        sheet.canvas.words(number, box, 24.0, LIGHT.ink, light=True)
        box.moveTop(box.top() + 33.0)
        why = words.why_absent_in_short(told.review.reasons, name)
        below = say(unit) if value is not None else why
        sheet.canvas.words(below, box, SMALL, LIGHT.faint)
    sheet.y += 72.0
