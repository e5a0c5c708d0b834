"""The report and the charts as files, drawn where no window is open and no screen need be.

Drawn with Qt: it is here already (0 MB more), it is what the screens are drawn with, it sets text in every
script, and one painter gives PDF, SVG and PNG. Other makers of PDF would add 2 to 60 MB and know no Arabic.
"""

import os
import re
import sys
from collections.abc import Callable
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

from ui.reports.canvas import Canvas
from ui.reports.page import Page
from ui.reports.session_charts import draw_heart_chart, draw_rsa_chart, draw_spectrum_chart
from ui.reports.session_document import Paper, SessionDocument
from ui.reports.session_report import draw_pages
from ui.reports.session_report_data import SessionReportData, compute_report_data
from ui.style import theme

Chart = Callable[[Canvas, QRectF, SessionDocument, SessionReportData], None]
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
DOTS_PER_INCH: Final = 1200
CREATED: Final = re.compile(
    rb"/(?:CreationDate|ModDate) \([^)]*\)"
    rb'|xmp:(?:CreateDate|ModifyDate|MetadataDate)="[^"]*"'
    rb"|<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\1>"
)

_running: list[QGuiApplication] = []


def render_pdf(document: SessionDocument) -> bytes:
    """The report, on one or two pages."""
    ensure_application()
    size = SIZES[document.paper or default_paper(QLocale.system())]
    points = size.rect(QPageSize.Unit.Point)
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
    page = Page(Canvas(painter), points, writer.newPage)
    draw_pages(page, document, _numbers(document))
    painter.end()
    buffer.close()
    written = bytes(data.data())
    return written if document.recording.started else remove_dates(written)


def render_charts(document: SessionDocument) -> dict[str, bytes]:
    """Each chart that has something to show, by the name of its file."""
    ensure_application()
    numbers = _numbers(document)
    made: dict[str, bytes] = {}
    for name, chart in CHARTS.items():
        made[f"{name}.png"] = _png(chart, document, numbers)
        made[f"{name}.svg"] = _svg(chart, document, numbers)
    return made


def render_heart_chart(document: SessionDocument, kind: Literal["png", "svg"]) -> bytes:
    """The heart with the breath behind it."""
    ensure_application()
    draw = _png if kind == "png" else _svg
    return draw(draw_heart_chart, document, _numbers(document))


def _numbers(document: SessionDocument) -> SessionReportData:
    return compute_report_data(document.review, document.resolution_ms)


def _png(chart: Chart, document: SessionDocument, numbers: SessionReportData) -> bytes:
    image = QImage((CHART_SIZE * PIXELS_PER_POINT).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(PIXELS_PER_POINT, PIXELS_PER_POINT)
    chart(Canvas(painter), _inside(), document, numbers)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a word
    buffer.close()
    return bytes(data.data())


def _svg(chart: Chart, document: SessionDocument, numbers: SessionReportData) -> bytes:
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
    chart(Canvas(painter), _inside(), document, numbers)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _inside() -> QRectF:
    return QRectF(0.0, 0.0, CHART_SIZE.width(), CHART_SIZE.height()).adjusted(8, 6, -8, -2)


def default_paper(locale: QLocale) -> Paper:
    """Letter where people write on it, A4 everywhere else."""
    inches = locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if inches or locale.territory() in LETTER_COUNTRIES else "a4"


def remove_dates(written: bytes) -> bytes:
    """Without the day on which it was made, and not a byte longer or shorter: places stay right."""
    return CREATED.sub(lambda found: b" " * len(found[0]), written)


def ensure_application() -> None:
    """One application for the whole program; where none runs, one that needs no screen."""
    if QGuiApplication.instance() is None:
        if sys.platform == "linux":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _running.append(QGuiApplication(["outbreath"]))
    theme.load_fonts()
