"""A stream of Lab Streaming Layer as a source of beats: "lsl:NAME". Needs `pip install outbreath[lsl]`."""

import asyncio
import re
import threading
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from devices.clock import Clock
from devices.heart_time import HeartTimeMonitor
from devices.link_state import LinkState
from devices.lsl.loader import load_pylsl
from devices.lsl.messages import (
    EcgFromHost,
    IntervalsFromHost,
    PulseFromHost,
    StreamNotFound,
    StreamNotNamed,
    StreamSilent,
    StreamWithoutHeart,
)
from devices.lsl.reader import (
    Absent,
    Gone,
    Joined,
    Pulled,
    ReaderEvent,
    StreamReader,
    describe_stream,
)
from devices.lsl.stream_info import (
    Content,
    RepeatFilter,
    StreamDescription,
    to_count,
    to_interval_ms,
)
from devices.messages import BeatsExceedTime
from devices.protocols.decoder import Wave
from devices.source import DiscoveredSensor, Obstacle, SearchResult, Source, SourceError
from devices.timestamps import BeatClock
from devices.waveforms.beats import WaveformBeats
from trainer.events import Beat, Link, LinkChanged, SensorEvent, SourceChanged
from trainer.messages import Message

STREAM_NAME: Final = re.compile(r'[^\x00-\x1f\x7f"]{1,200}')
REPORT_ABSENT_AFTER_S: Final = 4.0
MIN_SEARCH_S: Final = 0.5  # liblsl misses streams in less
INFO_TIMEOUT_S: Final = 1.0
OWN_PREFIX: Final = "Outbreath "  # of the streams that `devices.lsl.outlet` sends
MAX_GAP_S: Final = 1.5
INTERVAL_RESOLUTION_MS: Final = 1.0
CONTENT_FROM_HOST: Final = {
    Content.INTERVALS: IntervalsFromHost,
    Content.ECG: EcgFromHost,
    Content.PULSE: PulseFromHost,
}


def open_inlet(rest: str) -> Source:
    """Read the NAME of a stream. The search for it begins when its events are read.

    Raises
    ------
    SourceError
        pylsl is not installed, or this cannot be a name.
    """
    load_pylsl()
    if not STREAM_NAME.fullmatch(rest.strip()):
        raise SourceError(StreamNotNamed())
    return Inlet(rest.strip())


@dataclass(frozen=True, slots=True)
class Inlet:
    """A stream, by its name, as a `Source`."""

    stream: str

    @property
    def name(self) -> str:
        return f"lsl:{self.stream}"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Events of the stream, however often it comes and goes. They do not end by themselves."""
        subscription, inbox = (
            StreamSubscription(self.stream, clock.now()),
            asyncio.Queue[ReaderEvent](),
        )
        for event in subscription.start():
            yield event
        reader = StreamReader(self.stream, clock, inbox)
        try:
            while True:
                for event in subscription.handle(await inbox.get()):
                    yield event
        finally:
            await asyncio.to_thread(reader.stop)


class StreamSubscription:
    """Turns what the reader of a stream reports into events.

    Parameters
    ----------
    stream
        The name of the stream.
    t
        Now, on the session clock.
    """

    def __init__(self, stream: str, t: float) -> None:
        self._stream = stream
        self._last_seen = t  # when the stream was last found, or the search began
        self._link_state = LinkState(StreamSilent(stream))
        self._reported: tuple[Link, Message | None] = (Link.SEARCHING, None)
        self._description: StreamDescription | None = None
        self._beats = ChannelBeats(StreamDescription(0, Content.INTERVALS), 0.0)

    def start(self) -> list[SensorEvent]:
        """The events before anything is known of the stream."""
        return [LinkChanged(self._last_seen, *self._reported)]

    def handle(self, event: ReaderEvent) -> list[SensorEvent]:
        """The events that follow from a report of the reader."""
        match event:
            case Absent(t):
                return self._on_absent(t)
            case Joined(t, description, rate_hz):
                return self._on_joined(t, description, rate_hz)
            case Pulled(t, values, times):
                return self._on_pulled(t, values, times)
            case Gone(t):
                return self._on_lost(t) if self._link_state.link is not Link.LOST else []

    def _on_absent(self, t: float) -> list[SensorEvent]:
        if self._description is not None or t - self._last_seen < REPORT_ABSENT_AFTER_S:
            return []
        return self._report(t, Link.UNAVAILABLE, StreamNotFound(self._stream))

    def _on_joined(
        self, t: float, description: StreamDescription | None, rate_hz: float
    ) -> list[SensorEvent]:
        self._last_seen = t
        if description is None:
            return self._report(t, Link.UNAVAILABLE, StreamWithoutHeart(self._stream))
        events = (
            self._link_state.mark_data(t) if self._description else self._report(t, Link.CONNECTED)
        )
        if description != self._description:
            self._description, self._beats = description, ChannelBeats(description, rate_hz)
            events.append(SourceChanged(t, f"lsl:{self._stream}", self._beats.resolution_ms))
        self._link_state.mark_connected(t)
        return events

    def _on_pulled(
        self, t: float, values: Sequence[float], times: Sequence[float]
    ) -> list[SensorEvent]:
        if not values:
            return self._on_lost(t) if self._link_state.is_silent(t) else []
        events = self._link_state.mark_data(t)
        events += self._link_state.add_beats(self._beats.extract(values, times), t)
        if not self._beats.is_believed:
            return events + self._link_state.report_poor(t, BeatsExceedTime())
        return events + self._link_state.check_beats(t)

    def _on_lost(self, t: float) -> list[SensorEvent]:
        self._beats.start_segment()
        return self._link_state.mark_silent(t)

    def _report(self, t: float, link: Link, detail: Message | None = None) -> list[SensorEvent]:
        if (link, detail) == self._reported:
            return []
        self._reported = (link, detail)
        return [LinkChanged(t, link, detail)]


class ChannelBeats:
    """Extracts beats from the values of one channel.

    The sender's time of a value is taken for the time at which it was known.

    Parameters
    ----------
    description
        What the channel carries.
    rate_hz
        The nominal rate of the stream; 0 if it has none.
    """

    def __init__(self, description: StreamDescription, rate_hz: float) -> None:
        self._description = description
        self._clock = BeatClock()
        self._heart_time = HeartTimeMonitor()
        self._last_t = 0.0
        self._repeat_filter = RepeatFilter() if rate_hz else None
        self._wave_detector: WaveformBeats | None = None
        if description.content is not Content.INTERVALS:
            wave: Wave = "ecg" if description.content is Content.ECG else "pulse"
            self._wave_detector = WaveformBeats(wave, rate_hz)
        self.resolution_ms = 2.0 if self._wave_detector else INTERVAL_RESOLUTION_MS

    def start_segment(self) -> None:
        """The stream broke: no interval and no time base continues."""
        self._clock.start_segment()
        self._heart_time.start_segment()
        if self._wave_detector is not None:
            self._wave_detector.start_segment()

    @property
    def is_believed(self) -> bool:
        """Whether there is time for the intervals that come; otherwise they are no beats."""
        return self._heart_time.is_believed

    def extract(self, values: Sequence[float], times: Sequence[float]) -> list[Beat]:
        """The beats among the next values, of which `times` are the sender's times, s."""
        if self._wave_detector is not None:
            return self._extract_from_wave(self._wave_detector, values, times[-1])
        intervals: list[tuple[float, float, float]] = []
        for value, t in zip(values, times, strict=True):
            rr_ms = to_interval_ms(value, self._description.unit_ms)
            if rr_ms is not None and (
                self._repeat_filter is None or self._repeat_filter.is_new(rr_ms, t)
            ):
                intervals.append((value, rr_ms, t))
        if intervals and self._has_gap(
            sum(rr_ms for _, rr_ms, _ in intervals) / 1000.0, intervals[-1][2]
        ):
            self._clock.start_segment()
            self._heart_time.start_segment()
        beats: list[Beat] = []
        for value, rr_ms, t in intervals:
            if not self._heart_time.add(rr_ms / 1000, t):
                self._clock.start_segment()
                continue
            raw = [int(value)] if value.is_integer() else None
            beats += self._clock.timestamp_beats([rr_ms], t, raw)
        return beats

    def _has_gap(self, intervals_s: float, t: float) -> bool:
        """Whether the sender's times have a gap that these intervals do not fill: the stream broke."""
        gap_s, self._last_t = t - self._last_t - intervals_s, t
        return gap_s > MAX_GAP_S

    def _extract_from_wave(
        self, detector: WaveformBeats, values: Sequence[float], received: float
    ) -> list[Beat]:
        counts: list[int] = []
        beats: list[Beat] = []
        for value in values:
            count = to_count(value)
            if count is not None:
                counts.append(count)
                continue
            beats += detector.add(counts, received) if counts else []
            counts = []
            detector.add_missing(1)
        return beats + (detector.add(counts, received) if counts else [])


def scan_streams(seconds: float, stop: threading.Event | None = None) -> SearchResult:
    """The streams on the network that can be used. Blocks for so many seconds, or until `stop` is set."""
    try:
        pylsl = load_pylsl()
    except SourceError as exc:
        return [], [Obstacle("lsl", exc.message)]
    sensors: list[DiscoveredSensor] = []
    for stream in _resolve_streams(pylsl, max(MIN_SEARCH_S, seconds), stop or threading.Event()):
        name = str(stream.name())
        description = describe_stream(stream) or _request_description(pylsl, stream)
        if (
            description is not None
            and STREAM_NAME.fullmatch(name)
            and not name.startswith(OWN_PREFIX)
        ):
            sensors.append(
                DiscoveredSensor(
                    f"lsl:{name}", name, CONTENT_FROM_HOST[description.content](stream.hostname())
                )
            )
    return sorted(sensors, key=lambda sensor: sensor.source), []


def _resolve_streams(pylsl: Any, seconds: float, stop: threading.Event) -> list[Any]:
    """All streams. The resolver works in the background, so that the wait can be cut short."""
    resolver = pylsl.ContinuousResolver(forget_after=seconds + 1.0)
    stop.wait(seconds)
    streams: list[Any] = resolver.results()
    return streams


def _request_description(pylsl: Any, stream: Any) -> StreamDescription | None:
    """Describe a stream by the labels of its channels, which have to be requested from it."""
    # Every error of liblsl is a RuntimeError; where pylsl names them depends on its version.
    try:
        return describe_stream(pylsl.StreamInlet(stream, recover=False).info(INFO_TIMEOUT_S))
    except RuntimeError:
        return None
