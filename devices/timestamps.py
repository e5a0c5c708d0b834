"""Timestamps for beats and samples that arrive late by an unknown amount.

Beats: intervals are exact, arrivals late by 5 ms to seconds. The intervals are chained and the chain is
fixed at the least delay of the last seconds. A packet can be late but never early, so the offset falls
at once and rises slowly. What is missing for good (lost packets) begins a new segment; nothing is moved
after it was reported.

Samples: the earliest arrivals of each second lie on a line whose slope is the sampling period.
"""

from collections import deque
from collections.abc import Sequence
from itertools import accumulate
from math import inf, nextafter
from typing import Final, NamedTuple

import numpy as np

from trainer.events import Beat

WINDOW_S: Final = 6.0
DEFICIT_S: Final = 0.45  # more of the chain than this missing, and for good: a new segment
DEFICIT_INTERVALS: Final = 0.92  # the last beat may be nearly one interval old when a packet leaves
PERSISTS_S: Final = 2.5  # a stalled packet is followed by a punctual one sooner than this
PERSISTS_PACKETS: Final = 3
STEP_S: Final = 1e-6  # between two beats of which a sensor says that nothing lies between them
BEAT_SLEW: Final = 0.001  # s/s: crystals are off by 1e-4 at most, intervals cut to whole ms by 6e-4
FOLLOWING_SLEW: Final = 0.1  # s/s, while a strap seems to count in another unit
FOLLOWED_S: Final = 1.0  # that it may be behind then
SAMPLE_SLEW: Final = 0.01  # s/s: cheap oximeters send 60 Hz within one per cent


class OffsetTracker:
    """Where the chain hangs: the offset from the sensor's own time to the session clock's."""

    def __init__(self, slew: float) -> None:
        self._slew = slew
        self._delays: deque[tuple[float, float]] = deque()  # (received, delay), delays ascending
        self._deficit_since: tuple[float, int] | None = None  # (received, packets)
        self._last_received = 0.0
        self.offset: float | None = None

    def reset(self) -> None:
        self._delays.clear()
        self._deficit_since = None
        self.offset = None

    def update(
        self,
        own_time: float,
        received: float,
        tolerance: float = DEFICIT_S,
        slew: float | None = None,
    ) -> float:
        """The offset, now that what happened at `own_time` was received; later than `tolerance` is odd."""
        delay = received - own_time
        elapsed = max(0.0, received - self._last_received)
        self._last_received = received
        if self.offset is None or self._missing_for_good(delay - self.offset, received, tolerance):
            self.reset()
            self.offset = delay
        self._remember(received, delay)
        least = self._delays[0][1]
        self.offset = min(delay, least, self.offset + (slew or self._slew) * elapsed)
        return self.offset

    def _remember(self, received: float, delay: float) -> None:
        while self._delays and self._delays[-1][1] >= delay:
            self._delays.pop()
        self._delays.append((received, delay))
        while self._delays[0][0] < received - WINDOW_S:
            self._delays.popleft()

    def _missing_for_good(self, late: float, received: float, tolerance: float) -> bool:
        if late <= tolerance:
            self._deficit_since = None
            return False
        since, packets = self._deficit_since or (received, 0)
        self._deficit_since = (since, packets + 1)
        return received - since >= PERSISTS_S and packets + 1 >= PERSISTS_PACKETS


class BeatClock:
    """Gives each interval of a strap the moment at which it ended."""

    def __init__(self) -> None:
        self._anchor = OffsetTracker(BEAT_SLEW)
        self._chain = 0.0
        self._last = 0.0  # no beat before the session clock began

    def lost(self) -> None:
        """The connection broke: how long the chain is missing nobody knows, so begin a new one."""
        self._anchor.reset()

    def timestamp_beats(
        self,
        rr_ms: Sequence[float],
        received: float,
        raw: Sequence[int] | None = None,
        *,
        is_behind: bool = False,
    ) -> list[Beat]:
        """The beats of one packet, oldest first: strictly in order, never after `received`.

        `is_behind`: the intervals seem to be too short, all of them. Then the chain follows the clock,
        and what it is behind is no gap.
        """
        if not rr_ms:
            return []
        own_times = [self._chain + told for told in accumulate(max(0.0, rr) / 1000 for rr in rr_ms)]
        self._chain = own_times[-1]
        tolerance = max(DEFICIT_S, DEFICIT_INTERVALS * min(rr_ms) / 1000)
        slew = FOLLOWING_SLEW if is_behind else None
        tolerance += FOLLOWED_S if is_behind else 0.0
        offset = self._anchor.update(self._chain, received, tolerance, slew)
        times = self._in_order([own + offset for own in own_times], received)
        raws: Sequence[int | None] = raw if raw is not None else [None] * len(times)
        return [
            Beat(t, rr, number, received) for t, rr, number in zip(times, rr_ms, raws, strict=True)
        ]

    def _in_order(self, times: list[float], received: float) -> list[float]:
        """Beats that overlap what was told already (a sensor repeats itself) share the room left."""
        latest = [received - STEP_S * left for left in reversed(range(len(times)))]
        times = [min(t, at_most) for t, at_most in zip(times, latest, strict=True)]
        overlapping = sum(t <= self._last for t in times)
        room = max(0.0, (*times, received)[overlapping] - self._last)
        shared = [self._last + room * i / (overlapping + 1) for i in range(1, overlapping + 1)]
        told = []
        for t in (*shared, *times[overlapping:]):
            self._last = max(t, nextafter(self._last, inf))
            told.append(self._last)
        return told


class SampleClock:
    """Tells when the n-th sample of a steady stream was taken. Samples are counted from 0, for ever."""

    def __init__(self, rate_hz: float) -> None:
        if not rate_hz > 0:
            raise ValueError(f"a stream of {rate_hz} samples a second has no clock")
        self._rate_hz = rate_hz
        self._anchor = OffsetTracker(SAMPLE_SLEW)
        self._count = 0
        self._segments: list[tuple[int, float]] = []  # (first sample, offset), the newest last

    def arrived(self, count: int, received: float) -> None:
        """So many more samples came, the last of them at the moment it was received."""
        if count < 1:
            return
        before = self._anchor.offset
        first = self._count
        self._count += count
        offset = self._anchor.update((self._count - 1) / self._rate_hz, received)
        if before is None or offset - before > DEFICIT_S:
            self._segments = [*self._segments[-1:], (first, offset)]
        else:
            self._segments[-1] = (self._segments[-1][0], offset)

    def at(self, index: float) -> float:
        """When sample `index` was taken; a fraction lies between two samples."""
        if not self._segments:
            raise ValueError("no sample has arrived yet")
        first, offset = self._segments[-1]
        if index < first and len(self._segments) > 1:
            offset = self._segments[0][1]
        return offset + index / self._rate_hz

    def lost(self) -> None:
        """The stream broke: the next sample begins a new segment."""
        self._anchor.reset()


SECOND_S: Final = 1.0
LEARNING_S: Final = 2.0
BUFFER_SECONDS: Final = 60  # seconds; the slope of a minute is good to a few parts in 10,000
ANCHOR: Final = 6  # seconds in which one arrival at least was hardly late
BROKEN_S: Final = 0.45  # later than this for a whole second: samples are missing


class Arrival(NamedTuple):
    place: int  # the index of the last sample until then
    t: float

    def start(self, rate_hz: float) -> float:
        """When sample 0 would have been taken, had this one come at once."""
        return self.t - self.place / rate_hz


class EstimatedRateClock:
    def __init__(self) -> None:
        self.rate_hz: float | None = None
        self._count = 0
        self.lost()

    def lost(self) -> None:
        """What comes next is not in step with what came before. The rate is the board's, and stays."""
        self._bests: deque[Arrival] = deque(
            maxlen=BUFFER_SECONDS
        )  # the earliest of each whole second
        self._second: list[Arrival] = []

    def arrived(self, count: int, received: float) -> None:
        """So many samples more; the last of them was here at `received`."""
        self._count += count
        self._second.append(Arrival(self._count - 1, received))
        if received - self._second[0].t >= SECOND_S:
            self._second_ended()

    def at(self, index: float) -> float:
        """When sample `index` was taken, counted from 0. Ask when the rate is known."""
        assert self.rate_hz is not None
        near = [*list(self._bests)[-ANCHOR:], *self._second]
        return min(arrival.start(self.rate_hz) for arrival in near) + index / self.rate_hz

    def _second_ended(self) -> None:
        second, self._second = self._second, self._second[-1:]
        rate_hz = self.rate_hz or (second[-1].place - second[0].place) / (
            second[-1].t - second[0].t
        )
        if rate_hz <= 0.0:
            return
        best = min(second, key=lambda arrival: arrival.start(rate_hz))
        if self._is_broken(best, rate_hz):
            self._bests.clear()
        self._bests.append(best)
        self._learn()

    def _is_broken(self, best: Arrival, rate_hz: float) -> bool:
        if self.rate_hz is None or not self._bests:
            return False
        return best.start(rate_hz) - self._bests[-1].start(rate_hz) > BROKEN_S

    def _learn(self) -> None:
        places = np.array([arrival.place for arrival in self._bests], dtype=np.float64)
        times = np.array([arrival.t for arrival in self._bests], dtype=np.float64)
        if times[-1] - times[0] < LEARNING_S:
            return
        places -= places.mean()
        slope_s = float(places @ (times - times.mean()) / (places @ places))
        if slope_s > 0.0:
            self.rate_hz = 1.0 / slope_s
