"""A real disk that is as small as a test wants it, and can be full or read-only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[Path]:
    """Mount one, or skip the test with a sentence."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk to fill")
    at.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(at))
    if not mounted:
        pytest.skip("a small disk cannot be mounted in this container")
    try:
        yield at
    finally:
        assert _run("umount", "-l", str(at))


class DiskImage:
    """A file system of its own in one file, so that a test reads what is on the raw disk."""

    def __init__(self, at: Path) -> None:
        self.at, self._image = at, at.with_suffix(".img")

    def make(self) -> None:
        with self._image.open("wb") as file:
            file.truncate(64_000_000)
        if not (_run("mkfs.ext4", "-q", str(self._image)) and self.mount()):
            pytest.skip("an ext4 image cannot be mounted in this container")

    def mount(self) -> bool:
        return _run("mount", "-o", "loop", str(self._image), str(self.at))

    def count(self, words: bytes) -> int:
        """How often the words are on the disk, in files or in room that was given back."""
        assert _run("umount", str(self.at))
        result = self._image.read_bytes().count(words)
        assert self.mount()
        return result


@contextmanager
def disk_image(at: Path) -> Iterator[DiskImage]:
    """Mount one, or skip the test with a sentence."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("only root on Linux with mkfs.ext4 can mount an image to read it raw")
    at.mkdir()
    image = DiskImage(at)
    image.make()
    try:
        yield image
    finally:
        assert _run("umount", "-l", str(at))


def only_for_reading(disk: Path) -> None:
    assert _run("mount", "-o", "remount,ro", str(disk))


def for_writing_again(disk: Path) -> None:
    assert _run("mount", "-o", "remount,rw", str(disk))


def fill(disk: Path) -> Path:
    """Fill it to the last byte with one file."""
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file:
        for size in (1_000_000, 4096, 1):
            _write_while_possible(file.fileno(), b"x" * size)
    return filling


def _write_while_possible(handle: int, chunk: bytes) -> None:
    try:
        while os.write(handle, chunk) == len(chunk):
            pass
    except OSError:
        return


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
