"""Whoever asks `make` for the demo or the tests gets them, or one sentence, whatever this machine lacks."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.tools import demo

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make and sh are not usual there")
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
TREE = Path(__file__).resolve().parents[1]
ENOUGH_S = 60.0
"""When a process that should have ended is ended; nothing waits as long."""

# Makes environments and installs packages in no time, and without a network.
PYTHON = f"""#!/bin/sh
here=$(dirname "$0")
case "$1 $2" in
    "-m venv")
        for folder; do :; done
        mkdir -p "$folder/bin"
        cp "$here/python3" "$folder/bin/python"
        touch "$folder/pyvenv.cfg" ;;
    "-m pip")
        case "$*" in *" install "*) {{install}} ;; esac ;;
    *) exec "{sys.executable}" "$@" ;;
esac
"""
OFFLINE = """
echo "WARNING: Retrying after connection broken by 'NewConnectionError': /simple/numpy/" >&2
echo "ERROR: Could not find a version that satisfies the requirement numpy (from versions: none)" >&2
echo "ERROR: No matching distribution found for numpy" >&2
exit 1
"""


class Machine:
    """A checkout, and the only Python that is found there."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.commands = folder / "Öffentliche Räume", folder / "bin"
        self.checkout.mkdir()
        self.commands.mkdir()
        shutil.copytree(TREE / ".ci", self.checkout / ".ci")
        shutil.copy(TREE / "pyproject.toml", self.checkout)
        self.add("python3", PYTHON.format(install=":"))
        self.venv = self.checkout / ".venv"

    def add(self, name: str, script: str) -> None:
        path = self.commands / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def start(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        command = ["sh", f".ci/{script}", *arguments]
        environment = {**os.environ, "PATH": f"{self.commands}:/usr/bin:/bin:/usr/sbin:/sbin"}
        return subprocess.Popen(
            command,
            cwd=self.checkout,
            env=environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def set_up(self) -> str:
        """Set up what running needs; the sentence if that cannot be, else nothing."""
        return finish(self.start("set-up", ".venv", "run"))

    def would_set_up(self) -> bool:
        """Whether `make run` sets up again what was set up once."""
        (self.venv / "run.stamp").touch()
        return "set-up" in run_make("--dry-run", "run", folder=self.checkout).stdout


def run_make(*arguments: str, folder: Path = TREE) -> subprocess.CompletedProcess[str]:
    """Run make as a person does, also where these tests are run by a make."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    command = ["make", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def finish(process: subprocess.Popen[str]) -> str:
    """What it complained of; nothing if all went well."""
    out, err = process.communicate(timeout=ENOUGH_S)
    assert bool(err) == bool(process.returncode), err
    assert out == ""
    return err


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_a_network_the_sentence_says_so(machine: Machine) -> None:
    machine.add("python3", PYTHON.format(install=OFFLINE))
    (sentence,) = machine.set_up().splitlines()
    assert "there is no connection to the package index" in sentence
    assert "numpy" not in sentence


def test_an_environment_that_was_left_half_made_is_made_anew(machine: Machine) -> None:
    assert machine.set_up() == ""
    leftover = machine.venv / "lib" / "half"
    leftover.parent.mkdir()
    leftover.touch()
    assert machine.set_up() == ""
    assert leftover.exists()
    (machine.venv / "incomplete").touch()
    assert machine.set_up() == ""
    assert not leftover.exists()
    assert (machine.venv / "bin" / "python").exists()
    assert not (machine.venv / "incomplete").exists()


def test_one_that_is_interrupted_while_it_is_made_is_known_as_half_made(machine: Machine) -> None:
    """Also when it already has a `pip` that answers."""
    begun = PYTHON.replace(
        'touch "$folder/pyvenv.cfg"', 'touch "$folder/pyvenv.cfg"; kill -9 $PPID'
    )
    machine.add("python3", begun.format(install=":"))
    process = machine.start("set-up", ".venv", "run")
    process.communicate(timeout=ENOUGH_S)
    assert process.returncode != 0
    assert (machine.venv / "incomplete").exists()


def test_of_two_at_once_the_second_waits_for_the_first(machine: Machine, tmp_path: Path) -> None:
    gate, log = tmp_path / "gate", tmp_path / "log"
    os.mkfifo(gate)
    wait = f'echo begin >>"{log}"; read line <"{gate}"; echo end >>"{log}"'
    machine.add("python3", PYTHON.format(install=wait))
    first = machine.start("set-up", ".venv", "run")
    with gate.open("w", encoding="utf-8") as opened:  # the first is installing
        second = machine.start("set-up", ".venv", "run")
        assert second.stderr is not None
        assert "waits" in second.stderr.readline()
        assert log.read_text("utf-8") == "begin\n"
        opened.write("go on\n")
    assert finish(first) == ""
    with gate.open("w", encoding="utf-8") as opened:
        opened.write("go on\n")
    second.communicate(timeout=ENOUGH_S)
    assert second.returncode == 0
    assert log.read_text("utf-8") == "begin\nend\n" * 2


def test_where_a_person_has_other_packages_put_does_not_matter(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", "/srv/packages")
    machine.add("python3", PYTHON.format(install='echo "$PIP_USER$PIP_TARGET" >"$here/../said"'))
    assert machine.set_up() == ""
    assert (machine.venv / "said").read_text("utf-8") == "0\n"


def test_a_folder_with_files_of_the_person_is_not_emptied(machine: Machine) -> None:
    machine.venv.mkdir()
    letter = machine.venv / "letter.txt"
    letter.touch()
    (sentence,) = machine.set_up().splitlines()
    assert sentence == ".venv holds other files: name a new or empty folder with VENV=."
    assert letter.exists()


OLD = """#!/bin/sh
case "$*" in
    --version) echo Python 3.10.12 ;;
    *">= (3, 11)"*) exit 0 ;;
    *) exit 1 ;;
esac
"""


def test_a_python_that_is_too_old_is_named_and_not_asked_for_again(machine: Machine) -> None:
    for name in ("python3", "python3.14", "python3.13", "python3.12", "python3.11"):
        machine.add(name, OLD)
    sentence = finish(machine.start("system", "run"))
    assert sentence == (
        "Outbreath needs Python 3.11 or later, and here is Python 3.10.12: "
        "install a later one beside it and try again.\n"
    )


@needs_make
def test_what_is_no_longer_whole_is_set_up_again_before_it_is_used(machine: Machine) -> None:
    """Installing for the tests was interrupted, or the system's next Python sees nothing of the last one's."""
    shutil.copy(TREE / "Makefile", machine.checkout)
    assert machine.set_up() == ""
    assert not machine.would_set_up()
    (machine.venv / "incomplete").touch()
    assert machine.would_set_up()
    (machine.venv / "incomplete").unlink()
    assert not machine.would_set_up()
    machine.add("python3", "#!/bin/sh\nexit 1\n")
    shutil.copy(machine.commands / "python3", machine.venv / "bin" / "python")
    assert machine.would_set_up()


def read_targets() -> set[str]:
    text = (TREE / "Makefile").read_text(encoding="utf-8")
    named = " ".join(re.findall(r"^\.PHONY:(.*)", text, re.MULTILINE)).split()
    return {name for name in named if not name.startswith("system-for-")}


@needs_make
def test_make_alone_says_what_there_is_and_does_nothing() -> None:
    done = run_make()
    assert done.returncode == 0
    assert set(re.findall(r"^make (\S+)", done.stdout, re.MULTILINE)) == read_targets() - {"help"}


@needs_make
def test_an_environment_whose_name_make_would_divide_is_refused() -> None:
    done = run_make("--dry-run", "run", "VENV=/tmp/my environment")
    assert done.returncode != 0
    assert "VENV names one folder, without spaces" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "resources/docs/packaging.md"])
def test_what_the_pages_tell_to_make_can_be_made(page: str) -> None:
    told = re.findall(r"(?:^|`)make ([a-z-]+)", (TREE / page).read_text("utf-8"), re.MULTILINE)
    assert told
    assert set(told) <= read_targets()


def test_the_demo_names_a_folder_that_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert demo.main(tmp_path / "file" / "output") == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "can't be written (Not a directory)" in sentence
    assert "make demo OUTPUT=" in sentence


@pytest.mark.skipif(sys.platform == "darwin", reason="there is always a screen there")
def test_without_a_screen_the_demo_leaves_its_files_and_a_picture(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "ui.tools.demo", str(tmp_path)]
    done = subprocess.run(
        command, cwd=TREE, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    made = {path.name for path in tmp_path.iterdir()}
    assert made >= {"session.csv", "session.jsonl", "session.svg", "pause.png"}
