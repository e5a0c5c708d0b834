"""Files of any origin, recognised by what is in them: our own recordings, and series of RR intervals.

Beats are kept as they were written: an interval of 0, below 0 or of 65535 is a beat like any other, and
judging it is not done here. What is not a number is counted and told of, never guessed.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from gzip import GzipFile
from io import BytesIO, StringIO
from pathlib import Path
from stat import S_ISREG
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.events import MomentMarked
from trainer.library import events_csv
from trainer.library.edf_read import is_edf, read_beats
from trainer.library.jsonl import loads
from trainer.library.later_json import Written
from trainer.library.other_programs import Series, recognised
from trainer.library.rr_series import recording_from, recording_of, understood
from trainer.library.rr_table import UNIT_NAMES, read_columns
from trainer.recording import Recording

LARGEST_FILE_BYTES: Final = 64_000_000
LARGEST_TEXT_BYTES: Final = 256_000_000  # once decompressed
MOST_LINES: Final = 2_000_100  # two million beats and a header
GZIP: Final = b"\x1f\x8b"
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
ZIP: Final = b"PK\x03\x04"
PACED: Final = re.compile(r"[,;\t](inhale|hold full|exhale|hold empty)[,;\t]")
NO_TEXT: Final = (
    "it is no text: choose a CSV or text file with RR intervals, EDF+, or a jsonl of ours."
)
CONTROL_BYTES: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held, and in words for the person how it was understood.

    `missing` says what of it is not there, when the end of the file was cut off; None otherwise.
    `kind` is what the file was taken for, `unit` that of its intervals, `left_out` what was not taken.
    `paced_table` is the text of a table of ours that tells of the pacer too, and what parts its cells.
    """

    recording: Recording
    understood: str
    missing: str | None = None
    kind: str = "RR intervals"
    unit: str = "ms"
    left_out: tuple[str, ...] = ()
    paced_table: tuple[str, str] | None = None
    later: tuple[Written, ...] = ()
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


def read_file(path: Path) -> Imported:
    """As `read_recording`, and tell how the file was understood.

    Raises:
        RecordingError: the file cannot be opened, or holds no recording; one sentence says why.
    """
    data = _content(path)
    try:
        if is_edf(data):
            return _from_edf(data, shown(path.name))
        text = _decoded(data).lstrip()
        _refuse_endless(text)
        return _from_text(text, shown(path.name))
    except RecordingError as exc:
        raise RecordingError(f"{shown(path.name)}: {exc}") from exc


def _from_text(text: str, name: str) -> Imported:
    if text.startswith("{"):
        return _from_jsonl(text)
    series = recognised(text)
    if series is not None:
        return _from_series(series, name)
    return _from_table(text, name)


def _from_series(series: Series, name: str) -> Imported:
    recording = recording_from(series.t, series.rr_ms, name)
    times = "with their times" if series.t is not None else "one after the other"
    words = f"{series.program}: {series.rr_ms.size} RR intervals in {series.unit}, {times}"
    return Imported(
        recording,
        "; ".join((words, *series.left_out)),
        kind=series.program,
        unit=series.unit,
        left_out=series.left_out,
    )


def _from_table(text: str, name: str) -> Imported:
    if text.lstrip("\ufeff").startswith(events_csv.HEADER):
        raise RecordingError(
            "it is the table of what happened beside the beats: take the session's jsonl or beats.csv."
        )
    columns = read_columns(text)
    layout = columns.layout
    kind = "RR intervals" if columns.t is None else "a table of RR intervals"
    is_paced = layout.is_ours and PACED.search(text) is not None
    return Imported(
        recording_of(columns, name),
        understood(columns),
        kind="a table of beats from Outbreath" if layout.is_ours else kind,
        unit=UNIT_NAMES[layout.rr_unit_ms],
        left_out=(f"{columns.skipped} lines without a number",) if columns.skipped else (),
        paced_table=(text, layout.separator or ",") if is_paced else None,
    )


def _from_edf(data: bytes, name: str) -> Imported:
    told = read_beats(data)
    marks = [MomentMarked(round(t, 6)) for t in told.marked]
    recording = recording_from(
        np.array(told.t),
        np.array(told.rr_ms),
        name,
        resolution_ms=told.grain_ms,
        others=marks,
        is_ours=told.grain_ms is not None,
    )
    how = "between the beats that are marked" if told.from_marks else "with their times"
    left_out = (f"{told.others} other annotations",) if told.others else ()
    words = f"EDF+: {len(told.t)} RR intervals in ms, {how}"
    words += f"; {len(marks)} marked moments" if marks else ""
    words += f"; {left_out[0]} were left out" if left_out else ""
    return Imported(recording, words, kind="EDF+ annotations", left_out=left_out)


def _from_jsonl(text: str) -> Imported:
    reading = loads(StringIO(text, newline="\n"))
    events = len(reading.recording.events)
    words = f"a recording of Outbreath with {events} events"
    missing = f"The end of the file is missing: the first {events} events could be read."
    kind = "a recording of Outbreath"
    missed = None if reading.whole else missing
    return Imported(reading.recording, words, missed, kind, later=reading.later)


def shown(name: object) -> str:
    """A name of a file on one line, and nothing in it that could harm a terminal.

    >>> shown("a\\x1b[31m\\nb.csv")
    'a?[31m?b.csv'
    """
    return "".join(c if c.isprintable() else "?" for c in str(name))


def _refuse_endless(text: str) -> None:
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise RecordingError("it has more than 2 million lines: cut it into shorter recordings.")


def _content(path: Path) -> bytes:
    """What the file holds, unpacked.

    Raises:
        RecordingError: missing, a folder, no permission, no name of a file, too large, empty or cut
            short.
    """
    try:
        data = _bytes(path)
    except OSError as exc:
        raise RecordingError(f"{shown(path)} cannot be opened: {exc.strerror or exc}.") from exc
    except ValueError as exc:  # NUL, or half a character: no system call takes it
        raise RecordingError(
            f"{shown(path)} is no name that a file can have: choose a file with a recording."
        ) from exc
    if data.startswith(GZIP):
        data = _decompressed(data, shown(path.name))
    if data.startswith(ZIP):
        raise RecordingError(
            f"{shown(path.name)} is a zip archive: unpack it and import what is in it."
        )
    if not data.strip():
        raise RecordingError(f"{shown(path.name)} is empty: choose another file.")
    return data


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not S_ISREG(found.st_mode):
        kind = "a folder" if path.is_dir() else "no ordinary file"
        raise RecordingError(f"{shown(path)} is {kind}: choose a file with a recording.")
    if found.st_size > LARGEST_FILE_BYTES:
        raise RecordingError(_too_large(shown(path.name), LARGEST_FILE_BYTES))
    with path.open("rb") as file:
        return file.read(LARGEST_FILE_BYTES)


def _decompressed(data: bytes, name: str) -> bytes:
    """Unpack no more than may be, so that a bomb is refused before it fills the memory."""
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            unpacked = file.read(LARGEST_TEXT_BYTES + 1)
    except (EOFError, OSError, zlib.error) as exc:
        raise RecordingError(
            f"{name} is damaged or cut short and cannot be unpacked: get another copy."
        ) from exc
    if len(unpacked) > LARGEST_TEXT_BYTES:
        raise RecordingError(_too_large(name, LARGEST_TEXT_BYTES))
    return unpacked


def _decoded(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RecordingError(NO_TEXT)


def _encodings(data: bytes) -> Iterable[str]:
    if data.startswith(UTF16):
        return ("utf-16",)
    if len(data.translate(None, CONTROL_BYTES)) < len(data):
        raise RecordingError(NO_TEXT)
    return ("utf-8-sig", "cp1252", "latin-1")


def _too_large(name: str, largest: int) -> str:
    return f"{name} is larger than {largest // 1_000_000} MB: no recording of RR intervals is."
