"""The series of pauses: what set the pull off, what was expected, what came of it, and when to be kind.

Rule: what a person told is kept as they wrote it, and nothing is asked twice. What is told after a pause
stands beside what was recorded in it; the last word counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

from trainer.events import (
    SURE_RANGE,
    URGE_RANGE,
    BodyFelt,
    Decided,
    Decision,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
)

PLACES: Final = ("chest", "stomach", "throat", "shoulders", "jaw", "hands", "head", "legs")
OWN_LIST: Final = 12  # triggers: a list that is read at a glance
BEYOND_ALL: Final = 1e9  # 31 years of waiting; whatever is larger was not measured


class Outcome(StrEnum):
    """What happened in fact, beside what was predicted."""

    AS_FEARED = "as_feared"
    LESS = "less"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OutcomeTold:
    """What came of a prediction. Where a sheet holds several, `place` says which one, and `of` how it read
    then: a line that was rewritten since is another prediction.
    """

    outcome: Outcome
    note: str | None = None
    place: int = 0
    of: str | None = None


Later: TypeAlias = TriggerNamed | BodyFelt | PredictionMade | UrgeRated | Decided | OutcomeTold
"""What may be told after a pause is over. The `t` of an event told later means nothing."""


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


def with_later(told: Mapping[str, object], later: Iterable[Later]) -> dict[str, object]:
    """What `show --json` says of a session, with what was told of it afterwards."""
    result = dict(told)
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


def pause_of(told: Mapping[str, Any], day: float | None) -> Pause:
    """A pause from what `show --json` says of it. What makes no sense there is taken as not told."""
    figures = told.get("figures")
    heart = figures if isinstance(figures, dict) else {}
    body = told.get("body")
    return Pause(
        id=str(told["id"]),
        started=_text(told.get("started")),
        day=day,
        waited_s=max(0.0, number(told.get("duration_s")) or 0.0),
        planned_s=number(told.get("planned_s")),
        urge_before=_within(told.get("urge_before"), URGE_RANGE),
        urge_after=_within(told.get("urge_after"), URGE_RANGE),
        decision=_DECISIONS.get(_text(told.get("decision"))),
        mean_hr_bpm=number(heart.get("mean_hr_bpm")),
        rsa_ms=number(heart.get("rsa_ms")),
        guide=_text(told.get("guide")),
        ended=_text(told.get("ended")),
        trigger=_text(told.get("trigger")) or "",
        body=tuple(map(str, body)) if isinstance(body, list) else (),
        prediction=_prediction(told),
        note=_text(told.get("note")),
    )


def own_triggers(pauses: Iterable[Pause]) -> tuple[str, ...]:
    """The person's own list: what they named before, the most frequent first, the latest of equals first.

    It is kept nowhere else: who deletes the pauses has it forgotten.

    Args:
        pauses: oldest first.
    """
    named = [pause.trigger for pause in pauses if pause.trigger.strip()]
    counted = Counter(reversed(named))
    return tuple(trigger for trigger, _ in counted.most_common(OWN_LIST))


def still_open(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Those of which nobody has told yet what came of them."""
    return [prediction for prediction in predictions if prediction.outcome is None]


def number(value: object) -> float | None:
    """What was measured; None for what damage or another hand put there, and no waiting can be."""
    if isinstance(value, float):  # as nearly all are: the quick way, for ten thousand pauses
        return value if abs(value) <= BEYOND_ALL else None
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value) if abs(value) <= BEYOND_ALL else None
    return None


_DECISIONS: Final[Mapping[object, Decision]] = {str(decision): decision for decision in Decision}
_OUTCOMES: Final[Mapping[object, Outcome]] = {str(outcome): outcome for outcome in Outcome}


def _key_and_value(said: Later) -> tuple[str, object]:
    """Where it stands in `show --json`, and how. What is empty takes back what was said before."""
    match said:
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
        case OutcomeTold(outcome=outcome, note=note):
            return "outcome", {"outcome": str(outcome), "note": note}


def _text_of(prediction: object) -> object:
    return prediction.get("text") if isinstance(prediction, Mapping) else None


def _prediction(told: Mapping[str, Any]) -> Prediction | None:
    made = told.get("prediction")
    if not isinstance(made, dict):
        return None
    text = _text(made.get("text"))
    if not text:
        return None
    came = told.get("outcome")
    outcome = came if isinstance(came, dict) else {}
    return Prediction(
        id=str(told["id"]),
        made=_text(told.get("started")),
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
