"""Choices of equal size side by side, each with a title and a detail line; stacked where they do not fit."""

from typing import Final

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
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button
from ui.widgets.painting import guarded

CENTRED_WRAPPED: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
TEXT_MARGIN_PX: Final = 12.0  # horizontal space beside the text
MIN_DETAIL_HEIGHT_PX: Final = 44  # below this height the detail line is left out
MIN_FONT_SCALE: Final = (
    2 / 3
)  # a large font may shrink so far before the text wraps or the row stacks


class Choice(Button):
    def __init__(
        self, colours: Theme, title: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, title, parent)
        self._detail = detail
        self.setAccessibleDescription(detail)

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The size at which title and detail each stand on one line."""
        title = QFontMetrics(theme.font(FontSize.BODY)).horizontalAdvance(self.text())
        detail = QFontMetrics(theme.font(FontSize.TINY)).horizontalAdvance(self._detail)
        around = round(TEXT_MARGIN_PX) + 2 * FOCUS_MARGIN_PX + 2
        height = ROW_HEIGHT_WITH_DETAIL_PX if self._detail else MIN_ROW_HEIGHT_PX
        return QSize(max(title, detail) + around, scaled_px(height))

    def fits_in(self, width: float) -> bool:
        """Whether the title fits this width on at most two lines in a font not smaller than the minimum."""
        font = theme.font(FontSize.BODY)
        font.setPixelSize(_min_font_px(font))
        inner = width - 2 * (FOCUS_MARGIN_PX + 0.5) - TEXT_MARGIN_PX
        return _wraps_into(font, self.text(), inner, 2.1 * QFontMetricsF(font).height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        ink = self.colours.ink if self.isEnabled() else self.colours.faint
        middle, px = box.center().y(), theme.scaled_px
        is_small = box.height() < px(64)
        text_width = box.width() - TEXT_MARGIN_PX
        title = theme.font(FontSize.BODY if is_small else FontSize.LEAD)
        painter.setPen(QColor(ink))
        under_font = theme.font(FontSize.TINY if is_small else FontSize.SMALL)
        is_low = box.height() < px(MIN_DETAIL_HEIGHT_PX)
        is_tiny = theme.fit_font(QFont(title), self.text(), text_width).pixelSize() < FontSize.BODY
        if not self._detail or is_low or is_tiny or _too_wide(self._detail, under_font, text_width):
            self._draw_alone(painter, box, title)
            return
        rise = px(20 if is_small else 26)
        painter.setFont(theme.fit_font(title, self.text(), text_width))
        painter.drawText(
            QRectF(box.left(), middle - rise, box.width(), px(24)), CENTRED_WRAPPED, self.text()
        )
        painter.setPen(QColor(self.colours.soft))
        painter.setFont(under_font)
        detail_box = QRectF(box.left(), middle + px(2 if is_small else 3), box.width(), px(22))
        painter.drawText(detail_box, CENTRED_WRAPPED, self._detail)

    def _draw_alone(self, painter: QPainter, box: QRectF, font: QFont) -> None:
        """Draw the title without the detail line; a long title may take two lines."""
        width = box.width() - TEXT_MARGIN_PX
        one_line_font = theme.fit_font(QFont(font), self.text(), width, box.height())
        wrapped_font = QFont(
            one_line_font if one_line_font.pixelSize() >= _min_font_px(font) else font
        )
        while wrapped_font.pixelSize() > one_line_font.pixelSize() and not _wraps_into(
            wrapped_font, self.text(), width, box.height()
        ):
            wrapped_font.setPixelSize(wrapped_font.pixelSize() - 1)
        painter.setFont(wrapped_font)
        inner = box.adjusted(TEXT_MARGIN_PX / 2.0, 0.0, -TEXT_MARGIN_PX / 2.0, 0.0)
        painter.drawText(inner, CENTRED_WRAPPED, self.text())


def _min_font_px(font: QFont) -> int:
    return max(int(FontSize.BODY), round(font.pixelSize() * MIN_FONT_SCALE))


def _wraps_into(font: QFont, text: str, width: float, height: float) -> bool:
    bounds = QFontMetrics(font).boundingRect(0, 0, int(width), 10_000, CENTRED_WRAPPED, text)
    return bounds.width() <= width and bounds.height() <= height


def _too_wide(text: str, font: QFont, width: float) -> bool:
    return QFontMetricsF(font).horizontalAdvance(text) > width


MIN_ROW_HEIGHT_PX: Final = 44
ROW_HEIGHT_WITH_DETAIL_PX: Final = 60
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

    def height_for(self, width: int, each: int = MIN_ROW_HEIGHT_PX) -> int:
        return self._row_count(width) * scaled_px(each)

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
