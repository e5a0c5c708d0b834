"""Detects a strap that sends its intervals in milliseconds, where the standard has 1/1024 s.

Milliseconds read as 1/1024 s are 2.4 % too short: the sum of the intervals falls behind the clock by
24 ms a second. It does so evenly; lost packets make it fall behind in steps.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

import numpy as np

DRIFT_BINS: Final = 6
# A smaller share of the drift that milliseconds cause means that the unit is 1/1024 s.
STANDARD_UNIT_DRIFT_RATIO: Final = 0.2
MS_DRIFT_S_PER_S: Final = 24 / 1000
MAX_UNEVEN_DRIFT_S_PER_S: Final = 0.022  # between one bin and the next
MIN_DRIFT_SPAN_S: Final = 12.0
MIN_PACKETS: Final = 8
MAX_PACKETS: Final = 60
SUSPECTED_SIGMAS: Final = 1.5  # standard errors that the age of the last beats leaves on the slope
CERTAIN_SIGMAS: Final = 3.0
# Near a whole number of beats a packet, a steady pace of packets can look like a drift.
PACE_TOLERANCE_BEATS: Final = 0.06
PROMPT_SPREAD_S: Final = 0.03  # straps that send each beat at once have no such pace
MS_DRIFT_RATIO_RANGE: Final = (0.5, 1.5)  # of the drift of milliseconds
# Heart rate times intervals read as ms; 1.024 if they are not.
MS_RATE_RATIO_RANGE: Final = (0.98, 1.002)
# The ratio is 1.016 where the rate is cut to whole beats, not rounded.
STANDARD_RATE_RATIO_RANGE: Final = (1.01, 1.04)
# Packets at a steady pace can seem to fall behind by up to one interval.
MAX_PACING_LAG_INTERVALS: Final = 1.1


@dataclass(frozen=True, slots=True)
class Drift:
    """How the sum of the intervals falls behind the arrival of the packets.

    Attributes
    ----------
    slope
        How fast it falls behind, s/s.
    spread_s
        Standard deviation of single packets from that line, by their median absolute deviation.
    span_s
        The time that the packets span.
    packets
        How many there are.
    between_packets_s
        Median time from one to the next.
    """

    slope: float
    spread_s: float
    span_s: float
    packets: int
    between_packets_s: float

    def is_of_ms(self, sigmas: float) -> bool:
        """Whether it is the drift of milliseconds, and too much for the age of the last beats alone."""
        noise_slope = sigmas * self.spread_s * (12.0 / self.packets) ** 0.5 / self.span_s
        return bool(
            max(noise_slope, MS_DRIFT_RATIO_RANGE[0] * MS_DRIFT_S_PER_S)
            < self.slope
            < MS_DRIFT_RATIO_RANGE[1] * MS_DRIFT_S_PER_S
        )


def _estimate_drift(lags: Sequence[tuple[float, float]]) -> Drift | None:
    """Theil-Sen estimate (the median of all slopes), so that late packets weigh no more than others."""
    t, lag = np.array(lags).T
    span_s = float(t[-1] - t[0])
    if t.size < MIN_PACKETS or span_s < MIN_DRIFT_SPAN_S:
        return None
    first, second = np.triu_indices(t.size, 1)
    time_apart = t[second] - t[first]
    is_far = time_apart > span_s / 4.0
    slope = float(np.median((lag[second] - lag[first])[is_far] / time_apart[is_far]))
    deviation = lag - slope * t
    spread = 1.4826 * float(np.median(np.abs(deviation - np.median(deviation))))
    return Drift(slope, spread, span_s, t.size, float(np.median(np.diff(t))))


def _is_ms_ratio(ratio: float | None) -> bool:
    return ratio is not None and MS_RATE_RATIO_RANGE[0] < ratio < MS_RATE_RATIO_RANGE[1]


class IntervalUnitDetector:
    """Decides once whether a strap sends milliseconds.

    `is_suspected` says that it seems so without being certain: a deficit of time may be no gap.

    Parameters
    ----------
    over_s
        The time that is divided into bins to see whether the drift is even.
    """

    def __init__(self, over_s: float) -> None:
        self._bin_s = over_s / DRIFT_BINS
        self._restart()
        self.is_decided = False

    def _restart(self) -> None:
        self._started: float | None = None
        self._intervals_s = 0.0
        self._beats = 0
        self._min_lag_s: dict[int, float] = {}  # per bin, the least lag behind a packet, s
        self._lags: deque[tuple[float, float]] = deque(maxlen=MAX_PACKETS)  # (elapsed, lag), s
        self._rate_packets: deque[tuple[int, float, int]] = deque(maxlen=MAX_PACKETS)
        """Of each packet: heart rate (bpm), sum of its intervals (s), how many there were."""
        self.is_suspected = False

    def reset(self) -> None:
        """Intervals were missed: begin again, unless it is decided."""
        self._restart()

    def is_in_ms(self, rr_1024: tuple[int, ...], received: float, hr_bpm: int = 0) -> bool:
        """Add a packet; True once, when it becomes certain that the sensor sends milliseconds.

        Parameters
        ----------
        rr_1024
            Its intervals as they were sent.
        received
            When it arrived, s.
        hr_bpm
            The heart rate in it; 0 if there is none.
        """
        if self.is_decided or not rr_1024:
            self.is_suspected = self.is_suspected and not self.is_decided
            return False
        if self._started is None:
            self._started = received
            return False
        intervals_s = sum(rr_1024) / 1024
        self._intervals_s += intervals_s
        self._beats += len(rr_1024)
        elapsed = received - self._started
        self._lags.append((elapsed, elapsed - self._intervals_s))
        self._rate_packets.append((hr_bpm, intervals_s, len(rr_1024)))
        ratio = self._rate_ratio()
        contradicts = (
            ratio is not None
            and STANDARD_RATE_RATIO_RANGE[0] < ratio < STANDARD_RATE_RATIO_RANGE[1]
        )
        drift = None if contradicts else _estimate_drift(self._lags)
        if self._is_confirmed(drift, ratio):
            self.is_decided = True
            return True
        seems_ms = drift is not None and drift.is_of_ms(SUSPECTED_SIGMAS)
        self.is_suspected = seems_ms or _is_ms_ratio(ratio)
        bin_index = int(elapsed / self._bin_s)
        is_new_bin = bin_index not in self._min_lag_s and bin_index >= DRIFT_BINS
        self._min_lag_s[bin_index] = min(
            elapsed - self._intervals_s, self._min_lag_s.get(bin_index, elapsed)
        )
        return is_new_bin and self._decide(bin_index) and not contradicts

    def _is_confirmed(self, drift: Drift | None, ratio: float | None) -> bool:
        """Whether the strap's own heart rate agrees, and no steady pace of packets explains the drift."""
        if drift is None or not drift.is_of_ms(CERTAIN_SIGMAS) or not _is_ms_ratio(ratio):
            return False
        rr_s = self._intervals_s / self._beats
        beats_a_packet = drift.between_packets_s / rr_s
        keeps_pace = abs(beats_a_packet - max(1, round(beats_a_packet))) < PACE_TOLERANCE_BEATS
        is_long_enough = drift.span_s > MAX_PACING_LAG_INTERVALS * rr_s / MS_DRIFT_S_PER_S
        return drift.spread_s < PROMPT_SPREAD_S or is_long_enough or not keeps_pace

    def _rate_ratio(self) -> float | None:
        """Duration of the intervals, read as ms, over their duration by the strap's own heart rate."""
        packets = [packet for packet in self._rate_packets if packet[0]]
        if len(packets) < MIN_PACKETS:
            return None
        mean_bpm = sum(bpm for bpm, _, _ in packets) / len(packets)
        mean_s = sum(s for _, s, _ in packets) / sum(beats for _, _, beats in packets)
        return mean_bpm * 1.024 * mean_s / 60.0

    def _decide(self, bin_index: int) -> bool:
        """Whether the drift of the last bins is even and as large as that of milliseconds."""
        step_due_s = MS_DRIFT_S_PER_S * self._bin_s
        pacing_lag_s = MAX_PACING_LAG_INTERVALS * self._intervals_s / self._beats
        window = max(DRIFT_BINS, 2 + ceil(pacing_lag_s / step_due_s))
        self._min_lag_s = {i: s for i, s in self._min_lag_s.items() if i >= bin_index - 2 * window}
        min_lag_s = [
            self._min_lag_s[i] for i in range(bin_index - window, bin_index) if i in self._min_lag_s
        ]
        if len(min_lag_s) < window:
            return False
        lag_s = min_lag_s[-1] - min_lag_s[0]
        due_s = step_due_s * (window - 1)
        if lag_s < STANDARD_UNIT_DRIFT_RATIO * due_s:
            self.is_decided = True
            return False
        is_even = all(
            abs(after - before - step_due_s) <= MAX_UNEVEN_DRIFT_S_PER_S * self._bin_s
            for before, after in pairwise(min_lag_s)
        )
        is_of_ms = abs(lag_s - due_s) <= 0.25 * due_s
        self.is_decided = is_even and is_of_ms and lag_s > pacing_lag_s
        return self.is_decided
