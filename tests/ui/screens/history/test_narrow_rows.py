"""In a narrow window with large text a row of the history still says when, how long and what was chosen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import shown
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.text_checks import painted_texts
from trainer.practice.triggers import TriggerSummary
from ui.i18n import translator
from ui.screens.history.history import HistoryScreen
from ui.screens.history.trigger_list import TriggerList
from ui.settings import Settings, SettingsFile
from ui.style import theme
from ui.style.theme import DARK

Key = Qt.Key
OWN_WORDS = "they leave for good"


@pytest.fixture(params=["en", "de"])
def user(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    days = [Day(n, prediction=OWN_WORDS, sure_percent=70) for n in range(4)]
    put(tmp_path, *days, Day(5, prediction=OWN_WORDS, source="simulated:seed=7"))
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True, text_percent=200, language=request.param))
    translator.set_language(request.param)
    made = LibraryUser(qtbot, tmp_path, settings)
    made.window.resize(500, 900)
    made.press(Key.Key_H)
    yield made
    made.close()
    translator.set_language("en")


def history_of(user: LibraryUser) -> HistoryScreen:
    page = shown(user)
    assert isinstance(page, HistoryScreen)
    return page


def test_only_the_words_of_the_person_are_shortened(user: LibraryUser) -> None:
    page = history_of(user)
    with painted_texts() as painted:
        page.list.grab()
    texts = [p.text for p in painted if p.widget is page.list]
    assert texts
    shortened = [text for text in texts if text.endswith("…")]
    assert all(OWN_WORDS.startswith(text[:4]) for text in shortened), shortened


def test_where_the_count_has_no_room_the_title_says_which_are_listed(user: LibraryUser) -> None:
    page = history_of(user)
    usual = page.title.text()
    assert not page.count.isVisible()
    user.press(Key.Key_K)
    assert page.title.text() == page.count.text() != usual
    user.press(Key.Key_Escape)
    assert page.title.text() == usual
    user.press(Key.Key_Space)
    assert "1" in page.title.text()
    user.window.resize(1280, 800)
    user.settle()
    assert page.title.text() == usual
    assert page.count.isVisible() or page.count.text() == ""


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_said_of_a_trigger_is_not_shortened(qtbot: QtBot, language: str) -> None:
    theme.scale_text(200)
    translator.set_language(language)
    parent = QWidget()
    qtbot.addWidget(parent)
    triggers = TriggerList(DARK, parent)
    result = TriggerSummary("dusk", 12, 12, 7.8, 4.6, 725.0, "2026-09-28T18:00:00+00:00")
    triggers.rows.show([result], date(2026, 11, 30))
    triggers.resize(450, 400)
    try:
        with painted_texts() as painted:
            triggers.grab()
    finally:
        translator.set_language("en")
    texts = [p.text for p in painted]
    assert len(texts) >= 4
    assert not [text for text in texts if text.endswith("…")]
