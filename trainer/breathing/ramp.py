"""Exhale controllers without the heart: a fixed breath, and an exhale that lengthens gradually.

Prolonging the exhale gradually is RESPeRATE's principle (Elliott & Izzo 2006); the size of the step is our own
choice. The breath changes only at the edge of a breath. The controllers never leave 4 to 8 breaths a minute.
What the person asks for comes before what the controller does.
"""

from dataclasses import replace
from math import inf
from typing import Final

from trainer.breathing.messages import (
    BreathAfterFault,
    BreathChosen,
    BreathUnchanged,
    ExhaleGrew,
    ExhaleThenChosen,
    ExhaleUnchanged,
)
from trainer.events import Beat, ChestMoved
from trainer.messages import Message
from trainer.pacing import (
    LONGEST_CYCLE_S,
    SHORTEST_CYCLE_S,
    SHORTEST_PART_S,
    BreathPattern,
    Pacer,
)

EXHALE_STEP_S: Final = 0.5
RAMP_BREATHS: Final = 3  # breaths between two steps
MIN_RAMP_CYCLE_S: Final = 7.5  # 8 breaths/min, the fastest that is paced


def with_exhale(pattern: BreathPattern, exhale_s: float) -> BreathPattern:
    """Return the pattern with another exhale, as near to `exhale_s` as 4 to 8 breaths/min allow.

    A pattern that the person chose outside of these is never moved further out.

    Parameters
    ----------
    pattern : BreathPattern
        Its inhale and its pauses are kept.
    exhale_s : float
        The exhale that is wanted, s.

    Examples
    --------
    >>> str(with_exhale(BreathPattern(4.0, 0.0, 6.0, 0.0), 99.0))
    '4-0-11-0'
    """
    others_s = pattern.period_s - pattern.exhale_s
    shortest = min(pattern.exhale_s, max(SHORTEST_PART_S, MIN_RAMP_CYCLE_S - others_s))
    longest = LONGEST_CYCLE_S - others_s
    exhale_s = round(max(shortest, min(exhale_s, longest)), 4)
    # In the last digits, the parts of the longest breath can add up to more than it, and those of the
    # shortest to less.
    period_s = pattern.inhale_s + pattern.hold_full_s + exhale_s + pattern.hold_empty_s
    is_over, is_under = period_s > LONGEST_CYCLE_S, period_s < SHORTEST_CYCLE_S
    return replace(pattern, exhale_s=exhale_s + 0.0001 * (is_under - is_over))


def initial_pattern(target: BreathPattern) -> BreathPattern:
    """Return the breath a ramp to `target` begins with: the exhale as long as the inhale.

    It is longer where 8 breaths/min require it, and the target's where that is shorter.

    Examples
    --------
    >>> str(initial_pattern(BreathPattern(4.0, 0.0, 6.0, 0.0)))
    '4-0-4-0'
    >>> str(initial_pattern(BreathPattern(3.0, 0.0, 6.0, 0.0)))
    '3-0-4.5-0'
    """
    others_s = target.period_s - target.exhale_s
    exhale_s = max(target.inhale_s, MIN_RAMP_CYCLE_S - others_s)
    return replace(target, exhale_s=min(target.exhale_s, exhale_s))


def round_exhale_s(exhale_s: float) -> float:
    """Return the length of an exhale as it is shown, s: to a tenth of a second."""
    return round(exhale_s, 1)


class FixedController:
    """The breath that was chosen, changed only by the person.

    Requests during one breath count as one step: nobody has felt the first yet.
    """

    def __init__(self, pattern: BreathPattern) -> None:
        self._pattern = self._first_pattern = pattern
        self._edge = -inf
        self._step_s = 0.0  # requested by the person, from the next breath
        self._is_by_hand = False  # whether the person asked for this breath

    def first_pattern(self) -> BreathPattern:
        return self._first_pattern

    def add_beat(self, beat: Beat, pacer: Pacer | None) -> None:
        """The heart does not change this breath."""

    def add_chest(self, moved: ChestMoved) -> None:
        """How the chest moves does not change this breath."""

    def contact_lost(self, t: float) -> None:
        """The heart does not change this breath."""

    def next_pattern(self, edge_t: float, pacer: Pacer) -> BreathPattern:
        if not edge_t > max(self._edge, pacer.began):
            return self._pattern
        self._edge = edge_t
        if self._step_s:
            self._pattern = with_exhale(self._pattern, self._pattern.exhale_s + self._step_s)
            self._step_s = 0.0
            self._exhale_changed()
        else:
            self._begin_breath()
        return self._pattern

    def shorten(self, t: float) -> None:
        self._is_by_hand = True
        self._step_s = max(-EXHALE_STEP_S, self._step_s - EXHALE_STEP_S)

    def lengthen(self, t: float) -> None:
        self._step_s = min(EXHALE_STEP_S, self._step_s + EXHALE_STEP_S)

    def set_pattern(self, pattern: BreathPattern, t: float) -> None:
        self._is_by_hand = True
        self._step_s = 0.0
        self._pattern = pattern

    def explanation(self) -> Message:
        if self._is_by_hand:
            return BreathChosen(str(self._pattern))
        return BreathUnchanged(str(self._pattern))

    def _exhale_changed(self) -> None:
        """The person has just changed the exhale."""

    def _begin_breath(self) -> None:
        """A breath begins without a request by the person."""


class FixedAfterFault(FixedController):
    """Replaces a controller that raised: the breath stays as it is, and the person can change it."""

    def explanation(self) -> Message:
        return BreathAfterFault(str(self._pattern))


class RampController(FixedController):
    """Half a second more of exhale every third breath, until the target or a request by the person."""

    def __init__(self, target: BreathPattern) -> None:
        super().__init__(initial_pattern(target))
        self._target = target
        self._breaths = 0  # since the last change
        self._breaths_per_step = RAMP_BREATHS  # breaths

    def explanation(self) -> Message:
        first, last = self._first_pattern.exhale_s, self._pattern.exhale_s
        if self._is_by_hand:
            return ExhaleThenChosen(round_exhale_s(first), str(self._pattern))
        if first == last:
            return ExhaleUnchanged(round_exhale_s(last))
        return ExhaleGrew(round_exhale_s(first), round_exhale_s(last))

    def _exhale_changed(self) -> None:
        self._breaths = 0

    def _begin_breath(self) -> None:
        self._breaths += 1
        if self._is_by_hand or self._breaths < self._breaths_per_step or self._is_at_target():
            return
        self._breaths = 0
        exhale_s = min(self._pattern.exhale_s + EXHALE_STEP_S, self._target.exhale_s)
        self._pattern = with_exhale(self._pattern, exhale_s)

    def _is_at_target(self) -> bool:
        return self._pattern.exhale_s >= self._target.exhale_s
