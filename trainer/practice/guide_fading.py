"""The guide fades as the person holds the rhythm, for leaning on a guide is not the aim.

Rule: it is only ever suggested. A fuller guide is as welcome as a fainter one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from trainer.messages import Message
from trainer.plan import Exercise, Guide
from trainer.practice import messages
from trainer.practice.pauses import (
    A_LOT,
    LOOKED_AT,
    Pause,
    completed_without_increase,
    describe_hard_pauses,
    was_too_hard,
)
from trainer.practice.summary import SessionSummary
from trainer.recording import Completion

PAUSES_IN_A_ROW: Final = 3
MAX_RATE_DIFFERENCE_PER_MIN: Final = 0.5  # between the breath that was led and the one breathed
STEPS: Final = tuple(Guide)
FAINTER: Final[Mapping[Guide, Message]] = {
    Guide.DISC: messages.DiscMayDo(),
    Guide.SOUND: messages.SoundMayDo(),
    Guide.TIMER: messages.NoGuideMayDo(),
}
FULLER: Final[Mapping[Guide, Callable[[Message], Message]]] = {
    Guide.FULL: messages.EverythingMayGuide,
    Guide.DISC: messages.DiscMayGuide,
    Guide.SOUND: messages.SoundMayGuide,
}


def suggest_guide(sessions: Iterable[SessionSummary], guide: Guide) -> Guide | None:
    """Another guide than this one to try next, or None.

    A step fainter after three pauses in a row with this guide in which the breath was seen to hold the
    rhythm; a step fuller after three in which it was seen to be another. Pauses in which no breath was
    seen, because no heart was heard, say nothing, and demonstrations are passed over.

    Parameters
    ----------
    sessions : iterable of SessionSummary
        Newest first.
    guide : Guide
        The one of the next pause, if nothing is suggested.
    """
    pauses = (s for s in sessions if s.exercise is Exercise.PAUSE and not s.is_demo)
    seen = [_are_completed(s) for s in islice(pauses, PAUSES_IN_A_ROW) if s.guide is guide]
    at = STEPS.index(guide)
    if len(seen) < PAUSES_IN_A_ROW:
        return None
    if all(completed is True for completed in seen) and at + 1 < len(STEPS):
        return STEPS[at + 1]
    if all(completed is False for completed in seen) and at > 0:
        return STEPS[at - 1]
    return None


def suggest_guide_from_pauses(recent: Sequence[Pause]) -> tuple[Guide, Message] | None:
    """Another guide to try next, and why, from how the last three pauses went; no heart is needed.

    A step fainter after three in a row with the same guide that were waited to the end without the urge
    being stronger after: what is practised is to need less that reassures (safety signals: Craske 2014,
    doi 10.1016/j.brat.2014.04.006). A step fuller when two of them were cut short or left it stronger.

    Parameters
    ----------
    recent : sequence of Pause
        The last three, or fewer, oldest first.
    """
    guide = _GUIDES.get(recent[-1].guide or "full") if recent else None
    if guide is None:
        return None
    at, alike = STEPS.index(guide), [p for p in recent if (p.guide or "full") == guide]
    if sum(map(was_too_hard, alike)) >= A_LOT and at > 0:
        return STEPS[at - 1], FULLER[STEPS[at - 1]](describe_hard_pauses(recent))
    if (
        len(alike) == LOOKED_AT
        and all(map(completed_without_increase, alike))
        and at + 1 < len(STEPS)
    ):
        return STEPS[at + 1], FAINTER[STEPS[at + 1]]
    return None


_GUIDES: Final[Mapping[str, Guide]] = {guide.value: guide for guide in Guide}


def _are_completed(session: SessionSummary) -> bool | None:
    """Did they breathe as they were led, to the end? None: nobody can tell."""
    breathed, led = session.figures.get("breaths_per_min"), session.breaths_per_min_last
    if breathed is None or led is None:
        return None
    return (
        session.completion is Completion.COMPLETED
        and abs(breathed - led) <= MAX_RATE_DIFFERENCE_PER_MIN
    )
