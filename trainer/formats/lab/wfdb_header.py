"""Header files of WFDB (.hea): sampling rate, date, and how the signals of a record are stored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from trainer.errors import RecordingError
from trainer.formats.messages import FileOfProgramDamaged
from trainer.formats.source_file import SourceFile

PROGRAM: Final = "WFDB"

MAX_HEADER_BYTES: Final = 1_000_000
MAX_SIGNALS: Final = 512
DEFAULT_RATE_HZ: Final = 250.0
MAX_RATE_HZ: Final = 1e6
RECORD: Final = re.compile(
    r"(?P<name>[A-Za-z0-9_-]{1,80})(?P<segments>/[0-9]+)?[ \t]+(?P<signals>[0-9]{1,3})"
    r"(?:[ \t]+(?P<rate>[0-9.eE+-]{1,20})(?:/[0-9.eE+-]+(?:\([0-9.+-]+\))?)?)?"
    r"(?:[ \t]+(?P<samples>[0-9]{1,12}))?"
    r"(?:[ \t]+(?P<time>[0-9]{1,4}(?::[0-9]{1,4}){0,2}(?:\.[0-9]{1,9})?))?(?:[ \t]+(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4}))?"
    r"[ \t]*"
)
WHOLE: Final = re.compile(r"[+-]?[0-9]{1,10}")
SIGNAL: Final = re.compile(
    r"(?P<file>\S{1,120})[ \t]+(?P<format>[0-9]{1,4})(?:x(?P<frame>[0-9]{1,4}))?(?::[0-9]+)?"
    r"(?:\+(?P<offset>[0-9]{1,9}))?(?:[ \t]+(?P<rest>.*))?"
)


@dataclass(frozen=True, slots=True)
class WfdbSignal:
    """How one signal is stored.

    Parameters
    ----------
    per_frame : int
        How many of its samples stand in each frame.
    offset : int
        How many bytes stand in front of the samples.
    first, checksum : int or None
        The first sample, and the sum of all in 16 bits; None where the header does not say.
    """

    file: str
    format: int
    per_frame: int
    offset: int
    description: str
    first: int | None = None
    checksum: int | None = None


@dataclass(frozen=True, slots=True)
class WfdbHeader:
    """A record: frames per second, its date as ISO 8601 without a zone, its signals, and its frames.

    `frames` is None where the header does not say how many there are.
    """

    name: str
    rate_hz: float
    started: str | None
    signals: tuple[WfdbSignal, ...]
    has_segments: bool
    frames: int | None = None


def is_header(source: SourceFile) -> bool:
    """Whether the first line is that of a record, and as many signals as it says follow or may.

    The rate and the number of samples may be missing in a file that is called a header.
    """
    lines = list(islice(_each_line(source.first_text), 2))
    match = RECORD.fullmatch(lines[0]) if lines else None
    if match is None:
        return False
    if None in (match["rate"], match["samples"]) and not source.path.name.endswith(".hea"):
        return False
    signals = int(match["signals"])
    is_known = match["segments"] is not None or signals == 0
    return is_known or (len(lines) > 1 and SIGNAL.fullmatch(lines[1]) is not None)


def find_header(source: SourceFile) -> WfdbHeader | None:
    """The header beside a file of the same record, or that names it."""
    stem = source.path.name.rpartition(".")[0]
    beside = source.beside(f"{stem}.hea") if stem else None
    return read_header(beside) if beside is not None and is_header(beside) else None


def read_header(source: SourceFile) -> WfdbHeader | None:
    """What a header says; None where it is none.

    Raises
    ------
    RecordingError
        A field says what none can say, or the line of a signal is missing.
    """
    lines = _lines(source.read_bytes(MAX_HEADER_BYTES).decode("utf-8", "replace"))
    match = RECORD.fullmatch(lines[0]) if lines else None
    if match is None:
        return None
    has_segments = match["segments"] is not None
    count = 0 if has_segments else min(int(match["signals"]), MAX_SIGNALS)
    signals = [signal for line in lines[1 : 1 + count] if (signal := _signal(line)) is not None]
    if len(signals) < count:
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    return WfdbHeader(
        match["name"],
        _rate(match["rate"]),
        _started(match),
        tuple(signals),
        has_segments,
        int(match["samples"] or 0) or None,
    )


def _lines(text: str) -> list[str]:
    return list(_each_line(text))


def _each_line(text: str) -> Iterator[str]:
    """The lines that are neither blank nor remarks."""
    stripped = (line.strip() for line in text.splitlines())
    return (line for line in stripped if line and not line.startswith("#"))


def _rate(text: str | None) -> float:
    try:
        rate = float(text or DEFAULT_RATE_HZ)
    except ValueError:
        rate = 0.0
    if not 0.0 < rate < MAX_RATE_HZ:
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    return rate


def _started(match: re.Match[str]) -> str | None:
    if match["time"] is None:
        return None
    if any(float(part or 0.0) >= 60.0 for part in match["time"].split(":")):
        raise RecordingError(FileOfProgramDamaged(PROGRAM))
    if match["year"] is None or match["time"].count(":") != 2:
        return None
    whole, point, fraction = match["time"].partition(".")
    day = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
    started = f"{day} {':'.join(f'{part:0>2}' for part in whole.split(':'))}"
    try:
        datetime.fromisoformat(started)
    except ValueError as exc:
        raise RecordingError(FileOfProgramDamaged(PROGRAM)) from exc
    return started + point + fraction


def _signal(line: str) -> WfdbSignal | None:
    match = SIGNAL.fullmatch(line)
    if match is None:
        return None
    # Gain, resolution, zero, first value, checksum and block size stand before the description.
    fields = (match["rest"] or "").split()
    first, checksum = (_whole(fields[place]) if len(fields) > place else None for place in (3, 4))
    return WfdbSignal(
        match["file"],
        int(match["format"]),
        max(1, int(match["frame"] or 1)),
        int(match["offset"] or 0),
        " ".join(fields[6:]),
        first,
        checksum,
    )


def _whole(text: str) -> int | None:
    return int(text) if WHOLE.fullmatch(text) else None
