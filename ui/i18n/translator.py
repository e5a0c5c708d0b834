"""The language of the window. Its English texts are in `ui.i18n.strings` and the modules beside it.

Where the translation of a language is missing, the window opens in English.
Other languages come from `resources/translations`; `python -m ui.i18n.extract` makes those files.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from ui.i18n.languages import LANGUAGES, SOURCE
from ui.i18n.marking import CONTEXT, mark
from ui.i18n.strings import LANGUAGE as CODE

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "translations"
NAME: Final = "language"
"""The object name of an installed translator. By it they are found without a wrapper of the style of Qt, whose
enumerations PySide would have to build."""
MISSING: Final = mark(
    "The {language} texts are missing or damaged, so Outbreath shows English. Please "
    "install it again."
)


class _MissingLanguage:
    """The language that was asked for and could not be loaded, for the one application."""

    missing = ""


def missing_language_message() -> str:
    """A sentence that names the language that could not be loaded; empty where all is well."""
    return (
        QCoreApplication.translate(CONTEXT, MISSING).format(
            language=LANGUAGES[_MissingLanguage.missing].name
        )
        if _MissingLanguage.missing
        else ""
    )


def install_language(language: str = "") -> str:
    """Install a language and return the one in use; any other text selects the system's.

    Texts that are already shown do not change.
    """
    app = QCoreApplication.instance()
    code = language if language in LANGUAGES else system_language()
    _MissingLanguage.missing = ""
    if app is None:
        return SOURCE
    for before in app.findChildren(QTranslator, NAME, Qt.FindChildOption.FindDirectChildrenOnly):
        app.removeTranslator(before)
        before.deleteLater()
    if code == SOURCE:
        return SOURCE
    translator = _new_translator(app)
    file = FOLDER / f"outbreath_{code}.qm"
    # A valid file may be empty: the translation of the language's code tells.
    if not translator.load(str(file)) or translator.translate(CONTEXT, CODE) != code:
        _MissingLanguage.missing = code
        translator.deleteLater()
        return SOURCE
    app.installTranslator(translator)
    _install_menus(app, code)
    return code


def set_language(setting: str) -> str:
    """Install the language of the settings and return the one in use."""
    return install_language(setting)


def system_language(wanted: Sequence[str] | None = None) -> str:
    """The first supported language among those the person has chosen for the computer.

    >>> system_language(["qya", "de-CH", "en"]), system_language(["qya"])
    ('de', 'en')
    """
    for tag in QLocale.system().uiLanguages() if wanted is None else wanted:
        code = tag.replace("_", "-").partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return SOURCE


def _new_translator(app: QCoreApplication) -> QTranslator:
    translator = QTranslator(app)
    translator.setObjectName(NAME)
    return translator


def _install_menus(app: QCoreApplication, code: str) -> None:
    """Install Qt's own translations, for instance for the context menu of a text field."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt_translator = _new_translator(app)
    if qt_translator.load(f"qtbase_{code}", folder):
        app.installTranslator(qt_translator)
