"""Takes out of a wave single samples that no wave makes: a digit or a bit that was damaged on the way.

A heart's steepest wave, the R wave, lasts several samples and leads to its top over its sides. What stands
alone, far from a straight line between its neighbours that is much flatter than it is high, is no heart's.
In its place comes that line, as where samples are missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

BESIDE: Final = 2  # samples on each side that are looked at
LONGEST: Final = 2  # samples in a row that may be damaged
OVER: Final = 64  # samples
TO_LEARN: Final = 24  # samples
HELD: Final = BESIDE + LONGEST


@dataclass(frozen=True, slots=True)
class Smoothness:
    """What a wave itself does not do.

    `longest` samples in a row stand out of it by `steeper` times the steps beside them, and by `rougher`
    times what its samples usually are off the line between their neighbours.
    """

    longest: int
    steeper: float
    rougher: float


STEEP: Final = Smoothness(1, 4.0, 8.0)
"""An ECG: of a narrow R wave at 100 samples a second, two samples in a row stand out as far as damaged ones."""
SMOOTH: Final = Smoothness(LONGEST, 2.0, 5.0)
"""A pulse wave."""


class Spikes:
    """Feed it samples; it hands them out again, but for the first few and the last `held`."""

    def __init__(self, smoothness: Smoothness) -> None:
        self.smoothness = smoothness
        self._kept: list[float] = []
        self._given = BESIDE  # of those kept, handed out already, or never
        self.taken: list[int] = []
        """Which were taken out, counted from the first one added; for the caller to clear."""
        self._dropped = 0  # of those added, no longer kept
        self._usual: float | None = None  # how far a sample is from the line between its neighbours

    @property
    def held(self) -> int:
        """How many of the samples are still to be handed out."""
        return max(0, len(self._kept) - self._given)

    def add(self, samples: Sequence[float]) -> list[float]:
        self._kept += samples
        last = len(self._kept) - HELD
        if self._usual is None:
            if len(self._kept) < TO_LEARN:
                return []
            self._usual = float(np.median([self._off(at) for at in range(1, last)]))
        for at in range(self._given, last):
            self._look_at(at)
        out = self._kept[self._given : max(last, self._given)]
        self._given += len(out)
        extra = self._given - BESIDE
        del self._kept[:extra]
        self._dropped += extra
        self._given -= extra
        return out

    def _off(self, at: int) -> float:
        kept = self._kept
        return abs(kept[at] - (kept[at - 1] + kept[at + 1]) / 2.0)

    def _look_at(self, at: int) -> None:
        off, usual = self._off(at), self._usual or 0.0
        most = self.smoothness.rougher * max(usual, 1.0)
        if off > most:
            self._take_out(at)
        self._usual = usual + (min(off, most) - usual) / OVER

    def _take_out(self, at: int) -> None:
        usual = self.smoothness.rougher * max(self._usual or 0.0, 1.0)
        for length in range(1, self.smoothness.longest + 1):
            line = self._line(at, length)
            off = min(
                abs(was - put) for was, put in zip(self._kept[at : at + length], line, strict=True)
            )
            if off > max(usual, self.smoothness.steeper * self._steepness(at, length)):
                self._kept[at : at + length] = line
                self.taken += range(self._dropped + at, self._dropped + at + length)
                return

    def _line(self, at: int, length: int) -> list[float]:
        left, right = self._kept[at - 1], self._kept[at + length]
        return [left + (right - left) * k / (length + 1) for k in range(1, length + 1)]

    def _steepness(self, at: int, length: int) -> float:
        kept, end = self._kept, at + length
        return max(
            abs(kept[end] - kept[at - 1]),
            abs(kept[at - 1] - kept[at - 2]),
            abs(kept[end + 1] - kept[end]),
        )
