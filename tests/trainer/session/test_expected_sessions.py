"""Whole sessions, snapshot by snapshot, and their reviews, as they are known; and the edges of their rules."""

from math import inf, pi, sin

import numpy as np
import pytest

from tests.expected_values import assert_as_expected
from tests.trainer.hearts import a_heart, disturbed, ends_of
from trainer.breathing.ramp import FixedController
from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    BodyFelt,
    ChestMoved,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    Moment,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    TriggerNamed,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.present_figures import LIVE_FIGURES
from trainer.messages import LegacyText
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, PlanError, SessionPlan, usual_minutes
from trainer.recording import Recording
from trainer.session.gaps import find_beat_span, find_round_gaps, silence_before_first_beat_s
from trainer.session.progress import PacerSpan, SessionProgress, find_pacer
from trainer.session.review import (
    breath_phases,
    list_breaths,
    replay_progress,
    source_resolution_ms,
    summarize,
)
from trainer.session.sensor_state import SensorState
from trainer.session.session import FIGURES_AFTER_FAULT, Session, Snapshot
from ui.i18n.rendering import to_english

SIX = BreathPattern.parse("4-0-6-0")


def heart_between(seed: int, began: float, ended: float, *, wrong: float = 0.0) -> list[Event]:
    rr_ms = disturbed(a_heart(seed, seconds=ended - began), seed, ("missed", "extra"), wrong)[0]
    t = began + ends_of(rr_ms)
    return [Beat(x, rr) for x, rr in zip(t.tolist(), rr_ms.tolist(), strict=True) if x < ended]


def chest(t: float) -> ChestMoved:
    """A second of a chest that rises twelve times a minute, at 25 Hz."""
    swings = (20.0 * sin(2.0 * pi * (t - 1.0 + k / 25.0) / 5.0) for k in range(1, 26))
    return ChestMoved(t, 25.0, tuple((round(x), round(x / 2.0), 1000) for x in swings))


def in_order(*events: Event) -> list[Event]:
    return sorted(events, key=lambda event: event.t)


SESSIONS: dict[str, tuple[SessionPlan, list[Event]]] = {
    "a pause": (
        SessionPlan(round_s=120.0),
        in_order(
            SourceChanged(0.0, "ble:H10", 1000.0 / 1024.0),
            ContactChanged(0.5, Contact.GOOD),
            UrgeRated(1.0, 7, Moment.BEFORE),
            TriggerNamed(1.5, "no answer"),
            BodyFelt(1.6, ("chest",)),
            PredictionMade(1.7, "they leave", 70),
            BatteryReported(1.8, 55),
            Begin(2.0),
            *heart_between(51, 0.0, 140.0, wrong=0.02),
            UrgeRated(60.0, 5, Moment.DURING),
            UrgeRated(125.0, 3, Moment.AFTER),
            Decided(130.0, Decision.PASSED),
        ),
    ),
    "two rounds with losses": (
        SessionPlan(round_s=90.0, exhale=ExhaleMode.FIXED),
        in_order(
            SourceChanged(0.0, "serial:/dev/ttyACM0,ibi", 2.0),
            Begin(0.0),
            *heart_between(52, 0.0, 40.0),
            ContactChanged(45.0, Contact.LOST, LegacyText("moisten it")),
            ContactChanged(58.0, Contact.GOOD),
            *heart_between(53, 60.0, 130.0),
            LinkChanged(131.0, Link.LOST, LegacyText("out of reach")),
            Decided(100.0, Decision.WAIT_AGAIN),
            ExhaleLengthened(120.0),
            SourceChanged(150.0, "simulated:seed=1", 4.0),
            *heart_between(54, 151.0, 188.0, wrong=0.2),
            Tick(195.0),
            NoteWritten(196.0, "a note"),
            Decided(200.0, Decision.REACH_OUT),
        ),
    ),
    "free, cut short": (
        SessionPlan(Exercise.FREE, 300.0, SIX, ExhaleMode.FIXED),
        in_order(
            Begin(0.0),
            *heart_between(55, 0.0, 100.0),
            ExhaleShortened(33.0),
            PatternChosen(60.0, BreathPattern.parse("4-1-7-1")),
            *(HeartRateReported(float(t), 60.0 + t) for t in range(30, 50)),
            *(Tick(100.0 + k) for k in range(15)),
            FinishRequested(118.0),
        ),
    ),
    "a chest that is measured": (
        SessionPlan(round_s=100.0),
        in_order(
            Begin(0.0),
            *heart_between(56, 0.0, 99.0),
            *(chest(float(t)) for t in range(1, 61)),
            *(Tick(62.9 + 0.1 * k) for k in range(3)),
        ),
    ),
    "an assessment": (
        SessionPlan(Exercise.RESONANCE, 300.0),
        in_order(Begin(5.0), *heart_between(57, 0.0, 310.0), Tick(311.0)),
    ),
}


def to_row(snapshot: Snapshot) -> list[object]:
    sensor = snapshot.sensor
    return [
        *(round(snapshot.t, 6), snapshot.stage.value, snapshot.stage_began),
        None if snapshot.stage_ends == inf else snapshot.stage_ends,
        *(snapshot.round, snapshot.waited_s, snapshot.breaths),
        snapshot.pacer and [str(snapshot.pacer.pattern), snapshot.pacer.began],
        *(sensor.source, sensor.battery, sensor.reported_hr_bpm, snapshot.contact.value),
        *(snapshot.beats, len(snapshot.recent), snapshot.figures.quality.verdict.value),
        *(getattr(snapshot.figures, name) for name in LIVE_FIGURES),
        *(snapshot.urge_before, snapshot.urge_after, snapshot.decision),
    ]


@pytest.mark.parametrize("name", SESSIONS)
def test_what_a_screen_may_know_at_each_moment_is_known(name: str) -> None:
    plan, events = SESSIONS[name]
    session, deadlines = Session(plan), list[object]()
    results: dict[str, list[object]] = {}
    for n, event in enumerate(events):
        assert session.accepts(event), event
        snapshot = session.feed(event)
        deadlines.append(None if session.deadline == inf else session.deadline - snapshot.t)
        if n % 19 == 0 or not isinstance(event, Beat | ChestMoved | HeartRateReported):
            results[f"event {n}"] = to_row(snapshot)
    results["deadlines"] = deadlines
    assert snapshot.beats == sum(isinstance(event, Beat) for event in events)
    assert_as_expected(f"session_{name.replace(' ', '_').replace(',', '')}", results)


def test_the_review_of_each_session_is_known() -> None:
    results = {}
    for name, (plan, events) in SESSIONS.items():
        for interrupted in (False, True):
            recording = Recording("x", None, "none", plan, None, tuple(events))
            review = summarize(recording, interrupted=interrupted)
            fields = summary_to_json(review.summary, to_english)
            quality = fields.pop("quality")
            resonance = fields.pop("resonance", None)
            assert isinstance(quality, dict)
            if isinstance(resonance, dict):
                resonance = {key: of for key, of in resonance.items() if key != "reason"}
            results[f"{name}, {interrupted}"] = {
                **fields,
                "quality": quality["verdict"],
                "resonance": resonance,
                "judged": len(review.judged),
                "wrong": [n for n, j in enumerate(review.judged) if j.corrected_ms != j.beat.rr_ms],
                "rounds led": review.rounds,
                "absent": dict.fromkeys(sorted(review.reasons), True),
            }
    without_plan = Recording("x", None, "none", None, None, tuple(heart_between(58, 3.0, 90.0)))
    review = summarize(without_plan)
    results["beats alone"] = {
        "rounds": review.rounds,
        "figures": summary_to_json(review.summary, to_english)["figures"],
    }
    assert_as_expected("reviews", results, may_have_more=True)


# ---------------------------------------------------------------------------- gaps


def beats_at(*t: float, rr_ms: float = 1000.0) -> list[Beat]:
    return [Beat(x, rr_ms) for x in t]


@pytest.mark.parametrize(
    ("first", "last", "gaps"),
    [
        (4.0, 97.0, []),  # three seconds at each edge
        (4.1, 97.0, [(0.0, 3.1)]),
        (4.0, 96.9, [(96.9, 100.0)]),
    ],
)
def test_a_gap_at_an_edge_of_a_round_is_longer_than_three_seconds(
    first: float, last: float, gaps: list[tuple[float, float]]
) -> None:
    count = round(last - first)
    beats = [Beat(first + (last - first) * k / count, 1000.0) for k in range(count + 1)]
    found = find_round_gaps([], beats, [(0.0, 100.0)])
    assert found == [pytest.approx(gap) for gap in gaps]
    silent_s = silence_before_first_beat_s([], beats, [(0.0, 100.0)])
    assert silent_s == pytest.approx(sum(b - a for a, b in gaps))


def test_a_gap_begins_with_the_loss_that_was_told_in_it() -> None:
    beats = beats_at(1.0, 2.0, 3.0, 20.0, 21.0, 22.0)
    for at, began in ((2.9, 3.0), (3.0, 3.0), (8.0, 8.0), (18.9, 18.9), (19.0, 3.0)):
        for loss in (ContactChanged(at, Contact.LOST), LinkChanged(at, Link.LOST)):
            assert find_round_gaps([loss], beats, [(0.0, 23.0)]) == [(began, 19.0)]
    for no_loss in (ContactChanged(8.0, Contact.POOR), LinkChanged(8.0, Link.CONNECTED)):
        assert find_round_gaps([no_loss], beats, [(0.0, 23.0)]) == [(3.0, 19.0)]
    gone = LinkChanged(30.0, Link.UNAVAILABLE)
    assert find_round_gaps([gone], beats, [(0.0, 40.0)]) == [(3.0, 19.0), (30.0, 40.0)]
    assert find_round_gaps([gone], [], [(0.0, 40.0)]) == [(0.0, 40.0)]
    assert find_round_gaps([], [], [(0.0, 40.0)]) == []


def test_a_record_was_heard_from_its_first_interval_to_its_last_beat() -> None:
    assert find_beat_span(beats_at(2.5, 3.5, 7.0)) == ((1.5, 7.0),)
    assert find_beat_span([]) == ()
    assert find_beat_span(beats_at(2.0, rr_ms=19.0)) == ()


# ---------------------------------------------------------------------------- the sensor


@pytest.mark.parametrize(
    ("hr_bpm", "shown"), [(9.9, None), (10.0, 10.0), (300.0, 300.0), (300.1, None), (0.0, None)]
)
def test_a_rate_that_no_heart_has_is_not_known(hr_bpm: float, shown: float | None) -> None:
    state = SensorState().after(HeartRateReported(7.0, hr_bpm))
    assert (state.reported_hr_bpm, state.reported_at) == (shown, 7.0)
    assert state.at(12.0).reported_hr_bpm == shown
    assert state.at(12.001).reported_hr_bpm is None


def test_another_device_begins_anew_and_the_same_one_keeps_what_is_known() -> None:
    state = SensorState().after(SourceChanged(0.0, "serial:x"))
    state = state.after(BatteryReported(1.0, 80))
    state = state.after(LinkChanged(1.0, Link.STREAMING, LegacyText("d")))
    same = state.after(SourceChanged(2.0, "serial:x,ibi", gives_rr=False))
    assert (same.source, same.battery, same.gives_rr, same.link) == (
        *("serial:x,ibi", 80, False, Link.STREAMING),
    )
    other = state.after(SourceChanged(2.0, "serial:y"))
    assert other == SensorState("serial:y")


# ---------------------------------------------------------------------------- breaths and spans


def test_a_pacer_leads_from_its_begin_to_its_end() -> None:
    first, second = Pacer(SIX, 10.0), Pacer(BreathPattern.parse("4-0-8-0"), 40.0, 3)
    spans = (PacerSpan(10.0, 40.0, first), PacerSpan(40.0, 70.0, second))
    assert [find_pacer(spans, t) for t in (9.9, 10.0, 39.9, 40.0, 70.0, 70.1)] == [
        *(None, first, first, second, second, None)
    ]
    breaths = list_breaths(spans, 64.0)
    assert [tuple(b) for b in breaths] == [
        *((10.0, 14.0, 20.0), (20.0, 24.0, 30.0), (30.0, 34.0, 40.0)),
        *((40.0, 44.0, 52.0), (52.0, 56.0, 64.0)),
    ]
    assert list_breaths(spans, 63.9) == breaths[:-1]
    assert list_breaths((PacerSpan(15.0, 40.0, first),), 50.0) == breaths[1:3]


def test_the_phases_of_a_record_are_known_while_a_pacer_led() -> None:
    plan = SessionPlan(round_s=60.0, exhale=ExhaleMode.FIXED)
    events: tuple[Event, ...] = (Begin(5.0), *beats_at(6.0, 12.5, 65.0, 66.0))
    recording = Recording("x", None, "none", plan, None, events)
    t = np.array([1.0, 7.5, 64.0, 66.0])
    phases, breaths = breath_phases(recording, t)
    assert phases is not None
    assert phases[[1, 2]] == pytest.approx([0.25, 0.9])
    assert np.isfinite(phases).tolist() == [False, True, True, False]
    assert [b[0] for b in breaths] == [5.0, 15.0, 25.0, 35.0, 45.0, 55.0]
    assert [b[0] for b in breath_phases(recording, t, until=34.0)[1]] == [5.0, 15.0]
    assert breath_phases(recording, t[:0]) == (None, [])


def test_of_several_sources_the_coarsest_counts() -> None:
    assert source_resolution_ms(beats_at(1.0)) is None
    sources = [SourceChanged(float(k), "x", ms) for k, ms in enumerate((1.0, 8.0, 2.0))]
    assert source_resolution_ms([*sources, *beats_at(1.0)]) == 8.0


def test_a_command_that_comes_within_a_microsecond_of_its_stage_counts() -> None:
    plan = SessionPlan(round_s=60.0)
    progress = replay_progress(Recording("x", None, "none", plan, None, (Begin(10.0),)))
    for early_s, is_taken in ((0.0, True), (9e-7, True), (2e-6, False), (1.0, False)):
        assert progress.accepts(FinishRequested(10.0 - early_s)) is is_taken
    for late_s, is_pacing in ((1.0, True), (2e-6, True), (9e-7, False), (0.0, False)):
        assert progress.accepts(ExhaleShortened(70.0 - late_s)) is is_pacing
        assert progress.accepts(UrgeRated(70.0 - late_s, 5, Moment.DURING)) is is_pacing
        assert progress.accepts(UrgeRated(70.0 - late_s, 5, Moment.AFTER)) is not is_pacing


@pytest.mark.parametrize(
    ("minutes", "is_plan"),
    [(0.0099, False), (0.01, True), (1500.0, True), (1500.1, False), (inf, False), (-5.0, False)],
)
def test_a_session_lasts_from_a_hundredth_of_a_minute_to_a_day_and_a_night(
    minutes: float, is_plan: bool
) -> None:
    if is_plan:
        assert SessionPlan(round_s=60.0 * minutes).round_s == 60.0 * minutes
    else:
        with pytest.raises(PlanError):
            SessionPlan(round_s=60.0 * minutes)


def test_a_pause_lasts_five_minutes_in_a_ramp_to_six_breaths_unless_another_is_agreed_on() -> None:
    plan = SessionPlan()
    assert (plan.exercise, plan.round_s, plan.exhale) == (Exercise.PAUSE, 300.0, ExhaleMode.RAMP)
    assert str(plan.pattern) == "4-0-6-0"
    assert [usual_minutes(exercise) for exercise in Exercise] == [5.0, 10.0, 5.0]


def test_whatever_decides_the_breath_hears_of_beats_losses_and_wishes() -> None:
    heard: list[tuple[str, float]] = []

    class Listening(FixedController):
        def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
            heard.append((f"beat under {pacer and pacer.pattern}", beat.t))

        def contact_lost(self, t: float) -> None:
            heard.append(("lost", t))

        def shorten(self, t: float) -> None:
            heard.append(("shorten", t))

        def lengthen(self, t: float) -> None:
            heard.append(("lengthen", t))

    progress = SessionProgress(SessionPlan(round_s=60.0))
    vars(progress)["_controller"] = Listening(SIX)
    for event in (
        *(Beat(1.0, 800.0), Begin(2.0), Beat(3.0, 800.0)),
        *(ContactChanged(4.0, Contact.GOOD), ContactChanged(5.0, Contact.LOST)),
        *(ExhaleShortened(6.0), ExhaleLengthened(7.0), ContactChanged(8.0, Contact.POOR)),
    ):
        progress.advance(event.t)
        progress.feed(event)
    assert heard == [
        *(("beat under None", 1.0), ("beat under 4-0-6-0", 3.0)),
        *(("lost", 5.0), ("shorten", 6.0), ("lengthen", 7.0)),
    ]


def test_after_a_fault_of_the_analysis_no_figure_is_shown_until_the_next_beat() -> None:
    faults: list[str] = []
    session = Session(SessionPlan(), lambda part, exc: faults.append(part))
    beats = [event for event in heart_between(59, 0.0, 60.0) if isinstance(event, Beat)]
    session.feed(Begin(0.0))
    for beat in beats[:-3]:
        assert session.feed(beat).figures is not FIGURES_AFTER_FAULT

    class Broken(LiveAnalysis):
        def add(self, beat: Beat, pacer: Pacer | None) -> None:
            raise ZeroDivisionError

    vars(session)["_analysis"] = Broken()
    assert session.feed(beats[-3]).figures is FIGURES_AFTER_FAULT
    assert session.feed(Tick(beats[-3].t + 0.1)).figures is FIGURES_AFTER_FAULT
    assert session.feed(beats[-2]).figures is not FIGURES_AFTER_FAULT
    assert faults == ["heart"]


def test_of_a_session_that_cannot_be_followed_the_answers_and_raw_beats_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("trainer.session.review.replay_progress", fail)
    plan, events = SESSIONS["two rounds with losses"]
    rated = (UrgeRated(0.5, 8, Moment.BEFORE), UrgeRated(1.0, 7, Moment.BEFORE), *events)
    rated = (*rated, UrgeRated(197.0, 2, Moment.AFTER), NoteWritten(198.0, "the last"))
    recording = Recording("x", "2026-01-02", "none", plan, None, rated)
    for interrupted, ended in ((False, "completed"), (True, "interrupted")):
        review = summarize(recording, interrupted=interrupted, on_fault=lambda part, exc: None)
        beats = [event for event in rated if isinstance(event, Beat)]
        assert [judged.beat for judged in review.judged] == beats
        fields = summary_to_json(review.summary, to_english)
        figures, quality = fields.pop("figures"), fields.pop("quality")
        assert isinstance(figures, dict)
        assert isinstance(quality, dict)
        assert set(figures.values()) == {None}
        assert quality["verdict"] == "none"
        assert set(review.reasons) == set(figures)
        assert (review.spans, review.rounds, review.breath_explanation) == ((), (), None)
        assert fields == {
            "id": "x",
            "started": "2026-01-02",
            "exercise": "pause",
            "guide": "full",
            "source": "none",
            "planned_s": 90.0,
            "duration_s": 200.0,
            "ended": ended,
            "urge_before": 7,
            "urge_after": 2,
            "decision": "reach_out",
            "rounds": 2,
            "note": "the last",
            "beats": len(beats),
            "corrected": {},
            "gaps": [],
            "breaths": 0,
            "pattern_first": None,
            "pattern_last": None,
            "breaths_per_min_last": None,
            "resonance_breaths_per_min": None,
            "rsa_interval_ms": None,
            "demo": True,  # a simulated heart was listened to
        }
    bare = summarize(Recording("y", None, "none", None, None, ()), on_fault=lambda part, exc: None)
    of_it = bare.summary
    assert (of_it.duration_s, of_it.exercise, of_it.rounds) == (0.0, Exercise.FREE, 1)
    assert (of_it.planned_s, of_it.guide, of_it.note) == (None, None, None)


def test_a_fault_in_what_decides_the_breath_is_reported_and_the_breath_stays() -> None:
    class Broken(FixedController):
        def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
            raise ZeroDivisionError

    faults: list[tuple[str, type[Exception]]] = []
    plan = SessionPlan(round_s=60.0, exhale=ExhaleMode.RAMP)
    progress = SessionProgress(plan, lambda part, exc: faults.append((part, type(exc))))
    progress.feed(Begin(0.0))
    vars(progress)["_controller"] = Broken(SIX)
    progress.advance(50.0)
    assert faults == [("breath", ZeroDivisionError)]
    assert [str(span.pacer.pattern) for span in progress.spans] == ["4-0-4-0"]
    assert progress.breaths(50.0) == 6
