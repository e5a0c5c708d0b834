"""What sets the urge off, by the triggers that the person named: how often, the urge before and after, how long.

Nothing is ranked but by how often it was named. An urge that was not rated is in no mean.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Final

from trainer.practice.pauses import Pause

MAX_FREQUENT: Final = 12  # a list that is read at a glance
MAX_KEY_CHARS: Final = 1000
"""Triggers that are alike for so long are one: a text of any length costs no more."""


@dataclass(frozen=True, slots=True)
class TriggerSummary:
    """The pauses of one trigger.

    Attributes
    ----------
    text
        As it was written last, on one line.
    pauses, rated
        How many pauses there were, and of how many the urge is known before and after.
    urge_before, urge_after
        The means of those, 0 to 10; None where there are none.
    waited_s
        The median of the time waited, s.
    latest
        When the last of them began, ISO 8601, where anybody knows.
    """

    text: str
    pauses: int
    rated: int
    urge_before: float | None
    urge_after: float | None
    waited_s: float
    latest: str | None


def summarize_triggers(pauses: Iterable[Pause]) -> tuple[TriggerSummary, ...]:
    """Return the triggers of pauses, the most frequent first, of equally frequent ones the latest.

    Capital letters and spaces make no difference.

    Parameters
    ----------
    pauses
        Oldest first.

    Examples
    --------
    >>> from trainer.practice.annotations import Annotations
    >>> named = [Annotations(trigger=text) for text in ("No answer", "a call", "no  answer ")]
    >>> pauses = [Pause("p", None, None, 60.0, annotations=each) for each in named]
    >>> [(each.text, each.pauses) for each in summarize_triggers(pauses)]
    [('no answer', 2), ('a call', 1)]
    """
    by_trigger: dict[str, list[Pause]] = {}
    for pause in pauses:
        key = _on_one_line(pause.trigger).casefold()
        if key:
            by_trigger[key] = by_trigger.pop(key, [])  # the one named last comes last
            by_trigger[key].append(pause)
    newest_first = reversed(by_trigger.values())
    return tuple(sorted(map(_summarize, newest_first), key=lambda each: -each.pauses))


def frequent_triggers(pauses: Iterable[Pause]) -> tuple[str, ...]:
    """Return the person's own list: what they named before, in the order of `summarize_triggers`.

    It is kept nowhere else: who deletes the pauses has it forgotten.

    Parameters
    ----------
    pauses : iterable of Pause
        Oldest first.
    """
    return tuple(trigger.text for trigger in summarize_triggers(pauses)[:MAX_FREQUENT])


def _on_one_line(trigger: str) -> str:
    return " ".join(trigger[:MAX_KEY_CHARS].split())


def _summarize(group: Sequence[Pause]) -> TriggerSummary:
    rated = [pause.urges for pause in group if pause.urges is not None]
    return TriggerSummary(
        text=_on_one_line(group[-1].trigger),
        pauses=len(group),
        rated=len(rated),
        urge_before=fmean(before for before, _ in rated) if rated else None,
        urge_after=fmean(after for _, after in rated) if rated else None,
        waited_s=median(pause.waited_s for pause in group),
        latest=group[-1].started,
    )
