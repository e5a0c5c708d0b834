"""Errors of the core. Each carries a message for the person who meets it."""

from trainer.messages import Describe, Message, SystemText

_describe: Describe = repr


def describe_errors(describe: Describe) -> None:
    """Have `str` of every error give the sentence that `describe` makes of its message.

    Who imports the package reads errors in a traceback; window and terminal make the sentence themselves.
    """
    global _describe
    _describe = describe


class TrainerError(Exception):
    """Base of the errors raised on purpose: shown as one sentence, without a traceback.

    Attributes
    ----------
    message
        What is wrong and what can be done.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return _describe(self.message)


class PatternError(TrainerError):
    """A breath pattern that is impossible or not advisable."""


class IllegalCommandError(TrainerError):
    """The command makes no sense at this stage of the session."""


class RecordingError(TrainerError):
    """A file or a line of it is no valid recording."""


class LibraryError(TrainerError):
    """The library of sessions cannot be opened, read or written."""


def message_of(error: BaseException) -> Message:
    """Return the message of an error: its own, or the words of the system or library that raised it."""
    if isinstance(error, TrainerError):
        return error.message
    return system_text(error)


def system_text(error: BaseException) -> SystemText:
    """Return the words of the system or library that raised an error."""
    if isinstance(error, OSError) and error.strerror:
        return SystemText(error.strerror)
    return SystemText(str(error) or type(error).__name__)
