"""Whoever writes in German is asked as gently as in English, and gets a German sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.practice_window import LibraryUser
from trainer.exercises.certainty_audit import Column
from ui.i18n import translator
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.screens.practice.audit import AuditScreen
from ui.screens.practice.feeling import FeelingScreen
from ui.settings import Settings, SettingsFile

Key = Qt.Key


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryUser]:
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True, language="de"))
    translator.set_language("de")
    made = LibraryUser(qtbot, tmp_path, settings)
    yield made
    made.close()
    translator.set_language("en")


def test_an_accusation_and_a_guess_are_asked_about_in_german(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_C)
    audit = home.window.pages.current
    assert isinstance(audit, AuditScreen)
    audit.columns[Column.KNOWN].field.setText("Sie wird mich bestimmt verlassen")
    home.press(Key.Key_Return, Key.Key_Up)
    assert "bestimmt" in audit.question.text()


def test_the_sentence_is_german_with_its_commas_whatever_stands_in_it(home: LibraryUser) -> None:
    home.press(Key.Key_P, Key.Key_N)
    screen = home.window.pages.current
    assert isinstance(screen, FeelingScreen)
    for name, text in (
        ("situation", "du nie antwortest. Und gehst"),
        ("emotion", "traurig"),
        ("need", "Nähe."),
    ):
        screen.parts[name].field.setText(text)
    assert screen.parts["situation"].hint.text()
    home.press(Key.Key_Tab, Key.Key_Tab)
    screen.copy()
    sentence = QGuiApplication.clipboard().text()
    assert sentence == (
        "Wenn du nie antwortest. Und gehst, merke ich, dass ich mich traurig fühle, "
        "und was ich eigentlich brauche, ist Nähe"
    )


def test_the_key_for_a_new_passphrase_is_not_named_like_a_change_in_a_trend(
    home: LibraryUser,
) -> None:
    assert translate(history_strings.KEY_CHANGE_LOCK) == "Passphrase ändern"
