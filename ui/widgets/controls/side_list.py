"""A list of pages at the side of a screen, or in columns above its content; arrow keys choose the page that is shown."""

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
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
MAX_GRID_ROW_HEIGHT_PX: Final = 46  # with a large text size the names shrink to their column
MAX_STACKED_ROW_HEIGHT_PX: Final = 50  # in one column above the content, so that some of it is seen
INDENT_PX: Final = 14.0
END_PX: Final = 4.0
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SideListItem(Button):
    """A text item; the chosen one has a bar at its left."""

    max_text_px: int | None = None
    """The size to which the names of the whole list shrink, in pixels; None: each shrinks alone."""

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
        font = theme.font(FontSize.BODY)
        if self.max_text_px is not None:
            font.setPixelSize(self.max_text_px)
        font = theme.fit_font(font, self.text(), text.width())
        font.setPixelSize(max(_smallest_font().pixelSize(), font.pixelSize()))
        painter.setFont(font)
        lit = self.is_chosen or self.underMouse()
        painter.setPen(QColor(self.colours.ink if lit else self.colours.soft))
        short = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, _LEFT, short)
        if self.shows_focus_ring and self.hasFocus():
            draw_focus_ring(painter, box.adjusted(2, 2, -2, -2), theme.CAP_RADIUS, self.colours)


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
        return self._rows(columns) * self._row_height(columns, width, is_above=is_above)

    def _row_height(self, columns: int, width: int, *, is_above: bool) -> int:
        """The height of a row: in columns as much as the letters need that fit them."""
        if columns == 1:
            tall = scaled_px(ROW_HEIGHT_PX)
            return min(tall, MAX_STACKED_ROW_HEIGHT_PX) if is_above else tall
        letters = max(_smallest_font().pixelSize(), self._common_text_px(width // columns))
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
        rows = max(1, self._rows(self._columns))
        most = self._row_height(self._columns, self.width(), is_above=self._is_above)
        each = min(most, self.height() // rows)
        wide = self.width() // self._columns
        text_px = self._common_text_px(wide) if self._columns > 1 else None
        for i, name in enumerate(self.items):
            line, column = divmod(i, self._columns)
            name.setGeometry(column * wide, line * each, wide, each)
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
    """The font to which a long name shrinks."""
    font = theme.font(FontSize.BODY)
    font.setPixelSize(int(FontSize.SMALL))
    return font
