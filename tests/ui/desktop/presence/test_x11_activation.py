"""Asking an X server to bring a window forward; the answer of a window manager is seen on a real one."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
LISTEN = """
import sys
from ui.desktop.presence.x11_activation import activate_window
activate_window(int(sys.argv[1]))
print("asked")
"""


def ask(display: str, window: int = 12) -> str:
    """In a process of its own: a wrong word to libxcb would end it."""
    command = [sys.executable, "-c", LISTEN, str(window)]
    env = {**os.environ, "DISPLAY": display}
    done = subprocess.run(
        command, cwd=ROOT, env=env, check=False, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is no X here")
@pytest.mark.parametrize("display", ["", ":9876", "nonsense"])
def test_where_no_server_answers_nothing_happens(display: str) -> None:
    assert ask(display) == "asked"


@pytest.fixture
def server() -> Iterator[str]:
    """The display of an X server without a window manager, with one property on its root window."""
    if shutil.which("Xvfb") is None or shutil.which("xprop") is None:
        pytest.skip("Xvfb or xprop is not installed: apt-get install xvfb x11-utils")
    with tempfile.TemporaryDirectory() as folder:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "320x200x24", "-noreset"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=folder
        ) as process:
            assert process.stdout is not None
            yield f":{process.stdout.readline().strip()}"
            process.terminate()


def test_a_server_takes_the_request_whether_a_window_manager_is_there_or_not(server: str) -> None:
    assert ask(server) == "asked"
    env = {**os.environ, "DISPLAY": server}
    words = ["-root", "-f", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", "0"]
    subprocess.run(["xprop", *words], env=env, check=True)
    assert ask(server) == "asked"
