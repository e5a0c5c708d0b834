"""A cohort with everything that can be wrong with it: is each file a row, and each end of a run one sentence?

    python -m tests.benchmarks.bad_cohort [--files N] [--at FOLDER]

Of N files a tenth is junk: archives, pictures, texts, nothing, random bytes, damaged recordings, pipes, devices, files
that nobody may read, names in any encoding, links that form loops. Then a disk is full in the middle of a part,
the scheduler of a cluster is killed, a run is stopped by Ctrl+C, and two runs write to one dataset. Needs root on Linux, for the small disk; the
runs themselves are without the rights of root, which may read everything.
"""

import argparse
import gzip
import io
import os
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import numpy as np

from tests.benchmarks.cohort import FILES_PER_FOLDER, command, five_minutes, measure, print_run
from ui.cohort.dataset import read_dataset
from ui.cohort.rows import PATH, REFUSED, REFUSED_CODE

JUNK_EVERY: Final = 10
PART_FILES: Final = 50
SOME_FILES: Final = 3000
DISK_MB: Final = 1
POLL_S: Final = 0.05
START_S: Final = 60.0
RIGHTS_OF_ROOT: Final = "-dac_override,-dac_read_search"
NO_ROOT: Final = ("setpriv", f"--bounding-set={RIGHTS_OF_ROOT}", f"--inh-caps={RIGHTS_OF_ROOT}")
NAMES: Final = (
    "größe.txt".encode("latin-1"),
    "心拍.txt".encode("shift-jis"),
    "пульс.txt".encode("koi8-r"),
    "תקציר.txt".encode(),
    "❤️.txt".encode(),
    b"\xff\xfe\x00".replace(b"\0", b"\x01") + b".txt",
    b"line\nfeed\r.txt",
    b"=1+1,\"';.txt",
    b" .txt ",
    b"-o",
    b"\x1b[31m.txt",
    b"n" * 251 + b".txt",
)


def _png(random: np.random.Generator) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + random.bytes(16) for _ in range(16))
    start = b"\x89PNG\r\n\x1a\n"
    return (
        start + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def _zip(random: np.random.Generator) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w>{random.integers(1000)}</w>")
    return buffer.getvalue()


def _edf(random: np.random.Generator) -> bytes:
    """A header of EDF with a count of signals that is not there, or no number."""
    fields = f"{'0':8}{'X X X X':80}{'Startdate X':80}{'01.01.26':8}{'00.00.00':8}"
    signals = ("9999", "-1", "two", "1")[int(random.integers(4))]
    return (f"{fields}{'512':8}{'EDF+C':44}{'-1':8}{'1':8}{signals:4}").encode().ljust(300, b" ")


def _sqlite(_: np.random.Generator) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "other.db")
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE beats (t)")
        connection.close()
        return path.read_bytes()


JUNK: Final[dict[str, Callable[[np.random.Generator], bytes]]] = {
    "report.docx": _zip,
    "scan.png": _png,
    "notes.txt": lambda r: f"Thursday {r.integers(99)}: no recording, see below\n".encode(),
    "empty.csv": lambda _: b"",
    "random.bin": lambda r: r.bytes(3000),
    "random.txt": lambda r: r.bytes(300),
    "broken.edf": _edf,
    "short.edf": lambda r: _edf(r)[:100],
    "broken.json": lambda _: b'{"beats": [812, 790, ',
    "broken.jsonl": lambda _: b'{"kind": "header"}\n{"kind": "beat", "t":\n',
    "half.csv.gz": lambda r: gzip.compress(five_minutes(int(r.integers(99))).encode())[:-40],
    "notes.csv.gz": lambda _: gzip.compress(b"no recording"),
    "other.sqlite": _sqlite,
    "zeros.csv": lambda _: b"\0" * 5000,
    "constant.txt": lambda _: b"1\n" * 400,
    "endless.txt": lambda _: b"1" * 20_000,
    "nested.json": lambda _: b"[" * 20_000,
    "nan.csv": lambda _: b"t,rr_ms\n" + b"nan,inf\n" * 200,
    "utf16.txt": lambda _: "no recording".encode("utf-16"),
    "broken.xlsx": lambda r: _zip(r)[:-30],
    "broken.fit": lambda r: b"\x0e\x10\xd9\x07\xff\xff\0\0.FIT" + r.bytes(200),
}


def write_cohort(folder: Path, count: int) -> Counter[str]:
    """Write so many files, of which each tenth is junk; returns how many of each kind of junk."""
    kinds: Counter[str] = Counter()
    random = np.random.default_rng(7)
    for number in range(count):
        place = folder / f"{number // FILES_PER_FOLDER:04d}"
        place.mkdir(parents=True, exist_ok=True)
        if number % JUNK_EVERY:
            (place / f"rr-{number:06d}.txt").write_text(five_minutes(number % 3000))
        else:
            kind = list(JUNK)[number // JUNK_EVERY % len(JUNK)]
            kinds[kind] += 1
            (place / f"{number:06d}-{kind}").write_bytes(JUNK[kind](random))
    return kinds


def write_oddities(folder: Path) -> None:
    """Names, links, rights, pipes and devices."""
    folder.mkdir()
    for name in NAMES:
        with open(os.path.join(os.fsencode(folder), name), "w") as file:  # noqa: PTH118, PTH123
            file.write(five_minutes(len(name)))
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "up").symlink_to(folder / "a")
    (folder / "self").symlink_to("self")
    (folder / "first").symlink_to("second")
    (folder / "second").symlink_to("first")
    (folder / "dot").symlink_to(".")
    (folder / "broken").symlink_to("nowhere")
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "terminal").symlink_to("/dev/tty")
    (folder / "memory").symlink_to("/proc/self/mem")
    os.mkfifo(folder / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as server, suppress(OSError):
        server.bind(str(folder / "socket"))
    (folder / "secret.txt").write_text(five_minutes(1))
    (folder / "secret.txt").chmod(0)
    (folder / "closed").mkdir(mode=0)
    (folder / "table.csv").mkdir()


def without_root(words: Sequence[str]) -> list[str]:
    return [*NO_ROOT, *words]


def run_all(data: Path, at: Path, count: int) -> None:
    words = without_root(command(data, at / "out", "--jobs", "2"))
    print_run("a tenth junk, 2 processes", count, measure(words))
    dataset = read_dataset(at / "out")
    assert dataset is not None
    paths: Counter[str] = Counter()
    refusals: dict[tuple[str, str], int] = {}
    for part in dataset.read((PATH, REFUSED, REFUSED_CODE)):
        paths.update(map(str, part[PATH]))
        for sentence, code in zip(part[REFUSED], part[REFUSED_CODE], strict=True):
            if code is not None:
                key = (str(code), str(sentence))
                refusals[key] = refusals.get(key, 0) + 1
    print(f"rows {paths.total()}, each path once: {max(paths.values()) == 1}")
    for (code, sentence), number in sorted(refusals.items(), key=lambda item: -item[1])[:40]:
        print(f"  {number:6} {code}: {sentence}")


def _parts(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("part-*")}


@contextmanager
def _started(words: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
    child = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + START_S
    while not is_so() and time.monotonic() < end:
        time.sleep(POLL_S)  # noqa: TID251  another process is waited for


def _tell(what: str, child: "subprocess.Popen[str]", before: dict[str, bytes], out: Path) -> None:
    _, err = child.communicate(timeout=START_S)
    after = _parts(out)
    print(
        f"{what}: status {child.returncode}, finished parts intact: {after.items() >= before.items()} "
        f"({len(before)}, then {len(after)}), temporary: {len(list(out.glob('.outbreath-*')))}"
    )
    print("  " + "\n  ".join(err.strip().splitlines()))


def fill_disk(data: Path, at: Path) -> None:
    """A disk that takes a few parts of the dataset, and no more."""
    disk = at / "disk"
    disk.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "none", str(disk))
    subprocess.run(mount, check=True)
    try:
        out = disk / "out"
        words = command(data, out, "--jobs", "2", "--part-files", str(PART_FILES))
        with _started(words) as child:
            _wait_for(lambda: bool(_parts(out)) if out.exists() else False)
            _tell("a full disk", child, _parts(out), out)
        subprocess.run(["mount", "-o", "remount,size=500m", str(disk)], check=True)
        before = _parts(out)
        with _started(words) as child:
            _tell("the same with room again", child, before, out)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


SCHEDULER: Final = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as c:
        print(c.scheduler_address, flush=True)
        sys.stdin.read()
"""


def lose_cluster(data: Path, at: Path) -> None:
    out, script = at / "cluster-out", at / "scheduler.py"
    script.write_text(SCHEDULER)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    cluster = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
        start_new_session=True,
    )
    assert cluster.stdout is not None
    address = cluster.stdout.readline().strip()
    words = command(data, out, "--cluster", address, "--part-files", str(PART_FILES))
    try:
        with _started(words) as child:
            _wait_for(lambda: len(_parts(out)) >= 2 if out.exists() else False)
            before = _parts(out)
            os.killpg(cluster.pid, signal.SIGKILL)
            _tell("a cluster that goes away", child, before, out)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(cluster.pid, signal.SIGKILL)
        cluster.wait()


def run_two(data: Path, at: Path) -> None:
    out = at / "two-out"
    words = command(data, out, "--jobs", "2", "--part-files", str(PART_FILES))
    with _started(words) as first:
        _wait_for(lambda: bool(_parts(out)) if out.exists() else False)
        with _started(words) as second:
            _tell("a second run on the same dataset", second, _parts(out), out)
        os.killpg(first.pid, signal.SIGINT)
        _tell("Ctrl+C in the first", first, _parts(out), out)
    with _started(words) as third:
        _tell("the same again", third, _parts(out), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=50_000, help="0: only the ends of runs")
    parser.add_argument("--at", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
    at = Path(tempfile.mkdtemp(prefix="outbreath-bad-", dir=args.at))
    try:
        if args.files:
            data = at / "data"
            kinds = write_cohort(data, args.files)
            write_oddities(data / "odd")
            junk = f"{kinds.total()} of them junk of {len(kinds)} kinds"
            print(f"{args.files} files, {junk}", flush=True)
            run_all(data, at, args.files)
        some = at / "some"
        write_cohort(some, SOME_FILES)
        fill_disk(some, at)
        lose_cluster(some, at)
        run_two(some, at)
    finally:
        shutil.rmtree(at)


if __name__ == "__main__":
    main()
