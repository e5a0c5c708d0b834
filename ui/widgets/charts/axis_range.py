"""The heart rate axis: three grid lines on round numbers, and an animated change of range."""

from typing import Final

from msgspec import Struct

GRID_STEPS_BPM: Final = (5.0, 10.0, 20.0, 40.0)  # beats/min between two grid lines
STEPS_ABOVE, STEPS_BELOW = 1.15, 1.42  # range above and below the middle line, in steps
EMPTY_CENTRE_BPM: Final = 70.0  # the centre of an empty graph
GLIDE_S: Final = 0.8
MIN_USED_FRACTION: Final = 0.42  # below this used fraction of the height a finer grid is chosen


class RateGrid(Struct, frozen=True):
    middle: float
    step: float

    @property
    def lines(self) -> tuple[float, float, float]:
        return self.middle + self.step, self.middle, self.middle - self.step

    @property
    def bottom(self) -> float:
        return self.middle - STEPS_BELOW * self.step

    @property
    def top(self) -> float:
        return self.middle + STEPS_ABOVE * self.step

    def contains(self, low: float, high: float) -> bool:
        return self.bottom <= low and high <= self.top


EMPTY_GRID: Final = RateGrid(EMPTY_CENTRE_BPM, 10.0)


def choose_grid(low: float, high: float) -> RateGrid:
    """The finest grid that contains the rates.

    >>> choose_grid(63.0, 74.0).lines
    (75.0, 70.0, 65.0)
    """
    for step in GRID_STEPS_BPM:
        middle = round((low + high) / 2.0 / step) * step
        grid = RateGrid(middle, step)
        if grid.contains(low, high):
            return grid
    return RateGrid(
        round((low + high) / 2.0 / GRID_STEPS_BPM[-1]) * GRID_STEPS_BPM[-1],
        max(GRID_STEPS_BPM[-1], high - low),
    )


def update_grid(now: RateGrid, low: float, high: float) -> RateGrid:
    """Keep the grid until a rate lies outside or most of it is unused."""
    wanted = choose_grid(low, high)
    if not now.contains(low, high):
        return wanted
    share = (high - low) / (now.top - now.bottom)
    return wanted if wanted.step < now.step and share < MIN_USED_FRACTION else now


class AnimatedRange:
    """An axis range that moves smoothly from one grid to the next; times are in seconds of the caller's clock."""

    def __init__(self) -> None:
        self.grid = EMPTY_GRID
        self._from = EMPTY_GRID
        self._since = -GLIDE_S

    def follow(self, low: float, high: float, now: float, *, at_once: bool = False) -> None:
        wanted = update_grid(self.grid, low, high)
        if wanted != self.grid:
            bottom, top = self.bounds_at(now)
            step = (top - bottom) / (STEPS_ABOVE + STEPS_BELOW)
            self._from = wanted if at_once else RateGrid(bottom + STEPS_BELOW * step, step)
            self.grid, self._since = wanted, now

    def bounds_at(self, now: float) -> tuple[float, float]:
        """Bottom and top of the axis at this time, in beats/min."""
        x = min(1.0, max(0.0, (now - self._since) / GLIDE_S))
        k = x * x * (3.0 - 2.0 * x)
        old, new = self._from, self.grid
        return old.bottom + (new.bottom - old.bottom) * k, old.top + (new.top - old.top) * k
