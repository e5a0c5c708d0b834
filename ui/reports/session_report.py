"""The report of one session on one or two pages, for a person and whoever they talk it over with.

Rule: first what happened, in words; then the pictures; then the figures with their grounds. Nobody is graded.
"""

from typing import Any, Final

from PySide6.QtCore import QRectF

from ui.i18n import core_messages, practice_strings, report_strings, strings
from ui.i18n import report_strings as words
from ui.i18n.formatting import say
from ui.reports.canvas import is_right_to_left, lines_that_fit
from ui.reports.page import BODY, GUTTER, MARGIN, SMALL, Sheet
from ui.reports.session_document import Told
from ui.reports.session_report_data import Numbers
from ui.reports.session_report_parts import (
    draw_figures,
    draw_pictures,
    draw_spectrum_and_corrections,
)
from ui.style.theme import LIGHT
from ui.widgets.charts.heart_curve import heart_points

EDGE_BEATS: Final = 20
LONG_NOTE: Final = 900  # characters; more do not fit on the first page
KEPT_FOR_MEANINGS: Final = (60.0, 168.0)  # points under the note, on the first and second page
INDENT: Final = 14.0


def draw_pages(sheet: Sheet, told: Told, numbers: Numbers) -> None:
    pages = 2 if told.review.judged or _long(told) else 1
    _head(sheet, told)
    draw_pictures(sheet, told, numbers)
    if pages == 1:
        _note(sheet, told)
        _meanings(sheet, ("Pull, urge", "Pause"))
        _foot(sheet, told, pages)
        return
    _foot(sheet, told, pages)
    sheet.turn()
    sheet.y, sheet.number = MARGIN, 2
    if told.review.judged:
        draw_spectrum_and_corrections(sheet, told, numbers)
        draw_figures(sheet, told)
    _note(sheet, told)
    _meanings(sheet)
    _foot(sheet, told, pages)


def _long(told: Told) -> bool:
    return len(_own_words(told)) > LONG_NOTE


def _own_words(told: Told) -> str:
    """What the person said of the pause, and their note."""
    review: Any = told.review.json
    note = str(review["note"] or "").strip()
    return "\n".join([*practice_strings.own_words(review), *([note] if note else [])])


def _head(sheet: Sheet, told: Told) -> None:
    review: Any = told.review.json
    canvas = sheet.canvas
    canvas.fill(QRectF(sheet.left, sheet.y + 1.5, 8.0, 8.0), LIGHT.breath, 1.0, 4.0)
    canvas.words(say(strings.APP), sheet.box(12.0, 13.0), BODY, LIGHT.breath)
    canvas.words(words.day(told.recording.started), sheet.box(12.0), BODY, LIGHT.soft, "right")
    sheet.y += 30.0
    title = words.title(review, paced=bool(told.review.spans))
    sheet.y += canvas.words(title, sheet.box(0.0), 23.0, LIGHT.ink, light=True) + 4.0
    told_lead = " ".join(
        part
        for part in (words.lead(review, *_edge_rates(told)), words.found_breath(review))
        if part
    )
    sheet.say(told_lead, 11.0, LIGHT.soft, after=2.0)
    if told.review.breath_told:
        sheet.say(core_messages.told(told.review.breath_told), 11.0, LIGHT.soft)
    sheet.y += 18.0


def _edge_rates(told: Told) -> tuple[float | None, float | None]:
    """The heart rate of the first and the last beats, if there are figures at all."""
    figures: Any = told.review.json["figures"]
    rates = [p.hr_bpm for run in heart_points(told.review.judged) for p in run if not p.corrected]
    if figures["mean_hr_bpm"] is None or len(rates) < 2 * EDGE_BEATS:
        return None, None
    first, last = rates[:EDGE_BEATS], rates[-EDGE_BEATS:]
    return sum(first) / EDGE_BEATS, sum(last) / EDGE_BEATS


def _note(sheet: Sheet, told: Told) -> None:
    note = _own_words(told)
    if not note:
        return
    reserved = KEPT_FOR_MEANINGS[sheet.number - 1]
    sheet.heading(say(words.NOTE))
    sheet.y += 18.0
    room = sheet.bottom - sheet.y - reserved
    shown = lines_that_fit(note, sheet.width - 28.0, room, BODY)
    top = sheet.y
    height = sheet.canvas.words(shown, sheet.box(0.0, 14.0, sheet.width - 28.0), BODY, LIGHT.ink)
    edge = sheet.left + sheet.width - 2.0 if is_right_to_left(note) else sheet.left
    sheet.canvas.fill(QRectF(edge, top, 2.0, height), LIGHT.breath, 0.6, 1.0)
    sheet.y += height + 4.0
    if shown != note:
        sheet.y += sheet.canvas.words(
            say(words.NOTE_GOES_ON), sheet.box(0.0, 14.0), SMALL, LIGHT.faint
        )
    sheet.y += 14.0


def _meanings(sheet: Sheet, only: tuple[str, ...] = ()) -> None:
    """Two columns of short explanations, as far as there is room."""
    entries = [(w, m) for w, m in report_strings.GLOSSARY if not only or w in only]
    sheet.heading(say(words.MEANINGS))
    sheet.y += 18.0
    wide = (sheet.width - GUTTER) / 2.0
    half = (len(entries) + 1) // 2
    for i, column in enumerate((entries[:half], entries[half:])):
        left, y = i * (wide + GUTTER), sheet.y
        for word, meaning in column:
            box = QRectF(sheet.left + left, y, wide, 0.0)
            height = sheet.canvas.words(say(meaning), box, SMALL, LIGHT.soft, draw=False) + 11.0
            if y + height > sheet.bottom:
                break
            sheet.canvas.words(say(word), box, SMALL, LIGHT.ink)
            sheet.canvas.words(say(meaning), box.translated(0.0, 11.0), SMALL, LIGHT.soft)
            y += height + 5.0


def _foot(sheet: Sheet, told: Told, pages: int) -> None:
    y = sheet.page.height() - MARGIN - 4.0
    box = QRectF(sheet.left, y, sheet.width, 10.0)
    sheet.canvas.words(say(words.FOOT), box, SMALL - 0.5, LIGHT.faint)
    number = f"{told.recording.id}   {sheet.number} / {pages}"
    sheet.canvas.words(number, box, SMALL - 0.5, LIGHT.faint, "right")
