"""Heart rates beside intervals or beat times: whether both tell one heart."""

from typing import Final

import numpy as np

from trainer.formats.messages import RateAgrees, RateDisagrees
from trainer.formats.tables import evidence
from trainer.formats.tables.sample import TableColumn, TableSample
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import RATE_WORDS, RR_WORDS

RATE_TOLERANCE: Final = 0.18  # a rate is a mean of seconds
POSSIBLE_RATIO: Final = (0.7, 1.4)
MAX_RATE_ERROR: Final = 0.06  # of the interval, beat by beat
MIN_BEATS: Final = 3
MS_PER_MINUTE: Final = 60_000.0


def rate_columns(sample: TableSample) -> list[TableColumn]:
    """Columns that are called heart rates, and could be."""
    return [
        column
        for column in sample.numeric
        if column.words & RATE_WORDS
        and not column.words & RR_WORDS
        and evidence.are_heart_rates(column.numbers)
    ]


def compare_with_rates(
    sample: TableSample, column: TableColumn, rr_ms: float
) -> RateAgrees | RateDisagrees | None:
    """Whether a usual interval of `rr_ms` goes with a column of heart rates; None where none tells."""
    low, high = POSSIBLE_RATIO
    for other in rate_columns(sample):
        if other is column:
            continue
        rates = other.numbers[np.isfinite(other.numbers) & (other.numbers > 0.0)]
        ratio = rr_ms * float(np.median(rates)) / MS_PER_MINUTE
        if abs(ratio - 1.0) <= RATE_TOLERANCE:
            return RateAgrees(other.title)
        if not low <= ratio <= high:
            return RateDisagrees(other.title)
    return None


def are_rates_apart(sample: TableSample, column: TableColumn, steps_ms: FloatArray) -> bool:
    """Whether the heart rates in the rows do not go with the steps of the times: then rows are no beats."""
    for other in rate_columns(sample):
        rates = other.numbers[1:]
        both = np.isfinite(steps_ms) & np.isfinite(rates) & (rates > 0.0) & (steps_ms > 0.0)
        if other is column or np.count_nonzero(both) < MIN_BEATS:
            continue
        error = np.abs(MS_PER_MINUTE / rates[both] - steps_ms[both]) / steps_ms[both]
        if float(np.median(error)) > MAX_RATE_ERROR:
            return True
    return False
