"""Hide now: one key, and the window is plain ground without a word. The same key brings all back.

Rule: it takes effect at once, everywhere, and whatever is going on goes on behind it: the session is
not told. While it is hidden no other key does anything, and nothing is heard.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import history_strings, strings
from ui.i18n.formatting import translate
from ui.widgets.layout.focus import restore_focus

TOGGLE_KEYS: Final = ("F9", "Ctrl+H")


class PrivacyScreen(QObject):
    shown_again = Signal()

    def __init__(
        self,
        window: QWidget,
        parts: Callable[[], Sequence[QWidget]],
        is_discreet: Callable[[], bool],
    ) -> None:
        """`parts` is everything in the window that may say or show something."""
        super().__init__(window)
        self._window, self._parts, self._is_discreet = window, parts, is_discreet
        self.is_hidden = False
        self._focused_before: QWidget | None = None
        for keys in TOGGLE_KEYS:
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.toggle)
        self.update_title()

    def toggle(self) -> None:
        self.is_hidden = not self.is_hidden
        self.update_title()
        if self.is_hidden:
            self._focused_before = QApplication.focusWidget()
            self.enforce_hidden()
        else:
            self.shown_again.emit()
        self._window.repaint()

    def enforce_hidden(self) -> None:
        """Something may have come up meanwhile: not to be seen, and no key is heard, if all is hidden."""
        if self.is_hidden:
            for part in self._parts():
                part.hide()
            self._window.setFocus()

    def refocus(self, page: QWidget) -> None:
        """The keyboard, to where it was; or to the page that came meanwhile."""
        focused, self._focused_before = self._focused_before, None
        restore_focus(focused, page, page)

    def update_title(self) -> None:
        """The title bar and the task bar say no more than the person wants."""
        discreet = self.is_hidden or self._is_discreet()
        name = history_strings.NEUTRAL_TITLE if discreet else strings.APP
        self._window.setWindowTitle(translate(name))
