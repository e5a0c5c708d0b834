"""A session as EDF+C (Kemp & Olivan 2003, doi 10.1016/S1388-2457(03)00123-8), written by hand: the format is small.

Rule: a gap is a gap. The pacer goes on while the sensor is silent, so records cannot be left out (EDF+D
would lose the pacer with them). Instead the heart rate is -1 where it is not known, the header says so
beside the signal, and an annotation with a duration stands over every gap. No sample is invented: the
heart rate stays the same from one beat to the next, because that is all that is known of it.

The exact intervals are annotations ("RR 833.984 ms normal"), each at its beat, to the microsecond.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt

from trainer.errors import RecordingError
from trainer.library.edf_marks import RECORD_S, Mark, packed

LONGEST_S: Final = 900_000.0  # ten days
UNKNOWN: Final = -1.0  # in the unit of the signal; neither a heart nor a lung is ever there
NOT_KNOWN: Final = "-1.00 = not known"
MONTHS: Final = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
PATIENT: Final = "X X X X"
BLOCK: Final = 256
RECORDS_AT_ONCE: Final = 1000

Samples = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """A series of even samples in a physical unit, all with two decimals; UNKNOWN where nothing is known."""

    label: str
    transducer: str
    unit: str
    highest: int
    rate_hz: int
    samples: Samples


def dumps(signals: Sequence[Signal], marks: Sequence[Mark], started: str | None) -> Iterator[bytes]:
    """The bytes of the file. All signals begin at t = 0.

    Raises:
        RecordingError: the session is longer than EDF+ is made for here.
    """
    lasts = max([1.0, *(s.samples.size / s.rate_hz for s in signals)])
    if lasts > LONGEST_S or any(mark.t > LONGEST_S for mark in marks):
        raise RecordingError("EDF+ takes ten days at most: export csv, rr or jsonl instead.")
    records = ceil(max([lasts, *(mark.t + 1e-6 for mark in marks)]) / RECORD_S)
    notes = packed(marks, records)
    yield _header(signals, records, len(notes[0]), started)
    digital = [_digital(signal, records) for signal in signals]
    for a in range(0, records, RECORDS_AT_ONCE):
        yield b"".join(_record(digital, notes[i], i) for i in range(a, min(records, a + 1000)))


def _record(digital: Sequence[npt.NDArray[np.int16]], notes: bytes, i: int) -> bytes:
    return b"".join(rows[i].tobytes() for rows in digital) + notes


def _digital(signal: Signal, records: int) -> npt.NDArray[np.int16]:
    """Hundredths of the unit, a row for each record; what is missing at the end is not known."""
    per_record = round(signal.rate_hz * RECORD_S)
    whole = np.full(records * per_record, UNKNOWN)
    whole[: signal.samples.size] = signal.samples
    inside = np.clip(np.rint(whole * 100.0), -100, signal.highest * 100)
    return inside.astype("<i2").reshape(records, per_record)


def _header(signals: Sequence[Signal], records: int, note_bytes: int, started: str | None) -> bytes:
    count = len(signals) + 1
    begun = None if started is None else datetime.fromisoformat(started)
    head = (
        ("0", 8),
        (PATIENT, 80),
        (f"Startdate {_date(begun)} X X Outbreath", 80),
        (f"{begun:%d.%m.%y}" if begun else "01.01.85", 8),
        (f"{begun:%H.%M.%S}" if begun else "00.00.00", 8),
        (str(BLOCK * (1 + count)), 8),
        ("EDF+C", 44),
        (str(records), 8),
        (f"{RECORD_S:g}", 8),
        (str(count), 4),
    )
    return b"".join(_field(*each) for each in (*head, *_signal_fields(signals, note_bytes)))


def _signal_fields(signals: Sequence[Signal], note_bytes: int) -> Iterator[tuple[str, int]]:
    yield from ((text, 16) for text in (*(s.label for s in signals), "EDF Annotations"))
    yield from ((text, 80) for text in (*(s.transducer for s in signals), ""))
    yield from ((text, 8) for text in (*(s.unit for s in signals), ""))
    yield from ((text, 8) for text in (*("-1" for _ in signals), "-1"))
    yield from ((text, 8) for text in (*(str(s.highest) for s in signals), "1"))
    yield from ((text, 8) for text in (*("-100" for _ in signals), "-32768"))
    yield from ((text, 8) for text in (*(str(100 * s.highest) for s in signals), "32767"))
    yield from ((text, 80) for text in (*(NOT_KNOWN for _ in signals), ""))
    per_record = [round(s.rate_hz * RECORD_S) for s in signals]
    yield from ((str(number), 8) for number in (*per_record, note_bytes // 2))
    yield from (("", 32) for _ in (*signals, None))


def _field(text: str, width: int) -> bytes:
    return text.encode("ascii", "replace")[:width].ljust(width)


def _date(begun: datetime | None) -> str:
    """Months in English whatever the system speaks, as the format asks."""
    return f"{begun.day:02d}-{MONTHS[begun.month - 1]}-{begun.year}" if begun else "X"
