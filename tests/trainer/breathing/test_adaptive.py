"""Simulated people breathe with the loop: it finds what their hearts answer to, and knows its place."""

from itertools import pairwise

import numpy as np
import pytest

from devices.simulation.source import parse_simulated
from trainer.breathing.resonance_assessment import NOT_ENOUGH, assess_resonance
from trainer.breathing.resonance_model import MODEL_0_2
from trainer.breathing.resonance_posterior import ResonanceEstimator
from trainer.breathing.resonator_bank import ResonatorBank
from trainer.events import Beat, Begin, Contact, ContactChanged, Event, ExhaleShortened
from trainer.hrv.tachogram import FloatArray
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.session.progress import PacerSpan, SessionProgress
from ui.i18n.rendering import to_english

ROUND_S = 300.0


def pause_of(heart: str, *asked: Event, began: float = 0.0, model: int = 2) -> SessionProgress:
    """A five-minute pause of a simulated person, as it was when the time was all but up."""
    plan = SessionPlan(round_s=ROUND_S, exhale=ExhaleMode.ADAPTIVE, resonance_model=model)
    course = SessionProgress(plan)
    course.feed(Begin(began))
    waiting = sorted(asked, key=lambda event: event.t)
    for t, events in parse_simulated(heart, lambda: course.pacer).moments(began):
        if t >= began + ROUND_S:
            break
        while waiting and waiting[0].t <= t:
            _tell(course, waiting.pop(0))
        for event in events:
            _tell(course, event)
    course.advance(began + ROUND_S - 0.01)
    return course


def _tell(course: SessionProgress, event: Event) -> None:
    course.advance(event.t)
    course.feed(event)


def _last_rate(course: SessionProgress) -> float:
    return course.spans[-1].pacer.pattern.breaths_per_min


@pytest.mark.parametrize("resonance", [4.8, 5.4, 6.0, 6.6])
def test_it_ends_near_the_breath_that_this_heart_answers_most(resonance: float) -> None:
    errors = [
        abs(_last_rate(pause_of(f"seed={seed},resonance={resonance},rsa=90,noise=8")) - resonance)
        for seed in range(4)
    ]
    assert sorted(errors)[2] <= 0.3
    assert max(errors) <= 0.7


def test_how_long_one_waited_before_the_pause_changes_nothing_of_it() -> None:
    at_once, late = (pause_of("seed=2,resonance=4.8,rsa=90,noise=8", began=t) for t in (0.0, 512.0))
    assert [s.pacer.pattern for s in late.spans] == [s.pacer.pattern for s in at_once.spans]


@pytest.mark.parametrize("seed", range(4))
def test_a_person_who_breathes_freely_is_left_with_the_ramp(seed: int) -> None:
    course = pause_of(f"seed={seed},adherence=0")
    patterns = [str(span.pacer.pattern) for span in course.spans]
    assert patterns == ["4-0-4-0", "4-0-4.5-0", "4-0-5-0", "4-0-5.5-0", "4-0-6-0"]
    assert "longer, from 4 s to 6 s" in to_english(course.breath_explanation())


def test_without_a_sensor_it_is_the_ramp() -> None:
    course = pause_of("drop=0-400")
    assert str(course.spans[-1].pacer.pattern) == "4-0-6-0"


@pytest.mark.parametrize("exercise", [Exercise.PAUSE, Exercise.RESONANCE])
def test_a_minute_and_a_half_without_a_beat_ends_nothing_and_the_heart_is_followed_again(
    exercise: Exercise,
) -> None:
    course = SessionProgress(SessionPlan(exercise, ROUND_S, exhale=ExhaleMode.ADAPTIVE))
    course.feed(Begin(0.0))
    for t, events in parse_simulated("seed=1,rsa=120,resonance=5", lambda: course.pacer).moments(
        0.0
    ):
        if t >= ROUND_S:
            break
        for event in events:  # and no word of the contact
            if not (60.0 < t < 150.0 and isinstance(event, Beat)):
                _tell(course, event)
    course.advance(ROUND_S)
    assert course.waited_s(ROUND_S) == ROUND_S
    beats = [Beat(t, 800.0) for t in (1.0, 1.8, 90.0, 90.8)]
    assert assess_resonance(beats, course.spans).reason == NOT_ENOUGH
    if exercise is Exercise.PAUSE:
        assert "responded most" in to_english(course.breath_explanation())


@pytest.mark.parametrize("apart_s", [0.0, 1e-6, 1e-3, 0.1])
def test_beats_that_a_late_packet_puts_into_one_moment_are_no_answer(apart_s: float) -> None:
    estimator, resonators = ResonanceEstimator(MODEL_0_2), ResonatorBank(0.0, MODEL_0_2)
    resonators.advance(Pacer(BreathPattern.parse("4-0-6-0"), 0.0), 20.0)
    places = np.arange(12.0)
    t: FloatArray = 5.0 + apart_s * places
    rr_ms: FloatArray = 800.0 + 30.0 * np.sin(places)
    assert not any(estimator.add(rr_ms, t / 10.0, resonators.response_at(t)) for _ in range(12))
    assert estimator.posterior() is None


def test_it_moves_by_small_steps_at_the_edges_of_breaths_within_four_to_eight() -> None:
    for seed in range(4):
        spans = pause_of(f"seed={seed},resonance=4.6").spans
        assert len(spans) > 1
        for before, after in pairwise(spans):
            _assert_gentle(before, after)


def _assert_gentle(before: PacerSpan, after: PacerSpan) -> None:
    assert after.pacer.at(after.began).fullness == 0.0
    pattern = after.pacer.pattern
    assert abs(pattern.exhale_s - before.pacer.pattern.exhale_s) <= 0.75
    assert pattern.exhale_s >= pattern.inhale_s
    assert 4.0 <= pattern.breaths_per_min <= 8.0


@pytest.mark.parametrize("t", [30.0, 90.0, 200.0])
def test_the_hand_goes_before_the_loop(t: float) -> None:
    course = pause_of("seed=2,resonance=5", ExhaleShortened(t))
    before = course.pacer_at(t)
    assert before is not None
    after = {s.pacer.pattern.exhale_s for s in course.spans if s.began > t}
    assert after == {round(max(3.5, before.pattern.exhale_s - 0.5), 3)}


def test_while_the_signal_is_lost_the_breath_stays() -> None:
    spans = pause_of("seed=2,resonance=5,drop=100-200").spans
    assert not [s for s in spans if 112.0 < s.began < 200.0]


def test_what_it_did_is_told_with_its_uncertainty() -> None:
    explanation = to_english(pause_of("seed=3,resonance=5").breath_explanation())
    assert "at about 5." in explanation or "at about 4.9" in explanation
    assert "give or take" in explanation


@pytest.mark.parametrize("rr_ms", [0.0, -1.0, 1e300, 65535.0])
def test_no_beat_is_too_strange_for_it(rr_ms: float) -> None:
    course = SessionProgress(SessionPlan(round_s=ROUND_S, exhale=ExhaleMode.ADAPTIVE))
    course.feed(Begin(0.0))
    for second in range(280):
        _tell(course, Beat(float(second), rr_ms if second % 3 else 900.0))
        if second % 50 == 0:
            _tell(course, ContactChanged(float(second), Contact.LOST))
    assert str(course.spans[-1].pacer.pattern) == "4-0-6-0"
