"""Polar Sensor Logger on a phone: RR and PP intervals, ECG and PPG of Polar sensors, a file each.

Columns behind semicolons: the clock of the phone when the data came, and of waves the clock of the sensor in ns.
Some versions write the time of day alone. PP intervals that the sensor marks as disturbed are left out.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import FillsLeftOut, ProgramTableWithoutIntervals
from trainer.formats.source_file import Contents, FileFormat, SourceFile, VendorSignal
from trainer.formats.tables.clocks import ClockFormat, detect_clock, format_start, unwrap_days
from trainer.formats.tables.reading import ReadAs
from trainer.formats.tables.rr_series import compute_beat_times
from trainer.formats.tables.signal import signal_from_times
from trainer.formats.tables.units import FloatArray
from trainer.formats.vendor_series import VendorSeries
from trainer.messages import Message

PROGRAM: Final = "Polar Sensor Logger"
BEGINNINGS: Final = ("phone timestamp;", "phone data rx timestamp;")
INTERVALS: Final = ("rr-interval", "pp-interval", "ppi ", "ppi;")
WAVES: Final = {"ecg": ReadAs.ECG, "channel 0": ReadAs.PPG}
SENSOR_CLOCK: Final = "sensor timestamp [ns]"
BLOCKER: Final = "blocker"
SAMPLE_LINES: Final = 20


def _is_match(source: SourceFile) -> bool:
    """Whether one of the columns has something to read; those of heart rates are refused elsewhere."""
    first = source.first_text.split("\n", 1)[0].lower()
    known = (*INTERVALS, *WAVES)
    return first.startswith(BEGINNINGS) and any(cell.startswith(known) for cell in first.split(";"))


def _read(source: SourceFile) -> Contents:
    header = [cell.strip().lower() for cell in next(source.text.lines()).split(";")]
    interval = _find(header, INTERVALS)
    if interval is None:
        return _read_wave(source, header)
    return _read_intervals(source, interval, _find(header, (BLOCKER,)))


def _find(header: list[str], beginnings: tuple[str, ...]) -> int | None:
    return next((i for i, cell in enumerate(header) if cell.startswith(beginnings)), None)


def _rows(source: SourceFile) -> Iterator[list[str]]:
    for line in islice(source.text.lines(), 1, None):
        if line.strip():
            yield line.rstrip("\n").split(";", 16)


def _column(source: SourceFile, place: int) -> FloatArray:
    cells = (row[place] if len(row) > place else "" for row in _rows(source))
    return np.fromiter(map(_number, cells), np.float64)


def _number(cell: str) -> float:
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return np.nan


def _read_intervals(source: SourceFile, interval: int, blocker: int | None) -> VendorSeries:
    rr_ms = _column(source, interval)
    form = detect_clock([row[0] for row in islice(_rows(source), SAMPLE_LINES)])
    arrived = _arrivals(source, form, rr_ms.size)
    is_good = np.isfinite(rr_ms) & (rr_ms > 0.0) & np.isfinite(arrived)
    if blocker is not None:
        is_good &= _column(source, blocker) != 1.0
    if not is_good.any():
        raise RecordingError(ProgramTableWithoutIntervals(PROGRAM))
    rr_ms, arrived = rr_ms[is_good], arrived[is_good]
    t = compute_beat_times(arrived, rr_ms)[0] if form is not None else None
    lost = int(is_good.size - np.count_nonzero(is_good))
    left_out: tuple[Message, ...] = (FillsLeftOut(lost),) if lost else ()
    return VendorSeries(PROGRAM, rr_ms, t, "ms", left_out, _started(form, arrived, rr_ms))


def _arrivals(source: SourceFile, form: ClockFormat | None, count: int) -> FloatArray:
    """When the phone had each; times of day go on over midnight."""
    if form is None:
        return np.zeros(count)
    moments = form.seconds(row[0] for row in _rows(source))
    return moments if form.order else unwrap_days(moments)


def _started(form: ClockFormat | None, arrived: FloatArray, rr_ms: FloatArray) -> str | None:
    if form is None or not form.order:
        return None
    return format_start(float(arrived[0] - rr_ms[0] / 1000.0), has_zone=form.has_zone)


def _read_wave(source: SourceFile, header: list[str]) -> VendorSignal:
    name = next(name for name in WAVES if _find(header, (name,)) is not None)
    samples = _column(source, _find(header, (name,)) or 0)
    sensor = _find(header, (SENSOR_CLOCK,))
    form = detect_clock([row[0] for row in islice(_rows(source), SAMPLE_LINES)])
    moments = _arrivals(source, form, samples.size)
    t = moments if sensor is None else _sensor_times(source, sensor)
    started = (
        format_start(float(moments[0]), has_zone=form.has_zone)
        if form and form.order and moments.size
        else None
    )
    return VendorSignal(PROGRAM, signal_from_times(samples, t, WAVES[name], name), started=started)


def _sensor_times(source: SourceFile, place: int) -> FloatArray:
    """Nanoseconds since 2000 have more digits than a float: the first is taken off before."""
    cells = [row[place].strip() if len(row) > place else "" for row in _rows(source)]
    whole = [int(cell) if cell.isdecimal() and len(cell) < 20 else None for cell in cells]
    first = next((value for value in whole if value is not None), 0)
    times = (np.nan if value is None else (value - first) / 1e9 for value in whole)
    return np.fromiter(times, np.float64)


FORMAT: Final = FileFormat(PROGRAM, _is_match, _read, is_table=True)
