"""What a whole screen holds, where large letters make it taller than the window: it rolls under the keys.

Rule: where everything fits, nothing rolls, and the screen lies as if this were not there.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import practice_strings
from ui.style.theme import Theme
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.key_bar import KeyCap
from ui.widgets.layout.scroll_area import FOCUS_CONTEXT_PX, SCROLL_BAR_PX, ScrollArea

MIN_VIEW_HEIGHT_PX: Final = 20


class KeyHost(Protocol):
    """A screen, as far as a roll needs to know it."""

    def add_key(self, key: Qt.Key, cap: str, word: str, press: Callable[[], None]) -> KeyCap: ...


class ScrollPage(ScrollArea):
    """Page Up and Page Down turn it, so that words below are read without a mouse."""

    def __init__(self, colours: Theme, parent: QWidget, content: QWidget | None = None) -> None:
        self.content = content or QWidget()
        super().__init__(colours, self.content, parent)
        self._keys: list[KeyCap] = []
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._scroll_to_focus)

    def add_keys(self, screen: KeyHost) -> None:
        """Before Esc, which is the last of all: they stand on its map while there is something to turn to."""
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
        """Take the upper part of the screen, `place` pixels high, for what needs `least` at a width.

        Returns how wide and how high a room there is to lay things out in.
        """
        view_height = max(MIN_VIEW_HEIGHT_PX, view_height)
        self.setGeometry(0, 0, width, view_height)
        if min_height_for(width) <= view_height:
            self.content.resize(width, view_height)
        else:
            self.content.resize(
                width - SCROLL_BAR_PX, max(view_height, min_height_for(width - SCROLL_BAR_PX))
            )
        for key in self._keys:
            key.setEnabled(self.content.height() > view_height)
        return self.content.width(), self.content.height()

    def scroll_to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.scroll_to_top()
        self.ensure_focus_visible()

    def ensure_focus_visible(self) -> None:
        """After things were laid out: what has the keyboard may lie elsewhere now."""
        self._scroll_to_focus(None, QApplication.focusWidget())

    def _scroll_pages(self, pages: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * (bar.pageStep() - FOCUS_CONTEXT_PX))

    def _scroll_to_focus(self, _: QWidget | None, widget: QWidget | None) -> None:
        """What has the keyboard is in sight, with the head or the end of the screen where they fit too."""
        if widget is None or not widget.isVisible() or not self.content.isAncestorOf(widget):
            return
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        bar, view_height = self.verticalScrollBar(), self.viewport().height()
        if top + widget.height() + FOCUS_MARGIN_PX <= view_height:
            bar.setValue(0)
        elif top - FOCUS_CONTEXT_PX >= self.content.height() - view_height:
            bar.setValue(bar.maximum())
        else:
            self.ensureWidgetVisible(widget, 0, FOCUS_CONTEXT_PX)
