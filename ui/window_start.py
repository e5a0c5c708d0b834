"""The way into the window, as short as it can be made."""

import argparse
import builtins

from devices.source import SourceError
from ui.display import NO_SCREEN, has_screen


def open_window(asked: argparse.Namespace) -> int:
    """See `ui.app.open_window`.

    Raises:
        SourceError: there is no screen, or no such source.
    """
    if not has_screen():
        raise SourceError(NO_SCREEN)
    import_plainly()
    from ui.app import open_window as run

    return run(asked)


def import_plainly() -> None:
    """Import as Python does, from here on.

    PySide6's own import reads and keeps the source of every module that comes after it, to learn whether
    it wishes for Qt's names in snake_case. No module here does: without that the window opens sooner and
    takes 18 MB less.
    """
    import PySide6  # noqa: F401  puts an import of its own in the place of Python's

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
