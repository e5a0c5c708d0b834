"""Timestamps for beats and samples that arrive late by an unknown amount.

Beats: intervals are exact, arrivals are late by 5 ms to seconds. The running sum of the intervals is the
sensor's own time; its offset to the session clock is the least delay of the last seconds. A packet can be
late but never early, so the offset falls at once and rises slowly. Lost packets begin a new segment. A
beat is never moved after it was reported.

Samples: the earliest arrivals of each second lie on a line whose slope is the sampling period.
"""

from collections import deque
from collections.abc import Sequence
from itertools import accumulate
from math import inf, nextafter
from typing import Final, NamedTuple

import numpy as np

from trainer.events import Beat

DELAY_WINDOW_S: Final = 6.0
MAX_DEFICIT_S: Final = 0.45  # more time than this missing persistently: a new segment
# The last beat may be nearly one interval old when a packet leaves.
MAX_DEFICIT_INTERVALS: Final = 0.92
# A stalled packet is followed by a punctual one sooner than this.
MIN_DEFICIT_DURATION_S: Final = 2.5
MIN_DEFICIT_PACKETS: Final = 3
# Between two beats of which a sensor says that nothing lies between them.
MIN_BEAT_SPACING_S: Final = 1e-6
# Crystals are off by 1e-4 at most, intervals cut to whole ms by 6e-4.
BEAT_SLEW_S_PER_S: Final = 0.001
CATCH_UP_SLEW_S_PER_S: Final = 0.1  # s/s, while a strap seems to count in another unit
CATCH_UP_TOLERANCE_S: Final = 1.0  # added to the tolerance then
SAMPLE_SLEW_S_PER_S: Final = 0.01  # s/s: cheap oximeters send 60 Hz within one per cent


class OffsetTracker:
    """Tracks the offset from a sensor's own time to the session clock.

    Parameters
    ----------
    slew
        How fast the offset may rise, s/s. It falls at once.
    """

    def __init__(self, slew: float) -> None:
        self._slew = slew
        self._delays: deque[tuple[float, float]] = deque()  # (received, delay), delays ascending
        self._deficit_since: tuple[float, int] | None = None  # (received, packets)
        self._last_received = 0.0
        self.offset: float | None = None

    def reset(self) -> None:
        """Begin a new segment: the next arrival alone gives the offset."""
        self._delays.clear()
        self._deficit_since = None
        self.offset = None

    def update(
        self,
        sensor_time: float,
        received: float,
        tolerance: float = MAX_DEFICIT_S,
        slew: float | None = None,
    ) -> float:
        """Add an arrival.

        Parameters
        ----------
        sensor_time
            When it happened on the sensor's own time, s.
        received
            When it arrived on the session clock, s.
        tolerance
            How late it may be, s, without being a sign of lost data.
        slew
            Replaces the usual slew rate, s/s.

        Returns
        -------
        float
            The offset now, s.
        """
        delay = received - sensor_time
        elapsed = max(0.0, received - self._last_received)
        self._last_received = received
        if self.offset is None or self._is_persistent_deficit(
            delay - self.offset, received, tolerance
        ):
            self.reset()
            self.offset = delay
        self._add_delay(received, delay)
        least = self._delays[0][1]
        self.offset = min(delay, least, self.offset + (slew or self._slew) * elapsed)
        return self.offset

    def _add_delay(self, received: float, delay: float) -> None:
        while self._delays and self._delays[-1][1] >= delay:
            self._delays.pop()
        self._delays.append((received, delay))
        while self._delays[0][0] < received - DELAY_WINDOW_S:
            self._delays.popleft()

    def _is_persistent_deficit(self, late: float, received: float, tolerance: float) -> bool:
        if late <= tolerance:
            self._deficit_since = None
            return False
        since, packets = self._deficit_since or (received, 0)
        self._deficit_since = (since, packets + 1)
        return received - since >= MIN_DEFICIT_DURATION_S and packets + 1 >= MIN_DEFICIT_PACKETS


class BeatClock:
    """Gives each RR interval the time at which it ended."""

    def __init__(self) -> None:
        self._offset_tracker = OffsetTracker(BEAT_SLEW_S_PER_S)
        self._sensor_time = 0.0
        self._last = 0.0  # of the last beat; none is before the session clock began

    def start_segment(self) -> None:
        """Intervals were missed, and nobody knows for how long: begin a new segment."""
        self._offset_tracker.reset()

    def timestamp_beats(
        self,
        rr_ms: Sequence[float],
        received: float,
        raw: Sequence[int] | None = None,
        *,
        is_behind: bool = False,
    ) -> list[Beat]:
        """Make the beats of one packet.

        Parameters
        ----------
        rr_ms
            The intervals, oldest first.
        received
            When the packet arrived, s.
        raw
            The integers that the sensor sent for them.
        is_behind
            All intervals seem to be too short (see `devices.ble.interval_unit`). Then the offset follows
            the clock faster, and a deficit is no gap.

        Returns
        -------
        list of Beat
            Strictly increasing in time, none after `received`.
        """
        if not rr_ms:
            return []
        sensor_times = [
            self._sensor_time + elapsed
            for elapsed in accumulate(max(0.0, rr) / 1000 for rr in rr_ms)
        ]
        self._sensor_time = sensor_times[-1]
        tolerance = max(MAX_DEFICIT_S, MAX_DEFICIT_INTERVALS * min(rr_ms) / 1000)
        slew = CATCH_UP_SLEW_S_PER_S if is_behind else None
        tolerance += CATCH_UP_TOLERANCE_S if is_behind else 0.0
        offset = self._offset_tracker.update(self._sensor_time, received, tolerance, slew)
        times = self._make_increasing([own + offset for own in sensor_times], received)
        raws: Sequence[int | None] = raw if raw is not None else [None] * len(times)
        return [
            Beat(t, rr, number, received) for t, rr, number in zip(times, rr_ms, raws, strict=True)
        ]

    def _make_increasing(self, times: list[float], received: float) -> list[float]:
        """Beats that overlap those reported before (a sensor repeats itself) share the time that is left."""
        latest = [
            received - MIN_BEAT_SPACING_S * remaining for remaining in reversed(range(len(times)))
        ]
        times = [min(t, upper) for t, upper in zip(times, latest, strict=True)]
        overlapping = sum(t <= self._last for t in times)
        span_s = max(0.0, (*times, received)[overlapping] - self._last)
        spread = [self._last + span_s * i / (overlapping + 1) for i in range(1, overlapping + 1)]
        increasing = []
        for t in (*spread, *times[overlapping:]):
            self._last = max(t, nextafter(self._last, inf))
            increasing.append(self._last)
        return increasing


class SampleClock:
    """Timestamps samples of a stream whose rate is known.

    Parameters
    ----------
    rate_hz
        Samples per second.

    Raises
    ------
    ValueError
        The rate is not positive.
    """

    def __init__(self, rate_hz: float) -> None:
        if not rate_hz > 0:
            raise ValueError(f"a stream of {rate_hz} samples a second has no clock")
        self._rate_hz = rate_hz
        self._offset_tracker = OffsetTracker(SAMPLE_SLEW_S_PER_S)
        self._count = 0
        self._segments: list[tuple[int, float]] = []  # (first sample, offset), the newest last

    def add_arrival(self, count: int, received: float) -> None:
        """Add `count` samples, the last of which arrived at `received`."""
        if count < 1:
            return
        previous = self._offset_tracker.offset
        first = self._count
        self._count += count
        offset = self._offset_tracker.update((self._count - 1) / self._rate_hz, received)
        if previous is None or offset - previous > MAX_DEFICIT_S:
            self._segments = [*self._segments[-1:], (first, offset)]
        else:
            self._segments[-1] = (self._segments[-1][0], offset)

    def timestamp_sample(self, index: float) -> float:
        """Return when a sample was taken, s.

        Parameters
        ----------
        index : float
            Samples are counted from 0 over all segments; a fraction lies between two samples.

        Raises
        ------
        ValueError
            No sample has arrived yet.
        """
        if not self._segments:
            raise ValueError("no sample has arrived yet")
        first, offset = self._segments[-1]
        if index < first and len(self._segments) > 1:
            offset = self._segments[0][1]
        return offset + index / self._rate_hz

    def start_segment(self) -> None:
        """The stream broke: the next sample begins a new segment."""
        self._offset_tracker.reset()


CHUNK_S: Final = 1.0
MIN_FIT_SPAN_S: Final = 2.0
# One arrival each; the slope of a minute is good to a few parts in 10,000.
MAX_FIT_ARRIVALS: Final = 60
RECENT_ARRIVALS: Final = 6  # one arrival each; in so long, one at least was hardly late
MAX_ARRIVAL_JUMP_S: Final = 0.45  # later than this for a whole second: samples are missing


class Arrival(NamedTuple):
    """When a chunk of samples arrived."""

    sample: int  # of its last sample
    t: float

    def start_time(self, rate_hz: float) -> float:
        """When sample 0 would have been taken, had this chunk come without delay."""
        return self.t - self.sample / rate_hz


class EstimatedRateClock:
    """Timestamps samples of a stream whose rate is not known: it is estimated from the arrivals.

    `rate_hz` is None until then.
    """

    def __init__(self) -> None:
        self.rate_hz: float | None = None
        self._count = 0
        self.start_segment()

    def start_segment(self) -> None:
        """The stream broke: begin a new segment. The rate is the board's own, and stays."""
        # The earliest of each whole second.
        self._earliest: deque[Arrival] = deque(maxlen=MAX_FIT_ARRIVALS)
        self._current: list[Arrival] = []

    def add_arrival(self, count: int, received: float) -> None:
        """Add `count` samples, the last of which arrived at `received`."""
        self._count += count
        self._current.append(Arrival(self._count - 1, received))
        if received - self._current[0].t >= CHUNK_S:
            self._close_chunk()

    def timestamp_sample(self, index: float) -> float:
        """When sample `sample` was taken, s. The rate has to be known."""
        assert self.rate_hz is not None
        recent = [*list(self._earliest)[-RECENT_ARRIVALS:], *self._current]
        return min(arrival.start_time(self.rate_hz) for arrival in recent) + index / self.rate_hz

    def _close_chunk(self) -> None:
        chunk, self._current = self._current, self._current[-1:]
        rate_hz = self.rate_hz or (chunk[-1].sample - chunk[0].sample) / (chunk[-1].t - chunk[0].t)
        if rate_hz <= 0.0:
            return
        earliest = min(chunk, key=lambda arrival: arrival.start_time(rate_hz))
        if self._has_jumped(earliest, rate_hz):
            self._earliest.clear()
        self._earliest.append(earliest)
        self._fit_rate()

    def _has_jumped(self, earliest: Arrival, rate_hz: float) -> bool:
        if self.rate_hz is None or not self._earliest:
            return False
        return (
            earliest.start_time(rate_hz) - self._earliest[-1].start_time(rate_hz)
            > MAX_ARRIVAL_JUMP_S
        )

    def _fit_rate(self) -> None:
        indexes = np.array([arrival.sample for arrival in self._earliest], dtype=np.float64)
        times = np.array([arrival.t for arrival in self._earliest], dtype=np.float64)
        if times[-1] - times[0] < MIN_FIT_SPAN_S:
            return
        indexes -= indexes.mean()
        slope_s = float(indexes @ (times - times.mean()) / (indexes @ indexes))
        if slope_s > 0.0:
            self.rate_hz = 1.0 / slope_s
