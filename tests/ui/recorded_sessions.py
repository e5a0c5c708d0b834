"""Sessions as they would have been recorded: the real session with the simulated heart, in no time at all."""

from dataclasses import replace
from functools import cache

from devices.simulation import source as simulation_source
from trainer.events import (
    Begin,
    Decided,
    Decision,
    Event,
    Moment,
    MomentMarked,
    NoteWritten,
    SensorEvent,
    SourceChanged,
    Tick,
    UrgeRated,
)
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan
from trainer.recording import Recording
from trainer.session.session import Session, Snapshot
from trainer.session.stages import Stage

STARTED = "2026-11-21T20:50:17+00:00"
STRAP = "ble:AA:BB:CC:DD:EE:FF"
ID = "20261121T205017Z-3f9a"
FAR = 1e9
GOOD = "seed=7,rsa=70"
ROUGH = "seed=3,rsa=60,ectopic=0.015,missed=0.01,extra=0.005,drop=70-110"


@cache
def sat(
    options: str | None = GOOD,
    *,
    exercise: Exercise = Exercise.PAUSE,
    pattern: str = "4-0-6-0",
    exhale: ExhaleMode = ExhaleMode.RAMP,
    round_s: float = 300.0,
    urges: tuple[int | None, int | None] = (8, 3),
    decisions: tuple[Decision, ...] = (Decision.PASSED,),
    asked: tuple[Event, ...] = (),
    note: str | None = None,
    name: str = ID,
) -> Recording:
    """A session from the first event to the last; `asked` is what the person did in between."""
    plan = SessionPlan(exercise, round_s, BreathPattern.parse(pattern), exhale)
    person = _Person(Session(plan), options)
    before, after = urges
    if before is not None:
        person.does(UrgeRated(0.0, before, Moment.BEFORE))
    person.does(Begin(0.0))
    for event in asked:
        person.waits_until(event.t)
        person.does(event)
    person.waits()
    for decision in decisions if exercise is Exercise.PAUSE else ():
        person.passes(20.0)
        if after is not None:
            person.does(UrgeRated(person.t, after, Moment.AFTER))
        person.does(Decided(person.t, decision))
        person.waits()
    if note is not None:
        person.does(NoteWritten(person.t, note))
    source = "none" if options is None else STRAP
    return Recording(name, STARTED, source, plan, None, tuple(person.events))


def a_rough_one(note: str | None = "I noticed my hands. =1+1, they rested.") -> Recording:
    """Artefacts, a gap, two markers and a second round."""
    marks = (MomentMarked(42.0), MomentMarked(128.5))
    decisions = (Decision.WAIT_AGAIN, Decision.REACH_OUT)
    return sat(ROUGH, round_s=180.0, asked=marks, decisions=decisions, note=note)


def named_as(source: str, event: SensorEvent) -> SensorEvent:
    """The event of a simulated heart as if it had come from another source."""
    return replace(event, source=source) if isinstance(event, SourceChanged) else event


class _Person:
    def __init__(self, session: Session, options: str | None) -> None:
        self.events: list[Event] = []
        self.t = 0.0
        self._session = session
        self._latest: Snapshot | None = None
        heart = (
            simulation_source.parse_simulated(options, self._guide).moments()
            if options is not None
            else ()
        )
        self._heart = iter(heart)
        self._coming = next(self._heart, (FAR, ()))
        if options is not None:
            self.does(SourceChanged(0.0, STRAP, 1.0))

    def does(self, event: Event) -> None:
        self.events.append(event)
        self._latest = self._session.feed(event)

    def waits(self) -> None:
        while self._latest is not None and self._latest.stage is Stage.PACING:
            self.waits_until(self._session.deadline)

    def passes(self, seconds: float) -> None:
        self.waits_until(self.t + seconds)

    def waits_until(self, t: float) -> None:
        while self._coming[0] <= t:
            self.t = max(self.t, self._coming[0])
            for event in self._coming[1]:
                self.does(named_as(STRAP, event))
            self._coming = next(self._heart, (FAR, ()))
        self.t = max(self.t, t)
        self.does(Tick(self.t))

    def _guide(self) -> Pacer | None:
        return self._latest.pacer if self._latest else None
