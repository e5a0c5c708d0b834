"""An ECG is told from a pulse by its shape: at any rate, gain and noise that a beat can be found in."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import resample_poly

from devices.waveforms.classifier import WaveClassifier
from tests.devices.waveforms.waves import (
    ECG,
    NOTCHED,
    PULSE,
    beats,
    quantize,
    read_record_100,
    wave,
)

Bumps = tuple[tuple[float, float, float], ...]

PULSES: dict[str, Bumps] = {
    "plain": PULSE,
    "notched": NOTCHED,
    "steep second wave": (*PULSE, (0.47, 0.6, 0.055)),
    "young": ((0.10, 1.0, 0.055), (0.30, 0.45, 0.09), (0.45, 0.3, 0.06)),
    "stiff": ((0.17, 1.0, 0.09), (0.33, 0.7, 0.13)),
}
ECGS: dict[str, Bumps] = {
    "usual": ECG,
    "wide complex": (
        (-0.18, 0.12, 0.022),
        (0.0, 1.0, 0.03),
        (0.06, -0.4, 0.03),
        (0.33, -0.35, 0.06),
    ),
    "tall T wave": ((-0.18, 0.12, 0.022), (0.0, 1.0, 0.012), (0.03, -0.2, 0.01), (0.27, 0.9, 0.05)),
    "deep S wave": (*ECG[:2], (0.0, 0.5, 0.011), (0.028, -0.6, 0.010), (0.26, 0.4, 0.045)),
    "narrow": ((0.0, 1.0, 0.008), (0.25, 0.2, 0.04)),
}


def kind_of(samples: list[int], rate_hz: float, size: int = 7) -> str | None:
    classifier = WaveClassifier(rate_hz)
    for at in range(0, len(samples), size):
        classifier.add(samples[at : at + size])
    return classifier.kind


def make_samples(bumps: Bumps, rate_hz: float, hr_bpm: float, noise: float, seed: int) -> list[int]:
    clean = wave(bumps, beats(seed, 12.0, 60_000.0 / hr_bpm), rate_hz)
    rng = np.random.default_rng(seed)
    return quantize(clean + rng.normal(0.0, noise, clean.size), 300, 700)


rates = st.sampled_from([100.0, 125.0, 200.0, 250.0, 500.0])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(PULSES)),
    rates,
    st.floats(45.0, 100.0),
    st.floats(0.0, 0.06),
    st.integers(0, 999),
)
def test_a_pulse_of_any_shape_is_a_pulse(
    shape: str, rate_hz: float, hr_bpm: float, noise: float, seed: int
) -> None:
    assert kind_of(make_samples(PULSES[shape], rate_hz, hr_bpm, noise, seed), rate_hz) == "pulse"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(ECGS)),
    rates,
    st.floats(45.0, 140.0),
    st.floats(0.0, 0.06),
    st.integers(0, 999),
)
def test_an_ecg_of_any_lead_is_an_ecg(
    shape: str, rate_hz: float, hr_bpm: float, noise: float, seed: int
) -> None:
    assert kind_of(make_samples(ECGS[shape], rate_hz, hr_bpm, noise, seed), rate_hz) == "ecg"


@pytest.mark.parametrize(("up", "down"), [(1, 1), (5, 18), (25, 36)])
@pytest.mark.parametrize("lead", [0, 1])
def test_a_recorded_ecg_is_one_at_each_rate_all_the_time(
    shared_data: Path, lead: int, up: int, down: int
) -> None:
    samples = np.array(read_record_100(shared_data).leads[lead][: 360 * 300], dtype=float)
    rate_hz = 360.0 * up / down
    classifier = WaveClassifier(rate_hz)
    for piece in np.array_split(resample_poly(samples, up, down), 100):
        classifier.add(piece.tolist())
        assert classifier.kind in (None, "ecg")
    assert classifier.kind == "ecg"


def test_noise_before_the_finger_is_on_is_forgotten() -> None:
    rng = np.random.default_rng(1)
    classifier = WaveClassifier(100.0)
    classifier.add(rng.integers(500, 520, 800).tolist())
    classifier.add(make_samples(PULSES["plain"], 100.0, 70.0, 0.01, 2))
    assert classifier.kind == "pulse"


def test_a_flat_line_is_neither() -> None:
    assert kind_of([512] * 2000, 100.0) is None
