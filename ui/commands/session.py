"""`outbreath session`: one session in the terminal, recorded like any other."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import Final

from devices.clock import SystemClock, VirtualClock
from devices.lsl.outlet import Outlet, publish_pacer
from devices.registry import REAL, kind_of, open_source
from devices.source import SourceError
from trainer.breathing.personal_pattern import OwnBreath, own_breath
from trainer.errors import LibraryError, TrainerError
from trainer.events import (
    BodyFelt,
    Contact,
    Decided,
    Decision,
    Event,
    Finish,
    Link,
    Moment,
    NoteWritten,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.library.errors import LibraryLockedError
from trainer.pacing import BreathPattern
from trainer.plan import Exercise, SessionPlan, usual_minutes
from trainer.practice.safety_notices import LINES, speaks_of_dizziness
from trainer.session.review import Review
from trainer.session.sensor_state import Sensor
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.commands.output import print_json, print_review
from ui.commands.passphrase import unlocked
from ui.commands.session_live import LiveLine, can_ask
from ui.commands.terminal import WrongWordsError, plain
from ui.faults import Wall
from ui.runtime.recorder import kept
from ui.runtime.runner import Beside, Sitting
from ui.services.practice import Desk
from ui.services.profiles import folder_of
from ui.services.sessions import Shelf
from ui.services.unsaved import is_shut

MOST_TRIES: Final = 3  # at a passphrase
USUAL: Final = BreathPattern.parse("4-0-6-0")
USUAL_BREATH: Final = "The breath of the last assessment is not known now, so it is {pattern}."
DIZZY: Final = "Easy and shallow; if you feel light-headed, breathe as you like."
LATEST: Final = 12  # sessions that are looked at for the one kind line
GETTING_THERE: Final = (Link.SEARCHING, Link.CONNECTING)


class Answers:
    """What the person said beforehand on the command line, given when the session asks for it.

    With `asks_later`, what was not said beforehand is left for the person to say.
    """

    def __init__(
        self, urge_after: int | None, decisions: tuple[Decision, ...], *, asks_later: bool
    ) -> None:
        self._urge_after = urge_after
        self._decisions = list(decisions)
        self._asks_later = asks_later
        self._answered_round = 0

    def to(self, snapshot: Snapshot) -> Iterator[Event]:
        if snapshot.stage is not Stage.REASSESS or snapshot.round == self._answered_round:
            return
        self._answered_round = snapshot.round
        decision = self._decisions.pop(0) if self._decisions else None
        if decision is not Decision.WAIT_AGAIN and self._urge_after is not None:
            yield UrgeRated(snapshot.t, self._urge_after, Moment.AFTER)
        if decision:
            yield Decided(snapshot.t, decision)
        elif not self._asks_later:
            yield Finish(snapshot.t)


class Troubles:
    """What is in the way of a real sensor is said when it comes up, each sentence once."""

    def __init__(self) -> None:
        self._said = {""}

    def tell(self, sensor: Sensor) -> None:
        if kind_of(sensor.source or "") not in REAL:
            return
        link = "" if sensor.link in GETTING_THERE else sensor.link_detail
        contact = "" if sensor.contact is Contact.GOOD else sensor.contact_detail
        for sentence in (link, contact):
            if sentence not in self._said:
                self._said.add(sentence)
                _say(sentence)


def session(asked: argparse.Namespace) -> int:
    if asked.sure is not None and not asked.prediction:
        raise WrongWordsError("--sure says how sure a prediction feels: give it with --prediction.")
    if asked.prediction and asked.exercise != Exercise.PAUSE:
        raise WrongWordsError("A prediction belongs to a pause: leave --exercise out.")
    faults.keep_in(folder_of(asked))
    _unlock(asked)
    plan = plan_of(asked)
    if asked.speed != 1.0 and kind_of(asked.source) in REAL:
        raise SourceError("A real heart cannot run at another speed: leave --speed out.")
    review = sit(asked, plan)
    if asked.json:
        print_json(review.json)
    else:
        print_review(review)
    return 0


def plan_of(asked: argparse.Namespace) -> SessionPlan:
    """Raises: TrainerError, for a plan that no session can follow."""
    minutes = usual_minutes(asked.exercise) if asked.minutes is None else asked.minutes
    pattern = asked.pattern or _own_pattern(folder_of(asked))
    return SessionPlan(asked.exercise, round(minutes * 60.0, 3), pattern, asked.exhale, asked.guide)


def _unlock(asked: argparse.Namespace) -> None:
    """Ask for the passphrase of a locked library. Without it the pause begins all the same, and says so."""
    folder = folder_of(asked)
    with Wall("lock-of-the-library"):
        for _ in range(MOST_TRIES if sys.stdin.isatty() else 1):
            if not is_shut(folder):
                return
            try:
                unlocked(LibraryLockedError(), asked)
            except (LibraryError, OSError) as exc:
                _say(str(exc))


def _own_pattern(folder: Path) -> BreathPattern:
    found: OwnBreath | None = None
    try:
        found = own_breath(Shelf(folder).sessions())
    except LibraryError as exc:
        _say(f"{exc} {USUAL_BREATH.format(pattern=USUAL)}")
        return USUAL
    if found is None:
        raise TrainerError(
            "No resonance assessment here has found a breath yet: begin one with "
            "--exercise resonance, or say a pattern such as 4-0-6-0."
        )
    return found.pattern


def sit(asked: argparse.Namespace, plan: SessionPlan) -> Review:
    someone_there = can_ask() and not asked.json and asked.speed < inf
    asks_later = someone_there and not asked.decision
    answers = Answers(asked.urge_after, asked.decision, asks_later=asks_later)
    troubles = Troubles()

    def show(snapshot: Snapshot) -> None:
        line.latest = snapshot
        with Wall("troubles-of-the-sensor"):
            troubles.tell(snapshot.sensor)
        try:
            for answer in answers.to(snapshot):
                sitting.post(answer)
        except Exception as exc:  # noqa: BLE001  nobody else answers, and the session would wait for ever
            faults.report("answers", exc)
            sitting.leave()

    source = open_source(asked.source, lambda: sitting.guide())
    is_read = sys.stderr.isatty() and not asked.json and asked.speed < inf
    care = care_for(folder_of(asked)) if is_read else []
    with kept(folder_of(asked), plan, source.name, _say) as record:
        clock = VirtualClock() if asked.speed == inf else SystemClock(asked.speed)
        sitting = Sitting(plan, clock, show)
        line = LiveLine(clock, sitting.post, shown=someone_there, asks=asks_later)
        beside: list[Beside] = [line.run]
        outlet = Outlet(clock) if asked.lsl else None
        if outlet is not None:
            beside.append(lambda: publish_pacer(outlet, sitting.guide, clock))
        tell = outlet.tell if outlet is not None else None
        for sentence in care:
            _say(sentence)
        with _leaving_kindly(sitting):
            return sitting.run(source, record, *_said_first(asked), beside=beside, tell=tell)


def care_for(folder: Path) -> list[str]:
    """In the first sessions what to do when light-headed; and the one kind line, if it is due."""
    with Wall("care"), suppress(LibraryError):  # what is in the way is said when the session begins
        sessions = Shelf(folder).sessions()
        said = [DIZZY] if speaks_of_dizziness(len(sessions), breaths=0) else []
        latest = [told for told in sessions[:LATEST] if told["exercise"] == Exercise.PAUSE]
        due = Desk(folder).kind_line([told["started"] for told in latest])
        return said if due is None else [*said, LINES[due]]
    return []


def _said_first(asked: argparse.Namespace) -> Iterator[Event]:
    if asked.urge_before is not None:
        yield UrgeRated(0.0, asked.urge_before, Moment.BEFORE)
    if asked.trigger:
        yield TriggerNamed(0.0, asked.trigger)
    if asked.body:
        yield BodyFelt(0.0, asked.body)
    if asked.prediction:
        yield PredictionMade(0.0, asked.prediction, asked.sure)
    if asked.note is not None:
        yield NoteWritten(0.0, asked.note)


def _say(sentence: str | None) -> None:
    if sentence:
        print(plain(sentence), file=sys.stderr)


@contextmanager
def _leaving_kindly(sitting: Sitting) -> Iterator[None]:
    """Ctrl-C, and a system that shuts down, end the session early and save it."""
    wanted = ("SIGINT", "SIGTERM", "SIGHUP")  # the last is of a terminal that was closed
    handled = [getattr(signal, name) for name in wanted if hasattr(signal, name)]
    before = [signal.signal(s, lambda *_: sitting.leave()) for s in handled]
    try:
        yield
    finally:
        for number, handler in zip(handled, before, strict=True):
            signal.signal(number, handler)
