"""The folders in which files were opened and saved last."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

from ui.desktop.desktop_file import DesktopFile

OPEN: Final = "open"
SAVE: Final = "save"


class _Memory:
    file = DesktopFile()


def remember_in(file: DesktopFile) -> None:
    """Remember folders in this file from now on."""
    _Memory.file = file


def find_folder(use: str) -> Path:
    """The folder used last, or the person's documents, or their home."""
    return _Memory.file.folder(use) or find_documents_folder()


def use_folder(use: str, folder: Path) -> None:
    """Begin in this folder the next time."""
    _Memory.file.set_folder(use, folder.absolute())


def find_documents_folder() -> Path:
    """The user's documents folder, or the home folder where there is none."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    documents = Path(where) if where else Path.home()
    return documents if documents.is_dir() else Path.home()
