"""Heart rate straps over Bluetooth Low Energy, by the standard Heart Rate Service."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from devices.ble.messages import StrapNotNamed, StrapOptionUnknown
from devices.ble.timeouts import BleTimeouts
from devices.clock import Clock
from devices.source import SearchResult, SourceError
from trainer.events import SensorEvent

if TYPE_CHECKING:
    from devices.ble.scanner import Radio

YES_NO: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Strap:
    """A strap as a `Source`. It is searched for as long as its events are read.

    Attributes
    ----------
    target
        Its address or name.
    accelerometer
        Whether a Polar strap also reports how the chest moves.
    timeouts, radio
        Tests put others in their place.
    """

    target: str
    accelerometer: bool = False
    timeouts: BleTimeouts = field(default_factory=BleTimeouts)
    radio: "Radio | None" = None

    @property
    def name(self) -> str:
        return f"ble:{self.target}"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Events of the strap and of its connection. They do not end by themselves."""
        from devices.ble.connection import StrapConnection
        from devices.ble.scanner import Radio

        queue: asyncio.Queue[SensorEvent | None] = asyncio.Queue()
        connection = StrapConnection(
            self.target,
            self.radio or Radio(),
            self.timeouts,
            clock,
            queue.put_nowait,
            accelerometer=self.accelerometer,
        )
        task = asyncio.create_task(connection.run(), name="strap")
        task.add_done_callback(lambda _: queue.put_nowait(None))
        try:
            while (event := await queue.get()) is not None:
                yield event
            await task
        finally:
            task.cancel()
            await asyncio.wait([task])


def open_strap(rest: str) -> Strap:
    """Read what a person typed after "ble:": an address or a name, then options.

    >>> open_strap("Polar H10 01234567,accelerometer=yes").accelerometer
    True

    Raises
    ------
    SourceError
        No address or name was given, or an option is not known.
    """
    target, *options = rest.split(",")
    while options and "=" not in options[0]:  # a name may hold a comma
        target = f"{target},{options.pop(0)}"
    parsed = dict(option.strip().partition("=")[::2] for option in options)
    accelerometer = parsed.pop("accelerometer", "no")
    if not target.strip():
        raise SourceError(StrapNotNamed())
    if parsed or accelerometer not in YES_NO:
        raise SourceError(StrapOptionUnknown())
    return Strap(target.strip(), YES_NO[accelerometer])


async def scan(seconds: float) -> SearchResult:
    """All straps that can be connected now, the strongest signal first, and what keeps others from being found."""
    from devices.ble.scanner import scan_straps

    return await scan_straps(seconds)
