"""A strap found, lost and found again, on a virtual clock."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from devices.ble.strap import Strap
from tests.devices.radio.packets import golden, packet
from tests.devices.radio.virtual_air import Air, AirStrap, LoopClock, run_virtually
from trainer.events import Beat, Link, LinkChanged, SensorEvent

NAME = "Polar H10 01234567"
OLD, NEW, OTHER = "4A:00:00:00:00:01", "5B:00:00:00:00:02", "6C:00:00:00:00:03"
MAX_RECONNECT_S = 2.0


@dataclass
class Log:
    events: list[SensorEvent] = field(default_factory=list)

    @property
    def raws(self) -> list[int | None]:
        return [event.raw for event in self.events if isinstance(event, Beat)]

    def times(self, link: Link) -> list[float]:
        return [e.t for e in self.events if isinstance(e, LinkChanged) and e.link is link]


@asynccontextmanager
async def listening(target: str, air: Air) -> AsyncGenerator[Log]:
    log = Log()

    async def listen() -> None:
        async for event in Strap(target, radio=air.radio()).events(LoopClock()):
            log.events.append(event)

    task = asyncio.create_task(listen())
    try:
        yield log
    finally:
        task.cancel()
        await asyncio.wait([task])


async def beat(strap: AirStrap, raws: list[int]) -> None:
    for raw in raws:
        await asyncio.sleep(raw / 1024)
        strap.notify(packet([raw]))
    await asyncio.sleep(0.01)  # for the last one to be handled


@pytest.mark.parametrize("target", [NAME, NAME.lower(), OLD])
def test_a_strap_that_comes_back_under_another_address_goes_on(target: str) -> None:
    series = golden(20, 700, 1000)

    async def scenario() -> None:
        strap = AirStrap(OLD, NAME)
        air = Air(strap)
        async with listening(target, air) as log:
            await asyncio.sleep(3.0)
            await beat(strap, series[:10])
            strap.drop()
            back = AirStrap(NEW, NAME)
            air.straps.append(back)
            lost = LoopClock().now()
            await asyncio.sleep(MAX_RECONNECT_S)
            connected = log.times(Link.CONNECTED)[-1]
            await beat(back, series[10:])
        assert lost < connected <= lost + MAX_RECONNECT_S
        assert log.raws == series
        assert air.connected_to == [OLD, NEW]

    run_virtually(scenario())


def test_a_strap_of_the_known_address_goes_before_another_of_its_name() -> None:
    async def scenario() -> None:
        strap, other = AirStrap(OLD, "HRM"), AirStrap(OTHER, "HRM", is_near=False)
        air = Air(other, strap)
        async with listening("hrm", air) as log:
            await asyncio.sleep(3.0)
            for _ in range(3):
                await beat(strap, [800, 810])
                strap.drop()
                other.is_near = strap.is_near = True
                await asyncio.sleep(MAX_RECONNECT_S)
            strap.drop()
            await asyncio.sleep(60.0)  # the other one goes on advertising
        assert set(air.connected_to) == {OLD}
        assert len(log.times(Link.CONNECTED)) == 4

    run_virtually(scenario())


def test_of_two_strangers_of_one_name_neither_is_taken_for_the_strap_that_left() -> None:
    async def scenario() -> None:
        strap = AirStrap(OLD, "HRM")
        air = Air(strap)
        async with listening("HRM", air):
            await asyncio.sleep(3.0)
            strap.drop()
            air.straps += [AirStrap(NEW, "HRM"), AirStrap(OTHER, "HRM")]
            await asyncio.sleep(30.0)
            assert air.connected_to == [OLD]
            strap.is_near = True
            await asyncio.sleep(MAX_RECONNECT_S)
        assert air.connected_to == [OLD, OLD]

    run_virtually(scenario())


def test_one_chosen_by_address_is_never_swapped_for_one_that_is_only_called_alike() -> None:
    async def scenario() -> None:
        strap = AirStrap(OLD, "Heart Rate Sensor")
        air = Air(strap)
        async with listening(OLD, air):
            await asyncio.sleep(3.0)
            strap.drop()
            air.straps.append(AirStrap(NEW, "Heart Rate Sensor"))
            await asyncio.sleep(30.0)
        assert air.connected_to == [OLD]

    run_virtually(scenario())


def test_a_typed_name_finds_a_strap_that_does_not_say_what_it_measures() -> None:
    async def scenario() -> None:
        strap = AirStrap(OLD, "CL800-0001234", offers=())
        air = Air(strap, AirStrap(OTHER, "Headphones", offers=()))
        async with listening("cl800-0001234", air) as log:
            await asyncio.sleep(3.0)
            await beat(strap, [800, 810])
        assert log.raws == [800, 810]
        assert air.connected_to == [OLD]

    run_virtually(scenario())


def test_of_two_of_one_name_the_one_that_measures_a_heart_is_taken() -> None:
    async def scenario() -> None:
        air = Air(AirStrap(OTHER, "Tickr", offers=(), rssi=-30), AirStrap(OLD, "Tickr"))
        async with listening("Tickr", air):
            await asyncio.sleep(3.0)
        assert air.connected_to == [OLD]

    run_virtually(scenario())


@pytest.mark.parametrize("later_s", [0.02, 0.15, 0.3])
@pytest.mark.parametrize("per_second", [False, True])
def test_every_packet_delivered_twice_counts_once(later_s: float, per_second: bool) -> None:
    """A packet for each beat, or one a second with those beats that were in it."""
    series = golden(120, 560, 700, seed=11)

    async def scenario() -> None:
        strap = AirStrap(OLD, NAME)
        loop = asyncio.get_running_loop()
        async with listening(NAME, Air(strap)) as log:
            await asyncio.sleep(3.0)
            began, ends, sent = loop.time(), 0.0, 0
            for n, raw in enumerate(series):
                ends += raw / 1024
                leaves = float(int(ends) + 1) if per_second else ends
                more = n + 1 < len(series) and ends + series[n + 1] / 1024 <= leaves
                if per_second and more:
                    continue
                payload = packet(series[sent : n + 1])
                sent = n + 1
                loop.call_at(began + leaves, strap.notify, payload)
                loop.call_at(began + leaves + later_s, strap.notify, payload)
            await asyncio.sleep(ends + 2.0)
        assert log.raws == series

    run_virtually(scenario())


@pytest.mark.parametrize("later_s", [0.02, 0.15, 0.3])
def test_a_strap_with_every_flaw_at_once_loses_no_beat_and_is_back_within_2_s(
    later_s: float,
) -> None:
    """Another address at each drop, no heart rate among what it offers, and every packet twice."""
    series = golden(40, 700, 1000, seed=7)
    addresses = [f"4A:00:00:00:00:{n:02X}" for n in range(4)]
    took_s: list[float] = []

    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        strap = AirStrap(addresses[0], NAME, offers=())
        air = Air(strap, AirStrap(OTHER, "Headphones", offers=()))
        async with listening(NAME, air) as log:
            await asyncio.sleep(3.0)
            for number in range(len(addresses)):
                for raw in series[number * 10 : number * 10 + 10]:
                    await asyncio.sleep(raw / 1024)
                    strap.notify(packet([raw]))
                    loop.call_later(later_s, strap.notify, packet([raw]))
                await asyncio.sleep(0.31)
                if number + 1 < len(addresses):
                    strap.drop()
                    lost = loop.time()
                    strap = AirStrap(addresses[number + 1], NAME, offers=())
                    air.straps.append(strap)
                    await asyncio.sleep(MAX_RECONNECT_S + 0.5)
                    took_s.append(log.times(Link.CONNECTED)[-1] - lost)
        assert log.raws == series
        assert air.connected_to == addresses

    run_virtually(scenario())
    assert len(took_s) == 3
    assert all(0.0 < seconds <= MAX_RECONNECT_S for seconds in took_s), took_s
