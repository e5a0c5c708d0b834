"""The next pause is suggested from one's own record, up or down, and never more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.events import Decision
from trainer.ladder import STEPS, Step, suggested
from trainer.practice import Pause


def pause(
    minutes: float,
    before: int | None = 7,
    after: int | None = 4,
    ended: str = "completed",
    decision: Decision | None = None,
) -> Pause:
    waited_s = 60.0 * minutes * (1.0 if ended == "completed" else 0.3)
    return Pause("a", None, None, waited_s, 60.0 * minutes, before, after, decision, ended=ended)


def test_the_first_pause_is_as_long_as_is_comfortable() -> None:
    first = suggested([])
    assert (first.minutes, first.step) == (5.0, Step.STAY)
    assert "one minute is a pause too" in first.sentence


@pytest.mark.parametrize(("now", "then"), [(1.0, 2.0), (2.0, 5.0), (5.0, 10.0), (10.0, 20.0)])
def test_three_pauses_waited_to_the_end_suggest_a_little_more(now: float, then: float) -> None:
    assert suggested([pause(now)] * 2).step is Step.STAY
    more = suggested([pause(now)] * 3)
    assert (more.minutes, more.step) == (then, Step.UP)
    assert "if you like" in more.sentence


def test_at_the_top_of_the_ladder_it_is_enough() -> None:
    assert suggested([pause(20.0)] * 5).step is Step.STAY


def test_two_pauses_that_were_a_lot_suggest_less_and_it_is_welcome() -> None:
    less = suggested([pause(10.0), pause(10.0, ended="early"), pause(10.0, 5, 8)])
    assert (less.minutes, less.step) == (5.0, Step.DOWN)
    assert "as welcome" in less.sentence


def test_one_hard_pause_changes_nothing() -> None:
    assert suggested([pause(5.0), pause(5.0, 5, 8), pause(5.0)]).step is Step.STAY


def test_a_pause_that_ended_early_because_the_urge_had_passed_was_held() -> None:
    passed = pause(5.0, ended="early", decision=Decision.PASSED)
    assert suggested([passed] * 3).step is Step.UP


def test_ones_own_steps_are_steps_of_the_ladder() -> None:
    assert suggested([pause(5.0)] * 3, own_steps=(7.0,)).minutes == 7.0
    assert suggested([pause(7.0)] * 3, own_steps=(7.0,)).minutes == 10.0
    assert "7 minutes again" in suggested([pause(7.0)], own_steps=(7.0,)).sentence


pauses = st.builds(
    pause,
    st.floats(0.01, 100.0),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.sampled_from(["completed", "early", "interrupted"]),
    st.none() | st.sampled_from(Decision),
)


@given(st.lists(pauses, max_size=6))
def test_whatever_happened_the_suggestion_is_a_step_with_a_sentence(record: list[Pause]) -> None:
    found = suggested(record)
    assert found.minutes in STEPS
    assert found.sentence.endswith(".")
