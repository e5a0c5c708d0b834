"""What the practice says: of a series of pauses, the next one, predictions, and too many of either.

Longer, shorter, stronger: nothing is called better.
"""

from trainer.messages import Message


class WholeMinutes(Message, frozen=True):
    minutes: int


class PartMinutes(Message, frozen=True):
    minutes: float


class WholeSeconds(Message, frozen=True):
    seconds: int


class AtLeast(Message, frozen=True):
    """A length, or longer."""

    length: Message


def minutes_message(minutes: float) -> Message:
    """Return a length in minutes, to a tenth."""
    rounded = float(round(minutes, 1))
    return WholeMinutes(int(rounded)) if rounded.is_integer() else PartMinutes(rounded)


# Trends


class TooFewPauses(Message, frozen=True):
    count: int
    needed: int


class TooFewRatedPauses(Message, frozen=True):
    """Pauses with the urge before and after."""

    count: int
    needed: int


class TooFewUrges(Message, frozen=True):
    """Pauses with an urge before, and its strength after."""

    count: int
    needed: int


class TooFewDecisions(Message, frozen=True):
    count: int
    needed: int


class TooFewOutcomes(Message, frozen=True):
    count: int
    needed: int


class TooFewHearts(Message, frozen=True):
    """Dated pauses in which a heart was heard."""

    count: int
    needed: int


class HeartsWithinAWeek(Message, frozen=True):
    pass


class UrgeHardlyChanged(Message, frozen=True):
    """Too little, in the time waited, to tell when it is half."""


class NoChange(Message, frozen=True):
    """No change can be told from chance."""


class NeitherGoodNorBad(Message, frozen=True):
    pass


class PauseLength(Message, frozen=True):
    """The average length of a pause."""

    length: Message


class PauseLengthChanged(Message, frozen=True):
    first: Message
    last: Message


class Weaker(Message, frozen=True):
    """By how many points of the scale."""

    points: float


class OnePointWeaker(Message, frozen=True):
    pass


class Stronger(Message, frozen=True):
    """By how many points of the scale."""

    points: float


class OnePointStronger(Message, frozen=True):
    pass


class UrgeAfterPause(Message, frozen=True):
    """The average change over a pause."""

    change: Message


class UrgeAsStrong(Message, frozen=True):
    pass


class UrgeChangeChanged(Message, frozen=True):
    first: Message
    last: Message


class PausesGrew(Message, frozen=True):
    """Meanwhile, which leaves the urge more time to grow weaker."""

    first: Message
    last: Message


class PausesShortened(Message, frozen=True):
    """Meanwhile, which leaves the urge less time to grow weaker."""

    first: Message
    last: Message


class Between(Message, frozen=True):
    low: float
    high: float


class OrMore(Message, frozen=True):
    low: float


class FromTo(Message, frozen=True):
    low: float
    high: float


class FromOn(Message, frozen=True):
    low: float


class UrgeHalfTime(Message, frozen=True):
    value: Message
    interval: Message


class UrgeHalfTimeChanged(Message, frozen=True):
    first: Message
    first_interval: Message
    last: Message
    last_interval: Message


class UrgeHalvesLater(Message, frozen=True):
    """The half-time is longer than the longest wait, so no figure is given."""

    longest: Message


class UrgeHalvedLaterAtFirst(Message, frozen=True):
    longest: Message
    last: Message
    last_interval: Message


class UrgeHalvesLaterLately(Message, frozen=True):
    first: Message
    first_interval: Message
    longest: Message


class NotDrawn(Message, frozen=True):
    """Pauses that have no dot in the picture of half-times."""

    count: int
    of: int


class ContactNotNeeded(Message, frozen=True):
    count: int
    of: int


class PredictionsNotComeTrue(Message, frozen=True):
    count: int
    of: int


class ShareChanged(Message, frozen=True):
    first_percent: float
    last_percent: float


class MeanPulse(Message, frozen=True):
    bpm: float


class PulseChanged(Message, frozen=True):
    weeks: float
    first_bpm: float
    last_bpm: float


class MeanRsa(Message, frozen=True):
    rsa_ms: float


class RsaChanged(Message, frozen=True):
    weeks: float
    first_ms: float
    last_ms: float


# Calibration of predictions


class TooFewStatedOutcomes(Message, frozen=True):
    """Predictions with how sure one was, and what came of them."""

    count: int
    needed: int


class Overconfident(Message, frozen=True):
    sure_percent: float
    as_feared_percent: float


class Underconfident(Message, frozen=True):
    sure_percent: float
    as_feared_percent: float


class ConfidenceFits(Message, frozen=True):
    """No difference can be told from chance."""

    sure_percent: float
    as_feared_percent: float


class NearerThanHalf(Message, frozen=True):
    """Nearer to what happened than saying 50 % each time."""

    brier: float


class FurtherThanHalf(Message, frozen=True):
    """Further from what happened than saying 50 % each time."""

    brier: float


class AsNearAsHalf(Message, frozen=True):
    """As near to what happened as saying 50 % each time."""

    brier: float


# The ladder of waiting, and the guide


class LastThreePauses(Message, frozen=True):
    pass


class TwoOfLastThreePauses(Message, frozen=True):
    pass


class LastTwoPauses(Message, frozen=True):
    pass


class BeginComfortably(Message, frozen=True):
    pass


class WaitLess(Message, frozen=True):
    hard: Message
    length: Message


class WaitNoMore(Message, frozen=True):
    """The shortest step is plenty."""

    hard: Message
    length: Message


class WaitLonger(Message, frozen=True):
    waited: Message
    length: Message


class WaitNextStep(Message, frozen=True):
    """The next step is much longer; anything in between is fine too."""

    waited: Message
    length: Message


class WaitLongerThanShortest(Message, frozen=True):
    """After pauses shorter than the shortest step."""

    length: Message


class SameAgain(Message, frozen=True):
    length: Message


class GoodNextStep(Message, frozen=True):
    length: Message


class OneChangeAtATime(Message, frozen=True):
    pass


class DiscMayDo(Message, frozen=True):
    pass


class SoundMayDo(Message, frozen=True):
    pass


class NoGuideMayDo(Message, frozen=True):
    pass


class EverythingMayGuide(Message, frozen=True):
    hard: Message


class DiscMayGuide(Message, frozen=True):
    hard: Message


class SoundMayGuide(Message, frozen=True):
    hard: Message


# Too many figures or pauses


class FiguresWillWait(Message, frozen=True):
    pass


class HardHour(Message, frozen=True):
    """Many pauses in one hour."""


# Reminders


class ReminderTimesUnclear(Message, frozen=True):
    """What was typed is no time of day."""

    text: str


class TooManyReminders(Message, frozen=True):
    limit: int
