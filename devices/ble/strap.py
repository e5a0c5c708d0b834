"""Heart rate straps over Bluetooth Low Energy, by the standard Heart Rate Service."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from devices.ble.timeouts import BleTimeouts
from devices.clock import Clock
from devices.source import DiscoveredSensor, Obstacle, SourceError
from trainer.events import SensorEvent

if TYPE_CHECKING:
    from devices.ble.scanner import Radio

YES_NO: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Strap:
    """A strap by its address or name. It is searched for as long as `events` is listened to.

    With `accelerometer`, a Polar strap also tells how the chest moves.
    """

    sought: str
    accelerometer: bool = False
    patience: BleTimeouts = field(default_factory=BleTimeouts)
    radio: "Radio | None" = None

    @property
    def name(self) -> str:
        return f"ble:{self.sought}"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Everything the strap tells, and how the connection stands. It does not end by itself."""
        from devices.ble.connection import StrapConnection
        from devices.ble.scanner import Radio

        told: asyncio.Queue[SensorEvent | None] = asyncio.Queue()
        link = StrapConnection(
            self.sought,
            self.radio or Radio(),
            self.patience,
            clock,
            told.put_nowait,
            feels_chest=self.accelerometer,
        )
        keeping = asyncio.create_task(link.run(), name="strap")
        keeping.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (event := await told.get()) is not None:
                yield event
            await keeping
        finally:
            keeping.cancel()
            await asyncio.wait([keeping])


def open_strap(rest: str) -> Strap:
    """A strap by what a person typed after "ble:": an address or a name, then options.

    >>> open_strap("Polar H10 01234567,accelerometer=yes").accelerometer
    True

    Raises:
        SourceError: no address or name was given, or an option is not known.
    """
    sought, *words = rest.split(",")
    while words and "=" not in words[0]:  # a name may hold a comma
        sought = f"{sought},{words.pop(0)}"
    options = dict(word.strip().partition("=")[::2] for word in words)
    accelerometer = options.pop("accelerometer", "no")
    if not sought.strip():
        raise SourceError(
            "ble: needs the address or the name of a strap, as in ble:AA:BB:CC:DD:EE:FF."
        )
    if options or accelerometer not in YES_NO:
        raise SourceError("A strap has one option, accelerometer=yes or accelerometer=no.")
    return Strap(sought.strip(), YES_NO[accelerometer])


async def scan(seconds: float) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """All straps that can be connected now, the nearest first, and what is in the way of finding any."""
    from devices.ble.scanner import scan_straps as listen

    return await listen(seconds)
