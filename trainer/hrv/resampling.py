"""The curve through NN intervals, sampled evenly: of a whole run, and of one that still grows.

A cubic spline, because a straight line between beats would lose 5 % of LF and 35 % of HF.
"""

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil
from typing import Final

import numpy as np

from trainer.hrv.tachogram import FloatArray, Run

RATE_HZ: Final = 4.0
FEWEST_KNOTS: Final = 4
KNOTS: Final = 28  # of the curve that is worked out when a beat comes
SETTLED_KNOTS: Final = 14
NO_CURVE: Final[FloatArray] = np.empty(0)  # one for all: a broken record has many
PIECE_KNOTS: Final = 16_384  # of a long run at a time, to need little memory
SURE_KNOTS: Final = (
    64  # that far from its end a curve is the same to the last digit (0.27 to the 64th)
)
BUFFER_SAMPLES: Final = 600  # 150 s: no live window is longer


def resample_nn(run: Run) -> FloatArray:
    """NN intervals (ms) at 4 Hz from the first beat to the last, through a cubic spline.

    Empty where there are too few for a curve.
    """
    if run.t.size < FEWEST_KNOTS:
        return NO_CURVE
    t = run.t - run.t[0]
    even = np.empty(int(t[-1] * RATE_HZ) + 1)
    first = 0
    for a in range(0, t.size, PIECE_KNOTS):
        b = min(t.size, a + PIECE_KNOTS + FEWEST_KNOTS)
        near = slice(max(0, a - SURE_KNOTS), b + SURE_KNOTS)
        end = even.size if b == t.size else ceil(t[b] * RATE_HZ)
        at = np.arange(first, end) / RATE_HZ
        even[first:end] = cubic_spline(t[near], run.nn_ms[near], at)
        first = end
        if b == t.size:
            break
    return even


def first_sample_index(t: Sequence[float], seconds: float) -> int:
    """The first sample of a window: that of the first of the beats `t` in the last so many seconds."""
    if not t:
        return 0
    return ceil(t[bisect_right(t, t[-1] - seconds)] * RATE_HZ)


class StreamingResampler:
    """`resample_nn` of a run that still grows, at a constant cost per beat.

    A beat bends the curve before it by a quarter of what it bends it one beat later: fourteen beats
    back the curve is settled to eight digits, and is not worked out again.
    """

    def __init__(self) -> None:
        self._t: list[float] = []
        self._nn: list[float] = []
        self._even = np.empty(2 * BUFFER_SAMPLES)
        self._end = 0  # of the samples in the buffer
        self._passed = 0  # samples before the buffer

    def last(self, seconds: float) -> FloatArray:
        """The samples of the beats of the last so many seconds, see `first_sample_index`."""
        return self._even[max(0, first_sample_index(self._t, seconds) - self._passed) : self._end]

    def add(self, t: float, nn_ms: float) -> None:
        """An NN interval that ended at `t`, s since the first one of the run."""
        self._t.append(t)
        self._nn.append(nn_ms)
        if len(self._t) < FEWEST_KNOTS:
            return
        if len(self._t) > 2 * BUFFER_SAMPLES:
            del self._t[:-BUFFER_SAMPLES], self._nn[:-BUFFER_SAMPLES]
        knots, nn = self._t[-KNOTS:], self._nn[-KNOTS:]
        since = knots[0] if len(self._t) <= SETTLED_KNOTS else knots[-SETTLED_KNOTS]
        first, end = ceil(since * RATE_HZ), int(t * RATE_HZ) + 1
        grid = np.arange(first, end) / RATE_HZ
        self._write(first, cubic_spline(np.array(knots), np.array(nn), grid))

    def _write(self, first: int, values: FloatArray) -> None:
        if first - self._passed + values.size > self._even.size:
            gone = self._end - BUFFER_SAMPLES
            self._even[:BUFFER_SAMPLES] = self._even[gone : self._end]
            self._passed, self._end = self._passed + gone, BUFFER_SAMPLES
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
