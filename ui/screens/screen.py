"""What every screen shares: its place, its keys and the caps that tell of them.

Rule: a key and its cap are one thing, enabled or not together.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import MARGIN, Theme
from ui.widgets.key_bar import CAP_HEIGHT, KeyBar, KeyCap
from ui.widgets.panel import Pressable

BOTTOM: Final = 16
BAR_ROOM: Final = BOTTOM + CAP_HEIGHT + 8
WIDE: Final = 820
NARROW: Final = 480
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Screen(QWidget):
    def __init__(self, look: Theme, *, bar_fades: bool = False) -> None:
        super().__init__()
        self.look = look
        self.bar = KeyBar(look, self, fades=bar_fades)
        self._keys: dict[Qt.Key, KeyCap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def margin(self) -> int:
        if self.width() >= WIDE:
            return MARGIN
        return 24 if self.width() >= NARROW else 12

    def add_key(self, key: Qt.Key, cap: str, word: str, press: Callable[[], None]) -> KeyCap:
        made = self.bar.add(cap, word, press)
        self._keys[key] = made
        return made

    def place(self, width: int, height: int) -> None:
        """Lay everything out anew; each screen knows its own places."""
        raise NotImplementedError

    def enter(self) -> None:
        """The screen is shown now."""

    def leave(self) -> None:
        """The screen is hidden now: no timer goes on behind it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self.bar.wake()
        key = Qt.Key(event.key())
        held = self.focusWidget()
        if key in _ENTER and isinstance(held, Pressable) and held.ringed:
            held.click()
            return
        cap = self._keys.get(Qt.Key.Key_Return if key in _ENTER else key)
        if cap is None or not cap.isEnabled() or event.isAutoRepeat() or _combined(event):
            super().keyPressEvent(event)
            return
        cap.click()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self.bar.wake()
        self.enter()
        super().showEvent(event)

    def hideEvent(self, event: object) -> None:  # noqa: N802
        self.bar.sleep()
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.bar.place(self.margin, self.height() - BOTTOM, self.width() - 2 * self.margin)
        self.place(self.width(), self.height())


def _combined(event: QKeyEvent) -> bool:
    """With Ctrl, Alt or Meta a letter means something else."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (held | Qt.KeyboardModifier.MetaModifier))
