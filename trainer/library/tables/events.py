"""Events as rows: sequence number, whole microseconds, kind, JSON; their digest and checksums."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import count, repeat
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, cast
from zlib import crc32

from trainer.errors import RecordingError
from trainer.event_series import BeatColumns, EventSeries, beat_runs
from trainer.events import Beat, Event
from trainer.formats.codecs.event_codec import KINDS, decode_event, encode_event
from trainer.formats.codecs.json_validation import excerpt, parse_object, to_json_line
from trainer.library.messages import EventDamaged

if TYPE_CHECKING:
    from trainer.formats.codecs.event_json import BeatFields

Row: TypeAlias = tuple[int, int, str, str]
"""`seq` (its place in the session), `t` in microseconds, `kind`, `body`."""

MICROSECONDS: Final = 1_000_000
BEAT: Final = KINDS[Beat]


def event_to_row(seq: int, event: Event) -> Row:
    """One event as it happens: without msgspec, which need not be loaded for it.

    Raises
    ------
    ValueError
        The event holds a number that is not finite: the caller's mistake.

    Examples
    --------
    >>> from trainer.events import Beat
    >>> event_to_row(0, Beat(0.8, 800.0))
    (0, 800000, 'beat', '{"rr_ms":800.0}')
    """
    kind, fields = encode_event(event)
    return seq, round(event.t * MICROSECONDS), kind, to_json_line(fields)


def rows_from_events(events: Iterable[Event]) -> Iterator[Row]:
    """The same rows for a whole recording, faster. Raises: ValueError, as `event_to_row`."""
    from trainer.formats.codecs.event_json import encode_beats

    seq = 0
    for run in beat_runs(events):
        if not isinstance(run, BeatColumns):
            yield _row(seq, run)
            seq += 1
            continue
        bodies = encode_beats(run)
        if bodies is None:
            yield from map(_row, count(seq), map(Beat, *run))
        else:
            times = (round(t * MICROSECONDS) for t in run.t)
            yield from zip(count(seq), times, repeat(BEAT), bodies)
        seq += len(run.t)


def _row(seq: int, event: Event) -> Row:
    from trainer.formats.codecs.event_json import encode_fields

    body = encode_fields(event)
    if body is None:
        return event_to_row(seq, event)
    return seq, round(event.t * MICROSECONDS), KINDS[type(event)], body


def event_from_row(row: Row) -> Event:
    """Raises: RecordingError, when the row is not what was written."""
    t, kind, body = _time_and_kind(row)
    event = _fast_decoder()(kind, t, body)
    if event is None:
        return decode_event(kind, t, parse_object(body))
    if kind == BEAT:
        beat = cast("BeatFields", event)
        return Beat(t, beat.rr_ms, beat.raw, beat.received)
    return cast(Event, event)


def append_row(events: EventSeries, row: Row) -> None:
    """Append the event of a row, a beat without making it. Raises: RecordingError, nothing appended."""
    t, kind, body = _time_and_kind(row)
    event = _fast_decoder()(kind, t, body)
    if event is None:
        events.append(decode_event(kind, t, parse_object(body)))
    elif kind == BEAT:
        beat = cast("BeatFields", event)
        events.append_beat(t, beat.rr_ms, beat.raw, beat.received)
    else:
        events.append(cast(Event, event))


def _time_and_kind(row: Row) -> tuple[float, str, str]:
    _, t_us, kind, body = row
    if not isinstance(t_us, int) or not isinstance(kind, str):
        raise RecordingError(EventDamaged(excerpt(t_us), excerpt(kind)))
    return t_us / MICROSECONDS, kind, body


@cache
def _fast_decoder() -> Callable[[str, float, object], "BeatFields | Event | None"]:
    """Loaded with the first row that is read: msgspec is not needed at the start."""
    from trainer.formats.codecs.event_json import decode_fields

    return decode_fields


def events_digest(rows: Iterable[Row]) -> str:
    """SHA-256 of the events of a session, as they stand on the disk."""
    from hashlib import sha256  # loads OpenSSL, which the beginning of a session does not need

    digest = sha256()
    for _, t_us, kind, body in rows:
        digest.update(f"{t_us} {kind} {body}\n".encode())
    return digest.hexdigest()


SEALED: Final = (
    *("id", "started", "exercise", "source", "plan", "app_version", "ended", "closed"),
    *("summary", "summary_by", "digest", "doubt"),
)
"""The columns of a session that its seal is worked out from, in this order."""


class StoredRow(NamedTuple):
    """An event as it stands in the library; `sum` is None where an earlier version wrote it."""

    seq: int
    t_us: int
    kind: str
    body: str
    sum: int | None

    @property
    def row(self) -> Row:
        return self[:4]


def row_checksum(session: int, row: Row) -> int:
    """CRC-32 of an event and its place, of the session with this number.

    >>> row_checksum(1, (0, 800000, "beat", '{"rr_ms":800.0}'))
    1172764835
    """
    seq, t_us, kind, body = row
    return crc32(f"{session} {seq} {t_us} {kind} {body}".encode("utf-8", "replace"))


def summary_checksum(columns: Sequence[object]) -> int:
    """CRC-32 of a session's row; `columns` are those of `SEALED`."""
    return crc32("\0".join(map(str, columns)).encode("utf-8", "replace"))


def is_typed(row: StoredRow) -> bool:
    """A damaged page gives values of any type, whatever the table says."""
    kinds = type(row.seq), type(row.t_us), type(row.kind), type(row.body)
    return kinds == (int, int, str, str)


def has_valid_checksum(session: int, row: StoredRow) -> bool:
    """Does the event have the sum that it was written with?"""
    return row.sum is not None and row.sum == row_checksum(session, row.row)


def is_changed(session: int, row: StoredRow) -> bool:
    """Is it known not to be what was written?"""
    return row.sum is not None and row.sum != row_checksum(session, row.row)


def are_without_holes(rows: Iterable[StoredRow]) -> bool:
    """Do their places count up from 0?"""
    return all(row.seq == place for place, row in enumerate(rows))
