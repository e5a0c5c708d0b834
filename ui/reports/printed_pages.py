"""The pages of a document on a screen or on a printer. `ui.reports.render` writes the same as PDF."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from ui.reports.canvas import Canvas
from ui.reports.page import Page
from ui.reports.render import SIZES, DrawPages, default_paper, ensure_application
from ui.reports.session_document import Paper

POINTS_PER_INCH: Final = 72.0
MAX_SHOWN_PAGES: Final = 40
"""More are not drawn on the screen; all are printed and saved."""


@dataclass(frozen=True)
class PrintedDocument:
    """A document that can be looked at and printed.

    Parameters
    ----------
    name : str
        What it is called in the printer's queue.
    draw : callable
        Draws all its pages.
    size : QPageSize
        The size of a page.
    """

    name: str
    draw: DrawPages
    size: QPageSize


def default_page_size(paper: Paper | None = None) -> QPageSize:
    """The size of this paper, or of the paper that is usual here."""
    return SIZES[paper or default_paper(QLocale.system())]


def draw_images(draw: DrawPages, size: QPageSize, width_px: int) -> list[QImage]:
    """Each page as an image of this width.

    Parameters
    ----------
    draw : callable
        Draws the document.
    size : QPageSize
    width_px : int
        Width of a page in pixels of the screen.
    """
    ensure_application()
    points = size.rect(QPageSize.Unit.Point)
    scale = max(1, width_px) / points.width()
    pixels = QSize(max(1, width_px), max(1, round(points.height() * scale)))
    images: list[QImage] = []
    painter = QPainter()

    def turn() -> None:
        if painter.isActive():
            painter.end()
        image = QImage(pixels, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        if len(images) < MAX_SHOWN_PAGES:
            images.append(image)
        _current.append(image)  # it has to outlive the painter
        del _current[:-1]
        painter.begin(image)
        painter.setRenderHints(_HINTS)
        painter.scale(scale, scale)

    _current: list[QImage] = []
    turn()
    try:
        draw(Page(Canvas(painter), points, turn))
    finally:
        painter.end()
    return images


def draw_on_device(draw: DrawPages, device: QPagedPaintDevice) -> bool:
    """Draw all pages on a printer, on the paper it was set to; whether it could be begun."""
    layout = device.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    points = QRectF(layout.fullRect(QPageLayout.Unit.Point))
    points.moveTo(0.0, 0.0)
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.setRenderHints(_HINTS)
    scale = device.logicalDpiX() / POINTS_PER_INCH
    painter.scale(scale, scale)
    try:
        draw(Page(Canvas(painter), points, device.newPage))
    finally:
        painter.end()
    return True


_HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
