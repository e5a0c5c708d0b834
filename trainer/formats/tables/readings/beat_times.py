"""Readings of a table by which a column holds the times of beats."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from trainer.formats.messages import (
    CalledSo,
    ChosenByPerson,
    OnlyColumnOfNumbers,
    RateAgrees,
    RisesByHeartbeats,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.rates import are_rates_apart, compare_with_rates, rate_columns
from trainer.formats.tables.reading import (
    Evidence,
    ReadAs,
    Reading,
    ReadingChoice,
    find_chosen_column,
)
from trainer.formats.tables.sample import TableClock, TableColumn, TableSample
from trainer.formats.tables.timing import Role
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import BEAT_WORDS, MS_WORDS, SAMPLE_WORDS

MIN_STEP_MS: Final = 400.0
MIN_WHOLE_STEP_MS: Final = 500.0  # whole numbers may count samples instead of ms
MIN_PLAUSIBLE_STEPS: Final = 0.85
MIN_PLAUSIBLE_CHOSEN_STEPS: Final = 0.5
MIN_VARIED_STEPS: Final = 0.3
MIN_VARIATION: Final = 0.002  # of a step; rows of a clock are all alike
MAX_RESOLUTION: Final = 0.2  # of a step: a coarser clock tells no intervals
MIN_TIMES: Final = 3
SAME_COURSE: Final = 0.99999  # correlation: the same times in another unit

# Weights of evidence, see `interval_readings`.
POSSIBLE: Final = 1.0
CHOSEN: Final = 3.0
LONG: Final = 0.5
ONLY_ONE: Final = 1.0
OTHERS_BESIDE: Final = -2.0
NAMED: Final = 0.5
SAME_RATE: Final = 1.0


def find_beat_time_readings(sample: TableSample, choice: ReadingChoice) -> Iterator[Reading]:
    """Every column that may hold the times of beats."""
    chosen = find_chosen_column(sample, choice)
    for clock in sample.clocks:
        column = sample.columns[clock.column]
        if chosen is None or column is chosen:
            asked = clock if clock.form is not None else _in_asked_unit(clock, choice)
            reading = None if asked is None else _weigh(sample, column, asked, choice)
            if reading is not None:
                yield reading


def _in_asked_unit(clock: TableClock, choice: ReadingChoice) -> TableClock | None:
    """The clock in the unit, or at the rate, that was chosen; None for its twin in another unit."""
    if choice.rate_hz is None and choice.unit_ms is None:
        return clock
    unit_s = (
        1.0 / choice.rate_hz if choice.rate_hz is not None else (choice.unit_ms or 1.0) / 1000.0
    )
    return TableClock(clock.column, unit_s) if clock.is_first_unit else None


def _weigh(
    sample: TableSample, column: TableColumn, clock: TableClock, choice: ReadingChoice
) -> Reading | None:
    is_chosen = choice.read_as is ReadAs.BEAT_TIMES
    t = sample.times(clock)
    known = t[np.isfinite(t)]
    steps_ms = 1000.0 * np.diff(known)
    steps_ms = steps_ms[steps_ms != 0.0]
    if known.size < MIN_TIMES or steps_ms.size < MIN_TIMES - 1:
        return None
    if is_chosen:
        if evidence.plausible_fraction(steps_ms) < MIN_PLAUSIBLE_CHOSEN_STEPS:
            return None
    elif not _are_beat_steps(column, clock, steps_ms) or are_rates_apart(
        sample, column, 1000.0 * np.diff(t)
    ):
        return None
    reasons = _evidence(sample, column, known, steps_ms, is_chosen=is_chosen)
    return Reading(
        ReadAs.BEAT_TIMES,
        (column.index,),
        column.title,
        1000.0 * clock.unit_s,
        clock,
        Role.ENDS,
        tuple(reasons),
    )


def _are_beat_steps(column: TableColumn, clock: TableClock, steps_ms: FloatArray) -> bool:
    """Whether the steps are those from beat to beat: as long as intervals, and never all the same."""
    median = float(np.median(steps_ms))
    may_be_samples = clock.form is None and clock.unit_s < 1.0 and not column.words & MS_WORDS
    least = MIN_WHOLE_STEP_MS if may_be_samples else MIN_STEP_MS
    if column.words & SAMPLE_WORDS or not least <= median <= evidence.MAX_RR_MS:
        return False
    if not evidence.is_going_on(np.cumsum(steps_ms)):
        return False
    if evidence.plausible_fraction(steps_ms) < MIN_PLAUSIBLE_STEPS:
        return False
    varied = np.count_nonzero(np.abs(steps_ms - median) > MIN_VARIATION * median)
    is_fine = evidence.step_resolution(steps_ms) < MAX_RESOLUTION * median
    return is_fine and bool(varied >= MIN_VARIED_STEPS * steps_ms.size)


def _evidence(
    sample: TableSample,
    column: TableColumn,
    times: FloatArray,
    steps_ms: FloatArray,
    *,
    is_chosen: bool,
) -> list[Evidence]:
    reasons = [Evidence(POSSIBLE, None if is_chosen else RisesByHeartbeats())]
    if is_chosen:
        reasons.append(Evidence(CHOSEN, ChosenByPerson()))
    if times.size >= evidence.MIN_VALUES:
        reasons.append(Evidence(LONG))
    rate = compare_with_rates(sample, column, float(np.median(steps_ms)))
    is_rated = isinstance(rate, RateAgrees)
    if is_rated:
        reasons.append(Evidence(SAME_RATE, rate))
    if column.words & BEAT_WORDS:
        reasons.append(Evidence(NAMED, CalledSo()))
    others = any(_is_informative(sample, other, column) for other in sample.numeric)
    if not others and not any(map(_holds_other_numbers, sample.columns)):
        reasons.append(Evidence(ONLY_ONE, OnlyColumnOfNumbers()))
    elif not is_rated and not column.words & BEAT_WORDS:
        reasons.append(Evidence(OTHERS_BESIDE))
    return reasons


def _holds_other_numbers(column: TableColumn) -> bool:
    """Whether it is text with numbers in it that are no clock, and differ from row to row."""
    if column.is_numeric or column.clock is not None or column.is_dates:
        return False
    texts = {cell for cell in column.cells if any(map(str.isdigit, cell))}
    return len(texts) > max(2, len(column.cells) // 20)


def _is_informative(sample: TableSample, column: TableColumn, times: TableColumn) -> bool:
    """Whether a column is more than labels, a constant, a counter, or the same times in another unit."""
    is_text = times.clock is not None
    both = np.isfinite(column.numbers) & (np.isfinite(times.numbers) | is_text)
    known = column.numbers[both]
    if column is times or column in rate_columns(sample):
        return False
    if evidence.is_counter(known) or np.unique(known).size <= max(2, known.size // 20):
        return False
    other = times.numbers[both]
    if is_text or np.std(other) == 0.0:
        return True
    return abs(float(np.corrcoef(known, other)[0, 1])) < SAME_COURSE
