"""When each beat was, where a clock tells only roughly when it was received.

Intervals are exact and arrivals are not: beats follow one another by their intervals, several may arrive at
once, and some arrive late. An arrival counts only where it and those after it show that time is missing.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from trainer.formats.tables.units import BoolArray, FloatArray

NEAR_GROUPS: Final = 8  # a late arrival is made up for within so many
MIN_HOLE_S: Final = 0.5
HOLE_IN_BEATS: Final = 1.2  # where several beats arrive together, less cannot be told
MAX_TOGETHER_S: Final = 0.1
MAX_TOGETHER_FRACTION: Final = 0.15  # of the interval
CLOCK_SET_S: Final = 60.0  # so far back no arrival is late: the clock was set
MIN_JUMP_S: Final = 86_400.0
LAST_STEP_FACTOR: Final = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """Beats in the time of the clock.

    Parameters
    ----------
    t : array
        Shape (n,), when each beat was, s.
    holes : array
        The time that is missing before each hole's first beat, s.
    excess_s : float
        By how much the intervals are longer than the time that passed, s.
    clock_sets : int
        How often the clock was set.
    """

    t: FloatArray
    holes: FloatArray
    excess_s: float
    clock_sets: int


def place_arrivals(arrived: FloatArray, rr_ms: FloatArray) -> Arrivals:
    """Place beats by their intervals and, where they are missing, by the clock.

    Parameters
    ----------
    arrived : array
        Shape (n,), when each interval was received, s; NaN where that is not known.
    rr_ms : array
        Shape (n,), the intervals.
    """
    intervals = np.maximum(rr_ms, 0.0) / 1000.0
    known = fill_unknown(arrived)
    begins = _group_begins(known, intervals)
    ends = np.concatenate((np.flatnonzero(begins)[1:], [begins.size])) - 1
    beat_s = np.cumsum(intervals)
    late, clock_sets = _without_clock_sets(known[ends] - beat_s[ends])
    is_grouped = ends.size < 0.9 * begins.size
    least_s = max(MIN_HOLE_S, HOLE_IN_BEATS * float(np.median(intervals)) if is_grouped else 0.0)
    shifts, holes, excess_s = _shifts(late, least_s, known[ends], is_grouped=is_grouped)
    per_beat = np.repeat(shifts, np.diff(np.concatenate(([-1], ends))))
    t = np.maximum.accumulate(beat_s + per_beat)
    return Arrivals(t, holes, excess_s, clock_sets)


def _without_clock_sets(late: FloatArray) -> tuple[FloatArray, int]:
    """As if no clock had been set, and how often one was."""
    steps = np.diff(late, prepend=late[0])
    is_set = (steps < -CLOCK_SET_S) | (steps > MIN_JUMP_S)
    if not is_set.any():
        return late, 0
    return late - np.cumsum(np.where(is_set, steps, 0.0)), int(is_set.sum())


def extend_to_ends(t: FloatArray, intervals_s: FloatArray) -> FloatArray:
    """With the times before the first and behind the last that is known, by the intervals between them."""
    known = np.flatnonzero(np.isfinite(t))
    first, last = int(known[0]), int(known[-1])
    extended = t.copy()
    extended[:first] = t[first] - np.cumsum(intervals_s[first:0:-1])[::-1]
    extended[last + 1 :] = t[last] + np.cumsum(intervals_s[last + 1 :])
    return extended


def fill_unknown(arrived: FloatArray) -> FloatArray:
    """With the arrival before, where one is not known; one at least must be."""
    known = np.isfinite(arrived)
    if known.all():
        return arrived
    index = np.maximum.accumulate(np.where(known, np.arange(arrived.size), 0))
    filled: FloatArray = arrived[index]
    return np.where(np.isfinite(filled), filled, arrived[known][0])


def _group_begins(arrived: FloatArray, intervals: FloatArray) -> BoolArray:
    """Whether a beat arrived later than the one before, and not together with it."""
    begins = np.ones(arrived.size, dtype=np.bool_)
    steps = np.diff(arrived)
    together_s = np.minimum(MAX_TOGETHER_S, MAX_TOGETHER_FRACTION * intervals[1:])
    begins[1:] = (steps < 0.0) | (steps >= together_s)
    return begins


def _shifts(
    late: FloatArray, least_s: float, at: FloatArray, *, is_grouped: bool
) -> tuple[FloatArray, FloatArray, float]:
    """By how much each group lies behind the sum of the intervals: constant but at holes."""
    count, near = late.size, NEAR_GROUPS
    padded = np.concatenate((late, np.full(near - 1, np.inf)))
    ahead = np.lib.stride_tricks.sliding_window_view(padded, near).min(axis=1)
    steps, moves = np.diff(late, prepend=late[0]), np.diff(at)
    usual_s = float(np.median(moves)) if moves.size else 0.0
    shifts, holes = np.empty(count), []
    begin, excess_s, now = 0, 0.0, float(ahead[0])
    suspects = ((steps > least_s) | (ahead < np.roll(ahead, 1) - 0.02)).tolist()
    for i in range(1, count):
        if not suspects[i]:
            continue
        before = float(late[max(begin, i - near) : i].min())
        change = float(ahead[i]) - before
        is_last = is_grouped and i == count - 1 and at[i] - at[i - 1] <= LAST_STEP_FACTOR * usual_s
        if steps[i] > least_s and change > least_s and not is_last:
            holes.append(change)
        elif ahead[i] < now - least_s:
            excess_s += now - float(ahead[i])
            change = float(ahead[i]) - now
        else:
            continue
        shifts[begin:i] = now
        begin, now = i, now + change
    shifts[begin:] = now
    return shifts, np.array(holes), excess_s
