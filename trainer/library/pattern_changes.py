"""When did the breath pattern change, if only the breaths before and after are known?

Rule: a change keeps the lungs as they are (`Pacer.with_pattern`), so the breath after it tells when it was.
"""

from collections.abc import Iterator
from math import ceil, floor
from typing import Final

from trainer.pacing import BreathPattern, Pacer

NEAR_S: Final = 1.5e-6  # times are told to the microsecond
MOST_BREATHS: Final = 2000  # of a gap
MOST_TRIES: Final = 20_000
SLACK_US: Final = range(-4, 5)


def same_breath(pacer: Pacer, pattern: BreathPattern, began: float) -> bool:
    """Does a breath of this pattern that began then belong to the pacer?"""
    return pattern == pacer.pattern and _misses(pacer, began) <= NEAR_S


def change_at(
    pacer: Pacer, pattern: BreathPattern, began: float, after: float, until: float
) -> float:
    """When the pacer changed to `pattern`, so that a breath began (or would have begun) at `began`.

    Raises:
        ValueError: no change between `after` and `until` leads there.
    """
    for tries, t in enumerate(_candidates(pacer, pattern, began, after, until)):
        if tries > MOST_TRIES:
            break
        if after <= t <= until and _misses(pacer.with_pattern(pattern, t), began) <= NEAR_S / 3.0:
            return t
    raise ValueError(f"no change leads to a breath at {began}")


def _misses(pacer: Pacer, began: float) -> float:
    period = pacer.pattern.period_s
    off = (began - pacer.began) % period
    return min(off, period - off)


def _candidates(
    pacer: Pacer, pattern: BreathPattern, began: float, after: float, until: float
) -> Iterator[float]:
    """Beginnings of breaths first, where changes mostly are; then moments inside one."""
    old, new = pacer.pattern, pattern
    first = floor((after - pacer.began) / old.period_s)
    last = ceil((until - pacer.began) / old.period_s)
    breaths = range(first, min(last, first + MOST_BREATHS) + 1)
    for k in breaths:
        yield round(pacer.began + k * old.period_s, 6)
    for k in breaths:
        was, comes = pacer.began + k * old.period_s, 0.0
        for (_, old_s), (_, new_s) in zip(old.parts(), new.parts(), strict=True):
            if old_s > 0.0:
                yield from _inside(was, old_s, comes, new_s, new.period_s, began)
            was, comes = was + old_s, comes + new_s


def _inside(
    was: float, old_s: float, comes: float, new_s: float, period_s: float, began: float
) -> Iterator[float]:
    """Moments in one part of a breath that lead to a breath at `began`, less any number of breaths.

    At t the part is (t - was) / old_s through, and the new breath began that share of new_s, and
    `comes`, before t. For that to be `began` less m breaths, t follows from a line.
    """
    slope = 1.0 - new_s / old_s
    if abs(slope) < 1e-12:
        yield round(was + old_s / 2.0, 6)
        return
    ends = sorted((was - comes, was + old_s - comes - new_s))
    for m in range(
        ceil((began - ends[1]) / period_s - 1e-6), floor((began - ends[0]) / period_s + 1e-6) + 1
    ):
        t = (began - m * period_s + comes - was * new_s / old_s) / slope
        for us in SLACK_US:
            yield round(t + us * 1e-6, 6)
