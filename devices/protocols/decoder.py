"""What a decoder of board bytes returns, and the interface that all decoders share.

Rule: a decoder reports what the device sent and nothing else. What it did not understand is counted, and
reported as lost where it was part of a waveform; nothing is filled in. Heart rate and contact, which
boards repeat with every frame or line, are reported only when they change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

Wave: TypeAlias = Literal["ecg", "pulse", "either"]
"""`either`: the device does not say which; its shape does."""


@dataclass(frozen=True, slots=True)
class DecodedInterval:
    """One heart beat: the RR interval before it. `raw` is the whole number the device sent."""

    rr_ms: float
    raw: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of a waveform, in the device's own units; they come in order."""

    value: int


@dataclass(frozen=True, slots=True)
class Lost:
    """So many samples of the waveform were sent here and not understood: time went on meanwhile."""

    samples: int


@dataclass(frozen=True, slots=True)
class HeartRate:
    """The heart rate that the device itself has found; told when it changes."""

    hr_bpm: float


@dataclass(frozen=True, slots=True)
class OnSkin:
    """Does the sensor touch? Told at the first word on it and when it changes."""

    on_skin: bool


Decoded: TypeAlias = DecodedInterval | Sample | Lost | HeartRate | OnSkin


@dataclass(frozen=True, slots=True)
class ProtocolInfo:
    """What can be said of a protocol before its first byte.

    `sample_rate_hz` is None where the device does not fix it: learn it from the arrivals. `gives_rr`
    says that intervals come from the device; otherwise they are found in its `wave`, or, without one,
    not at all. `resolution_ms` is how finely an interval is told or can be found.
    """

    name: str
    gives_rr: bool
    wave: Wave | None
    sample_rate_hz: float | None
    resolution_ms: float


class Decoder(Protocol):
    """Understands the bytes of one protocol. Total: any bytes at all, cut up anyhow, are no error."""

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
        """Frames or lines that were sound."""
        ...

    @property
    def bad(self) -> int:
        """Lines that were not; of frames, as many as the bytes that fit into none would have made."""
        ...

    def feed(self, data: bytes) -> list[Decoded]:
        """Take the next bytes and tell what is complete with them, in order."""
        ...


SLOWEST_BPM: Final = 20
FASTEST_BPM: Final = 300


def valid_rate_or_none(hr_bpm: int) -> list[Decoded]:
    """A rate that no heart has is how boards say that they have none."""
    return [HeartRate(float(hr_bpm))] if SLOWEST_BPM <= hr_bpm <= FASTEST_BPM else []


class ChangeFilter:
    """`times` is how often in a row it must be said to be believed, where nothing else protects it."""

    def __init__(self, times: int = 1) -> None:
        self._times = times
        self._told: dict[type, Decoded] = {}
        self._said: dict[type, tuple[Decoded, int]] = {}

    def new_only(self, said: Sequence[Decoded]) -> list[Decoded]:
        """What of it is not as it was told last."""
        return [word for word in said if self._is_new(word)]

    def _is_new(self, word: Decoded) -> bool:
        kind = type(word)
        last, often = self._said.get(kind, (None, 0))
        often = often + 1 if last == word else 1
        self._said[kind] = word, often
        if often < self._times or self._told.get(kind) == word:
            return False
        self._told[kind] = word
        return True
