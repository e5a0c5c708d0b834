"""Annotations of an urge: what triggered it, where it is felt, what is predicted, and the outcome.

Some are made during the pause, as events, and more afterwards. What was recorded is never changed: later
annotations are stored beside it, and the last one counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from trainer.events import (
    BodyFelt,
    Decided,
    PracticeEvent,
    PredictionMade,
    TriggerNamed,
    UrgeRated,
    WordsEvent,
)


class Outcome(StrEnum):
    """What happened in fact, beside what was predicted."""

    AS_FEARED = "as_feared"
    LESS = "less"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class OutcomeReported:
    """The outcome of a prediction. Where a worksheet has several, `place` says which one, and `of` is its text
    then: a line that was rewritten since is another prediction.
    """

    outcome: Outcome
    note: str | None = None
    place: int = 0
    of: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionWithdrawn:
    """The person took a decision back after the pause was over: it is open again."""


AnnotationEvent: TypeAlias = PracticeEvent | UrgeRated | Decided
Annotation: TypeAlias = AnnotationEvent | OutcomeReported | DecisionWithdrawn
"""What may be added after a pause is over. The `t` of such an event means nothing."""


class WordsField(Struct, frozen=True):
    """A part of the annotations that is in the person's own words and stands by itself.

    Attributes
    ----------
    name
        Of the attribute of `Annotations`, the key in JSON, the column of tables, the option in the terminal.
    event, kind
        What carries it, in its field `event_field`; and the name of that event on disk.
    is_list
        Several short texts instead of one.
    """

    name: str
    event: type[WordsEvent]
    kind: str
    event_field: str
    is_list: bool = False

    def event_of(self, words: str | tuple[str, ...]) -> WordsEvent:
        """Return the event that holds these words; its `t` means nothing."""
        return self.event(0.0, words)  # type: ignore[arg-type]  # which of them, the table says


WORDS_FIELDS: Final = (
    WordsField("trigger", TriggerNamed, "trigger_named", "text"),
    WordsField("body", BodyFelt, "body_felt", "places", is_list=True),
)
"""In the order in which JSON and tables have them. Codecs, tables and options of the terminal follow it."""

_FIELD_OF: Final[Mapping[type, WordsField]] = {field.event: field for field in WORDS_FIELDS}


def join_words(words: str | tuple[str, ...]) -> str:
    """Return the words of a field as one line."""
    return words if isinstance(words, str) else ", ".join(words)


def words_in(event: object) -> tuple[WordsField, str | tuple[str, ...]] | None:
    """Return the field that an event annotates, and its words; None for any other event."""
    field = _FIELD_OF.get(type(event))
    return None if field is None else (field, getattr(event, field.event_field))


class Annotations(Struct, frozen=True):
    """The annotations of the urge of one pause. Empty or None: there is none.

    Attributes
    ----------
    trigger
        What triggered it.
    body
        Where in the body it is felt.
    prediction, sure_percent
        "If I wait, then ...", and how sure that felt, 0 to 100.
    outcome, outcome_note
        The outcome of that prediction.
    """

    trigger: str = ""
    body: tuple[str, ...] = ()
    prediction: str = ""
    sure_percent: int | None = None
    outcome: Outcome | None = None
    outcome_note: str | None = None

    def apply(self, annotation: Annotation) -> "Annotations":
        """Return the annotations after one more; what is empty takes back what was said before.

        Another prediction has no outcome yet, and without a prediction there is none.

        Examples
        --------
        >>> annotations = Annotations(prediction="they leave", outcome=Outcome.NOTHING)
        >>> annotations.apply(PredictionMade(0.0, "they are angry")).outcome is None
        True
        """
        match annotation:
            case PredictionMade(text=text, sure_percent=sure):
                same = (
                    self
                    if text == self.prediction
                    else replace(self, outcome=None, outcome_note=None)
                )
                return replace(same, prediction=text, sure_percent=sure if text else None)
            case OutcomeReported(outcome=outcome, note=note):
                if not self.prediction:
                    return self
                return replace(self, outcome=outcome, outcome_note=note)
        entry = words_in(annotation)
        return self if entry is None else self.with_words(*entry)

    def words(self, field: WordsField) -> str | tuple[str, ...]:
        """Return what a part of the table holds."""
        value: str | tuple[str, ...] = getattr(self, field.name)
        return value

    def with_words(self, field: WordsField, words: str | tuple[str, ...]) -> "Annotations":
        """Return the annotations with other words in a part of the table."""
        return replace(self, **{field.name: words})  # as the table says


NO_ANNOTATIONS: Final = Annotations()
