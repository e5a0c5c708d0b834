"""The loop that runs a session: take the next event, write it down, think, show."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import replace
from math import inf, isfinite
from typing import Final, Protocol, TypeVar

from devices.clock import Clock
from devices.source import Source, SourceError
from trainer.events import Beat, Contact, ContactChanged, Event, Tick
from trainer.session import Session, Snapshot

MICROSECOND_DIGITS: Final = 6
BROKEN: Final = (
    "Outbreath made a mistake with this sensor ({what}): choose it again. The pause goes on."
)

E = TypeVar("E", bound=Event)


class Record(Protocol):
    def write(self, event: Event) -> None:
        """Take the event to be stored, at once and without waiting for the disk."""
        ...


async def drive(
    session: Session,
    inbox: "asyncio.Queue[Event]",
    clock: Clock,
    record: Record,
    publish: Callable[[Snapshot], None],
) -> None:
    """Run the session to its end. Every event is recorded before anyone interprets it."""
    while not session.is_over:
        event = at_microsecond(await _next_event(inbox, clock, session.deadline))
        if not session.accepts(event):
            continue
        record.write(event)
        publish(session.feed(event))


async def pump(source: Source, clock: Clock, inbox: "asyncio.Queue[Event]") -> None:
    """Carry the source's events to the inbox. A source that breaks off is told of, and no more."""
    try:
        async with aclosing(source.events(clock)) as events:
            async for event in events:
                inbox.put_nowait(event)
    except SourceError as exc:
        inbox.put_nowait(ContactChanged(clock.now(), Contact.LOST, str(exc)))
    except Exception as exc:
        told = BROKEN.format(what=type(exc).__name__)
        inbox.put_nowait(ContactChanged(clock.now(), Contact.LOST, told))
        raise


def at_microsecond(event: E) -> E:
    """The same event at the grain of the store, so that a replay sees the very same number."""
    t = round(event.t, MICROSECOND_DIGITS) if isfinite(event.t) else 0.0
    if isinstance(event, Beat) and event.received is not None:
        return replace(event, t=t, received=round(event.received, MICROSECOND_DIGITS))
    return replace(event, t=t)


async def _next_event(inbox: "asyncio.Queue[Event]", clock: Clock, deadline: float) -> Event:
    if not inbox.empty():
        return inbox.get_nowait()
    getting = asyncio.ensure_future(inbox.get())
    if deadline == inf:
        return await getting
    waiting = asyncio.ensure_future(clock.sleep_until(deadline))
    try:
        await asyncio.wait({getting, waiting}, return_when=asyncio.FIRST_COMPLETED)
        return getting.result() if getting.done() else Tick(deadline)
    finally:
        waiting.cancel()
        getting.cancel()
