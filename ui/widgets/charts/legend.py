"""The names of the curves of a chart, each beside a piece of its curve: a line is the heart, a hill the breath.

The two shapes differ, so nobody needs the colours.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

HEART_LINE_PX: Final = 1.75
HILL_STRENGTH: Final = 0.55
GLYPH_WIDTH_EM: Final = 1.7  # of the size of the text
GLYPH_GAP_EM: Final = 0.6
GAP_GLYPH_LINE_FRACTION: Final = 0.37  # of the width of a glyph, on each side of its gap
ENTRY_GAP_EM: Final = 1.85
LINE_HEIGHT_EM: Final = 1.7
LINE_STEP_EM: Final = 1.5  # from one of several lines to the next
MIN_FONT_SCALE: Final = 0.85  # how far the font shrinks before shorter texts stand in
MIN_ONE_LINE_SCALE: Final = 0.55  # of large text, before each entry has a line of its own
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LegendEntry(NamedTuple):
    text: str
    is_heart: bool
    short_text: str = ""
    """Where the text does not fit; the same if empty."""
    is_gap: bool = False
    """Whether it names the gaps of the line, beside a line with a gap."""

    def shortened(self) -> "LegendEntry":
        return self._replace(text=self.short_text or self.text)


class Legend:
    """The entries of one chart.

    Parameters
    ----------
    colours
        The colours to paint with.
    entries
        From left to right.
    """

    def __init__(self, colours: Theme, entries: Sequence[LegendEntry] = ()) -> None:
        self._colours = colours
        self.entries: tuple[LegendEntry, ...] = tuple(entries)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text for entry in self.entries)

    def width(self, font: QFont) -> float:
        """The width in pixels on one line."""
        return _width(self.entries, font)

    def height_for(self, width: float, font: QFont) -> int:
        """The height in pixels: one line, or as many as the entries take at this width."""
        font, lines = self._break_into_lines(width, font)
        return line_height(font) + _line_step(font) * (len(lines) - 1)

    def _break_into_lines(self, width: float, font: QFont) -> tuple[QFont, list[list[LegendEntry]]]:
        """The font, and the entries by lines: on one for which large text may shrink, or on as few as each fits on."""
        least = max(int(FontSize.SMALL), round(MIN_ONE_LINE_SCALE * font.pixelSize()))
        one_line = _fit(self.entries, font, width, least)
        if self.width(one_line) <= width:
            return one_line, [list(self.entries)]
        fitted = (_fit([entry], font, width, FontSize.SMALL) for entry in self.entries)
        font = min(fitted, key=QFont.pixelSize)
        lines: list[list[LegendEntry]] = [[]]
        for entry in self.entries:
            if lines[-1] and _width([*lines[-1], entry], font) > width:
                lines.append([])
            lines[-1].append(entry)
        return font, lines

    def draw(
        self, painter: QPainter, area: QRectF, font: QFont, *, is_centred: bool = False
    ) -> None:
        """Draw the entries on as few lines as they fit on; several lines begin below each other."""
        font, lines = self._break_into_lines(area.width(), font)
        spare = area.width() - max(_width(line, font) for line in lines)
        left = area.left() + (max(0.0, spare) / 2.0 if is_centred else 0.0)
        for row, line in enumerate(lines):
            top = area.top() + row * _line_step(font)
            place = QRectF(left, top, area.right() - left, line_height(font))
            self._draw_line(painter, place, line, font)

    def _draw_line(
        self, painter: QPainter, place: QRectF, entries: Sequence[LegendEntry], font: QFont
    ) -> None:
        x = place.left()
        for entry in entries:
            rest = QRectF(x, place.top(), place.right() - x, place.height())
            self._draw_entry(painter, rest, entry, font)
            x += _entry_width(entry, font) + ENTRY_GAP_EM * font.pixelSize()

    def draw_on_one_line(self, painter: QPainter, area: QRectF, font: QFont) -> None:
        """Draw the entries on one line, with smaller and then with shorter texts where it is narrow."""
        least = max(int(FontSize.TINY), round(MIN_FONT_SCALE * font.pixelSize()))
        entries, font = self.entries, _fit(self.entries, font, area.width(), least)
        if _width(entries, font) > area.width():
            entries = tuple(entry.shortened() for entry in entries)
            font = _fit(entries, font, area.width(), FontSize.TINY)
        self._draw_line(painter, area, entries, font)

    def _draw_entry(self, painter: QPainter, line: QRectF, entry: LegendEntry, font: QFont) -> None:
        em = font.pixelSize()
        glyph = QRectF(line.left(), line.top(), GLYPH_WIDTH_EM * em, line.height())
        if entry.is_gap:
            _draw_gap_glyph(painter, glyph, self._colours)
        else:
            draw_glyph(painter, glyph, self._colours, is_heart=entry.is_heart)
        text = line.adjusted((GLYPH_WIDTH_EM + GLYPH_GAP_EM) * em, 0.0, 0.0, 0.0)
        elided = QFontMetricsF(font).elidedText(
            entry.text, Qt.TextElideMode.ElideRight, text.width()
        )
        painter.setFont(font)
        painter.setPen(QColor(self._colours.soft))
        painter.drawText(text, _LEFT, elided)


class LineKey(QWidget):
    """One entry alone, as the key of the small lines in a list."""

    ROLE = Role.Graphic

    def __init__(self, colours: Theme, entry: LegendEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._legend = Legend(colours, (entry,))
        self.setAccessibleName(entry.text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802
        font = theme.font(FontSize.SMALL)
        return QSize(ceil(self._legend.width(font)) + 2, line_height(font))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        self._legend.draw_on_one_line(painter, QRectF(self.rect()), theme.font(FontSize.SMALL))
        painter.end()


def line_height(font: QFont) -> int:
    return round(LINE_HEIGHT_EM * font.pixelSize())


def _line_step(font: QFont) -> int:
    return round(LINE_STEP_EM * font.pixelSize())


def draw_glyph(painter: QPainter, spot: QRectF, colours: Theme, *, is_heart: bool) -> None:
    """Draw a piece of the heart's line, or a hill of the breath."""
    path = _line_path(spot) if is_heart else _hill_path(spot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_heart:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.heart), spot.width() / 22.0 * HEART_LINE_PX))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.with_alpha(colours.breath, HILL_STRENGTH))
    painter.drawPath(path)


def _draw_gap_glyph(painter: QPainter, spot: QRectF, colours: Theme) -> None:
    """Draw a line of the heart that stops and goes on."""
    piece = GAP_GLYPH_LINE_FRACTION * spot.width()
    for left in (spot.left(), spot.right() - piece):
        painter.save()
        painter.setClipRect(
            QRectF(left, spot.top(), piece, spot.height()), Qt.ClipOperation.IntersectClip
        )
        draw_glyph(painter, spot, colours, is_heart=True)
        painter.restore()


def _line_path(spot: QRectF) -> QPainterPath:
    middle, rise, half = spot.center().y(), 0.28 * spot.width(), spot.width() / 2.0
    path = QPainterPath()
    path.moveTo(spot.left(), middle)
    path.cubicTo(
        *(spot.left() + 0.6 * half, middle - 2.0 * rise),
        *(spot.left() + 1.4 * half, middle + 2.0 * rise),
        *(spot.right(), middle),
    )
    return path


def _hill_path(spot: QRectF) -> QPainterPath:
    bottom, rise = spot.center().y() + 0.26 * spot.width(), 0.26 * spot.width()
    path = QPainterPath()
    path.moveTo(spot.left(), bottom)
    path.cubicTo(
        *(spot.left() + 0.3 * spot.width(), bottom - 3.2 * rise),
        *(spot.left() + 0.55 * spot.width(), bottom - 2.2 * rise),
        *(spot.right(), bottom),
    )
    return path


def _entry_width(entry: LegendEntry, font: QFont) -> float:
    glyph = (GLYPH_WIDTH_EM + GLYPH_GAP_EM) * font.pixelSize()
    return glyph + QFontMetricsF(font).horizontalAdvance(entry.text) + 1.0


def _fit(entries: Sequence[LegendEntry], font: QFont, width: float, least_px: int) -> QFont:
    """The font, reduced so that the entries fit on one line, but not below this size."""
    font = QFont(font)
    while _width(entries, font) > width and font.pixelSize() > least_px:
        font.setPixelSize(font.pixelSize() - 1)
    return font


def _width(entries: Sequence[LegendEntry], font: QFont) -> float:
    gaps = ENTRY_GAP_EM * font.pixelSize() * max(0, len(entries) - 1)
    return sum(_entry_width(entry, font) for entry in entries) + gaps
