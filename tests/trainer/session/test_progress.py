import pytest

from tests.refusals import refused
from trainer.errors import IllegalCommandError
from trainer.events import (
    Begin,
    BodyFelt,
    Decided,
    Decision,
    Event,
    ExhaleShortened,
    FinishRequested,
    Moment,
    PatternChosen,
    PredictionMade,
    Tick,
    TriggerNamed,
    UrgeRated,
)
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.practice.annotations import Annotations
from trainer.session.progress import SessionProgress
from trainer.session.stages import Stage

PLAN = SessionPlan(round_s=300.0, exhale=ExhaleMode.FIXED)


def course_of(*events: Event, plan: SessionPlan = PLAN) -> SessionProgress:
    course = SessionProgress(plan)
    for event in events:
        assert course.accepts(event), event
        course.advance(event.t)
        course.feed(event)
    return course


def test_after_five_minutes_the_person_is_asked_and_not_before() -> None:
    assert course_of(Begin(0.0), Tick(299.999)).stage is Stage.PACING
    assert course_of(Begin(0.0), Tick(300.0)).stage is Stage.REASSESS


def test_waiting_again_adds_a_round_of_the_same_length() -> None:
    course = course_of(Begin(0.0), Tick(300.0), Decided(320.0, Decision.WAIT_AGAIN), Tick(620.0))
    assert course.stage is Stage.REASSESS
    assert (course.rounds, course.waited_s(620.0), course.breaths(620.0)) == (2, 600.0, 60)


def test_the_time_spent_deciding_is_not_time_waited() -> None:
    course = course_of(Begin(0.0), Tick(300.0), Tick(900.0))
    assert course.waited_s(900.0) == 300.0


def test_an_early_end_is_kept_as_time_waited_and_still_asks() -> None:
    course = course_of(Begin(0.0), FinishRequested(190.0))
    assert course.stage is Stage.REASSESS
    assert course.ended_early
    assert course.waited_s(500.0) == 190.0


def test_deciding_later_is_possible() -> None:
    course = course_of(Begin(0.0), FinishRequested(10.0), FinishRequested(11.0))
    assert (course.stage, course.decision) == (Stage.DONE, None)


def test_a_key_pressed_just_before_the_time_is_up_does_not_answer_the_next_screen() -> None:
    course = course_of(Begin(0.0), Tick(300.0))
    assert not course.accepts(FinishRequested(299.99))


def test_a_key_pressed_when_the_time_has_run_out_unnoticed_is_about_the_new_stage() -> None:
    course = course_of(Begin(0.0))
    assert course.accepts(Decided(300.5, Decision.PASSED))
    assert not course.accepts(Decided(299.5, Decision.PASSED))


def test_nothing_is_accepted_twice() -> None:
    course = course_of(Begin(0.0), Tick(300.0), Decided(301.0, Decision.PASSED))
    assert not course.accepts(Decided(301.1, Decision.PASSED))
    assert not course.accepts(Begin(302.0))


def test_the_urge_can_be_given_during_the_first_breaths_and_the_last_rating_counts() -> None:
    course = course_of(
        Begin(0.0), UrgeRated(5.0, 1, Moment.BEFORE), UrgeRated(5.6, 10, Moment.BEFORE)
    )
    assert course.urges == {Moment.BEFORE: 10}
    assert not course.accepts(UrgeRated(6.0, 3, Moment.AFTER))


def test_free_breathing_asks_nothing_at_the_end() -> None:
    free = SessionPlan(exercise=Exercise.FREE, round_s=60.0)
    assert course_of(Begin(0.0), Tick(60.0), plan=free).stage is Stage.DONE


def test_a_moment_in_the_past_is_asked_of_the_pacer_that_led_then() -> None:
    slow = BreathPattern.parse("5-0-7-0")
    course = course_of(Begin(0.0), PatternChosen(12.0, slow), Tick(50.0))
    then, now = course.pacer_at(11.0), course.pacer_at(13.0)
    assert then is not None
    assert now is not None
    assert (then.pattern, now.pattern) == (PLAN.pattern, slow)
    assert course.pacer_at(-1.0) is None


@pytest.mark.parametrize("t", [300.0, 1e9])
def test_however_late_the_news_comes_the_round_ends_on_time(t: float) -> None:
    course = course_of(Begin(0.0))
    course.advance(t)
    assert course.waited_s(t) == 300.0


def test_the_exhale_grows_by_a_ramp_at_the_edges_of_breaths_and_nowhere_else() -> None:
    course = course_of(Begin(0.0), Tick(299.0), plan=SessionPlan(round_s=300.0))
    patterns = [str(span.pacer.pattern) for span in course.spans]
    assert patterns == ["4-0-4-0", "4-0-4.5-0", "4-0-5-0", "4-0-5.5-0", "4-0-6-0"]
    edges = [span.began for span in course.spans]
    assert edges == [0.0, 24.0, 49.5, 76.5, 105.0]
    for span in course.spans[1:]:
        assert span.pacer.at(span.began).fullness == 0.0


def test_too_long_takes_half_a_second_back_and_stays_there() -> None:
    plan = SessionPlan(round_s=300.0)
    course = course_of(Begin(0.0), ExhaleShortened(60.0), Tick(299.0), plan=plan)
    assert [str(s.pacer.pattern) for s in course.spans][-2:] == ["4-0-5-0", "4-0-4.5-0"]
    assert course.spans[-1].began == 67.5


def test_waiting_again_goes_on_with_the_breath_that_was_reached() -> None:
    again = Decided(300.0, Decision.WAIT_AGAIN)
    course = course_of(Begin(0.0), again, Tick(301.0), plan=SessionPlan(round_s=300.0))
    assert course.pacer is not None
    assert str(course.pacer.pattern) == "4-0-6-0"


def test_what_set_the_pull_off_where_it_is_felt_and_what_is_expected_are_kept() -> None:
    course = course_of(
        Begin(0.0),
        TriggerNamed(1.0, "silence"),
        BodyFelt(2.0, ("chest", "hands")),
        PredictionMade(3.0, "they leave", 70),
    )
    assert course.annotations == Annotations("silence", ("chest", "hands"), "they leave", 70)


def test_the_last_word_on_a_pull_counts_and_an_empty_prediction_is_none() -> None:
    course = course_of(
        Begin(0.0),
        BodyFelt(2.0, ("chest",)),
        PredictionMade(3.0, "they leave", 70),
        BodyFelt(4.0, ()),
        PredictionMade(5.0, "", None),
    )
    assert course.annotations == Annotations()


def test_an_end_that_is_taken_back_leaves_the_round_as_if_it_had_not_been_ended() -> None:
    ended = course_of(Begin(0.0), FinishRequested(61.0))
    assert ended.resumable_until == 300.0
    went_on = course_of(Begin(0.0), FinishRequested(61.0), Begin(68.0), Tick(70.0))
    never_ended = course_of(Begin(0.0), Tick(70.0))
    assert (went_on.stage, went_on.stage_ends) == (Stage.PACING, 300.0)
    assert went_on.rounds_led() == never_ended.rounds_led()
    assert went_on.pacer_at(69.5) == never_ended.pacer_at(69.5)
    assert went_on.waited_s(70.0) == 70.0
    assert (went_on.rounds, went_on.ended_early) == (1, False)


def test_a_round_whose_time_is_up_is_not_taken_back() -> None:
    over = course_of(Begin(0.0), Tick(300.0))
    assert over.resumable_until == 0.0
    assert not over.accepts(Begin(301.0))
    early = course_of(Begin(0.0), FinishRequested(299.0))
    assert early.accepts(Begin(299.5))
    assert not early.accepts(Begin(300.0))
    with refused(IllegalCommandError, match="begin is not possible during reassess"):
        early.feed(Begin(300.0))


def test_an_urge_rated_before_the_end_was_taken_back_is_kept() -> None:
    course = course_of(
        Begin(0.0), FinishRequested(61.0), UrgeRated(63.0, 5, Moment.AFTER), Begin(68.0)
    )
    assert course.urges[Moment.AFTER] == 5
