"""The composition of the application: read this first, it is the whole window on one page.

Ctrl-C and a system that shuts down close the window as a person would.
"""

import argparse
import faulthandler
import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from devices.registry import open_source
from trainer.plan import SessionPlan
from ui import faults
from ui.i18n import translator
from ui.navigation.main_window import MainWindow
from ui.reports.export import ExportingSessionLibrary
from ui.runtime.bridge import Bridge
from ui.runtime.worker import SessionWorker
from ui.services.practice import PracticeLibrary
from ui.services.profiles import (
    DEFAULT_PROFILE,
    ProfileList,
    folder_from_arguments,
    library_from_arguments,
)
from ui.settings import SettingsFile


class SignalWatcher(QObject):
    """Python runs no signal handler while Qt waits; a byte on a socket wakes Qt."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._ours, theirs = socket.socketpair()
        for end in (self._ours, theirs):
            end.setblocking(False)
        self._theirs = theirs
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._before_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._before = {s: signal.signal(s, _noted) for s in (signal.SIGINT, signal.SIGTERM)}

    def _wake(self) -> None:
        self._ours.recv(64)
        self._close()

    def restore(self) -> None:
        """Give the signals back. Call it before the program goes on without a window."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()


def _noted(*_: object) -> None:
    """The wake-up byte has done it already."""


def run_window(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit status.

    Raises:
        SourceError: there is no such source.
    """
    if asked.source:
        open_source(asked.source, lambda: None)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Outbreath")
    if sys.stderr is not None:
        faulthandler.enable()
    place = Application(asked)
    faults.install_hooks(place.tell_of_fault)
    interrupts = SignalWatcher(place.close)
    place.open()
    status = app.exec()
    place.close()
    interrupts.restore()
    return status


class Application:
    """The one window that is open. Another person gets another window in its place."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self.window = self._made()

    def open(self) -> None:
        self.window.show()
        if self._asked.start:
            self.window.begin()

    def close(self) -> None:
        self.window.close()

    def tell_of_fault(self) -> None:
        self.window.report_fault()

    def _change_person(self, name: str) -> None:
        before = self.window
        self._asked.profile = name
        self.window = self._made()
        self.window.setGeometry(before.geometry())
        self.window.show()
        before.close()
        before.deleteLater()

    def _made(self) -> MainWindow:
        window = create_main_window(self._asked)
        window.profile_chosen.connect(self._change_person)
        return window


def create_main_window(asked: argparse.Namespace) -> MainWindow:
    """The window with everything behind it: each pause gets a worker, all of them one library."""
    folder, library = folder_from_arguments(asked), library_from_arguments(asked)
    faults.keep_in(folder)
    person = DEFAULT_PROFILE if folder == library else folder.name

    def start_session(plan: SessionPlan, source_name: str) -> SessionWorker:
        return SessionWorker(plan, source_name, folder, Bridge(), rate=asked.speed)

    settings = SettingsFile(folder)
    translator.set_language(settings.now.language)
    source_name = asked.source or settings.now.source or "simulated"
    profile_list = ProfileList(library, person)
    practice_library = PracticeLibrary(folder)
    return MainWindow(
        start_session,
        ExportingSessionLibrary(folder),
        source_name,
        settings,
        profile_list,
        practice_library,
    )
