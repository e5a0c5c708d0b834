"""What a decoder of board bytes returns, and the interface that all decoders share.

A decoder reports what the device sent and nothing else. What it cannot read is counted, and reported as
lost where it was part of a waveform; nothing is filled in. Heart rate and contact, which boards repeat with
every frame or line, are reported only when they change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

Wave: TypeAlias = Literal["ecg", "pulse", "either"]
"""The kind of waveform; "either" if the device does not say which."""


@dataclass(frozen=True, slots=True)
class DecodedInterval:
    """A heart beat, by the RR interval before it. `raw` is the integer that the device sent."""

    rr_ms: float
    raw: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of a waveform, in the device's own units; they come in order."""

    value: int


@dataclass(frozen=True, slots=True)
class Lost:
    """So many samples of the waveform were sent here and could not be read."""

    samples: int


@dataclass(frozen=True, slots=True)
class HeartRate:
    """The heart rate that the device itself computes; reported when it changes."""

    hr_bpm: float


@dataclass(frozen=True, slots=True)
class OnSkin:
    """Whether the sensor touches the skin; reported the first time and when it changes."""

    on_skin: bool


Decoded: TypeAlias = DecodedInterval | Sample | Lost | HeartRate | OnSkin


@dataclass(frozen=True, slots=True)
class ProtocolInfo:
    """What is known of a protocol before its first byte.

    Attributes
    ----------
    name
        As a person types it.
    gives_rr
        Whether the device sends intervals. Otherwise they are found in its `wave`, if it sends one.
    wave
        The kind of waveform; None if it sends none.
    sample_rate_hz
        Of the waveform; None if the device does not fix it: then it is estimated from the arrivals.
    resolution_ms
        Resolution of the intervals that are sent, or can be found in the waveform.
    """

    name: str
    gives_rr: bool
    wave: Wave | None
    sample_rate_hz: float | None
    resolution_ms: float


class Decoder(Protocol):
    """Decodes the bytes of one protocol. Total: no bytes, in chunks of any size, raise an error."""

    @property
    def name(self) -> str: ...

    @property
    def gives_rr(self) -> bool: ...

    @property
    def wave(self) -> Wave | None: ...

    @property
    def sample_rate_hz(self) -> float | None: ...

    @property
    def resolution_ms(self) -> float: ...

    @property
    def good(self) -> int:
        """How many frames or lines could be read."""
        ...

    @property
    def bad(self) -> int:
        """How many lines could not; of frames, the bytes outside of good ones divided by their length."""
        ...

    def feed(self, data: bytes) -> list[Decoded]:
        """Add the next bytes; returns what is complete with them, in order."""
        ...


MIN_BPM: Final = 20
MAX_BPM: Final = 300


def to_heart_rate(hr_bpm: int) -> list[Decoded]:
    """The heart rate, or nothing: boards send a rate that no heart has when they have none."""
    return [HeartRate(float(hr_bpm))] if MIN_BPM <= hr_bpm <= MAX_BPM else []


class ChangeFilter:
    """Passes on values that differ from the last one of their type that was passed on.

    Parameters
    ----------
    min_repeats
        How often in a row a value must come before it is passed on; more than once where no checksum
        protects it.
    """

    def __init__(self, min_repeats: int = 1) -> None:
        self._min_repeats = min_repeats
        self._reported: dict[type, Decoded] = {}
        self._latest: dict[type, tuple[Decoded, int]] = {}

    def new_only(self, values: Sequence[Decoded]) -> list[Decoded]:
        """The values that are new."""
        return [value for value in values if self._is_new(value)]

    def _is_new(self, value: Decoded) -> bool:
        kind = type(value)
        last, count = self._latest.get(kind, (None, 0))
        count = count + 1 if last == value else 1
        self._latest[kind] = value, count
        if count < self._min_repeats or self._reported.get(kind) == value:
            return False
        self._reported[kind] = value
        return True
