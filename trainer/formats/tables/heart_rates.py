"""Heart rates in a table, where a person says that it holds no more: no interval is made of them."""

from collections.abc import Sequence

import numpy as np

from trainer.errors import RecordingError
from trainer.events import HeartRateReported
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS, TextFile
from trainer.formats.messages import ReadingUnclear, SignalNeedsRate
from trainer.formats.tables import evidence
from trainer.formats.tables.lines import data_lines
from trainer.formats.tables.rates import rate_columns
from trainer.formats.tables.reading import ReadingChoice, find_chosen_column
from trainer.formats.tables.sample import TableClock, TableColumn, TableSample
from trainer.formats.tables.scan import scan_rows
from trainer.formats.tables.table import read_sample
from trainer.formats.tables.units import FloatArray
from trainer.formats.tables.words import TIME_WORDS


def read_heart_rates(
    text: TextFile, choice: ReadingChoice
) -> tuple[str, Sequence[HeartRateReported]]:
    """The rates with their times (s, from the first on), and the name of their column.

    Raises
    ------
    RecordingError
        It is not clear which column holds them, or nothing tells when they were.
    """
    form, sample, _ = read_sample(text)
    column = find_chosen_column(sample, choice) or next(iter(rate_columns(sample)), None)
    if column is None and len(sample.numeric) == 1:
        column = sample.numeric[0]
    if column is None or not evidence.are_heart_rates(column.numbers):
        raise RecordingError(ReadingUnclear(()))
    clock = _clock_beside(sample, column)
    rows = scan_rows(data_lines(text, form), form, sample.first, (column.index,), clock)
    if rows.numbers.size > MAX_BEATS:
        raise RecordingError(TOO_MANY_BEATS)
    t = _times(rows.t, rows.numbers.size, choice)
    pairs = zip(t.tolist(), rows.numbers.tolist(), strict=True)
    return column.title, [
        HeartRateReported(round(at, 6), bpm) for at, bpm in pairs if bpm > 0.0 and np.isfinite(at)
    ]


def _clock_beside(sample: TableSample, column: TableColumn) -> TableClock | None:
    """A clock in text, or a column that is called a time; never the column of the rates itself."""
    for clock in sample.clocks:
        if column.index in clock.columns:
            continue
        if clock.form is not None or sample.columns[clock.column].words & TIME_WORDS:
            return clock
    return None


def _times(t: FloatArray | None, count: int, choice: ReadingChoice) -> FloatArray:
    if t is not None:
        begun: FloatArray = t - np.nanmin(t)
        return np.maximum.accumulate(np.where(np.isfinite(begun), begun, 0.0))
    if choice.rate_hz is None:
        raise RecordingError(SignalNeedsRate())
    return np.arange(count) / choice.rate_hz
