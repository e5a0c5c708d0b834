"""The interface of a source of sensor events, what a search for sensors returns, and the absent sensor."""

from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from msgspec import Struct

from devices.clock import Clock
from trainer.errors import TrainerError
from trainer.events import Contact, ContactChanged, SensorEvent, SourceChanged
from trainer.messages import Message
from trainer.pacing import Pacer

PacerView: TypeAlias = Callable[[], Pacer | None]
"""Returns the pacer as a simulated person sees it now, or None while there is none."""


class SourceError(TrainerError):
    """The source cannot be opened."""


class DiscoveredSensor(Struct, frozen=True):
    """A sensor that can be connected now.

    Attributes
    ----------
    source
        The name to open it by, as `devices.registry.open_source` takes it.
    label
        What it is called, by itself or by us.
    detail
        What it measures or how it is connected.
    signal_dbm
        Strength of its radio signal; None without a radio, or where it is not known.
    """

    source: str
    label: str | Message
    detail: Message | None = None
    signal_dbm: int | None = None


class Obstacle(Struct, frozen=True):
    """What keeps sensors of one kind ("ble", "serial", "lsl") from being found, and what to do."""

    kind: str
    message: Message


SearchResult: TypeAlias = tuple[list[DiscoveredSensor], list[Obstacle]]
"""The sensors that can be connected now, and what keeps others from being found."""


class Source(Protocol):
    """Anything that sensor events come from: a strap, a board, a file, a simulation."""

    @property
    def name(self) -> str:
        """The name it is recorded, shown and opened by, such as "simulated:seed=7"."""
        ...

    def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Yield `SourceChanged` first, then events as they come; end when there is nothing more."""
        ...


async def play_at_pace(
    events: Iterable[SensorEvent], clock: Clock
) -> AsyncGenerator[SensorEvent, None]:
    """Yield each event when the clock reaches its `t`."""
    for event in events:
        await clock.sleep_until(event.t)
        yield event


@dataclass(frozen=True, slots=True)
class NoSensor:
    """No sensor at all.

    `reason` says why the chosen sensor could not be opened; None if none was chosen.
    """

    name: str = "none"
    reason: Message | None = None

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield SourceChanged(clock.now(), self.name, gives_rr=False)
        yield ContactChanged(
            clock.now(), Contact.LOST if self.reason else Contact.NONE, self.reason
        )
