"""An error inside the program, kept away from the pause.

The core has no log. Who runs a session hands in where a fault is to be reported; without that the error
is raised as it is, so that no test and no other program misses one.
"""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

T = TypeVar("T")

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
