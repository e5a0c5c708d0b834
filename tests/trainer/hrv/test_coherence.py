"""The coherence ratio: a perfect wave, noise, and nothing."""

import numpy as np
import pytest

from trainer.hrv.coherence import COHERENCE_WINDOW_S, compute_coherence
from trainer.hrv.frequency_domain import window_spectrum
from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.tachogram import FloatArray


def wave(seconds: float, hz: float = 0.1, noise_ms: float = 0.0, phase: float = 0.0) -> FloatArray:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(0).normal(0.0, 1.0, t.size) * noise_ms
    return 800.0 + 40.0 * np.sin(2 * np.pi * hz * t + phase) + noise


def perfect_ratios(seconds: float, hz: float) -> list[float]:
    """Of sines of all phases."""
    result = [
        compute_coherence(window_spectrum(wave(seconds, hz, phase=phase)))
        for phase in np.linspace(0.0, 2.0 * np.pi, 25).tolist()
    ]
    return [coherence.ratio for coherence in result if coherence is not None]


def test_a_perfect_wave_reaches_what_the_window_allows() -> None:
    coherence = compute_coherence(window_spectrum(wave(COHERENCE_WINDOW_S)))
    assert coherence is not None
    assert coherence.peak_hz == pytest.approx(0.1, abs=2e-3)
    at_six = perfect_ratios(COHERENCE_WINDOW_S, 0.1)
    assert (min(at_six), max(at_six)) == pytest.approx((8.56, 8.81), abs=0.01)
    at_any = [ratio for hz in (0.07, 0.09, 0.15) for ratio in perfect_ratios(64.0, hz)]
    assert 8.3 <= min(at_any) < max(at_any) <= 8.9
    shorter = perfect_ratios(30.0, 0.1)
    assert (min(shorter), max(shorter)) == pytest.approx((1.20, 1.23), abs=0.01)


def test_share_and_ratio_say_the_same() -> None:
    coherence = compute_coherence(window_spectrum(wave(COHERENCE_WINDOW_S, noise_ms=20.0)))
    assert coherence is not None
    assert coherence.ratio == pytest.approx(coherence.share / (1.0 - coherence.share))


def test_noise_is_not_coherent_and_a_flat_line_is_nothing() -> None:
    noise = compute_coherence(window_spectrum(np.random.default_rng(1).normal(800.0, 40.0, 256)))
    assert noise is not None
    assert noise.ratio < 1.0
    assert compute_coherence(window_spectrum(np.full(256, 800.0))) is None


def test_a_breath_over_the_edge_of_the_band_is_not_the_peak() -> None:
    coherence = compute_coherence(window_spectrum(wave(COHERENCE_WINDOW_S, hz=0.32)))
    assert coherence is None or coherence.share < 0.05
