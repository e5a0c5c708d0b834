"""The online artifact detector: a verdict on each beat while beats come.

`OnlineArtifactDetector` and, for a whole record, `detect_artifacts` fraction the rules of
`trainer.hrv.artifacts.lipponen_tarvainen`; a whole record is then refined by trial corrections
(`trainer.hrv.artifacts.correction`). How many beats are wrong is counted in `trainer.hrv.artifacts.burden`.
"""

from bisect import bisect_left, insort
from collections import deque
from typing import Final

from trainer.hrv.artifacts.batch import detect_artifacts
from trainer.hrv.artifacts.burden import (
    corrected_verdicts,
    count_corrected_beats,
    find_nn_steps,
    irregular_fraction,
    measure_steps,
)
from trainer.hrv.artifacts.lipponen_tarvainen import (
    LARGE_RSA_RATIO,
    MAX_ARTIFACT_FRACTION,
    MEDIAN_BEATS,
    THRESHOLD_BEATS,
    THRESHOLD_QUARTILE_DEVIATIONS,
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
    "find_nn_steps",
    "irregular_fraction",
    "measure_steps",
]

# In thresholds: sizes of wrong beats beyond this are removed, those of a change of rhythm are not.
MIN_REMOVED_SIZE: Final = 2.0


class OnlineArtifactDetector:
    """A verdict on each beat, once two more have come.

    The thresholds are those of the last 91 beats, kept sorted, so that a beat costs the same after an
    hour as after a minute. For the first WARM_UP_BEATS `warm_up_verdict` decides.

    Examples
    --------
    >>> detector = OnlineArtifactDetector()
    >>> [detector.add(rr) for rr in (800.0, 810.0, 805.0, 800.0)]
    [None, None, 0, 0]
    """

    def __init__(self, resolution_ms: float = 1.0) -> None:
        self.restart(resolution_ms)

    def restart(self, resolution_ms: float) -> None:
        """Start without a rhythm: after a gap, or with another sensor."""
        self._min_threshold_ms = min_threshold_ms(resolution_ms)
        self._rr: deque[float] = deque(maxlen=MEDIAN_BEATS)
        self._steps: deque[float] = deque([0.0] * 4, maxlen=4)
        self._step_sizes = _SlidingThreshold()
        self._offsets = _SlidingThreshold()
        self._decided = 0
        self._verdicts: deque[int] = deque(maxlen=THRESHOLD_BEATS)
        self._artifacts = 0  # among them
        self._classify_with_next = False
        self._forced = NORMAL  # the verdict on the next beat, if it is known

    def add(self, rr_ms: float) -> int | None:
        """Add an interval; return the index in VERDICTS of the one two before, None for the first two."""
        if self._rr:
            step = rr_ms - self._rr[-1]
            self._steps.append(step)
            self._step_sizes.add(abs(step))
        self._rr.append(rr_ms)
        return self._decide() if len(self._rr) > 2 else None

    def _decide(self) -> int:
        ordered = sorted(self._rr)
        rr, median = self._rr[-3], ordered[len(ordered) // 2]
        off = rr - median if rr >= median else 2.0 * (rr - median)
        self._offsets.add(abs(off))
        code = self._verdict(rr, median, off)
        self._remember(code, rr, off)
        return code

    def _verdict(self, rr: float, median: float, off: float) -> int:
        self._decided += 1
        if self._decided <= WARM_UP_BEATS:
            return warm_up_verdict(rr, median, self._rr[-2], self._rr[-1])
        if self._forced:
            forced, self._forced = self._forced, NORMAL
            return forced
        return self._classify(rr, median, off) or physiologic_limits_verdict(rr)

    def _remember(self, code: int, rr: float, off: float) -> None:
        """Remember the verdict. Where many beats are wrong, they are removed from the thresholds."""
        if len(self._verdicts) == THRESHOLD_BEATS:
            self._artifacts -= self._verdicts[0] != NORMAL
        self._artifacts += code != NORMAL
        self._verdicts.append(code)
        if code != NORMAL and self._artifacts > MAX_ARTIFACT_FRACTION * THRESHOLD_BEATS:
            self._offsets.remove(abs(off))
            self._step_sizes.remove(abs(self._rr[-2] - rr))
            self._step_sizes.remove(abs(rr - self._rr[-4]))

    def _classify(self, rr: float, median: float, off: float) -> int:
        th1 = max(self._step_sizes.threshold(), self._min_threshold_ms)
        with_last, self._classify_with_next = self._classify_with_next, False
        if not with_last and abs(self._steps[1]) <= th1:
            return NORMAL
        th2 = max(self._offsets.threshold(), self._min_threshold_ms)
        before, step, one, two = (d / th1 for d in self._steps)
        has_large_rsa = th1 > LARGE_RSA_RATIO * median
        around = (self._rr[-4], rr, self._rr[-2], self._rr[-1])
        features = IntervalFeatures(
            *around, median, th2, has_large_rsa, before, step, one, two, off / th2
        )
        if not with_last and is_ectopic(features):
            if has_large_rsa:
                self._replace_steps_of_ectopic()
            return ECTOPIC
        self._classify_with_next = not with_last and abs(features.one) < abs(features.two)
        code = classify_step(features)
        self._replace_steps_after(code, rr)
        return code

    def _replace_steps_of_ectopic(self) -> None:
        """Replace the steps around an ectopic beat. It spoils this interval and the one before or after;
        the next step is measured from what these should have been."""
        *_, older, before, rr, one, two = self._rr
        earlier, off_earlier = expected_interval((before, rr), (older, one))
        later, off_later = expected_interval((rr, one), (before, two))
        if off_later < off_earlier:
            self._forced = LONG if one > rr else SHORT
            self._steps[2], self._steps[3] = 0.0, two - later
        else:
            self._steps[1], self._steps[2] = 0.0, one - earlier

    def _replace_steps_after(self, code: int, rr: float) -> None:
        """Measure the steps after a missed or an extra beat from what its interval should have been."""
        one, two = self._rr[-2], self._rr[-1]
        if code == MISSED:
            self._steps[2] = one - rr / 2.0
        elif code == EXTRA:
            self._classify_with_next = False
            self._forced = SHORT  # it begins at the extra beat
            self._steps[3] = two - (rr + one)
            self._steps[2] = (rr + one) - (rr - self._steps[1])


class _SlidingThreshold:
    """The threshold from the last 91 sizes of differences, kept sorted."""

    __slots__ = ("_ordered", "_recent")

    def __init__(self) -> None:
        self._recent: deque[float] = deque()
        self._ordered: list[float] = []

    def add(self, size: float) -> None:
        if len(self._recent) == THRESHOLD_BEATS:
            del self._ordered[bisect_left(self._ordered, self._recent.popleft())]
        self._recent.append(size)
        insort(self._ordered, size)

    def remove(self, size: float) -> None:
        """Remove the size of a wrong beat, if it is large and still among the last."""
        index = bisect_left(self._ordered, size)
        if size < MIN_REMOVED_SIZE * self.threshold():
            return
        if index < len(self._ordered) and self._ordered[index] == size:
            del self._ordered[index]
            self._recent.remove(size)

    def threshold(self) -> float:
        if not self._ordered:
            return 0.0
        upper, lower = _quantile(self._ordered, 0.75), _quantile(self._ordered, 0.25)
        return THRESHOLD_QUARTILE_DEVIATIONS * (upper - lower) / 2.0


def _quantile(ordered: list[float], fraction: float) -> float:
    """Linear between the two nearest, as NumPy computes it.

    >>> _quantile([1.0, 2.0, 3.0, 5.0], 0.75)
    3.5
    """
    index = fraction * (len(ordered) - 1)
    below = int(index)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (index - below) * (ordered[above] - ordered[below])
