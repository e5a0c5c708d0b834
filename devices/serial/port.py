"""A board on a serial port as a source of beats: "serial:/dev/ttyUSB0" or "serial:COM3,protocol=ibi".

`scan_ports` tells which ports there are. The port has a thread of its own (`serial_reader`); what comes is
understood here, in the loop (`serial_conversation`).
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Final

from devices.clock import Clock
from devices.protocols.boards import BOARDS
from devices.serial.connection import SerialConnection
from devices.serial.reader import OpenReader, PortEvent, PortReader
from devices.serial.scanner import scan_ports
from devices.source import SourceError
from trainer.events import SensorEvent, SourceChanged

__all__ = ["SerialPort", "open_port", "scan_ports"]

PORT: Final = re.compile(r"[ -~]{1,200}")


@dataclass(frozen=True, slots=True)
class SerialPort:
    """`protocol` names the board; where nobody named it, it is found out by listening.

    `open_reader` begins to read the port; tests put a cable in its place that needs no time.
    """

    port: str
    protocol: str | None = None
    open_reader: OpenReader = field(default=PortReader, repr=False, compare=False)

    @property
    def name(self) -> str:
        return f"serial:{self.port}" + (f",protocol={self.protocol}" if self.protocol else "")

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Goes on until nobody listens any more, however often the board comes and goes."""
        conversation = SerialConnection(self.port, self.protocol)
        yield SourceChanged(clock.now(), self.name)
        for event in conversation.began(clock.now()):
            yield event
        while True:
            inbox = asyncio.Queue[PortEvent]()
            reader = self.open_reader(self.port, conversation.settings, clock, inbox)
            conversation.is_over = False
            try:
                while not conversation.is_over:
                    told = conversation.handle(await inbox.get())
                    for order in conversation.orders():
                        reader.order(order)
                    for event in told:
                        yield event
            finally:
                for order in conversation.goodbye():
                    reader.order(order)
                reader.stop()
            await clock.sleep_until(clock.now() + conversation.pause_s)


def open_port(rest: str) -> SerialPort:
    """Read "PORT" or "PORT,protocol=NAME". The port itself is opened when its events are asked for.

    Raises:
        SourceError: a word is not one of ours; the sentence says which are.
    """
    port, *options = rest.split(",")
    if not PORT.fullmatch(port.strip()):
        raise SourceError("Say which port: serial:/dev/ttyUSB0 or serial:COM3, for instance.")
    protocol = None
    for option in options:
        key, _, value = option.partition("=")
        if key.strip() != "protocol":
            raise SourceError(
                f"A serial port has no option {key[:40]!r}: use protocol=NAME, or none."
            )
        protocol = value.strip()
        if protocol not in BOARDS:
            raise SourceError(
                f"There is no protocol {protocol[:40]!r}: use one of {', '.join(BOARDS)}, "
                "or leave it out, and it will be found out."
            )
    return SerialPort(port.strip(), protocol)
