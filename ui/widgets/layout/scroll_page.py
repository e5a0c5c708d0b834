"""The scrollable content of a whole screen, for text sizes at which it is taller than the window.

Where everything fits nothing scrolls, and the layout is the same as without it.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n.texts import practice_strings
from ui.style.theme import FOCUS_MARGIN_PX, Theme
from ui.widgets.controls.key_bar import KeyCap
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, SCROLL_BAR_PX, ScrollArea

MIN_VIEW_HEIGHT_PX: Final = 20


class KeyHost(Protocol):
    """The part of a screen that a scroll page uses."""

    def add_key(self, key: Qt.Key, cap: str, word: str, press: Callable[[], None]) -> KeyCap: ...


class ScrollPage(ScrollArea):
    """A scroll area that fills a screen above its key bar; Page Up and Page Down scroll it."""

    def __init__(self, colours: Theme, parent: QWidget, content: QWidget | None = None) -> None:
        super().__init__(colours, content or QWidget(), parent)
        self._keys: list[KeyCap] = []
        self._revealed: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._note_range)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._scroll_to_focus)

    def add_keys(self, screen: KeyHost) -> None:
        """Add Page Down and Page Up to the screen's keys; they are enabled while there is something to scroll.

        To be called before Esc is added, which is always the last key.
        """
        for key, cap_text, word, direction in (
            (Qt.Key.Key_PageDown, "PgDn", practice_strings.KEY_DOWN, 1),
            (Qt.Key.Key_PageUp, "PgUp", practice_strings.KEY_UP, -1),
        ):
            key_cap = screen.add_key(key, cap_text, word, partial(self._scroll_pages, direction))
            key_cap.in_bar = False
            key_cap.setEnabled(False)
            self._keys.append(key_cap)

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
        self.scroll_to(widget, 0)

    def ensure_focus_visible(self) -> None:
        """Scroll to the focused widget, which a new layout may have moved."""
        self._scroll_to_focus(None, QApplication.focusWidget())

    def _note_range(self, _: int, highest: int) -> None:
        """Enable the keys while there is something to scroll, and find the focused widget again."""
        for key in self._keys:
            key.setEnabled(highest > 0)
        revealed = self._revealed
        self.ensure_focus_visible()
        if revealed is not None:
            self.reveal(revealed)

    def _scroll_pages(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * (bar.pageStep() - FOCUS_CONTEXT_PX))

    def _scroll_to_focus(self, _: QWidget | None, widget: QWidget | None) -> None:
        """Scroll the focused widget into view, to the very top or bottom where it stays visible there."""
        self._revealed = None
        if widget is None or not widget.isVisible() or not self.content.isAncestorOf(widget):
            return
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        bar, view_height = self.verticalScrollBar(), self.viewport().height()
        if top + widget.height() + FOCUS_MARGIN_PX <= view_height:
            bar.setValue(0)
        elif widget.height() > view_height:  # its beginning, with the title where both can be seen
            bar.setValue(0 if 2 * top <= view_height else top - FOCUS_CONTEXT_PX)
        elif top - FOCUS_CONTEXT_PX >= self.content.height() - view_height:
            bar.setValue(bar.maximum())
        else:
            self.scroll_to(widget)
