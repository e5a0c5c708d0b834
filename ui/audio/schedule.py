"""What should sound, and at which sample: the pacer's time brought to the stream's.

The stream counts samples, the session counts seconds, and neither asks the other. Each time the window
calls, it tells the session's time, and the stream tells how many samples it has given away: the
mean of a few such pairs is the one on the other, to a few milliseconds, however late a frame comes.
"""

from typing import Final, NamedTuple

from trainer.pacing import EDGE_S, BreathPhase, Pacer
from ui.audio.synthesis import BREATHS, RATE_HZ

SAME_EVENT_TOLERANCE_S: Final = 0.02  # of start and length of equal events
CLOCK_JUMP_S: Final = 0.2  # a larger step means a new session, or a computer that was suspended
AVERAGED_PAIRS: Final = 32


class ToneEvent(NamedTuple):
    """One part of a breath, with its beginning and length on the session clock."""

    phase: BreathPhase
    began: float
    length_s: float

    @property
    def ends(self) -> float:
        return self.began + self.length_s

    def is_like(self, other: "ToneEvent") -> bool:
        return (
            self.phase is other.phase
            and abs(self.began - other.began) < SAME_EVENT_TOLERANCE_S
            and abs(self.length_s - other.length_s) < SAME_EVENT_TOLERANCE_S
        )


def tone_events_between(pacer: Pacer, start: float, end: float) -> list[ToneEvent]:
    """The inhales and exhales, whole, that sound at any time from `start` to `end`. Holds are silent."""
    period_s = pacer.pattern.period_s
    began = pacer.began + (start - pacer.began) // period_s * period_s
    parts: list[ToneEvent] = []
    while began < end:
        for phase, length_s in pacer.pattern.parts():
            part = ToneEvent(phase, began, length_s)
            began += length_s
            if phase in BREATHS and part.ends > start + EDGE_S and part.began < end:
                parts.append(part)
    return parts


class StreamClock:
    """Which sample of the stream is heard at a time on the session clock."""

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._ahead_s = 0.0
        self._pairs = 0

    def follow(self, now: float, asked: int, block: int) -> bool:
        """At `now` the stream has given `asked` samples, in blocks. True: the clocks have jumped."""
        ahead_s = (asked - block / 2.0) / RATE_HZ - now
        jumped = self._pairs > 0 and abs(ahead_s - self._ahead_s) > CLOCK_JUMP_S
        self._pairs = 1 if jumped else min(self._pairs + 1, AVERAGED_PAIRS)
        self._ahead_s += (ahead_s - self._ahead_s) / self._pairs
        return jumped

    def sample_at(self, t: float) -> int:
        return round((t + self._ahead_s - self._latency_s) * RATE_HZ)
