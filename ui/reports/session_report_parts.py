"""The parts of the session report: charts, urge ratings, spectrum, corrections, table of figures."""

from typing import Final

from PySide6.QtCore import QRectF

from trainer.events import MomentMarked
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import report_strings as words
from ui.reports.canvas import Canvas, Side
from ui.reports.page import BODY_SIZE_PT, CAPTION_SIZE_PT, GUTTER_PT, RULE, SMALL_SIZE_PT, Page
from ui.reports.session_charts import draw_heart_chart, draw_rsa_chart, draw_spectrum_chart
from ui.reports.session_document import SessionDocument
from ui.reports.session_report_data import SessionReportData
from ui.style.theme import LIGHT

MAX_MARKS: Final = 12
FAINT_RULE: Final = "#e6ebe9"


def draw_spectrum_and_corrections(
    page: Page, document: SessionDocument, report_data: SessionReportData
) -> None:
    wide, top = (page.width - GUTTER_PT) * 0.58, page.y
    page.draw_heading(translate(words.SPECTRUM_CHART), width=wide)
    chart = page.box(150.0, width=wide).translated(0.0, 12.0)
    draw_spectrum_chart(page.canvas, chart, document, report_data)
    left = wide + GUTTER_PT
    page.draw_heading(translate(words.CORRECTED), left=left)
    page.y += 19.0
    for sentence in words.describe_corrections(document.review.summary):
        page.y += (
            page.canvas.draw_text(sentence, page.box(0.0, left), CAPTION_SIZE_PT, LIGHT.soft) + 3.0
        )
    marks = [e.t for e in document.recording.events if isinstance(e, MomentMarked)]
    if marks:
        page.y += 8.0
        page.draw_heading(translate(words.MARKED), left=left)
        page.y += 19.0
        text = words.describe_markers(marks[:MAX_MARKS])
        page.y += page.canvas.draw_text(text, page.box(0.0, left), CAPTION_SIZE_PT, LIGHT.soft)
    page.y = max(page.y, top + 166.0) + 14.0


def draw_figures(page: Page, document: SessionDocument) -> None:
    review = document.review.summary
    figures = review.figures
    grounds = translate(
        words.GROUNDS,
        beats=review.beats,
        time=formatting.format_clock_time(review.duration_s),
        corrected=sum(review.corrected.values()),
    )
    page.draw_heading(translate(words.FIGURES), grounds)
    page.y += 19.0
    reasons = {document.review.reasons.get(name) for name, *_ in words.ROWS}
    if len(reasons) == 1 and None not in reasons:  # no figure can be shown, all for the same reason
        why = words.describe_absence(document.review.reasons, words.ROWS[0][0])
        page.draw_text(f"{why[:1].upper()}{why[1:]}.", BODY_SIZE_PT, LIGHT.soft, after=18.0)
        return
    for name, label, unit, digits, how in words.ROWS:
        value = figures[name]
        canvas, row = page.canvas, page.box(13.0)
        canvas.line(row.left(), row.top() - 1.0, row.right(), row.top() - 1.0, FAINT_RULE, 0.5)
        canvas.draw_text(translate(label), row.translated(0, 1), CAPTION_SIZE_PT, LIGHT.ink)
        middle = QRectF(row.left() + 168.0, row.top() + 1.0, 48.0, 13.0)
        canvas.draw_text(
            formatting.format_figure(value, digits), middle, CAPTION_SIZE_PT, LIGHT.ink, "right"
        )
        canvas.draw_text(
            translate(unit) if unit else "",
            middle.translated(53.0, 0.0),
            SMALL_SIZE_PT,
            LIGHT.faint,
        )
        why = (
            _describe_measure(name, translate(how), review)
            if value is not None
            else words.describe_absence(document.review.reasons, name)
        )
        end = QRectF(row.left() + 268.0, row.top() + 1.0, row.width() - 268.0, 13.0)
        height = canvas.draw_text(why, end, SMALL_SIZE_PT, LIGHT.soft)
        page.y += max(14.0, height + 3.0)
    page.y += 14.0


def _describe_measure(name: str, how: str, summary: SessionSummary) -> str:
    """On what a figure was measured; of the RSA also how sure it is."""
    if name != "rsa_ms":
        return how
    interval_ms = summary.rsa_interval_ms
    about = formatting.describe_uncertainty(summary.figures[name], interval_ms)
    return f"{how}. {about}" if about else how


SINGLE_CHART_WIDTH_PT: Final = 220.0


def draw_urge_ratings(page: Page, document: SessionDocument, left: float) -> None:
    """The urges: hollow before, full after."""
    review = document.review.summary
    canvas, y = page.canvas, page.y
    width = page.width - left if left else SINGLE_CHART_WIDTH_PT
    page.draw_heading(translate(words.URGE_TITLE), left=left, width=width)
    before, after = review.urge_before, review.urge_after
    x0, x1, line = page.left + left + 5.0, page.left + left + width - 5.0, y + 52.0
    canvas.line(x0, line, x1, line, RULE, 2.0)
    for step in range(11):
        x = x0 + (x1 - x0) * step / 10.0
        canvas.line(x, line - 2.5, x, line + 2.5, RULE, 0.6)
    for rate, name, above in (
        (before, words.REPORT_URGE_BEFORE, True),
        (after, words.REPORT_URGE_AFTER, False),
    ):
        if rate is None:
            continue
        x = x0 + (x1 - x0) * rate / 10.0
        fill = "#ffffff" if above else LIGHT.breath
        canvas.dot(x, line, 4.2, fill, LIGHT.breath, 1.3)
        label_box = QRectF(x - 40.0, line - 21.0 if above else line + 8.0, 80.0, 12.0)
        label_box.moveLeft(min(max(label_box.left(), x0 - 5.0), x1 + 5.0 - 80.0))
        side = _label_side(label_box, x)
        canvas.draw_text(f"{rate} {translate(name)}", label_box, BODY_SIZE_PT, LIGHT.ink, side)
    ends = QRectF(x0 - 5.0, line + 24.0, x1 - x0 + 10.0, 10.0)
    canvas.draw_text(f"0  {translate(strings.URGE_NONE)}", ends, SMALL_SIZE_PT, LIGHT.faint)
    canvas.draw_text(
        f"{translate(strings.URGE_ALL)}  10", ends, SMALL_SIZE_PT, LIGHT.faint, "right"
    )
    chosen = translate(words.DECISIONS[review.decision]) if review.decision else ""
    if before is None and after is None:
        chosen = f"{translate(words.NOT_RATED)} {chosen}".strip()
    canvas.draw_text(chosen, QRectF(x0 - 5.0, line + 44.0, width, 26.0), BODY_SIZE_PT, LIGHT.soft)


def _label_side(label_box: QRectF, x: float) -> Side:
    middle = label_box.center().x()
    return "centre" if abs(middle - x) < 0.5 else ("left" if x < middle else "right")


MAX_CHART_HEIGHT_PT: Final = 330.0
BELOW_CHART_PT: Final = 290.0
RSA_CHART_HEIGHT_PT: Final = 150.0
BREATH_CHART_HEIGHT_PT: Final = 120.0
URGES_CHART_HEIGHT_PT: Final = 128.0


def draw_charts(page: Page, document: SessionDocument, report_data: SessionReportData) -> None:
    if not document.review.judged:
        _draw_breath_alone(page, document, report_data)
        return
    paced = bool(document.review.spans)
    page.draw_heading(translate(words.HEART_CHART if paced else words.HEART_ALONE))
    page.y += 17.0
    free_pt = page.bottom - page.y - BELOW_CHART_PT
    tall = min(MAX_CHART_HEIGHT_PT, free_pt if paced else free_pt + RSA_CHART_HEIGHT_PT + 24.0)
    draw_heart_chart(page.canvas, page.box(tall), document, report_data)
    page.y += tall + 4.0
    _draw_legend(page, document)
    page.y += 24.0
    if paced:
        _draw_rsa_and_urges(page, document, report_data)
    _draw_main_figures(page, document)


def _draw_breath_alone(
    page: Page, document: SessionDocument, report_data: SessionReportData
) -> None:
    if document.review.spans:
        page.draw_heading(translate(words.NO_HEART_CHART))
        page.y += 17.0
        draw_heart_chart(page.canvas, page.box(BREATH_CHART_HEIGHT_PT), document, report_data)
        page.y += BREATH_CHART_HEIGHT_PT + 24.0
    if _is_rated(document):
        top = page.y
        draw_urge_ratings(page, document, 0.0)
        page.y = top + URGES_CHART_HEIGHT_PT


def _draw_rsa_and_urges(
    page: Page, document: SessionDocument, report_data: SessionReportData
) -> None:
    rated = _is_rated(document)
    wide = (page.width - GUTTER_PT) * 0.62 if rated else page.width
    page.draw_heading(translate(words.ANSWER_CHART), width=wide)
    chart = page.box(RSA_CHART_HEIGHT_PT, width=wide).translated(0.0, 12.0)
    draw_rsa_chart(page.canvas, chart, document, report_data)
    if rated:
        draw_urge_ratings(page, document, wide + GUTTER_PT)
    page.y += RSA_CHART_HEIGHT_PT + 24.0


def _is_rated(document: SessionDocument) -> bool:
    review = document.review.summary
    return review.exercise == "pause" or review.urge_before is not None


def _draw_legend(page: Page, document: SessionDocument) -> None:
    """What dots and shaded stretches are; the curves are named in the chart."""
    canvas, x, y = page.canvas, page.left + 26.0, page.y + 5.0
    entries: list[tuple[str, str]] = []
    if any(j.verdict not in (None, "normal") for j in document.review.judged):
        entries.append(("replaced", words.LEGEND_REPLACED))
    if document.gaps or len(document.review.rounds) > 1:
        entries.append(("gap", words.LEGEND_GAP))
    for kind, text in entries:
        _draw_swatch(canvas, kind, x, y)
        box = QRectF(x + 17.0, y - 5.3, 140.0, 10.0)
        canvas.draw_text(translate(text), box, SMALL_SIZE_PT, LIGHT.soft)
        x += 30.0 + 4.1 * len(text)


def _draw_swatch(canvas: Canvas, kind: str, x: float, y: float) -> None:
    match kind:
        case "replaced":
            canvas.dot(x + 6.0, y, 2.2, "#ffffff", LIGHT.heart, 0.7)
        case _:
            canvas.fill(QRectF(x, y - 4.0, 12.0, 8.0), "#8d9698", 0.18, 1.0)


def _draw_main_figures(page: Page, document: SessionDocument) -> None:
    review = document.review.summary
    figures: dict[str, float | None] = {
        **review.figures,
        "pacer": review.breaths_per_min_last,
    }
    wide = page.width / len(words.BIG)
    page.canvas.line(page.left, page.y, page.left + page.width, page.y, RULE, 0.6)
    page.y += 12.0
    for i, (name, label, unit, digits) in enumerate(words.BIG):
        box = page.box(60.0, i * wide, wide - 12.0)
        value = figures[name]
        page.canvas.draw_text(translate(label), box, SMALL_SIZE_PT, LIGHT.soft)
        box.moveTop(box.top() + 11.0)
        number = formatting.format_figure(value, digits)
        page.canvas.draw_text(number, box, 24.0, LIGHT.ink, light=True)
        box.moveTop(box.top() + 33.0)
        why = words.describe_absence_briefly(document.review.reasons, name)
        below = translate(unit) if value is not None else why
        page.canvas.draw_text(below, box, SMALL_SIZE_PT, LIGHT.faint)
    page.y += 72.0
