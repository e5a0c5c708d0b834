"""Clocks: the system's, and a virtual one for tests and simulations. No other module reads the time."""

import heapq
import time
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    import asyncio

IDLE_LOOP_TURNS: Final = 12  # turns of the event loop after which every task is taken to be waiting


class Clock(Protocol):
    """The session clock, which every event's `t` is on."""

    def now(self) -> float:
        """Seconds since the session clock started."""
        ...

    async def sleep_until(self, t: float) -> None:
        """Return at `t` on this clock; at once, after one turn of the loop, if that has passed."""
        ...


class SystemClock:
    """A monotonic clock: a change of the wall clock or of summer time does not move it.

    Parameters
    ----------
    rate
        How many seconds of the session pass in one real second.
    """

    def __init__(self, rate: float = 1.0) -> None:
        self._rate = rate
        self._started = time.monotonic()

    def now(self) -> float:
        return (time.monotonic() - self._started) * self._rate

    async def sleep_until(self, t: float) -> None:
        import asyncio  # Home is painted without it

        await asyncio.sleep(max(0.0, (t - self.now()) / self._rate))


class VirtualClock:
    """A clock that jumps to the earliest time a task waits for: 20 minutes of a session take a second."""

    def __init__(self) -> None:
        self._now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()
        self._is_scheduled = False

    def now(self) -> float:
        return self._now

    async def sleep_until(self, t: float) -> None:
        import asyncio

        if t <= self._now:
            await asyncio.sleep(0)
            return
        wakeup = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (t, next(self._order), wakeup))
        if not self._is_scheduled:
            self._is_scheduled = True
            self._advance_when_idle(IDLE_LOOP_TURNS)
        await wakeup

    def _advance_when_idle(self, turns_left: int) -> None:
        """Let every task that can still run do so, then advance to the earliest waiting one."""
        import asyncio

        if turns_left:
            asyncio.get_running_loop().call_soon(self._advance_when_idle, turns_left - 1)
            return
        self._is_scheduled = False
        while self._sleepers:
            t, _, wakeup = heapq.heappop(self._sleepers)
            if not wakeup.done():
                self._now = max(self._now, t)
                wakeup.set_result(None)
                break
        if self._sleepers:
            self._is_scheduled = True
            self._advance_when_idle(IDLE_LOOP_TURNS)


def wall_time() -> datetime:
    """The local date and time with its zone. Read once a session.

    In UTC where the system names a zone a day or more from it (`TZ=UTC+25`), as it is where it names one that
    does not exist.
    """
    now = datetime.now(UTC)
    return now.astimezone() if has_local_zone() else now


def has_local_zone() -> bool:
    """Whether the system's zone is one that a date and time can have: less than a day from UTC."""
    try:
        datetime.now(UTC).astimezone()
    except ValueError:
        return False
    return True
