"""Cables on a virtual clock: what a board sends is read as the real reader reads it."""

import asyncio
import errno
from collections.abc import Iterable
from math import inf

from devices.clock import Clock
from devices.protocols.serial_devices import PortSettings
from devices.serial.reader import (
    BATCH_S,
    READ_TIMEOUT_S,
    Arrived,
    Broken,
    Opened,
    PortCommand,
    PortEvent,
)
from tests.devices.boards.pty_board import TimedBytes

UNPLUGGED = OSError(errno.EIO, "Input/output error")
ABSENT = FileNotFoundError(errno.ENOENT, "No such file or directory")


class VirtualBoard:
    """Sends its script as time passes; what it sends while nobody reads is lost.

    With `hello` it sends nothing until it has received that.
    """

    def __init__(self, script: Iterable[TimedBytes], hello: bytes = b"") -> None:
        self.received = bytearray()
        self.is_plugged = True
        self._script = iter(script)
        self._hello = hello
        self._ahead = next(self._script, None)

    def read(self, t: float) -> bytes:
        """All that it has sent until now and nobody has read."""
        data = b""
        while self._ahead is not None and self._ahead.t <= t:
            data += self._ahead.data if self._hello in self.received else b""
            self._ahead = next(self._script, None)
        return data

    def next_at(self) -> float:
        return self._ahead.t if self._ahead is not None else inf


class VirtualCable:
    """Opened by `SerialPort` in place of a port; under any name, this board is at its end."""

    def __init__(self, board: VirtualBoard) -> None:
        self.board = board

    def __call__(
        self, _port: str, _settings: PortSettings, clock: Clock, inbox: "asyncio.Queue[PortEvent]"
    ) -> "VirtualReader":
        return VirtualReader(self.board, clock, inbox)


class VirtualReader:
    def __init__(
        self, board: VirtualBoard, clock: Clock, inbox: "asyncio.Queue[PortEvent]"
    ) -> None:
        self._board, self._clock, self._inbox = board, clock, inbox
        self._commands: list[PortCommand] = []
        self._reading = asyncio.create_task(self._run())

    def send(self, send: PortCommand) -> None:
        self._commands.append(send)

    def stop(self) -> None:
        self._reading.cancel()
        self._run_commands()

    async def _run(self) -> None:
        if not self._board.is_plugged:
            self._inbox.put_nowait(Broken(self._clock.now(), ABSENT))
            return
        self._board.read(self._clock.now())
        self._inbox.put_nowait(Opened(self._clock.now()))
        before = -inf
        while self._board.is_plugged:
            self._run_commands()
            before = await self._read(before)
        self._inbox.put_nowait(Broken(self._clock.now(), UNPLUGGED))

    async def _read(self, before: float) -> float:
        now = self._clock.now()
        await self._clock.sleep_until(min(max(now, self._board.next_at()), now + READ_TIMEOUT_S))
        data, t = self._board.read(self._clock.now()), self._clock.now()
        if data and t - before < BATCH_S:
            await self._clock.sleep_until(t + BATCH_S)
            t = self._clock.now()
            data += self._board.read(t)
        if self._board.is_plugged:
            self._inbox.put_nowait(Arrived(t, data))
        return t

    def _run_commands(self) -> None:
        for send in self._commands:
            if isinstance(send, bytes):
                self._board.received += send
        self._commands.clear()
