"""The verdict on one interval, shared by the online and the batch detector.

How an interval differs from the one before (dRR) and from the median around it (mRR) is measured in
thresholds that follow the rhythm, so that a large respiratory sinus arrhythmia (RSA) is not mistaken for an
artifact. In a calm rhythm the rules are those of the paper; what is added is for hearts that swing by 300 ms
with a has_large_rsa breath.

References
----------
Lipponen & Tarvainen (2019), doi 10.1080/03091902.2019.1640306
"""

from typing import Final, NamedTuple

from trainer.hrv.tachogram import EXTRA, LONG, MISSED, NORMAL, SHORT

THRESHOLD_QUARTILE_DEVIATIONS: Final = 5.2  # quartile deviations in a threshold
THRESHOLD_BEATS: Final = 91
MEDIAN_BEATS: Final = 11
ECTOPIC_SLOPE, ECTOPIC_OFFSET = 0.13, 0.17
MIN_THRESHOLD_MS: Final = 15.0  # no threshold is lower, nor lower than twice the time resolution
WARM_UP_BEATS: Final = 12
PLAUSIBLE_MS: Final = (300.0, 2000.0)
NEAR_MEDIAN_TH2: Final = 0.5  # in Th2: an interval nearer to the median hardly differs from it
FAR_OFF_TH2: Final = 3.0  # in Th2: an interval further from the median is wrong
# Th1 over the median interval: above this the rhythm itself has large steps.
LARGE_RSA_RATIO: Final = 0.12
# The step after a missed beat over the step into it: at least this.
MISSED_RETURN_RATIO: Final = 1.0 / 3.0
MAX_ARTIFACT_FRACTION: Final = 0.05  # of the intervals: more of them widen the thresholds
WARM_UP_TOLERANCE: Final = 0.3  # of the median: the largest difference before the rhythm is known


class IntervalFeatures(NamedTuple):
    """What the verdict on one interval depends on.

    Attributes
    ----------
    before_ms, rr_ms, next_ms, after_ms
        The interval before, this one, and the two after.
    median_ms
        Median of the 11 intervals around.
    th2_ms
        Threshold of the differences from the median.
    has_large_rsa
        Whether the rhythm swings so far that normal steps come near the threshold.
    before, step, one, two
        Difference of the interval before, of this one, and of the next two, from the one before each, in
        thresholds Th1.
    off
        Difference from the median, in thresholds Th2, doubled if negative.
    """

    before_ms: float
    rr_ms: float
    next_ms: float
    after_ms: float
    median_ms: float
    th2_ms: float
    has_large_rsa: bool
    before: float
    step: float
    one: float
    two: float
    off: float


def is_ectopic(features: IntervalFeatures) -> bool:
    """Return whether the interval is an ectopic beat's: the steps beside it go the other way."""
    if features.step > 1.0:
        return max(features.before, features.one) < -ECTOPIC_SLOPE * features.step - ECTOPIC_OFFSET
    return (
        features.step < -1.0
        and min(features.before, features.one) > -ECTOPIC_SLOPE * features.step + ECTOPIC_OFFSET
    )


def classify_step(features: IntervalFeatures) -> int:
    """Return the verdict on a step over the threshold that is no ectopic beat's.

    Added to the paper, for hearts that double their interval in two beats of a has_large_rsa breath: after a
    missed beat the very next interval must return, and an interval near the median (NEAR_MEDIAN_TH2) is
    normal if the next is as long; with large RSA, in any case.
    """
    is_long, is_short = (
        _is_reversed(features.step, features.one, features.two),
        _is_reversed(-features.step, -features.one, -features.two),
    )
    if (
        is_long
        and abs(features.rr_ms / 2.0 - features.median_ms) < features.th2_ms
        and _fits_halved(features)
    ):
        if features.one < -max(1.0, features.step * MISSED_RETURN_RATIO):
            return MISSED
        is_long = False
    if (
        is_short
        and abs(features.rr_ms + features.next_ms - features.median_ms) < features.th2_ms
        and _fits_merged(features)
    ):
        return EXTRA
    if abs(features.off) > FAR_OFF_TH2:
        return LONG if features.off > 0.0 else SHORT
    if not (is_long or is_short) or _is_normal_step(features):
        return NORMAL
    return LONG if is_long else SHORT


def _is_reversed(step: float, one: float, two: float) -> bool:
    """Whether a step up is reversed by one of the next two."""
    return step > 1.0 and min(one, two) < -1.0


def _is_normal_step(features: IntervalFeatures) -> bool:
    """Whether a step belongs to the rhythm. With large RSA also if the next goes on in the same
    direction: then it is the next that is wrong."""
    near = abs(features.off) < NEAR_MEDIAN_TH2
    if not features.has_large_rsa:
        return near and abs(features.one) < 1.0
    return near or features.one * (1.0 if features.step > 0.0 else -1.0) > 1.0


def _fits_halved(features: IntervalFeatures) -> bool:
    """Whether half of the interval fits its neighbours better than a misplaced beat would explain."""
    halved = abs(features.rr_ms - features.before_ms - features.next_ms) / 2.0
    return (
        halved
        < abs(features.rr_ms + features.next_ms - features.before_ms - features.after_ms) / 2.0
    )


def _fits_merged(features: IntervalFeatures) -> bool:
    """Whether the interval and the next fit their neighbours better as a sum than as two halves."""
    both, around = features.rr_ms + features.next_ms, (features.before_ms + features.after_ms) / 2.0
    return abs(both - around) < abs(both / 2.0 - around)


def expected_interval(
    pair: tuple[float, float], around: tuple[float, float]
) -> tuple[float, float]:
    """Return what the second of two intervals with a wrong beat between them should be.

    Half of both if the beat is misplaced, or both together if it is extra, whichever is nearer to the
    mean of `around`.

    Parameters
    ----------
    pair : tuple[float, float]
        The two intervals, ms.
    around : tuple[float, float]
        The intervals before and after them, ms.

    Returns
    -------
    tuple
        The interval, and its distance from that mean, ms.
    """
    both, near = sum(pair), sum(around) / 2.0
    return min(((length, abs(length - near)) for length in (both / 2.0, both)), key=_second)


def _second(pair: tuple[float, float]) -> float:
    return pair[1]


def warm_up_verdict(rr_ms: float, median_ms: float, one_ms: float, two_ms: float) -> int:
    """Return the verdict on an interval before the rhythm is known.

    It is normal if it is near the median, or near both neighbours `one_ms` and `two_ms`.

    Parameters
    ----------
    rr_ms : float
        The interval, ms.
    median_ms : float
        The median of the intervals so far, ms.
    one_ms, two_ms : float
        Its neighbours, ms.

    Returns
    -------
    int
        An index into `VERDICTS`.
    """
    if abs(rr_ms - median_ms) <= WARM_UP_TOLERANCE * median_ms or (
        abs(rr_ms - one_ms) <= WARM_UP_TOLERANCE * one_ms
        and abs(rr_ms - two_ms) <= WARM_UP_TOLERANCE * two_ms
    ):
        return physiologic_limits_verdict(rr_ms)
    return LONG if rr_ms > median_ms else SHORT


def physiologic_limits_verdict(rr_ms: float) -> int:
    """Return the verdict by what is physiologically possible in any rhythm."""
    if rr_ms < PLAUSIBLE_MS[0]:
        return SHORT
    return LONG if rr_ms > PLAUSIBLE_MS[1] else NORMAL


def min_threshold_ms(resolution_ms: float) -> float:
    """Return the lowest threshold at a time resolution of the intervals."""
    return (
        max(MIN_THRESHOLD_MS, 2.0 * resolution_ms) if resolution_ms < 1000.0 else MIN_THRESHOLD_MS
    )
