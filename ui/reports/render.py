"""Reports and charts as files, drawn without a window or a display.

They are drawn with Qt: it is installed already (0 MB more), it draws the screens too, it lays out every
script, and one painter gives PDF, SVG and PNG. Other PDF libraries would add 2 to 60 MB and lack Arabic.
"""

import os
import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLocale,
    QMarginsF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from ui.i18n.formatting import heart_of, translate
from ui.i18n.texts.report_strings import DEMO_CHARTS
from ui.reports.canvas import Canvas
from ui.reports.page import Page
from ui.reports.session_charts import draw_heart_chart, draw_rsa_chart, draw_spectrum_chart
from ui.reports.session_document import Paper, SessionDocument
from ui.reports.session_report import draw_pages
from ui.reports.session_report_data import SessionReportData, compute_report_data
from ui.style import theme
from ui.style.theme import LIGHT

Chart = Callable[[Canvas, QRectF, SessionDocument, SessionReportData], None]
DrawPages = Callable[[Page], object]
"""Draws a whole document, from this page on."""
SIZES: Final[dict[Paper, QPageSize]] = {
    "a4": QPageSize(QPageSize.PageSizeId.A4),
    "letter": QPageSize(QPageSize.PageSizeId.Letter),
}
LETTER_COUNTRIES: Final = (
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Philippines,
    QLocale.Country.Colombia,
    QLocale.Country.Chile,
    QLocale.Country.Venezuela,
)
CHARTS: Final[dict[str, Chart]] = {
    "heart": draw_heart_chart,
    "answer": draw_rsa_chart,
    "spectrum": draw_spectrum_chart,
}
CHART_SIZE: Final = QSizeF(560.0, 220.0)  # points
PIXELS_PER_POINT: Final = 3.0
DEMO_SIZE_PT: Final = 9.0
DEMO_HEIGHT_PT: Final = 14.0
DOTS_PER_INCH: Final = 1200
CREATED: Final = re.compile(
    rb"/(?:CreationDate|ModDate) \([^)]*\)"
    rb'|xmp:(?:CreateDate|ModifyDate|MetadataDate)="[^"]*"'
    rb"|<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\1>"
)

_running: list[QGuiApplication] = []


def render_pdf(document: SessionDocument) -> bytes:
    """The report of a session on one or two pages, as PDF."""
    size = SIZES[document.paper or default_paper(QLocale.system())]
    pdf = write_pages(report_pages(document), size)
    return pdf if document.recording.started else remove_dates(pdf)


def report_pages(document: SessionDocument) -> DrawPages:
    """What draws the report of a session."""
    ensure_application()
    return partial(draw_pages, document=document, report_data=_report_data(document))


def write_pages(draw: DrawPages, size: QPageSize) -> bytes:
    """Draw pages of this size as PDF."""
    ensure_application()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle("Outbreath")
    writer.setCreator("Outbreath")
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / 72.0, DOTS_PER_INCH / 72.0)
    draw(Page(Canvas(painter), size.rect(QPageSize.Unit.Point), writer.newPage))
    painter.end()
    buffer.close()
    return bytes(data.data())


def render_charts(document: SessionDocument) -> dict[str, bytes]:
    """Each chart as PNG and SVG, by file name."""
    ensure_application()
    report_data = _report_data(document)
    charts: dict[str, bytes] = {}
    for name, chart in CHARTS.items():
        charts[f"{name}.png"] = _png(chart, document, report_data)
        charts[f"{name}.svg"] = _svg(chart, document, report_data)
    return charts


def render_heart_chart(document: SessionDocument, kind: Literal["png", "svg"]) -> bytes:
    """The chart of the heart rate with the breath behind it."""
    ensure_application()
    draw = _png if kind == "png" else _svg
    return draw(draw_heart_chart, document, _report_data(document))


def _report_data(document: SessionDocument) -> SessionReportData:
    return compute_report_data(document.review, document.resolution_ms)


def _png(chart: Chart, document: SessionDocument, report_data: SessionReportData) -> bytes:
    image = QImage((CHART_SIZE * PIXELS_PER_POINT).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(PIXELS_PER_POINT, PIXELS_PER_POINT)
    _draw_chart(chart, Canvas(painter), document, report_data)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a word
    buffer.close()
    return bytes(data.data())


def _svg(chart: Chart, document: SessionDocument, report_data: SessionReportData) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(72)
    drawing.setSize(QSize(round(CHART_SIZE.width()), round(CHART_SIZE.height())))
    drawing.setViewBox(QRect(0, 0, round(CHART_SIZE.width()), round(CHART_SIZE.height())))
    drawing.setTitle("Outbreath")
    painter = QPainter(drawing)
    _draw_chart(chart, Canvas(painter), document, report_data)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _draw_chart(
    chart: Chart, canvas: Canvas, document: SessionDocument, report_data: SessionReportData
) -> None:
    """Draw a chart as a picture of its own, with a line above it where it is a demonstration's."""
    box = QRectF(0.0, 0.0, CHART_SIZE.width(), CHART_SIZE.height()).adjusted(8, 6, -8, -2)
    summary = document.review.summary
    if summary.is_demo:
        text = translate(DEMO_CHARTS[heart_of(summary)])
        canvas.draw_text(text, box, DEMO_SIZE_PT, LIGHT.soft, "centre")
        box = box.adjusted(0.0, DEMO_HEIGHT_PT, 0.0, 0.0)
    chart(canvas, box, document, report_data)


def default_paper(locale: QLocale) -> Paper:
    """Letter in the countries that use it, A4 elsewhere."""
    inches = locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if inches or locale.territory() in LETTER_COUNTRIES else "a4"


def remove_dates(pdf: bytes) -> bytes:
    """The PDF without its dates, in the same number of bytes, so that its offsets stay valid."""
    return CREATED.sub(lambda match: b" " * len(match[0]), pdf)


def ensure_application() -> None:
    """Make a QGuiApplication which needs no display, if none is running."""
    if QGuiApplication.instance() is None:
        if sys.platform == "linux":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _running.append(QGuiApplication(["outbreath"]))
    theme.load_fonts()
