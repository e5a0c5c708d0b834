"""Our interchange, complete and lossless: a line on the recording, a line per event, a line that ends it.

What was told of a pause after it was over stands behind the events, a line each, where there is some.
The last line counts the events, so that a file that was cut short is noticed: what is there can still
be read and replayed, and the reader is told that the rest is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from trainer.errors import RecordingError
from trainer.events import Event
from trainer.library import strict_json as read
from trainer.library.event_json import decode, encode
from trainer.library.later_json import TOLD, Written, line_fields, of_line
from trainer.library.recording_json import header_fields, recording_of
from trainer.library.strict_json import object_of, text_of
from trainer.recording import Recording

VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What the lines held; `whole` is False where the end of the file is missing."""

    recording: Recording
    whole: bool
    later: tuple[Written, ...] = ()


def dumps(recording: Recording, later: Iterable[Written] = ()) -> Iterator[str]:
    """The lines of a recording, each with its line end."""
    yield text_of({"outbreath": VERSION, **header_fields(recording)}) + "\n"
    for event in recording.events:
        kind, fields = encode(event)
        yield text_of({"kind": kind, "t": event.t, **fields}) + "\n"
    for written in later:
        yield text_of(line_fields(written)) + "\n"
    yield text_of({"events": len(recording.events)}) + "\n"


def loads(lines: Iterable[str]) -> Reading:
    """The recording that was dumped.

    Raises:
        RecordingError: a line that is not ours, or lines missing before the last one.
    """
    written = [line for line in lines if line.strip()]
    if not written:
        raise RecordingError("The recording is empty.")
    header = _header(written[0])
    later: list[Written] = []
    events, count = _events(written[1:], later)
    if count is not None and count != len(events):
        raise RecordingError(
            f"The recording should hold {count} events and holds {len(events)}: "
            "get a complete copy of the file."
        )
    return Reading(recording_of(header, tuple(events)), whole=count is not None, later=tuple(later))


def _header(line: str) -> dict[str, object]:
    fields = object_of(line)
    version = fields.pop("outbreath", None)
    if version is None:
        raise RecordingError("The first line does not say that this is a recording of Outbreath.")
    if not isinstance(version, int) or version > VERSION:
        raise RecordingError(
            f"The recording was written by a newer Outbreath (format {read.excerpt(version)}): "
            "update this one to open it."
        )
    return fields


def _events(lines: list[str], later: list[Written]) -> tuple[list[Event], int | None]:
    """The events and the count that the last line gives; no count where the end is missing.

    What was told later is added to `later`.
    """
    events: list[Event] = []
    for number, line in enumerate(lines, start=2):
        is_last = number == len(lines) + 1
        try:
            fields = object_of(line)
            if is_last and fields.keys() == {"events"}:
                return events, read.whole(fields, "events")
            if TOLD in fields:
                later.append(of_line(fields))
            else:
                events.append(_event(fields))
        except RecordingError as exc:
            if is_last and not line.endswith("\n"):
                break  # torn in the middle of a line
            raise RecordingError(f"Line {number}: {exc}") from exc
    return events, None


def _event(fields: dict[str, object]) -> Event:
    kind, t = read.words(fields, "kind"), read.number(fields, "t")
    return decode(kind, t, {k: v for k, v in fields.items() if k not in ("kind", "t")})
