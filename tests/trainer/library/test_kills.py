"""A program that is killed at any moment loses nothing that it had said was written."""

import random
import subprocess
import sys
from pathlib import Path
from typing import IO, Final

from trainer.events import Beat
from trainer.library.store import Library

ROOT: Final = Path(__file__).parents[3]
KILLS: Final = 20
WRITER: Final = """
import sys
from itertools import count
from pathlib import Path
from trainer.events import Beat
from trainer.library.event_rows import row_of
from trainer.library.store import Library

print("ready", flush=True)
with Library.open(Path(sys.argv[1]), write=True) as library:
    library.begin_session(sys.argv[2], "2026-11-21T20:50:17+00:00", "none", None)
    print("begun", flush=True)
    for i in count():
        library.append(sys.argv[2], [row_of(i, Beat(i * 0.8, 800.0 + i % 50))])
        print(i, flush=True)
"""


def test_twenty_kills_at_random_moments_lose_no_beat_that_was_written(tmp_path: Path) -> None:
    chance = random.Random(7)
    committed = {
        f"run-{run}": last_word_before_the_kill(tmp_path, f"run-{run}", chance.randrange(300))
        for run in range(KILLS)
    }
    with Library.open(tmp_path, write=True) as library:
        unclosed = library.unclosed()
        for name, last in committed.items():
            if last == "ready":
                continue
            assert name in unclosed
            events = library.recording(name).events
            assert len(events) >= (0 if last == "begun" else int(last) + 1)
            assert list(events) == [
                Beat(round(i * 0.8, 6), 800.0 + i % 50) for i in range(len(events))
            ]


def last_word_before_the_kill(folder: Path, name: str, words: int) -> str:
    """Run a writer, kill it after so many words, and give the last whole one it said."""
    command = [sys.executable, "-c", WRITER, str(folder), name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said = _words(writer.stdout, words)
        writer.kill()
        said += writer.stdout.read()
    return said[: said.rindex(b"\n")].split(b"\n")[-1].decode()


def _words(output: IO[bytes], words: int) -> bytes:
    return b"".join(output.readline() for _ in range(1 + words))
