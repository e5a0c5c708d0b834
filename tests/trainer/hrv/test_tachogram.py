"""The series of intervals: runs, gaps, rows that are no intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.trainer.hearts import ends_of, find_gaps
from trainer.hrv.tachogram import (
    BRIDGE_S,
    FloatArray,
    Tachogram,
    estimate_resolution_ms,
    find_starts,
    split_runs,
    valid_rows,
)


def all_normal(rr_ms: FloatArray, t: FloatArray | None = None) -> Tachogram:
    t = ends_of(rr_ms) if t is None else t
    return Tachogram(t, rr_ms, np.ones(rr_ms.size, dtype=bool), find_starts(t, rr_ms))


def test_differences_never_cross_a_gap_or_a_rejected_beat() -> None:
    rr = np.array([800.0, 810.0, 400.0, 820.0, 830.0, 900.0, 905.0])
    t = ends_of(rr)
    t[5:] += 30.0
    beats = all_normal(rr, t)
    nn = np.array([True, True, False, True, True, True, True])
    assert Tachogram(t, rr, nn, beats.starts).steps_ms().tolist() == [10.0, 10.0, 5.0]


def test_a_lost_beat_is_a_gap_and_a_late_stamp_is_none() -> None:
    rr = np.full(20, 800.0)
    t = ends_of(rr)
    late = t.copy()
    late[7] += 0.2
    assert find_gaps(late, rr) == ()
    t[10:] += 0.8
    [gap] = find_gaps(t, rr)
    assert gap == pytest.approx((8.0, 8.8))


def test_rough_stamps_of_arrival_do_not_break_the_record_into_pieces() -> None:
    """A strap that sends once a second, at 55 beats a minute: one stamp in eleven comes a beat late."""
    rng = np.random.default_rng(0)
    rr = rng.normal(1090.0, 40.0, 300)
    arrived = np.ceil(ends_of(rr)) + rng.uniform(0.0, 0.3, 300)
    assert np.count_nonzero(np.diff(arrived) - rr[1:] / 1000.0 > 0.3) > 20
    assert all(end > arrived[-20] for _, end in find_gaps(arrived, rr))  # not yet made up for
    arrived[150:] += 12.0
    began, ended = find_gaps(arrived, rr)[0]
    assert began == arrived[149]
    assert ended == pytest.approx(arrived[150] - rr[150] / 1000.0)


def test_a_gap_parts_runs_and_each_is_timed_by_its_intervals() -> None:
    rr = np.array([800.0, 800.0, 800.0, 900.0, 900.0])
    t = np.array([1.0, 1.81, 2.59, 60.0, 60.9])
    one, two = all_normal(rr, t).runs()
    np.testing.assert_allclose(one.t, [1.0, 1.8, 2.6])
    np.testing.assert_allclose(two.t, [60.0, 60.9])
    assert one.span_s == pytest.approx(2.4)


def test_no_curve_spans_more_than_a_few_beats() -> None:
    rr = np.full(40, 1000.0)
    nn = np.ones(40, dtype=bool)
    nn[10 : 10 + int(BRIDGE_S)] = False
    assert len(Tachogram(ends_of(rr), rr, nn, np.zeros(40, dtype=bool)).runs()) == 1
    nn[10 : 11 + int(BRIDGE_S)] = False
    assert len(Tachogram(ends_of(rr), rr, nn, np.zeros(40, dtype=bool)).runs()) == 2


def test_rows_that_cannot_be_intervals_are_left_out() -> None:
    rr = np.array([800.0, 0.0, -5.0, np.nan, np.inf, 65535.0, 810.0])
    assert valid_rows(np.arange(7.0), rr).tolist() == [0, 6]
    assert valid_rows(np.array([0.0, 1, 2, 3, 4, 5, np.nan]), rr).tolist() == [0]


def test_rows_told_twice_count_once() -> None:
    rr = np.array([800.0, 810.0, 810.0, 790.0])
    assert valid_rows(np.array([0.8, 1.61, 1.61, 2.4]), rr).tolist() == [0, 1, 3]


def test_shuffled_rows_are_put_in_order_and_two_recordings_in_one_file_are_not_mixed() -> None:
    rng = np.random.default_rng(3)
    rr = rng.normal(800.0, 40.0, 200)
    shuffled = rng.permutation(200)
    rows = valid_rows(ends_of(rr)[shuffled], rr[shuffled])
    assert shuffled[rows].tolist() == list(range(200))
    twice = np.concatenate((rr, rr[::-1]))
    t = np.concatenate((ends_of(rr), ends_of(rr[::-1])))
    assert valid_rows(t, twice).tolist() == list(range(400))
    assert np.flatnonzero(find_starts(t, twice)).tolist() == [0, 200]


def test_the_grain_of_a_recording_is_found_in_its_numbers() -> None:
    rng = np.random.default_rng(0)
    for grain in (1.0, 1000.0 / 1024.0, 1000.0 / 360.0, 1000.0 / 128.0):
        rr = np.round(rng.normal(850.0, 60.0, 500) / grain) * grain
        assert estimate_resolution_ms(np.round(rr, 3)) == pytest.approx(grain, abs=0.002)
    assert estimate_resolution_ms(np.array([800.0, 900.0])) == 1.0


@given(hnp.arrays(np.bool_, st.integers(0, 40)))
def test_stretches_cover_every_beat_once(
    starts: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
) -> None:
    covered = [i for a, b in split_runs(starts) for i in range(a, b)]
    assert covered == list(range(starts.size))
