"""Detects samples that were lost between two beats without leaving anything to count.

After a whole line is lost, every sample seems to arrive later by the time of one sample. The earliest
arrivals of a second are hardly late, so a step in them shows the loss.
"""

from collections import deque
from typing import Final

BUFFER_S: Final = 6.0
LOOKBACK_S: Final = 1.0
MIN_STEP_SAMPLES: Final = 0.7  # of a sample's time
MIN_STEP_S: Final = 0.015  # an operating system delivers bytes every few milliseconds


class DroppedSampleDetector:
    """Compares the arrivals of samples before and after a beat."""

    def __init__(self) -> None:
        self._arrivals: deque[tuple[int, float]] = deque()  # (sample index, received)

    def add_arrival(self, index: int, received: float) -> None:
        """Sample `index` arrived at `received`."""
        self._arrivals.append((index, received))
        while received - self._arrivals[0][1] > BUFFER_S:
            self._arrivals.popleft()

    def has_dropped_between(self, first_beat: float, second_beat: float, rate_hz: float) -> bool:
        """Whether samples were lost between two beats, given by their sample indexes."""
        earliest = first_beat - LOOKBACK_S * rate_hz
        starts = [(index, t - index / rate_hz) for index, t in self._arrivals if index >= earliest]
        before = [start for index, start in starts if index <= first_beat]
        after = [start for index, start in starts if index >= second_beat]
        if not before or not after:
            return False
        return abs(min(after) - min(before)) > max(MIN_STEP_SAMPLES / rate_hz, MIN_STEP_S)
