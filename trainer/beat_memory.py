"""The beats that windows still reach, in arrays that never grow."""

from typing import Final

import numpy as np

from trainer.tachogram import CodeArray, FloatArray

MOST_BEATS: Final = 600  # 300 a minute in the longest window


class BeatMemory:
    """Time (s), interval (ms) and verdict of each decided beat of the present run."""

    def __init__(self) -> None:
        self._t = np.zeros(2 * MOST_BEATS)
        self._rr = np.zeros(2 * MOST_BEATS)
        self._codes = np.zeros(2 * MOST_BEATS, dtype=np.int8)
        self._count = 0

    def add(self, t: float, rr_ms: float, code: int) -> None:
        if self._count == self._t.size:
            self._make_room()
        k = self._count
        self._t[k], self._rr[k], self._codes[k] = t, rr_ms, code
        self._count = k + 1

    def _make_room(self) -> None:
        for kept in (self._t, self._rr, self._codes):
            kept[:MOST_BEATS] = kept[MOST_BEATS:]
        self._count = MOST_BEATS

    def last(self, seconds: float) -> tuple[FloatArray, CodeArray]:
        """Intervals and verdicts of the last so many seconds."""
        if not self._count:
            return self._rr[:0], self._codes[:0]
        t = self._t[: self._count]
        first = t.searchsorted(t[-1] - seconds, "right")
        return self._rr[first : self._count], self._codes[first : self._count]
