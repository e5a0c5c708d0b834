from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.waveforms.peak_detectors import RPeakDetector
from tests.devices.waveforms.waves import (
    ECG,
    beats,
    quantize,
    read_record_100,
    score_detection,
    wave,
)

TWENTY_S = quantize(wave(ECG, beats(7, 19.0), 125.0), 0, 1023)[:2500]


def in_pieces(samples: list[int], size: int, rate_hz: float) -> list[float]:
    detector, peak_indexes = RPeakDetector(rate_hz), []
    for at in range(0, len(samples), size):
        peak_indexes += detector.add(samples[at : at + size])
    return peak_indexes


@pytest.mark.parametrize("lead", [0, 1])
def test_nearly_every_beat_of_a_recorded_heart_is_found_as_it_comes(
    shared_data: Path, lead: int
) -> None:
    recorded = read_record_100(shared_data)
    assert recorded.beats.size == 2273
    peak_indexes = np.array(in_pieces(recorded.leads[lead], 18, 360.0))
    score = score_detection(peak_indexes / 360.0, recorded.beats / 360.0)
    assert score.sensitivity >= 0.995
    assert score.precision >= 0.995


@pytest.mark.parametrize("rate_hz", [100.0, 125.0, 130.0, 250.0, 500.0, 1000.0])
def test_intervals_are_good_to_a_millisecond_at_any_rate(rate_hz: float) -> None:
    at = beats(1, 60.0)
    peak_indexes = np.array(RPeakDetector(rate_hz).add(quantize(wave(ECG, at, rate_hz), 200, 800)))
    score = score_detection(peak_indexes / rate_hz, at)
    assert score.sensitivity == score.precision == 1.0
    assert np.diff(score.late_s).std() < 0.001


@pytest.mark.parametrize(
    ("lowest", "highest"),
    [
        (40, 120),
        (0, 255),
        (0, 1023),
        (0, 65_535),
        (65_400, 65_500),
        (-8_000_000, 8_000_000),
        (1023, 0),
    ],
)
def test_neither_the_gain_nor_the_way_the_leads_are_put_on_matters(
    lowest: int, highest: int
) -> None:
    at = beats(2, 60.0)
    peak_indexes = np.array(
        RPeakDetector(250.0).add(quantize(wave(ECG, at, 250.0), lowest, highest))
    )
    score = score_detection(peak_indexes / 250.0, at)
    assert score.sensitivity == score.precision == 1.0


def test_hum_drift_and_noise_cost_no_beat() -> None:
    rng, at = np.random.default_rng(3), beats(3, 120.0)
    clean = wave(ECG, at, 250.0)
    t = np.arange(clean.size) / 250.0
    hum = 0.3 * np.sin(2.0 * np.pi * 50.0 * t) + 2.0 * np.sin(2.0 * np.pi * 0.2 * t)
    peak_indexes = np.array(
        RPeakDetector(250.0).add(quantize(clean + hum + rng.normal(0.0, 0.05, t.size), 0, 4095))
    )
    score = score_detection(peak_indexes / 250.0, at)
    assert score.sensitivity == score.precision == 1.0


def test_a_weak_signal_loses_a_few_beats_and_invents_hardly_any() -> None:
    rng, at = np.random.default_rng(4), beats(4, 180.0)
    clean = wave(ECG, at, 250.0)
    noisy = quantize(clean + rng.normal(0.0, 0.25, clean.size), 0, 1023)
    score = score_detection(np.array(RPeakDetector(250.0).add(noisy)) / 250.0, at)
    assert score.sensitivity > 0.98
    assert score.precision > 0.98


@pytest.mark.parametrize("hr_bpm", [40.0, 70.0, 120.0, 180.0])
def test_a_slow_heart_and_a_racing_one(hr_bpm: float) -> None:
    at = beats(4, 60.0, 60_000.0 / hr_bpm)
    samples = quantize(wave(ECG[1:4], at, 250.0), 0, 1023)
    score = score_detection(np.array(RPeakDetector(250.0).add(samples)) / 250.0, at)
    assert score.sensitivity == score.precision == 1.0


def test_an_electrode_that_came_off_invents_no_beat_and_comes_back_with_another_gain() -> None:
    at = beats(5, 30.0)
    samples = quantize(wave(ECG, at, 250.0), 300, 700)
    off = [0, 1023] * 25 + [1023] * 2000
    weaker = [500 + (value - 500) // 3 for value in samples]
    peak_indexes = RPeakDetector(250.0).add(samples + off + weaker)
    jolt = len(samples) + 50
    assert not [peak for peak in peak_indexes if jolt + 125 < peak < jolt + 1875]
    again = np.array([peak for peak in peak_indexes if peak > len(samples + off) + 6 * 250])
    score = score_detection((again - len(samples + off)) / 250.0, at[at > 6.2])
    assert score.sensitivity == score.precision == 1.0


def test_one_jolt_of_the_cable_hides_no_more_than_the_beats_around_it() -> None:
    at = beats(6, 60.0)
    samples = quantize(wave(ECG, at, 250.0), 32_000, 32_200)
    samples[7500:7520] = [0, 65_535] * 10
    peak_indexes = np.array(RPeakDetector(250.0).add(samples)) / 250.0
    calm = at[(at < 29.0) | (at > 31.0)]
    assert score_detection(peak_indexes, calm).sensitivity == 1.0


def test_a_pacemaker_and_the_beat_it_starts_are_one() -> None:
    at = beats(7, 60.0)
    paced = quantize(wave(((-0.16, 0.9, 0.006), *ECG[1:]), at, 250.0), 0, 1023)
    peak_indexes = np.array(RPeakDetector(250.0).add(paced)) / 250.0
    score = score_detection(peak_indexes, at)
    assert score.sensitivity == score.precision == 1.0


@settings(max_examples=20, deadline=None)
@given(cuts=st.lists(st.integers(0, 2499), max_size=30))
def test_it_makes_no_difference_how_the_samples_arrive(cuts: list[int]) -> None:
    detector, peak_indexes = RPeakDetector(125.0), []
    for begin, end in pairwise([0, *sorted(cuts), len(TWENTY_S)]):
        peak_indexes += detector.add(TWENTY_S[begin:end])
    assert peak_indexes == RPeakDetector(125.0).add(TWENTY_S)
    assert len(peak_indexes) > 15


def test_a_peak_is_told_within_a_second() -> None:
    at = beats(8, 30.0)
    samples = quantize(wave(ECG, at, 250.0), 0, 1023)
    detector = RPeakDetector(250.0)
    for n, value in enumerate(samples):
        for peak in detector.add([value]):
            assert n < 3 * 250 or n - peak < 0.7 * 250


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(-(1 << 23), 1 << 23), max_size=1500),
    st.sampled_from([100.0, 333.3, 1000.0]),
)
def test_any_samples_at_all_give_places_within_them_in_order(
    samples: list[int], rate_hz: float
) -> None:
    peak_indexes = RPeakDetector(rate_hz).add(samples)
    assert peak_indexes == sorted(peak_indexes)
    assert all(0 <= peak < len(samples) for peak in peak_indexes)


def test_however_long_beats_or_silence_last_the_same_little_is_kept() -> None:
    samples, detector = quantize(wave(ECG, beats(9, 59.0), 100.0), 0, 1023), RPeakDetector(100.0)
    sizes = set()
    for _ in range(5):
        assert len(detector.add(samples)) > 50
        assert len(detector.add([512] * 6000)) <= 1
        state = vars(detector)
        sizes.add(state["_heights"].size)
        assert len(state["_pending"]) < 10
    assert sizes == {400}
