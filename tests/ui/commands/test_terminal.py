"""A person sits a pause at a real terminal: a live line, then the reassessment, asked and answered."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from select import select
from time import monotonic


def test_the_terminal_shows_the_breath_and_asks_what_the_person_wants(tmp_path: Path) -> None:
    seen = _sit_at_a_terminal(tmp_path, ["11", "4", "x", "w", "", "p"])
    assert re.search(r"Breathe (in|out)", seen)
    assert re.search(r"0:\d\d left", seen)
    assert seen.count("How strong is the urge") == 3
    assert seen.count("wait again") == 3
    assert "The urge had passed." in seen
    assert "You waited 12 seconds." in seen


def test_a_scheduler_that_closes_standard_input_gets_its_session_and_its_answers(
    tmp_path: Path,
) -> None:
    """Its descriptor 0 is closed, not /dev/null: Python then has no `sys.stdin` at all."""
    session = _run_with_closed_input(
        tmp_path, ["session", "--minutes", "0.05", "--speed", "max", "--json"]
    )
    assert session.returncode == 0
    assert session.stderr == ""
    assert json.loads(session.stdout)["ended"] == "completed"
    for words, says in (
        (["audit"], "give --known TEXT"),
        (["feeling"], "needs --situation"),
        (["passphrase", "set"], "no terminal"),
    ):
        refused = _run_with_closed_input(tmp_path, words)
        assert refused.returncode == 1
        assert says in refused.stderr
        assert "error in Outbreath" not in refused.stderr


def _run_with_closed_input(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui", *words, "--library", str(folder)]
    closing = ["sh", "-c", 'exec "$@" <&-', "sh", *command]
    return subprocess.run(closing, capture_output=True, text=True, timeout=60, check=False)


def _sit_at_a_terminal(folder: Path, answers: list[str]) -> str:
    ours, theirs = pty.openpty()
    words = ["session", "--minutes", "0.1", "--speed", "20", "--library", str(folder)]
    command = [sys.executable, "-m", "ui", *words]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        try:
            seen = _converse(ours, answers)
            running.wait(timeout=60)
        finally:
            running.kill()  # one that still asks would keep the test from ending
    os.close(ours)
    assert running.returncode == 0
    return seen


def _converse(terminal: int, answers: list[str]) -> str:
    """Answer whenever a question stands open, and read to the end."""
    seen, left, answered_at = "", list(answers), 0
    give_up = monotonic() + 30.0
    while monotonic() < give_up and select([terminal], [], [], 20.0)[0]:
        try:
            seen += os.read(terminal, 4096).decode()
        except OSError:  # the other end is closed
            break
        if left and re.search(r"(skip|later)\) $", seen[answered_at:]):
            answered_at = len(seen)
            os.write(terminal, (left.pop(0) + "\n").encode())
    return seen
