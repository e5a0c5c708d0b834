"""A screen of text and controls in a Qt layout, which scrolls where it is taller than the window."""

from PySide6.QtWidgets import QVBoxLayout

from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FOCUS_MARGIN_PX, GRID, Theme, scaled_px
from ui.widgets.layout.scroll_area import SCROLL_BAR_PX
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import Label


class TextScreen(Screen):
    """The base class of screens whose widgets stand in `column`, centred and not too wide to read.

    What stands in `foot` is below the column and does not scroll.

    Parameters
    ----------
    max_width_px
        The greatest width of the column at 100 % text size.
    """

    def __init__(self, colours: Theme, max_width_px: int) -> None:
        super().__init__(colours)
        self._max_width = scaled_px(max_width_px)
        self.scroll_page = ScrollPage(colours, self)
        self.scroll_page.setWidgetResizable(True)
        self.column = QVBoxLayout(self.scroll_page.content)
        self.column.setSpacing(GRID)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(GRID // 2)
        self._above_keys = QVBoxLayout(self)
        self._above_keys.setSpacing(GRID // 2)
        self._above_keys.addWidget(self.scroll_page, 1)
        self._above_keys.addLayout(self.foot)

    def place(self, width: int, height: int) -> None:
        """Set the margins; the layout does the rest."""
        side = max(self.margin, (width - self._max_width) // 2) - FOCUS_MARGIN_PX
        under = self.height() - height + KEY_BAR_HEIGHT_PX
        self.foot.setContentsMargins(side, 0, side, GRID)
        self._above_keys.setContentsMargins(0, 0, 0, under)
        self.column.setContentsMargins(side, self.margin, side, 0)
        for label in self.scroll_page.content.findChildren(Label):
            label.fit_words(width - 2 * side - SCROLL_BAR_PX)
        excess = self._excess(width, under)
        if 0 < excess <= self.margin - GRID:  # no scroll bar for a few pixels of empty margin
            self.column.setContentsMargins(side, self.margin - excess, side, 0)

    def _excess(self, width: int, under: int) -> int:
        """By how many pixels the column is higher than its view."""
        foot = self.foot.totalHeightForWidth(width) if self.foot.hasHeightForWidth() else 0
        view = self.height() - under - max(foot, self.foot.sizeHint().height())
        return self.column.totalHeightForWidth(width) - (view - self._above_keys.spacing())
