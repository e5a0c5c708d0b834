"""What the exercises with words say: questions, suggestions, and what is missing."""

from trainer.messages import Message, VocabularyWord


class AuditLineEmpty(Message, frozen=True):
    pass


class KnownLineHasNoOutcome(Message, frozen=True):
    """Something that is known needs no outcome."""

    number: int


class SureOutOfRange(Message, frozen=True):
    low: int
    high: int


class NoAuditLine(Message, frozen=True):
    number: int
    lines: int


class NoAudit(Message, frozen=True):
    """The worksheet is no certainty audit."""


class AuditLineDamaged(Message, frozen=True):
    pass


class AuditLineInNoColumn(Message, frozen=True):
    pass


class SpeaksOfFuture(Message, frozen=True):
    pass


class SpeaksOfOthersMind(Message, frozen=True):
    pass


class LeavesDoorOpen(Message, frozen=True):
    """A word such as "maybe"."""


class SaysEveryTime(Message, frozen=True):
    """A word such as "always"."""


class SaysWhatItMeans(Message, frozen=True):
    pass


class FeelingSentence(Message, frozen=True):
    """The one sentence of the exercise, with the person's own words."""

    situation: str
    emotion: str
    need: str


class SituationEmpty(Message, frozen=True):
    pass


class EmotionEmpty(Message, frozen=True):
    pass


class NeedEmpty(Message, frozen=True):
    pass


class NoNamedFeeling(Message, frozen=True):
    """The worksheet is no named feeling."""


class MayAccuse(Message, frozen=True):
    """The situation, as it is written, may be heard as an accusation."""


class SaysHowOtherIs(Message, frozen=True):
    pass


class ReadsLikeThought(Message, frozen=True):
    """About what happened, not a feeling."""


class ReadsLikeVerdict(Message, frozen=True):
    """A thought about oneself, not a feeling."""


class EitherFeeling(Message, frozen=True):
    one: VocabularyWord
    other: VocabularyWord


class NamesDeed(Message, frozen=True):
    """The word says what somebody did, not what was felt."""

    feelings: EitherFeeling


class AsksOther(Message, frozen=True):
    """The need, as it is written, is something another would have to do."""
