"""A stream of the lab's network, read in a thread of its own: looked for, joined, and pulled.

Rule: only the thread speaks with liblsl, whose calls block. It never gives up looking.
"""

import asyncio
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from devices.clock import Clock
from devices.lsl.loader import load
from devices.lsl.stream_info import Channel, StreamDescription, choose_channel

LOOK_S: Final = 1.2  # liblsl asks twice in that time; the first question is often lost
WAIT_S: Final = 0.2  # for a sample
ANSWER_S: Final = 3.0  # for the stream's own description
LOOK_AGAIN_S: Final = 2.0  # at a stream without use: its sender may be started anew
JOIN_S: Final = 5.0
TEXT: Final = 3  # liblsl's `cf_string`: the stream carries words


@dataclass(frozen=True, slots=True)
class Absent:
    """Nobody on the network sends such a stream now."""

    t: float


@dataclass(frozen=True, slots=True)
class Joined:
    """`feed` is None where nothing of use is in the stream. `rate_hz` is 0 where it has no fixed one."""

    t: float
    feed: StreamDescription | None
    rate_hz: float


@dataclass(frozen=True, slots=True)
class Pulled:
    """Values of the channel, with the sender's time of each, on the session clock. Maybe none."""

    t: float
    values: tuple[float, ...] = ()
    times: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    t: float


ReaderEvent: TypeAlias = Absent | Joined | Pulled | Gone


class StreamReader:
    """Looks for the stream at once. All methods are for the loop; `inbox` is where it hears from us."""

    def __init__(self, name: str, clock: Clock, inbox: "asyncio.Queue[ReaderEvent]") -> None:
        self._name = name
        self._clock = clock
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lsl", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Waits for liblsl to come back from what it does, which may be a second."""
        self._stopped.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        pylsl = load()
        while not self._stopped.is_set():
            found = pylsl.resolve_bypred(f'name="{self._name}"', 1, LOOK_S)
            if not found:
                self._emit(Absent(self._clock.now()))
                continue
            try:
                self._listen(pylsl, found[0])
            except (pylsl.LostError, pylsl.TimeoutError, pylsl.InternalError):
                self._emit(Gone(self._clock.now()))

    def _listen(self, pylsl: Any, stream: Any) -> None:
        """A stream that breaks off is joined again by liblsl itself where its sender gave it an id."""
        inlet = pylsl.StreamInlet(stream, processing_flags=pylsl.proc_clocksync)
        info = inlet.info(ANSWER_S)
        feed = describe_feed(info)
        self._emit(Joined(self._clock.now(), feed, float(info.nominal_srate())))
        if feed is None:
            self._stopped.wait(LOOK_AGAIN_S)
            return
        inlet.open_stream(ANSWER_S)
        inlet.time_correction(ANSWER_S)  # takes half a second, once
        while not self._stopped.is_set():
            self._read_samples(pylsl, inlet, feed.channel)

    def _read_samples(self, pylsl: Any, inlet: Any, channel: int) -> None:
        first, stamp = inlet.pull_sample(WAIT_S)
        now, theirs = self._clock.now(), pylsl.local_clock()
        if first is None:
            self._emit(Pulled(now))
            return
        more, stamps = inlet.pull_chunk(0.0)
        values = tuple(float(sample[channel]) for sample in (first, *more))
        times = tuple(min(now, now - (theirs - t)) for t in (stamp, *stamps))
        self._emit(Pulled(now, values, times))

    def _emit(self, told: ReaderEvent) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, told)


def describe_feed(info: Any) -> StreamDescription | None:
    """What is of use in a stream, as its sender described it."""
    if info.channel_format() == TEXT:
        return None
    columns = (info.get_channel_labels(), info.get_channel_types(), info.get_channel_units())
    count = info.channel_count()
    padded = [[*(word or "" for word in column or ()), *[""] * count][:count] for column in columns]
    channels = [Channel(*words) for words in zip(*padded, strict=True)]
    return choose_channel(info.name(), info.type(), channels, float(info.nominal_srate()))
