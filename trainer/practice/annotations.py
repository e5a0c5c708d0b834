"""What a person adds to a pause after it was over, and how it changes what was recorded.

Rule: what was recorded is never changed. What is told later stands beside it, and the last word counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from trainer.events import BodyFelt, Decided, PredictionMade, TriggerNamed, UrgeRated


class Outcome(StrEnum):
    """What happened in fact, beside what was predicted."""

    AS_FEARED = "as_feared"
    LESS = "less"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OutcomeReported:
    """What came of a prediction. Where a sheet holds several, `place` says which one, and `of` how it read
    then: a line that was rewritten since is another prediction.
    """

    outcome: Outcome
    note: str | None = None
    place: int = 0
    of: str | None = None


Annotation: TypeAlias = (
    TriggerNamed | BodyFelt | PredictionMade | UrgeRated | Decided | OutcomeReported
)
"""What may be told after a pause is over. The `t` of an event told later means nothing."""


def apply_annotations(
    fields: Mapping[str, object], later: Iterable[Annotation]
) -> dict[str, object]:
    """What `show --json` says of a session, with what was told of it afterwards."""
    result = dict(fields)
    for said in later:
        name, value = _key_and_value(said)
        if name == "prediction" and _text_of(value) != _text_of(result.get(name)):
            result.pop("outcome", None)  # it came of another one
        if value or value == 0:
            result[name] = value
        else:
            result.pop(name, None)
    if "prediction" not in result:
        result.pop("outcome", None)
    return result


def _key_and_value(annotation: Annotation) -> tuple[str, object]:
    """Where it stands in `show --json`, and how. What is empty takes back what was said before."""
    match annotation:
        case TriggerNamed(text=text):
            return "trigger", text
        case BodyFelt(places=places):
            return "body", list(places)
        case PredictionMade(text=text, sure_percent=sure):
            return "prediction", {"text": text, "sure_percent": sure} if text else None
        case UrgeRated(urge=urge, moment=moment):
            return f"urge_{moment}", urge
        case Decided(decision=decision):
            return "decision", str(decision)
        case OutcomeReported(outcome=outcome, note=note):
            return "outcome", {"outcome": str(outcome), "note": note}


def _text_of(prediction: object) -> object:
    return prediction.get("text") if isinstance(prediction, Mapping) else None
