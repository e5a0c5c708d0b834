"""The power spectrum: known waves, SciPy's spline, and a curve that grows beat by beat."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import CubicSpline
from scipy.signal import detrend, welch

from trainer.hrv.frequency_domain import (
    HF_HZ,
    LF_HZ,
    VLF_HZ,
    Spectrum,
    band_power,
    peak_hz,
    power_spectrum,
    smoothness_priors_trend,
    window_spectrum,
)
from trainer.hrv.resampling import StreamingResampler, cubic_spline, first_sample_index, resample_nn
from trainer.hrv.tachogram import FloatArray, Run


def two_waves(rr_ms: float, seconds: float = 300.0) -> Run:
    """0.1 Hz of 40 ms and 0.25 Hz of 15 ms: 800 and 112.5 ms²."""
    t, ends, intervals = 0.0, [], []
    while t < seconds:
        low, high = 40.0 * np.sin(2 * np.pi * 0.1 * t), 15.0 * np.sin(2 * np.pi * 0.25 * t)
        intervals.append(rr_ms + low + high)
        ends.append(t)
        t += intervals[-1] / 1000.0
    return Run(np.array(ends), np.array(intervals))


@pytest.mark.parametrize("rr_ms", [700.0, 850.0])
def test_two_waves_are_found_where_they_are_and_as_large(rr_ms: float) -> None:
    spectrum = power_spectrum([resample_nn(two_waves(rr_ms))])
    assert spectrum is not None
    assert band_power(spectrum, LF_HZ) == pytest.approx(800.0, rel=0.01)
    assert band_power(spectrum, HF_HZ) == pytest.approx(112.5, rel=0.03)
    assert band_power(spectrum, VLF_HZ) < 1.0
    assert peak_hz(spectrum, LF_HZ) == pytest.approx(0.1, abs=1e-4)
    assert peak_hz(spectrum, HF_HZ) == pytest.approx(0.25, abs=1e-3)


def test_kubios_way_finds_the_same_waves() -> None:
    spectrum = power_spectrum([resample_nn(two_waves(850.0))], method="kubios")
    assert spectrum is not None
    assert band_power(spectrum, LF_HZ) == pytest.approx(800.0, rel=0.02)
    assert band_power(spectrum, HF_HZ) == pytest.approx(112.5, rel=0.03)


def test_smoothness_priors_are_the_formula() -> None:
    y = np.random.default_rng(0).normal(800.0, 30.0, 60)
    second = np.diff(np.eye(60), n=2, axis=0)
    expected = np.linalg.solve(np.eye(60) + 500.0**2 * second.T @ second, y)
    np.testing.assert_allclose(smoothness_priors_trend(y), expected, rtol=1e-6)


def test_the_density_is_that_of_scipys_welch() -> None:
    even = np.random.default_rng(1).normal(0.0, 30.0, 1500)
    spectrum = power_spectrum([even])
    assert spectrum is not None
    hz, theirs = welch(even, 4.0, nperseg=600, noverlap=300, nfft=2400, detrend=detrend)
    np.testing.assert_allclose(spectrum.density[1:-1], theirs[1:-1], rtol=1e-9)
    assert spectrum.step_hz == pytest.approx(hz[1])


def test_the_density_of_kubios_is_scipys_welch_after_the_trend() -> None:
    even = np.random.default_rng(4).normal(800.0, 30.0, 1800)
    second = np.diff(np.eye(1800), n=2, axis=0)
    trend = np.linalg.solve(np.eye(1800) + 500.0**2 * second.T @ second, even)
    spectrum = power_spectrum([even], method="kubios")
    assert spectrum is not None
    points = 2 * (spectrum.density.size - 1)
    _, theirs = welch(even - trend, 4.0, nperseg=1200, noverlap=600, nfft=points, detrend=detrend)
    np.testing.assert_allclose(spectrum.density[1:-1], theirs[1:-1], rtol=1e-5, atol=1e-6)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.floats(0.3, 3.0), st.floats(300.0, 2000.0)), min_size=4, max_size=80))
def test_the_curve_is_scipys_not_a_knot_spline(points: list[tuple[float, float]]) -> None:
    t = np.cumsum([width for width, _ in points])
    y = np.array([rr for _, rr in points])
    at = np.linspace(t[0], t[-1], 200)
    np.testing.assert_allclose(cubic_spline(t, y, at), CubicSpline(t, y)(at), rtol=1e-6, atol=1e-5)


@pytest.mark.parametrize("beats", [3, 4, 20, 100, 2000])
def test_the_growing_curve_is_the_whole_one(beats: int) -> None:
    rng = np.random.default_rng(beats)
    nn = rng.normal(900.0, 120.0, beats)
    t = np.cumsum(nn) / 1000.0
    series = StreamingResampler()
    for end, interval in zip((t - t[0]).tolist(), nn.tolist(), strict=True):
        series.add(end, interval)
    whole = resample_nn(Run(t, nn))
    window = whole[first_sample_index((t - t[0]).tolist(), 120.0) :]
    np.testing.assert_allclose(series.last(120.0), window, rtol=1e-6)
    assert beats < 200 or 470 <= window.size <= 480


def test_segments_never_cross_a_gap() -> None:
    rng = np.random.default_rng(2)
    one, two = rng.normal(800.0, 30.0, 700), rng.normal(900.0, 30.0, 650)
    both, first, second = (power_spectrum(evens) for evens in ([one, two], [one], [two]))
    assert both is not None
    assert first is not None
    assert second is not None
    np.testing.assert_allclose(both.density, (first.density + second.density) / 2.0)


def test_a_peak_outside_the_band_is_not_claimed_for_it() -> None:
    slope = Spectrum(0.002, np.linspace(100.0, 1.0, 201))
    assert peak_hz(slope, LF_HZ) is None
    assert peak_hz(window_spectrum(np.full(480, 800.0)), LF_HZ) is None


@given(st.floats(0.005, 0.3), st.floats(0.01, 0.1))
def test_neighbouring_bands_add_up(low: float, width: float) -> None:
    density = window_spectrum(np.random.default_rng(3).normal(0.0, 30.0, 480))
    middle, high = low + width / 3.0, low + width
    parts = band_power(density, (low, middle)) + band_power(density, (middle, high))
    assert parts == pytest.approx(band_power(density, (low, high)), rel=1e-9)


def test_too_little_for_a_curve_gives_none() -> None:
    empty: FloatArray = np.empty(0)
    assert power_spectrum([]) is power_spectrum([empty]) is None
    assert resample_nn(Run(np.arange(3.0), np.full(3, 800.0))).size == 0


@pytest.mark.parametrize(
    ("hz", "band"), [(0.01, VLF_HZ), (0.06, LF_HZ), (0.13, LF_HZ), (0.18, HF_HZ), (0.38, HF_HZ)]
)
def test_a_wave_lies_in_the_band_of_its_frequency_and_in_no_other(
    hz: float, band: tuple[float, float]
) -> None:
    t = np.arange(0.0, 600.0, 0.25)
    spectrum = power_spectrum([20.0 * np.sin(2.0 * np.pi * hz * t)])
    assert spectrum is not None
    for other in (VLF_HZ, LF_HZ, HF_HZ):
        expected = 200.0 if other == band else 0.0
        assert band_power(spectrum, other) == pytest.approx(expected, abs=30.0)


def test_what_is_quicker_than_any_breath_is_in_no_band() -> None:
    t = np.arange(0.0, 600.0, 0.25)
    spectrum = power_spectrum([20.0 * np.sin(2.0 * np.pi * 0.45 * t)])
    assert spectrum is not None
    assert all(band_power(spectrum, band) < 1.0 for band in (VLF_HZ, LF_HZ, HF_HZ))


def test_a_spectrum_without_any_hill_has_no_peak() -> None:
    assert peak_hz(Spectrum(0.01, np.ones(200)), LF_HZ) is None
    assert peak_hz(Spectrum(0.01, np.zeros(200)), LF_HZ) is None
    assert peak_hz(Spectrum(0.01, np.linspace(1.0, 2.0, 200)), LF_HZ) is None
