"""The first rows of a table, by columns: names, numbers, clocks, lists."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import NoNumbersInTable, TableMostlyText
from trainer.formats.tables import evidence
from trainer.formats.tables.clocks import (
    CLOCK,
    DAY_S,
    EPOCH_S,
    ClockFormat,
    detect_clock,
    detect_dates,
    unwrap_days,
)
from trainer.formats.tables.lines import MAX_COLUMNS, MAX_NUMBER, NUMBER, LineFormat, split_list
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import (
    HOUR_WORDS,
    MICROSECOND_WORDS,
    MINUTE_WORDS,
    TIME_WORDS,
)

TIME_UNITS_S: Final = (1.0, 0.001)
NAMED_UNITS_S: Final = ((MINUTE_WORDS, 60.0), (HOUR_WORDS, 3600.0), (MICROSECOND_WORDS, 1e-6))
SPREADSHEET_DAYS: Final = (35_000.0, 73_000.0)  # since the end of 1899: from 1995 to 2099
SPREADSHEET_EPOCH_S: Final = -2_209_161_600.0  # 1899-12-30
MIN_STEPS: Final = 7
BACK_FRACTION: Final = 0.9
MIN_LISTS: Final = 2
LIST_MARKS: Final = ("|", ",", ";", " ")


@dataclass(frozen=True, slots=True)
class TableClock:
    """A column of times: numbers of `unit_s`, or texts in `form`; `date` is the column of their dates."""

    column: int
    unit_s: float = 1.0
    form: ClockFormat | None = None
    date: int | None = None

    @property
    def is_first_unit(self) -> bool:
        """Whether, of its readings in several units, this is the one in seconds."""
        return self.form is None and self.unit_s == TIME_UNITS_S[0]

    @property
    def columns(self) -> tuple[int, ...]:
        return (self.column,) if self.date is None else (self.date, self.column)

    @property
    def is_dated(self) -> bool:
        return self.form is not None and self.form.order != ""

    def moments(self, times: FloatArray) -> FloatArray:
        """Its times (s) as seconds since 1970, if they are dates; days count from the end of 1899."""
        shifted: FloatArray = times + SPREADSHEET_EPOCH_S
        return shifted if self.form is None and self.unit_s == DAY_S else times

    def is_date(self, times: FloatArray) -> bool:
        """Whether its times (s) are numbers that are dates of our age."""
        known = self.moments(times[np.isfinite(times)])
        low, high = EPOCH_S
        return self.form is None and bool(known.size) and low <= float(np.median(known)) <= high

    def seconds(self, cells: Sequence[str], dates: Sequence[str] = ()) -> FloatArray:
        """The times of these cells, s; NaN where a cell holds none."""
        if self.form is None:
            return np.array([_value(cell) for cell in cells]) * self.unit_s
        if self.date is not None:
            cells = [f"{day}T{time}" for day, time in zip(dates, cells, strict=True)]
        t = self.form.seconds(cells)
        return t if self.form.order else unwrap_days(t)


class TableColumn:
    """One column of the first rows."""

    def __init__(self, index: int, name: str, cells: list[str]) -> None:
        self.index, self.name, self.cells = index, name, cells

    @cached_property
    def numbers(self) -> FloatArray:
        """NaN where a row has none."""
        return np.array([_value(cell) for cell in self.cells])

    @cached_property
    def filled(self) -> int:
        return sum(bool(cell.strip(' \t"')) for cell in self.cells)

    @cached_property
    def is_numeric(self) -> bool:
        """Mostly numbers, where it holds anything."""
        count = int(np.count_nonzero(np.isfinite(self.numbers)))
        return count > 0 and 2 * count > self.filled

    @cached_property
    def lists(self) -> list[list[float]] | None:
        """The numbers of each cell, where some cells hold several."""
        if self.is_numeric and self.filled == int(np.count_nonzero(np.isfinite(self.numbers))):
            return None
        if not any(mark in cell for cell in self.cells for mark in LIST_MARKS):
            return None
        lists = [split_list(cell) for cell in self.cells]
        several = sum(len(each) > 1 for each in lists)
        some = sum(bool(each) for each in lists)
        return lists if several >= MIN_LISTS and 2 * some > self.filled else None

    @cached_property
    def clock(self) -> ClockFormat | None:
        return None if self.is_numeric else detect_clock(self.cells)

    @cached_property
    def is_dates(self) -> bool:
        return not self.is_numeric and detect_dates(self.cells)

    @cached_property
    def words(self) -> frozenset[str]:
        return words_of(self.name)

    @property
    def title(self) -> str:
        """Its name, or its number from 1 on where it has none."""
        return self.name or str(self.index + 1)

    @cached_property
    def varies(self) -> bool:
        """Whether it is no constant and no counter of rows."""
        known = self.numbers[np.isfinite(self.numbers)]
        return not evidence.is_constant(known) and not evidence.is_counter(known)


def words_of(name: str) -> frozenset[str]:
    """The words of a name in lower case, without the digits behind them."""
    joined = name.lower().replace("r-r", "rr").replace("p-p", "pp")
    return frozenset(re.findall(r"[^\W\d_]+", joined))


class TableSample:
    """The first rows of a table.

    Attributes
    ----------
    first
        How many lines stand before the first row of numbers.
    least_cells
        How many cells each row has but maybe the last, which may be cut off.
    is_newest_first
        Whether the rows go back in time; here they are reversed.
    """

    def __init__(self, lines: Sequence[str], form: LineFormat) -> None:
        rows = [form.cells(line) for line in lines]
        first = _first_row(rows)
        self.first = first
        self.header = [cell.strip(' \t"') for cell in rows[first - 1]] if first else [*form.labels]
        body = rows[first:]
        columns = self._columns(body)
        self.is_newest_first = _is_newest_first(columns)
        self.rows = body[::-1] if self.is_newest_first else body
        self.columns = self._columns(self.rows) if self.is_newest_first else columns
        self.least_cells = _least_cells(self.header if form.separator else (), body)
        self._times: dict[TableClock, FloatArray] = {}
        if not any(c.is_numeric or c.lists or c.clock for c in self.columns):
            raise RecordingError(TableMostlyText())

    def _columns(self, rows: Sequence[Sequence[str]]) -> list[TableColumn]:
        width = min(MAX_COLUMNS, max(map(len, rows)))
        return [self._column(index, rows) for index in range(width)]

    def _column(self, index: int, rows: Sequence[Sequence[str]]) -> TableColumn:
        cells = [row[index] if index < len(row) else "" for row in rows]
        return TableColumn(index, self.header[index] if index < len(self.header) else "", cells)

    @cached_property
    def has_days(self) -> bool:
        """Whether rows have dates and nothing tells a time: each is of a day."""
        dates = [column for column in self.columns if column.is_dates]
        return any(len(set(each.cells)) > len(each.cells) // 2 for each in dates) and not any(
            column.clock for column in self.columns
        )

    @cached_property
    def numeric(self) -> list[TableColumn]:
        return [column for column in self.columns if column.is_numeric]

    @cached_property
    def clocks(self) -> list[TableClock]:
        """Every column that could tell times."""
        texts = [_text_clock(self.columns, column) for column in self.columns if column.clock]
        numbers = [
            TableClock(column.index, unit_s)
            for column in self.numeric
            for unit_s in _time_units_s(column)
        ]
        return [*texts, *numbers]

    def times(self, clock: TableClock) -> FloatArray:
        """The times of the rows by a clock, s; NaN where a row has none."""
        if clock not in self._times:
            self._times[clock] = self._read_times(clock)
        return self._times[clock]

    def _read_times(self, clock: TableClock) -> FloatArray:
        dates = self.columns[clock.date].cells if clock.date is not None else ()
        if clock.form is None:
            return self.columns[clock.column].numbers * clock.unit_s
        return clock.seconds(self.columns[clock.column].cells, dates)


def _first_row(rows: Sequence[Sequence[str]]) -> int:
    """The first row with a number where one stands in two rows in turn: above may be lines on the recording.

    Raises
    ------
    RecordingError
        There are no numbers.
    """
    places = [{i for i, cell in enumerate(row) if _has_numbers(cell)} for row in rows]
    first = next((n for n, here in enumerate(places) if here), None)
    if first is None:
        raise RecordingError(NoNumbersInTable())
    going_on = next((a & b for a, b in pairwise(places) if a & b), places[first])
    return next(n for n, here in enumerate(places) if _is_row(rows[n], here, going_on))


def _is_row(cells: Sequence[str], numbers: Set[int], going_on: Set[int]) -> bool:
    """Whether there are numbers where they go on, and no text in place of another."""
    texts = {i for i in going_on - numbers if i < len(cells) and cells[i].strip(' \t"')}
    return bool(numbers & going_on) and not texts


def _is_newest_first(columns: Sequence[TableColumn]) -> bool:
    """Whether every clock goes back from row to row, as in the logs of some programs."""
    goes_back = [
        back for column in columns if (back := _goes_back(_clock_numbers(column))) is not None
    ]
    return bool(goes_back) and all(goes_back)


def _clock_numbers(column: TableColumn) -> FloatArray:
    """The times of a column that is a clock by its form or its name; none of any other."""
    if column.clock is not None:
        return column.clock.seconds(column.cells)
    return column.numbers if column.is_numeric and column.words & TIME_WORDS else np.zeros(0)


def _goes_back(times: FloatArray) -> bool | None:
    steps = np.diff(times[np.isfinite(times)])
    if steps.size < MIN_STEPS:
        return None
    return bool(np.count_nonzero(steps < 0.0) >= BACK_FRACTION * steps.size)


def _least_cells(header: Sequence[str], body: Sequence[Sequence[str]]) -> int:
    before_last = [row for row in (header, *body[:-1]) if row]
    return min(map(len, before_last), default=0)


def _text_clock(columns: Sequence[TableColumn], column: TableColumn) -> TableClock:
    form = column.clock
    if form is not None and not form.order:
        date = next((other for other in columns if other.is_dates), None)
        if date is not None:
            cells = [f"{d}T{t}" for d, t in zip(date.cells, column.cells, strict=True)]
            joined = detect_clock(cells)
            if joined is not None:
                return TableClock(column.index, 1.0, joined, date.index)
    return TableClock(column.index, 1.0, form)


def _time_units_s(column: TableColumn) -> tuple[float, ...]:
    """Seconds or milliseconds; a number that is a date tells which, and another unit is named."""
    known = column.numbers[np.isfinite(column.numbers)]
    if not known.size:
        return ()
    for words, unit_s in NAMED_UNITS_S:
        if column.words & words:
            return (unit_s,)
    low, high = EPOCH_S
    for unit_s in TIME_UNITS_S:
        if low <= float(np.median(known)) * unit_s <= high:
            return (unit_s,)
    low, high = SPREADSHEET_DAYS
    has_fractions = bool(np.any(known != np.rint(known)))
    may_be_days = has_fractions and bool(column.words & TIME_WORDS)
    is_in_range = low <= float(known.min()) <= float(known.max()) <= high
    return (*TIME_UNITS_S, DAY_S) if may_be_days and is_in_range else TIME_UNITS_S


def _value(cell: str) -> float:
    match = NUMBER.fullmatch(cell)
    value = float(match[1]) if match else np.nan
    return value if abs(value) <= MAX_NUMBER else np.nan


def _has_numbers(cell: str) -> bool:
    if NUMBER.fullmatch(cell) or split_list(cell):
        return True
    match = CLOCK.fullmatch(cell)
    return match is not None and match["h"] is not None
