"""What is to be heard in the window: nothing unless it was asked for, and trouble in one line."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.audio.fake_output import Loudspeaker, made
from tests.ui.screens.settings.test_settings_screen import Home, open_window
from trainer.pacing import BreathPattern, BreathPhase, Pacer
from trainer.plan import Guide
from ui.audio.cues import Cues
from ui.audio.output import AudioOutputError
from ui.i18n.messages import LoudspeakerStalled, NoLoudspeaker
from ui.i18n.rendering import to_english
from ui.screens.settings.settings import SettingsScreen
from ui.settings import Settings

__all__ = ["open_window"]

PACER = Pacer(BreathPattern.parse("4-0-6-0"), 0.0)
ALOUD = Settings(met=True, sound=True, timbre="flute", volume=0.75)


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Loudspeaker:
    made_speaker = Loudspeaker(1200)
    monkeypatch.setattr("ui.audio.output.open_output", lambda: made_speaker)
    monkeypatch.setattr("ui.audio.breath_audio.tones_folder", lambda: tmp_path / "tones")
    return made_speaker


@pytest.fixture
def no_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Loudspeaker:
        raise AudioOutputError(NoLoudspeaker())

    monkeypatch.setattr("ui.audio.output.open_output", absent)


@pytest.fixture
def cues(speaker: Loudspeaker) -> Iterator[Cues]:
    made_cues = Cues()
    yield made_cues
    speaker.play_out()
    made_cues.close()


def loudness(speaker: Loudspeaker) -> float:
    return float(np.max(np.abs(speaker.heard)))


def test_a_pause_is_silent_unless_sound_was_chosen(cues: Cues) -> None:
    cues.configure(Settings())
    cues.begin(Guide.FULL)
    cues.advance(PACER, 0.0)
    cues.say_phase(BreathPhase.INHALE)
    cues.ring()
    assert (cues._sound, cues._voice) == (None, None)


@pytest.mark.parametrize(
    ("settings", "guide"), [(ALOUD, Guide.FULL), (Settings(), Guide.SOUND)], ids=["chosen", "guide"]
)
def test_breath_and_bell_are_heard_where_they_were_chosen(
    cues: Cues, speaker: Loudspeaker, settings: Settings, guide: Guide
) -> None:
    cues.configure(settings)
    cues.begin(guide)
    speaker.wait_until_open()
    assert (cues.sound.timbre, cues.sound.volume) == (settings.timbre, settings.volume)
    for frame in range(60):
        speaker.run_to(frame / 30)
        cues.advance(PACER, frame / 30)
        made(cues.sound)
    assert loudness(speaker) > 0.01
    cues.fade_out()
    made(cues.sound)
    before = len(speaker.heard)
    speaker.run_to(4.0)
    cues.ring()
    made(cues.sound)
    speaker.run_to(5.0)
    assert float(np.max(np.abs(speaker.heard[-40_000:]))) > 0.01
    assert len(speaker.heard) > before


def test_without_a_loudspeaker_the_pause_goes_on_and_settings_say_why(
    no_speaker: None, open_window: Callable[..., Home], qtbot: QtBot
) -> None:
    home = open_window(ALOUD)
    home.press(Qt.Key.Key_Space)
    home.at(30.0)
    qtbot.waitUntil(lambda: bool(home.window.pause.cues.trouble))
    home.at(40.0)
    assert home.screen == "PauseScreen"
    home.press(Qt.Key.Key_O)
    screen = home.page
    assert isinstance(screen, SettingsScreen)
    assert screen.message.text() == to_english(NoLoudspeaker())


def test_one_can_hear_it_before_a_pause(
    speaker: Loudspeaker, open_window: Callable[..., Home], qtbot: QtBot
) -> None:
    home = open_window()
    home.press(Qt.Key.Key_O, Qt.Key.Key_T)
    screen = home.page
    assert isinstance(screen, SettingsScreen)
    speaker.wait_until_open()
    moments = iter(range(1, 1000))

    def is_heard() -> bool:
        speaker.run_to(next(moments) / 20)
        return loudness(speaker) > 0.0

    qtbot.waitUntil(is_heard)
    home.press(Qt.Key.Key_Escape)
    assert not screen._tone_preview._timer.isActive()
    speaker.play_out()


def test_headphones_pulled_out_in_a_pause_are_one_sentence_until_they_are_back(
    speaker: Loudspeaker, open_window: Callable[..., Home]
) -> None:
    home = open_window(ALOUD)
    told: list[str] = []
    home.window.pause.troubled.connect(told.append)
    home.press(Qt.Key.Key_Space)
    home.at(1.0)
    speaker.wait_until_open()
    sound, notice = home.window.pause.cues.sound, home.window.notice
    while sound._mixer() is None:
        threading.Event().wait(0.005)

    def go(seconds: Sequence[int], *, plays: bool) -> None:
        for t in seconds:
            if plays:
                speaker.run_to(float(t) + 0.5)
            home.at(float(t))
            home.window.pause.show_frame()

    go(range(2, 6), plays=True)
    assert notice.text == ""
    go(range(6, 12), plays=False)
    assert told == [to_english(LoudspeakerStalled())]
    assert notice.text == told[0]
    go(range(12, 16), plays=False)
    while sound._mixer() is None:
        threading.Event().wait(0.005)
    go(range(16, 20), plays=True)
    assert len(told) == 1
    assert notice.text == ""
    assert home.screen == "PauseScreen"
    speaker.play_out()
