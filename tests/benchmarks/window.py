"""The window: how soon the first breath is painted, and what a pause costs while it is open.

    python -m tests.benchmarks.window [SECONDS]

Each line is a minute of its own; the bare window, which draws one ellipse 60 times a second, is measured
before and after, so that a busy machine shows in it too.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any, Final

from tests.benchmarks.one_window import memory_mb
from tests.devices.radio.bluez import CHEST, BlueZ, Bus
from tests.devices.radio.packets import golden, packet

STARTS: Final = 7
SECONDS: Final = 60.0
FSYNC_S: Final = 0.5
NIGHT: Final = 480.0  # minutes
NIGHT_SPEED: Final = 240  # so that it takes two minutes
WARM_S: Final = 5.0
NAMES: Final = ("frames_per_s", "cpu", "p50_ms", "p95_ms", "p99_ms", "longest_ms", "memory_mb")


def measure(seconds: float = SECONDS) -> None:
    """Print the figures of the window beside those of a bare window."""
    starts = [_in_its_own_process("start", seconds) for _ in range(STARTS)]
    firsts = [s["first_frame_s"] for s in starts]
    print(
        f"process start to first painted pacer frame {statistics.median(firsts):5.2f} s"
        f"  (median of {STARTS}, {min(firsts):.2f} to {max(firsts):.2f}; OpenHRV 0.65)"
    )
    print(f"  scipy or pyqtgraph imported before it    {any(s['slow_imports'] for s in starts)}")
    print(f"{'':<34}frames/s  % core   p50   p95   p99  longest ms    MB")
    bare = _line("bare window, one ellipse", "bare", seconds)
    graph = _line("graph view", "pause", seconds)
    _line("focus view", "focus", seconds)
    with _busy_core():
        _line("graph view, a core is busy", "pause", seconds)
        _line("bare window, a core is busy", "bare", seconds)
    _line("graph view, fsync takes 500 ms", "pause", seconds, disk_s=FSYNC_S)
    with TemporaryDirectory() as scratch, _strap_that_comes_and_goes(Path(scratch)) as env:
        _line("graph view, a strap reconnects", "pause", seconds, f"ble:{CHEST}", env=env)
    again = _line("bare window, again", "bare", seconds)
    ratio = 2.0 * graph["cpu"] / (bare["cpu"] + again["cpu"])
    print(f"CPU over the bare window's {ratio:.2f}  (OpenHRV: 9 % at 8 frames/s, 79 MB)")
    print(
        "eight hours in the window, painting: {:.1f} MB, and {:+.1f} MB at the end".format(
            *_a_night()
        )
    )


def _line(
    name: str,
    what: str,
    seconds: float,
    source: str = "simulated:seed=7",
    disk_s: float = 0.0,
    env: dict[str, str] | None = None,
) -> dict[str, Any]:
    it = _in_its_own_process(what, seconds, source, disk_s, env)
    shares = [100.0 * it[n] if n == "cpu" else it[n] for n in NAMES]
    print(
        f"{name:<34}{shares[0]:8.1f}{shares[1]:8.1f}{shares[2]:6.1f}{shares[3]:6.1f}{shares[4]:6.1f}"
        f"{shares[5]:12.1f}{shares[6]:6.0f}" + "".join(f"  {n} beats" for n in it["beats"])
    )
    return it


def _in_its_own_process(
    what: str,
    seconds: float,
    source: str = "simulated:seed=7",
    disk_s: float = 0.0,
    env: dict[str, str] | None = None,
) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        environment = (env or dict(os.environ)) | {"QT_QPA_PLATFORM": "offscreen"}
        asked = [what, str(time.monotonic()), folder, str(seconds), source, str(disk_s)]
        command = [sys.executable, "-m", "tests.benchmarks.one_window", *asked]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, env=environment
        )
    fields: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return fields


@contextmanager
def _busy_core() -> Iterator[None]:
    """Somebody else computes as much as one core gives."""
    computing = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        computing.kill()
        computing.wait()


@contextmanager
def _strap_that_comes_and_goes(scratch: Path) -> Iterator[dict[str, str]]:
    """Six seconds of beats, then out of range for three, again and again."""
    bus = Bus(scratch)
    bluez = BlueZ(bus.env)
    bluez.strap()
    over = Event()
    walking = Thread(target=_come_and_go, args=(bluez, over))
    walking.start()
    try:
        yield bus.env
    finally:
        over.set()
        walking.join()
        bluez.stop()
        bus.stop()


def _come_and_go(bluez: BlueZ, over: Event) -> None:
    while not over.is_set():
        if not bluez.ask()["subscribed"]:
            over.wait(0.2)
            continue
        bluez.play([(0.85 * n, packet([rr])) for n, rr in enumerate(golden(7, 800, 900))])
        over.wait(6.0)
        bluez.order("drop", address=CHEST, stays=False)
        over.wait(3.0)
        bluez.order("return", address=CHEST)


def _a_night() -> tuple[float, float]:
    """Memory in MB soon after the begin, and by how much it grew until the end of eight hours."""
    with TemporaryDirectory() as folder:
        settings = {"minutes": NIGHT, "met": True}
        (Path(folder) / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        words = ("--start", "--source", "simulated:seed=7", "--speed", str(NIGHT_SPEED))
        command = [sys.executable, "-m", "ui", *words, "--library", folder]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        window = subprocess.Popen(command, env=environment)
        Event().wait(WARM_S)
        soon = memory_mb(window.pid)
        Event().wait(60.0 * NIGHT / NIGHT_SPEED - WARM_S - 1.0)
        late = memory_mb(window.pid)
        window.terminate()
        window.wait()
    return soon, late - soon


if __name__ == "__main__":
    measure(*map(float, sys.argv[1:]))
