"""Files of any origin, recognised by what is in them: our own recordings, and series of RR intervals.

Beats are kept as they were written: an interval of 0, below 0 or of 65535 is a beat like any other, and
judging it is not done here. What is not a number is counted and told of, never guessed.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer.errors import RecordingError
from trainer.events import MomentMarked
from trainer.files.text_file import TextFile, check, shown, survey
from trainer.formats import csv_cells
from trainer.formats.edf_import import is_edf, read_edf_beats
from trainer.formats.jsonl import parse_jsonl
from trainer.formats.recording_codec import DatedAnnotation
from trainer.formats.rr_series import (
    describe_columns,
    recording_from_beats,
    recording_from_table,
    refuse_hollow,
)
from trainer.formats.rr_table import UNIT_NAMES, read_columns
from trainer.formats.vendor_formats import VendorSeries, detect_vendor_format
from trainer.recording import Recording

LONGEST_SESSION_S: Final = 30 * 86_400.0  # with its breaths; a series of beats may be longer
PACED: Final = re.compile(r"[,;\t](inhale|hold full|exhale|hold empty)[,;\t]")


@dataclass(frozen=True, slots=True)
class ImportedRecording:
    """What a file held, and in words for the person how it was understood.

    `missing` says what of it is not there, when the end of the file was cut off; None otherwise.
    `kind` is what the file was taken for, `unit` that of its intervals, `left_out` what was not taken.
    `paced_table` is the file with a table of ours that tells of the pacer too, and what parts its cells.
    """

    recording: Recording
    understood: str
    missing: str | None = None
    kind: str = "RR intervals"
    unit: str = "ms"
    left_out: tuple[str, ...] = ()
    paced_table: tuple[TextFile, str] | None = None
    annotations: tuple[DatedAnnotation, ...] = ()
    """What was told of the pause after it was over."""


def read_recording(path: Path) -> Recording:
    """Read the recording in a file, whatever its kind, if all of it is there.

    Raises:
        RecordingError: the file cannot be opened, holds no recording, or was cut short; one sentence
            says what to do.
    """
    imported = read_file(path)
    if imported.missing is not None:
        raise RecordingError(
            f"{shown(path.name)}: {imported.missing} `outbreath import` keeps them."
        )
    return imported.recording


def read_file(path: Path) -> ImportedRecording:
    """As `read_recording`, and tell how the file was understood.

    Raises:
        RecordingError: the file cannot be opened, or holds no recording; one sentence says why.
    """
    check(path)
    try:
        if is_edf(path):
            return _from_edf(path)
        return _from_text(survey(path))
    except RecordingError as exc:
        raise RecordingError(f"{shown(path.name)}: {exc}") from exc
    except (OSError, UnicodeDecodeError) as exc:  # it changed while it was read
        raise RecordingError(f"{shown(path.name)}: it cannot be read: try again.") from exc


def _from_text(text: TextFile) -> ImportedRecording:
    name = shown(text.path.name)
    if text.head().startswith("{"):
        return _from_jsonl(text)
    series = detect_vendor_format(text)
    if series is not None:
        return _from_series(series, name)
    return _from_table(text, name)


def _from_series(series: VendorSeries, name: str) -> ImportedRecording:
    recording = recording_from_beats(series.t, series.rr_ms, name)
    times = "with their times" if series.t is not None else "one after the other"
    words = f"{series.program}: {series.rr_ms.size} RR intervals in {series.unit}, {times}"
    return ImportedRecording(
        recording,
        "; ".join((words, *series.left_out)),
        kind=series.program,
        unit=series.unit,
        left_out=series.left_out,
    )


def _from_table(text: TextFile, name: str) -> ImportedRecording:
    if text.head().startswith(csv_cells.EVENTS_HEADER):
        raise RecordingError(
            "it is the table of what happened beside the beats: take the session's jsonl or beats.csv."
        )
    columns = read_columns(text)
    layout = columns.layout
    kind = "RR intervals" if columns.t is None else "a table of RR intervals"
    is_paced = layout.is_ours and any(PACED.search(block) for block in text.blocks())
    return ImportedRecording(
        recording_from_table(columns, name),
        describe_columns(columns),
        kind="a table of beats from Outbreath" if layout.is_ours else kind,
        unit=UNIT_NAMES[layout.rr_unit_ms],
        left_out=(f"{columns.skipped} lines without a number",) if columns.skipped else (),
        paced_table=(text, layout.separator or ",") if is_paced else None,
    )


def _from_edf(path: Path) -> ImportedRecording:
    told = read_edf_beats(path)
    marks = [MomentMarked(round(t, 6)) for t in told.marked]
    recording = recording_from_beats(
        told.t,
        told.rr_ms,
        shown(path.name),
        resolution_ms=told.grain_ms,
        others=marks,
        is_ours=told.grain_ms is not None,
    )
    how = "between the beats that are marked" if told.from_marks else "with their times"
    left_out = (f"{told.others} other annotations",) if told.others else ()
    words = f"EDF+: {told.t.size} RR intervals in ms, {how}"
    words += f"; {len(marks)} marked moments" if marks else ""
    words += f"; {left_out[0]} were left out" if left_out else ""
    return ImportedRecording(recording, words, kind="EDF+ annotations", left_out=left_out)


def _from_jsonl(text: TextFile) -> ImportedRecording:
    reading = parse_jsonl(text.lines())
    events = reading.recording.events
    refuse_hollow(events)
    latest = max((abs(event.t) for event in events), default=0.0)
    if reading.recording.plan is not None and latest > LONGEST_SESSION_S:
        raise RecordingError("it would be a session of more than a month: look at its times.")
    words = f"a recording of Outbreath with {len(events)} events"
    missing = f"The end of the file is missing: the first {len(events)} events could be read."
    kind = "a recording of Outbreath"
    missed = None if reading.is_complete else missing
    return ImportedRecording(
        reading.recording, words, missed, kind, annotations=reading.annotations
    )
