"""Reads a serial port in a thread of its own, and passes bytes with their arrival time to the event loop.

Only this thread touches the port. The event loop queues commands for it and never waits, and the port is
never closed while it is being read (pySerial raises TypeError then).
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from typing import Any, Final, Protocol, TypeAlias

from devices.clock import Clock
from devices.protocols.serial_devices import PortSettings

READ_TIMEOUT_S: Final = 0.1  # for a byte; then commands are sent, and silence is reported
BATCH_S: Final = 0.008
WRITE_TIMEOUT_S: Final = 1.0
JOIN_S: Final = 2.0  # opening a port may take Windows longer: then the thread ends later


@dataclass(frozen=True, slots=True)
class Opened:
    """The port is open."""

    t: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes, and when they came; no bytes if nothing has come until then."""

    t: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The port could not be opened, or is gone. It is the last event of a reader."""

    t: float
    error: Exception


PortEvent: TypeAlias = Opened | Arrived | Broken
PortCommand: TypeAlias = PortSettings | bytes


class Reader(Protocol):
    """Reads a port from its creation on, and carries out commands."""

    def send(self, command: PortCommand) -> None: ...

    def stop(self) -> None: ...


OpenReader: TypeAlias = Callable[
    [str, PortSettings, Clock, "asyncio.Queue[Opened | Arrived | Broken]"], Reader
]
"""Starts to read a port with these settings; its events go into the queue."""


class PortReader:
    """Starts its thread, which opens the port, at once. All methods are for the event loop.

    Parameters
    ----------
    port, settings
        What to open, and how.
    clock
        The session clock.
    inbox
        Takes the events.
    """

    def __init__(
        self, port: str, settings: PortSettings, clock: Clock, inbox: "asyncio.Queue[PortEvent]"
    ) -> None:
        self._port = port
        self._settings = settings
        self._clock = clock
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        self._commands: deque[PortCommand] = deque()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="serial port", daemon=True)
        self._thread.start()

    def send(self, command: PortCommand) -> None:
        """Queue bytes to be sent, or a change of the port settings; carried out in this order."""
        self._commands.append(command)

    def stop(self) -> None:
        """Carry out the last commands, close the port and end the thread. May be called again."""
        self._stopped.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        try:
            self._read_port()
        except port_errors() as exc:
            self._emit(Broken(self._clock.now(), exc))

    def _read_port(self) -> None:
        with _open_port(self._port, self._settings) as port:
            self._emit(Opened(self._clock.now()))
            last_t = -inf
            while not self._stopped.is_set():
                self._run_commands(port)
                last_t = self._read(port, last_t)
            self._run_commands(port)
            port.flush()

    def _read(self, port: Any, last_t: float) -> float:
        """Read what is there. Of a fast wave, collect a little: passing on single samples costs too much."""
        first, t = port.read(1), self._clock.now()
        if first and t - last_t < BATCH_S:
            self._stopped.wait(BATCH_S)
            t = self._clock.now()
        self._emit(Arrived(t, first + port.read(port.in_waiting) if first else b""))
        return t

    def _run_commands(self, port: Any) -> None:
        while self._commands:
            command = self._commands.popleft()
            if isinstance(command, bytes):
                port.write(command)
            else:
                port.apply_settings(_serial_settings(command))

    def _emit(self, event: PortEvent) -> None:
        with suppress(RuntimeError):  # the event loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)


def _open_port(name: str, settings: PortSettings) -> Any:
    """Open a port. DTR and RTS are both set before, so that no board is reset a second time."""
    import serial

    port = serial.Serial(timeout=READ_TIMEOUT_S, write_timeout=WRITE_TIMEOUT_S, exclusive=True)
    port.apply_settings(_serial_settings(settings))
    port.dtr = port.rts = True
    port.port = name
    port.open()
    return port


def _serial_settings(settings: PortSettings) -> dict[str, object]:
    return {
        "baudrate": settings.baud,
        "bytesize": 8,
        "parity": settings.parity,
        "stopbits": settings.stop_bits,
    }


def port_errors() -> tuple[type[Exception], ...]:
    """All errors of a port: pySerial does not convert those of the terminal when a port is being removed."""
    try:
        import termios
    except ImportError:  # Windows
        return (OSError, ValueError)
    return (OSError, ValueError, termios.error)
