"""Every stage against every command: it is in the table, or it is refused."""

from itertools import product

import pytest

from tests.refusals import refused
from trainer.errors import IllegalCommandError
from trainer.events import Begin, Command, Decided, Decision, FinishRequested
from trainer.plan import Exercise
from trainer.session.stages import ON_COMMAND, ON_TIME_UP, Stage, next_stage, stage_transition

COMMANDS: list[Command] = [Begin(0.0), FinishRequested(0.0), *(Decided(0.0, d) for d in Decision)]


@pytest.mark.parametrize(("exercise", "stage", "command"), list(product(Exercise, Stage, COMMANDS)))
def test_every_command_is_either_in_the_table_or_refused(
    exercise: Exercise, stage: Stage, command: Command
) -> None:
    steps = ON_COMMAND[exercise][stage]
    if stage_transition(command) in steps:
        assert next_stage(exercise, stage, command) is steps[stage_transition(command)]
    else:
        with refused(IllegalCommandError, match=stage.value):
            next_stage(exercise, stage, command)


@pytest.mark.parametrize("exercise", Exercise)
def test_from_every_stage_that_can_be_reached_there_is_a_way_to_the_end(exercise: Exercise) -> None:
    for stage in _reachable(exercise):
        assert Stage.DONE in _reachable(exercise, stage)


@pytest.mark.parametrize("exercise", Exercise)
def test_a_person_can_leave_any_stage_at_any_moment(exercise: Exercise) -> None:
    for stage in _reachable(exercise) - {Stage.DONE}:
        assert FinishRequested in ON_COMMAND[exercise][stage]


def _reachable(exercise: Exercise, begin: Stage = Stage.READY) -> set[Stage]:
    seen, ahead = set(), [begin]
    while ahead:
        stage = ahead.pop()
        if stage in seen:
            continue
        seen.add(stage)
        ahead += ON_COMMAND[exercise][stage].values()
        ahead += [ON_TIME_UP[exercise][stage]] if stage in ON_TIME_UP[exercise] else []
    return seen
