"""The words that guide the breath: warm or brief, as the person chose, on the screen and spoken."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.screens.settings.test_settings_screen import Home, open_window
from trainer.pacing import BreathPhase
from ui.i18n import strings
from ui.i18n.texts.guidance_strings import BRIEF_CARE, WORDINGS
from ui.settings import Settings, Wording

__all__ = ["open_window"]


def test_every_wording_has_a_word_for_every_phase_and_as_many_lines() -> None:
    assert set(WORDINGS) == set(Wording)
    assert all(set(words.phases) == set(BreathPhase) for words in WORDINGS.values())
    assert len({len(words.care) for words in WORDINGS.values()}) == 1
    assert all(words.pause_care in words.care for words in WORDINGS.values())


@pytest.mark.parametrize(
    ("wording", "phases", "care"),
    [
        (Wording.WARM, ("Breathe in", "Breathe out"), strings.CARE),
        (Wording.BRIEF, ("In", "Out"), BRIEF_CARE),
    ],
)
def test_a_pause_is_guided_in_the_words_that_were_chosen(
    open_window: Callable[..., Home],
    wording: Wording,
    phases: tuple[str, ...],
    care: tuple[str, ...],
) -> None:
    home = open_window(Settings(met=True, wording=wording))
    home.window.pause.sessions_before = 100
    home.press(Qt.Key.Key_Space)
    seen, lines = set(), set()
    for second in range(2, 120, 2):
        home.at(float(second))
        seen.add(home.window.pause.phase.text())
        lines.add(home.window.pause.care.text())
    assert seen == set(phases)
    assert lines <= set(care)
    assert len(lines) > 1


def test_the_wording_is_spoken_too(
    open_window: Callable[..., Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "ui.audio.speech.SpeechOutput.speak", lambda _, words, __: said.append(words)
    )
    home = open_window(Settings(met=True, wording=Wording.BRIEF, voice=True))
    home.press(Qt.Key.Key_Space)
    for second in range(2, 14, 2):
        home.at(float(second))
    assert set(said) == {"In", "Out"}


def test_an_exercise_that_is_no_pause_speaks_of_no_urge() -> None:
    for words in WORDINGS.values():
        lines = {words.care_line(at, is_pause=False) for at in range(20)}
        assert words.pause_care not in lines
        assert len(lines) == len(words.care) - 1
