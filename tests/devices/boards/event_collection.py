"""Collects the events of one or several sources for a while, and picks some out."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import aclosing

from devices.clock import Clock
from devices.source import Source
from tests.refusals import english_of
from trainer.events import Beat, Contact, ContactChanged, Link, LinkChanged, SensorEvent


async def listen(source: Source, clock: Clock, until: float) -> list[SensorEvent]:
    events: list[SensorEvent] = []

    async def collect() -> None:
        async with aclosing(source.events(clock)) as stream:
            async for event in stream:
                events.append(event)  # noqa: PERF401, keep what came before the cancellation

    task = asyncio.create_task(collect())
    try:
        await clock.sleep_until(until)
    finally:
        task.cancel()
        await asyncio.wait([task])
    if not task.cancelled():
        task.result()
    return events


def listen_to_all(
    sources: Mapping[str, Source],
    clock: Clock,
    until: float,
    meanwhile: Coroutine[None, None, None] | None = None,
) -> dict[str, list[SensorEvent]]:
    async def all_of_them() -> dict[str, list[SensorEvent]]:
        task = asyncio.ensure_future(meanwhile) if meanwhile else None
        events = await asyncio.gather(*(listen(s, clock, until) for s in sources.values()))
        if task is not None:
            await task
        return dict(zip(sources, events, strict=True))

    return asyncio.run(all_of_them())


def beats_in(events: list[SensorEvent]) -> list[Beat]:
    return [event for event in events if isinstance(event, Beat)]


def links_in(events: list[SensorEvent]) -> list[Link]:
    return [event.link for event in events if isinstance(event, LinkChanged)]


def contacts_in(events: list[SensorEvent]) -> list[Contact]:
    return [event.contact for event in events if isinstance(event, ContactChanged)]


def sentences_in(events: list[SensorEvent]) -> list[str]:
    of_people = (e for e in events if isinstance(e, LinkChanged | ContactChanged) and e.detail)
    return list(dict.fromkeys(english_of(event.detail) for event in of_people))
