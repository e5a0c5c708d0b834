"""The composition of the application: the window with everything behind it, on one page.

Ctrl-C and a shutdown of the system close the window as a person would.
"""

import argparse
import faulthandler
import signal
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from devices.registry import open_source
from trainer.plan import SessionPlan
from ui import faults
from ui.desktop import recent_folders
from ui.desktop.desktop_file import DesktopFile
from ui.desktop.placement import WindowPlacement
from ui.i18n import translator
from ui.navigation.main_window import MainWindow
from ui.reports.exporting_library import ExportingSessionLibrary
from ui.runtime import collection
from ui.runtime.bridge import Bridge
from ui.services.practice import PracticeLibrary
from ui.services.profiles import (
    DEFAULT_PROFILE,
    ProfileList,
    folder_from_arguments,
    library_from_arguments,
)
from ui.settings import SettingsFile
from ui.style.identity import identify
from ui.style.text_measure import USUAL_SIZE_PX

if TYPE_CHECKING:
    from ui.runtime.worker import SessionWorker


IMPORT_SESSION_MS: Final = 150
"""After Home is painted, so that the first pause need not wait for its modules."""


class SignalWatcher(QObject):
    """Calls `close` after SIGINT or SIGTERM.

    Python runs no signal handler while Qt waits for events. The signal writes a byte to a socket, and the
    socket wakes Qt.
    """

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
        self._before = {
            s: signal.signal(s, _ignore_signal) for s in (signal.SIGINT, signal.SIGTERM)
        }

    def _wake(self) -> None:
        self._ours.recv(64)
        self._close()

    def restore(self) -> None:
        """Restore the earlier handlers. Call it before the program goes on without a window."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._ours.close()
        self._theirs.close()


def _ignore_signal(*_: object) -> None:
    """The byte written to the socket does the work."""


def run_window(args: argparse.Namespace) -> int:
    """Open the window and wait until it is closed.

    Returns
    -------
    int
        The exit status.

    Raises
    ------
    SourceError
        There is no such source.
    """
    if args.source:
        open_source(args.source, lambda: None)
    app = QApplication(sys.argv[:1])
    identify(app)
    if sys.stderr is not None:
        faulthandler.enable()
    application = Application(args)
    faults.install_hooks(application.report_fault)
    interrupts = SignalWatcher(application.close)
    application.open()
    status = app.exec()
    application.close()
    interrupts.restore()
    return status


class Application:
    """The window that is open. Choosing another profile replaces it by another window."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        desktop_file = DesktopFile(folder_from_arguments(args))
        recent_folders.remember_in(desktop_file)
        self._placement = WindowPlacement(desktop_file, QSize(*USUAL_SIZE_PX))
        self.window = self._create_window()

    def open(self) -> None:
        self._placement.open(self.window)
        if self._args.session_id:
            self.window.show_review(self._args.session_id)
        if self._args.notice:
            self.window.show_notice(self._args.notice)
        if self._args.start:
            self.window.begin()

    def close(self) -> None:
        self.window.close()

    def report_fault(self) -> None:
        self.window.report_fault()

    def _change_person(self, name: str) -> None:
        previous = self.window
        self._args.profile = name
        self._placement.remember()
        self.window = self._create_window()
        self._placement.open(self.window)
        previous.close()
        previous.deleteLater()

    def _create_window(self) -> MainWindow:
        window = create_main_window(self._args, self._placement.first_size)
        window.profile_chosen.connect(self._change_person)
        return window


def create_main_window(args: argparse.Namespace, size: QSize | None = None) -> MainWindow:
    """The window of this size, and the parts it is given: a worker for each session, the library, settings and profiles."""
    folder, library = folder_from_arguments(args), library_from_arguments(args)
    faults.set_log_folder(folder)
    profile = DEFAULT_PROFILE if folder == library else folder.name

    def start_session(plan: SessionPlan, source_name: str) -> "SessionWorker":
        from ui.runtime.worker import SessionWorker

        return SessionWorker(plan, source_name, folder, Bridge(), rate=args.speed)

    settings = SettingsFile(folder)
    translator.set_language(settings.now.language)
    source_name = args.source or settings.now.last_source
    profile_list = ProfileList(library, profile)
    practice_library = PracticeLibrary(folder)
    QTimer.singleShot(IMPORT_SESSION_MS, _import_session)
    QTimer.singleShot(collection.RESUME_MS, collection.resume)
    return MainWindow(
        start_session,
        ExportingSessionLibrary(folder),
        source_name,
        settings,
        profile_list,
        practice_library,
        size,
    )


def _import_session() -> None:
    from devices.simulation import source  # noqa: F401
    from ui.runtime import worker  # noqa: F401
