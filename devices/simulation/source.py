"""A simulated heart as a source of beats: "simulated:seed=7,hr=62,drop=60-105;150-195".

The person sits there, looks at the pacer of the moment and breathes (`devices.simulation.person`); a sensor
tells of their heart (`devices.simulation.faults`). The same seed and the same guide give the same beats.
"""

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from math import floor

from devices.clock import Clock
from devices.simulation import options as simulation_options
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
from trainer.events import SensorEvent, SourceChanged


@dataclass(frozen=True)
class SimulatedHeart:
    """Goes on until nobody listens any more. `guide` is what the person sees at each moment."""

    person: Person
    faults: Faults
    guide: PacerView = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        """What `parse_simulated` reads as the same person and sensor, where `parse_simulated` made them."""
        words = simulation_options.format_options(self.person, self.faults)
        return f"simulated:{words}" if words else "simulated"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        for t, events in self.moments(clock.now()):
            await clock.sleep_until(t)
            for event in events:
                yield event

    def moments(self, began: float = 0.0) -> Iterator[TimedEvents]:
        """The same without a clock: what is told and when, endless.

        Take one moment at a time: before the next, the person looks at the guide again.
        """
        whole_ms = floor(began * 1000.0) / 1000.0  # so that a live run is like any other
        return delay_events(self._sensed(whole_ms), self.faults.stall)

    def _sensed(self, began: float) -> Iterator[TimedEvents]:
        yield began, (SourceChanged(began, self.name, RESOLUTION_MS),)
        heart = Heart(self.person, began)
        sensor = SimulatedSensor(
            self.faults, self.person.noise_ms, self.person.chance("sensor"), began
        )
        changes = contact_changes(self.faults, began)
        change = next(changes, None)
        while True:
            for t, beat in sensor.sense(heart.next_beat(self.guide())):
                while change and change.t <= t:
                    yield change.t, (change,)
                    change = next(changes, None)
                yield t, (beat,) if beat else ()


def parse_simulated(options: str, guide: PacerView) -> SimulatedHeart:
    """Read "key=value,key=value", as in `devices.simulation.options`; "" is a plausible calm adult.

    Raises:
        SourceError: a word or a value is not one of ours.
    """
    person, faults = simulation_options.parse_options(options)
    return SimulatedHeart(person, faults, guide)
