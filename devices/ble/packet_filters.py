"""Filters for heart rate notifications: duplicates, and intervals repeated after a reconnect.

BlueZ delivers each notification twice to a client that reconnects without having disconnected
(bleak#2002), and some straps begin a new connection with the last packet of the old one.
"""

from collections import deque
from typing import Final

TWIN_S: Final = 0.05
REMEMBERED: Final = 32
UNIT_TOLERANCE_S: Final = 0.3  # a beat may have been told a little late


class DuplicateFilter:
    """Knows a packet that is byte-identical to the one just before it."""

    def __init__(self) -> None:
        self._last: tuple[float, bytes] | None = None

    def is_duplicate(self, payload: bytes, t: float) -> bool:
        if self._last is not None and self._last[1] == payload and t - self._last[0] <= TWIN_S:
            return True
        self._last = (t, payload)
        return False


class ReplayFilter:
    """Leaves out of the first intervals of a connection those that the last one ended with.

    One equal interval alone may be chance. It counts as told if it is all that the packet holds and the
    packet before the break was the same, or if there was no time for it to happen.
    """

    def __init__(self) -> None:
        self._told: deque[int] = deque(maxlen=REMEMBERED)
        self._last_packet = b""
        self._broken_off = False

    def reset(self) -> None:
        self._broken_off = True

    def without_repeated(
        self, rr: tuple[int, ...], payload: bytes, since_last_s: float, unit_s: float
    ) -> tuple[int, ...]:
        """Those of `rr` that were not told; `since_last_s` is the time since the last beat told."""
        if not rr:
            return rr
        known = self._known(rr) if self._broken_off else 0
        has_room = sum(rr) * unit_s <= since_last_s + UNIT_TOLERANCE_S
        if known == 1 and has_room and payload != self._last_packet:
            known = 0
        self._broken_off = self._broken_off and known == len(rr)
        self._last_packet = payload
        self._told.extend(rr[known:])
        return rr[known:]

    def _known(self, rr: tuple[int, ...]) -> int:
        """How many of the first intervals are the last ones told."""
        told = tuple(self._told)
        lengths = range(min(len(rr), len(told)), 0, -1)
        return next((n for n in lengths if told[-n:] == rr[:n]), 0)
