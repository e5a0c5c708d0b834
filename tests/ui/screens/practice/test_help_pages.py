"""A page on why it works may be damaged on the disk: the others are there, and nothing else is harmed."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import show
from ui.i18n import help_pages, translator
from ui.i18n.help_pages import PAGES
from ui.screens.practice import help_pages as why_screen
from ui.screens.practice.help_pages import HelpScreen, read_pages
from ui.style import theme

DAMAGE = {
    "empty": b"",
    "only lines": b"\n\n \n",
    "no text": b"\xff\xfe# \x80\x81",
    "cut to zeros": 4096 * b"\0",
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pages of an installation that can be harmed."""
    folder = tmp_path / "why"
    shutil.copytree(help_pages.FOLDER, folder)
    monkeypatch.setattr(help_pages, "FOLDER", folder)
    monkeypatch.setattr(why_screen, "PAGES_FOLDER", folder)
    return folder


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_page_is_passed_over_and_the_others_are_read(
    qtbot: QtBot, pages: Path, damage: bytes
) -> None:
    (pages / "audit.md").write_bytes(damage)
    assert list(read_pages()) == [name for name in PAGES if name != "audit"]
    screen = HelpScreen(theme.DARK)
    qtbot.addWidget(screen)
    screen.open_at("audit")
    assert len(screen.titles) == len(PAGES) - 1
    assert screen.page.toPlainText().startswith(screen.titles[0])


def test_a_folder_in_the_place_of_a_page_is_passed_over(pages: Path) -> None:
    (pages / "help.md").unlink()
    (pages / "help.md").mkdir()
    assert list(read_pages()) == list(PAGES[:-1])


def test_without_any_page_the_screen_says_so(qtbot: QtBot, pages: Path) -> None:
    shutil.rmtree(pages)
    screen = HelpScreen(theme.DARK)
    qtbot.addWidget(screen)
    screen.open_at("help")
    screen.page_list.step(1)
    assert "The pages are missing" in screen.page.toPlainText()


def test_where_the_german_page_is_damaged_the_english_one_is_shown(
    qtbot: QtBot, pages: Path
) -> None:
    translator.install_language("de")
    try:
        (pages / "de" / "pause.md").write_bytes(b"")
        result = read_pages()
    finally:
        translator.install_language("en")
    assert result["pause"][1] == (pages / "pause.md").read_text(encoding="utf-8")
    assert result["audit"][1] == (pages / "de" / "audit.md").read_text(encoding="utf-8")


def test_on_the_command_line_a_damaged_page_says_so_and_the_others_are_there(pages: Path) -> None:
    (pages / "body.md").write_bytes(b"\xff")
    assert help_pages.load_page("body") == help_pages.DAMAGED
    assert [
        name for name in help_pages.PAGES if help_pages.load_page(name) == help_pages.DAMAGED
    ] == ["body"]
    assert help_pages.page_title("body").endswith("again.")


def test_without_the_list_the_page_says_which_it_is_and_how_many_there_are(qtbot: QtBot) -> None:
    screen = HelpScreen(theme.DARK)
    qtbot.addWidget(screen)
    screen.resize(640, 480)
    show(qtbot, screen)
    screen.open_at("audit")
    assert screen.position.text() == f"Page {list(PAGES).index('audit') + 1} of {len(PAGES)}"
    assert screen.position.isVisible()
    assert screen.position.geometry().bottom() <= screen.page.geometry().top()
    assert screen.page.verticalScrollBar().isVisible()
    assert screen.page.verticalScrollBar().value() == 0
    screen.resize(1280, 800)
    assert not screen.position.isVisible()
