"""Why a session refuses a command, or a recording has no figures. It imports nothing heavy."""

from trainer.messages import Message


class CommandOutOfPlace(Message, frozen=True):
    """All three are identifiers, as recordings and the command line have them."""

    command: str
    stage: str
    exercise: str


class NoBeatsRecorded(Message, frozen=True):
    """There is not a single beat in a recording."""


class NoBeatsInPart(Message, frozen=True):
    """There is no beat in the part that was asked for."""


class PartEndsBeforeStart(Message, frozen=True):
    """In seconds on the clock of the recording."""

    start_s: float
    stop_s: float
