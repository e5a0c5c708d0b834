"""Which heart rates a graph shows: three grid lines on round numbers, and no jumps."""

from dataclasses import dataclass
from typing import Final

STEPS: Final = (5.0, 10.0, 20.0, 40.0)  # beats/min between two grid lines
ABOVE, BELOW = 1.15, 1.42  # room above and below the middle line, in steps
RESTING: Final = 70.0  # what an empty graph is centred on
GLIDE_S: Final = 0.8
ROOMY: Final = 0.42  # with less than this share of the height in use, a finer grid is chosen


@dataclass(frozen=True, slots=True)
class RateGrid:
    middle: float
    step: float

    @property
    def lines(self) -> tuple[float, float, float]:
        return self.middle + self.step, self.middle, self.middle - self.step

    @property
    def bottom(self) -> float:
        return self.middle - BELOW * self.step

    @property
    def top(self) -> float:
        return self.middle + ABOVE * self.step

    def holds(self, low: float, high: float) -> bool:
        return self.bottom <= low and high <= self.top


EMPTY: Final = RateGrid(RESTING, 10.0)


def grid_for(low: float, high: float) -> RateGrid:
    """The finest grid that holds the rates.

    >>> grid_for(63.0, 74.0).lines
    (75.0, 70.0, 65.0)
    """
    for step in STEPS:
        middle = round((low + high) / 2.0 / step) * step
        grid = RateGrid(middle, step)
        if grid.holds(low, high):
            return grid
    return RateGrid(round((low + high) / 2.0 / STEPS[-1]) * STEPS[-1], max(STEPS[-1], high - low))


def next_grid(now: RateGrid, low: float, high: float) -> RateGrid:
    """Stay with the grid as long as it serves: leave it when a beat is outside, or half is unused."""
    wanted = grid_for(low, high)
    if not now.holds(low, high):
        return wanted
    share = (high - low) / (now.top - now.bottom)
    return wanted if wanted.step < now.step and share < ROOMY else now


class AnimatedRange:
    """Glides from one grid to the next, by the clock it is told."""

    def __init__(self) -> None:
        self.grid = EMPTY
        self._from = EMPTY
        self._since = -GLIDE_S

    def hold(self, low: float, high: float, now: float, *, at_once: bool = False) -> None:
        wanted = next_grid(self.grid, low, high)
        if wanted != self.grid:
            bottom, top = self.at(now)
            step = (top - bottom) / (ABOVE + BELOW)
            self._from = wanted if at_once else RateGrid(bottom + BELOW * step, step)
            self.grid, self._since = wanted, now

    def at(self, now: float) -> tuple[float, float]:
        """Bottom and top of what is shown at this moment."""
        x = min(1.0, max(0.0, (now - self._since) / GLIDE_S))
        k = x * x * (3.0 - 2.0 * x)
        old, new = self._from, self.grid
        return old.bottom + (new.bottom - old.bottom) * k, old.top + (new.top - old.top) * k
