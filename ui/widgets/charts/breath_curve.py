"""The paced breath as a filled curve."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QPainterPath

from trainer.pacing import Pacer

WAVE_STEP_S: Final = 0.25
HISTORY_S: Final = 90.0


class PacerHistory:
    """Which pacer was active when, for the span of the graph."""

    def __init__(self) -> None:
        self._since: list[float] = []
        self._pacers: list[Pacer | None] = []

    def add(self, pacer: Pacer | None, t: float) -> bool:
        """Note the pacer that is active from `t` on; return whether it differs from the last."""
        if self._pacers and self._pacers[-1] == pacer:
            return False
        self._since.append(t)
        self._pacers.append(pacer)
        while len(self._since) > 2 and self._since[1] < t - HISTORY_S:
            del self._since[0], self._pacers[0]
        return True

    @property
    def has_pacer(self) -> bool:
        """Whether a pacer was active at any time that is still known."""
        return any(pacer is not None for pacer in self._pacers)

    def at(self, t: float) -> Pacer | None:
        i = bisect_right(self._since, t)
        return self._pacers[i - 1] if i else None


def build_breath_wave(
    pacer_at: Callable[[float], Pacer | None], begin: float, end: float, step: float = WAVE_STEP_S
) -> QPainterPath:
    """Build the fullness of the lungs, 0 to 1 over seconds, as a filled path with gaps where no pacer was active."""
    path = QPainterPath()
    inside = False
    first = int(begin / step)
    for i in range(first, int(end / step) + 1):
        t = i * step
        pacer = pacer_at(t)
        if pacer is None:
            if inside:
                path.lineTo(t, 0.0)
                path.closeSubpath()
            inside = False
            continue
        if not inside:
            path.moveTo(t, 0.0)
            inside = True
        path.lineTo(t, pacer.at(t).fullness)
    if inside:
        path.lineTo(int(end / step) * step, 0.0)
        path.closeSubpath()
    return path
