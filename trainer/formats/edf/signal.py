"""The ECG or pulse wave of an EDF, EDF+ or BDF file: samples of 16 or 24 bits, record after record.

Which signal it is tells its label. An EDF+ with interruptions tells in its annotations when each record began.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import open_unpacked, translate_read_errors
from trainer.formats.edf.annotations import parse_annotations
from trainer.formats.edf.header import ANNOTATIONS, EdfHeader, format_edf_start, read_edf_header
from trainer.formats.lab.samples import PULSE_NAME, unpack_24
from trainer.formats.messages import (
    EdfDamaged,
    LengthNotThatOfHeader,
    NoWholeRecord,
    RecordLengthInvalid,
    SamplesBeyondRange,
)
from trainer.formats.source_file import SourceFile, VendorSignal
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.signal import Signal, check_signal, none_missing
from trainer.formats.tables.units import FloatArray, IntArray

ECG_LABEL: Final = re.compile(r"ecg|ekg", re.IGNORECASE)
MAX_ONSET_ERROR: Final = 0.1  # of a record
MAX_BEYOND_FRACTION: Final = 0.001  # of the samples
MIN_MISSING: Final = 1.5  # samples: a smaller step between two records is rounding


@dataclass(frozen=True, slots=True)
class Layout:
    """The chosen signal, and where its samples are in a record, in bytes."""

    header: EdfHeader
    label: str
    wave: ReadAs
    rate_hz: float
    start: int
    size: int
    range: tuple[int, int]

    @property
    def annotations(self) -> tuple[int, int] | None:
        """The place of those that tell when a record began."""
        return next(iter(self.header.annotations), None) if self.header.is_plus else None


def read_edf_signal(source: SourceFile) -> VendorSignal | None:
    """The signal, or None where none is called an ECG or a pulse wave.

    Raises
    ------
    RecordingError
        The file is damaged.
    """
    with open_unpacked(source.path) as file, translate_read_errors():
        layout = _layout(read_edf_header(file))
        if layout is None:
            return None
        signal, records = _read_samples(file, layout)
        _check_length(file.tell() - layout.header.header_bytes, layout.header)
    program = "BDF" if layout.header.sample_bytes == 3 else "EDF"
    is_cut_short = layout.header.records is not None and records < layout.header.records
    return VendorSignal(
        program, signal, started=format_edf_start(layout.header.started), is_cut_short=is_cut_short
    )


def _layout(header: EdfHeader) -> Layout | None:
    chosen = _choose(header.labels)
    if chosen is None:
        return None
    place, wave = chosen
    start, size = header.place(place)
    if header.record_s <= 0.0:
        raise RecordingError(EdfDamaged(RecordLengthInvalid()))
    rate_hz = size / header.sample_bytes / header.record_s
    return Layout(header, header.labels[place], wave, rate_hz, start, size, header.ranges[place])


def _choose(labels: Sequence[str]) -> tuple[int, ReadAs] | None:
    for pattern, wave in ((ECG_LABEL, ReadAs.ECG), (PULSE_NAME, ReadAs.PPG)):
        for place, label in enumerate(labels):
            if pattern.search(label) and label not in ANNOTATIONS:
                return place, wave
    return None


def _check_length(size: int, header: EdfHeader) -> None:
    """Raises: RecordingError, where records are of another length than the header says, or bytes are too many."""
    if header.records is None or size % header.record_bytes == 0:
        return
    is_longer = size > header.records * header.record_bytes
    if is_longer or size % (header.records * header.sample_bytes) == 0:
        raise RecordingError(EdfDamaged(LengthNotThatOfHeader()))


def _read_samples(file: IO[bytes], layout: Layout) -> tuple[Signal, int]:
    """The signal, and how many records it is of."""
    content, onsets = bytearray(), []
    check_signal(layout.rate_hz, 0)
    for record in _records(file, layout.header.record_bytes):
        content += memoryview(record)[layout.start : layout.start + layout.size]
        onsets.append(_onset(record, layout))
        if layout.header.records is not None and len(onsets) > layout.header.records:
            raise RecordingError(EdfDamaged(LengthNotThatOfHeader()))
        check_signal(layout.rate_hz, len(content) // layout.header.sample_bytes)
    if not onsets:
        raise RecordingError(EdfDamaged(NoWholeRecord()))
    is_16 = layout.header.sample_bytes == 2
    samples = np.frombuffer(content, "<i2").astype(np.float64) if is_16 else unpack_24(content)
    _check_onsets(onsets, layout)
    _check_range(samples, layout)
    missing = _missing(onsets, layout, samples.size)
    return Signal(samples, missing, layout.rate_hz, layout.wave, layout.label), len(onsets)


def _records(file: IO[bytes], size: int) -> Iterator[bytes]:
    while len(record := file.read(size)) == size:
        yield record


def _onset(record: bytes, layout: Layout) -> float | None:
    """When a record began, by its first annotation: every record of EDF+ tells it.

    Raises
    ------
    RecordingError
        It does not, so records are not as long as the header says.
    """
    if layout.annotations is None:
        return None
    start, size = layout.annotations
    content = record[start : start + size]
    first = content.split(b"\x14", 1)[0]
    marks = next(parse_annotations(first + b"\x14.\0"), None)
    if marks is None:
        raise RecordingError(EdfDamaged(LengthNotThatOfHeader()))
    return marks.t


def _check_onsets(onsets: Sequence[float | None], layout: Layout) -> None:
    """Raises: RecordingError, where records do not begin when those before them end.

    Those of an interrupted file may begin later.
    """
    stated = np.array([onset for onset in onsets if onset is not None])
    late_s = np.diff(stated) - layout.header.record_s
    if layout.header.is_interrupted:
        late_s = np.minimum(late_s, 0.0)
    if late_s.size and float(np.abs(late_s).max()) > MAX_ONSET_ERROR * layout.header.record_s:
        raise RecordingError(EdfDamaged(LengthNotThatOfHeader()))


def _check_range(samples: FloatArray, layout: Layout) -> None:
    """Raises: RecordingError, where samples are none that the device can tell: a byte is lost among them.

    A few are forgiven: some devices mark what they did not measure so.
    """
    low, high = layout.range
    beyond = int(np.count_nonzero((samples < low) | (samples > high)))
    if beyond > MAX_BEYOND_FRACTION * samples.size:
        raise RecordingError(EdfDamaged(SamplesBeyondRange()))


def _missing(onsets: list[float | None], layout: Layout, count: int) -> IntArray:
    """How many samples are missing before each record."""
    if layout.annotations is None or not layout.header.is_interrupted:
        return none_missing(count)
    missing: IntArray = np.zeros(count, dtype=np.int64)
    per_record = count // max(1, len(onsets))
    before: float | None = None
    for number, onset in enumerate(onsets):
        if onset is not None and before is not None:
            late = (onset - before - layout.header.record_s) * layout.rate_hz
            if MIN_MISSING < late < 1e9:
                missing[number * per_record] = round(late)
        before = onset
    return missing
