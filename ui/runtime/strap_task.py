"""What is done with the memory of a strap, in a thread beside the window; it can be stopped."""

from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from ui.runtime.background import Report, StoppableTask, StopSignal

Work: TypeAlias = Callable[[Any], Coroutine[Any, Any, object]]
"""What is done, given the module `ui.services.strap_recordings`."""


class StrapTask(StoppableTask):
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

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__("strap memory", parent)
        self._folder = folder

    def read_state(self, strap: str) -> None:
        """Look what is in the memory."""
        self._begin(lambda memory: memory.read_state(strap), self.state_known.emit)

    def start(self, strap: str) -> None:
        """Start a recording."""
        self._begin(lambda memory: memory.start(strap), self.state_known.emit)

    def fetch(self, strap: str) -> None:
        """Stop it, and keep it in the library."""
        self._begin(lambda memory: memory.fetch(strap, self._folder), self.fetched.emit)

    def erase(self, strap: str) -> None:
        """Erase it in the strap, if the library has it."""
        self._begin(lambda memory: memory.erase(strap, self._folder), lambda _: self.erased.emit())

    def _begin(self, work: Work, emit: Callable[[Any], object]) -> None:
        self._start(partial(self._work, work, emit))

    def _work(
        self, work: Work, emit: Callable[[Any], object], stop_signal: StopSignal, report: Report
    ) -> None:
        from ui.services import strap_recordings

        result = stop_signal.run(lambda: work(strap_recordings))
        report(partial(emit, result))
