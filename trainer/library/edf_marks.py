"""Time-stamped annotation lists: the texts of an EDF+ file, each with its time, in records of one length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

RECORD_S: Final = 1.0
MARKED: Final = "Marked moment"
ROOM: Final = 120  # bytes of notes in a record, if no more are needed
LONGEST_TEXT: Final = 300  # characters: every record is as large as the largest
# These end a text, or the whole list, for one reader or another.
STOPS: Final = str.maketrans(dict.fromkeys("\x00\x14\x15\n\r", " "))


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at a time, with how long it lasts where that means something (s)."""

    t: float
    text: str
    lasts_s: float | None = None


def packed(marks: Sequence[Mark], records: int) -> list[bytes]:
    """The annotation part of every record, all of one even length.

    A text stands in the record of its time, or, where that is full, in a later one that has room: its
    time is written beside it, so nothing moves.
    """
    written = [(mark.t, _bytes_of(mark)) for mark in sorted(marks, key=lambda mark: mark.t)]
    room = max([ROOM, *(len(text) + 32 for _, text in written)])
    while (filled := _fill(written, records, room)) is None:
        room += room // 2
    room += room % 2
    return [part.ljust(room, b"\0") for part in filled]


def texts_of(part: bytes) -> Iterator[Mark]:
    """The texts of one record's annotations. What is no annotation is passed over; nothing is raised."""
    for piece in part.split(b"\0"):
        stamp, _, texts = piece.partition(b"\x14")
        onset, _, lasts = stamp.partition(b"\x15")
        t = _number(onset)
        if t is None:
            continue
        for text in texts.split(b"\x14"):
            if text:
                yield Mark(t, text.decode("utf-8", "replace"), _number(b"+" + lasts))


def _fill(written: Sequence[tuple[float, bytes]], records: int, room: int) -> list[bytes] | None:
    """None where the last record is full and something is left."""
    filled, waiting = [], iter([*written, None])
    coming = next(waiting)
    for i in range(records):
        part = f"+{i * RECORD_S:g}\x14\x14\0".encode()
        while coming is not None and coming[0] < (i + 1) * RECORD_S:
            if len(part) + len(coming[1]) > room:
                break
            part += coming[1]
            coming = next(waiting)
        filled.append(part)
    return filled if coming is None else None


def _bytes_of(mark: Mark) -> bytes:
    text = mark.text.translate(STOPS)
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    lasts = "" if mark.lasts_s is None else f"\x15{max(0.0, mark.lasts_s):.6f}"
    return f"{mark.t:+.6f}{lasts}\x14{text}\x14\0".encode("utf-8", "replace")


def _number(text: bytes) -> float | None:
    digits = text[1:].replace(b".", b"", 1)
    if text[:1] not in (b"+", b"-") or not digits.isdigit() or len(digits) > 20:
        return None
    return float(text)
