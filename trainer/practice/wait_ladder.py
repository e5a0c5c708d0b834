"""The ladder of waiting: a suggestion for the next pause, from one's own record.

Rule: it is only ever suggested, with its reason, and the reason is true of the record. A step down is as
welcome as a step up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import Final

from trainer.messages import Message, Sentences
from trainer.plan import Guide
from trainer.practice import messages
from trainer.practice.guide_fading import suggest_guide_from_pauses
from trainer.practice.pauses import (
    A_LOT,
    LOOKED_AT,
    Pause,
    completed_without_increase,
    describe_hard_pauses,
    was_too_hard,
)

STEPS: Final = (1.0, 2.0, 5.0, 10.0, 20.0)  # minutes
OWN_STEPS: Final = (0.5, 60.0)  # between these, minutes
SMALL_STEP_MIN: Final = 1.0  # minutes: so much more, or this share of the wait, is slightly longer
SMALL_STEP_RATIO: Final = 0.25
SAME_STEP_RATIO: Final = 0.1  # of a step, and it is no step of its own
SLACK_S: Final = 1.0  # a clock may tell the end of a minute a little early


class LadderStep(StrEnum):
    UP = "up"
    STAY = "stay"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """So many minutes for the next pause, and why, in a sentence.

    `guide` is another guide to try, with its sentence; both are None where nothing speaks for another.
    """

    minutes: float
    step: LadderStep
    sentence: Message
    guide: Guide | None = None
    guide_sentence: Message | None = None


def suggest_next_wait(pauses: Sequence[Pause]) -> Suggestion:
    """What to try next: how long, and led by what.

    A step longer after three pauses in a row on the same step that were waited to the end without the
    urge being stronger after than before; a step shorter when two of the last three, this long or
    shorter, were cut short or left the urge stronger. Otherwise the same again. "Slightly longer than
    feels comfortable" is the principle of the practice; that three times are enough is a design guess.
    What guides, see `trainer.practice.guide_fading`.

    Parameters
    ----------
    pauses : sequence of Pause
        Oldest first.
    """
    if not pauses:
        return Suggestion(5.0, LadderStep.STAY, messages.BeginComfortably())
    recent = pauses[-LOOKED_AT:]
    steps = sorted(ladder_steps(pauses).union(STEPS))
    suggestion = _next_step(recent, steps)
    other = suggest_guide_from_pauses(recent)
    if other is None:
        return suggestion
    guide, why = other
    both = suggestion.step is LadderStep.UP
    sentence = Sentences((why, messages.OneChangeAtATime())) if both else why
    return replace(suggestion, guide=guide, guide_sentence=sentence)


def ladder_steps(pauses: Sequence[Pause]) -> set[float]:
    """The person's own steps: lengths that were agreed on and waited to the end, and are not on the ladder.

    A last one shorter than the ladder begins is one too, so that nobody is led to a longer one by rounding.
    """
    own = {_tenths(p.planned_s) for p in pauses if completed_without_increase(p) and p.planned_s}
    last_s = pauses[-1].planned_s
    if last_s is not None and _rung(last_s, STEPS) < 0:
        own.add(_tenths(last_s))
    least, most = OWN_STEPS
    return {
        minutes
        for minutes in own
        if least <= minutes <= most and all(abs(minutes - s) >= SAME_STEP_RATIO * s for s in STEPS)
    }


def _next_step(recent: Sequence[Pause], steps: Sequence[float]) -> Suggestion:
    at = _rung(_agreed_s(recent[-1]), steps)
    lower, here, higher = max(0, at - 1), max(0, at), at + 1
    hard = [p for p in recent if was_too_hard(p) and _rung(_agreed_s(p), steps) <= at]
    if len(hard) >= A_LOT:
        return _less(recent, steps[lower], can_go_down=at > 0)
    if _all_completed_on(at, recent, steps) and higher < len(steps):
        return Suggestion(steps[higher], LadderStep.UP, _longer(at, recent, steps))
    return _same(recent[-1], steps[here])


def _longer(at: int, recent: Sequence[Pause], steps: Sequence[float]) -> Message:
    length = length_message(steps[at + 1])
    if at < 0:
        return messages.WaitLongerThanShortest(length)
    waited = _waited(steps[at], recent)
    if steps[at + 1] - steps[at] > max(SMALL_STEP_MIN, SMALL_STEP_RATIO * steps[at]):
        return messages.WaitNextStep(waited, length)
    return messages.WaitLonger(waited, length)


def _less(recent: Sequence[Pause], minutes: float, *, can_go_down: bool) -> Suggestion:
    hard, length = describe_hard_pauses(recent), length_message(minutes)
    if not can_go_down:
        return Suggestion(minutes, LadderStep.STAY, messages.WaitNoMore(hard, length))
    return Suggestion(minutes, LadderStep.DOWN, messages.WaitLess(hard, length))


def _same(last: Pause, minutes: float) -> Suggestion:
    length = length_message(minutes)
    if abs(last.waited_s - 60.0 * minutes) <= 60.0 * SAME_STEP_RATIO * minutes:
        return Suggestion(minutes, LadderStep.STAY, messages.SameAgain(length))
    return Suggestion(minutes, LadderStep.STAY, messages.GoodNextStep(length))


def _all_completed_on(at: int, recent: Sequence[Pause], steps: Sequence[float]) -> bool:
    """Three, each waited to the end and as long as this step, but not as long as the next."""
    completed = [
        p for p in recent if completed_without_increase(p) and _rung(p.waited_s, steps) == at
    ]
    return len(completed) == LOOKED_AT


def _agreed_s(pause: Pause) -> float:
    """How long it was to be, or was, where one waited again."""
    return max(pause.planned_s or pause.waited_s, pause.waited_s)


def _rung(seconds: float, steps: Sequence[float]) -> int:
    """The place of the longest step that fits; -1 where it is shorter than all."""
    return sum(60.0 * step <= seconds + SLACK_S for step in steps) - 1


def _waited(minutes: float, pauses: Iterable[Pause]) -> Message:
    longer = any(pause.waited_s > 60.0 * minutes * (1.0 + SAME_STEP_RATIO) for pause in pauses)
    length = length_message(minutes)
    return messages.AtLeast(length) if longer else length


def length_message(minutes: float) -> Message:
    """Return a length of a pause; below a minute in seconds.

    >>> length_message(0.5), length_message(2.5), length_message(5.0)
    (WholeSeconds(seconds=30), PartMinutes(minutes=2.5), WholeMinutes(minutes=5))
    """
    if minutes < 1.0:
        return messages.WholeSeconds(round(60.0 * minutes))
    return messages.minutes_message(minutes)


def _tenths(seconds: float) -> float:
    """Minutes, never more than were agreed on."""
    return floor(seconds / 6.0 + 1e-6) / 10.0
