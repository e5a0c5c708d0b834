"""The practice over a chosen time, on paper or as a table: for a person and whoever they talk it over with.

Rule: what is to be left out is left out before the first word is drawn. Nobody is graded.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QRectF
from PySide6.QtGui import QPageSize, QPainter

from trainer.files.atomic_write import write_bytes, write_text
from trainer.formats import csv_export
from trainer.practice.pauses import Prediction
from trainer.practice.trend_messages import not_drawn
from trainer.practice.trends import Trends, trends_of
from ui.i18n import core_messages, practice_strings
from ui.i18n.formatting import say
from ui.reports.canvas import Canvas
from ui.reports.page import BODY, Sheet
from ui.reports.practice_selection import Practice
from ui.reports.render import DOTS_PER_INCH, SIZES, begin_qt, undated, usual_paper
from ui.reports.session_document import Paper
from ui.reports.text_page import head, new_writer
from ui.reports.trend_charts import Pen, draw_calibration, draw_series
from ui.reports.trend_data import series_of
from ui.style.theme import LIGHT

HEART: Final = ("pulse", "rsa")
PREDICTED: Final = ("predictions_not_come_true", "calibration")
PICTURE: Final = 104.0  # points
SQUARE: Final = 1.6  # so much taller is a picture that is as wide as it is high
LETTERS: Final = 7.5
MOST_WORDS: Final = 300  # characters of one prediction
MOST_LISTED: Final = 60
MOST_NAMED: Final = 8
PAPER: Final = replace(LIGHT, ground_bottom="#ffffff", line="#dfe4e2")


def write_report(
    path: Path, practice: Practice, fmt: str, *, force: bool = True, paper: Paper | None = None
) -> Path:
    """As "pdf" or "csv". Raises: ExportError."""
    if fmt == "csv":
        lines = csv_export.format_pauses_csv(practice.pauses, sorted(practice.leave_out))
        write_text(path, lines, force=force)
    else:
        write_bytes(path, [pdf_of(practice, paper)], force=force)
    return path


def pdf_of(practice: Practice, paper: Paper | None = None) -> bytes:
    begin_qt()
    size = SIZES[paper or usual_paper(QLocale.system())]
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = new_writer(buffer, size)
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / 72.0, DOTS_PER_INCH / 72.0)
    page = size.rect(QPageSize.Unit.Point)
    _draw(Sheet(Canvas(painter), page, writer.newPage), practice)
    painter.end()
    buffer.close()
    written = bytes(data.data())
    return undated(written) if "dates" in practice.leave_out else written


def _draw(sheet: Sheet, practice: Practice) -> None:
    head(sheet)
    trends = trends_of(practice.pauses, practice.predictions)
    _title(sheet, practice, trends)
    if not trends.pauses:
        sheet.say(say(practice_strings.REPORT_EMPTY), 11.0, PAPER.soft)
    told = [name for name in _shown(practice) if trends.pauses or name in PREDICTED]
    for name in told if trends.pauses or trends.calibration.predictions else []:
        _picture(sheet, practice, trends, name)
    if "words" not in practice.leave_out:
        _named(sheet, practice)
        _expected(sheet, practice)


def _title(sheet: Sheet, practice: Practice, trends: Trends) -> None:
    words = practice_strings
    title = say(words.REPORT_TITLE)
    sheet.y += sheet.canvas.words(title, sheet.box(0.0), 23.0, PAPER.ink, light=True) + 4.0
    if trends.since and trends.until and "dates" not in practice.leave_out:
        over = (words.short_day(trends.since), words.short_day(trends.until))
        told = say(words.REPORT_OVER, first=over[0], last=over[1])
        sheet.say(told, 11.0, PAPER.soft, after=2.0)
    if trends.pauses:
        sheet.say(words.total_of(trends), 11.0, PAPER.soft)
    sheet.y += 16.0


def _shown(practice: Practice) -> list[str]:
    out = practice.leave_out
    return [
        name
        for name in practice_strings.TREND_NAMES
        if not (name in HEART and "heart" in out) and not (name in PREDICTED and "words" in out)
    ]


def _picture(sheet: Sheet, practice: Practice, trends: Trends, name: str) -> None:
    """A heading, a picture and its sentence; where there is not enough yet, the sentence alone."""
    missing = ""
    if name == "calibration":
        sentence, there = trends.calibration.sentence, trends.calibration.reason is None
        unit = ""
        draw = partial(draw_calibration, found=trends.calibration)
    else:
        trend = trends.trends[name]
        sentence, there = trend.sentence, trend.value is not None
        missing = not_drawn(trend.not_drawn, trend.pauses)
        series = series_of(name, trend, practice.pauses, practice.predictions)
        if "dates" in practice.leave_out:
            series = replace(series, ends=(None, None))
        unit = practice_strings.unit_of(trend.unit, series.one_in)
        draw = partial(draw_series, series=series)
    pictured = PICTURE * (SQUARE if name == "calibration" else 1.0) if there else 0.0
    tall = pictured + 54.0
    _room_for(sheet, tall)
    sheet.heading(say(practice_strings.TREND_NAMES[name]), unit if there else "")
    sheet.y += 18.0
    if there:
        draw(Pen(sheet.canvas, sheet.box(pictured), PAPER, LETTERS))
        sheet.y += pictured + 6.0
    told = f"{core_messages.told(sentence)} {core_messages.told(missing)}".strip()
    sheet.say(told, BODY, PAPER.soft, after=18.0)


def _named(sheet: Sheet, practice: Practice) -> None:
    """What set it off and where it was felt, the most frequent first."""
    triggers = Counter(" ".join(p.trigger.split()) for p in practice.pauses if p.trigger.strip())
    places = Counter(place for pause in practice.pauses for place in pause.body)
    for title, counted in (
        (practice_strings.REPORT_TRIGGERS, triggers),
        (practice_strings.REPORT_BODY, places),
    ):
        if counted:
            named = [_times(what, n) for what, n in counted.most_common(MOST_NAMED)]
            _paragraph(sheet, say(title), named)


def _expected(sheet: Sheet, practice: Practice) -> None:
    told = [_expectation(p, "dates" in practice.leave_out) for p in practice.predictions]
    if told:
        _paragraph(sheet, say(practice_strings.REPORT_TOLD), told[-MOST_LISTED:])


def _expectation(prediction: Prediction, no_date: bool) -> str:
    text = " ".join(prediction.text.split())[:MOST_WORDS]
    if prediction.sure_percent is not None:
        text = say(practice_strings.REPORT_SURE, words=text, percent=prediction.sure_percent)
    came = say(practice_strings.REPORT_OPEN)
    if prediction.outcome is not None:
        came = say(practice_strings.OUTCOMES[prediction.outcome.value])
    day = "" if no_date else practice_strings.short_day(prediction.made)
    note = f" · {' '.join(prediction.note.split())[:MOST_WORDS]}" if prediction.note else ""
    return f"{day} · {text} → {came}{note}".removeprefix(" · ")


def _paragraph(sheet: Sheet, title: str, lines: Iterable[str]) -> None:
    _room_for(sheet, 60.0)
    sheet.heading(title)
    sheet.y += 18.0
    for line in lines:
        box = QRectF(sheet.left, sheet.y, sheet.width, 0.0)
        _room_for(sheet, sheet.canvas.words(line, box, BODY, PAPER.soft, draw=False))
        sheet.say(line, BODY, PAPER.soft, after=4.0)
    sheet.y += 14.0


def _times(what: str, count: int) -> str:
    words = practice_strings
    shown = say(words.BODY[what]) if what in words.BODY else what[:MOST_WORDS]
    return say(words.REPORT_ONCE if count == 1 else words.REPORT_TIMES, what=shown, count=count)


def _room_for(sheet: Sheet, tall: float) -> None:
    """A new page where this one has not so much room left."""
    if sheet.y + tall <= sheet.bottom:
        return
    sheet.turn()
    sheet.y, sheet.number = 48.0, sheet.number + 1
    head(sheet)
