"""What must hold of the numbers of a column, whatever it is called: ranges, steps, repeats, shapes."""

from itertools import pairwise
from typing import Final

import numpy as np

from trainer.formats.tables.units import MS, SECONDS, BoolArray, FloatArray, IntArray

MIN_RR_MS: Final = 200.0
MAX_RR_MS: Final = 3000.0
USUAL_RR_MS: Final = (400.0, 1600.0)
MAX_LONGEST_RR_MS: Final = 3500.0
MIN_PLAUSIBLE_FRACTION: Final = 0.75
MIN_VALUES: Final = 8
FLAG_FRACTION: Final = 0.8
RISING_FRACTION: Final = 0.98
MAX_JUMP: Final = 0.35  # of the interval: neighbours differ by less, in the median
FILL_16: Final = 65_535.0
NO_MEASUREMENT: Final = (-1.0, -999.0, -9_999.0, 9_999.0, 99_999.0)  # as programs write it
MIN_WRAP: Final = 2.0**31
MAX_WRAP: Final = 2.0**32
MIN_ROWS_OF_MOMENTS: Final = 20
MAX_MOMENTS: Final = 3
COARSE_S: Final = 0.5
HEART_RATES: Final = (25.0, 240.0)
MIN_DOUBLED: Final = 10
MIN_WAVE_SAMPLES: Final = 400
MAX_WAVE_SAMPLES: Final = 4000
MIN_WAVE_LAG: Final = 25
MIN_WAVE_PEAK: Final = 0.4
SAME_PEAK: Final = 0.8
MAX_ROUGHNESS: Final = 0.08  # second differences: intervals differ from one to the next
TREND_SAMPLES: Final = 301
MIN_SPIKES: Final = 6
SPIKE_RANK: Final = 6  # the largest steps of all may be faults
SPIKE_WIDTH: Final = 12
MIN_ROWS_PER_BEAT: Final = 1.3  # fewer do not tell two equal beats from one
MAX_REPEATED_BEATS: Final = 3  # of exactly one length in turn
MAX_SPIKE_VARIATION: Final = 0.35


def find_fills(values: FloatArray, unit_ms: float) -> BoolArray:
    """Where a number stands for "nothing was measured": 0, -1, nines, the largest of 16 bits, a wrap of 32 bits.

    Parameters
    ----------
    values : FloatArray
        Shape (n,): the numbers of a column.
    unit_ms : float
        How many ms one of them is.

    Returns
    -------
    BoolArray
        Shape (n,).
    """
    ms = values * unit_ms
    scale = 1000.0 if unit_ms == SECONDS else 1.0
    is_fill: BoolArray = (values == 0.0) | (
        (values * scale >= MIN_WRAP) & (values * scale <= MAX_WRAP)
    )
    for full_ms in (FILL_16, FILL_16 * 1000.0 / 1024.0):
        is_fill |= np.abs(ms - full_ms) < 0.6 * min(unit_ms, 1.0)
    for number in (FILL_16, *NO_MEASUREMENT):
        is_fill |= values == number
    return is_fill


def likely_unit(values: FloatArray) -> float | None:
    """By the median: hearts beat every 0.2 to 3 seconds. 1/1024 s look like ms and must be said."""
    positive = values[values > 0.0]
    positive = positive[~find_fills(positive, MS)]
    median = float(np.median(positive)) if positive.size else 0.0
    if 0.2 <= median <= 3.0:
        return SECONDS
    return MS if MIN_RR_MS <= median <= MAX_RR_MS else None


def plausible_fraction(rr_ms: FloatArray) -> float:
    """Which share could be intervals of a heart."""
    if not rr_ms.size:
        return 0.0
    return (
        float(np.count_nonzero((rr_ms >= 0.9 * MIN_RR_MS) & (rr_ms <= MAX_LONGEST_RR_MS)))
        / rr_ms.size
    )


def median_jump(rr_ms: FloatArray) -> float:
    """By how much neighbours differ, as a share of the interval: the median."""
    if rr_ms.size < 2:
        return 0.0
    return float(np.median(np.abs(np.diff(rr_ms))) / max(float(np.median(rr_ms)), 1e-9))


def is_constant(values: FloatArray) -> bool:
    return bool(values.size > 1 and np.all(values == values[0]))


def is_flag(values: FloatArray) -> bool:
    """Hardly anything but 0 and 1, or one of them alone."""
    flags = np.count_nonzero((values == 0.0) | (values == 1.0))
    return values.size > 1 and bool(flags >= FLAG_FRACTION * values.size)


def is_counter(values: FloatArray) -> bool:
    """Nearly all steps are the same, and none is zero."""
    steps = np.diff(values)
    if steps.size < 2:
        return False
    usual = float(np.median(steps))
    near = np.abs(steps - usual) <= 1e-6 * max(1.0, abs(usual))
    return usual != 0.0 and bool(np.count_nonzero(near) >= 0.9 * steps.size)


def is_rising(values: FloatArray) -> bool:
    """Whether nearly every number is larger than the one before: no heart slows for so long."""
    steps = np.diff(values)
    least = max(np.count_nonzero(steps > 0.0), np.count_nonzero(steps < 0.0))
    return values.size >= MIN_VALUES and bool(least >= RISING_FRACTION * steps.size)


def is_going_on(values: FloatArray) -> bool:
    """Whether the numbers hardly ever go back, as times do."""
    steps = np.diff(values)
    return bool(steps.size and np.count_nonzero(steps < 0.0) <= 0.02 * steps.size + 1)


def _beats_at_end(t: FloatArray, rr_ms: FloatArray, last: int, step_s: float) -> list[int]:
    """Further beats of the same length, where the last rows go on for just as long."""
    length_s, rest_s = float(rr_ms[last]) / 1000.0, float(t[-1] - t[last])
    more = int(rest_s / length_s)
    over_s = rest_s - more * length_s  # the next beat may be due, or the table went on for a row
    if more > MAX_REPEATED_BEATS or 1.5 * step_s < over_s < length_s - step_s:
        return []
    return [min(t.size - 1, last + round(k * length_s / step_s)) for k in range(1, more + 1)]


def is_coarse(t: FloatArray) -> bool:
    """Whether the times are told in steps nearly as long as intervals, or at few moments of a second."""
    known = t[np.isfinite(t)]
    if known.size >= MIN_ROWS_OF_MOMENTS and _has_few_moments(known):
        return True
    steps = np.unique(np.round(np.diff(known), 3))
    steps = np.abs(steps[steps != 0.0])
    return bool(steps.size and np.all(np.abs(steps / COARSE_S - np.round(steps / COARSE_S)) < 0.01))


def _has_few_moments(t: FloatArray) -> bool:
    """As of a clock of whole seconds that is read now and then a little late."""
    moments = np.unique(np.round(t % 1.0, 3) % 1.0)
    return moments.size <= MAX_MOMENTS


def regular_step(t: FloatArray) -> float | None:
    """The step between the rows, s, if it is always the same."""
    steps = np.diff(t)
    if steps.size < 4:
        return None
    usual = float(np.median(steps))
    near = np.abs(steps - usual) <= 0.02 * usual + 1e-9
    return usual if usual > 0.0 and np.count_nonzero(near) >= 0.95 * steps.size else None


def are_heart_rates(values: FloatArray) -> bool:
    low, high = HEART_RATES
    filled = values[np.isfinite(values) & (values > 0.0)]
    if not filled.size:
        return False
    return bool(np.count_nonzero((filled >= low) & (filled <= high)) >= 0.9 * filled.size)


def run_begins(values: FloatArray) -> BoolArray:
    """Where a number differs from the one before."""
    begins = np.ones(values.size, dtype=np.bool_)
    begins[1:] = values[1:] != values[:-1]
    return begins


def are_all_doubled(values: FloatArray) -> bool:
    """Whether every number stands there twice, as no heart would have it."""
    begins = np.flatnonzero(run_begins(values))
    lengths = np.diff(np.concatenate((begins, [values.size])))
    return values.size >= MIN_DOUBLED and begins.size > 4 and bool(np.all(lengths % 2 == 0))


def is_waveform(values: FloatArray) -> bool:
    """Whether the numbers go up and down smoothly and come again every 25 rows and more, as samples do.

    Intervals vary from one to the next, and their waves are shorter: a breath is a few beats.
    """
    known = values[np.isfinite(values)]
    if known.size >= MIN_WAVE_SAMPLES and _has_regular_spikes(known[:MAX_WAVE_SAMPLES]):
        return True
    begins = run_begins(known)
    is_repeated = 2 * np.count_nonzero(begins) < known.size  # a table may repeat the last value
    part = (known[begins] if is_repeated else known)[:MAX_WAVE_SAMPLES]
    if part.size < MIN_WAVE_SAMPLES:
        return False
    wave = part - _trend(part)
    spread = float(np.dot(wave, wave))
    if spread <= 0.0:
        return False
    if float(np.std(np.diff(wave, 2))) > MAX_ROUGHNESS * float(np.std(wave)):
        return False
    correlation = _autocorrelation(wave)
    below = np.flatnonzero(correlation < 0.1)
    if not below.size:
        return False
    after = correlation[below[0] : wave.size // 3]
    if not after.size:
        return False
    first = int(np.flatnonzero(after >= SAME_PEAK * float(after.max()))[0])  # not a multiple of it
    return int(below[0]) + first >= MIN_WAVE_LAG and float(after.max()) >= MIN_WAVE_PEAK


def _has_regular_spikes(values: FloatArray) -> bool:
    """Whether steep steps come again and again after as many rows, as R peaks do among samples."""
    steps = np.abs(np.diff(values))
    steepest = np.sort(steps)[-SPIKE_RANK]
    steep = np.flatnonzero(steps > max(6.0 * float(np.median(steps)), 0.35 * float(steepest)))
    if steep.size < MIN_SPIKES:
        return False
    begins = steep[np.concatenate(([True], np.diff(steep) > SPIKE_WIDTH))]
    apart = np.diff(begins)
    if apart.size < MIN_SPIKES - 1 or float(np.median(apart)) < MIN_WAVE_LAG:
        return False
    return float(np.std(apart)) < MAX_SPIKE_VARIATION * float(np.mean(apart))


def _trend(values: FloatArray) -> FloatArray:
    width = min(TREND_SAMPLES, values.size // 2 * 2 - 1)
    sums = np.cumsum(np.concatenate(([0.0], np.pad(values, width // 2, mode="edge"))))
    trend: FloatArray = (sums[width:] - sums[:-width]) / width
    return trend[: values.size]


def _autocorrelation(values: FloatArray) -> FloatArray:
    size = 1 << (2 * values.size - 1).bit_length()
    spectrum = np.fft.rfft(values, size)
    power = np.fft.irfft(spectrum * np.conj(spectrum), size)[: values.size]
    correlation: FloatArray = power / power[0]
    return correlation


def find_repeats(t: FloatArray, rr_ms: FloatArray) -> BoolArray:
    """Which rows tell the same time and the same interval as a row before.

    Where everything stands there twice (but maybe the last row, which may be cut off), half of the rows: by
    a coarse clock two beats may be alike.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): time, s, and interval, ms, of each row.

    Returns
    -------
    BoolArray
        Shape (n,).
    """
    order = np.lexsort((np.arange(t.size), rr_ms, t))
    same = np.zeros(t.size, dtype=np.bool_)
    same[1:] = (np.diff(t[order]) == 0.0) & (np.diff(rr_ms[order]) == 0.0)
    begins = np.flatnonzero(~same)
    lengths = np.diff(np.concatenate((begins, [t.size])))
    if t.size > 2 and np.count_nonzero(lengths % 2) <= t.size % 2:
        same = (np.arange(t.size) - np.repeat(begins, lengths)) % 2 == 1
    repeats = np.zeros(t.size, dtype=np.bool_)
    repeats[order[same]] = True
    return repeats


def keep_each_beat_once(t: FloatArray, rr_ms: FloatArray, step_s: float) -> IntArray:
    """The rows where a beat is new, of a table that repeats the last interval every `step_s`.

    Two beats of the same length are told apart by the time that passed.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): time, s, and interval, ms, of each row.
    step_s : float
        Time from row to row, s.

    Returns
    -------
    IntArray
        Their indices, rising.
    """
    begins = np.flatnonzero(run_begins(rr_ms))
    rows: list[int] = [int(begins[0])]
    for a, b in pairwise(begins.tolist()):
        rows += [*_repeated_beats(t, rr_ms, a, b, step_s), b]
    rows += _beats_at_end(t, rr_ms, rows[-1], step_s)
    return np.array(sorted(set(rows)), dtype=np.int64)


def _repeated_beats(t: FloatArray, rr_ms: FloatArray, a: int, b: int, step_s: float) -> list[int]:
    """Further beats within rows a to b, all of one length."""
    length_s, next_s = rr_ms[a] / 1000.0, rr_ms[b] / 1000.0
    if length_s <= MIN_ROWS_PER_BEAT * step_s:
        return []
    more = round((t[b] - t[a] - next_s) / length_s)
    if not 0 < more <= MAX_REPEATED_BEATS:
        return []
    return [min(b - 1, a + round(k * length_s / step_s)) for k in range(1, more + 1)]


def step_resolution(steps_ms: FloatArray) -> float:
    """The smallest difference between steps, ms."""
    values = np.unique(np.round(steps_ms, 3))
    differences = np.diff(values)
    differences = differences[differences > 0.01]
    return float(differences.min()) if differences.size else 0.0
