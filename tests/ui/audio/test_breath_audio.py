"""A breath with eyes closed. The loudspeaker is a row of samples; the thread and the stream are real."""

import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refusals import refused
from tests.ui.audio.fake_output import Loudspeaker, listen, onset_s
from tests.ui.audio.test_schedule import breaths
from trainer.pacing import BreathPattern, Pacer
from ui.audio.breath_audio import BreathAudio
from ui.audio.output import AudioOutput, AudioOutputError
from ui.audio.schedule import tone_events_between
from ui.audio.synthesis import RATE_HZ, TIMBRES, Samples, ToneError
from ui.i18n.messages import LoudspeakerStalled, NoLoudspeaker

CALM = Pacer(BreathPattern.parse("4-0-6-0"), began=0.0)
HELD = Pacer(BreathPattern.parse("3-1.5-5-1"), began=0.0)
INAUDIBLE = 1e-6
CLICK = 0.06  # the largest step between two samples of the loudest tone is below this


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tones") / "made"


@pytest.fixture
def open_sound(cache: Path) -> Iterator[Callable[..., tuple[BreathAudio, Loudspeaker]]]:
    opened: list[tuple[BreathAudio, Loudspeaker]] = []

    def make(
        timbre: str = "flute", volume: float = 1.0, block: int = 1200
    ) -> tuple[BreathAudio, Loudspeaker]:
        speaker = Loudspeaker(block)
        sound = BreathAudio(cache, timbre=timbre, volume=volume, open_player=lambda: speaker)
        opened.append((sound, speaker))
        sound.start()
        speaker.wait_until_open()
        return sound, speaker

    yield make
    for sound, speaker in opened:
        speaker.play_out()
        sound.close()


OpenSound = Callable[..., tuple[BreathAudio, Loudspeaker]]


@pytest.mark.parametrize("timbre", TIMBRES)
def test_every_tone_of_a_minute_begins_when_its_part_does(
    open_sound: OpenSound, timbre: str
) -> None:
    sound, speaker = open_sound(timbre)
    received = listen(sound, speaker, HELD, 0.0, 60.0)
    for part in tone_events_between(HELD, 0.0, 58.0)[1:]:
        assert onset_s(received, part.began) == pytest.approx(part.began, abs=0.030)
    assert np.max(np.abs(received)) <= 0.9
    assert np.max(np.abs(np.diff(received))) < CLICK


def test_a_late_frame_of_the_window_makes_no_late_tone(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    received = listen(sound, speaker, HELD, 0.0, 60.0, frames_s=(0.03, 0.03, 0.7, 0.016, 0.9, 0.1))
    for part in tone_events_between(HELD, 0.0, 58.0)[1:]:
        assert onset_s(received, part.began) == pytest.approx(part.began, abs=0.030)


def test_a_loudspeaker_that_takes_its_time_is_allowed_for(cache: Path) -> None:
    slow = Loudspeaker(1200, latency_s=0.2)
    late = BreathAudio(open_player=lambda: slow, timbre="flute", volume=1.0, cache=cache)
    late.start()
    slow.wait_until_open()
    received = listen(late, slow, HELD, 0.0, 12.0)
    late.close()
    part = tone_events_between(HELD, 3.5, 6.0)[0]
    assert onset_s(received, part.began - 0.2) == pytest.approx(part.began - 0.2, abs=0.030)


def test_holds_are_silent(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    received = listen(sound, speaker, HELD, 0.0, 22.0)
    for full in (4.4, 10.4, 14.9, 20.9):
        assert (
            np.max(np.abs(received[round((full - 0.2) * RATE_HZ) : round(full * RATE_HZ)])) < 0.001
        )


def test_when_the_breath_ends_the_tone_fades_and_the_bell_rings(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    listen(sound, speaker, CALM, 0.0, 12.0)
    sound.bell()
    received = listen(sound, speaker, None, 12.0, 18.0)
    assert np.max(np.abs(np.diff(received))) < CLICK
    assert loudness(received, 12.1, 12.6) > 0.05
    assert loudness(received, 17.5, 18.0) < 0.01


def test_without_a_pacer_there_is_silence(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    received = listen(sound, speaker, None, 0.0, 3.0)
    assert not received.any()


def test_a_changed_pattern_neither_clicks_nor_leaves_the_old_tone_behind(
    open_sound: OpenSound,
) -> None:
    sound, speaker = open_sound()
    listen(sound, speaker, CALM, 0.0, 6.0)
    longer = CALM.with_pattern(BreathPattern.parse("4-0-9-0"), 6.0)
    received = listen(sound, speaker, longer, 6.0, 30.0)
    assert np.max(np.abs(np.diff(received))) < CLICK
    for part in tone_events_between(longer, 8.0, 28.0)[1:]:
        assert onset_s(received, part.began) == pytest.approx(part.began, abs=0.030)
    assert loudness(received, 6.5, 8.0) > 0.01


def test_volume_and_timbre_change_with_the_next_tone(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    listen(sound, speaker, CALM, 0.0, 9.1)  # the next inhale is already handed over
    sound.volume, sound.timbre = 0.0, "hum"
    received = listen(sound, speaker, CALM, 9.1, 13.0)
    assert loudness(received, 9.4, 9.6) > 0.003
    assert np.max(np.abs(received[round(10.0 * RATE_HZ) :])) < INAUDIBLE


def test_a_sitting_after_a_sitting_starts_afresh(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    listen(sound, speaker, CALM, 0.0, 2.0)
    received = listen(sound, speaker, CALM, 0.0, 4.0, into=2.0)
    assert loudness(received, 4.5, 5.5) > 0.02
    assert np.max(np.abs(np.diff(received))) < CLICK


@settings(max_examples=10, deadline=None)
@given(
    breaths,
    st.floats(-50.0, 50.0),
    st.sampled_from([480, 1024, 1200, 2048]),
    st.sampled_from(list(TIMBRES)),
)
def test_any_breath_is_heard_on_time_and_softly(
    cache: Path, pattern: BreathPattern, began: float, block: int, timbre: str
) -> None:
    pacer, speaker = Pacer(pattern, began), Loudspeaker(block)
    sound = BreathAudio(cache, timbre=timbre, volume=1.0, open_player=lambda: speaker)
    sound.start()
    speaker.wait_until_open()
    received = listen(sound, speaker, pacer, 0.0, 16.0)
    speaker.play_out()
    sound.close()
    assert np.max(np.abs(received)) <= 0.9
    assert np.max(np.abs(np.diff(received))) < CLICK
    for part in tone_events_between(pacer, 1.0, 15.0):
        if part.began > 1.0:
            assert onset_s(received, part.began) == pytest.approx(part.began, abs=0.030)


def test_without_a_loudspeaker_there_is_silence_and_one_sentence(cache: Path) -> None:
    def nobody() -> AudioOutput:
        raise AudioOutputError(NoLoudspeaker())

    sound = BreathAudio(cache, open_player=nobody)
    assert sound.trouble is None
    sound.start()
    while not sound.trouble:
        threading.Event().wait(0.005)
    sound.advance(CALM, 1.0)
    sound.bell()
    assert sound.trouble == NoLoudspeaker()
    sound.close()
    sound.close()
    assert sound.trouble is None


def test_a_loudspeaker_switched_on_later_is_found_at_the_next_start(cache: Path) -> None:
    speaker = Loudspeaker(1200)
    there: list[AudioOutput] = []

    def maybe() -> AudioOutput:
        if not there:
            raise AudioOutputError(NoLoudspeaker())
        return there[0]

    sound = BreathAudio(cache, open_player=maybe)
    sound.start()
    sound._thread._thread.join()  # type: ignore[union-attr]
    there.append(speaker)
    sound.start()
    speaker.wait_until_open()
    assert listen(sound, speaker, CALM, 0.0, 2.0).any()
    assert sound.trouble is None
    sound.close()
    assert speaker.closed


class Plug:
    """A headphone jack: what is plugged in is opened, and an empty one refuses."""

    def __init__(self) -> None:
        self.speaker: Loudspeaker | None = Loudspeaker(1200)
        self.tried = 0

    def open(self) -> AudioOutput:
        self.tried += 1
        if self.speaker is None:
            raise AudioOutputError(NoLoudspeaker())
        return self.speaker


def frames(sound: BreathAudio, start: float, end: float) -> None:
    """The window calls ten times a second, while no sample is taken."""
    for frame in range(round(start * 10), round(end * 10)):
        sound.advance(CALM, frame / 10)
        if sound._thread is not None and not sound._thread.is_alive:
            sound._thread._thread.join()


def wait_for_trouble(sound: BreathAudio) -> None:
    """Let the thread find that nothing is plugged in."""
    assert sound._thread is not None
    sound._thread._thread.join(5.0)


def test_headphones_that_are_unplugged_are_told_of_and_heard_again_when_they_are_back(
    cache: Path,
) -> None:
    plug = Plug()
    first = plug.speaker
    assert first is not None
    sound = BreathAudio(cache, timbre="flute", volume=1.0, open_player=plug.open)
    sound.start()
    first.wait_until_open()
    listen(sound, first, CALM, 0.0, 8.0)
    plug.speaker = None
    frames(sound, 8.0, 12.0)
    assert isinstance(sound.trouble, LoudspeakerStalled)
    frames(sound, 12.0, 15.5)
    wait_for_trouble(sound)
    frames(sound, 15.5, 16.0)
    assert isinstance(sound.trouble, LoudspeakerStalled)  # one sentence until it is back
    assert plug.tried == 2
    frames(sound, 16.0, 17.0)
    assert plug.tried == 2  # not at every frame
    again = plug.speaker = Loudspeaker(1200)
    frames(sound, 17.0, 19.5)
    again.wait_until_open()
    assert plug.tried == 3
    received = listen(sound, again, CALM, 19.5, 42.0, into=0.0)
    assert sound.trouble is None
    assert np.max(np.abs(np.diff(received))) < CLICK
    for part in tone_events_between(CALM, 25.0, 40.0)[1:]:
        assert onset_s(received, part.began - 19.5) == pytest.approx(part.began - 19.5, abs=0.030)
    first.play_out()
    again.play_out()
    sound.close()
    assert sound.trouble is None


def test_a_stream_that_hangs_is_opened_anew(open_sound: OpenSound) -> None:
    sound, speaker = open_sound()
    listen(sound, speaker, CALM, 0.0, 1.0)
    frames(sound, 1.0, 5.0)
    assert sound.trouble == LoudspeakerStalled()
    frames(sound, 5.0, 8.5)
    speaker.wait_until_open()
    while sound._mixer() is None:
        threading.Event().wait(0.005)
    listen(sound, speaker, CALM, 8.5, 10.0, into=1.0)
    assert sound.trouble is None


def test_a_loudspeaker_that_never_begins_is_told_of(open_sound: OpenSound) -> None:
    sound, _ = open_sound()
    for frame in range(40):
        sound.advance(CALM, 300.0 + frame / 10)
        assert (sound.trouble == LoudspeakerStalled()) == (frame > 30)


def test_closed_and_never_started_it_does_nothing(cache: Path) -> None:
    sound = BreathAudio(cache)
    sound.advance(CALM, 0.0)
    sound.bell()
    sound.close()
    assert sound.trouble is None


def test_only_sounds_that_there_are_and_volumes_that_can_be(cache: Path) -> None:
    sound = BreathAudio(cache, volume=math.nan)
    assert sound.volume == 0.0
    sound.volume = 7.0
    assert sound.volume == 1.0
    with refused(ToneError, match="choose water, flute, hum"):
        sound.timbre = "drill"
    assert sound.timbre == "water"


def loudness(received: Samples, start: float, end: float) -> float:
    part = received[round(start * RATE_HZ) : round(end * RATE_HZ)]
    return float(np.sqrt(np.mean(part**2)))
