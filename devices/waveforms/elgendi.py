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
from itertools import groupby
from math import sqrt
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]

BLOCK_S: Final = 0.1
SIGNAL_BUFFER_S: Final = 4.0
BLOCKS_PER_MAXIMUM: Final = 20
MAX_BLOCKS_AT_ONCE: Final = 20
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
        while count := len(self._pending) // self._block:
            blocks = min(count, MAX_BLOCKS_AT_ONCE) if self._is_filled else 1
            part = np.array(self._pending[: blocks * self._block], dtype=float)
            del self._pending[: part.size]
            peaks += self._process(part, blocks)
        return peaks

    @property
    def _is_filled(self) -> bool:
        """Whether each further sample has a height."""
        return self._raw is not None and self._raw.size >= self._kernel.size - 1

    def _process(self, part: FloatArray, blocks: int) -> list[float]:
        """Some blocks at once: one by one, the calls of numpy took most of the time of a record."""
        if self._raw is None:
            self._raw = np.full(self._half, part[0])
        raw = np.concatenate((self._raw, part))
        if raw.size < self._kernel.size:
            self._raw = raw
            return []
        heights = np.convolve(raw, self._kernel, "valid")
        self._raw = raw[raw.size - self._kernel.size + 1 :]
        first_end = self._first_index + self._heights.size + heights.size // blocks
        self._heights = np.concatenate((self._heights, heights))
        levels = self._levels.add(heights.reshape(blocks, -1))
        ends = range(first_end, first_end + heights.size, heights.size // blocks)
        peaks: list[float] = []
        for _, alike in groupby(
            zip(levels, ends, strict=True), lambda pair: (pair[0].height is None, pair[0].polarity)
        ):
            peaks += self._decide(list(alike))
        self._trim()
        return peaks

    def _trim(self) -> None:
        excess = self._heights.size - self._max_heights
        if excess > 0:
            self._heights = self._heights[excess:]
            self._first_index += excess

    def _decide(self, blocks: Sequence[tuple["_Levels", int]]) -> list[float]:
        """The events in all samples for which both averages are known, block by block.

        Parameters
        ----------
        blocks
            The levels after each block, of one polarity, and the index of the first sample behind it.
        """
        levels, last_end = blocks[-1]
        end = last_end - self._span[1]
        if levels.height is None or end <= self._decided_until:
            return []
        spans = self._find_spans(
            self._decided_until - self._first_index, end - self._first_index, levels.polarity
        )
        peaks: list[float] = []
        for levels, block_end in blocks:
            for begin, behind in self._take_events(spans, block_end - self._span[1]):
                peaks += self._peak(begin, behind, levels)
        return peaks

    def _find_spans(self, first: int, end: int, polarity: float) -> deque[tuple[int, int]]:
        """Spans in which the short average is above the long one, as indexes of samples."""
        # A large artifact further back would cost the cumulative sum its precision.
        begin = max(0, first - self._span[1])
        energy = self._energy(self._heights[begin:], polarity)
        cumulative = np.concatenate(([0.0], np.cumsum(energy)))
        short, long = (
            _moving_average(cumulative, first - begin, end - begin, half) for half in self._span
        )
        above = np.zeros(end - first + 2, dtype=np.bool_)  # nothing is, before and behind it
        above[1:-1] = short > long
        edges = np.flatnonzero(above[1:] != above[:-1]) + (first + self._first_index)
        return deque(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))

    def _take_events(self, spans: deque[tuple[int, int]], end: int) -> list[tuple[int, int]]:
        """Take the events up to `end` from the spans. One that may go on behind it is not decided yet."""
        if end <= self._decided_until:
            return []
        events: list[tuple[int, int]] = []
        while spans and spans[0][0] < end:
            begin, behind = spans.popleft()
            if behind < end:
                events.append((begin, behind))
                continue
            is_undecided = end - begin < 2 * self._span[1]
            if not is_undecided:
                events.append((begin, end))
            if is_undecided or behind > end:
                spans.appendleft((begin if is_undecided else end, behind))
            self._decided_until = begin if is_undecided else end
            return events
        self._decided_until = end
        return events

    def _energy(self, heights: FloatArray, polarity: float) -> FloatArray:
        if self._criteria.is_biphasic:
            return np.square(heights)
        return np.square(np.maximum(heights * polarity, 0.0))

    def _peak(self, begin: int, end: int, levels: "_Levels") -> list[float]:
        begin, end = begin - self._first_index, end - self._first_index
        oriented = self._heights[begin:end] * levels.polarity
        highest = int(oriented.argmax())
        index = self._first_index + begin + highest
        min_height = self._min_height(levels)
        if oriented[highest] < min_height or index - self._last_peak < self._min_distance:
            return []
        self._last_peak = index + _vertex_offset(
            self._heights[begin + highest - 1 : begin + highest + 2]
        )
        return [self._last_peak]

    def _min_height(self, levels: "_Levels") -> float:
        criteria = self._criteria
        return max(
            criteria.min_height,
            criteria.min_height_ratio * (levels.height or 0.0),
            criteria.min_rms_ratio * levels.rms,
        )


class _Levels(NamedTuple):
    """Height of the recent events (None until it is known), root mean square of the wave, and its polarity."""

    height: float | None
    rms: float
    polarity: float


class _SignalLevels:
    """The levels after each block."""

    def __init__(self, block_s: float) -> None:
        self._height: float | None = None
        self._polarity = 1.0
        self._decay = float(np.exp(-block_s / POLARITY_TAU_S))
        self._square_sum = self._count = 0.0
        self._up_power = self._down_power = 0.0
        self._maxima: deque[float] = deque(maxlen=RECENT_MAXIMA)
        self._block_maximum = 0.0
        self._blocks = 0

    def add(self, heights: FloatArray) -> list[_Levels]:
        """Add some blocks, a row each; the levels after each of them."""
        usual = [self._add_maximum(maximum) for maximum in np.abs(heights).max(axis=1).tolist()]
        limits = [np.inf if height is None else CLIP_AT_HEIGHTS * height for height in usual]
        limit = np.array(limits)[:, None]
        clipped = np.minimum(np.maximum(heights, -limit), limit)
        squares = np.square(clipped)
        fourths = np.square(squares)
        all_powers = fourths.sum(axis=1)
        up_powers = np.where(clipped > 0.0, fourths, 0.0).sum(axis=1)
        sums = zip(
            usual,
            squares.sum(axis=1).tolist(),
            up_powers.tolist(),
            (all_powers - up_powers).tolist(),
            strict=True,
        )
        return [self._update(*block, heights.shape[1]) for block in sums]

    def _add_maximum(self, maximum: float) -> float | None:
        """The usual height after a block with this maximum."""
        self._block_maximum = max(self._block_maximum, maximum)
        self._blocks += 1
        if self._blocks == BLOCKS_PER_MAXIMUM:
            self._maxima.append(self._block_maximum)
            self._block_maximum, self._blocks = 0.0, 0
            self._height = sorted(self._maxima)[(len(self._maxima) - 1) // 2]
        return self._height

    def _update(
        self, height: float | None, square_sum: float, up: float, down: float, count: int
    ) -> _Levels:
        self._square_sum = self._square_sum * self._decay + square_sum
        self._count = self._count * self._decay + count
        self._up_power = self._up_power * self._decay + up
        self._down_power = self._down_power * self._decay + down
        if self._polarity > 0.0 and self._down_power > INVERSION_RATIO * self._up_power:
            self._polarity = -1.0
        elif self._polarity < 0.0 and self._up_power > INVERSION_RATIO * self._down_power:
            self._polarity = 1.0
        return _Levels(height, sqrt(self._square_sum / self._count), self._polarity)


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
