"""What sources of any kind have to say, and what is wrong with the name of one."""

from trainer.messages import Message


class SourceUnknown(Message, frozen=True):
    """`typed` is the beginning of what stands for a source."""

    typed: str


class NoBeatInSignal(Message, frozen=True):
    """The sensor sends, and no beat is in it."""


class BeatsExceedTime(Message, frozen=True):
    """More heart time comes than time passes: something sends the beats twice."""


class ReplayEnded(Message, frozen=True):
    pass


class NoBeatsToReplay(Message, frozen=True):
    name: str


class SensorDefect(Message, frozen=True):
    """An error of this program with a sensor; `error` is the name of its class."""

    error: str


class SensorSearchFailed(Message, frozen=True):
    reason: Message
