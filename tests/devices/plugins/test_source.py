"""A plug-in runs beside the session: what it does, and what it does wrong, holds up nothing."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import aclosing

import pytest

from devices.clock import SystemClock
from devices.plugins import source as plugin_source
from devices.plugins.readings import FoundSensor, Intervals, Reading
from devices.plugins.source import find_plugin_sensors
from devices.registry import is_sensor, open_source
from devices.source import SourceError
from tests.fake_plugins import FakeEntryPoint, Install
from tests.fake_plugins import install as install
from tests.refusals import english_of, refused
from trainer.events import Beat, Link, LinkChanged, SensorEvent
from trainer.plugins.errors import PluginError

GROUP = "outbreath.sources"


class Ring:
    """Finds one ring, and reads what the function of its class yields."""

    label = "Toy ring"
    found: Iterable[object] = (FoundSensor("1", "Toy ring 1"),)

    def find(self, seconds: float) -> Iterable[FoundSensor]:
        return self.found  # type: ignore[return-value]

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        yield Intervals([800.0])
        stop.wait()


def hear(install: Install, ring: type[Ring], until: Callable[[list[SensorEvent]], bool]) -> list[SensorEvent]:  # fmt: skip
    """Listen to a ring until enough was heard."""
    install(GROUP, FakeEntryPoint("toy", ring))
    opened = open_source("toy:1", lambda: None)
    assert opened.name == "toy:1"
    heard: list[SensorEvent] = []

    async def listen() -> None:
        async with aclosing(opened.events(SystemClock())) as events:
            async for event in events:
                heard.append(event)
                if until(heard):
                    return

    asyncio.run(asyncio.wait_for(listen(), 20.0))
    return heard


def has_beats(count: int) -> Callable[[list[SensorEvent]], bool]:
    return lambda heard: sum(isinstance(event, Beat) for event in heard) >= count


def lost_because(heard: list[SensorEvent]) -> str:
    lost = [e for e in heard if isinstance(e, LinkChanged) and e.link is Link.LOST]
    return english_of(lost[0].detail) if lost else ""


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long before a plug-in is started again."""
    monkeypatch.setattr(plugin_source, "RETRY_S", 0.01)
    monkeypatch.setattr(plugin_source, "SEARCH_GRACE_S", 0.05)
    monkeypatch.setattr(plugin_source, "JOIN_S", 0.05)


def test_its_beats_are_heard_under_its_name(install: Install) -> None:
    heard = hear(install, Ring, has_beats(1))
    assert heard[0] == LinkChanged(heard[0].t, Link.CONNECTING)
    assert isinstance(heard[-1], Beat)


def test_its_thread_ends_with_the_session(install: Install) -> None:
    hear(install, Ring, has_beats(1))
    assert not [t for t in threading.enumerate() if t.name.startswith("plug-in")]


class Failing(Ring):
    """Fails the first time, in one way or another."""

    error: BaseException = OSError("unplugged")
    reads = 0

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        type(self).reads += 1
        if self.reads == 1:
            raise self.error
        yield Intervals([800.0])
        stop.wait()


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError("unplugged"), "Something went wrong in the plug-in toy (OSError: unplugged)"),
        (SystemExit(), "SystemExit"),
        (PluginError("Charge the ring."), "Charge the ring."),
    ],
)
def test_where_it_fails_that_is_told_and_it_is_started_again(
    install: Install, monkeypatch: pytest.MonkeyPatch, error: BaseException, says: str
) -> None:
    monkeypatch.setattr(Failing, "error", error)
    monkeypatch.setattr(Failing, "reads", 0)
    heard = hear(install, Failing, has_beats(1))
    assert lost_because(heard).startswith(says) or says in lost_because(heard)
    assert Failing.reads == 2


class Ending(Ring):
    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        yield Intervals([800.0])


def test_where_it_ends_it_is_started_again_and_told_once(install: Install) -> None:
    heard = hear(install, Ending, has_beats(3))
    assert lost_because(heard) == "Connection to toy lost. Reconnecting."
    links = [event.link for event in heard if isinstance(event, LinkChanged)]
    again = [Link.LOST, Link.CONNECTED, Link.STREAMING]
    assert links == [Link.CONNECTING, Link.STREAMING, *again, *again]


class Absent(Ring):
    reads = 0

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        type(self).reads += 1
        if self.reads < 4:
            raise PluginError("Charge the ring.")
        yield Intervals([800.0])
        stop.wait()


def test_one_that_is_tried_again_and_again_is_told_once(install: Install) -> None:
    heard = hear(install, Absent, has_beats(1))
    links = [event.link for event in heard if isinstance(event, LinkChanged)]
    assert links == [Link.CONNECTING, Link.LOST, Link.CONNECTED, Link.STREAMING]


class Odd(Ring):
    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        yield "a beat"  # type: ignore[misc]
        yield Intervals([float("nan")])
        yield Intervals([800.0])
        stop.wait()


def test_what_is_no_reading_is_told_once_and_the_rest_is_heard(install: Install) -> None:
    heard = hear(install, Odd, has_beats(1))
    assert "returned something that can't be used" in lost_because(heard)
    assert [e.link for e in heard if isinstance(e, LinkChanged)].count(Link.LOST) == 1


class NoIterator(Ring):
    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        return None  # type: ignore[return-value]


def test_one_that_returns_nothing_is_told(install: Install) -> None:
    heard = hear(install, NoIterator, lambda heard: bool(lost_because(heard)))
    assert "TypeError" in lost_because(heard)


class Stuck(Ring):
    """Does not look at `stop`: it blocks until the test releases it."""

    released = threading.Event()

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        yield Intervals([800.0])
        self.released.wait()

    def find(self, seconds: float) -> Iterable[FoundSensor]:
        self.released.wait()
        return []


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    released = threading.Event()
    monkeypatch.setattr(Stuck, "released", released)
    yield
    released.set()


def test_one_that_does_not_end_holds_nobody_up(install: Install, release: None) -> None:
    assert has_beats(1)(hear(install, Stuck, has_beats(1)))


class Flooding(Ring):
    made = 0

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        while True:
            type(self).made += 1
            yield Intervals([])


def test_one_that_is_too_fast_waits_for_the_session(install: Install) -> None:
    hear(install, Flooding, lambda heard: len(heard) > 1)
    assert Flooding.made < 100 * plugin_source.MAX_WAITING


def search(install: Install, ring: object) -> tuple[list[str], list[str]]:
    install(GROUP, FakeEntryPoint("toy", ring))
    sensors, obstacles = asyncio.run(find_plugin_sensors(0.01))
    assert {obstacle.kind for obstacle in obstacles} <= {"toy"}
    return [s.source for s in sensors], [english_of(o.message) for o in obstacles]


def test_its_sensors_are_found(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", Ring))
    (sensor,), obstacles = asyncio.run(find_plugin_sensors(0.01))
    assert (sensor.source, sensor.label) == ("toy:1", "Toy ring 1")
    assert english_of(sensor.detail) == "Toy ring, with the plug-in outbreath-toy"
    assert obstacles == []


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ((None,), "can't be used"),
        ((FoundSensor("", "x"),), "can't be used"),
        ((FoundSensor("a\x1b[31m", "x"),), "can't be used"),
        (None, "TypeError"),
    ],
)
def test_what_is_no_sensor_is_told(install: Install, found: object, says: str) -> None:
    sensors, (sentence,) = search(install, type("Ring", (Ring,), {"found": found}))
    assert sensors == []
    assert says in sentence


def test_one_that_cannot_be_loaded_is_told_in_the_search(install: Install) -> None:
    sensors, (sentence,) = search(install, ImportError("no such ring"))
    assert sensors == []
    assert "ImportError: no such ring" in sentence


def test_a_search_without_end_is_not_waited_for(install: Install, release: None) -> None:
    sensors, (sentence,) = search(install, Stuck)
    assert sensors == []
    assert "did not finish its search" in sentence


def test_one_that_takes_the_name_of_ours_is_not_used(install: Install) -> None:
    install(GROUP, FakeEntryPoint("ble", Ring))
    _, (obstacle,) = asyncio.run(find_plugin_sensors(0.01))
    assert "outbreath has the same name" in english_of(obstacle.message)
    assert type(open_source("ble:AA:BB:CC:DD:EE:FF", lambda: None)).__name__ == "Strap"


def test_a_broken_one_and_an_address_that_is_none_are_refused(install: Install) -> None:
    install(GROUP, FakeEntryPoint("toy", Ring), FakeEntryPoint("broken", ImportError("no")))
    with refused(SourceError, "broken can't be loaded"):
        open_source("broken:1", lambda: None)
    with refused(SourceError, "needs the address"):
        open_source("toy:\x1b", lambda: None)
    with refused(SourceError, "Unknown source 'moon:1'"):
        open_source("moon:1", lambda: None)


def test_a_plug_in_counts_as_a_sensor() -> None:
    assert is_sensor("toy:1")
    assert not is_sensor("")
