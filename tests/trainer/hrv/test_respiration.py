"""The breathing rate from the heart alone, beside a belt and an airflow measured with it."""

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.trainer.hearts import SIX_A_MINUTE, a_heart, ends_of, live, recording
from trainer.hrv.quality import BREATHING_RATE_NOT_FROM_RR, breathed_otherwise_reason
from trainer.hrv.record_figures import compute_record_figures
from trainer.hrv.tachogram import FloatArray


def measured(path: Path, column: str) -> tuple[FloatArray, FloatArray]:
    with path.open() as file:
        rows = list(csv.DictReader(file))
    return np.array([float(r["t_s"]) for r in rows]), np.array([float(r[column]) for r in rows])


def breaths_per_min(t: FloatArray, signal: FloatArray, end: float, window_s: float = 64.0) -> float:
    """Where the spectrum of the measured breath peaks."""
    part = signal[(t > end - window_s) & (t <= end)]
    power = np.abs(np.fft.rfft((part - part.mean()) * np.hanning(part.size), 16384))
    hz = np.fft.rfftfreq(16384, 0.04)
    breath = (hz > 0.05) & (hz < 0.5)
    return float(60.0 * hz[breath][power[breath].argmax()])


def test_a_deep_slow_breath_is_told_within_half_a_breath_a_minute(shared_data: Path) -> None:
    t, airflow = measured(shared_data / "waveforms/physio_1_respiration_25hz.csv", "airflow")
    beats = recording(shared_data, "physio_1.csv")
    ends = np.arange(64.0, 300.0, 32.0).tolist()
    truth = float(np.median([breaths_per_min(t, airflow, end) for end in ends]))
    whole = compute_record_figures(beats.t, beats.rr_ms).figures["breaths_per_min"]
    assert whole == pytest.approx(truth, abs=0.5)
    estimates = [
        (end, f.breaths_per_min)
        for end, f in zip(beats.t.tolist(), live(beats.rr_ms, pacer=None), strict=True)
        if f.breaths_per_min is not None
    ]
    assert len(estimates) > 200
    errors = [abs(rate - breaths_per_min(t, airflow, end)) for end, rate in estimates]
    assert np.quantile(errors, 0.95) < 0.5


def test_at_rest_it_is_told_rarely_and_then_rightly(shared_data: Path) -> None:
    t, belt = measured(shared_data / "waveforms/nk_bio_resting_8min_respiration_25hz.csv", "belt")
    beats = recording(shared_data, "nk_bio_resting_8min.csv")
    estimates = [
        abs(f.breaths_per_min - breaths_per_min(t, belt, end))
        for end, f in zip(beats.t.tolist(), live(beats.rr_ms, pacer=None), strict=True)
        if f.breaths_per_min is not None
    ]
    assert estimates
    assert max(estimates) < 0.5


@pytest.mark.parametrize("breath_s", [3.5, 7.0])
def test_a_heart_that_does_not_follow_the_pacer_tells_no_rate(breath_s: float) -> None:
    """8.6 a minute may be waves of blood pressure, 17 are beyond what 64 s of intervals can tell."""
    estimates = [
        f for seed in range(3) for f in live(a_heart(seed, breath_s=breath_s, seconds=200.0))
    ]
    assert all(f.breaths_per_min is None for f in estimates)
    assert estimates[-1].reason("breaths_per_min") == BREATHING_RATE_NOT_FROM_RR


@pytest.mark.parametrize("breaths_per_min", [11.0, 12.0, 13.0, 15.0])
def test_breathing_faster_than_the_pacer_is_told_and_is_no_answer(breaths_per_min: float) -> None:
    """At twice the pacer's rate a second harmonic would explain nearly all of the variance."""
    for seed in range(40):
        rr = a_heart(seed, breath_s=60.0 / breaths_per_min, rsa_ms=90.0, seconds=200.0)
        t = ends_of(rr)
        phase = np.array([SIX_A_MINUTE.cycle_phase(end) for end in t.tolist()])
        whole = compute_record_figures(t, rr, cycle_phase=phase)
        assert whole.figures["rsa_ms"] is None
        assert whole.figures["breaths_per_min"] == pytest.approx(breaths_per_min, abs=0.3)
        assert whole.reasons["rsa_ms"] == breathed_otherwise_reason(
            whole.figures["breaths_per_min"] or 0.0
        )
    last = live(rr)[-1]
    assert last.rsa_ms is None
    assert last.breaths_per_min == pytest.approx(breaths_per_min, abs=0.5)
    assert last.reason("rsa_ms") == breathed_otherwise_reason(last.breaths_per_min or 0.0)


def test_a_heart_without_a_breath_in_it_tells_no_rate() -> None:
    rr = a_heart(0, rsa_ms=0.0, noise_ms=25.0)
    estimates = compute_record_figures(ends_of(rr), rr)
    assert estimates.figures["breaths_per_min"] is None
    assert estimates.reasons["breaths_per_min"] == BREATHING_RATE_NOT_FROM_RR


def test_a_heart_that_follows_tells_the_rate_of_the_pacer() -> None:
    estimates = live(a_heart(0, rsa_ms=100.0, seconds=200.0))
    assert estimates[-1].breaths_per_min == pytest.approx(6.0, abs=0.2)
