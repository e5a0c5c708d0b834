"""How the exhale lengthens during a session: not at all, by a ramp, or with the person.

The session asks at every edge of a breath for the next one. No clock in here, and no chance: the same
beats and keys lead to the same breaths.
"""

from typing import Protocol

from trainer.breathing.adaptive import Adaptive
from trainer.breathing.assessment_protocol import assessment_of
from trainer.breathing.ramp import Fixed, Ramp
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan


class Exhale(Protocol):
    def first(self) -> BreathPattern:
        """The first breath of the session."""

    def hear(self, beat: Beat, pacer: Pacer | None) -> None:
        """A beat came; `pacer` led the breath when it happened. Every beat, in order."""

    def contact_lost(self, t: float) -> None:
        """The beats that follow say nothing about those before."""

    def next(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        """The breath that begins at `edge_t`, where one of `pacer` ends."""

    def too_long(self, t: float) -> None:
        """The person asks for half a second less from the next breath, and for no more after it."""

    def longer(self, t: float) -> None:
        """The person asks for half a second more from the next breath."""

    def choose(self, pattern: BreathPattern, t: float) -> None:
        """The person chose a breath: it stays."""

    def told(self) -> str:
        """What happened to the breath and why, in one sentence."""


def exhale_of(plan: SessionPlan) -> Exhale:
    if plan.exercise is Exercise.RESONANCE:
        return assessment_of(plan.round_s)
    match plan.exhale:
        case ExhaleMode.FIXED:
            return Fixed(plan.pattern)
        case ExhaleMode.RAMP:
            return Ramp(plan.pattern)
        case ExhaleMode.ADAPTIVE:
            return Adaptive(plan.pattern, plan.round_s)
