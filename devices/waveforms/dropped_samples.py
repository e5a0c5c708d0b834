"""Did samples vanish between two beats without a trace?

A line that is lost whole leaves nothing to count. But from then on every sample seems to come later by the
time of one sample, and the earliest of a second are hardly late at all.
"""

from collections import deque
from typing import Final

KEPT_S: Final = 6.0
BEFORE_S: Final = 1.0  # before the earlier beat, so much is looked at
LEAST: Final = 0.7  # of a sample's time
LEAST_S: Final = 0.015  # an operating system hands bytes over every few milliseconds


class Slips:
    def __init__(self) -> None:
        self._arrivals: deque[tuple[int, float]] = deque()  # the place of a sample, when it came

    def arrived(self, place: int, received: float) -> None:
        self._arrivals.append((place, received))
        while received - self._arrivals[0][1] > KEPT_S:
            self._arrivals.popleft()

    def is_between(self, one: float, other: float, rate_hz: float) -> bool:
        """Whether the count cannot be trusted from the place of one beat to that of the next."""
        began = one - BEFORE_S * rate_hz
        starts = [(place, t - place / rate_hz) for place, t in self._arrivals if place >= began]
        before = [start for place, start in starts if place <= one]
        after = [start for place, start in starts if place >= other]
        if not before or not after:
            return False
        return abs(min(after) - min(before)) > max(LEAST / rate_hz, LEAST_S)
