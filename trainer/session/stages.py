"""The stages of a session, as tables.

Every change of stage is in this file. Losing the sensor is in none of these tables: it never ends, pauses or
slows a session.
"""

from enum import StrEnum
from typing import Final, TypeAlias

from trainer.errors import IllegalCommandError
from trainer.events import Begin, Command, Decided, Decision, FinishRequested, Moment
from trainer.plan import Exercise
from trainer.session.messages import CommandOutOfPlace


class Stage(StrEnum):
    READY = "ready"
    PACING = "pacing"
    REASSESS = "reassess"
    DONE = "done"


Step: TypeAlias = type[Begin] | type[FinishRequested] | Decision

_PAUSE: Final[dict[Stage, dict[Step, Stage]]] = {
    Stage.READY: {Begin: Stage.PACING, FinishRequested: Stage.DONE},
    Stage.PACING: {FinishRequested: Stage.REASSESS},
    Stage.REASSESS: {
        Decision.PASSED: Stage.DONE,
        Decision.REACH_OUT: Stage.DONE,
        Decision.WAIT_AGAIN: Stage.PACING,
        FinishRequested: Stage.DONE,
    },
    Stage.DONE: {},
}

_NOTHING_TO_DECIDE: Final[dict[Stage, dict[Step, Stage]]] = {
    Stage.READY: {Begin: Stage.PACING, FinishRequested: Stage.DONE},
    Stage.PACING: {FinishRequested: Stage.DONE},
    Stage.REASSESS: {},
    Stage.DONE: {},
}

ON_COMMAND: Final[dict[Exercise, dict[Stage, dict[Step, Stage]]]] = {
    Exercise.PAUSE: _PAUSE,
    Exercise.RESONANCE: _NOTHING_TO_DECIDE,
    Exercise.FREE: _NOTHING_TO_DECIDE,
}

ON_TIME_UP: Final[dict[Exercise, dict[Stage, Stage]]] = {
    Exercise.PAUSE: {Stage.PACING: Stage.REASSESS},
    Exercise.RESONANCE: {Stage.PACING: Stage.DONE},
    Exercise.FREE: {Stage.PACING: Stage.DONE},
}

MAY_RATE: Final[dict[Stage, frozenset[Moment]]] = {
    Stage.READY: frozenset({Moment.BEFORE}),
    Stage.PACING: frozenset({Moment.BEFORE, Moment.DURING}),
    Stage.REASSESS: frozenset({Moment.AFTER}),
    Stage.DONE: frozenset(),
}


_COMMAND_WORDS: Final[dict[type[Command], str]] = {
    Begin: "begin",
    FinishRequested: "finish",
    Decided: "decided",
}


def stage_transition(command: Command) -> Step:
    """Return what a command is in the tables."""
    return command.decision if isinstance(command, Decided) else type(command)


def next_stage(exercise: Exercise, stage: Stage, command: Command) -> Stage:
    """Return the stage that follows on a command.

    Raises
    ------
    IllegalCommandError
        The tables have no such step.
    """
    try:
        return ON_COMMAND[exercise][stage][stage_transition(command)]
    except KeyError:
        refusal = CommandOutOfPlace(_COMMAND_WORDS[type(command)], stage, exercise)
        raise IllegalCommandError(refusal) from None
