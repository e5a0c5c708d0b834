"""A stored session played again: its events are fed to a new session, at any speed, from any moment.

Nothing is recorded, and posted events are ignored. The snapshots equal those of the original session,
because the same events take the same path.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from devices.clock import Clock, SystemClock
from trainer.events import Begin, Event, MomentMarked
from trainer.plan import SessionPlan
from trainer.recording import Recording
from trainer.session.session import Session, Snapshot
from ui.faults import report
from ui.runtime.bridge import Bridge

AHEAD_EVENTS: Final = 12  # computed in each frame, in 5 ms: a pause of five minutes takes a second
LOOK_BACK_S: Final = 75.0  # the longest history that a screen shows

ClockAt = Callable[[float], Clock]
"""A clock that starts at zero now and goes so many times as fast."""


class SessionReplayer:
    """A `SessionPort` for a recording. It begins paused, at the beginning."""

    def __init__(self, recording: Recording, clock_at: ClockAt = SystemClock) -> None:
        self.recording = recording
        self.plan = recording.plan or SessionPlan()
        self.bridge = Bridge()
        self.speed = 1.0
        self._clock_at = clock_at
        self._clock: Clock | None = None
        self._from = 0.0
        self._looking_at: float | None = None
        self._session = Session(self.plan, report)
        self._coming = 0
        self._snapshots: list[Snapshot] = []
        self._times: list[float] = []
        self.go_to(0.0)

    @property
    def ends(self) -> float:
        """Time of the last event, s."""
        return max((event.t for event in self.recording.events), default=0.0)

    @property
    def marks(self) -> list[float]:
        """Times which the person marked, s."""
        return [e.t for e in self.recording.events if isinstance(e, MomentMarked)]

    @property
    def goes(self) -> bool:
        return self._clock is not None

    def now(self) -> float:
        """The time that is shown, s on the clock of the session."""
        if self._looking_at is not None:
            return self._looking_at
        passed = self._clock.now() if self._clock is not None else 0.0
        return min(self._from + passed, self.ends)

    def post(self, event: Event) -> None:
        """Ignored: a recording does not change."""

    def listen_to(self, source_name: str) -> None:
        """Ignored: the events come from the recording."""

    def go(self) -> None:
        """Play from the current time; from the beginning if it is at the end."""
        now_t = self.now()
        self._from = 0.0 if now_t >= self.ends else now_t
        self._clock = self._clock_at(self.speed)

    def stop(self) -> None:
        """Pause. May be called again."""
        self._from, self._clock = self.now(), None

    def go_at(self, speed: float) -> None:
        goes = self.goes
        self.stop()
        self.speed = speed
        if goes:
            self.go()

    def go_to(self, t: float) -> None:
        """Move to another time, and go on playing if it played."""
        goes = self.goes
        self._clock = None
        self._from = min(max(0.0, t), self.ends)
        if goes and self._from < self.ends:
            self._clock = self._clock_at(self.speed)
        self.advance()

    def advance(self) -> None:
        """Publish the snapshot of the current time, and compute a few events ahead."""
        now_t = self.now()
        while self._coming < len(self.recording.events) and self._known_until < now_t:
            self._think()
        for _ in range(AHEAD_EVENTS):
            self._think()
        count = bisect_right(self._times, now_t)
        if count and self._snapshots[count - 1] is not self.bridge.latest:
            self.bridge.publish(self._snapshots[count - 1])
        if now_t >= self.ends:
            self.stop()

    def look_back(self) -> Iterator[Snapshot]:
        """The snapshots of the last minute, oldest first, for a screen that shows a history.

        While one of them is being processed, `now` returns its time.
        """
        now_t = self.now()
        began = max(0, bisect_right(self._times, now_t - LOOK_BACK_S) - 1)
        try:
            for snapshot in self._snapshots[began : bisect_right(self._times, now_t)]:
                self._looking_at = snapshot.t
                yield snapshot
        finally:
            self._looking_at = None

    @property
    def _known_until(self) -> float:
        return self._times[-1] if self._times else -1.0

    def _think(self) -> None:
        if self._coming >= len(self.recording.events):
            return
        event = self.recording.events[self._coming]
        self._coming += 1
        if self._session.accepts(event):
            snapshot = self._session.feed(event)
            self._snapshots.append(snapshot)
            self._times.append(snapshot.t)


def can_replay(recording: Recording) -> bool:
    """Whether there is a pause to show: a series of beats from another program has none."""
    return recording.plan is not None and any(isinstance(e, Begin) for e in recording.events)
