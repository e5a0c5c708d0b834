"""Opens the settings, the about page and the first-run pages, each created when first opened."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.audio.cues import Cues
from ui.navigation.router import PageName, Router
from ui.screens.screen import Screen
from ui.services.profiles import ProfileList
from ui.settings import SettingsFile
from ui.style.appearance import prefers_calm
from ui.style.theme import Theme

if TYPE_CHECKING:
    from ui.screens.settings.about import AboutScreen
    from ui.screens.settings.first_run import FirstRunScreen
    from ui.screens.settings.settings import SettingsScreen


class SettingsNavigator(QObject):
    begun = Signal()
    changed = Signal()
    """A setting was changed."""
    profile_chosen = Signal(str)

    def __init__(
        self,
        colours: Theme,
        settings: SettingsFile,
        profile_list: ProfileList,
        show_page: Callable[[Screen], None],
        router: Router,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._router = router
        router.add(PageName.SETTINGS, self.open_settings)
        router.add(PageName.ABOUT, self._open_about)
        router.add(PageName.FIRST_RUN, self.open_first)
        self._colours, self._settings_file, self._profile_list, self._show_page = (
            colours,
            settings,
            profile_list,
            show_page,
        )
        self._settings: SettingsScreen | None = None
        self._about: AboutScreen | None = None
        self._first: FirstRunScreen | None = None
        self._cues, self._busy = Cues(), False

    def contains(self, screen: QWidget | None) -> bool:
        return screen is not None and screen in (self._settings, self._about, self._first)

    def stays_during_session(self, screen: QWidget | None) -> bool:
        """Whether this page is open in the middle of a session."""
        return self._busy and self.contains(screen)

    def open_settings(self, cues: Cues, *, busy: bool) -> None:
        """`cues` are those of the pause; `busy` is whether a session is running."""
        self._cues, self._busy = cues, busy
        self._show_settings()

    def open_about(self, cues: Cues, *, busy: bool) -> None:
        """Open the about page, which is left to the settings."""
        self._cues, self._busy = cues, busy
        self._open_about()

    def open_first(self) -> None:
        from ui.screens.settings.first_run import FirstRunScreen

        calm = prefers_calm(self._settings_file.now)
        self._first = FirstRunScreen(self._colours, calm=calm)
        self._first.done.connect(self._finish_first_run)
        self._first.begun.connect(self._begin)
        self._show_page(self._first)

    def reopen_page(self, other: "SettingsNavigator", shown: QWidget | None) -> None:
        """Show the page that another navigator of this kind was showing."""
        if not other.contains(shown):
            return
        if shown is other._first:
            self.open_first()
            return
        self._cues, self._busy = other._cues, other._busy
        if shown is other._about:
            self._open_about()
            return
        self._show_settings()

    def _show_settings(self) -> None:
        from ui.audio.speech import SpeechOutput
        from ui.screens.settings.settings import SettingsScreen

        if self._settings is None:
            there = SpeechOutput().is_there
            self._settings = SettingsScreen(
                self._colours, self._settings_file, self._profile_list, self._cues, voice=there
            )
            self._settings.back.connect(self._router.opener(PageName.PAUSE))
            self._settings.about_wanted.connect(self._router.opener(PageName.ABOUT))
            self._settings.changed.connect(self.changed)
            self._settings.profile_chosen.connect(self.profile_chosen)
        self._settings.refresh(busy=self._busy)
        self._show_page(self._settings)

    def _open_about(self) -> None:
        from ui.screens.settings.about import AboutScreen

        if self._about is None:
            self._about = AboutScreen(self._colours)
            self._about.back.connect(self._show_settings)
        self._show_page(self._about)

    def _finish_first_run(self) -> None:
        self._settings_file.change(replace(self._settings_file.now, met=True))
        self._router.show(PageName.PAUSE)

    def _begin(self) -> None:
        self._settings_file.change(replace(self._settings_file.now, met=True))
        self.begun.emit()
