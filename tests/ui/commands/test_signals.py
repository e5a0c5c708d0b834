"""Ctrl-C, SIGTERM and a second program: the session ends kindly, and nothing is lost."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

import pytest

from trainer.errors import LibraryError
from trainer.library.store import Library
from ui.commands.cli import main

SPEED = "20"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_session_that_is_asked_to_stop_ends_early_and_is_saved(
    number: signal.Signals, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with _a_running_session(tmp_path) as running:
        running.send_signal(number)
        output, _ = running.communicate(timeout=60)
    review = json.loads(output)
    assert running.returncode == 0
    assert review["ended"] == "early"
    assert 0.0 < review["duration_s"] < 300.0
    assert main(["show", "last", "--json", "--library", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out) == review


def test_asked_to_stop_many_times_at_once_it_still_prints_what_was_saved(tmp_path: Path) -> None:
    """The second Ctrl-C came while the session was saved, and nothing was printed."""
    with _a_running_session(tmp_path) as running:
        for _ in range(50):
            running.send_signal(signal.SIGINT)
        output, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert json.loads(output)["ended"] == "early"


def test_a_second_program_on_the_same_library_is_told_so_and_the_first_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with _a_running_session(tmp_path) as running:
        words = ["session", "--speed", "max", "--library", str(tmp_path)]
        assert main(words) == 1
        output = capsys.readouterr().err
        assert "using this library" in output
        assert "The pause starts anyway." in output
        assert list(tmp_path.glob("outbreath-*-rest-*"))  # its events wait for the next start
        assert main(["sessions", "--library", str(tmp_path)]) == 0
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert running.returncode == 0


def test_a_session_cut_off_is_spoken_of_at_the_next_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with _a_running_session(tmp_path) as running:
        running.kill()
        running.communicate(timeout=60)
    words = ["session", "--speed", "max", "--minutes", "1", "--json", "--library", str(tmp_path)]
    assert main(words) == 0
    assert "interrupted" in capsys.readouterr().err
    assert main(words) == 0
    assert capsys.readouterr().err == ""


@contextmanager
def _a_running_session(folder: Path) -> "Iterator[subprocess.Popen[str]]":
    words = ["session", "--speed", SPEED, "--json", "--library", str(folder)]
    command = [sys.executable, "-m", "ui", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            _wait_for_a_beat(folder, running)
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def _wait_for_a_beat(folder: Path, running: "subprocess.Popen[str]") -> None:
    give_up = monotonic() + 20.0
    while monotonic() < give_up and not _has_beats(folder):
        with suppress(subprocess.TimeoutExpired):
            running.wait(0.05)


def _has_beats(folder: Path) -> bool:
    try:
        with Library.open(folder, write=False) as library:
            entries = library.sessions()
            return bool(entries) and len(library.recording(entries[0].id).events) > 10
    except LibraryError:
        return False
