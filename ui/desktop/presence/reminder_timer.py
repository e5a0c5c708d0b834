"""Says when a reminder is due, while the program runs."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from devices.clock import wall_time
from ui.services.desktop.reminders import ReminderSchedule

MAX_WAIT_MS: Final = 60_000
"""After this the clock is read again: it may have been set, and the computer may have slept."""
MIN_WAIT_MS: Final = 1_000


class ReminderTimer(QObject):
    """Follows a schedule of reminders by the clock of the system.

    Parameters
    ----------
    clock : callable
        The date and time now, with its zone.
    parent : QObject
    """

    due = Signal()

    def __init__(
        self, clock: Callable[[], datetime] = wall_time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._schedule = ReminderSchedule((), clock())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.check)

    def set_times(self, times: tuple[int, ...]) -> None:
        """Remind at these times of day from now on; at none, for none."""
        if times != self._schedule.times:
            self._schedule = ReminderSchedule(times, self._clock())
        self._wait()

    def snooze(self) -> None:
        """Put off the reminder that was shown last."""
        self._schedule = self._schedule.snooze(self._clock())
        self._wait()

    def stop(self) -> None:
        self._timer.stop()

    def check(self) -> None:
        """Read the clock, and say so if a reminder is due."""
        if hasattr(time, "tzset"):
            time.tzset()  # who travels takes the times along
        self._schedule, is_due = self._schedule.advance(self._clock())
        self._wait()
        if is_due:
            self.due.emit()

    def _wait(self) -> None:
        due = self._schedule.next_due()
        if due is None:
            self._timer.stop()
            return
        left_ms = int(1000 * (due - self._clock()).total_seconds()) + 1
        self._timer.start(min(MAX_WAIT_MS, max(MIN_WAIT_MS, left_ms)))
