"""The window: how soon the first breath is painted, and what a pause costs while it is open."""

import json
import os
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import Any, Final

STARTS: Final = 5


def measure() -> None:
    """Print the figures of the window beside those of a bare window that draws one ellipse."""
    starts = [_in_its_own_process("start") for _ in range(STARTS)]
    first = statistics.median(s["first_frame_s"] for s in starts)
    print(
        f"process start to first painted pacer frame  {first:6.2f} s  (median of {STARTS}; OpenHRV 0.65)"
    )
    print(f"  scipy or pyqtgraph imported before it     {any(s['slow_imports'] for s in starts)}")
    pause = _in_its_own_process("pause")
    bare = _in_its_own_process("bare")
    for name, it in (("pause with both live curves", pause), ("bare window, one ellipse", bare)):
        print(
            f"{name:<30}{it['frames_per_s']:6.1f} frames/s {100 * it['cpu']:5.1f} % of a core"
            f"  p99 {it['p99_ms']:5.1f} ms {it['memory_mb']:6.1f} MB"
        )
    print(
        f"ratio of CPU to the bare window {pause['cpu'] / bare['cpu']:.2f}  (OpenHRV: 9 % at 8 frames/s, 79 MB)"
    )


def _in_its_own_process(what: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        began = str(time.monotonic())
        command = [sys.executable, "-m", "tests.benchmarks.one_window", what, began, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
