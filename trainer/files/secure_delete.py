"""Overwrite a file with zeros before its room is given back, so that the raw disk no longer holds it.

What cannot be promised: a solid-state disk, a file system that never writes in place (Btrfs, ZFS, APFS)
and snapshots keep older states that no program can reach.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final

CHUNK_BYTES: Final = 1 << 20
_FLAGS: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def remove(path: Path) -> None:
    """Overwrite the file, then unlink it; one with another name (a hard link) is only unlinked.

    Raises
    ------
    OSError
        It cannot be unlinked. One that is not there, or cannot be overwritten, is no error.
    """
    with suppress(OSError):
        handle = os.open(path, _FLAGS)
        try:
            _overwrite(handle, names=1)
        finally:
            os.close(handle)
    path.unlink(missing_ok=True)


@contextmanager
def overwriting_removed(*paths: Path) -> Iterator[None]:
    """Overwrite those of the files that lose their last name within: unlinked, or replaced.

    For files that SQLite unlinks itself, and for one that is replaced in one step. Only where an
    open file can be unlinked (POSIX); elsewhere nothing is overwritten.
    """
    handles = [_open_or_none(path) for path in paths] if os.name == "posix" else []
    try:
        yield
    finally:
        for handle in handles:
            if handle is not None:
                with suppress(OSError):
                    _overwrite(handle, names=0)
                os.close(handle)


def _open_or_none(path: Path) -> int | None:
    with suppress(OSError):
        return os.open(path, _FLAGS)
    return None


def overwrite(path: Path) -> None:
    """Zeros in place of all that a file holds; its size stays. Raises: OSError."""
    handle = os.open(path, _FLAGS)
    try:
        _overwrite(handle, names=1)
    finally:
        os.close(handle)


def _overwrite(handle: int, names: int) -> None:
    """Unless the file has another number of names than expected: then somebody else needs it."""
    status = os.fstat(handle)
    if status.st_nlink != names or not S_ISREG(status.st_mode):
        return
    zeros = bytes(min(CHUNK_BYTES, status.st_size))
    os.lseek(handle, 0, os.SEEK_SET)
    left = status.st_size
    while left > 0:
        left -= os.write(handle, zeros[:left])
    os.fsync(handle)
