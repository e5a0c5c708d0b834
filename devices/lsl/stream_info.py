"""What a stream of Lab Streaming Layer carries: intervals, an ECG or a pulse wave, and in which unit.

Streams are named freely. The channel's label is trusted first, then its type, then the stream's type and
name; https://github.com/sccn/xdf/wiki/Meta-Data has the usual words. A new kind of content gets a member of
`Content` and a pattern in `CONTENT_PATTERNS`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

MIN_INTERVAL_MS: Final = 100.0
MAX_INTERVAL_MS: Final = 10_000.0
MAX_VALUE_IN_S: Final = 10.0  # where no unit is given: no interval is under 10 ms or over 10 s
COUNTS_PER_UNIT: Final = 1e6  # an ECG in mV or V becomes whole numbers without losing its shape
MAX_COUNT: Final = 1e15


class Content(StrEnum):
    """What a channel carries, the most useful first."""

    INTERVALS = "intervals"
    ECG = "ecg"
    PULSE = "pulse"


CONTENT_PATTERNS: Final = {
    Content.INTERVALS: re.compile(
        r"(?<![a-z])(?:rri?|r-r|ibi|nni?)s?(?![a-z])|rr ?interval|inter-?beat"
    ),
    Content.ECG: re.compile(r"ecg|ekg"),
    Content.PULSE: re.compile(r"ppg|pleth|bvp|(?<![a-z])pulse(?![a-z])"),
}
UNIT_MS: Final = {
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
    """A channel as its sender described it."""

    label: str = ""
    type: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StreamDescription:
    """The channel of a stream that is used.

    Attributes
    ----------
    channel
        Its index.
    content
        What it carries.
    unit_ms
        The unit of its intervals in ms; None where the sender did not say.
    """

    channel: int
    content: Content
    unit_ms: float | None = None


def choose_channel(
    name: str, kind: str, channels: Sequence[Channel], rate_hz: float
) -> StreamDescription | None:
    """The most useful channel: intervals rather than an ECG, an ECG rather than a pulse.

    Parameters
    ----------
    name, kind
        Name and type of the stream.
    channels
        Its channels, in order.
    rate_hz
        Its nominal rate; 0 if it has none.

    Returns
    -------
    StreamDescription or None
        None if no channel can be used. A wave without a fixed rate cannot.
    """
    description = _match_channel(name, kind, channels)
    return (
        description
        if description and (description.content is Content.INTERVALS or rate_hz > 0.0)
        else None
    )


def _match_channel(name: str, kind: str, channels: Sequence[Channel]) -> StreamDescription | None:
    for content in Content:
        for index, channel in enumerate(channels):
            if _matches(content, channel.label) or _matches(content, channel.type):
                return _describe_channel(index, content, channel)
    for text in (kind, name):
        for content in Content:
            if channels and _matches(content, text):
                return _describe_channel(0, content, channels[0])
    return None


def to_interval_ms(value: float, unit_ms: float | None) -> float | None:
    """The interval in ms, or None if it cannot be one."""
    if not isfinite(value):
        return None
    rr_ms = value * (unit_ms or (1000.0 if value < MAX_VALUE_IN_S else 1.0))
    return rr_ms if MIN_INTERVAL_MS <= rr_ms <= MAX_INTERVAL_MS else None


def to_count(value: float) -> int | None:
    """The value as an integer for the detectors, which work with any gain; None if it is not finite."""
    if not isfinite(value) or abs(value) * COUNTS_PER_UNIT > MAX_COUNT:
        return None
    return round(value * COUNTS_PER_UNIT)


class RepeatFilter:
    """Finds the beats in a stream of a fixed rate, which repeats each interval with every sample.

    A change is a beat. Where nothing changes for an interval and a half, the same interval came twice.
    """

    def __init__(self) -> None:
        self._rr_ms: float | None = None
        self._t = 0.0

    def is_new(self, rr_ms: float, t: float) -> bool:
        """Whether the interval `rr_ms`, sent at `t`, is a new beat."""
        repeat_after_s = 1.5 * rr_ms / 1000.0
        if rr_ms == self._rr_ms:
            if t - self._t < repeat_after_s:
                return False
            self._t += rr_ms / 1000.0
            return True
        is_first, self._rr_ms, self._t = self._rr_ms is None, rr_ms, t
        return not is_first


def _matches(content: Content, text: str) -> bool:
    return CONTENT_PATTERNS[content].search(text.lower()) is not None


def _describe_channel(index: int, content: Content, channel: Channel) -> StreamDescription:
    return StreamDescription(index, content, UNIT_MS.get(channel.unit.strip().lower()))
