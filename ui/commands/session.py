"""`outbreath session`: a session in the terminal, recorded like any other."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, redirect_stdout, suppress
from math import inf
from pathlib import Path
from typing import Final

from devices.clock import SystemClock, VirtualClock
from devices.lsl.outlet import Outlet, publish_pacer
from devices.registry import SENSOR_KINDS, is_sensor, open_source, source_kind
from devices.source import SourceError
from trainer.breathing.personal_pattern import PersonalPattern, find_personal_pattern
from trainer.errors import LibraryError, TrainerError, message_of
from trainer.events import (
    Contact,
    Decided,
    Decision,
    Event,
    FinishRequested,
    Link,
    Moment,
    NoteWritten,
    PredictionMade,
    UrgeRated,
)
from trainer.formats.codecs.summary_codec import summary_to_json
from trainer.library.errors import NAME, LibraryLockedError
from trainer.library.messages import LibraryLocked
from trainer.messages import Message
from trainer.pacing import BreathPattern
from trainer.plan import USUAL_PATTERN, Exercise, ExhaleMode, Guide, SessionPlan, usual_minutes
from trainer.practice.heart_source import NO_SENSOR, is_demo
from trainer.practice.safety_notices import NOTICES, shows_dizziness_notice
from trainer.session.review import Review
from trainer.session.sensor_state import SensorState
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.commands.passphrase import unlock_and_retry
from ui.commands.session_live import LiveLine, is_interactive
from ui.commands.shared.arguments import (
    add_annotation_arguments,
    add_json_argument,
    parse_enum,
    parse_positive,
    parse_text,
    parse_urge,
    quote,
    words_from_arguments,
)
from ui.commands.shared.output import print_json, print_review
from ui.commands.shared.terminal import CommandError, UsageError, escape_control
from ui.faults import FaultGuard
from ui.i18n.rendering import to_english, to_english_paragraph
from ui.runtime.recorder import recording_session
from ui.runtime.runner import BackgroundCoroutine, SessionRunner
from ui.services.passphrase_state import needs_passphrase
from ui.services.practice import PracticeLibrary
from ui.services.profiles import folder_from_arguments
from ui.services.sessions import SessionLibrary
from ui.settings import SettingsFile

MAX_PASSPHRASE_TRIES: Final = 3
PATTERN_UNKNOWN: Final = "The pace of your last assessment is not available, so {pattern} is used."
RESONANCE_NEEDS_SENSOR: Final = (
    "This assessment needs a heart sensor: choose one with --source (`outbreath "
    "sensors` lists them), or use --source simulated for a demo."
)
DEMO_NOTICE: Final = "Demo: this is not your heart, so this session is not part of your trends."
DIZZINESS_NOTICE: Final = (
    "Breathe gently, not too deep. If you feel light-headed, breathe normally."
)
MAX_SESSIONS_FOR_NOTICE: Final = 12  # as many are checked for the overuse notice
CONNECTING_LINKS: Final = (Link.SEARCHING, Link.CONNECTING)


class PresetAnswers:
    """The answers given as arguments, which are posted when the session asks for them.

    With `asks_later`, the person is asked for the answers that were not given.
    """

    def __init__(
        self, urge_after: int | None, decisions: tuple[Decision, ...], *, asks_later: bool
    ) -> None:
        self._urge_after = urge_after
        self._decisions = list(decisions)
        self._asks_later = asks_later
        self._answered_round = 0

    def answers_for(self, snapshot: Snapshot) -> Iterator[Event]:
        if snapshot.stage is not Stage.REASSESS or snapshot.round == self._answered_round:
            return
        self._answered_round = snapshot.round
        decision = self._decisions.pop(0) if self._decisions else None
        if decision is not Decision.WAIT_AGAIN and self._urge_after is not None:
            yield UrgeRated(snapshot.t, self._urge_after, Moment.AFTER)
        if decision:
            yield Decided(snapshot.t, decision)
        elif not self._asks_later:
            yield FinishRequested(snapshot.t)


class TroubleReporter:
    """Prints the troubles of a real sensor as they occur, each sentence once."""

    def __init__(self) -> None:
        self._reported: set[Message] = set()

    def report(self, sensor: SensorState) -> None:
        if not is_sensor(sensor.source or ""):
            return
        link = None if sensor.link in CONNECTING_LINKS else sensor.link_detail
        contact = None if sensor.contact is Contact.GOOD else sensor.contact_detail
        for message in (link, contact):
            if message is not None and message not in self._reported:
                self._reported.add(message)
                _print_sentence(to_english(message))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--source",
        help=(
            "where heartbeats come from; default: the sensor used last, or none. A simulated "
            "heart or a replay is a demo and not part of your trends"
        ),
    )
    _add_plan_arguments(parser)
    parser.add_argument(
        "--speed",
        metavar="N|max",
        type=_parse_speed,
        default=1.0,
        help="N times as fast, or as fast as possible, without a real heart",
    )
    parser.add_argument("--urge-before", metavar="0..10", type=parse_urge)
    parser.add_argument("--urge-after", metavar="0..10", type=parse_urge)
    parser.add_argument(
        "--decision",
        metavar="passed|wait_again|reach_out",
        type=_parse_decisions,
        default=(),
        help="one, or a comma-separated list: one for each reassessment",
    )
    parser.add_argument("--note", metavar="TEXT", type=parse_text)
    add_annotation_arguments(parser)
    parser.add_argument(
        "--lsl",
        action="store_true",
        help="also send beats, pacer and markers to Lab Streaming Layer",
    )
    add_json_argument(parser)


def _add_plan_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--exercise", metavar="|".join(Exercise), type=parse_enum(Exercise), default=Exercise.PAUSE
    )
    parser.add_argument(
        "--minutes",
        metavar="M",
        type=parse_positive,
        help="default: 5 minutes; a resonance assessment takes 10 in steps, or 15 sliding",
    )
    parser.add_argument(
        "--pattern",
        metavar="IN-HOLD-OUT-HOLD",
        type=_parse_pattern,
        default=USUAL_PATTERN,
        help='default: 4-0-6-0; "own" is the pace of your last resonance assessment',
    )
    parser.add_argument(
        "--exhale",
        metavar="|".join(ExhaleMode),
        type=parse_enum(ExhaleMode),
        default=ExhaleMode.RAMP,
        help="stays the same, gets longer gradually (default), or follows your heart",
    )
    parser.add_argument(
        "--guide",
        metavar="|".join(Guide),
        type=parse_enum(Guide),
        default=Guide.FULL,
        help="how much guidance you get",
    )


def _parse_speed(text: str) -> float:
    return inf if text == "max" else parse_positive(text)


def _parse_decisions(text: str) -> tuple[Decision, ...]:
    try:
        decisions = tuple(Decision(word.strip()) for word in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"decide {', '.join(Decision)}, not {quote(text)}"
        ) from None
    if any(decision is not Decision.WAIT_AGAIN for decision in decisions[:-1]):
        raise argparse.ArgumentTypeError(
            f"only {Decision.WAIT_AGAIN} can be followed by another decision"
        )
    return decisions


def _parse_pattern(text: str) -> BreathPattern | None:
    """None for the pattern of the person's last assessment, which is read from the library later."""
    if text == "own":
        return None
    try:
        return BreathPattern.parse(text)
    except TrainerError as exc:
        raise argparse.ArgumentTypeError(to_english(exc.message).rstrip(".")) from None


def run(args: argparse.Namespace) -> int:
    if args.sure is not None and not args.prediction:
        raise UsageError("--sure is how sure you are of a prediction: use it with --prediction.")
    if args.prediction and args.exercise != Exercise.PAUSE:
        raise UsageError("A prediction belongs to a pause: leave out --exercise.")
    folder = folder_from_arguments(args)
    faults.set_log_folder(folder)
    args.source = args.source or _last_source(folder)
    if args.exercise == Exercise.RESONANCE and args.source == NO_SENSOR:
        raise CommandError(RESONANCE_NEEDS_SENSOR)
    _unlock(args)
    plan = plan_from_arguments(args)
    if args.speed != 1.0 and is_sensor(args.source):
        # An unknown name is refused as that, whatever the speed.
        open_source(args.source, lambda: None)
        raise CommandError(
            "A real heart can't run at another speed: leave out --speed, or choose another "
            "--source."
        )
    with ExitStack() as until_printed:
        # What a plug-in prints does not come among the JSON.
        with redirect_stdout(sys.stderr) if args.json else nullcontext():
            review = run_terminal_session(args, plan, until_printed)
        if args.json:
            print_json(summary_to_json(review.summary, to_english))
        else:
            print_review(review)
    return 0


def _last_source(folder: Path) -> str:
    """The sensor used last; none where that was one of a plug-in that is not there any more."""
    name = SettingsFile(folder).now.last_source
    if source_kind(name) in SENSOR_KINDS:
        return name
    try:
        open_source(name, lambda: None)
    except SourceError as exc:
        _print_sentence(to_english(exc.message))
        return NO_SENSOR
    return name


def plan_from_arguments(args: argparse.Namespace) -> SessionPlan:
    """The plan of the session. Raises TrainerError for a plan that no session can follow."""
    minutes = usual_minutes(args.exercise) if args.minutes is None else args.minutes
    pattern = args.pattern or _own_pattern(folder_from_arguments(args))
    return SessionPlan(args.exercise, round(minutes * 60.0, 3), pattern, args.exhale, args.guide)


def _unlock(args: argparse.Namespace) -> None:
    """Ask for the passphrase of a locked library. The session also begins without it, and says so."""
    folder = folder_from_arguments(args)
    with FaultGuard("lock-of-the-library"):
        for _ in range(MAX_PASSPHRASE_TRIES if sys.stdin.isatty() else 1):
            if not needs_passphrase(folder):
                return
            try:
                locked = LibraryLockedError(LibraryLocked(str(folder / NAME)))
                unlock_and_retry(locked, args)
            except (LibraryError, OSError) as exc:
                _print_messages((message_of(exc),))


def _own_pattern(folder: Path) -> BreathPattern:
    personal_pattern: PersonalPattern | None = None
    try:
        personal_pattern = find_personal_pattern(SessionLibrary(folder).sessions())
    except LibraryError as exc:
        pattern_unknown = PATTERN_UNKNOWN.format(pattern=USUAL_PATTERN)
        _print_sentence(f"{to_english(exc.message)} {pattern_unknown}")
        return USUAL_PATTERN
    if personal_pattern is None:
        raise CommandError(
            "No resonance assessment has found your pace yet: start one with --exercise "
            "resonance, or give a pattern such as 4-0-6-0."
        )
    return personal_pattern.pattern


def run_terminal_session(
    args: argparse.Namespace, plan: SessionPlan, until_printed: ExitStack
) -> Review:
    """Run the session, with a live line if there is a person at the terminal.

    A signal to stop ends it early, and is remembered until `until_printed` is closed: Ctrl-C pressed twice,
    or passed on by a program around this one, must not lose what the first one asked for.
    """
    has_person = is_interactive() and not args.json and args.speed < inf
    asks_later = has_person and not args.decision
    answers = PresetAnswers(args.urge_after, args.decision, asks_later=asks_later)
    trouble_reporter = TroubleReporter()

    def show(snapshot: Snapshot) -> None:
        line.latest = snapshot
        with FaultGuard("troubles-of-the-sensor"):
            trouble_reporter.report(snapshot.sensor)
        try:
            for answer in answers.answers_for(snapshot):
                runner.post(answer)
        except Exception as exc:  # noqa: BLE001  nobody else answers, and the session would wait for ever
            faults.report("answers", exc)
            runner.finish_early()

    source = open_source(args.source, lambda: runner.pacer())
    shows_notices = sys.stderr.isatty() and not args.json and args.speed < inf
    notices = _notices_before(args) if shows_notices else []
    with recording_session(
        folder_from_arguments(args), plan, source.name, _print_messages
    ) as record:
        clock = VirtualClock() if args.speed == inf else SystemClock(args.speed)
        runner = SessionRunner(plan, clock, show)
        line = LiveLine(clock, runner.post, has_terminal=has_person, asks=asks_later)
        beside: list[BackgroundCoroutine] = [line.run]
        outlet = Outlet(clock) if args.lsl else None
        if outlet is not None:
            beside.append(lambda: publish_pacer(outlet, runner.pacer, clock))
        on_event = outlet.push_event if outlet is not None else None
        for sentence in notices:
            _print_sentence(sentence)
        until_printed.enter_context(_ending_on_signals(runner))
        return runner.run(source, record, *_events_before(args), beside=beside, on_event=on_event)


def _notices_before(args: argparse.Namespace) -> list[str]:
    """What is said before the session begins."""
    demo = [DEMO_NOTICE] if is_demo(args.source) else []
    return [*demo, *notices_for(folder_from_arguments(args))]


def notices_for(folder: Path) -> list[str]:
    """The notices before a session: on light-headedness in the first sessions, and on overuse if it is due.

    Demonstrations count for neither.
    """
    with FaultGuard("care"), suppress(LibraryError):  # reported when the session begins
        sessions = SessionLibrary(folder).sessions().without_demos()
        notices = [DIZZINESS_NOTICE] if shows_dizziness_notice(len(sessions), breaths=0) else []
        latest = [
            session
            for session in sessions[:MAX_SESSIONS_FOR_NOTICE]
            if session.exercise == Exercise.PAUSE
        ]
        due = PracticeLibrary(folder).overuse_notice([session.started for session in latest])
        return notices if due is None else [*notices, to_english(NOTICES[due])]
    return []


def _events_before(args: argparse.Namespace) -> Iterator[Event]:
    if args.urge_before is not None:
        yield UrgeRated(0.0, args.urge_before, Moment.BEFORE)
    yield from words_from_arguments(args, empty=False)
    if args.prediction:
        yield PredictionMade(0.0, args.prediction, args.sure)
    if args.note is not None:
        yield NoteWritten(0.0, args.note)


def _print_messages(messages: tuple[Message, ...]) -> None:
    _print_sentence(to_english_paragraph(messages))


def _print_sentence(sentence: str) -> None:
    if sentence:
        print(escape_control(sentence), file=sys.stderr)


@contextmanager
def _ending_on_signals(runner: SessionRunner) -> Iterator[None]:
    """Let Ctrl-C and a shutdown of the system end the session early and save it."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # SIGHUP: the terminal was closed
    handled = [getattr(signal, name) for name in names if hasattr(signal, name)]
    previous = [signal.signal(s, lambda *_: runner.finish_early()) for s in handled]
    try:
        yield
    finally:
        for number, handler in zip(handled, previous, strict=True):
            signal.signal(number, handler)
