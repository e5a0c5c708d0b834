"""Timestamps of recordings from any source, including the first and last representable ones.

Years 1 and 9999 cannot be converted to another time zone; reading must not fail on that.
"""

from datetime import UTC, datetime


def to_timestamp(text: str | None) -> float | None:
    """Seconds since 1970; None where the time is missing, invalid or without a time zone."""
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError, OSError):
        return None


def to_local(text: str | None) -> datetime | None:
    """The time in the local time zone, or as written where it cannot be converted; None if invalid."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
