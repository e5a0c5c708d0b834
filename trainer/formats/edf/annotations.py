"""RR intervals in an EDF+ file: from annotations that give them, or from annotations that mark the beats.

Total: whatever the bytes are, they become beats or one sentence. Sizes are believed only where the file
is as long as they say; signals are never looked at. Records are read a few at a time, and of the
annotations only numbers are kept.

The annotations are taken apart here and not by `edfio`, which writes our files: it makes two lists of all
of them (400 bytes each), leaves out the first of each record, refuses the whole file for one byte that is
no UTF-8, and its pattern takes time that grows with the square of an annotation without an end.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final, NamedTuple

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import (
    MAX_FILE_BYTES,
    first_bytes,
    open_unpacked,
    translate_read_errors,
)
from trainer.formats.edf.header import (
    BDF,
    EDF,
    HEADER_BYTES,
    EdfHeader,
    format_edf_start,
    read_edf_header,
)
from trainer.formats.messages import (
    BdfSignals,
    EdfDamaged,
    EdfTooLarge,
    EdfWithoutAnnotations,
    NoBeatAnnotations,
    NoWholeRecord,
    TooManyAnnotations,
)
from trainer.formats.tables.units import FloatArray

MAX_MARKS: Final = 2_000_000
MAX_TIME_S: Final = 1e8
MAX_TEXT_BYTES: Final = 4_000  # bytes: no annotation of a beat is longer
MAX_READ_BYTES: Final = 1 << 20
MARKED_MOMENT: Final = "Marked moment"
ANNOTATION_LIST: Final = re.compile(rb"(?<![^\0])([+-][0-9.]{1,21})(?:\x15[^\x14\0]*)?\x14([^\0]*)")
ANNOTATION_TEXT: Final = re.compile(rb"[^\x14]+")
INTERVAL: Final = re.compile(
    r"(?:RR|R-R|RRI|NN|IBI)(?:[ _-]?interval)?[ :=]*([0-9]{1,6}(?:\.[0-9]{1,9})?) ?(ms|s)?\b.*",
    re.ASCII | re.IGNORECASE,
)
RESOLUTION: Final = re.compile(r"Resolution ([0-9]{1,4}(?:\.[0-9]{1,6})?) ms", re.ASCII)
BEATS: Final = frozenset(
    {"n", "r", "qrs", "r-peak", "rpeak", "r peak", "beat", "heartbeat", "normal"}
)
MIN_BEATS: Final = 3


class Mark(NamedTuple):
    """An annotation: its onset (s from the start of the file) and its text."""

    t: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class EdfBeats:
    """When each beat was (s), the interval before it (ms), the moments that were marked, and the rest.

    `started`: the moment that is 0 s, where the file tells it.

    `from_marks`: the intervals were not written, they are the time from beat to beat.
    """

    t: FloatArray
    rr_ms: FloatArray
    marked: tuple[float, ...]
    others: int
    from_marks: bool
    resolution_ms: float | None
    started: str | None = None


def is_edf(path: Path) -> bool:
    first = first_bytes(path, HEADER_BYTES)
    return first.startswith((EDF, BDF)) and len(first) == HEADER_BYTES


def read_edf_beats(path: Path) -> EdfBeats:
    """The beats that the annotations give or mark.

    Raises
    ------
    RecordingError
        It is no EDF+, damaged, or has no beats.
    """
    collector = _BeatCollector()
    with open_unpacked(path) as file, translate_read_errors():
        header = read_edf_header(file)
        for mark in _marks(file, header):
            collector.add(mark)
    return replace(collector.beats(), started=format_edf_start(header.started))


def parse_annotations(part: bytes) -> Iterator[Mark]:
    """The annotations in records. What is none is passed over; nothing is raised."""
    for match in ANNOTATION_LIST.finditer(part):
        t = _parse_time(match[1])
        if t is None:
            continue
        for text in ANNOTATION_TEXT.finditer(match[2]):
            yield Mark(t, text[0][:MAX_TEXT_BYTES].decode("utf-8", "replace"))


class _BeatCollector:
    """Collects beats and marked moments from the annotations, in the order of the file."""

    def __init__(self) -> None:
        self._t, self._rr_ms = array("d"), array("d")
        self._beats, self._marked = array("d"), array("d")
        self._resolution_ms: float | None = None
        self._count = 0

    def add(self, mark: Mark) -> None:
        self._count += 1
        if self._count > MAX_MARKS:
            raise RecordingError(TooManyAnnotations())
        text_stripped = mark.text.strip()
        if interval := INTERVAL.fullmatch(text_stripped):
            self._t.append(mark.t)
            self._rr_ms.append(_interval_ms(interval))
        elif text_stripped.lower() in BEATS:
            self._beats.append(mark.t)
        elif mark.text == MARKED_MOMENT:
            self._marked.append(mark.t)
        elif resolution := RESOLUTION.fullmatch(mark.text):
            self._resolution_ms = max(self._resolution_ms or 0.0, float(resolution[1]))

    def beats(self) -> EdfBeats:
        from_marks = not self._t
        t, rr_ms = self._beats_from_marks() if from_marks else self._beats_from_intervals()
        if not t.size:
            raise RecordingError(NoBeatAnnotations())
        marked = tuple(self._marked)
        others = self._count - len(marked) - t.size - from_marks
        return EdfBeats(t, rr_ms, marked, others, from_marks, self._resolution_ms)

    def _beats_from_intervals(self) -> tuple[FloatArray, FloatArray]:
        t, rr_ms = np.frombuffer(self._t), np.frombuffer(self._rr_ms)
        order = np.lexsort((rr_ms, t))
        return t[order], rr_ms[order]

    def _beats_from_marks(self) -> tuple[FloatArray, FloatArray]:
        times = np.sort(np.array(self._beats, dtype=np.float64))
        if times.size < MIN_BEATS:
            return times[:0], times[:0]
        return times[1:], np.round(np.diff(times) * 1000.0, 6)


def _interval_ms(interval: re.Match[str]) -> float:
    value = float(interval[1])
    in_s = interval[2] == "s" or (interval[2] is None and value < 10.0)
    return value * 1000.0 if in_s else value


def _marks(file: IO[bytes], header: EdfHeader) -> Iterator[Mark]:
    if header.sample_bytes == 3:
        raise RecordingError(BdfSignals())
    size, annotations = header.record_bytes, header.annotations
    if not annotations:
        raise RecordingError(EdfWithoutAnnotations())
    at_once = max(1, MAX_READ_BYTES // size) * size
    read = 0
    while chunk := _read(file, at_once):
        records = np.frombuffer(chunk[: len(chunk) // size * size], np.uint8).reshape(-1, size)
        for offset, length in annotations:
            parts = np.zeros((len(records), length + 1), np.uint8)  # no list goes on in the next
            parts[:, :length] = records[:, offset : offset + length]
            yield from (
                mark for mark in parse_annotations(parts.tobytes()) if abs(mark.t) <= MAX_TIME_S
            )
        read += len(chunk)
        if read > MAX_FILE_BYTES:
            raise RecordingError(EdfTooLarge())
    if read < size:
        raise RecordingError(EdfDamaged(NoWholeRecord()))


def _read(file: IO[bytes], count: int) -> bytes:
    """As many bytes, if they are there: `read` makes room for all that are asked for."""
    parts: list[bytes] = []
    while count > 0 and (part := file.read(min(count, MAX_READ_BYTES))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _parse_time(text: bytes) -> float | None:
    digits = text[1:].replace(b".", b"", 1)
    return float(text) if digits.isdigit() and len(digits) <= 20 else None
