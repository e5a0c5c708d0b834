"""The progress of a session: its stages, rounds, breaths and the person's answers, without heart figures.

`trainer.session.session` follows it live, `trainer.session.review` afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, TypeVar

from trainer.breathing.exhale_controller import ExhaleController, create_exhale_controller
from trainer.breathing.ramp import FixedAfterFault
from trainer.errors import IllegalCommandError, OnFault, report_or_raise
from trainer.events import (
    Beat,
    Begin,
    BreathingEvent,
    ChestMoved,
    Command,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    Moment,
    NoteWritten,
    PatternChosen,
    PracticeEvent,
    UrgeRated,
)
from trainer.messages import Message
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.practice.annotations import NO_ANNOTATIONS
from trainer.session.messages import CommandOutOfPlace
from trainer.session.stages import (
    MAY_RATE,
    ON_COMMAND,
    ON_TIME_UP,
    Stage,
    next_stage,
    stage_transition,
)

T = TypeVar("T")

# Events are recorded to the microsecond; what is due within it is due now.
TIME_RESOLUTION_S: Final = 1e-6


@dataclass(frozen=True, slots=True)
class PacerSpan:
    """The pacer that led from `began` until `ended`, in seconds (inf while it still leads)."""

    began: float
    ended: float
    pacer: Pacer


def find_pacer(spans: Sequence[PacerSpan], t: float) -> Pacer | None:
    """Return the pacer that led at `t`, if one did."""
    for span in reversed(spans):
        if span.began <= t:
            return span.pacer if t <= span.ended else None
    return None


class SessionProgress:
    """Stages, rounds and breaths of one session.

    Parameters
    ----------
    plan
        What was agreed before.
    on_fault
        Where an error of the exhale controller is reported; it is then replaced by one that keeps the
        breath as it is. None: the error is raised.
    """

    def __init__(self, plan: SessionPlan, on_fault: OnFault | None = None) -> None:
        self.plan = plan
        self._on_fault = on_fault
        self.stage = Stage.READY
        self.stage_began = 0.0
        self.stage_ends = inf
        self.ended_early = False
        self.urges: dict[Moment, int] = {}
        self.decision: Decision | None = None
        self.note: str | None = None
        self.annotations = NO_ANNOTATIONS
        self.spans: tuple[PacerSpan, ...] = ()
        self._controller = create_exhale_controller(plan)
        self._next_breath_t = inf
        self._rounds_led: tuple[tuple[float, float], ...] = ()

    @property
    def rounds(self) -> int:
        """Return the number of rounds of pacing, with the present one."""
        return len(self._rounds_led) + (self.stage is Stage.PACING)

    @property
    def pacer(self) -> Pacer | None:
        """Return the pacer that leads now, if one does."""
        if self.stage is not Stage.PACING:
            return None
        return self.spans[-1].pacer

    def pacer_at(self, t: float) -> Pacer | None:
        """Return the pacer that led at `t`, which may lie in the past."""
        if self.spans and self.spans[-1].began <= t <= self.spans[-1].ended:
            return self.spans[-1].pacer
        return find_pacer(self.spans, t)

    def waited_s(self, t: float) -> float:
        """Return the seconds of waiting until `t`, over all rounds."""
        waited_s = 0.0
        for began, ended in self._rounds_led:
            waited_s += max(0.0, min(t, ended) - began)
        if self.stage is Stage.PACING:
            waited_s += max(0.0, min(t, self.stage_ends) - self.stage_began)
        return waited_s

    def rounds_led(self) -> tuple[tuple[float, float], ...]:
        """Return begin and end of each round of pacing; for the present one, the planned end."""
        if self.stage is Stage.PACING:
            return (*self._rounds_led, (self.stage_began, self.stage_ends))
        return self._rounds_led

    def breaths(self, t: float) -> int:
        """Return the number of whole breaths until `t`, over all rounds."""
        if not self.spans:
            return 0
        last = self.spans[-1]
        return last.pacer.breaths_by(min(t, last.ended))

    def accepts(self, event: Event) -> bool:
        """Return whether the event fits now. A command from before this stage was about another screen."""
        match event:
            case Begin() | FinishRequested() | Decided():
                stage, began = self._stage_at(event.t)
                steps = ON_COMMAND[self.plan.exercise][stage]
                fits = stage_transition(event) in steps and event.t >= began - TIME_RESOLUTION_S
                return fits and not self._comes_too_late(event, stage)
            case UrgeRated(moment=moment):
                return moment in MAY_RATE[self._stage_at(event.t)[0]]
            case PatternChosen() | ExhaleShortened() | ExhaleLengthened():
                return self._stage_at(event.t)[0] is Stage.PACING
        return True

    def has_step(self, event: Event) -> bool:
        """Return whether a command leads somewhere from this stage; True for other events."""
        match event:
            case Begin() | FinishRequested() | Decided():
                steps = ON_COMMAND[self.plan.exercise][self.stage]
                return stage_transition(event) in steps and not self._comes_too_late(
                    event, self.stage
                )
        return True

    @property
    def resumable_until(self) -> float:
        """Return until when `Begin` takes back the end of the last round, in seconds; 0 where it cannot.

        A round that the person ended goes on as if it had not been ended, until its planned end.
        """
        if self.stage is not Stage.REASSESS or not self.ended_early:
            return 0.0
        return self._rounds_led[-1][0] + self.plan.round_s

    def _comes_too_late(self, command: Command, stage: Stage) -> bool:
        """Whether a command would take back an end that cannot be taken back any more."""
        takes_back = stage is Stage.REASSESS and isinstance(command, Begin)
        return takes_back and command.t > self.resumable_until - TIME_RESOLUTION_S

    @property
    def deadline(self) -> float:
        """Return when the next breath begins or the stage ends by itself; inf where only the person acts."""
        return min(self.stage_ends, self._next_breath_t)

    def advance(self, t: float) -> None:
        """Begin the breaths and stages that are due until `t`."""
        while (due := self.deadline) <= t + TIME_RESOLUTION_S and due < inf:
            if due == self.stage_ends:
                self._enter(ON_TIME_UP[self.plan.exercise][self.stage], at=due)
            else:
                self._begin_breath(due)

    def feed(self, event: Event) -> None:
        """Take in an event; `advance` to its time first."""
        if isinstance(event, Beat):
            self._add_beat(event)
            return
        match event:
            case Begin() | FinishRequested() | Decided():
                self._execute(event)
            case UrgeRated(urge=urge, moment=moment):
                self.urges[moment] = urge
            case NoteWritten(text=text):
                self.note = text
            case ContactChanged() | ChestMoved():
                self._update_controller(event)
            case PatternChosen() | ExhaleShortened() | ExhaleLengthened():
                self._change_breath(event)
            case _ if isinstance(event, PracticeEvent):
                self.annotations = self.annotations.apply(event)

    def breath_explanation(self) -> Message:
        """Return how the breath changed and why."""
        return self._ask(lambda controller: controller.explanation())

    def _add_beat(self, beat: Beat) -> None:
        """As `_ask` would, without its closure: most events are beats."""
        try:
            self._controller.add_beat(beat, self.pacer_at(beat.t))
        except Exception as exc:  # noqa: BLE001  reported
            self._replace_controller(exc)

    def _update_controller(self, event: ContactChanged | ChestMoved) -> None:
        match event:
            case ContactChanged(t=t, contact=Contact.LOST):
                self._ask(lambda controller: controller.contact_lost(t))
            case ChestMoved():
                self._ask(lambda controller: controller.add_chest(event))

    def _change_breath(self, event: BreathingEvent) -> None:
        match event:
            case ExhaleShortened(t=t):
                self._ask(lambda controller: controller.shorten(t))
            case ExhaleLengthened(t=t):
                self._ask(lambda controller: controller.lengthen(t))
            case PatternChosen(t=t, pattern=pattern) if self.stage is Stage.PACING:
                self._ask(lambda controller: controller.set_pattern(pattern, t))
                self._start_pacer(self.spans[-1].pacer.with_pattern(pattern, t), t)

    def _begin_breath(self, edge: float) -> None:
        """Begin the next breath, whose pattern may be another; the pacer does not jump at its edge."""
        pacer = self.spans[-1].pacer
        pattern = self._ask(lambda controller: controller.next_pattern(edge, pacer))
        if pattern != pacer.pattern:
            pacer = Pacer(pattern, began=edge, breaths_before=pacer.breaths_by(edge))
            self._start_pacer(pacer, edge)
        self._next_breath_t = pacer.next_breath_at(edge)

    def _ask(self, ask: Callable[[ExhaleController], T]) -> T:
        """Ask the exhale controller; once it raised, one that keeps the breath as it is."""
        try:
            return ask(self._controller)
        except Exception as exc:  # noqa: BLE001  reported
            self._replace_controller(exc)
        return ask(self._controller)

    def _replace_controller(self, error: Exception) -> None:
        report_or_raise("breath", error, self._on_fault)
        now = self.spans[-1].pacer.pattern if self.spans else self.plan.pattern
        self._controller = FixedAfterFault(now)

    def _stage_at(self, t: float) -> tuple[Stage, float]:
        if t >= self.stage_ends - TIME_RESOLUTION_S:
            return ON_TIME_UP[self.plan.exercise][self.stage], self.stage_ends
        return self.stage, self.stage_began

    def _execute(self, command: Begin | FinishRequested | Decided) -> None:
        stage = next_stage(self.plan.exercise, self.stage, command)
        if self.stage is Stage.REASSESS and isinstance(command, Begin):
            self._resume(command)
            return
        if isinstance(command, Decided):
            self.decision = command.decision
        if self.stage is Stage.PACING:
            self.ended_early = True
        # A command may come up to TIME_RESOLUTION_S before its stage: no stage ends before it began.
        self._enter(stage, at=max(command.t, self.stage_began))

    def _resume(self, command: Begin) -> None:
        """Take back the end of the last round."""
        if self._comes_too_late(command, self.stage):
            refusal = CommandOutOfPlace("begin", self.stage, self.plan.exercise)
            raise IllegalCommandError(refusal)
        last = self.spans[-1]
        self.stage, self.stage_ends = Stage.PACING, self.resumable_until
        self.stage_began, self.ended_early = self._rounds_led[-1][0], False
        self._rounds_led = self._rounds_led[:-1]
        self.spans = (*self.spans[:-1], PacerSpan(last.began, inf, last.pacer))
        self._next_breath_t = last.pacer.next_breath_at(command.t)

    def _enter(self, stage: Stage, at: float) -> None:
        if self.stage is Stage.PACING:
            self._rounds_led = (*self._rounds_led, (self.stage_began, at))
            self._stop_pacer(at)
        self.stage, self.stage_began = stage, at
        self.stage_ends = self._next_breath_t = inf
        if stage is Stage.PACING:
            self.ended_early = False
            self.stage_ends = at + self.plan.round_s
            self._start_pacer(self._first_pacer(at), at)

    def _first_pacer(self, at: float) -> Pacer:
        if not self.spans:
            return Pacer(self._ask(lambda controller: controller.first_pattern()), began=at)
        pattern = self.spans[-1].pacer.pattern
        return Pacer(pattern, began=at, breaths_before=self.breaths(at))

    def _start_pacer(self, pacer: Pacer, at: float) -> None:
        self._stop_pacer(at)
        self.spans = (*self.spans, PacerSpan(at, inf, pacer))
        self._next_breath_t = pacer.next_breath_at(at)

    def _stop_pacer(self, at: float) -> None:
        if self.spans and self.spans[-1].ended == inf:
            last = self.spans[-1]
            self.spans = (*self.spans[:-1], PacerSpan(last.began, at, last.pacer))
