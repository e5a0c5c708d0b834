"""NN intervals resampled at 4 Hz: of a whole run, and of one that still grows.

By a cubic spline, because linear interpolation would lose 5 % of LF and 35 % of HF.
"""

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray, Run

RATE_HZ: Final = 4.0
MIN_KNOTS: Final = 4
STREAMING_KNOTS: Final = 28  # the last ones, through which the spline is computed at each beat
SETTLED_KNOTS: Final = 14  # before these the samples are final
BLOCK_KNOTS: Final = 16_384  # of a long run at a time, to need little memory
# That far from its end a spline is the same to the last digit (0.27 to the 64th).
OVERLAP_KNOTS: Final = 64
BUFFER_SAMPLES: Final = 600  # 150 s: no live window is longer


def resample_nn(run: Run) -> FloatArray:
    """Resample NN intervals at 4 Hz by a cubic spline.

    Returns
    -------
    FloatArray
        Samples in ms, from the first beat to the last; empty where there are fewer than 4 intervals.
    """
    if run.t.size < MIN_KNOTS:
        return np.empty(0)
    t = run.t - run.t[0]
    samples = np.empty(int(t[-1] * RATE_HZ) + 1)
    first = 0
    for a in range(0, t.size, BLOCK_KNOTS):
        b = min(t.size, a + BLOCK_KNOTS + MIN_KNOTS)
        knots = slice(max(0, a - OVERLAP_KNOTS), b + OVERLAP_KNOTS)
        end = samples.size if b == t.size else ceil(t[b] * RATE_HZ)
        at = np.arange(first, end) / RATE_HZ
        samples[first:end] = cubic_spline(t[knots], run.nn_ms[knots], at)
        first = end
        if b == t.size:
            break
    return samples


def first_sample_index(t: Sequence[float], seconds: float) -> int:
    """Return the index of the first sample of a window that ends with the last beat.

    Parameters
    ----------
    t
        Times of the beats since the first of the run, rising, in seconds.
    seconds
        Length of the window.
    """
    if not t:
        return 0
    return ceil(t[bisect_right(t, t[-1] - seconds)] * RATE_HZ)


class StreamingResampler:
    """`resample_nn` of a run that still grows, at a constant cost per beat.

    What a new beat changes in the spline shrinks to about a quarter with every beat before it: fourteen
    beats back it is settled to eight digits, and is not computed again.
    """

    def __init__(self) -> None:
        self._t: list[float] = []
        self._nn: list[float] = []
        self._samples = np.empty(2 * BUFFER_SAMPLES)
        self._end = 0  # of the samples in the buffer
        self._samples_before = 0  # of the run, before the buffer

    def last(self, seconds: float) -> FloatArray:
        """Return the samples (ms) of the last so many seconds, see `first_sample_index`."""
        return self._samples[
            max(0, first_sample_index(self._t, seconds) - self._samples_before) : self._end
        ]

    def add(self, t: float, nn_ms: float) -> None:
        """Add an NN interval that ended `t` seconds after the first one of the run."""
        self._t.append(t)
        self._nn.append(nn_ms)
        if len(self._t) < MIN_KNOTS:
            return
        if len(self._t) > 2 * BUFFER_SAMPLES:
            del self._t[:-BUFFER_SAMPLES], self._nn[:-BUFFER_SAMPLES]
        knots, nn = self._t[-STREAMING_KNOTS:], self._nn[-STREAMING_KNOTS:]
        start_s = knots[0] if len(self._t) <= SETTLED_KNOTS else knots[-SETTLED_KNOTS]
        first, end = ceil(start_s * RATE_HZ), int(t * RATE_HZ) + 1
        grid = np.arange(first, end) / RATE_HZ
        self._write(first, cubic_spline(np.array(knots), np.array(nn), grid))

    def _write(self, first: int, values: FloatArray) -> None:
        if first - self._samples_before + values.size > self._samples.size:
            dropped = self._end - BUFFER_SAMPLES
            self._samples[:BUFFER_SAMPLES] = self._samples[dropped : self._end]
            self._samples_before, self._end = self._samples_before + dropped, BUFFER_SAMPLES
        start = first - self._samples_before
        self._end = start + values.size
        self._samples[start : self._end] = values


def cubic_spline(t: FloatArray, y: FloatArray, at: FloatArray) -> FloatArray:
    """Evaluate the cubic spline through points, with not-a-knot ends, as SciPy's `CubicSpline`.

    At the size of a live window (28 knots) it takes a fifth of SciPy's time.

    Parameters
    ----------
    t
        Knots, strictly rising, at least four.
    y
        Values at the knots.
    at
        Where to evaluate, within the knots.
    """
    width = t[1:] - t[:-1]
    slope = (y[1:] - y[:-1]) / width
    second = _second_derivatives(width, slope)
    linear = slope - width * (2.0 * second[:-1] + second[1:]) / 6.0
    cubic = (second[1:] - second[:-1]) / (6.0 * width)
    k = np.minimum(t.searchsorted(at, side="right") - 1, width.size - 1)
    x = at - t[k]
    curve: FloatArray = y[k] + x * (linear[k] + x * (0.5 * second[k] + x * cubic[k]))
    return curve


def _second_derivatives(width: FloatArray, slope: FloatArray) -> FloatArray:
    """Second derivatives of the spline at the knots."""
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
    """Solve a tridiagonal system in plain Python: at the size of a window NumPy would be slower."""
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
