"""Checksums that say whether what is read is what was written: of each event, of each session's row.

The digest of a session's events (see `event_rows`) tells that something changed, once it is closed. The sum of
an event tells which one did, also in a session that nobody closed; the seal does the same for the row of the
session, with its figures. They detect what a disk does by accident, and are no signature.

Rule: a checksum is worked out when something is recorded, never to agree with what was found on the disk.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from trainer.library.event_rows import Row

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


def sum_of(session: int, row: Row) -> int:
    """CRC-32 of an event and its place, of the session with this number.

    >>> sum_of(1, (0, 800000, "beat", '{"rr_ms":800.0}'))
    1172764835
    """
    seq, t_us, kind, body = row
    return crc32(f"{session} {seq} {t_us} {kind} {body}".encode("utf-8", "replace"))


def seal_of(columns: Sequence[object]) -> int:
    """CRC-32 of a session's row; `columns` are those of `SEALED`."""
    return crc32("\0".join(map(str, columns)).encode("utf-8", "replace"))


def is_typed(row: StoredRow) -> bool:
    """A damaged page gives values of any type, whatever the table says."""
    kinds = type(row.seq), type(row.t_us), type(row.kind), type(row.body)
    return kinds == (int, int, str, str)


def is_vouched_for(session: int, row: StoredRow) -> bool:
    """Does the event have the sum that it was written with?"""
    return row.sum is not None and row.sum == sum_of(session, row.row)


def is_changed(session: int, row: StoredRow) -> bool:
    """Is it known not to be what was written?"""
    return row.sum is not None and row.sum != sum_of(session, row.row)


def are_without_holes(rows: Iterable[StoredRow]) -> bool:
    """Do their places count up from 0?"""
    return all(row.seq == place for place, row in enumerate(rows))
