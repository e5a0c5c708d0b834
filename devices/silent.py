"""No sensor at all. The pause works without one."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from devices.clock import Clock
from trainer.events import Contact, ContactChanged, SensorEvent, SourceChanged


@dataclass(frozen=True, slots=True)
class NoSensor:
    name: str = "none"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield SourceChanged(clock.now(), self.name, gives_rr=False)
        yield ContactChanged(clock.now(), Contact.NONE)
