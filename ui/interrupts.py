"""Ctrl-C and a system that shuts down close the window as a person would."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupts(QObject):
    """Python runs no signal handler while Qt waits; a byte on a socket wakes Qt."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._ours, theirs = socket.socketpair()
        for end in (self._ours, theirs):
            end.setblocking(False)
        self._theirs = theirs
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._before = {s: signal.signal(s, _noted) for s in (signal.SIGINT, signal.SIGTERM)}

    def _wake(self) -> None:
        self._ours.recv(64)
        self._close()

    def restore(self) -> None:
        """Give the signals back. Call it before the program goes on without a window."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()


def _noted(*_: object) -> None:
    """The wake-up byte has done it already."""
