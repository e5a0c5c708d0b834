from math import pi

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import PatternError
from trainer.pacing import BreathPattern, BreathPhase, Pacer

FOUR_SIX = BreathPattern.parse("4-0-6-0")
WITH_HOLDS = BreathPattern.parse("4-1-5-2")
FRAME_S = 1 / 60

moments = st.floats(0.0, 3600.0)


def tenths(low: int, high: int) -> st.SearchStrategy[float]:
    return st.integers(low, high).map(lambda n: n / 10)


patterns = st.builds(BreathPattern, tenths(20, 40), tenths(0, 25), tenths(40, 60), tenths(0, 25))


def test_lungs_are_empty_at_the_start_and_full_after_the_inhale() -> None:
    pacer = Pacer(FOUR_SIX, began=10.0)
    assert pacer.at(10.0).fullness == 0.0
    assert pacer.at(14.0).fullness == pytest.approx(1.0)
    assert pacer.at(14.0).phase is BreathPhase.EXHALE


def test_the_phases_are_breathed_in_order_and_each_for_its_length() -> None:
    pacer = Pacer(WITH_HOLDS, began=0.0)
    phases = [pacer.at(t).phase for t in (0.0, 3.9, 4.1, 5.1, 9.9, 10.1, 11.9, 12.1)]
    assert phases == [
        BreathPhase.INHALE,
        BreathPhase.INHALE,
        BreathPhase.HOLD_FULL,
        BreathPhase.EXHALE,
        BreathPhase.EXHALE,
        BreathPhase.HOLD_EMPTY,
        BreathPhase.HOLD_EMPTY,
        BreathPhase.INHALE,
    ]


@given(st.integers(0, 29))
def test_edges_are_where_they_should_be_after_five_minutes_too(breath: int) -> None:
    pacer = Pacer(FOUR_SIX, began=0.0)
    edge = breath * 10.0
    assert pacer.at(edge + 0.001).phase is BreathPhase.INHALE
    assert pacer.at(edge + 3.999).phase is BreathPhase.INHALE
    assert pacer.at(edge + 4.001).phase is BreathPhase.EXHALE
    assert pacer.at(edge + 9.999).phase is BreathPhase.EXHALE


def test_five_minutes_of_four_and_six_are_thirty_breaths() -> None:
    pacer = Pacer(FOUR_SIX, began=0.0)
    assert [pacer.breaths_by(t) for t in (0.0, 9.99, 10.0, 299.99, 300.0)] == [0, 0, 1, 29, 30]


@given(patterns, patterns, moments)
def test_a_change_of_pattern_never_makes_the_disc_jump(
    old: BreathPattern, new: BreathPattern, t: float
) -> None:
    before = Pacer(old, began=0.0)
    after = before.with_pattern(new, t)
    assert abs(after.at(t).fullness - before.at(t).fullness) < 1e-6


@given(patterns, st.lists(st.tuples(st.floats(0.01, 5.0), patterns), min_size=1, max_size=30))
def test_many_changes_at_any_moment_move_the_disc_no_faster_than_its_steady_most(
    first: BreathPattern, changes: list[tuple[float, BreathPattern]]
) -> None:
    pacer, t, last = Pacer(first, began=0.0), 0.0, 0.0
    fastest = max(_fastest_step(p) for p in [first, *(p for _, p in changes)])
    for wait, pattern in changes:
        frames = int(wait / FRAME_S)
        for _ in range(frames):
            t += FRAME_S
            now = pacer.at(t).fullness
            assert abs(now - last) <= 1.5 * fastest
            last = now
        pacer = pacer.with_pattern(pattern, t)


def _fastest_step(pattern: BreathPattern) -> float:
    """The most that fullness can move in one frame of a steady breath, with the bent exhale's own peak."""
    return pi / 2 * FRAME_S / min(pattern.inhale_s, pattern.exhale_s)


@given(patterns, moments)
def test_fullness_stays_between_empty_and_full(pattern: BreathPattern, t: float) -> None:
    point = Pacer(pattern, began=0.0).at(t)
    assert 0.0 <= point.fullness <= 1.0
    assert 0.0 <= point.progress <= 1.0


@given(patterns, patterns, moments)
@example(BreathPattern.parse("4-0-6-0"), BreathPattern.parse("2-0-4-0"), 30.0 - 1e-7)
@example(BreathPattern.parse("4-0-6-0"), BreathPattern.parse("2-0-4-0"), 30.0 - 2e-6)
@example(BreathPattern.parse("4-0-6-0"), BreathPattern.parse("2-0-4-0"), 30.0)
def test_a_change_of_pattern_never_loses_or_adds_a_breath(
    old: BreathPattern, new: BreathPattern, t: float
) -> None:
    before = Pacer(old, began=0.0)
    after = before.with_pattern(new, t)
    assert after.breaths_by(t) == before.breaths_by(t)
    assert after.breaths_by(after.next_breath_at(t)) == before.breaths_by(t) + 1


@given(patterns)
def test_a_pattern_reads_back_from_its_own_words(pattern: BreathPattern) -> None:
    assert BreathPattern.parse(str(pattern)) == pattern


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "IN-HOLD-OUT-HOLD"),
        ("4-6", "IN-HOLD-OUT-HOLD"),
        ("a-b-c-d", "IN-HOLD-OUT-HOLD"),
        ("4--1-6-0", "IN-HOLD-OUT-HOLD"),
        ("4-0-nan-0", "IN-HOLD-OUT-HOLD"),
        ("٤-0-6-0", "IN-HOLD-OUT-HOLD"),
        ("0-0-0-0", "at least 1 second"),
        ("0.5-0-8-0", "at least 1 second"),
        ("2-0-3-0", "6 to 15 seconds"),
        ("8-0-8-0", "6 to 15 seconds"),
        ("2-7-2-0", "hold can last at most 4"),
        ("999-0-999-0", "6 to 15 seconds"),
    ],
)
def test_a_pattern_nobody_should_breathe_is_refused_in_one_sentence(text: str, says: str) -> None:
    with refused(PatternError, match=says):
        BreathPattern.parse(text)


@pytest.mark.parametrize(
    ("text", "is_breath"),
    [
        ("3-0-3-0", True),  # six seconds
        ("3-0-2.9-0", False),
        ("5-0-10-0", True),  # fifteen
        ("5-0-10.1-0", False),
        ("1-0-5-0", True),
        ("0.9-0-6-0", False),
        ("5-0-1-0", True),
        ("6-0-0.9-0", False),
        ("4-4-5-0", True),
        ("4-4.1-5-0", False),
        ("4-0-5-4", True),
        ("4-0-5-4.1", False),
        (" 4-0-6-0 ", True),
        ("4.125-0-6-0", True),
        ("4.1255-0-6-0", False),
        ("004-0-6-0", True),
        ("0004-0-6-0", False),
        ("4-0-6", False),
        ("4-0-6-0-0", False),
        ("4--0-6-0", False),
        ("٤-0-6-0", False),
    ],
)
def test_a_breath_lasts_six_to_fifteen_seconds_and_a_hold_at_most_four(
    text: str, is_breath: bool
) -> None:
    if is_breath:
        assert BreathPattern.parse(text).period_s >= 6.0
    else:
        with pytest.raises(PatternError):
            BreathPattern.parse(text)


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("length", [float("nan"), float("inf"), -1.0])
def test_no_part_of_a_breath_is_less_than_nothing_or_without_end(part: int, length: float) -> None:
    lengths = [4.0, 1.0, 6.0, 1.0]
    lengths[part] = length
    with pytest.raises(PatternError):
        BreathPattern(*lengths)


def test_lungs_fill_along_a_cosine_and_empty_sooner_at_first() -> None:
    pacer = Pacer(WITH_HOLDS, began=0.0)
    points = [pacer.at(t) for t in (1.0, 2.0, 4.5, 6.0, 7.5, 9.9, 11.0)]
    assert [p.fullness for p in points] == pytest.approx(
        [0.1464466, 0.5, 1.0, 0.848396, 0.4143686, 0.0007151, 0.0], abs=1e-6
    )
    assert [p.progress for p in points] == pytest.approx([0.25, 0.5, 0.5, 0.2, 0.5, 0.98, 0.5])
    assert [p.left_s for p in points] == pytest.approx([3.0, 2.0, 0.5, 4.0, 2.5, 0.1, 1.0])


def test_breaths_are_counted_to_the_microsecond_and_never_backwards() -> None:
    pacer = Pacer(FOUR_SIX, began=100.0, breaths_before=7)
    times = (50.0, 100.0, 109.999998, 109.9999995, 110.0, 125.0)
    assert [pacer.breaths_by(t) for t in times] == [7, 7, 7, 8, 8, 9]
    assert [pacer.next_breath_at(t) for t in times] == [60.0, 110.0, 110.0, 120.0, 120.0, 130.0]
    assert [pacer.cycle_phase(t) for t in (100.0, 104.0, 113.0)] == pytest.approx([0.0, 0.4, 0.3])


def test_another_breath_goes_on_from_the_same_point() -> None:
    pacer = Pacer(FOUR_SIX, began=0.0, breaths_before=2)
    longer = BreathPattern.parse("5-1-8-1")
    changed = pacer.with_pattern(longer, 17.0)  # half of the exhale
    assert changed.began == pytest.approx(7.0)
    assert changed.breaths_before == 3
    at_edge = pacer.with_pattern(longer, 20.0)
    assert (at_edge.began, at_edge.breaths_before) == (20.0, 4)
    just_before = pacer.with_pattern(longer, 20.0 - 5e-7)
    assert (just_before.began, just_before.breaths_before) == (20.0 - 5e-7, 4)
    in_hold = Pacer(longer, 0.0).with_pattern(FOUR_SIX, 14.5)  # a hold that the other has not
    assert in_hold.at(14.5).phase is BreathPhase.EXHALE
    assert in_hold.at(14.5).left_s == pytest.approx(2e-6, rel=1e-3)
