"""Each part of the program raises once, at each stage of a session: the pause goes on to its end.

The sessions are real ones: the runner of the window and of the command line, a simulated heart, the
library on the disk; only the clock is virtual.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import ui.runtime.recorder
import ui.runtime.runner
from devices.clock import Clock, VirtualClock
from devices.registry import open_source
from devices.source import Source
from tests.conftest import ReportedFaults
from trainer.breathing.adaptive import AdaptiveController
from trainer.events import (
    Beat,
    Begin,
    ChestMoved,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    HeartRateReported,
    Moment,
    NoteWritten,
    SensorEvent,
    Tick,
    TriggerNamed,
    Unencodable,
    UrgeRated,
)
from trainer.hrv import record_figures
from trainer.hrv.artifacts.online import OnlineArtifactDetector
from trainer.hrv.live import figures as live_figures
from trainer.hrv.live.heart import LiveAnalysis
from trainer.hrv.quality import COULD_NOT, Grade, Quality
from trainer.hrv.respiration import AccelerometerRespiration
from trainer.library.store import Library
from trainer.pacing import Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Completion
from trainer.session import review as session_review
from trainer.session.progress import SessionProgress
from trainer.session.review import Review
from trainer.session.sensor_state import SensorState
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.i18n.rendering import to_english_paragraph
from ui.runtime.driver import round_to_microsecond
from ui.runtime.event_log import CompressedEventLog
from ui.runtime.recorder import recording_session
from ui.runtime.runner import SessionRunner

ROUND_S = 24.0  # two rounds: enough breaths for every figure
PLAN = SessionPlan(round_s=ROUND_S, exhale=ExhaleMode.ADAPTIVE)
SAID = "Anna has not written since the funeral"
SECRET = f"{SAID}; AA:BB:CC:DD:EE:FF; 842.7 ms; /home/anna/diary.txt"
# What is replaced by something that raises once, and where it is looked up.
PARTS: dict[str, tuple[Any, str]] = {
    "the state of the sensor": (SensorState, "after"),
    "heart data": (LiveAnalysis, "add"),
    "the judge of beats": (OnlineArtifactDetector, "add"),
    "all live figures": (LiveAnalysis, "figures"),
    "the live time domain": (live_figures, "_time_domain"),
    "the live answer": (live_figures, "_answer"),
    "the live spectrum": (live_figures, "_spectral"),
    "the chest": (AccelerometerRespiration, "add"),
    "the controller that hears": (AdaptiveController, "add_beat"),
    "the controller that leads": (AdaptiveController, "next_pattern"),
    "the course that lets time pass": (SessionProgress, "advance"),
    "the course that is fed": (SessionProgress, "feed"),
    "the session that is fed": (Session, "feed"),
    "the session that accepts": (Session, "accepts"),
    "the snapshot": (Session, "_snapshot"),
    "the encoding of the recorder": (ui.runtime.recorder, "event_to_row"),
    "the commit of the recorder": (Library, "append"),
    "the session in memory": (CompressedEventLog, "append"),
    "the pacer that is asked for its breaths": (Pacer, "breaths_by"),
    "the session that shows": (SessionRunner, "_show"),
}
AT_THE_END: dict[str, tuple[Any, str]] = {
    "the figures of the session": (session_review, "compute_record_figures"),
    "the judged record": (record_figures, "CleanedSeries"),
    "the spectrum of the session": (record_figures, "power_spectrum"),
    "the figures of time": (record_figures, "_time_domain"),
    "the gaps": (session_review, "find_round_gaps"),
    "the course of the session": (session_review, "replay_progress"),
    "the whole summary": (session_review, "_summary"),
    "the session in memory": (CompressedEventLog, "__iter__"),
    "the end of the record": (Library, "close_session"),
    "the words of the summary": (ui.runtime.recorder, "to_json_line"),
    "the backup": (Library, "back_up"),
}


@dataclass
class Watched:
    """A source, and every event that it told."""

    source: Source
    told: list[SensorEvent] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.source.name

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        async with aclosing(self.source.events(clock)) as events:
            async for event in events:
                self.told.append(event)
                yield event
                if isinstance(event, Beat):
                    moved = ChestMoved(event.t, 25.0, ((1, 2, 1000),) * 25)
                    self.told.append(moved)
                    yield moved


@dataclass
class Sat:
    """A session that was sat: two rounds, the first of which ended with "wait again"."""

    shown: list[Snapshot]
    review: Review
    told: list[SensorEvent]
    said: list[str]

    def paced_s(self, t: float) -> bool:
        return any(s.pacer is not None and t - 2.0 <= s.t <= t for s in self.shown)


@dataclass
class Fault:
    """Raises once, the first time that it is called at this stage."""

    at: Callable[[], bool]
    fired: int = 0

    def around(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def raising(*args: Any, **named: Any) -> Any:
            if not self.fired and self.at():
                self.fired += 1
                raise ValueError(SECRET)
            return work(*args, **named)

        return raising


def sit(folder: Path, shown: list[Snapshot], plan: SessionPlan = PLAN, source: str = "") -> Sat:
    sentences: list[str] = []

    def show(snapshot: Snapshot) -> None:
        shown.append(snapshot)
        if snapshot.stage is Stage.REASSESS:
            runner.post(UrgeRated(snapshot.t, 3, Moment.AFTER))
            last = snapshot.round == 2
            runner.post(Decided(snapshot.t, Decision.PASSED if last else Decision.WAIT_AGAIN))

    opened = Watched(open_source(source or "simulated:seed=3", lambda: runner.pacer()))
    first = (UrgeRated(0.0, 8, Moment.BEFORE), TriggerNamed(0.0, SAID), NoteWritten(0.0, SAID))
    with recording_session(
        folder,
        plan,
        opened.name,
        lambda trouble: sentences.append(to_english_paragraph(trouble)) if trouble else None,
    ) as record:
        runner = SessionRunner(plan, VirtualClock(), show)
        review = runner.run(
            opened, record, *first, beside=[lambda: _see_that_it_ends(runner.clock)]
        )
    return Sat(shown, review, opened.told, sentences)


async def _see_that_it_ends(clock: Clock) -> None:
    """A session that went on for ever would be a test that does."""
    await clock.sleep_until(20 * ROUND_S)
    asyncio.get_running_loop().stop()


def stored(folder: Path) -> Sequence[Event]:
    with Library.open(folder, write=False) as library:
        return library.recording(library.find("last")).events


def assert_it_went_as_ever(
    sat: Sat, folder: Path, ended: Completion = Completion.COMPLETED
) -> None:
    last = sat.shown[-1]
    assert (last.stage, last.round, last.decision) == (Stage.DONE, 2, Decision.PASSED)
    assert (last.urge_before, last.urge_after) == (8, 3)
    assert last.waited_s == 2 * ROUND_S
    assert last.t == pytest.approx(2 * ROUND_S, abs=0.01)
    assert all(sat.paced_s(t) for t in range(2, int(2 * ROUND_S)))
    assert sat.review.summary.duration_s == 2 * ROUND_S
    events = stored(folder)
    told = {round_to_microsecond(event) for event in sat.told if event.t < last.t - 1.0}
    assert told <= set(events)
    with Library.open(folder, write=False) as library:
        entry = library.entry(library.find("last"))
    assert entry.closed
    assert sat.review.summary.completion == str(ended)


def assert_the_log_knows_and_keeps_quiet(folder: Path) -> None:
    log = (folder / faults.LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError\n" in log
    assert "tests/ui/test_fault_injection.py:" in log
    for word in (*SECRET.split("; "), SAID, "Anna", "842", "/home", str(folder), "simulated"):
        assert word not in log
    assert (folder / faults.LOG_NAME).stat().st_mode & 0o777 == 0o600


def _stages(shown: list[Snapshot]) -> dict[str, Callable[[], bool]]:
    def stage() -> Stage | None:
        return shown[-1].stage if shown else None

    def t() -> float:
        return shown[-1].t if shown else -1.0

    return {
        "at its begin": lambda: not shown,
        "while pacing": lambda: stage() is Stage.PACING and t() > ROUND_S / 2,
        "as the round ends": lambda: t() >= ROUND_S - 1.0,
        "at the question": lambda: stage() is Stage.REASSESS,
        "in the second round": lambda: t() > 1.5 * ROUND_S,
        "at the last question": lambda: stage() is Stage.REASSESS and shown[-1].round == 2,
    }


STAGES = tuple(_stages([]))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_raises_once_costs_nothing_of_the_pause(
    part: str,
    stage: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reported_faults: ReportedFaults,
) -> None:
    shown: list[Snapshot] = []
    fault = Fault(_stages(shown)[stage])
    where, name = PARTS[part]
    monkeypatch.setattr(where, name, fault.around(getattr(where, name)))
    sat = sit(tmp_path, shown)
    monkeypatch.undo()
    assert_it_went_as_ever(sat, tmp_path)
    assert len(reported_faults) == fault.fired
    if fault.fired:
        assert_the_log_knows_and_keeps_quiet(tmp_path)
    if stage == "while pacing":
        assert fault.fired, "nothing was called in the middle of a round"
    reported_faults.clear()


@pytest.mark.parametrize("part", AT_THE_END)
def test_a_part_that_raises_at_the_end_costs_nothing_but_its_own_figures(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reported_faults: ReportedFaults
) -> None:
    where, name = AT_THE_END[part]
    fault = Fault(lambda: True)
    monkeypatch.setattr(where, name, fault.around(getattr(where, name)))
    sat = sit(tmp_path, [])
    monkeypatch.undo()
    assert_it_went_as_ever(sat, tmp_path)
    assert (fault.fired, len(reported_faults)) == (1, 1)
    assert_the_log_knows_and_keeps_quiet(tmp_path)
    reported_faults.clear()


def test_figures_that_always_raise_are_absent_with_that_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reported_faults: ReportedFaults
) -> None:
    shown: list[Snapshot] = []

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("float division by zero")

    monkeypatch.setattr(live_figures, "_spectral", broken)
    monkeypatch.setattr(session_review, "compute_record_figures", broken)
    sat = sit(tmp_path, shown)
    assert_it_went_as_ever(sat, tmp_path)
    assert {s.figures.coherence_ratio for s in shown} == {None}
    assert shown[-1].figures.reason("coherence_ratio") == COULD_NOT
    assert any(s.figures.hr_bpm for s in shown)  # one part costs no other
    assert sat.review.summary.quality == Quality(Grade.NONE, COULD_NOT)
    assert set(sat.review.reasons.values()) == {COULD_NOT}
    assert sat.review.summary.beats == len(sat.review.judged) > 20
    log = (tmp_path / faults.LOG_NAME).read_text(encoding="utf-8")
    assert log.count("live-spectrum") == 2  # the first and the tenth of dozens
    assert "ZeroDivisionError: float division by zero" in log
    reported_faults.clear()


def test_a_loop_in_which_everything_raises_ends_when_its_round_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reported_faults: ReportedFaults
) -> None:
    shown: list[Snapshot] = []
    fed = Session.feed

    def broken_after_a_while(self: Session, event: Event) -> Snapshot:
        if event.t > 10.0:
            raise ZeroDivisionError
        return fed(self, event)

    monkeypatch.setattr(Session, "feed", broken_after_a_while)
    monkeypatch.setattr("ui.runtime.driver.YIELD_S", 0.0)
    with pytest.raises(ZeroDivisionError):
        sit(tmp_path, shown)
    with Library.open(tmp_path, write=False) as library:
        entry = library.entry(library.find("last"))
    assert entry.closed
    beats = [e.t for e in stored(tmp_path) if isinstance(e, Beat)]
    assert max(beats) > ROUND_S - 3.0
    reported_faults.clear()


@pytest.mark.parametrize("exercise", Exercise)
def test_a_controller_that_raises_keeps_the_breath_as_it_is(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch, reported_faults: ReportedFaults
) -> None:
    plan = SessionPlan(exercise, 600.0, exhale=ExhaleMode.ADAPTIVE)
    heard: ReportedFaults = []
    session = Session(plan, lambda part, error: heard.append((part, error)))
    controller: Any = session._progress._controller  # whichever leads this exercise
    session.feed(Begin(0.0))
    session.feed(Tick(30.0))
    before = session.feed(Tick(31.0)).pacer
    monkeypatch.setattr(
        type(controller), "next_pattern", Fault(lambda: True).around(controller.next_pattern)
    )
    after = session.feed(Tick(120.0)).pacer
    assert before is not None
    assert after is not None
    assert after.pattern == before.pattern
    assert [part for part, _ in heard] == ["breath"]
    session.feed(ExhaleLengthened(121.0))
    longer = session.feed(Tick(160.0)).pacer
    assert longer is not None
    assert longer.pattern.exhale_s > before.pattern.exhale_s  # the keys still change it


def test_without_a_place_to_report_to_an_error_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LiveAnalysis, "add", Fault(lambda: True).around(LiveAnalysis.add))
    with pytest.raises(ValueError, match="Anna"):
        Session(PLAN).feed(Beat(0.8, 800.0))


class Odd:
    """A sensor that tells what no library can hold."""

    name = "odd"

    async def events(self, clock: Clock) -> AsyncGenerator[SensorEvent, None]:
        yield Beat(1.0, float("nan"))
        yield Beat(2.0, float("inf"))
        yield HeartRateReported(3.0, 1e300)
        yield Beat(4.0, 800.0, None, float("nan"))
        yield Beat(1e200, 801.0)
        await clock.sleep_until(6.0)
        yield Beat(6.0, 802.0)


def test_what_cannot_be_encoded_is_kept_as_its_description_and_the_rest_as_it_is(
    tmp_path: Path, reported_faults: ReportedFaults
) -> None:
    plan = SessionPlan(Exercise.FREE, 10.0)
    with recording_session(tmp_path, plan, "odd", lambda _: None) as record:
        SessionRunner(plan, VirtualClock(), lambda _: None).run(Odd(), record)
    events = stored(tmp_path)
    assert "rr_ms=nan" in next(e.text for e in events if isinstance(e, Unencodable))
    assert Beat(6.0, 802.0) in events
    assert len([e for e in events if isinstance(e, Beat | HeartRateReported | Unencodable)]) == 6
    reported_faults.clear()
