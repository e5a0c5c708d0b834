"""In a wide window a row of the history says all of what was chosen, in each language."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_walk import shown
from tests.ui.practice_window import Day, LibraryUser, put
from tests.ui.text_checks import painted_texts
from trainer.events import Decision
from ui.i18n import formatting, translator
from ui.i18n.texts import history_strings
from ui.screens.history.history import HistoryScreen
from ui.settings import Settings, SettingsFile

Key = Qt.Key
DEMO = "simulated:seed=7"


@pytest.mark.parametrize("presses", [(), (Key.Key_K,) * 2], ids=["own", "demos"])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_chosen_is_never_shortened(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int], presses: tuple[Key, ...]
) -> None:
    decisions = [*Decision]
    put(tmp_path, *(Day(n, decision=each) for n, each in enumerate(decisions)))
    put(tmp_path, *(Day(9 + n, decision=each, source=DEMO) for n, each in enumerate(decisions)))
    settings = SettingsFile(tmp_path)
    settings.change(Settings(met=True, language=language))
    translator.set_language(language)
    user = LibraryUser(qtbot, tmp_path, settings)
    user.window.resize(*size)
    user.press(Key.Key_H, *presses)
    page = shown(user)
    assert isinstance(page, HistoryScreen)
    with painted_texts() as painted:
        page.list.grab()
    texts = [p.text for p in painted if p.widget is page.list]
    try:
        assert not [text for text in texts if text.endswith("…")]
        for each in formatting.decision_texts()[: len(decisions)]:
            assert any(text.endswith(each) for text in texts), (each, texts)
    finally:
        user.close()
        translator.set_language("en")


def test_one_entry_is_called_one() -> None:
    assert history_strings.describe_one_of_kind("certainty_audit") == "Certainty audit"
    assert history_strings.describe_one_of_kind("name_the_feeling") == "Named feeling"
    assert history_strings.describe_one_of_kind("resonance") == "Finding your pace"
    assert history_strings.describe_one_of_kind("own_thing") == "Own thing"
