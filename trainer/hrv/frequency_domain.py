"""The power spectrum of a tachogram: density, bands, peak.

NN intervals are resampled at 4 Hz (`trainer.hrv.resampling`), detrended, tapered with a Hann window and
averaged by Welch's method.

References
----------
Task Force (1996), doi 10.1161/01.CIR.93.5.1043
Tarvainen et al. (2002), doi 10.1109/10.979357, for smoothness priors
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, log
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from trainer.hrv.resampling import RATE_HZ
from trainer.hrv.tachogram import FloatArray

SEGMENT_S: Final = 150.0
VLF_SEGMENT_S: Final = 600.0  # two waves at 0.0033 Hz; in 150 s half of a wave at 0.0067 Hz is lost
KUBIOS_SEGMENT_S: Final = 300.0
KUBIOS_LAMBDA: Final = 500.0
VLF_HZ: Final = (0.0033, 0.04)
LF_HZ: Final = (0.04, 0.15)
HF_HZ: Final = (0.15, 0.40)
MIN_SAMPLES: Final = 16
MEAN_SAMPLES: Final = 4  # averaged to one for the VLF band: a second
BLOCK_WINDOWS: Final = 64  # windows at a time
CACHED_WINDOW_SIZES: Final = 256  # of windows

Method: TypeAlias = Literal["welch", "kubios"]
Band: TypeAlias = tuple[float, float]


class Spectrum(NamedTuple):
    """One-sided power density, ms²/Hz, at multiples of `step_hz` from 0 on."""

    step_hz: float
    density: FloatArray


def power_spectrum(
    resampled: Sequence[FloatArray], *, method: Method = "welch", segment_s: float = SEGMENT_S
) -> Spectrum | None:
    """Estimate the spectrum of a record by Welch's method.

    Parameters
    ----------
    resampled
        Samples (ms, 4 Hz) of each run without a gap, see `resample_nn`.
    method
        "welch": segments that overlap by half (one shorter segment if no run is that long), each
        without its straight line. "kubios": segments of 300 s, after the trend of smoothness priors
        (lambda 500) was subtracted from each run.
    segment_s
        Length of a segment of "welch".

    Returns
    -------
    Spectrum or None
        None where no run is long enough for a segment.
    """
    segment_s = segment_s if method == "welch" else KUBIOS_SEGMENT_S
    size = min(max((samples.size for samples in resampled), default=0), round(segment_s * RATE_HZ))
    if size < MIN_SAMPLES:
        return None
    if method == "kubios":
        resampled = [
            samples - smoothness_priors_trend(samples)
            for samples in resampled
            if samples.size >= size
        ]
    total, count = np.zeros(_points(size) // 2 + 1), 0
    for samples in resampled:
        for block in _in_blocks(sliding_windows(samples, size, size // 2)):
            total += periodograms(block).sum(axis=0)
            count += len(block)
    return Spectrum(RATE_HZ / _points(size), total / count)


def vlf_spectrum(resampled: Sequence[FloatArray]) -> Spectrum | None:
    """Estimate the spectrum from segments of 600 s, in which a wave of the VLF band has room.

    Means of a second are enough for waves of 25 s and more, and cost a quarter.

    Parameters
    ----------
    resampled
        Samples (ms, 4 Hz) of each run without a gap.
    """
    means = [
        samples[: samples.size // MEAN_SAMPLES * MEAN_SAMPLES]
        .reshape(-1, MEAN_SAMPLES)
        .mean(axis=1)
        for samples in resampled
    ]
    spectrum = power_spectrum(means, segment_s=VLF_SEGMENT_S / MEAN_SAMPLES)
    if spectrum is None:
        return None
    return Spectrum(spectrum.step_hz / MEAN_SAMPLES, spectrum.density * MEAN_SAMPLES)


def window_spectrum(window: FloatArray) -> Spectrum:
    """Return the spectrum of one window (ms, 4 Hz), faster than `periodograms` for the live path."""
    size = window.size
    (window_taper, norm), (x, x_norm) = _hann(size), _centred_line(size)
    residuals = window - float(window.sum()) / size
    residuals -= (float(residuals @ x) / x_norm) * x
    residuals *= window_taper
    coefficients = np.fft.rfft(residuals, _points(size))
    return Spectrum(RATE_HZ / _points(size), _density(coefficients, norm))


def spectra(windows: FloatArray) -> Iterator[Spectrum]:
    """Return the spectrum of each row (ms, 4 Hz)."""
    for block in _in_blocks(windows):
        for density in periodograms(block):
            yield Spectrum(RATE_HZ / _points(windows.shape[1]), density)


def sliding_windows(samples: FloatArray, size: int, hop: int) -> FloatArray:
    """Return a view of all windows of `size` samples, `hop` apart, one a row; none if there are fewer.

    Parameters
    ----------
    samples : FloatArray
        Shape (n,).
    size, hop : int
        Length of a window and distance of their beginnings, samples.

    Returns
    -------
    FloatArray
        Shape (windows, size).
    """
    if samples.size < size:
        return np.empty((0, size))
    return sliding_window_view(samples, size)[::hop]


def _in_blocks(windows: FloatArray) -> Iterator[FloatArray]:
    """A few rows at a time, to need little memory."""
    for a in range(0, len(windows), BLOCK_WINDOWS):
        yield windows[a : a + BLOCK_WINDOWS]


def periodograms(windows: FloatArray) -> FloatArray:
    """Return the power density (ms²/Hz) of each row without its straight line, under a Hann window."""
    size = windows.shape[1]
    window_taper, norm = _hann(size)
    return _density(np.fft.rfft(detrend_linear(windows) * window_taper, _points(size)), norm)


def _density(coefficients: npt.NDArray[np.complex128], norm: float) -> FloatArray:
    density: FloatArray = coefficients.real**2
    density += coefficients.imag**2
    density *= 2.0 / (RATE_HZ * norm)
    density[..., 0] /= 2.0
    return density


def detrend_linear(windows: FloatArray) -> FloatArray:
    """Return each row without its least-squares line."""
    x, norm = _centred_line(windows.shape[1])
    residuals: FloatArray = windows - windows.mean(axis=1, keepdims=True)
    residuals -= np.multiply.outer(residuals @ x / norm, x)
    return residuals


@lru_cache(CACHED_WINDOW_SIZES)
def _centred_line(size: int) -> tuple[FloatArray, float]:
    x: FloatArray = np.arange(size, dtype=np.float64)
    x -= (size - 1) / 2.0
    return x, float(x @ x) or 1.0


@lru_cache(CACHED_WINDOW_SIZES)
def _hann(size: int) -> tuple[FloatArray, float]:
    window: FloatArray = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(size) / size)
    return window, float(window @ window)


@lru_cache(CACHED_WINDOW_SIZES)
def _points(size: int) -> int:
    """Length after zero padding: four times, so that band edges and peaks may lie between bins, and on
    to a number without a prime factor over 5."""
    points = 4 * size
    while _largest_factor(points) > 5:
        points += 2
    return points


def _largest_factor(number: int) -> int:
    for prime in (2, 3, 5):
        while number % prime == 0:
            number //= prime
    return number


def band_power(spectrum: Spectrum, band: Band) -> float:
    """Return the power between two frequencies, ms²: trapezoids, with interpolated band edges.

    Parameters
    ----------
    spectrum : Spectrum
        A density, ms²/Hz, from 0 Hz on.
    band : Band
        Its lowest and its highest frequency, Hz.

    Returns
    -------
    float
        ms².
    """
    (low, high), (step, density) = band, spectrum
    left, right = low / step, high / step
    a, b = int(left) + 1, ceil(right)  # the first bin above `low`, the first not below `high`
    first, last = float(density[a]), float(density[b - 1])
    twice = 2.0 * float(density[a:b].sum()) - first - last
    twice += (a - left) * (_interpolated(density, left) + first)
    twice += (right - b + 1) * (_interpolated(density, right) + last)
    return twice * step / 2.0


def _interpolated(density: FloatArray, position: float) -> float:
    below = int(position)
    low, high = density[below : below + 2].tolist()
    return float(low + (position - below) * (high - low))


def peak_hz(spectrum: Spectrum, band: Band) -> float | None:
    """Return the frequency of the highest peak inside a band, by a parabola through three log bins.

    None where the density only rises or falls through the band.

    Parameters
    ----------
    spectrum : Spectrum
        A density, ms²/Hz, from 0 Hz on.
    band : Band
        Its lowest and its highest frequency, Hz.

    Returns
    -------
    float or None
        Hz.
    """
    step, density = spectrum
    first, end = ceil(band[0] / step), int(band[1] / step) + 1
    inside = density[first:end]
    peaks = (inside > density[first - 1 : end - 1]) & (inside >= density[first + 1 : end + 1])
    k = first + int((inside * peaks).argmax())
    low, top, high = density[k - 1 : k + 2].tolist()
    if not (0.0 < low < top >= high > 0.0):
        return None
    low, top, high = log(low), log(top), log(high)
    offset = 0.5 * (low - high) / (low - 2.0 * top + high)
    return min(max((k + offset) * step, band[0]), band[1])


def smoothness_priors_trend(samples: FloatArray, smoothness: float = KUBIOS_LAMBDA) -> FloatArray:
    """Return the smoothness priors trend, (I + lambda² D2ᵀ D2)⁻¹ y.

    Parameters
    ----------
    samples
        Shape (n,), samples at equal distances.
    smoothness
        The lambda of the formula.

    References
    ----------
    Tarvainen et al. (2002), doi 10.1109/10.979357
    """
    from scipy.linalg import solveh_banded  # slow to import, and needed by this option only

    n = samples.size
    second = np.array([1.0, -2.0, 1.0])
    bands = np.zeros((3, n))
    for offset in range(3):
        products = second[offset:] * second[: 3 - offset]
        for k, product in enumerate(products.tolist()):
            bands[2 - offset, offset + k : offset + k + n - 2] += product
    bands *= smoothness**2
    bands[2] += 1.0
    trend: FloatArray = solveh_banded(bands, samples)
    return trend
