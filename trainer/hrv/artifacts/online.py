"""Is this beat normal, ectopic, long, short, missed or extra?

`OnlineArtifactDetector` decides while beats come, `detect_artifacts` over a whole record; both hold the one opinion
of `trainer.hrv.artifacts.lipponen_tarvainen`; a whole record is then looked at again (`trainer.hrv.artifacts.correction`). How many are wrong, and
whether too many: `trainer.hrv.artifacts.burden`.
"""

from bisect import bisect_left, insort
from collections import deque
from typing import Final

from trainer.hrv.artifacts.batch import detect_artifacts
from trainer.hrv.artifacts.burden import (
    corrected_verdicts,
    count_corrected_beats,
    irregular_fraction,
)
from trainer.hrv.artifacts.lipponen_tarvainen import (
    LARGE_RSA_RATIO,
    MANY,
    MEDIAN_BEATS,
    SPREAD,
    SPREAD_BEATS,
    WARM_UP_BEATS,
    IntervalFeatures,
    classify_step,
    expected_interval,
    is_ectopic,
    min_threshold_ms,
    physiologic_limits_verdict,
    warm_up_verdict,
)
from trainer.hrv.tachogram import ECTOPIC, EXTRA, LONG, MISSED, NORMAL, SHORT

__all__ = [
    "OnlineArtifactDetector",
    "corrected_verdicts",
    "count_corrected_beats",
    "detect_artifacts",
    "irregular_fraction",
]

FAR: Final = 2.0  # thresholds: so far out a wrong beat is forgotten, a change of rhythm is not


class OnlineArtifactDetector:
    """Judges beats as they come: each is decided when two more have come.

    The thresholds are those of the last 91 beats, kept sorted, so that a beat costs the same after an
    hour as after a minute. Until WARM_UP_BEATS have come the gate decides alone.

    >>> judge = OnlineArtifactDetector()
    >>> [judge.add(rr) for rr in (800.0, 810.0, 805.0, 800.0)]
    [None, None, 0, 0]
    """

    def __init__(self, resolution_ms: float = 1.0) -> None:
        self.restart(resolution_ms)

    def restart(self, resolution_ms: float) -> None:
        """Forget the rhythm: after a gap, or with another sensor."""
        self._floor_ms = min_threshold_ms(resolution_ms)
        self._rr: deque[float] = deque(maxlen=MEDIAN_BEATS)
        self._steps: deque[float] = deque([0.0] * 4, maxlen=4)
        self._step_sizes = _Spread()
        self._offsets = _Spread()
        self._decided = 0
        self._verdicts: deque[int] = deque(maxlen=SPREAD_BEATS)
        self._wrong = 0  # among them
        self._companion = False  # is the next beat judged together with the last?
        self._forced = NORMAL  # the verdict on the next beat, if it is known already

    def add(self, rr_ms: float) -> int | None:
        """The place in VERDICTS of the beat before the last; None for the first two of a run."""
        if self._rr:
            step = rr_ms - self._rr[-1]
            self._steps.append(step)
            self._step_sizes.add(abs(step))
        self._rr.append(rr_ms)
        return self._judge() if len(self._rr) > 2 else None

    def _judge(self) -> int:
        ordered = sorted(self._rr)
        rr, median = self._rr[-3], ordered[len(ordered) // 2]
        off = rr - median if rr >= median else 2.0 * (rr - median)
        self._offsets.add(abs(off))
        code = self._opinion(rr, median, off)
        self._learn(code, rr, off)
        return code

    def _opinion(self, rr: float, median: float, off: float) -> int:
        self._decided += 1
        if self._decided <= WARM_UP_BEATS:
            return warm_up_verdict(rr, median, self._rr[-2], self._rr[-1])
        if self._forced:
            forced, self._forced = self._forced, NORMAL
            return forced
        return self._classify(rr, median, off) or physiologic_limits_verdict(rr)

    def _learn(self, code: int, rr: float, off: float) -> None:
        """Where many beats are wrong they widen the thresholds themselves: then these forget them."""
        if len(self._verdicts) == SPREAD_BEATS:
            self._wrong -= self._verdicts[0] != NORMAL
        self._wrong += code != NORMAL
        self._verdicts.append(code)
        if code != NORMAL and self._wrong > MANY * SPREAD_BEATS:
            self._offsets.forget(abs(off))
            self._step_sizes.forget(abs(self._rr[-2] - rr))
            if len(self._rr) > 3:
                self._step_sizes.forget(abs(rr - self._rr[-4]))

    def _classify(self, rr: float, median: float, off: float) -> int:
        th1 = max(self._step_sizes.threshold(), self._floor_ms)
        companion, self._companion = self._companion, False
        if not companion and abs(self._steps[1]) <= th1:
            return NORMAL
        th2 = max(self._offsets.threshold(), self._floor_ms)
        before, step, one, two = (d / th1 for d in self._steps)
        deep = th1 > LARGE_RSA_RATIO * median
        around = (self._rr[-4], rr, self._rr[-2], self._rr[-1])
        at = IntervalFeatures(*around, median, th2, deep, before, step, one, two, off / th2)
        if not companion and is_ectopic(at):
            if deep:
                self._pair_off()
            return ECTOPIC
        self._companion = not companion and abs(at.one) < abs(at.two)
        code = classify_step(at)
        self._explain_away(code, rr)
        return code

    def _pair_off(self) -> None:
        """An ectopic beat spoils two intervals: this one, and the one before or after. The beat behind
        them is measured against what they should have been."""
        *_, older, before, rr, one, two = self._rr
        earlier, off_earlier = expected_interval((before, rr), (older, one))
        later, off_later = expected_interval((rr, one), (before, two))
        if off_later < off_earlier:
            self._forced = LONG if one > rr else SHORT
            self._steps[2], self._steps[3] = 0.0, two - later
        else:
            self._steps[1], self._steps[2] = 0.0, one - earlier

    def _explain_away(self, code: int, rr: float) -> None:
        """The beats after a missed or an extra one are measured against what it should have been."""
        one, two = self._rr[-2], self._rr[-1]
        if code == MISSED:
            self._steps[2] = one - rr / 2.0
        elif code == EXTRA:
            self._companion, self._forced = False, SHORT  # it begins at the false beat
            self._steps[3] = two - (rr + one)
            self._steps[2] = (rr + one) - (rr - self._steps[1])


class _Spread:
    """The last 91 sizes, kept sorted."""

    __slots__ = ("_came", "_ordered")

    def __init__(self) -> None:
        self._came: deque[float] = deque()
        self._ordered: list[float] = []

    def add(self, size: float) -> None:
        if len(self._came) == SPREAD_BEATS:
            del self._ordered[bisect_left(self._ordered, self._came.popleft())]
        self._came.append(size)
        insort(self._ordered, size)

    def forget(self, size: float) -> None:
        """One of the last, if it is still known."""
        place = bisect_left(self._ordered, size)
        if size < FAR * self.threshold():
            return
        if place < len(self._ordered) and self._ordered[place] == size:
            del self._ordered[place]
            self._came.remove(size)

    def threshold(self) -> float:
        if not self._ordered:
            return 0.0
        upper, lower = _quantile(self._ordered, 0.75), _quantile(self._ordered, 0.25)
        return SPREAD * (upper - lower) / 2.0


def _quantile(ordered: list[float], share: float) -> float:
    """Linear between the two nearest, as NumPy and pandas have it.

    >>> _quantile([1.0, 2.0, 3.0, 5.0], 0.75)
    3.5
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
