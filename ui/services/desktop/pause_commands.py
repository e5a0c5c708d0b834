"""The person's own commands at the begin and at the end of a pause, such as to silence notifications.

A command is a program with its arguments, no shell. It never delays a pause: it runs in a thread, is given little of
the environment and no terminal, and is ended after `COMMAND_TIMEOUT_S`.
"""

import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from queue import SimpleQueue
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.messages import Message
from ui.i18n.messages import CommandEndedWith, CommandNotRun, CommandTookTooLong, CommandUnclear

COMMAND_TIMEOUT_S: Final = 30.0
MAX_COMMAND_CHARS: Final = 1_000
MOMENT_VARIABLE: Final = "OUTBREATH_MOMENT"
PASSED_VARIABLES: Final = (
    *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR"),
    *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE"),
    *("XDG_CURRENT_DESKTOP", "DBUS_SESSION_BUS_ADDRESS"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "USERNAME"),
)
"""What a command needs to find its own files, the desktop and the session bus."""


class PauseCommandError(TrainerError):
    """What was typed is no command."""


class PauseMoment(StrEnum):
    BEGIN = "begin"
    END = "end"


def parse_command(text: str, system: str = sys.platform) -> tuple[str, ...]:
    """The program and its arguments; empty for an empty text.

    Raises
    ------
    PauseCommandError
        A quotation mark is not closed, or there is a character that no command has.

    Examples
    --------
    >>> parse_command("notify 'be still'", system="linux")
    ('notify', 'be still')
    """
    if len(text) > MAX_COMMAND_CHARS or not text.isprintable():
        raise PauseCommandError(CommandUnclear())
    is_posix = system != "win32"
    try:
        words = shlex.split(text, posix=is_posix)
    except ValueError as exc:
        raise PauseCommandError(CommandUnclear()) from exc
    if not is_posix:
        words = [word.strip('"') for word in words]
    if words and not words[0]:
        raise PauseCommandError(CommandUnclear())
    return tuple(words)


def command_environment(
    moment: PauseMoment, environment: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """The variables that a command is given."""
    passed = {name: environment[name] for name in PASSED_VARIABLES if name in environment}
    return {**passed, MOMENT_VARIABLE: moment.value}


class PauseCommands:
    """Runs the commands one after the other, so that the end of a pause never overtakes its begin.

    Parameters
    ----------
    report : callable
        Called with the message about a command that did not work, in the thread that ran it.
    timeout_s : float
        After so long a command is ended.
    """

    def __init__(
        self, report: Callable[[Message], object], timeout_s: float = COMMAND_TIMEOUT_S
    ) -> None:
        self._report, self._timeout_s = report, timeout_s
        self._waiting: SimpleQueue[tuple[PauseMoment, tuple[str, ...]] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def run(self, moment: PauseMoment, text: str) -> None:
        """Run the command of a moment, soon; nothing if there is none."""
        try:
            command = parse_command(text)
        except PauseCommandError as exc:
            self._report(exc.message)
            return
        if not command:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="pause commands")
            self._thread.start()
        self._waiting.put((moment, command))

    def stop(self, *, wait: bool = False) -> None:
        """Run nothing more after what waits. The process does not end before, and may be left to it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._waiting.put(None)
            if wait:
                thread.join()

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            problem = run_command(*item, self._timeout_s)
            if problem is not None:
                self._report(problem)


def run_command(
    moment: PauseMoment, command: tuple[str, ...], timeout_s: float = COMMAND_TIMEOUT_S
) -> Message | None:
    """Run a command and wait for its end; the message about what did not work."""
    try:
        process = subprocess.Popen(  # noqa: S603  the person's own command, without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=command_environment(moment),
            **_own_group(),
        )
    except (OSError, ValueError):
        return CommandNotRun(command[0])
    try:
        status = process.wait(timeout_s)
    except subprocess.TimeoutExpired:
        _end(process)
        return CommandTookTooLong(command[0], timeout_s)
    return CommandEndedWith(command[0], status) if status else None


def _own_group() -> dict[str, Any]:
    """A group of its own, which can be ended with everything the command has started."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
