"""Does a strap count in 1/1024 s, as it must, or in milliseconds?

Read as 1/1024 s, milliseconds make a heart that beats 2.4 % faster than the clock allows: the chain
of its intervals falls behind by 24 ms a second, evenly. Lost packets fall behind too, but in steps.
"""

from itertools import pairwise
from math import ceil
from typing import Final

BINS: Final = 6
FINE: Final = 0.2  # of what milliseconds would lose
BEHIND: Final = 24 / 1000  # s per s
UNEVEN_S_PER_S: Final = 0.022  # between one sixth of the time and the next
INTERVALS: Final = 1.1  # packets at a steady pace can seem to fall behind by up to one interval


class UnitCheck:
    """Feed it every packet; it gives its verdict once."""

    def __init__(self, over_s: float) -> None:
        self._bin_s = over_s / BINS
        self._restart()
        self.settled = False

    def _restart(self) -> None:
        self._began: float | None = None
        self._chain_s = 0.0
        self._beats = 0
        self._least: dict[int, float] = {}  # per bin, how far the chain is behind its packet

    def broke(self) -> None:
        """Intervals were missed, so begin again."""
        self._restart()

    def is_in_ms(self, rr_1024: tuple[int, ...], received: float) -> bool:
        """Now it is certain that the sensor sends milliseconds."""
        if self.settled or not rr_1024:
            return False
        if self._began is None:
            self._began = received
            return False
        self._chain_s += sum(rr_1024) / 1024
        self._beats += len(rr_1024)
        elapsed = received - self._began
        at = int(elapsed / self._bin_s)
        is_over = at not in self._least and at >= BINS
        self._least[at] = min(elapsed - self._chain_s, self._least.get(at, elapsed))
        return is_over and self._judge(at)

    def _judge(self, bins: int) -> bool:
        """Look at the last minute or so only: an unlucky one is followed by another."""
        step_due_s = BEHIND * self._bin_s
        chance_s = INTERVALS * self._chain_s / self._beats
        window = max(BINS, 2 + ceil(chance_s / step_due_s))
        self._least = {i: s for i, s in self._least.items() if i >= bins - 2 * window}
        least = [self._least[i] for i in range(bins - window, bins) if i in self._least]
        if len(least) < window:
            return False
        behind_s = least[-1] - least[0]
        due_s = step_due_s * (window - 1)
        if behind_s < FINE * due_s:
            self.settled = True
            return False
        is_even = all(
            abs(after - before - step_due_s) <= UNEVEN_S_PER_S * self._bin_s
            for before, after in pairwise(least)
        )
        is_due = abs(behind_s - due_s) <= 0.25 * due_s
        self.settled = is_even and is_due and behind_s > chance_s
        return self.settled
