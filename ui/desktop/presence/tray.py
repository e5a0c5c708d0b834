"""The icon in the system tray, and its menu."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings, desktop_strings, history_strings

MESSAGE_MS: Final = 10_000


def has_tray() -> bool:
    """Whether the desktop shows icons of programs now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """The icon of the program, hidden at first."""

    start_wanted = Signal()
    open_wanted = Signal()
    snooze_wanted = Signal()
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_discreet = self._is_pacing = self._can_look_back = False
        self.menu = QMenu()
        self.start = self._add(self.start_wanted.emit)
        self.open = self._add(self.open_wanted.emit)
        self.snooze = self._add(self.snooze_wanted.emit)
        self.menu.addSeparator()
        self.quit = self._add(self.quit_wanted.emit)
        self.snooze.setVisible(False)
        self.icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activate)
        self.icon.messageClicked.connect(self.message_clicked)
        self.show_texts(is_discreet=False)

    def show_texts(self, *, is_discreet: bool) -> None:
        """Show the texts in the present language; the discreet ones do not name the program."""
        self._is_discreet = is_discreet
        name = history_strings.NEUTRAL_TITLE if is_discreet else strings.APP
        self.icon.setToolTip(translate(name))
        words = desktop_strings
        self.open.setText(translate(words.OPEN_NEUTRAL if is_discreet else words.OPEN_APP))
        start = words.START_NEUTRAL if is_discreet else words.START_PAUSE
        if self._is_pacing:
            start = words.SHOW_PAUSE
        elif self._can_look_back:
            start = closing_strings.LOOK_BACK
        self.start.setText(translate(start))
        self.snooze.setText(translate(words.REMIND_LATER))
        self.quit.setText(translate(words.QUIT))

    def show_session(self, *, is_pacing: bool, can_look_back: bool) -> None:
        """Offer to show the pause that is running, or the look back at it, in place of starting one.

        Parameters
        ----------
        is_pacing : bool
            Whether its time is running.
        can_look_back : bool
            Whether its time is over and its page is still there.
        """
        self._is_pacing, self._can_look_back = is_pacing, can_look_back
        self.show_texts(is_discreet=self._is_discreet)

    def offer_snooze(self, is_offered: bool) -> None:
        """Whether the reminder that was shown last can be put off."""
        self.snooze.setVisible(is_offered)

    def show_message(self, title: str, body: str) -> None:
        """Show a message beside the icon, as far as the system has such."""
        self.icon.showMessage(title, body, QSystemTrayIcon.MessageIcon.NoIcon, MESSAGE_MS)

    def show(self) -> None:
        self.icon.show()

    def hide(self) -> None:
        self.icon.hide()

    def _add(self, act: Callable[[], object]) -> QAction:
        action = QAction(self.menu)
        action.triggered.connect(lambda *_: act())
        self.menu.addAction(action)
        return action

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click opens the window; where the system shows the menu on a click, that is all it does."""
        wanted = (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        )
        if reason in wanted:
            self.open_wanted.emit()
