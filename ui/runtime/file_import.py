"""Reads and imports files in a thread beside the window, one after the other, and can be stopped."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from ui.runtime.background import Report, StoppableTask, StopSignal


class FileImport(StoppableTask):
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

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__("import", parent)
        self._folder = folder

    def preview(self, paths: Iterable[Path], choice: ReadingChoice = NO_CHOICE) -> None:
        """Read these files, and all in these folders; another reading under way is given up."""
        self._start(partial(self._preview, tuple(paths), choice))

    def import_files(self, wanted: Sequence[tuple[Path, ReadingChoice]]) -> None:
        """Keep these files, each read as it was chosen."""
        self._start(partial(self._import_files, tuple(wanted)))

    def _preview(
        self, paths: Sequence[Path], choice: ReadingChoice, stop_signal: StopSignal, report: Report
    ) -> None:
        from ui.services.imports import find_files, preview_file

        files = find_files(paths, stop_signal.is_set)
        report(partial(self.counted.emit, len(files)))
        for path in files:
            if stop_signal.is_set():
                return
            report(partial(self.read.emit, preview_file(self._folder, path, choice)))
        report(self.finished.emit)

    def _import_files(
        self,
        wanted: Sequence[tuple[Path, ReadingChoice]],
        stop_signal: StopSignal,
        report: Report,
    ) -> None:
        from ui.services.imports import import_files

        for one in import_files(self._folder, wanted, stop_signal.is_set):
            self.imported.emit(one)  # also after a stop: it is in the library
        report(self.finished.emit)
