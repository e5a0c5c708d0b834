"""Detects a printed number that lost a digit, or was joined with the next because a line end was lost.

Such a number has fewer or more digits than the one before and lies far from all recent ones. The wave
itself may change one or the other, hardly ever both.
"""

from collections import deque
from typing import Final

MIN_NUMBERS: Final = 16
MAX_NUMBERS: Final = 512
MAX_CORRUPT_REMEMBERED: Final = 2  # that may be among the lowest, and among the highest, remembered
MAX_CORRUPT_IN_A_ROW: Final = 6  # then the level has really changed


class CorruptNumberDetector:
    """Checks the numbers of one wave as they were printed."""

    def __init__(self) -> None:
        self._recent: deque[int] = deque(maxlen=MAX_NUMBERS)
        self._digits = 0
        self._corrupt_in_a_row = 0

    def is_corrupt(self, printed: bytes) -> bool:
        """Whether `printed`, the next number, is corrupt."""
        value = int(printed)
        if self._is_far(len(printed), value):
            self._corrupt_in_a_row += 1
            if self._corrupt_in_a_row < MAX_CORRUPT_IN_A_ROW:
                return True
            self._recent.clear()
        self._corrupt_in_a_row = 0
        self._recent.append(value)
        self._digits = len(printed)
        return False

    def _is_far(self, digits: int, value: int) -> bool:
        """Whether it is outside the recent range by more than its span, a few possibly corrupt ones left out."""
        if digits == self._digits or len(self._recent) < MIN_NUMBERS:
            return False
        ordered = sorted(self._recent)
        lowest, highest = ordered[MAX_CORRUPT_REMEMBERED], ordered[-1 - MAX_CORRUPT_REMEMBERED]
        span = highest - lowest
        return not lowest - span <= value <= highest + span
