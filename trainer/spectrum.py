"""The power spectrum of a tachogram: even resampling, bands, peak. NumPy only.

NN intervals are resampled at 4 Hz through a cubic spline (a straight line would lose 5 % of LF and
35 % of HF), detrended, tapered with Hann's window and averaged by Welch's method. Definitions: Task
Force 1996 (doi 10.1161/01.CIR.93.5.1043); Tarvainen 2002 (doi 10.1109/10.979357) for smoothness priors.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, log
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from trainer.tachogram import FloatArray, Run

RATE_HZ: Final = 4.0
SEGMENT_S: Final = 150.0
KUBIOS_SEGMENT_S: Final = 300.0
KUBIOS_LAMBDA: Final = 500.0
VLF_HZ: Final = (0.0033, 0.04)
LF_HZ: Final = (0.04, 0.15)
HF_HZ: Final = (0.15, 0.40)
FEWEST_KNOTS: Final = 4
FEWEST_SAMPLES: Final = 16
PIECE: Final = 64  # windows at a time
KNOTS: Final = 28  # of the curve that is worked out when a beat comes
SETTLED_KNOTS: Final = 14
KEPT_SIZES: Final = 256  # of windows
KEPT_SAMPLES: Final = round(SEGMENT_S * RATE_HZ)

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
        evens = [even - smooth_trend(even) for even in evens if even.size >= size]
    total, count = np.zeros(_points(size) // 2 + 1), 0
    for even in evens:
        for some in _in_pieces(windows_of(even, size, size // 2)):
            total += periodograms(some).sum(axis=0)
            count += len(some)
    return Spectrum(RATE_HZ / _points(size), total / count)


def spectrum_of(window: FloatArray) -> Spectrum:
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


def windows_of(even: FloatArray, size: int, hop: int) -> FloatArray:
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
    return _density(np.fft.rfft(without_line(windows) * taper, _points(size)), norm)


def _density(waves: npt.NDArray[np.complex128], norm: float) -> FloatArray:
    density: FloatArray = waves.real**2
    density += waves.imag**2
    density *= 2.0 / (RATE_HZ * norm)
    density[..., 0] /= 2.0
    return density


def without_line(windows: FloatArray) -> FloatArray:
    """Each row less the straight line that fits it best."""
    x, norm = _ramp(windows.shape[1])
    level: FloatArray = windows - windows.mean(axis=1, keepdims=True)
    level -= np.multiply.outer(level @ x / norm, x)
    return level


@lru_cache(KEPT_SIZES)
def _ramp(size: int) -> tuple[FloatArray, float]:
    x: FloatArray = np.arange(size, dtype=np.float64)
    x -= (size - 1) / 2.0
    return x, float(x @ x) or 1.0


@lru_cache(KEPT_SIZES)
def _hann(size: int) -> tuple[FloatArray, float]:
    window: FloatArray = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(size) / size)
    return window, float(window @ window)


@lru_cache(KEPT_SIZES)
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


def smooth_trend(even: FloatArray, smoothness: float = KUBIOS_LAMBDA) -> FloatArray:
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


def evenly(run: Run) -> FloatArray:
    """NN intervals (ms) at 4 Hz from the first beat to the last, through a cubic spline.

    Empty where there are too few for a curve.
    """
    if run.t.size < FEWEST_KNOTS:
        return np.empty(0)
    t = run.t - run.t[0]
    return cubic_spline(t, run.nn_ms, np.arange(int(t[-1] * RATE_HZ) + 1) / RATE_HZ)


def samples_from(t: Sequence[float], seconds: float) -> int:
    """The first sample of a window: that of the first of the beats `t` in the last so many seconds."""
    if not t:
        return 0
    return ceil(t[bisect_right(t, t[-1] - seconds)] * RATE_HZ)


class EvenSeries:
    """`evenly` of a run that still grows, at a constant cost per beat.

    A beat bends the curve before it by a quarter of what it bends it one beat later: fourteen beats
    back the curve is settled to eight digits, and is not worked out again.
    """

    def __init__(self) -> None:
        self._t: list[float] = []
        self._nn: list[float] = []
        self._even = np.empty(2 * KEPT_SAMPLES)
        self._end = 0  # of the samples in the buffer
        self._passed = 0  # samples before the buffer

    def last(self, seconds: float) -> FloatArray:
        """The samples of the beats of the last so many seconds, see `samples_from`."""
        return self._even[max(0, samples_from(self._t, seconds) - self._passed) : self._end]

    def add(self, t: float, nn_ms: float) -> None:
        """An NN interval that ended at `t`, s since the first one of the run."""
        self._t.append(t)
        self._nn.append(nn_ms)
        if len(self._t) < FEWEST_KNOTS:
            return
        if len(self._t) > 2 * KEPT_SAMPLES:
            del self._t[:-KEPT_SAMPLES], self._nn[:-KEPT_SAMPLES]
        knots, nn = self._t[-KNOTS:], self._nn[-KNOTS:]
        since = knots[0] if len(self._t) <= SETTLED_KNOTS else knots[-SETTLED_KNOTS]
        first, end = ceil(since * RATE_HZ), int(t * RATE_HZ) + 1
        grid = np.arange(first, end) / RATE_HZ
        self._write(first, cubic_spline(np.array(knots), np.array(nn), grid))

    def _write(self, first: int, values: FloatArray) -> None:
        if first - self._passed + values.size > self._even.size:
            gone = self._end - KEPT_SAMPLES
            self._even[:KEPT_SAMPLES] = self._even[gone : self._end]
            self._passed, self._end = self._passed + gone, KEPT_SAMPLES
        place = first - self._passed
        self._end = place + values.size
        self._even[place : self._end] = values


def cubic_spline(t: FloatArray, y: FloatArray, at: FloatArray) -> FloatArray:
    """The curve with smooth slope and bend through the points, its ends not-a-knot, as SciPy's.

    `t` rises strictly and has at least four values; `at` lies within it.
    """
    width = t[1:] - t[:-1]
    slope = (y[1:] - y[:-1]) / width
    bend = _bends(width, slope)
    linear = slope - width * (2.0 * bend[:-1] + bend[1:]) / 6.0
    cubic = (bend[1:] - bend[:-1]) / (6.0 * width)
    k = np.minimum(t.searchsorted(at, side="right") - 1, width.size - 1)
    x = at - t[k]
    curve: FloatArray = y[k] + x * (linear[k] + x * (0.5 * bend[k] + x * cubic[k]))
    return curve


def _bends(width: FloatArray, slope: FloatArray) -> FloatArray:
    """Second derivatives at the knots."""
    below, above = width[:-1].tolist(), width[1:].tolist()
    middle = (2.0 * (width[:-1] + width[1:])).tolist()
    head, tail = below[0] / above[0], above[-1] / below[-1]
    middle[0] += below[0] * (1.0 + head)
    middle[-1] += above[-1] * (1.0 + tail)
    above[0] -= below[0] * head
    below[-1] -= above[-1] * tail
    inner = _tridiagonal(below, middle, above, (6.0 * (slope[1:] - slope[:-1])).tolist())
    first = inner[0] + head * (inner[0] - inner[1])
    last = inner[-1] + tail * (inner[-1] - inner[-2])
    return np.array([first, *inner, last])


def _tridiagonal(
    below: list[float], middle: list[float], above: list[float], right: list[float]
) -> list[float]:
    """Solves row after row, in plain Python: at the size of a window NumPy would be slower."""
    pivot, value = middle[0], right[0]
    pivots, values = [pivot], [value]
    for low, mid, up, rhs in zip(below[1:], middle[1:], above, right[1:], strict=False):
        share = low / pivot
        pivot = mid - share * up
        value = rhs - share * value
        pivots.append(pivot)
        values.append(value)
    x = value / pivot
    solution = [x]
    for pivot, value, up in zip(pivots[-2::-1], values[-2::-1], above[-2::-1], strict=True):
        x = (value - up * x) / pivot
        solution.append(x)
    solution.reverse()
    return solution
