"""The program is killed in the middle of a session, with no chance to say goodbye."""

import json
import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from trainer.errors import LibraryError
from trainer.events import Beat
from trainer.library.store import Library
from ui.commands.cli import main

SPEED = 30.0
LONGEST_LIFE_S = 1.0
KILLS_EACH = 4


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_session_is_kept_with_its_beats_and_its_waited_time(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)
    for kill in range(KILLS_EACH):
        folder = tmp_path / f"killed-{kill}"
        committed = _start_and_kill(folder, after_s=chance.uniform(0.0, LONGEST_LIFE_S))
        assert main(["sessions", "--json", "--library", str(folder)]) == 0
        listed = json.loads(capsys.readouterr().out)
        assert [s["ended"] for s in listed] == ["interrupted"]
        with Library.open(folder, write=False) as library:
            stored = _beats(library)
        assert stored[: len(committed)] == committed, "a committed beat is missing"
        last_beat = stored[-1].t if stored else 0.0
        assert last_beat <= listed[0]["duration_s"] <= last_beat + 2.5


def _start_and_kill(folder: Path, after_s: float) -> list[Beat]:
    """Kill it so long after its first committed beat; what was committed just before."""
    words = ["session", "--source", "simulated:seed=7", "--exhale", "fixed", "--speed", str(SPEED)]
    command = [sys.executable, "-m", "ui", *words, "--library", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        give_up = monotonic() + 20.0
        while not _committed(folder) and monotonic() < give_up:
            _let_it_run(running, 0.05)
        _let_it_run(running, after_s)
        committed = _committed(folder)
        os.kill(running.pid, signal.SIGKILL)
    return committed


def _let_it_run(running: "subprocess.Popen[bytes]", for_s: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        running.wait(for_s)


def _committed(folder: Path) -> list[Beat]:
    try:
        with Library.open(folder, write=False) as library:
            return _beats(library)
    except LibraryError:
        return []


def _beats(library: Library) -> list[Beat]:
    entries = library.sessions()
    if not entries:
        return []
    return [e for e in library.recording(entries[0].id).events if isinstance(e, Beat)]
