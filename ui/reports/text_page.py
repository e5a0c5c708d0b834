"""A page of words as a file, to read or to print: plain text, or PDF on as many pages as it takes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from trainer.files.atomic_write import write_bytes
from ui.i18n import strings
from ui.i18n.formatting import say
from ui.i18n.report_strings import FOOT
from ui.reports.canvas import Canvas, lines_that_fit
from ui.reports.page import BODY, SMALL, Sheet
from ui.reports.render import DOTS_PER_INCH, SIZES, usual_paper
from ui.style import theme
from ui.style.theme import LIGHT

LETTERS: Final = 11.0
TITLE: Final = 20.0


def write_page(path: Path, title: str, text: str, fmt: str) -> Path:
    """Write it whole or not at all. Raises: ExportError."""
    data = pdf_of(title, text) if fmt == "pdf" else text.encode("utf-8", "replace")
    write_bytes(path, [data], force=True)
    return path


def pdf_of(title: str, text: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = SIZES[usual_paper(QLocale.system())]
    writer = new_writer(buffer, size)
    painter = QPainter(writer)
    painter.scale(DOTS_PER_INCH / 72.0, DOTS_PER_INCH / 72.0)
    page = size.rect(QPageSize.Unit.Point)
    sheet = Sheet(Canvas(painter), page, writer.newPage)
    head(sheet)
    sheet.y += sheet.canvas.words(title, sheet.box(0.0), TITLE, LIGHT.ink, light=True) + 16.0
    say_long(sheet, text)
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


def head(sheet: Sheet) -> None:
    """Whose paper it is, and what it is not."""
    from PySide6.QtCore import QRectF

    sheet.canvas.fill(QRectF(sheet.left, sheet.y + 1.5, 8.0, 8.0), LIGHT.breath, 1.0, 4.0)
    sheet.canvas.words(say(strings.APP), sheet.box(12.0, 13.0), BODY, LIGHT.breath)
    foot = QRectF(sheet.left, sheet.bottom + 8.0, sheet.width, 10.0)
    sheet.canvas.words(say(FOOT), foot, SMALL - 0.5, LIGHT.faint)
    sheet.y += 30.0


def say_long(sheet: Sheet, text: str) -> None:
    """Words that may go on over many pages; no word is left out."""
    left = text.rstrip("\n")
    while left:
        part = lines_that_fit(left, sheet.width, sheet.bottom - sheet.y, LETTERS)
        if part:
            sheet.y += sheet.canvas.words(part, sheet.box(0.0), LETTERS, LIGHT.ink)
            left = left[len(part) :].lstrip(" ").removeprefix("\n")
        if left:
            sheet.turn()
            sheet.y, sheet.number = 48.0, sheet.number + 1
            head(sheet)
