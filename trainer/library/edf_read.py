"""RR intervals in an EDF+ file: from annotations that give them, or from annotations that mark the beats.

Total: whatever the bytes are, they become beats or one sentence. Sizes are believed only where the file
is as long as they say; signals are never looked at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from trainer.errors import RecordingError
from trainer.library.edf_marks import MARKED, Mark, texts_of

EDF: Final = b"0       "
BDF: Final = b"\xffBIOSEMI"
BLOCK: Final = 256
MOST_SIGNALS: Final = 512
MOST_MARKS: Final = 2_000_000
LATEST_S: Final = 1e8
WHOLE: Final = re.compile(rb" *([0-9]{1,8}) *", re.ASCII)
INTERVAL: Final = re.compile(
    r"(?:RR|R-R|RRI|NN|IBI)(?:[ _-]?interval)?[ :=]*([0-9]{1,6}(?:\.[0-9]{1,9})?) ?(ms|s)?\b.*",
    re.ASCII | re.IGNORECASE,
)
GRAIN: Final = re.compile(r"Resolution ([0-9]{1,4}(?:\.[0-9]{1,6})?) ms", re.ASCII)
BEATS: Final = frozenset(
    {"n", "r", "qrs", "r-peak", "rpeak", "r peak", "beat", "heartbeat", "normal"}
)
FEWEST_BEATS: Final = 3


@dataclass(frozen=True, slots=True)
class EdfBeats:
    """When each beat was (s), the interval before it (ms), the moments that were marked, and the rest.

    `from_marks`: the intervals were not written, they are the time from beat to beat.
    """

    t: tuple[float, ...]
    rr_ms: tuple[float, ...]
    marked: tuple[float, ...]
    others: int
    from_marks: bool
    grain_ms: float | None


def is_edf(data: bytes) -> bool:
    return data.startswith((EDF, BDF)) and len(data) >= BLOCK


def read_beats(data: bytes) -> EdfBeats:
    """The beats that the annotations tell.

    Raises:
        RecordingError: it is no EDF+, damaged, or tells no beats.
    """
    if data.startswith(BDF):
        raise RecordingError("it is a BDF file of raw signals: export its RR intervals as text.")
    marks = list(_marks(data))
    told = _told(marks)
    beats = told or _between(marks)
    if not beats:
        raise RecordingError(
            "its annotations hold no RR intervals and mark no beats: export the RR intervals as text."
        )
    t, rr_ms = zip(*beats, strict=True)
    marked = tuple(mark.t for mark in marks if mark.text == MARKED)
    others = len(marks) - len(marked) - len(beats) - (not told)
    return EdfBeats(t, rr_ms, marked, others, not told, _grain_ms(marks))


def _told(marks: Iterable[Mark]) -> list[tuple[float, float]]:
    found = []
    for mark in marks:
        match = INTERVAL.fullmatch(mark.text.strip())
        if match:
            value = float(match[1])
            in_s = match[2] == "s" or (match[2] is None and value < 10.0)
            found.append((mark.t, value * 1000.0 if in_s else value))
    return sorted(found)


def _between(marks: Iterable[Mark]) -> list[tuple[float, float]]:
    times = sorted(mark.t for mark in marks if mark.text.strip().lower() in BEATS)
    if len(times) < FEWEST_BEATS:
        return []
    return [(b, round((b - a) * 1000.0, 6)) for a, b in pairwise(times)]


def _grain_ms(marks: Iterable[Mark]) -> float | None:
    found = [float(m[1]) for mark in marks if (m := GRAIN.fullmatch(mark.text))]
    return max(found, default=None)


def _marks(data: bytes) -> Iterator[Mark]:
    sizes, annotations = _layout(data)
    begin, size = BLOCK * (len(sizes) + 1), sum(sizes)
    count = 0
    for record in range(begin, len(data) - size + 1, size):
        for offset, length in annotations:
            for mark in texts_of(data[record + offset : record + offset + length]):
                if abs(mark.t) <= LATEST_S:
                    yield mark
                    count += 1
        if count > MOST_MARKS:
            raise RecordingError("it has more than 2 million annotations: cut it into parts.")


def _layout(data: bytes) -> tuple[list[int], list[tuple[int, int]]]:
    """The bytes of each signal in a record; where in it the annotations are, and how long."""
    signals = _whole(data[252:256])
    if not 1 <= signals <= MOST_SIGNALS or len(data) < BLOCK * (signals + 1):
        raise RecordingError(_damaged("its header is cut short"))
    labels = [data[BLOCK + 16 * i : BLOCK + 16 * (i + 1)].rstrip() for i in range(signals)]
    counts = BLOCK + 216 * signals
    sizes = [2 * _whole(data[counts + 8 * i : counts + 8 * (i + 1)]) for i in range(signals)]
    if not 0 < sum(sizes) <= len(data) - BLOCK * (signals + 1):
        raise RecordingError(_damaged("it holds no whole record"))
    found = [(sum(sizes[:i]), sizes[i]) for i in range(signals) if labels[i] == b"EDF Annotations"]
    if not found:
        raise RecordingError("it is a plain EDF without annotations: export RR intervals as text.")
    return sizes, found


def _whole(text: bytes) -> int:
    match = WHOLE.fullmatch(text)
    if match is None:
        raise RecordingError(_damaged("a number of its header is none"))
    return int(match[1])


def _damaged(why: str) -> str:
    return f"it looks like EDF+, but {why}: get another copy."
