"""Every event as a kind and its fields, and back, exactly.

The kinds and field names are what stands on disk: they outlive the names in the code, so none may
change without a migration of the library. `t` is not among the fields: the library keeps it as whole
microseconds in a column of its own, the interchange beside the kind.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from trainer.errors import RecordingError, TrainerError
from trainer.events import (
    BatteryReported,
    Beat,
    Begin,
    BodyFelt,
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
    TriggerNamed,
    Unencodable,
    UrgeRated,
)
from trainer.formats import json_validation as read
from trainer.formats.json_validation import Fields
from trainer.pacing import BreathPattern

LONGEST_T: Final = 1e9  # s: below this, microseconds in a float are exact both ways
Bare: TypeAlias = Tick | Begin | FinishRequested | MomentMarked | ExhaleShortened | ExhaleLengthened
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
    TriggerNamed: "trigger_named",
    BodyFelt: "body_felt",
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
T = TypeVar("T", int, float)


def encode_event(event: Event) -> tuple[str, dict[str, object]]:
    """The kind of an event and its fields without `t`.

    Raises:
        ValueError: a number is not finite, or beyond what can be read again.

    >>> encode_event(Beat(0.8, 800.0))
    ('beat', {'rr_ms': 800.0})
    """
    if isinstance(event, Beat):
        return "beat", _beat_fields(event)
    kind = KINDS[type(event)]
    return kind, {name: _plain(getattr(event, name)) for name in _NAMES[kind]}


def decode_event(kind: str, t: float, fields: Fields) -> Event:
    """The event that was encoded.

    Raises:
        RecordingError: an unknown kind or field, a wrong type, a number that is not finite, or a
            value that the event itself refuses.
    """
    if not abs(t) <= LONGEST_T:
        raise RecordingError(f"No event happens at t = {t!r} s.")
    reader = _READERS.get(kind)
    if reader is None:
        raise RecordingError(f"Nobody knows the event {read.excerpt(kind)}.")
    read.refuse_unknown_fields(fields, *_NAMES[kind], of=kind)
    try:
        return reader(t, fields)
    except RecordingError:
        raise
    except TrainerError as exc:
        raise RecordingError(str(exc)) from exc


def _plain(value: object) -> object:
    """What JSON can say of the field of an event."""
    if isinstance(value, BreathPattern):
        return pattern_to_fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, str):
        return read.replace_surrogates(str(value))
    return _readable(value) if isinstance(value, int | float) else value


def _readable(number: T) -> T:
    """The number, if it can be read again: one that cannot would make the session unreadable.

    Raises: ValueError.
    """
    if not abs(number) <= read.LARGEST_NUMBER:
        raise ValueError("a number that JSON, or we, cannot keep")
    return number


def pattern_to_fields(pattern: BreathPattern) -> dict[str, object]:
    return {
        "inhale_s": pattern.inhale_s,
        "hold_full_s": pattern.hold_full_s,
        "exhale_s": pattern.exhale_s,
        "hold_empty_s": pattern.hold_empty_s,
    }


def pattern_from_fields(fields: Fields) -> BreathPattern:
    """Raises: RecordingError, or PatternError for a breath that cannot be breathed."""
    names = ("inhale_s", "hold_full_s", "exhale_s", "hold_empty_s")
    read.refuse_unknown_fields(fields, *names, of="pattern")
    return BreathPattern(*(read.read_number(fields, name) for name in names))


def enum_from_fields(known: type[EnumT], fields: Fields, name: str) -> EnumT:
    """One of a fixed set of words."""
    value = read.read_text(fields, name)
    try:
        return known(value)
    except ValueError as exc:
        raise RecordingError(f"{name!r} cannot be {read.excerpt(value)}.") from exc


def _beat_fields(beat: Beat) -> dict[str, object]:
    fields: dict[str, object] = {"rr_ms": _readable(beat.rr_ms)}
    if beat.raw is not None:
        fields["raw"] = _readable(beat.raw)
    if beat.received is not None:
        fields["received"] = _readable(beat.received)
    return fields


def _beat(t: float, fields: Fields) -> Beat:
    rr_ms = read.read_number(fields, "rr_ms")
    if len(fields) == 1:
        return Beat(t, rr_ms)
    raw = read.read_int_or_none(fields, "raw")
    return Beat(t, rr_ms, raw, read.read_number_or_none(fields, "received"))


def _source_changed(t: float, fields: Fields) -> SourceChanged:
    return SourceChanged(
        t,
        read.read_text(fields, "source"),
        read.read_number(fields, "resolution_ms"),
        read.read_bool(fields, "gives_rr"),
    )


def _contact_changed(t: float, fields: Fields) -> ContactChanged:
    return ContactChanged(
        t, enum_from_fields(Contact, fields, "contact"), read.read_text(fields, "detail")
    )


def _decided(t: float, fields: Fields) -> Decided:
    return Decided(t, enum_from_fields(Decision, fields, "decision"))


def _urge_rated(t: float, fields: Fields) -> UrgeRated:
    return UrgeRated(t, read.read_int(fields, "urge"), enum_from_fields(Moment, fields, "moment"))


def _pattern_chosen(t: float, fields: Fields) -> PatternChosen:
    return PatternChosen(t, pattern_from_fields(read.read_object(fields, "pattern")))


def _note_written(t: float, fields: Fields) -> NoteWritten:
    return NoteWritten(t, read.read_text(fields, "text"))


def _trigger_named(t: float, fields: Fields) -> TriggerNamed:
    return TriggerNamed(t, read.read_text(fields, "text"))


def _body_felt(t: float, fields: Fields) -> BodyFelt:
    return BodyFelt(t, read.read_texts(fields, "places"))


def _prediction_made(t: float, fields: Fields) -> PredictionMade:
    return PredictionMade(
        t, read.read_text(fields, "text"), read.read_int_or_none(fields, "sure_percent")
    )


def _link_changed(t: float, fields: Fields) -> LinkChanged:
    return LinkChanged(t, enum_from_fields(Link, fields, "link"), read.read_text(fields, "detail"))


def _heart_rate_reported(t: float, fields: Fields) -> HeartRateReported:
    return HeartRateReported(t, read.read_number(fields, "hr_bpm"))


def _battery_reported(t: float, fields: Fields) -> BatteryReported:
    return BatteryReported(t, read.read_int(fields, "percent"))


def _chest_moved(t: float, fields: Fields) -> ChestMoved:
    return ChestMoved(t, read.read_number(fields, "rate_hz"), read.read_triples(fields, "mg"))


def _unencodable(t: float, fields: Fields) -> Unencodable:
    return Unencodable(t, read.read_text(fields, "text"))


def _bare(event: Callable[[float], Bare]) -> Callable[[float, Fields], Event]:
    return lambda t, _: event(t)


_READERS: Final[dict[str, Callable[[float, Fields], Event]]] = {
    "beat": _beat,
    "source_changed": _source_changed,
    "contact_changed": _contact_changed,
    "link_changed": _link_changed,
    "heart_rate_told": _heart_rate_reported,
    "battery_told": _battery_reported,
    "chest_moved": _chest_moved,
    "decided": _decided,
    "urge_rated": _urge_rated,
    "pattern_chosen": _pattern_chosen,
    "note_written": _note_written,
    "trigger_named": _trigger_named,
    "body_felt": _body_felt,
    "prediction_made": _prediction_made,
    "tick": _bare(Tick),
    "begin": _bare(Begin),
    "finish": _bare(FinishRequested),
    "moment_marked": _bare(MomentMarked),
    "too_long": _bare(ExhaleShortened),
    "longer": _bare(ExhaleLengthened),
    "unencodable": _unencodable,
}
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "beat": ("rr_ms", "raw", "received"),
    "source_changed": ("source", "resolution_ms", "gives_rr"),
    "contact_changed": ("contact", "detail"),
    "link_changed": ("link", "detail"),
    "heart_rate_told": ("hr_bpm",),
    "battery_told": ("percent",),
    "chest_moved": ("rate_hz", "mg"),
    "decided": ("decision",),
    "urge_rated": ("urge", "moment"),
    "pattern_chosen": ("pattern",),
    "note_written": ("text",),
    "trigger_named": ("text",),
    "body_felt": ("places",),
    "prediction_made": ("text", "sure_percent"),
    "tick": (),
    "begin": (),
    "finish": (),
    "moment_marked": (),
    "too_long": (),
    "longer": (),
    "unencodable": ("text",),
}
