"""A whole record, cleaned: which rows are intervals, the verdict on each, and its corrected value."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.artifacts.online import (
    corrected_verdicts,
    count_corrected_beats,
    detect_artifacts,
    find_nn_steps,
    irregular_fraction,
    measure_steps,
)
from trainer.hrv.quality import as_uncorrected, assess_quality, with_gaps
from trainer.hrv.resampling import first_sample_index, resample_nn
from trainer.hrv.rsa import count_breaths
from trainer.hrv.tachogram import (
    BRIDGE_S,
    EXTRA,
    NORMAL,
    VERDICTS,
    BoolArray,
    CodeArray,
    FloatArray,
    Run,
    Tachogram,
    Verdict,
    estimate_resolution_ms,
    find_starts,
    split_runs,
    unbridged,
    valid_rows,
)

MIN_RAW_GAP_S: Final = 3.0
COUNTED_VERDICTS: Final = (
    Verdict.ECTOPIC,
    Verdict.MISSED,
    Verdict.EXTRA,
    Verdict.LONG,
    Verdict.SHORT,
)


class CleanedSeries:
    """The rows of a record that are intervals, in order, with verdicts and corrected values.

    Parameters
    ----------
    t
        Shape (n,), when each interval ended, in seconds. Any numbers may come in.
    rr_ms
        Shape (n,), the intervals.
    resolution_ms
        Their time resolution. None: it is estimated from them.
    cycle_phase
        Shape (n,), the pacer's phase at each beat, 0 to 1, NaN where none led.
    correct
        False: the intervals are taken as they came.
    unheard_s
        For how long no beat came before the first interval and after the last, in seconds.

    Attributes
    ----------
    all_codes, all_corrected_ms
        Shape (n,), for every row that came in. All other arrays hold only rows that can be an interval.
    """

    def __init__(
        self,
        t: FloatArray,
        rr_ms: FloatArray,
        resolution_ms: float | None,
        cycle_phase: FloatArray | None,
        *,
        correct: bool,
        unheard_s: float = 0.0,
    ) -> None:
        rows = valid_rows(t, rr_ms)
        t_valid, rr_valid = t[rows], rr_ms[rows]
        starts = find_starts(t_valid, rr_valid)
        resolution = estimate_resolution_ms(rr_valid) if resolution_ms is None else resolution_ms
        verdicts = detect_artifacts(rr_valid, starts=starts, resolution_ms=resolution)
        is_step = find_nn_steps(verdicts, starts)
        steps = measure_steps(rr_valid, is_step, resolution_ms=resolution)
        quality = assess_quality(
            rows.size,
            count_corrected_beats(verdicts),
            irregular_fraction(rr_valid, starts),
            has_irregular_steps=steps.is_irregular,
        )
        self.codes = verdicts if correct else np.zeros_like(verdicts)
        runs = starts if correct else starts & _is_long_hole(t_valid, rr_valid)
        self.beats = Tachogram(t_valid, rr_valid, self.codes == NORMAL, runs)
        self.corrected_ms = _corrected(self.beats, self.codes)
        self.quality = (
            with_gaps(quality, *self._missing_and_span_s(unheard_s))
            if correct
            else as_uncorrected(quality)
        )
        self.phase = None if cycle_phase is None else cycle_phase[rows]
        self.runs = self.beats.runs()
        self.resampled = [resample_nn(run) for run in self.runs]
        self.longest = max(self.runs, key=lambda run: run.span_s, default=Run(t[:0], t[:0]))
        self.all_codes = np.full(t.size, EXTRA, dtype=np.int8)
        self.all_codes[rows] = self.codes
        self.all_corrected_ms = np.full(t.size, np.nan)
        self.all_corrected_ms[rows] = self.corrected_ms

    def last_samples(self, seconds: float) -> FloatArray:
        """Return the last so many seconds of the last run, in ms at 4 Hz."""
        if not self.runs:
            return np.empty(0)
        t = self.runs[-1].t
        return self.resampled[-1][first_sample_index((t - t[0]).tolist(), seconds) :]

    def counts(self) -> dict[str, int]:
        """Return how many beats had to be corrected, by verdict; their sum is the number in `quality`."""
        result = Counter(corrected_verdicts(self.codes))
        return {str(kind): result[VERDICTS.index(kind)] for kind in COUNTED_VERDICTS}

    def series(self) -> list[FloatArray]:
        """Return the corrected intervals without the removed ones, an array for each run."""
        runs_ms = []
        for a, b in split_runs(self.beats.starts):
            values = self.corrected_ms[a:b][self.codes[a:b] != EXTRA]
            edges = [-1, *np.flatnonzero(np.isnan(values)).tolist(), values.size]
            runs_ms += [values[i + 1 : j] for i, j in pairwise(edges) if j > i + 1]
        return runs_ms

    def paced_breaths(self) -> float:
        """Return the largest number of paced breaths in one run of the spectrum."""
        return max((count_breaths(p.t, p.cycle_phase) for p in self._paced_runs()), default=0.0)

    def paced(self) -> list["PacedIntervals"]:
        """Return the NN intervals under a pacer, an item for each stretch without a gap."""
        if self.phase is None:
            return []
        beats, is_paced = self.beats, np.isfinite(self.phase)
        starts = beats.starts.copy()
        starts[1:] |= is_paced[1:] & ~is_paced[:-1]
        result = []
        for a, b in split_runs(starts):
            nn = np.flatnonzero(beats.nn[a:b] & is_paced[a:b]) + a
            result.append(PacedIntervals(beats.t[nn], beats.rr_ms[nn], self.phase[nn]))
        return result

    def _paced_runs(self) -> Iterator["PacedIntervals"]:
        """As `paced`, and split where no spline spans."""
        for part in self.paced():
            for a, b in unbridged(part.t, part.nn_ms):
                yield PacedIntervals(part.t[a:b], part.nn_ms[a:b], part.cycle_phase[a:b])

    def _missing_and_span_s(self, unheard_s: float) -> tuple[float, float]:
        """For how long no beat is known, and how long the record is, in seconds."""
        beats = self.beats
        if not beats.t.size:
            return 0.0, 0.0
        lost = np.maximum(np.diff(beats.t) - beats.rr_ms[1:] / 1000.0, 0.0)
        missing_s = float(lost[beats.starts[1:]].sum())
        return missing_s + unheard_s, float(beats.t.max() - beats.t.min()) + unheard_s


def _is_long_hole(t: FloatArray, rr_ms: FloatArray) -> BoolArray:
    """Whether a hole splits an uncorrected record: where one or two beats were removed, it does not."""
    hole_s = np.diff(t, prepend=-np.inf) - rr_ms / 1000.0
    long: BoolArray = hole_s > MIN_RAW_GAP_S
    return long


class PacedIntervals(NamedTuple):
    """NN intervals under a pacer: when each ended (s), its length (ms), the pacer's phase (0 to 1)."""

    t: FloatArray
    nn_ms: FloatArray
    cycle_phase: FloatArray


def _corrected(beats: Tachogram, codes: CodeArray) -> FloatArray:
    """The intervals; those that are not normal are interpolated over time between those that are."""
    corrected = np.where(beats.nn, beats.rr_ms, np.nan)
    if beats.nn.all():
        return corrected
    for a, b in split_runs(beats.starts):
        rejected = np.flatnonzero(~beats.nn[a:b] & (codes[a:b] != EXTRA))
        normal = np.flatnonzero(beats.nn[a:b])
        if not rejected.size or not normal.size:
            continue
        ends = np.cumsum(beats.rr_ms[a:b]) / 1000.0
        index = np.searchsorted(normal, rejected)
        inside = (index > 0) & (index < normal.size)
        before, after = normal[index[inside] - 1], normal[index[inside]]
        is_bridged = ends[after] - beats.rr_ms[a:b][after] / 1000.0 - ends[before] <= BRIDGE_S
        filled = rejected[inside][is_bridged]
        corrected[a + filled] = np.interp(ends[filled], ends[normal], beats.rr_ms[a:b][normal])
    return corrected
