"""Who needs letters twice as large reads every word and reaches every answer, in a small window too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.letters_seen import faults
from tests.ui.practice_room import Day, PracticeRoom, put
from ui import translation
from ui.screens.screen import Screen
from ui.settings import Language, Settings, SettingsFile

Key = Qt.Key
SIZES = ((640, 480), (1280, 800))
WAY: dict[str, tuple[str, tuple[Key, ...]]] = {
    "home with a question": ("HomeScreen", ()),
    "home": ("HomeScreen", (Key.Key_0,)),
    "breath": ("BreathScreen", (Key.Key_B,)),
    "resonance": ("ResonanceScreen", (Key.Key_R,)),
    "sensor": ("SensorScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_S)),
    "lock": ("LockScreen", (Key.Key_Escape, Key.Key_L)),
    "settings": ("SettingsScreen", (Key.Key_Escape, Key.Key_O)),
    "about": ("AboutScreen", (Key.Key_A,)),
    "past": ("PastScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_H)),
    "practice": ("PracticeScreen", (Key.Key_Escape, Key.Key_P)),
    "audit": ("AuditScreen", (Key.Key_C,)),
    "feeling": ("FeelingScreen", (Key.Key_Escape, Key.Key_N)),
    "words for a feeling": ("FeelingScreen", (Key.Key_Tab, Key.Key_Down)),
    "trends": ("TrendsScreen", (Key.Key_Escape, Key.Key_Escape, Key.Key_T)),
    "how sure": ("TrendsScreen", (Key.Key_Left,)),
    "figures": ("TrendsScreen", (Key.Key_F,)),
    "ladder": ("LadderScreen", (Key.Key_Escape, Key.Key_L)),
    "why": ("WhyScreen", (Key.Key_Escape, Key.Key_W)),
    "report": ("PracticeReportScreen", (Key.Key_Escape, Key.Key_R)),
}


@contextmanager
def somebody(qtbot: QtBot, folder: Path, language: Language) -> Iterator[PracticeRoom]:
    put(folder, *(Day(n, prediction="they leave for good", sure_percent=70) for n in range(7)))
    settings = SettingsFile(folder)
    settings.change(Settings(met=True, text_percent=200, language=language))
    translation.speak(language)
    made = PracticeRoom(qtbot, folder, settings)
    try:
        yield made
    finally:
        made.close()
        translation.speak(Language.ENGLISH)


def seen(room: PracticeRoom) -> list[str]:
    """What is amiss on the screen that is shown, at either size."""
    found = []
    for size in SIZES:
        room.window.resize(*size)
        room.settle()
        page = room.window.pages.current
        assert isinstance(page, Screen)
        found += [f"{size[0]}: {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_twice_as_large_every_word_is_read_and_every_answer_reached(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    with somebody(qtbot, tmp_path, language) as room:
        found = []
        for place, (screen, keys) in WAY.items():
            room.press(*keys)
            assert room.screen == screen
            found += [f"{place} {amiss}" for amiss in seen(room)]
        assert not found, "\n".join(found)
