"""Files of any origin, recognised by what is in them: our own recordings, and series of RR intervals.

Beats are kept as they were written: an interval of 0, below 0 or of 65535 is a beat like any other, and
judging it is not done here. What is not a number is counted and reported, never guessed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from trainer.errors import RecordingError
from trainer.events import MomentMarked
from trainer.files.messages import InFile
from trainer.files.text_file import TextFile, check_file, survey, to_printable
from trainer.formats import csv_cells
from trainer.formats.edf_import import is_edf, read_edf_beats
from trainer.formats.jsonl import parse_jsonl
from trainer.formats.messages import (
    EndMissing,
    EventsTableGiven,
    FileEndMissing,
    FileUnreadable,
    FromProgram,
    IntervalsBetweenMarks,
    IntervalsInSequence,
    IntervalsWithTimes,
    LinesWithoutNumber,
    MarkedMoments,
    NoIntervalsToImport,
    OtherAnnotations,
    OtherAnnotationsLeftOut,
    OutbreathRecording,
    RecordingTooLong,
)
from trainer.formats.recording_codec import DatedAnnotation
from trainer.formats.rr_series import (
    describe_columns,
    recording_from_beats,
    recording_from_table,
    refuse_too_many_gaps,
)
from trainer.formats.rr_table import UNIT_NAMES, read_columns
from trainer.formats.vendor_formats import VendorFormat, detect_vendor_format
from trainer.messages import Message
from trainer.recording import Recording

MAX_SESSION_S: Final = 30 * 86_400.0  # with its breaths; a series of beats may be longer
PACER_PHASE: Final = re.compile(r"[,;\t](inhale|hold full|exhale|hold empty)[,;\t]")


@dataclass(frozen=True, slots=True)
class ImportedRecording:
    """What was read from a file.

    Parameters
    ----------
    recording : Recording
        The beats, or all of a recording of ours.
    understood : tuple of Message
        How the file was understood.
    missing : Message or None
        What of it is not there, where the end of the file was cut off.
    kind, unit : str
        What the file was taken for, and the unit of its intervals.
    left_out : tuple of Message
        What was not read.
    paced_table : tuple of TextFile and str, or None
        A table of ours that has the pacer too, and the separator of its cells.
    annotations : tuple of DatedAnnotation
        What was added to the pause after it was over.
    """

    recording: Recording
    understood: tuple[Message, ...]
    missing: Message | None = None
    kind: str = "RR intervals"
    unit: str = "ms"
    left_out: tuple[Message, ...] = ()
    paced_table: tuple[TextFile, str] | None = None
    annotations: tuple[DatedAnnotation, ...] = ()


class SourceFile:
    """A file while its format is being found out: the text is surveyed once, and only if it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def text(self) -> TextFile:
        """Raises: RecordingError, where it is no text."""
        return survey(self.path)

    @cached_property
    def head(self) -> str:
        return self.text.head()

    @cached_property
    def vendor_format(self) -> VendorFormat | None:
        return detect_vendor_format(self.text)


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """How a file is recognised by what is in it, and how it is read.

    Both raise RecordingError, without the name of the file.
    """

    name: str
    is_match: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], ImportedRecording]


def read_recording(path: Path) -> Recording:
    """Read the recording in a file, whatever its kind, if all of it is there.

    Raises
    ------
    RecordingError
        The file cannot be opened, holds no recording, or was cut short; one sentence
        says what to do.
    """
    imported = read_file(path)
    if imported.missing is not None:
        raise RecordingError(FileEndMissing(to_printable(path.name), imported.missing))
    return imported.recording


def read_file(path: Path) -> ImportedRecording:
    """As `read_recording`, and say how the file was understood.

    Raises
    ------
    RecordingError
        The file cannot be opened, or holds no recording; one sentence says why.
    """
    check_file(path)
    try:
        source = SourceFile(path)
        known = next(each for each in IMPORT_FORMATS if each.is_match(source))
        return known.read(source)
    except RecordingError as exc:
        raise RecordingError(InFile(to_printable(path.name), exc.message)) from exc
    except (OSError, UnicodeDecodeError) as exc:  # it changed while it was read
        raise RecordingError(InFile(to_printable(path.name), FileUnreadable())) from exc


def _read_edf(source: SourceFile) -> ImportedRecording:
    beats = read_edf_beats(source.path)
    marks = [MomentMarked(round(t, 6)) for t in beats.marked]
    recording = recording_from_beats(
        beats.t,
        beats.rr_ms,
        to_printable(source.path.name),
        resolution_ms=beats.resolution_ms,
        others=marks,
        is_ours=beats.resolution_ms is not None,
    )
    count = beats.t.size
    found = IntervalsBetweenMarks(count) if beats.from_marks else IntervalsWithTimes(count, "ms")
    understood: list[Message] = [FromProgram("EDF+", found)]
    understood += [MarkedMoments(len(marks))] if marks else []
    understood += [OtherAnnotationsLeftOut(beats.others)] if beats.others else []
    left_out = (OtherAnnotations(beats.others),) if beats.others else ()
    return ImportedRecording(
        recording, tuple(understood), kind="EDF+ annotations", left_out=left_out
    )


def _read_jsonl(source: SourceFile) -> ImportedRecording:
    parsed = parse_jsonl(source.text.lines())
    events = parsed.recording.events
    refuse_too_many_gaps(events)
    latest = max((abs(event.t) for event in events), default=0.0)
    if parsed.recording.plan is not None and latest > MAX_SESSION_S:
        raise RecordingError(RecordingTooLong())
    return ImportedRecording(
        parsed.recording,
        (OutbreathRecording(len(events)),),
        None if parsed.is_complete else EndMissing(len(events)),
        kind="a recording of Outbreath",
        annotations=parsed.annotations,
    )


def _read_vendor_format(source: SourceFile) -> ImportedRecording:
    if source.vendor_format is None:
        raise RecordingError(NoIntervalsToImport())
    series = source.vendor_format.read(source.text.lines())
    recording = recording_from_beats(series.t, series.rr_ms, to_printable(source.path.name))
    found = IntervalsInSequence if series.t is None else IntervalsWithTimes
    return ImportedRecording(
        recording,
        (FromProgram(series.program, found(series.rr_ms.size, series.unit)), *series.left_out),
        kind=series.program,
        unit=series.unit,
        left_out=series.left_out,
    )


def _refuse_events_table(_: SourceFile) -> ImportedRecording:
    raise RecordingError(EventsTableGiven())


def _read_table(source: SourceFile) -> ImportedRecording:
    text = source.text
    columns = read_columns(text)
    layout = columns.layout
    kind = "RR intervals" if columns.t is None else "a table of RR intervals"
    is_paced = layout.is_ours and any(PACER_PHASE.search(block) for block in text.blocks())
    return ImportedRecording(
        recording_from_table(columns, to_printable(text.path.name)),
        describe_columns(columns),
        kind="a table of beats from Outbreath" if layout.is_ours else kind,
        unit=UNIT_NAMES[layout.rr_unit_ms],
        left_out=(LinesWithoutNumber(columns.skipped),) if columns.skipped else (),
        paced_table=(text, layout.separator or ",") if is_paced else None,
    )


# The first that matches reads the file; the last matches every text.
IMPORT_FORMATS: Final = (
    ImportFormat("EDF+", lambda source: is_edf(source.path), _read_edf),
    ImportFormat("jsonl", lambda source: source.head.startswith("{"), _read_jsonl),
    ImportFormat(
        "another program", lambda source: source.vendor_format is not None, _read_vendor_format
    ),
    ImportFormat(
        "events.csv",
        lambda source: source.head.startswith(csv_cells.EVENTS_HEADER),
        _refuse_events_table,
    ),
    ImportFormat("table", lambda _: True, _read_table),
)
