"""Turning the lock in a thread of its own, so that the window goes on.

Rule: writing a library anew may take a minute; the window waits for its end before it closes.
"""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from trainer.errors import TrainerError
from trainer.library.passphrase import Rewritten


class Turning(QObject):
    """One turn of the lock at a time, in a thread of its own. `stop` may be called again."""

    done = Signal(object)
    """What came of it: a `Rewritten`, or None where nothing was written."""
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def turn(self, work: Callable[[], Rewritten | None]) -> None:
        if not self.is_busy:
            self._thread = threading.Thread(target=self._run, args=(work,), name="lock")
            self._thread.start()

    def stop(self) -> None:
        """Wait for its end: half a library is worth nothing."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Callable[[], Rewritten | None]) -> None:
        try:
            done = work()
        except (TrainerError, OSError) as exc:
            self.refused.emit(str(exc))
        else:
            self.done.emit(done)
