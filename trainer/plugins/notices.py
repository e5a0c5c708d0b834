"""What is to be said of plug-ins beside the result of a command, once a run.

This module imports nothing else, so that it can be asked where no plug-in was ever looked for.
"""

from typing import Final

from trainer.messages import Message, Notices

_NOTICES: Final = Notices()


def note(message: Message) -> None:
    """Note that a plug-in could not be used."""
    _NOTICES.note(message)


def take_notices() -> list[Message]:
    """Return what was noted since the last call; each notice once a run."""
    return _NOTICES.take()
