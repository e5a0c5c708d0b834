"""Kill the program many times at random moments: `python -m tests.benchmarks.kills --times 200`.

While it records: no committed beat may be lost, and no library unreadable. While it brings an old
library to this version: either the old one or the new one, whole. While it locks one: either open or
locked, and no readable backup beside a locked one.
"""

import argparse
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from tests.trainer.library.version_1 import library_of_version_1
from trainer.events import Beat
from trainer.library.backups import list_backups
from trainer.library.encryption import is_encrypted_file
from trainer.library.keys import is_locked
from trainer.library.store import Library
from trainer.library.tables.schema import VERSION, schema_version

ROOT: Final = Path(__file__).parents[2]
LONGEST_S: Final = 0.02  # more after the last word that was heard
KEY: Final = "four words nobody guesses"
LOCKING_S: Final = 1.0
MIGRATION_S: Final = 0.15  # the backup and the migration come this soon after the first word
WRITER: Final = """
import sys
from itertools import count
from pathlib import Path
from trainer.events import Beat
from trainer.library.tables.events import event_to_row
from trainer.library.store import Library

print("ready", flush=True)
with Library.open(Path(sys.argv[1]), write=True, key=sys.argv[3] or None) as library:
    print("open", flush=True)
    library.begin_session(sys.argv[2], "2026-11-21T20:50:17+00:00", "none", None)
    print("begun", flush=True)
    for i in count():
        library.append(sys.argv[2], [event_to_row(i, Beat(i * 0.8, 800.0 + i % 50))])
        print(i, flush=True)
"""
LOCKER: Final = """
import sys
from pathlib import Path
from trainer.library import passphrase

print("ready", flush=True)
passphrase.set_passphrase(Path(sys.argv[1]), sys.argv[2])
print("locked", flush=True)
"""


def killed_while_recording(folder: Path, times: int, seed: int, key: str = "") -> int:
    """How many beats were committed in that many runs; asserts that all of them are there."""
    chance = random.Random(seed)
    last_words = {f"run-{n}": _last_word(folder, f"run-{n}", key, chance) for n in range(times)}
    committed = 0
    with Library.open(folder, write=True, key=key or None) as library:
        unclosed = set(library.unclosed())
        for name, last in last_words.items():
            if name not in unclosed:
                assert last in ("", "ready", "open"), f"{name} was begun and is lost"
                continue
            beats = library.recording(name).events
            assert len(beats) >= _count(last), f"{name} lost committed beats"
            assert list(beats) == [
                Beat(round(i * 0.8, 6), 800.0 + i % 50) for i in range(len(beats))
            ]
            committed += _count(last)
    return committed


def killed_while_migrating(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """How often the old library was left, and how often one after a whole step; asserts that each was whole."""
    chance = random.Random(seed)
    left = dict.fromkeys(range(1, VERSION + 1), 0)
    for n in range(times):
        place = folder / f"old-{n}"
        db = library_of_version_1(place)
        _start_and_kill([sys.executable, "-c", WRITER, str(place), "b", ""], 1, chance, MIGRATION_S)
        with closing(sqlite3.connect(db)) as connection:
            left[schema_version(connection)] += 1
        with Library.open(place, write=True) as library:
            ids = {entry.id for entry in library.sessions()}
            assert {"20261121T205017Z-3f9a", "20261122T205017Z-0001"} <= ids
            assert len(library.recording("20261121T205017Z-3f9a").events) == 2
            library.preflight()
    return left[1], sum(left.values()) - left[1]


def killed_while_locking(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """How often a library was left open, and how often locked; asserts that each was whole.

    Of a locked one no backup may be left that can be read.
    """
    chance = random.Random(seed)
    left = [0, 0]
    for n in range(times):
        place = folder / f"locking-{n}"
        library_of_version_1(place)
        with Library.open(place, write=True) as library:
            before = library.recording("20261121T205017Z-3f9a")
            library.back_up(date(2026, 11, 23))
        _start_and_kill([sys.executable, "-c", LOCKER, str(place), KEY], 1, chance, LOCKING_S)
        left[locked := is_locked(place)] += 1
        with Library.open(place, write=True, key=KEY) as library:
            assert library.recording(before.id) == before
            library.preflight()
        assert not locked or all(is_encrypted_file(path) for path in list_backups(place))
    return left[0], left[1]


def _last_word(folder: Path, name: str, key: str, chance: random.Random) -> str:
    command = [sys.executable, "-c", WRITER, str(folder), name, key]
    return _start_and_kill(command, 1 + chance.randrange(300), chance)


def _start_and_kill(
    command: list[str], words: int, chance: random.Random, longest_s: float = LONGEST_S
) -> str:
    """Let it say so many words, wait a moment, kill it; the last whole word it said."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        output = _words(writer.stdout, words)
        _wait(writer, chance.uniform(0.0, longest_s))
        writer.kill()
        output += writer.stdout.read()
    return output[: output.rfind(b"\n") + 1].rstrip().split(b"\n")[-1].decode()


def _words(output: IO[bytes], words: int) -> bytes:
    return b"".join(output.readline() for _ in range(words))


def _wait(writer: "subprocess.Popen[bytes]", for_s: float) -> None:
    try:
        writer.wait(for_s)
    except subprocess.TimeoutExpired:
        return


def _count(last: str) -> int:
    return int(last) + 1 if last.isdigit() else 0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=200)
    asked.add_argument("--seed", type=int, default=7)
    times, seed = (words := asked.parse_args()).times, words.seed
    with TemporaryDirectory() as scratch:
        for name, key in (("open", ""), ("locked", KEY)):
            began = time.monotonic()
            beats = killed_while_recording(Path(scratch) / name, times, seed, key)
            took = time.monotonic() - began
            print(
                f"{times} kills, {name} library: {beats} committed beats, 0 lost, 0 unreadable, {took:.0f} s"
            )
        old, new = killed_while_migrating(Path(scratch), max(20, times // 10), seed)
        print(
            f"{old + new} kills while migrating: {old} times the old library, {new} times the new, 0 between"
        )
        plain, locked = killed_while_locking(Path(scratch), max(20, times // 10), seed)
        print(
            f"{plain + locked} kills while locking: {plain} times open, {locked} times locked, 0 between"
        )


if __name__ == "__main__":
    main()
