"""How many beats are wrong, and are there too many to correct?"""

from typing import Final

import numpy as np

from trainer.hrv.tachogram import LONG, NORMAL, SHORT, BoolArray, CodeArray, FloatArray

JUMP: Final = 1.15  # times the shorter interval


def corrected_verdicts(codes: CodeArray) -> list[int]:
    """The verdicts on the beats that had to be corrected, one for each beat.

    A beat out of place spoils the intervals on both sides of it: two wrong intervals side by side are
    one wrong beat, three are two. What stands for it is the verdict that says most: of such intervals
    the first that is only long or short is left out, or else the last.

    >>> from trainer.hrv.tachogram import ECTOPIC, EXTRA, MISSED, VERDICTS
    >>> codes = np.array([0, SHORT, ECTOPIC, 0, 0, MISSED, 0, EXTRA, SHORT, 0], dtype=np.int8)
    >>> [VERDICTS[code].value for code in corrected_verdicts(codes)]
    ['ectopic', 'missed', 'extra']
    """
    found: list[int] = []
    group: list[int] = []
    before = -1
    for place in np.flatnonzero(codes).tolist():
        if place != before + 1:
            found += _without_the_other_side(group)
            group = []
        group.append(int(codes[place]))
        before = place
    return found + _without_the_other_side(group)


def _without_the_other_side(group: list[int]) -> list[int]:
    """Of the verdicts on intervals side by side, one for each beat between them."""
    if len(group) < 2:
        return group
    vague = (k for k, code in enumerate(group) if code in (LONG, SHORT))
    k = next(vague, len(group) - 1)
    return group[:k] + group[k + 1 :]


def count_corrected_beats(codes: CodeArray) -> int:
    """How many beats had to be corrected, see `corrected_verdicts`.

    >>> from trainer.hrv.tachogram import ECTOPIC, MISSED
    >>> count_corrected_beats(np.array([0, SHORT, ECTOPIC, 0, 0, MISSED, 0], dtype=np.int8))
    2
    """
    wrong = np.zeros(codes.size + 2, dtype=np.bool_)
    wrong[1:-1] = codes > NORMAL
    begins = wrong[1:-1] & ~wrong[:-2]
    alone = begins & ~wrong[2:]
    count = np.count_nonzero
    return int(count(wrong) - count(begins) + count(alone))


def irregular_fraction(rr_ms: FloatArray, starts: BoolArray | None = None) -> float:
    """The burden detector: the share of intervals that jump away from both neighbours by over 15 %.

    Premature beats do that, every one twice, and fibrillation does; breathing does not. With many of
    them the thresholds of the paper grow until nothing is flagged: of 28 % ectopic beats it finds a
    tenth. This share does not depend on thresholds that learn.

    >>> bigeminy = np.tile([560.0, 1040.0], 50)
    >>> irregular_fraction(bigeminy)
    0.98
    """
    if rr_ms.size < 3:
        return 0.0
    before, after = rr_ms[:-1], rr_ms[1:]
    longer, shorter = after > JUMP * before, before > JUMP * after
    if starts is not None:
        longer, shorter = longer & ~starts[1:], shorter & ~starts[1:]
    sticks_out = (longer[:-1] & shorter[1:]) | (shorter[:-1] & longer[1:])
    return float(np.count_nonzero(sticks_out)) / rr_ms.size
