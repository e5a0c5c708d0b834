"""The privacy screen: one key hides the whole content of the window, and the same key shows it again.

It takes effect at once on every page, and a running session continues unaffected. While the content is
hidden, no other key does anything.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.widgets.layout.focus import restore_focus


class PrivacyScreen(QObject):
    toggled = Signal()
    shown_again = Signal()

    def __init__(
        self,
        window: QWidget,
        parts: Callable[[], Sequence[QWidget]],
        is_discreet: Callable[[], bool],
    ) -> None:
        """`parts` returns every widget of the window that shows something."""
        super().__init__(window)
        self._window, self._parts, self._is_discreet = window, parts, is_discreet
        self.is_hidden = False
        self._focused_before: QWidget | None = None
        self.update_title()

    def toggle(self) -> None:
        self.is_hidden = not self.is_hidden
        self.update_title()
        self.toggled.emit()
        if self.is_hidden:
            self._focused_before = QApplication.focusWidget()
            self.enforce_hidden()
        else:
            self.shown_again.emit()
        self._window.repaint()

    def enforce_hidden(self) -> None:
        """Hide what has appeared since and take the focus, while the content is hidden."""
        if self.is_hidden:
            for part in self._parts():
                part.hide()
            self._window.setFocus()

    def refocus(self, page: QWidget) -> None:
        """Restore the focus, or focus the page where the earlier widget is gone."""
        focused, self._focused_before = self._focused_before, None
        restore_focus(focused, page, page)

    def update_title(self) -> None:
        """Set the window title: neutral while hidden or in discreet mode."""
        discreet = self.is_hidden or self._is_discreet()
        name = history_strings.NEUTRAL_TITLE if discreet else strings.APP
        self._window.setWindowTitle(translate(name))
