"""The next pause is suggested from one's own record, up or down, and never more than that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.events import Decision
from trainer.plan import Guide
from trainer.practice.pauses import Pause, was_too_hard
from trainer.practice.wait_ladder import (
    STEPS,
    LadderStep,
    Suggestion,
    ladder_steps,
    length_message,
    suggest_next_wait,
)
from ui.i18n.rendering import to_english


def pause(
    minutes: float,
    before: int | None = 7,
    after: int | None = 4,
    ended: str = "completed",
    decision: Decision | None = None,
    waited: float | None = None,
    guide: str | None = None,
) -> Pause:
    """So many minutes were agreed on; what was not completed was waited for three tenths of them."""
    whole = minutes * (1.0 if ended == "completed" else 0.3)
    waited_s = 60.0 * (whole if waited is None else waited)
    urges = before, after
    return Pause(
        "a", None, None, waited_s, 60.0 * minutes, *urges, decision, guide=guide, ended=ended
    )


def early(minutes: float, waited: float) -> Pause:
    return pause(minutes, ended="early", waited=waited)


def passed(minutes: float, waited: float) -> Pause:
    return pause(minutes, ended="early", waited=waited, decision=Decision.PASSED)


def test_the_first_pause_is_as_long_as_is_comfortable() -> None:
    first = suggest_next_wait([])
    assert (first.minutes, first.step) == (5.0, LadderStep.STAY)
    assert "1 minute is a pause too" in to_english(first.sentence)


@pytest.mark.parametrize(("now", "then"), [(1.0, 2.0), (2.0, 5.0), (5.0, 10.0), (10.0, 20.0)])
def test_three_pauses_waited_to_the_end_suggest_a_little_more(now: float, then: float) -> None:
    assert suggest_next_wait([pause(now)] * 2).step is LadderStep.STAY
    more = suggest_next_wait([pause(now)] * 3)
    assert (more.minutes, more.step) == (then, LadderStep.UP)
    assert "if you'd like to try" in to_english(more.sentence)


@pytest.mark.parametrize(
    ("now", "is_small"),
    [
        (1.0, True),
        (2.0, False),
        (4.0, True),
        (5.0, False),
        (7.0, False),
        (8.0, True),
        (10.0, False),
    ],
)
def test_only_a_small_step_is_called_slightly_longer(now: float, is_small: bool) -> None:
    sentence = to_english(suggest_next_wait([pause(now)] * 3).sentence)
    assert ("slightly longer" in sentence) is is_small
    assert ("in between" in sentence) is not is_small


def test_at_the_top_of_the_ladder_it_is_enough() -> None:
    assert suggest_next_wait([pause(20.0)] * 5).step is LadderStep.STAY


def test_two_pauses_that_were_a_lot_suggest_less_and_it_is_welcome() -> None:
    less = suggest_next_wait([pause(10.0), pause(10.0, ended="early"), pause(10.0, 5, 8)])
    assert (less.minutes, less.step) == (5.0, LadderStep.DOWN)
    assert "as welcome" in to_english(less.sentence)


def test_one_hard_pause_changes_nothing() -> None:
    assert suggest_next_wait([pause(5.0), pause(5.0, 5, 8), pause(5.0)]).step is LadderStep.STAY


def test_ones_own_steps_are_steps_of_the_ladder() -> None:
    assert suggest_next_wait([pause(7.0)] * 3).minutes == 10.0
    assert suggest_next_wait([pause(7.0), *[pause(5.0)] * 3]).minutes == 7.0
    assert "7 minutes again" in to_english(suggest_next_wait([pause(7.0)]).sentence)


def test_half_a_minute_waited_before_is_where_a_hard_minute_leads() -> None:
    hard = [pause(1.0, 5, 8)] * 2
    assert suggest_next_wait([pause(0.5), *hard]).minutes == 0.5


def test_ones_own_steps_come_from_what_was_agreed_on_and_held() -> None:
    assert ladder_steps([pause(3.0), pause(7.5), pause(45.0), pause(5.0)]) == {3.0, 7.5, 45.0}
    assert (
        ladder_steps([early(3.0, 2.0), pause(7.0, 5, 8), pause(9.7), pause(600.0), pause(1.0)])
        == set()
    )
    assert ladder_steps([pause(0.5), pause(0.1), pause(5.0)]) == {0.5}
    assert ladder_steps([pause(5.0), early(0.6, 0.2)]) == {0.6}
    for longer in (early(1.5, 0.2), early(3.0, 0.2), Pause("a", None, None, 40.0, ended="early")):
        assert ladder_steps([early(0.6, 0.2), longer]) == set()
    assert ladder_steps([pause(60.0), pause(61.0), pause(5.0)]) == {60.0}
    assert ladder_steps([pause(4.1), pause(7.44)]) == {4.1, 7.4}  # 60 times 4.1 is below 246
    assert ladder_steps([pause(9.0), pause(9.1), pause(21.9), pause(22.0)]) == {9.0, 22.0}


@pytest.mark.parametrize(
    ("waited_s", "is_again"),
    [(539.9, False), (540.0, True), (600.0, True), (660.0, True), (660.1, False)],
)
def test_ten_minutes_again_are_those_that_were_waited_to_a_tenth(
    waited_s: float, is_again: bool
) -> None:
    result = suggest_next_wait([early(10.0, waited_s / 60.0)])
    assert (result.minutes, result.step) == (10.0, LadderStep.STAY)
    assert ("again" in to_english(result.sentence)) is is_again


@pytest.mark.parametrize(("waited_s", "is_whole"), [(118.9, False), (119.0, True), (120.0, True)])
def test_a_clock_may_tell_the_end_of_a_wait_a_second_early(waited_s: float, is_whole: bool) -> None:
    """Of those who agreed on no length, what they waited counts."""
    waited = Pause("a", None, None, waited_s, ended="completed")
    result = suggest_next_wait([waited] * 3)
    assert (result.minutes, result.step) == ((5.0 if is_whole else 2.0), LadderStep.UP)


@pytest.mark.parametrize(("waited_s", "is_longer"), [(330.0, False), (331.0, True)])
def test_waits_of_up_to_a_tenth_more_are_told_as_the_step_itself(
    waited_s: float, is_longer: bool
) -> None:
    result = suggest_next_wait([pause(5.0), pause(5.0), pause(5.0, waited=waited_s / 60.0)])
    assert ("you waited at least 5 minutes." in to_english(result.sentence)) is is_longer
    assert ("you waited 5 minutes." in to_english(result.sentence)) is not is_longer


UP_TO = "would be slightly longer than feels comfortable, if you'd like to try."
ON_TO = "is the next step, if you'd like to try. Anything in between is fine too."
LESS = "may be enough for now. Shorter is just as welcome."
CASES: list[tuple[str, list[Pause], float, LadderStep, str]] = [
    ("one of 5 minutes, for the urge had passed", [passed(5.0, 1.0)] * 3, 5.0, LadderStep.STAY,
     "5 minutes is a good next step."),
    ("half a minute", [pause(0.5)] * 3, 1.0, LadderStep.UP,
     f"In each of your last 3 pauses you waited 30 seconds. 1 minute {UP_TO}"),
    ("thirty-six seconds", [pause(0.6)], 0.6, LadderStep.STAY,
     "36 seconds again is a good next step."),
    ("a few seconds", [pause(0.1)] * 3, 1.0, LadderStep.UP,
     f"You waited to the end 3 times. 1 minute {UP_TO}"),
    ("ever shorter", [pause(10.0), pause(9.0), pause(1.0)], 1.0, LadderStep.STAY,
     "1 minute again is a good next step."),
    ("ever longer", [pause(1.0), pause(2.0), pause(5.0)], 5.0, LadderStep.STAY,
     "5 minutes again is a good next step."),
    ("a step of one's own", [pause(3.0)] * 3, 5.0, LadderStep.UP,
     f"In each of your last 3 pauses you waited 3 minutes. 5 minutes {ON_TO}"),
    ("agreed on nothing", [pause(0.0, waited=3.0)] * 3, 5.0, LadderStep.UP,
     f"In each of your last 3 pauses you waited at least 2 minutes. 5 minutes {ON_TO}"),
    ("waited again", [pause(5.0, waited=10.0)] * 3, 20.0, LadderStep.UP,
     f"In each of your last 3 pauses you waited 10 minutes. 20 minutes {ON_TO}"),
    ("waited again, and a little more", [pause(5.0, waited=w) for w in (5.0, 7.0, 9.0)], 10.0, LadderStep.UP,
     f"In each of your last 3 pauses you waited at least 5 minutes. 10 minutes {ON_TO}"),
    ("three quarters of an hour", [pause(45.0)], 45.0, LadderStep.STAY,
     "45 minutes again is a good next step."),
    ("three quarters of an hour, and no longer step", [pause(45.0)] * 3, 45.0, LadderStep.STAY,
     "45 minutes again is a good next step."),
    ("a day", [pause(1_440.0)] * 3, 20.0, LadderStep.STAY, "20 minutes is a good next step."),
    ("two that ended early", [early(5.0, 2.0)] * 2, 2.0, LadderStep.DOWN,
     f"Your last 2 pauses ended early or left the urge stronger. 2 minutes {LESS}"),
    ("three that ended early", [early(10.0, 2.0)] * 3, 5.0, LadderStep.DOWN,
     f"Your last 3 pauses ended early or left the urge stronger. 5 minutes {LESS}"),
    ("two of three", [early(10.0, 2.0), pause(10.0), pause(10.0, 3, 6)], 5.0, LadderStep.DOWN,
     f"2 of your last 3 pauses ended early or left the urge stronger. 5 minutes {LESS}"),
    ("at the first step", [early(1.0, 0.5)] * 2, 1.0, LadderStep.STAY,
     "Your last 2 pauses ended early or left the urge stronger. 1 minute is plenty for now, "
     "and less is a pause too."),
    ("below the first step", [early(0.5, 0.2)] * 2, 0.5, LadderStep.STAY,
     "Your last 2 pauses ended early or left the urge stronger. 30 seconds is plenty for now, "
     "and less is a pause too."),
    ("at the second step", [early(2.0, 0.5)] * 2, 1.0, LadderStep.DOWN,
     f"Your last 2 pauses ended early or left the urge stronger. 1 minute {LESS}"),
    ("shorter than any step", [early(0.1, 0.05)] * 2, 1.0, LadderStep.STAY,
     "Your last 2 pauses ended early or left the urge stronger. 1 minute is plenty for now, "
     "and less is a pause too."),
    ("a few seconds once", [pause(0.1)], 1.0, LadderStep.STAY, "1 minute is a good next step."),
    ("a step down already", [early(10.0, 2.0), early(10.0, 2.0), pause(5.0)], 5.0, LadderStep.STAY,
     "5 minutes again is a good next step."),
    ("broken off by itself", [pause(5.0, ended="interrupted")] * 3, 5.0, LadderStep.STAY,
     "5 minutes is a good next step."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "minutes", "step", "sentence"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_is_suggested_is_true_of_the_record(
    record: list[Pause], minutes: float, step: LadderStep, sentence: str
) -> None:
    result = suggest_next_wait(record)
    assert (result.minutes, result.step, to_english(result.sentence)) == (minutes, step, sentence)


@pytest.mark.parametrize(
    ("guide", "then", "says"),
    [
        (None, Guide.DISC, "with full guidance. The disc alone may be enough"),
        ("full", Guide.DISC, "with full guidance. The disc alone may be enough"),
        ("disc", Guide.SOUND, "with the disc alone. Sound alone may be enough"),
        ("sound", Guide.TIMER, "with sound alone. You may not need guidance"),
    ],
)
def test_three_held_pauses_suggest_a_fainter_guide_without_any_heart(
    guide: str | None, then: Guide, says: str
) -> None:
    result = suggest_next_wait([pause(5.0, guide=guide)] * 3)
    assert result.guide is then
    assert result.guide_sentence is not None
    assert says in to_english(result.guide_sentence)
    assert to_english(result.guide_sentence).endswith("One change at a time is enough.")
    at_the_top = suggest_next_wait([pause(20.0, guide=guide)] * 3)
    assert at_the_top.guide is then
    assert at_the_top.guide_sentence is not None
    assert "One change" not in to_english(at_the_top.guide_sentence)


@pytest.mark.parametrize(
    ("guide", "then"),
    [("timer", Guide.SOUND), ("sound", Guide.DISC), ("disc", Guide.FULL), ("full", None)],
)
def test_two_pauses_that_were_a_lot_suggest_a_fuller_guide(guide: str, then: Guide | None) -> None:
    hard = [pause(5.0, guide=guide), pause(5.0, ended="early", guide=guide)]
    result = suggest_next_wait([*hard, pause(5.0, 5, 8, guide=guide)])
    assert result.guide is then
    assert (result.guide_sentence is None) is (then is None)


@pytest.mark.parametrize(
    "record",
    [
        [],
        [pause(5.0)] * 2,
        [pause(5.0, guide="timer")] * 3,
        [pause(5.0, guide="disc"), *[pause(5.0)] * 2],
        [pause(5.0), pause(5.0, 5, 8), pause(5.0)],
        [passed(5.0, 2.0)] * 3,
        [pause(5.0, guide="a lantern")] * 3,
        [early(5.0, 1.0), pause(5.0, ended="early", guide="disc")],
    ],
)
def test_where_nothing_speaks_for_another_guide_none_is_suggested(record: list[Pause]) -> None:
    assert (suggest_next_wait(record).guide, suggest_next_wait(record).guide_sentence) == (
        None,
        None,
    )


pauses = st.builds(
    pause,
    st.sampled_from([0.1, 0.5, 1.0, 2.0, 3.0, 4.6, 5.0, 9.0, 10.0, 45.0]) | st.floats(0.0, 100.0),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.sampled_from(["completed", "early", "interrupted"]),
    st.none() | st.sampled_from(Decision),
    st.none() | st.floats(0.01, 100.0),
    st.none() | st.sampled_from(["full", "disc", "sound", "timer"]),
)
completed_pauses = st.builds(
    pause, st.sampled_from([0.5, 1.0, 3.0, 5.0]), st.just(5), st.integers(0, 5)
)


@given(st.lists(pauses, max_size=6) | st.lists(completed_pauses, min_size=3, max_size=4))
def test_whatever_happened_the_suggestion_is_a_step_with_a_true_sentence(
    record: list[Pause],
) -> None:
    result = suggest_next_wait(record)
    assert result.minutes in {*STEPS, *(ladder_steps(record) if record else ())}
    assert to_english(result.sentence).endswith(".")
    assert to_english(length_message(result.minutes)) in to_english(result.sentence)
    if record:
        assert_true(result, record)


def assert_true(result: Suggestion, record: list[Pause]) -> None:
    last, text = record[-3:], to_english(result.sentence)
    waited = re.search(
        r"You waited to the end 3 times|"
        r"In each of your last 3 pauses you waited (at least )?(.+? (?:minutes?|seconds))\.",
        text,
    )
    assert (waited is not None) is (result.step is LadderStep.UP)
    if waited:
        assert [p.ended for p in last] == ["completed"] * 3
        assert max(p.waited_s for p in last) < 60.0 * result.minutes
        if waited[2]:
            minutes = spoken(waited[2])
            assert all(p.waited_s >= 60.0 * minutes - 1.0 for p in last)
            longer = any(p.waited_s > 66.0 * minutes for p in last)
            assert longer is (waited[1] is not None)
    hard = sum(map(was_too_hard, last))
    if "ended early" in text:
        assert text.startswith({
            (2, 2): "Your last 2 pauses", (2, 3): "2 of your last 3", (3, 3): "Your last 3"
        }[hard, len(last)])  # fmt: skip
    if "again" in text:
        assert last[-1].waited_s == pytest.approx(60.0 * result.minutes, rel=0.1, abs=1.0)


def spoken(words: str) -> float:
    """Minutes, as they were said."""
    number, unit = words.split()
    if unit == "seconds":
        return float(number) / 60.0
    return float(number)
