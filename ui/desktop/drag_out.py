"""Dragging a file out of the window. The file is made when the target asks for it, in a private folder.

The folder is removed when the program ends; what was dropped somewhere else is the target's own copy.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

URI_LIST: Final = "text/uri-list"

MakeFile: TypeAlias = Callable[[Path], Path | None]
"""Write a file into this folder; None if that failed, which it has reported itself."""


class _PrivateFolder:
    """One folder a process, mode 0700, made when it is first needed."""

    path: Path | None = None


def private_folder() -> Path:
    """A new folder within the program's private folder. Raises OSError."""
    if _PrivateFolder.path is None or not _PrivateFolder.path.is_dir():
        _PrivateFolder.path = Path(tempfile.mkdtemp(prefix="outbreath-"))
        atexit.register(remove_private_folder)
    return Path(tempfile.mkdtemp(dir=_PrivateFolder.path))


def remove_private_folder() -> None:
    """Delete what was made for dragging and was not taken."""
    if _PrivateFolder.path is not None:
        shutil.rmtree(_PrivateFolder.path, ignore_errors=True)
        _PrivateFolder.path = None


class LazyFile(QMimeData):
    """Offers one file, which is made when its address is first asked for."""

    def __init__(self, make: MakeFile) -> None:
        super().__init__()
        self._make = make
        self._urls: list[QUrl] | None = None

    def formats(self) -> list[str]:
        return [URI_LIST]

    def hasFormat(self, mime_type: str) -> bool:  # noqa: N802
        return mime_type == URI_LIST

    def retrieveData(self, mime_type: str, preferred: Any) -> Any:  # noqa: N802
        return self._made() if mime_type == URI_LIST else None

    def _made(self) -> list[QUrl]:
        if self._urls is None:
            path = self._make_file()
            self._urls = [] if path is None else [QUrl.fromLocalFile(str(path))]
        return self._urls

    def _make_file(self) -> Path | None:
        try:
            return self._make(private_folder())
        except OSError:
            return None


def drag_file(source: QWidget, make: MakeFile, picture: QPixmap) -> Qt.DropAction:
    """Drag a file until it is dropped.

    Parameters
    ----------
    source : QWidget
    make : callable
        Writes the file.
    picture : QPixmap
        What is seen under the pointer.

    Returns
    -------
    Qt.DropAction
        What the target did; `IgnoreAction` where nobody took it.
    """
    drag = QDrag(source)
    drag.setMimeData(LazyFile(make))
    drag.setPixmap(picture)
    return drag.exec(Qt.DropAction.CopyAction)
