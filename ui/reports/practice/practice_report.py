"""The report on the practice over a period, as PDF or as a table.

What is to be left out is removed before anything is drawn. Nobody is graded.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QRectF

from trainer.files.atomic_write import write_bytes_atomic, write_text_atomic
from trainer.formats.codecs.trends_codec import HEART_TRENDS
from trainer.formats.csv_text.dialect import STANDARD, CsvDialect
from trainer.formats.exports import csv_export
from trainer.messages import Message, Sentences
from trainer.practice.predictions import Prediction
from trainer.practice.trend_messages import describe_not_drawn
from trainer.practice.trends import Trends, compute_trends
from trainer.practice.triggers import summarize_triggers
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.i18n.texts.annotation_labels import WORDS_LABELS
from ui.reports.page import BODY_SIZE_PT, SMALL_SIZE_PT, Page
from ui.reports.practice.pauses_workbook import write_pauses_workbook
from ui.reports.practice.practice_selection import PracticeSelection
from ui.reports.practice.trend_charts import Pen, draw_calibration, draw_series
from ui.reports.practice.trend_data import compute_trend_series
from ui.reports.printed_pages import PrintedDocument, default_page_size
from ui.reports.render import SIZES, DrawPages, default_paper, remove_dates, write_pages
from ui.reports.session_document import Paper
from ui.reports.text_page import draw_page_head
from ui.style.theme import LIGHT

PREDICTED: Final = ("predictions_not_come_true", "calibration")
CHART_HEIGHT_PT: Final = 104.0
SQUARE_HEIGHT_RATIO: Final = 1.6  # of `CHART_HEIGHT_PT`, for the square calibration chart
FONT_SIZE_PT: Final = 7.5
MAX_PREDICTION_CHARS: Final = 300
MAX_PREDICTIONS: Final = 60
MAX_TRIGGERS: Final = 8
PAPER: Final = replace(LIGHT, ground_bottom="#ffffff", line="#dfe4e2")


def write_practice_report(
    path: Path,
    practice: PracticeSelection,
    fmt: str,
    *,
    force: bool = True,
    paper: Paper | None = None,
    csv_dialect: CsvDialect = STANDARD,
) -> Path:
    """Write the report as "pdf", "csv" or "xlsx".

    Raises
    ------
    TrainerError
        The file exists or cannot be written, or XlsxWriter is not installed.
    """
    if fmt == "xlsx":
        return write_pauses_workbook(path, practice, force=force)
    if fmt == "csv":
        lines = csv_export.format_pauses_csv(
            practice.pauses, sorted(practice.leave_out), csv_dialect
        )
        write_text_atomic(path, lines, force=force)
    else:
        write_bytes_atomic(path, [render_practice_pdf(practice, paper)], force=force)
    return path


def render_practice_pdf(practice: PracticeSelection, paper: Paper | None = None) -> bytes:
    """The report as PDF."""
    size = SIZES[paper or default_paper(QLocale.system())]
    pdf = write_pages(practice_pages(practice), size)
    return remove_dates(pdf) if "dates" in practice.leave_out else pdf


def practice_document(name: str, practice: PracticeSelection) -> PrintedDocument:
    """The report as pages, to look at and to print."""
    return PrintedDocument(name, practice_pages(practice), default_page_size())


def practice_pages(practice: PracticeSelection) -> DrawPages:
    """What draws the report."""
    return partial(_draw_report, practice=practice)


def _draw_report(page: Page, practice: PracticeSelection) -> None:
    draw_page_head(page)
    trends = compute_trends(practice.pauses, practice.predictions)
    _draw_title(page, practice, trends)
    if not trends.pauses:
        page.draw_text(translate(practice_strings.REPORT_EMPTY), 11.0, PAPER.soft)
    listed = [name for name in _shown_trends(practice) if trends.pauses or name in PREDICTED]
    drawn = listed if trends.pauses or trends.calibration.predictions else []
    for name in drawn:
        _draw_trend(page, practice, trends, name)
    if drawn:
        _ensure_space(page, 2.0 * BODY_SIZE_PT)
        text = translate(practice_strings.REPORT_MARKS)
        page.draw_text(text, SMALL_SIZE_PT, PAPER.faint, after=18.0)
    if "words" not in practice.leave_out:
        _draw_triggers(page, practice)
        _draw_predictions(page, practice)


def _draw_title(page: Page, practice: PracticeSelection, trends: Trends) -> None:
    words = practice_strings
    title = translate(words.REPORT_TITLE)
    page.y += page.canvas.draw_text(title, page.box(0.0), 23.0, PAPER.ink, light=True) + 4.0
    if trends.since and trends.until and "dates" not in practice.leave_out:
        days = (words.format_short_day(trends.since), words.format_short_day(trends.until))
        over = translate(words.REPORT_OVER, first=days[0], last=days[1])
        text = days[0] if days[0] == days[1] else over
        page.draw_text(text, 11.0, PAPER.soft, after=2.0)
    if trends.pauses:
        page.draw_text(words.describe_total(trends), 11.0, PAPER.soft)
    page.y += 16.0


def _shown_trends(practice: PracticeSelection) -> list[str]:
    left_out = practice.leave_out
    return [
        name
        for name in practice_strings.TREND_NAMES
        if not (name in HEART_TRENDS and "heart" in left_out)
        and not (name in PREDICTED and "words" in left_out)
    ]


def _draw_trend(page: Page, practice: PracticeSelection, trends: Trends, name: str) -> None:
    """A heading, a chart and its sentence; without enough data the sentence alone."""
    missing: Message | None = None
    if name == "calibration":
        sentence, has_chart = trends.calibration.sentence, trends.calibration.reason is None
        unit = ""
        draw = partial(draw_calibration, calibration=trends.calibration)
    else:
        trend = trends.trends[name]
        sentence, has_chart = trend.sentence, trend.value is not None
        missing = describe_not_drawn(trend.not_drawn, trend.pauses)
        series = compute_trend_series(name, trend, practice.pauses, practice.predictions)
        if "dates" in practice.leave_out:
            series = replace(series, ends=(None, None))
        unit = practice_strings.describe_unit(trend.unit, series.one_in)
        draw = partial(draw_series, series=series)
    chart_height_pt = (
        CHART_HEIGHT_PT * (SQUARE_HEIGHT_RATIO if name == "calibration" else 1.0)
        if has_chart
        else 0.0
    )
    height_pt = chart_height_pt + 54.0
    _ensure_space(page, height_pt)
    page.draw_heading(translate(practice_strings.TREND_NAMES[name]), unit if has_chart else "")
    page.y += 18.0
    if has_chart:
        draw(Pen(page.canvas, page.box(chart_height_pt), PAPER, FONT_SIZE_PT))
        page.y += chart_height_pt + 6.0
    text = window_text.to_text(Sentences((sentence,) if missing is None else (sentence, missing)))
    page.draw_text(text, BODY_SIZE_PT, PAPER.soft, after=18.0)


def _draw_triggers(page: Page, practice: PracticeSelection) -> None:
    """The triggers and the places in the body, the most frequent first."""
    triggers = [(each.text, each.pauses) for each in summarize_triggers(practice.pauses)]
    places = Counter(place for pause in practice.pauses for place in pause.body)
    for title, counts in (
        (WORDS_LABELS["trigger"].label, triggers),
        (WORDS_LABELS["body"].label, places.most_common()),
    ):
        if counts:
            entries = [_describe_count(item, n) for item, n in counts[:MAX_TRIGGERS]]
            _draw_paragraph(page, translate(title), entries)


def _draw_predictions(page: Page, practice: PracticeSelection) -> None:
    listed = [_describe_prediction(p, "dates" in practice.leave_out) for p in practice.predictions]
    if listed:
        _draw_paragraph(
            page, translate(practice_strings.REPORT_ANNOTATIONS), listed[-MAX_PREDICTIONS:]
        )


def _describe_prediction(prediction: Prediction, no_date: bool) -> str:
    text = " ".join(prediction.text.split())[:MAX_PREDICTION_CHARS]
    if prediction.sure_percent is not None:
        text = translate(practice_strings.REPORT_SURE, words=text, percent=prediction.sure_percent)
    outcome = translate(practice_strings.REPORT_OPEN)
    if prediction.outcome is not None:
        outcome = translate(practice_strings.OUTCOMES[prediction.outcome.value])
    day = "" if no_date else practice_strings.format_short_day(prediction.made)
    note = (
        f" · {' '.join(prediction.note.split())[:MAX_PREDICTION_CHARS]}" if prediction.note else ""
    )
    return f"{day} · {text} → {outcome}{note}".removeprefix(" · ")


def _draw_paragraph(page: Page, title: str, lines: Iterable[str]) -> None:
    _ensure_space(page, 60.0)
    page.draw_heading(title)
    page.y += 18.0
    for line in lines:
        box = QRectF(page.left, page.y, page.width, 0.0)
        _ensure_space(page, page.canvas.draw_text(line, box, BODY_SIZE_PT, PAPER.soft, draw=False))
        page.draw_text(line, BODY_SIZE_PT, PAPER.soft, after=4.0)
    page.y += 14.0


def _describe_count(item: str, count: int) -> str:
    words = practice_strings
    shown = translate(words.BODY[item]) if item in words.BODY else item[:MAX_PREDICTION_CHARS]
    return translate(
        words.REPORT_ONCE if count == 1 else words.REPORT_TIMES, what=shown, count=count
    )


def _ensure_space(page: Page, height_pt: float) -> None:
    """Start a new page if this one lacks the height."""
    if page.y + height_pt <= page.bottom:
        return
    page.turn()
    page.y, page.number = 48.0, page.number + 1
    draw_page_head(page)
