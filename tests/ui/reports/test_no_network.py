"""Nothing leaves the computer: a whole session and every export open no socket to the network."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
WATCHED = """
import json, sys

def watch(event, args):
    if event == "socket.__new__" and args[1] not in (1, -1):  # AF_UNIX, or of a descriptor
        raise SystemExit(f"a socket of family {args[1]} was opened")
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request"):
        raise SystemExit(f"{event} was asked for")

sys.addaudithook(watch)
from ui.commands.cli import main
for words in json.loads(sys.argv[1]):
    if status := main(words):
        raise SystemExit(f"{words} ended with {status}")
"""


WORDS = (
    ("session", "--minutes", "1", "--speed", "max", "--json"),
    ("export", "last", "--format", "all", "-o", "copy"),
    ("sessions", "--json"),
    ("show", "last", "--recompute"),
)


def test_no_word_of_ours_reaches_for_the_network(tmp_path: Path) -> None:
    place = {"OUTBREATH_LIBRARY": str(tmp_path / "library"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(WORDS)],
        cwd=tmp_path,
        env={**place, "PATH": "", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "copy").iterdir())


def test_the_watch_would_see_it(tmp_path: Path) -> None:
    reaching = WATCHED.split("from ui")[0] + "import socket\nsocket.socket(socket.AF_INET)"
    done = subprocess.run([sys.executable, "-c", reaching], capture_output=True, check=False)
    assert b"family" in done.stderr
