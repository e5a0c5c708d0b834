"""The report of one session on one or two pages, for a person and whoever they talk it over with.

Rule: first what happened, in words; then the pictures; then the figures with their grounds. Nobody is graded.
"""

from typing import Any, Final

from PySide6.QtCore import QRectF

from ui.i18n import core_messages, practice_strings, report_strings, strings
from ui.i18n import report_strings as words
from ui.i18n.formatting import translate
from ui.reports.canvas import is_right_to_left, lines_that_fit
from ui.reports.page import BODY_SIZE_PT, GUTTER_PT, MARGIN_PT, SMALL_SIZE_PT, Page
from ui.reports.session_document import SessionDocument
from ui.reports.session_report_data import SessionReportData
from ui.reports.session_report_parts import (
    draw_figures,
    draw_pictures,
    draw_spectrum_and_corrections,
)
from ui.style.theme import LIGHT
from ui.widgets.charts.heart_curve import split_heart_points

MIN_EDGE_BEATS: Final = 20
MAX_NOTE_CHARS: Final = 900  # more do not fit on the first page
GLOSSARY_HEIGHT_PT: Final = (60.0, 168.0)  # on the first page, and on the second
INDENT_PT: Final = 14.0


def draw_pages(page: Page, document: SessionDocument, numbers: SessionReportData) -> None:
    pages = 2 if document.review.judged or _long(document) else 1
    _head(page, document)
    draw_pictures(page, document, numbers)
    if pages == 1:
        _note(page, document)
        _meanings(page, ("Pull, urge", "Pause"))
        _foot(page, document, pages)
        return
    _foot(page, document, pages)
    page.turn()
    page.y, page.number = MARGIN_PT, 2
    if document.review.judged:
        draw_spectrum_and_corrections(page, document, numbers)
        draw_figures(page, document)
    _note(page, document)
    _meanings(page)
    _foot(page, document, pages)


def _long(document: SessionDocument) -> bool:
    return len(_own_words(document)) > MAX_NOTE_CHARS


def _own_words(document: SessionDocument) -> str:
    """What the person said of the pause, and their note."""
    review: Any = document.review.json
    note = str(review["note"] or "").strip()
    return "\n".join([*practice_strings.describe_annotations(review), *([note] if note else [])])


def _head(page: Page, document: SessionDocument) -> None:
    review: Any = document.review.json
    canvas = page.canvas
    canvas.fill(QRectF(page.left, page.y + 1.5, 8.0, 8.0), LIGHT.breath, 1.0, 4.0)
    canvas.words(translate(strings.APP), page.box(12.0, 13.0), BODY_SIZE_PT, LIGHT.breath)
    canvas.words(
        words.format_report_day(document.recording.started),
        page.box(12.0),
        BODY_SIZE_PT,
        LIGHT.soft,
        "right",
    )
    page.y += 30.0
    title = words.report_title(review, paced=bool(document.review.spans))
    page.y += canvas.words(title, page.box(0.0), 23.0, LIGHT.ink, light=True) + 4.0
    lead = " ".join(
        row
        for row in (
            words.describe_session(review, *_edge_rates(document)),
            words.describe_resonance(review),
        )
        if row
    )
    page.say(lead, 11.0, LIGHT.soft, after=2.0)
    if document.review.breath_explanation:
        page.say(
            core_messages.translate_message(document.review.breath_explanation), 11.0, LIGHT.soft
        )
    page.y += 18.0


def _edge_rates(document: SessionDocument) -> tuple[float | None, float | None]:
    """The heart rate of the first and the last beats, if there are figures at all."""
    figures: Any = document.review.json["figures"]
    rates = [
        p.hr_bpm
        for run in split_heart_points(document.review.judged)
        for p in run
        if not p.corrected
    ]
    if figures["mean_hr_bpm"] is None or len(rates) < 2 * MIN_EDGE_BEATS:
        return None, None
    first, last = rates[:MIN_EDGE_BEATS], rates[-MIN_EDGE_BEATS:]
    return sum(first) / MIN_EDGE_BEATS, sum(last) / MIN_EDGE_BEATS


def _note(page: Page, document: SessionDocument) -> None:
    note = _own_words(document)
    if not note:
        return
    reserved = GLOSSARY_HEIGHT_PT[page.number - 1]
    page.heading(translate(words.NOTE))
    page.y += 18.0
    free_pt = page.bottom - page.y - reserved
    visible = lines_that_fit(note, page.width - 28.0, free_pt, BODY_SIZE_PT)
    top = page.y
    height = page.canvas.words(
        visible, page.box(0.0, 14.0, page.width - 28.0), BODY_SIZE_PT, LIGHT.ink
    )
    edge = page.left + page.width - 2.0 if is_right_to_left(note) else page.left
    page.canvas.fill(QRectF(edge, top, 2.0, height), LIGHT.breath, 0.6, 1.0)
    page.y += height + 4.0
    if visible != note:
        page.y += page.canvas.words(
            translate(words.NOTE_GOES_ON), page.box(0.0, 14.0), SMALL_SIZE_PT, LIGHT.faint
        )
    page.y += 14.0


def _meanings(page: Page, only: tuple[str, ...] = ()) -> None:
    """Two columns of short explanations, as far as there is room."""
    entries = [(w, m) for w, m in report_strings.GLOSSARY if not only or w in only]
    page.heading(translate(words.MEANINGS))
    page.y += 18.0
    wide = (page.width - GUTTER_PT) / 2.0
    half = (len(entries) + 1) // 2
    for i, column in enumerate((entries[:half], entries[half:])):
        left, y = i * (wide + GUTTER_PT), page.y
        for word, meaning in column:
            box = QRectF(page.left + left, y, wide, 0.0)
            height = (
                page.canvas.words(translate(meaning), box, SMALL_SIZE_PT, LIGHT.soft, draw=False)
                + 11.0
            )
            if y + height > page.bottom:
                break
            page.canvas.words(translate(word), box, SMALL_SIZE_PT, LIGHT.ink)
            page.canvas.words(
                translate(meaning), box.translated(0.0, 11.0), SMALL_SIZE_PT, LIGHT.soft
            )
            y += height + 5.0


def _foot(page: Page, document: SessionDocument, pages: int) -> None:
    y = page.page.height() - MARGIN_PT - 4.0
    box = QRectF(page.left, y, page.width, 10.0)
    page.canvas.words(translate(words.FOOT), box, SMALL_SIZE_PT - 0.5, LIGHT.faint)
    number = f"{document.recording.id}   {page.number} / {pages}"
    page.canvas.words(number, box, SMALL_SIZE_PT - 0.5, LIGHT.faint, "right")
