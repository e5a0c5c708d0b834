"""Filters for heart rate notifications: duplicates, and intervals repeated after a reconnect.

BlueZ delivers each notification twice to a client that reconnects without having disconnected
(bleak#2002), radios and bridges deliver some up to 0.3 s later again, and some straps begin a new
connection with the last packet of the old one.
"""

from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import Final

from trainer.heart_time import has_time_for

DUPLICATE_WINDOW_S: Final = 0.35
REMEMBERED_PACKETS: Final = 12  # in which duplicates are counted
RECENT_INTERVALS: Final = 8
RECENT_SPACINGS: Final = 8
JITTER_S: Final = 0.1  # a packet that did not stall is hardly later
MIN_CERTAIN_DUPLICATES: Final = 2  # of them, for which there was no time at all
MAX_REMEMBERED_INTERVALS: Final = 32
TIMING_TOLERANCE_S: Final = 0.3  # a beat may have been timestamped a little late


class DuplicateFilter:
    """Recognizes a packet that is byte-identical to the one just before it, and no packet of its own.

    Two equal packets are two if the intervals had time to happen. Of two that arrive together, that is so
    where the radio stalled: the beats of the second one were over before the first one arrived. It did not
    stall where the first one came as long after its predecessor as packets usually do. Once packets are known
    to come twice, a stall is not believed any more.
    """

    def __init__(self) -> None:
        self._last: tuple[float, bytes] | None = None
        self._intervals_s: deque[float] = deque(maxlen=RECENT_INTERVALS)
        self._spacings_s: deque[float] = deque(maxlen=RECENT_SPACINGS)  # from packet to packet
        self._is_certain: deque[bool] = deque(maxlen=REMEMBERED_PACKETS)  # of each: a duplicate?

    def is_duplicate(
        self, payload: bytes, t: float, rr_s: Sequence[float], last_beat: float | None
    ) -> bool:
        """Whether the packet that arrived at `t` is the previous one, delivered again.

        Parameters
        ----------
        payload, t
            Its bytes, and when it arrived, s.
        rr_s
            Its intervals, s.
        last_beat
            When the last beat happened that was reported, s; None if there was none.
        """
        if self._last is None or self._last[1] != payload:
            return self._accept(payload, t, rr_s)
        first_t, heart_s = self._last[0], sum(rr_s)
        is_certain = last_beat is not None and not has_time_for(
            heart_s, t - last_beat, TIMING_TOLERANCE_S
        )
        is_near = t - first_t <= DUPLICATE_WINDOW_S
        if not is_certain and not (is_near and self._is_likely(heart_s, first_t, last_beat)):
            return self._accept(payload, t, rr_s)
        self._is_certain.append(is_certain)
        return True

    def _accept(self, payload: bytes, t: float, rr_s: Sequence[float]) -> bool:
        if self._last is not None:
            self._spacings_s.append(t - self._last[0])
        self._last = (t, payload)
        self._intervals_s.extend(rr_s)
        self._is_certain.append(False)
        return False

    def _is_likely(self, heart_s: float, first_t: float, last_beat: float | None) -> bool:
        """Of a packet that came just after its equal: whether the radio cannot have stalled before."""
        if not heart_s or last_beat is None or sum(self._is_certain) >= MIN_CERTAIN_DUPLICATES:
            return True
        longest_s = max(heart_s, *self._intervals_s) + JITTER_S
        return self._is_on_schedule() or not has_time_for(longest_s, first_t - last_beat)

    def _is_on_schedule(self) -> bool:
        """Whether the last packet was not late: of those that arrive together after a stall, none is."""
        if not self._spacings_s or self._spacings_s[-1] <= DUPLICATE_WINDOW_S:
            return False
        return abs(self._spacings_s[-1] - median(self._spacings_s)) <= JITTER_S


class ReplayFilter:
    """Removes from the first intervals of a connection those that the previous one ended with.

    One equal interval alone may be chance. It counts as repeated if it is all that the packet holds and
    the packet before the break was the same, or if there was no time for it to happen. A steady heart goes on
    with equal intervals: those that had time to happen since the first repetition are its own.
    """

    def __init__(self) -> None:
        self._reported: deque[int] = deque(maxlen=MAX_REMEMBERED_INTERVALS)
        self._last_packet = b""
        self._is_after_break = False
        self._first_repeat_s: float | None = None  # after the last beat that was reported

    def mark_break(self) -> None:
        """The connection broke: what comes next may be a repetition."""
        self._is_after_break = True
        self._first_repeat_s = None

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
        heart_s = sum(rr) * unit_s
        had_time = has_time_for(heart_s, since_last_s, TIMING_TOLERANCE_S)
        is_chance = repeated == 1 and had_time and payload != self._last_packet
        if is_chance or self._had_time_since_repeat(heart_s, since_last_s):
            repeated = 0
        elif repeated and self._first_repeat_s is None:
            self._first_repeat_s = since_last_s
        self._is_after_break = self._is_after_break and repeated == len(rr)
        self._last_packet = payload
        self._reported.extend(rr[repeated:])
        return rr[repeated:]

    def _had_time_since_repeat(self, heart_s: float, since_last_s: float) -> bool:
        return self._first_repeat_s is not None and has_time_for(
            heart_s, since_last_s - self._first_repeat_s
        )

    def _count_repeated(self, rr: tuple[int, ...]) -> int:
        """How many of the first intervals equal the last ones reported."""
        reported = tuple(self._reported)
        lengths = range(min(len(rr), len(reported)), 0, -1)
        return next((n for n in lengths if reported[-n:] == rr[:n]), 0)
