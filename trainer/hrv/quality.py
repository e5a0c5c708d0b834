"""Signal quality, and whether a figure may be shown: if not, the reason, as a message for a person.

A figure that may not be shown is absent: never 0, never the last good value, never an estimate.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Final

from trainer.errors import OnFault
from trainer.hrv.messages import (
    BreathedOtherwise,
    BreathingRateNotFromRr,
    BreathsUnknown,
    ContactIsLost,
    CorrectionDeclined,
    FigureUndefined,
    HeartNotWithPacer,
    HeartTooSlow,
    IrregularRhythm,
    IrregularSteps,
    ManyBeatsDoubtful,
    ManyCorrections,
    NoBeatFor,
    NoBeats,
    NoCorrections,
    NoMatchingTemplates,
    NoPacer,
    NoPeakInLf,
    NotComputed,
    NoVariation,
    NoWaveStandsOut,
    PartlyWithoutBeats,
    SomeBeatsDoubtful,
    SomeCorrections,
    TooFewBeats,
    TooFewBeatsForMost,
    TooFewBeatsForRhythm,
    TooFewPacedBreaths,
    TooManyBeatsForSampen,
    TooManyCorrections,
    TooShort,
    WindowTooShort,
)
from trainer.messages import Message

FAIR_CORRECTED_FRACTION: Final = 0.05  # of the beats: a warning
POOR_CORRECTED_FRACTION: Final = 0.10  # of the beats: no figure is shown
MAX_IRREGULAR_FRACTION: Final = 0.15  # of the intervals, see `irregular_fraction`
RHYTHM_WINDOW_S: Final = 90.0  # in one minute an irregular rhythm may seem regular by chance
WINDOW_TOLERANCE_S: Final = 2.5  # about a beat: a window counts as full with this much missing

MIN_NN_INTERVALS: Final = 10
# Of fewer, neither the thresholds for artifacts nor `StepPattern` tell a steady heart from one with early beats: of
# hearts in which every second to twentieth beat is early, 45 % of the RMSSD of 10 to 19 beats were far off.
MIN_RHYTHM_BEATS: Final = 20
# Of intervals that are measured as they came. Of five differences the 95 % interval of RMSSD is 0.41 to 1.60 of its value.
MIN_UNCORRECTED_DIFFERENCES: Final = 5
# A minute, less the tenth of its beats that may be corrected. Of 1060 minutes SDNN was 0.35 to 1.25 of its
# value over 5 minutes; of ten beats, 0.18 to 1.26. See Baek et al. (2015), doi 10.1089/tmj.2014.0104; Munoz et
# al. (2015), doi 10.1371/journal.pone.0138921; Shaffer et al. (2020), doi 10.3389/fnins.2020.594880.
MIN_SPREAD_S: Final = 54.0
MIN_NN_FOR_DFA: Final = 120  # its error is 0.13 (standard deviation), of 64 intervals 0.20
MIN_NN_FOR_SAMPEN: Final = 200  # its error is 0.34, of 100 intervals 0.52
MIN_VLF_SPAN_S: Final = 600.0  # two waves at the lower edge of the band
MIN_HF_BPM: Final = 54.0  # half of it is 0.45 Hz: beats carry no wave quicker than half their rate
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
    reason: Message

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
    >>> assess_quality(300, 45, 0.05).reason
    TooManyCorrections(corrected_percent=15.0)
    """
    if beats == 0:
        return Quality(Grade.NONE, NoBeats())
    share = corrected / beats
    if irregular > MAX_IRREGULAR_FRACTION:
        return Quality(Grade.POOR, IrregularRhythm(100.0 * irregular))
    if share > POOR_CORRECTED_FRACTION:
        return Quality(Grade.POOR, TooManyCorrections(100.0 * share))
    if has_irregular_steps:
        return Quality(Grade.POOR, IRREGULAR_STEPS)
    if share > FAIR_CORRECTED_FRACTION:
        return Quality(Grade.FAIR, ManyCorrections(100.0 * share))
    if beats < MIN_RHYTHM_BEATS:
        return Quality(Grade.FAIR, _too_few_beats(beats))
    if corrected:
        return Quality(Grade.GOOD, SomeCorrections(corrected, beats))
    return Quality(Grade.GOOD, NoCorrections(beats))


def _too_few_beats(beats: int) -> Message:
    if beats < MIN_NN_INTERVALS:
        return TooFewBeatsForMost(beats, MIN_NN_INTERVALS)
    return TooFewBeatsForRhythm(beats, MIN_RHYTHM_BEATS)


def with_gaps(quality: Quality, missing_s: float, span_s: float) -> Quality:
    """Return the quality with the time for which no beat is known; fair at best if that is long.

    Parameters
    ----------
    quality : Quality
        That of the beats which are known.
    missing_s : float
        For how long no beat is known, s.
    span_s : float
        Of which time, s.
    """
    if missing_s <= 0.0 or not quality.shows_figures:
        return quality
    reason = PartlyWithoutBeats(quality.reason, missing_s, span_s)
    verdict = Grade.FAIR if missing_s > POOR_CORRECTED_FRACTION * span_s else quality.verdict
    return Quality(verdict, reason)


def as_uncorrected(quality: Quality) -> Quality:
    """Return the quality of intervals that are measured without correction, as asked.

    They are graded as if they were corrected; the reason says what was found in them.

    Examples
    --------
    >>> as_uncorrected(assess_quality(1920, 6, 0.0)).reason
    CorrectionDeclined(reason=SomeBeatsDoubtful(doubtful=6, beats=1920))
    """
    if quality.verdict is Grade.NONE:
        return quality
    return Quality(quality.verdict, CorrectionDeclined(_uncorrected_reason(quality.reason)))


def _uncorrected_reason(reason: Message) -> Message:
    """What would be corrected is doubtful where nothing was."""
    match reason:
        case PartlyWithoutBeats(inner, missing_s, span_s):
            return PartlyWithoutBeats(_uncorrected_reason(inner), missing_s, span_s)
        case SomeCorrections(corrected, beats):
            return SomeBeatsDoubtful(corrected, beats)
        case ManyCorrections(percent) | TooManyCorrections(percent):
            return ManyBeatsDoubtful(percent)
    return reason


def too_few_beats_reason(beats: int, needed: int) -> Message | None:
    """Return why a figure that needs so many NN intervals or differences is absent, or None."""
    if beats >= needed:
        return None
    return TooFewBeats(beats, needed)


def too_short_reason(covered_s: float, needed_s: float) -> Message | None:
    """Return why a figure that needs so much time of NN intervals is absent, or None."""
    if covered_s >= needed_s:
        return None
    return TooShort(int(covered_s), round(needed_s))


def heart_too_slow_reason(bpm: float, needed_bpm: float) -> Message | None:
    """Return why a figure of quick waves is absent at so slow a mean heart rate, or None."""
    if bpm >= needed_bpm:
        return None
    return HeartTooSlow(bpm, needed_bpm)


def window_too_short_reason(span_s: float, needed_s: float, figure: Message) -> Message | None:
    """Return why a figure that needs so long a window without a gap is absent, or None."""
    if span_s >= needed_s - WINDOW_TOLERANCE_S:
        return None
    return WindowTooShort(figure, max(0.0, span_s), needed_s)


IRREGULAR_STEPS: Final = IrregularSteps()
NO_BREATH: Final = BreathsUnknown()
NO_PACER: Final = NoPacer()
TOO_FEW_BREATHS: Final = TooFewPacedBreaths()
DOES_NOT_FOLLOW: Final = HeartNotWithPacer()
BREATHING_RATE_NOT_FROM_RR: Final = BreathingRateNotFromRr()
NO_PEAK: Final = NoPeakInLf()
NO_WAVE: Final = NoWaveStandsOut()
NO_VARIATION: Final = NoVariation()
NOTHING_ALIKE: Final = NoMatchingTemplates()
TOO_MANY_FOR_SAMPEN: Final = TooManyBeatsForSampen()
UNDEFINED: Final = FigureUndefined()
COULD_NOT: Final = NotComputed()
CONTACT_LOST: Final = ContactIsLost()


def breathed_otherwise_reason(breaths_per_min: float) -> Message:
    """Return why there is no answer to the pacer, where it is known how fast the person breathed."""
    return BreathedOtherwise(breaths_per_min)


def no_beat_reason(silent_s: float) -> Message:
    """Say for how many seconds no beat has arrived."""
    return NoBeatFor(silent_s)


@dataclass(slots=True)
class FigureCollector:
    """Collects figures: each a number, or absent with a reason.

    With `on_fault`, a figure whose function raises is absent too, and the fault is reported.
    """

    on_fault: OnFault | None = None
    figures: dict[str, float | None] = field(default_factory=dict)
    reasons: dict[str, Message] = field(default_factory=dict)

    def add(
        self,
        name: str,
        figure: Callable[[], float | None] | float | None,
        *against: Message | None,
        undefined: Message = UNDEFINED,
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
