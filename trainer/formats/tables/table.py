"""A table of RR intervals or beat times of any origin: which reading fits it, and its beats by that reading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import LONG_LINE, TextFile
from trainer.formats.messages import (
    ColumnNotIntervals,
    ColumnRises,
    NoIntervalsInTable,
    NoNumbersInTable,
    ReadingUnclear,
    WaveformWithoutRate,
    Weighed,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.arrivals import extend_to_ends
from trainer.formats.tables.clocks import EPOCH_S, format_start, parse_moment
from trainer.formats.tables.lines import (
    LineFormat,
    data_lines,
    detect_line_format,
    raw_lines,
    remarks,
)
from trainer.formats.tables.reading import NO_CHOICE, ReadAs, Reading, ReadingChoice
from trainer.formats.tables.readings.weighing import find_reading
from trainer.formats.tables.sample import TableClock, TableSample
from trainer.formats.tables.scan import Rows, scan_rows, scan_times
from trainer.formats.tables.several import refuse_several
from trainer.formats.tables.timing import Fit, Role, fit_clock, without_doubled
from trainer.formats.tables.units import MS, SECONDS, FloatArray, IntArray
from trainer.messages import Message

MAX_SAMPLE_LINES: Final = 300
MAX_LINE_CHARS: Final = 10_000
OURS: Final = ["t_s", "rr_ms", "verdict"]
OUR_CLOCK: Final = "time ["  # the column of a workbook with the date of each beat
OTHER_SEPARATORS: Final = (";", "\t")  # than the comma of the standard dialect


@dataclass(frozen=True, slots=True)
class Columns:
    """The beats of a table.

    Parameters
    ----------
    written : array
        Shape (n,), the intervals as they were written; those between beat times in ms.
    rr_ms : array
        Shape (n,), the same in ms.
    t : array or None
        Shape (n,), when each interval ended, in the time of the file, s.
    skipped, empty, fills, repeats : int
        How many lines held a text in place of a number, or nothing, or a number that stands for nothing,
        or what a line before had told.
    holes : array or None
        Shape (n,), how many beats are unknown before each, of a table without times.
    is_newest_first : bool
        Whether the rows went back in time, and were reversed.
    origin_s : float or None
        The moment of `t` = 0, or where there is no `t` of the first beat, in seconds since 1970.
    """

    form: LineFormat
    reading: Reading
    written: FloatArray
    rr_ms: FloatArray
    t: FloatArray | None
    skipped: int
    empty: int = 0
    fills: int = 0
    repeats: int = 0
    holes: IntArray | None = None
    is_ours: bool = False
    started: "Origin | None" = None
    is_newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """When the recording was: the moment (s since 1970) of `t_s` in the time of the file.

    `zone_of` is a clock of the file as it was written.
    """

    moment_s: float
    t_s: float
    has_zone: bool
    zone_of: str = ""

    def format(self, t_s: float) -> str | None:
        """The moment of `t_s` as ISO 8601."""
        moment_s = self.moment_s + t_s - self.t_s
        return format_start(moment_s, has_zone=self.has_zone, zone_of=self.zone_of)


def read_columns(text: TextFile, choice: ReadingChoice = NO_CHOICE) -> Columns:
    """Find the beats, and their times if there are any.

    The text is read a block at a time, so that only the numbers found are kept.

    Raises
    ------
    RecordingError
        There are no beats in the text, or it is not clear which they are.
    """
    form, sample, remark_text = read_sample(text)
    if [name.lower() for name in sample.header[:3]] == OURS and choice == NO_CHOICE:
        columns = _read_ours(text, form, sample)
        is_dated = any(name.startswith(OUR_CLOCK) for name in sample.header)
        return _with_origin(columns, sample, "") if is_dated else columns
    reading = find_reading(sample, remark_text, choice)
    lines = data_lines(text, form, sample.least_cells)
    if reading.meaning is ReadAs.BEAT_TIMES and reading.clock is not None:
        columns = _from_beat_times(
            form, reading, scan_times(lines, form, sample.first, reading.clock)
        )
    else:
        rows = scan_rows(
            lines, form, sample.first, reading.columns, reading.clock, has_lists=reading.has_lists
        )
        rows = rows.reversed() if sample.is_newest_first and not reading.has_lists else rows
        columns = _from_intervals(form, reading, rows, is_chosen=choice.read_as is not None)
        columns = replace(columns, is_newest_first=sample.is_newest_first)
    if choice == NO_CHOICE:
        refuse_several(text, form, sample, columns.t)
    return _with_origin(columns, sample, remark_text)


def read_sample(text: TextFile) -> tuple[LineFormat, TableSample, str]:
    """How the lines are split, the first rows, and the remarks of the file.

    Raises
    ------
    RecordingError
        There are no numbers in the first rows.
    """
    if text.longest > MAX_LINE_CHARS:
        raise RecordingError(LONG_LINE)
    raw = list(islice(raw_lines(text), MAX_SAMPLE_LINES))
    if not raw:
        raise RecordingError(NoNumbersInTable())
    form = _our_dialect(raw) or detect_line_format(raw)
    remark_text = " ".join(islice(remarks(text), MAX_SAMPLE_LINES))
    rows = form.normalize("\n".join(raw)).split("\n")
    return form, TableSample([row for row in rows if row.strip()], form), remark_text


def _our_dialect(lines: Sequence[str]) -> LineFormat | None:
    """How a table of ours is split that was written in another dialect; None for any other table."""
    separator = next((mark for mark in OTHER_SEPARATORS if mark in lines[0]), "")
    names = lines[0].lower().split(separator or ",")
    if not separator or [name.strip() for name in names[:3]] != OURS:
        return None
    return LineFormat(separator, separator == ";" and any("," in line for line in lines[1:]))


def _read_ours(text: TextFile, form: LineFormat, sample: TableSample) -> Columns:
    """Our own table of beats comes back to the letter."""
    clock = TableClock(0)
    reading = Reading(ReadAs.RR, (1,), "rr_ms", MS, clock, Role.ENDS)
    lines = data_lines(text, form, sample.least_cells)
    rows = scan_rows(lines, form, sample.first, (1,), clock)
    return Columns(
        form, reading, rows.numbers, rows.numbers, rows.t, rows.skipped + rows.empty, is_ours=True
    )


def to_ms(numbers: FloatArray, unit_ms: float) -> FloatArray:
    """Intervals in ms; seconds become the milliseconds that were meant."""
    if unit_ms == MS:
        return numbers
    rr_ms: FloatArray = numbers * unit_ms
    return np.round(rr_ms, 6) if unit_ms == SECONDS else rr_ms


def _from_intervals(form: LineFormat, reading: Reading, rows: Rows, *, is_chosen: bool) -> Columns:
    if not rows.numbers.size:
        raise RecordingError(NoIntervalsInTable())
    is_fill = evidence.find_fills(rows.numbers, reading.unit_ms)
    index = np.flatnonzero(~is_fill)
    numbers = rows.numbers[index]
    rr_ms = to_ms(numbers, reading.unit_ms)
    fills = int(is_fill.sum())
    if not numbers.size:
        raise RecordingError(NoIntervalsInTable())
    if not is_chosen:
        _refuse_impossible(reading, numbers, rr_ms, None if rows.t is None else rows.t[index])
    if rows.t is None:
        return _in_sequence(form, reading, rows, index, fills)
    t = rows.t[index]
    fitted, placed = _place(reading, t, rr_ms, is_chosen=is_chosen)
    return Columns(
        form,
        reading,
        numbers[fitted],
        rr_ms[fitted],
        placed,
        rows.skipped,
        rows.empty,
        fills,
        int(index.size - fitted.size),
    )


def _in_sequence(
    form: LineFormat, reading: Reading, rows: Rows, index: IntArray, fills: int
) -> Columns:
    """Intervals without times, one after the other. A beat that nobody knows is a hole."""
    missing = np.cumsum(rows.holes + evidence.find_fills(rows.numbers, reading.unit_ms))[index]
    is_new = without_doubled(rows.numbers[index])
    missing, index = missing[is_new], index[is_new]
    holes = np.diff(missing, prepend=missing[0])
    numbers = rows.numbers[index]
    return Columns(
        form,
        reading,
        numbers,
        to_ms(numbers, reading.unit_ms),
        None,
        rows.skipped,
        rows.empty,
        fills,
        int(np.count_nonzero(~is_new)),
        holes if holes.any() else None,
    )


def _place(
    reading: Reading, t: FloatArray, rr_ms: FloatArray, *, is_chosen: bool
) -> tuple[IntArray, FloatArray | None]:
    """Which intervals are kept, and when they ended by the clock."""
    fit = _fit(reading, t, rr_ms)
    everything = np.arange(rr_ms.size)
    if fit is None or fit.is_aside or (fit.against is not None and is_chosen):
        return everything, None
    if fit.against is not None:
        raise RecordingError(ReadingUnclear((Weighed(reading.name, fit.against),)))
    return fit.rows, _without_unknown(fit.t, rr_ms[fit.rows])


def _without_unknown(t: FloatArray, rr_ms: FloatArray) -> FloatArray:
    """A beat whose clock is unreadable follows the one before; at the beginning it leads to the next."""
    if np.isfinite(t).all():
        return t
    lengths_s = np.maximum(rr_ms, 0.0) / 1000.0
    filled = extend_to_ends(t, lengths_s)
    for i in np.flatnonzero(~np.isfinite(filled)).tolist():
        filled[i] = filled[i - 1] + lengths_s[i]
    return filled


def _refuse_impossible(
    reading: Reading, numbers: FloatArray, rr_ms: FloatArray, t: FloatArray | None
) -> None:
    """What held for the first rows must hold for all."""
    why: Message | None = None
    if evidence.plausible_fraction(rr_ms) < evidence.MIN_PLAUSIBLE_FRACTION:
        why = ColumnNotIntervals()
    elif evidence.is_rising(numbers):
        why = ColumnRises()
    elif evidence.is_waveform(numbers) and not _is_confirmed_by_clock(reading, rr_ms, t):
        raise RecordingError(WaveformWithoutRate(reading.name))
    if why is not None:
        raise RecordingError(ReadingUnclear((Weighed(reading.name, why),)))


def _is_confirmed_by_clock(reading: Reading, rr_ms: FloatArray, t: FloatArray | None) -> bool:
    """Whether the time that passes from row to row is the interval, as it is not with samples."""
    fit = None if t is None else _fit(reading, t, rr_ms)
    return fit is not None and fit.is_exact


def _fit(reading: Reading, t: FloatArray, rr_ms: FloatArray) -> Fit | None:
    return fit_clock(
        t,
        rr_ms,
        is_clock=True,
        has_lists=reading.has_lists,
        is_documented=reading.role is Role.ENDS,
    )


def _from_beat_times(form: LineFormat, reading: Reading, rows: Rows) -> Columns:
    times = np.sort(rows.numbers[np.isfinite(rows.numbers)])
    once = np.concatenate((times[:1], times[1:][np.diff(times) > 0.0]))
    if once.size < 2:
        raise RecordingError(NoIntervalsInTable())
    rr_ms = np.round(1000.0 * np.diff(once), 3)
    return Columns(
        form,
        reading,
        rr_ms,
        rr_ms,
        once[1:],
        rows.skipped,
        rows.empty,
        repeats=int(times.size - once.size),
    )


def _with_origin(columns: Columns, sample: TableSample, remark_text: str) -> Columns:
    origin = _find_origin(columns, sample) or _origin_of_remarks(columns, remark_text)
    return columns if origin is None else replace(columns, started=origin)


def _find_origin(columns: Columns, sample: TableSample) -> Origin | None:
    """By the clock of the reading if it has a date, or else by another column with one."""
    used = columns.reading.clock
    clocks = sorted(sample.clocks, key=lambda clock: clock != used)
    for clock in clocks:
        moments = clock.moments(sample.times(clock))
        if clock.form is None:
            low, high = EPOCH_S
            if not np.all((moments >= low) & (moments <= high) | ~np.isfinite(moments)):
                continue
        elif not clock.is_dated:
            continue
        t = sample.times(used) if used is not None and columns.t is not None else None
        known = np.isfinite(moments) if t is None else np.isfinite(moments) & np.isfinite(t)
        if not known.any():
            continue
        row = int(np.flatnonzero(known)[0])
        t_s = float(columns.rr_ms[0]) / 1000.0 if t is None else float(t[row])
        zone_of = sample.columns[clock.column].cells[row]
        has_zone = clock.form is None or clock.form.has_zone
        return Origin(float(moments[row]), t_s, has_zone, zone_of)
    return None


def _origin_of_remarks(columns: Columns, remark_text: str) -> Origin | None:
    moment = parse_moment(remark_text)
    if moment is None:
        return None
    begins = 0.0 if columns.t is None else float(columns.t[0] - columns.rr_ms[0] / 1000.0)
    return Origin(moment[0], begins, moment[1])
