"""What the tones sound like, told by figures: where they glide, how they swell, what they never do."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import spectrogram

from tests.refusals import refused
from ui.audio.bell import BELL_MAX_PEAK, bell
from ui.audio.synthesis import (
    MAX_PEAK,
    RATE_HZ,
    TIMBRES,
    Samples,
    ToneError,
    exhale,
    inhale,
)

every_timbre = pytest.mark.parametrize("timbre", TIMBRES)


def centroid_hz(tone: Samples) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """The spectral centroid below 1.5 kHz, in ten parts of the tone; its faint ends left out."""
    hz, _, power = spectrogram(tone, RATE_HZ, nperseg=8192, noverlap=4096)
    low = hz < 1500.0
    tenths = [p.sum(axis=1) for p in np.array_split(power[low], 10, axis=1)][1:-1]
    return np.array([float((hz[low] * p).sum() / p.sum()) for p in tenths])


def pitch_hz(tone: Samples, at: float) -> float:
    """The strongest frequency of a quarter second around this share of the tone."""
    middle, half = round(at * len(tone)), RATE_HZ // 8
    piece = tone[middle - half : middle + half] * np.hanning(2 * half)
    power = np.abs(np.fft.rfft(piece, 8 * RATE_HZ))
    return float(np.argmax(power)) / 8.0


def loudness(tone: Samples, start: float, end: float) -> float:
    part = tone[round(start * len(tone)) : round(end * len(tone))]
    return float(np.sqrt(np.mean(part**2)))


@every_timbre
@pytest.mark.parametrize("seconds", [3.0, 5.0, 11.0])
def test_an_inhale_rises_and_an_exhale_falls(timbre: str, seconds: float) -> None:
    up, down = centroid_hz(inhale(seconds, timbre)), centroid_hz(exhale(seconds, timbre))
    assert up[-1] > 1.15 * up[0]
    assert down[-1] < 0.87 * down[0]
    assert np.corrcoef(up, np.arange(len(up)))[0, 1] > 0.9
    assert np.corrcoef(down, np.arange(len(down)))[0, 1] < -0.9


@pytest.mark.parametrize("timbre", ["flute", "hum"])
def test_the_pitch_glides_where_the_timbre_says_and_never_turns(timbre: str) -> None:
    moments = np.linspace(0.1, 0.9, 9)
    breath_in, breath_out = inhale(4.0, timbre), exhale(6.0, timbre)
    rising = [pitch_hz(breath_in, m) for m in moments]
    falling = [pitch_hz(breath_out, m) for m in moments]
    assert np.all(np.diff(rising) > 0)
    assert np.all(np.diff(falling) < 0)
    made_of = TIMBRES[timbre]
    assert made_of.low_hz < rising[0] < 1.1 * made_of.low_hz
    assert 0.93 * made_of.high_hz < rising[-1] < 1.01 * made_of.high_hz


@every_timbre
def test_no_glide_is_wider_than_a_fifth_and_none_is_high(timbre: str) -> None:
    made_of = TIMBRES[timbre]
    assert 1.19 < made_of.high_hz / made_of.low_hz <= 1.5
    assert made_of.low_hz >= 180.0
    assert made_of.high_hz <= 330.0


@every_timbre
def test_an_inhale_swells_and_an_exhale_is_softer_and_lets_go(timbre: str) -> None:
    rising, falling = inhale(4.0, timbre), exhale(6.0, timbre)
    assert loudness(rising, 0.6, 0.9) > 1.5 * loudness(rising, 0.1, 0.3)
    assert loudness(falling, 0.1, 0.4) > 2.0 * loudness(falling, 0.7, 1.0)
    assert loudness(falling, 0.0, 1.0) < loudness(rising, 0.0, 1.0)


@every_timbre
def test_nothing_is_harsh(timbre: str) -> None:
    for tone in (inhale(4.0, timbre), exhale(6.0, timbre), bell(timbre)):
        power = np.abs(np.fft.rfft(tone)) ** 2
        high = np.fft.rfftfreq(len(tone), 1.0 / RATE_HZ) > 2000.0
        assert power[high].sum() < 1e-3 * power.sum()


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([inhale, exhale]), st.floats(0.2, 15.0), st.sampled_from(list(TIMBRES)))
def test_a_tone_of_any_length_begins_and_ends_in_silence(
    breath: Callable[[float, str], Samples], seconds: float, timbre: str
) -> None:
    tone = breath(seconds, timbre)
    assert len(tone) == round(seconds * RATE_HZ)
    assert tone.dtype == np.float32
    assert np.max(np.abs(tone)) <= MAX_PEAK + 1e-6
    assert np.max(np.abs(tone[[0, -1]])) < 1e-3
    assert np.max(np.abs(np.diff(tone))) < 0.06


@every_timbre
def test_the_bell_is_soft_and_dies_away(timbre: str) -> None:
    rung = bell(timbre)
    assert np.max(np.abs(rung)) == pytest.approx(BELL_MAX_PEAK, rel=1e-3)
    assert BELL_MAX_PEAK + MAX_PEAK < 1.0
    assert np.max(np.abs(np.diff(rung))) < 0.06
    assert loudness(rung, 0.8, 1.0) < 0.05 * loudness(rung, 0.0, 0.2)
    assert abs(float(rung[-1])) < 1e-4


@every_timbre
def test_the_same_tone_sounds_the_same_every_time(timbre: str) -> None:
    assert np.array_equal(exhale(5.0, timbre), exhale(5.0, timbre))


@every_timbre
def test_another_rate_is_the_same_tone(timbre: str) -> None:
    slow = exhale(5.0, timbre, 24_000)
    assert loudness(slow, 0.2, 0.4) == pytest.approx(
        loudness(exhale(5.0, timbre), 0.2, 0.4), rel=0.1
    )


def test_timbres_sound_different() -> None:
    tones = [inhale(4.0, timbre) for timbre in TIMBRES]
    assert not any(np.allclose(tones[i], tones[j], atol=0.05) for i, j in ((0, 1), (0, 2), (1, 2)))


@pytest.mark.parametrize("seconds", [0.0, -1.0, 0.1, 16.0, float("nan"), float("inf")])
def test_a_length_that_no_breath_has_is_refused(seconds: float) -> None:
    with refused(ToneError, match="seconds"):
        inhale(seconds, "hum")


def test_a_sound_that_is_not_there_is_refused_with_those_that_are() -> None:
    with refused(ToneError, match="choose water, flute, hum"):
        bell("drill")
