"""An open port, read in a thread of its own; what comes crosses to the loop with its arrival time.

Rule: only the thread touches the port. The loop leaves orders for it and never waits for a cable, and
nobody closes a port while another reads from it (pySerial raises TypeError then).
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
from devices.protocols.boards import PortSettings

WAIT_S: Final = 0.1  # for a byte; so long an order may lie, and after it silence is told
CROWDED_S: Final = 0.008
WRITE_S: Final = 1.0
JOIN_S: Final = (
    2.0  # Windows may take longer to open a port that is going: the thread ends after it
)


@dataclass(frozen=True, slots=True)
class Opened:
    t: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes, and when they came. None at all: nothing has come until then."""

    t: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The port could not be opened, or is gone. It is the last that is told of it."""

    t: float
    error: Exception


PortEvent: TypeAlias = Opened | Arrived | Broken
PortCommand: TypeAlias = PortSettings | bytes


class Reader(Protocol):
    """Reads a port from the moment it is made, and does what it is ordered to."""

    def order(self, order: PortCommand) -> None: ...

    def stop(self) -> None: ...


OpenReader: TypeAlias = Callable[
    [str, PortSettings, Clock, "asyncio.Queue[Opened | Arrived | Broken]"], Reader
]
"""Begin to read a port set like this; what comes of it goes into the queue."""


class PortReader:
    """Opens the port at once. All methods are for the loop; `inbox` is where it hears from us."""

    def __init__(
        self, port: str, settings: PortSettings, clock: Clock, inbox: "asyncio.Queue[PortEvent]"
    ) -> None:
        self._port = port
        self._settings = settings
        self._clock = clock
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        self._orders: deque[PortCommand] = deque()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="serial port", daemon=True)
        self._thread.start()

    def order(self, order: PortCommand) -> None:
        """Say these bytes, or change to this line setting, in the order of asking."""
        self._orders.append(order)

    def stop(self) -> None:
        """Carry out the last orders, close the port and join. May be called again."""
        self._stopped.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        try:
            self._listen()
        except _port_errors() as exc:
            self._emit(Broken(self._clock.now(), exc))

    def _listen(self) -> None:
        with _opened(self._port, self._settings) as port:
            self._emit(Opened(self._clock.now()))
            before = -inf
            while not self._stopped.is_set():
                self._obey(port)
                before = self._read(port, before)
            self._obey(port)
            port.flush()

    def _read(self, port: Any, before: float) -> float:
        """Of a fast wave, gather a little: to cross for each sample would cost more than to understand it."""
        first, t = port.read(1), self._clock.now()
        if first and t - before < CROWDED_S:
            self._stopped.wait(CROWDED_S)
            t = self._clock.now()
        self._emit(Arrived(t, first + port.read(port.in_waiting) if first else b""))
        return t

    def _obey(self, port: Any) -> None:
        while self._orders:
            order = self._orders.popleft()
            if isinstance(order, bytes):
                port.write(order)
            else:
                port.apply_settings(_words(order))

    def _emit(self, told: PortEvent) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, told)


def _opened(name: str, settings: PortSettings) -> Any:
    """DTR and RTS are both up before the port opens, so that no board is reset a second time."""
    import serial

    port = serial.Serial(timeout=WAIT_S, write_timeout=WRITE_S, exclusive=True)
    port.apply_settings(_words(settings))
    port.dtr = port.rts = True
    port.port = name
    port.open()
    return port


def _words(settings: PortSettings) -> dict[str, object]:
    return {
        "baudrate": settings.baud,
        "bytesize": 8,
        "parity": settings.parity,
        "stopbits": settings.stop_bits,
    }


def _port_errors() -> tuple[type[Exception], ...]:
    """pySerial lets the terminal's own error through where it sets up a port that is going."""
    try:
        import termios
    except ImportError:  # Windows
        return (OSError, ValueError)
    return (OSError, ValueError, termios.error)
