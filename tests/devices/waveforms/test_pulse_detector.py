from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.waveforms.peak_detectors import PulseDetector
from tests.devices.waveforms.waves import NOTCHED, PULSE, beats, quantize, score_detection, wave

TWENTY_S = quantize(wave(NOTCHED, beats(7, 19.0), 60.0), 0, 127)[:1200]


@pytest.mark.parametrize("rate_hz", [50.0, 60.0, 75.0, 100.0])
def test_a_finger_clip_of_127_steps_gives_intervals_good_to_a_millisecond(rate_hz: float) -> None:
    at = beats(1, 180.0)
    peak_indexes = np.array(
        PulseDetector(rate_hz).add(quantize(wave(NOTCHED, at, rate_hz), 5, 115))
    )
    score = score_detection(peak_indexes / rate_hz, at)
    assert score.sensitivity == score.precision == 1.0
    assert np.diff(score.late_s).std() < 0.001


def test_the_second_wave_of_a_pulse_is_no_beat() -> None:
    at = beats(2, 60.0, 1100.0)
    steep = (*PULSE, (0.47, 0.6, 0.055))
    score = score_detection(
        np.array(PulseDetector(60.0).add(quantize(wave(steep, at, 60.0), 0, 127))) / 60.0, at
    )
    assert score.sensitivity == score.precision == 1.0


@pytest.mark.parametrize(
    ("lowest", "highest"), [(0, 25), (0, 65_535), (127, 0), (110_000, 108_000), (99_000, 100_000)]
)
def test_neither_the_gain_nor_a_wave_that_is_upside_down_matters(lowest: int, highest: int) -> None:
    at = beats(3, 60.0)
    peak_indexes = np.array(
        PulseDetector(60.0).add(quantize(wave(NOTCHED, at, 60.0), lowest, highest))
    )
    score = score_detection(peak_indexes / 60.0, at)
    assert score.sensitivity == score.precision == 1.0


@pytest.mark.parametrize("hr_bpm", [40.0, 60.0, 110.0, 150.0])
def test_a_slow_heart_and_a_fast_one(hr_bpm: float) -> None:
    at = beats(4, 60.0, 60_000.0 / hr_bpm)
    bumps = PULSE if hr_bpm < 100.0 else ((0.12, 1.0, 0.06),)
    score = score_detection(
        np.array(PulseDetector(60.0).add(quantize(wave(bumps, at, 60.0), 0, 127))) / 60.0, at
    )
    assert score.sensitivity == score.precision == 1.0


def test_a_finger_that_was_out_is_found_again_within_seconds() -> None:
    at = beats(5, 30.0)
    samples = quantize(wave(NOTCHED, at, 60.0), 10, 110)
    out = [0] * 1200
    weaker = [value // 3 for value in samples]
    peak_indexes = PulseDetector(60.0).add(samples + out + weaker)
    assert not [peak for peak in peak_indexes if len(samples) + 30 < peak < len(samples + out) - 30]
    again = np.array([peak for peak in peak_indexes if peak > len(samples + out) + 240])
    score = score_detection((again - len(samples + out)) / 60.0, at[at > 4.1])
    assert score.sensitivity == score.precision == 1.0


def test_the_long_pauses_of_a_slow_heart_are_not_filled_with_noise() -> None:
    rng, at = np.random.default_rng(6), beats(6, 120.0, 1400.0)
    clean = wave(PULSE, at, 60.0)
    noisy = quantize(clean + rng.normal(0.0, 0.04, clean.size), 0, 127)
    score = score_detection(np.array(PulseDetector(60.0).add(noisy)) / 60.0, at)
    assert score.sensitivity == score.precision == 1.0


def test_a_clip_that_was_pushed_on_better_is_followed_within_five_seconds() -> None:
    at, steep = beats(8, 20.0, 900.0), (*PULSE, (0.47, 0.6, 0.055))
    samples = quantize(wave(steep, at, 60.0), 0, 120)
    weak = [value // 6 for value in samples]
    peak_indexes = np.array([p - len(weak) for p in PulseDetector(60.0).add(weak + samples)]) / 60.0
    score = score_detection(peak_indexes[peak_indexes > 5.0], at[at > 5.0])
    assert score.sensitivity == score.precision == 1.0


def test_a_clip_that_lies_on_the_table_has_no_pulse() -> None:
    rng = np.random.default_rng(6)
    assert PulseDetector(60.0).add(rng.integers(63, 66, 6000).tolist()) == []


@settings(max_examples=20, deadline=None)
@given(cuts=st.lists(st.integers(0, 1199), max_size=30))
def test_it_makes_no_difference_how_the_samples_arrive(cuts: list[int]) -> None:
    detector, peak_indexes = PulseDetector(60.0), []
    for begin, end in pairwise([0, *sorted(cuts), len(TWENTY_S)]):
        peak_indexes += detector.add(TWENTY_S[begin:end])
    assert peak_indexes == PulseDetector(60.0).add(TWENTY_S)
    assert len(peak_indexes) > 15


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 127), max_size=1000), st.sampled_from([50.0, 60.0, 75.0]))
def test_any_samples_at_all_give_places_within_them_in_order(
    samples: list[int], rate_hz: float
) -> None:
    peak_indexes = PulseDetector(rate_hz).add(samples)
    assert peak_indexes == sorted(peak_indexes)
    assert all(0 <= peak < len(samples) for peak in peak_indexes)
