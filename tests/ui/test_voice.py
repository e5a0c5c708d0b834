"""A voice that is a small script on the PATH: found, spoken through, stopped and left behind by nobody."""

import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.voice import Voice

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the voices here are shell scripts")

Speaker = Callable[[str, str], None]
WAITED_S = 5.0


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Speaker:
    """Puts a command on a PATH that has no others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, script: str) -> None:
        path = folder / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return put


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + WAITED_S
    while not done():
        assert time.monotonic() < end
        threading.Event().wait(0.01)


@pytest.mark.parametrize("name", ["espeak-ng", "spd-say", "say"])
def test_words_go_through_a_pipe_and_not_into_the_command(
    speaker: Speaker, tmp_path: Path, name: str
) -> None:
    said, asked = tmp_path / "said", tmp_path / "asked"
    speaker(name, f'printf "%s" "$*" > "{asked}"\ncat > "{said}.part"\nmv "{said}.part" "{said}"')
    voice = Voice("darwin" if name == "say" else "linux")
    assert voice.is_there
    assert voice.speak("--out, und langsam: ä")
    until(said.exists)
    voice.close()
    assert said.read_text(encoding="utf-8") == "--out, und langsam: ä"
    assert "langsam" not in asked.read_text(encoding="utf-8")


def test_new_words_stop_the_old_and_nobody_waits(speaker: Speaker, tmp_path: Path) -> None:
    speaker("espeak-ng", "exec sleep 60")
    voice = Voice("linux")
    began = time.monotonic()
    assert voice.speak("breathe in")
    first = voice._running[0]
    assert voice.speak("breathe out")
    assert time.monotonic() - began < 1.0
    assert first.wait(WAITED_S) != 0
    second = voice._running[-1]
    voice.close()
    assert second.returncode is not None
    assert time.monotonic() - began < 4.0
    voice.close()


def test_a_voice_that_will_not_stop_is_stopped(speaker: Speaker, tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    speaker("espeak-ng", f'trap "" TERM\ntouch "{deaf}"\nwhile true; do sleep 0.05; done')
    voice = Voice("linux")
    voice.speak("hold")
    until(deaf.exists)
    (running,) = voice._running
    voice.close()
    assert running.returncode is not None


def test_without_a_voice_nothing_is_said(speaker: Speaker) -> None:
    voice = Voice("linux")
    assert not voice.is_there
    assert not voice.speak("breathe in")
    voice.close()


def test_a_voice_that_was_removed_or_breaks_is_no_trouble(speaker: Speaker, tmp_path: Path) -> None:
    speaker("espeak-ng", "exit 1")
    voice = Voice("linux")
    assert voice.speak("breathe in")
    until(lambda: voice._running[0].poll() is not None)
    (tmp_path / "bin" / "espeak-ng").unlink()
    assert not voice.speak("breathe out")
    voice.close()
