"""What the columns of a table are, weighed by what must hold: the best reading is taken if it is clearly best.

A reading says which columns hold intervals or beat times, in which unit, and which column is their clock. Each
piece of evidence has a weight; what cannot be (more heart time than time, a heart that never varies from 0
and 1) excludes a reading whatever its columns are called.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import (
    CalledSo,
    ChosenByPerson,
    ClockLeftAside,
    ColumnConstant,
    ColumnCounter,
    ColumnDoubtful,
    ColumnFlag,
    ColumnHeartRates,
    ColumnNotIntervals,
    ColumnNotThere,
    ColumnRises,
    ColumnWaveform,
    OnlyColumnOfNumbers,
    OnlyHeartRates,
    RateAgrees,
    RateDisagrees,
    ReadingUnclear,
    RisesByHeartbeats,
    RowsAreRecordings,
    SeveralInRow,
    WaveformInTable,
    WaveformWithoutRate,
    Weighed,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.sample import Clock, Column, Sample
from trainer.formats.tables.timing import Fit, Role, fit_clock
from trainer.formats.tables.units import (
    MS,
    SECONDS,
    STRAP_UNITS,
    FloatArray,
    IntArray,
)
from trainer.messages import Message

MIN_SCORE: Final = 1.6
MIN_LEAD: Final = 0.9
MAX_TOGETHER: Final = 12  # intervals that arrive at once
MIN_WAVE_RATE_HZ: Final = 15.0
RATE_TOLERANCE: Final = 0.18
MAX_RATE_ERROR: Final = 0.06  # of the interval, beat by beat
MIN_BEAT_STEP_MS: Final = 400.0
MIN_WHOLE_BEAT_STEP_MS: Final = 500.0  # whole numbers may count samples instead
BEAT_STEPS_FRACTION: Final = 0.85

RR_WORDS: Final = frozenset(
    {"rr", "rri", "rrs", "ibi", "ibis", "nn", "nni", "ppi", "rrinterval", "rrintervals", "hibi"}
)
NOT_RR_WORDS: Final = frozenset(
    {"flag", "quality", "valid", "error", "hr", "bpm", "rate", "count", "index", "label", "type"}
)
RATE_WORDS: Final = frozenset({"hr", "bpm", "heartrate", "pulse", "puls", "herzfrequenz", "hf"})
WAVE_WORDS: Final = frozenset(
    {"ecg", "ekg", "ppg", "mv", "uv", "µv", "adc", "pleth", "voltage", "lead", "waveform", "bvp"}
)
PULSE_WORDS: Final = frozenset({"ppg", "pleth", "bvp"})
NAMED_WAVES: Final = frozenset({"ecg", "ekg"}) | PULSE_WORDS
BEAT_WORDS: Final = frozenset({"beat", "beats", "peak", "peaks", "rpeak", "rpeaks", "r", "qrs"})
SAMPLE_WORDS: Final = frozenset({"sample", "samples", "index", "idx", "samp"})
TIME_WORDS: Final = frozenset(
    {"t", "time", "timestamp", "date", "datetime", "clock", "sec", "secs", "second", "seconds", "zeit",
     "uhrzeit", "zeitstempel", "elapsed", "since", "start", "ts", "stamp", "hora", "tiempo", "temps"}
)  # fmt: skip


class ReadAs(StrEnum):
    """What a person may say that a file is."""

    RR = "rr"
    BEAT_TIMES = "beat-times"
    HEART_RATE = "heart-rate"
    ECG = "ecg"
    PPG = "ppg"


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """What a person said of a file; None where the file is to tell.

    Parameters
    ----------
    column : str or None
        A name, or the number of a column from 1 on.
    unit_ms : float or None
        How many milliseconds one unit of the intervals or beat times is.
    rate_hz : float or None
        Samples per second, of signals and of beat positions told in samples.
    """

    read_as: ReadAs | None = None
    column: str | None = None
    unit_ms: float | None = None
    rate_hz: float | None = None


NO_CHOICE: Final = ReadingChoice()


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a table.

    Parameters
    ----------
    columns : tuple of int
        One, or several whose numbers follow one another in a row.
    unit_ms : float
        How many milliseconds one unit of the intervals, or of the beat times, is.
    clock : Clock or None
        The times beside the intervals, or the beat times themselves.
    reasons : tuple of Message
        What speaks for it, the heaviest first.
    """

    meaning: ReadAs
    columns: tuple[int, ...]
    unit_ms: float
    clock: Clock | None = None
    role: Role | None = None
    reasons: tuple[Message, ...] = ()
    score: float = 0.0
    has_lists: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Numbers of the columns of a reading, row by row: `rows` says which row each is from."""

    numbers: FloatArray
    rows: IntArray


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a column was not taken."""

    column: Column
    why: Message


class Weighing:
    """Weighs the readings of the first rows of a table."""

    def __init__(self, sample: Sample, remarks: str, choice: ReadingChoice = NO_CHOICE) -> None:
        self._sample, self._remarks, self._choice = sample, remarks, choice
        self._chosen = _chosen_column(sample, choice)
        self._against: list[Finding] = []
        self._clocks = sample.clocks()

    def best(self) -> Reading:
        """The reading that is clearly best.

        Raises
        ------
        RecordingError
            None is; the sentence says which were weighed and how to choose.
        """
        readings = sorted(self._readings(), key=lambda reading: -reading.score)
        if not readings or (self._chosen is None and readings[0].score < MIN_SCORE):
            raise RecordingError(self._refusal(readings))
        others = [other for other in readings[1:] if not self._is_same_heart(readings[0], other)]
        if self._chosen is None and others and readings[0].score - others[0].score < MIN_LEAD:
            raise RecordingError(self._refusal(readings))
        return readings[0]

    def _is_same_heart(self, one: Reading, other: Reading) -> bool:
        """Whether both tell the same beats, in two ways."""
        if one.meaning is other.meaning:
            if one.columns == other.columns:
                return True
            first, second = (
                reading.unit_ms * self._sample.columns[reading.columns[0]].numbers
                for reading in (one, other)
            )
            both = np.isfinite(first) & np.isfinite(second)
            alike = np.abs(first[both] - second[both]) <= 1.0
            return one.meaning is ReadAs.RR and bool(both.any() and alike.all())
        times = other if other.meaning is ReadAs.BEAT_TIMES else one
        rr = one if times is other else other
        return rr.clock is not None and rr.clock.column in times.columns and rr.role is not None

    def _readings(self) -> Iterator[Reading]:
        read_as = self._choice.read_as
        if read_as in (None, ReadAs.RR):
            yield from self._interval_readings()
        if read_as in (None, ReadAs.BEAT_TIMES):
            yield from self._beat_time_readings()

    # ------------------------------------------------------------------ intervals

    def _interval_readings(self) -> Iterator[Reading]:
        several = self._several_columns()
        if several is not None:
            yield from self._weigh_intervals(several, _flatten(several), has_lists=True)
            return
        for column in self._candidates():
            lists = column.lists
            if lists is not None:
                yield from self._weigh_intervals((column,), _flatten_lists(lists), has_lists=True)
            elif column.is_numeric:
                rows = np.flatnonzero(np.isfinite(column.numbers))
                yield from self._weigh_intervals((column,), Values(column.numbers[rows], rows))

    def _candidates(self) -> Sequence[Column]:
        return self._sample.columns if self._chosen is None else (self._chosen,)

    def _several_columns(self) -> tuple[Column, ...] | None:
        """Columns rr1, rr2, ..., or cells behind the last name: the further intervals of a row."""
        if self._choice.column is not None:
            return None
        columns = self._sample.columns
        named = [
            column
            for column in columns
            if column.is_numeric
            and re.fullmatch(r".*\d\D{0,6}", column.name)
            and column.words & RR_WORDS
        ]
        if len(named) > 1:
            return tuple(named)
        behind = [c for c in columns[len(self._sample.header) :] if c.is_numeric and c.filled]
        if not self._sample.header or not behind or not behind[-1].is_numeric:
            return None
        last = columns[len(self._sample.header) - 1]
        ragged = any(column.filled < len(self._sample.rows) for column in behind)
        if last.is_numeric and last.words & RR_WORDS and ragged:
            return (last, *behind)
        return None

    def _weigh_intervals(
        self, columns: tuple[Column, ...], values: Values, *, has_lists: bool = False
    ) -> Iterator[Reading]:
        first = columns[0]
        why = None
        for unit_ms in self._units(first, values.numbers):
            is_fill = evidence.find_fills(values.numbers, unit_ms)
            kept = Values(values.numbers[~is_fill], values.rows[~is_fill])
            why = self._against_intervals(kept, unit_ms)
            if why is None:
                yield from self._with_clock(columns, kept, unit_ms, has_lists=has_lists)
        if why is not None or not self._units(first, values.numbers):
            self._against.append(Finding(first, why or ColumnNotIntervals()))

    def _units(self, column: Column, numbers: FloatArray) -> tuple[float, ...]:
        if self._choice.unit_ms is not None:
            return (self._choice.unit_ms,)
        unit = evidence.likely_unit(numbers)
        if unit is None:
            return ()
        if unit == SECONDS:
            return (SECONDS,)
        name = column.name if len(self._sample.columns) > 1 else " ".join(self._sample.header)
        return (STRAP_UNITS,) if "1024" in f"{name} {self._remarks}" else (MS, STRAP_UNITS)

    def _against_intervals(self, values: Values, unit_ms: float) -> Message | None:
        numbers = values.numbers
        if numbers.size == 0 or evidence.is_flag(numbers):
            return ColumnFlag()
        if evidence.plausible_fraction(numbers * unit_ms) < evidence.MIN_PLAUSIBLE_FRACTION:
            return ColumnNotIntervals()
        if evidence.is_counter(numbers) and (
            numbers.size >= evidence.MIN_VALUES or numbers[0] <= 1.0
        ):
            return ColumnCounter()
        if evidence.is_rising(numbers):
            return ColumnRises()
        if self._choice.read_as is None and evidence.is_waveform(numbers):
            return ColumnWaveform()
        return None

    def _with_clock(
        self, columns: tuple[Column, ...], values: Values, unit_ms: float, *, has_lists: bool
    ) -> Iterator[Reading]:
        """The reading with the clock that fits best; none where a clock says that it cannot be."""
        rr_ms = values.numbers * unit_ms
        score, reasons, against = self._plain_evidence(columns, rr_ms, has_lists=has_lists)
        if against is not None:
            self._against.append(Finding(columns[0], against))
            return
        fits = [
            (clock, fit)
            for clock in self._clocks
            if clock.column not in {column.index for column in columns}
            and (fit := self._fit(clock, values, rr_ms, has_lists=has_lists)) is not None
        ]
        good = [(clock, fit) for clock, fit in fits if fit.against is None]
        usable = {clock.column for clock, _ in good}
        impossible = [
            fit.against for clock, fit in fits if fit.against and clock.column not in usable
        ]
        clock, fit = max(good, key=lambda pair: pair[1].score, default=(None, None))
        if impossible and (fit is None or not fit.is_exact):
            self._against.append(Finding(columns[0], impossible[0]))
            return
        if has_lists and (fit is None or fit.is_aside) and _holds_recordings(values):
            self._against.append(Finding(columns[0], RowsAreRecordings()))
            return
        if fit is None or clock is None:
            if unit_ms == STRAP_UNITS and not self._is_strap_unit_told(columns[0]):
                return
            yield self._reading(columns, unit_ms, None, None, reasons, score, has_lists)
            return
        if unit_ms == STRAP_UNITS and not fit.is_exact and not self._is_strap_unit_told(columns[0]):
            return
        if fit.is_aside:
            aside = ClockLeftAside(_name(self._sample.columns[clock.column]))
            yield self._reading(columns, unit_ms, None, None, [*reasons, aside], score, has_lists)
            return
        why = fit.reason(_name(self._sample.columns[clock.column]))
        reasons = [why, *reasons]
        yield self._reading(
            columns, unit_ms, clock, fit.role, reasons, score + fit.score, has_lists
        )

    def _is_strap_unit_told(self, column: Column) -> bool:
        if self._choice.unit_ms == STRAP_UNITS:
            return True
        name = column.name if len(self._sample.columns) > 1 else " ".join(self._sample.header)
        return "1024" in f"{name} {self._remarks}"

    def _fit(
        self, clock: Clock, values: Values, rr_ms: FloatArray, *, has_lists: bool
    ) -> Fit | None:
        column = self._sample.columns[clock.column]
        t = self._sample.times(clock)[values.rows]
        is_named = clock.form is not None or bool(column.words & TIME_WORDS)
        if has_lists and not is_named:
            return None
        is_documented = column.name.lower() == "t_s" and clock.unit_s == 1.0
        return fit_clock(
            t, rr_ms, is_clock=is_named, is_text=clock.form is not None, has_lists=has_lists,
            is_documented=is_documented,
        )  # fmt: skip

    def _plain_evidence(
        self, columns: tuple[Column, ...], rr_ms: FloatArray, *, has_lists: bool
    ) -> tuple[float, list[Message], Message | None]:
        """Weight and reasons that need no clock, and what excludes the reading."""
        first = columns[0]
        low, high = evidence.USUAL_RR_MS
        score = 1.0 + 0.5 * (low <= float(np.median(rr_ms)) <= high)
        reasons: list[Message] = []
        is_only = sum(c.is_numeric or c.lists is not None for c in self._sample.columns) == 1
        words = first.words if len(self._sample.columns) > 1 else _words_of_all(self._sample)
        if self._choice.read_as is ReadAs.RR or self._choice.column is not None:
            score, reasons = score + 3.0, [ChosenByPerson()]
        elif words & RR_WORDS and not words & NOT_RR_WORDS:
            score += 1.5 if len(words & RR_WORDS) == len(words - {"ms", "s", "raw"}) else 1.2
            reasons.append(CalledSo())
        elif words & (RATE_WORDS | WAVE_WORDS | NOT_RR_WORDS):
            score -= 1.5
        if is_only:
            score += 1.0
            reasons.append(OnlyColumnOfNumbers())
        if has_lists:
            score += 1.0
            reasons.append(SeveralInRow())
        if evidence.is_constant(rr_ms):
            score -= 0.3 if is_only else 2.0
        if rr_ms.size > 3 and evidence.median_jump(rr_ms) > evidence.MAX_JUMP:
            score -= 1.5
        rate = self._rate_evidence(first, float(np.median(rr_ms)))
        if isinstance(rate, RateDisagrees):
            return score, reasons, rate
        return score + (1.0 if rate else 0.0), [*reasons, *((rate,) if rate else ())], None

    def _rate_evidence(self, column: Column, rr_ms: float) -> Message | None:
        """Whether a column of heart rates beside it tells the same heart."""
        for other in self._sample.numeric:
            if other is column or not other.words & RATE_WORDS or other.words & RR_WORDS:
                continue
            if not evidence.are_heart_rates(other.numbers):
                continue
            told = other.numbers[np.isfinite(other.numbers) & (other.numbers > 0.0)]
            ratio = rr_ms * float(np.median(told)) / 60_000.0
            if abs(ratio - 1.0) <= RATE_TOLERANCE:
                return RateAgrees(other.name)
            if not 0.7 <= ratio <= 1.4:
                return RateDisagrees(other.name)
        return None

    # ------------------------------------------------------------------ beat times

    def _beat_time_readings(self) -> Iterator[Reading]:
        for clock in self._clocks:
            column = self._sample.columns[clock.column]
            if self._chosen is not None and column is not self._chosen:
                continue
            if clock.form is None and (clock := self._beat_clock(clock)) is None:
                continue
            reading = self._weigh_beat_times(column, clock)
            if reading is not None:
                yield reading

    def _beat_clock(self, clock: Clock) -> Clock | None:
        """With the chosen unit or rate; those that were not chosen are left out."""
        choice = self._choice
        if choice.rate_hz is not None:
            return Clock(clock.column, 1.0 / choice.rate_hz) if clock.unit_s == 1.0 else None
        if choice.unit_ms is not None and clock.unit_s != choice.unit_ms / 1000.0:
            return Clock(clock.column, choice.unit_ms / 1000.0) if clock.unit_s == 1.0 else None
        return clock

    def _weigh_beat_times(self, column: Column, clock: Clock) -> Reading | None:
        t = self._sample.times(clock)
        t = t[np.isfinite(t)]
        if t.size < 3:
            return None
        steps_ms = 1000.0 * np.diff(t)
        steps_ms = steps_ms[steps_ms != 0.0]
        if steps_ms.size < 2 or not self._are_beat_steps(column, clock, steps_ms):
            return None
        is_chosen = self._choice.read_as is ReadAs.BEAT_TIMES
        rate = self._rate_evidence(column, float(np.median(steps_ms)))
        if not is_chosen and self._is_rate_apart(column, clock):
            return None
        reasons: list[Message] = [ChosenByPerson() if is_chosen else RisesByHeartbeats()]
        score = 1.0 + 3.0 * is_chosen + 0.5 * (t.size >= evidence.MIN_VALUES)
        others = [c for c in self._sample.columns if c is not column and _tells_anything(c, column)]
        if not others:
            score += 1.0
            reasons.append(OnlyColumnOfNumbers())
        elif not rate and not column.words & BEAT_WORDS:
            score -= 2.0
        if column.words & BEAT_WORDS:
            score += 0.5
            reasons.append(CalledSo())
        if rate:
            score += 1.0
            reasons.append(rate)
        unit_ms = 1000.0 * clock.unit_s
        return Reading(ReadAs.BEAT_TIMES, (column.index,), unit_ms, clock, Role.ENDS, tuple(reasons), score, name=_name(column))  # fmt: skip

    def _are_beat_steps(self, column: Column, clock: Clock, steps_ms: FloatArray) -> bool:
        """Whether the steps are those from beat to beat: as long as intervals, and never all the same."""
        if self._choice.read_as is ReadAs.BEAT_TIMES:
            return evidence.plausible_fraction(steps_ms) >= 0.5
        median = float(np.median(steps_ms))
        is_whole = clock.form is None and clock.unit_s < 1.0
        least = (
            MIN_WHOLE_BEAT_STEP_MS if is_whole and "ms" not in column.words else MIN_BEAT_STEP_MS
        )
        if column.words & SAMPLE_WORDS or not least <= median <= evidence.MAX_RR_MS:
            return False
        if np.count_nonzero(steps_ms < 0.0) > 0.02 * steps_ms.size:
            return False
        if evidence.plausible_fraction(steps_ms) < BEAT_STEPS_FRACTION:
            return False
        varied = np.abs(steps_ms - median) > 0.002 * median
        resolution = evidence.step_resolution(steps_ms)
        return bool(np.count_nonzero(varied) >= 0.3 * steps_ms.size) and resolution < 0.2 * median

    def _is_rate_apart(self, column: Column, clock: Clock) -> bool:
        """Whether the heart rate beside the times does not go with their steps: then rows are no beats."""
        t = self._sample.times(clock)
        steps_ms = 1000.0 * np.diff(t)
        for other in self._sample.numeric:
            if other is column or not other.words & RATE_WORDS:
                continue
            rates = other.numbers[1:]
            both = np.isfinite(steps_ms) & np.isfinite(rates) & (rates > 0.0) & (steps_ms > 0.0)
            if np.count_nonzero(both) < 3 or not evidence.are_heart_rates(rates[both]):
                continue
            told = 60_000.0 / rates[both]
            error = np.abs(told - steps_ms[both]) / steps_ms[both]
            if float(np.median(error)) > MAX_RATE_ERROR:
                return True
        return False

    # ------------------------------------------------------------------ the outcome

    def _reading(
        self,
        columns: tuple[Column, ...],
        unit_ms: float,
        clock: Clock | None,
        role: Role | None,
        reasons: Sequence[Message],
        score: float,
        has_lists: bool,
    ) -> Reading:
        return Reading(
            ReadAs.RR,
            tuple(column.index for column in columns),
            unit_ms,
            clock,
            role,
            tuple(reasons),
            score,
            has_lists,
            _name(columns[0]),
        )

    def _refusal(self, readings: Sequence[Reading]) -> Message:
        """What was weighed, and how to choose."""
        weighed = self._weighed(readings)
        rates = next((c for c in self._sample.numeric if c.words & RATE_WORDS and evidence.are_heart_rates(c.numbers)), None)  # fmt: skip
        wave = self._waveform()
        if wave is not None:
            return wave
        if rates is not None and not readings:
            return OnlyHeartRates(_name(rates), weighed)
        return ReadingUnclear(weighed)

    def _weighed(self, readings: Sequence[Reading]) -> tuple[Message, ...]:
        columns = self._sample.columns
        found = {reading.columns[0]: ColumnDoubtful() for reading in readings}
        weighed: dict[int, Message] = dict(found)
        for finding in self._against:
            weighed.setdefault(finding.column.index, finding.why)
        for column in self._sample.numeric:
            if column.words & RATE_WORDS and evidence.are_heart_rates(column.numbers):
                weighed[column.index] = ColumnHeartRates()
        for index, why in weighed.items():
            numbers = columns[index].numbers
            known = numbers[np.isfinite(numbers)]
            if isinstance(why, ColumnNotIntervals | ColumnFlag) and evidence.is_counter(known):
                weighed[index] = ColumnCounter()
            elif isinstance(why, ColumnDoubtful) and evidence.is_constant(known):
                weighed[index] = ColumnConstant()
        return tuple(Weighed(_name(columns[i]), weighed[i]) for i in sorted(weighed)[:6])

    def _waveform(self) -> Message | None:
        """Whether it is the samples of a signal, and at which rate."""
        rates = [(c, rate) for c in self._clocks if (rate := _sample_rate_hz(self._sample, c))]
        for column in self._sample.numeric:
            if column.words & WAVE_WORDS or any(
                f.column is column and isinstance(f.why, ColumnWaveform) for f in self._against
            ):
                rate = next((r for c, r in rates if c.column != column.index), None)
                name = _name(column)
                return WaveformWithoutRate(name) if rate is None else WaveformInTable(name, rate)
        if rates:
            others = [c for c in self._sample.numeric if c.index != rates[0][0].column]
            varied = [c for c in others if not evidence.is_constant(c.numbers)]
            if varied:
                return WaveformInTable(_name(varied[0]), rates[0][1])
        return None


def find_signal(sample: Sample, choice: ReadingChoice) -> tuple[Column, Clock | None, ReadAs]:
    """The column of samples, the clock beside it if there is one, and whether it is an ECG or a pulse.

    Raises
    ------
    RecordingError
        The column that was chosen is not there, or it is not clear which is meant.
    """
    chosen = _chosen_column(sample, choice)
    clocks = [clock for clock in sample.clocks() if _sample_rate_hz(sample, clock)]
    taken = {clock.column for clock in clocks}
    columns = [c for c in sample.numeric if c.index not in taken and not is_still(c)]
    named = [c for c in columns if c.words & WAVE_WORDS] or columns
    column = chosen or (named[0] if named else None)
    if column is None:
        raise RecordingError(ReadingUnclear(()))
    is_pulse = choice.read_as is ReadAs.PPG or (
        choice.read_as is None and bool(column.words & PULSE_WORDS)
    )
    clock = next((clock for clock in clocks if clock.column != column.index), None)
    return column, clock, ReadAs.PPG if is_pulse else ReadAs.ECG


def is_still(column: Column) -> bool:
    """Whether a column holds one number alone, or counts rows."""
    known = column.numbers[np.isfinite(column.numbers)]
    return evidence.is_constant(known) or evidence.is_counter(known)


def _sample_rate_hz(sample: Sample, clock: Clock) -> float | None:
    """How many rows a second there are, if they are as many as a signal has."""
    column = sample.columns[clock.column]
    t = sample.times(clock)
    t = t[np.isfinite(t)]
    if t.size < 20 or not evidence.is_going_on(t):
        return None
    if clock.form is None and not column.words & TIME_WORDS and clock.unit_s != 1.0:
        return None
    span_s = float(t[-1] - t[0])
    rate_hz = (t.size - 1) / span_s if span_s > 0.0 else 0.0
    is_in_ms = bool(column.words & {"ms", "millis", "msec"})
    if (
        clock.form is None
        and clock.unit_s == 0.001
        and float(np.median(np.diff(t))) < 0.0015
        and not is_in_ms
    ):
        return None  # seconds, or a counter of rows
    return rate_hz if MIN_WAVE_RATE_HZ <= rate_hz <= 10_000.0 else None


def _tells_anything(column: Column, times: Column) -> bool:
    """Whether a column is more than labels, a constant, a counter, or the same times in another unit."""
    if not column.is_numeric:
        return False
    numbers = column.numbers
    both = np.isfinite(numbers) & (np.isfinite(times.numbers) | (times.clock is not None))
    known = numbers[both]
    if known.size < 2 or evidence.is_constant(known) or evidence.is_counter(known):
        return False
    if column.words & RATE_WORDS and evidence.are_heart_rates(known):
        return False
    if np.unique(known).size <= max(2, known.size // 20):
        return False
    other = times.numbers[both]
    if times.clock is not None or np.std(other) == 0.0:
        return True
    return abs(float(np.corrcoef(known, other)[0, 1])) < 0.99999


def _flatten(columns: Sequence[Column]) -> Values:
    numbers = np.array([column.numbers for column in columns]).T
    rows, _ = np.nonzero(np.isfinite(numbers))
    return Values(numbers[np.isfinite(numbers)], rows)


def _flatten_lists(lists: Sequence[Sequence[float]]) -> Values:
    rows = [i for i, each in enumerate(lists) for _ in each]
    return Values(np.array([x for each in lists for x in each]), np.array(rows, dtype=np.int64))


def _words_of_all(sample: Sample) -> frozenset[str]:
    return frozenset(word for name in sample.header for word in Column(0, name, []).words)


def _holds_recordings(values: Values) -> bool:
    """Whether a row holds far more intervals than arrive at once, so that each is a series of its own."""
    _, counts = np.unique(values.rows, return_counts=True)
    return counts.size > 1 and float(np.median(counts)) > MAX_TOGETHER


def _name(column: Column) -> str:
    return column.name or str(column.index + 1)


def _chosen_column(sample: Sample, choice: ReadingChoice) -> Column | None:
    if choice.column is None:
        return None
    wanted = choice.column.strip().lower()
    for column in sample.columns:
        if column.name.lower() == wanted:
            return column
    if wanted.isdecimal() and 1 <= int(wanted) <= len(sample.columns):
        return sample.columns[int(wanted) - 1]
    there = tuple(_name(column) for column in sample.columns[:12])
    raise RecordingError(ColumnNotThere(choice.column, there))
