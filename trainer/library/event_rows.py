"""An event as it stands in the library: its place, whole microseconds, its kind, and the rest as JSON."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final, TypeAlias

from trainer.errors import RecordingError
from trainer.events import Event
from trainer.library.event_json import decode, encode
from trainer.library.strict_json import excerpt, object_of, text_of

Row: TypeAlias = tuple[int, int, str, str]
"""`seq` (its place in the session), `t` in microseconds, `kind`, `body`."""

MICROSECONDS: Final = 1_000_000


def row_of(seq: int, event: Event) -> Row:
    """Raises: ValueError, for an event with a number that is not finite: the caller's mistake.

    >>> from trainer.events import Beat
    >>> row_of(0, Beat(0.8, 800.0))
    (0, 800000, 'beat', '{"rr_ms":800.0}')
    """
    kind, fields = encode(event)
    return seq, round(event.t * MICROSECONDS), kind, text_of(fields)


def event_of(row: Row) -> Event:
    """Raises: RecordingError, when the row is not what was written."""
    _, t_us, kind, body = row
    if not isinstance(t_us, int) or not isinstance(kind, str):
        raise RecordingError(f"An event is damaged: {excerpt(t_us)}, {excerpt(kind)}.")
    return decode(kind, t_us / MICROSECONDS, object_of(body))


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 of the events of a session, as they stand on the disk."""
    digest = sha256()
    for _, t_us, kind, body in rows:
        digest.update(f"{t_us} {kind} {body}\n".encode())
    return digest.hexdigest()
