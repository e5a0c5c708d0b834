"""The parts of the session report: charts, urge ratings, spectrum, corrections, table of figures."""

from typing import Any, Final

from PySide6.QtCore import QRectF

from trainer.events import MomentMarked
from ui.i18n import formatting, strings
from ui.i18n import report_strings as words
from ui.i18n.formatting import say
from ui.reports.canvas import Canvas, Side
from ui.reports.page import BODY, GUTTER, LESS_SMALL, RULE, SMALL, Sheet
from ui.reports.session_charts import answer_chart, heart_chart, spectrum_chart
from ui.reports.session_document import Told
from ui.reports.session_report_data import Numbers
from ui.style.theme import LIGHT

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
        time=formatting.clock_time(review["duration_s"]),
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
        canvas.words(formatting.figure(value, digits), middle, LESS_SMALL, LIGHT.ink, "right")
        canvas.words(say(unit) if unit else "", middle.translated(53.0, 0.0), SMALL, LIGHT.faint)
        why = say(how) if value is not None else words.why_absent(told.review.reasons, name)
        end = QRectF(row.left() + 268.0, row.top() + 1.0, row.width() - 268.0, 13.0)
        height = canvas.words(why, end, SMALL, LIGHT.soft)
        sheet.y += max(14.0, height + 3.0)
    sheet.y += 14.0


ALONE: Final = 220.0  # wide, where nothing stands beside it


def draw_pull(sheet: Sheet, told: Told, left: float) -> None:
    """Hollow is before, full is after; both are the person's own."""
    review: Any = told.review.json
    canvas, y = sheet.canvas, sheet.y
    width = sheet.width - left if left else ALONE
    sheet.heading(say(words.PULL), left=left, width=width)
    before, after = review["urge_before"], review["urge_after"]
    x0, x1, line = sheet.left + left + 5.0, sheet.left + left + width - 5.0, y + 52.0
    canvas.line(x0, line, x1, line, RULE, 2.0)
    for step in range(11):
        x = x0 + (x1 - x0) * step / 10.0
        canvas.line(x, line - 2.5, x, line + 2.5, RULE, 0.6)
    for rate, name, above in ((before, words.PULL_BEFORE, True), (after, words.PULL_AFTER, False)):
        if rate is None:
            continue
        x = x0 + (x1 - x0) * rate / 10.0
        fill = "#ffffff" if above else LIGHT.breath
        canvas.dot(x, line, 4.2, fill, LIGHT.breath, 1.3)
        spot = QRectF(x - 40.0, line - 21.0 if above else line + 8.0, 80.0, 12.0)
        spot.moveLeft(min(max(spot.left(), x0 - 5.0), x1 + 5.0 - 80.0))
        side = _side(spot, x)
        canvas.words(f"{rate} {say(name)}", spot, BODY, LIGHT.ink, side)
    ends = QRectF(x0 - 5.0, line + 24.0, x1 - x0 + 10.0, 10.0)
    canvas.words(f"0  {say(strings.PULL_NONE)}", ends, SMALL, LIGHT.faint)
    canvas.words(f"{say(strings.PULL_ALL)}  10", ends, SMALL, LIGHT.faint, "right")
    chosen = say(words.DECISIONS[review["decision"]]) if review["decision"] else ""
    if before is None and after is None:
        chosen = f"{say(words.NOT_RATED)} {chosen}".strip()
    canvas.words(chosen, QRectF(x0 - 5.0, line + 44.0, width, 26.0), BODY, LIGHT.soft)


def _side(spot: QRectF, x: float) -> Side:
    middle = spot.center().x()
    return "centre" if abs(middle - x) < 0.5 else ("left" if x < middle else "right")


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
        number = formatting.figure(value, digits)
        sheet.canvas.words(number, box, 24.0, LIGHT.ink, light=True)
        box.moveTop(box.top() + 33.0)
        why = words.why_absent_in_short(told.review.reasons, name)
        below = say(unit) if value is not None else why
        sheet.canvas.words(below, box, SMALL, LIGHT.faint)
    sheet.y += 72.0
