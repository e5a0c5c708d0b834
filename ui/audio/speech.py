"""Speech by the voice of the system, if it has one.

The text goes through a pipe and never into the command: other users of the machine see commands in the list
of processes, and a text must not be taken for options.

espeak-ng is preferred to spd-say: it falls silent when it is ended, while spd-say gives the text to a
service that finishes the sentence.

The text is read by a voice of its own language if there is one; any other is hard to understand.
"""

import shutil
import subprocess
import sys
from contextlib import suppress
from typing import Final

from ui.i18n.languages import LANGUAGES, SOURCE

MAX_TEXT_CHARS: Final = 500  # fits into the buffer of any pipe
STOP_TIMEOUT_S: Final = 1.0
CREATION_FLAGS: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
LANGUAGE_PLACEHOLDER: Final = "{language}"  # replaced by the language of the text
# If that voice was removed, the voice chosen for the system speaks.
SPEAK_SCRIPT: Final = """case "
$("$0" -v "?" </dev/null 2>/dev/null)" in *"
$1 "*) exec "$0" -v "$1" -f -;; esac
exec "$0" -f -"""
POWERSHELL: Final = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "if ($s.Voice.Culture.TwoLetterISOLanguageName -ne '{language}') { "
    "$v = $s.GetInstalledVoices() | Where-Object { $_.Enabled -and "
    "$_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq '{language}' } | Select-Object -First 1; "
    "if ($v) { $s.SelectVoice($v.VoiceInfo.Name) } }; "
    "$s.Speak([Console]::In.ReadToEnd())"
)
COMMANDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "darwin": (("say",),),
    "win32": (("powershell", "-NoProfile", "-NonInteractive", "-Command", POWERSHELL),),
}
UNIX_COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("espeak-ng", "--stdin", "-v", LANGUAGE_PLACEHOLDER),
    ("espeak", "--stdin", "-v", LANGUAGE_PLACEHOLDER),
    ("spd-say", "--pipe-mode", "-l", LANGUAGE_PLACEHOLDER),
)


class SpeechOutput:
    """Searches for a speech program at once, and starts nothing before there is something to say."""

    def __init__(self, system: str = sys.platform) -> None:
        self._command = _find_speech_program(COMMANDS.get(system, UNIX_COMMANDS))
        self._running: list[subprocess.Popen[bytes]] = []

    @property
    def is_there(self) -> bool:
        return bool(self._command)

    def speak(self, words: str, language: str = SOURCE) -> bool:
        """Start to speak and return at once; an earlier text is cut off. False if nothing can speak."""
        self.hush()
        if not self._command:
            return False
        try:
            speaker = subprocess.Popen(  # noqa: S603  a fixed command, found on the PATH
                _command_for(self._command, language if language in LANGUAGES else SOURCE),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=CREATION_FLAGS,
            )
        except OSError:
            return False
        self._running.append(speaker)
        _write_text(speaker, words[:MAX_TEXT_CHARS])
        return True

    def hush(self) -> None:
        """Stop speaking, without waiting."""
        for speaker in self._running:
            with suppress(OSError):
                speaker.terminate()
        self._running = [speaker for speaker in self._running if speaker.poll() is None]

    def close(self) -> None:
        """Stop, and leave no process behind. May be called again."""
        self.hush()
        for speaker in self._running:
            try:
                speaker.wait(STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                speaker.kill()
                speaker.wait()
        self._running = []


def _find_speech_program(commands: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The first of the commands that is on the PATH, with its full path; empty if none is."""
    for name, *options in commands:
        path = shutil.which(name)
        if path is not None:
            return (path, *options)
    return ()


def _command_for(command: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The command for a voice of this language.

    A Mac speaks the system's own language with the voice the person chose; any other is selected by name.
    """
    path, *options = command
    if options:
        return (path, *(option.replace(LANGUAGE_PLACEHOLDER, language) for option in options))
    from PySide6.QtCore import QLocale  # not before a voice is wanted

    if QLocale.system().name().startswith(language):
        return (path, "-f", "-")
    return ("/bin/sh", "-c", SPEAK_SCRIPT, path, LANGUAGES[language].mac_voice)


def _write_text(speaker: "subprocess.Popen[bytes]", words: str) -> None:
    assert speaker.stdin is not None
    with suppress(OSError):  # it has ended already
        speaker.stdin.write(words.encode("utf-8", "replace"))
    with suppress(OSError):
        speaker.stdin.close()
