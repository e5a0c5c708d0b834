"""Why a breath pattern, a plan, or what a person says of themselves is refused. It imports nothing heavy."""

from trainer.messages import Message


class NegativeBreathPart(Message, frozen=True):
    pass


class BreathPartTooShort(Message, frozen=True):
    pass


class HoldTooLong(Message, frozen=True):
    longest_s: float


class CycleOutOfRange(Message, frozen=True):
    pattern: str
    period_s: float
    shortest_s: float
    longest_s: float


class NoPattern(Message, frozen=True):
    quoted: str


class LengthOutOfRange(Message, frozen=True):
    minutes: float
    shortest_min: float
    longest_min: float


class ResonanceModelUnknown(Message, frozen=True):
    number: int


class UrgeOutOfRange(Message, frozen=True):
    low: int
    high: int
    urge: int


class CertaintyOutOfRange(Message, frozen=True):
    low: int
    high: int
    percent: int
