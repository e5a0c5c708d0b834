"""A sentence for somebody who opened the window from a menu and sees no terminal."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from ui.commands.shared.terminal import escape_control

WINDOW_COMMAND: Final = "outbreath-window"
"""The command of the menu entry; on Windows it has no console."""
TITLE: Final = "Outbreath"
WARNING_ICON: Final = 0x30
TIMEOUT_S: Final = 600.0
PROGRAMS: Final[tuple[tuple[str, Callable[[str], list[str]]], ...]] = (
    ("zenity", lambda text: ["--warning", "--no-markup", f"--title={TITLE}", f"--text={text}"]),
    ("kdialog", lambda text: ["--title", TITLE, "--sorry", text]),
    ("notify-send", lambda text: [f"--app-name={TITLE}", TITLE, text]),
    ("xmessage", lambda text: ["-center", text]),
)
"""What desktops show a sentence with, and its arguments. Qt may be what does not work."""


def is_without_terminal() -> bool:
    """Whether nobody sees what is printed."""
    if Path(sys.argv[0]).stem != WINDOW_COMMAND:
        return False
    return sys.stderr is None or not sys.stderr.isatty()


def report_failure(sentence: str) -> None:
    """Print the sentence on one line, whatever file names or texts of a person it contains; or show it."""
    line = escape_control(sentence)
    print(line, file=sys.stderr)
    if is_without_terminal():
        show_failure(line)


def show_failure(sentence: str) -> None:
    """Show the sentence with whatever this system has; nothing happens where it has nothing."""
    with suppress(OSError, AttributeError, ValueError):
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.MessageBoxW(None, sentence, TITLE, WARNING_ICON)
        elif sys.platform == "darwin":
            # The sentence is an argument of the script, never a part of it.
            script = f'on run words\ndisplay alert "{TITLE}" message (item 1 of words)\nend run'
            _run("/usr/bin/osascript", "-e", script, sentence)
        else:
            _run_first(sentence)


def _run_first(sentence: str) -> None:
    from shutil import which

    for name, arguments in PROGRAMS:
        if (path := which(name)) is not None:
            _run(path, *arguments(sentence))
            return


def _run(*command: str) -> None:
    import subprocess

    with suppress(subprocess.SubprocessError):
        subprocess.run(command, check=False, timeout=TIMEOUT_S)  # noqa: S603  no shell reads it
