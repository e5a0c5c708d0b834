"""Watches the intervals of a live sensor: whether more heart time comes than time passes."""

from typing import Final

from trainer.heart_time import is_impossible

RECOVERY_S: Final = 10.0  # of possible time, before intervals are believed again
MAX_DEFICIT_S: Final = 6.0  # after a longer loss the sum begins again: else it would hide an excess


class HeartTimeMonitor:
    """Decides whether intervals may be believed, by their sum against the clock since a segment began.

    `is_believed` is False from the packet that made the sum impossible until the intervals have kept to the
    clock for `RECOVERY_S`.
    """

    def __init__(self) -> None:
        self.is_believed = True
        self._started: float | None = None
        self._heart_s = 0.0

    def start_segment(self) -> None:
        """Intervals were missed: begin the sum again."""
        self._started = None

    def add(self, heart_s: float, t: float) -> bool:
        """Add intervals that last `heart_s` seconds and arrived at `t`; whether they may be believed."""
        if self._started is None:
            self._restart(t)
            return self.is_believed
        self._heart_s += heart_s
        elapsed_s = t - self._started
        if is_impossible(self._heart_s, elapsed_s, has_buffer=self.is_believed):
            self.is_believed = False
            self._restart(t)
        elif not self.is_believed and elapsed_s >= RECOVERY_S:
            self.is_believed = True
            self._restart(t)
        elif elapsed_s - self._heart_s > MAX_DEFICIT_S:
            self._restart(t)
        return self.is_believed

    def _restart(self, t: float) -> None:
        """The first arrival only starts the clock: its intervals were before it."""
        self._started, self._heart_s = t, 0.0
