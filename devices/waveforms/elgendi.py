"""Elgendi's detector of short steep events that come once a heart beat: R waves, upstrokes of a pulse.

Two moving averages of the wave's energy are compared, one as long as the event and one as long as a beat.
The energy is that of a derivative of the wave, smoothed by a Gaussian, so that drift, mains hum and the
unit of the samples do not matter. An event must also be about as high as others were lately: the median of
the highest of each 2 s, which one jolt of the cable does not move. Where noise may look like an event, it
must stand out of the wave's root mean square.

Samples are processed in blocks counted from the very first one, so that it makes no difference in which
chunks they arrived. At most four seconds of the wave are buffered.

References
----------
R wave: doi 10.1371/journal.pone.0073557. Pulse wave: doi 10.1371/journal.pone.0076585.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]

BLOCK_S: Final = 0.1
SIGNAL_BUFFER_S: Final = 4.0
BLOCKS_PER_MAXIMUM: Final = 20
RECENT_MAXIMA: Final = 5
POLARITY_TAU_S: Final = 4.0
INVERSION_RATIO: Final = 1.5  # of fourth powers, before the wave counts as inverted
CLIP_AT_HEIGHTS: Final = 2.0  # times the usual height: what is above is no event


@dataclass(frozen=True, slots=True)
class PeakCriteria:
    """What an event looks like.

    Attributes
    ----------
    smooth_s
        Sigma of the Gaussian.
    derivative
        Which derivative of it, 1 or 2.
    is_biphasic
        Whether the event swings up and down.
    event_window_s, beat_window_s
        What the two moving averages span.
    min_height, min_height_ratio, min_rms_ratio
        The least height: in units of the samples, as a share of the usual height, and in multiples of the
        root mean square of the wave.
    min_distance_s
        The shortest time between two events.
    """

    smooth_s: float
    derivative: int
    is_biphasic: bool
    event_window_s: float
    beat_window_s: float
    min_height: float
    min_height_ratio: float
    min_rms_ratio: float
    min_distance_s: float


class ElgendiDetector:
    """Finds events as the samples come.

    Parameters
    ----------
    criteria
        What an event looks like.
    rate_hz
        Samples per second.
    """

    def __init__(self, criteria: PeakCriteria, rate_hz: float) -> None:
        self._criteria = criteria
        self._kernel = gaussian_kernel(criteria, rate_hz)
        self._half = self._kernel.size // 2
        self._block = max(1, round(BLOCK_S * rate_hz))
        self._span = (
            round(criteria.event_window_s * rate_hz / 2),
            round(criteria.beat_window_s * rate_hz / 2),
        )
        self._min_distance = criteria.min_distance_s * rate_hz
        self._max_heights = round(SIGNAL_BUFFER_S * rate_hz)
        self._pending: list[float] = []
        self._raw: FloatArray | None = None  # as much as the kernel still needs
        self._heights: FloatArray = np.zeros(0)
        self._first_index = 0  # the sample that the first of the heights belongs to
        self._decided_until = 0  # all before this sample is decided
        self._last_peak = -np.inf
        self._levels = _SignalLevels(BLOCK_S)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Add the next samples.

        Returns
        -------
        list of float
            The events that have become certain, in order: samples since the first one, with fractions.
        """
        self._pending += samples
        peaks: list[float] = []
        complete = len(self._pending) - len(self._pending) % self._block
        for at in range(0, complete, self._block):
            peaks += self._process_block(
                np.array(self._pending[at : at + self._block], dtype=float)
            )
        del self._pending[:complete]
        return peaks

    def _process_block(self, block: FloatArray) -> list[float]:
        if self._raw is None:
            self._raw = np.full(self._half, block[0])
        raw = np.concatenate((self._raw, block))
        if raw.size < self._kernel.size:
            self._raw = raw
            return []
        heights = np.convolve(raw, self._kernel, "valid")
        self._raw = raw[raw.size - self._kernel.size + 1 :]
        self._heights = np.concatenate((self._heights, heights))
        self._levels.add(heights)
        peaks = self._decide() if self._levels.height is not None else []
        self._trim()
        return peaks

    def _trim(self) -> None:
        excess = self._heights.size - self._max_heights
        if excess > 0:
            self._heights = self._heights[excess:]
            self._first_index += excess

    def _decide(self) -> list[float]:
        """The events in all samples for which both averages are known."""
        end = self._first_index + self._heights.size - self._span[1]
        if end <= self._decided_until:
            return []
        events, undecided = self._find_events(
            self._decided_until - self._first_index, end - self._first_index
        )
        self._decided_until = undecided + self._first_index
        return [peak for begin, end in events for peak in self._peak(begin, end)]

    def _find_events(self, first: int, end: int) -> tuple[list[tuple[int, int]], int]:
        """Spans in which the short average is above the long one, and where the first undecided one begins."""
        cumulative = np.concatenate(([0.0], np.cumsum(self._energy())))
        short, long = (_moving_average(cumulative, first, end, half) for half in self._span)
        above = np.zeros(end - first + 2, dtype=np.bool_)  # nothing is, before and behind it
        above[1:-1] = short > long
        edges = np.flatnonzero(above[1:] != above[:-1]) + first
        events = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
        if events and events[-1][1] == end and end - events[-1][0] < 2 * self._span[1]:
            return events[:-1], events[-1][0]
        return events, end

    def _energy(self) -> FloatArray:
        if self._criteria.is_biphasic:
            return np.square(self._heights)
        return np.square(np.maximum(self._heights * self._levels.polarity, 0.0))

    def _peak(self, begin: int, end: int) -> list[float]:
        oriented = self._heights[begin:end] * self._levels.polarity
        highest = int(oriented.argmax())
        index = self._first_index + begin + highest
        if oriented[highest] < self._min_height() or index - self._last_peak < self._min_distance:
            return []
        self._last_peak = index + _vertex_offset(
            self._heights[begin + highest - 1 : begin + highest + 2]
        )
        return [self._last_peak]

    def _min_height(self) -> float:
        criteria, levels = self._criteria, self._levels
        return max(
            criteria.min_height,
            criteria.min_height_ratio * (levels.height or 0.0),
            criteria.min_rms_ratio * levels.rms,
        )


class _SignalLevels:
    """Height of the recent events, root mean square of the wave, and its polarity."""

    def __init__(self, block_s: float) -> None:
        self.height: float | None = None
        self.polarity = 1.0
        self._decay = float(np.exp(-block_s / POLARITY_TAU_S))
        self.rms = 0.0
        self._square_sum = self._count = 0.0
        self._up_power = self._down_power = 0.0
        self._maxima: deque[float] = deque(maxlen=RECENT_MAXIMA)
        self._block_maximum = 0.0
        self._blocks = 0

    def add(self, heights: FloatArray) -> None:
        self._block_maximum = max(self._block_maximum, float(np.abs(heights).max()))
        self._blocks += 1
        if self._blocks == BLOCKS_PER_MAXIMUM:
            self._maxima.append(self._block_maximum)
            self._block_maximum, self._blocks = 0.0, 0
            self.height = sorted(self._maxima)[(len(self._maxima) - 1) // 2]
        limit = np.inf if self.height is None else CLIP_AT_HEIGHTS * self.height
        self._update_levels(np.minimum(np.maximum(heights, -limit), limit))

    def _update_levels(self, heights: FloatArray) -> None:
        ups, downs = np.maximum(heights, 0.0), np.maximum(-heights, 0.0)
        self._square_sum = self._square_sum * self._decay + float((heights**2).sum())
        self._count = self._count * self._decay + heights.size
        self.rms = float(np.sqrt(self._square_sum / self._count))
        self._up_power = self._up_power * self._decay + float((ups**4).sum())
        self._down_power = self._down_power * self._decay + float((downs**4).sum())
        if self.polarity > 0.0 and self._down_power > INVERSION_RATIO * self._up_power:
            self.polarity = -1.0
        elif self.polarity < 0.0 and self._up_power > INVERSION_RATIO * self._down_power:
            self.polarity = 1.0


def gaussian_kernel(criteria: PeakCriteria, rate_hz: float) -> FloatArray:
    """A derivative of a Gaussian, without response to a constant, scaled to the height of the step or bump."""
    sigma = criteria.smooth_s * rate_hz
    half = max(2, round(4.0 * sigma))
    x = np.arange(-half, half + 1) / sigma
    gaussian = np.exp(-0.5 * x * x)
    shape = -x * gaussian if criteria.derivative == 1 else (1.0 - x * x) * gaussian
    shape -= shape.mean()
    return np.asarray(shape / shape[shape > 0.0].sum())


def _moving_average(cumulative: FloatArray, first: int, end: int, half: int) -> FloatArray:
    """Moving average over `half` on both sides, from the cumulative sum; zero before the beginning."""
    after = cumulative[first + half + 1 : end + half + 1]
    before = cumulative[max(0, first - half) : max(0, end - half)]
    sums = after - cumulative[0]
    sums[sums.size - before.size :] = after[sums.size - before.size :] - before
    return np.asarray(sums / (2 * half + 1))


def _vertex_offset(points: FloatArray) -> float:
    """Offset of the vertex of the parabola through three points from the middle one."""
    if points.size < 3:
        return 0.0
    left, middle, right = points.tolist()
    curvature = left - 2.0 * middle + right
    return float(np.clip(0.5 * (left - right) / curvature, -0.5, 0.5)) if curvature else 0.0
