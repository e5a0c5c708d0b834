"""When a reminder is due: at times of day of the person's own clock, or a while after it was put off.

There is no clock here. A reminder that is late by more than a quarter of an hour, because the computer slept or
nothing ran, is left out: nothing counts what was missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from devices.clock import has_local_zone
from trainer.practice.reminder_times import MINUTES_PER_HOUR

MAX_LATENESS: Final = timedelta(minutes=15)
SNOOZE: Final = timedelta(minutes=15)
DAYS_AHEAD: Final = 3  # a place may skip a whole day when it changes its zone


@dataclass(frozen=True, slots=True)
class ReminderSchedule:
    """The reminders of one person.

    Parameters
    ----------
    times : tuple of int
        Minutes since midnight, by the person's own clock.
    checked : datetime
        Everything due until then is settled; with its zone.
    snoozed_until : datetime or None
        When a reminder that was put off is due again.
    zone : tzinfo or None
        The zone of the times; None as the system has it now, or UTC where that is none.
    """

    times: tuple[int, ...]
    checked: datetime
    snoozed_until: datetime | None = None
    zone: tzinfo | None = None

    def next_due(self) -> datetime | None:
        """When the next reminder is due, in UTC; None if there is none."""
        dues = [*self._times_after(self.checked)]
        if self.snoozed_until is not None:
            dues.append(self.snoozed_until)
        return min(dues, default=None)

    def advance(self, now: datetime) -> tuple["ReminderSchedule", bool]:
        """The schedule from `now` on, and whether a reminder is to be shown at `now`."""
        earliest = max(self.checked, now - MAX_LATENESS)
        is_due = any(due <= now for due in self._times_after(earliest))
        snoozed = self.snoozed_until
        if snoozed is not None and snoozed <= now:
            is_due, snoozed = is_due or now - snoozed <= MAX_LATENESS, None
        return replace(self, checked=now, snoozed_until=snoozed), is_due

    def snooze(self, now: datetime) -> "ReminderSchedule":
        """Put the reminder off that was shown last."""
        return replace(self, snoozed_until=now + SNOOZE)

    def _times_after(self, after: datetime) -> Iterator[datetime]:
        """The times of the days around `after`, as far as they are later, in UTC.

        A time that summer time skips comes an hour later; one that it repeats comes once.
        """
        zone = self.zone if self.zone is not None or has_local_zone() else UTC
        today = after.astimezone(zone).replace(tzinfo=None, hour=0, minute=0, second=0)
        midnight = today.replace(microsecond=0)
        for days in range(DAYS_AHEAD):
            for time in self.times:
                hour, minute = divmod(time, MINUTES_PER_HOUR)
                local = (midnight + timedelta(days=days)).replace(hour=hour, minute=minute, fold=0)
                due = local.replace(tzinfo=zone).astimezone(UTC)
                if due > after:
                    yield due
