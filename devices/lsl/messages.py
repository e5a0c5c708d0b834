"""What is said of streams of Lab Streaming Layer: what is wrong, and what to do."""

from trainer.messages import Message


class StreamNotNamed(Message, frozen=True):
    pass


class StreamSilent(Message, frozen=True):
    stream: str


class StreamNotFound(Message, frozen=True):
    stream: str


class StreamWithoutHeart(Message, frozen=True):
    """It holds nothing that beats can be found in."""

    stream: str


class LslNotInstalled(Message, frozen=True):
    pass


class LslNotLoadable(Message, frozen=True):
    pass


class IntervalsFromHost(Message, frozen=True):
    host: str


class EcgFromHost(Message, frozen=True):
    host: str


class PulseFromHost(Message, frozen=True):
    host: str
