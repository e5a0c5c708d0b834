"""How many beats had to be corrected, and whether a rhythm is too irregular to correct.

A premature beat makes its interval short and mostly the next one long; in atrial fibrillation each interval is
as if drawn by lot. Both turn a step into one in the other direction. Where such beats are many, the adaptive
thresholds grow until they pass, and the RMSSD is that of the premature beats. So the steps that were left as
normal are measured once more, without those thresholds: steps of a sinus rhythm mostly go on in the direction
of the step before, because a breath takes several beats.

References
----------
Dash et al. (2009), doi 10.1007/s10439-009-9740-z: RMSSD over the mean interval, and turning points, in AF
"""

from math import sqrt
from typing import Final, NamedTuple

import numpy as np

from trainer.hrv.quality import MIN_RHYTHM_BEATS
from trainer.hrv.tachogram import LONG, NORMAL, SHORT, BoolArray, CodeArray, FloatArray

IRREGULAR_STEP_RATIO: Final = 1.15  # longer interval over the shorter

# Steps by lot between independent intervals have an autocorrelation of -0.5, those around premature beats of
# -0.5 to -1. Of 370 windows of healthy hearts with steps over LARGE_STEP_FRACTION none was below -0.3.
REVERSING_AUTOCORRELATION: Final = -0.3
# Of the mean interval. Smaller steps may reverse in any heart, since the sensor's own error does.
LARGE_STEP_FRACTION: Final = 0.05
# Up to this a slow heart that is breathing fast may step: its breath takes three beats or fewer.
MAX_BREATH_STEP_FRACTION: Final = 0.08
# Of the variance of steps, by the two before: premature beats reach 0.6, a breath's wave 0.7 and more.
MIN_BREATH_PREDICTABILITY: Final = 0.65
HEAVY_TAIL_RATIO: Final = 2.5  # healthy hearts reach 2.1
HEAVY_TAIL_AUTOCORRELATION: Final = -0.15  # a sigh makes large steps too, but those go on
REVERSING_TAIL_RATIO: Final = 1.5  # where the steps reverse
MEDIAN_TO_SD: Final = 1.4826  # of normally distributed numbers
MIN_RESOLUTION_MS: Final = 0.001  # a source may say that it has none at all
MIN_STEPS: Final = MIN_RHYTHM_BEATS - 1  # of fewer, chance decides


def corrected_verdicts(codes: CodeArray) -> list[int]:
    """Return the verdicts on the beats that had to be corrected, one for each beat.

    A misplaced beat spoils the intervals on both sides of it: two wrong intervals side by side are one
    wrong beat, three are two. Of such intervals the first that is only long or short is left out, or else
    the last, so that the more specific verdict counts.

    Examples
    --------
    >>> from trainer.hrv.tachogram import ECTOPIC, EXTRA, MISSED, VERDICTS
    >>> codes = np.array([0, SHORT, ECTOPIC, 0, 0, MISSED, 0, EXTRA, SHORT, 0], dtype=np.int8)
    >>> [VERDICTS[code].value for code in corrected_verdicts(codes)]
    ['ectopic', 'missed', 'extra']
    """
    verdicts: list[int] = []
    group: list[int] = []
    before = -1
    for index in np.flatnonzero(codes).tolist():
        if index != before + 1:
            verdicts += _one_per_beat(group)
            group = []
        group.append(int(codes[index]))
        before = index
    return verdicts + _one_per_beat(group)


def _one_per_beat(group: list[int]) -> list[int]:
    """Of the verdicts on adjacent intervals, one for each beat between them."""
    if len(group) < 2:
        return group
    unspecific = (k for k, code in enumerate(group) if code in (LONG, SHORT))
    k = next(unspecific, len(group) - 1)
    return group[:k] + group[k + 1 :]


def count_corrected_beats(codes: CodeArray) -> int:
    """Return how many beats had to be corrected, see `corrected_verdicts`.

    Examples
    --------
    >>> from trainer.hrv.tachogram import ECTOPIC, MISSED
    >>> count_corrected_beats(np.array([0, SHORT, ECTOPIC, 0, 0, MISSED, 0], dtype=np.int8))
    2
    """
    wrong = np.zeros(codes.size + 2, dtype=np.bool_)
    wrong[1:-1] = codes > NORMAL
    begins = wrong[1:-1] & ~wrong[:-2]
    alone = begins & ~wrong[2:]
    count = np.count_nonzero
    return int(count(wrong) - count(begins) + count(alone))


def irregular_fraction(rr_ms: FloatArray, starts: BoolArray | None = None) -> float:
    """Return the fraction of intervals that differ from both neighbours, in one direction, by over 15 %.

    Each premature beat makes two of these, and atrial fibrillation makes many; breathing makes none. With
    many of them the adaptive thresholds grow until nothing is flagged: of 28 % ectopic beats they find a
    tenth. This fraction does not depend on them.

    Parameters
    ----------
    rr_ms
        Shape (n,), intervals.
    starts
        Shape (n,), where a run begins; no difference counts across one.

    Examples
    --------
    >>> bigeminy = np.tile([560.0, 1040.0], 50)
    >>> irregular_fraction(bigeminy)
    0.98
    """
    if rr_ms.size < 3:
        return 0.0
    before, after = rr_ms[:-1], rr_ms[1:]
    longer, shorter = after > IRREGULAR_STEP_RATIO * before, before > IRREGULAR_STEP_RATIO * after
    if starts is not None:
        longer, shorter = longer & ~starts[1:], shorter & ~starts[1:]
    is_peak = (longer[:-1] & shorter[1:]) | (shorter[:-1] & longer[1:])
    return float(np.count_nonzero(is_peak)) / rr_ms.size


class StepPattern(NamedTuple):
    """How steps between neighbouring NN intervals are distributed, and how they follow on each other.

    Attributes
    ----------
    steps
        Their number.
    size
        Their root mean square, over the mean interval.
    tail
        Their root mean square over what it would be if all were distributed like the smaller half.
    autocorrelation
        Of each step with the next, -1 to 1.
    predictability
        The share of their variance that the two steps before explain, 0 to 1.
    """

    steps: int
    size: float
    tail: float
    autocorrelation: float
    predictability: float

    @property
    def is_reversing(self) -> bool:
        """Return whether steps turn back more than those of a sinus rhythm do, chance set aside.

        By one standard error, and by two where neither their size nor their tail speaks against a breath.
        """
        is_suspect = self.size > MAX_BREATH_STEP_FRACTION or self.tail > REVERSING_TAIL_RATIO
        errors = 1.0 if is_suspect else 2.0
        return self.autocorrelation < REVERSING_AUTOCORRELATION - errors / sqrt(self.steps or 1)

    @property
    def is_breath(self) -> bool:
        """Return whether a breath of three beats or fewer would explain steps that reverse."""
        return (
            self.size <= MAX_BREATH_STEP_FRACTION
            and self.predictability >= MIN_BREATH_PREDICTABILITY
        )

    @property
    def is_irregular(self) -> bool:
        """Return whether premature beats or a rhythm without order make these steps, not a sinus rhythm."""
        if self.steps < MIN_STEPS:
            return False
        if self.tail > HEAVY_TAIL_RATIO and self.autocorrelation < HEAVY_TAIL_AUTOCORRELATION:
            return True
        if not self.is_reversing or self.is_breath:
            return False
        return self.size > LARGE_STEP_FRACTION or self.tail > REVERSING_TAIL_RATIO


NO_STEPS: Final = StepPattern(0, 0.0, 0.0, 0.0, 0.0)


def find_nn_steps(codes: CodeArray, starts: BoolArray | None = None) -> BoolArray | None:
    """Return whether each step is one between neighbouring normal intervals of a run; None: all are.

    Parameters
    ----------
    codes
        Shape (n,), verdicts as indices into VERDICTS.
    starts
        Shape (n,), where a run begins.
    """
    if starts is None and not codes.any():
        return None
    normal = codes == NORMAL
    is_step: BoolArray = normal[1:] & normal[:-1]
    return is_step if starts is None else is_step & ~starts[1:]


def measure_steps(
    rr_ms: FloatArray, is_step: BoolArray | None = None, *, resolution_ms: float = 1.0
) -> StepPattern:
    """Return how the steps that count in the figures are distributed and follow on each other.

    Parameters
    ----------
    rr_ms
        Shape (n,), intervals.
    is_step
        Shape (n - 1,), whether the step from each interval to the next counts: both are normal, and no gap
        is between them. None: all count.
    resolution_ms
        Time resolution of the intervals.

    Examples
    --------
    >>> pattern = measure_steps(np.tile([680.0, 920.0, 800.0, 800.0, 800.0], 40))
    >>> round(pattern.size, 2), round(pattern.autocorrelation, 2), pattern.is_irregular
    (0.16, -0.67, True)
    """
    steps = rr_ms[1:] - rr_ms[:-1]
    counted = steps
    if is_step is not None:
        counted = steps[is_step]
        steps = steps * is_step
    total, span_ms = float(steps @ steps), float(rr_ms.sum())
    if counted.size < MIN_STEPS or not total or span_ms <= 0.0:  # a sensor may send intervals of 0
        return NO_STEPS
    rms_ms = sqrt(total / counted.size)
    sizes, middle = np.abs(counted), counted.size // 2
    sizes.partition(middle)
    median_ms = float(sizes[middle])
    first, second = _autocorrelation(steps, is_step, 1), _autocorrelation(steps, is_step, 2)
    return StepPattern(
        counted.size,
        rms_ms * rr_ms.size / span_ms,
        rms_ms / (MEDIAN_TO_SD * max(median_ms, resolution_ms, MIN_RESOLUTION_MS)),
        first,
        _predictability(first, second),
    )


def _autocorrelation(steps: FloatArray, is_step: BoolArray | None, lag: int) -> float:
    """Of steps so many beats apart, of those pairs that both count; steps that do not are 0."""
    before, after = steps[:-lag], steps[lag:]
    if is_step is None:
        power = float(before @ before) + float(after @ after)
    else:
        both = is_step[:-lag] & is_step[lag:]
        power = float((before * before + after * after) @ both)
    return 2.0 * float(before @ after) / power if power else 0.0


def _predictability(first: float, second: float) -> float:
    """The share of variance that an autoregression of second order explains, by Yule and Walker."""
    unexplained = 1.0 - first * first
    if unexplained <= 0.0:
        return 1.0
    return min(1.0, first * first + (second - first * first) ** 2 / unexplained)
