"""What is done with the memory of a strap, in a thread beside the window; it can be stopped."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from trainer.errors import message_of
from ui.runtime.background import BackgroundTask

STOP_TIMEOUT_S: Final = 10.0
Work: TypeAlias = Callable[[Any], Coroutine[Any, Any, object]]
"""What is done, given the module `ui.services.strap_recordings`."""


class StrapTask(QObject):
    """Reads, starts, fetches or erases the recording in a strap. All methods are for the main thread.

    Parameters
    ----------
    folder
        The folder of the library.
    """

    state_known = Signal(object)
    """A `MemoryState`."""
    fetched = Signal(object)
    """An `ImportedStrapRecording`."""
    erased = Signal()
    failed = Signal(object)
    """The message that says why it could not be done."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._report: Callable[[Any], None] = self.state_known.emit
        self._is_stopped = threading.Event()
        self._running: asyncio.Task[object] | None = None
        self._task = BackgroundTask("strap memory", self)
        self._task.done.connect(self._finish)
        self._task.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        return self._task.is_running

    def read_state(self, strap: str) -> None:
        """Look what is in the memory."""
        self._start(lambda memory: memory.read_state(strap), self.state_known.emit)

    def start(self, strap: str) -> None:
        """Start a recording."""
        self._start(lambda memory: memory.start(strap), self.state_known.emit)

    def fetch(self, strap: str) -> None:
        """Stop it, and keep it in the library."""
        self._start(lambda memory: memory.fetch(strap, self._folder), self.fetched.emit)

    def erase(self, strap: str) -> None:
        """Erase it in the strap, if the library has it."""
        self._start(lambda memory: memory.erase(strap, self._folder), self._report_erased)

    def stop(self) -> None:
        """Give up and leave the strap. May be called again."""
        self._is_stopped.set()
        if self._running is not None:
            with suppress(RuntimeError):  # its loop is closed
                self._running.get_loop().call_soon_threadsafe(self._running.cancel)
        self._task.stop(STOP_TIMEOUT_S)

    def _start(self, work: Work, report: Callable[[Any], None]) -> None:
        self.stop()
        self._is_stopped = threading.Event()
        self._running, self._report = None, report
        self._task.start(lambda: self._run(work))

    def _run(self, work: Work) -> object:
        from ui.services import strap_recordings  # brings Bluetooth and NumPy along

        async def run() -> object:
            self._running = asyncio.create_task(work(strap_recordings))
            if self._is_stopped.is_set():
                self._running.cancel()
            return await self._running

        with suppress(asyncio.CancelledError):
            return asyncio.run(run())
        return None

    def _report_erased(self, _: object) -> None:
        self.erased.emit()

    def _finish(self, result: object) -> None:
        if not self._is_stopped.is_set():
            self._report(result)

    def _fail(self, error: BaseException) -> None:
        if not self._is_stopped.is_set():
            self.failed.emit(message_of(error))
