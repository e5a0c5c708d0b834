"""The heart rate of a session in a few points, for the small line beside it in a list.

It is stored with the summary, so that a list of ten thousand sessions reads no beat.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from trainer.hrv.tachogram import NORMAL, CodeArray, FloatArray
from trainer.practice.summary import HeartLine
from trainer.session.gaps import GapSpan

HEART_LINE_POINTS: Final = (
    30  # in 5 minutes one is 10 s long, about a breath: the line shows no single one
)
MIN_KNOWN_POINTS: Final = 2
DECIMALS: Final = 1


def compute_heart_line(
    t: FloatArray, rr_ms: FloatArray, codes: CodeArray, rounds: Sequence[GapSpan]
) -> HeartLine:
    """Return the mean heart rate in equal parts of the time waited.

    Parameters
    ----------
    t, rr_ms
        Shape (n,), when each beat was (s) and the interval that ended with it (ms).
    codes
        Shape (n,), the verdict on each beat. Only normal ones count; without verdicts there is no line.
    rounds
        Begin and end of each round, s. The time between two rounds is left out.

    Returns
    -------
    tuple
        `HEART_LINE_POINTS` values in beats per minute; a part shorter than an interval, without a beat of its own, has
        the rate of the interval around it. None where no normal beat is known; empty if hardly any is.
    """
    waited_s = sum(end - begin for begin, end in rounds)
    if codes.size != t.size or not t.size or waited_s <= 0.0:
        return ()
    is_used = (codes == NORMAL) & (rr_ms > 0.0)
    offsets_s = _waited_before(t[is_used], rounds)
    parts = np.clip(
        (offsets_s / waited_s * HEART_LINE_POINTS).astype(np.intp), 0, HEART_LINE_POINTS - 1
    )
    counts = np.bincount(parts, minlength=HEART_LINE_POINTS)
    sums_ms = np.bincount(parts, weights=rr_ms[is_used], minlength=HEART_LINE_POINTS)
    if np.count_nonzero(counts) < MIN_KNOWN_POINTS:
        return ()
    begins_s = _waited_before(t[is_used] - rr_ms[is_used] / 1000.0, rounds)
    middles_s = (np.arange(HEART_LINE_POINTS) + 0.5) / HEART_LINE_POINTS * waited_s
    around = np.minimum(np.searchsorted(offsets_s, middles_s), offsets_s.size - 1)
    within = (counts == 0) & (begins_s[around] <= middles_s) & (middles_s <= offsets_s[around])
    counts = np.where(within, 1, counts)
    sums_ms = np.where(within, rr_ms[is_used][around], sums_ms)
    return tuple(
        round(60_000.0 * int(n) / float(total_ms), DECIMALS) if n else None
        for n, total_ms in zip(counts, sums_ms, strict=True)
    )


def _waited_before(t: FloatArray, rounds: Sequence[GapSpan]) -> FloatArray:
    """The time waited until each beat, s; all of them lie within a round."""
    offsets_s = np.zeros_like(t)
    for begin, end in rounds:
        offsets_s += np.clip(t - begin, 0.0, end - begin)
    return offsets_s
