"""Trial corrections: beats inserted, removed or moved where the time between their neighbours asks for it.

What it takes to correct a beat tells which beat was wrong. Only verdicts come of it: no figure is computed
from the intervals made here.

A missed, an extra or a misplaced beat takes no time away: the sum of the intervals it spoils is that of the
true ones. So a missed beat splits the sum in two, an extra one is merged, a misplaced one is shifted, and the
true intervals are taken to lie on the line between the neighbours, scaled to that sum.

A correction is accepted only where it makes the rhythm a good deal smoother, measured by the total variation
of the intervals. A breath, however has_large_rsa, goes up once and down once.
"""

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.artifacts.lipponen_tarvainen import PLAUSIBLE_MS
from trainer.hrv.tachogram import (
    EXTRA,
    LONG,
    MISSED,
    NORMAL,
    SHORT,
    BoolArray,
    CodeArray,
    FloatArray,
    IntArray,
)

NEIGHBOUR_INTERVALS: Final = 8  # on both sides of a wrong one that are searched with it
CANDIDATE_GAIN_FRACTION: Final = 0.8  # of the least gain, relative to the interval before
MAX_CORRECTIONS: Final = 12  # in one segment; with more the rhythm is unknown
# So far on both sides a wrong beat can give its neighbours a wrong verdict.
AFFECTED_INTERVALS: Final = 3
MAX_WRONG_FRACTION: Final = 0.1  # of the intervals


class Correction(NamedTuple):
    """A number of intervals replaced by another number of them.

    Attributes
    ----------
    removed
        Number of intervals replaced.
    inserted
        Number of intervals that replace them.
    min_gain
        By how much of an interval the total variation must shrink. Healthy hearts reach 0.02 for a missed
        or an extra beat, and 0.37 for a misplaced one, even at 300 ms of RSA.
    penalty
        Subtracted from the gain: of two corrections that help alike the smaller change is taken.
    """

    removed: int
    inserted: int
    min_gain: float
    penalty: float


SPLIT: Final = Correction(1, 2, 0.1, 0.0)
MERGE: Final = Correction(2, 1, 0.1, 0.0)
SHIFT: Final = Correction(2, 2, 0.45, 0.35)
CORRECTIONS: Final = (SPLIT, MERGE, SHIFT)


class CorrectedRun(NamedTuple):
    """Intervals after trial corrections; all arrays of one length.

    Attributes
    ----------
    rr_ms
        Their lengths.
    wrong
        Whether they had a verdict other than normal.
    is_corrected
        Whether a correction made them.
    row, end
        They replace the rows from `row` to before `end`.
    """

    rr_ms: FloatArray
    wrong: BoolArray
    is_corrected: BoolArray
    row: IntArray
    end: IntArray


def try_corrections(rr_ms: FloatArray, wrong: BoolArray) -> CorrectedRun:
    """Return one run with its beats corrected.

    Parameters
    ----------
    rr_ms
        Shape (n,), the intervals of a run.
    wrong
        Shape (n,), whether each has a verdict other than normal. A beat is moved only beside one of these.
    """
    rows = np.arange(rr_ms.size)
    whole = CorrectedRun(rr_ms, wrong, np.zeros(rr_ms.size, dtype=np.bool_), rows, rows + 1)
    parts, done = [], 0
    for a, b in _segments(rr_ms, wrong):
        parts += [_slice(whole, done, a), _correct(_slice(whole, a, b))]
        done = b
    return _concatenate([*parts, _slice(whole, done, rr_ms.size)]) if done else whole


def refine_verdicts(rr_ms: FloatArray, codes: CodeArray, has_large_rsa: BoolArray) -> None:
    """Change the verdicts of one run, in place, by what trial corrections show.

    At 300 ms of RSA an interval may double within two beats. A beat missed just there makes a step
    hardly larger than the heart's own, and is detected only here; and an artifact there gives its
    neighbours a wrong verdict. Where many beats are wrong there is no rhythm to compare with.

    Parameters
    ----------
    rr_ms
        Shape (n,), the intervals of the run.
    codes
        Shape (n,), the verdicts, as indices into VERDICTS.
    has_large_rsa
        Shape (n,), where normal steps come near the threshold.
    """
    if np.count_nonzero(codes) > MAX_WRONG_FRACTION * codes.size:
        return
    run = try_corrections(rr_ms, codes != NORMAL)
    is_changed = np.zeros(codes.size, dtype=np.bool_)
    for k in np.flatnonzero(run.is_corrected).tolist():
        row, end = int(run.row[k]), int(run.end[k])
        is_changed[row:end] = True
        if not codes[row:end].any():
            codes[row] = MISSED if end - row == SPLIT.removed else EXTRA
            codes[row + 1 : end] = SHORT
        for other in range(row, end):  # a wrong beat spoils the intervals on both sides
            if codes[other] == NORMAL and has_large_rsa[other]:
                codes[other] = LONG if rr_ms[other] > run.rr_ms[k] else SHORT
    codes[_widened(is_changed) & ~is_changed & has_large_rsa & _is_plausible(rr_ms)] = NORMAL


def _widened(changed: BoolArray) -> BoolArray:
    near = changed.copy()
    for k in range(1, AFFECTED_INTERVALS + 1):
        near[k:] |= changed[:-k]
        near[:-k] |= changed[k:]
    return near


def _is_plausible(rr_ms: FloatArray) -> BoolArray:
    return (rr_ms >= PLAUSIBLE_MS[0]) & (rr_ms <= PLAUSIBLE_MS[1])


def _segments(rr_ms: FloatArray, wrong: BoolArray) -> list[tuple[int, int]]:
    """Where a correction may help, with the intervals around; no two segments overlap."""
    candidates = [_candidates(rr_ms, wrong, correction) for correction in CORRECTIONS]
    positions: list[tuple[int, int]] = []
    for at in np.unique(np.concatenate(candidates)).tolist():
        a, b = max(0, at - NEIGHBOUR_INTERVALS), min(rr_ms.size, at + NEIGHBOUR_INTERVALS + 1)
        if positions and a < positions[-1][1]:
            a = positions.pop()[0]
        positions.append((a, b))
    return positions


def _candidates(rr_ms: FloatArray, wrong: BoolArray, correction: Correction) -> IntArray:
    gain = _gains(rr_ms, wrong, correction)
    needed = CANDIDATE_GAIN_FRACTION * correction.min_gain * rr_ms[: gain.size]
    return np.flatnonzero(gain > needed) + 1


def _correct(segment: CorrectedRun) -> CorrectedRun:
    """Apply the correction that gains most, and again, until none gains enough."""
    median_ms = float(np.median(segment.rr_ms))
    for _ in range(MAX_CORRECTIONS):
        candidates = [_best_position(segment, correction, median_ms) for correction in CORRECTIONS]
        gain_ratio, at, correction = max(candidates)
        if gain_ratio <= 0.0:
            break
        segment = _apply(segment, at, correction)
    return segment


def _best_position(
    segment: CorrectedRun, correction: Correction, median_ms: float
) -> tuple[float, int, Correction]:
    """The gain of a correction and where in a segment it is largest; 0 where it is too small."""
    gain = _gains(segment.rr_ms, segment.wrong | segment.is_corrected, correction) / median_ms
    if not gain.size:
        return 0.0, 0, correction
    k = int(gain.argmax())
    is_enough = gain[k] > correction.min_gain
    return float(gain[k]) - correction.penalty if is_enough else 0.0, k + 1, correction


def _gains(rr_ms: FloatArray, wrong: BoolArray, correction: Correction) -> FloatArray:
    """By how much a correction shrinks the total variation, ms; entry k is for row k + 1. It is 0 where
    the correction may not be applied."""
    before, *inside, after = _windows(rr_ms, correction)
    made = _replacements(rr_ms, correction)
    gain = _total_variation(before, *inside, after) - _total_variation(before, *made, after)
    longest = np.maximum.reduce((before, after, made[0], made[-1]))
    gain[(longest > PLAUSIBLE_MS[1]) | (np.minimum(made[0], made[-1]) < PLAUSIBLE_MS[0])] = 0.0
    if correction is SHIFT:
        gain[~(wrong[1 : 1 + gain.size] | wrong[2 : 2 + gain.size])] = 0.0
    return gain


def _replacements(rr_ms: FloatArray, correction: Correction) -> list[FloatArray]:
    """The intervals that a correction makes, of the same sum; entry k is for row k + 1."""
    before, *inside, after = _windows(rr_ms, correction)
    share = 1.0 / (correction.inserted + 1)
    line = [before + (after - before) * (share * k) for k in range(1, correction.inserted + 1)]
    stretch = sum(inside) / sum(line)
    return [level * stretch for level in line]


def _windows(rr_ms: FloatArray, correction: Correction) -> list[FloatArray]:
    """The interval before each place for a correction, those that it would remove, and the one after."""
    positions = max(0, rr_ms.size - correction.removed - 1)
    return [rr_ms[k : k + positions] for k in range(correction.removed + 2)]


def _total_variation(*levels: FloatArray) -> FloatArray:
    """The sum of absolute differences between successive levels."""
    steps = [np.abs(later - level) for level, later in pairwise(levels)]
    variation: FloatArray = np.add.reduce(steps)
    return variation


def _apply(segment: CorrectedRun, at: int, correction: Correction) -> CorrectedRun:
    end, count = at + correction.removed, correction.inserted
    made = _replacements(segment.rr_ms[at - 1 : end + 1], correction)
    new = CorrectedRun(
        np.concatenate(made),
        np.full(count, bool(segment.wrong[at:end].any())),
        np.ones(count, dtype=np.bool_),
        np.full(count, segment.row[at:end].min()),
        np.full(count, segment.end[at:end].max()),
    )
    return _concatenate([_slice(segment, 0, at), new, _slice(segment, end, segment.rr_ms.size)])


def _slice(run: CorrectedRun, a: int, b: int) -> CorrectedRun:
    return CorrectedRun(
        run.rr_ms[a:b], run.wrong[a:b], run.is_corrected[a:b], run.row[a:b], run.end[a:b]
    )


def _concatenate(parts: list[CorrectedRun]) -> CorrectedRun:
    rr_ms, wrong, is_corrected, row, end = (
        np.concatenate(fields) for fields in zip(*parts, strict=True)
    )
    return CorrectedRun(rr_ms, wrong, is_corrected, row, end)
