"""Errors of the core. Those raised on purpose carry a message for the person who meets them.

A fault is an error of the program itself, kept away from the pause. The core has no log: who runs a session
hands in where a fault is to be reported; without that the error is raised as it is, so that no test and no
other program misses one.
"""

from collections.abc import Callable
from typing import Final, TypeAlias, TypeVar

from trainer.messages import Describe, Message, SystemText

T = TypeVar("T")

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


EXPECTED_ERRORS: Final = (TrainerError, OSError)
"""What is raised on purpose or by the system: it is shown as a sentence (see `message_of`)."""


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


OnFault: TypeAlias = Callable[[str, Exception], object]
"""Called with the part that raised, a word or two of our own, and what it raised. It never raises."""


def report_or_raise(part: str, error: Exception, on_fault: OnFault | None) -> None:
    """Report a fault where it is to be reported, and raise it where it is not. For an `except` clause.

    Where a beat passes through, `try` itself costs nothing, while `attempt` costs a call and a closure.
    """
    if on_fault is None:
        raise error
    on_fault(part, error)


def attempt(part: str, work: Callable[[], T], otherwise: T, on_fault: OnFault | None) -> T:
    """Do the work; where it raises, report the fault and go on with something else.

    Parameters
    ----------
    part
        What is worked out, for the log.
    work
        What may raise.
    otherwise
        The result if it does.
    on_fault
        Where the fault is reported. None: it is raised.

    Examples
    --------
    >>> attempt("share", lambda: 1 / 0, None, lambda part, error: print(part, type(error).__name__))
    share ZeroDivisionError
    """
    try:
        return work()
    except Exception as exc:
        if on_fault is None:
            raise
        on_fault(part, exc)
        return otherwise
