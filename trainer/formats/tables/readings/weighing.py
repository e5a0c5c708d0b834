"""What a table is: every reading is weighed, and the best is taken if it is clearly best.

What cannot be (more heart time than time, a heart that is only 0 and 1) excludes a reading whatever its
columns are called. Of the others the evidence is added up; see `interval_readings` and `beat_time_readings`.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.formats.messages import (
    ColumnConstant,
    ColumnCounter,
    ColumnDoubtful,
    ColumnFlag,
    ColumnHeartRates,
    ColumnNotIntervals,
    ColumnWaveform,
    NoIntervalsInTable,
    OnlyHeartRates,
    ReadingUnclear,
    WaveformInTable,
    WaveformWithoutRate,
    Weighed,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.rates import rate_columns
from trainer.formats.tables.reading import (
    NO_CHOICE,
    ReadAs,
    Reading,
    ReadingChoice,
    RejectedColumn,
)
from trainer.formats.tables.readings.beat_times import find_beat_time_readings
from trainer.formats.tables.readings.intervals import IntervalReadings
from trainer.formats.tables.sample import TableColumn, TableSample
from trainer.formats.tables.sample_rate import rate_of_remarks, sample_rates_hz
from trainer.formats.tables.units import MS, STRAP_UNITS
from trainer.formats.tables.words import WAVE_WORDS
from trainer.messages import Message

MIN_SCORE: Final = 1.6
MIN_LEAD: Final = 0.9
MIN_UNIT_LEAD: Final = 0.4
MAX_WEIGHED: Final = 6  # columns that are named in a refusal
MAX_SAME_INTERVAL_STEP_MS: Final = 1.0


def find_reading(sample: TableSample, remarks: str, choice: ReadingChoice = NO_CHOICE) -> Reading:
    """The reading that is clearly best.

    Parameters
    ----------
    sample
        The first rows.
    remarks
        The lines of the file that are remarks.
    choice
        What a person said of it.

    Raises
    ------
    RecordingError
        None is; the sentence says which were weighed and how to choose.
    """
    intervals = IntervalReadings(sample, remarks, choice)
    readings: list[Reading] = []
    if choice.read_as in (None, ReadAs.RR):
        readings += intervals.find()
    if choice.read_as in (None, ReadAs.BEAT_TIMES):
        readings += find_beat_time_readings(sample, choice)
    readings.sort(key=lambda reading: -reading.score)
    if not _is_clear(sample, readings, has_column=choice.column is not None):
        raise RecordingError(_refusal(sample, readings, intervals.rejected, remarks))
    return readings[0]


def _is_clear(sample: TableSample, readings: Sequence[Reading], *, has_column: bool) -> bool:
    """Whether the first reading is good enough, and better than any of another heart."""
    if not readings or has_column:
        return bool(readings)
    best = readings[0]
    others = (other for other in readings if not _is_same_heart(sample, best, other))
    second = next(others, None)
    is_ahead = second is None or best.score - second.score >= MIN_LEAD
    is_unusual = best.meaning is ReadAs.RR and best.unit_ms == STRAP_UNITS
    in_ms = (o for o in readings if o.columns == best.columns and o.unit_ms == MS)
    rival = next(in_ms, None) if is_unusual else None
    is_unit_clear = rival is None or best.score - rival.score >= MIN_UNIT_LEAD
    return best.score >= MIN_SCORE and is_ahead and is_unit_clear


def _is_same_heart(sample: TableSample, one: Reading, other: Reading) -> bool:
    """Whether both tell the same beats, in two ways."""
    if one.meaning is other.meaning:
        return one.columns == other.columns or _are_same_intervals(sample, one, other)
    times = other if other.meaning is ReadAs.BEAT_TIMES else one
    rr = one if times is other else other
    return rr.clock is not None and rr.clock.column in times.columns and rr.role is not None


def _are_same_intervals(sample: TableSample, one: Reading, other: Reading) -> bool:
    first, second = (
        reading.unit_ms * sample.columns[reading.columns[0]].numbers for reading in (one, other)
    )
    both = np.isfinite(first) & np.isfinite(second)
    alike = np.abs(first[both] - second[both]) <= MAX_SAME_INTERVAL_STEP_MS
    return one.meaning is ReadAs.RR and bool(both.any() and alike.all())


def _refusal(
    sample: TableSample,
    readings: Sequence[Reading],
    rejected: Sequence[RejectedColumn],
    remarks: str,
) -> Message:
    """What was weighed, and how to choose."""
    wave = _waveform(sample, rejected, remarks)
    if wave is not None:
        return wave
    weighed = _weighed(sample, readings, rejected)
    if not weighed:
        return NoIntervalsInTable()
    rates = rate_columns(sample)
    return (
        OnlyHeartRates(rates[0].title, weighed)
        if rates and not readings
        else ReadingUnclear(weighed)
    )


def _weighed(
    sample: TableSample, readings: Sequence[Reading], rejected: Sequence[RejectedColumn]
) -> tuple[Message, ...]:
    reasons: dict[int, Message] = {reading.columns[0]: ColumnDoubtful() for reading in readings}
    rates = {column.index: ColumnHeartRates() for column in rate_columns(sample)}
    for each in rejected:
        reasons.setdefault(each.column.index, each.why)
    reasons |= rates
    columns = [sample.columns[index] for index in sorted(reasons)[:MAX_WEIGHED]]
    return tuple(Weighed(each.title, _plainly(each, reasons[each.index])) for each in columns)


def _plainly(column: TableColumn, why: Message) -> Message:
    """What is seen at once, in place of what follows from it."""
    known = column.numbers[np.isfinite(column.numbers)]
    if isinstance(why, ColumnNotIntervals | ColumnFlag) and evidence.is_counter(known):
        return ColumnCounter()
    is_constant = isinstance(why, ColumnDoubtful) and evidence.is_constant(known)
    return ColumnConstant() if is_constant else why


def _waveform(
    sample: TableSample, rejected: Sequence[RejectedColumn], remarks: str
) -> Message | None:
    """Whether it is the samples of a signal, and at which rate."""
    rates = sample_rates_hz(sample)
    waves = {f.column.index for f in rejected if isinstance(f.why, ColumnWaveform)}
    named = [c for c in sample.numeric if c.words & WAVE_WORDS or c.index in waves]
    clocks = {clock.column for clock, _ in rates}
    others = [c for c in sample.numeric if rates and c.index not in clocks and c.varies]
    column = next(chain(named, others), None)
    if column is None:
        return None
    rate_hz = next((rate for clock, rate in rates if clock.column != column.index), None)
    rate_hz = rate_of_remarks(remarks) if rate_hz is None else rate_hz
    title = column.title
    return WaveformWithoutRate(title) if rate_hz is None else WaveformInTable(title, rate_hz)
