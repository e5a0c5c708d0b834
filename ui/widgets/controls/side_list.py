"""A list of pages at the side of a screen, or in columns above its content; arrow keys choose the page that is shown."""

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button, draw_focus_ring
from ui.widgets.painting import guarded

ROW_HEIGHT_PX: Final = 40
GRID_ROW_HEIGHT_PX: Final = 34
GRID_ROW_RATIO: Final = 2.2  # height of a row over that of its letters
MAX_GRID_ROW_HEIGHT_PX: Final = 46
MAX_STACKED_ROW_HEIGHT_PX: Final = 50  # in one column above the content, so that some of it is seen
INDENT_PX: Final = 14.0
END_PX: Final = 4.0
ROW_PADDING_PX: Final = 14  # above and below a name that takes more than one line, together
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LEFT_WRAPPED: Final = int(_LEFT) | int(Qt.TextFlag.TextWordWrap)


class SideListItem(Button):
    """A text item; the chosen one has a bar at its left."""

    max_text_px: int | None = None
    """The size to which the names of a list in columns shrink, in pixels; None: a long name takes more lines."""

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(
            FOCUS_MARGIN_PX, FOCUS_MARGIN_PX, -FOCUS_MARGIN_PX, -FOCUS_MARGIN_PX
        )
        if self.is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.breath))
            painter.drawRoundedRect(
                QRectF(box.left(), box.center().y() - 8.0, 2.5, 16.0), 1.25, 1.25
            )
        text = box.adjusted(INDENT_PX, 0.0, -END_PX, 0.0)
        painter.setFont(self._fit_font(text))
        lit = self.is_chosen or self.underMouse()
        painter.setPen(QColor(self.colours.ink if lit else self.colours.soft))
        painter.drawText(text, _LEFT_WRAPPED, self.text())
        if self.shows_focus_ring and self.hasFocus():
            draw_focus_ring(painter, box.adjusted(2, 2, -2, -2), theme.CAP_RADIUS, self.colours)

    def _fit_font(self, box: QRectF) -> QFont:
        """The largest font in which the name fits the box, on as many lines as that takes."""
        font = theme.font(FontSize.BODY)
        if self.max_text_px is not None:
            font.setPixelSize(self.max_text_px)
        while font.pixelSize() > FontSize.SMALL:
            size = _wrapped_size(font, self.text(), box.width())
            if size.width() <= box.width() and size.height() <= box.height():
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font


class SideList(QWidget):
    ROLE = Role.Grouping

    chosen = Signal(int)

    def __init__(self, colours: Theme, name: str, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.items = [SideListItem(colours, title, self) for title in titles]
        for i, item in enumerate(self.items):
            item.clicked.connect(partial(self.choose, i))
        self.current_index = 0
        self._columns, self._is_above = 1, False
        self._update_items()

    def set_columns(self, columns: int, *, is_above: bool = False) -> None:
        """Show the names in so many columns; `is_above` for a list above the content of a narrow screen."""
        if (columns, is_above) != (self._columns, self._is_above):
            self._columns, self._is_above = columns, is_above
            self._lay_out()

    def height_for(self, columns: int, width: int, *, is_above: bool = False) -> int:
        """The height in pixels with so many columns of this total width."""
        return sum(self._row_heights(columns, width, is_above=is_above))

    def _row_heights(self, columns: int, width: int, *, is_above: bool) -> list[int]:
        """The heights of the rows: in columns all alike, else as each name needs; beside a page it shrinks first."""
        if columns > 1:
            return [self._grid_row_height(width // columns)] * self._rows(columns)
        tall = scaled_px(ROW_HEIGHT_PX)
        least = min(tall, MAX_STACKED_ROW_HEIGHT_PX) if is_above else tall
        font = theme.font(FontSize.BODY) if is_above else _smallest_font()
        inner, metrics = _text_width(width), QFontMetricsF(font)
        return [
            max(least, ceil(_wrapped_size(font, item.text(), inner).height()) + ROW_PADDING_PX)
            if metrics.horizontalAdvance(item.text()) > inner
            else least
            for item in self.items
        ]

    def _grid_row_height(self, width: int) -> int:
        """As much as the letters need that fit a column of this width."""
        letters = max(_smallest_font().pixelSize(), self._common_text_px(width))
        needed = max(GRID_ROW_HEIGHT_PX, round(GRID_ROW_RATIO * letters))
        return min(scaled_px(GRID_ROW_HEIGHT_PX), MAX_GRID_ROW_HEIGHT_PX, needed)

    def _rows(self, columns: int) -> int:
        return ceil(len(self.items) / columns)

    def fits(self, columns: int, width: int) -> bool:
        """Whether every name is shown whole in so many columns of this total width."""
        metrics = QFontMetricsF(_smallest_font())
        inner = _text_width(width // columns)
        return all(metrics.horizontalAdvance(item.text()) <= inner for item in self.items)

    def choose(self, at: int, *_: object) -> None:
        if not self.items:
            return
        self.current_index = at % len(self.items)
        had_focus = any(name.hasFocus() for name in self.items)
        self._update_items()
        if had_focus:
            self.items[self.current_index].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(self.current_index)

    def step(self, by: int) -> None:
        self.choose(self.current_index + by)

    def take_focus(self) -> None:
        if self.items:
            self.items[self.current_index].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self._columns == 1:
            self.step(step)
        else:
            self._step_row(step)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()

    def _step_row(self, by: int) -> None:
        """To the name above or below; at the ends of a column nothing is chosen."""
        wanted = self.current_index + by * self._columns
        if 0 <= wanted < len(self.items):
            self.choose(wanted)

    def _lay_out(self) -> None:
        heights = self._row_heights(self._columns, self.width(), is_above=self._is_above)
        if sum(heights) > self.height():
            heights = [self.height() // len(heights)] * len(heights)
        wide = self.width() // self._columns
        text_px = self._common_text_px(wide) if self._columns > 1 else None
        for i, name in enumerate(self.items):
            line, column = divmod(i, self._columns)
            name.setGeometry(column * wide, sum(heights[:line]), wide, heights[line])
            name.max_text_px = text_px

    def _common_text_px(self, width: int) -> int:
        """The size at which the longest name fits its column."""
        longest = max((name.text() for name in self.items), key=len)
        font = theme.fit_font(theme.font(FontSize.BODY), longest, _text_width(width))
        return font.pixelSize()

    def _update_items(self) -> None:
        for i, name in enumerate(self.items):
            name.set_chosen(i == self.current_index)
            first = i == self.current_index
            name.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)


def _text_width(width: int) -> float:
    """The width that a name has in a column of this width, in pixels."""
    return width - 2 * FOCUS_MARGIN_PX - INDENT_PX - END_PX


def _smallest_font() -> QFont:
    """The font to which a long name shrinks in columns; where it does not fit, the names stand in one."""
    return theme.font(FontSize.SMALL)


def _wrapped_size(font: QFont, text: str, width: float) -> QSizeF:
    """The size of a text that wraps at this width."""
    box = QRectF(0.0, 0.0, width, 1e5)
    return QFontMetricsF(font).boundingRect(box, _LEFT_WRAPPED, text).size()
