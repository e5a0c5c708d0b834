"""The window's language. Its words stand in `ui.i18n.strings` and the modules beside it, in English.

Rule: a language that cannot be found never keeps anyone from the window, it opens in English then.
Other languages come from `resources/translations`; `python -m ui.i18n.extract` makes those files.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.i18n.strings import CONTEXT, _mark
from ui.i18n.strings import LANGUAGE as CODE

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "translations"
SOURCE: Final = "en"
LANGUAGES: Final[Mapping[str, str]] = {
    "": _mark("As on this computer"),
    "en": "English",
    "de": "Deutsch",
}
MISSING: Final = (
    "The words in {language} are missing or damaged, so all is said in English: "
    "install Outbreath again."
)


class _Spoken:
    """There is one language for the one application; this is the one that could not be spoken."""

    missing = ""


def missing_language_message() -> str:
    """Which language was wanted and is not there, in one sentence; empty where all is well."""
    return MISSING.format(language=LANGUAGES[_Spoken.missing]) if _Spoken.missing else ""


def install_language(language: str = "") -> str:
    """Speak this language from now on ("": the system's); the one that it came to.

    What a widget says already stays as it is until it is said again.
    """
    app = QCoreApplication.instance()
    spoken = language if language in LANGUAGES and language else system_language()
    _Spoken.missing = ""
    if app is None:
        return SOURCE
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    if spoken == SOURCE:
        return SOURCE
    words = QTranslator(app)
    file = FOLDER / f"outbreath_{spoken}.qm"
    # A file of the right kind may hold nothing: what it calls its own language tells.
    if not words.load(str(file)) or words.translate(CONTEXT, CODE) != spoken:
        _Spoken.missing = spoken
        words.deleteLater()
        return SOURCE
    app.installTranslator(words)
    _install_menus(app, spoken)
    return spoken


def set_language(setting: str) -> str:
    """The language of a setting: "system" or the name of one."""
    return install_language(setting if setting in LANGUAGES else "")


def system_language(wanted: Sequence[str] | None = None) -> str:
    """The first of the languages this person has chosen for the computer that is spoken here.

    >>> system_language(["fr-CH", "de-CH", "en"]), system_language(["fr"])
    ('de', 'en')
    """
    for tag in QLocale.system().uiLanguages() if wanted is None else wanted:
        spoken = tag.replace("_", "-").partition("-")[0].lower()
        if spoken in LANGUAGES and spoken:
            return spoken
    return SOURCE


def _install_menus(app: QCoreApplication, spoken: str) -> None:
    """Qt has a few words of its own, in the menu of a line of text; it brings them along."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    menus = QTranslator(app)
    if menus.load(f"qtbase_{spoken}", folder):
        app.installTranslator(menus)
