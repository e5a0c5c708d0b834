"""How intervals and the clock beside them agree: exactly, roughly as arrivals, or not at all."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from trainer.formats.messages import (
    AddsUpToClock,
    BeatsBetweenRows,
    ClockBeginsIntervals,
    FitsArrivals,
    MoreHeartTime,
)
from trainer.formats.tables import evidence
from trainer.formats.tables.arrivals import Arrivals, extend_to_ends, fill_unknown, place_arrivals
from trainer.formats.tables.units import BoolArray, FloatArray, IntArray
from trainer.heart_time import MAX_EXCESS_FRACTION, is_impossible
from trainer.messages import Message

MAX_MISFIT: Final = 0.02  # of the interval: by how much a step of the time column may miss it
MAX_UNIT_MISFIT: Final = 0.006  # a quarter of the 2.4 % between ms and 1/1024 s
MIN_ROWS_TO_JUDGE: Final = 7
SMALL_HOLE_S: Final = 6.0
MAX_SMALL_HOLES: Final = 0.05  # of the time
EXACT_SCORE: Final = 2.5
ARRIVAL_SCORE: Final = 1.5
DOUBTFUL_SCORE: Final = 0.5
MANY_HOLES: Final = 0.2  # of the beats
SLOW_ROW: Final = 1.05  # intervals: rows further apart than this leave beats out
BEGIN_FACTOR: Final = 0.7
MIN_DISTINCT: Final = 4  # intervals
MIN_REPEATED: Final = 0.1  # of the rows
MISSING_BEAT_S: Final = 0.3
ALIKE: Final = (0.8, 1.25)
MAX_LATE_FRACTION: Final = 0.05
ROW_TOLERANCE: Final = 1.15  # of the time between rows


class Role(StrEnum):
    """What the clock tells of an interval.

    `ENDS`, `BEGINS`: when it ended or began; `ARRIVALS`: roughly when it was received; `REPEATED`: the
    time of a row, which repeats the last interval until there is a new one.
    """

    ENDS = "ends"
    BEGINS = "begins"
    ARRIVALS = "arrivals"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """How a clock fits: `t` (s) and `rows` are those of the beats that are kept.

    `against` says why the intervals cannot be what they seem. `is_aside`: the clock is right, and too short
    to place the beats by it. `tells_unit`: it is so exact that ms and 1/1024 s can be told apart.
    """

    role: Role
    score: float
    t: FloatArray
    rows: IntArray
    against: Message | None = None
    is_aside: bool = False
    tells_unit: bool = False

    @property
    def is_exact(self) -> bool:
        return self.role in (Role.ENDS, Role.BEGINS) and self.score >= EXACT_SCORE

    def reason(self, clock: str) -> Message:
        """What the clock of this name says for the intervals."""
        if self.role is Role.BEGINS:
            return ClockBeginsIntervals(clock)
        return AddsUpToClock(clock) if self.role is Role.ENDS else FitsArrivals(clock)


def fit_clock(
    t: FloatArray,
    rr_ms: FloatArray,
    *,
    is_clock: bool,
    has_lists: bool = False,
    is_documented: bool = False,
) -> Fit | None:
    """How times beside intervals agree with them; None where they may be anything but a clock.

    Parameters
    ----------
    t, rr_ms : array
        Shape (n,), a time (s, NaN where none is told) and an interval of each.
    is_clock : bool
        Whether the column is called a clock, or holds dates or times of day.
    has_lists : bool
        Whether a row may hold several intervals.
    is_documented : bool
        Whether the column is the `t_s` of our own tables.
    """
    known = np.isfinite(t)
    if np.count_nonzero(known) < 2:
        return None
    rows = np.arange(t.size)
    is_judged = rr_ms.size >= MIN_ROWS_TO_JUDGE and (is_clock or not is_documented)
    if not has_lists and not (is_judged and evidence.is_coarse(t)):
        exact = _fit_exactly(t, rr_ms, rows)
        if exact is not None:
            return exact
    if is_documented and (rr_ms.size < MIN_ROWS_TO_JUDGE or not evidence.is_going_on(t[known])):
        return Fit(Role.ENDS, ARRIVAL_SCORE, t, rows)
    if not is_clock and not _is_plausible_clock(t, rr_ms):
        return None
    if not evidence.is_going_on(t[known]) or float(np.ptp(t[known])) <= 0.0:
        return None
    rough = _fit_once(t, rr_ms, has_lists=has_lists)
    if is_documented and rough is not None and isinstance(rough.against, BeatsBetweenRows):
        return Fit(Role.ENDS, ARRIVAL_SCORE, t, rows)
    return rough


def _fit_once(t: FloatArray, rr_ms: FloatArray, *, has_lists: bool) -> Fit | None:
    """The rough fit, of half of the rows where all come twice."""
    rows = np.arange(t.size)
    twice = evidence.find_repeats(t, rr_ms)
    if has_lists or not _are_all_twice(twice, rr_ms):
        return _fit_roughly(t, rr_ms, rows, has_lists=has_lists)
    once = rows[~twice]
    again = fit_clock(t[once], rr_ms[once], is_clock=True)
    return None if again is None else replace(again, rows=once[again.rows])


def _are_all_twice(twice: BoolArray, rr_ms: FloatArray) -> bool:
    """Whether every row comes twice, of a heart that varies: no heart has every interval in pairs."""
    is_half = abs(2 * int(np.count_nonzero(twice)) - twice.size) <= 1
    return is_half and twice.size >= evidence.MIN_VALUES and np.unique(rr_ms).size > MIN_DISTINCT


def _is_plausible_clock(t: FloatArray, rr_ms: FloatArray) -> bool:
    """Whether numbers without a name pass as fast as the intervals, and are no counter of rows."""
    known = t[np.isfinite(t)]
    if evidence.is_counter(known) or not evidence.is_going_on(known):
        return False
    elapsed, heart = float(np.ptp(known)), float(rr_ms[1:].sum()) / 1000.0
    return 0.9 * heart <= elapsed <= 1.3 * heart


def _fit_exactly(t: FloatArray, rr_ms: FloatArray, rows: IntArray) -> Fit | None:
    """The clock's steps are the intervals: those that end, or those that begin."""
    repeats = evidence.find_repeats(t, rr_ms)
    has_repeats = bool(repeats.any())
    once = rows[~repeats] if has_repeats else rows
    ends = misfit(t[once], rr_ms[once][1:])
    begins = misfit(t[once], rr_ms[once][:-1])
    if min(ends, begins) > MAX_MISFIT:
        return None
    late = np.diff(t[once])
    ends_error = _mean_error(late, rr_ms[once][1:] / 1000.0)
    begins_error = _mean_error(late, rr_ms[once][:-1] / 1000.0)
    score = EXACT_SCORE + 0.5 * (min(ends, begins) < 0.002)
    tells_unit = min(ends, begins) < MAX_UNIT_MISFIT
    if begins <= MAX_MISFIT and begins_error < BEGIN_FACTOR * ends_error - 1e-9:
        t_end = t[once] + np.maximum(rr_ms[once], 0.0) / 1000.0
        return Fit(Role.BEGINS, score, t_end, once, tells_unit=tells_unit)
    if ends > MAX_MISFIT:
        return None
    return Fit(Role.ENDS, score, t[once], once, tells_unit=tells_unit)


def misfit(t: FloatArray, rr_ms: FloatArray) -> float:
    """By how much the steps of `t` miss the intervals, as a share of one: the median of all.

    Parameters
    ----------
    t : FloatArray
        Shape (n,): times of the rows, s.
    rr_ms : FloatArray
        Shape (n - 1,): the interval that belongs to each step, ms.

    Returns
    -------
    float
        Infinite where nothing can be compared.
    """
    steps = 1000.0 * np.diff(t)
    known = np.isfinite(steps) & np.isfinite(rr_ms) & (rr_ms > 0.0)
    if not known.any():
        return np.inf
    return float(np.median(np.abs(steps[known] - rr_ms[known]) / rr_ms[known]))


def _mean_error(steps_s: FloatArray, rr_s: FloatArray) -> float:
    """Of those steps where no beats are missing."""
    error = np.abs(steps_s - rr_s)
    whole = error[np.isfinite(error) & (error < MISSING_BEAT_S)]
    return float(whole.mean()) if whole.size else MISSING_BEAT_S


def _fit_roughly(clock: FloatArray, rr_ms: FloatArray, rows: IntArray, *, has_lists: bool) -> Fit:
    """The clock as times of arrival, or of rows that repeat the last interval.

    How far rows are apart is told by those from the first to the last whose clock is known.
    """
    known = np.flatnonzero(np.isfinite(clock))
    told = slice(int(known[0]), int(known[-1]) + 1)
    beats = clock if has_lists else extend_to_ends(clock, np.maximum(rr_ms, 0.0) / 1000.0)
    t = fill_unknown(beats)
    elapsed = float(np.ptp(t))
    placed = place_arrivals(t, rr_ms)
    later = ~(t <= t.min())  # the first row may bring beats from before it
    later[0] = False
    heart = float(np.maximum(rr_ms[later], 0.0).sum()) / 1000.0
    excess_s = max(placed.excess_s, heart - elapsed)
    if has_lists:
        return _fit_lists(placed, t, rows, heart, elapsed)
    regular_step_s = evidence.regular_step(np.unique(t[told]))
    step_s = _row_step(t[told], regular_step_s)
    is_too_long = is_impossible(elapsed + excess_s, elapsed)
    if is_too_long or (step_s is not None and not _fits_rows(t, placed, step_s)):
        repeated = _fit_repeats(_extend_by_rows(clock, regular_step_s), rr_ms, rows, regular_step_s)
        if repeated is not None:
            return repeated
        against = MoreHeartTime(heart, elapsed) if heart > elapsed else BeatsBetweenRows()
        return Fit(Role.ARRIVALS, 0.0, t, rows, against)
    is_alike = step_s is not None and _are_rows_like_beats(t[told], rr_ms[told], step_s)
    if is_alike or _is_missing_throughout(t, placed, rr_ms, regular_step_s):
        return Fit(Role.ARRIVALS, 0.0, t, rows, BeatsBetweenRows())
    return Fit(Role.ARRIVALS, _arrival_score(placed, heart, elapsed), placed.t, rows)


def _fit_lists(
    placed: Arrivals, t: FloatArray, rows: IntArray, heart: float, elapsed: float
) -> Fit:
    """Several intervals arrive at once; the first row may bring some from before it."""
    excess_s = max(placed.excess_s, heart - elapsed)
    if is_impossible(elapsed + excess_s, elapsed, has_buffer=True):
        return Fit(Role.ARRIVALS, 0.0, t, rows, MoreHeartTime(heart, elapsed))
    if heart > (1.0 + MAX_EXCESS_FRACTION) * elapsed + 1.0:
        return Fit(Role.ARRIVALS, 0.0, t, rows, is_aside=True)
    return Fit(Role.ARRIVALS, _arrival_score(placed, heart, elapsed), placed.t, rows)


def _arrival_score(placed: Arrivals, heart: float, elapsed: float) -> float:
    """Less where most of the time is missing in many holes."""
    is_whole = heart > 0.5 * elapsed or placed.holes.size <= 0.05 * placed.t.size
    return ARRIVAL_SCORE if is_whole else DOUBTFUL_SCORE


def _row_step(t: FloatArray, regular_step_s: float | None) -> float | None:
    """The time between the rows, of a table that has one every so many seconds, whatever the heart does."""
    is_shared = bool(np.any(np.diff(t) == 0.0))  # two beats may have one clock
    return None if t.size < MIN_ROWS_TO_JUDGE or is_shared else regular_step_s


def _fits_rows(t: FloatArray, placed: Arrivals, step_s: float) -> bool:
    """Whether each beat is told in the first row after it."""
    late = t - placed.t
    late = late[np.isfinite(late)]
    return placed.excess_s <= 0.5 * step_s and float(np.ptp(late)) <= ROW_TOLERANCE * step_s + 0.1


def _are_rows_like_beats(t: FloatArray, rr_ms: FloatArray, step_s: float) -> bool:
    """Whether there is an interval in every row, and rows are as far apart as beats.

    Then a beat that two rows tell cannot be told from one that came as late.
    """
    has_gaps = t.size < 0.99 * (float(np.ptp(t)) / step_s + 1.0)
    ratio = step_s / max(float(np.median(rr_ms)) / 1000.0, 1e-9)
    late = float(np.ptp(t - np.cumsum(rr_ms) / 1000.0))
    low, high = ALIKE
    return not has_gaps and low < ratio < high and late > MAX_LATE_FRACTION * step_s


def _is_missing_throughout(
    t: FloatArray, placed: Arrivals, rr_ms: FloatArray, regular_step_s: float | None
) -> bool:
    """Whether a table tells one interval in so many seconds while the heart beats more often."""
    if rr_ms.size < MIN_ROWS_TO_JUDGE:
        return False
    step_s = regular_step_s or 0.0
    small = placed.holes[placed.holes < SMALL_HOLE_S]
    has_many_holes = placed.holes.size > max(3, MANY_HOLES * rr_ms.size)
    is_slow_row = step_s > SLOW_ROW * float(np.median(rr_ms)) / 1000.0
    lost_s = float(small.sum()) + max(0.0, float(np.ptp(t - placed.t)) - 1.2 * step_s)
    return has_many_holes or (is_slow_row and lost_s > MAX_SMALL_HOLES * float(np.ptp(t)))


def _extend_by_rows(clock: FloatArray, regular_step_s: float | None) -> FloatArray:
    """With the unknown times of rows that may not be beats: as far apart as the others, or with their neighbours."""
    step_s = np.full(clock.size, regular_step_s or 0.0)
    return fill_unknown(extend_to_ends(clock, step_s))


def _fit_repeats(
    t: FloatArray, rr_ms: FloatArray, rows: IntArray, step_s: float | None
) -> Fit | None:
    """Rows that come twice, or tables that repeat the last interval; None where it is neither."""
    repeats = evidence.find_repeats(t, rr_ms)
    once = rows[~repeats]
    is_doubled = abs(2 * once.size - t.size) <= 1
    is_repeated = np.count_nonzero(repeats) >= MIN_REPEATED * t.size and not evidence.is_coarse(t)
    if once.size > 1 and (is_doubled or is_repeated):
        again = fit_clock(t[once], rr_ms[once], is_clock=True)
        if again is not None and again.against is None:
            return replace(again, rows=once[again.rows])
    if step_s is None or once.size < evidence.MIN_VALUES:
        return None
    beats = once[evidence.keep_each_beat_once(t[once], rr_ms[once], step_s)]
    placed = place_arrivals(t[beats], rr_ms[beats])
    small = placed.holes[placed.holes < SMALL_HOLE_S]
    if small.size or not _fits_rows(t[beats], placed, step_s):
        return None
    return Fit(Role.REPEATED, ARRIVAL_SCORE, placed.t, beats)


def without_doubled(values: FloatArray) -> BoolArray:
    """Which rows are kept where, without a clock, every number stands twice."""
    is_new = np.ones(values.size, dtype=np.bool_)
    if evidence.are_all_doubled(values):
        is_new[1::2] = False
    return is_new
