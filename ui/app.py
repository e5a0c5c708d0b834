"""Where the window is put together. Read this first: it is the whole program on one page."""

import argparse
import faulthandler
import sys
import threading
from types import TracebackType

from PySide6.QtWidgets import QApplication

from trainer.plan import SessionPlan
from ui.bridge import Bridge
from ui.interrupts import Interrupts
from ui.library_folder import folder_of
from ui.main_window import MainWindow
from ui.session_worker import SessionWorker
from ui.settings import SettingsFile
from ui.shelf import Shelf


def open_window(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Outbreath")
    window = main_window(asked)
    _show_what_goes_wrong()
    interrupts = Interrupts(window.close)
    window.show()
    if asked.start:
        window.begin()
    status = app.exec()
    window.close()
    interrupts.restore()
    return status


def main_window(asked: argparse.Namespace) -> MainWindow:
    """The window with everything behind it: each pause gets a worker, all of them one library."""
    folder = folder_of(asked)

    def start_sitting(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, folder, Bridge(), rate=asked.speed)

    settings = SettingsFile(folder)
    source_name = asked.source or settings.now.source or "simulated"
    return MainWindow(start_sitting, Shelf(folder), source_name, settings=settings)


def _show_what_goes_wrong() -> None:
    """An error in a slot or a paint event would otherwise pass in silence."""
    if sys.stderr is not None:
        faulthandler.enable()
    threading.excepthook = _thread_broke


def _thread_broke(args: threading.ExceptHookArgs) -> None:
    traceback: TracebackType | None = args.exc_traceback
    if args.exc_value is not None:
        sys.excepthook(args.exc_type, args.exc_value, traceback)
