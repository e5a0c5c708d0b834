"""One sitting with all it needs: the source, the session, the record.

No Qt here: a window, a terminal and a test run a session by this same path.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

from devices.clock import Clock
from devices.source import Source
from trainer.events import Begin, Event, Finish
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.recording import Ended, Recording
from trainer.session import Session, Snapshot
from trainer.stages import Stage
from trainer.summary import Review, summarise
from ui.drive import drive, pump
from ui.happened import Happened
from ui.record import Record
from ui.recorder import Recorder

BEGIN: Final = Begin(0.0)

Beside: TypeAlias = Callable[[], Coroutine[None, None, None]]
Tell: TypeAlias = Callable[[Event], None]


class Sitting:
    """A session that begins at once, at zero on its clock.

    `post`, `leave` and `guide` may be called from any thread; `run` has a thread of its own.
    """

    def __init__(
        self, plan: SessionPlan, clock: Clock, publish: Callable[[Snapshot], None]
    ) -> None:
        self.plan = plan
        self.clock = clock
        self._publish = publish
        self._loop = asyncio.new_event_loop()
        self._inbox = asyncio.Queue[Event]()
        self._sources = asyncio.Queue[Source]()
        self._latest: Snapshot | None = None
        self._leaving = False

    def guide(self) -> Pacer | None:
        """The pacer as anyone watching sees it now."""
        return self._latest.pacer if self._latest else None

    def post(self, event: Event) -> None:
        """Hand an event to the session, even before it runs. After its end: nothing happens."""
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)

    def listen_to(self, source: Source) -> None:
        """Hear another source from now on; the session and its record go on."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._sources.put_nowait, source)

    def leave(self) -> None:
        """End kindly, at whatever stage; what is open to decide stays open."""
        self._leaving = True
        self.post(Finish(self.clock.now()))

    def run(
        self,
        source: Source,
        record: Record,
        *first: Event,
        beside: Iterable[Beside] = (),
        tell: Tell | None = None,
    ) -> Review:
        """Run the session to its end and close its record. Blocks the thread that calls it.

        `first` is what the person said beforehand; `beside` run in the same loop until the end; `tell`
        hears of every event after it was written down.
        """
        writing = _Writing(record.recorder, Happened(), tell)
        with asyncio.Runner(loop_factory=self._the_loop) as runner:
            mistakes = runner.run(self._run(source, writing, first, beside))
        review = self._close(source, record, writing)
        for mistake in mistakes:
            raise mistake
        return review

    def _the_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    async def _run(
        self,
        source: Source,
        writing: "_Writing",
        first: tuple[Event, ...],
        beside: Iterable[Beside],
    ) -> list[Exception]:
        """Until the end; what of our own broke on the way."""
        for event in (BEGIN, *first):
            self._inbox.put_nowait(event)
        self._sources.put_nowait(source)
        helping = [asyncio.create_task(self._hear())]
        helping += [asyncio.create_task(help_()) for help_ in beside]
        try:
            await drive(Session(self.plan), self._inbox, self.clock, writing, self._show)
        finally:
            for task in helping:
                task.cancel()
            ended = await asyncio.gather(*helping, return_exceptions=True)
        return [outcome for outcome in ended if isinstance(outcome, Exception)]

    async def _hear(self) -> None:
        """One source after another: each is closed before the next one is opened."""
        source = await self._sources.get()
        while True:
            pumping = asyncio.create_task(pump(source, self.clock, self._inbox))
            try:
                source = await self._sources.get()
            finally:
                pumping.cancel()
                await asyncio.wait([pumping])
                if not pumping.cancelled():
                    pumping.result()  # a mistake of ours is not hidden

    def _show(self, snapshot: Snapshot) -> None:
        self._latest = snapshot
        if self._leaving and snapshot.stage is Stage.REASSESS:
            self._inbox.put_nowait(Finish(snapshot.t))
        self._publish(snapshot)

    def _close(self, source: Source, record: Record, writing: "_Writing") -> Review:
        when = record.started.isoformat(timespec="seconds")
        events = tuple(writing.happened)
        review = summarise(Recording(record.id, when, source.name, self.plan, None, events))
        record.recorder.finish(Ended(str(review.json["ended"])), review.json)
        return review


@dataclass(frozen=True, slots=True)
class _Writing:
    """Where `drive` writes: the disk's queue, and what the review is made of."""

    recorder: Recorder
    happened: Happened
    tell: Tell | None

    def write(self, event: Event) -> None:
        self.recorder.write(event)
        self.happened.append(event)
        if self.tell is not None:
            self.tell(event)
