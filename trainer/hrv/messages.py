"""What is to be said of figures: why one is absent, and how good the signal is. It imports nothing heavy."""

from trainer.messages import Message


class NoBeats(Message, frozen=True):
    pass


class NoBeatsBecause(Message, frozen=True):
    """There are no beats, and the sensor's last report says why."""

    detail: Message


class IrregularRhythm(Message, frozen=True):
    irregular_percent: float


class IrregularSteps(Message, frozen=True):
    pass


class TooManyCorrections(Message, frozen=True):
    corrected_percent: float


class ManyCorrections(Message, frozen=True):
    corrected_percent: float


class TooFewBeatsForMost(Message, frozen=True):
    beats: int
    needed: int


class TooFewBeatsForRhythm(Message, frozen=True):
    beats: int
    needed: int


class SomeCorrections(Message, frozen=True):
    corrected: int
    beats: int


class NoCorrections(Message, frozen=True):
    beats: int


class PartlyWithoutBeats(Message, frozen=True):
    """Beside the reason: for how long no beat is known."""

    reason: Message
    missing_s: float
    span_s: float


class CorrectionDeclined(Message, frozen=True):
    """The intervals are measured as they came, as asked; `reason` is what was found in them."""

    reason: Message


class SomeBeatsDoubtful(Message, frozen=True):
    """Beats that were left as they came, as asked, and would have been corrected."""

    doubtful: int
    beats: int


class ManyBeatsDoubtful(Message, frozen=True):
    doubtful_percent: float


class TooFewBeats(Message, frozen=True):
    beats: int
    needed: int


class TooShort(Message, frozen=True):
    """Too little time is covered by normal beats."""

    covered_s: int
    needed_s: int


class HeartTooSlow(Message, frozen=True):
    """Too few beats a minute to carry the waves of the HF band."""

    bpm: float
    needed_bpm: float


class WindowTooShort(Message, frozen=True):
    """`figure` is what the window is needed for."""

    figure: Message
    span_s: float
    needed_s: float


class VlfBand(Message, frozen=True):
    pass


class LfBand(Message, frozen=True):
    pass


class HfBand(Message, frozen=True):
    pass


class CoherenceRatio(Message, frozen=True):
    pass


class BreathingRate(Message, frozen=True):
    pass


class BreathsUnknown(Message, frozen=True):
    pass


class NoPacer(Message, frozen=True):
    pass


class TooFewPacedBreaths(Message, frozen=True):
    pass


class HeartNotWithPacer(Message, frozen=True):
    pass


class BreathedOtherwise(Message, frozen=True):
    """The heart does not follow the pacer, but a breath of another rate."""

    breaths_per_min: float


class BreathingRateNotFromRr(Message, frozen=True):
    pass


class NoPeakInLf(Message, frozen=True):
    pass


class NoWaveStandsOut(Message, frozen=True):
    pass


class NoVariation(Message, frozen=True):
    pass


class NoMatchingTemplates(Message, frozen=True):
    """No stretch of intervals is like another, so there is no sample entropy."""


class TooManyBeatsForSampen(Message, frozen=True):
    pass


class FigureUndefined(Message, frozen=True):
    pass


class NotComputed(Message, frozen=True):
    """An error inside the program kept it from being computed."""


class ContactIsLost(Message, frozen=True):
    pass


class NoBeatFor(Message, frozen=True):
    silent_s: float


class StoredFiguresDamaged(Message, frozen=True):
    pass
