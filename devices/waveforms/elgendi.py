"""Finds what is steep and short in a wave and comes once a heart beat: the R wave, the upstroke of a pulse.

Two moving averages of the wave's energy, one as long as the event and one as long as a beat, tell where an
event is (Elgendi's method: for the R wave doi 10.1371/journal.pone.0073557, for the pulse doi
10.1371/journal.pone.0076585). The energy is that of a derivative of the wave, smoothed by a Gaussian, so
that drift, mains hum and the unit of the samples do not matter. An event must also be about as high as
others were lately: the median of the highest of each 2 s, which one jolt of the cable does not move. It
must stand out of the wave's root mean square where noise may look like it.

Rule: samples are worked on in blocks counted from the very first one, so that it makes no difference how
they arrived. Four seconds of the wave are kept, never more.
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
BLOCKS_OF_A_HIGHEST: Final = 20
HIGHESTS: Final = 5
LEAN_TAU_S: Final = 4.0
CLEARLY: Final = 1.5  # so much more must lean the other way before the wave counts as turned over
CUT_AT: Final = (
    2.0  # times the usual height: what is above is no event and says nothing of the others
)


@dataclass(frozen=True, slots=True)
class PeakCriteria:
    """What is looked for.

    `smooth_s` is the sigma of the Gaussian, `derivative` which one of it, 1 or 2. `event_s` and `beat_s`
    are what the averages span. Lower than `lowest` counts of the samples, or than `share` of the usual
    height, or than `above_rms` times the root mean square of the wave, is none; another one follows after
    `apart_s` at the soonest. `both_ways`: it swings up and down.
    """

    smooth_s: float
    derivative: int
    both_ways: bool
    event_s: float
    beat_s: float
    lowest: float
    share: float
    above_rms: float
    apart_s: float


class ElgendiDetector:
    """Tells the places of the events, in samples since the first one and parts of a sample."""

    def __init__(self, event: PeakCriteria, rate_hz: float) -> None:
        self._event = event
        self._kernel = kernel(event, rate_hz)
        self._half = self._kernel.size // 2
        self._block = max(1, round(BLOCK_S * rate_hz))
        self._span = round(event.event_s * rate_hz / 2), round(event.beat_s * rate_hz / 2)
        self._apart = event.apart_s * rate_hz
        self._most_kept = round(SIGNAL_BUFFER_S * rate_hz)
        self._waiting: list[float] = []
        self._raw: FloatArray | None = None  # as much as the kernel still needs
        self._heights: FloatArray = np.zeros(0)
        self._from = 0  # the sample that the first of the heights belongs to
        self._judged = 0  # all before this sample is decided
        self._last = -np.inf
        self._usual = _Usual(BLOCK_S)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Take the next samples; tell the events that are certain by now, in order."""
        self._waiting += samples
        found: list[float] = []
        whole = len(self._waiting) - len(self._waiting) % self._block
        for at in range(0, whole, self._block):
            found += self._work(np.array(self._waiting[at : at + self._block], dtype=float))
        del self._waiting[:whole]
        return found

    def _work(self, block: FloatArray) -> list[float]:
        if self._raw is None:
            self._raw = np.full(self._half, block[0])
        raw = np.concatenate((self._raw, block))
        if raw.size < self._kernel.size:
            self._raw = raw
            return []
        heights = np.convolve(raw, self._kernel, "valid")
        self._raw = raw[raw.size - self._kernel.size + 1 :]
        self._heights = np.concatenate((self._heights, heights))
        self._usual.add(heights)
        found = self._judge() if self._usual.height is not None else []
        self._forget()
        return found

    def _forget(self) -> None:
        extra = self._heights.size - self._most_kept
        if extra > 0:
            self._heights = self._heights[extra:]
            self._from += extra

    def _judge(self) -> list[float]:
        """Decide on all that both averages can be told of."""
        until = self._from + self._heights.size - self._span[1]
        if until <= self._judged:
            return []
        events, undecided = self._events(self._judged - self._from, until - self._from)
        self._judged = undecided + self._from
        return [peak for begin, end in events for peak in self._peak(begin, end)]

    def _events(self, first: int, until: int) -> tuple[list[tuple[int, int]], int]:
        """Where the short average is above the long one, and where the one begins that goes on yet."""
        total = np.concatenate(([0.0], np.cumsum(self._energy())))
        short, long = (_mean(total, first, until, half) for half in self._span)
        edges = np.flatnonzero(np.diff(short > long, prepend=False, append=False)) + first
        events = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
        if events and events[-1][1] == until and until - events[-1][0] < 2 * self._span[1]:
            return events[:-1], events[-1][0]
        return events, until

    def _energy(self) -> FloatArray:
        if self._event.both_ways:
            return np.square(self._heights)
        return np.square(np.maximum(self._heights * self._usual.lean, 0.0))

    def _peak(self, begin: int, end: int) -> list[float]:
        leaning = self._heights[begin:end] * self._usual.lean
        top = int(leaning.argmax())
        place = self._from + begin + top
        if leaning[top] < self._least() or place - self._last < self._apart:
            return []
        self._last = place + _summit(self._heights[begin + top - 1 : begin + top + 2])
        return [self._last]

    def _least(self) -> float:
        event, usual = self._event, self._usual
        return max(event.lowest, event.share * (usual.height or 0.0), event.above_rms * usual.rms)


class _Usual:
    """How high events and the whole wave have been lately, and which way up."""

    def __init__(self, block_s: float) -> None:
        self.height: float | None = None
        self.lean = 1.0
        self._fading = float(np.exp(-block_s / LEAN_TAU_S))
        self.rms = 0.0
        self._square = self._count = 0.0
        self._ups = self._downs = 0.0
        self._highest: deque[float] = deque(maxlen=HIGHESTS)
        self._highest_now = 0.0
        self._blocks = 0

    def add(self, heights: FloatArray) -> None:
        self._highest_now = max(self._highest_now, float(np.abs(heights).max()))
        self._blocks += 1
        if self._blocks == BLOCKS_OF_A_HIGHEST:
            self._highest.append(self._highest_now)
            self._highest_now, self._blocks = 0.0, 0
            self.height = sorted(self._highest)[(len(self._highest) - 1) // 2]
        cut = np.inf if self.height is None else CUT_AT * self.height
        self._follow(np.clip(heights, -cut, cut))

    def _follow(self, heights: FloatArray) -> None:
        ups, downs = np.maximum(heights, 0.0), np.maximum(-heights, 0.0)
        self._square = self._square * self._fading + float((heights**2).sum())
        self._count = self._count * self._fading + heights.size
        self.rms = float(np.sqrt(self._square / self._count))
        self._ups = self._ups * self._fading + float((ups**4).sum())
        self._downs = self._downs * self._fading + float((downs**4).sum())
        if self.lean > 0.0 and self._downs > CLEARLY * self._ups:
            self.lean = -1.0
        elif self.lean < 0.0 and self._ups > CLEARLY * self._downs:
            self.lean = 1.0


def kernel(event: PeakCriteria, rate_hz: float) -> FloatArray:
    """A derivative of a Gaussian, blind to a constant, as high as the step or bump it fits best."""
    sigma = event.smooth_s * rate_hz
    half = max(2, round(4.0 * sigma))
    x = np.arange(-half, half + 1) / sigma
    bell = np.exp(-0.5 * x * x)
    shape = -x * bell if event.derivative == 1 else (1.0 - x * x) * bell
    shape -= shape.mean()
    return np.asarray(shape / shape[shape > 0.0].sum())


def _mean(total: FloatArray, first: int, until: int, half: int) -> FloatArray:
    """Moving average over `half` on both sides, of what `total` is the running sum; nothing was before."""
    ends = np.arange(first, until)
    begins = np.maximum(ends - half, 0)
    return np.asarray((total[ends + half + 1] - total[begins]) / (2 * half + 1))


def _summit(three: FloatArray) -> float:
    """Where the parabola through three points has its summit, from the middle one."""
    if three.size < 3:
        return 0.0
    left, middle, right = three.tolist()
    bend = left - 2.0 * middle + right
    return float(np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) if bend else 0.0
