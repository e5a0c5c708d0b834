"""A board on a cable: a pseudo-terminal behind a path that stays the same when it is plugged again."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from devices.clock import SystemClock

LONGEST_WAIT_S: Final = 0.02


class TimedBytes(NamedTuple):
    """What comes out of the cable, and when on the session clock."""

    t: float
    data: bytes


class PtyBoard:
    """Sends its script in real time; what it sends while it is unplugged is lost.

    With `hello` it sends nothing until it has received that. Like a UART it never waits for a reader.
    """

    def __init__(
        self, path: Path, clock: SystemClock, script: Iterable[TimedBytes], hello: bytes = b""
    ) -> None:
        self.path = path
        self.received = bytearray()
        self._clock = clock
        self._script = script
        self._hello = hello
        self._ends: tuple[int, int] | None = None
        self._cable = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"board {path.name}")

    def start(self) -> None:
        self.plug()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self.unplug()

    def plug(self) -> None:
        """The same path leads to a new device, as after `udev` has seen a known board again."""
        import tty  # Windows has none, and the tests without a port run there too

        ends = os.openpty()
        tty.setraw(ends[1])
        os.set_blocking(ends[0], False)
        link = self.path.with_suffix(".new")
        link.symlink_to(os.ttyname(ends[1]))
        link.replace(self.path)
        with self._cable:
            self._ends = ends

    def unplug(self) -> None:
        with self._cable:
            ends, self._ends = self._ends, None
            self.path.unlink(missing_ok=True)
            for end in ends or ():
                os.close(end)

    @property
    def has_received_hello(self) -> bool:
        return self._hello in self.received

    def read_received(self) -> None:
        """Read what was sent to the board until now."""
        self._listen()

    def _run(self) -> None:
        for t, data in self._script:
            while (wait_s := t - self._clock.now()) > 0.0:
                self._listen()
                if self._stopped.wait(min(wait_s, LONGEST_WAIT_S)):
                    return
            if self.has_received_hello:
                self._send(data)
        while not self._stopped.wait(LONGEST_WAIT_S):
            self._listen()

    def _send(self, data: bytes) -> None:
        with self._cable:
            if self._ends is not None:
                with suppress(BlockingIOError):
                    os.write(self._ends[0], data)

    def _listen(self) -> None:
        with self._cable:
            if self._ends is not None:
                with suppress(BlockingIOError):
                    self.received += os.read(self._ends[0], 256)


@contextmanager
def plugged(*boards: PtyBoard) -> Iterator[None]:
    """The boards send while the block runs, and are stopped afterwards."""
    for board in boards:
        board.start()
    try:
        yield
    finally:
        for board in boards:
            board.stop()
