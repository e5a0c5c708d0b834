"""Shows a file in the file manager of the desktop, or at least opens its folder.

The file manager is asked by D-Bus (`org.freedesktop.FileManager1`) where there is a session bus, and by its
own command on Windows and macOS. No shell is involved: names are passed as they are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.style.desktop_settings import has_session_bus

SERVICE: Final = "org.freedesktop.FileManager1"
OBJECT_PATH: Final = "/org/freedesktop/FileManager1"
ANSWER_MS: Final = 3_000  # a file manager that is not running yet has to start

ShownCallback: TypeAlias = Callable[[bool], object]


def show_in_folder(path: Path, then: ShownCallback) -> None:
    """Show the file, selected in its folder where the file manager can do that.

    Parameters
    ----------
    path : Path
        A file or folder. Where it is gone, what is left of its folders is shown.
    then : callable
        Gets whether a file manager was found, at once or when the file manager has answered.
    """
    path = path.absolute()
    if not path.exists():
        then(_open_folder(path))
        return
    command = _own_command(path)
    if command is not None:
        then(_run(command) or _open_folder(path))
    elif not _ask_by_bus(path, then):
        then(_open_folder(path))


def _open_folder(path: Path) -> bool:
    """Open the folder of a file, or the nearest one that is left of it."""
    folder = next((p for p in path.parents if p.is_dir()), path.parent)
    return _open_url(folder)


def _own_command(path: Path) -> Sequence[str] | None:
    """The command of the file manager of Windows or macOS; None elsewhere."""
    if sys.platform == "win32":
        explorer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "explorer.exe"
        return [str(explorer), "/select,", str(path)]
    if sys.platform == "darwin":
        return ["/usr/bin/open", "-R", str(path)]
    return None


def _run(command: Sequence[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        subprocess.Popen(  # noqa: S603  the system's own program, with arguments and no shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return True


def _ask_by_bus(path: Path, then: ShownCallback) -> bool:
    """Ask the file manager of the session; False where there is no session bus to ask on."""
    if not has_session_bus():
        return False
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
    except ImportError:  # an installation without it
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    message = QDBusMessage.createMethodCall(SERVICE, OBJECT_PATH, SERVICE, "ShowItems")
    message.setArguments([[to_uri(path)], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, ANSWER_MS))
    _waiting.add(watcher)

    def answered(*_: object) -> None:
        _waiting.discard(watcher)
        watcher.deleteLater()  # and with it the reference that this function has to it
        then(not watcher.isError() or _open_folder(path))

    watcher.finished.connect(answered)
    return True


_waiting: Final[set[object]] = set()
"""The questions that wait for an answer: without a reference they would be deleted."""


def to_uri(path: Path) -> str:
    """The file as URI, with everything but plain letters encoded."""
    return path.absolute().as_uri()


def _open_url(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
