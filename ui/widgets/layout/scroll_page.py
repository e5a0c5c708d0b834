"""The scrollable content of a whole screen, for text sizes at which it is taller than the window.

Where everything fits nothing scrolls, and the layout is the same as without it.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.style.theme import FOCUS_MARGIN_PX, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, ActionRow
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, SCROLL_BAR_PX, ScrollArea

MIN_VIEW_HEIGHT_PX: Final = 20
FIELD_CONTEXT_PX: Final = 44  # above a focused text field, whose name stands there


class ActionHost(Protocol):
    """The part of a screen that a scroll page uses."""

    def add_action(self, row: ActionRow, press: Callable[[], object]) -> Action: ...


class ScrollPage(ScrollArea):
    """A scroll area that fills a screen above its key bar; Page Up and Page Down scroll it."""

    def __init__(
        self,
        colours: Theme,
        parent: QWidget,
        content: QWidget | None = None,
        *,
        on_panel: bool = False,
    ) -> None:
        super().__init__(colours, content or QWidget(), parent, on_panel=on_panel)
        self._scroll_actions: list[Action] = []
        self._revealed: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._note_range)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._scroll_to_focus)

    def add_actions(self, screen: ActionHost) -> None:
        """Add scrolling to the acts of the screen; it works while there is something to scroll.

        To be called before Esc is added, which is always the last one.
        """
        for row, direction in ((table.SCROLL_DOWN, 1), (table.SCROLL_UP, -1)):
            action = screen.add_action(row, partial(self._scroll_pages, direction))
            action.setEnabled(False)
            self._scroll_actions.append(action)

    def fit(
        self, width: int, view_height: int, min_height_for: Callable[[int], int]
    ) -> tuple[int, int]:
        """Fill the upper part of the screen and size the content.

        Parameters
        ----------
        width, view_height
            The visible size in pixels.
        min_height_for
            The minimum height of the content in pixels at a given width.

        Returns
        -------
        tuple of int
            Width and height of the content in pixels.
        """
        view_height = max(MIN_VIEW_HEIGHT_PX, view_height)
        self.setGeometry(0, 0, width, view_height)
        if min_height_for(width) <= view_height:
            self.content.resize(width, view_height)
        else:
            self.content.resize(
                width - SCROLL_BAR_PX, max(view_height, min_height_for(width - SCROLL_BAR_PX))
            )
        return self.content.width(), self.content.height()

    def scroll_to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.scroll_to_top()
        self.ensure_focus_visible()

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget that is not focused, and keep it visible until the focus moves."""
        self._revealed = widget
        self.scroll_to(widget)  # clear of the fade

    def ensure_focus_visible(self) -> None:
        """Scroll to the focused widget, which a new layout may have moved."""
        self._scroll_to_focus(None, QApplication.focusWidget())

    def _note_range(self, _: int, highest: int) -> None:
        """Enable scrolling while there is something to scroll, and find the focused widget again."""
        for action in self._scroll_actions:
            action.setEnabled(highest > 0)
        revealed = self._revealed
        self.ensure_focus_visible()
        if revealed is not None:
            self.reveal(revealed)

    def _scroll_pages(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * (bar.pageStep() - FOCUS_CONTEXT_PX))

    @property
    def _bottom_fade(self) -> int:
        """How much of the view the fade takes at its bottom before anything is scrolled, in pixels."""
        return FOCUS_CONTEXT_PX if self.verticalScrollBar().maximum() > 0 else FOCUS_MARGIN_PX

    def _scroll_to_focus(self, _: QWidget | None, widget: QWidget | None) -> None:
        """Scroll the focused widget into view, to the very top or bottom where it stays visible there."""
        self._revealed = None
        if widget is None or not widget.isVisible() or not self.content.isAncestorOf(widget):
            return
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        bar, view_height = self.verticalScrollBar(), self.viewport().height()
        is_field = isinstance(widget, QLineEdit)
        context = scaled_px(FIELD_CONTEXT_PX) if is_field else FOCUS_CONTEXT_PX
        if top + widget.height() + self._bottom_fade <= view_height:
            bar.setValue(0)
        elif widget.height() > view_height:  # its beginning, with the title where both can be seen
            bar.setValue(0 if 2 * top <= view_height else top - FOCUS_CONTEXT_PX)
        elif top - context >= self.content.height() - view_height:
            bar.setValue(bar.maximum())
        else:
            self.scroll_to(widget, context)
