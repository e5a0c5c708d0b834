from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.refusals import refused
from trainer.errors import IllegalCommandError
from trainer.events import (
    Beat,
    Begin,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    FinishRequested,
    HeartRateReported,
    Moment,
    MomentMarked,
    NoteWritten,
    PatternChosen,
    SourceChanged,
    Tick,
    UrgeRated,
)
from trainer.pacing import BreathPattern
from trainer.plan import SessionPlan
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage

PLAN = SessionPlan(round_s=300.0)


def steady_beats(begin: float, end: float, rr_ms: float = 900.0) -> list[Event]:
    count = int((end - begin) * 1000.0 / rr_ms)
    return [Beat(round(begin + (i + 1) * rr_ms / 1000.0, 6), rr_ms) for i in range(count)]


def run(events: list[Event], plan: SessionPlan = PLAN) -> list[Snapshot]:
    session = Session(plan)
    return [session.feed(event) for event in events]


def test_a_steady_heart_is_shown_as_it_beats() -> None:
    last = run([Begin(0.0), *steady_beats(0.0, 60.0)])[-1]
    assert last.figures.hr_bpm == pytest.approx(60_000 / 900)
    assert last.figures.rmssd_ms == pytest.approx(0.0)


@pytest.mark.parametrize("contact", [Contact.LOST, Contact.POOR, Contact.NONE])
def test_losing_the_sensor_never_stops_pauses_or_slows_the_session(contact: Contact) -> None:
    lost = run([Begin(0.0), *steady_beats(0.0, 60.0), ContactChanged(60.0, contact), Tick(300.0)])
    snapshots = run([Begin(0.0), Tick(300.0)])
    assert [(s.stage, s.waited_s, s.breaths) for s in lost[-1:]] == [
        (s.stage, s.waited_s, s.breaths) for s in snapshots[-1:]
    ]
    before = lost[-2]
    assert before.stage is Stage.PACING
    assert before.stage_ends == 300.0


def test_three_seconds_without_a_beat_and_the_heart_rate_is_blank() -> None:
    events: list[Event] = [Begin(0.0), *steady_beats(0.0, 60.0)]
    last_beat = events[-1].t
    shown = run([*events, Tick(last_beat + 2.9), Tick(last_beat + 3.1)])
    assert shown[-2].figures.hr_bpm is not None
    assert shown[-1].figures.hr_bpm is None


def test_ten_seconds_without_a_beat_is_a_lost_contact_whatever_the_sensor_says() -> None:
    events: list[Event] = [
        Begin(0.0),
        ContactChanged(0.0, Contact.GOOD),
        *steady_beats(0.0, 60.0),
    ]
    last_beat = events[-1].t
    shown = run([*events, Tick(last_beat + 9.0), Tick(last_beat + 10.0)])
    assert [s.contact for s in shown[-2:]] == [Contact.GOOD, Contact.LOST]


def test_without_any_event_the_session_asks_for_a_tick_every_second_and_ends_on_time() -> None:
    session = Session(PLAN)
    snapshot = session.feed(Begin(0.0))
    while not session.is_over and snapshot.stage is Stage.PACING:
        assert session.deadline <= snapshot.t + 1.0
        snapshot = session.feed(Tick(session.deadline))
    assert (snapshot.t, snapshot.waited_s) == (300.0, 300.0)


@pytest.mark.parametrize("last", [0.383039, 4.820336, 26.237069, 30.123])
def test_a_silence_that_begins_at_any_microsecond_goes_by(last: float) -> None:
    session = Session(PLAN)
    snapshots = [session.feed(event) for event in (Begin(0.0), HeartRateReported(last, 70.0))]
    snapshots.append(session.feed(Beat(last, 900.0)))
    while snapshots[-1].stage is Stage.PACING and len(snapshots) < 400:
        snapshots.append(session.feed(Tick(round(session.deadline, 6))))  # as it is recorded
    assert snapshots[-1].stage is Stage.REASSESS
    assert snapshots[-1].t == 300.0


def test_what_is_shown_at_the_question_goes_out_of_date_without_another_word() -> None:
    session = Session(SessionPlan(round_s=60.0))
    for event in (Begin(0.0), *steady_beats(0.0, 59.0), HeartRateReported(58.0, 70.0), Tick(60.0)):
        session.feed(event)
    shown = {}
    while session.deadline < float("inf"):
        snapshot = session.feed(Tick(round(session.deadline, 6)))
        figures = snapshot.figures
        shown[round(snapshot.t, 2)] = (
            figures.hr_bpm is None,
            figures.rmssd_ms is None,
            snapshot.sensor.reported_hr_bpm is None,
            snapshot.contact is Contact.LOST,
        )
    last = 58.5  # the last beat
    assert shown == {
        last + 3.0: (True, False, False, False),
        58.0 + 5.0: (True, False, True, False),
        last + 5.0: (True, True, True, False),
        last + 10.0: (True, True, True, True),
    }


def test_a_night_at_the_question_asks_for_nothing() -> None:
    session = Session(PLAN)
    session.feed(Begin(0.0))
    session.feed(Tick(300.0))
    assert session.deadline == float("inf")


def test_time_that_runs_backwards_moves_nothing_backwards() -> None:
    shown = run([Begin(0.0), Tick(100.0), Beat(50.0, 900.0), Tick(20.0)])
    assert [s.t for s in shown] == [0.0, 100.0, 100.0, 100.0]


def test_a_command_out_of_place_is_refused() -> None:
    session = Session(PLAN)
    session.feed(Begin(0.0))
    assert not session.accepts(Begin(1.0))
    with refused(IllegalCommandError, match="begin is not possible during pacing"):
        session.feed(Begin(1.0))


def test_an_urge_outside_of_the_scale_cannot_even_be_said() -> None:
    with refused(IllegalCommandError, match="0 to 10"):
        UrgeRated(0.0, 11, Moment.BEFORE)


times = st.floats(0.0, 700.0).map(lambda t: round(t, 6))
anything: st.SearchStrategy[Event] = st.one_of(
    st.builds(Beat, times, st.floats(-100.0, 70_000.0)),
    st.builds(ContactChanged, times, st.sampled_from(Contact)),
    st.builds(SourceChanged, times, st.text(max_size=5)),
    st.builds(Tick, times),
    st.builds(Begin, times),
    st.builds(FinishRequested, times),
    st.builds(Decided, times, st.sampled_from(Decision)),
    st.builds(UrgeRated, times, st.integers(0, 10), st.sampled_from(Moment)),
    st.builds(PatternChosen, times, st.just(BreathPattern.parse("5-0-7-0"))),
    st.builds(MomentMarked, times),
    st.builds(NoteWritten, times, st.text(max_size=5)),
)


@settings(max_examples=200)
@given(st.lists(anything, max_size=40))
def test_whatever_happens_in_whatever_order_a_replay_sees_the_very_same_snapshots(
    events: list[Event],
) -> None:
    live, replayed = Session(PLAN), Session(PLAN)
    taken, shown = [], []
    for event in events:
        if live.accepts(event):
            taken.append(event)
            shown.append(live.feed(event))
    assert [replayed.feed(event) for event in taken] == shown
    assert all(s.waited_s <= 300.0 * s.round + 1e-6 for s in shown)
    assert all(s.stage in Stage for s in shown)


def test_a_snapshot_is_a_value() -> None:
    one, two = (
        run([Begin(0.0), *steady_beats(0.0, 40.0)])[-1],
        run([Begin(0.0), *steady_beats(0.0, 40.0)])[-1],
    )
    assert one == two
    assert replace(one, t=1.0) != two


def test_the_time_left_is_that_of_a_stage_that_ends_by_itself() -> None:
    ready, begun, late = run([Tick(0.0), Begin(1.0), Tick(301.0)])
    assert ready.left_s(0.5) == 0.0
    assert [begun.left_s(t) for t in (1.0, 100.0, 301.0, 400.0)] == [300.0, 201.0, 0.0, 0.0]
    assert late.left_s(310.0) == 0.0
