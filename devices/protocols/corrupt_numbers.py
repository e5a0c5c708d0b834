"""Is a number that a board printed what it measured, or what was left of it?

Where a digit is lost, or the end of a line, the number has fewer digits or more than those before and lies
far from all of them. What a wave itself does changes one or the other, hardly both.
"""

from collections import deque
from typing import Final

FEWEST: Final = 16
REMEMBERED: Final = 512
DAMAGED: Final = 2  # at most, of the lowest and of the highest remembered
BELIEVED_AFTER: Final = 6  # in a row: the level has really moved


class Levels:
    """The numbers of one wave, as they were printed."""

    def __init__(self) -> None:
        self._lately: deque[int] = deque(maxlen=REMEMBERED)
        self._characters = 0
        self._strange = 0  # in a row

    def is_strange(self, printed: bytes) -> bool:
        """Whether this number, the next one, is not to be believed."""
        value = int(printed)
        if self._is_far(len(printed), value):
            self._strange += 1
            if self._strange < BELIEVED_AFTER:
                return True
            self._lately.clear()
        self._strange = 0
        self._lately.append(value)
        self._characters = len(printed)
        return False

    def _is_far(self, characters: int, value: int) -> bool:
        """By more than the whole span of the numbers lately, but for a few that may be damaged too."""
        if characters == self._characters or len(self._lately) < FEWEST:
            return False
        ranked = sorted(self._lately)
        lowest, highest = ranked[DAMAGED], ranked[-1 - DAMAGED]
        span = highest - lowest
        return not lowest - span <= value <= highest + span
