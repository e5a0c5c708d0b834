"""Letters or words of the installation are missing or damaged: the window opens, and tells what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MemorySessionLibrary, leave, show
from ui.i18n import formatting, strings, translator
from ui.i18n.extract import read_translations, translation_path
from ui.navigation.main_window import MainWindow
from ui.settings import ColorScheme, Settings, SettingsFile
from ui.style import theme
from ui.style.appearance import missing_parts_message
from ui.style.theme import FILES, FONTS

ROOT = Path(__file__).parents[3]
NO_FONTS = '<?xml version="1.0"?><fontconfig></fontconfig>'
OpenWindow = Callable[[Settings], MainWindow]


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The letters of an installation that can be harmed, not loaded yet."""
    folder = tmp_path / "fonts"
    shutil.copytree(FONTS, folder)
    monkeypatch.setattr(theme, "FONTS", folder)
    monkeypatch.setattr(theme._TextScale, "missing", None)
    return folder


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The German words of an installation that can be harmed."""
    folder = tmp_path / "translations"
    shutil.copytree(translator.FOLDER, folder)
    monkeypatch.setattr(translator, "FOLDER", folder)
    yield folder / "outbreath_de.qm"
    translator.install_language("en")


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    made: list[MainWindow] = []

    def opened_window(settings: Settings) -> MainWindow:
        stored = SettingsFile(tmp_path / "library")
        stored.change(settings)
        translator.set_language(settings.language)
        made.append(MainWindow(None, MemorySessionLibrary(), "none", stored))  # type: ignore[arg-type]
        qtbot.addWidget(made[-1])
        show(qtbot, made[-1])
        return made[-1]

    yield opened_window
    for window in made:
        leave(window)


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def garbage(path: Path) -> None:
    path.write_bytes(b"no font, no words" * 99)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:16])


DAMAGE = (gone, a_folder, garbage, empty, cut_short, header_only)


@pytest.mark.parametrize("harm", DAMAGE)
def test_a_font_that_is_missing_or_damaged_is_named(
    qtbot: QtBot, fonts: Path, harm: Callable[[Path], None]
) -> None:
    harm(fonts / FILES[0])
    assert theme.load_fonts() == [FILES[0]]


def test_without_the_folder_of_fonts_both_are_missing(qtbot: QtBot, fonts: Path) -> None:
    shutil.rmtree(fonts)
    assert theme.load_fonts() == list(FILES)


def test_whole_fonts_and_words_are_no_trouble(qtbot: QtBot, fonts: Path, words: Path) -> None:
    theme.apply_palette(theme.DARK)
    assert translator.install_language("de") == "de"
    assert missing_parts_message() == ""


@pytest.mark.parametrize("harm", DAMAGE)
def test_german_words_that_are_missing_or_damaged_are_told(
    qtbot: QtBot, words: Path, harm: Callable[[Path], None]
) -> None:
    harm(words)
    assert translator.install_language("de") == "en"
    assert formatting.translate(strings.BEGIN) == "Begin"
    assert "The Deutsch texts are missing" in translator.missing_language_message()
    assert translator.install_language("en") == "en"
    assert translator.missing_language_message() == ""


def test_the_window_opens_without_letters_and_words_and_says_what_to_do(
    open_window: OpenWindow, fonts: Path, words: Path
) -> None:
    shutil.rmtree(fonts)
    words.unlink()
    window = open_window(Settings(met=True, language="de"))
    text = window.notice.text
    assert window.notice.isVisible()
    assert all(name in text for name in (*FILES, "Deutsch"))
    assert text.count("install") == 2
    assert window.home.isVisible()


def test_letters_that_are_missing_are_told_in_german_too(
    open_window: OpenWindow, fonts: Path
) -> None:
    cut_short(fonts / FILES[1])
    try:
        window = open_window(Settings(met=True, language="de"))
        assert window.notice.text.endswith("installiere Outbreath noch einmal.")
    finally:
        translator.install_language("en")


def test_who_chooses_german_later_is_told_that_it_is_missing(
    open_window: OpenWindow, words: Path
) -> None:
    words.unlink()
    window = open_window(Settings(met=True, colours=ColorScheme.DARK, language="en"))
    assert not window.notice.isVisible()
    window._open_settings()
    window.settings.change(Settings(met=True, language="de"))
    window.settings_navigator.changed.emit()
    assert "The Deutsch texts are missing" in window.notice.text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a font")
def test_on_a_system_without_any_font_the_terminal_says_so(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS, encoding="utf-8")
    program = (
        "from pathlib import Path; from PySide6.QtWidgets import QApplication; from ui.style import theme;"
        f"theme.FONTS = Path({str(tmp_path)!r}); app = QApplication([]); theme.apply_palette(theme.DARK)"
    )
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
    }
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert ran.stderr.count("no letters at all") == 1


def test_what_is_said_of_missing_parts_can_be_said_in_german() -> None:
    known = read_translations(translation_path("de"))
    assert all(all(known[text]) for text in (theme.MISSING, translator.MISSING))
