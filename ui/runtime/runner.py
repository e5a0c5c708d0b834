"""One session with everything it needs: the source, the state machine, the record.

There is no Qt here: window, terminal and tests run a session by the same path.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct, structs

from devices.clock import Clock
from devices.source import Source
from trainer.errors import attempt
from trainer.events import Begin, Event, FinishRequested
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion, Recording
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.faults import FaultGuard
from ui.i18n.rendering import to_english
from ui.runtime.driver import forward_events, run_loop
from ui.runtime.event_log import CompressedEventLog
from ui.runtime.recorder import Recorder, SessionRecord

if TYPE_CHECKING:
    from trainer.session.review import Review

BEGIN: Final = Begin(0.0)
MAX_TRIES: Final = 3
RETRY_DELAY_S: Final = 1.0
_IN_MEMORY: Final = FaultGuard("session-in-memory")
_LISTENER: Final = FaultGuard("listener")

BackgroundCoroutine: TypeAlias = Callable[[], Coroutine[None, None, None]]
EventListener: TypeAlias = Callable[[Event], None]


class SessionRunner:
    """A session that begins at once, at zero on its clock.

    `post`, `set_source` and `finish_early` may be called from any thread; `run` blocks its thread.

    Parameters
    ----------
    plan : SessionPlan
    clock : Clock
    publish : callable
        Receives the snapshot after each event, in the thread of `run`.
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
        self._is_finishing = False

    def pacer(self) -> Pacer | None:
        """The pacer of the latest snapshot."""
        return self._latest.pacer if self._latest else None

    def post(self, event: Event) -> None:
        """Give an event to the session, even before it runs. Ignored after its end."""
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)

    def set_source(self, source: Source) -> None:
        """Take the beats from another source from now on; the session and its record go on."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._sources.put_nowait, source)

    def finish_early(self) -> None:
        """End the session at whatever stage; an open decision stays open."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._finish, FinishRequested(self.clock.now()))

    def _finish(self, event: FinishRequested) -> None:
        """Ask for the end in the loop's thread, so that what was posted before is taken in before."""
        self._is_finishing = True
        self._inbox.put_nowait(event)

    def run(
        self,
        source: Source,
        record: SessionRecord,
        *first: Event,
        beside: Iterable[BackgroundCoroutine] = (),
        on_event: EventListener | None = None,
    ) -> "Review":
        """Run the session to its end and close its record. Blocks the calling thread.

        Parameters
        ----------
        source : Source
        record : SessionRecord
        *first : Event
            What the person reported before the session.
        beside : iterable of coroutine functions
            Run in the same loop until the end.
        on_event : callable, optional
            Receives every event after it was recorded.

        Returns
        -------
        Review

        Raises
        ------
        Exception
            The loop could take in no event at all. The record is closed before. Other exceptions of the
            program's own code are reported to `ui.faults` and do not end the session.
        """
        sink = _SessionSink(record.recorder, CompressedEventLog(), on_event)
        error: Exception | None = None
        with asyncio.Runner(loop_factory=self._get_loop) as runner:
            try:
                runner.run(self._run(source, sink, first, beside))
            except Exception as exc:  # noqa: BLE001  raised again when the record is closed
                error = exc
        review = self._close(source, record, sink, interrupted=error is not None)
        if error is not None:
            raise error
        return review

    def _get_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    async def _run(
        self,
        source: Source,
        sink: "_SessionSink",
        first: tuple[Event, ...],
        beside: Iterable[BackgroundCoroutine],
    ) -> None:
        self._loop.set_exception_handler(_report_loop_fault)
        for event in (BEGIN, *first):
            self._inbox.put_nowait(event)
        self._sources.put_nowait(source)
        helpers = [asyncio.create_task(self._forward_sources())]
        helpers += [asyncio.create_task(self._run_beside(coroutine)) for coroutine in beside]
        session = Session(self.plan, faults.report)
        try:
            await run_loop(session, self._inbox, self.clock, sink, self._show, faults.report)
        finally:
            for task in helpers:
                task.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)

    async def _run_beside(self, coroutine: BackgroundCoroutine) -> None:
        """Start the coroutine again a few times if it raises."""
        for _ in range(MAX_TRIES):
            with FaultGuard("beside-the-session"):
                await coroutine()
                return
            await self.clock.sleep_until(self.clock.now() + RETRY_DELAY_S)

    async def _forward_sources(self) -> None:
        """One source after another: each is closed before the next one is opened."""
        source = await self._sources.get()
        while True:
            forwarding = asyncio.create_task(
                forward_events(source, self.clock, self._inbox, faults.report)
            )
            try:
                source = await self._sources.get()
            finally:
                forwarding.cancel()
                await asyncio.wait([forwarding])
                with FaultGuard("source"):
                    if not forwarding.cancelled():
                        forwarding.result()

    def _show(self, snapshot: Snapshot) -> None:
        self._latest = snapshot
        if self._is_finishing and snapshot.stage is Stage.REASSESS:
            self._inbox.put_nowait(FinishRequested(snapshot.t))
        self._publish(snapshot)

    def _close(
        self, source: Source, record: SessionRecord, sink: "_SessionSink", *, interrupted: bool
    ) -> "Review":
        from trainer.session.review import summarize

        started = record.started.isoformat(timespec="seconds")
        no_events: tuple[Event, ...] = ()
        event_log = partial(tuple[Event, ...], sink.event_log)
        events = attempt("session-in-memory", event_log, no_events, faults.report)
        recording = Recording(record.id, started, source.name, self.plan, None, events)
        review = summarize(recording, interrupted=interrupted, on_fault=faults.report)
        if not review.rounds and self._latest is not None:
            review = replace(review, summary=_as_shown_last(review.summary, self._latest))
        ended = review.summary.completion or Completion.INTERRUPTED
        with FaultGuard("closing-the-record"):
            record.recorder.finish(ended, summary_to_json(review.summary, to_english))
            return review
        record.recorder.finish(ended, None)  # the figures are computed when they are needed
        return review


def _as_shown_last(summary: SessionSummary, latest: Snapshot) -> SessionSummary:
    """The summary with the values shown last, for a session that its events do not give again."""
    return structs.replace(
        summary,
        duration_s=round(latest.waited_s, 3),
        rounds=latest.round,
        breaths=latest.breaths,
        urge_before=latest.urge_before,
        urge_after=latest.urge_after,
        decision=latest.decision,
    )


def _report_loop_fault(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Report what asyncio would only print."""
    error = context.get("exception")
    if isinstance(error, Exception):
        faults.report("event-loop", error)


class _SessionSink(Struct, frozen=True):
    """Where `run_loop` writes: the recorder, the log for the review, and the listener."""

    recorder: Recorder
    event_log: CompressedEventLog
    on_event: EventListener | None

    def write(self, event: Event) -> None:
        self.recorder.write(event)
        for _ in range(2):  # the fault may not repeat
            with _IN_MEMORY:
                self.event_log.append(event)
                break
        if self.on_event is not None:
            with _LISTENER:
                self.on_event(event)
