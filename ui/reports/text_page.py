"""A page of text as a file: plain text, or PDF on as many pages as it takes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from trainer.files.atomic_write import write_bytes_atomic
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts.report_strings import FOOT
from ui.reports.canvas import Canvas, lines_that_fit
from ui.reports.page import BODY_SIZE_PT, SMALL_SIZE_PT, Page
from ui.reports.render import DOTS_PER_INCH, SIZES, default_paper
from ui.style import theme
from ui.style.theme import LIGHT

TEXT_SIZE_PT: Final = 11.0
TITLE_SIZE_PT: Final = 20.0


def write_page(path: Path, title: str, text: str, fmt: str) -> Path:
    """Write the text, completely or not at all. Raises ExportError."""
    data = render_text_pdf(title, text) if fmt == "pdf" else text.encode("utf-8", "replace")
    write_bytes_atomic(path, [data], force=True)
    return path


def render_text_pdf(title: str, text: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = SIZES[default_paper(QLocale.system())]
    writer = new_writer(buffer, size)
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / 72.0, DOTS_PER_INCH / 72.0)
    page = size.rect(QPageSize.Unit.Point)
    text_page = Page(Canvas(painter), page, writer.newPage)
    draw_page_head(text_page)
    text_page.y += (
        text_page.canvas.draw_text(title, text_page.box(0.0), TITLE_SIZE_PT, LIGHT.ink, light=True)
        + 16.0
    )
    draw_long_text(text_page, text)
    painter.end()
    buffer.close()
    return bytes(data.data())


def new_writer(buffer: QBuffer, size: QPageSize) -> QPdfWriter:
    theme.load_fonts()
    writer = QPdfWriter(buffer)
    writer.setPageSize(size)
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle("Outbreath")
    writer.setCreator("Outbreath")
    return writer


def draw_page_head(page: Page) -> None:
    """The name of the program, and what it is not."""
    from PySide6.QtCore import QRectF

    page.canvas.fill(QRectF(page.left, page.y + 1.5, 8.0, 8.0), LIGHT.breath, 1.0, 4.0)
    page.canvas.draw_text(translate(strings.APP), page.box(12.0, 13.0), BODY_SIZE_PT, LIGHT.breath)
    foot = QRectF(page.left, page.bottom + 8.0, page.width, 10.0)
    page.canvas.draw_text(translate(FOOT), foot, SMALL_SIZE_PT - 0.5, LIGHT.faint)
    page.y += 30.0


def draw_long_text(page: Page, text: str) -> None:
    """Draw text that may take many pages."""
    remaining = text.rstrip("\n")
    while remaining:
        fitting = lines_that_fit(remaining, page.width, page.bottom - page.y, TEXT_SIZE_PT)
        if fitting:
            page.y += page.canvas.draw_text(fitting, page.box(0.0), TEXT_SIZE_PT, LIGHT.ink)
            remaining = remaining[len(fitting) :].lstrip(" ").removeprefix("\n")
        if remaining:
            page.turn()
            page.y, page.number = 48.0, page.number + 1
            draw_page_head(page)
