"""What all navigators share: the appearance and the settings, and how a page is shown."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject

from trainer.errors import message_of
from ui.i18n import window_text
from ui.navigation.router import Router
from ui.screens.screen import Screen
from ui.settings import SettingsFile
from ui.style.theme import Theme


class PageContext(Struct, frozen=True):
    """What a navigator needs to create its pages and to show them."""

    colours: Theme
    settings: SettingsFile
    show_page: Callable[[Screen], None]
    show_notice: Callable[[str], None]
    router: Router


class Navigator(QObject):
    """Base of the navigators. Each creates its pages when they are first opened."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._colours, self._settings = context.colours, context.settings
        self._show_page, self._show_notice = context.show_page, context.show_notice
        self._router = context.router

    def _show_error(self, error: BaseException) -> None:
        """Show the sentence of an expected error as a notice."""
        self._show_notice(window_text.to_text(message_of(error)))
