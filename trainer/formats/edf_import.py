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
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, NamedTuple

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import LARGEST_FILE_BYTES, first_bytes, opened, reading
from trainer.formats.rr_table import FloatArray

EDF: Final = b"0       "
BDF: Final = b"\xffBIOSEMI"
HEADER_BYTES: Final = 256  # and as many for each signal
MOST_SIGNALS: Final = 512
MOST_MARKS: Final = 2_000_000
LATEST_S: Final = 1e8
LONGEST_TEXT: Final = 4_000  # bytes: no annotation of a beat is longer
LARGEST_RECORD_BYTES: Final = 16_000_000
READ_AT_ONCE: Final = 1 << 20
MARKED: Final = "Marked moment"
WHOLE: Final = re.compile(rb" *([0-9]{1,8}) *", re.ASCII)
LIST: Final = re.compile(rb"(?<![^\0])([+-][0-9.]{1,21})(?:\x15[^\x14\0]*)?\x14([^\0]*)")
TEXT: Final = re.compile(rb"[^\x14]+")
INTERVAL: Final = re.compile(
    r"(?:RR|R-R|RRI|NN|IBI)(?:[ _-]?interval)?[ :=]*([0-9]{1,6}(?:\.[0-9]{1,9})?) ?(ms|s)?\b.*",
    re.ASCII | re.IGNORECASE,
)
GRAIN: Final = re.compile(r"Resolution ([0-9]{1,4}(?:\.[0-9]{1,6})?) ms", re.ASCII)
BEATS: Final = frozenset(
    {"n", "r", "qrs", "r-peak", "rpeak", "r peak", "beat", "heartbeat", "normal"}
)
FEWEST_BEATS: Final = 3


class Mark(NamedTuple):
    """An annotation: its onset (s from the start of the file) and its text."""

    t: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class EdfBeats:
    """When each beat was (s), the interval before it (ms), the moments that were marked, and the rest.

    `from_marks`: the intervals were not written, they are the time from beat to beat.
    """

    t: FloatArray
    rr_ms: FloatArray
    marked: tuple[float, ...]
    others: int
    from_marks: bool
    grain_ms: float | None


def is_edf(path: Path) -> bool:
    first = first_bytes(path, HEADER_BYTES)
    return first.startswith((EDF, BDF)) and len(first) == HEADER_BYTES


def read_edf_beats(path: Path) -> EdfBeats:
    """The beats that the annotations tell.

    Raises
    ------
    RecordingError
        It is no EDF+, damaged, or tells no beats.
    """
    found = _Found()
    with opened(path) as file, reading():
        for mark in _marks(file):
            found.take(mark)
    return found.beats()


def texts_of(part: bytes) -> Iterator[Mark]:
    """The annotations in records. What is none is passed over; nothing is raised."""
    for found in LIST.finditer(part):
        t = _number(found[1])
        if t is None:
            continue
        for text in TEXT.finditer(found[2]):
            yield Mark(t, text[0][:LONGEST_TEXT].decode("utf-8", "replace"))


class _Found:
    """What the annotations tell, as they come."""

    def __init__(self) -> None:
        self._t, self._rr_ms = array("d"), array("d")
        self._beats, self._marked = array("d"), array("d")
        self._grain_ms: float | None = None
        self._count = 0

    def take(self, mark: Mark) -> None:
        self._count += 1
        if self._count > MOST_MARKS:
            raise RecordingError("it has more than 2 million annotations: cut it into parts.")
        words = mark.text.strip()
        if interval := INTERVAL.fullmatch(words):
            self._t.append(mark.t)
            self._rr_ms.append(_in_ms(interval))
        elif words.lower() in BEATS:
            self._beats.append(mark.t)
        elif mark.text == MARKED:
            self._marked.append(mark.t)
        elif grain := GRAIN.fullmatch(mark.text):
            self._grain_ms = max(self._grain_ms or 0.0, float(grain[1]))

    def beats(self) -> EdfBeats:
        from_marks = not self._t
        t, rr_ms = self._between() if from_marks else self._told()
        if not t.size:
            raise RecordingError(
                "its annotations hold no RR intervals and mark no beats: "
                "export the RR intervals as text."
            )
        marked = tuple(self._marked)
        others = self._count - len(marked) - t.size - from_marks
        return EdfBeats(t, rr_ms, marked, others, from_marks, self._grain_ms)

    def _told(self) -> tuple[FloatArray, FloatArray]:
        t, rr_ms = np.frombuffer(self._t), np.frombuffer(self._rr_ms)
        order = np.lexsort((rr_ms, t))
        return t[order], rr_ms[order]

    def _between(self) -> tuple[FloatArray, FloatArray]:
        times = np.sort(np.array(self._beats, dtype=np.float64))
        if times.size < FEWEST_BEATS:
            return times[:0], times[:0]
        return times[1:], np.round(np.diff(times) * 1000.0, 6)


def _in_ms(interval: re.Match[str]) -> float:
    value = float(interval[1])
    in_s = interval[2] == "s" or (interval[2] is None and value < 10.0)
    return value * 1000.0 if in_s else value


def _marks(file: IO[bytes]) -> Iterator[Mark]:
    size, annotations = _layout(file)
    at_once = max(1, READ_AT_ONCE // size) * size
    read = 0
    while chunk := _read(file, at_once):
        records = np.frombuffer(chunk[: len(chunk) // size * size], np.uint8).reshape(-1, size)
        for offset, length in annotations:
            parts = np.zeros((len(records), length + 1), np.uint8)  # no list goes on in the next
            parts[:, :length] = records[:, offset : offset + length]
            yield from (mark for mark in texts_of(parts.tobytes()) if abs(mark.t) <= LATEST_S)
        read += len(chunk)
        if read > LARGEST_FILE_BYTES:
            raise RecordingError("it is larger than 64 MB unpacked: cut it into parts.")
    if read < size:
        raise RecordingError(_damaged("it holds no whole record"))


def _read(file: IO[bytes], count: int) -> bytes:
    """As many bytes, if they are there: `read` makes room for all that are asked for."""
    parts: list[bytes] = []
    while count > 0 and (part := file.read(min(count, READ_AT_ONCE))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _layout(file: IO[bytes]) -> tuple[int, list[tuple[int, int]]]:
    """The bytes of a record; where in it the annotations are, and how long. The file goes on behind."""
    head = file.read(HEADER_BYTES)
    if head.startswith(BDF):
        raise RecordingError("it is a BDF file of raw signals: export its RR intervals as text.")
    signals = _whole(head[252:256])
    if not 1 <= signals <= MOST_SIGNALS:
        raise RecordingError(_damaged("its number of signals is none"))
    fields = file.read(HEADER_BYTES * signals)
    if len(fields) < HEADER_BYTES * signals:
        raise RecordingError(_damaged("its header is cut short"))
    counts = fields[216 * signals : 224 * signals]
    sizes = [2 * _whole(counts[8 * i : 8 * (i + 1)]) for i in range(signals)]
    if not 0 < sum(sizes) <= LARGEST_RECORD_BYTES:
        raise RecordingError(_damaged("its records would have no length that a record has"))
    labels = [fields[16 * i : 16 * (i + 1)].rstrip() for i in range(signals)]
    found = [(sum(sizes[:i]), sizes[i]) for i in range(signals) if labels[i] == b"EDF Annotations"]
    if not found:
        raise RecordingError("it is a plain EDF without annotations: export RR intervals as text.")
    return sum(sizes), found


def _number(text: bytes) -> float | None:
    digits = text[1:].replace(b".", b"", 1)
    return float(text) if digits.isdigit() and len(digits) <= 20 else None


def _whole(text: bytes) -> int:
    match = WHOLE.fullmatch(text)
    if match is None:
        raise RecordingError(_damaged("a number of its header is none"))
    return int(match[1])


def _damaged(why: str) -> str:
    return f"it looks like EDF+, but {why}: get another copy."
