"""When was each sample of a steady stream taken, if nobody says how steady?

Arrivals are late by a changing amount, but some are hardly late at all: the earliest of each second lie
on a line whose slope is the time of one sample.
"""

from collections import deque
from typing import Final, NamedTuple

import numpy as np

SECOND_S: Final = 1.0
LEARNING_S: Final = 2.0
KEPT: Final = 60  # seconds; the slope of a minute is good to a few parts in 10,000
ANCHOR: Final = 6  # seconds in which one arrival at least was hardly late
BROKEN_S: Final = 0.45  # later than this for a whole second: samples are missing


class Arrival(NamedTuple):
    place: int  # the index of the last sample until then
    t: float

    def start(self, rate_hz: float) -> float:
        """When sample 0 would have been taken, had this one come at once."""
        return self.t - self.place / rate_hz


class LearntClock:
    def __init__(self) -> None:
        self.rate_hz: float | None = None
        self._count = 0
        self.lost()

    def lost(self) -> None:
        """What comes next is not in step with what came before. The rate is the board's, and stays."""
        self._bests: deque[Arrival] = deque(maxlen=KEPT)  # the earliest of each whole second
        self._second: list[Arrival] = []

    def arrived(self, count: int, received: float) -> None:
        """So many samples more; the last of them was here at `received`."""
        self._count += count
        self._second.append(Arrival(self._count - 1, received))
        if received - self._second[0].t >= SECOND_S:
            self._second_ended()

    def at(self, index: float) -> float:
        """When sample `index` was taken, counted from 0. Ask when the rate is known."""
        assert self.rate_hz is not None
        near = [*list(self._bests)[-ANCHOR:], *self._second]
        return min(arrival.start(self.rate_hz) for arrival in near) + index / self.rate_hz

    def _second_ended(self) -> None:
        second, self._second = self._second, self._second[-1:]
        rate_hz = self.rate_hz or (second[-1].place - second[0].place) / (
            second[-1].t - second[0].t
        )
        if rate_hz <= 0.0:
            return
        best = min(second, key=lambda arrival: arrival.start(rate_hz))
        if self._is_broken(best, rate_hz):
            self._bests.clear()
        self._bests.append(best)
        self._learn()

    def _is_broken(self, best: Arrival, rate_hz: float) -> bool:
        if self.rate_hz is None or not self._bests:
            return False
        return best.start(rate_hz) - self._bests[-1].start(rate_hz) > BROKEN_S

    def _learn(self) -> None:
        places = np.array([arrival.place for arrival in self._bests], dtype=np.float64)
        times = np.array([arrival.t for arrival in self._bests], dtype=np.float64)
        if times[-1] - times[0] < LEARNING_S:
            return
        places -= places.mean()
        slope_s = float(places @ (times - times.mean()) / (places @ places))
        if slope_s > 0.0:
            self.rate_hz = 1.0 / slope_s
