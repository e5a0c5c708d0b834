"""Write a whole file or none: a reader finds the old one or the new one, never half of one."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from trainer.errors import TrainerError, system_text
from trainer.files.messages import FileExists, FileNotWritten, TargetIsFolder, TargetIsNoFile
from trainer.files.secure_delete import remove


class ExportError(TrainerError):
    """The file could not be written. The message says why and what to do."""


def write_text_atomic(path: Path, lines: Iterable[str], *, force: bool = False) -> None:
    """Write the lines, UTF-8, each with its own line end, readable by their owner only.

    Raises
    ------
    ExportError
        The file is there already (and `force` was not given), or cannot be written.
    """
    write_bytes_atomic(path, (line.encode("utf-8") for line in lines), force=force)


def write_bytes_atomic(path: Path, chunks: Iterable[bytes], *, force: bool = False) -> None:
    """Write to a temporary file beside it, then rename; what was there before stays until then.

    Raises
    ------
    ExportError
        The file is there already (and `force` was not given), or cannot be written.
    """
    if path.is_dir():
        raise ExportError(TargetIsFolder(str(path)))
    if path.exists() and not path.is_file():
        raise ExportError(TargetIsNoFile(str(path)))
    if not force and path.exists():
        raise ExportError(FileExists(str(path)))
    try:
        _replace(path, chunks)
    except OSError as exc:
        raise ExportError(FileNotWritten(str(path), system_text(exc))) from exc


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder outlast a power cut, where the system offers that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(path: Path, chunks: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".outbreath-", suffix=".part")
    temporary = Path(name)  # mkstemp gives mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        remove(temporary)
        raise
    sync_folder(path.parent)
