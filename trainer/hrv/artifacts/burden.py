"""How many beats had to be corrected, and whether a rhythm is too irregular to correct."""

from typing import Final

import numpy as np

from trainer.hrv.tachogram import LONG, NORMAL, SHORT, BoolArray, CodeArray, FloatArray

IRREGULAR_STEP_RATIO: Final = 1.15  # longer interval over the shorter


def corrected_verdicts(codes: CodeArray) -> list[int]:
    """Return the verdicts on the beats that had to be corrected, one for each beat.

    A misplaced beat spoils the intervals on both sides of it: two wrong intervals side by side are one
    wrong beat, three are two. Of such intervals the first that is only long or short is left out, or else
    the last, so that the more specific verdict counts.

    Examples
    --------
    >>> from trainer.hrv.tachogram import ECTOPIC, EXTRA, MISSED, VERDICTS
    >>> codes = np.array([0, SHORT, ECTOPIC, 0, 0, MISSED, 0, EXTRA, SHORT, 0], dtype=np.int8)
    >>> [VERDICTS[code].value for code in corrected_verdicts(codes)]
    ['ectopic', 'missed', 'extra']
    """
    verdicts: list[int] = []
    group: list[int] = []
    before = -1
    for index in np.flatnonzero(codes).tolist():
        if index != before + 1:
            verdicts += _one_per_beat(group)
            group = []
        group.append(int(codes[index]))
        before = index
    return verdicts + _one_per_beat(group)


def _one_per_beat(group: list[int]) -> list[int]:
    """Of the verdicts on adjacent intervals, one for each beat between them."""
    if len(group) < 2:
        return group
    unspecific = (k for k, code in enumerate(group) if code in (LONG, SHORT))
    k = next(unspecific, len(group) - 1)
    return group[:k] + group[k + 1 :]


def count_corrected_beats(codes: CodeArray) -> int:
    """Return how many beats had to be corrected, see `corrected_verdicts`.

    Examples
    --------
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
    """Return the fraction of intervals that differ from both neighbours, in one direction, by over 15 %.

    Each premature beat makes two of these, and atrial fibrillation makes many; breathing makes none. With
    many of them the adaptive thresholds grow until nothing is flagged: of 28 % ectopic beats they find a
    tenth. This fraction does not depend on them.

    Parameters
    ----------
    rr_ms
        Shape (n,), intervals.
    starts
        Shape (n,), where a run begins; no difference counts across one.

    Examples
    --------
    >>> bigeminy = np.tile([560.0, 1040.0], 50)
    >>> irregular_fraction(bigeminy)
    0.98
    """
    if rr_ms.size < 3:
        return 0.0
    before, after = rr_ms[:-1], rr_ms[1:]
    longer, shorter = after > IRREGULAR_STEP_RATIO * before, before > IRREGULAR_STEP_RATIO * after
    if starts is not None:
        longer, shorter = longer & ~starts[1:], shorter & ~starts[1:]
    is_peak = (longer[:-1] & shorter[1:]) | (shorter[:-1] & longer[1:])
    return float(np.count_nonzero(is_peak)) / rr_ms.size
