"""Intervals with the moment at which a phone was told of them: rough, in bursts, from a clock that may be set.

Rule: intervals are exact and arrivals are not. Beats follow one another by their intervals; an arrival is
believed only where it shows that something is missing.
"""

from typing import Final

import numpy as np

from trainer.library.rr_table import FloatArray

GAP_S: Final = 3.0  # later than this is no late packet
JUMP_S: Final = 86_400.0  # and more than a day is no gap: the clock was set
BACK_S: Final = 2.0  # rough stamps may swap, but not by more
SELDOM: Final = 0.02  # of the rows: a clock is set a few times, a shuffled table is another thing


def beat_times(arrived: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, int]:
    """When each beat was (s, from the first interval on), and how often the clock was set."""
    intervals = np.maximum(rr_ms, 0.0) / 1000.0
    times = np.empty(arrived.size)
    now, moved, offset = 0.0, 0, float(arrived[0]) - float(intervals[0])
    for i, (moment, interval) in enumerate(zip(arrived.data, intervals.data, strict=True)):
        now += interval
        late = moment - offset - now
        if late < -GAP_S or late > JUMP_S:
            offset, moved = offset + late, moved + 1
        elif late > GAP_S:
            now += late
        times[i] = now
    return times, moved


def without_jumps(t: FloatArray, rr_ms: FloatArray) -> tuple[FloatArray, int]:
    """The same times as if no clock had been set, and how often one was.

    A table that is merely out of order is left as it is.
    """
    steps = np.diff(t)
    back = np.flatnonzero((steps < -BACK_S) | (steps > JUMP_S))
    if not 0 < back.size <= max(1, int(SELDOM * t.size)):
        return t, 0
    by = np.zeros(t.size)
    by[back + 1] = t[back] + np.maximum(rr_ms[back + 1], 0.0) / 1000.0 - t[back + 1]
    return t + np.cumsum(by), int(back.size)
