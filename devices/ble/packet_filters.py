"""Filters for heart rate notifications: duplicates, and intervals repeated after a reconnect.

BlueZ delivers each notification twice to a client that reconnects without having disconnected
(bleak#2002), and some straps begin a new connection with the last packet of the old one.
"""

from collections import deque
from typing import Final

DUPLICATE_WINDOW_S: Final = 0.05
MAX_REMEMBERED_INTERVALS: Final = 32
TIMING_TOLERANCE_S: Final = 0.3  # a beat may have been timestamped a little late


class DuplicateFilter:
    """Recognizes a packet that is byte-identical to the one just before it."""

    def __init__(self) -> None:
        self._last: tuple[float, bytes] | None = None

    def is_duplicate(self, payload: bytes, t: float) -> bool:
        """Whether the packet that arrived at `t` is the previous one, delivered again."""
        if (
            self._last is not None
            and self._last[1] == payload
            and t - self._last[0] <= DUPLICATE_WINDOW_S
        ):
            return True
        self._last = (t, payload)
        return False


class ReplayFilter:
    """Removes from the first intervals of a connection those that the previous one ended with.

    One equal interval alone may be chance. It counts as repeated if it is all that the packet holds and
    the packet before the break was the same, or if there was no time for it to happen.
    """

    def __init__(self) -> None:
        self._reported: deque[int] = deque(maxlen=MAX_REMEMBERED_INTERVALS)
        self._last_packet = b""
        self._is_after_break = False

    def mark_break(self) -> None:
        """The connection broke: what comes next may be a repetition."""
        self._is_after_break = True

    def remove_repeated(
        self, rr: tuple[int, ...], payload: bytes, since_last_s: float, unit_s: float
    ) -> tuple[int, ...]:
        """The intervals that were not reported before.

        Parameters
        ----------
        rr
            The intervals of a packet as the sensor sent them, oldest first.
        payload
            The bytes of the packet.
        since_last_s
            Time since the last beat that was reported, s.
        unit_s
            The unit of `rr`, s.
        """
        if not rr:
            return rr
        repeated = self._count_repeated(rr) if self._is_after_break else 0
        had_time = sum(rr) * unit_s <= since_last_s + TIMING_TOLERANCE_S
        if repeated == 1 and had_time and payload != self._last_packet:
            repeated = 0
        self._is_after_break = self._is_after_break and repeated == len(rr)
        self._last_packet = payload
        self._reported.extend(rr[repeated:])
        return rr[repeated:]

    def _count_repeated(self, rr: tuple[int, ...]) -> int:
        """How many of the first intervals equal the last ones reported."""
        reported = tuple(self._reported)
        lengths = range(min(len(rr), len(reported)), 0, -1)
        return next((n for n in lengths if reported[-n:] == rr[:n]), 0)
