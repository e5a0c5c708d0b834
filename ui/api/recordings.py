"""Recordings of any origin: read from a file, made from intervals, or simulated."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final, Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from trainer.events import Event
from trainer.files.atomic_write import write_text_atomic
from trainer.files.text_file import to_printable
from trainer.formats.analysis_json import join_messages
from trainer.formats.jsonl import format_jsonl
from trainer.formats.messages import IntervalsInSequence, IntervalsWithTimes
from trainer.formats.reader import ImportedRecording, read_whole_file
from trainer.formats.tables.reading import ReadAs, ReadingChoice
from trainer.formats.tables.rr_series import recording_from_beats
from trainer.formats.tables.units import UNITS_BY_NAME
from trainer.hrv.tachogram import FloatArray, arrays_of
from trainer.plan import SessionPlan
from trainer.plugins.notices import take_notices
from ui.api.notices import warn_of
from ui.api.tables import ArrowColumn, ColumnKind, Table, parse_utc_moment
from ui.i18n.rendering import to_english

FROM_MEMORY: Final = "recording"
"""What bytes without a name are called."""
FROM_ARRAY: Final = "array"


class BinaryFile(Protocol):
    """An open file of bytes."""

    def read(self, size: int = ..., /) -> bytes: ...


FileSource: TypeAlias = "str | os.PathLike[str] | bytes | BinaryFile"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Recording:
    """A recording: its heartbeats, and whatever else happened.

    Made by `read`, `simulate`, `Recording.from_rr` and `Library.recording`; it never changes.

    Attributes
    ----------
    imported : ImportedRecording
        The recording as the rest of the program has it, and how its file was understood.

    Examples
    --------
    >>> recording = outbreath.simulate(1.0, seed=7)
    >>> recording
    <Recording simulated:seed=7: 70 beats in 60 s>
    >>> recording.rr_ms[:3]
    array([867., 865., 858.])
    """

    imported: ImportedRecording

    @classmethod
    def from_rr(
        cls, rr_ms: npt.ArrayLike, t_s: npt.ArrayLike | None = None, *, name: str = FROM_ARRAY
    ) -> Self:
        """Make a recording of RR intervals.

        Parameters
        ----------
        rr_ms : array_like
            Shape (n,), the intervals in ms, as they were measured: artifacts are found by `analyze`.
        t_s : array_like, optional
            Shape (n,), when each interval ended, in seconds. Without it one interval follows on the other.
        name : str
            What the recording is called.

        Raises
        ------
        ValueError
            The arrays are not of one dimension and length, or hold something that is no finite number.
        Error
            There are no intervals, or the times are beyond every measure.

        Examples
        --------
        >>> outbreath.Recording.from_rr([812.0, 790.0, 835.0]).t_s
        array([0.812, 1.602, 2.437])
        """
        rr = _as_series(rr_ms, "rr_ms")
        t = None if t_s is None else _as_series(t_s, "t_s")
        if t is not None and t.size != rr.size:
            raise ValueError(
                f"There are {rr.size} intervals but {t.size} times: give one for each."
            )
        recording = recording_from_beats(t, rr, name)
        message = IntervalsInSequence if t is None else IntervalsWithTimes
        return cls(ImportedRecording(recording, (message(rr.size, "ms"),)))

    @property
    def id(self) -> str:
        """The same for the same beats, whatever their file is called."""
        return self.imported.recording.id

    @property
    def name(self) -> str:
        """Where the beats come from, such as the name of the file or of the sensor."""
        return self.imported.recording.source

    @property
    def started(self) -> datetime | None:
        """When it began, with its zone; None where nobody knows."""
        return parse_utc_moment(self.imported.recording.started)

    @property
    def understood(self) -> str:
        """How the file was understood, in a sentence."""
        return join_messages(self.imported.understood, to_english)

    @property
    def plan(self) -> SessionPlan | None:
        """The plan of a recorded session; None for beats without a pacer."""
        return self.imported.recording.plan

    @property
    def events(self) -> Sequence[Event]:
        """All that happened, in order, as values of `outbreath.events`."""
        return self.imported.recording.events

    @property
    def t_s(self) -> FloatArray:
        """Shape (n,), when each beat was, in seconds from the beginning of the recording."""
        return arrays_of(self.events)[0].copy()

    @property
    def rr_ms(self) -> FloatArray:
        """Shape (n,), the interval that ended with each beat, in ms, as it was recorded."""
        return arrays_of(self.events)[1].copy()

    @property
    def beats(self) -> Table:
        """The beats as a table of `t_s` and `rr_ms`, as they were recorded."""
        return beats_table(*arrays_of(self.events))

    def save(self, path: "str | os.PathLike[str]", *, force: bool = False) -> None:
        """Write the recording, exact and complete, as lines of JSON that `read` and the program read.

        Parameters
        ----------
        path : path
            The file, usually with the suffix ``.jsonl``.
        force : bool
            Whether to replace a file that is there.

        Raises
        ------
        Error
            It is there already, or cannot be written.
        """
        lines = format_jsonl(self.imported.recording, self.imported.annotations, to_english)
        write_text_atomic(Path(path).expanduser(), lines, force=force)

    def to_dataframe(self, library: str | None = None) -> Any:
        """The beats as a dataframe, see `Table.to_dataframe`."""
        return self.beats.to_dataframe(library)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.beats.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        t = arrays_of(self.events)[0]
        long = f" in {t[-1]:.0f} s" if t.size else ""
        return f"<Recording {self.name}: {t.size} beats{long}>"


def beats_table(t: FloatArray, rr_ms: FloatArray, **more: ArrowColumn) -> Table:
    """A table of beats, with more columns beside."""
    return Table(
        {
            "t_s": ArrowColumn(ColumnKind.NUMBER, t.copy(), "s"),
            "rr_ms": ArrowColumn(ColumnKind.NUMBER, rr_ms.copy(), "ms"),
            **more,
        }
    )


def read(
    source: FileSource,
    *,
    read_as: str | None = None,
    column: str | int | None = None,
    unit: str | None = None,
    rate_hz: float | None = None,
) -> Recording:
    """Read a recording of any origin; its format is detected from its content.

    Parameters
    ----------
    source : path, bytes or file
        A file, what is in one, or one that is open for reading bytes. The formats are listed in
        ``formats.md``; ECG and pulse waves are searched for beats.
    read_as : {"rr", "beat-times", "heart-rate", "ecg", "ppg"}, optional
        What a table holds, if that is not clear from its numbers.
    column : str or int, optional
        The column to read, by its name or its number from 1 on.
    unit : {"ms", "s", "1/1024"}, optional
        Unit of the intervals or beat times.
    rate_hz : float, optional
        Samples a second of an ECG or pulse wave.

    Returns
    -------
    Recording
        Its beats as they are in the file; nothing is corrected yet.

    Raises
    ------
    Error
        The file cannot be opened, holds no recording, or was cut short. The text is one sentence that says
        what is wrong and what to do.
    ValueError
        An argument has a value that it cannot have.

    Examples
    --------
    >>> recording = outbreath.read(b"812\\n790\\n835\\n801\\n")
    >>> recording.rr_ms
    array([812., 790., 835., 801.])
    >>> recording.understood
    '4 RR intervals in ms, in sequence'
    """
    choice = _choice(read_as, column, unit, rate_hz)
    recording = _read(source, choice)
    warn_of(take_notices())
    return recording


def _read(source: FileSource, choice: ReadingChoice) -> Recording:
    if isinstance(source, str | os.PathLike):
        return _read_path(Path(source).expanduser(), choice)
    if not isinstance(source, bytes | bytearray | memoryview) and not hasattr(source, "read"):
        raise TypeError(
            f"A recording is read from a path, bytes or an open file, not from {type(source).__name__}."
        )
    with TemporaryDirectory(prefix="outbreath-") as folder:
        path = Path(folder) / FROM_MEMORY
        with path.open("xb") as file:
            _copy(source, file)
        return _named(_read_path(path, choice), source)


def _read_path(path: Path, choice: ReadingChoice) -> Recording:
    from devices.waveforms.records import find_beats

    return Recording(read_whole_file(path, choice, find_beats))


def _choice(
    read_as: str | None, column: str | int | None, unit: str | None, rate_hz: float | None
) -> ReadingChoice:
    if unit is not None and unit not in UNITS_BY_NAME:
        raise ValueError(f"{unit!r} is no unit of intervals: choose {', '.join(UNITS_BY_NAME)}.")
    if read_as is not None and read_as not in list(ReadAs):
        raise ValueError(f"{read_as!r} cannot be read: choose {', '.join(ReadAs)}.")
    if rate_hz is not None and not 0.0 < rate_hz < np.inf:
        raise ValueError(f"{rate_hz!r} is not a number of samples per second.")
    return ReadingChoice(
        None if read_as is None else ReadAs(read_as),
        None if column is None else str(column),
        None if unit is None else UNITS_BY_NAME[unit],
        rate_hz,
    )


def _named(recording: Recording, source: object) -> Recording:
    """The recording under the name of the open file that it was read from, if that has one."""
    name, stored = getattr(source, "name", None), recording.imported.recording
    if not isinstance(name, str) or stored.source != FROM_MEMORY:
        return recording
    stored = replace(stored, source=to_printable(Path(name).name))
    return Recording(replace(recording.imported, recording=stored))


def _copy(source: "bytes | BinaryFile", file: BinaryIO) -> None:
    if isinstance(source, bytes | bytearray | memoryview):
        file.write(source)
        return
    if isinstance(source.read(0), str):
        raise TypeError("The file is open as text: open it for reading bytes, with mode 'rb'.")
    copyfileobj(source, file)


def _as_series(values: npt.ArrayLike, name: str) -> FloatArray:
    array = np.array(values, dtype=np.float64)
    if array.ndim != 1:
        raise ValueError(f"{name} has {array.ndim} dimensions: give a series of numbers.")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds something that is no finite number: leave it out.")
    return array
