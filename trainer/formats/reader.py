"""Files of any origin, recognised by what is in them: our own recordings, and series of RR intervals.

Beats are kept as they were written: an interval of 0, below 0 or of 65535 is a beat like any other, and
judging it is not done here. What is not a number is counted and reported, never guessed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from trainer.errors import RecordingError
from trainer.event_series import EventSeries
from trainer.events import Event, MomentMarked, SourceChanged
from trainer.files.messages import InFile
from trainer.files.text_file import (
    MAX_FILE_BYTES,
    TextFile,
    check_file,
    check_size,
    to_printable,
)
from trainer.formats.codecs.recording_codec import DatedAnnotation
from trainer.formats.csv_text import cells as csv_cells
from trainer.formats.edf.annotations import EdfBeats, is_edf, read_edf_beats
from trainer.formats.edf.signal import read_edf_signal
from trainer.formats.figure_files import is_figure_table
from trainer.formats.import_formats import FORMATS, GENERAL_FORMATS
from trainer.formats.jsonl import parse_jsonl
from trainer.formats.messages import (
    BdfSignals,
    BeatsDetected,
    CalledSo,
    ChosenByPerson,
    ColumnTaken,
    EdfWithoutAnnotations,
    EndMissing,
    EventsTableGiven,
    FiguresGiven,
    FileEndMissing,
    FileOfProgramDamaged,
    FileUnreadable,
    FillsLeftOut,
    FormatDefines,
    FromProgram,
    HeartRatesTold,
    IntervalsBetweenMarks,
    IntervalsInSequence,
    IntervalsWithTimes,
    LinesWithoutNumber,
    MarkedMoments,
    NoBeatAnnotations,
    NoBeatsDetected,
    NoIntervalsToImport,
    OtherAnnotations,
    OtherAnnotationsLeftOut,
    OutbreathRecording,
    RecordingTooLong,
    SignalNotRead,
    WaveformInTable,
)
from trainer.formats.source_file import (
    MAX_STREAMED_BYTES,
    FileFormat,
    SourceFile,
    VendorSignal,
    VendorTable,
)
from trainer.formats.tables.evidence import MIN_PLAUSIBLE_FRACTION, plausible_fraction
from trainer.formats.tables.heart_rates import read_heart_rates
from trainer.formats.tables.reading import NO_CHOICE, ReadAs, ReadingChoice
from trainer.formats.tables.rr_series import (
    SOURCE,
    describe_columns,
    recording_from_beats,
    recording_from_table,
    refuse_too_many_gaps,
)
from trainer.formats.tables.sample import words_of
from trainer.formats.tables.signal import Signal, read_signal
from trainer.formats.tables.table import Columns, read_columns
from trainer.formats.tables.units import UNIT_NAMES, FloatArray
from trainer.formats.tables.words import ECG_WORDS, PULSE_WORDS
from trainer.formats.vendor_series import VendorSeries
from trainer.formats.vendors import json_document
from trainer.messages import Message
from trainer.plugins import entry_points
from trainer.recording import Recording

MAX_INTERVAL_MS: Final = 1e9  # written somewhere between beats, and no interval
MAX_DOUBTFUL_FRACTION: Final = 0.75  # of the beats detected; a signal with more of them is no heart
OUR_PROGRAM: Final = "Outbreath"
MAX_TIME_S: Final = 1e13
MAX_SESSION_S: Final = 30 * 86_400.0  # with its breaths; a series of beats may be longer
OURS: Final = re.compile(r'\{\s*"outbreath"|\W*t_s\W+(?:rr_ms|event)\b')
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
    reading : str or None
        How a table was read, as `--read-as` names it.
    reasons : tuple of Message
        What spoke for that reading.
    column : str or None
        The column that was read.
    """

    recording: Recording
    understood: tuple[Message, ...]
    missing: Message | None = None
    kind: str = "RR intervals"
    unit: str = "ms"
    left_out: tuple[Message, ...] = ()
    paced_table: tuple[TextFile, str] | None = None
    annotations: tuple[DatedAnnotation, ...] = ()
    reading: str | None = None
    reasons: tuple[Message, ...] = ()
    column: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DetectedBeats:
    """Beats found in a signal.

    Parameters
    ----------
    t, rr_ms : array
        Shape (n,), when each interval ended (s from the first sample on), and how long it was.
    doubtful : int
        How many beats were found whose interval cannot be trusted; they are left out.
    resolution_ms : float
        How finely the intervals are told.
    """

    t: FloatArray
    rr_ms: FloatArray
    doubtful: int
    resolution_ms: float


FindBeats: TypeAlias = Callable[[Signal], DetectedBeats]
"""Finds the beats in the samples of a signal. The detectors are beyond this package, so they are given."""


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """How a file is recognised by what is in it, and how it is read.

    Both raise RecordingError, without the name of the file.
    """

    name: str
    is_match: Callable[[SourceFile], bool]
    read: Callable[[SourceFile, FindBeats | None], ImportedRecording]


def read_recording(path: Path) -> Recording:
    """Read the recording in a file, whatever its kind, if all of it is there.

    Raises
    ------
    RecordingError
        The file cannot be opened, holds no recording, or was cut short; one sentence
        says what to do.
    """
    return read_whole_file(path).recording


def read_whole_file(
    path: Path, choice: ReadingChoice = NO_CHOICE, find_beats: FindBeats | None = None
) -> ImportedRecording:
    """As `read_file`, and refuse a file that was cut short.

    Raises
    ------
    RecordingError
        As `read_file`, or the end of the file is missing.
    """
    imported = read_file(path, choice, find_beats)
    if imported.missing is not None:
        raise RecordingError(FileEndMissing(to_printable(path.name), imported.missing))
    return imported


def read_file(
    path: Path, choice: ReadingChoice = NO_CHOICE, find_beats: FindBeats | None = None
) -> ImportedRecording:
    """As `read_recording`, and say how the file was understood.

    Parameters
    ----------
    choice
        What a person said of it; then it is read as a table.
    find_beats
        Finds the beats in a raw ECG or pulse wave; without it such a file is refused.

    Raises
    ------
    RecordingError
        The file cannot be opened, or holds no recording; one sentence says why.
    """
    check_file(path, MAX_STREAMED_BYTES)
    try:
        source = SourceFile(path, choice)
        vendor = _find_format(source)
        is_chosen = choice != NO_CHOICE
        if vendor is not None and not (is_chosen and vendor.is_table and not source.zip_names):
            return _read_file_format(source, vendor, find_beats)
        if is_chosen and not is_edf(source.path):
            return _read_table(source, source.text, find_beats)
        known = next(each for each in IMPORT_FORMATS if each.is_match(source))
        return known.read(source, find_beats)
    except RecordingError as exc:
        raise RecordingError(InFile(to_printable(path.name), exc.message)) from exc
    except (OSError, UnicodeDecodeError) as exc:  # it changed while it was read
        raise RecordingError(InFile(to_printable(path.name), FileUnreadable())) from exc


def _find_format(source: SourceFile) -> FileFormat | None:
    """The format of another program, or else of a plug-in; None where the file is read as text."""
    own = next((each for each in FORMATS if each.is_match(source)), None)
    if source.choice != NO_CHOICE or not (own is None or own in GENERAL_FORMATS):
        return own
    if not entry_points.installed(entry_points.FORMATS):
        return own
    from trainer.formats.plugin_formats import find_plugin_format

    plugin = find_plugin_format(source)
    return own if plugin is None or _is_known(source, own) else plugin


def _is_known(source: SourceFile, own: FileFormat | None) -> bool:
    """Whether the file is ours, or in a format that is known by all of it: no plug-in may stand in for it."""
    if is_edf(source.path) or OURS.match(source.first_text):
        return True
    if own is json_document.FORMAT:
        return json_document.is_of_known_program(source)
    try:
        return source.text_format is not None
    except RecordingError:  # no text
        return False


def _read_file_format(
    source: SourceFile, vendor: FileFormat, find_beats: FindBeats | None
) -> ImportedRecording:
    """What a format of another program holds: intervals, a signal, or a table that is to be weighed."""
    check_size(source.path, vendor.most_bytes)
    with np.errstate(all="ignore"):  # a damaged number may be beyond every measure
        contents = vendor.read(source)
    if isinstance(contents, VendorSeries):
        return _from_plausible(source, contents)
    if isinstance(contents, VendorSignal):
        return _from_vendor_signal(source, contents, find_beats)
    return _from_vendor_table(source, contents, find_beats)


def _from_vendor_signal(
    source: SourceFile, contents: VendorSignal, find_beats: FindBeats | None
) -> ImportedRecording:
    reasons = (FormatDefines(contents.program),)
    imported = _from_signal(source, contents.signal, reasons, find_beats)
    understood = _name_program(contents.program, imported.understood)
    return replace(
        imported,
        recording=replace(imported.recording, started=contents.started),
        understood=(*understood, *contents.left_out),
        missing=EndMissing(len(imported.recording.events)) if contents.is_cut_short else None,
        kind=contents.program,
        left_out=contents.left_out,
    )


def _from_vendor_table(
    source: SourceFile, contents: VendorTable, find_beats: FindBeats | None
) -> ImportedRecording:
    imported = _read_table(source, contents.text, find_beats)
    understood = _name_program(contents.program, imported.understood)
    return replace(imported, understood=understood, kind=contents.program)


def _name_program(program: str, understood: tuple[Message, ...]) -> tuple[Message, ...]:
    return (FromProgram(program, understood[0]), *understood[1:])


def _read_edf(source: SourceFile, find_beats: FindBeats | None) -> ImportedRecording:
    """The beats of the annotations, or else of the ECG."""
    check_size(source.path, MAX_FILE_BYTES)
    try:
        return _from_edf_beats(source, read_edf_beats(source.path))
    except RecordingError as exc:
        if not isinstance(exc.message, EdfWithoutAnnotations | NoBeatAnnotations | BdfSignals):
            raise
        signal = read_edf_signal(source)
        if signal is None:
            raise
    return _from_vendor_signal(source, signal, find_beats)


def _from_edf_beats(source: SourceFile, beats: EdfBeats) -> ImportedRecording:
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
    message = IntervalsBetweenMarks(count) if beats.from_marks else IntervalsWithTimes(count, "ms")
    understood: list[Message] = [FromProgram("EDF+", message)]
    understood += [MarkedMoments(len(marks))] if marks else []
    understood += [OtherAnnotationsLeftOut(beats.others)] if beats.others else []
    left_out = (OtherAnnotations(beats.others),) if beats.others else ()
    return ImportedRecording(
        replace(recording, started=beats.started),
        tuple(understood),
        kind="EDF+ annotations",
        left_out=left_out,
        reading=str(ReadAs.BEAT_TIMES if beats.from_marks else ReadAs.RR),
        reasons=(FormatDefines("EDF+"),),
    )


def _read_jsonl(source: SourceFile, _: FindBeats | None) -> ImportedRecording:
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


def _read_text_format(source: SourceFile, _: FindBeats | None) -> ImportedRecording:
    if source.text_format is None:
        raise RecordingError(NoIntervalsToImport())
    return _from_plausible(source, source.text_format.read(source.text.lines()))


def _from_plausible(source: SourceFile, series: VendorSeries) -> ImportedRecording:
    """Raises: RecordingError, where too many of the intervals are none of a heart."""
    if plausible_fraction(series.rr_ms) < MIN_PLAUSIBLE_FRACTION:
        raise RecordingError(FileOfProgramDamaged(series.program))
    return _from_series(source, series)


def _without_impossible(series: VendorSeries) -> VendorSeries:
    """Without numbers that no clock and no heart can have: a damaged file holds some."""
    t = series.rr_ms if series.t is None else series.t
    is_possible = (np.abs(series.rr_ms) < MAX_INTERVAL_MS) & (np.abs(t) < MAX_TIME_S)
    lost = int(np.count_nonzero(~is_possible))
    if not lost:
        return series
    return replace(
        series,
        rr_ms=series.rr_ms[is_possible],
        t=None if series.t is None else series.t[is_possible],
        left_out=(*series.left_out, FillsLeftOut(lost)),
    )


def _from_series(source: SourceFile, series: VendorSeries) -> ImportedRecording:
    series = _without_impossible(series)
    beats = recording_from_beats(
        series.t,
        series.rr_ms,
        to_printable(source.path.name),
        resolution_ms=series.resolution_ms,
    )
    recording = replace(beats, started=series.started)
    message_type = IntervalsInSequence if series.t is None else IntervalsWithTimes
    return ImportedRecording(
        recording,
        (
            FromProgram(series.program, message_type(series.rr_ms.size, series.unit)),
            *series.left_out,
        ),
        series.missing,
        kind=series.program,
        unit=series.unit,
        left_out=series.left_out,
        reading=str(ReadAs.RR),
        reasons=(FormatDefines(series.program),),
    )


def _refuse_events_table(_: SourceFile, __: FindBeats | None) -> ImportedRecording:
    raise RecordingError(EventsTableGiven())


def _read_text_table(source: SourceFile, find_beats: FindBeats | None) -> ImportedRecording:
    return _read_table(source, source.text, find_beats)


def _read_table(
    source: SourceFile, text: TextFile, find_beats: FindBeats | None
) -> ImportedRecording:
    if source.choice.read_as in (ReadAs.ECG, ReadAs.PPG):
        return _read_signal(source, text, find_beats)
    if source.choice.read_as is ReadAs.HEART_RATE:
        return _read_heart_rates(source, text)
    if source.choice == NO_CHOICE and is_figure_table(text.head()):
        raise RecordingError(FiguresGiven())
    try:
        columns = read_columns(text, source.choice)
    except RecordingError as exc:
        if find_beats is None or not _is_named_signal(exc.message):
            raise
        return _read_signal(source, text, find_beats)
    return _from_columns(text, columns)


def _is_named_signal(message: Message) -> bool:
    """Whether a table was refused because it holds a signal, which is called so and whose rate is told."""
    return isinstance(message, WaveformInTable) and bool(
        words_of(message.column) & (ECG_WORDS | PULSE_WORDS)
    )


def _read_signal(
    source: SourceFile, text: TextFile, find_beats: FindBeats | None
) -> ImportedRecording:
    """The beats of a raw ECG or pulse wave, detected here."""
    if find_beats is None:
        raise RecordingError(SignalNotRead())
    chosen = ChosenByPerson() if source.choice.read_as else CalledSo()
    return _from_signal(source, read_signal(text, source.choice), (chosen,), find_beats)


def _from_signal(
    source: SourceFile,
    signal: Signal,
    reasons: tuple[Message, ...],
    find_beats: FindBeats | None,
) -> ImportedRecording:
    if find_beats is None:
        raise RecordingError(SignalNotRead())
    beats = find_beats(signal)
    if not beats.rr_ms.size or beats.doubtful > MAX_DOUBTFUL_FRACTION * beats.rr_ms.size:
        raise RecordingError(NoBeatsDetected())
    detected = BeatsDetected(int(beats.rr_ms.size), beats.doubtful, signal.rate_hz)
    return ImportedRecording(
        recording_from_beats(
            beats.t,
            beats.rr_ms,
            to_printable(source.path.name),
            resolution_ms=round(beats.resolution_ms, 4),
        ),
        (detected, ColumnTaken(signal.column, reasons)),
        kind="a raw ECG" if signal.wave is ReadAs.ECG else "a raw pulse wave",
        reading=str(signal.wave),
        reasons=(detected, *reasons),
        column=signal.column,
    )


def _read_heart_rates(source: SourceFile, text: TextFile) -> ImportedRecording:
    """The rates as they were told; there are no beats."""
    column, rates = read_heart_rates(text, source.choice)
    if not rates:
        raise RecordingError(NoIntervalsToImport())
    name = to_printable(source.path.name)
    digest = sha256(repr(rates).encode()).hexdigest()
    events: tuple[Event, ...] = (SourceChanged(0.0, SOURCE, 1.0), *rates)
    message = HeartRatesTold(len(rates))
    return ImportedRecording(
        Recording(f"import-{digest[:12]}", None, name, None, None, EventSeries(events)),
        (message, ColumnTaken(column, (ChosenByPerson(),))),
        kind="heart rates",
        unit="1/min",
        reading=str(ReadAs.HEART_RATE),
        reasons=(ChosenByPerson(),),
        column=column,
    )


def _from_columns(text: TextFile, columns: Columns) -> ImportedRecording:
    reading = columns.reading
    kind = "RR intervals" if columns.t is None else "a table of RR intervals"
    if reading.meaning is ReadAs.BEAT_TIMES:
        kind = "beat times"
    is_paced = columns.is_ours and any(PACER_PHASE.search(block) for block in text.blocks())
    left_out = [LinesWithoutNumber(columns.skipped)] if columns.skipped else []
    return ImportedRecording(
        recording_from_table(columns, to_printable(text.path.name)),
        describe_columns(columns),
        kind="a table of beats from Outbreath" if columns.is_ours else kind,
        unit=UNIT_NAMES.get(reading.unit_ms, "ms"),
        left_out=tuple(left_out),
        paced_table=(text, columns.form.separator or ",") if is_paced else None,
        reading=str(reading.meaning),
        reasons=(FormatDefines(OUR_PROGRAM),) if columns.is_ours else reading.reasons,
        column=reading.name,
    )


# Behind `FORMATS` of other programs. The first that matches reads the file; the last matches every text.
IMPORT_FORMATS: Final = (
    ImportFormat("EDF+", lambda source: is_edf(source.path), _read_edf),
    ImportFormat("jsonl", lambda source: source.head.startswith("{"), _read_jsonl),
    ImportFormat(
        "another program", lambda source: source.text_format is not None, _read_text_format
    ),
    ImportFormat(
        "events.csv",
        lambda source: source.head.replace(";", ",").startswith(csv_cells.EVENTS_HEADER),
        _refuse_events_table,
    ),
    ImportFormat("table", lambda _: True, _read_text_table),
)
