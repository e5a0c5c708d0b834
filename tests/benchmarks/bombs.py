"""Files made to fill the memory, each analyzed, imported and exported in a process of its own.

    python -m tests.benchmarks.bombs [--only NAME] [--scale 1.0]

For each it prints what became of it, the peak memory of the whole process (`ru_maxrss`; the program
itself takes about 50 MB) and the time. A traceback, a process over its bound, or one that is not done
in time makes the exit status 1. The bound is 200 MB for a file that is refused or of ordinary size, and
350 MB for the longest recordings that are taken: a million beats, nine days and more, which take 300 MB,
or 340 MB where they are in 170,000 pieces.
"""

import argparse
import gzip
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

Chunks: TypeAlias = Iterator[bytes]
Maker: TypeAlias = Callable[[int], Chunks]

ROOT: Final = Path(__file__).parents[2]
MB: Final = 1_000_000
REFUSED_MB: Final = 200
LONG_MB: Final = 350
LONGEST_S: Final = 600.0  # of one process; it is ended then, and that is a fault
LINES_AT_ONCE: Final = 1_000  # a process begins with the peak of the one that starts it
CHILD: Final = "import sys; from ui.commands.cli import main; sys.exit(main())"
FORMATS: Final = ("jsonl", "csv", "rr", "edf", "json")


@dataclass(frozen=True, slots=True)
class Bomb:
    """`make` writes it at a size (beats, lines, bytes: whatever there is much of).

    `is_long`: a recording that somebody may really have; it is imported and exported too.
    """

    make: Maker
    size: int
    name: str = "bomb.txt"
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    words: str
    peak_mb: float
    took_s: float
    is_fault: bool


def lines(count: int, line: Callable[[int], str], head: str = "") -> Chunks:
    """So many lines, a few at a time."""
    yield head.encode()
    for a in range(0, count, LINES_AT_ONCE):
        some = (line(i) for i in range(a, min(count, a + LINES_AT_ONCE)))
        yield "".join(f"{each}\n" for each in some).encode()


def repeated(part: bytes, size: int) -> Chunks:
    """So many bytes of one part after the other."""
    block = part * max(1, min(size, MB) // len(part))
    for _ in range(max(1, size // len(block))):
        yield block


def rr(i: int) -> int:
    return 780 + (i * 37) % 61


def t_of(i: int) -> float:
    """When beat `i` was, if they are 0.81 s apart."""
    return 0.81 * (i + 1)


def of_lines(line: Callable[[int], str], head: str = "") -> Maker:
    return lambda size: lines(size, line, head)


def of_part(part: bytes, head: bytes = b"", tail: bytes = b"") -> Maker:
    def make(size: int) -> Chunks:
        yield head
        yield from repeated(part, size)
        yield tail

    return make


HEADER: Final = '{"outbreath":1,"id":"bomb","started":null,"source":"x","plan":null,"ended":null}\n'
PACED_HEADER: Final = (
    '{"outbreath":1,"id":"bomb-paced","started":null,"source":"x","plan":{"exercise":"free",'
    '"round_s":86400.0,"pattern":{"inhale_s":4.0,"hold_full_s":0.0,"exhale_s":6.0,"hold_empty_s":0.0},'
    '"exhale":"fixed"},"ended":"completed"}\n{"kind":"begin","t":0.0}\n'
)


def events(line: Callable[[int], str], head: str = HEADER, before: int = 0) -> Maker:
    def make(size: int) -> Chunks:
        yield from lines(size, line, head)
        yield f'{{"events":{size + before}}}\n'.encode()

    return make


def compressed(make: Maker) -> Maker:
    def gzipped(size: int) -> Chunks:
        for chunk in make(size):  # members that follow each other are one gzip file
            if chunk:
                yield gzip.compress(chunk, 9)

    return gzipped


def edf(
    records: str = "10",
    *,
    seconds: str = "1",
    signals: str = "1",
    samples: str = "60",
    label: str = "EDF Annotations",
    body: Callable[[int], Chunks] = lambda size: repeated(b"\0", size),
) -> Maker:
    """An EDF+ with such header fields, one signal's header, and a body of some size."""

    def make(size: int) -> Chunks:
        head = [("0", 8), ("X X X X", 80), ("Startdate X X X X", 80), ("01.01.85", 8)]
        head += [("00.00.00", 8), ("512", 8), ("EDF+C", 44), (records, 8), (seconds, 8)]
        head += [(signals, 4), (label, 16), ("", 80), ("", 8), ("-1", 8), ("1", 8)]
        head += [("-32768", 8), ("32767", 8), ("", 80), (samples, 8), ("", 32)]
        yield b"".join(text.encode().ljust(width)[:width] for text, width in head)
        yield from body(size)

    return make


def marks(text: Callable[[int], str], record_bytes: int) -> Callable[[int], Chunks]:
    """A record for each annotation, one a second."""

    def body(size: int) -> Chunks:
        for a in range(0, size, LINES_AT_ONCE):
            some = range(a, min(size, a + LINES_AT_ONCE))
            yield b"".join(
                f"+{i}\x14\x14\0+{i}\x14{text(i)}\x14\0".encode().ljust(record_bytes, b"\0")
                for i in some
            )

    return body


BEAT: Final = '{{"kind":"beat","t":{:.6f},"rr_ms":{}.0}}'
BOMBS: Final[Mapping[str, Bomb]] = {
    # Recordings somebody may really have, only very long.
    "a million beats, table": Bomb(
        of_lines(lambda i: f"{t_of(i):.3f},{rr(i)}", "t_s,rr_ms\n"), 1_000_000, is_long=True
    ),
    "half a million beats": Bomb(of_lines(lambda i: str(rr(i))), 500_000, is_long=True),
    "a million beats, jsonl.gz": Bomb(
        compressed(events(lambda i: BEAT.format(t_of(i), rr(i)))), 1_000_000, is_long=True
    ),
    "a million beats, EDF": Bomb(
        edf("-1", samples="16", body=marks(lambda i: f"RR {rr(i)} ms", 32)),
        1_000_000,
        "bomb.edf",
        is_long=True,
    ),
    "a day of a paced session": Bomb(
        events(lambda i: BEAT.format(t_of(i), rr(i)), PACED_HEADER, 1), 106_000, is_long=True
    ),
    # Too many of what a recording has.
    "two million beats, one a line": Bomb(of_lines(lambda i: str(rr(i))), 2_000_000),
    "two million beats, table": Bomb(
        of_lines(lambda i: f"{t_of(i):.3f},{rr(i)}", "t_s,rr_ms\n"), 2_000_000
    ),
    "two million beats, jsonl.gz": Bomb(
        compressed(events(lambda i: BEAT.format(t_of(i), rr(i)))), 2_000_000
    ),
    "two million marks, EDF": Bomb(
        edf("-1", samples="15", body=marks(lambda i: "N", 30)), 2_000_000, "bomb.edf"
    ),
    "EDF, annotations side by side": Bomb(
        edf("-1", samples="3000", body=lambda n: repeated(b"+1\x14N\x14\0" * 1000, n)), 60 * MB
    ),
    "EDF, one long annotation": Bomb(
        edf("1", samples="7999000", body=lambda n: repeated(b"+1\x14", n)), 16 * MB, "bomb.edf"
    ),
    "EDF, one endless annotation": Bomb(
        edf("1", samples="29999000", body=lambda n: repeated(b"+1\x14", n)), 60 * MB, "bomb.edf"
    ),
    "a million notes": Bomb(
        events(lambda i: f'{{"kind":"note_written","t":{i}.0,"text":"{i:026d}"}}'), 900_000
    ),
    "a million ticks": Bomb(events(lambda i: f'{{"kind":"tick","t":{i}.0}}'), 1_000_000),
    "a million changes of the breath": Bomb(
        events(lambda i: f'{{"kind":"longer","t":{i % 80_000}.0}}', PACED_HEADER, 1), 1_000_000
    ),
    "a million chosen patterns": Bomb(
        events(
            lambda i: (
                f'{{"kind":"pattern_chosen","t":{i % 80_000}.0,"pattern":{{"inhale_s":4.0,'
                f'"hold_full_s":0.0,"exhale_s":{6 + i % 2}.0,"hold_empty_s":0.0}}}}'
            ),
            PACED_HEADER,
            1,
        ),
        450_000,
    ),
    "a million rounds": Bomb(
        events(
            lambda i: (
                f'{{"kind":"decided","t":{i}.0,"decision":"wait_again"}}'
                if i % 2
                else f'{{"kind":"finish","t":{i}.0}}'
            ),
            PACED_HEADER.replace("free", "pause"),
            1,
        ),
        1_000_000,
    ),
    "movement without end": Bomb(
        events(
            lambda i: (
                f'{{"kind":"chest_moved","t":{i}.0,"rate_hz":50.0,'
                f'"mg":[{",".join(["[999,999,999]"] * 400)}]}}'
            )
        ),
        11_000,
    ),
    # The headings of other programs, and then nothing, or far too much.
    "Kubios headings": Bomb(of_part(b"RR INTERVAL DATA\n"), 60 * MB),
    "Kubios heading, cells": Bomb(of_part(b"a,b\n", b"RR INTERVAL DATA\n"), 7 * MB),
    "Kubios, two million beats": Bomb(
        of_lines(lambda i: f"{t_of(i):.3f}\t{rr(i) / 1000}", "RR INTERVAL DATA\n"), 2_000_000
    ),
    "Polar .hrm, sections": Bomb(
        of_part(b"[HRData]\n", b"[Params]\nInterval=238\n[HRData]\n"), 18 * MB
    ),
    "Polar .hrm, two million beats": Bomb(
        of_lines(lambda i: str(rr(i)), "[Params]\nInterval=238\n[HRData]\n"), 2_000_000
    ),
    "OpenHRV, headings": Bomb(of_part(b"event,value,timestamp\n"), 40 * MB),
    "OpenHRV, two million beats": Bomb(
        of_lines(
            lambda i: (
                f"IBI,{rr(i)},2026-01-{1 + i // 86_400 % 28:02d} 12:{i // 60 % 60:02d}:{i % 60:02d}"
            ),
            "event,value,timestamp\n",
        ),
        1_600_000,
    ),
    "Sensor Logger, two million beats": Bomb(
        of_lines(
            lambda i: f"2026-01-01T12:{i // 60 % 60:02d}:{i % 60:02d}.5;{rr(i)}",
            "Phone timestamp;RR-interval [ms]\n",
        ),
        2_000_000,
    ),
    "HRV Logger, two million beats": Bomb(
        of_lines(lambda i: f"d,{rr(i)},{810 * i}", "date,rr,since start\n"), 2_000_000
    ),
    "a million holes": Bomb(of_lines(lambda i: f"{2 * i},800", "t_s,rr_ms\n"), 1_000_000),
    "ninety thousand holes": Bomb(
        of_lines(lambda i: f"{2 * i},800", "t_s,rr_ms\n"), 90_000, is_long=True
    ),
    "a million intervals of chance": Bomb(
        of_lines(lambda i: str(200 + i * 7919 % 2801)), 1_000_000, is_long=True
    ),
    # A clock that is set again and again, which took time that grew with the square.
    "a clock set 19,000 times": Bomb(
        of_lines(lambda i: f"{t_of(i) - 30 * (i // 52):.3f},{rr(i)}", "t_s,rr_ms\n"),
        990_000,
        is_long=True,
    ),
    # Texts that are hardly a table.
    "one endless line": Bomb(of_part(b"812,"), 60 * MB),
    "one endless word": Bomb(of_part(b"8"), 60 * MB),
    "lines of empty": Bomb(of_part(b"\n"), 60 * MB),
    "lines of blanks": Bomb(of_part(b" " * 30 + b"\n"), 60 * MB),
    "remarks only": Bomb(of_part(b"# 8\n"), 7 * MB),
    "many columns": Bomb(of_lines(lambda i: ",".join(["812"] * 2400)), 6_000),
    "many columns at blanks": Bomb(of_lines(lambda i: "8 " * 4900), 6_000),
    "wide letters": Bomb(of_part("🙂\n".encode()), 9 * MB),
    "quotes": Bomb(of_part(b'"812,5"\n'), 15 * MB),
    "numbers of 5000 digits": Bomb(of_lines(lambda i: "8" * 5000), 12_000),
    "NUL bytes": Bomb(of_part(b"\0"), 60 * MB),
    "NUL bytes at the end": Bomb(of_part(b"\0", b"rr_ms\n" + b"812\n" * 1000), 60 * MB),
    "no UTF-8": Bomb(of_part(b"812\xff\n"), 9 * MB),
    "no UTF-8 at the end": Bomb(of_part(b"812\n", b"", b"\xff\n"), 7 * MB),
    "half a UTF-16": Bomb(of_part(b"\x00\xd8", b"\xff\xfe"), 60 * MB),
    "UTF-16": Bomb(of_part("812\n".encode("utf-16-le"), b"\xff\xfe"), 15 * MB),
    "a gigabyte": Bomb(of_part(b"812\n"), 1000 * MB),
    # JSON.
    "deep JSON": Bomb(of_part(b"[", HEADER.encode() + b'{"a":'), 3 * MB),
    "deep objects": Bomb(of_part(b'{"a":', HEADER.encode()), 3 * MB),
    "a line of empty lists": Bomb(of_part(b"[],", HEADER.encode() + b'{"a":['), 3 * MB),
    "a JSON line of 60 MB": Bomb(of_part(b"a", HEADER.encode() + b'{"a":"'), 60 * MB),
    "JSON numbers of 5000 digits": Bomb(
        events(lambda i: '{"kind":"beat","t":' + "9" * 5000 + ',"rr_ms":1}'), 10_000
    ),
    "JSON without end": Bomb(of_part(b'{"kind":"tick","t":1.0}\n', HEADER.encode()), 60 * MB),
    # Compressed.
    "gzip, 10 GB of beats": Bomb(compressed(of_part(b"812\n")), 10_000 * MB, "bomb.gz"),
    "gzip, 10 GB of NUL": Bomb(compressed(of_part(b"\0")), 10_000 * MB, "bomb.gz"),
    "gzip, 250 MB of empty lines": Bomb(compressed(of_part(b"\n")), 250 * MB, "bomb.gz"),
    "gzip in gzip": Bomb(compressed(compressed(of_part(b"812\n"))), 1000 * MB, "bomb.gz"),
    # EDF that is not what it says.
    "EDF, 99999999 records": Bomb(edf("99999999"), 120, "bomb.edf"),
    "EDF, 9999 signals": Bomb(edf(signals="9999"), 60 * MB, "bomb.edf"),
    "EDF, 99999999 samples": Bomb(edf(samples="99999999"), 60 * MB, "bomb.edf"),
    "EDF, no samples": Bomb(edf(samples="0"), 60 * MB, "bomb.edf"),
    "EDF, records of 1e-300 s": Bomb(edf("-1", seconds="1e-300", samples="15"), 60 * MB),
    "EDF, records of 1e300 s": Bomb(edf("-1", seconds="1e300", samples="15"), 60 * MB),
    "EDF, a record of two bytes": Bomb(edf("-1", samples="1"), 60 * MB, "bomb.edf"),
    "EDF, plain": Bomb(edf(label="ECG"), 60 * MB, "bomb.edf"),
}


def write(bomb: Bomb, folder: Path, scale: float) -> Path:
    path = folder / bomb.name
    with path.open("wb") as file:
        file.writelines(bomb.make(max(1, round(bomb.size * scale))))
    return path


def run(words: Iterable[str], bound_mb: float) -> Outcome:
    """The program with these words, in a process of its own."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as child:
        watch = threading.Timer(LONGEST_S, child.kill)
        watch.start()
        assert child.stderr is not None
        sentence = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    result = sentence.decode("utf-8", "replace").strip()
    peak_mb = used.ru_maxrss / 1000.0
    odd = "Traceback" in result or child.returncode not in (0, 1)
    what = "done" if child.returncode == 0 else result.splitlines()[-1] if result else "ended"
    took_s = time.monotonic() - began
    return Outcome(what, peak_mb, took_s, odd or peak_mb > bound_mb)


def outcomes(bomb: Bomb, folder: Path, scale: float) -> Iterator[tuple[str, Outcome]]:
    """What becomes of it: looked at, and imported; one that was taken is exported too."""
    file, library = str(write(bomb, folder, scale)), str(folder / "library")
    bound = LONG_MB if bomb.is_long else REFUSED_MB
    yield "analyze", run(["analyze", file], bound)
    taken = run(["import", file, "--library", library], bound)
    yield "import", taken
    if taken.words != "done":
        return
    for fmt in FORMATS:
        target = str(folder / f"out.{fmt}")
        words = ["export", "last", "--format", fmt, "-o", target, "--library", library]
        yield f"export {fmt}", run(words, bound)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--only", metavar="NAME", default="", help="those whose name holds this")
    words.add_argument("--scale", type=float, default=1.0)
    asked = words.parse_args()
    faults = 0
    print(f"{'file':34} {'what':13} {'peak MB':>8} {'s':>6}   outcome")
    for name, bomb in BOMBS.items():
        if asked.only not in name:
            continue
        with TemporaryDirectory(prefix="outbreath-bomb-") as scratch:
            for what, result in outcomes(bomb, Path(scratch), asked.scale):
                faults += result.is_fault
                mark = "  FAULT" if result.is_fault else ""
                print(
                    f"{name:34} {what:13} {result.peak_mb:8.0f} {result.took_s:6.1f}   "
                    f"{result.words[:90]}{mark}",
                    flush=True,
                )
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
