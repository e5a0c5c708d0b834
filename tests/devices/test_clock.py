import asyncio
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest

from devices.clock import SystemClock, VirtualClock, wall_time
from tests.time_zones import in_system_zone


def test_an_hour_of_waiting_takes_no_time_on_a_virtual_clock() -> None:
    clock, woken = VirtualClock(), []

    async def sleeper(t: float) -> None:
        await clock.sleep_until(t)
        woken.append((t, clock.now()))

    async def all_of_them() -> None:
        await asyncio.gather(*(sleeper(t) for t in (3600.0, 0.5, 1800.0, 0.5)))

    began = perf_counter()
    asyncio.run(all_of_them())
    assert woken == [(0.5, 0.5), (0.5, 0.5), (1800.0, 1800.0), (3600.0, 3600.0)]
    assert perf_counter() - began < 60.0


def test_virtual_time_waits_for_whoever_still_has_something_to_do() -> None:
    clock, seen = VirtualClock(), []

    async def worker() -> None:
        for _ in range(5):
            await asyncio.sleep(0)
        seen.append(clock.now())

    async def both() -> None:
        working = asyncio.create_task(worker())
        await clock.sleep_until(10.0)
        await working

    asyncio.run(both())
    assert seen == [0.0]


def test_a_sleeper_who_gave_up_does_not_hold_up_the_others() -> None:
    clock = VirtualClock()

    async def scenario() -> float:
        waiting = asyncio.ensure_future(clock.sleep_until(5.0))
        await asyncio.sleep(0)
        waiting.cancel()
        await clock.sleep_until(60.0)
        return clock.now()

    assert asyncio.run(scenario()) == 60.0


@pytest.mark.realtime
def test_at_ten_times_the_speed_a_second_of_the_session_is_a_tenth_of_a_real_one() -> None:
    clock = SystemClock(rate=10.0)

    async def wait() -> None:
        await clock.sleep_until(0.5)

    began = perf_counter()
    asyncio.run(wait())
    assert 0.04 < perf_counter() - began < 0.5
    assert clock.now() >= 0.5


def test_the_wall_clock_knows_its_zone() -> None:
    assert wall_time().tzinfo is not None


@pytest.mark.parametrize("impossible", ["UTC+25", "UTC-24:59"])
def test_in_a_zone_that_cannot_be_the_time_is_right_in_utc(impossible: str) -> None:
    with in_system_zone(impossible):
        assert abs(wall_time() - datetime.now(UTC)) < timedelta(minutes=1)
        assert wall_time().tzinfo is not None
