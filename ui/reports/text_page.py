"""A page of text as a file: plain text, or PDF on as many pages as it takes."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QRectF

from trainer.files.atomic_write import write_bytes_atomic
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts.report_strings import FOOT
from ui.reports.canvas import lines_that_fit
from ui.reports.page import BODY_SIZE_PT, SMALL_SIZE_PT, Page
from ui.reports.printed_pages import PrintedDocument, default_page_size
from ui.reports.render import SIZES, DrawPages, default_paper, write_pages
from ui.style.theme import LIGHT

TEXT_SIZE_PT: Final = 11.0
TITLE_SIZE_PT: Final = 20.0


def write_page(path: Path, title: str, text: str, fmt: str) -> Path:
    """Write the text, completely or not at all. Raises ExportError."""
    data = render_text_pdf(title, text) if fmt == "pdf" else text.encode("utf-8", "replace")
    write_bytes_atomic(path, [data], force=True)
    return path


def render_text_pdf(title: str, text: str) -> bytes:
    return write_pages(text_pages(title, text), SIZES[default_paper(QLocale.system())])


def text_document(name: str, title: str, text: str) -> PrintedDocument:
    """A text as pages, to look at and to print."""
    return PrintedDocument(name, text_pages(title, text), default_page_size())


def text_pages(title: str, text: str) -> DrawPages:
    """What draws a text with a title."""
    return partial(_draw_text, title=title, text=text)


def _draw_text(page: Page, title: str, text: str) -> None:
    draw_page_head(page)
    page.y += page.canvas.draw_text(title, page.box(0.0), TITLE_SIZE_PT, LIGHT.ink, light=True)
    page.y += 16.0
    draw_long_text(page, text)


def draw_page_head(page: Page) -> None:
    """The name of the program, and what it is not."""
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
