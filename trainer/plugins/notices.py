"""What is to be said of plug-ins beside the result of a command, once a run.

This module imports nothing else, so that it can be asked where no plug-in was ever looked for.
"""

from typing import Final

from trainer.messages import Message

_notices: Final[dict[Message, bool]] = {}  # each notice of this run, and whether it was given


def note(message: Message) -> None:
    """Note that a plug-in could not be used."""
    _notices.setdefault(message, False)


def take_notices() -> list[Message]:
    """Return what was noted since the last call; each notice once a run."""
    waiting = [notice for notice, is_given in _notices.items() if not is_given]
    _notices.update(dict.fromkeys(waiting, True))
    return waiting
