"""One opinion of a beat, for the beat that comes and for the record that lies there.

The method is Lipponen & Tarvainen 2019 (doi 10.1080/03091902.2019.1640306): how an interval differs
from the one before (dRR) and from the median around it (mRR), both measured in thresholds that move
with the rhythm, so that a large respiratory arrhythmia is not mistaken for an artefact.

Rule: in a calm rhythm the paper is followed to the letter. What is added is for hearts that swing by
300 ms with a deep breath.
"""

from typing import Final, NamedTuple

from trainer.hrv.tachogram import EXTRA, LONG, MISSED, NORMAL, SHORT

SPREAD: Final = 5.2  # thresholds, in quartile deviations
SPREAD_BEATS: Final = 91
MEDIAN_BEATS: Final = 11
ECTOPIC_SLOPE, ECTOPIC_OFFSET = 0.13, 0.17
FLOOR_MS: Final = 15.0  # no threshold is lower, nor lower than twice the time resolution
WARM_UP_BEATS: Final = 12
PLAUSIBLE_MS: Final = (300.0, 2000.0)
NEAR_MEDIAN_TH2: Final = 0.5  # of Th2: nearer to the median than this an interval is hardly off
LARGE_RSA_RATIO: Final = (
    0.12  # a threshold over so much of the interval: the rhythm itself takes large steps
)
MISSED_RETURN_RATIO: Final = (
    1.0 / 3.0
)  # of the step into a missed beat, the step out of it is at least this
MANY: Final = 0.05  # of the intervals: they disturb the thresholds
GATE: Final = 0.3  # where there is no rhythm yet: this far from the median is not normal


class IntervalFeatures(NamedTuple):
    """What is known of one interval: its length and those around it, ms; and in thresholds, how it
    differs from the one before (`step`, and of the neighbours `before`, `one`, `two`) and from the
    median (`off`). `deep`: the rhythm swings so far that clean steps come near the threshold."""

    before_ms: float
    rr_ms: float
    next_ms: float
    after_ms: float
    median_ms: float
    th2_ms: float
    deep: bool
    before: float
    step: float
    one: float
    two: float
    off: float


def is_ectopic(at: IntervalFeatures) -> bool:
    if at.step > 1.0:
        return max(at.before, at.one) < -ECTOPIC_SLOPE * at.step - ECTOPIC_OFFSET
    return at.step < -1.0 and min(at.before, at.one) > -ECTOPIC_SLOPE * at.step + ECTOPIC_OFFSET


def classify_step(at: IntervalFeatures) -> int:
    """Of a step over the threshold that is not an ectopic beat's.

    Added to the paper, for hearts that double their interval in two beats of a deep breath: after a
    missed beat the very next interval is back, and an interval that is near the median (SHARED) is
    the rhythm's own if the next is as long; in a deep rhythm, in any case.
    """
    leaps, drops = _turns(at.step, at.one, at.two), _turns(-at.step, -at.one, -at.two)
    if leaps and abs(at.rr_ms / 2.0 - at.median_ms) < at.th2_ms and _halved_fits(at):
        if at.one < -max(1.0, at.step * MISSED_RETURN_RATIO):
            return MISSED
        leaps = False
    if drops and abs(at.rr_ms + at.next_ms - at.median_ms) < at.th2_ms and _joined_fits(at):
        return EXTRA
    if abs(at.off) > 3.0:
        return LONG if at.off > 0.0 else SHORT
    if not (leaps or drops) or _is_own(at):
        return NORMAL
    return LONG if leaps else SHORT


def _turns(step: float, one: float, two: float) -> bool:
    """A step up that is taken back by one of the next two."""
    return step > 1.0 and min(one, two) < -1.0


def _is_own(at: IntervalFeatures) -> bool:
    """Is an interval that stands out the rhythm's own? In a deep rhythm also if the next goes on in
    the same direction: then it is the next that is out of place."""
    near = abs(at.off) < NEAR_MEDIAN_TH2
    if not at.deep:
        return near and abs(at.one) < 1.0
    return near or at.one * (1.0 if at.step > 0.0 else -1.0) > 1.0


def _halved_fits(at: IntervalFeatures) -> bool:
    """Does half of it fit its neighbours better than a beat that has moved would explain?"""
    halved = abs(at.rr_ms - at.before_ms - at.next_ms) / 2.0
    return halved < abs(at.rr_ms + at.next_ms - at.before_ms - at.after_ms) / 2.0


def _joined_fits(at: IntervalFeatures) -> bool:
    """Does it fit its neighbours together with the next better than half of the two?"""
    both, around = at.rr_ms + at.next_ms, (at.before_ms + at.after_ms) / 2.0
    return abs(both - around) < abs(both / 2.0 - around)


def expected_interval(
    pair: tuple[float, float], around: tuple[float, float]
) -> tuple[float, float]:
    """What stands at the second of two intervals between which a beat is out of place: half of both
    if it has moved, or both together if it should not be there. And how well that fits, ms."""
    both, near = sum(pair), sum(around) / 2.0
    return min(((length, abs(length - near)) for length in (both / 2.0, both)), key=_second)


def _second(pair: tuple[float, float]) -> float:
    return pair[1]


def warm_up_verdict(rr_ms: float, median_ms: float, one_ms: float, two_ms: float) -> int:
    """What can be said of a beat before its rhythm is known: is it near the median, or do its
    neighbours `one_ms` and `two_ms` go along with it?"""
    if abs(rr_ms - median_ms) <= GATE * median_ms or (
        abs(rr_ms - one_ms) <= GATE * one_ms and abs(rr_ms - two_ms) <= GATE * two_ms
    ):
        return physiologic_limits_verdict(rr_ms)
    return LONG if rr_ms > median_ms else SHORT


def physiologic_limits_verdict(rr_ms: float) -> int:
    """No rhythm makes this normal."""
    if rr_ms < PLAUSIBLE_MS[0]:
        return SHORT
    return LONG if rr_ms > PLAUSIBLE_MS[1] else NORMAL


def min_threshold_ms(resolution_ms: float) -> float:
    return max(FLOOR_MS, 2.0 * resolution_ms) if resolution_ms < 1000.0 else FLOOR_MS
