"""The ladder of waiting: a suggestion for the next pause, from one's own record.

Rule: it is only ever suggested, with its reason. A step down is as welcome as a step up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from trainer.events import Decision
from trainer.practice import Pause

STEPS: Final = (1.0, 2.0, 5.0, 10.0, 20.0)  # minutes
LOOKED_AT: Final = 3
NEAR: Final = 0.9  # of a step, and it counts as this step
FIRST: Final = "Begin where it is comfortable: five minutes is usual, one minute is a pause too."


class Step(StrEnum):
    UP = "up"
    STAY = "stay"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """So many minutes for the next pause, and why, in a sentence."""

    minutes: float
    step: Step
    sentence: str


def suggested(pauses: Sequence[Pause], own_steps: Sequence[float] = ()) -> Suggestion:
    """What to try next.

    A step longer after three pauses in a row of this length (or longer) that were waited to the end
    without the pull being stronger after than before; a step shorter when two of the last three were cut
    short, or left the pull stronger. Otherwise the same again. "Slightly longer than feels comfortable".

    Args:
        pauses: oldest first.
        own_steps: minutes of the person's own, beside 1, 2, 5, 10 and 20.
    """
    steps = sorted({*STEPS, *(step for step in own_steps if step > 0.0)})
    recent = pauses[-LOOKED_AT:]
    if not recent:
        return Suggestion(5.0, Step.STAY, FIRST)
    at = _rung(recent[-1], steps)
    here = steps[at]
    if sum(not _was_held(pause) for pause in recent) >= 2 and at > 0:
        return Suggestion(
            steps[at - 1],
            Step.DOWN,
            f"Two of your last {len(recent)} pauses were a lot to hold: {_minutes(steps[at - 1])} "
            "may be enough for now. Shorter is as welcome as longer.",
        )
    if len(recent) == LOOKED_AT and at + 1 < len(steps) and _all_held(recent, steps, at):
        return Suggestion(
            steps[at + 1],
            Step.UP,
            f"You waited {_minutes(here)} to the end three times: "
            f"{_minutes(steps[at + 1])} would be a little longer than is comfortable, if you like.",
        )
    return Suggestion(
        here,
        Step.STAY,
        f"{_minutes(here)[:1].upper()}{_minutes(here)[1:]} again is a good next step.",
    )


def _rung(pause: Pause, steps: Sequence[float]) -> int:
    """The longest step that was agreed on, or waited where nothing was; at least the first."""
    minutes = (pause.planned_s or pause.waited_s) / 60.0
    return max([0, *(i for i, step in enumerate(steps) if step * NEAR <= minutes)])


def _all_held(pauses: Sequence[Pause], steps: Sequence[float], at: int) -> bool:
    return all(_was_held(pause) and _rung(pause, steps) >= at for pause in pauses)


def _was_held(pause: Pause) -> bool:
    """To the end, or until the urge had passed, and without the pull growing."""
    if pause.ended != "completed" and pause.decision is not Decision.PASSED:
        return False
    before, after = pause.urge_before, pause.urge_after
    return before is None or after is None or after <= before


def _minutes(minutes: float) -> str:
    words = {1.0: "one minute", 2.0: "two minutes", 5.0: "five minutes", 10.0: "ten minutes"}
    return words.get(minutes, "twenty minutes" if minutes == 20.0 else f"{minutes:g} minutes")
