"""Opens the settings, the about page and the first-run pages, each created when first opened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.audio.cues import Cues
from ui.navigation.navigator import Navigator, PageContext
from ui.navigation.router import PageName
from ui.services.profiles import ProfileList
from ui.style.appearance import prefers_calm

if TYPE_CHECKING:
    from ui.screens.settings.about import AboutScreen
    from ui.screens.settings.first_run import FirstRunScreen
    from ui.screens.settings.settings import SettingsScreen
    from ui.screens.settings.within_reach import WithinReachScreen


class SettingsNavigator(Navigator):
    begun = Signal()
    changed = Signal()
    """A setting was changed."""
    profile_chosen = Signal(str)

    def __init__(self, context: PageContext, profile_list: ProfileList, parent: QObject) -> None:
        super().__init__(context, parent)
        router = context.router
        router.add(PageName.SETTINGS, self.open_settings)
        router.add(PageName.ABOUT, self._open_about)
        router.add(PageName.WITHIN_REACH, self._open_within_reach)
        router.add(PageName.FIRST_RUN, self.open_first)
        self._profile_list = profile_list
        self._settings_screen: SettingsScreen | None = None
        self._about: AboutScreen | None = None
        self._within_reach: WithinReachScreen | None = None
        self._shortcut_is_bound: bool | None = None
        self._first: FirstRunScreen | None = None
        self._cues, self._busy = Cues(), False

    def contains(self, screen: QWidget | None) -> bool:
        pages = (self._settings_screen, self._about, self._within_reach, self._first)
        return screen is not None and screen in pages

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

        calm = prefers_calm(self._settings.now)
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
        self._shortcut_is_bound = other._shortcut_is_bound
        if shown is other._about:
            self._open_about()
            return
        if shown is other._within_reach:
            self._open_within_reach()
            return
        self._show_settings()

    def _show_settings(self) -> None:
        from ui.audio.speech import SpeechOutput
        from ui.screens.settings.settings import SettingsScreen

        if self._settings_screen is None:
            there = SpeechOutput().is_there
            self._settings_screen = SettingsScreen(
                self._colours, self._settings, self._profile_list, self._cues, voice=there
            )
            self._settings_screen.back.connect(self._router.opener(PageName.PAUSE))
            self._settings_screen.about_wanted.connect(self._router.opener(PageName.ABOUT))
            self._settings_screen.within_reach_wanted.connect(
                self._router.opener(PageName.WITHIN_REACH)
            )
            self._settings_screen.changed.connect(self.changed)
            self._settings_screen.profile_chosen.connect(self.profile_chosen)
        self._settings_screen.refresh(busy=self._busy)
        self._show_page(self._settings_screen)

    def _open_about(self) -> None:
        from ui.screens.settings.about import AboutScreen

        if self._about is None:
            self._about = AboutScreen(self._colours)
            self._about.back.connect(self._show_settings)
        self._show_page(self._about)

    def show_shortcut(self, is_bound: bool) -> None:
        """Whether the desktop has bound the key that was asked for."""
        self._shortcut_is_bound = is_bound
        if self._within_reach is not None:
            self._within_reach.show_shortcut(is_bound)

    def _open_within_reach(self) -> None:
        from ui.screens.settings.within_reach import WithinReachScreen

        if self._within_reach is None:
            self._within_reach = WithinReachScreen(self._colours, self._settings)
            self._within_reach.back.connect(self._show_settings)
            self._within_reach.changed.connect(self.changed)
            if self._shortcut_is_bound is not None:
                self._within_reach.show_shortcut(self._shortcut_is_bound)
        self._within_reach.refresh()
        self._show_page(self._within_reach)

    def _finish_first_run(self) -> None:
        self._settings.change(replace(self._settings.now, met=True))
        self._router.show(PageName.PAUSE)

    def _begin(self) -> None:
        self._settings.change(replace(self._settings.now, met=True))
        self.begun.emit()
