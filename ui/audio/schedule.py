"""Which tones are due, and at which frame of the stream: the session's time converted to the stream's.

The stream counts frames and the session counts seconds. Each time the window calls, both are read; the mean
of several such pairs gives the offset between them to a few milliseconds, however late a frame comes.
"""

from typing import Final, NamedTuple

from trainer.pacing import EDGE_S, BreathPhase, Pacer
from ui.audio.synthesis import BREATHS, RATE_HZ

SAME_EVENT_TOLERANCE_S: Final = 0.02  # of start and length of equal events
CLOCK_JUMP_S: Final = 0.2  # a larger step means a new session, or a computer that was suspended
AVERAGED_PAIRS: Final = 32


class ToneEvent(NamedTuple):
    """A phase of a breath, with its start and length on the session clock, s."""

    phase: BreathPhase
    began: float
    length_s: float

    @property
    def ends(self) -> float:
        return self.began + self.length_s

    def is_like(self, other: "ToneEvent") -> bool:
        """Whether both are the same event, within the tolerance."""
        return (
            self.phase is other.phase
            and abs(self.began - other.began) < SAME_EVENT_TOLERANCE_S
            and abs(self.length_s - other.length_s) < SAME_EVENT_TOLERANCE_S
        )


def tone_events_between(pacer: Pacer, start: float, end: float) -> list[ToneEvent]:
    """The inhales and exhales that sound at any time from `start` to `end`, in full. Holds are silent."""
    period_s = pacer.pattern.period_s
    began = pacer.began + (start - pacer.began) // period_s * period_s
    events: list[ToneEvent] = []
    while began < end:
        for phase, length_s in pacer.pattern.parts():
            event = ToneEvent(phase, began, length_s)
            began += length_s
            if phase in BREATHS and event.ends > start + EDGE_S and event.began < end:
                events.append(event)
    return events


class StreamClock:
    """Converts a time on the session clock to a frame of the stream."""

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._ahead_s = 0.0
        self._pairs = 0

    def follow(self, now: float, frames_taken: int, block: int) -> bool:
        """Add a pair of readings.

        Parameters
        ----------
        now : float
            s on the session clock.
        frames_taken : int
            Frames which the stream has taken by then.
        block : int
            Frames of the last block.

        Returns
        -------
        bool
            Whether the clocks have jumped against each other.
        """
        ahead_s = (frames_taken - block / 2.0) / RATE_HZ - now
        has_jumped = self._pairs > 0 and abs(ahead_s - self._ahead_s) > CLOCK_JUMP_S
        self._pairs = 1 if has_jumped else min(self._pairs + 1, AVERAGED_PAIRS)
        self._ahead_s += (ahead_s - self._ahead_s) / self._pairs
        return has_jumped

    def sample_at(self, t: float) -> int:
        """The frame that is heard at the time `t`."""
        return round((t + self._ahead_s - self._latency_s) * RATE_HZ)
