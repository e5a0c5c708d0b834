"""A real disk that is as small as a test wants it, and can be full or read-only."""

import os
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


def only_for_reading(disk: Path) -> None:
    assert _run("mount", "-o", "remount,ro", str(disk))


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
