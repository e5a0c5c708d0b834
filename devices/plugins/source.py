"""The sensor of a plug-in as a source of events: "NAME:ADDRESS". The plug-in runs in a thread of its own."""

import asyncio
import threading
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias

from devices.clock import Clock
from devices.plugins.messages import (
    PluginAddressNotAllowed,
    PluginSearchUnfinished,
    PluginSensor,
    PluginSensorEnded,
)
from devices.plugins.reading_stream import ReadingStream
from devices.plugins.readings import SOURCE_PLUGINS, FoundSensor, SourcePlugin
from devices.source import DiscoveredSensor, Obstacle, SearchResult, Source, SourceError
from trainer.errors import TrainerError
from trainer.events import SensorEvent
from trainer.messages import Message
from trainer.plugins.discovery import (
    PLUGIN_FAULTS,
    BrokenPlugin,
    Plugin,
    broken_plugins,
    load_plugin,
    load_plugins,
)
from trainer.plugins.errors import PluginError, describe_error, to_line
from trainer.plugins.messages import PluginRaised, PluginResultUnusable

RETRY_S: Final = 3.0
SILENCE_CHECK_S: Final = 1.0
JOIN_S: Final = 1.0  # a thread that has not ended by then is left alone
SEARCH_GRACE_S: Final = 2.0
MAX_SENSORS: Final = 100
MAX_ADDRESS_CHARS: Final = 200
MAX_WAITING: Final = 1_000  # readings; a plug-in that is faster than the session waits then


@dataclass(frozen=True, slots=True)
class ReadingArrived:
    """A reading, and when it came."""

    t: float
    reading: object


@dataclass(frozen=True, slots=True)
class Ended:
    """The plug-in stopped reading, and why."""

    t: float
    reason: Message


ReaderEvent: TypeAlias = ReadingArrived | Ended


def open_plugin_source(name: str, address: str) -> Source | None:
    """Open the source of a plug-in; None where there is no plug-in of that name.

    Raises
    ------
    SourceError
        The plug-in cannot be used, or this cannot be an address.
    """
    plugin = load_plugin(SOURCE_PLUGINS, name)
    if plugin is None:
        return None
    if isinstance(plugin, BrokenPlugin):
        raise SourceError(plugin.reason)
    if not is_address(address):
        raise SourceError(PluginAddressNotAllowed(name))
    return PluginSource(plugin, address)


@dataclass(frozen=True, slots=True)
class PluginSource:
    """A sensor, by its plug-in and its address, as a `Source`."""

    plugin: Plugin[SourcePlugin]
    address: str

    @property
    def name(self) -> str:
        return f"{self.plugin.origin.name}:{self.address}"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Events of the sensor. Where the plug-in ends or raises, it is started again after a while."""
        stream = ReadingStream(self.name, self.plugin.origin.name)
        for event in stream.start(clock.now()):
            yield event
        while True:
            reader = PluginReader(self.plugin, self.address, clock)
            try:
                while reader.is_running:
                    for event in _handle(self.plugin, stream, await reader.next_event(), clock):
                        yield event
            finally:
                await reader.stop()
            await clock.sleep_until(clock.now() + RETRY_S)


def _handle(
    plugin: Plugin[SourcePlugin], stream: ReadingStream, event: ReaderEvent | None, clock: Clock
) -> list[SensorEvent]:
    match event:
        case None:
            return stream.check_silence(clock.now())
        case Ended(t, reason):
            return stream.mark_lost(t, reason)
        case ReadingArrived(t, reading):
            try:
                return stream.add(t, reading)
            except (ValueError, TypeError, OverflowError):
                origin = plugin.origin
                return stream.mark_lost(t, PluginResultUnusable(origin.name, origin.package))


class PluginReader:
    """Reads a sensor in a thread of its own, from its creation on. All methods are for the event loop."""

    def __init__(self, plugin: Plugin[SourcePlugin], address: str, clock: Clock) -> None:
        self.is_running = True
        self._plugin = plugin
        self._address = address
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._inbox = asyncio.Queue[ReaderEvent]()
        self._free_places = threading.Semaphore(MAX_WAITING)
        self._stopped = threading.Event()
        self._thread = threading.Thread(
            target=self._run, name=f"plug-in {plugin.origin.name}", daemon=True
        )
        self._thread.start()

    async def next_event(self) -> ReaderEvent | None:
        """The next event; None where there was none for a second."""
        try:
            event = await asyncio.wait_for(self._inbox.get(), SILENCE_CHECK_S)
        except TimeoutError:
            return None
        self._free_places.release()
        self.is_running = isinstance(event, ReadingArrived)
        return event

    async def stop(self) -> None:
        """Ask the plug-in to end. Where it does not, its thread is left alone."""
        self._stopped.set()
        self._free_places.release()
        await asyncio.to_thread(self._thread.join, JOIN_S)

    def _run(self) -> None:
        origin = self._plugin.origin
        reason: Message = PluginSensorEnded(origin.name)
        try:
            self._read()
        except PluginError as exc:
            reason = exc.message
        except PLUGIN_FAULTS as exc:
            reason = PluginRaised(origin.name, origin.package, describe_error(exc))
        self._emit(Ended(self._clock.now(), reason))

    def _read(self) -> None:
        readings = self._plugin.implementation.read(self._address, self._stopped)
        try:
            for reading in readings:
                self._emit(ReadingArrived(self._clock.now(), reading))
                self._free_places.acquire()
                if self._stopped.is_set():
                    return
        finally:
            close = getattr(readings, "close", None)
            if close is not None:
                close()

    def _emit(self, event: ReaderEvent) -> None:
        with suppress(RuntimeError):  # the event loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)


async def find_plugin_sensors(seconds: float) -> SearchResult:
    """Search for the sensors of all plug-ins at once; of those that cannot be used, say why."""
    plugins = await asyncio.to_thread(load_plugins, SOURCE_PLUGINS)
    broken = [Obstacle(each.origin.name, each.reason) for each in broken_plugins(SOURCE_PLUGINS)]
    results = await asyncio.gather(*(_search(plugin, seconds) for plugin in plugins))
    sensors = [sensor for usable, _ in results for sensor in usable]
    return sensors, broken + [obstacle for _, obstacles in results for obstacle in obstacles]


async def _search(plugin: Plugin[SourcePlugin], seconds: float) -> SearchResult:
    """Search in a thread that nothing waits for if the plug-in does not come back."""
    loop = asyncio.get_running_loop()
    result = loop.create_future()

    def finish(sensors: SearchResult) -> None:
        if not result.done():
            result.set_result(sensors)

    def run() -> None:
        sensors = _find(plugin, seconds)
        with suppress(RuntimeError):  # the event loop is closed
            loop.call_soon_threadsafe(finish, sensors)

    origin = plugin.origin
    threading.Thread(target=run, name=f"plug-in {origin.name}", daemon=True).start()
    try:
        sensors: SearchResult = await asyncio.wait_for(result, seconds + SEARCH_GRACE_S)
    except TimeoutError:
        return [], [Obstacle(origin.name, PluginSearchUnfinished(origin.name, origin.package))]
    return sensors


def _find(plugin: Plugin[SourcePlugin], seconds: float) -> SearchResult:
    origin = plugin.origin
    try:
        sensors = islice(plugin.implementation.find(seconds), MAX_SENSORS)
        return [_describe(plugin, sensor) for sensor in sensors], []
    except TrainerError as exc:
        return [], [Obstacle(origin.name, exc.message)]
    except PLUGIN_FAULTS as exc:
        raised = PluginRaised(origin.name, origin.package, describe_error(exc))
        return [], [Obstacle(origin.name, raised)]


def _describe(plugin: Plugin[SourcePlugin], sensor: object) -> DiscoveredSensor:
    """Raises: SourceError, where the plug-in returned something else than a sensor."""
    origin = plugin.origin
    if not isinstance(sensor, FoundSensor) or not is_address(sensor.address):
        raise SourceError(PluginResultUnusable(origin.name, origin.package))
    return DiscoveredSensor(
        f"{origin.name}:{sensor.address}",
        to_line(sensor.label) or origin.name,
        PluginSensor(to_line(plugin.implementation.label), origin.package),
    )


def is_address(text: object) -> bool:
    """Whether a text can stand behind the name of a source."""
    return isinstance(text, str) and 0 < len(text) <= MAX_ADDRESS_CHARS and text.isprintable()
