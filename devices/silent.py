"""No sensor at all, by choice or because it could not be opened. The pause works without one."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from devices.clock import Clock
from trainer.events import Contact, ContactChanged, SensorEvent, SourceChanged


@dataclass(frozen=True, slots=True)
class NoSensor:
    """`why` says what kept the sensor that was wanted from being opened; empty if none was wanted."""

    name: str = "none"
    why: str = ""

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield SourceChanged(clock.now(), self.name, gives_rr=False)
        yield ContactChanged(clock.now(), Contact.LOST if self.why else Contact.NONE, self.why)
