"""The colours and the text size of the window: as the person chose, else as the system has them.

A change of the system is followed at once, and never interrupts a pause.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QWidget

from ui.i18n import translator
from ui.i18n.languages import SYSTEM
from ui.settings import ColorScheme, Settings
from ui.style import theme
from ui.style.desktop_settings import DesktopSettings
from ui.style.reduced_motion import prefers_reduced_motion
from ui.style.text_measure import USUAL_SIZE_PX, grow_text
from ui.style.theme import DARK, LIGHT, Theme, raise_contrast


class Appearance(NamedTuple):
    """What the window looks like."""

    theme: Theme
    text_percent: int
    """As chosen, and grown with the window."""
    calm: bool
    """No motion but a bar that fills: see `ui.widgets.pacer.pacer_disc`."""
    language: str = SYSTEM
    key_hints: bool = True
    """Whether keys are shown beside what they do."""


def appearance_for(
    settings: Settings,
    *,
    light: bool,
    high_contrast: bool,
    size_px: tuple[int, int] = USUAL_SIZE_PX,
) -> Appearance:
    """The appearance for these settings, for what the system asks for, and in a window of this size."""
    wanted = settings.colours
    if wanted in (ColorScheme.DARK, ColorScheme.LIGHT):
        light, high_contrast = wanted is ColorScheme.LIGHT, False
    base = LIGHT if light else DARK
    plain = not high_contrast and wanted is not ColorScheme.CONTRAST
    return Appearance(
        base if plain else raise_contrast(base),
        grow_text(settings.text_percent, *size_px),
        prefers_calm(settings),
        settings.language,
        settings.key_hints,
    )


def prefers_calm(settings: Settings) -> bool:
    """Whether motion is reduced, by the settings or else by the system."""
    return _system_is_calm() if settings.calm is None else settings.calm


class _Desktop:
    """Settings that the desktop reported while the program runs; one for the application."""

    reduces_motion: bool | None = None


def _system_is_calm() -> bool:
    setting = _Desktop.reduces_motion
    return prefers_reduced_motion() if setting is None else setting


class SystemWishes(NamedTuple):
    """What the system asks of every program."""

    light: bool
    high_contrast: bool
    calm: bool


def missing_parts_message() -> str:
    """One sentence for each missing part of the installation; mostly empty."""
    return " ".join(
        filter(None, (theme.missing_font_message(), translator.missing_language_message()))
    )


class AppearanceController(QObject):
    """Applies appearances, and notices changes of the system."""

    changed = Signal()
    """The system is another than before."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._hints = QGuiApplication.styleHints()
        self._spoken: str | None = None  # None: the language in which the program started
        self._desktop = DesktopSettings(self)
        self._desktop.changed.connect(self._desktop_changed)
        self._wishes = self._system_wishes()
        self._hints.colorSchemeChanged.connect(self._hint_changed)
        if hasattr(self._hints, "accessibility"):  # from Qt 6.10 on
            self._hints.accessibility().contrastPreferenceChanged.connect(self._hint_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Who comes back from the system's settings may have changed what no signal reports.
            app.applicationStateChanged.connect(self._look_again)

    def listen(self) -> None:
        """Follow the settings of the desktop; to be called once a frame is painted."""
        self._desktop.listen()

    def wanted(self, settings: Settings) -> Appearance:
        wishes = self._system_wishes()
        return appearance_for(
            settings,
            light=wishes.light,
            high_contrast=wishes.high_contrast,
            size_px=self._window.size().toTuple(),
        )

    def apply(self, settings: Settings) -> Appearance:
        """Apply the wanted appearance. It holds for widgets which are made from now on."""
        appearance = self.wanted(settings)
        if self._spoken not in (None, appearance.language):
            translator.set_language(appearance.language)
        self._spoken = appearance.language
        theme.scale_text(appearance.text_percent)
        theme.show_key_hints(appearance.key_hints)
        theme.apply_palette(appearance.theme)
        return appearance

    def _system_wishes(self) -> SystemWishes:
        """What Qt knows of the system, and where it knows nothing what the desktop reported."""
        scheme = self._hints.colorScheme()
        is_known = scheme is not Qt.ColorScheme.Unknown
        light = scheme is Qt.ColorScheme.Light if is_known else bool(self._desktop.is_light)
        contrast = _asks_for_contrast(self._hints) or bool(self._desktop.has_high_contrast)
        return SystemWishes(light, contrast, _system_is_calm())

    def _desktop_changed(self) -> None:
        _Desktop.reduces_motion = self._desktop.has_reduced_motion
        self._look_again()

    def _hint_changed(self, *_: object) -> None:
        self._wishes = self._system_wishes()
        self.changed.emit()

    def _look_again(self, *_: object) -> None:
        before, self._wishes = self._wishes, self._system_wishes()
        if self._wishes != before:
            self.changed.emit()


def _asks_for_contrast(hints: QStyleHints) -> bool:
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
