"""The ids of sessions and worksheets."""

from datetime import UTC, datetime

from trainer.formats.codecs.recording_codec import check_id


def new_id(started: datetime, token: str) -> str:
    """A name for a session that sorts by time and is safe in any file name.

    >>> new_id(datetime(2026, 11, 21, 20, 50, 17, tzinfo=UTC), "3f9a")
    '20261121T205017Z-3f9a'
    """
    return check_id(f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{token}")
