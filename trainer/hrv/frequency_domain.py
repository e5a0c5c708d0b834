"""The power spectrum of a tachogram: density, bands, peak.

NN intervals are resampled at 4 Hz (`trainer.hrv.resampling`), detrended, tapered with Hann's window and averaged
by Welch's method. Definitions: Task Force 1996 (doi 10.1161/01.CIR.93.5.1043); Tarvainen 2002 (doi 10.1109/10.979357) for smoothness priors.
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
KUBIOS_SEGMENT_S: Final = 300.0
KUBIOS_LAMBDA: Final = 500.0
VLF_HZ: Final = (0.0033, 0.04)
LF_HZ: Final = (0.04, 0.15)
HF_HZ: Final = (0.15, 0.40)
FEWEST_SAMPLES: Final = 16
PIECE: Final = 64  # windows at a time
CACHED_WINDOW_SIZES: Final = 256  # of windows

Method: TypeAlias = Literal["welch", "kubios"]
Band: TypeAlias = tuple[float, float]


class Spectrum(NamedTuple):
    """One-sided power density, ms²/Hz, at frequencies `step_hz` apart from 0 on."""

    step_hz: float
    density: FloatArray


def power_spectrum(evens: Sequence[FloatArray], *, method: Method = "welch") -> Spectrum | None:
    """The spectrum of stretches of even samples (ms, 4 Hz), see `evenly`.

    Segments of 150 s that overlap by half (one shorter segment if no stretch is that long), each with
    its straight line removed. `kubios`: smoothness priors (lambda 500) on each stretch, and 300 s.
    None where there is too little for one segment.
    """
    segment_s = SEGMENT_S if method == "welch" else KUBIOS_SEGMENT_S
    size = min(max((even.size for even in evens), default=0), round(segment_s * RATE_HZ))
    if size < FEWEST_SAMPLES:
        return None
    if method == "kubios":
        evens = [even - smoothness_priors_trend(even) for even in evens if even.size >= size]
    total, count = np.zeros(_points(size) // 2 + 1), 0
    for even in evens:
        for some in _in_pieces(sliding_windows(even, size, size // 2)):
            total += periodograms(some).sum(axis=0)
            count += len(some)
    return Spectrum(RATE_HZ / _points(size), total / count)


def window_spectrum(window: FloatArray) -> Spectrum:
    """The spectrum of one window of even samples; live, so without the detours of `periodograms`."""
    size = window.size
    (taper, norm), (x, x_norm) = _hann(size), _ramp(size)
    level = window - float(window.sum()) / size
    level -= (float(level @ x) / x_norm) * x
    level *= taper
    waves = np.fft.rfft(level, _points(size))
    return Spectrum(RATE_HZ / _points(size), _density(waves, norm))


def spectra(windows: FloatArray) -> Iterator[Spectrum]:
    """The spectrum of each row of even samples."""
    for some in _in_pieces(windows):
        for density in periodograms(some):
            yield Spectrum(RATE_HZ / _points(windows.shape[1]), density)


def sliding_windows(even: FloatArray, size: int, hop: int) -> FloatArray:
    """All windows of so many samples, one a row, from the beginning; none if there are fewer."""
    if even.size < size:
        return np.empty((0, size))
    return sliding_window_view(even, size)[::hop]


def _in_pieces(windows: FloatArray) -> Iterator[FloatArray]:
    """A few rows at a time, to need little memory."""
    for a in range(0, len(windows), PIECE):
        yield windows[a : a + PIECE]


def periodograms(windows: FloatArray) -> FloatArray:
    """Power density of each row (ms²/Hz), its straight line removed, under Hann's window."""
    size = windows.shape[1]
    taper, norm = _hann(size)
    return _density(np.fft.rfft(detrend_linear(windows) * taper, _points(size)), norm)


def _density(waves: npt.NDArray[np.complex128], norm: float) -> FloatArray:
    density: FloatArray = waves.real**2
    density += waves.imag**2
    density *= 2.0 / (RATE_HZ * norm)
    density[..., 0] /= 2.0
    return density


def detrend_linear(windows: FloatArray) -> FloatArray:
    """Each row less the straight line that fits it best."""
    x, norm = _ramp(windows.shape[1])
    level: FloatArray = windows - windows.mean(axis=1, keepdims=True)
    level -= np.multiply.outer(level @ x / norm, x)
    return level


@lru_cache(CACHED_WINDOW_SIZES)
def _ramp(size: int) -> tuple[FloatArray, float]:
    x: FloatArray = np.arange(size, dtype=np.float64)
    x -= (size - 1) / 2.0
    return x, float(x @ x) or 1.0


@lru_cache(CACHED_WINDOW_SIZES)
def _hann(size: int) -> tuple[FloatArray, float]:
    window: FloatArray = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(size) / size)
    return window, float(window @ window)


@lru_cache(CACHED_WINDOW_SIZES)
def _points(size: int) -> int:
    """Zeros are added to four times the length, so that bands and peaks may fall between bins; a
    little more, to a number that has no prime factor over 5."""
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
    """Power between two frequencies, ms²: trapezoids, with the density at the edges interpolated."""
    (low, high), (step, density) = band, spectrum
    left, right = low / step, high / step
    a, b = int(left) + 1, ceil(right)  # the first bin above `low`, the first not below `high`
    first, last = float(density[a]), float(density[b - 1])
    twice = 2.0 * float(density[a:b].sum()) - first - last
    twice += (a - left) * (_between(density, left) + first)
    twice += (right - b + 1) * (_between(density, right) + last)
    return twice * step / 2.0


def _between(density: FloatArray, place: float) -> float:
    below = int(place)
    low, high = density[below : below + 2].tolist()
    return float(low + (place - below) * (high - low))


def peak_hz(spectrum: Spectrum, band: Band) -> float | None:
    """Where the highest peak inside a band stands, Hz: a parabola through three logarithms.

    A slope that only passes through the band is no peak; then None.
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
    shift = 0.5 * (low - high) / (low - 2.0 * top + high)
    return min(max((k + shift) * step, band[0]), band[1])


def smoothness_priors_trend(even: FloatArray, smoothness: float = KUBIOS_LAMBDA) -> FloatArray:
    """The trend that smoothness priors find: (I + lambda² D2ᵀ D2)⁻¹ y (Tarvainen 2002)."""
    from scipy.linalg import solveh_banded  # an option nobody needs live

    n = even.size
    second = np.array([1.0, -2.0, 1.0])
    bands = np.zeros((3, n))
    for shift in range(3):
        products = second[shift:] * second[: 3 - shift]
        for k, product in enumerate(products.tolist()):
            bands[2 - shift, shift + k : shift + k + n - 2] += product
    bands *= smoothness**2
    bands[2] += 1.0
    trend: FloatArray = solveh_banded(bands, even)
    return trend
