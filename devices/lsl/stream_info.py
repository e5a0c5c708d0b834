"""What a stream of Lab Streaming Layer holds: intervals, an ECG or a pulse wave, and in which unit.

Streams are named freely: the channel's label is believed first, then its type, then the stream's type and
name (https://github.com/sccn/xdf/wiki/Meta-Data has the usual words).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

SHORTEST_MS: Final = 100.0
LONGEST_MS: Final = 10_000.0
SECONDS_BELOW: Final = 10.0  # where no unit is told: nobody's interval is under 10 ms or over 10 s
LEVELS_PER_UNIT: Final = 1e6  # an ECG in mV or V becomes whole numbers without losing its shape
LARGEST_LEVEL: Final = 1e15


class Content(StrEnum):
    INTERVALS = "intervals"
    ECG = "ecg"
    PULSE = "pulse"


WORDS: Final = {
    Content.INTERVALS: re.compile(
        r"(?<![a-z])(?:rri?|r-r|ibi|nni?)s?(?![a-z])|rr ?interval|inter-?beat"
    ),
    Content.ECG: re.compile(r"ecg|ekg"),
    Content.PULSE: re.compile(r"ppg|pleth|bvp|(?<![a-z])pulse(?![a-z])"),
}
IN_MS: Final = {
    "s": 1000.0,
    "sec": 1000.0,
    "second": 1000.0,
    "seconds": 1000.0,
    "ms": 1.0,
    "msec": 1.0,
    "millisecond": 1.0,
    "milliseconds": 1.0,
    "1/1024 s": 1000.0 / 1024.0,
    "1/1024s": 1000.0 / 1024.0,
}


@dataclass(frozen=True, slots=True)
class Channel:
    label: str = ""
    type: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StreamDescription:
    """Which channel of a stream is of use, and what it holds.

    `unit_ms` is how many ms the unit of an interval has; None where nobody said so.
    """

    channel: int
    holds: Content
    unit_ms: float | None = None


def choose_channel(
    name: str, kind: str, channels: Sequence[Channel], rate_hz: float
) -> StreamDescription | None:
    """The most useful channel: intervals rather than an ECG, an ECG rather than a pulse.

    A wave of no fixed rate is of no use.
    """
    feed = _named_in(name, kind, channels)
    return feed if feed and (feed.holds is Content.INTERVALS or rate_hz > 0.0) else None


def _named_in(name: str, kind: str, channels: Sequence[Channel]) -> StreamDescription | None:
    for holds in Content:
        for place, channel in enumerate(channels):
            if _says(holds, channel.label) or _says(holds, channel.type):
                return _feed(place, holds, channel)
    for words in (kind, name):
        for holds in Content:
            if channels and _says(holds, words):
                return _feed(0, holds, channels[0])
    return None


def interval_ms(value: float, unit_ms: float | None) -> float | None:
    """None for what cannot be an interval."""
    if not isfinite(value):
        return None
    rr_ms = value * (unit_ms or (1000.0 if value < SECONDS_BELOW else 1.0))
    return rr_ms if SHORTEST_MS <= rr_ms <= LONGEST_MS else None


def detector_level(value: float) -> int | None:
    """A whole number for the detectors, which work with any gain. None for what is no number."""
    if not isfinite(value) or abs(value) * LEVELS_PER_UNIT > LARGEST_LEVEL:
        return None
    return round(value * LEVELS_PER_UNIT)


class RepeatFilter:
    """A stream of a fixed rate says each interval again and again: which of them are beats?

    Rule: a change is a beat. Where nothing changes for an interval and a half, the interval came twice.
    """

    def __init__(self) -> None:
        self._rr_ms: float | None = None
        self._t = 0.0

    def is_new(self, rr_ms: float, t: float) -> bool:
        again_s = 1.5 * rr_ms / 1000.0
        if rr_ms == self._rr_ms:
            if t - self._t < again_s:
                return False
            self._t += rr_ms / 1000.0
            return True
        joined, self._rr_ms, self._t = self._rr_ms is None, rr_ms, t
        return not joined


def _says(holds: Content, words: str) -> bool:
    return WORDS[holds].search(words.lower()) is not None


def _feed(place: int, holds: Content, channel: Channel) -> StreamDescription:
    return StreamDescription(place, holds, IN_MS.get(channel.unit.strip().lower()))
