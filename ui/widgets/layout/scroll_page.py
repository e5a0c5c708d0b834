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
from ui.widgets.layout.scroll_area import AIR, BAR_PX, ScrollArea

LEAST_PLACE: Final = 20


class KeyHost(Protocol):
    """A screen, as far as a roll needs to know it."""

    def add_key(self, key: Qt.Key, cap: str, word: str, press: Callable[[], None]) -> KeyCap: ...


class ScrollPage(ScrollArea):
    """Page Up and Page Down turn it, so that words below are read without a mouse."""

    def __init__(self, look: Theme, parent: QWidget, inside: QWidget | None = None) -> None:
        self.inside = inside or QWidget()
        super().__init__(look, self.inside, parent)
        self._keys: list[KeyCap] = []
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    def add_keys(self, screen: KeyHost) -> None:
        """Before Esc, which is the last of all: they stand on its map while there is something to turn to."""
        for key, cap, word, way in (
            (Qt.Key.Key_PageDown, "PgDn", practice_strings.KEY_DOWN, 1),
            (Qt.Key.Key_PageUp, "PgUp", practice_strings.KEY_UP, -1),
        ):
            made = screen.add_key(key, cap, word, partial(self._turn, way))
            made.wanted = False
            made.setEnabled(False)
            self._keys.append(made)

    def lay(self, width: int, place: int, least: Callable[[int], int]) -> tuple[int, int]:
        """Take the upper part of the screen, `place` pixels high, for what needs `least` at a width.

        Returns how wide and how high a room there is to lay things out in.
        """
        place = max(LEAST_PLACE, place)
        self.setGeometry(0, 0, width, place)
        if least(width) <= place:
            self.inside.resize(width, place)
        else:
            self.inside.resize(width - BAR_PX, max(place, least(width - BAR_PX)))
        for key in self._keys:
            key.setEnabled(self.inside.height() > place)
        return self.inside.width(), self.inside.height()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.to_top()
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """After things were laid out: what has the keyboard may lie elsewhere now."""
        self._follow(None, QApplication.focusWidget())

    def _turn(self, way: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * (bar.pageStep() - AIR))

    def _follow(self, _: QWidget | None, part: QWidget | None) -> None:
        """What has the keyboard is in sight, with the head or the end of the screen where they fit too."""
        if part is None or not part.isVisible() or not self.inside.isAncestorOf(part):
            return
        top = part.mapTo(self.inside, QPoint(0, 0)).y()
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        if top + part.height() + FOCUS_MARGIN_PX <= seen:
            bar.setValue(0)
        elif top - AIR >= self.inside.height() - seen:
            bar.setValue(bar.maximum())
        else:
            self.ensureWidgetVisible(part, 0, AIR)
