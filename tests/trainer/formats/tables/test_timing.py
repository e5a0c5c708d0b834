"""How a clock beside intervals fits them where it is rough: rows that repeat, and rows that leave beats out."""

from itertools import accumulate

import numpy as np
import pytest

from trainer.formats.tables.timing import Role, _are_rows_like_beats, fit_clock
from trainer.formats.tables.units import FloatArray

RR_MS: FloatArray = np.array([812, 833, 801, 790, 845, 820, 811, 799, 806, 840, 815, 822.0] * 5)


def arrivals(rr_ms: FloatArray) -> FloatArray:
    """When each came over the radio: up to 0.15 s late."""
    late_s = [0.0, 0.1, 0.03, 0.15, 0.07, 0.12]
    ends_s = [ms / 1000 for ms in accumulate(rr_ms.tolist())]
    return np.array([t + late_s[n % 6] for n, t in enumerate(ends_s)])


@pytest.mark.parametrize("every", [1, 2, 5, 8])
def test_a_beat_that_stands_twice_beside_a_rough_clock_is_one(every: int) -> None:
    rows = [row for row in range(RR_MS.size) for _ in range(1 + (row % every == every - 1))]
    fit = fit_clock(arrivals(RR_MS)[rows], RR_MS[rows], is_clock=True)
    assert fit is not None
    assert (fit.role, fit.against) == (Role.ARRIVALS, None)
    assert [rows[place] for place in fit.rows.tolist()] == list(range(RR_MS.size))
    assert np.abs(fit.t - arrivals(RR_MS)).max() < 0.2


@pytest.mark.parametrize(
    ("step_s", "swing_s", "missing", "is_alike"),
    [
        (1.0, 0.06, False, True),
        (1.0, 0.04, False, False),  # each is told as soon as it is there
        (1.0, 0.06, True, False),
        (0.8005, 0.06, False, True),
        (0.7995, 0.06, False, False),
        (1.2495, 0.07, False, True),
        (1.2505, 0.07, False, False),
    ],
)
def test_rows_as_far_apart_as_beats_are_no_beats_unless_each_comes_at_once(
    step_s: float, swing_s: float, missing: bool, is_alike: bool
) -> None:
    """Of beats of one second; those of the table end `swing_s` later or earlier against its rows."""
    t: FloatArray = np.arange(20.0) * step_s
    rr_ms: FloatArray = np.full(20, 1000.0)
    if step_s == 1.0:
        rr_ms[10] += 1000.0 * swing_s
    if missing:
        t, rr_ms = np.delete(t, 5), np.delete(rr_ms, 5)
        rr_ms[5] = 2000.0
    assert _are_rows_like_beats(t, rr_ms, step_s) is is_alike


@pytest.mark.parametrize("unreadable", [0, 1, 4])
def test_rows_that_repeat_the_last_interval_need_no_clock_in_the_first_of_them(
    unreadable: int,
) -> None:
    rr_ms = np.tile([812.0, 833.0, 801.0, 790.0, 845.0, 820.0], 6)
    ends = np.cumsum(rr_ms) / 1000.0
    t: FloatArray = np.arange(5, int(5.0 * ends[-1])) / 5.0
    last = np.searchsorted(ends, t, side="right") - 1
    t[:unreadable] = np.nan
    fit = fit_clock(t, rr_ms[last], is_clock=True)
    assert fit is not None
    assert fit.against is None
    assert (fit.role, rr_ms[last][fit.rows].tolist()) == (Role.REPEATED, rr_ms[:-1].tolist())
