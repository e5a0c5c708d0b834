"""Whoever sits in the terminal is met as kindly as in the window: one line, and not again."""

import os
import pty
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from devices.clock import wall_time
from tests.ui.practice_window import Day, put
from trainer.practice.safety_notices import NOTICES, OveruseNotice
from ui.commands.cli import main
from ui.commands.session import DIZZINESS_NOTICE, notices_for
from ui.i18n.rendering import to_english


def test_the_first_sessions_begin_with_what_to_do_when_light_headed(
    tmp_path: Path,
) -> None:
    for n in range(4):
        assert notices_for(tmp_path) == ([DIZZINESS_NOTICE] if n < 3 else [])
        put(tmp_path, Day(n))


def test_many_pauses_in_an_hour_are_met_with_one_kind_line(tmp_path: Path) -> None:
    for n in range(6):
        began = wall_time() - timedelta(minutes=5 * n + 2)
        put(tmp_path, Day(n, started=began.isoformat(timespec="seconds")))
    assert notices_for(tmp_path) == [to_english(NOTICES[OveruseNotice.PAUSES])]
    assert notices_for(tmp_path) == []


def test_sessions_of_another_kind_make_no_hard_hour(tmp_path: Path) -> None:
    words = [
        "session",
        "--source",
        "none",
        "--speed",
        "max",
        "--minutes",
        "1",
        "--exercise",
        "free",
    ]
    for _ in range(6):
        assert main([*words, "--library", str(tmp_path)]) == 0
    assert notices_for(tmp_path) == []


@pytest.mark.parametrize(("beside", "is_shown"), [([], True), (["--json"], False)])
def test_who_reads_the_terminal_is_told_even_if_the_review_goes_into_a_file(
    beside: list[str], is_shown: bool, tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    words = ["session", "--minutes", "0.1", "--speed", "100", "--library", str(tmp_path), *beside]
    with (tmp_path / "review").open("wb") as review:
        command = [sys.executable, "-m", "ui", *words]
        done = subprocess.run(command, stdout=review, stderr=theirs, stdin=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 0
    assert (DIZZINESS_NOTICE in _all_of(ours)) is is_shown
    assert DIZZINESS_NOTICE not in (tmp_path / "review").read_text()


def test_nobody_is_told_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["session", "--source", "none", "--speed", "100", "--minutes", "0.1"]
    assert main([*words, "--library", str(tmp_path)]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_in_the_way_is_one_sentence_and_nothing_beside_it(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    words = ["session", "--source", "replay:nowhere.csv", "--library", str(tmp_path)]
    command = [sys.executable, "-m", "ui", *words]
    done = subprocess.run(command, stdout=theirs, stderr=theirs, stdin=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 1
    assert len(_all_of(ours).strip().splitlines()) == 1


def _all_of(terminal: int) -> str:
    """What was written to a terminal whose other end is closed."""
    seen = b""
    try:
        while some := os.read(terminal, 4096):
            seen += some
    except OSError:  # so it ends on Linux
        pass
    finally:
        os.close(terminal)
    return seen.decode()
