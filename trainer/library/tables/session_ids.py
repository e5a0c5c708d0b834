"""The ids of sessions and worksheets, and of the remainders of sessions that wait beside the library."""

import re
from datetime import UTC, datetime
from typing import Final

from trainer.formats.codecs.recording_codec import check_id

REMAINDER_ID: Final = re.compile(r"(?P<session>.+)-rest-(?P<seq>[0-9]{1,9})", re.ASCII)
REMAINDER_PREFIX: Final = "outbreath-"
"""What the name of a file begins with, before the id of the remainder in it."""


def new_id(started: datetime, token: str) -> str:
    """A name for a session that sorts by time and is safe in any file name.

    >>> new_id(datetime(2026, 11, 21, 20, 50, 17, tzinfo=UTC), "3f9a")
    '20261121T205017Z-3f9a'
    """
    return check_id(f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{token}")


def remainder_id(session_id: str, seq: int) -> str:
    """The id of the remainder of a session from its event number `seq` on."""
    return f"{session_id}-rest-{seq}"


def split_remainder_id(id_: str) -> tuple[str, int] | None:
    """The id of the session and the number of the first event; None if it is not the id of a remainder.

    >>> split_remainder_id(remainder_id("20261121T205017Z-3f9a", 40))
    ('20261121T205017Z-3f9a', 40)
    """
    match = REMAINDER_ID.fullmatch(id_)
    return None if match is None else (match["session"], int(match["seq"]))
