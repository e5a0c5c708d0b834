"""From samples and their arrivals to beats, on a simulated cable, without waiting."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.timestamps import EstimatedRateClock
from devices.waveforms.beats import WaveformBeats
from tests.devices.boards.synthetic_heart import beat_times, breathing_rr, ecg, pulse, sample_times
from trainer.events import Beat

RR_MS = breathing_rr(60, mean_ms=800.0)
BEATS = beat_times(RR_MS)


def feed(
    wave: WaveformBeats, rate_hz: float, levels: list[int], began: float = 0.0, seed: int = 1
) -> list[Beat]:
    """Chunks of some 20 ms, each late by up to 30 ms."""
    random = np.random.default_rng(seed)
    size = max(1, round(rate_hz / 50))
    beats: list[Beat] = []
    for at in range(0, len(levels), size):
        chunk = levels[at : at + size]
        received = began + (at + len(chunk) - 1) / rate_hz + float(random.uniform(0.001, 0.03))
        beats += wave.add(chunk, received)
    return beats


def off_ms(beats: list[Beat]) -> list[float]:
    return [1000.0 * min(abs(beat.t - true) for true in BEATS) for beat in beats]


@pytest.mark.parametrize("rate_hz", [125.0, 250.3, 991.0])
def test_a_rate_that_nobody_told_is_learnt_and_the_beats_are_where_they_were(
    rate_hz: float,
) -> None:
    levels = ecg(sample_times(45.0, rate_hz), BEATS, 400, 500).tolist()
    beats = feed(WaveformBeats("ecg", None), rate_hz, levels)
    assert len(beats) > 50
    assert max(off_ms(beats)) < 25.0
    rr = {round(t, 3): rr for t, rr in zip(BEATS, RR_MS, strict=True)}
    true = [rr[min(rr, key=lambda t: abs(t - beat.t))] for beat in beats]
    assert np.std([b.rr_ms - r for b, r in zip(beats, true, strict=True)]) < 4.0


@given(st.floats(40.0, 1000.0), st.floats(0.001, 0.05), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_the_learnt_rate_is_within_a_thousandth_after_half_a_minute(
    rate_hz: float, late_s: float, seed: int
) -> None:
    random, clock = np.random.default_rng(seed), EstimatedRateClock()
    received = 0.0
    for at in range(0, int(30 * rate_hz), 4):
        received = max(received, (at + 3) / rate_hz + float(random.uniform(0.0, late_s)))
        clock.add_arrival(4, received)
    assert clock.rate_hz == pytest.approx(rate_hz, rel=1e-3)
    assert clock.timestamp_sample(25 * rate_hz) == pytest.approx(25.0, abs=0.015)


def test_a_few_lost_samples_between_beats_cost_none_and_many_begin_anew() -> None:
    levels = pulse(sample_times(45.0, 60.0), BEATS, 80, 20).tolist()
    hole = round(60.0 * (BEATS[24] + 0.35))
    wave = WaveformBeats("pulse", 60.0)
    beats = feed(wave, 60.0, levels[:hole])
    wave.add_missing(6)
    beats += feed(wave, 60.0, levels[hole + 6 : 1800], began=(hole + 6) / 60.0)
    wave.add_missing(300)
    beats += feed(wave, 60.0, levels[2100:], began=2100 / 60.0)
    assert max(off_ms(beats)) < 25.0
    assert max(beat.rr_ms for beat in beats) < 1000.0
    apart = [b.t - a.t for a, b in pairwise(beats) if b.t - a.t > 1.0]
    assert len(apart) == 1
    assert not [b for b in beats if 30.0 < b.t < 35.0]


def test_an_interval_is_not_told_where_the_upstroke_itself_is_missing() -> None:
    levels = pulse(sample_times(45.0, 60.0), BEATS, 80, 20).tolist()
    hole = round(60.0 * BEATS[24]) - 3
    wave = WaveformBeats("pulse", 60.0)
    beats = feed(wave, 60.0, levels[:hole])
    wave.add_missing(6)
    beats += feed(wave, 60.0, levels[hole + 6 :], began=(hole + 6) / 60.0)
    (apart,) = [b.t - a.t for a, b in pairwise(beats) if b.t - a.t > 1.0]
    assert apart == pytest.approx(BEATS[26] - BEATS[23], abs=0.05)


def test_samples_lost_untold_make_no_interval() -> None:
    """Bytes that the system dropped: the count says one thing, the clock another."""
    levels = pulse(sample_times(45.0, 60.0), BEATS, 80, 20).tolist()
    wave = WaveformBeats("pulse", 60.0)
    beats = feed(wave, 60.0, levels[:1200])
    beats += feed(wave, 60.0, levels[1500:], began=25.0)
    settled = [beat for beat in beats if not 19.0 < beat.t < 30.0]
    assert max(off_ms(settled)) < 25.0
    assert len(settled) > 35


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
@settings(max_examples=30, deadline=None)
def test_however_the_wave_is_cut_up_the_intervals_are_the_same(sizes: list[int]) -> None:
    levels = pulse(sample_times(20.0, 60.0), BEATS, 80, 20).tolist()
    cut, at = WaveformBeats("pulse", 60.0), 0
    intervals: list[float] = []
    while at < len(levels):
        size = sizes[at % len(sizes)]
        chunk = levels[at : at + size]
        at += len(chunk)
        intervals += [beat.rr_ms for beat in cut.add(chunk, at / 60.0)]
    whole = WaveformBeats("pulse", 60.0).add(levels, 20.0)
    assert intervals == pytest.approx([beat.rr_ms for beat in whole])
