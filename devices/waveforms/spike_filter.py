"""Replaces isolated samples that were damaged on the way: a wrong digit or a flipped bit.

The steepest wave of a heart, the R wave, lasts several samples and rises over some of them. A sample that
stands alone, far from the straight line between its neighbours, while that line is much flatter than the
sample is high, is no part of it. It is replaced by that line, as missing samples are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

NEIGHBOUR_SAMPLES: Final = 2  # on each side
MAX_SPIKE_SAMPLES: Final = 2  # in a row
ROUGHNESS_TAU_SAMPLES: Final = 64
MIN_SAMPLES: Final = 24
DELAY_SAMPLES: Final = NEIGHBOUR_SAMPLES + MAX_SPIKE_SAMPLES


@dataclass(frozen=True, slots=True)
class SpikeCriteria:
    """What the wave itself does not do.

    Attributes
    ----------
    max_samples
        How many samples in a row may be damaged.
    min_step_ratio
        By how many times the steps beside them they stand out at least.
    min_roughness_ratio
        By how many times the usual distance of a sample from the line between its neighbours.
    """

    max_samples: int
    min_step_ratio: float
    min_roughness_ratio: float


ECG_SPIKES: Final = SpikeCriteria(1, 4.0, 8.0)
"""For an ECG: two samples of a narrow R wave at 100 Hz stand out as far as damaged ones would."""
PULSE_SPIKES: Final = SpikeCriteria(MAX_SPIKE_SAMPLES, 2.0, 5.0)
"""For a pulse wave."""


class SpikeFilter:
    """Passes samples on, delayed by a few, with spikes replaced.

    The first two samples are not passed on. `replaced` are the indexes of replaced samples, counted from
    the first one added; the caller clears it.
    """

    def __init__(self, criteria: SpikeCriteria) -> None:
        self.criteria = criteria
        self._buffer: list[float] = []
        self._passed = NEIGHBOUR_SAMPLES  # of the buffer, passed on already
        self.replaced: list[int] = []
        self._dropped = 0  # of those added, no longer in the buffer
        # Distance of a sample from the line between its neighbours.
        self._roughness: float | None = None

    @property
    def pending(self) -> int:
        """How many samples are still to be passed on."""
        return max(0, len(self._buffer) - self._passed)

    def add(self, samples: Sequence[float]) -> list[float]:
        """Add the next samples; those that can be passed on."""
        self._buffer += samples
        end = len(self._buffer) - DELAY_SAMPLES
        if self._roughness is None:
            if len(self._buffer) < MIN_SAMPLES:
                return []
            self._roughness = float(np.median([self._distance(index) for index in range(1, end)]))
        self._check(self._passed, end)
        passed = self._buffer[self._passed : max(end, self._passed)]
        self._passed += len(passed)
        done = self._passed - NEIGHBOUR_SAMPLES
        del self._buffer[:done]
        self._dropped += done
        self._passed -= done
        return passed

    def _distance(self, index: int) -> float:
        buffer = self._buffer
        return abs(buffer[index] - (buffer[index - 1] + buffer[index + 1]) / 2.0)

    def _check(self, first: int, end: int) -> None:
        """Replace what stands out of these samples. One loop: a record has a million of them."""
        buffer, ratio = self._buffer, self.criteria.min_roughness_ratio
        roughness = self._roughness or 0.0
        for index in range(first, end):
            distance = abs(buffer[index] - (buffer[index - 1] + buffer[index + 1]) / 2.0)
            limit = ratio * roughness if roughness > 1.0 else ratio
            if distance > limit:
                self._roughness = roughness
                self._replace(index)
                distance = limit
            roughness += (distance - roughness) / ROUGHNESS_TAU_SAMPLES
        self._roughness = roughness

    def _replace(self, index: int) -> None:
        roughness = self.criteria.min_roughness_ratio * max(self._roughness or 0.0, 1.0)
        for length in range(1, self.criteria.max_samples + 1):
            line = self._line(index, length)
            distance = min(
                abs(value - replacement)
                for value, replacement in zip(
                    self._buffer[index : index + length], line, strict=True
                )
            )
            if distance > max(
                roughness, self.criteria.min_step_ratio * self._neighbour_step(index, length)
            ):
                self._buffer[index : index + length] = line
                self.replaced += range(self._dropped + index, self._dropped + index + length)
                return

    def _line(self, index: int, length: int) -> list[float]:
        left, right = self._buffer[index - 1], self._buffer[index + length]
        return [left + (right - left) * k / (length + 1) for k in range(1, length + 1)]

    def _neighbour_step(self, index: int, length: int) -> float:
        buffer, end = self._buffer, index + length
        return max(
            abs(buffer[end] - buffer[index - 1]),
            abs(buffer[index - 1] - buffer[index - 2]),
            abs(buffer[end + 1] - buffer[end]),
        )
