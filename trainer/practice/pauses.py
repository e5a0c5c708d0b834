"""The pauses as one series: triggers, predictions, outcomes, and how each pause went.

Rule: what a person wrote is kept as they wrote it, and nothing is asked twice. What nobody told counts
neither for nor against. A pause that broke off by itself, or ended because the urge had passed, was not
too hard, and it was not waited to its end either.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from trainer.events import SURE_RANGE, URGE_RANGE, Decision
from trainer.messages import Message
from trainer.practice.annotations import Outcome
from trainer.practice.messages import LastThreePauses, LastTwoPauses, TwoOfLastThreePauses
from trainer.recording import Completion

PLACES: Final = ("chest", "stomach", "throat", "shoulders", "jaw", "hands", "head", "legs")
OWN_LIST: Final = 12  # triggers: a list that is read at a glance
BEYOND_ALL: Final = 1e9  # 31 years of waiting; whatever is larger was not measured


@dataclass(frozen=True, slots=True)
class Prediction:
    """ "If I wait, then ...", and what came of it. `id` is what a follow-up calls it.

    `made` is when, ISO 8601, where anybody knows; `outcome` is None while nobody has told it.
    """

    id: str
    made: str | None
    text: str
    sure_percent: int | None
    outcome: Outcome | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause as the series sees it. `day` counts days, and is None where nobody dated it."""

    id: str
    started: str | None
    day: float | None
    waited_s: float
    planned_s: float | None = None
    urge_before: int | None = None
    urge_after: int | None = None
    decision: Decision | None = None
    mean_hr_bpm: float | None = None
    rsa_ms: float | None = None
    guide: str | None = None
    ended: str | None = None
    trigger: str = ""
    body: tuple[str, ...] = ()
    prediction: Prediction | None = None
    note: str | None = None


def pause_from_fields(fields: Mapping[str, Any], day: float | None) -> Pause:
    """A pause from what `show --json` says of it. What makes no sense there is taken as not told."""
    figures = fields.get("figures")
    heart = figures if isinstance(figures, dict) else {}
    body = fields.get("body")
    return Pause(
        id=str(fields["id"]),
        started=_text(fields.get("started")),
        day=day,
        waited_s=max(0.0, number_or_none(fields.get("duration_s")) or 0.0),
        planned_s=number_or_none(fields.get("planned_s")),
        urge_before=_within(fields.get("urge_before"), URGE_RANGE),
        urge_after=_within(fields.get("urge_after"), URGE_RANGE),
        decision=_DECISIONS.get(_text(fields.get("decision"))),
        mean_hr_bpm=number_or_none(heart.get("mean_hr_bpm")),
        rsa_ms=number_or_none(heart.get("rsa_ms")),
        guide=_text(fields.get("guide")),
        ended=_text(fields.get("ended")),
        trigger=_text(fields.get("trigger")) or "",
        body=tuple(map(str, body)) if isinstance(body, list) else (),
        prediction=_prediction(fields),
        note=_text(fields.get("note")),
    )


def frequent_triggers(pauses: Iterable[Pause]) -> tuple[str, ...]:
    """The person's own list: what they named before, the most frequent first, the latest of equals first.

    It is kept nowhere else: who deletes the pauses has it forgotten.

    Args:
        pauses: oldest first.
    """
    named = [pause.trigger for pause in pauses if pause.trigger.strip()]
    counted = Counter(reversed(named))
    return tuple(trigger for trigger, _ in counted.most_common(OWN_LIST))


def open_predictions(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Those of which nobody has told yet what came of them."""
    return [prediction for prediction in predictions if prediction.outcome is None]


def number_or_none(value: object) -> float | None:
    """What was measured; None for what damage or another hand put there, and no waiting can be."""
    if isinstance(value, float):  # as nearly all are: the quick way, for ten thousand pauses
        return value if abs(value) <= BEYOND_ALL else None
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) <= BEYOND_ALL else None
    return None


_DECISIONS: Final[Mapping[object, Decision]] = {str(decision): decision for decision in Decision}
_OUTCOMES: Final[Mapping[object, Outcome]] = {str(outcome): outcome for outcome in Outcome}


def _prediction(fields: Mapping[str, Any]) -> Prediction | None:
    made = fields.get("prediction")
    if not isinstance(made, dict):
        return None
    text = _text(made.get("text"))
    if not text:
        return None
    came = fields.get("outcome")
    outcome = came if isinstance(came, dict) else {}
    return Prediction(
        id=str(fields["id"]),
        made=_text(fields.get("started")),
        text=text,
        sure_percent=_within(made.get("sure_percent"), SURE_RANGE),
        outcome=_OUTCOMES.get(_text(outcome.get("outcome"))),
        note=_text(outcome.get("note")),
    )


def _within(value: object, ends: tuple[int, int]) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if ends[0] <= value <= ends[1] else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


LOOKED_AT: Final = 3
A_LOT: Final = 2  # of those, and less may be enough


def completed_without_increase(pause: Pause) -> bool:
    """Waited to the end, without the pull being stronger after than before."""
    return pause.ended == Completion.COMPLETED and not _grew(pause)


def was_too_hard(pause: Pause) -> bool:
    """Ended early although the urge had not passed, or the pull was stronger after than before."""
    cut_short = pause.ended == Completion.EARLY and pause.decision is not Decision.PASSED
    return cut_short or _grew(pause)


def describe_hard_pauses(recent: Sequence[Pause]) -> Message:
    """How a sentence about them begins, where two or more of two or three were.

    >>> hard = Pause("a", None, None, 60.0, ended="early")
    >>> describe_hard_pauses([hard, hard]), describe_hard_pauses([Pause("b", None, None, 60.0), hard, hard])
    (LastTwoPauses(), TwoOfLastThreePauses())
    """
    if all(map(was_too_hard, recent)):
        return LastThreePauses() if len(recent) == LOOKED_AT else LastTwoPauses()
    return TwoOfLastThreePauses()


def _grew(pause: Pause) -> bool:
    before, after = pause.urge_before, pause.urge_after
    return before is not None and after is not None and after > before
