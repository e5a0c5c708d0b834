"""Signal quality, and whether a figure may be shown: if not, the reason, in words for a person.

A figure that may not be shown is absent: never 0, never the last good value, never an estimate.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Final

from trainer.faults import OnFault

FAIR_CORRECTED_FRACTION: Final = 0.05  # of the beats: a warning
POOR_CORRECTED_FRACTION: Final = 0.10  # of the beats: no figure is shown
MAX_IRREGULAR_FRACTION: Final = 0.15  # of the intervals, see `irregular_fraction`
WINDOW_TOLERANCE_S: Final = 2.5  # about a beat: a window counts as full with this much missing

MIN_NN_INTERVALS: Final = 10
MIN_NN_FOR_DFA: Final = 64  # four of its longest windows
MIN_NN_FOR_SAMPEN: Final = 100  # 10 to the power of m (Richman & Moorman 2000)
MIN_VLF_SPAN_S: Final = 300.0
MIN_LF_SPAN_S: Final = 120.0
MIN_HF_SPAN_S: Final = 60.0
MIN_COHERENCE_SPAN_S: Final = 64.0
MIN_LF_PACED_BREATHS: Final = 5.0  # with a pacer


class Grade(StrEnum):
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quality:
    """How well the beats of a window can be used, and why."""

    verdict: Grade
    reason: str

    @property
    def shows_figures(self) -> bool:
        return self.verdict in (Grade.GOOD, Grade.FAIR)


def assess_quality(
    beats: int, corrected: int, irregular: float, *, has_irregular_steps: bool = False
) -> Quality:
    """Grade a window by its number of beats, how many were corrected, and how irregular it is.

    Parameters
    ----------
    corrected
        Number of beats, not of intervals, see `count_corrected_beats`.
    irregular
        See `irregular_fraction`.
    has_irregular_steps
        See `StepPattern.is_irregular`.

    Examples
    --------
    >>> assess_quality(300, 40, 0.05).reason
    '13 % of the beats would have to be corrected; above 10 % no figure can be trusted'
    """
    if beats == 0:
        return Quality(Grade.NONE, "there are no beats")
    share = corrected / beats
    if irregular > MAX_IRREGULAR_FRACTION:
        return Quality(
            Grade.POOR,
            f"{100.0 * irregular:.0f} % of the intervals jump away from both neighbours: "
            "this rhythm cannot be used, and correction would only pretend",
        )
    percent = f"{100.0 * share:.0f} % of the beats"
    if share > POOR_CORRECTED_FRACTION:
        return Quality(
            Grade.POOR,
            f"{percent} would have to be corrected; above 10 % no figure can be trusted",
        )
    if has_irregular_steps:
        return Quality(Grade.POOR, IRREGULAR_STEPS)
    if share > FAIR_CORRECTED_FRACTION:
        return Quality(Grade.FAIR, f"{percent} are corrected")
    if beats < MIN_NN_INTERVALS:
        return Quality(Grade.FAIR, f"too few beats for most figures: {beats} of {MIN_NN_INTERVALS}")
    if corrected:
        return Quality(Grade.GOOD, f"{corrected} of {beats} beats are corrected")
    return Quality(Grade.GOOD, f"all {beats} beats are as they came")


def with_gaps(quality: Quality, missing_s: float, span_s: float) -> Quality:
    """Return the quality with the time for which no beat is known; fair at best if that is long."""
    if missing_s <= 0.0 or not quality.shows_figures:
        return quality
    reason = f"{quality.reason}; no beat is known for {missing_s:.0f} of {span_s:.0f} s"
    verdict = Grade.FAIR if missing_s > POOR_CORRECTED_FRACTION * span_s else quality.verdict
    return Quality(verdict, reason)


def as_uncorrected(quality: Quality) -> Quality:
    """Return the quality of intervals that are measured without correction, as asked."""
    if quality.verdict is Grade.NONE:
        return quality
    return Quality(quality.verdict, f"nothing was corrected, as asked ({quality.reason})")


def too_few_beats_reason(beats: int, needed: int) -> str | None:
    """Return why a figure that needs so many NN intervals or differences is absent, or None."""
    if beats >= needed:
        return None
    return f"too few beats: {beats} of {needed}"


def window_too_short_reason(span_s: float, needed_s: float, what: str) -> str | None:
    """Return why a figure that needs so long a window without a gap is absent, or None."""
    if span_s >= needed_s - WINDOW_TOLERANCE_S:
        return None
    return f"window too short for {what}: {max(0.0, span_s):.0f} of {needed_s:.0f} s without a gap"


IRREGULAR_STEPS: Final = (
    "the intervals jump back and forth more than those of a steady rhythm, as with many extra beats: "
    "no figure can be trusted"
)
NO_BREATH: Final = "when the breaths were is not known"
NO_PACER: Final = "there is no pacer to compare the heart with"
TOO_FEW_BREATHS: Final = "too few breaths with the pacer yet"
DOES_NOT_FOLLOW: Final = "the heart does not follow the pacer"
BREATHING_RATE_NOT_FROM_RR: Final = (
    "the heart does not follow the breath, so RR cannot tell the breathing rate"
)
NO_PEAK: Final = "no peak inside the LF band"
NO_WAVE: Final = "no wave stands out"
NO_VARIATION: Final = "the intervals do not vary"
NOTHING_ALIKE: Final = "no stretch of intervals is like another"
TOO_MANY_FOR_SAMPEN: Final = (
    "sample entropy is for steady stretches of up to 5000 beats: choose a part"
)
UNDEFINED: Final = "not defined for these intervals"
COULD_NOT: Final = "could not be worked out"
CONTACT_LOST: Final = "contact lost"


def breathed_otherwise_reason(breaths_per_min: float) -> str:
    """Return why there is no answer to the pacer, where it is known how fast the person breathed."""
    return f"{DOES_NOT_FOLLOW}: you breathed about {breaths_per_min:.0f} a minute"


def no_beat_reason(seconds: float) -> str:
    return f"no beat for {seconds:.0f} s"


@dataclass(slots=True)
class FigureCollector:
    """Collects figures: each a number, or absent with a reason.

    With `on_fault`, a figure whose function raises is absent too, and the fault is reported.
    """

    on_fault: OnFault | None = None
    figures: dict[str, float | None] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        name: str,
        figure: Callable[[], float | None] | float | None,
        *against: str | None,
        undefined: str = UNDEFINED,
    ) -> None:
        """Add a figure, unless there is a reason against it.

        Parameters
        ----------
        name
            Key of the figure.
        figure
            Its value, or a function that computes it and is called only if no reason is against it.
        *against
            Reasons why it may not be shown; the first that is not None counts.
        undefined
            The reason if the value is None or not finite.
        """
        value = None
        for reason in against:
            if reason is not None:
                break
        else:
            reason = undefined
            try:
                value = figure() if callable(figure) else figure
            except Exception as exc:
                if self.on_fault is None:
                    raise
                self.on_fault(name, exc)
                reason = COULD_NOT
        if value is not None and isfinite(value):
            self.figures[name] = value
        else:
            self.figures[name] = None
            self.reasons[name] = reason

    def fill(self, names: Iterable[str]) -> None:
        """Add as absent what was not reached because a part before it raised."""
        for name in names:
            if name not in self.figures:
                self.figures[name], self.reasons[name] = None, COULD_NOT
