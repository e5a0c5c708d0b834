"""Choices of equal size side by side, each with a title and a detail line; stacked where they do not fit."""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.text_measure import keep_units, undo_keep_units
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button
from ui.widgets.painting import guarded

CENTRED_WRAPPED: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
TEXT_MARGIN_PX: Final = 12.0  # horizontal space beside the text
TITLE_LINE_PX: Final = 24  # the height of a title on one line
DETAIL_LINE_PX: Final = 22
SMALL_DETAIL_HEIGHT_PX: Final = (
    44  # of a title and a detail, each on one line, in the smaller fonts
)
MAX_LINES: Final = 2  # of a title, and of a detail
_DIRECT_CHILDREN: Final = Qt.FindChildOption.FindDirectChildrenOnly
MIN_FONT_SCALE: Final = (
    0.75  # a large font may shrink so far before the text wraps or the row stacks
)


class ChoiceFonts(NamedTuple):
    """The font sizes of a choice, and where its texts lie, each on one line, in pixels at 100 %."""

    title: FontSize
    detail: FontSize
    rise: int
    """How far above the middle the title begins."""
    drop: int
    """How far below the middle the detail begins."""


LARGE_FONTS: Final = ChoiceFonts(FontSize.LEAD, FontSize.SMALL, 26, 3)
SMALL_FONTS: Final = ChoiceFonts(FontSize.BODY, FontSize.TINY, 22, 0)


class Choice(Button):
    def __init__(
        self, colours: Theme, title: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, title, parent)
        self._detail = keep_units(detail)
        self.setAccessibleDescription(detail)

    def set_detail(self, detail: str) -> None:
        self._detail = keep_units(detail)
        self.setAccessibleDescription(detail)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The size at which title and detail each stand on one line."""
        title = QFontMetrics(theme.font(FontSize.BODY)).horizontalAdvance(self.text())
        detail = QFontMetrics(theme.font(FontSize.TINY)).horizontalAdvance(self._detail)
        around = round(TEXT_MARGIN_PX) + 2 * FOCUS_MARGIN_PX + 2
        height = ROW_HEIGHT_WITH_DETAIL_PX if self._detail else MIN_ROW_HEIGHT_PX
        return QSize(max(title, detail) + around, scaled_px(height))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return bool(self._detail)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height at which title and detail can be read, where they take more lines than one."""
        return max(self.sizeHint().height(), self.height_with_detail(width))

    def fits_in(self, width: float) -> bool:
        """Whether the title fits this width on at most two lines in a font not smaller than the minimum."""
        font = theme.font(FontSize.BODY)
        font.setPixelSize(_min_font_px(font))
        inner = width - 2 * (FOCUS_MARGIN_PX + 0.5) - TEXT_MARGIN_PX - _wider_margin()
        return _wraps_into(font, self.text(), inner, 2.1 * QFontMetricsF(font).height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        box = self._box()
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        painter.setPen(QColor(self.colours.ink if self.isEnabled() else self.colours.faint))
        row = self._row()
        fonts = _find_fonts_with_details(row)
        if fonts is not None:
            title = min(choice.title_px(fonts) for choice in row)
            self._draw_with_detail(painter, box, fonts, title)
        else:
            self._draw_alone(painter, box, min(choice.title_px_alone() for choice in row))

    def _row(self) -> "list[Choice]":
        """The choices beside or below this one: titles in one size, and all details are shown or none."""
        parent = self.parentWidget()
        row = [] if parent is None else parent.findChildren(Choice, options=_DIRECT_CHILDREN)
        return [choice for choice in row if not choice.isHidden()] or [self]

    @property
    def detail(self) -> str:
        return undo_keep_units(self._detail)

    def fits(self, fonts: ChoiceFonts) -> bool:
        """Whether the title and the detail below it fit in these fonts, each on at most two lines."""
        title = self.title_px(fonts)
        if title < FontSize.BODY or (fonts is LARGE_FONTS and self.is_low):
            return False
        lines = _count_lines(self._detail_font(fonts), self._detail, self._text_width())
        height = scaled_px(fonts.rise) + scaled_px(fonts.drop) + self._detail_height(fonts)
        height += self._title_height(fonts, title) - scaled_px(TITLE_LINE_PX)
        return lines <= MAX_LINES and height <= self._box().height()

    def height_with_detail(self, width: int) -> int:
        """The height in pixels that title and detail need in this width, in their smaller fonts; 0 if it is too small."""
        inner = width - 2 * FOCUS_MARGIN_PX - 1 - TEXT_MARGIN_PX
        title = _fit_words(theme.font(FontSize.BODY), self.text(), inner)
        detail = _fit_words(theme.font(FontSize.TINY), self._detail, inner)
        lines = [
            (font, _count_lines(font, text, inner))
            for font, text in ((title, self.text()), (detail, self._detail))
            if text
        ]
        if title.pixelSize() < FontSize.BODY or any(n > MAX_LINES for _, n in lines):
            return 0
        extra = sum((n - 1) * QFontMetricsF(font).lineSpacing() for font, n in lines)
        return ceil(scaled_px(SMALL_DETAIL_HEIGHT_PX) + extra) + 2 * FOCUS_MARGIN_PX + 2

    def title_px(self, fonts: ChoiceFonts) -> int:
        """The font size with which the title fits on one line, or on two where that keeps it larger."""
        font = theme.font(fonts.title)
        one_line = theme.fit_font(QFont(font), self.text(), self._text_width()).pixelSize()
        if one_line >= FontSize.BODY:
            return one_line
        for size in range(font.pixelSize(), int(FontSize.BODY) - 1, -1):
            if _count_lines(_sized(font, size), self.text(), self._text_width()) <= MAX_LINES:
                return size
        return one_line

    def title_px_alone(self) -> int:
        """The font size with which the title fits without a detail, on one line or on more."""
        full, box = theme.font((SMALL_FONTS if self.is_low else LARGE_FONTS).title), self._box()
        width = self._text_width() - _wider_margin()
        one_line = theme.fit_font(QFont(full), self.text(), width, box.height())
        if one_line.pixelSize() >= _min_font_px(full):
            return one_line.pixelSize()
        while full.pixelSize() > one_line.pixelSize() and not self._label_fits(full):
            full.setPixelSize(full.pixelSize() - 1)
        return full.pixelSize()

    def _label_fits(self, font: QFont) -> bool:
        """Whether the title fits without a detail, on at most two lines that do not fill the box."""
        width = self._text_width() - _wider_margin()
        height = self._box().height() - TEXT_MARGIN_PX / 2.0
        lines = _count_lines(font, self.text(), width)
        return lines <= MAX_LINES and _wraps_into(font, self.text(), width, height)

    def detail_px(self, fonts: ChoiceFonts) -> int:
        """The font size with which no word of the detail is too wide, if it need not be too small for that."""
        return _fit_words(theme.font(fonts.detail), self._detail, self._text_width()).pixelSize()

    @property
    def is_low(self) -> bool:
        """Whether there is room for the small fonts only."""
        return self._box().height() < scaled_px(64)

    def _box(self) -> QRectF:
        inset = FOCUS_MARGIN_PX + 0.5
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def _text_width(self) -> float:
        return self._box().width() - TEXT_MARGIN_PX

    def _detail_font(self, fonts: ChoiceFonts) -> QFont:
        return _sized(theme.font(fonts.detail), self.detail_px(fonts))

    def _title_height(self, fonts: ChoiceFonts, px: int) -> float:
        font = _sized(theme.font(fonts.title), px)
        more = _count_lines(font, self.text(), self._text_width()) - 1
        return scaled_px(TITLE_LINE_PX) + more * QFontMetricsF(font).lineSpacing()

    def _detail_height(self, fonts: ChoiceFonts) -> float:
        font = self._detail_font(fonts)
        more = _count_lines(font, self._detail, self._text_width()) - 1
        return scaled_px(DETAIL_LINE_PX) + more * QFontMetricsF(font).lineSpacing()

    def _draw_with_detail(
        self, painter: QPainter, box: QRectF, fonts: ChoiceFonts, title_px: int
    ) -> None:
        """Draw the title and its detail, or the title in the middle where it has none."""
        painter.setFont(_sized(theme.font(fonts.title), title_px))
        if not self._detail:
            painter.drawText(box, CENTRED_WRAPPED, self.text())
            return
        above = self._title_height(fonts, title_px) - scaled_px(TITLE_LINE_PX)
        height = self._detail_height(fonts)
        middle = box.center().y() + (above - height + scaled_px(DETAIL_LINE_PX)) / 2.0
        inner = box.adjusted(TEXT_MARGIN_PX / 2.0, 0.0, -TEXT_MARGIN_PX / 2.0, 0.0)
        top = middle - scaled_px(fonts.rise) - above
        title = QRectF(inner.left(), top, inner.width(), above + scaled_px(TITLE_LINE_PX))
        painter.drawText(title, CENTRED_WRAPPED, self.text())
        painter.setPen(QColor(self.colours.soft))
        small = min(choice.detail_px(fonts) for choice in self._row() if choice.detail)
        painter.setFont(_sized(theme.font(fonts.detail), small))
        detail = QRectF(inner.left(), middle + scaled_px(fonts.drop), inner.width(), height)
        painter.drawText(detail, CENTRED_WRAPPED, self._detail)

    def _draw_alone(self, painter: QPainter, box: QRectF, title_px: int) -> None:
        """Draw the title without the detail line; a long title may take two lines."""
        painter.setFont(_sized(theme.font(FontSize.BODY), title_px))
        inner = box.adjusted(TEXT_MARGIN_PX / 2.0, 0.0, -TEXT_MARGIN_PX / 2.0, 0.0)
        painter.drawText(inner, CENTRED_WRAPPED, self.text())


def _find_fonts_with_details(row: "list[Choice]") -> ChoiceFonts | None:
    """The largest fonts in which every detail of a row can be shown; None if there are none."""
    with_details = [choice for choice in row if choice.detail]
    if not with_details:
        return None
    for fonts in (LARGE_FONTS, SMALL_FONTS):
        if all(choice.fits(fonts) for choice in with_details):
            return fonts
    return None


def _wider_margin() -> float:
    """How much more space large text leaves at the sides, in pixels."""
    return scaled_px(TEXT_MARGIN_PX) - TEXT_MARGIN_PX


def _sized(font: QFont, px: int) -> QFont:
    font.setPixelSize(px)
    return font


def _min_font_px(font: QFont) -> int:
    return max(int(FontSize.BODY), round(font.pixelSize() * MIN_FONT_SCALE))


def _count_lines(font: QFont, text: str, width: float) -> int:
    """How many lines the text takes; one more than is ever shown where a word of it is too long."""
    metrics = QFontMetricsF(font)
    bounds = metrics.boundingRect(QRectF(0.0, 0.0, width, 10_000.0), CENTRED_WRAPPED, text)
    if bounds.width() > width:
        return MAX_LINES + 1
    return max(1, round(bounds.height() / metrics.lineSpacing()))


def _fit_words(font: QFont, text: str, width: float) -> QFont:
    """The font, reduced so that the longest word fits, but not below the smallest size."""
    longest = max(text.split(), key=len, default="")
    wanted = theme.fit_font(QFont(font), longest, width).pixelSize()
    font.setPixelSize(min(font.pixelSize(), max(int(FontSize.TINY), wanted)))
    return font


def _wraps_into(font: QFont, text: str, width: float, height: float) -> bool:
    bounds = QFontMetrics(font).boundingRect(0, 0, int(width), 10_000, CENTRED_WRAPPED, text)
    return bounds.width() <= width and bounds.height() <= height


def common_height(heights: Sequence[int]) -> int:
    """The greatest of the heights; 0 if one of them is 0, for then no choice of the row shows its detail."""
    return max(heights, default=0) if all(heights) else 0


MIN_ROW_HEIGHT_PX: Final = 44
ROW_HEIGHT_WITH_DETAIL_PX: Final = 60
CHOICE_GAPS_PX: Final = (8, 16)  # between two choices, in a narrow and in a wide row
ROOMY_WIDTH_PX: Final = 900  # from this width on the wide gap is used


class ChoiceRow(QWidget):
    def __init__(self, parent: QWidget, widest: int, gaps: tuple[int, int] = (0, 0)) -> None:
        """`gaps` are the spaces between two choices in pixels: in a narrow and in a wide row."""
        super().__init__(parent)
        self._max_width, self._gaps = widest, gaps
        self._choices: list[Choice] = []

    def add(self, choice: Choice) -> Choice:
        choice.setParent(self)
        self._choices.append(choice)
        return choice

    def height_for(self, width: int, each: int = MIN_ROW_HEIGHT_PX, least_px: int = 0) -> int:
        """The height in pixels; `each` of its rows grows with the text size, and has at least `least_px`."""
        return self._row_count(width) * max(scaled_px(each), least_px)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        """Place the visible choices; to be called after some were hidden or shown."""
        shown = self._visible_choices
        if not shown:
            return
        rows = self._row_count(self.width())
        columns = 1 if rows > 1 else len(shown)
        gap, choice_width = self._gap(self.width()), self._choice_width(self.width(), columns)
        left = (self.width() - columns * choice_width - (columns - 1) * gap) // 2
        row_height = self.height() // rows
        for i, choice in enumerate(shown):
            row, column = divmod(i, columns)
            choice.setGeometry(
                left + column * (choice_width + gap), row * row_height, choice_width, row_height
            )

    def height_with_details(self, width: int) -> int:
        """The height at which every title and detail can be read; 0 if the width does not allow it."""
        rows = self._row_count(width)
        choice_width = self._choice_width(
            width, 1 if rows > 1 else max(1, len(self._visible_choices))
        )
        return rows * common_height(
            [c.height_with_detail(choice_width) for c in self._visible_choices]
        )

    @property
    def _visible_choices(self) -> list[Choice]:
        return [c for c in self._choices if not c.isHidden()]

    def _gap(self, width: int) -> int:
        return self._gaps[width >= ROOMY_WIDTH_PX]

    def _choice_width(self, width: int, columns: int) -> int:
        if columns == 1 and len(self._visible_choices) > 1:
            return width
        return min(
            scaled_px(self._max_width), (width - (columns - 1) * self._gap(width)) // columns
        )

    def _row_count(self, width: int) -> int:
        shown = self._visible_choices
        choice_width = self._choice_width(width, max(1, len(shown)))
        return 1 if all(c.fits_in(choice_width) for c in shown) else len(shown)
