"""The events of long recordings to JSON text and back by msgspec: the same as `event_codec`, faster.

What is written differs in no byte from `event_codec` and `to_json_line`, and what is read in no value.
Where msgspec writes otherwise (text that is not ASCII, numbers below 0.0001) or refuses in its own words,
each function here answers None, and the caller takes the slow way: it says in our words what is wrong.

Import this module where many events are read or written, not at the start: defining its structs takes 3 to 5 ms.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields as dataclass_fields
from io import BytesIO
from itertools import chain
from math import isnan
from typing import Annotated, Any, Final, TypeAlias, Union, cast

from msgspec import DecodeError, Meta, Struct, defstruct
from msgspec.json import Decoder, Encoder
from msgspec.structs import astuple

from trainer.errors import TrainerError
from trainer.event_series import BeatColumns
from trainer.events import Beat, ChestMoved, ContactChanged, Event, LinkChanged, PatternChosen
from trainer.formats.codecs.event_codec import EVENT_TYPES, KINDS, MAX_EVENT_TIME_S
from trainer.formats.codecs.json_validation import MAX_NUMBER, MAX_OBJECT_CHARS

MIN_NUMBER: Final = 1e-4  # below it Python writes an exponent, and msgspec zeros
MAX_INT: Final = int(MAX_NUMBER)

Time: TypeAlias = Annotated[float, Meta(ge=-MAX_EVENT_TIME_S, le=MAX_EVENT_TIME_S)]
Number: TypeAlias = Annotated[float, Meta(ge=-MAX_NUMBER, le=MAX_NUMBER)]
Int: TypeAlias = Annotated[int, Meta(ge=-MAX_INT, le=MAX_INT)]
REFUSALS: Final = (DecodeError, TrainerError, UnicodeEncodeError, RecursionError)


class BeatFields(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A beat as it stands in a row of the library."""

    rr_ms: Number
    raw: Int | None = None
    received: Number | None = None


class BeatLine(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="kind",
    tag="beat",
):
    """A beat as it stands in a line of the interchange."""

    t: Time
    rr_ms: Number
    raw: Int | None = None
    received: Number | None = None


def decode_fields(kind: str, t: float, text: object) -> BeatFields | Event | None:
    """The event whose fields are this JSON: a beat as it was read; None: see `decode_event`."""
    decoder = _FIELD_DECODERS.get(kind)
    if decoder is None or not -MAX_EVENT_TIME_S <= t <= MAX_EVENT_TIME_S:
        return None
    if not isinstance(text, str) or len(text) > MAX_OBJECT_CHARS:
        return None
    try:
        fields = decoder.decode(text)
        if kind == "beat":
            return cast(BeatFields, fields)
        return EVENT_TYPES[kind](t, *astuple(fields))
    except REFUSALS:
        return None


def decode_line(line: str) -> BeatLine | Event | None:
    """The event in a line of the interchange: a beat as it was read; None: see `decode_event`."""
    if len(line) > MAX_OBJECT_CHARS:
        return None
    try:
        fields = _LINE_DECODER.decode(line)
        if type(fields) is BeatLine:
            return fields
        return _LINE_EVENTS[type(fields)](*astuple(fields))
    except REFUSALS:
        return None


def encode_beats(beats: BeatColumns) -> list[str] | None:
    """The fields of each, as `encode_fields` gives them; None: not all of them can be written so."""
    if not _are_written_alike(beats):
        return None
    fields = map(BeatFields, beats.rr_ms, beats.raw, beats.received)
    return _ENCODER.encode_lines(fields).decode().splitlines()


def encode_beat_lines(beats: BeatColumns) -> Iterator[str] | None:
    """The line of each, as `encode_line` gives it; None: not all of them can be written so."""
    if not (_are_numbers(beats.t) and _are_written_alike(beats)):
        return None
    return map(bytes.decode, BytesIO(_ENCODER.encode_lines(map(BeatLine, *beats))))


def encode_fields(event: Event) -> str | None:
    """The fields of a beat or a movement, as `to_json_line` writes them; None: see `encode_event`."""
    if type(event) is Beat:
        rr_ms, raw, received = event.rr_ms, event.raw, event.received
        if not _is_written_alike(rr_ms, raw, received):
            return None
        fields: Struct = BeatFields(rr_ms, raw, received)
    elif type(event) is ChestMoved and _is_movement_written_alike(event):
        fields = _FIELDS[ChestMoved](event.rate_hz, event.mg)
    else:
        return None
    return _encode(fields)


def encode_line(event: Event) -> str | None:
    """A beat or a movement as a line of the interchange with its end; None: see `encode_event`."""
    t = event.t
    if not (t == 0.0 or MIN_NUMBER <= t <= MAX_NUMBER):
        return None
    if type(event) is Beat:
        rr_ms, raw, received = event.rr_ms, event.raw, event.received
        if not _is_written_alike(rr_ms, raw, received):
            return None
        fields: Struct = BeatLine(t, rr_ms, raw, received)
    elif type(event) is ChestMoved and _is_movement_written_alike(event):
        fields = _LINES[ChestMoved](t, event.rate_hz, event.mg)
    else:
        return None
    text = _encode(fields)
    return None if text is None else text + "\n"


def _are_written_alike(beats: BeatColumns) -> bool:
    """Does msgspec write the same bytes as we do, for each of them?"""
    raw = [number for number in beats.raw if number is not None]
    received = [number for number in beats.received if number is not None]
    return (
        _are_numbers(beats.rr_ms)
        and (not received or _are_numbers(received))
        and set(map(type, raw)) <= {int}
        and max(raw, default=0) <= MAX_INT
        and min(raw, default=0) >= -MAX_INT
    )


def _are_numbers(column: Sequence[float]) -> bool:
    """Are all of them floats, and none so small or so large that it is written otherwise?"""
    return (
        set(map(type, column)) == {float}
        and not isnan(sum(column))  # which the next two may not notice
        and min(column) >= MIN_NUMBER
        and max(column) <= MAX_NUMBER
    )


def _encode(fields: Struct) -> str | None:
    try:
        return _ENCODER.encode(fields).decode()
    except TypeError:  # a number of NumPy
        return None


def _is_written_alike(rr_ms: float, raw: int | None, received: float | None) -> bool:
    """Does msgspec write the same bytes as we do?"""
    return (
        MIN_NUMBER <= rr_ms <= MAX_NUMBER
        and (raw is None or (type(raw) is int and -MAX_INT <= raw <= MAX_INT))
        and (received is None or MIN_NUMBER <= received <= MAX_NUMBER)
    )


def _is_movement_written_alike(event: ChestMoved) -> bool:
    numbers = [*chain.from_iterable(event.mg)]
    return (
        MIN_NUMBER <= event.rate_hz <= MAX_NUMBER
        and set(map(type, numbers)) <= {int}
        and max(map(abs, numbers), default=0) <= MAX_INT
    )


def _define_struct(event: type[Event], tag: str | None) -> type[Struct]:
    """What an event is on disk, by the types of its fields; `tag` is its kind within a line."""
    columns = [(f.name, *_types(f.type)) for f in dataclass_fields(event) if f.name != "t"]
    time = [] if tag is None else [("t", Time)]
    return defstruct(
        event.__name__,
        [*time, *columns],
        frozen=True,
        forbid_unknown_fields=True,
        tag=tag,
        tag_field=None if tag is None else "kind",
    )


def _types(declared: object) -> tuple[Any, ...]:
    """The type on disk, and None where the field may be missing."""
    if declared in _BOUNDED:
        return _BOUNDED[declared]
    return (declared,)


_BOUNDED: Final[dict[object, tuple[Any, ...]]] = {
    float: (Number,),
    float | None: (Number | None, None),
    int: (Int,),
    int | None: (Int | None, None),
    tuple[tuple[int, int, int], ...]: (tuple[tuple[Int, Int, Int], ...],),
}
# A breath refuses what cannot be breathed in words of its own; what a sensor says may be any message.
_SLOW: Final = (Beat, PatternChosen, ContactChanged, LinkChanged)
_PLAIN: Final = [event for event in KINDS if event not in _SLOW]
_FIELDS: Final = {event: _define_struct(event, None) for event in _PLAIN}
_LINES: Final = {event: _define_struct(event, KINDS[event]) for event in _PLAIN}
_LINE_EVENTS: Final = {struct: event for event, struct in _LINES.items()}
_FIELD_DECODERS: Final[dict[str, Decoder[Any]]] = {
    "beat": Decoder(BeatFields),
    **{KINDS[event]: Decoder(struct) for event, struct in _FIELDS.items()},
}
_LINE_DECODER: Final[Decoder[Any]] = Decoder(Union[(BeatLine, *_LINES.values())])
_ENCODER: Final = Encoder()
