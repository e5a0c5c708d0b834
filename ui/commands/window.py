"""`outbreath` without a subcommand: open the window, if there is a screen."""

import argparse
import builtins
import os
import sys
from typing import Final

from devices.source import SourceError

WHERE: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_SCREEN: Final = "There is no screen here: use `outbreath session`, which runs in the terminal."


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in WHERE)


def open_window(asked: argparse.Namespace) -> int:
    """See `ui.app.run_window`.

    Raises:
        SourceError: there is no screen, or no such source.
    """
    if not has_display():
        raise SourceError(NO_SCREEN)
    import_plainly()
    from ui.app import run_window as run

    return run(asked)


def import_plainly() -> None:
    """Import as Python does, from here on.

    PySide6's own import reads and keeps the source of every module that comes after it, to learn whether
    it wishes for Qt's names in snake_case. No module here does: without that the window opens sooner and
    takes 18 MB less.
    """
    import PySide6  # noqa: F401  puts an import of its own in the place of Python's

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
