"""A stream of Lab Streaming Layer as a source of beats: "lsl:NAME". Needs `pip install outbreath[lsl]`."""

import asyncio
import re
import threading
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from devices.clock import Clock
from devices.link_state import LinkState
from devices.lsl.loader import load
from devices.lsl.reader import (
    Absent,
    Gone,
    Joined,
    Pulled,
    ReaderEvent,
    StreamReader,
    describe_feed,
)
from devices.lsl.stream_info import (
    Content,
    RepeatFilter,
    StreamDescription,
    detector_level,
    interval_ms,
)
from devices.protocols.decoder import Wave
from devices.source import DiscoveredSensor, Obstacle, Source, SourceError
from devices.timestamps import BeatClock
from devices.waveforms.beats import WaveformBeats
from trainer.events import Beat, Link, LinkChanged, SensorEvent, SourceChanged

NAME: Final = re.compile(r'[^\x00-\x1f\x7f"]{1,200}')
LOOK_BEFORE_SAYING_S: Final = 4.0
SHORTEST_LOOK_S: Final = 0.5  # liblsl misses streams when it looks for less
DESCRIPTION_S: Final = 1.0
OURS: Final = "Outbreath "  # we do not listen to ourselves
HOLE_S: Final = 1.5
INTERVAL_MS: Final = 1.0


def open_inlet(rest: str) -> Source:
    """Read the NAME of a stream. It is looked for when its events are asked for.

    Raises:
        SourceError: pylsl is not installed, or this can be no name.
    """
    load()
    if not NAME.fullmatch(rest.strip()):
        raise SourceError("Say which stream: lsl:NAME, as `outbreath sensors` shows it.")
    return Inlet(rest.strip())


@dataclass(frozen=True, slots=True)
class Inlet:
    stream: str

    @property
    def name(self) -> str:
        return f"lsl:{self.stream}"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        """Goes on until nobody listens any more, however often the stream comes and goes."""
        following, inbox = (
            StreamSubscription(self.stream, clock.now()),
            asyncio.Queue[ReaderEvent](),
        )
        for event in following.began():
            yield event
        reader = StreamReader(self.stream, clock, inbox)
        try:
            while True:
                for event in following.handle(await inbox.get()):
                    yield event
        finally:
            await asyncio.to_thread(reader.stop)


class StreamSubscription:
    """What the reader of a stream tells, as events."""

    def __init__(self, stream: str, t: float) -> None:
        self._stream = stream
        self._seen = t  # when the stream was there, or when we began to look
        self._hearing = LinkState(
            f"Nothing comes from the stream {stream} any more: see to the program that sends it."
        )
        self._said = (Link.SEARCHING, "")
        self._feed: StreamDescription | None = None
        self._beats = ChannelBeats(StreamDescription(0, Content.INTERVALS), 0.0)

    def began(self) -> list[SensorEvent]:
        return [LinkChanged(self._seen, *self._said)]

    def handle(self, told: ReaderEvent) -> list[SensorEvent]:
        match told:
            case Absent(t):
                return self._absent(t)
            case Joined(t, feed, rate_hz):
                return self._joined(t, feed, rate_hz)
            case Pulled(t, values, times):
                return self._pulled(t, values, times)
            case Gone(t):
                return self._lost(t) if self._hearing.link is not Link.LOST else []

    def _absent(self, t: float) -> list[SensorEvent]:
        if self._feed is not None or t - self._seen < LOOK_BEFORE_SAYING_S:
            return []
        return self._say(
            t,
            Link.UNAVAILABLE,
            f"There is no stream {self._stream} in this network: start the program that sends it.",
        )

    def _joined(
        self, t: float, feed: StreamDescription | None, rate_hz: float
    ) -> list[SensorEvent]:
        self._seen = t
        if feed is None:
            return self._say(
                t,
                Link.UNAVAILABLE,
                f"The stream {self._stream} holds neither RR intervals nor a steady ECG or pulse wave: "
                "choose another, or label its channel RR, ECG or PPG.",
            )
        told = self._hearing.data_received(t) if self._feed else self._say(t, Link.CONNECTED)
        if feed != self._feed:
            self._feed, self._beats = feed, ChannelBeats(feed, rate_hz)
            told.append(SourceChanged(t, f"lsl:{self._stream}", self._beats.resolution_ms))
        self._hearing.connected(t)
        return told

    def _pulled(
        self, t: float, values: Sequence[float], times: Sequence[float]
    ) -> list[SensorEvent]:
        if not values:
            return self._lost(t) if self._hearing.is_silent(t) else []
        events = self._hearing.data_received(t)
        events += self._hearing.beats(self._beats.among(values, times), t)
        return events + self._hearing.without_beats(t)

    def _lost(self, t: float) -> list[SensorEvent]:
        self._beats.lost()
        return self._hearing.silence(t)

    def _say(self, t: float, link: Link, detail: str = "") -> list[SensorEvent]:
        if (link, detail) == self._said:
            return []
        self._said = (link, detail)
        return [LinkChanged(t, link, detail)]


class ChannelBeats:
    """The beats of one channel. The sender's time of a value is taken for the time it was known."""

    def __init__(self, feed: StreamDescription, rate_hz: float) -> None:
        self._feed = feed
        self._clock = BeatClock()
        self._last_t = 0.0
        self._repeats = RepeatFilter() if rate_hz else None
        self._waves: WaveformBeats | None = None
        if feed.holds is not Content.INTERVALS:
            wave: Wave = "ecg" if feed.holds is Content.ECG else "pulse"
            self._waves = WaveformBeats(wave, rate_hz)
        self.resolution_ms = 2.0 if self._waves else INTERVAL_MS

    def lost(self) -> None:
        self._clock.lost()
        if self._waves is not None:
            self._waves.lost()

    def among(self, values: Sequence[float], times: Sequence[float]) -> list[Beat]:
        if self._waves is not None:
            return self._in_wave(self._waves, values, times[-1])
        told: list[tuple[float, float, float]] = []
        for value, t in zip(values, times, strict=True):
            rr_ms = interval_ms(value, self._feed.unit_ms)
            if rr_ms is not None and (self._repeats is None or self._repeats.is_new(rr_ms, t)):
                told.append((value, rr_ms, t))
        if told and self._is_apart(sum(rr_ms for _, rr_ms, _ in told) / 1000.0, told[-1][2]):
            self._clock.lost()
        beats: list[Beat] = []
        for value, rr_ms, t in told:
            raw = [int(value)] if value.is_integer() else None
            beats += self._clock.timestamp_beats([rr_ms], t, raw)
        return beats

    def _is_apart(self, told_s: float, t: float) -> bool:
        """The sender's own times leave a hole that these intervals do not fill: the stream broke off."""
        hole_s, self._last_t = t - self._last_t - told_s, t
        return hole_s > HOLE_S

    def _in_wave(
        self, waves: WaveformBeats, values: Sequence[float], received: float
    ) -> list[Beat]:
        levels: list[int] = []
        beats: list[Beat] = []
        for value in values:
            found = detector_level(value)
            if found is not None:
                levels.append(found)
                continue
            beats += waves.add(levels, received) if levels else []
            levels = []
            waves.missed(1)
        return beats + (waves.add(levels, received) if levels else [])


def scan_streams(
    seconds: float, over: threading.Event | None = None
) -> tuple[list[DiscoveredSensor], list[Obstacle]]:
    """The streams in the network that hold a heart. Blocks for so long, or until it is `over`."""
    try:
        pylsl = load()
    except SourceError as exc:
        return [], [Obstacle("lsl", str(exc))]
    sensors: list[DiscoveredSensor] = []
    for stream in _resolved(pylsl, max(SHORTEST_LOOK_S, seconds), over or threading.Event()):
        name = str(stream.name())
        feed = describe_feed(stream) or _described(pylsl, stream)
        if feed is not None and NAME.fullmatch(name) and not name.startswith(OURS):
            sensors.append(
                DiscoveredSensor(f"lsl:{name}", name, f"{feed.holds} from {stream.hostname()}")
            )
    return sorted(sensors, key=lambda f: f.source), []


def _resolved(pylsl: Any, seconds: float, over: threading.Event) -> list[Any]:
    """What answers. The library looks by itself meanwhile, so that the wait can be cut short."""
    looking = pylsl.ContinuousResolver(forget_after=seconds + 1.0)
    over.wait(seconds)
    streams: list[Any] = looking.results()
    return streams


def _described(pylsl: Any, stream: Any) -> StreamDescription | None:
    """What stands in the labels of the channels has to be asked for."""
    try:
        return describe_feed(pylsl.StreamInlet(stream, recover=False).info(DESCRIPTION_S))
    except (pylsl.LostError, pylsl.TimeoutError, pylsl.InternalError):
        return None
