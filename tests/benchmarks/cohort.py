"""How fast are ten thousand recordings, how much memory does it take, and what does a killed run lose?

    python -m tests.benchmarks.cohort [--files N] [--small N] [--peers PYTHON] [--cluster ADDRESS] [--at FOLDER]

Recordings of five minutes are made, each different, and analysed by `outbreath cohort`: with one and with two
processes, and on a cluster if one is named; then many names of the same short recordings, for the memory; then
a run is killed and continued. With `--peers` a plain loop over a sample of the same files is timed in that
interpreter, in which NeuroKit2 is installed. CPU is that of all processes together, memory that of the client.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final, NamedTuple

import numpy as np

PEER_FILES: Final = 100
FILES_PER_FOLDER: Final = 200
SMALL_KINDS: Final = 50
SMALL_BEATS: Final = 40
JUNK_EVERY: Final = 10
SAMPLE_S: Final = 0.1
KB_PER_MB: Final = 1024.0
NEUROKIT: Final = """
import sys, time, warnings
import numpy as np
import neurokit2 as nk
warnings.simplefilter("ignore")
paths = sys.stdin.read().split("\\n")
def analyze(path):
    rr_ms = np.loadtxt(path)
    peaks = np.concatenate(([0], np.cumsum(rr_ms))).astype(int)
    return nk.hrv(peaks, sampling_rate=1000)
analyze(paths[0])
wall, cpu = time.perf_counter(), time.process_time()
for path in paths:
    analyze(path)
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


class Run(NamedTuple):
    """What a run took: s, s, MB, and the memory of the client at a quarter, half and the end of it."""

    wall_s: float
    cpu_s: float
    client_mb: float
    course_mb: tuple[float, ...]
    told: dict[str, object]


def five_minutes(seed: int) -> str:
    """RR intervals as a strap tells them: breath, slow waves, noise, and now and then a wrong beat."""
    random = np.random.default_rng(seed)
    mean, swing, breath_s = random.uniform(650, 1050), random.uniform(10, 70), random.uniform(4, 10)
    beats = int(300_000 / mean)
    t = np.arange(beats) * mean / 1000.0
    rr_ms = mean + swing * np.sin(2 * np.pi * t / breath_s) + 15 * np.sin(2 * np.pi * t / 35)
    rr_ms += random.normal(0.0, random.uniform(3, 15), beats)
    for place in random.integers(1, beats - 1, random.poisson(2)):
        rr_ms[place] *= 0.7
    return "".join(f"{rr:.0f}\n" for rr in rr_ms)


def write_files(folder: Path, count: int) -> None:
    for number in range(count):
        path = folder / f"{number // FILES_PER_FOLDER:04d}" / f"rr-{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(five_minutes(number))


def link_files(folder: Path, count: int) -> None:
    """Many names of a few short recordings; a tenth of them is junk."""
    kinds = []
    for number in range(SMALL_KINDS):
        kinds.append(folder.parent / f"small-{number}.txt")
        is_junk = number % JUNK_EVERY == 0
        lines = five_minutes(number).split("\n", SMALL_BEATS)[:SMALL_BEATS]
        kinds[-1].write_text("no recording" if is_junk else "\n".join(lines))
    for number in range(count):
        path = folder / f"{number // 1000:04d}" / f"rr-{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(kinds[number % SMALL_KINDS], path)


def command(data: Path, out: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "ui", "cohort", str(data), "-o", str(out), "--json", *words]


def measure(words: Sequence[str]) -> Run:
    """Run the command in a process of its own."""
    began = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    memory, is_done = _Memory(child.pid), Event()
    watch = Thread(target=memory.watch, args=(is_done,))
    watch.start()
    assert child.stdout is not None
    told = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    is_done.set()
    watch.join()
    if status:
        raise SystemExit(f"{' '.join(words)} ended with status {status}")
    cpu_s = usage.ru_utime + usage.ru_stime
    wall_s = time.perf_counter() - began
    return Run(wall_s, cpu_s, memory.peak_mb, memory.course(), json.loads(told))


class _Memory:
    """The memory of one process, as it goes."""

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        self._mb: list[float] = []
        self.peak_mb = 0.0

    def watch(self, is_done: Event) -> None:
        while not is_done.wait(SAMPLE_S):
            with suppress(OSError, StopIteration, IndexError):
                lines = self._status.read_text().split("\n")
                self._mb.append(_field(lines, "VmRSS:"))
                self.peak_mb = max(self.peak_mb, _field(lines, "VmHWM:"))

    def course(self) -> tuple[float, ...]:
        places = (len(self._mb) // 4, len(self._mb) // 2, max(len(self._mb) - 3, 0))
        return tuple(self._mb[place] for place in places) if self._mb else ()


def _field(lines: Sequence[str], name: str) -> float:
    return float(next(line for line in lines if line.startswith(name)).split()[1]) / KB_PER_MB


def print_run(what: str, files: int, run: Run) -> None:
    course = " ".join(f"{mb:.0f}" for mb in run.course_mb)
    print(
        f"{what:34}{files:8}{run.wall_s:9.1f}{run.cpu_s:9.1f}{1e3 * run.cpu_s / files:9.2f}"
        f"{run.client_mb:9.0f}  {course}",
        flush=True,
    )


def measure_jobs(data: Path, at: Path, count: int, cluster: str | None) -> None:
    one = measure(command(data, at / "one", "--jobs", "1"))
    print_run("1 process", count, one)
    two = measure(command(data, at / "two", "--jobs", "2"))
    print_run("2 processes, loky", count, two)
    if cluster is not None:
        print_run("cluster, dask", count, measure(command(data, at / "dask", "--cluster", cluster)))
    same = all(
        path.read_bytes() == (at / "two" / path.name).read_bytes()
        for path in sorted((at / "one").glob("part-*"))
    )
    print(
        f"two processes are {one.wall_s / two.wall_s:.2f} times as fast; equal to the byte: {same}"
    )


def measure_memory(at: Path, count: int) -> None:
    data = at / "small"
    link_files(data, count)
    words = command(data, at / "small-out", "--jobs", "2")
    print_run("short ones, a tenth junk, 2 proc.", count, measure(words))
    print_run("the same again: all done before", count, measure(words))


def measure_kill(data: Path, at: Path, count: int) -> None:
    """Kill a run when about half of it is done, and continue it."""
    out = at / "killed"
    words = command(data, out, "--jobs", "2")
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    parts = max(count // 500 // 2, 1)
    while len(list(out.glob("part-*"))) < parts:
        time.sleep(SAMPLE_S)  # noqa: TID251  another process is waited for
    child.send_signal(signal.SIGKILL)
    child.wait()
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    run = measure(words)
    untouched = all((out / name).stat().st_mtime_ns == when for name, when in before.items())
    same = all(
        path.read_bytes() == (at / "one" / path.name).read_bytes() for path in out.glob("part-*")
    )
    print_run(f"continued after kill -9, {len(before)} parts done", count, run)
    print(
        f"done before {run.told['done_before']}, then {run.told['analyzed']}; finished parts "
        f"untouched: {untouched}; equal to the byte: {same}"
    )


def measure_peer(data: Path, peers: Path) -> None:
    paths = [str(path) for path in sorted(data.rglob("*.txt"))[:PEER_FILES]]
    done = subprocess.run(
        [str(peers), "-c", NEUROKIT],
        input="\n".join(paths),
        capture_output=True,
        text=True,
        check=True,
    )
    wall_s, cpu_s = map(float, done.stdout.split())
    run = Run(wall_s, cpu_s, float("nan"), (), {})
    print_run("NeuroKit2, a plain loop (a sample)", len(paths), run)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=100_000)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--cluster")
    parser.add_argument("--at", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    at = Path(tempfile.mkdtemp(prefix="outbreath-cohort-", dir=args.at))
    try:
        write_files(at / "data", args.files)
        print(f"load at the start: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
        print(
            f"{'':34}{'files':>8}{'wall s':>9}{'CPU s':>9}{'ms/file':>9}{'client':>9}  MB in the course"
        )
        measure_jobs(at / "data", at, args.files, args.cluster)
        if args.peers is not None:
            measure_peer(at / "data", args.peers)
        measure_kill(at / "data", at, args.files)
        if args.small:
            measure_memory(at, args.small)
        print(f"load at the end: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    finally:
        shutil.rmtree(at)


if __name__ == "__main__":
    main()
