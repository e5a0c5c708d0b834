"""What is to be said of the breath: how it changed, and what an assessment found. It imports nothing heavy.

Rates are breaths a minute; a pattern is written as `BreathPattern` writes it.
"""

from trainer.messages import Message


class BreathChosen(Message, frozen=True):
    pattern: str


class BreathAfterFault(Message, frozen=True):
    """An error inside the program kept the breath as it was."""

    pattern: str


class BreathUnchanged(Message, frozen=True):
    pattern: str


class ExhaleThenChosen(Message, frozen=True):
    """The exhale began with so many seconds, until the person asked for a pattern."""

    first_s: float
    pattern: str


class ExhaleUnchanged(Message, frozen=True):
    exhale_s: float


class ExhaleGrew(Message, frozen=True):
    first_s: float
    last_s: float


class ExhaleFollowedHeart(Message, frozen=True):
    """The exhale was adapted to the rate at which the heart follows most; `sd` is that rate's uncertainty."""

    breaths_per_min: float
    sd: float
    first_s: float
    last_s: float


class BackWhileAroused(Message, frozen=True):
    """Beside the explanation: the exhale went back while the heart beat faster."""

    explanation: Message


class BackWhileNotFollowing(Message, frozen=True):
    """Beside the explanation: the exhale went back while the heart did not follow the breath."""

    explanation: Message


class AssessmentLeft(Message, frozen=True):
    """The person asked for another breath, which ended the assessment."""

    pattern: str


class SteppedThrough(Message, frozen=True):
    rates_done: int
    rates: int
    fastest: float
    slowest: float


class SlidTo(Message, frozen=True):
    first: float
    last: float


class TooFewBreathsForResonance(Message, frozen=True):
    pass


class HeartNotWithBreath(Message, frozen=True):
    pass


class SlowerNotTried(Message, frozen=True):
    slowest: float


class QuickerNotTried(Message, frozen=True):
    fastest: float


class ResonanceUncertain(Message, frozen=True):
    breaths_per_min: float
    sd: float


class ResonanceFitted(Message, frozen=True):
    breaths_per_min: float
    sd: float


class ResonanceNearRate(Message, frozen=True):
    """`chosen` is the rate, of those that were breathed, with the best response."""

    chosen: float
    breaths_per_min: float
    sd: float
