"""Records the events of a source, and when each came out of it."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import TypeVar

from devices.clock import SystemClock
from devices.source import Source
from trainer.events import Beat, Link, LinkChanged, SensorEvent

E = TypeVar("E", bound=SensorEvent)


class Listener:
    def __init__(self) -> None:
        self.clock = SystemClock()
        self.zero = time.monotonic() - self.clock.now()  # of the session, on the monotonic clock
        self.events: list[SensorEvent] = []
        self.at: list[float] = []  # when each came out, on the session clock
        self._more = asyncio.Event()

    async def listen(self, source: Source) -> None:
        async with aclosing(source.events(self.clock)) as events:
            async for event in events:
                self.events.append(event)
                self.at.append(self.clock.now())
                self._more.set()

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def beats(self) -> list[Beat]:
        return self.of(Beat)

    @property
    def links(self) -> list[Link]:
        return [change.link for change in self.of(LinkChanged)]

    async def until(self, is_so: Callable[[], bool], within_s: float) -> float:
        """Wait until `is_so` holds; returns how long that took, s."""
        began = time.monotonic()
        async with asyncio.timeout(within_s):
            while not is_so():
                self._more.clear()
                await self._more.wait()
        return time.monotonic() - began

    async def until_link(self, link: Link, within_s: float, since: int = 0) -> float:
        """Wait until the connection was reported so, not counting the first `since` events."""
        return await self.until(
            lambda: any(
                isinstance(event, LinkChanged) and event.link is link
                for event in self.events[since:]
            ),
            within_s,
        )

    async def until_beats(self, count: int, within_s: float) -> float:
        return await self.until(lambda: len(self.beats) >= count, within_s)


@asynccontextmanager
async def listening(source: Source) -> AsyncGenerator[Listener]:
    """A listener while the block runs; afterwards the source is closed, as it is by cancelling."""
    listener = Listener()
    task = asyncio.create_task(listener.listen(source))
    try:
        yield listener
        if task.done():
            await task
    finally:
        task.cancel()
        await asyncio.wait([task])
