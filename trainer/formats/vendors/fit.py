"""Activities of Garmin, Suunto, Wahoo, Coros and others (.fit): the intervals of `hrv` messages.

Profile of the FIT SDK: message 78, field 0 `time`, up to five intervals in ms, 65535 where there is none.
The messages of a device stand between its `record` messages, whose time tells where intervals are missing.
"""

from array import array
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS, open_unpacked
from trainer.formats.messages import (
    ChecksumWrong,
    FileOfProgramDamaged,
    ProgramFileOfHeartRates,
    ProgramFileWithoutIntervals,
)
from trainer.formats.source_file import (
    Contents,
    FileFormat,
    SourceFile,
    load_extra,
    translate_parser_errors,
)
from trainer.formats.tables.clocks import format_start
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.vendor_series import VendorSeries

PROGRAM: Final = "Garmin FIT"
MARK: Final = b".FIT"
HRV_MESSAGE: Final = 78
RECORD_MESSAGE: Final = 20
TIMESTAMP_FIELD: Final = 253
RATE_FIELD: Final = 3
FIT_EPOCH_S: Final = datetime(1989, 12, 31, tzinfo=UTC).timestamp()
MAX_STAMP_S: Final = 3e9  # the year 2085: a later stamp is damaged
INVALID_MS: Final = 65_535
UINT16: Final = "uint16"
MAX_FIT_BYTES: Final = 16_000_000  # a day with everything a watch measures


def _is_match(source: SourceFile) -> bool:
    return source.first[8:12] == MARK and source.first[:1] in (b"\x0c", b"\x0e")


def _read(source: SourceFile) -> Contents:
    fitdecode = load_extra("fitdecode", PROGRAM)
    collector = _Collector()
    with translate_parser_errors(PROGRAM), open_unpacked(source.path) as file:
        reader = fitdecode.FitReader(
            file,
            processor=None,
            check_crc=fitdecode.CrcCheck.READONLY,
            error_handling=fitdecode.ErrorHandling.IGNORE,
        )
        with reader as frames:
            for frame in frames:
                if frame.frame_type == fitdecode.FIT_FRAME_CRC:
                    collector.is_damaged |= not frame.matched
                elif frame.frame_type == fitdecode.FIT_FRAME_DATA:
                    collector.add(frame)
    return collector.series()


class _Collector:
    """Collects the intervals, each with the time of the last record before it."""

    def __init__(self) -> None:
        self._rr_ms, self._arrived = array("d"), array("d")
        self._now = 0.0
        self._has_rates = False
        self.is_damaged = False

    def add(self, message: Any) -> None:
        if message.global_mesg_num == RECORD_MESSAGE:
            stamp = next(_numbers(message, TIMESTAMP_FIELD), None)
            self._now = max(self._now, float(stamp)) if stamp is not None else self._now
            self._has_rates |= any(True for _ in _numbers(message, RATE_FIELD))
        elif message.global_mesg_num == HRV_MESSAGE:
            _check_type_of_intervals(message)
            for value in _numbers(message, 0):
                self._add_interval(value)

    def _add_interval(self, value: float) -> None:
        if value in (0, INVALID_MS):
            return
        if len(self._rr_ms) >= MAX_BEATS:
            raise RecordingError(TOO_MANY_BEATS)
        self._rr_ms.append(value)
        self._arrived.append(self._now)

    def series(self) -> VendorSeries:
        if not self._rr_ms:
            refusal = ProgramFileOfHeartRates if self._has_rates else ProgramFileWithoutIntervals
            raise RecordingError(refusal(PROGRAM))
        series = series_from_arrivals(PROGRAM, self._rr_ms, self._arrived, "ms")
        return replace(series, left_out=(ChecksumWrong(),)) if self.is_damaged else series


def series_from_arrivals(
    program: str, rr_ms: "array[float]", arrived: "array[float]", unit: str
) -> VendorSeries:
    """The intervals with the times of the records before them, s since the epoch of FIT; 0 where there is none."""
    intervals, moments = np.frombuffer(rr_ms), np.frombuffer(arrived)
    if moments[0] <= 0.0:
        return VendorSeries(program, intervals, None, unit)
    began_s = float(moments[0] - intervals[0] / 1000.0)  # the first interval had arrived by then
    is_date = moments[0] < MAX_STAMP_S
    started = format_start(FIT_EPOCH_S + began_s, has_zone=True) if is_date else None
    t = compute_beat_times(moments, intervals)[0]
    return VendorSeries(program, intervals, t, unit, started=started)


def _check_type_of_intervals(message: Any) -> None:
    """Intervals of another type than that of the profile are bytes that mean something else."""
    for field in message.fields:
        definition = field.field_def
        if field.def_num == 0 and definition is not None and definition.base_type.name != UINT16:
            raise RecordingError(FileOfProgramDamaged(PROGRAM))


def _numbers(message: Any, number: int) -> Iterator[float]:
    """The raw values of a field; FIT leaves out what is invalid, or tells the largest number."""
    for field in message.fields:
        if field.def_num != number or field.field_def is None:
            continue
        values = field.raw_value if isinstance(field.raw_value, tuple) else (field.raw_value,)
        yield from (value for value in values if isinstance(value, int | float))


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, MAX_FIT_BYTES)
