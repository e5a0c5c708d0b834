"""The power goes: what was committed is on the disk. With a weaker setting this test goes red."""

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.library.store import Library
from trainer.library.tables.events import event_to_row

FILE_SYSTEM_GOES_DOWN: Final = 0x8004587D  # FS_IOC_SHUTDOWN of ext4 and xfs
AT_ONCE: Final = 2  # what is not on the disk yet is lost
BEATS: Final = 100
KEYS: Final = pytest.mark.parametrize(
    "key", [None, "four words nobody guesses"], ids=["open", "locked"]
)


class Disk:
    """An ext4 disk in a file, whose power can be cut."""

    def __init__(self, image: Path, at: Path) -> None:
        self._image = image
        self.at = at

    def power_on(self) -> bool:
        return _run("mount", "-o", "loop", str(self._image), str(self.at))

    def cut_power(self) -> None:
        handle = os.open(self.at, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, FILE_SYSTEM_GOES_DOWN, struct.pack("I", AT_ONCE))
        finally:
            os.close(handle)

    def power_off(self) -> bool:
        return _run("umount", str(self.at))


@contextmanager
def a_disk(tmp_path: Path) -> Iterator[Disk]:
    """Make one, or skip the test with a sentence."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root on Linux with mkfs.ext4 can cut the power of a disk")
    image, at = tmp_path / "image", tmp_path / "disk"
    at.mkdir()
    with image.open("wb") as file:
        file.truncate(32_000_000)
    disk = Disk(image, at)
    if not (_run("mkfs.ext4", "-q", str(image)) and disk.power_on()):
        pytest.skip("a disk in a file cannot be mounted in this container")
    try:
        yield disk
    finally:
        disk.power_off()


def lost_by_a_power_cut(disk: Disk, key: str | None, synchronous: str) -> int:
    """Commit beats one by one, cut the power, and count those that are missing afterwards."""
    library = Library.open(disk.at / "outbreath", write=True, key=key)
    library._connection.execute(f"PRAGMA synchronous = {synchronous}").fetchall()
    library.begin_session("a", None, "none", None)
    for i in range(BEATS):
        library.append("a", [event_to_row(i, Beat(float(i), 800.0))])
    disk.cut_power()
    with suppress(LibraryError):
        library.append("a", [event_to_row(BEATS, Beat(float(BEATS), 800.0))])
    library.close()
    assert disk.power_off()
    assert disk.power_on()
    with Library.open(disk.at / "outbreath", write=True, key=key) as library:
        stored = library.recording("a").events if library.unclosed() else ()
        assert list(stored) == [Beat(float(i), 800.0) for i in range(len(stored))]
    return max(0, BEATS - len(stored))


@KEYS
def test_a_power_cut_takes_no_committed_beat(tmp_path: Path, key: str | None) -> None:
    with a_disk(tmp_path) as disk:
        assert lost_by_a_power_cut(disk, key, "FULL") == 0


def test_this_test_can_fail(tmp_path: Path) -> None:
    with a_disk(tmp_path) as disk:
        assert lost_by_a_power_cut(disk, None, "NORMAL") > 0


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
