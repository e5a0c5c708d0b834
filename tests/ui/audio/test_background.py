"""The soft background: no seam, no rhythm of its own, well below the tones, and never without being asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from scipy.signal import butter, sosfilt

from tests.refusals import refused
from tests.ui.audio.fake_output import Loudspeaker, listen, made
from trainer.pacing import BreathPattern, Pacer
from ui.audio.background import BACKGROUNDS, LOOP_S, BackgroundError, background
from ui.audio.breath_audio import BreathAudio
from ui.audio.mixer import Mixer, MixerVoice
from ui.audio.synthesis import RATE_HZ, TIMBRES, Samples, exhale
from ui.settings import BACKGROUNDS as CHOSEN
from ui.settings import NO_BACKGROUND

CALM = Pacer(BreathPattern.parse("4-0-6-0"), began=0.0)
BREATHING_HZ = (0.05, 0.5)  # from 3 to 30 breaths per minute
every_background = pytest.mark.parametrize("name", BACKGROUNDS)

OpenSound = Callable[..., tuple[BreathAudio, Loudspeaker]]


def rms(x: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(x, dtype=np.float64))))


@pytest.fixture
def open_sound(tmp_path: Path) -> Iterator[OpenSound]:
    opened: list[tuple[BreathAudio, Loudspeaker]] = []

    def make(name: str, volume: float = 1.0) -> tuple[BreathAudio, Loudspeaker]:
        speaker = Loudspeaker(1200)
        sound = BreathAudio(tmp_path, volume=volume, background=name, open_player=lambda: speaker)
        opened.append((sound, speaker))
        sound.start()
        speaker.wait_until_open()
        return sound, speaker

    yield make
    for sound, speaker in opened:
        speaker.play_out()
        sound.close()


def test_every_background_that_can_be_chosen_can_be_made() -> None:
    assert (NO_BACKGROUND, *BACKGROUNDS) == CHOSEN
    with refused(BackgroundError, match="choose off, noise, rain"):
        background("sea")


@every_background
def test_its_end_meets_its_beginning(name: str) -> None:
    period = background(name)
    assert len(period) == round(LOOP_S * RATE_HZ)
    usual = np.abs(np.diff(period))
    assert abs(float(period[0] - period[-1])) <= float(usual.max())
    bend = np.diff(np.concatenate((period[-3:], period[:3])), n=2)
    assert np.max(np.abs(bend)) <= np.max(np.abs(np.diff(period, n=2)))


@every_background
def test_it_has_no_rhythm_that_a_breath_could_follow(name: str) -> None:
    loud = background(name).astype(np.float64) ** 2
    frame = RATE_HZ // 10
    envelope = np.sqrt(loud[: len(loud) // frame * frame].reshape(-1, frame).mean(axis=1))
    slow = sosfilt(butter(2, BREATHING_HZ, "bandpass", fs=10.0, output="sos"), np.tile(envelope, 3))
    assert np.std(slow[len(envelope) :]) < 0.05 * np.mean(envelope)


@every_background
def test_it_lies_far_below_the_tones_and_is_not_harsh(name: str) -> None:
    period = background(name)
    quietest = min(rms(exhale(6.0, timbre)[: 3 * RATE_HZ]) for timbre in TIMBRES)
    assert rms(period) < 10 ** (-9 / 20) * quietest
    assert np.max(np.abs(period)) < 0.2
    power = np.abs(np.fft.rfft(period)) ** 2
    high = np.fft.rfftfreq(len(period), 1.0 / RATE_HZ) > 8000.0
    assert power[high].sum() < 1e-3 * power.sum()


def test_a_voice_that_loops_goes_on_without_a_step() -> None:
    period, mixer = background("noise"), Mixer(0.0)
    mixer.request(MixerVoice(1, None, period, 1.0, loops=True, fade_frames=RATE_HZ))
    heard = np.concatenate([mixer.fill(4800) for _ in range(10 * int(LOOP_S + 3.0))])
    np.testing.assert_array_equal(
        heard[2 * RATE_HZ : 3 * RATE_HZ],
        heard[round((2 + LOOP_S) * RATE_HZ) : round((3 + LOOP_S) * RATE_HZ)],
    )
    assert np.max(np.abs(np.diff(heard))) <= np.max(np.abs(np.diff(period))) + 1e-6


def test_nothing_is_played_unless_it_was_chosen(open_sound: OpenSound) -> None:
    sound, speaker = open_sound(NO_BACKGROUND)
    listen(sound, speaker, CALM, 0.0, 1.0)
    for t in np.arange(1.0, 3.0, 1 / 30):
        sound.advance(CALM, float(t), tones=False)
        made(sound)
        speaker.run_to(float(t))
    assert not speaker.heard[round(2.5 * RATE_HZ) : round(2.9 * RATE_HZ)].any()


@every_background
def test_it_comes_softly_stays_through_the_breath_and_goes_softly(
    open_sound: OpenSound, name: str
) -> None:
    sound, speaker = open_sound(name)

    def go(pacer: Pacer | None, start: float, end: float) -> None:
        for t in np.arange(start, end, 1 / 30):
            speaker.run_to(float(t))
            sound.advance(pacer, float(t), tones=False)
            made(sound)

    go(CALM, 0.0, 9.0)
    go(None, 9.0, 13.0)
    heard = speaker.heard
    part = [rms(heard[round(a * RATE_HZ) : round((a + 0.4) * RATE_HZ)]) for a in (0.1, 3.0, 8.0)]
    assert part[0] < 0.4 * part[1]
    assert part[1] == pytest.approx(part[2], rel=0.4)
    assert not heard[round(12.0 * RATE_HZ) : round(12.9 * RATE_HZ)].any()
    assert np.max(np.abs(np.diff(heard))) < 0.06


def test_its_volume_follows_that_of_the_tones(open_sound: OpenSound) -> None:
    sound, speaker = open_sound("noise", 0.0)
    assert not listen(sound, speaker, CALM, 0.0, 3.0).any()


def test_another_background_takes_over_without_a_gap(open_sound: OpenSound) -> None:
    sound, speaker = open_sound("noise")

    def go(start: float, end: float) -> None:
        for t in np.arange(start, end, 1 / 30):
            speaker.run_to(float(t))
            sound.advance(CALM, float(t), tones=False)
            made(sound)

    go(0.0, 5.0)
    sound.background = "rain"
    go(5.0, 10.0)
    heard = speaker.heard
    for t in np.arange(3.0, 9.0, 0.25):
        assert rms(heard[round(t * RATE_HZ) : round((t + 0.25) * RATE_HZ)]) > 0.008
