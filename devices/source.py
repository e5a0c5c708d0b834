"""What a source of events is, how to play a finished run of events at its pace, and the absent sensor."""

from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from devices.clock import Clock
from trainer.events import Contact, ContactChanged, SensorEvent, SourceChanged
from trainer.pacing import Pacer

PacerView: TypeAlias = Callable[[], Pacer | None]
"""What a simulated person can look at: the pacer as it is now, or nothing while there is none."""


class SourceError(Exception):
    """The source could not be opened, or broke off. The message says what to do about it."""


@dataclass(frozen=True, slots=True)
class DiscoveredSensor:
    """A sensor that can be connected now: `source` is the name to open it by, `label` is for people.

    `signal_dbm` is how strong its radio is heard, where it has one.
    """

    source: str
    label: str
    detail: str = ""
    signal_dbm: int | None = None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps sensors of one kind ("ble", "serial", "lsl") from being found, and what to do."""

    kind: str
    sentence: str


class Source(Protocol):
    @property
    def name(self) -> str:
        """As it is recorded and shown: "simulated:seed=7"."""
        ...

    def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Tell of the source and of each beat when it happened; end when there is nothing more."""
        ...


async def play_at_pace(
    events: Iterable[SensorEvent], clock: Clock
) -> AsyncGenerator[SensorEvent, None]:
    for event in events:
        await clock.sleep_until(event.t)
        yield event


@dataclass(frozen=True, slots=True)
class NoSensor:
    """`why` says what kept the sensor that was wanted from being opened; empty if none was wanted."""

    name: str = "none"
    why: str = ""

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield SourceChanged(clock.now(), self.name, gives_rr=False)
        yield ContactChanged(clock.now(), Contact.LOST if self.why else Contact.NONE, self.why)
