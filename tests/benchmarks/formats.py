"""Damages a file of every format in many ways and reads each: what comes of it, and what it costs.

    python -m tests.benchmarks.formats [--mutants 200] [--seed 1] [--only NAME] [--log FILE]

Each mutant must give beats or one sentence, within `MEMORY_MB` above what the program takes and `LONGEST_S`.
A traceback, a process that dies, one over a bound, or a wrong heart makes the exit status 1. "right" are all the
beats of the undamaged file, "in part" some of them; "changed" are no more others than bytes of them were
damaged. More others are "undetectable" where a program may have written the file so, to the last byte, and
"wrong" where it may not (`damage_evidence`).

With `--log` the mutants are read in rounds of `ROUND_MUTANTS` a format, as many of each, and what came of each round
is a line of the file. Begun again with the same file and seed, it goes on behind the last whole round.
"""

import argparse
import gzip
import io
import json
import os
import random
import re
import signal
import struct
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from types import FrameType
from typing import Any, Final, TypeAlias

import numpy as np

from devices.waveforms.records import find_beats
from tests.benchmarks.damage_evidence import count_damaged_beats, count_damaged_signal_beats
from tests.trainer.formats.all_files import SAMPLES, Sample
from tests.trainer.formats.vendor_files import RR_MS
from trainer.errors import RecordingError
from trainer.events import Beat
from trainer.formats.import_formats import FORMATS
from trainer.formats.reader import read_file
from trainer.formats.source_file import SourceFile
from ui.i18n.rendering import to_english

MEMORY_MB: Final = 200.0
MAX_ADDRESS_SPACE_BYTES: Final = 400_000_000  # not all that is asked for is used
LONGEST_S: Final = 10
CLOSE_MS: Final = 1.0
MIN_SPLICED_BEATS: Final = 3
SIGNAL_CLOSE_MS: Final = 12.0
OUTCOMES: Final = ("right", "in part", "changed", "undetectable", "refused")
WRONG: Final = "wrong"
ROUND_MUTANTS: Final = 200
FAULTS: Final = (WRONG, "traceback", "died", "endless", "memory")
UNIT: Final = re.compile(rb"(?<![A-Za-z])(?:ms|us|ns|s|min|bpm)(?![A-Za-z])")
UNITS: Final = (b"ms", b"s", b"us", b"min", b"bpm", b"1/1024 s")
UNIT_BYTES: Final = 2_000  # of the beginning, where they are told
BOMB_BYTES: Final = 300_000_000
BOMBED_FRACTION: Final = 0.01
EMBEDDED: Final = (
    b"\xff" * 8,
    bytes(8),
    b"<!ENTITY a 'b'>",
    b"[[[[[[[[",
    b"NaN",
    b"1e999",
    b"-1",
    b"65535",
)

Mutation: TypeAlias = Callable[[bytes, random.Random], bytes]


class EndlessError(BaseException):
    """A mutant took too long; no reader of others may catch it."""


def truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def spliced(content: bytes, chance: random.Random) -> bytes:
    """A part of it again, or a part of another format, in the middle."""
    other = chance.choice((content, *OTHERS))
    begin = chance.randrange(len(other))
    part = other[begin : begin + chance.choice((1, 8, 64, 1024))]
    place = chance.randrange(len(content))
    return content[:place] + part + content[place + chance.choice((0, len(part))) :]


def removed(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + content[place + chance.choice((1, 2, 16, 256)) :]


def digits(content: bytes, chance: random.Random) -> bytes:
    """Digits of a text by others."""
    places = [i for i, byte in enumerate(content) if 48 <= byte <= 57]
    changed = bytearray(content)
    for place in chance.sample(places, min(len(places), chance.choice((1, 2, 8)))):
        changed[place] = chance.randrange(48, 58)
    return bytes(changed)


def embedded(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(EMBEDDED) + content[place:]


def lengths(content: bytes, chance: random.Random) -> bytes:
    """A number of four or eight bytes by one that is far too large."""
    place = chance.randrange(max(1, len(content) - 8))
    huge = chance.choice((struct.pack("<I", 0x7FFFFFFF), struct.pack("<Q", 1 << 40), b"\xff" * 4))
    return content[:place] + huge + content[place + len(huge) :]


def within_zip(content: bytes, chance: random.Random) -> bytes:
    """A part of an archive damaged, and packed again with its right checksum."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return flipped(content, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        damaged = chance.choice(names)
        for name in names:
            part = old.read(name)
            mutation = chance.choice((flipped, removed, digits, embedded, truncated))
            new.writestr(name, mutation(part, chance) if name == damaged and part else part)
    return out.getvalue()


def other_units(content: bytes, chance: random.Random) -> bytes:
    """A unit by another: the numbers tell which was meant, or the file is refused."""
    places = list(UNIT.finditer(content[:UNIT_BYTES]))
    if not places:
        return digits(content, chance)
    place = chance.choice(places)
    return content[: place.start()] + chance.choice(UNITS) + content[place.end() :]


def hostile(content: bytes, chance: random.Random) -> bytes:
    """Entities that unfold without end, and packings of far more than there is."""
    if content.lstrip().startswith(b"<?xml"):
        head, _, rest = content.partition(b"?>")
        levels = b"".join(
            b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 10)
        )
        doctype = b'<!DOCTYPE a [<!ENTITY e0 "812 ">' + levels + b"]>"
        place = rest.find(b">") + 1
        return head + b"?>" + doctype + rest[:place] + b"&e9;" + rest[place:]
    if chance.random() < BOMBED_FRACTION:
        return gzip.compress(content) + _bomb()
    packed = gzip.compress(content)
    return packed if chance.random() < 0.5 else flipped(packed, chance)


@cache
def _bomb() -> bytes:
    """Far more zeros than a text may have, in a few hundred kB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    parts = [packer.compress(bytes(BOMB_BYTES // 100)) for _ in range(100)]
    return b"".join([*parts, packer.flush()])


MUTATIONS: Final[Mapping[str, Mutation]] = {
    mutation.__name__: mutation
    for mutation in (
        truncated,
        flipped,
        spliced,
        removed,
        digits,
        embedded,
        lengths,
        within_zip,
        other_units,
        hostile,
    )
}
OTHERS: list[bytes] = []
FAULTY_FOLDER: Final = Path(gettempdir()) / "outbreath-mutants"


@dataclass(slots=True)
class FormatResult:
    """What came of the mutants of one format; `peak_mb` is above what the program took before them."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    peak_mb: float = 0.0
    detection_ms: float = 0.0
    shown: list[str] = field(default_factory=list)


def judge(rr_ms: Sequence[float], sample: Sample, content: bytes, damaged: bytes) -> str:
    """How the beats of a mutant compare to those of the undamaged file."""
    true = np.array(sample.rr_ms)
    close = SIGNAL_CLOSE_MS if sample.is_signal else CLOSE_MS
    others = sum(float(np.abs(true - rr).min()) > close for rr in rr_ms)
    if not others:
        return "right" if sample.is_signal or len(rr_ms) == len(true) else "in part"
    if others <= _damaged_beats(content, damaged, sample):
        return "changed"
    if _are_of_another_file(rr_ms):
        return "undetectable"
    return "undetectable" if sample.is_writable(damaged) else WRONG


def _are_of_another_file(rr_ms: Sequence[float]) -> bool:
    """Whether they are those of a table that was spliced in with its heading, in their order."""
    runs = [RR_MS[i : i + len(rr_ms)] for i in range(len(RR_MS))]
    return len(rr_ms) >= MIN_SPLICED_BEATS and tuple(rr_ms) in runs


def _damaged_beats(content: bytes, damaged: bytes, sample: Sample) -> int:
    if not sample.is_signal:
        return count_damaged_beats(content, damaged)
    return count_damaged_signal_beats(content, damaged, sample.head_bytes, sample.bytes_per_s)


def read_mutant(path: Path, sample: Sample, content: bytes, damaged: bytes) -> str:
    """What came of it: one of `OUTCOMES`, or `WRONG`."""
    path.write_bytes(damaged)
    try:
        recording = read_file(path, find_beats=find_beats).recording
    except RecordingError as exc:
        sentence = to_english(exc.message)
        assert sentence.startswith(path.name), sentence
        return "refused"
    rr_ms = [e.rr_ms for e in recording.events if isinstance(e, Beat)] or [0.0]
    return judge(rr_ms, sample, content, damaged)


def mutant(sample: bytes, seed: int, number: int) -> bytes:
    chance = random.Random(f"{seed} {number}")
    name = list(MUTATIONS)[number % len(MUTATIONS)]
    changed = MUTATIONS[name](sample, chance)
    if chance.random() < 0.2 and len(changed) > 8:
        changed = chance.choice((truncated, flipped, spliced, removed, digits))(changed, chance)
    return changed


def peak_mb() -> float:
    """The most memory that this process took."""
    import resource  # no other system than Linux and macOS has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def reset_peak_mb() -> float:
    """Forget what this process took before; what it takes now, in MB."""
    Path("/proc/self/clear_refs").write_text("5")  # proc(5): the peak of the resident set
    return peak_mb()


def _on_alarm(_: int, __: FrameType | None) -> None:
    raise EndlessError


def work(folder: Path, sample: Sample, count: int, seed: int, start: int, end: int) -> None:
    """In a process of its own: read the mutants and tell of each in a line. Never returns.

    Those that show a fault are saved in `FAULTY_FOLDER`: some samples hold the moment at which they were made.
    """
    signal.signal(signal.SIGALRM, _on_alarm)
    _limit_memory()
    warnings.simplefilter("error")
    content = sample.make()
    path = folder / sample.name
    read_mutant(path, sample, content, content)  # what its libraries take is the program's
    begin_mb = reset_peak_mb()
    with os.fdopen(end, "w") as pipe:
        for number in range(start, count):
            damaged = mutant(content, seed, number)
            began, outcome = time.perf_counter(), ""
            signal.alarm(LONGEST_S)
            _limit_time()
            try:
                outcome = read_mutant(path, sample, content, damaged)
            except EndlessError:
                outcome = "endless"
            except MemoryError:
                outcome = "memory"
            except Exception:  # noqa: BLE001  counted
                outcome = "traceback"
                print(traceback.format_exc(), file=sys.stderr)
            signal.alarm(0)
            if outcome in FAULTS:
                FAULTY_FOLDER.mkdir(parents=True, exist_ok=True)
                (FAULTY_FOLDER / f"{seed}-{number}-{sample.name}").write_bytes(damaged)
            took = time.perf_counter() - began
            grown_mb = peak_mb() - begin_mb
            pipe.write(f"{number} {outcome.replace(' ', '_')} {took:.4f} {grown_mb:.1f}\n")
            pipe.flush()
    os._exit(0)


def _limit_memory() -> None:
    """So much more than now may be asked for; a library that asks for more is refused it."""
    import resource

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = now + MAX_ADDRESS_SPACE_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_time() -> None:
    """A library that never comes back to Python dies after so many seconds of work."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 3 * LONGEST_S
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def run(sample: Sample, count: int, seed: int, start: int = 0) -> FormatResult:
    """Read the mutants of one format from `start` on; a process that dies is begun anew with the next."""
    result = FormatResult()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        result.detection_ms = _detection_ms(sample.write(folder))
        while start < count:
            start = _in_child(folder, sample, count, seed, start, result)
    if result.peak_mb > MEMORY_MB:
        result.counts["memory"] += 1
    return result


def _in_child(
    folder: Path, sample: Sample, count: int, seed: int, start: int, result: FormatResult
) -> int:
    """The number of the mutant to go on with."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            work(folder, sample, count, seed, start, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    following = start
    with os.fdopen(read_end) as pipe:
        for line in pipe:
            number, outcome, took, grown_mb = line.split()
            following = int(number) + 1
            result.counts[outcome.replace("_", " ")] += 1
            result.slowest_s = max(result.slowest_s, float(took))
            result.peak_mb = max(result.peak_mb, float(grown_mb))
            if outcome in FAULTS:
                result.shown.append(f"mutant {number}: {outcome}")
    _, status = os.waitpid(child, 0)
    if status and following < count:
        result.counts["died"] += 1
        result.shown.append(f"mutant {following}: died ({status})")
        following += 1
    return following


def _detection_ms(path: Path) -> float:
    """The shortest of some times: how long it takes to tell the format."""
    times = []
    for _ in range(20):
        began = time.perf_counter()
        source = SourceFile(path)
        with suppress(RecordingError):
            next((each for each in FORMATS if each.is_match(source)), None)
        times.append(time.perf_counter() - began)
    return 1000.0 * min(times)


def format_table(results: Mapping[str, FormatResult]) -> str:
    columns = (*OUTCOMES, *FAULTS)
    rows: list[tuple[str, ...]] = [
        ("format", "mutants", *columns, "slowest ms", "MB", "detected in ms")
    ]
    for name, result in results.items():
        counts = [str(result.counts[column]) for column in columns]
        total = str(sum(result.counts[column] for column in columns))
        costs = (
            f"{1000 * result.slowest_s:.0f}",
            f"{result.peak_mb:.1f}",
            f"{result.detection_ms:.2f}",
        )
        rows.append((name, total, *counts, *costs))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def run_in_rounds(samples: Mapping[str, Sample], count: int, seed: int, log: Path) -> None:
    """The next mutants of every format in turn, a line of the log each."""
    done = {(line["format"], line["start"]) for line in read_log(log, seed)}
    for start in range(0, count, ROUND_MUTANTS):
        for name, sample in samples.items():
            if (name, start) in done:
                continue
            result = run(sample, min(count, start + ROUND_MUTANTS), seed, start)
            with log.open("a") as file:
                file.write(json.dumps(to_line(name, seed, start, result)) + "\n")


def to_line(name: str, seed: int, start: int, result: FormatResult) -> dict[str, Any]:
    """What came of a round, for the log."""
    return {
        "format": name,
        "seed": seed,
        "start": start,
        "counts": dict(result.counts),
        "slowest_s": round(result.slowest_s, 3),
        "peak_mb": result.peak_mb,
        "detection_ms": round(result.detection_ms, 3),
        "shown": result.shown,
    }


def read_log(log: Path, seed: int) -> list[dict[str, Any]]:
    lines = log.read_text().splitlines() if log.exists() else []
    return [line for line in map(json.loads, lines) if line["seed"] == seed]


def sum_up(lines: Iterable[Mapping[str, Any]]) -> dict[str, FormatResult]:
    """The rounds of each format as one."""
    results: dict[str, FormatResult] = {}
    for line in lines:
        whole = results.setdefault(line["format"], FormatResult())
        whole.counts.update(line["counts"])
        whole.slowest_s = max(whole.slowest_s, line["slowest_s"])
        whole.peak_mb = max(whole.peak_mb, line["peak_mb"])
        whole.detection_ms = line["detection_ms"]
        whole.shown += line["shown"]
    return results


def main(words: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mutants", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only")
    asked.add_argument("--log", type=Path)
    given = asked.parse_args(words)
    samples = {n: s for n, s in SAMPLES.items() if given.only in (None, n)}
    missing = [n for n, sample in samples.items() if not sample.has_library]
    samples = {n: s for n, s in samples.items() if n not in missing}
    _bomb()  # once, before the processes that use it
    OTHERS.extend(sample.make() for sample in SAMPLES.values() if sample.has_library)
    if given.log is None:
        results = {n: run(sample, given.mutants, given.seed) for n, sample in samples.items()}
    else:
        run_in_rounds(samples, given.mutants, given.seed, given.log)
        results = sum_up(read_log(given.log, given.seed))
    print(format_table(results))
    for name in missing:
        print(f"{name}: not read, its library is missing")
    shown = [f"{name}, {each}" for name, result in results.items() for each in result.shown]
    print("\n".join(shown[:40]), file=sys.stderr)
    return 1 if any(result.counts[f] for result in results.values() for f in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main())
