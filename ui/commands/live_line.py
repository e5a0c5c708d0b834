"""The one line in the terminal that changes while a session runs: phase, time left, heart rate."""

import sys
from typing import Final

from devices.clock import Clock
from trainer.pacing import BreathPhase
from trainer.session import Snapshot

WORDS: Final = {
    BreathPhase.INHALE: "Breathe in",
    BreathPhase.HOLD_FULL: "Hold",
    BreathPhase.EXHALE: "Breathe out",
    BreathPhase.HOLD_EMPTY: "Rest",
}
BAR: Final = 20
LINES_PER_S: Final = 8.0
CLEAR: Final = "\r\x1b[2K"


class LiveLine:
    def __init__(self, clock: Clock, *, shown: bool) -> None:
        self._clock = clock
        self._shown = shown
        self.latest: Snapshot | None = None

    async def run(self) -> None:
        """Rewrite the line until cancelled."""
        if not self._shown:
            return
        try:
            while True:
                now = self._clock.now()
                if self.latest is not None:
                    sys.stdout.write(CLEAR + text(self.latest, now))
                    sys.stdout.flush()
                await self._clock.sleep_until(now + 1.0 / LINES_PER_S)
        finally:
            sys.stdout.write(CLEAR)


def text(snapshot: Snapshot, now: float) -> str:
    """The line at a moment: "Breathe out ######----  2:54 left  68 beats/min"."""
    if snapshot.pacer is None:
        return ""
    point = snapshot.pacer.at(now)
    filled = round(point.fullness * BAR)
    left_s = int(snapshot.left_s(now))
    hr_bpm = snapshot.figures.hr_bpm
    heart = f"{hr_bpm:.0f} beats/min" if hr_bpm is not None else ""
    bar = "#" * filled + "-" * (BAR - filled)
    return f"{WORDS[point.phase]:<12}{bar}  {left_s // 60}:{left_s % 60:02d} left  {heart}"
