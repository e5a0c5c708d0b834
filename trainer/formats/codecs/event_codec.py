"""Every event as a kind and its fields, and back, exactly.

The kinds and field names are what stands on disk: they outlive the names in the code, so none may
change without a migration of the library. `t` is not among the fields: the library keeps it as whole
microseconds in a column of its own, the interchange beside the kind.

This module says what is understood, and what is refused in which words. `event_json` does the same for
long recordings, faster, and asks here about whatever it does not take.
"""

from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from enum import StrEnum
from functools import partial
from typing import Final, TypeAlias, TypeVar

from trainer.errors import RecordingError, TrainerError
from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    ChestMoved,
    Contact,
    ContactChanged,
    Decided,
    Decision,
    Event,
    ExhaleLengthened,
    ExhaleShortened,
    FinishRequested,
    HeartRateReported,
    Link,
    LinkChanged,
    Moment,
    MomentMarked,
    NoteWritten,
    PatternChosen,
    PredictionMade,
    SourceChanged,
    Tick,
    Unencodable,
    UrgeRated,
)
from trainer.formats.codecs.json_validation import (
    MAX_NUMBER,
    Fields,
    excerpt,
    read_bool,
    read_int,
    read_int_or_none,
    read_number,
    read_number_or_none,
    read_object,
    read_text,
    read_texts,
    read_triples,
    refuse_unknown_fields,
    replace_surrogates,
)
from trainer.formats.codecs.message_codec import MESSAGE_FIELD, decode_message, encode_message
from trainer.formats.messages import EventTimeOutOfRange, EventUnknown, FieldNotAllowed
from trainer.messages import Describe, Message
from trainer.pacing import BreathPattern
from trainer.practice.annotations import WORDS_FIELDS

MAX_EVENT_TIME_S: Final = 1e9  # below this, microseconds in a float are exact both ways
FieldReader: TypeAlias = Callable[[Fields, str], object]
KINDS: Final[dict[type[Event], str]] = {
    Beat: "beat",
    SourceChanged: "source_changed",
    ContactChanged: "contact_changed",
    LinkChanged: "link_changed",
    HeartRateReported: "heart_rate_told",
    BatteryReported: "battery_told",
    ChestMoved: "chest_moved",
    Decided: "decided",
    UrgeRated: "urge_rated",
    PatternChosen: "pattern_chosen",
    NoteWritten: "note_written",
    **{field.event: field.kind for field in WORDS_FIELDS},
    PredictionMade: "prediction_made",
    Tick: "tick",
    Begin: "begin",
    FinishRequested: "finish",
    MomentMarked: "moment_marked",
    ExhaleShortened: "too_long",
    ExhaleLengthened: "longer",
    Unencodable: "unencodable",
}

EnumT = TypeVar("EnumT", bound=StrEnum)
NumberT = TypeVar("NumberT", int, float)


def encode_event(event: Event, describe: Describe | None = None) -> tuple[str, dict[str, object]]:
    """The kind of an event and its fields without `t`.

    Parameters
    ----------
    event : Event
        The event.
    describe : Describe or None
        Makes the sentence of what a sensor said, for other programs; without it only the message is
        kept.

    Raises
    ------
    ValueError
        A number is not finite, or beyond what can be read again.

    Examples
    --------
    >>> encode_event(Beat(0.8, 800.0))
    ('beat', {'rr_ms': 800.0})
    """
    if isinstance(event, Beat):
        return "beat", _beat_fields(event)
    kind = KINDS[type(event)]
    fields = {name: _to_json_value(getattr(event, name)) for name in _FIELD_READERS[kind]}
    if isinstance(event, ContactChanged | LinkChanged):
        fields |= encode_message(event.detail, "detail", describe)
    return kind, fields


def decode_event(kind: str, t: float, fields: Fields) -> Event:
    """The event that was encoded.

    Parameters
    ----------
    kind : str
        One of the values of `KINDS`.
    t : float
        Session time, s.
    fields : Fields
        As `encode_event` gave them, read from JSON.

    Raises
    ------
    RecordingError
        An unknown kind or field, a wrong type, a number that is not finite, or a value that the event
        itself refuses.
    """
    if not abs(t) <= MAX_EVENT_TIME_S:
        raise RecordingError(EventTimeOutOfRange(t))
    event_type = EVENT_TYPES.get(kind)
    if event_type is None:
        raise RecordingError(EventUnknown(excerpt(kind)))
    readers = _FIELD_READERS[kind]
    refuse_unknown_fields(fields, *readers, *_OPTIONAL_FIELDS.get(kind, ()), of=kind)
    try:
        return event_type(t, *(read(fields, name) for name, read in readers.items()))
    except RecordingError:
        raise
    except TrainerError as exc:
        raise RecordingError(exc.message) from exc


def pattern_to_fields(pattern: BreathPattern) -> dict[str, object]:
    return {name: getattr(pattern, name) for name in _PATTERN_FIELDS}


def pattern_from_fields(fields: Fields) -> BreathPattern:
    """Raises: RecordingError, or PatternError for a breath that cannot be breathed."""
    refuse_unknown_fields(fields, *_PATTERN_FIELDS, of="pattern")
    return BreathPattern(*(read_number(fields, name) for name in _PATTERN_FIELDS))


def enum_from_fields(enum: type[EnumT], fields: Fields, name: str) -> EnumT:
    """One of a fixed set of words. Raises: RecordingError."""
    value = read_text(fields, name)
    try:
        return enum(value)
    except ValueError as exc:
        raise RecordingError(FieldNotAllowed(name, excerpt(value))) from exc


def _to_json_value(value: object) -> object:
    """What JSON can say of the field of an event."""
    if isinstance(value, BreathPattern):
        return pattern_to_fields(value)
    if isinstance(value, tuple):
        return [_to_json_value(each) for each in value]
    if isinstance(value, str):
        return replace_surrogates(str(value))
    return _check_number(value) if isinstance(value, int | float) else value


def _check_number(number: NumberT) -> NumberT:
    """The number, if it can be read again: one that cannot would make the session unreadable.

    Raises: ValueError.
    """
    if not abs(number) <= MAX_NUMBER:
        raise ValueError("a number that JSON, or we, cannot keep")
    return number


def _beat_fields(beat: Beat) -> dict[str, object]:
    """Of a beat, what is absent is left out: there are many of them."""
    fields: dict[str, object] = {"rr_ms": _check_number(beat.rr_ms)}
    if beat.raw is not None:
        fields["raw"] = _check_number(beat.raw)
    if beat.received is not None:
        fields["received"] = _check_number(beat.received)
    return fields


def _read_pattern(fields: Fields, name: str) -> BreathPattern:
    return pattern_from_fields(read_object(fields, name))


_PATTERN_FIELDS: Final = tuple(field.name for field in dataclass_fields(BreathPattern))
_TYPE_READERS: Final[dict[object, FieldReader]] = {
    float: read_number,
    float | None: read_number_or_none,
    int: read_int,
    int | None: read_int_or_none,
    bool: read_bool,
    str: read_text,
    tuple[str, ...]: read_texts,
    tuple[tuple[int, int, int], ...]: read_triples,
    BreathPattern: _read_pattern,
    Message | None: decode_message,
    **{enum: partial(enum_from_fields, enum) for enum in (Contact, Link, Decision, Moment)},
}
_FIELD_READERS: Final[dict[str, dict[str, FieldReader]]] = {
    kind: {f.name: _TYPE_READERS[f.type] for f in dataclass_fields(event) if f.name != "t"}
    for event, kind in KINDS.items()
}
_OPTIONAL_FIELDS: Final = {
    KINDS[event]: (MESSAGE_FIELD,) for event in (ContactChanged, LinkChanged)
}
EVENT_TYPES: Final[dict[str, Callable[..., Event]]] = {kind: event for event, kind in KINDS.items()}
