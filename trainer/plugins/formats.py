"""File formats of plug-ins. `trainer.formats.plugin_formats` reads files by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from trainer.plugins import entry_points
from trainer.plugins.discovery import PluginGroup


@dataclass(frozen=True, slots=True, eq=False)
class RecordedIntervals:
    """The RR intervals in a file.

    Attributes
    ----------
    rr_ms : sequence of float
        Shape (n,), in ms, oldest first, as they stand in the file: nothing is corrected or filled in.
    t_s : sequence of float, optional
        Shape (n,), when each interval ended, in seconds. None: each follows the one before it.
    started : str, optional
        The moment of 0 seconds, as ISO 8601 with its zone, where the file has it.
    resolution_ms : float, optional
        Resolution of the intervals in ms, where the format says so.
    """

    rr_ms: Sequence[float]
    t_s: Sequence[float] | None = None
    started: str | None = None
    resolution_ms: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RecordedWave:
    """The samples of an ECG or a pulse wave in a file, of which Outbreath finds the beats.

    Attributes
    ----------
    samples : sequence of float
        Shape (n,), in any unit; NaN where a sample is missing.
    rate_hz : float
        Samples per second.
    wave : str
        "ecg" or "pulse".
    started : str, optional
        The moment of the first sample, as ISO 8601 with its zone, where the file has it.
    """

    samples: Sequence[float]
    rate_hz: float
    wave: Literal["ecg", "pulse"]
    started: str | None = None


class FormatPlugin(Protocol):
    """A file format.

    An entry point of the group `outbreath.formats` names a class that takes no arguments, or an object.
    Plug-ins are asked about files that are neither Outbreath's nor of a program that it knows.
    """

    @property
    def label(self) -> str:
        """Name of the program or device that writes such files."""

    def is_match(self, first: bytes) -> bool:
        """Decide by the first 4096 bytes, unpacked, whether a file is in this format."""

    def read(self, path: Path) -> RecordedIntervals | RecordedWave:
        """Read a file.

        Raises
        ------
        PluginError
            It cannot be read; its text says why.
        """


FORMAT_PLUGINS: Final[PluginGroup[FormatPlugin]] = PluginGroup(
    entry_points.FORMATS, "format", ("label", "is_match", "read")
)
