"""One window for each library of a user: a second start asks the first one to come forward.

The first holds a lock, which the system releases with the process, and listens to a local socket beside it. So a socket
that is left over is never taken for a window. Where anything of this does not work, a window opens as if there were no
other: nothing may stand between a person and the pause.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from trainer.files.digest import compute_digest

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

    from ui.services.desktop.window_request import WindowRequest

NAME: Final = "outbreath"
HAND_OVER_S: Final = 4.0
"""How long a second start waits for the first window, which may be starting itself."""
RETRY_S: Final = 0.05
MAX_RUNTIME_PATH_CHARS: Final = 70  # the address of a socket has 104 to 108
ANY_PROCESS: Final = 0xFFFFFFFF  # of Windows: whoever receives the request may come forward


class InstanceAddress(NamedTuple):
    """Where the lock and the socket of a library's window are."""

    lock: Path
    server: str
    """The path of the socket, or the name of the pipe on Windows."""


def instance_address(library: Path) -> InstanceAddress | None:
    """The address for a folder; None if this user has no folder that is safe for it."""
    folder = runtime_folder()
    if folder is None:
        return None
    real = os.path.normcase(os.path.realpath(library))
    if sys.platform == "win32":  # the pipes of all users stand in one place
        real = f"{os.environ.get('USERNAME', '')}\0{real}"
    digest = compute_digest(real.encode("utf-8", "surrogateescape"))[:16]
    name = f"{NAME}-{digest}" if sys.platform == "win32" else str(folder / f"{digest}.socket")
    return InstanceAddress(folder / f"{digest}.lock", name)


def runtime_folder() -> Path | None:
    """The folder for sockets of this user alone, made if need be; None if there is none that is safe."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform != "win32" and 0 < len(runtime) <= MAX_RUNTIME_PATH_CHARS:
        folder = _own_folder(Path(runtime) / NAME)
        if folder is not None:
            return folder
    import tempfile  # brings much along

    folder = Path(tempfile.gettempdir())
    if sys.platform == "win32":  # where it is the user's own
        return _own_folder(folder / NAME)
    return _own_folder(folder / f"{NAME}-{os.getuid()}")


def _own_folder(folder: Path) -> Path | None:
    """The folder, if it is this user's and nobody else may enter it; a link is not followed."""
    try:
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        status = folder.lstat()
    except OSError:
        return None
    if sys.platform == "win32":
        return folder
    is_directory = (status.st_mode & 0o170000) == 0o040000
    is_safe = is_directory and status.st_uid == os.getuid() and not status.st_mode & 0o077
    return folder if is_safe else None


class InstanceClaim:
    """That this process has the window of a library; it ends with the process, or with `release`."""

    def __init__(self, address: InstanceAddress, file: IO[bytes]) -> None:
        self.address, self._file = address, file

    def release(self) -> None:
        self._file.close()


def claim_instance(address: InstanceAddress) -> InstanceClaim | None:
    """Be the one window of the address; None if another process is. Raises OSError."""
    file = os.fdopen(os.open(address.lock, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        if _lock(file):
            return InstanceClaim(address, file)
    except BaseException:
        file.close()
        raise
    file.close()
    return None


def _lock(file: IO[bytes]) -> bool:
    """Lock the file without waiting; whether nobody else has. Raises OSError."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def claim_or_hand_over(
    library: Path, create_request: Callable[[], "WindowRequest"]
) -> tuple[InstanceClaim | None, bool]:
    """Be the one window of a library, or ask the one that is open.

    Parameters
    ----------
    library : Path
        The folder of a profile's library.
    create_request : callable
        Makes what is asked of the window that is open, if there is one.

    Returns
    -------
    tuple
        The claim, if this process shall listen; and whether another window has taken the request.
    """
    try:
        address = instance_address(library)
        claim = None if address is None else claim_instance(address)
    except OSError:
        return None, False
    if address is None or claim is not None:
        return claim, False
    return None, hand_over(address, create_request())


def hand_over(address: InstanceAddress, request: "WindowRequest") -> bool:
    """Send a request to the window of the address; whether it has answered in time."""
    from ui.services.desktop.window_request import SHOWN, encode_window_request

    line = encode_window_request(request)
    if line is None:
        return False
    try:
        from PySide6.QtNetwork import QLocalSocket
    except ImportError:  # a library of the system is missing that it needs, such as Kerberos
        return False
    _let_come_forward()
    socket = QLocalSocket()
    deadline = time.monotonic() + HAND_OVER_S
    if not _connect(socket, address.server, deadline):
        return False
    socket.write(line)
    while not bytes(socket.peek(len(SHOWN)).data()).startswith(SHOWN):
        left_ms = round(1000 * (deadline - time.monotonic()))
        if left_ms <= 0 or not socket.waitForReadyRead(left_ms):
            return False
    socket.abort()
    return True


def _connect(socket: "QLocalSocket", server: str, deadline: float) -> bool:
    """Connect; a window that has just started may listen a little later."""
    pause = threading.Event()
    while time.monotonic() < deadline:
        socket.connectToServer(server)
        if socket.waitForConnected(1000):
            return True
        pause.wait(RETRY_S)
    return False


def _let_come_forward() -> None:
    """Pass on that the person has just started this: Windows lets nobody else come forward."""
    if sys.platform == "win32":
        import ctypes

        vars(ctypes)["windll"].user32.AllowSetForegroundWindow(ANY_PROCESS)
