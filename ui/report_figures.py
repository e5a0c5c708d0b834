"""The second page of the report: the spectrum, what was corrected, and every figure with its grounds."""

from typing import Any, Final

from PySide6.QtCore import QRectF

from trainer.events import MomentMarked
from ui import report_words as words
from ui import strings
from ui.charts import spectrum_chart
from ui.report_numbers import Numbers
from ui.report_sheet import BODY, GUTTER, LESS_SMALL, SMALL, Sheet
from ui.strings import say
from ui.theme import LIGHT
from ui.told import Told

MOST_MARKS: Final = 12
FAINT_RULE: Final = "#e6ebe9"


def draw_spectrum_and_corrections(sheet: Sheet, told: Told, numbers: Numbers) -> None:
    wide, top = (sheet.width - GUTTER) * 0.58, sheet.y
    sheet.heading(say(words.SPECTRUM_CHART), say(words.SPECTRUM_UNIT), width=wide)
    chart = sheet.box(150.0, width=wide).translated(0.0, 12.0)
    spectrum_chart(sheet.canvas, chart, told, numbers)
    left = wide + GUTTER
    sheet.heading(say(words.CORRECTED), left=left)
    sheet.y += 19.0
    for sentence in words.corrected(told.review.json):
        sheet.y += sheet.canvas.words(sentence, sheet.box(0.0, left), LESS_SMALL, LIGHT.soft) + 3.0
    marks = [e.t for e in told.recording.events if isinstance(e, MomentMarked)]
    if marks:
        sheet.y += 8.0
        sheet.heading(say(words.MARKED), left=left)
        sheet.y += 19.0
        text = words.marked(marks[:MOST_MARKS])
        sheet.y += sheet.canvas.words(text, sheet.box(0.0, left), LESS_SMALL, LIGHT.soft)
    sheet.y = max(sheet.y, top + 166.0) + 14.0


def draw_figures(sheet: Sheet, told: Told) -> None:
    review: Any = told.review.json
    figures = review["figures"]
    grounds = say(
        words.GROUNDS,
        beats=review["beats"],
        time=strings.clock_time(review["duration_s"]),
        corrected=sum(review["corrected"].values()),
    )
    sheet.heading(say(words.FIGURES), grounds)
    sheet.y += 19.0
    reasons = {told.review.reasons.get(name) for name, *_ in words.ROWS}
    if len(reasons) == 1 and None not in reasons:  # nothing can be shown, and for one reason
        why = words.why_absent(told.review.reasons, words.ROWS[0][0])
        sheet.say(f"{why[:1].upper()}{why[1:]}.", BODY, LIGHT.soft, after=18.0)
        return
    for name, label, unit, digits, how in words.ROWS:
        value = figures[name]
        canvas, row = sheet.canvas, sheet.box(13.0)
        canvas.line(row.left(), row.top() - 1.0, row.right(), row.top() - 1.0, FAINT_RULE, 0.5)
        canvas.words(say(label), row.translated(0, 1), LESS_SMALL, LIGHT.ink)
        middle = QRectF(row.left() + 168.0, row.top() + 1.0, 48.0, 13.0)
        canvas.words(strings.figure(value, digits), middle, LESS_SMALL, LIGHT.ink, "right")
        canvas.words(say(unit) if unit else "", middle.translated(53.0, 0.0), SMALL, LIGHT.faint)
        why = say(how) if value is not None else words.why_absent(told.review.reasons, name)
        end = QRectF(row.left() + 268.0, row.top() + 1.0, row.width() - 268.0, 13.0)
        height = canvas.words(why, end, SMALL, LIGHT.soft)
        sheet.y += max(14.0, height + 3.0)
    sheet.y += 14.0
