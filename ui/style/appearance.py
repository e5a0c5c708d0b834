"""Which colours and letters the window wears: what the person chose, else what the system says.

Rule: a change of the system is followed at once, and never takes a pause away.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints

from ui.i18n import translator
from ui.settings import Colours, Language, Settings
from ui.style import theme
from ui.style.reduced_motion import wants_calm
from ui.style.theme import DARK, LIGHT, Theme, heightened


class Look(NamedTuple):
    theme: Theme
    text_percent: int
    calm: bool
    """No motion but a bar that fills: see `ui.widgets.pacer.pacer_disc`."""
    language: str = Language.SYSTEM


def look_of(settings: Settings, *, light: bool, high_contrast: bool) -> Look:
    """What to wear, where the system is light or asks for more contrast."""
    wanted = settings.colours
    if wanted in (Colours.DARK, Colours.LIGHT):
        light, high_contrast = wanted is Colours.LIGHT, False
    base = LIGHT if light else DARK
    plain = not high_contrast and wanted is not Colours.CONTRAST
    return Look(
        base if plain else heightened(base),
        settings.text_percent,
        is_calm(settings),
        settings.language,
    )


def is_calm(settings: Settings) -> bool:
    """No motion is wanted: by this person here, or else of the whole computer."""
    return wants_calm() if settings.calm is None else settings.calm


def missing() -> str:
    """What of the installation the window has to do without, one sentence for each; mostly empty."""
    return " ".join(filter(None, (theme.trouble(), translator.trouble())))


class Looks(QObject):
    changed = Signal()
    """The system is another than before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hints = QGuiApplication.styleHints()
        self._spoken: str | None = None  # at first, whatever the program began with
        self._hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(self._hints, "accessibility"):  # from Qt 6.10 on
            self._hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    def wanted(self, settings: Settings) -> Look:
        light = self._hints.colorScheme() is Qt.ColorScheme.Light
        return look_of(settings, light=light, high_contrast=_asks_for_contrast(self._hints))

    def wear(self, settings: Settings) -> Look:
        """Put on what is wanted; all that is made from now on is made in it."""
        look = self.wanted(settings)
        if self._spoken not in (None, look.language):
            translator.speak(look.language)
        self._spoken = look.language
        theme.scale_text(look.text_percent)
        theme.dress(look.theme)
        return look

    def _system_changed(self, *_: object) -> None:
        self.changed.emit()


def _asks_for_contrast(hints: QStyleHints) -> bool:
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
