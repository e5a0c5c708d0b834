"""Whatever a source and a person send, in whatever order: figures with grounds or reasons, and an end."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.trainer.event_sequences import (
    PARTS,
    ROUNDS_S,
    Part,
    assert_live_figures_are_sound,
    assert_review_is_sound,
    drawn,
    plan_at,
    recording_of,
    reviewed,
    sat,
)
from trainer.breathing.ramp import with_exhale
from trainer.events import (
    Beat,
    Begin,
    ChestMoved,
    Decided,
    Decision,
    Event,
    FinishRequested,
    HeartRateReported,
    SourceChanged,
    Tick,
)
from trainer.hrv.record_figures import compute_record_figures
from trainer.pacing import SHORTEST_CYCLE_S, BreathPattern
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Completion
from trainer.session.review import summarize
from trainer.session.session import Session
from trainer.session.stages import Stage
from ui.i18n.rendering import to_english

share = st.floats(0.0, 1.0, exclude_max=True, allow_subnormal=False)
parts_ = st.lists(st.tuples(st.sampled_from(sorted(PARTS)), share, share), max_size=8)
BEGIN: Part = ("begin", 0.0, 0.0)


@settings(max_examples=120, deadline=None)
@given(share, st.sampled_from(ROUNDS_S[:7]), parts_)
@example(0.0, 0.6, [("finish", 5.960464477539063e-08, 0.75)])
def test_any_events_leave_figures_with_grounds_or_reasons(
    mode: float, round_s: float, parts: list[Part]
) -> None:
    reviewed(sat(plan_at(mode, round_s), [BEGIN, *parts]))


@pytest.mark.parametrize("number", range(24))
def test_a_long_sequence_of_faults_ends_like_any_session(number: int) -> None:
    simulated_run = sat(*drawn(number))
    recording, review = reviewed(simulated_run)
    assert summarize(recording).summary == review.summary


def test_numbers_that_are_none_pass_through_a_session_to_its_end() -> None:
    session = Session(SessionPlan(Exercise.PAUSE, 60.0, exhale=ExhaleMode.ADAPTIVE))
    odd: list[Event] = [Begin(0.0)]
    for bad in (math.nan, math.inf, -math.inf, 1e300, -1e300, 5e-324):
        odd += [Beat(10.0, bad), HeartRateReported(10.0, bad), SourceChanged(10.0, "?", bad)]
        odd += [ChestMoved(10.0, bad, ((1, 2, 3),) * 50), Beat(-abs(bad), 800.0)]
        odd.append(Beat(math.nan, bad))
    for event in [*odd, *(Beat(10.0 + 0.8 * k, 800.0) for k in range(40))]:
        snapshot = session.feed(event)
        assert_live_figures_are_sound(snapshot.figures)
        assert (snapshot.stage, snapshot.stage_ends) == (Stage.PACING, 60.0)
        assert snapshot.sensor.reported_hr_bpm is None
    assert session.feed(Tick(60.0)).stage is Stage.REASSESS


def test_a_recording_without_its_beginning_is_summarised_as_what_it_is() -> None:
    beats = [Beat(0.8 * k, 800.0) for k in range(1, 100)]
    rest: list[Event] = [
        *beats,
        Decided(90.0, Decision.PASSED),
        Begin(91.0),
        Begin(92.0),
        FinishRequested(93.0),
    ]
    review = summarize(recording_of(SessionPlan(), rest))
    assert_review_is_sound(review)
    assert review.rounds == ((91.0, 93.0),)


def test_a_session_cut_off_after_a_beat_that_came_late_was_as_long_as_it_was() -> None:
    beats = [Beat(0.8 * k, 800.0) for k in range(1, 100)]
    late = replace(beats[3], t=-5.0)
    events: list[Event] = [Begin(0.0), *beats, Tick(80.0), late]
    recording = recording_of(SessionPlan(), events)
    review = summarize(recording, interrupted=True)
    assert review.summary.completion == Completion.INTERRUPTED
    assert (review.rounds, review.summary.duration_s) == (((0.0, 80.0),), 80.0)


def test_an_interval_that_can_be_none_moves_no_edge_of_what_was_heard() -> None:
    beats = [Beat(30.0 + 0.8 * k, 800.0) for k in range(1, 50)]
    odd = [Beat(29.0, 63_999.0), Beat(29.5, -1e15), *beats, Beat(69.5, 1e15), Beat(69.6, 0.0)]
    events: list[Event] = [Begin(0.0), *odd, Tick(80.0)]
    review = summarize(recording_of(SessionPlan(), events), interrupted=True)
    assert review.summary.gaps == ((0.0, 30.0), (69.2, 80.0))
    alone = summarize(replace(recording_of(SessionPlan(), events), plan=None))
    assert alone.rounds == ((30.0, 69.2),)


def test_breaths_are_counted_only_where_there_is_time_for_them() -> None:
    """Another breath chosen again and again makes the phase leap, and no LF power of ten seconds."""
    t = np.cumsum(np.full(14, 0.8))
    leaping = np.tile([0.4, 0.14], 7)
    result = compute_record_figures(t, np.full(14, 800.0) + np.arange(14) % 3, cycle_phase=leaping)
    assert result.figures["lf_ms2"] is None
    assert "too short for LF" in to_english(result.reasons["lf_ms2"])


def test_a_record_tells_no_lf_of_the_seconds_between_two_stretches_of_wrong_beats() -> None:
    calm = [850.0 + 20.0 * math.cos(0.6 * k) for k in range(45)]
    rr_ms = np.array([*calm, 2300.0, 2300.0, 2300.0] * 6)
    t = np.cumsum(rr_ms) / 1000.0
    result = compute_record_figures(t, rr_ms, cycle_phase=t / 10.0 % 1.0)
    assert result.quality.shows_figures
    assert result.figures["lf_ms2"] is None
    assert "too short for LF" in to_english(result.reasons["lf_ms2"])


def test_the_shortest_breath_with_all_its_digits_can_be_asked_shorter() -> None:
    inhale_s = 4.72599
    quickest = BreathPattern(inhale_s, 0.0, 6.0 - inhale_s, 0.0)
    shorter = with_exhale(quickest, 0.5)
    assert SHORTEST_CYCLE_S <= shorter.period_s <= SHORTEST_CYCLE_S + 0.0001
