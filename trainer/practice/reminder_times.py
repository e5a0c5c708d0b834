"""Times of day at which a person wants to be reminded, as typed: "8:00, 21.30" or "9 pm"."""

import re
from collections.abc import Iterator
from typing import Final

from trainer.errors import TrainerError
from trainer.practice.messages import ReminderTimesUnclear, TooManyReminders

MAX_REMINDERS: Final = 12
MAX_TEXT_CHARS: Final = 200
MINUTES_PER_HOUR: Final = 60
NOON_H: Final = 12
_SEPARATORS: Final = re.compile(r"(?:[\s,;]|\band\b|\bund\b)*", re.IGNORECASE)
_TIME: Final = re.compile(
    r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?:\s*(am|pm|a\.m\.|p\.m\.|uhr\b))?(?![0-9:.\w])",
    re.IGNORECASE,
)


class ReminderTimesError(TrainerError):
    """What was typed is no list of times of day."""


def parse_times(text: str) -> tuple[int, ...]:
    """The times of day in a text, sorted, each once.

    Parameters
    ----------
    text : str
        Times such as "8:00", "8.30", "9 pm" or "21 Uhr", separated by spaces, commas or semicolons.

    Returns
    -------
    tuple of int
        Minutes since midnight.

    Raises
    ------
    ReminderTimesError
        A part of it is no time of day, or there are too many.

    Examples
    --------
    >>> parse_times("9 pm, 8:30")
    (510, 1260)
    """
    if len(text) > MAX_TEXT_CHARS:
        raise ReminderTimesError(TooManyReminders(MAX_REMINDERS))
    times = sorted(set(_read_times(text)))
    if len(times) > MAX_REMINDERS:
        raise ReminderTimesError(TooManyReminders(MAX_REMINDERS))
    return tuple(times)


def format_times(times: tuple[int, ...]) -> str:
    """The text of times of day, as `parse_times` reads it.

    >>> format_times((510, 1260))
    '08:30, 21:00'
    """
    return ", ".join("{:02}:{:02}".format(*divmod(time, MINUTES_PER_HOUR)) for time in times)


def _read_times(text: str) -> Iterator[int]:
    at = _skip_separators(text, 0)
    while at < len(text):
        match = _TIME.match(text, at)
        time = None if match is None else _to_minutes(*match.groups())
        if match is None or time is None:
            raise ReminderTimesError(ReminderTimesUnclear(text[at:].split(",")[0].strip()))
        yield time
        at = _skip_separators(text, match.end())


def _skip_separators(text: str, at: int) -> int:
    match = _SEPARATORS.match(text, at)
    return at if match is None else match.end()


def _to_minutes(hours: str, minutes: str | None, half: str | None) -> int | None:
    """Minutes since midnight; None where there is no such time."""
    hour, minute = int(hours), int(minutes or 0)
    half = (half or "").lower().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= NOON_H:
            return None
        hour = hour % NOON_H + (NOON_H if half == "pm" else 0)
    if hour >= 2 * NOON_H or minute >= MINUTES_PER_HOUR:
        return None
    return hour * MINUTES_PER_HOUR + minute
