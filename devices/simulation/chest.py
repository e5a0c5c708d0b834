"""A simulated accelerometer on the chest: it tilts with the breath, trembles with the sensor's noise."""

from collections import deque
from collections.abc import Iterator
from math import hypot
from typing import Final

from devices.simulation.baroreflex import STEP_S
from devices.simulation.faults import FaultSpan, span_at
from devices.simulation.person import Person
from trainer.events import ChestMoved

RATE_HZ: Final = 10.0  # as straps are read, see `devices.ble.accelerometer`
REPORT_S: Final = 1.0
GRAVITY_MG: Final = 1000.0
NOISE_MG: Final = 2.0  # of an average of five samples
MAX_STEPS: Final = 8  # more than a report spans


class ChestSensor:
    """Reports once a second how the chest moved.

    Parameters
    ----------
    person
        Whose chest it is; `chest_mg` is how far a full breath tilts the sensor.
    start
        When it starts, on the session clock.
    drops
        Spans of session time without connection.
    """

    def __init__(self, person: Person, start: float, drops: tuple[FaultSpan, ...]) -> None:
        self._rng = person.rng("chest")
        x, y, z = (self._rng.gauss(0.0, 1.0) for _ in range(3))
        length = hypot(x, y, z)
        self._down = (x / length, y / length, z / length)  # however the strap sits
        side = hypot(x, y)
        self._tilts_to = (y / side, -x / side, 0.0)  # at right angles to it
        self._swing_mg = person.chest_mg
        self._drops = drops
        self._steps: deque[tuple[float, float]] = deque(maxlen=MAX_STEPS)
        self._next = start + REPORT_S
        self._ready: deque[ChestMoved] = deque()

    def add_step(self, t: float, fullness: float) -> None:
        """Add the fullness of the lungs at `t`, one step after the last."""
        self._steps.append((t, fullness))
        if t < self._next or len(self._steps) < MAX_STEPS:
            return
        if not span_at(self._next, self._drops):
            self._ready.append(ChestMoved(self._next, RATE_HZ, tuple(self._sample_second())))
        self._next += REPORT_S

    def take_reports(self, until: float) -> Iterator[ChestMoved]:
        """The reports that are due by `until`, oldest first."""
        while self._ready and self._ready[0].t <= until:
            yield self._ready.popleft()

    def _sample_second(self) -> Iterator[tuple[int, int, int]]:
        count = round(REPORT_S * RATE_HZ)
        for n in range(1, count + 1):
            swing = self._swing_mg * self._fullness_at(self._next - REPORT_S + n / RATE_HZ)
            x, y, z = (
                round(GRAVITY_MG * down + swing * tilt + NOISE_MG * self._rng.gauss())
                for down, tilt in zip(self._down, self._tilts_to, strict=True)
            )
            yield x, y, z

    def _fullness_at(self, t: float) -> float:
        before = [step for step in self._steps if step[0] <= t] or [self._steps[0]]
        t_before, fullness = before[-1]
        after = next((value for at, value in self._steps if at > t), fullness)
        return fullness + (after - fullness) * max(0.0, t - t_before) / STEP_S
