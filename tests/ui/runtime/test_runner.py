"""A sitting from its begin to the disk, and the same again from the disk."""

from collections.abc import AsyncGenerator
from pathlib import Path
from statistics import mean

import pytest

from devices.clock import Clock, VirtualClock
from devices.registry import open_source
from devices.source import SourceError
from tests.refusals import english_of
from trainer.events import (
    Beat,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    Moment,
    NoteWritten,
    SensorEvent,
    SourceChanged,
    UrgeRated,
)
from trainer.library.store import Library
from trainer.messages import LegacyText, Message
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.session.progress import find_pacer
from trainer.session.review import Review, summarize
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage
from ui.runtime.recorder import recording_session
from ui.runtime.runner import SessionRunner

PLAN = SessionPlan(round_s=120.0)


def sit(
    source: str, folder: Path, *first: Event, plan: SessionPlan = PLAN
) -> tuple[list[Snapshot], Review]:
    shown: list[Snapshot] = []

    def show(snapshot: Snapshot) -> None:
        shown.append(snapshot)
        if snapshot.stage is Stage.REASSESS and snapshot.decision is None:
            runner.post(Decided(snapshot.t, Decision.PASSED))

    opened = open_source(source, lambda: runner.pacer())
    with recording_session(folder, plan, opened.name, _no_trouble) as record:
        runner = SessionRunner(plan, VirtualClock(), show)
        review = runner.run(opened, record, *first)
    return shown, review


def _no_trouble(trouble: tuple[Message, ...]) -> None:
    assert trouble == ()


@pytest.mark.parametrize(
    "source",
    [
        "none",
        "simulated:seed=3",
        "simulated:seed=3,ectopic=0.03,missed=0.02,extra=0.02",
        "simulated:seed=3,drop=20-40;60-66,contact=70-80,stall=90-95",
    ],
)
def test_a_stored_session_replayed_gives_the_very_same_snapshots_and_review(
    source: str, tmp_path: Path
) -> None:
    shown, review = sit(source, tmp_path, UrgeRated(0.0, 8, Moment.BEFORE))
    with Library.open(tmp_path, write=False) as library:
        recording = library.recording(library.find("last"))
    again = Session(PLAN)
    assert [again.feed(event) for event in recording.events] == shown
    assert summarize(recording).summary == review.summary


def test_a_breath_that_follows_the_heart_is_replayed_step_by_step(tmp_path: Path) -> None:
    plan = SessionPlan(round_s=240.0, exhale=ExhaleMode.ADAPTIVE)
    shown, review = sit("simulated:seed=3,resonance=5", tmp_path, plan=plan)
    with Library.open(tmp_path, write=False) as library:
        recording = library.recording(library.find("last"))
    again = Session(plan)
    assert [again.feed(event) for event in recording.events] == shown
    assert [s.pacer.pattern for s in summarize(recording).spans] == [
        s.pacer.pattern for s in review.spans
    ]
    assert len(review.spans) > 5


def test_the_session_ends_on_time_whatever_the_sensor_does(tmp_path: Path) -> None:
    shown, review = sit("simulated:drop=0-120", tmp_path)
    assert review.summary.duration_s == 120.0
    assert shown[-1].waited_s == 120.0
    ((began, ended),) = review.summary.gaps
    assert began == pytest.approx(0.0, abs=0.1)
    assert ended == 120.0


class _Broken:
    """A sensor whose driver gives up after a few seconds."""

    name = "broken"

    async def events(self, clock: VirtualClock):  # type: ignore[no-untyped-def]
        yield ContactChanged(0.0, Contact.GOOD)
        await clock.sleep_until(5.0)
        raise SourceError(LegacyText("The cable was pulled: plug it in again."))


class _Burst:
    """A sensor that sends minutes of beats at once, past the end of the round."""

    name = "burst"

    async def events(self, clock: VirtualClock):  # type: ignore[no-untyped-def]
        for n in range(1, 200):
            yield Beat(0.8 * n, 800.0)


def test_what_was_written_before_the_window_is_closed_is_kept(tmp_path: Path) -> None:
    """Also where the round is over by itself at that moment."""
    asked = False

    def write_and_close(snapshot: Snapshot) -> None:
        nonlocal asked
        if not asked and snapshot.t > 100.0:
            asked = True
            runner.post(NoteWritten(snapshot.t, "it passed"))
            runner.finish_early()

    with recording_session(tmp_path, PLAN, "burst", _no_trouble) as record:
        runner = SessionRunner(PLAN, VirtualClock(), write_and_close)
        review = runner.run(_Burst(), record)  # type: ignore[arg-type]
    assert review.summary.note == "it passed"


def test_a_source_that_breaks_off_is_told_of_and_the_pause_goes_on(tmp_path: Path) -> None:
    shown: list[Snapshot] = []
    with recording_session(tmp_path, PLAN, "broken", _no_trouble) as record:

        def leave_when_asked(snapshot: Snapshot) -> None:
            shown.append(snapshot)
            if snapshot.stage is Stage.REASSESS:
                runner.finish_early()

        runner = SessionRunner(PLAN, VirtualClock(), leave_when_asked)
        review = runner.run(_Broken(), record)  # type: ignore[arg-type]
    lost = [s for s in shown if s.contact is Contact.LOST]
    assert lost[0].t == pytest.approx(5.0)
    assert english_of(lost[0].sensor.contact_detail) == "The cable was pulled: plug it in again."
    assert review.summary.duration_s == 120.0
    assert review.summary.completion == "completed"


def test_leaving_in_the_middle_keeps_the_time_waited(tmp_path: Path) -> None:
    with recording_session(tmp_path, PLAN, "none", _no_trouble) as record:

        def leave_at_forty(snapshot: Snapshot) -> None:
            if snapshot.t >= 40.0:
                runner.finish_early()

        runner = SessionRunner(PLAN, VirtualClock(), leave_at_forty)
        review = runner.run(open_source("none", lambda: None), record)
    assert review.summary.completion == "early"
    assert review.summary.duration_s == pytest.approx(40.5, abs=0.5)


def test_another_heart_in_mid_session_keeps_session_and_recording(tmp_path: Path) -> None:
    listening: list[str] = []

    def show(snapshot: Snapshot) -> None:
        if snapshot.t >= 40.0 and not listening:
            listening.append("none")
            runner.set_source(open_source("none", runner.pacer))
        if snapshot.t >= 60.0 and len(listening) == 1:
            listening.append("simulated")
            runner.set_source(open_source("simulated:seed=9", runner.pacer))

    opened = open_source("simulated:seed=3", lambda: runner.pacer())
    plan = SessionPlan(Exercise.FREE, 120.0)
    with recording_session(tmp_path, plan, opened.name, _no_trouble) as record:
        runner = SessionRunner(plan, VirtualClock(), show)
        review = runner.run(opened, record)
    assert review.summary.duration_s == 120.0
    assert review.summary.completion == "completed"
    assert list(review.summary.gaps) == [pytest.approx((40.0, 60.0), abs=2.5)]
    late = [j.beat for j in review.judged if j.beat.t > 70.0]
    paced = [(b.rr_ms, p.at(b.t).fullness) for b in late if (p := find_pacer(review.spans, b.t))]
    full = [rr_ms for rr_ms, fullness in paced if fullness > 0.6]
    empty = [rr_ms for rr_ms, fullness in paced if fullness < 0.4]
    assert mean(empty) > mean(full) + 10.0  # the second one breathes with the same pacer
    with Library.open(tmp_path, write=False) as library:
        events = library.recording(library.find("last")).events
    sources = [event.source for event in events if isinstance(event, SourceChanged)]
    assert sources == ["simulated:seed=3", "none", "simulated:seed=9"]
    beats = [event.t for event in events if isinstance(event, Beat)]
    assert beats == sorted(beats)


class Broken:
    name = "broken"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield SourceChanged(clock.now(), self.name)
        raise ZeroDivisionError


def test_a_mistake_of_ours_in_a_sensor_costs_neither_the_session_nor_its_record(
    tmp_path: Path, reported_faults: list[tuple[str, BaseException]]
) -> None:
    shown: list[Snapshot] = []
    plan = SessionPlan(Exercise.FREE, 10.0)
    with recording_session(tmp_path, plan, "broken", _no_trouble) as record:
        SessionRunner(plan, VirtualClock(), shown.append).run(Broken(), record)
    assert [(part, type(error)) for part, error in reported_faults] == [
        ("source", ZeroDivisionError)
    ]
    reported_faults.clear()
    assert "select it again" in english_of(shown[-1].sensor.contact_detail)
    with Library.open(tmp_path, write=False) as library:
        recording = library.recording(library.find("last"))
    assert summarize(recording).summary.duration_s == 10.0
    assert recording.ended is not None


def test_after_a_mistake_of_ours_in_a_sensor_another_can_be_chosen(
    tmp_path: Path, reported_faults: list[tuple[str, BaseException]]
) -> None:
    def show(snapshot: Snapshot) -> None:
        if snapshot.sensor.contact is Contact.LOST and snapshot.sensor.source == "broken":
            runner.set_source(open_source("simulated:seed=3", lambda: runner.pacer()))

    plan = SessionPlan(Exercise.FREE, 30.0)
    with recording_session(tmp_path, plan, "broken", _no_trouble) as record:
        runner = SessionRunner(plan, VirtualClock(), show)
        review = runner.run(Broken(), record)
    assert len(review.judged) > 20
    reported_faults.clear()


def test_who_listens_along_hears_everything_that_is_written_down(tmp_path: Path) -> None:
    events: list[Event] = []
    opened = open_source("none", lambda: None)
    plan = SessionPlan(Exercise.FREE, 10.0)
    with recording_session(tmp_path, plan, opened.name, _no_trouble) as record:
        SessionRunner(plan, VirtualClock(), lambda _: None).run(
            opened, record, on_event=events.append
        )
    with Library.open(tmp_path, write=False) as library:
        assert library.recording(library.find("last")).events == tuple(events)
