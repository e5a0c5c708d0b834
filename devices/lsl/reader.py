"""Reads a stream of the lab's network in a thread of its own: resolve it, open an inlet, pull samples.

Only this thread calls liblsl, whose calls block. It searches until it is stopped.
"""

import asyncio
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from devices.clock import Clock
from devices.lsl.loader import load_pylsl
from devices.lsl.stream_info import Channel, StreamDescription, choose_channel

RESOLVE_S: Final = 1.2  # liblsl sends two queries in that time; the first is often lost
PULL_TIMEOUT_S: Final = 0.2
INFO_TIMEOUT_S: Final = 3.0  # for the description of the stream
UNUSABLE_RETRY_S: Final = 2.0  # at a stream that cannot be used: its sender may be restarted
JOIN_S: Final = 5.0
STRING_FORMAT: Final = 3  # liblsl's `cf_string`: the stream carries text


@dataclass(frozen=True, slots=True)
class Absent:
    """No such stream is on the network now."""

    t: float


@dataclass(frozen=True, slots=True)
class Joined:
    """The stream was found. `description` is None if it cannot be used; `rate_hz` is 0 if it has no fixed rate."""

    t: float
    description: StreamDescription | None
    rate_hz: float


@dataclass(frozen=True, slots=True)
class Pulled:
    """Values of the channel, maybe none, with the sender's time of each on the session clock."""

    t: float
    values: tuple[float, ...] = ()
    times: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """The stream ended."""

    t: float


ReaderEvent: TypeAlias = Absent | Joined | Pulled | Gone


class StreamReader:
    """Starts its thread at once. All methods are for the event loop.

    Parameters
    ----------
    name
        The name of the stream.
    clock
        The session clock.
    inbox
        Takes what the thread reports.
    """

    def __init__(self, name: str, clock: Clock, inbox: "asyncio.Queue[ReaderEvent]") -> None:
        self._name = name
        self._clock = clock
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="lsl", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread. It waits for the current call of liblsl, which may take a second."""
        self._stopped.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        pylsl = load_pylsl()
        while not self._stopped.is_set():
            streams = pylsl.resolve_bypred(f'name="{self._name}"', 1, RESOLVE_S)
            if not streams:
                self._emit(Absent(self._clock.now()))
                continue
            # Every error of liblsl is a RuntimeError; where pylsl names them depends on its version.
            try:
                self._read_stream(pylsl, streams[0])
            except RuntimeError:
                self._emit(Gone(self._clock.now()))

    def _read_stream(self, pylsl: Any, stream: Any) -> None:
        """Pull until stopped. liblsl itself reconnects to a stream whose sender gave it a source id."""
        inlet = pylsl.StreamInlet(stream, processing_flags=pylsl.proc_clocksync)
        info = inlet.info(INFO_TIMEOUT_S)
        description = describe_stream(info)
        self._emit(Joined(self._clock.now(), description, float(info.nominal_srate())))
        if description is None:
            self._stopped.wait(UNUSABLE_RETRY_S)
            return
        inlet.open_stream(INFO_TIMEOUT_S)
        inlet.time_correction(INFO_TIMEOUT_S)  # takes half a second, once
        while not self._stopped.is_set():
            self._read_samples(pylsl, inlet, description.channel)

    def _read_samples(self, pylsl: Any, inlet: Any, channel: int) -> None:
        first, stamp = inlet.pull_sample(PULL_TIMEOUT_S)
        now, lsl_now = self._clock.now(), pylsl.local_clock()
        if first is None:
            self._emit(Pulled(now))
            return
        more, stamps = inlet.pull_chunk(0.0)
        values = tuple(float(sample[channel]) for sample in (first, *more))
        times = tuple(min(now, now - (lsl_now - t)) for t in (stamp, *stamps))
        self._emit(Pulled(now, values, times))

    def _emit(self, event: ReaderEvent) -> None:
        with suppress(RuntimeError):  # the event loop is closed
            self._loop.call_soon_threadsafe(self._inbox.put_nowait, event)


def describe_stream(info: Any) -> StreamDescription | None:
    """Which channel of a stream can be used, from the `StreamInfo` of pylsl; None if there is none."""
    if info.channel_format() == STRING_FORMAT:
        return None
    columns = (info.get_channel_labels(), info.get_channel_types(), info.get_channel_units())
    count = info.channel_count()
    padded = [[*(text or "" for text in column or ()), *[""] * count][:count] for column in columns]
    channels = [Channel(*fields) for fields in zip(*padded, strict=True)]
    return choose_channel(info.name(), info.type(), channels, float(info.nominal_srate()))
