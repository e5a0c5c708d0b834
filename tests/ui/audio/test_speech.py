"""A voice that is a small script on the PATH: found, spoken through, stopped and left behind by nobody."""

import os
import shutil
import stat
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from trainer.pacing import BreathPhase
from ui.audio.cues import Cues
from ui.audio.speech import UNIX_COMMANDS, SpeechOutput, _command_for, _find_speech_program
from ui.i18n import translator
from ui.settings import Settings

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
    spoken, asked = tmp_path / "said", tmp_path / "asked"
    speaker(
        name,
        f'[ "$2" = "?" ] && exit\nprintf "%s" "$*" > "{asked}"\n'
        f'cat > "{spoken}.part"\nmv "{spoken}.part" "{spoken}"',
    )
    voice = SpeechOutput("darwin" if name == "say" else "linux")
    assert voice.is_there
    assert voice.speak("--out, und langsam: ä")
    until(spoken.exists)
    voice.close()
    assert spoken.read_text(encoding="utf-8") == "--out, und langsam: ä"
    assert "langsam" not in asked.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["espeak-ng", "espeak", "spd-say", "say", "powershell"])
@pytest.mark.parametrize(("language", "mac"), [("de", "-v Anna -f -"), ("en", "-v Samantha -f -")])
def test_german_words_are_read_by_a_german_voice_and_english_words_by_an_english_one(
    speaker: Speaker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    mac: str,
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("fr_FR"))
    asked = tmp_path / "asked"
    voices = "Anna                de_DE    # Hallo\nSamantha            en_US    # Hello"
    speaker(
        name,
        f'[ "$2" = "?" ] && echo "{voices}" && exit\n'
        f'cat > "{asked}.part"\nprintf "%s" "$*" >> "{asked}.part"\nmv "{asked}.part" "{asked}"',
    )
    voice = SpeechOutput({"say": "darwin", "powershell": "win32"}.get(name, "linux"))
    assert voice.speak("Ausatmen: ", language)
    until(asked.exists)
    voice.close()
    text = asked.read_text(encoding="utf-8")
    assert text.startswith("Ausatmen: ")
    if name == "say":
        assert text.endswith(mac)
    elif name == "powershell":
        assert text.count(f"'{language}'") == 2
        assert text.count("{") == text.count("}") == 3
    else:
        assert text.endswith(f" {language}")


@pytest.mark.parametrize("system", ["de_DE", "fr_FR"])
def test_a_mac_without_that_voice_speaks_with_the_one_the_person_chose(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    asked = tmp_path / "asked"
    speaker(
        "say", f'[ "$2" = "?" ] && echo "Joanna    en_US    # Hi" && exit\necho "$*" > "{asked}"'
    )
    voice = SpeechOutput("darwin")
    assert voice.speak("Ausatmen", "de")
    until(lambda: asked.exists() and asked.read_text(encoding="utf-8") == "-f -\n")
    voice.close()


@pytest.mark.parametrize("language", ["", "klingon", "-v", "de; rm"])
def test_a_language_that_no_voice_is_known_for_is_read_in_english(
    speaker: Speaker, tmp_path: Path, language: str
) -> None:
    asked = tmp_path / "asked"
    speaker("espeak-ng", f'echo "$*" > "{asked}.part"\nmv "{asked}.part" "{asked}"')
    voice = SpeechOutput("linux")
    assert voice.speak("breathe out", language)
    until(asked.exists)
    voice.close()
    assert asked.read_text(encoding="utf-8") == "--stdin -v en\n"


def test_the_breath_is_spoken_in_the_language_of_the_window(
    qapp: QApplication, speaker: Speaker, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    speaker("espeak-ng", f'(echo "$*"; cat) > "{asked}.part"\nmv "{asked}.part" "{asked}"')
    cues = Cues()
    cues.configure(Settings(voice=True))
    translator.install_language("de")
    try:
        cues.say_phase(BreathPhase.EXHALE)
    finally:
        translator.install_language("en")
    until(asked.exists)
    cues.close()
    assert asked.read_text(encoding="utf-8") == "--stdin -v de\nAusatmen"


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no espeak-ng here")
def test_espeak_reads_the_same_words_otherwise_in_each_language(tmp_path: Path) -> None:
    sounds = []
    for language in ("de", "en"):
        path, *options = _command_for(_find_speech_program(UNIX_COMMANDS[:1]), language)
        out = tmp_path / f"{language}.wav"
        subprocess.run([path, *options, "-w", str(out)], input=b"Langsam ausatmen", check=True)
        sounds.append(out.read_bytes())
    assert min(map(len, sounds)) > 10_000
    assert sounds[0] != sounds[1]


@pytest.mark.realtime
def test_new_words_stop_the_old_and_nobody_waits(speaker: Speaker, tmp_path: Path) -> None:
    speaker("espeak-ng", "exec sleep 60")
    voice = SpeechOutput("linux")
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
    voice = SpeechOutput("linux")
    voice.speak("hold")
    until(deaf.exists)
    (running,) = voice._running
    voice.close()
    assert running.returncode is not None


def test_without_a_voice_nothing_is_said(speaker: Speaker) -> None:
    voice = SpeechOutput("linux")
    assert not voice.is_there
    assert not voice.speak("breathe in")
    voice.close()


def test_a_voice_that_was_removed_or_breaks_is_no_trouble(speaker: Speaker, tmp_path: Path) -> None:
    speaker("espeak-ng", "exit 1")
    voice = SpeechOutput("linux")
    assert voice.speak("breathe in")
    until(lambda: voice._running[0].poll() is not None)
    (tmp_path / "bin" / "espeak-ng").unlink()
    assert not voice.speak("breathe out")
    voice.close()
