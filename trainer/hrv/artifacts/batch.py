"""Whole records judged at once: the thresholds of all beats in a few array operations.

Rule: only steps over the threshold are looked at one by one; they are few.
"""

from collections.abc import Iterator, MutableSequence, Sequence
from typing import Final, cast

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from trainer.hrv.artifacts.correction import refine_verdicts
from trainer.hrv.artifacts.lipponen_tarvainen import (
    LARGE_RSA_RATIO,
    MANY,
    MEDIAN_BEATS,
    PLAUSIBLE_MS,
    SPREAD,
    SPREAD_BEATS,
    IntervalFeatures,
    classify_step,
    expected_interval,
    is_ectopic,
    min_threshold_ms,
    warm_up_verdict,
)
from trainer.hrv.tachogram import (
    ECTOPIC,
    EXTRA,
    LONG,
    MISSED,
    NORMAL,
    SHORT,
    BoolArray,
    CodeArray,
    FloatArray,
    IntArray,
    split_runs,
)

FEWEST_FOR_SPREAD: Final = 20  # of fewer the quartiles say nothing of what is usual
PIECE: Final = 4096  # beats at a time, to need little memory


def detect_artifacts(
    rr_ms: FloatArray, *, starts: BoolArray | None = None, resolution_ms: float = 1.0
) -> CodeArray:
    """A verdict on every interval of a record, as places in `VERDICTS`.

    Args:
        rr_ms: intervals in ms, all finite and positive (see `tachogram.in_order`).
        starts: where a run begins; every run is judged by itself.
        resolution_ms: the grain of the intervals.
    """
    codes = np.zeros(rr_ms.size, dtype=np.int8)
    if starts is None:
        starts = np.zeros(rr_ms.size, dtype=np.bool_)
    for a, b in split_runs(starts):
        judge = _judge_run if b - a >= FEWEST_FOR_SPREAD else _judge_short_run
        codes[a:b] = judge(rr_ms[a:b], min_threshold_ms(resolution_ms))
    return codes


def _judge_short_run(rr_ms: FloatArray, floor_ms: float) -> CodeArray:
    values = rr_ms.tolist()
    middle = sorted(values)[len(values) // 2]
    return np.array([warm_up_verdict(rr, middle, middle, middle) for rr in values], dtype=np.int8)


def _judge_run(rr_ms: FloatArray, floor_ms: float) -> CodeArray:
    """Where many beats are wrong they widen the thresholds themselves: then a second look is taken,
    with the thresholds of the beats that passed the first."""
    everyone = np.ones(rr_ms.size, dtype=np.bool_)
    codes, deep = _look(rr_ms, floor_ms, everyone)
    passed = codes == NORMAL
    if MANY * rr_ms.size < np.count_nonzero(~passed) < rr_ms.size - SPREAD_BEATS:
        codes, deep = _look(rr_ms, floor_ms, passed)
    refine_verdicts(rr_ms, codes, deep)
    return codes


def _look(rr_ms: FloatArray, floor_ms: float, trusted: BoolArray) -> tuple[CodeArray, BoolArray]:
    """The verdicts, and where the rhythm swings so far that clean steps come near the threshold."""
    rhythm = _Rhythm(rr_ms, floor_ms, trusted)
    codes = np.zeros(rr_ms.size, dtype=np.int8)
    done = -1
    for i in rhythm.suspects():
        if i > done:
            done = rhythm.judge(i, codes)
    _judge_edges(codes, rr_ms, rhythm.median)
    return codes, rhythm.deep


class _Rhythm:
    """One run of a record and its thresholds; views, because single values are looked up, and lists of a
    million floats take four times the room."""

    def __init__(self, rr_ms: FloatArray, floor_ms: float, trusted: BoolArray) -> None:
        step = np.empty(rr_ms.size)
        step[1:] = np.diff(rr_ms)
        step[0] = step[1:].mean()
        both = trusted.copy()
        both[1:] &= trusted[:-1]
        everywhere = np.arange(rr_ms.size)
        th1 = _threshold(np.abs(step), floor_ms, both, everywhere)
        median = _rolling_quantiles(rr_ms, MEDIAN_BEATS, (0.5,), everywhere)[0]
        off = rr_ms - median
        off[off < 0.0] *= 2.0
        self._suspects = _suspects(np.abs(step) > th1)
        looked_at = np.union1d(self._suspects, self._suspects + 1)
        th2 = np.full(rr_ms.size, np.inf)
        th2[looked_at] = _threshold(np.abs(off), floor_ms, trusted, looked_at)
        self.deep = th1 > LARGE_RSA_RATIO * median
        self.rr, self.median = _view(rr_ms), _view(median)
        self.th1, self.th2 = _view(th1), _view(th2)
        self.step, self.off = _view(step / th1), _view(off / th2)

    def suspects(self) -> Iterator[int]:
        """Beats whose step is over the threshold, after those before them are explained."""
        for i in self._suspects.data:
            if abs(self.step[i]) > 1.0:
                yield i

    def judge(self, i: int, codes: CodeArray) -> int:
        """Writes the verdict on `i`, and on those judged with it; tells the last of them."""
        at = self._at(i)
        if is_ectopic(at):
            codes[i] = ECTOPIC
            return self._pair_off(i, codes) if at.deep and i > 1 else i
        last = self._explain(i, classify_step(at), codes)
        if last == i and abs(at.one) < abs(at.two):  # a step that grows is judged with the next
            last = self._explain(i + 1, classify_step(self._at(i + 1)), codes)
        return last

    def _pair_off(self, i: int, codes: CodeArray) -> int:
        """An ectopic beat spoils two intervals: this one, and the one before or after. The beat behind
        them is measured against what they should have been."""
        older, before, rr, one, two = self.rr[i - 2 : i + 3]
        earlier, off_earlier = expected_interval((before, rr), (older, one))
        later, off_later = expected_interval((rr, one), (before, two))
        if off_later < off_earlier:
            codes[i + 1] = LONG if one > rr else SHORT
            self.step[i + 1], self.step[i + 2] = 0.0, (two - later) / self.th1[i + 2]
            return i + 1
        self.step[i], self.step[i + 1] = 0.0, (one - earlier) / self.th1[i + 1]
        return i

    def _at(self, i: int) -> IntervalFeatures:
        rr, step, end = self.rr, self.step, len(self.step) - 1
        before, after = abs(i - 1), i + 2 if i + 2 <= end else 2 * end - i - 2
        return IntervalFeatures(
            rr[before],
            rr[i],
            rr[i + 1],
            rr[after],
            self.median[i],
            self.th2[i],
            self.th1[i] > LARGE_RSA_RATIO * self.median[i],
            step[before],
            step[i],
            step[i + 1],
            step[after],
            self.off[i],
        )

    def _explain(self, i: int, code: int, codes: CodeArray) -> int:
        """Beats after a missed or an extra one are measured against what it should have been."""
        codes[i] = code
        if code == MISSED:
            self.step[i + 1] = (self.rr[i + 1] - self.rr[i] / 2.0) / self.th1[i + 1]
        if code != EXTRA or i + 2 >= len(self.rr):
            return i
        whole = self.rr[i] + self.rr[i + 1]
        codes[i + 1] = SHORT  # it begins at the false beat
        self.step[i + 1] = (whole - self.rr[i - 1]) / self.th1[i + 1]
        self.step[i + 2] = (self.rr[i + 2] - whole) / self.th1[i + 2]
        return i + 1


def _view(values: FloatArray) -> MutableSequence[float]:
    """Python's own floats, one at a time."""
    return cast(MutableSequence[float], values.data)


def _judge_edges(codes: CodeArray, rr_ms: FloatArray, median: Sequence[float]) -> None:
    """What the neighbours cannot tell: the ends of the run, and the impossible."""
    rr = _view(rr_ms)
    for i, one, two in ((0, 1, 2), (-2, -3, -4), (-1, -2, -3)):
        codes[i] = codes[i] or warm_up_verdict(rr[i], median[i], rr[one], rr[two])
    codes[(codes == NORMAL) & (rr_ms < PLAUSIBLE_MS[0])] = SHORT
    codes[(codes == NORMAL) & (rr_ms > PLAUSIBLE_MS[1])] = LONG


def _suspects(over: BoolArray) -> IntArray:
    """Beats whose step is over the threshold, or may be once those before are explained. The two
    beats at the end have too few after them."""
    near = over.copy()
    near[1:] |= over[:-1]
    near[2:] |= over[:-2]
    return np.flatnonzero(near[:-2])


def _threshold(size: FloatArray, floor_ms: float, trusted: BoolArray, at: IntArray) -> FloatArray:
    """5.2 quartile deviations of the 91 trusted values around some beats; fewer at the ends."""
    rows = np.maximum(np.cumsum(trusted)[at] - 1, 0)
    lower, upper = _rolling_quantiles(size[trusted], SPREAD_BEATS, (0.25, 0.75), rows)
    return np.maximum(SPREAD * (upper - lower) / 2.0, floor_ms)


def _rolling_quantiles(
    values: FloatArray, width: int, shares: tuple[float, ...], rows: IntArray
) -> list[FloatArray]:
    """Quantiles of the `width` values around some, linear between two; at the ends, of those there are."""
    half, n = width // 2, values.size
    room = np.full(half, np.inf)
    windows = sliding_window_view(np.concatenate((room, values, room)), width)
    known = np.minimum(rows + half + 1, n) - np.maximum(rows - half, 0)
    found = [np.empty(rows.size) for _ in shares]
    for a in range(0, rows.size, PIECE):
        ordered = windows[rows[a : a + PIECE]]
        ordered.sort(axis=1)
        row = np.arange(len(ordered))
        for share, quantile in zip(shares, found, strict=True):
            wanted = share * (known[a : a + PIECE] - 1)
            below = wanted.astype(np.intp)
            low, high = ordered[row, below], ordered[row, np.minimum(below + 1, width - 1)]
            between = wanted - below
            quantile[a : a + PIECE] = low + np.where(between > 0.0, between * (high - low), 0.0)
    return found
