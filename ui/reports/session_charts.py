"""The charts of a session on paper: heart rate with the breath behind it, RSA, spectrum.

As on the screen, coral is the heart and teal the breath. Gaps are shaded and not bridged.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from trainer.events import MomentMarked
from trainer.hrv.frequency_domain import HF_HZ, LF_HZ
from trainer.hrv.tachogram import FloatArray
from trainer.session.progress import find_pacer
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.i18n.texts import chart_strings, report_strings
from ui.reports.axes import (
    AXIS_COLOUR,
    LABEL_SIZE_PT,
    TOP_MARGIN_PT,
    Axes,
    chart_pane,
    draw_levels,
    draw_minutes,
    draw_reason,
    draw_unit,
    round_grid_levels,
    round_up,
)
from ui.reports.canvas import LINE_HEIGHT_RATIO, Canvas
from ui.reports.session_document import SessionDocument
from ui.reports.session_report_data import MAX_SHOWN_HZ, SessionReportData
from ui.style.theme import LIGHT
from ui.widgets.charts.breath_curve import build_breath_wave
from ui.widgets.charts.heart_curve import HeartPoint, build_smooth_curve, split_heart_points
from ui.widgets.charts.legend import draw_glyph

WAVE_HEIGHT_RATIO: Final = 0.40
WAVE_BAND_RATIO: Final = 0.12  # of the height, below the curve
EMPTY_RANGE_BPM: Final = (60.0, 70.0)
WAVE_ALPHA: Final = 0.20
MIN_BREATH_WIDTH_PT: Final = 3.0  # narrower waves would look like a band
MAX_DOTS: Final = 400
MAX_DRAWN_BEATS: Final = 3000
SLIVER_PT: Final = 0.3
MARK_TIME_SIZE_PT: Final = 6.5
MARK_SIZE_PT: Final = 9.0
LEGEND_GLYPH_PT: Final = 13.0
LEGEND_GAP_PT: Final = 14.0
PACE: Final = mark("breathing pace")


def draw_heart_chart(
    canvas: Canvas, box: QRectF, document: SessionDocument, report_data: SessionReportData
) -> None:
    """The heart rate of the session, the paced breath behind it, marks and urges above it."""
    review = document.review
    runs = split_heart_points(review.judged)
    points = [p for run in runs for p in run]
    rates = [p.hr_bpm for p in points if not p.corrected]
    lines = round_grid_levels(min(rates), max(rates)) if rates else EMPTY_RANGE_BPM
    floor = lines[0] - WAVE_BAND_RATIO * (lines[-1] - lines[0])
    axes = _axes(box, document, floor, lines[-1])
    _draw_gaps(canvas, axes, document)
    _draw_breath(canvas, axes, document)
    draw_minutes(canvas, axes)
    _draw_marks(canvas, axes, document)
    if rates:
        draw_levels(canvas, axes, lines)
        canvas.painter.save()
        canvas.painter.setClipRect(axes.pane)
        canvas.stroke(_heart_path(axes, runs), LIGHT.heart, 0.9)
        for p in [p for p in points if p.corrected][:MAX_DOTS]:
            canvas.dot(axes.x(p.t), axes.y(p.hr_bpm), 1.7, "#ffffff", LIGHT.heart, 0.6)
        canvas.painter.restore()
    _draw_urges(canvas, axes, document)
    _draw_legend(canvas, axes, document, has_heart=bool(rates))


def _draw_legend(canvas: Canvas, axes: Axes, document: SessionDocument, *, has_heart: bool) -> None:
    """Above the chart, beside a piece of each curve: whose heart it is, with its unit, and the breath."""
    heart = formatting.heart_of(document.review.summary)
    texts = [(translate(chart_strings.HEARTS_WITH_UNIT[heart]), True)] if has_heart else []
    if _draws_breaths(axes, document):
        texts.append((translate(chart_strings.BREATH_GUIDE), False))
    each = [LEGEND_GLYPH_PT + 4.0 + canvas.text_width(text, LABEL_SIZE_PT) for text, _ in texts]
    x = axes.pane.center().x() - (sum(each) + LEGEND_GAP_PT * (len(each) - 1)) / 2.0
    top = axes.pane.top() - TOP_MARGIN_PT
    for (text, is_heart), wide in zip(texts, each, strict=True):
        glyph = QRectF(x, top, LEGEND_GLYPH_PT, LABEL_SIZE_PT * LINE_HEIGHT_RATIO)
        draw_glyph(canvas.painter, glyph, LIGHT, is_heart=is_heart)
        box = QRectF(x + LEGEND_GLYPH_PT + 4.0, top, wide, 10.0)
        canvas.draw_text(text, box, LABEL_SIZE_PT, LIGHT.soft)
        x += wide + LEGEND_GAP_PT


def _heart_path(axes: Axes, runs: Sequence[Sequence[HeartPoint]]) -> QPainterPath:
    """The curve through the beats; with very many, only the range in each sliver of the paper."""
    if sum(map(len, runs)) <= MAX_DRAWN_BEATS:
        return axes.transform().map(build_smooth_curve(runs))
    path = QPainterPath()
    for points in runs:
        slivers = groupby(points, key=lambda p: int(axes.x(p.t) / SLIVER_PT))
        for first, (index, some) in enumerate(slivers):
            rates = [p.hr_bpm for p in some]
            x, high, low = index * SLIVER_PT, axes.y(max(rates)), axes.y(min(rates))
            (path.lineTo if first else path.moveTo)(x, high)
            path.lineTo(x, low)
    return path


def draw_rsa_chart(
    canvas: Canvas, box: QRectF, document: SessionDocument, report_data: SessionReportData
) -> None:
    """RSA over the session, ms from peak to trough."""
    values = [ms for run in report_data.answers for _, ms in run]
    top = round_up(max(values, default=40.0) * 1.08)
    axes = _axes(box, document, 0.0, top)
    _draw_gaps(canvas, axes, document)
    draw_minutes(canvas, axes)
    draw_levels(canvas, axes, (0.0, top / 2.0, top))
    draw_unit(canvas, axes.pane, translate(report_strings.ANSWER_UNIT))
    for run in report_data.answers:
        path = QPainterPath(QPointF(axes.x(run[0][0]), axes.y(run[0][1])))
        for t, ms in run[1:]:
            path.lineTo(axes.x(t), axes.y(ms))
        canvas.stroke(path, LIGHT.breath, 1.2)
        if len(run) == 1:
            canvas.dot(axes.x(run[0][0]), axes.y(run[0][1]), 1.2, LIGHT.breath, LIGHT.breath, 0.5)
    if not values:
        draw_reason(canvas, axes.pane, document.review.reasons.get("rsa_ms"))


def draw_spectrum_chart(
    canvas: Canvas, box: QRectF, document: SessionDocument, report_data: SessionReportData
) -> None:
    """The spectrum of the heart rate, with its bands and the rate of the breath."""
    spectrum = report_data.spectrum
    pane = chart_pane(box)
    density = spectrum.density if spectrum else np.zeros(0)
    step_hz = spectrum.step_hz if spectrum else 1.0
    hz: FloatArray = np.arange(density.size, dtype=np.float64) * step_hz
    is_shown = (hz >= LF_HZ[0] * 0.5) & (hz <= MAX_SHOWN_HZ)
    top = float(density[is_shown].max()) * 1.08 if is_shown.any() else 1.0
    axes = Axes(pane, 0.0, MAX_SHOWN_HZ, 0.0, top)
    _draw_bands(canvas, axes)
    _draw_frequency_axis(canvas, axes)
    if spectrum is None:
        draw_reason(canvas, pane, document.review.reasons.get("lf_ms2"))
        return
    level = 10.0 ** np.floor(np.log10(top))
    level *= next(share for share in (5.0, 2.0, 1.0) if share * level <= top)
    draw_levels(canvas, axes, (float(level),))
    draw_unit(canvas, pane, translate(report_strings.SPECTRUM_UNIT))
    _draw_density(canvas, axes, hz[is_shown], density[is_shown])
    if report_data.paced_hz:
        _draw_pace(canvas, axes, report_data.paced_hz)


def _draw_bands(canvas: Canvas, axes: Axes) -> None:
    """Shade LF and HF, with their names."""
    pane = axes.pane
    for (low, high), name, strength in ((LF_HZ, "LF", 0.10), (HF_HZ, "HF", 0.05)):
        band = QRectF(
            axes.x(low), pane.top(), axes.x(min(high, MAX_SHOWN_HZ)) - axes.x(low), pane.height()
        )
        canvas.fill(band, LIGHT.breath, strength)
        canvas.draw_text(name, band.adjusted(3, 2, 0, 0), LABEL_SIZE_PT, LIGHT.soft)


def _draw_frequency_axis(canvas: Canvas, axes: Axes) -> None:
    pane = axes.pane
    for tick in (0.0, 0.1, 0.2, 0.3, 0.4):
        x = axes.x(tick)
        canvas.line(x, pane.bottom(), x, pane.bottom() + 2.0, AXIS_COLOUR, 0.5)
        label_box = QRectF(x - 25.0, pane.bottom() + 4.0, 50.0, 10.0)
        label = f"{formatting.format_decimal(f'{tick:g}')} Hz" if tick else "0"
        canvas.draw_text(label, label_box, LABEL_SIZE_PT, LIGHT.faint, "centre")
    canvas.line(pane.left(), pane.bottom(), pane.right(), pane.bottom(), AXIS_COLOUR, 0.5)


def _draw_density(canvas: Canvas, axes: Axes, hz: FloatArray, density: FloatArray) -> None:
    bottom = axes.pane.bottom()
    path = QPainterPath(QPointF(axes.x(float(hz[0])), bottom))
    for f, power in zip(hz.tolist(), density.tolist(), strict=True):
        path.lineTo(axes.x(f), axes.y(power))
    path.lineTo(axes.x(float(hz[-1])), bottom)
    canvas.area(path, LIGHT.heart, 0.14)
    canvas.stroke(path, LIGHT.heart, 0.8)


def _draw_pace(canvas: Canvas, axes: Axes, paced_hz: float) -> None:
    """Mark the rate at which the pacer led the breath."""
    pane, x = axes.pane, axes.x(paced_hz)
    canvas.line(x, pane.top(), x, pane.bottom(), LIGHT.breath, 0.8)
    label_box = QRectF(x + 3.0, pane.top() + 11.0, 90.0, 10.0)
    canvas.draw_text(translate(PACE), label_box, LABEL_SIZE_PT, LIGHT.breath)


def _axes(box: QRectF, document: SessionDocument, low: float, high: float) -> Axes:
    rounds = document.review.rounds
    begin = rounds[0][0] if rounds else 0.0
    end = max(rounds[-1][1], begin + 10.0) if rounds else 60.0
    return Axes(chart_pane(box), begin, end, low, high)


def _draw_gaps(canvas: Canvas, axes: Axes, document: SessionDocument) -> None:
    """Shade the times without beats, and between two rounds."""
    rounds = document.review.rounds
    between = [(a[1], b[0]) for a, b in pairwise(rounds)]
    for begin, end in [*document.gaps, *between]:
        left, right = axes.x(max(begin, axes.begin)), axes.x(min(end, axes.end))
        pane = axes.pane
        canvas.fill(QRectF(left, pane.top(), right - left, pane.height()), AXIS_COLOUR, 0.13)
    if document.review.judged:
        _name_gaps(canvas, axes, document)


def _name_gaps(canvas: Canvas, axes: Axes, document: SessionDocument) -> None:
    """Say in each gap, where there is room for it, that no beats were received there."""
    for begin, end in document.gaps:
        left, right = axes.x(max(begin, axes.begin)), axes.x(min(end, axes.end))
        texts = (translate(text) for text in chart_strings.NO_BEATS_HERE)
        fitting = (t for t in texts if canvas.text_width(t, LABEL_SIZE_PT) <= right - left)
        box = QRectF(left, axes.pane.top() + 1.0, right - left, 10.0)
        canvas.draw_text(next(fitting, ""), box, LABEL_SIZE_PT, LIGHT.soft, "centre")


def _draw_breath(canvas: Canvas, axes: Axes, document: SessionDocument) -> None:
    spans = document.review.spans
    if not _draws_breaths(axes, document):
        return
    path = build_breath_wave(lambda t: find_pacer(spans, t), axes.begin, axes.end)
    tall = (axes.high - axes.low) * (WAVE_HEIGHT_RATIO if document.review.judged else 0.96)
    fit = QTransform(1.0, 0.0, 0.0, tall, 0.0, axes.low) * axes.transform()
    canvas.painter.save()
    canvas.painter.setClipRect(axes.pane)
    canvas.area(fit.map(path), LIGHT.breath, WAVE_ALPHA)
    canvas.painter.restore()


def _draws_breaths(axes: Axes, document: SessionDocument) -> bool:
    """Whether there were breaths, and the chart is wide enough for every single one."""
    spans = document.review.spans
    shortest = min((s.pacer.pattern.period_s for s in spans), default=0.0)
    across = axes.pane.width() / (axes.end - axes.begin)
    return shortest * across >= MIN_BREATH_WIDTH_PT


def _draw_marks(canvas: Canvas, axes: Axes, document: SessionDocument) -> None:
    marks = [e.t for e in document.recording.events if isinstance(e, MomentMarked)]
    for number, t in enumerate((t for t in marks if axes.begin <= t <= axes.end), start=1):
        x, top = axes.x(t), axes.pane.top()
        canvas.line(x, top, x, axes.pane.bottom(), AXIS_COLOUR, 0.5)
        text = formatting.format_clock_time(t - axes.begin)
        wide = canvas.text_width(text, MARK_TIME_SIZE_PT) + 9.0
        canvas.fill(QRectF(x, top + 0.5, wide, MARK_SIZE_PT), "#ffffff", 0.85)
        canvas.fill(
            QRectF(x - MARK_SIZE_PT / 2.0, top + 0.5, MARK_SIZE_PT, MARK_SIZE_PT),
            *(LIGHT.soft, 1.0, MARK_SIZE_PT / 2.0),
        )
        spot = QRectF(x - 8.0, top + 0.5, 16.0, MARK_SIZE_PT)
        canvas.draw_text(str(number), spot, MARK_TIME_SIZE_PT, "#ffffff", "centre")
        beside = QRectF(x + 6.5, top + 0.5, wide, MARK_SIZE_PT)
        canvas.draw_text(text, beside, MARK_TIME_SIZE_PT, LIGHT.soft)


def _draw_urges(canvas: Canvas, axes: Axes, document: SessionDocument) -> None:
    urges = (document.review.summary.urge_before, document.review.summary.urge_after)
    line = QRectF(axes.pane.left(), axes.pane.top() - TOP_MARGIN_PT, axes.pane.width(), 10.0)
    for urge, left in zip(urges, (True, False), strict=True):
        if urge is not None:
            text = translate(strings.URGE_AT, number=urge)
            canvas.draw_text(text, line, LABEL_SIZE_PT, LIGHT.soft, "left" if left else "right")
