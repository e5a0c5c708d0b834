"""Our interchange, complete and lossless: a line on the recording, a line per event, a line that ends it.

What was added to a pause after it was over stands behind the events, a line each. The last line counts
the events, so that a file that was cut short is noticed: what is there can still be read and replayed,
and the reader learns that the rest is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from trainer.errors import RecordingError
from trainer.event_series import BeatColumns, EventSeries, beat_runs
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
from trainer.files.text_file import MAX_BEATS, TOO_MANY_BEATS
from trainer.formats.codecs.event_codec import decode_event, encode_event
from trainer.formats.codecs.json_validation import (
    excerpt,
    parse_object,
    read_int,
    read_number,
    read_text,
    to_json_line,
)
from trainer.formats.codecs.recording_codec import (
    ANNOTATION_FIELD,
    DatedAnnotation,
    annotation_from_fields,
    annotation_to_fields,
    header_to_fields,
    recording_from_fields,
)
from trainer.formats.messages import (
    LineRefused,
    RecordingEmpty,
    RecordingEventsMissing,
    RecordingFromNewerVersion,
    RecordingHeaderMissing,
    TooManyEntries,
    TooMuchBesideBeats,
)
from trainer.messages import Describe
from trainer.recording import Recording

if TYPE_CHECKING:
    from trainer.formats.codecs.event_json import BeatLine

VERSION: Final = 1
MAX_ENTRIES: Final = 20_000  # what a person says or does in a session
# Of all lines that are no beats: a night of movement at the chest is less.
MAX_OTHER_CHARS: Final = 24_000_000
SENSOR_EVENTS: Final = (
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
    """What the lines hold; `is_complete` is False where the end of the file is missing."""

    recording: Recording
    is_complete: bool
    annotations: tuple[DatedAnnotation, ...] = ()


def format_jsonl(
    recording: Recording,
    annotations: Iterable[DatedAnnotation] = (),
    describe: Describe | None = None,
) -> Iterator[str]:
    """The lines of a recording, each with its line end.

    With `describe`, what the sensor said stands there as a sentence too, for other programs.

    Parameters
    ----------
    recording : Recording
        Its events in order.
    annotations : iterable of DatedAnnotation
        What was added to the pause after it was over.
    describe : Describe or None
        Makes the sentence of a message.
    """
    yield to_json_line({"outbreath": VERSION, **header_to_fields(recording)}) + "\n"
    yield from _format_events(recording.events, describe)
    for annotation in annotations:
        yield to_json_line(annotation_to_fields(annotation)) + "\n"
    yield to_json_line({"events": len(recording.events)}) + "\n"


def parse_jsonl(lines: Iterable[str]) -> ParsedJsonl:
    """The recording that `format_jsonl` wrote, read line by line.

    Raises
    ------
    RecordingError
        A line that is not ours, lines missing before the last one, or more of anything than a
        recording has.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    _, header = next(numbered, (1, ""))
    if not header:
        raise RecordingError(RecordingEmpty())
    recording = recording_from_fields(_parse_header(header), ())
    reader = _LineReader()
    count = reader.read(numbered)
    if count is not None and count != len(reader.events):
        raise RecordingError(RecordingEventsMissing(count, len(reader.events)))
    return ParsedJsonl(
        replace(recording, events=reader.events),
        is_complete=count is not None,
        annotations=tuple(reader.annotations),
    )


def _parse_header(line: str) -> dict[str, object]:
    fields = parse_object(line)
    version = fields.pop("outbreath", None)
    if version is None:
        raise RecordingError(RecordingHeaderMissing())
    if not isinstance(version, int) or version > VERSION:
        raise RecordingError(RecordingFromNewerVersion(excerpt(version)))
    return fields


class _LineReader:
    """Takes the lines behind the header, and no more of anything than a recording has."""

    def __init__(self) -> None:
        self.events = EventSeries()
        self.annotations: list[DatedAnnotation] = []
        self._chars_left, self._entries_left = MAX_OTHER_CHARS, MAX_ENTRIES

    def read(self, lines: Iterable[tuple[int, str]]) -> int | None:
        """The count that the last line gives; None where the end is missing."""
        from trainer.formats.codecs.event_json import BeatLine, decode_line

        for number, line, is_last in _mark_last(lines):
            try:
                event = decode_line(line)
                if isinstance(event, BeatLine):
                    self._add_beat(event)
                elif event is not None:
                    self._add(event, len(line))
                elif (count := self._add_or_count(line, is_last=is_last)) is not None:
                    return count
            except RecordingError as exc:
                if is_last and not line.endswith("\n"):
                    return None  # torn in the middle of a line
                raise RecordingError(LineRefused(number, exc.message)) from exc
        return None

    def _add_or_count(self, line: str, *, is_last: bool) -> int | None:
        """Take what is read the slow way: an annotation, an event, or the count at the end."""
        fields = parse_object(line)
        if is_last and fields.keys() == {"events"}:
            return read_int(fields, "events")
        if ANNOTATION_FIELD in fields:
            self.annotations.append(annotation_from_fields(fields))
            self._count_entry()
        else:
            self._add(_event_from_fields(fields), len(line))
        return None

    def _add_beat(self, beat: "Beat | BeatLine") -> None:
        if len(self.events) >= MAX_BEATS:
            raise RecordingError(TOO_MANY_BEATS)
        self.events.append_beat(beat.t, beat.rr_ms, beat.raw, beat.received)

    def _add(self, event: Event, chars: int) -> None:
        if isinstance(event, Beat):
            self._add_beat(event)
            return
        if not isinstance(event, SENSOR_EVENTS):
            self._count_entry()
        self._chars_left -= chars
        if self._chars_left < 0:
            raise RecordingError(TooMuchBesideBeats())
        self.events.append(event)

    def _count_entry(self) -> None:
        self._entries_left -= 1
        if self._entries_left < 0:
            raise RecordingError(TooManyEntries())


def _mark_last(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Each with its number and whether it is the last one."""
    rest = iter(lines)
    current = next(rest, None)
    if current is None:
        return
    number, line = current
    for following, text in rest:
        yield number, line, False
        number, line = following, text
    yield number, line, True


def _format_events(events: Iterable[Event], describe: Describe | None) -> Iterator[str]:
    from trainer.formats.codecs.event_json import encode_beat_lines, encode_line

    def line_of(event: Event) -> str:
        return encode_line(event) or _format_event(event, describe)

    for run in beat_runs(events):
        if isinstance(run, BeatColumns):
            yield from encode_beat_lines(run) or map(line_of, map(Beat, *run))
        else:
            yield line_of(run)


def _format_event(event: Event, describe: Describe | None) -> str:
    kind, fields = encode_event(event, describe)
    return to_json_line({"kind": kind, "t": event.t, **fields}) + "\n"


def _event_from_fields(fields: dict[str, object]) -> Event:
    kind, t = read_text(fields, "kind"), read_number(fields, "t")
    return decode_event(kind, t, {k: v for k, v in fields.items() if k not in ("kind", "t")})
