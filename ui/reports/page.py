"""A page of a report, and the position down to which it is filled."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from ui.reports.canvas import Canvas
from ui.style.theme import LIGHT

MARGIN_PT: Final = 48.0
FOOTER_PT: Final = 18.0
GUTTER_PT: Final = 24.0
BODY_SIZE_PT: Final = 9.5
SMALL_SIZE_PT: Final = 8.0
CAPTION_SIZE_PT: Final = 8.5
HEADING_SIZE_PT: Final = 10.5
RULE: Final = "#cfd6d3"


@dataclass
class Page:
    """`turn` starts a new page of the document."""

    canvas: Canvas
    page: QRectF
    turn: Callable[[], object]
    y: float = MARGIN_PT
    number: int = 1

    @property
    def left(self) -> float:
        return MARGIN_PT

    @property
    def width(self) -> float:
        return self.page.width() - 2.0 * MARGIN_PT

    @property
    def bottom(self) -> float:
        return self.page.height() - MARGIN_PT - FOOTER_PT

    def box(self, height: float, left: float = 0.0, width: float | None = None) -> QRectF:
        box_width = self.width - left if width is None else width
        return QRectF(self.left + left, self.y, box_width, height)

    def draw_text(self, text: str, size: float, colour: str, after: float = 0.0) -> None:
        """Draw text at the present position, and move below it."""
        self.y += self.canvas.draw_text(text, self.box(0.0), size, colour) + after

    def draw_heading(
        self, text: str, unit: str = "", left: float = 0.0, width: float | None = None
    ) -> None:
        """Draw a heading at the present position, and stay there."""
        box = self.box(14.0, left, width)
        self.canvas.draw_text(text, box, HEADING_SIZE_PT, LIGHT.ink)
        if unit:
            self.canvas.draw_text(
                unit, box.translated(0.0, 1.8), SMALL_SIZE_PT, LIGHT.faint, "right"
            )
