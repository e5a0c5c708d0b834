"""What is told of a session when it is over, and of beats that came from another program."""

import numpy as np
import pytest

from tests.trainer.hearts import a_heart, ends_of
from trainer.events import (
    Beat,
    Begin,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    FinishRequested,
    Link,
    LinkChanged,
    Moment,
    Tick,
    UrgeRated,
)
from trainer.hrv.messages import NoBeats
from trainer.hrv.quality import COULD_NOT
from trainer.messages import LegacyText
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Recording
from trainer.session.progress import PacerSpan
from trainer.session.review import Review, breath_phases, list_breaths, summarize
from ui.i18n.rendering import to_english

PLAN = SessionPlan(round_s=300.0, exhale=ExhaleMode.FIXED)
SIX_A_MINUTE = PLAN.pattern
HEART = a_heart(4, seconds=299.0)
HEARD: tuple[Event, ...] = tuple(
    Beat(t, rr) for t, rr in zip(ends_of(HEART).tolist(), HEART.tolist(), strict=True)
)
PAUSE: tuple[Event, ...] = (
    UrgeRated(0.0, 8, Moment.BEFORE),
    Begin(0.0),
    *(beat for beat in HEARD if beat.t <= 299.0),
    Tick(300.0),
    UrgeRated(310.0, 3, Moment.AFTER),
    Decided(312.0, Decision.PASSED),
)


def recorded(*events: Event, plan: SessionPlan | None = PLAN) -> Recording:
    return Recording("x", None, "none", plan, None, events)


def reviewed(*events: Event) -> Review:
    return summarize(recorded(*events))


def test_a_pause_is_told_with_its_length_its_breaths_and_what_was_decided() -> None:
    summary = reviewed(*PAUSE).summary
    assert (summary.duration_s, summary.planned_s, summary.rounds) == (300.0, 300.0, 1)
    assert (summary.breaths, summary.pattern_last) == (30, "4-0-6-0")
    assert (summary.urge_before, summary.urge_after, summary.decision) == (8, 3, "passed")
    assert (summary.completion, summary.gaps) == ("completed", ())


def test_the_answer_of_the_heart_is_as_large_as_it_was() -> None:
    review = reviewed(*PAUSE)
    figures = review.summary.figures
    assert figures["rsa_ms"] == pytest.approx(100.0, rel=0.1)
    assert figures["rsa_bpm"] == pytest.approx(100.0 * 60_000.0 / 850.0**2, rel=0.15)


def test_of_an_assessment_that_cannot_be_computed_no_rate_is_told_and_nothing_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("trainer.session.review.assess_resonance", fail)
    assessment = recorded(*PAUSE, plan=SessionPlan(Exercise.RESONANCE, 300.0))
    faults: list[str] = []
    review = summarize(assessment, on_fault=lambda part, exc: faults.append(part))
    assert faults == ["resonance"]
    result = review.resonance
    assert result is not None
    assert (result.breaths_per_min, result.confidence, result.reason) == (None, 0.0, COULD_NOT)
    assert review.summary.resonance_breaths_per_min is None


def test_who_ended_it_is_told() -> None:
    begun = (Begin(0.0), *HEARD[:60])
    assert reviewed(*begun, FinishRequested(100.0)).summary.completion == "early"
    assert reviewed(*begun, Tick(300.0), FinishRequested(310.0)).summary.completion == "completed"
    assert summarize(recorded(*begun), interrupted=True).summary.completion == "interrupted"


def test_where_no_beat_came_the_last_word_of_the_sensor_tells_why() -> None:
    values = reviewed(
        Begin(0.0),
        LinkChanged(1.0, Link.LOST, LegacyText("It was not found.")),
        ContactChanged(2.0, Contact.LOST, LegacyText("The strap is dry.")),
        ContactChanged(3.0, Contact.LOST),
        Tick(300.0),
    ).summary.quality
    assert to_english(values.reason) == "no heartbeats: The strap is dry"
    silent = reviewed(Begin(0.0), ContactChanged(3.0, Contact.LOST), Tick(300.0)).summary.quality
    assert silent.reason == NoBeats()


def test_only_whole_breaths_count_and_each_knows_where_its_exhale_begins() -> None:
    slow = BreathPattern(4.0, 1.0, 6.0, 1.0)
    spans = [
        PacerSpan(5.0, 30.0, Pacer(SIX_A_MINUTE, 0.0)),
        PacerSpan(30.0, 60.0, Pacer(slow, 30.0)),
    ]
    assert list_breaths(spans, 50.0) == [(10.0, 14.0, 20.0), (20.0, 24.0, 30.0), (30.0, 35.0, 42.0)]
    assert list_breaths(spans, 54.0)[-1] == (42.0, 47.0, 54.0)


def test_the_breath_of_each_beat_is_known_only_where_a_pacer_led_and_beats_came() -> None:
    t = np.array([11.0, 15.0, 25.0])
    phase, breaths = breath_phases(recorded(*PAUSE), t)
    assert phase is not None
    assert phase.tolist() == pytest.approx([0.1, 0.5, 0.5])
    assert breaths == []
    assert breath_phases(recorded(*PAUSE), np.array([9.0, 31.0]))[1] == [
        (10.0, 14.0, 20.0),
        (20.0, 24.0, 30.0),
    ]
    assert breath_phases(recorded(*PAUSE), t[:0]) == (None, [])
    assert breath_phases(recorded(*HEARD, plan=None), t) == (None, [])
    assert breath_phases(recorded(), t) == (None, [])


BEATS = tuple(Beat(100.0 + 0.8 * n, 800.0) for n in range(200))


def test_a_series_of_beats_alone_is_one_round_from_its_first_interval_to_its_last_beat() -> None:
    review = summarize(recorded(*BEATS, plan=None))
    assert [opinion.beat for opinion in review.judged] == list(BEATS)
    assert review.rounds == ((BEATS[0].t - 0.8, BEATS[-1].t),)


def test_of_no_beats_at_all_there_is_no_round() -> None:
    review = summarize(recorded(plan=None))
    assert (review.rounds, review.judged) == ((), ())
