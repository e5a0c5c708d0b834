"""Readings of a table by which a column, or several, hold RR intervals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from trainer.formats.messages import (
    CalledSo,
    ChosenByPerson,
    ClockLeftAside,
    ClockNotUnderstood,
    ColumnConstant,
    ColumnCounter,
    ColumnFlag,
    ColumnNotIntervals,
    ColumnOfDays,
    ColumnRises,
    ColumnTooShort,
    ColumnWaveform,
    OnlyColumnOfNumbers,
    RateDisagrees,
    RowsAreRecordings,
    SeveralInRow,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.rates import compare_with_rates
from trainer.formats.tables.reading import (
    Evidence,
    ReadAs,
    Reading,
    ReadingChoice,
    RejectedColumn,
    Values,
    find_chosen_column,
)
from trainer.formats.tables.sample import TableClock, TableColumn, TableSample, words_of
from trainer.formats.tables.timing import Fit, fit_clock
from trainer.formats.tables.units import MICROSECONDS, MS, SECONDS, STRAP_UNITS, FloatArray
from trainer.formats.tables.words import (
    MICROSECOND_WORDS,
    NOT_RR_WORDS,
    RATE_WORDS,
    RR_WORDS,
    STRAP_MARK,
    TIME_WORDS,
    UNIT_WORDS,
    WAVE_WORDS,
)
from trainer.messages import Message

MIN_UNNAMED: Final = 3  # numbers; fewer may be anything
MAX_TOGETHER: Final = 12  # intervals that arrive at once
NUMBERED: Final = re.compile(r".*\d\D{0,6}")
TIME_OF_OURS: Final = "t_s"  # the times of our own tables

# Weights of evidence. Two readings are told apart by about one of them.
POSSIBLE: Final = 1.0
USUAL: Final = 0.5
CHOSEN: Final = 3.0
NAMED: Final = 1.5
NAMED_AMONG_OTHERS: Final = 1.2  # "rr" is the name; "rr filtered" holds the word
NAMED_OTHERWISE: Final = -1.5
ONLY_ONE: Final = 1.0
SEVERAL: Final = 1.0
CONSTANT: Final = -2.0
CONSTANT_ALONE: Final = -0.3
JUMPS: Final = -1.5
SAME_RATE: Final = 1.0


class IntervalReadings:
    """Finds the readings; `rejected` collects why other columns are none."""

    def __init__(self, sample: TableSample, remarks: str, choice: ReadingChoice) -> None:
        self.rejected: list[RejectedColumn] = []
        self._sample, self._choice = sample, choice
        self._remarks = remarks
        self._clocks = sample.clocks

    def find(self) -> Iterator[Reading]:
        """Every way to read intervals in the table that is not impossible."""
        several = find_several_columns(self._sample) if self._choice.column is None else None
        if several is not None:
            yield from self._weigh(several, _flatten(several), has_lists=True)
            return
        chosen = find_chosen_column(self._sample, self._choice)
        for column in self._sample.columns if chosen is None else (chosen,):
            if column.lists is not None:
                yield from self._weigh((column,), _flatten_lists(column.lists), has_lists=True)
            elif column.is_numeric:
                rows = np.flatnonzero(np.isfinite(column.numbers))
                yield from self._weigh((column,), Values(column.numbers[rows], rows))

    def _weigh(
        self, columns: Sequence[TableColumn], values: Values, *, has_lists: bool = False
    ) -> Iterator[Reading]:
        """In every unit that is possible; what is against the stated one is why the column is none."""
        against: list[Message] = []
        units = self._units(columns[0], values.numbers)
        for unit_ms in units:
            is_fill = evidence.find_fills(values.numbers, unit_ms)
            without_fills = Values(values.numbers[~is_fill], values.rows[~is_fill])
            found = (
                self._refute(without_fills.numbers, unit_ms)
                or self._refute_whole_seconds(without_fills.numbers, unit_ms)
                or self._refute_by_rows(columns[0], values.numbers, has_lists=has_lists)
                or self._with_clock(columns, without_fills, unit_ms, has_lists=has_lists)
            )
            if isinstance(found, Reading):
                yield found
            elif found is not None:
                against.append(found)
        if not units:
            against.append(ColumnNotIntervals())
        if against:
            why = against[-1 if self._is_strap_unit_stated(columns[0]) else 0]
            self.rejected.append(RejectedColumn(columns[0], why))

    def _units(self, column: TableColumn, numbers: FloatArray) -> tuple[float, ...]:
        if self._choice.unit_ms is not None:
            return (self._choice.unit_ms,)
        unit = evidence.likely_unit(numbers)
        if unit is None and column.words & MICROSECOND_WORDS:
            return (MICROSECONDS,)
        if unit is None or unit == SECONDS:
            return () if unit is None else (SECONDS,)
        return (MS, STRAP_UNITS)

    def _is_strap_unit_stated(self, column: TableColumn) -> bool:
        is_alone = len(self._sample.columns) == 1
        name = " ".join(self._sample.header) if is_alone else column.name
        return self._choice.unit_ms == STRAP_UNITS or STRAP_MARK in f"{name} {self._remarks}"

    def _refute(self, numbers: FloatArray, unit_ms: float) -> Message | None:
        """Why the numbers alone cannot be intervals."""
        is_counter = evidence.is_counter(numbers)
        if numbers.size == 0 or evidence.is_flag(numbers):
            return ColumnFlag()
        if evidence.plausible_fraction(numbers * unit_ms) < evidence.MIN_PLAUSIBLE_FRACTION:
            return ColumnNotIntervals()
        if is_counter and (numbers.size >= evidence.MIN_VALUES or numbers[0] <= 1.0):
            return ColumnCounter()
        return ColumnRises() if evidence.is_rising(numbers) else None

    def _refute_whole_seconds(self, numbers: FloatArray, unit_ms: float) -> Message | None:
        """No program rounds intervals to seconds: such numbers are counts or ratings."""
        is_told = self._choice.unit_ms is not None or self._choice.column is not None
        is_whole = unit_ms == SECONDS and bool((numbers == np.round(numbers)).all())
        return ColumnNotIntervals() if is_whole and not is_told else None

    def _refute_by_rows(
        self, column: TableColumn, numbers: FloatArray, *, has_lists: bool
    ) -> Message | None:
        """Why a column cannot be intervals by what stands beside it, unless a person says that it is."""
        if self._choice.read_as is ReadAs.RR or self._choice.column is not None:
            return None
        if numbers.size < MIN_UNNAMED and not column.words & RR_WORDS:
            return ColumnTooShort()
        if self._sample.has_days and not has_lists:
            return ColumnOfDays()
        is_alone = len(self._sample.numeric) == 1 and not self._clocks_beside(column)
        is_ours = any(each.name.lower() == TIME_OF_OURS for each in self._sample.columns)
        is_certain = numbers.size >= evidence.MIN_VALUES or not column.words & RR_WORDS
        is_doubtful = is_certain and not is_alone and not is_ours
        return ColumnConstant() if is_doubtful and evidence.is_constant(numbers) else None

    def _clocks_beside(self, column: TableColumn) -> bool:
        return any(clock.column != column.index for clock in self._clocks)

    def _with_clock(
        self, columns: Sequence[TableColumn], values: Values, unit_ms: float, *, has_lists: bool
    ) -> Reading | Message | None:
        """The reading with the clock that fits best, or what the clocks or rates say against it."""
        first, rr_ms = columns[0], values.numbers * unit_ms
        clock, fit, against = self._best_clock(columns, values, rr_ms, has_lists=has_lists)
        is_exact = fit is not None and fit.is_exact  # the steps of the clock are the numbers
        if not is_exact and self._choice.read_as is None and evidence.is_waveform(values.numbers):
            return ColumnWaveform()
        rate = compare_with_rates(self._sample, first, float(np.median(rr_ms)))
        if isinstance(rate, RateDisagrees):
            return rate
        reasons = self._evidence(first, rr_ms, has_lists=has_lists)
        reasons += [Evidence(SAME_RATE, rate)] if rate is not None else []
        if against is not None:
            return against
        if has_lists and (fit is None or fit.is_aside) and _holds_recordings(values):
            return RowsAreRecordings()
        is_stated = (unit_ms == STRAP_UNITS) == self._is_strap_unit_stated(first)
        is_given = is_stated or unit_ms == SECONDS or self._choice.unit_ms is not None
        if not is_given and not (fit is not None and fit.tells_unit):
            return None
        indices = tuple(column.index for column in columns)
        bare = Reading(
            ReadAs.RR, indices, first.title, unit_ms, None, None, tuple(reasons), has_lists
        )
        return self._timed(bare, clock, fit)

    def _timed(self, bare: Reading, clock: TableClock | None, fit: Fit | None) -> Reading:
        """With its clock. A clock in text that does not fit is left aside, and that is told."""
        if clock is not None and fit is not None and not fit.is_aside:
            why = Evidence(fit.score, fit.reason(self._sample.columns[clock.column].title))
            return replace(bare, clock=clock, role=fit.role, evidence=(why, *bare.evidence))
        aside = clock or next((each for each in self._clocks if each.form is not None), None)
        if aside is not None:
            reason: Message = ClockLeftAside(self._sample.columns[aside.column].title)
        else:
            unread = next(filter(_holds_unread_times, self._sample.columns), None)
            if unread is None:
                return bare
            reason = ClockNotUnderstood(unread.title)
        return replace(bare, evidence=(*bare.evidence, Evidence(0.0, reason)))

    def _best_clock(
        self, columns: Sequence[TableColumn], values: Values, rr_ms: FloatArray, *, has_lists: bool
    ) -> tuple[TableClock | None, Fit | None, Message | None]:
        """The clock that fits best, and why the intervals cannot be if no other clock fits exactly."""
        taken = {column.index for column in columns}
        fits = [
            (clock, fit)
            for clock in self._clocks
            if clock.column not in taken
            and (fit := self._fit(clock, values, rr_ms, has_lists=has_lists)) is not None
        ]
        good = [(clock, fit) for clock, fit in fits if fit.against is None]
        usable = {clock.column for clock, _ in good}
        impossible = [fit.against for clock, fit in fits if clock.column not in usable]
        clock, fit = max(good, key=lambda pair: pair[1].score, default=(None, None))
        is_exact = fit is not None and fit.is_exact
        return clock, fit, impossible[0] if impossible and not is_exact else None

    def _fit(
        self, clock: TableClock, values: Values, rr_ms: FloatArray, *, has_lists: bool
    ) -> Fit | None:
        column = self._sample.columns[clock.column]
        times = self._sample.times(clock)
        is_named = clock.form is not None or bool(column.words & TIME_WORDS) or clock.is_date(times)
        if has_lists and not is_named:
            return None
        return fit_clock(
            times[values.rows],
            rr_ms,
            is_clock=is_named,
            has_lists=has_lists,
            is_documented=column.name.lower() == TIME_OF_OURS and clock.unit_s == 1.0,
        )

    def _evidence(
        self, first: TableColumn, rr_ms: FloatArray, *, has_lists: bool
    ) -> list[Evidence]:
        """What speaks for intervals without a look at a clock."""
        low, high = evidence.USUAL_RR_MS
        others = (c for c in self._sample.columns if not _is_row_numbers(self._sample, c))
        is_only = sum(c.is_numeric or c.lists is not None for c in others) == 1
        reasons = [Evidence(POSSIBLE), self._name_evidence(first)]
        if low <= float(np.median(rr_ms)) <= high:
            reasons.append(Evidence(USUAL))
        if is_only:
            reasons.append(Evidence(ONLY_ONE, OnlyColumnOfNumbers()))
        if has_lists:
            reasons.append(Evidence(SEVERAL, SeveralInRow()))
        if evidence.is_constant(rr_ms):
            reasons.append(Evidence(CONSTANT_ALONE if is_only else CONSTANT))
        if rr_ms.size > 3 and evidence.median_jump(rr_ms) > evidence.MAX_JUMP:
            reasons.append(Evidence(JUMPS))
        return reasons

    def _name_evidence(self, column: TableColumn) -> Evidence:
        words = column.words
        if len(self._sample.columns) == 1:  # split at blanks, the unit may be a column of its own
            words = frozenset(word for name in self._sample.header for word in words_of(name))
        if self._choice.read_as is ReadAs.RR or self._choice.column is not None:
            return Evidence(CHOSEN, ChosenByPerson())
        if words & RR_WORDS and not words & NOT_RR_WORDS:
            is_name = len(words & RR_WORDS) == len(words - UNIT_WORDS)
            return Evidence(NAMED if is_name else NAMED_AMONG_OTHERS, CalledSo())
        return Evidence(
            NAMED_OTHERWISE if words & (RATE_WORDS | WAVE_WORDS | NOT_RR_WORDS) else 0.0
        )


def _holds_unread_times(column: TableColumn) -> bool:
    """Whether it is called a time, and what it holds has digits but is no clock that is known."""
    is_known = column.is_numeric or column.clock is not None or column.is_dates
    if is_known or column.lists is not None or not column.words & TIME_WORDS:
        return False
    return 2 * sum(any(map(str.isdigit, cell)) for cell in column.cells) > len(column.cells)


def _is_row_numbers(sample: TableSample, column: TableColumn) -> bool:
    """Whether it counts the rows below a heading that has no name for it, as R and pandas write them."""
    counts = np.arange(column.numbers.size) + column.numbers[0]
    is_counter = column.numbers[0] in (0.0, 1.0) and bool((column.numbers == counts).all())
    return is_counter and not column.name and len(sample.header) > column.index


def find_several_columns(sample: TableSample) -> tuple[TableColumn, ...] | None:
    """Columns rr1, rr2, ..., or cells behind the last name: the further intervals of a row."""
    named = tuple(
        column
        for column in sample.numeric
        if NUMBERED.fullmatch(column.name) and column.words & RR_WORDS
    )
    if len(named) > 1:
        return named
    behind = [c for c in sample.columns[len(sample.header) :] if c.is_numeric and c.filled]
    if not sample.header or not behind:
        return None
    last = sample.columns[len(sample.header) - 1]
    is_ragged = any(column.filled < len(sample.rows) for column in behind)
    return (last, *behind) if last.is_numeric and last.words & RR_WORDS and is_ragged else None


def _flatten(columns: Sequence[TableColumn]) -> Values:
    numbers = np.array([column.numbers for column in columns]).T
    rows, _ = np.nonzero(np.isfinite(numbers))
    return Values(numbers[np.isfinite(numbers)], rows)


def _flatten_lists(lists: Sequence[Sequence[float]]) -> Values:
    rows = [i for i, each in enumerate(lists) for _ in each]
    return Values(np.array([x for each in lists for x in each]), np.array(rows, dtype=np.int64))


def _holds_recordings(values: Values) -> bool:
    """Whether a row holds far more intervals than arrive at once, so that each is a series of its own."""
    _, counts = np.unique(values.rows, return_counts=True)
    return counts.size > 1 and float(np.median(counts)) > MAX_TOGETHER
