"""A simulated heart as a source of beats: "simulated:seed=7,hr=62,drop=60-105;150-195".

The person breathes with the pacer (`devices.simulation.lungs`), the heart responds
(`devices.simulation.heart`), and a sensor reports its beats (`devices.simulation.faults`). The same seed and
the same pacer give the same beats.
"""

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from math import floor

from devices.clock import Clock
from devices.simulation import options as simulation_options
from devices.simulation.chest import ChestSensor
from devices.simulation.faults import (
    RESOLUTION_MS,
    Faults,
    SimulatedSensor,
    TimedEvents,
    contact_changes,
    delay_events,
)
from devices.simulation.heart import Heart
from devices.simulation.person import Person
from devices.source import PacerView
from trainer.events import ChestMoved, ContactChanged, SensorEvent, SourceChanged


@dataclass(frozen=True)
class SimulatedHeart:
    """A simulated person with a sensor, as a `Source` that does not end.

    Attributes
    ----------
    person, faults
        The person, and what is wrong with the sensor.
    guide
        Returns the pacer that the person sees now.
    """

    person: Person
    faults: Faults
    guide: PacerView = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """The name that `parse_simulated` reads as the same person and sensor."""
        text = simulation_options.format_options(self.person, self.faults)
        return f"simulated:{text}" if text else "simulated"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        for t, events in self.moments(clock.now()):
            await clock.sleep_until(t)
            for event in events:
                yield event

    def moments(self, start: float = 0.0) -> Iterator[TimedEvents]:
        """The events without a clock, endless.

        The iterator has to be advanced step by step: each time, the person looks at the pacer again.
        """
        # In whole milliseconds, so that a live session gives the same beats as any other.
        start = floor(start * 1000.0) / 1000.0
        return delay_events(self._sense(start), self.faults.stall)

    def _sense(self, start: float) -> Iterator[TimedEvents]:
        yield start, (SourceChanged(start, self.name, RESOLUTION_MS),)
        chest = ChestSensor(self.person, start, self.faults.drop) if self.person.chest_mg else None
        heart = Heart(self.person, start, chest.add_step if chest else None)
        sensor = SimulatedSensor(
            self.faults, self.person.noise_ms, self.person.rng("sensor"), start
        )
        changes = contact_changes(self.faults, start)
        change = next(changes, None)
        while True:
            for t, beat in sensor.sense(heart.next_beat(self.guide())):
                due: list[ChestMoved | ContactChanged] = (
                    list(chest.take_reports(t)) if chest else []
                )
                while change and change.t <= t:
                    due.append(change)
                    change = next(changes, None)
                for event in sorted(due, key=lambda event: event.t):
                    yield event.t, (event,)
                yield t, (beat,) if beat else ()


def parse_simulated(options: str, guide: PacerView) -> SimulatedHeart:
    """Read "key=value,key=value", as in `devices.simulation.options`; "" gives the defaults.

    Raises
    ------
    SourceError
        An option or a value is not allowed.
    """
    person, faults = simulation_options.parse_options(options)
    return SimulatedHeart(person, faults, guide)
