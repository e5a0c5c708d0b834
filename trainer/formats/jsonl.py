"""Our interchange, complete and lossless: a line on the recording, a line per event, a line that ends it.

What was told of a pause after it was over stands behind the events, a line each, where there is some.
The last line counts the events, so that a file that was cut short is noticed: what is there can still
be read and replayed, and the reader is told that the rest is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from trainer.errors import RecordingError
from trainer.event_series import EventSeries
from trainer.events import (
    BatteryReported,
    Beat,
    ChestMoved,
    ContactChanged,
    Event,
    HeartRateReported,
    LinkChanged,
    SourceChanged,
    Tick,
)
from trainer.files.text_file import MOST_BEATS, TOO_MANY_BEATS
from trainer.formats import json_validation as read
from trainer.formats.event_codec import decode_event, encode_event
from trainer.formats.json_validation import parse_object, to_json_line
from trainer.formats.recording_codec import (
    ANNOTATION_FIELD,
    DatedAnnotation,
    annotation_from_fields,
    annotation_to_fields,
    header_to_fields,
    recording_from_fields,
)
from trainer.recording import Recording

VERSION: Final = 1
MOST_TOLD: Final = 20_000  # what a person says or does in a session
MOST_OTHER_CHARS: Final = (
    24_000_000  # all that is no beat: a night of movement at the chest is less
)
OF_THE_SENSOR: Final = (
    SourceChanged
    | ContactChanged
    | LinkChanged
    | HeartRateReported
    | BatteryReported
    | ChestMoved
    | Tick
)


@dataclass(frozen=True, slots=True)
class ParsedJsonl:
    """What the lines held; `whole` is False where the end of the file is missing."""

    recording: Recording
    whole: bool
    later: tuple[DatedAnnotation, ...] = ()


def format_jsonl(recording: Recording, later: Iterable[DatedAnnotation] = ()) -> Iterator[str]:
    """The lines of a recording, each with its line end."""
    yield to_json_line({"outbreath": VERSION, **header_to_fields(recording)}) + "\n"
    for event in recording.events:
        kind, fields = encode_event(event)
        yield to_json_line({"kind": kind, "t": event.t, **fields}) + "\n"
    for written in later:
        yield to_json_line(annotation_to_fields(written)) + "\n"
    yield to_json_line({"events": len(recording.events)}) + "\n"


def parse_jsonl(lines: Iterable[str]) -> ParsedJsonl:
    """The recording that was dumped, read line by line.

    Raises:
        RecordingError: a line that is not ours, lines missing before the last one, or more of
            anything than a recording has.
    """
    written = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    _, first = next(written, (1, ""))
    if not first:
        raise RecordingError("The recording is empty.")
    recording = recording_from_fields(_header(first), ())
    reader = _Reader()
    count = reader.read(written)
    if count is not None and count != len(reader.events):
        raise RecordingError(
            f"The recording should hold {count} events and holds {len(reader.events)}: "
            "get a complete copy of the file."
        )
    told = replace(recording, events=reader.events)
    return ParsedJsonl(told, whole=count is not None, later=tuple(reader.later))


def _header(line: str) -> dict[str, object]:
    fields = parse_object(line)
    version = fields.pop("outbreath", None)
    if version is None:
        raise RecordingError("The first line does not say that this is a recording of Outbreath.")
    if not isinstance(version, int) or version > VERSION:
        raise RecordingError(
            f"The recording was written by a newer Outbreath (format {read.excerpt(version)}): "
            "update this one to open it."
        )
    return fields


class _Reader:
    """Takes the lines behind the first one, and no more of anything than a recording has."""

    def __init__(self) -> None:
        self.events = EventSeries()
        self.later: list[DatedAnnotation] = []
        self._text_left, self._told_left = MOST_OTHER_CHARS, MOST_TOLD

    def read(self, lines: Iterable[tuple[int, str]]) -> int | None:
        """The count that the last line gives; None where the end is missing."""
        for number, line, is_last in _with_last(lines):
            try:
                fields = parse_object(line)
                if is_last and fields.keys() == {"events"}:
                    return read.read_int(fields, "events")
                self._take(fields, len(line))
            except RecordingError as exc:
                if is_last and not line.endswith("\n"):
                    return None  # torn in the middle of a line
                raise RecordingError(f"Line {number}: {exc}") from exc
        return None

    def _take(self, fields: dict[str, object], chars: int) -> None:
        if ANNOTATION_FIELD in fields:
            self._told_left -= 1
            self.later.append(annotation_from_fields(fields))
        else:
            event = _event(fields)
            self._count(event, chars)
            self.events.append(event)
        if self._told_left < 0:
            raise RecordingError("Nobody tells so much in one session: it is no recording.")

    def _count(self, event: Event, chars: int) -> None:
        if isinstance(event, Beat):
            if len(self.events) >= MOST_BEATS:
                raise RecordingError(TOO_MANY_BEATS)
            return
        if not isinstance(event, OF_THE_SENSOR):
            self._told_left -= 1
        self._text_left -= chars
        if self._text_left < 0:
            raise RecordingError("There is far more beside the beats than in any recording.")


def _with_last(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Each with its number and whether it is the last one."""
    coming = iter(lines)
    held = next(coming, None)
    while held is not None:
        following = next(coming, None)
        yield *held, following is None
        held = following


def _event(fields: dict[str, object]) -> Event:
    kind, t = read.read_text(fields, "kind"), read.read_number(fields, "t")
    return decode_event(kind, t, {k: v for k, v in fields.items() if k not in ("kind", "t")})
