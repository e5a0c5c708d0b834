"""What the sensor of a plug-in reports, and the interface of such a plug-in.

A plug-in is plain blocking code: it runs in a thread of its own, so that it can hold up nothing. It reports
what arrives as it arrives; when each beat happened is decided by Outbreath.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from trainer.plugins import entry_points
from trainer.plugins.discovery import PluginGroup


@dataclass(frozen=True, slots=True)
class FoundSensor:
    """A sensor that can be connected now.

    Attributes
    ----------
    address : str
        What `SourcePlugin.read` opens it by; it stands behind the colon of `--source NAME:ADDRESS`.
    label : str
        What it is called.
    """

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Intervals:
    """The RR intervals that just arrived together, such as those of one packet.

    Attributes
    ----------
    rr_ms : sequence of float
        In ms, oldest first, as the sensor measured them.
    resolution_ms : float
        Resolution of the sensor, in ms.
    """

    rr_ms: Sequence[float]
    resolution_ms: float = 1.0


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of an ECG or a pulse wave that just arrived; Outbreath finds the beats in them.

    Attributes
    ----------
    values : sequence of int
        In any unit, oldest first.
    rate_hz : float
        Samples per second. It stays the same, and so does the kind of wave.
    wave : str
        "ecg" or "pulse".
    """

    values: Sequence[int]
    rate_hz: float
    wave: Literal["ecg", "pulse"]


@dataclass(frozen=True, slots=True)
class HeartRate:
    """The heart rate as the sensor itself tells it, for one that sends neither intervals nor a wave."""

    bpm: float


@dataclass(frozen=True, slots=True)
class SkinContact:
    """Whether the sensor touches the skin."""

    is_good: bool


@dataclass(frozen=True, slots=True)
class Battery:
    """The charge of the sensor's battery, in percent."""

    percent: int


Reading: TypeAlias = Intervals | Samples | HeartRate | SkinContact | Battery
"""What a sensor may report."""


class SourcePlugin(Protocol):
    """A kind of sensor, opened by `--source NAME:ADDRESS`.

    An entry point of the group `outbreath.sources` names a class that takes no arguments, or an object;
    its name is the NAME. One that begins with "demo-" is a demonstration: its sessions are in no trend.
    """

    @property
    def label(self) -> str:
        """What the kind of sensor is called."""

    def find(self, seconds: float) -> Iterable[FoundSensor]:
        """Search for sensors, for so many seconds at most.

        Raises
        ------
        PluginError
            Something keeps them from being found; its text says what to do.
        """

    def read(self, address: str, stop: threading.Event) -> Iterator[Reading]:
        """Connect to a sensor and yield what it reports, as it arrives, until `stop` is set.

        The iterator may block. It should look at `stop` at least once a second, and is closed at the end.
        Where it ends or raises although `stop` is not set, the connection counts as lost, and `read` is
        called again some seconds later.

        Raises
        ------
        PluginError
            It cannot be connected; its text says what to do.
        """


SOURCE_PLUGINS: Final[PluginGroup[SourcePlugin]] = PluginGroup(
    entry_points.SOURCES,
    "sensor",
    ("label", "find", "read"),
    frozenset({"none", "simulated", "replay", "ble", "serial", "lsl"}),
)
