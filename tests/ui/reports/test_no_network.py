"""Nothing leaves the computer: a whole session and every export open no socket to the network."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WATCHED = """
import sys

def watch(event, args):
    if event == "socket.__new__" and args[1] not in (1, -1):  # AF_UNIX, or of a descriptor
        raise SystemExit(f"a socket of family {args[1]} was opened")
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit(f"{event} was asked for")

sys.addaudithook(watch)
from ui.commands.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "words",
    [
        ["session", "--minutes", "1", "--speed", "max", "--json"],
        ["export", "last", "--format", "all", "-o", "copy"],
        ["sessions", "--json"],
        ["show", "last", "--recompute"],
    ],
)
def test_no_word_of_ours_reaches_for_the_network(words: list[str], tmp_path: Path) -> None:
    place = {"OUTBREATH_LIBRARY": str(tmp_path / "library"), "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-c", WATCHED]
    first = ["session", "--minutes", "0.2", "--speed", "max", "--json"]
    for each in (first, words):
        done = subprocess.run(
            [*asked, *each],
            cwd=tmp_path,
            env={**place, "PATH": "", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_the_watch_would_see_it(tmp_path: Path) -> None:
    reaching = WATCHED.split("from ui")[0] + "import socket\nsocket.socket(socket.AF_INET)"
    done = subprocess.run([sys.executable, "-c", reaching], capture_output=True, check=False)
    assert b"family" in done.stderr
