"""Time as the computer tells it. The only module that may ask what time it is."""

import asyncio
import heapq
import time
from datetime import UTC, datetime
from itertools import count
from typing import Final, Protocol

IDLE_ROUNDS: Final = 12  # turns of the loop in which nobody had anything left to do


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since the session clock started."""
        ...

    async def sleep_until(self, t: float) -> None:
        """Return at `t` on this clock, or at the next chance if that has passed."""
        ...


class SystemClock:
    """Never jumps: a change of the wall clock or of summer time does not move it.

    `rate` is how many seconds of the session pass in one real second.
    """

    def __init__(self, rate: float = 1.0) -> None:
        self._rate = rate
        self._began = time.monotonic()

    def now(self) -> float:
        return (time.monotonic() - self._began) * self._rate

    async def sleep_until(self, t: float) -> None:
        await asyncio.sleep(max(0.0, (t - self.now()) / self._rate))


class VirtualClock:
    """Jumps to the next thing anyone waits for, so a twenty-minute session takes a second."""

    def __init__(self) -> None:
        self._now = 0.0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()
        self._watching = False

    def now(self) -> float:
        return self._now

    async def sleep_until(self, t: float) -> None:
        if t <= self._now:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (t, next(self._order), woken))
        if not self._watching:
            self._watching = True
            self._jump_when_idle(IDLE_ROUNDS)
        await woken

    def _jump_when_idle(self, patience: int) -> None:
        """Let every task that can still run do so, then wake the earliest sleeper."""
        if patience:
            asyncio.get_running_loop().call_soon(self._jump_when_idle, patience - 1)
            return
        self._watching = False
        while self._waiting:
            t, _, woken = heapq.heappop(self._waiting)
            if not woken.done():
                self._now = max(self._now, t)
                woken.set_result(None)
                break
        if self._waiting:
            self._watching = True
            self._jump_when_idle(IDLE_ROUNDS)


def wall_time() -> datetime:
    """The date and time here and now, with its zone. Asked once a session."""
    return datetime.now(UTC).astimezone()
