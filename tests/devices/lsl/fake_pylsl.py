"""A lab's network in a time of its own: what `pylsl` offers, with streams that are written down beforehand.

Time passes only when somebody waits for a stream, so that nothing depends on how busy the machine is. The
thread of the reader, its calls and their order are the real ones.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

AHEAD_S: Final = 1000.0  # the lab's clock shows more than ours
LATE_S: Final = 0.04  # a sample is underway
RESTS_S: Final = 0.002  # really, once there is nothing more to come


class LostError(RuntimeError):
    """As every error of pylsl; where it names them depends on its version."""


@dataclass(frozen=True, slots=True)
class Push:
    """A sample, and when its sender stamped it (s on the session clock)."""

    t: float
    sample: list[float]


class Element:
    """A part of a stream's description."""

    def __init__(self, name: str = "desc") -> None:
        self.name = name
        self.children: list[Element] = []
        self.values: dict[str, str] = {}

    def append_child(self, name: str) -> "Element":
        self.children.append(Element(name))
        return self.children[-1]

    def append_child_value(self, name: str, value: str) -> None:
        self.values[name] = value


class StreamInfo:
    def __init__(  # as pylsl has it
        self, name: str, kind: str, channels: int, rate_hz: float, value: int, source_id: str
    ) -> None:
        self._name, self._type, self._channels = name, kind, channels
        self._rate_hz, self._format, self.source_id = rate_hz, value, source_id
        self._desc = Element()

    def name(self) -> str:
        return self._name

    def type(self) -> str:
        return self._type

    def nominal_srate(self) -> float:
        return self._rate_hz

    def channel_count(self) -> int:
        return self._channels

    def channel_format(self) -> int:
        return self._format

    def hostname(self) -> str:
        return "lab"

    def desc(self) -> Element:
        return self._desc

    def get_channel_labels(self) -> list[str | None] | None:
        return self._labels_of("label")

    def get_channel_types(self) -> list[str | None] | None:
        return self._labels_of("type")

    def get_channel_units(self) -> list[str | None] | None:
        return self._labels_of("unit")

    def _labels_of(self, what: str) -> list[str | None] | None:
        channels = [c for each in self._desc.children for c in each.children]
        return [channel.values.get(what) for channel in channels] or None


@dataclass(slots=True)
class Stream:
    """`gone` is when its sender was away: liblsl says so by an error, or comes back by itself."""

    info: StreamInfo
    pushes: Sequence[Push] = ()
    gone: tuple[float, float] | None = None
    breaks_off: bool = False
    taken: int = 0

    def is_there(self, t: float) -> bool:
        return self.gone is None or not self.gone[0] < t < self.gone[1]


@dataclass
class Lab:
    """Stands in for the module `pylsl`; `now` is the time on the session clock.

    `over` is set when all is told: then whatever was told before lies in the reader's inbox.
    """

    streams: dict[str, Stream] = field(default_factory=dict)
    pushed: list[tuple[str, list[Any], float]] = field(default_factory=list)
    now: float = 0.0
    asked: list[str] = field(default_factory=list)

    cf_double64: Final[int] = 2
    cf_string: Final[int] = 3
    IRREGULAR_RATE: Final[float] = 0.0
    proc_clocksync: Final[int] = 1

    def __post_init__(self) -> None:
        self.over = threading.Event()
        self.StreamInfo = StreamInfo

    def add(
        self, name: str, kind: str, rate_hz: float = 0.0, label: str = "", unit: str = ""
    ) -> Stream:
        info = StreamInfo(name, kind, 1, rate_hz, self.cf_double64, f"id-{name}")
        if label:
            channel = info.desc().append_child("channels").append_child("channel")
            channel.append_child_value("label", label)
            channel.append_child_value("unit", unit)
        self.streams[name] = Stream(info)
        return self.streams[name]

    def local_clock(self) -> float:
        return self.now + AHEAD_S

    def resolve_bypred(self, predicate: str, minimum: int, timeout: float) -> list[StreamInfo]:
        self.asked.append(predicate)
        matches = [
            stream.info
            for name, stream in self.streams.items()
            if predicate == f'name="{name}"' and stream.is_there(self.now)
        ]
        if not matches:
            self._pass(timeout)
        return matches

    def ContinuousResolver(self, forget_after: float) -> "Lab":  # noqa: N802, its name in pylsl
        return self

    def results(self) -> list[StreamInfo]:
        return [stream.info for stream in self.streams.values()]

    def StreamInlet(  # noqa: N802, its name in pylsl
        self, info: StreamInfo, processing_flags: int = 0, recover: bool = True
    ) -> "Inlet":
        return Inlet(self, self.streams[info.name()])

    def StreamOutlet(self, info: StreamInfo) -> "Outlet":  # noqa: N802, its name in pylsl
        self.streams[info.name()] = Stream(info)
        return Outlet(self, info.name())

    def _pass(self, seconds: float) -> None:
        """Nothing comes for so long."""
        self.now += seconds
        threading.Event().wait(RESTS_S)


@dataclass(slots=True)
class Outlet:
    lab: Lab
    name: str

    def push_sample(self, sample: list[Any], stamp: float) -> None:
        self.lab.pushed.append((self.name, sample, stamp - AHEAD_S))


@dataclass(slots=True)
class Inlet:
    lab: Lab
    stream: Stream

    def info(self, timeout: float) -> StreamInfo:
        return self.stream.info

    def open_stream(self, timeout: float) -> None:
        return None

    def time_correction(self, timeout: float) -> float:
        return 0.0

    def pull_sample(self, timeout: float) -> tuple[list[float] | None, float]:
        lab, stream = self.lab, self.stream
        if stream.breaks_off and not stream.is_there(lab.now):
            raise LostError
        if stream.taken == len(stream.pushes):
            lab.over.set()
            threading.Event().wait(RESTS_S)
            return None, 0.0
        push = stream.pushes[stream.taken]
        if push.t + LATE_S > lab.now + timeout:
            lab.now += timeout
            return None, 0.0
        lab.now = max(lab.now, push.t + LATE_S)
        stream.taken += 1
        return push.sample, push.t + AHEAD_S

    def pull_chunk(self, timeout: float) -> tuple[list[list[float]], list[float]]:
        stream, first = self.stream, self.stream.taken
        while (
            stream.taken < len(stream.pushes)
            and stream.pushes[stream.taken].t + LATE_S <= self.lab.now
        ):
            stream.taken += 1
        some = stream.pushes[first : stream.taken]
        return [push.sample for push in some], [push.t + AHEAD_S for push in some]
