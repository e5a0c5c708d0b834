"""What was told of a pause after it was over, as plain values: in the library, and in our interchange."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from trainer.errors import RecordingError
from trainer.events import BodyFelt, Decided, PredictionMade, TriggerNamed, UrgeRated
from trainer.library import strict_json as read
from trainer.library.event_json import decode, encode, word_of
from trainer.library.recording_json import checked_time
from trainer.library.strict_json import Fields, writable
from trainer.practice import Later, Outcome, OutcomeTold

OUTCOME: Final = "outcome_told"
TOLD: Final = "told_later"


class Written(NamedTuple):
    """What was told, and when: date and time with the zone."""

    when: str
    said: Later


def encoded(said: Later) -> tuple[str, Mapping[str, object]]:
    """Its kind, and the rest."""
    if isinstance(said, OutcomeTold):
        note = None if said.note is None else writable(said.note)
        of = {} if said.of is None else {"of": writable(said.of)}
        return OUTCOME, {"outcome": said.outcome.value, "note": note, **of}
    return encode(said)


def decoded(kind: str, place: int, fields: Fields) -> Later | None:
    """None for a kind that nobody tells later. Raises: RecordingError."""
    if kind == OUTCOME:
        outcome = word_of(Outcome, fields, "outcome")
        note = read.words_or_none(fields, "note")
        return OutcomeTold(outcome, note, place, read.words_or_none(fields, "of"))
    event = decode(kind, 0.0, fields)
    if isinstance(event, TriggerNamed | BodyFelt | PredictionMade | UrgeRated | Decided):
        return event
    return None


def line_fields(written: Written) -> dict[str, object]:
    """As a line of our interchange."""
    kind, fields = encoded(written.said)
    return {TOLD: kind, "written": written.when, **fields}


def of_line(fields: Fields) -> Written:
    """Raises: RecordingError, for a line that is not what was written."""
    kind, when = read.words(fields, TOLD), checked_time(read.words(fields, "written"), "written")
    rest = {name: value for name, value in fields.items() if name not in (TOLD, "written")}
    said = decoded(kind, 0, rest)
    if said is None or when is None:
        raise RecordingError(f"{read.excerpt(kind)} is nothing that is told later.")
    return Written(when, said)
