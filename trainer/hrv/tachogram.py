"""The series of RR intervals over time, with a verdict on each; the beats stay as they were received.

Nothing is computed across a gap, and nothing is interpolated to fill one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import Final, NamedTuple, TypeAlias, overload

import numpy as np
import numpy.typing as npt

from trainer.event_series import BeatSeries, EventSeries, beats_in
from trainer.events import Beat, Event
from trainer.hrv.verdicts import JudgedBeat as JudgedBeat
from trainer.hrv.verdicts import Verdict as Verdict

FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
CodeArray: TypeAlias = npt.NDArray[np.int8]
IntArray: TypeAlias = npt.NDArray[np.intp]

# A lost beat leaves out at least the shortest interval of a heart; a good beat clock errs by 0.06 s.
GAP_S: Final = 0.3
COMPENSATION_BEATS: Final = 40  # within these a late time stamp is compensated by those after it
BLOCK_GAPS: Final = 4096  # gaps at a time, to need little memory
MAX_SWAP_S: Final = 2.0  # coarse time stamps may swap beats, but not by more
MIN_AGREEING_FRACTION: Final = 0.9
SHORTEST_RR_MS: Final = 20.0  # no detector reports another beat sooner
LONGEST_RR_MS: Final = 5_000.0  # longer is a gap, not an interval
MIN_BEATS_FOR_RESOLUTION: Final = 50
LATEST_S: Final = 1e12  # no clock goes further
BRIDGE_S: Final = 5.0  # the longest time without an NN interval that a spline may span


VERDICTS: Final = tuple(Verdict)  # an array of verdicts holds indices into this tuple
NORMAL, ECTOPIC, LONG, SHORT, MISSED, EXTRA = range(len(VERDICTS))


@dataclass(frozen=True, slots=True, eq=False)
class JudgedSeries(Sequence[JudgedBeat]):
    """The judged beats of a long record as arrays: a `JudgedBeat` for each would take 180 bytes.

    Attributes
    ----------
    codes
        Shape (n,), indices into VERDICTS.
    corrected_ms
        Shape (n,), NaN where nothing may replace the interval.
    """

    beats: Sequence[Beat]
    codes: "CodeArray"
    corrected_ms: FloatArray

    def __len__(self) -> int:
        return len(self.beats)

    @overload
    def __getitem__(self, index: int) -> JudgedBeat: ...
    @overload
    def __getitem__(self, index: slice) -> "tuple[JudgedBeat, ...]": ...
    def __getitem__(self, index: int | slice) -> "JudgedBeat | tuple[JudgedBeat, ...]":
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        return _judged(self.beats[index], int(self.codes[index]), float(self.corrected_ms[index]))

    def __iter__(self) -> Iterator[JudgedBeat]:
        return map(_judged, self.beats, self.codes.data, self.corrected_ms.data)


def _judged(beat: Beat, code: int, corrected_ms: float) -> JudgedBeat:
    return JudgedBeat(beat, VERDICTS[code], None if isnan(corrected_ms) else corrected_ms)


def arrays_of(events: Iterable[Event]) -> tuple[FloatArray, FloatArray]:
    """Return when each beat among the events was (s), and the interval that ended with it (ms)."""
    columns = events.columns if isinstance(events, BeatSeries | EventSeries) else None
    if columns is not None:
        return np.frombuffer(columns[0]), np.frombuffer(columns[1])
    numbers = (x for beat in beats_in(events) for x in (beat.t, beat.rr_ms))
    t, rr_ms = np.fromiter(numbers, np.float64).reshape(-1, 2).T.copy()
    return t, rr_ms


class Run(NamedTuple):
    """NN intervals of one run without a gap: when each ended (s, rising) and its length (ms)."""

    t: FloatArray
    nn_ms: FloatArray

    @property
    def span_s(self) -> float:
        """Return the time from the beginning of the first interval to the end of the last."""
        return float(self.t[-1] - self.t[0] + self.nn_ms[0] / 1000.0) if self.t.size else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Tachogram:
    """A series of RR intervals, oldest first.

    Attributes
    ----------
    t
        Shape (n,), when each interval ended, in seconds.
    rr_ms
        Shape (n,), its length as received.
    nn
        Shape (n,), whether both of its beats are normal.
    starts
        Shape (n,), whether the beat before it is unknown (after a gap, at the beginning).
    """

    t: FloatArray
    rr_ms: FloatArray
    nn: BoolArray
    starts: BoolArray

    def nn_ms(self) -> FloatArray:
        return self.rr_ms[self.nn]

    def steps_ms(self) -> FloatArray:
        """Return differences of neighbouring NN intervals, never across a rejected one or a gap."""
        both = self.nn[1:] & self.nn[:-1] & ~self.starts[1:]
        return np.diff(self.rr_ms)[both]

    def runs(self) -> list[Run]:
        """Return the NN intervals between gaps, timed by adding up all intervals since the gap.

        Intervals are exact where time stamps are not, so only the first time stamp of a run is used. More
        than BRIDGE_S without an NN interval splits a run like a gap.
        """
        return [
            Run(part.t[a:b], part.nn_ms[a:b])
            for part in self._between_gaps()
            for a, b in unbridged(part.t, part.nn_ms)
        ]

    def _between_gaps(self) -> Iterator[Run]:
        for a, b in split_runs(self.starts):
            nn = self.nn[a:b]
            if nn.any():
                ends = self.t[a] + np.cumsum(self.rr_ms[a:b]) / 1000.0 - self.rr_ms[a] / 1000.0
                yield Run(ends[nn], self.rr_ms[a:b][nn])


def unbridged(t: FloatArray, nn_ms: FloatArray) -> Iterator[tuple[int, int]]:
    """Yield (begin, end) of each slice of NN intervals without a hole of more than BRIDGE_S.

    Parameters
    ----------
    t, nn_ms : FloatArray
        Shape (n,): times of the beats, s, in order, and the intervals that end with them, ms.
    """
    missing_s = np.diff(t) - nn_ms[1:] / 1000.0
    cuts = [0, *(np.flatnonzero(missing_s > BRIDGE_S) + 1).tolist(), t.size]
    return pairwise(cuts)


def split_runs(starts: BoolArray) -> list[tuple[int, int]]:
    """Return (begin, end) of the slice of each run; the first begins at 0 in any case.

    Examples
    --------
    >>> split_runs(np.array([True, False, False, True, False]))
    [(0, 3), (3, 5)]
    """
    if starts.size == 0:
        return []
    begins = [0, *(np.flatnonzero(starts[1:]) + 1).tolist()]
    return list(zip(begins, [*begins[1:], starts.size], strict=True))


def valid_rows(t: FloatArray, rr_ms: FloatArray) -> IntArray:
    """Return the indices of the rows that are intervals, in the order of the beats.

    Rows that cannot be an interval (not a number, zero, negative, over LONGEST_RR_MS) and duplicates (same
    time, same interval) are dropped. Rows out of order are sorted only if that makes times and intervals
    agree; otherwise time stamps are coarse, or a clock was set back, and the order stays.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): time, s, and interval, ms, of each row.

    Returns
    -------
    IntArray
        Shape (m,), m at most n.
    """
    is_interval = (np.abs(t) <= LATEST_S) & (rr_ms >= SHORTEST_RR_MS) & (rr_ms <= LONGEST_RR_MS)
    rows = np.flatnonzero(is_interval)
    if (t[rows[1:]] < t[rows[:-1]]).any():
        by_time = rows[np.argsort(t[rows], kind="stable")]
        if _agree(t[by_time], rr_ms[by_time]):
            rows = by_time
    is_duplicate = np.zeros(rows.size, dtype=np.bool_)
    is_duplicate[1:] = (t[rows[1:]] == t[rows[:-1]]) & (rr_ms[rows[1:]] == rr_ms[rows[:-1]])
    return rows[~is_duplicate]


def _agree(t: FloatArray, rr_ms: FloatArray) -> bool:
    """Whether nearly all intervals are as long as the time between their beats, duplicates aside."""
    is_new = t[1:] != t[:-1]
    near = np.abs(_surplus_s(t, rr_ms)) <= GAP_S
    return bool(np.count_nonzero(near & is_new) >= MIN_AGREEING_FRACTION * np.count_nonzero(is_new))


def _surplus_s(t: FloatArray, rr_ms: FloatArray) -> FloatArray:
    """How much more time than its interval passed before each beat but the first, s."""
    return t[1:] - t[:-1] - rr_ms[1:] / 1000.0


def find_starts(t: FloatArray, rr_ms: FloatArray) -> BoolArray:
    """Return where a run of beats begins: the first, after each gap, and where a clock was set back.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): time, s, and interval, ms, of each row; valid ones, see `valid_rows`.

    Returns
    -------
    BoolArray
        Shape (n,).
    """
    starts = np.ones(t.size, dtype=np.bool_)
    starts[1:] = _is_after_gap(t, rr_ms) | (t[1:] < t[:-1] - MAX_SWAP_S)
    return starts


def _is_after_gap(t: FloatArray, rr_ms: FloatArray) -> BoolArray:
    """Whether beats are missing before each beat but the first.

    A time stamp that is only late is compensated by those after it, the time of a lost beat never is. So
    time must run ahead of the intervals, and stay ahead for the next beats.
    """
    surplus = _surplus_s(t, rr_ms)
    lost = surplus > GAP_S
    late = np.flatnonzero(lost)
    ahead = np.concatenate(([0.0], np.cumsum(surplus)))
    near = np.arange(COMPENSATION_BEATS)
    for a in range(0, late.size, BLOCK_GAPS):
        some = late[a : a + BLOCK_GAPS, None]
        before = ahead[np.maximum(some - near, 0)].min(axis=1)
        after = ahead[np.minimum(some + 1 + near, ahead.size - 1)].min(axis=1)
        lost[late[a : a + BLOCK_GAPS]] = after - before > GAP_S
    return lost


def gaps_between(t: FloatArray, rr_ms: FloatArray) -> tuple[tuple[float, float], ...]:
    """Return the gaps of a record: where the time since the beat before exceeds the interval by more than GAP_S for good.

    Parameters
    ----------
    t, rr_ms : FloatArray
        Shape (n,): times of the beats, s, and the intervals that end with them, ms; rows in order, see `valid_rows`.

    Returns
    -------
    tuple of (float, float)
        Of each gap the last beat before it and the begin of the first interval after it, s.

    Examples
    --------
    >>> gaps_between(np.array([1.0, 1.8, 9.0, 9.8]), np.array([800.0, 800.0, 800.0, 800.0]))
    ((1.8, 8.2),)
    """
    before = np.flatnonzero(_is_after_gap(t, rr_ms))
    begins = (t - rr_ms / 1000.0).tolist()
    return tuple((float(t[i]), round(begins[i + 1], 6)) for i in before.tolist())


def estimate_resolution_ms(rr_ms: FloatArray) -> float:
    """Return the time resolution of the intervals: their smallest difference, ms.

    Examples
    --------
    >>> round(estimate_resolution_ms(np.round(np.arange(300.0, 900.0) * 1000.0 / 128.0, 3)), 2)
    7.81
    """
    finite = rr_ms[np.isfinite(rr_ms)]
    if finite.size < MIN_BEATS_FOR_RESOLUTION:
        return 1.0
    values_ms = np.unique(finite)
    steps_ms = np.diff(values_ms)
    steps_ms = steps_ms[steps_ms > 0.01]  # closer is one number, rounded twice
    return float(min(steps_ms.min(), 20.0)) if steps_ms.size else 1.0
