"""The system's dialogs for opening and saving. The window goes on meanwhile, and so does a pause.

Each begins in the folder that was used last.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desktop import recent_folders

Chosen: TypeAlias = Callable[[Path], object]


def choose_save_path(
    parent: QWidget, title: str, proposal: Path, file_filter: str, then: Chosen
) -> QFileDialog:
    """Ask where to save, and pass it on. The dialog itself asks before a file is replaced.

    Parameters
    ----------
    parent : QWidget
    title : str
        In the person's language.
    proposal : Path
        The folder and the name to begin with.
    file_filter : str
        Such as "PDF (*.pdf)".
    then : callable
        Gets the path.
    """
    dialog = _create_dialog(parent, title, proposal.parent, recent_folders.SAVE)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if file_filter:
        dialog.setNameFilter(file_filter)
    dialog.setDefaultSuffix(proposal.suffix.removeprefix("."))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def choose_save_folder(parent: QWidget, title: str, folder: Path, then: Chosen) -> QFileDialog:
    """Ask for a folder to save in, and pass it on."""
    dialog = _create_dialog(parent, title, folder, recent_folders.SAVE)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog


def choose_files(
    parent: QWidget,
    title: str,
    mode: QFileDialog.FileMode,
    then: Callable[[Sequence[Path]], object],
) -> QFileDialog:
    """Ask for files or a folder to open, and pass them on."""
    folder = recent_folders.find_folder(recent_folders.OPEN)
    dialog = _create_dialog(parent, title, folder, recent_folders.OPEN)
    dialog.setFileMode(mode)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()
    return dialog


def _create_dialog(parent: QWidget, title: str, folder: Path, use: str) -> QFileDialog:
    """A dialog that remembers the folder in which something was chosen, and is deleted when it is closed."""
    dialog = QFileDialog(parent, title, str(folder))

    def note_folder(name: str) -> None:
        path = Path(name)
        recent_folders.use_folder(use, path if path.is_dir() else path.parent)

    dialog.fileSelected.connect(note_folder)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
