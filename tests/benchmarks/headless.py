"""A whole session without a screen, at the highest speed, as one process."""

import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import Final

RUNS: Final = 5
WORDS: Final = ("session", "--source", "simulated:seed=7", "--exhale", "fixed", "--speed", "max")


def measure() -> None:
    """Print the wall time of a five-minute session, all included."""
    walls = [_wall() for _ in range(RUNS)]
    print(
        f"five minutes at --speed max, all included     {statistics.median(walls):6.2f} s  (median of {RUNS})"
    )


def _wall() -> float:
    with TemporaryDirectory() as folder:
        began = time.monotonic()
        command = [sys.executable, "-m", "ui", *WORDS, "--library", folder]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return time.monotonic() - began
