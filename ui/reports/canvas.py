"""A canvas in points (1/72 inch) for any device: PDF, SVG or an image.

Text is laid out ten times as large and scaled down, so that its widths are not rounded to pixels.
"""

from typing import Final, Literal, TypeAlias
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from ui.style import theme

SUBPIXELS: Final = 10
LINE_HEIGHT_RATIO: Final = 1.38  # of the font size
ASCENT_RATIO: Final = 0.97
MAX_LINE_PT: Final = 10_000.0
Side: TypeAlias = Literal["left", "right", "centre"]
_SIDES: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


class Canvas:
    """Draws with a painter that is already scaled to points."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw_text(
        self,
        text: str,
        box: QRectF,
        size: float,
        colour: str,
        side: Side = "left",
        *,
        light: bool = False,
        draw: bool = True,
    ) -> float:
        """Draw text from the top of the box, in as many lines as it takes. Returns their height, points."""
        height = 0.0
        for paragraph in text.split("\n"):
            layout = _layout(paragraph, box.width(), size, side, light=light)
            if draw:
                self._draw_layout(layout, box.left(), box.top() + height, colour)
            height += max(1, layout.lineCount()) * size * LINE_HEIGHT_RATIO
        return height

    def text_width(self, text: str, size: float) -> float:
        """The width of a text on one line, points."""
        layout = _layout(text, MAX_LINE_PT, size, "left", light=False)
        return layout.lineAt(0).naturalTextWidth() / SUBPIXELS if layout.lineCount() else 0.0

    def _draw_layout(self, layout: QTextLayout, x: float, y: float, colour: str) -> None:
        painter = self.painter
        painter.save()
        painter.translate(x, y)
        painter.scale(1.0 / SUBPIXELS, 1.0 / SUBPIXELS)
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(0.0, 0.0))
        painter.restore()

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        self.painter.setPen(_pen(colour, width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def fill(self, box: QRectF, colour: str, strength: float = 1.0, radius: float = 0.0) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.with_alpha(colour, strength))
        self.painter.drawRoundedRect(box, radius, radius)

    def frame(self, box: QRectF, colour: str, width: float, radius: float) -> None:
        self.painter.setPen(_pen(colour, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(box, radius, radius)

    def area(self, path: QPainterPath, colour: str, strength: float) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(theme.with_alpha(colour, strength)))
        self.painter.drawPath(path)

    def stroke(self, path: QPainterPath, colour: str, width: float, strength: float = 1.0) -> None:
        pen = _pen(colour, width)
        pen.setColor(theme.with_alpha(colour, strength))
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, width: float) -> None:
        self.painter.setPen(_pen(edge, width))
        self.painter.setBrush(QColor(fill))
        self.painter.drawEllipse(QPointF(x, y), radius, radius)


def lines_that_fit(text: str, width: float, height: float, size: float) -> str:
    """The beginning of the text that fits into the height; it ends with a whole word."""
    left = int(height / (size * LINE_HEIGHT_RATIO))
    fitting: list[str] = []
    for paragraph in text.split("\n"):
        layout = _layout(paragraph, width, size, "left", light=False)
        if layout.lineCount() > left:
            last = layout.lineAt(left - 1) if left > 0 else None
            end = 0 if last is None else last.textStart() + last.textLength()
            fitting += [paragraph[:end].rstrip()] if end else []
            return "\n".join(fitting)
        fitting.append(paragraph)
        left -= max(1, layout.lineCount())
    return text


def is_right_to_left(text: str) -> bool:
    """Whether the first character with a direction is of a right-to-left script. A note may be in any script."""
    strong = next((b for b in map(bidirectional, text) if b in ("L", "R", "AL")), "L")
    return strong != "L"


def _layout(text: str, width: float, size: float, side: Side, *, light: bool) -> QTextLayout:
    font = QFont(theme.FAMILY)
    font.setPixelSize(round(size * SUBPIXELS))
    font.setWeight(QFont.Weight.Light if light else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(
        QFont.Tag("calt"), 0
    )  # otherwise "20:50" copied from the PDF contains a character of no script
    layout = QTextLayout(text, font)
    backwards = is_right_to_left(text)
    option = QTextOption(_SIDES["right" if backwards and side == "left" else side] | _ABSOLUTE)
    option.setTextDirection(_RTL if backwards else _LTR)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * SUBPIXELS)
        line.setPosition(QPointF(0.0, y + (size * SUBPIXELS * ASCENT_RATIO * 1.05 - line.ascent())))
        y += size * SUBPIXELS * LINE_HEIGHT_RATIO
    layout.endLayout()
    return layout


_LTR: Final = Qt.LayoutDirection.LeftToRight
_RTL: Final = Qt.LayoutDirection.RightToLeft
_ABSOLUTE: Final = Qt.AlignmentFlag.AlignAbsolute


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
