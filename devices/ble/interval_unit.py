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

BINS: Final = 6
FINE: Final = 0.2  # of what milliseconds would lose
BEHIND: Final = 24 / 1000  # s per s
UNEVEN_S_PER_S: Final = 0.022  # between one sixth of the time and the next
EARLIEST_S: Final = 12.0
FEWEST: Final = 8  # packets
REMEMBERED_INTERVALS: Final = 60  # packets
SUSPECTED: Final = 1.5  # standard errors of the slope that the age of the last beats leaves
CERTAIN: Final = 3.0
PACE: Final = 0.06  # beats a packet off a whole number: at a steady pace that can look the same
PROMPT_S: Final = 0.03  # straps that send each beat at once have no such pace
ABOUT: Final = (0.5, 1.5)  # of 24 ms a second
AGREES: Final = (0.98, 1.002)  # the strap's rate times its intervals in ms; 1.024 if they are not
CONTRADICTS: Final = (1.01, 1.04)  # 1.016 where the rate is cut to whole beats, not rounded
INTERVALS: Final = 1.1  # packets at a steady pace can seem to fall behind by up to one interval


@dataclass(frozen=True, slots=True)
class Drift:
    """How a chain falls behind the packets: `slope` in s/s, and how far single packets are off it."""

    slope: float
    spread_s: float
    span_s: float
    packets: int
    between_packets_s: float

    def is_due(self, sigmas: float) -> bool:
        """Milliseconds would make it so, and the age of the last beat of each packet hardly."""
        chance = sigmas * self.spread_s * (12.0 / self.packets) ** 0.5 / self.span_s
        return bool(max(chance, ABOUT[0] * BEHIND) < self.slope < ABOUT[1] * BEHIND)


def _drift_of(behind: Sequence[tuple[float, float]]) -> Drift | None:
    """As Theil and Sen find it (the median of all slopes): late packets weigh no more than others."""
    t, lag = np.array(behind).T
    span = float(t[-1] - t[0])
    if t.size < FEWEST or span < EARLIEST_S:
        return None
    one, other = np.triu_indices(t.size, 1)
    apart = t[other] - t[one]
    far = apart > span / 4.0
    slope = float(np.median((lag[other] - lag[one])[far] / apart[far]))
    off = lag - slope * t
    spread = 1.4826 * float(np.median(np.abs(off - np.median(off))))
    return Drift(slope, spread, span, t.size, float(np.median(np.diff(t))))


def _agrees(share: float | None) -> bool:
    return share is not None and AGREES[0] < share < AGREES[1]


class IntervalUnitDetector:
    """Feed it every packet; it gives its verdict once."""

    def __init__(self, over_s: float) -> None:
        self._bin_s = over_s / BINS
        self._restart()
        self.settled = False

    def _restart(self) -> None:
        self._began: float | None = None
        self._chain_s = 0.0
        self._beats = 0
        self._least: dict[int, float] = {}  # per bin, how far the chain is behind its packet
        self._behind: deque[tuple[float, float]] = deque(
            maxlen=REMEMBERED_INTERVALS
        )  # (elapsed, behind), s
        self._rates: deque[tuple[int, float, int]] = deque(maxlen=REMEMBERED_INTERVALS)
        """Of each packet: the heart rate, the time of its intervals (s), and how many there were."""
        self.is_suspected = False
        """It seems so, but is not certain: what the chain is behind may be no gap."""

    def reset(self) -> None:
        """Intervals were missed, so begin again."""
        self._restart()

    def is_in_ms(self, rr_1024: tuple[int, ...], received: float, hr_bpm: int = 0) -> bool:
        """Now it is certain that the sensor sends milliseconds."""
        if self.settled or not rr_1024:
            self.is_suspected = self.is_suspected and not self.settled
            return False
        if self._began is None:
            self._began = received
            return False
        intervals_s = sum(rr_1024) / 1024
        self._chain_s += intervals_s
        self._beats += len(rr_1024)
        elapsed = received - self._began
        self._behind.append((elapsed, elapsed - self._chain_s))
        self._rates.append((hr_bpm, intervals_s, len(rr_1024)))
        share = self._rate_share()
        is_against = share is not None and CONTRADICTS[0] < share < CONTRADICTS[1]
        drift = None if is_against else _drift_of(self._behind)
        if self._is_borne_out(drift, share):
            self.settled = True
            return True
        seems_due = drift is not None and drift.is_due(SUSPECTED)
        self.is_suspected = seems_due or _agrees(share)
        at = int(elapsed / self._bin_s)
        is_over = at not in self._least and at >= BINS
        self._least[at] = min(elapsed - self._chain_s, self._least.get(at, elapsed))
        return is_over and self._judge(at) and not is_against

    def _is_borne_out(self, drift: Drift | None, share: float | None) -> bool:
        """By the strap's own heart rate; and no steady pace of packets feigns it."""
        if drift is None or not drift.is_due(CERTAIN) or not _agrees(share):
            return False
        rr_s = self._chain_s / self._beats
        beats_a_packet = drift.between_packets_s / rr_s
        keeps_pace = abs(beats_a_packet - max(1, round(beats_a_packet))) < PACE
        is_long_enough = drift.span_s > INTERVALS * rr_s / BEHIND
        return drift.spread_s < PROMPT_S or is_long_enough or not keeps_pace

    def _rate_share(self) -> float | None:
        """The time of the intervals, were they milliseconds, by the time the heart rate says they took."""
        told = [packet for packet in self._rates if packet[0]]
        if len(told) < FEWEST:
            return None
        mean_bpm = sum(bpm for bpm, _, _ in told) / len(told)
        mean_s = sum(s for _, s, _ in told) / sum(beats for _, _, beats in told)
        return mean_bpm * 1.024 * mean_s / 60.0

    def _judge(self, bins: int) -> bool:
        """Look at the last minute or so only: an unlucky one is followed by another."""
        step_due_s = BEHIND * self._bin_s
        chance_s = INTERVALS * self._chain_s / self._beats
        window = max(BINS, 2 + ceil(chance_s / step_due_s))
        self._least = {i: s for i, s in self._least.items() if i >= bins - 2 * window}
        least = [self._least[i] for i in range(bins - window, bins) if i in self._least]
        if len(least) < window:
            return False
        behind_s = least[-1] - least[0]
        due_s = step_due_s * (window - 1)
        if behind_s < FINE * due_s:
            self.settled = True
            return False
        is_even = all(
            abs(after - before - step_due_s) <= UNEVEN_S_PER_S * self._bin_s
            for before, after in pairwise(least)
        )
        is_due = abs(behind_s - due_s) <= 0.25 * due_s
        self.settled = is_even and is_due and behind_s > chance_s
        return self.settled
