"""The batch artifact detector: verdicts on a whole record, thresholds in a few array operations.

Only steps over the threshold are classified one by one; they are few.
"""

from collections.abc import Iterator, MutableSequence
from typing import Final, cast

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from trainer.hrv.artifacts.correction import refine_verdicts
from trainer.hrv.artifacts.lipponen_tarvainen import (
    FAR_OFF_TH2,
    LARGE_RSA_RATIO,
    MAX_ARTIFACT_FRACTION,
    MEDIAN_BEATS,
    PLAUSIBLE_MS,
    THRESHOLD_BEATS,
    THRESHOLD_QUARTILE_DEVIATIONS,
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

MIN_BEATS_FOR_THRESHOLDS: Final = 20  # of fewer the quartiles mean nothing
BLOCK_ROWS: Final = 4096  # at a time, to need little memory


def detect_artifacts(
    rr_ms: FloatArray, *, starts: BoolArray | None = None, resolution_ms: float = 1.0
) -> CodeArray:
    """Return a verdict on every interval of a record.

    Parameters
    ----------
    rr_ms
        Shape (n,), intervals, all finite and positive (see `valid_rows`).
    starts
        Shape (n,), where a run begins; every run is classified by itself.
    resolution_ms
        Time resolution of the intervals.

    Returns
    -------
    CodeArray
        Shape (n,), indices into VERDICTS.

    References
    ----------
    Lipponen & Tarvainen (2019), doi 10.1080/03091902.2019.1640306
    """
    codes = np.zeros(rr_ms.size, dtype=np.int8)
    if starts is None:
        starts = np.zeros(rr_ms.size, dtype=np.bool_)
    for a, b in split_runs(starts):
        classify = _classify_run if b - a >= MIN_BEATS_FOR_THRESHOLDS else _classify_short_run
        codes[a:b] = classify(rr_ms[a:b], min_threshold_ms(resolution_ms))
    return codes


def _classify_short_run(rr_ms: FloatArray, min_threshold: float) -> CodeArray:
    values = rr_ms.tolist()
    middle = sorted(values)[len(values) // 2]
    return np.array([warm_up_verdict(rr, middle, middle, middle) for rr in values], dtype=np.int8)


def _classify_run(rr_ms: FloatArray, min_threshold: float) -> CodeArray:
    """Where many beats are wrong they widen the thresholds: then the verdicts are found again, with the
    thresholds of the beats that were normal at first."""
    every_beat = np.ones(rr_ms.size, dtype=np.bool_)
    codes, has_large_rsa = _find_verdicts(rr_ms, min_threshold, every_beat)
    is_normal = codes == NORMAL
    if (
        MAX_ARTIFACT_FRACTION * rr_ms.size
        < np.count_nonzero(~is_normal)
        < rr_ms.size - THRESHOLD_BEATS
    ):
        codes, has_large_rsa = _find_verdicts(rr_ms, min_threshold, is_normal)
    refine_verdicts(rr_ms, codes, has_large_rsa)
    return codes


def _find_verdicts(
    rr_ms: FloatArray, min_threshold: float, trusted: BoolArray
) -> tuple[CodeArray, BoolArray]:
    """The verdicts, and where the rhythm swings so far that normal steps come near the threshold."""
    run = _RunThresholds(rr_ms, min_threshold, trusted)
    codes = np.zeros(rr_ms.size, dtype=np.int8)
    done = -1
    for i in run.suspects():
        if i > done:
            done = run.classify(i, codes)
    _classify_edges(codes, rr_ms, run)
    return codes, run.has_large_rsa


class _RunThresholds:
    """One run of a record and its thresholds. As memory views, because single values are read, and lists
    of a million floats take four times the memory."""

    def __init__(self, rr_ms: FloatArray, min_threshold: float, trusted: BoolArray) -> None:
        step = np.empty(rr_ms.size)
        step[1:] = np.diff(rr_ms)
        step[0] = step[1:].mean()
        both = trusted.copy()
        both[1:] &= trusted[:-1]
        everywhere = np.arange(rr_ms.size)
        th1 = _threshold(np.abs(step), min_threshold, both, everywhere)
        median = _rolling_quantiles(rr_ms, MEDIAN_BEATS, (0.5,), everywhere)[0]
        off = rr_ms - median
        off[off < 0.0] *= 2.0
        self._suspects = _suspects(np.abs(step) > th1)
        edges = np.array([0, rr_ms.size - 2, rr_ms.size - 1])
        th2_rows = np.union1d(np.concatenate((self._suspects, self._suspects + 1)), edges)
        th2 = np.full(rr_ms.size, np.inf)
        th2[th2_rows] = _threshold(np.abs(off), min_threshold, trusted, th2_rows)
        self.has_large_rsa = th1 > LARGE_RSA_RATIO * median
        self.rr, self.median = _view(rr_ms), _view(median)
        self.th1, self.th2 = _view(th1), _view(th2)
        self.step, self.off = _view(step / th1), _view(off / th2)

    def suspects(self) -> Iterator[int]:
        """Yield beats whose step is over the threshold, after those before them are classified."""
        for i in self._suspects.tolist():
            if abs(self.step[i]) > 1.0:
                yield i

    def classify(self, i: int, codes: CodeArray) -> int:
        """Write the verdict on `i` and those decided with it; return the last of them."""
        features = self._features(i)
        if is_ectopic(features):
            codes[i] = ECTOPIC
            return (
                self._replace_steps_of_ectopic(i, codes) if features.has_large_rsa and i > 1 else i
            )
        last = self._write_verdict(i, classify_step(features), codes)
        # A step that grows is classified with the next.
        if last == i and abs(features.one) < abs(features.two):
            last = self._write_verdict(i + 1, classify_step(self._features(i + 1)), codes)
        return last

    def edge_verdict(self, i: int, inner: int) -> int:
        """Return the verdict on a beat at an end of the run, too few neighbours of which are known.

        It is out of rhythm if it is far from the median, and by a large step that way from its neighbour `inner`.
        """
        step = (self.rr[i] - self.rr[inner]) / self.th1[max(i, inner)]
        off = self.off[i]
        if abs(step) > 1.0 and abs(off) > FAR_OFF_TH2 and step * off > 0.0:
            return LONG if off > 0.0 else SHORT
        return NORMAL

    def _replace_steps_of_ectopic(self, i: int, codes: CodeArray) -> int:
        """Replace the steps around an ectopic beat. It spoils this interval and the one before or after;
        the next step is measured from what these should have been."""
        older, before, rr, one, two = self.rr[i - 2 : i + 3]
        earlier, off_earlier = expected_interval((before, rr), (older, one))
        later, off_later = expected_interval((rr, one), (before, two))
        if off_later < off_earlier:
            codes[i + 1] = LONG if one > rr else SHORT
            self.step[i + 1], self.step[i + 2] = 0.0, (two - later) / self.th1[i + 2]
            return i + 1
        self.step[i], self.step[i + 1] = 0.0, (one - earlier) / self.th1[i + 1]
        return i

    def _features(self, i: int) -> IntervalFeatures:
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

    def _write_verdict(self, i: int, code: int, codes: CodeArray) -> int:
        """Measure the steps after a missed or an extra beat from what its interval should have been."""
        codes[i] = code
        if code == MISSED:
            self.step[i + 1] = (self.rr[i + 1] - self.rr[i] / 2.0) / self.th1[i + 1]
        if code != EXTRA or i + 2 >= len(self.rr):
            return i
        whole = self.rr[i] + self.rr[i + 1]
        codes[i + 1] = SHORT  # it begins at the extra beat
        self.step[i + 1] = (whole - self.rr[i - 1]) / self.th1[i + 1]
        self.step[i + 2] = (self.rr[i + 2] - whole) / self.th1[i + 2]
        return i + 1


def _view(values: FloatArray) -> MutableSequence[float]:
    """The array as Python floats, converted one at a time."""
    return cast(MutableSequence[float], values.data)


def _classify_edges(codes: CodeArray, rr_ms: FloatArray, run: _RunThresholds) -> None:
    """Verdicts on the ends of the run, and on what is physiologically impossible."""
    rr, n = run.rr, rr_ms.size
    for i, one, two in ((0, 1, 2), (n - 2, n - 3, n - 4), (n - 1, n - 2, n - 3)):
        codes[i] = (
            codes[i]
            or warm_up_verdict(rr[i], run.median[i], rr[one], rr[two])
            or run.edge_verdict(i, one)
        )
    codes[(codes == NORMAL) & (rr_ms < PLAUSIBLE_MS[0])] = SHORT
    codes[(codes == NORMAL) & (rr_ms > PLAUSIBLE_MS[1])] = LONG


def _suspects(over: BoolArray) -> IntArray:
    """Beats whose step is over the threshold, or may be once those before are classified. The two beats
    at the end have too few after them."""
    near = over.copy()
    near[1:] |= over[:-1]
    near[2:] |= over[:-2]
    return np.flatnonzero(near[:-2])


def _threshold(
    size: FloatArray, min_threshold: float, trusted: BoolArray, at: IntArray
) -> FloatArray:
    """5.2 quartile deviations of the 91 trusted values around each index; fewer at the ends."""
    rows = np.maximum(np.cumsum(trusted)[at] - 1, 0)
    lower, upper = _rolling_quantiles(size[trusted], THRESHOLD_BEATS, (0.25, 0.75), rows)
    return np.maximum(THRESHOLD_QUARTILE_DEVIATIONS * (upper - lower) / 2.0, min_threshold)


def _rolling_quantiles(
    values: FloatArray, width: int, fractions: tuple[float, ...], rows: IntArray
) -> list[FloatArray]:
    """Quantiles of the `width` values around each row, linear between two; of fewer at the ends."""
    half, n = width // 2, values.size
    padding = np.full(half, np.inf)
    windows = sliding_window_view(np.concatenate((padding, values, padding)), width)
    known = np.minimum(rows + half + 1, n) - np.maximum(rows - half, 0)
    quantiles = [np.empty(rows.size) for _ in fractions]
    for a in range(0, rows.size, BLOCK_ROWS):
        ordered = windows[rows[a : a + BLOCK_ROWS]]
        ordered.sort(axis=1)
        row = np.arange(len(ordered))
        for fraction, quantile in zip(fractions, quantiles, strict=True):
            position = fraction * (known[a : a + BLOCK_ROWS] - 1)
            below = position.astype(np.intp)
            low, high = ordered[row, below], ordered[row, np.minimum(below + 1, width - 1)]
            between = position - below
            quantile[a : a + BLOCK_ROWS] = low + np.where(
                between > 0.0, between * (high - low), 0.0
            )
    return quantiles
