"""A board on a serial port as a source of beats: "serial:/dev/ttyUSB0" or "serial:COM3,protocol=ibi".

`devices.serial.reader` reads the port in a thread of its own; what comes is decoded in the event loop, by
`devices.serial.connection`.
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Final

from devices.clock import Clock
from devices.protocols.serial_devices import SERIAL_DEVICES
from devices.serial.connection import SerialConnection
from devices.serial.messages import PortNotNamed, PortOptionUnknown, ProtocolUnknown
from devices.serial.reader import OpenReader, PortEvent, PortReader
from devices.source import SourceError
from trainer.events import SensorEvent, SourceChanged

MAX_TEXT_CHARS: Final = 40  # of what was typed, in a refusal
PORT_NAME: Final = re.compile(r"[ -~]{1,200}")


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A port as a `Source`.

    Attributes
    ----------
    port
        Its name.
    protocol
        The name of the board; None to detect it.
    open_reader
        Starts to read the port; tests put a virtual cable in its place.
    """

    port: str
    protocol: str | None = None
    open_reader: OpenReader = field(default=PortReader, repr=False, compare=False)

    @property
    def name(self) -> str:
        return f"serial:{self.port}" + (f",protocol={self.protocol}" if self.protocol else "")

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Events of the board, however often it comes and goes. They do not end by themselves."""
        connection = SerialConnection(self.port, self.protocol)
        yield SourceChanged(clock.now(), self.name)
        for event in connection.start(clock.now()):
            yield event
        while True:
            inbox = asyncio.Queue[PortEvent]()
            reader = self.open_reader(self.port, connection.settings, clock, inbox)
            connection.is_over = False
            try:
                while not connection.is_over:
                    events = connection.handle(await inbox.get())
                    for command in connection.commands():
                        reader.send(command)
                    for event in events:
                        yield event
            finally:
                for command in connection.goodbye_commands():
                    reader.send(command)
                reader.stop()
            await clock.sleep_until(clock.now() + connection.pause_s)


def open_port(rest: str) -> SerialPort:
    """Read "PORT" or "PORT,protocol=NAME". The port itself is opened when its events are read.

    Raises
    ------
    SourceError
        No port was given, or an option or a protocol is not known.
    """
    port, *options = rest.split(",")
    if not PORT_NAME.fullmatch(port.strip()):
        raise SourceError(PortNotNamed())
    protocol = None
    for option in options:
        key, _, value = option.partition("=")
        if key.strip() != "protocol":
            raise SourceError(PortOptionUnknown(key[:MAX_TEXT_CHARS]))
        protocol = value.strip()
        if protocol not in SERIAL_DEVICES:
            raise SourceError(ProtocolUnknown(protocol[:MAX_TEXT_CHARS], tuple(SERIAL_DEVICES)))
    return SerialPort(port.strip(), protocol)
