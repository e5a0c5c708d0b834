"""Listens to boards for a while, all at once, and keeps what each source told."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import aclosing

from devices.clock import Clock
from devices.source import Source
from trainer.events import Beat, Contact, ContactChanged, Link, LinkChanged, SensorEvent


async def listen(source: Source, clock: Clock, until: float) -> list[SensorEvent]:
    told: list[SensorEvent] = []

    async def keep() -> None:
        async with aclosing(source.events(clock)) as events:
            async for event in events:
                told.append(event)  # noqa: PERF401, what came before the time is up shall be kept

    keeping = asyncio.create_task(keep())
    try:
        await clock.sleep_until(until)
    finally:
        keeping.cancel()
        await asyncio.wait([keeping])
    if not keeping.cancelled():
        keeping.result()
    return told


def listen_to_all(
    sources: Mapping[str, Source],
    clock: Clock,
    until: float,
    meanwhile: Coroutine[None, None, None] | None = None,
) -> dict[str, list[SensorEvent]]:
    async def all_of_them() -> dict[str, list[SensorEvent]]:
        doing = asyncio.ensure_future(meanwhile) if meanwhile else None
        told = await asyncio.gather(*(listen(s, clock, until) for s in sources.values()))
        if doing is not None:
            await doing
        return dict(zip(sources, told, strict=True))

    return asyncio.run(all_of_them())


def beats_in(events: list[SensorEvent]) -> list[Beat]:
    return [event for event in events if isinstance(event, Beat)]


def links_in(events: list[SensorEvent]) -> list[Link]:
    return [event.link for event in events if isinstance(event, LinkChanged)]


def contacts_in(events: list[SensorEvent]) -> list[Contact]:
    return [event.contact for event in events if isinstance(event, ContactChanged)]


def sentences_in(events: list[SensorEvent]) -> list[str]:
    of_people = (e for e in events if isinstance(e, LinkChanged | ContactChanged) and e.detail)
    return list(dict.fromkeys(event.detail for event in of_people))
