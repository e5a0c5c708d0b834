"""What a plug-in raises, and how the error of one is described."""

from typing import Final

from trainer.errors import TrainerError
from trainer.messages import SystemText

MAX_TEXT_CHARS: Final = 200


class PluginError(TrainerError):
    """Why a plug-in cannot do what is asked, and what the person can do about it.

    Parameters
    ----------
    text : str
        One sentence, in the plug-in's own words. It is shown as it is.

    Examples
    --------
    >>> PluginError("The ring is asleep: shake it.").message.text
    'The ring is asleep: shake it.'
    """

    def __init__(self, text: str) -> None:
        super().__init__(SystemText(to_line(text)))


class NoFigureError(PluginError):
    """There are no grounds for the figure of a plug-in in this record; `text` says why."""


def describe_error(error: BaseException) -> str:
    """Return the class of an error and its words, on one line.

    Examples
    --------
    >>> describe_error(ValueError("no\\nsuch ring"))
    'ValueError: no such ring'
    """
    words = to_line(str(error))
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def to_line(text: str) -> str:
    """Return a text of others as one printable line of limited length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= MAX_TEXT_CHARS else f"{line[: MAX_TEXT_CHARS - 1]}…"
