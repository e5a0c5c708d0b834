"""Moments as recordings tell them, wherever they come from: also the first and the last that there are.

Year 1 and year 9999 cannot be turned into another zone. Nothing that is only read may break on that.
"""

from datetime import UTC, datetime


def to_timestamp(text: str | None) -> float | None:
    """Seconds since 1970, to compare moments by; None where nobody knows, or no number can tell."""
    try:
        moment = datetime.fromisoformat(text or "")
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError, OSError):
        return None


def to_local(text: str | None) -> datetime | None:
    """The moment in the zone that is kept here; as it was written, where that cannot be worked out."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
