"""The loudspeaker itself. There is none where tests run: a real stream that nobody hears stands in."""

import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from tests.refusals import refused
from trainer.messages import Message
from trainer.pacing import BreathPattern, Pacer
from ui.audio.breath_audio import BreathAudio
from ui.audio.output import AudioOutputError, open_output
from ui.audio.synthesis import RATE_HZ
from ui.i18n.messages import NoLoudspeaker, SoundPackageMissing

GIVE_UP_S = 30
CALM = Pacer(BreathPattern.parse("4-0-6-0"), began=0.0)


def test_a_real_stream_plays_a_second_and_leaves_nothing_behind(tmp_path: Path) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio is not installed: no stream to try")
    sound = BreathAudio(tmp_path, open_player=lambda: open_output(unheard=True))
    sound.start()
    pause, frame = threading.Event(), 0
    mixer = sound._mixer()
    while mixer is None or not mixer.sounding or mixer.frames_taken <= RATE_HZ // 2:
        assert frame < 30 * GIVE_UP_S
        sound.advance(CALM, frame / 30)
        pause.wait(1 / 30)
        frame, mixer = frame + 1, sound._mixer()
    sound.close()
    taken = mixer.frames_taken
    pause.wait(0.1)
    assert mixer.frames_taken == taken


@pytest.fixture
def miniaudio() -> ModuleType:
    found: ModuleType = pytest.importorskip("miniaudio", reason="miniaudio is not installed")
    return found


def test_a_stream_that_nobody_can_hear_is_not_taken_for_a_loudspeaker(
    miniaudio: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, unheard = miniaudio.PlaybackDevice, [miniaudio.Backend.NULL]
    monkeypatch.setattr(
        miniaudio, "PlaybackDevice", lambda **asked: real(**{**asked, "backends": unheard})
    )
    with refused(AudioOutputError, match="No audio output found"):
        open_output()


def test_without_the_library_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with refused(AudioOutputError, match="pip install miniaudio"):
        open_output()


def test_the_import_brings_nothing_slow() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ui.audio.breath_audio, ui.audio.speech, sys; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"miniaudio", "scipy", "PySide6", "pyqtgraph"} & set(result.stdout.split())


def test_here_and_now_there_is_a_loudspeaker_or_a_sentence() -> None:
    trouble: Message | None = None
    try:
        open_output().close()
    except AudioOutputError as exc:
        trouble = exc.message
    assert trouble in (None, NoLoudspeaker(), SoundPackageMissing())
