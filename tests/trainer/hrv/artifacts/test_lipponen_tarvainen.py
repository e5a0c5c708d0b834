"""One interval beside its neighbours, measured in thresholds: what is it called, and where are the lines?"""

from trainer.hrv.artifacts.lipponen_tarvainen import (
    ECTOPIC_OFFSET,
    ECTOPIC_SLOPE,
    PLAUSIBLE_MS,
    WARM_UP_TOLERANCE,
    IntervalFeatures,
    classify_step,
    expected_interval,
    is_ectopic,
    min_threshold_ms,
    physiologic_limits_verdict,
    warm_up_verdict,
)
from trainer.hrv.tachogram import EXTRA, LONG, MISSED, NORMAL, SHORT

CALM = IntervalFeatures(800.0, 800.0, 800.0, 800.0, 800.0, 60.0, False, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_an_early_beat_is_short_and_then_long_and_so_ectopic() -> None:
    assert is_ectopic(CALM._replace(before=-2.0, step=3.0, one=-2.0))
    assert is_ectopic(CALM._replace(before=2.0, step=-3.0, one=2.0))
    assert not is_ectopic(CALM._replace(before=0.0, step=3.0, one=-2.0))
    assert not is_ectopic(CALM._replace(before=2.0, step=-3.0, one=0.0))


def test_on_the_lines_of_the_paper_a_beat_is_not_ectopic_yet() -> None:
    line = ECTOPIC_SLOPE * 2.0 + ECTOPIC_OFFSET
    for sign in (1.0, -1.0):
        at = CALM._replace(before=-sign * 5.0, step=sign * 2.0, one=-sign * 5.0)
        assert is_ectopic(at)
        assert not is_ectopic(at._replace(before=-sign * line))
        assert not is_ectopic(at._replace(one=-sign * line))
        assert not is_ectopic(at._replace(step=sign * 1.0))


def test_two_beats_as_one_are_a_missed_beat_only_if_the_next_is_back() -> None:
    missed = CALM._replace(rr_ms=1600.0, step=9.0, one=-9.0, off=9.0)
    assert classify_step(missed) == MISSED
    assert classify_step(missed._replace(one=-3.0, two=-6.0)) == LONG
    assert classify_step(missed._replace(step=2.0, one=-1.0, two=-1.5)) == LONG
    assert classify_step(missed._replace(rr_ms=1720.0)) == LONG


def test_one_beat_as_two_is_an_extra_beat_if_both_together_fit() -> None:
    extra = CALM._replace(rr_ms=350.0, next_ms=450.0, step=-6.0, one=2.0, two=5.0, off=-9.0)
    assert classify_step(extra) == EXTRA
    assert classify_step(extra._replace(next_ms=520.0)) == SHORT


def test_what_is_far_from_the_median_is_long_or_short() -> None:
    assert classify_step(CALM._replace(rr_ms=1000.0, off=3.1)) == LONG
    assert classify_step(CALM._replace(rr_ms=600.0, off=-3.1)) == SHORT
    assert classify_step(CALM._replace(rr_ms=1000.0, off=3.0)) == NORMAL
    assert classify_step(CALM._replace(rr_ms=600.0, off=-3.0)) == NORMAL


def test_a_step_that_is_taken_back_is_out_of_place() -> None:
    up = CALM._replace(rr_ms=900.0, step=1.5, one=-1.5, off=1.0)
    assert classify_step(up) == LONG
    assert classify_step(up._replace(one=0.0, two=-1.5)) == LONG
    assert classify_step(up._replace(step=-1.5, one=1.5, off=-1.0)) == SHORT
    assert classify_step(up._replace(step=1.0)) == NORMAL
    assert classify_step(up._replace(one=-1.0)) == NORMAL


def test_near_the_median_it_is_the_rhythms_own_if_the_next_is_as_long() -> None:
    near = CALM._replace(step=1.5, one=-0.9, two=-1.5, off=0.4)
    assert classify_step(near) == NORMAL
    assert classify_step(near._replace(one=-1.1)) == LONG
    assert classify_step(near._replace(off=0.5)) == LONG


def test_in_a_deep_rhythm_near_the_median_is_enough_and_so_is_a_next_that_goes_on() -> None:
    deep = CALM._replace(has_large_rsa=True, step=1.5, one=-1.5, off=0.4)
    assert classify_step(deep) == NORMAL
    assert classify_step(deep._replace(off=0.6)) == LONG
    goes_on = deep._replace(one=1.1, two=-1.5, off=0.6)
    assert classify_step(goes_on) == NORMAL
    assert classify_step(goes_on._replace(one=1.0)) == LONG
    falls_on = goes_on._replace(step=-1.5, one=-1.1, two=1.5, off=-0.6)
    assert classify_step(falls_on) == NORMAL
    assert classify_step(falls_on._replace(one=-1.0)) == SHORT


def test_of_a_moved_beat_half_of_both_is_what_should_have_been() -> None:
    assert expected_interval((600.0, 1000.0), (800.0, 810.0)) == (800.0, 5.0)
    assert expected_interval((300.0, 500.0), (800.0, 810.0)) == (800.0, 5.0)


def test_before_a_rhythm_is_known_a_third_off_is_wrong_unless_the_next_go_along() -> None:
    near = (1.0 - WARM_UP_TOLERANCE) * 1000.0
    assert warm_up_verdict(near, 1000.0, 1000.0, 1000.0) == NORMAL
    assert warm_up_verdict(near - 1.0, 1000.0, 1000.0, 1000.0) == SHORT
    assert warm_up_verdict(near - 1.0, 1000.0, near, near) == NORMAL
    assert warm_up_verdict(near - 1.0, 1000.0, near, 1000.0) == SHORT
    assert warm_up_verdict(1301.0, 1000.0, 1000.0, 1000.0) == LONG


def test_no_rhythm_makes_an_interval_normal_that_no_heart_has() -> None:
    shortest, longest = PLAUSIBLE_MS
    assert [
        physiologic_limits_verdict(rr) for rr in (shortest - 1.0, shortest, longest, longest + 1.0)
    ] == [
        SHORT,
        NORMAL,
        NORMAL,
        LONG,
    ]


def test_a_sensor_that_counts_coarsely_raises_the_lowest_threshold() -> None:
    assert [min_threshold_ms(ms) for ms in (1.0, 7.5, 15.625, 1000.0)] == [15, 15, 31.25, 15]
