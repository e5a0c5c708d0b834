"""Straps through real HCI, L2CAP, ATT and GATT: bumble on both ends, bleak in between."""

import asyncio
import random
import statistics
import time
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from itertools import accumulate, pairwise
from typing import Any

import pytest

from devices.ble.scanner import scan_straps
from devices.ble.strap import Strap
from devices.ble.timeouts import BleTimeouts
from tests.devices.radio.bumble_peripheral import STRAP, BumbleStrap
from tests.devices.radio.listener import listening
from tests.devices.radio.packets import golden
from trainer.events import BatteryReported, Contact, ContactChanged, Link

pytestmark = pytest.mark.xdist_group("radio")


@asynccontextmanager
async def location() -> AsyncGenerator[BumbleStrap]:
    strap = BumbleStrap()
    await strap.power_on()
    try:
        yield strap
    finally:
        await strap.power_off()


def live(scenario: Coroutine[Any, Any, None], within_s: float = 20.0) -> None:
    asyncio.run(asyncio.wait_for(scenario, within_s))


@pytest.mark.realtime
def test_every_beat_arrives_as_it_was_sent_and_lies_where_it_happened() -> None:
    async def scenario() -> None:
        rng = random.Random(4)
        series = golden(14, 150, 240)
        truth = list(accumulate(raw / 1024 for raw in series))
        async with location() as strap, listening(Strap(STRAP, radio=strap.radio())) as listener:
            await listener.until_link(Link.CONNECTED, 5.0)
            began = listener.clock.now()
            for n, (t, raw) in enumerate(zip(truth, series, strict=True)):
                when = began + t + rng.uniform(0.005, 0.03)
                await asyncio.sleep(max(0.0, when - listener.clock.now()))
                await strap.beat(60 + n, [raw])
            await listener.until_beats(len(series), 3.0)
            await listener.until(lambda: bool(listener.of(BatteryReported)), 2.0)
        assert [beat.raw for beat in listener.beats] == series
        errors_s = [beat.t - began - t for beat, t in zip(listener.beats, truth, strict=True)]
        assert max(map(abs, errors_s)) < 0.05
        assert statistics.median(map(abs, errors_s)) <= 0.025
        assert listener.of(BatteryReported)[0].percent == 77

    live(scenario())


@pytest.mark.realtime
def test_a_strap_that_leaves_and_returns_is_found_within_two_seconds() -> None:
    async def scenario() -> None:
        series = golden(15, 700, 1100)
        waits_s = []
        timeouts = BleTimeouts(first_retry_s=0.1)
        async with location() as strap:
            source = Strap("bumble STRAP", timeouts=timeouts, radio=strap.radio())
            async with listening(source) as listener:
                for part in range(5):
                    since = len(listener.events)
                    began = time.monotonic()
                    if part:
                        await strap.go()
                        await listener.until_link(Link.LOST, 2.0, since)
                        began = time.monotonic()
                        await strap.come()
                        await listener.until_link(Link.CONNECTED, 4.0, since)
                        waits_s.append(time.monotonic() - began)
                    else:
                        await listener.until_link(Link.CONNECTED, 4.0)
                    for n, raw in enumerate(series[3 * part : 3 * part + 3]):
                        await strap.beat(60 + n, [raw])
                    await listener.until_beats(3 * part + 3, 3.0)
        print(f"back after {statistics.median(waits_s):.2f} s, at most {max(waits_s):.2f} s")
        assert [beat.raw for beat in listener.beats] == series
        assert all(a.t < b.t for a, b in pairwise(listener.beats))
        assert max(waits_s) < 3.0
        contacts = [change.contact for change in listener.of(ContactChanged)]
        assert contacts == [*[Contact.GOOD, Contact.LOST] * 4, Contact.GOOD]

    live(scenario())


def test_a_strap_in_the_air_is_found_by_its_service() -> None:
    async def scenario() -> None:
        async with location() as strap:
            sensors, obstacles = await scan_straps(0.4, strap.radio())
        assert [(sensor.source, sensor.label, sensor.signal_dbm) for sensor in sensors] == [
            (f"ble:{STRAP}", "Bumble strap", -50)
        ]
        assert obstacles == []

    live(scenario())
