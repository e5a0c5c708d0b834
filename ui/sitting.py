"""One sitting with all it needs: the source, the session, the record.

No Qt here: a window, a terminal and a test run a session by this same path.
"""

import asyncio
from collections.abc import Callable, Coroutine
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
from ui.record import Record
from ui.recorder import Recorder

BEGIN: Final = Begin(0.0)

Beside: TypeAlias = Callable[[], Coroutine[None, None, None]]


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
        self._latest: Snapshot | None = None
        self._leaving = False

    def guide(self) -> Pacer | None:
        """The pacer as anyone watching sees it now."""
        return self._latest.pacer if self._latest else None

    def post(self, event: Event) -> None:
        """Hand an event to the session, even before it runs. After its end: nothing happens."""
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)

    def leave(self) -> None:
        """End kindly, at whatever stage; what is open to decide stays open."""
        self._leaving = True
        self.post(Finish(self.clock.now()))

    def run(
        self, source: Source, record: Record, *first: Event, beside: Beside | None = None
    ) -> Review:
        """Run the session to its end and close its record. Blocks the thread that calls it.

        `first` is what the person said beforehand; `beside` runs in the same loop until the end.
        """
        writing = _Writing(record.recorder, [])
        with asyncio.Runner(loop_factory=self._the_loop) as runner:
            runner.run(self._run(source, writing, first, beside))
        return self._close(source, record, writing)

    def _the_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    async def _run(
        self, source: Source, writing: "_Writing", first: tuple[Event, ...], beside: Beside | None
    ) -> None:
        for event in (BEGIN, *first):
            self._inbox.put_nowait(event)
        helping = [asyncio.create_task(pump(source, self.clock, self._inbox))]
        if beside is not None:
            helping.append(asyncio.create_task(beside()))
        try:
            await drive(Session(self.plan), self._inbox, self.clock, writing, self._show)
        finally:
            for task in helping:
                task.cancel()
            ended = await asyncio.gather(*helping, return_exceptions=True)
        for outcome in ended:
            if isinstance(outcome, Exception):
                raise outcome

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
    """Where `drive` writes: the disk's queue, and the list that the review is made of."""

    recorder: Recorder
    happened: list[Event]

    def write(self, event: Event) -> None:
        self.recorder.write(event)
        self.happened.append(event)
