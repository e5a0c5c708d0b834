"""Which clock of a table tells the samples of a signal, and how many there are a second."""

import re
from typing import Final

import numpy as np

from trainer.formats.tables import evidence
from trainer.formats.tables.sample import TableClock, TableSample
from trainer.formats.tables.words import MS_WORDS, TIME_WORDS

RATES_HZ: Final = (15.0, 10_000.0)
REMARK: Final = re.compile(
    r"(?:\bsampling[ _-]?(?:rate|frequency)|\bsample[ _-]?rate|\bsfreq|\bfs|\babtastrate)\b"
    r"[^0-9A-Za-z]{0,8}(?:\((?:in )?hz\)[^0-9]{0,4})?([0-9]{2,5}(?:\.[0-9]{1,6})?)\b(?! ?k)",
    re.IGNORECASE,
)
MIN_ROWS: Final = 20
MIN_STEP_IN_MS_S: Final = 0.0015  # a shorter step is a second, or one row, and no millisecond


def rate_of_remarks(remarks: str) -> float | None:
    """How many samples a second has by the remarks of a file, as `Sampling rate: 250 Hz`."""
    match = REMARK.search(remarks)
    rate_hz = float(match[1]) if match else 0.0
    low, high = RATES_HZ
    return rate_hz if low <= rate_hz <= high else None


def sample_rates_hz(sample: TableSample) -> list[tuple[TableClock, float]]:
    """Each clock whose rows come as fast as the samples of a signal, and their rate."""
    rates = [(clock, _rate_hz(sample, clock)) for clock in sample.clocks]
    return [(clock, rate) for clock, rate in rates if rate is not None]


def _rate_hz(sample: TableSample, clock: TableClock) -> float | None:
    column, t = sample.columns[clock.column], sample.times(clock)
    t = t[np.isfinite(t)]
    if t.size < MIN_ROWS or not evidence.is_going_on(t):
        return None
    if clock.form is None and clock.unit_s != 1.0:
        is_short = float(np.median(np.diff(t))) < MIN_STEP_IN_MS_S
        if is_short and not column.words & MS_WORDS:
            return None
        if not column.words & (TIME_WORDS | MS_WORDS):
            return None
    span_s = float(t[-1] - t[0])
    rate_hz = (t.size - 1) / span_s if span_s > 0.0 else 0.0
    low, high = RATES_HZ
    return rate_hz if low <= rate_hz <= high else None
