"""The person's own command runs at the begin and at the end, and a pause never waits for it."""

import os
import shlex
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.docs.test_code_blocks import blocks_run_by
from tests.refusals import refused
from trainer.messages import Message
from ui.i18n.messages import CommandEndedWith, CommandNotRun, CommandTookTooLong, CommandUnclear
from ui.services.desktop.pause_commands import (
    MAX_COMMAND_CHARS,
    PauseCommandError,
    PauseCommands,
    PauseMoment,
    command_environment,
    parse_command,
    run_command,
)

BEGIN, END = PauseMoment
PYTHON = (sys.executable, "-S", "-c")


def quoted(*words: object) -> str:
    """As one types it, on Windows too."""
    return " ".join(f'"{word}"' for word in words)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A program that writes down its moment, its arguments and all variables it sees."""
    path = tmp_path / "a script.py"
    path.write_text(
        "import os, sys\n"
        "with open(sys.argv[1], 'a') as out:\n"
        "    print(os.environ['OUTBREATH_MOMENT'], sys.argv[2:], sorted(os.environ), file=out)\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def failures() -> list[Message]:
    return []


@pytest.fixture
def commands(failures: list[Message]) -> Iterator[PauseCommands]:
    made = PauseCommands(failures.append, timeout_s=20.0)
    yield made
    made.stop(wait=True)


def test_it_runs_at_begin_and_end_in_this_order(
    commands: PauseCommands, failures: list[Message], script: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for moment in (BEGIN, END, BEGIN):
        commands.run(moment, quoted(sys.executable, script, out, "$HOME; rm *", "two words"))
    commands.stop(wait=True)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["begin", "end", "begin"]
    assert all("['$HOME; rm *', 'two words']" in line for line in lines)  # no shell
    assert failures == []


def test_it_sees_few_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTBREATH_PASSPHRASE", "secret")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/somewhere")
    monkeypatch.setenv("PATH", "/bin")
    seen = command_environment(BEGIN)
    assert seen["OUTBREATH_MOMENT"] == "begin"
    assert seen["PATH"] == "/bin"
    assert not {"OUTBREATH_PASSPHRASE", "LD_LIBRARY_PATH", "PYTHONPATH"} & set(seen)


def test_without_a_command_nothing_runs(commands: PauseCommands) -> None:
    before = threading.active_count()
    commands.run(BEGIN, "")
    commands.run(END, "   ")
    assert threading.active_count() == before


@pytest.mark.parametrize(
    "text", ["say 'be still", 'a "', "a\nb", "x" * (MAX_COMMAND_CHARS + 1), "''"]
)
def test_what_is_no_command_is_said_at_once(text: str) -> None:
    with refused(PauseCommandError, match="isn't a command"):
        parse_command(text)


@pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a shell")
def test_the_commands_on_the_page_are_run_with_their_arguments(
    commands: PauseCommands,
    failures: list[Message],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Programs that write down their arguments stand for those that it names."""
    (block,) = blocks_run_by(__file__)
    shown = [line.split("   ", 1)[0] for line in block.code.splitlines()]
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for text in shown:
        program = tmp_path / shlex.split(text)[0]
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{program}.told"\n')
        program.chmod(0o700)
        commands.run(BEGIN, text)
    commands.stop(wait=True)
    assert not failures
    assert len(shown) == 5
    for name, *words in map(shlex.split, shown):
        assert (tmp_path / f"{name}.told").read_text().splitlines() == words


def test_on_windows_backslashes_stay() -> None:
    typed = r'"C:\Program Files\lights.exe" off'
    assert parse_command(typed, system="win32") == (r"C:\Program Files\lights.exe", "off")


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_command_or_refused(text: str) -> None:
    for system in ("linux", "win32"):
        try:
            words = parse_command(text, system)
        except PauseCommandError:
            continue
        assert all(isinstance(word, str) for word in words)


def test_a_program_that_is_not_there_is_named(
    commands: PauseCommands, failures: list[Message], tmp_path: Path
) -> None:
    for text in ("''", "no-such-program now", quoted(tmp_path)):
        commands.run(BEGIN, text)
    commands.stop(wait=True)
    named = [CommandNotRun("no-such-program"), CommandNotRun(str(tmp_path))]
    assert failures == [CommandUnclear(), *named]


def test_its_status_is_said() -> None:
    assert run_command(BEGIN, (*PYTHON, "raise SystemExit(3)")) == CommandEndedWith(PYTHON[0], 3)
    assert run_command(END, (*PYTHON, "print('x' * 10**6)")) is None  # to nothing


def test_one_that_never_ends_is_ended_with_all_it_has_started(tmp_path: Path) -> None:
    child = tmp_path / "child"
    program = (
        "import os, subprocess, sys, time\n"
        "p = subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(child)!r}, 'w').write(str(p.pid))\n"
        "time.sleep(60)\n"
    )
    told = run_command(BEGIN, (*PYTHON, program), timeout_s=3.0)
    assert told == CommandTookTooLong(PYTHON[0], 3.0)
    if sys.platform == "linux" and child.exists():
        stat = Path(f"/proc/{child.read_text()}/stat")
        for _ in range(600):  # a signal is delivered when the process is next scheduled
            if not _is_running(stat):
                break
            Event().wait(0.05)
        assert not _is_running(stat)


def _is_running(stat: Path) -> bool:
    try:
        return " Z " not in stat.read_text()
    except OSError:
        return False


def test_nothing_of_it_is_inherited_by_other_programs() -> None:
    assert "OUTBREATH_MOMENT" not in os.environ
