"""The header of an EDF, EDF+ or BDF file: what stands where in each of its records."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Final

from trainer.errors import RecordingError
from trainer.formats.messages import (
    EdfDamaged,
    EdfHeaderCutShort,
    EdfHeaderNumberInvalid,
    RecordLengthInvalid,
    SignalCountInvalid,
)
from trainer.formats.tables.clocks import format_start

EDF: Final = b"0       "
BDF: Final = b"\xffBIOSEMI"
HEADER_BYTES: Final = 256  # and as many for each signal
MAX_SIGNALS: Final = 512
MAX_RECORD_BYTES: Final = 16_000_000
ANNOTATIONS: Final = ("EDF Annotations", "BDF Annotations")
COUNT: Final = re.compile(rb" *([0-9]{1,8}) *", re.ASCII)
NO_DATE: Final = "01.01.85"  # where the date is left out
DECIMAL: Final = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,8})?")
WHOLE: Final = re.compile(r"[+-]?[0-9]{1,8}")
RECORDS: Final = re.compile(r"-1|0*[1-9][0-9]{0,7}")
START: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2})([0-9]{2})\.([0-9]{2})\.([0-9]{2})")
CENTURY_TURN: Final = 85  # years from there on are of the last century


@dataclass(frozen=True, slots=True)
class EdfHeader:
    """The signals of a file, in the order of their samples in each record.

    Parameters
    ----------
    labels : tuple of str
    sizes : tuple of int
        Bytes of each signal in a record.
    sample_bytes : int
        2, or 3 in BDF.
    record_s : float
        Length of a record; 0 where it says none.
    started : str
        Date and time, as they are written.
    is_plus : bool
        Whether it is EDF+ or BDF+, where the annotations tell when each record began.
    is_interrupted : bool
        Whether there may be time between two records.
    records : int or None
        How many there are; None where it does not say, as in a file that is being written.
    ranges : tuple of (int, int)
        The lowest and the highest sample of each signal.
    """

    labels: tuple[str, ...]
    sizes: tuple[int, ...]
    sample_bytes: int
    record_s: float
    started: str
    is_plus: bool
    is_interrupted: bool
    records: int | None
    ranges: tuple[tuple[int, int], ...]

    @property
    def header_bytes(self) -> int:
        return HEADER_BYTES * (1 + len(self.labels))

    @property
    def record_bytes(self) -> int:
        return sum(self.sizes)

    def place(self, signal: int) -> tuple[int, int]:
        """Where in a record the samples of a signal begin, and how long they are, in bytes."""
        return sum(self.sizes[:signal]), self.sizes[signal]

    @property
    def annotations(self) -> list[tuple[int, int]]:
        """The places of the annotations."""
        return [self.place(i) for i, label in enumerate(self.labels) if label in ANNOTATIONS]


def read_edf_header(file: IO[bytes]) -> EdfHeader:
    """Read the header; the file goes on behind it.

    Raises
    ------
    RecordingError
        It is damaged.
    """
    head = file.read(HEADER_BYTES)
    sample_bytes = 3 if head.startswith(BDF) else 2
    count = _parse_count(head[252:256])
    if not 1 <= count <= MAX_SIGNALS:
        raise RecordingError(EdfDamaged(SignalCountInvalid()))
    fields = file.read(HEADER_BYTES * count)
    if len(fields) < HEADER_BYTES * count:
        raise RecordingError(EdfDamaged(EdfHeaderCutShort()))
    _check_head(head, count)
    samples = fields[216 * count : 224 * count]
    sizes = [sample_bytes * _parse_count(samples[8 * i : 8 * (i + 1)]) for i in range(count)]
    if not (min(sizes) > 0 and sum(sizes) <= MAX_RECORD_BYTES):
        raise RecordingError(EdfDamaged(RecordLengthInvalid()))
    return EdfHeader(
        tuple(_text(fields[16 * i : 16 * (i + 1)]) for i in range(count)),
        tuple(sizes),
        sample_bytes,
        _parse_decimal(_text(head[244:252])),
        _text(head[168:184]),
        head[192:196] in (b"EDF+", b"BDF+"),
        head[192:197] in (b"EDF+D", b"BDF+D"),
        int(_parse_decimal(_text(head[236:244]))) or None,
        tuple(_parse_range(fields, count, i, sample_bytes) for i in range(count)),
    )


def _check_head(head: bytes, count: int) -> None:
    """Raises: RecordingError, where a field says what no program writes: the others may be as wrong."""
    size, records, started = (_text(head[a:b]) for a, b in ((184, 192), (236, 244), (168, 184)))
    is_size = not size or size == str(HEADER_BYTES * (1 + count))
    is_count = not records or RECORDS.fullmatch(records) is not None
    is_start = START.fullmatch(started) is None or _is_blanked(started)
    is_start = is_start or _parse_start(started) is not None
    if not (is_size and is_count and is_start):
        raise RecordingError(EdfDamaged(EdfHeaderNumberInvalid()))


def format_edf_start(started: str) -> str | None:
    """`24.04.2614.10.16` as ISO 8601; None where there is no such moment, or the date is left out."""
    at = None if started.startswith(NO_DATE) else _parse_start(started)
    return None if at is None else format_start(at.replace(tzinfo=UTC).timestamp(), has_zone=False)


def _is_blanked(started: str) -> bool:
    """Whether the date or the time was taken out: such a field holds zeros."""
    return not started[:8].strip("0.") or not started[8:].strip("0.")


def _parse_start(started: str) -> datetime | None:
    """`24.04.2614.10.16` as a moment without a zone; None where there is no such moment."""
    match = START.fullmatch(started)
    if match is None:
        return None
    day, month, year, hours, minutes, seconds = map(int, match.groups())
    century = 2000 if year < CENTURY_TURN else 1900
    try:
        return datetime(century + year, month, day, hours, minutes, seconds)  # noqa: DTZ001
    except ValueError:
        return None


def _parse_range(fields: bytes, count: int, signal: int, sample_bytes: int) -> tuple[int, int]:
    """The digital minimum and maximum; all that fits where they are none."""
    low, high = (
        _text(fields[start * count + 8 * signal : start * count + 8 * (signal + 1)])
        for start in (120, 128)
    )
    if WHOLE.fullmatch(low) and WHOLE.fullmatch(high) and int(low) < int(high):
        return int(low), int(high)
    limit = 1 << (8 * sample_bytes - 1)
    return -limit, limit - 1


def _parse_count(text: bytes) -> int:
    match = COUNT.fullmatch(text)
    if match is None:
        raise RecordingError(EdfDamaged(EdfHeaderNumberInvalid()))
    return int(match[1])


def _parse_decimal(text: str) -> float:
    return float(text) if DECIMAL.fullmatch(text) else 0.0


def _text(content: bytes) -> str:
    return content.decode("latin-1").strip()
