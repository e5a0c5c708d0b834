"""The loop that runs a session: take the next event, record it, feed it to the session, publish the snapshot."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from math import inf
from typing import Final, Protocol, TypeVar

from devices.clock import Clock
from devices.messages import SensorDefect
from devices.source import Source, SourceError
from trainer.errors import OnFault, attempt
from trainer.events import (
    Beat,
    Contact,
    ContactChanged,
    Event,
    SensorEvent,
    Tick,
    Unencodable,
)
from trainer.session.session import Session, Snapshot

MAX_EVENT_T_S: Final = 1e9  # a later event could not be read from the library
MAX_DESCRIPTION_CHARS: Final = 2_000
RETRY_DELAY_S: Final = 1.0  # after a fault, until the next tick
MAX_FAULTS: Final = 10  # in a row, while no round is running
MAX_FAULTS_IN_ROUND: Final = 5_000
YIELD_S: Final = 0.05  # real time between faults, for the other tasks of the loop
MICROSECOND_DIGITS: Final = 6

E = TypeVar("E", bound=Event)
T = TypeVar("T")


class EventSink(Protocol):
    def write(self, event: Event) -> None:
        """Take the event to be stored, without waiting for the disk."""
        ...


async def run_loop(
    session: Session,
    inbox: "asyncio.Queue[Event]",
    clock: Clock,
    record: EventSink,
    publish: Callable[[Snapshot], None],
    on_fault: OnFault | None = None,
) -> None:
    """Run the session to its end. Every event is recorded before it is interpreted.

    Parameters
    ----------
    session : Session
    inbox : asyncio.Queue of Event
        The events of the sensor and of the person.
    clock : Clock
    record : EventSink
        Stores every event.
    publish : callable
        Receives the snapshot after each event.
    on_fault : callable, optional
        Receives each exception raised by the program's own code; the loop then goes on with the next
        event. If every event raises, the loop ends when the round shown last is over, and raises. Without
        `on_fault` it raises at once.
    """
    faults, latest, not_before = 0, None, -inf
    while not session.is_over:
        try:
            deadline = max(session.deadline, not_before)
            event = await _next_event(inbox, clock, deadline)
            event = attempt("grain-of-time", partial(round_to_microsecond, event), event, on_fault)
            if not _is_accepted(session, event, on_fault):
                continue
            event = _record(event, record, on_fault)
            latest = _feed(session, event, on_fault)
            _show(latest, publish, on_fault)
            faults, not_before = 0, -inf
        except Exception as exc:
            if on_fault is None:
                raise
            on_fault("session-loop", exc)
            faults, now = faults + 1, clock.now()
            not_before = now + RETRY_DELAY_S
            if faults >= (MAX_FAULTS_IN_ROUND if _is_in_round(latest, now) else MAX_FAULTS):
                raise
            await asyncio.sleep(YIELD_S if faults > MAX_FAULTS else 0.0)


def _is_accepted(session: Session, event: Event, on_fault: OnFault | None) -> bool:
    """Sensor events are always accepted, commands only where the session accepts them."""
    for _ in range(2):  # the fault may not repeat
        accepted = attempt("session", partial(session.accepts, event), None, on_fault)
        if accepted is not None:
            return accepted
    return isinstance(event, SensorEvent)


def _record(event: Event, record: EventSink, on_fault: OnFault | None) -> Event:
    """Record the event, and return it as it was recorded: that one is fed to the session."""
    for _ in range(2):
        if attempt("record", partial(_succeed, record.write, event), False, on_fault):
            return event
    recorded = Unencodable(event.t, repr(event)[:MAX_DESCRIPTION_CHARS])
    record.write(recorded)
    return recorded


def _feed(session: Session, event: Event, on_fault: OnFault | None) -> Snapshot:
    snapshot = attempt("session", partial(session.feed, event), None, on_fault)
    if snapshot is not None:
        return snapshot
    # A lost command would leave the person waiting; one that took effect is not accepted twice.
    return session.feed(event if session.accepts(event) else Tick(event.t))


def _show(
    snapshot: Snapshot, publish: Callable[[Snapshot], None], on_fault: OnFault | None
) -> None:
    """Publish, once more after an exception: a change of stage that is not shown leaves the person waiting."""
    if not attempt("publishing", partial(_succeed, publish, snapshot), False, on_fault):
        publish(snapshot)


def _succeed(do: Callable[[T], None], argument: T) -> bool:
    do(argument)
    return True


def _is_in_round(latest: Snapshot | None, now: float) -> bool:
    return latest is not None and now < latest.stage_ends < inf


async def forward_events(
    source: Source, clock: Clock, inbox: "asyncio.Queue[Event]", on_fault: OnFault | None = None
) -> None:
    """Put the source's events into the inbox. The failure of a source becomes an event too."""
    try:
        async with aclosing(source.events(clock)) as events:
            async for event in events:
                inbox.put_nowait(event)
    except SourceError as exc:
        inbox.put_nowait(ContactChanged(clock.now(), Contact.LOST, exc.message))
    except Exception as exc:
        defect = SensorDefect(type(exc).__name__)
        inbox.put_nowait(ContactChanged(clock.now(), Contact.LOST, defect))
        if on_fault is None:
            raise
        on_fault("source", exc)


def round_to_microsecond(event: E) -> E:
    """The event with the precision of the store, so that a replay computes with the same numbers."""
    t = round(event.t, MICROSECOND_DIGITS) if abs(event.t) <= MAX_EVENT_T_S else 0.0
    if isinstance(event, Beat) and event.received is not None:
        return replace(event, t=t, received=round(event.received, MICROSECOND_DIGITS))
    return replace(event, t=t)


async def _next_event(inbox: "asyncio.Queue[Event]", clock: Clock, deadline: float) -> Event:
    if not inbox.empty():
        return inbox.get_nowait()
    next_event = asyncio.ensure_future(inbox.get())
    if deadline == inf:
        return await next_event
    timeout = asyncio.ensure_future(clock.sleep_until(deadline))
    try:
        await asyncio.wait({next_event, timeout}, return_when=asyncio.FIRST_COMPLETED)
        return next_event.result() if next_event.done() else Tick(deadline)
    finally:
        timeout.cancel()
        next_event.cancel()
