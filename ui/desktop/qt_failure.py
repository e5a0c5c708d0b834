"""What Qt says right before it ends the process, because no platform of it works here."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

FAILURE_STATUS: Final = 1
DEBUG_VARIABLE: Final = "QT_DEBUG_PLUGINS"
"""Set by a person who wants to read what Qt tried."""


@contextmanager
def report_fatal_error(report: Callable[[], object]) -> Iterator[None]:
    """If Qt cannot go on meanwhile, report that and end the process with status 1, not as a crash.

    What Qt says otherwise is printed afterwards, as ever.

    Parameters
    ----------
    report : callable
        Tells the person; nothing runs after it.
    """
    said: list[str] = []

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            said.append(qFormatLogMessage(kind, context, text))
            return
        with suppress(Exception):
            if os.environ.get(DEBUG_VARIABLE):
                _print(said)
            report()
        os._exit(FAILURE_STATUS)  # Qt would abort on return, and an exception cannot pass it

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        _print(said)


def _print(lines: Iterable[str]) -> None:
    if sys.stderr is not None:
        sys.stderr.writelines(f"{line}\n" for line in lines)
