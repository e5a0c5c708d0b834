"""The report of one session on one or two pages.

First comes what happened, in text; then the charts; then the figures with their explanations. Nobody is
graded.
"""

from typing import Final

from PySide6.QtCore import QRectF

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings, report_strings
from ui.i18n.texts import report_strings as words
from ui.i18n.window_text import to_text
from ui.reports.canvas import is_right_to_left, lines_that_fit
from ui.reports.page import BODY_SIZE_PT, GUTTER_PT, MARGIN_PT, SMALL_SIZE_PT, Page
from ui.reports.session_document import SessionDocument
from ui.reports.session_report_data import SessionReportData
from ui.reports.session_report_parts import (
    draw_charts,
    draw_figures,
    draw_spectrum_and_corrections,
)
from ui.style.theme import LIGHT
from ui.widgets.charts.heart_curve import split_heart_points

MIN_EDGE_BEATS: Final = 20
MAX_NOTE_CHARS: Final = 900  # more do not fit on the first page
GLOSSARY_HEIGHT_PT: Final = (60.0, 168.0)  # on the first page, and on the second


def draw_pages(page: Page, document: SessionDocument, report_data: SessionReportData) -> None:
    pages = 2 if document.review.judged or _has_long_note(document) else 1
    _draw_head(page, document)
    draw_charts(page, document, report_data)
    if pages == 1:
        _draw_note(page, document)
        _draw_glossary(page, ("Pull, urge", "Pause"))
        _draw_footer(page, document, pages)
        return
    _draw_footer(page, document, pages)
    page.turn()
    page.y, page.number = MARGIN_PT, 2
    if document.review.judged:
        draw_spectrum_and_corrections(page, document, report_data)
        draw_figures(page, document)
    _draw_note(page, document)
    _draw_glossary(page)
    _draw_footer(page, document, pages)


def _has_long_note(document: SessionDocument) -> bool:
    return len(_annotation_lines(document)) > MAX_NOTE_CHARS


def _annotation_lines(document: SessionDocument) -> str:
    """What the person reported of the pause, and their note."""
    review = document.review.summary
    note = str(review.note or "").strip()
    return "\n".join(
        [*practice_strings.describe_annotations(review.annotations), *([note] if note else [])]
    )


def _draw_head(page: Page, document: SessionDocument) -> None:
    review = document.review.summary
    canvas = page.canvas
    canvas.fill(QRectF(page.left, page.y + 1.5, 8.0, 8.0), LIGHT.breath, 1.0, 4.0)
    canvas.draw_text(translate(strings.APP), page.box(12.0, 13.0), BODY_SIZE_PT, LIGHT.breath)
    canvas.draw_text(
        words.format_report_day(document.recording.started),
        page.box(12.0),
        BODY_SIZE_PT,
        LIGHT.soft,
        "right",
    )
    page.y += 30.0
    title = words.report_title(review, paced=bool(document.review.spans))
    page.y += canvas.draw_text(title, page.box(0.0), 23.0, LIGHT.ink, light=True) + 4.0
    lead = " ".join(
        row
        for row in (
            words.describe_session(review, *_edge_rates(document)),
            words.describe_resonance(review),
        )
        if row
    )
    page.draw_text(lead, 11.0, LIGHT.soft, after=2.0)
    if document.review.breath_explanation:
        page.draw_text(to_text(document.review.breath_explanation), 11.0, LIGHT.soft)
    page.y += 18.0


def _edge_rates(document: SessionDocument) -> tuple[float | None, float | None]:
    """The heart rate of the first and the last beats, beats/min, if there are figures at all."""
    figures = document.review.summary.figures
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


def _draw_note(page: Page, document: SessionDocument) -> None:
    note = _annotation_lines(document)
    if not note:
        return
    reserved = GLOSSARY_HEIGHT_PT[page.number - 1]
    page.draw_heading(translate(words.NOTE))
    page.y += 18.0
    free_pt = page.bottom - page.y - reserved
    visible = lines_that_fit(note, page.width - 28.0, free_pt, BODY_SIZE_PT)
    top = page.y
    height = page.canvas.draw_text(
        visible, page.box(0.0, 14.0, page.width - 28.0), BODY_SIZE_PT, LIGHT.ink
    )
    edge = page.left + page.width - 2.0 if is_right_to_left(note) else page.left
    page.canvas.fill(QRectF(edge, top, 2.0, height), LIGHT.breath, 0.6, 1.0)
    page.y += height + 4.0
    if visible != note:
        page.y += page.canvas.draw_text(
            translate(words.NOTE_GOES_ON), page.box(0.0, 14.0), SMALL_SIZE_PT, LIGHT.faint
        )
    page.y += 14.0


def _draw_glossary(page: Page, only: tuple[str, ...] = ()) -> None:
    """Two columns of short explanations, as far as they fit."""
    entries = [(w, m) for w, m in report_strings.GLOSSARY if not only or w in only]
    page.draw_heading(translate(words.MEANINGS))
    page.y += 18.0
    wide = (page.width - GUTTER_PT) / 2.0
    half = (len(entries) + 1) // 2
    for i, column in enumerate((entries[:half], entries[half:])):
        left, y = i * (wide + GUTTER_PT), page.y
        for word, meaning in column:
            box = QRectF(page.left + left, y, wide, 0.0)
            height = (
                page.canvas.draw_text(
                    translate(meaning), box, SMALL_SIZE_PT, LIGHT.soft, draw=False
                )
                + 11.0
            )
            if y + height > page.bottom:
                break
            page.canvas.draw_text(translate(word), box, SMALL_SIZE_PT, LIGHT.ink)
            page.canvas.draw_text(
                translate(meaning), box.translated(0.0, 11.0), SMALL_SIZE_PT, LIGHT.soft
            )
            y += height + 5.0


def _draw_footer(page: Page, document: SessionDocument, pages: int) -> None:
    y = page.page.height() - MARGIN_PT - 4.0
    box = QRectF(page.left, y, page.width, 10.0)
    page.canvas.draw_text(translate(words.FOOT), box, SMALL_SIZE_PT - 0.5, LIGHT.faint)
    demo = f"{translate(strings.DEMO)}   " if document.review.summary.is_demo else ""
    number = f"{demo}{document.recording.id}   {page.number} / {pages}"
    page.canvas.draw_text(number, box, SMALL_SIZE_PT - 0.5, LIGHT.faint, "right")
