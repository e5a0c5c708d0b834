"""A whole record, judged: which rows are intervals, what we think of each, what stands in for it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.artifacts.online import (
    corrected_verdicts,
    count_corrected_beats,
    detect_artifacts,
    irregular_fraction,
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

RAW_HOLE_S: Final = 3.0
COUNTED: Final = (Verdict.ECTOPIC, Verdict.MISSED, Verdict.EXTRA, Verdict.LONG, Verdict.SHORT)


class CleanedSeries:
    """The rows that are intervals, in order, with a verdict on each and what stands in for it.

    `all_codes` and `all_corrected_ms` have an entry for every row that came in, the others for those
    that can be an interval at all.
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
        t_kept, rr_kept = t[rows], rr_ms[rows]
        starts = find_starts(t_kept, rr_kept)
        grain = estimate_resolution_ms(rr_kept) if resolution_ms is None else resolution_ms
        judged = detect_artifacts(rr_kept, starts=starts, resolution_ms=grain)
        unsteady = irregular_fraction(rr_kept, starts)
        quality = assess_quality(rows.size, count_corrected_beats(judged), unsteady)
        self.codes = judged if correct else np.zeros_like(judged)
        runs = starts if correct else starts & _is_long(t_kept, rr_kept)
        self.beats = Tachogram(t_kept, rr_kept, self.codes == NORMAL, runs)
        self.corrected_ms = _corrected(self.beats, self.codes)
        self.quality = (
            with_gaps(quality, *self._missing_s(unheard_s)) if correct else as_uncorrected(quality)
        )
        self.phase = None if cycle_phase is None else cycle_phase[rows]
        self.runs = self.beats.runs()
        self.evens = [resample_nn(run) for run in self.runs]
        self.longest = max(self.runs, key=lambda run: run.span_s, default=Run(t[:0], t[:0]))
        self.all_codes = np.full(t.size, EXTRA, dtype=np.int8)
        self.all_codes[rows] = self.codes
        self.all_corrected_ms = np.full(t.size, np.nan)
        self.all_corrected_ms[rows] = self.corrected_ms

    def last_samples(self, seconds: float) -> FloatArray:
        """The last so many seconds before the end or the last gap, at 4 Hz."""
        if not self.runs:
            return np.empty(0)
        t = self.runs[-1].t
        return self.evens[-1][first_sample_index((t - t[0]).tolist(), seconds) :]

    def counts(self) -> dict[str, int]:
        """How many beats had to be corrected for each reason; together as many as `quality` says."""
        found = Counter(corrected_verdicts(self.codes))
        return {str(kind): found[VERDICTS.index(kind)] for kind in COUNTED}

    def series(self) -> list[FloatArray]:
        """The corrected intervals without the deleted ones, a list for each stretch."""
        pieces = []
        for a, b in split_runs(self.beats.starts):
            values = self.corrected_ms[a:b][self.codes[a:b] != EXTRA]
            holes = [-1, *np.flatnonzero(np.isnan(values)).tolist(), values.size]
            pieces += [values[i + 1 : j] for i, j in pairwise(holes) if j > i + 1]
        return pieces

    def paced_breaths(self) -> float:
        """The most breaths that a pacer led while one curve was drawn."""
        return max((count_breaths(p.t, p.cycle_phase) for p in self._drawn()), default=0.0)

    def paced(self) -> list["PacedIntervals"]:
        """The stretches of NN intervals that a pacer led, without a gap."""
        if self.phase is None:
            return []
        beats, led = self.beats, np.isfinite(self.phase)
        begins = beats.starts.copy()
        begins[1:] |= led[1:] & ~led[:-1]
        found = []
        for a, b in split_runs(begins):
            nn = np.flatnonzero(beats.nn[a:b] & led[a:b]) + a
            found.append(PacedIntervals(beats.t[nn], beats.rr_ms[nn], self.phase[nn]))
        return found

    def _drawn(self) -> Iterator["PacedIntervals"]:
        """As `paced`, and parted where no curve is drawn."""
        for part in self.paced():
            for a, b in unbridged(part.t, part.nn_ms):
                yield PacedIntervals(part.t[a:b], part.nn_ms[a:b], part.cycle_phase[a:b])

    def _missing_s(self, unheard_s: float) -> tuple[float, float]:
        """How long no beat is known, and how long the record is, s."""
        beats = self.beats
        if not beats.t.size:
            return 0.0, 0.0
        lost = np.maximum(np.diff(beats.t) - beats.rr_ms[1:] / 1000.0, 0.0)
        missing_s = float(lost[beats.starts[1:]].sum())
        return missing_s + unheard_s, float(beats.t.max() - beats.t.min()) + unheard_s


def _is_long(t: FloatArray, rr_ms: FloatArray) -> BoolArray:
    """Raw is as written: where a beat or two were taken out, the intervals beside stay neighbours."""
    hole_s = np.diff(t, prepend=-np.inf) - rr_ms / 1000.0
    long: BoolArray = hole_s > RAW_HOLE_S
    return long


class PacedIntervals(NamedTuple):
    """NN intervals under a pacer: when each ended (s), its length (ms), the breath's phase (0..1)."""

    t: FloatArray
    nn_ms: FloatArray
    cycle_phase: FloatArray


def _corrected(beats: Tachogram, codes: CodeArray) -> FloatArray:
    """Intervals that are not normal are interpolated between those that are, in time."""
    corrected = np.where(beats.nn, beats.rr_ms, np.nan)
    if beats.nn.all():
        return corrected
    for a, b in split_runs(beats.starts):
        wrong = np.flatnonzero(~beats.nn[a:b] & (codes[a:b] != EXTRA))
        right = np.flatnonzero(beats.nn[a:b])
        if not wrong.size or not right.size:
            continue
        ends = np.cumsum(beats.rr_ms[a:b]) / 1000.0
        place = np.searchsorted(right, wrong)
        inside = (place > 0) & (place < right.size)
        before, after = right[place[inside] - 1], right[place[inside]]
        near = ends[after] - beats.rr_ms[a:b][after] / 1000.0 - ends[before] <= BRIDGE_S
        fill = wrong[inside][near]
        corrected[a + fill] = np.interp(ends[fill], ends[right], beats.rr_ms[a:b][right])
    return corrected
