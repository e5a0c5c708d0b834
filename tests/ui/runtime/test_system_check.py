"""A window that cannot be opened is told in one sentence, with the command for this system."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ui.runtime import system_check
from ui.runtime.system_check import choose_platform, find_problem, install_command

DEBIAN = {"ID": "debian", "VERSION_ID": "13"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}
FEDORA = {"ID": "fedora"}
SUSE = {"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"}
ARCH = {"ID": "endeavouros", "ID_LIKE": "arch"}


@pytest.mark.parametrize(
    ("release", "command"),
    [
        (DEBIAN, "sudo apt-get install libegl1"),
        (MINT, "sudo apt-get install libegl1"),
        (FEDORA, "sudo dnf install 'libEGL.so.1()(64bit)'"),
        (SUSE, "sudo zypper install --capability 'libEGL.so.1()(64bit)'"),
        (ARCH, "sudo pacman -S libglvnd"),
        ({"ID": "nobody-knows"}, None),
        ({}, None),
    ],
)
def test_a_missing_library_is_told_with_the_command_of_this_system(
    release: Mapping[str, str], command: str | None
) -> None:
    assert install_command("libEGL.so.1", release) == command


def test_what_the_linker_says_becomes_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "_read_os_release", lambda: DEBIAN)
    error = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    problem = system_check._explain_load_error(error)
    assert problem.sentence == (
        "This system lacks libxcb-cursor.so.0, which Qt needs: "
        "run `sudo apt-get install libxcb-cursor0`."
    )


def test_other_trouble_of_qt_is_told_with_its_own_words() -> None:
    problem = system_check._explain_load_error("undefined symbol: qt_version_tag, version Qt_6")
    assert "undefined symbol" in problem.why
    assert "Install Outbreath again" in problem.to_do


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_screen_that_does_not_answer_is_named(tmp_path: Path) -> None:
    for environment in (
        {"DISPLAY": ":59000"},
        {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)},
    ):
        problem = find_problem(environment)
        assert problem is not None
        assert "does not respond" in problem.why or "lacks" in problem.why
        assert choose_platform(environment) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_wayland_screen_that_answers_is_chosen_before_x(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "_check_plugin", lambda name: None)
    with (
        TemporaryDirectory() as folder,  # short: the path of a socket has 108 bytes
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor,
    ):
        compositor.bind(f"{folder}/wayland-0")
        compositor.listen()
        environment = {
            "WAYLAND_DISPLAY": "wayland-0",
            "XDG_RUNTIME_DIR": folder,
            "DISPLAY": ":59000",
        }
        assert choose_platform(environment) == "wayland"
        assert find_problem(environment) is None


def test_a_platform_that_the_person_chose_stays() -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":59000"}
    assert choose_platform(environment) is None
    assert find_problem(environment) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ("xcb", "The screen ':59000' does not respond"),
        ("xcb:name=value", "The screen ':59000' does not respond"),
        ("wayland;xcb", "The screen 'wayland-7' does not respond"),
        ("wayland-egl", "The screen 'wayland-7' does not respond"),
        ("wayland;xcb;offscreen", None),
        ("offscreen:size=800x600", None),
        ("minimal", None),
    ],
)
def test_a_chosen_platform_is_asked_for_its_screen_as_well(
    chosen: str, says: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_check, "check_qt", lambda: None)
    monkeypatch.setattr(system_check, "_is_x_reached", lambda environment: False)
    environment = {
        "QT_QPA_PLATFORM": chosen,
        "DISPLAY": ":59000",
        "WAYLAND_DISPLAY": "wayland-7",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    problem = find_problem(environment)
    assert (problem is None) is (says is None)
    if problem is not None and says is not None:
        assert problem.why.startswith(says)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_chosen_platform_without_a_screen_says_which_variable_is_missing(tmp_path: Path) -> None:
    for chosen, variable in (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY")):
        problem = find_problem({"QT_QPA_PLATFORM": chosen, "XDG_RUNTIME_DIR": str(tmp_path)})
        assert problem is not None
        assert f"{variable} does not name a screen" in problem.why or "lacks" in problem.why


def test_a_screen_that_refuses_adds_no_lines_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class RefusingXcb:
        def __init__(self, name: str) -> None:
            def connect(display: bytes, screen: None) -> int:
                os.write(2, b"Authorization required, but no authorization protocol specified\n")
                return 1

            self.xcb_connect: Any = connect
            self.xcb_connection_has_error = lambda connection: 1
            self.xcb_disconnect = lambda connection: None

    monkeypatch.setattr("ui.runtime.system_check.ctypes.CDLL", RefusingXcb)
    monkeypatch.setattr(system_check, "X_RETRY_S", 0.0)
    assert not system_check._is_x_reached({"DISPLAY": ":0"})
    print("afterwards", file=sys.stderr)
    assert capfd.readouterr().err == "afterwards\n"


def test_an_older_qt_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("__version__ = '6.5.3'\n", encoding="utf-8")
    ask = "from ui.runtime.system_check import find_problem; print(find_problem({}).sentence)"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "needs Qt 6.8 or later, and Qt 6.5.3 was found first" in done.stdout
    assert str(tmp_path) in done.stdout
    assert "PYTHONPATH" in done.stdout
