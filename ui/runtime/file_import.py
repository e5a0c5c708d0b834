"""Reads and imports files in a thread beside the window, one after the other, and can be stopped."""

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from trainer.errors import message_of
from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from ui.runtime.background import BackgroundTask

STOP_TIMEOUT_S: Final = 10.0


class FileImport(QObject):
    """Previews files, and imports them into the library. All methods are for the main thread.

    Parameters
    ----------
    folder
        The folder of the library.
    """

    counted = Signal(int)
    """How many files there are."""
    read = Signal(object)
    """A `FilePreview` or `RefusedFile`."""
    imported = Signal(object)
    """A `ImportedFile` or `RefusedFile`."""
    finished = Signal()
    failed = Signal(object)
    """The message that says why nothing more was read or imported."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._is_stopped = threading.Event()
        self._task = BackgroundTask("import", self)
        self._task.done.connect(self._finish)
        self._task.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        return self._task.is_running

    def preview(self, paths: Iterable[Path], choice: ReadingChoice = NO_CHOICE) -> None:
        """Read these files, and all in these folders; another reading under way is given up."""
        self._start(partial(self._preview, tuple(paths), choice))

    def import_files(self, wanted: Sequence[tuple[Path, ReadingChoice]]) -> None:
        """Keep these files, each read as it was chosen."""
        self._start(partial(self._import_files, tuple(wanted)))

    def stop(self) -> None:
        """Give up after the file that is being read. May be called again."""
        self._is_stopped.set()
        self._task.stop(STOP_TIMEOUT_S)

    def _start(self, work: Callable[[], object]) -> None:
        self.stop()
        self._is_stopped = threading.Event()
        self._task.start(work)

    def _preview(self, paths: Sequence[Path], choice: ReadingChoice) -> None:
        from ui.services.imports import find_files, preview_file

        is_stopped = self._is_stopped.is_set
        files = find_files(paths, is_stopped)
        self.counted.emit(len(files))
        for path in files:
            if is_stopped():
                return
            self.read.emit(preview_file(self._folder, path, choice))

    def _import_files(self, wanted: Sequence[tuple[Path, ReadingChoice]]) -> None:
        from ui.services.imports import import_files

        for one in import_files(self._folder, wanted, self._is_stopped.is_set):
            self.imported.emit(one)

    def _finish(self, _: object) -> None:
        if not self._is_stopped.is_set():
            self.finished.emit()

    def _fail(self, error: BaseException) -> None:
        if not self._is_stopped.is_set():
            self.failed.emit(message_of(error))
