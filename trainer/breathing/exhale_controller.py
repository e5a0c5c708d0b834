"""How the exhale lengthens during a session: not at all, by a ramp, or with the person.

The session asks at every edge of a breath for the next one. No clock in here, and no chance: the same
beats and keys lead to the same breaths.
"""

from typing import Protocol

from trainer.breathing.adaptive import AdaptiveController
from trainer.breathing.assessment_protocol import choose_protocol
from trainer.breathing.ramp import FixedController, RampController
from trainer.events import Beat
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import Exercise, ExhaleMode, SessionPlan


class ExhaleController(Protocol):
    def first_pattern(self) -> BreathPattern:
        """The first breath of the session."""

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        """A beat came; `pacer` led the breath when it happened. Every beat, in order."""

    def contact_lost(self, t: float) -> None:
        """The beats that follow say nothing about those before."""

    def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        """The breath that begins at `edge_t`, where one of `pacer` ends."""

    def shorten(self, t: float) -> None:
        """The person asks for half a second less from the next breath, and for no more after it."""

    def lengthen(self, t: float) -> None:
        """The person asks for half a second more from the next breath."""

    def set_pattern(self, pattern: BreathPattern, t: float) -> None:
        """The person chose a breath: it stays."""

    def explanation(self) -> str:
        """What happened to the breath and why, in one sentence."""


def create_exhale_controller(plan: SessionPlan) -> ExhaleController:
    if plan.exercise is Exercise.RESONANCE:
        return choose_protocol(plan.round_s)
    match plan.exhale:
        case ExhaleMode.FIXED:
            return FixedController(plan.pattern)
        case ExhaleMode.RAMP:
            return RampController(plan.pattern)
        case ExhaleMode.ADAPTIVE:
            return AdaptiveController(plan.pattern, plan.round_s)
