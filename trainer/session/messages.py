"""Why a session refuses a command. It imports nothing heavy."""

from trainer.messages import Message


class CommandOutOfPlace(Message, frozen=True):
    """All three are identifiers, as recordings and the command line have them."""

    command: str
    stage: str
    exercise: str
