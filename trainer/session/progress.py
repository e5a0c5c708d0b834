"""How a session went: its stages, rounds, breaths and what the person said, but no figure of the heart.

The same course is followed live by `trainer.session.session` and afterwards by `trainer.session.review`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, TypeVar

from trainer.breathing.exhale_controller import ExhaleController, create_exhale_controller
from trainer.breathing.ramp import FixedAfterFault
from trainer.events import (
    Beat,
    Begin,
    BodyFelt,
    BreathingEvent,
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
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)
from trainer.faults import OnFault
from trainer.pacing import Pacer
from trainer.plan import SessionPlan
from trainer.session.stages import (
    MAY_RATE,
    ON_COMMAND,
    ON_TIME_UP,
    Stage,
    next_stage,
    stage_transition,
)

T = TypeVar("T")

GRAIN_S: Final = 1e-6  # events are told to the microsecond; what is due within it is due now


@dataclass(frozen=True, slots=True)
class PacerSpan:
    """The pacer that led from `began` until `ended` (inf while it still leads)."""

    began: float
    ended: float
    pacer: Pacer


def find_pacer(spans: Sequence[PacerSpan], t: float) -> Pacer | None:
    """The pacer that led at `t`, if one did."""
    for span in reversed(spans):
        if span.began <= t:
            return span.pacer if t <= span.ended else None
    return None


class SessionProgress:
    """Stages, rounds and breaths. With `on_fault` it goes on when the breath's controller raises.

    The controller is then replaced by one that keeps the breath as it is; the fault is reported.
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
        self.trigger = ""
        self.body: tuple[str, ...] = ()
        self.prediction: PredictionMade | None = None
        self.spans: tuple[PacerSpan, ...] = ()
        self._exhale = create_exhale_controller(plan)
        self._next_breath = inf
        self._rounds_led: tuple[tuple[float, float], ...] = ()

    @property
    def rounds(self) -> int:
        """How many rounds of pacing there were, with the one that goes on."""
        return len(self.rounds_led())

    @property
    def pacer(self) -> Pacer | None:
        """The pacer that leads now, if one does."""
        if self.stage is not Stage.PACING:
            return None
        return self.spans[-1].pacer

    def pacer_at(self, t: float) -> Pacer | None:
        """The pacer that led at `t`, which may lie in the past."""
        return find_pacer(self.spans, t)

    def waited_s(self, t: float) -> float:
        """Seconds of waiting until `t`, over all rounds."""
        return sum(max(0.0, min(t, ended) - began) for began, ended in self.rounds_led())

    def rounds_led(self) -> tuple[tuple[float, float], ...]:
        """Begin and end of each round of pacing; the end that was agreed where one still goes on."""
        if self.stage is Stage.PACING:
            return (*self._rounds_led, (self.stage_began, self.stage_ends))
        return self._rounds_led

    def breaths(self, t: float) -> int:
        """Whole breaths until `t`, over all rounds."""
        if not self.spans:
            return 0
        last = self.spans[-1]
        return last.pacer.breaths_by(min(t, last.ended))

    def accepts(self, event: Event) -> bool:
        """Does the event make sense now? A command from before this stage was about another screen."""
        match event:
            case Begin() | FinishRequested() | Decided():
                stage, began = self._stage_at(event.t)
                steps = ON_COMMAND[self.plan.exercise][stage]
                return stage_transition(event) in steps and event.t >= began - GRAIN_S
            case UrgeRated(moment=moment):
                return moment in MAY_RATE[self._stage_at(event.t)[0]]
            case PatternChosen() | ExhaleShortened() | ExhaleLengthened():
                return self._stage_at(event.t)[0] is Stage.PACING
        return True

    def has_step(self, event: Event) -> bool:
        """Does a command lead anywhere from this stage? What is no command is in place at any."""
        match event:
            case Begin() | FinishRequested() | Decided():
                return stage_transition(event) in ON_COMMAND[self.plan.exercise][self.stage]
        return True

    @property
    def deadline(self) -> float:
        """When the next breath begins or the stage ends by itself; inf where only the person acts."""
        return min(self.stage_ends, self._next_breath)

    def advance(self, t: float) -> None:
        """Breathe on, and change stage, as far as time has come."""
        while (due := self.deadline) <= t + GRAIN_S and due < inf:
            if due == self.stage_ends:
                self._enter(ON_TIME_UP[self.plan.exercise][self.stage], at=due)
            else:
                self._breathe_on(due)

    def feed(self, event: Event) -> None:
        """Follow an event. Time has to be let pass before."""
        match event:
            case Begin() | FinishRequested() | Decided():
                self._obey(event)
            case UrgeRated(urge=urge, moment=moment):
                self.urges[moment] = urge
            case NoteWritten(text=text):
                self.note = text
            case TriggerNamed() | BodyFelt() | PredictionMade():
                self._listen(event)
            case Beat() | ContactChanged():
                self._feel(event)
            case PatternChosen() | ExhaleShortened() | ExhaleLengthened():
                self._ask_for(event)

    def breath_explanation(self) -> str:
        """What happened to the breath and why, in one sentence."""
        return self._ask(lambda exhale: exhale.explanation())

    def _listen(self, told: PracticeEvent) -> None:
        match told:
            case TriggerNamed(text=text):
                self.trigger = text
            case BodyFelt(places=places):
                self.body = places
            case PredictionMade():
                self.prediction = told if told.text else None

    def _feel(self, event: Beat | ContactChanged) -> None:
        if isinstance(event, Beat):
            self._ask(lambda exhale: exhale.add_beat(event, self.pacer_at(event.t)))
        elif event.contact is Contact.LOST:
            self._ask(lambda exhale: exhale.contact_lost(event.t))

    def _ask_for(self, asked: BreathingEvent) -> None:
        match asked:
            case ExhaleShortened(t=t):
                self._ask(lambda exhale: exhale.shorten(t))
            case ExhaleLengthened(t=t):
                self._ask(lambda exhale: exhale.lengthen(t))
            case PatternChosen(t=t, pattern=pattern) if self.stage is Stage.PACING:
                self._ask(lambda exhale: exhale.set_pattern(pattern, t))
                self._lead(self.spans[-1].pacer.with_pattern(pattern, t), t)

    def _breathe_on(self, edge: float) -> None:
        """A breath is over: the next one may be another. Only its remaining parts differ, so no jump."""
        pacer = self.spans[-1].pacer
        pattern = self._ask(lambda exhale: exhale.next_pattern(edge, pacer))
        if pattern != pacer.pattern:
            pacer = Pacer(pattern, began=edge, breaths_before=pacer.breaths_by(edge))
            self._lead(pacer, edge)
        self._next_breath = pacer.next_breath_at(edge)

    def _ask(self, ask: Callable[[ExhaleController], T]) -> T:
        """What the controller of the breath answers; once it raised, one that changes nothing does."""
        try:
            return ask(self._exhale)
        except Exception as exc:
            if self._on_fault is None:
                raise
            self._on_fault("breath", exc)
        now = self.spans[-1].pacer.pattern if self.spans else self.plan.pattern
        self._exhale = FixedAfterFault(now)
        return ask(self._exhale)

    def _stage_at(self, t: float) -> tuple[Stage, float]:
        if t >= self.stage_ends - GRAIN_S:
            return ON_TIME_UP[self.plan.exercise][self.stage], self.stage_ends
        return self.stage, self.stage_began

    def _obey(self, command: Begin | FinishRequested | Decided) -> None:
        stage = next_stage(self.plan.exercise, self.stage, command)
        if isinstance(command, Decided):
            self.decision = command.decision
        if self.stage is Stage.PACING:
            self.ended_early = True
        self._enter(stage, at=command.t)

    def _enter(self, stage: Stage, at: float) -> None:
        if self.stage is Stage.PACING:
            self._rounds_led = (*self._rounds_led, (self.stage_began, at))
            self._stop_leading(at)
        self.stage, self.stage_began = stage, at
        self.stage_ends = self._next_breath = inf
        if stage is Stage.PACING:
            self.ended_early = False
            self.stage_ends = at + self.plan.round_s
            self._lead(self._fresh_pacer(at), at)

    def _fresh_pacer(self, at: float) -> Pacer:
        if not self.spans:
            return Pacer(self._ask(lambda exhale: exhale.first_pattern()), began=at)
        pattern = self.spans[-1].pacer.pattern
        return Pacer(pattern, began=at, breaths_before=self.breaths(at))

    def _lead(self, pacer: Pacer, at: float) -> None:
        self._stop_leading(at)
        self.spans = (*self.spans, PacerSpan(at, inf, pacer))
        self._next_breath = pacer.next_breath_at(at)

    def _stop_leading(self, at: float) -> None:
        if self.spans and self.spans[-1].ended == inf:
            last = self.spans[-1]
            self.spans = (*self.spans[:-1], PacerSpan(last.began, at, last.pacer))
