"""The samples of a raw ECG or pulse wave in a table, and how many there are a second."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from trainer.errors import RecordingError
from trainer.files.text_file import TextFile
from trainer.formats.messages import (
    ColumnWithoutNumbers,
    ReadingUnclear,
    SignalNeedsRate,
    SignalRateUnusual,
    SignalTooLong,
)
from trainer.formats.tables.lines import data_lines
from trainer.formats.tables.reading import ReadAs, ReadingChoice, find_chosen_column
from trainer.formats.tables.sample import TableClock, TableColumn, TableSample
from trainer.formats.tables.sample_rate import rate_of_remarks, sample_rates_hz
from trainer.formats.tables.scan import scan_rows
from trainer.formats.tables.table import read_sample
from trainer.formats.tables.units import FloatArray, IntArray
from trainer.formats.tables.words import PULSE_WORDS, WAVE_WORDS

SIGNAL_RATES_HZ: Final = (20.0, 4000.0)
MAX_SIGNAL_SAMPLES: Final = 16_000_000  # 17 hours at 250 Hz
MAX_SAMPLE: Final = 1e12
MIN_NEIGHBOURS: Final = 3
ROUNDING_S: Final = 0.01  # by which two time stamps may differ from an even step
MISSING_FACTOR: Final = (
    1.5  # of a step: more time than this between two samples, and some are missing
)


@dataclass(frozen=True, slots=True, eq=False)
class Signal:
    """Samples of one wave.

    Parameters
    ----------
    missing : array
        Shape (n,), how many samples are missing before each.
    wave : ReadAs
        `ECG` or `PPG`.
    """

    samples: FloatArray
    missing: IntArray
    rate_hz: float
    wave: ReadAs
    column: str


def read_signal(text: TextFile, choice: ReadingChoice) -> Signal:
    """Read the samples of the column that was chosen, or of the one that is called a signal.

    Raises
    ------
    RecordingError
        There are no samples, or nothing tells how many there are a second.
    """
    form, sample, remark_text = read_sample(text)
    column, clock = _find_signal(sample, choice)
    name, wave = column.title, _wave_of(column, choice)
    if not column.is_numeric:
        raise RecordingError(ColumnWithoutNumbers(name))
    rows = scan_rows(data_lines(text, form), form, sample.first, (column.index,), clock)
    if rows.t is None:
        rate_hz = choice.rate_hz or rate_of_remarks(remark_text)
        if rate_hz is None:
            raise RecordingError(SignalNeedsRate())
        return even_signal(rows.numbers, rate_hz, wave, name)
    return signal_from_times(rows.numbers, rows.t, wave, name, choice.rate_hz)


def signal_from_times(
    samples: FloatArray, t: FloatArray, wave: ReadAs, column: str, rate_hz: float | None = None
) -> Signal:
    """The signal of samples with their times (s); those without a time are left out.

    Raises
    ------
    RecordingError
        No heartbeat could be seen at such a rate, or the times tell none.
    """
    known = np.isfinite(t) & np.isfinite(samples)
    samples, t = _limited(samples[known]), _correct_outliers(t[known])
    rate_hz = rate_hz or _rate_hz(t)
    _check_rate(rate_hz)
    return Signal(samples, _missing(t, rate_hz), rate_hz, wave, column)


def even_signal(samples: FloatArray, rate_hz: float, wave: ReadAs, column: str) -> Signal:
    """The signal of samples of which none is missing.

    Raises
    ------
    RecordingError
        No heartbeat could be seen at such a rate, or it is too long.
    """
    check_signal(rate_hz, samples.size)
    samples = _limited(samples)
    return Signal(samples, none_missing(samples.size), rate_hz, wave, column)


def none_missing(count: int) -> IntArray:
    """As `Signal.missing` where no sample is missing: one zero, however many there are."""
    nothing: IntArray = np.broadcast_to(np.int64(0), count)
    return nothing


def _limited(samples: FloatArray) -> FloatArray:
    """No amplifier tells such numbers; a damaged file does."""
    if samples.size and float(np.abs(samples.max() - samples.min())) <= MAX_SAMPLE:
        return samples
    limited: FloatArray = np.clip(samples, -MAX_SAMPLE, MAX_SAMPLE)
    return limited


def _find_signal(
    sample: TableSample, choice: ReadingChoice
) -> tuple[TableColumn, TableClock | None]:
    """The column of samples, and the clock beside it if there is one."""
    clocks = [clock for clock, _ in sample_rates_hz(sample)]
    taken = {clock.column for clock in clocks}
    columns = [c for c in sample.numeric if c.index not in taken and c.varies]
    named = [c for c in columns if c.words & WAVE_WORDS] or columns
    column = find_chosen_column(sample, choice) or next(iter(named), None)
    if column is None:
        raise RecordingError(ReadingUnclear(()))
    return column, next((clock for clock in clocks if clock.column != column.index), None)


def _wave_of(column: TableColumn, choice: ReadingChoice) -> ReadAs:
    if choice.read_as is not None:
        return choice.read_as
    return ReadAs.PPG if column.words & PULSE_WORDS else ReadAs.ECG


def check_signal(rate_hz: float, samples: int) -> None:
    """Raises: RecordingError, where no heartbeat could be seen at that rate, or it is too long."""
    _check_rate(rate_hz)
    if samples > MAX_SIGNAL_SAMPLES:
        raise RecordingError(SignalTooLong(MAX_SIGNAL_SAMPLES // 1_000_000))


def _check_rate(rate_hz: float) -> None:
    """Raises: RecordingError, where no heartbeat could be seen, or no device samples so fast."""
    low, high = SIGNAL_RATES_HZ
    if not low <= rate_hz <= high:
        raise RecordingError(SignalRateUnusual(rate_hz, low, high))


def _correct_outliers(t: FloatArray) -> FloatArray:
    """Move a time that is far off to the middle between its neighbours, if those are as close as usual."""
    if t.size < MIN_NEIGHBOURS:
        return t
    span = t[2:] - t[:-2]
    usual = float(np.median(span))
    middle = t[:-2] + span / 2.0
    is_close = (span >= 0.0) & (span < MISSING_FACTOR * usual + ROUNDING_S)
    is_outlier = is_close & (np.abs(t[1:-1] - middle) > usual + ROUNDING_S)
    corrected = t.copy()
    corrected[1:-1][is_outlier] = middle[is_outlier]
    return corrected


def _rate_hz(t: FloatArray) -> float:
    """Of the stretches without a gap; stamps may be rounded, and a few damaged."""
    steps = np.diff(t)
    steps = steps[steps >= 0.0]
    if not steps.size:
        raise RecordingError(SignalNeedsRate())
    usual = float(np.mean(np.sort(steps)[: max(1, int(0.99 * steps.size))]))
    even = steps[steps < MISSING_FACTOR * usual + ROUNDING_S]
    total = float(even.sum())
    if total <= 0.0:
        raise RecordingError(SignalNeedsRate())
    return even.size / total


def _missing(t: FloatArray, rate_hz: float) -> IntArray:
    """By how many steps each stamp is too late, where that is more than rounding."""
    late = np.diff(t, prepend=t[0] - 1.0 / rate_hz) * rate_hz
    missing = np.where(late > MISSING_FACTOR + 0.02 * rate_hz, np.round(late) - 1, 0)
    return missing.astype(np.int64)
