"""The composition of the application: the window with everything behind it, on one page.

Ctrl-C and a shutdown of the system close the window as a person would.
"""

import argparse
import faulthandler
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui import faults
from ui.desktop.qt_failure import report_fatal_error
from ui.i18n import translator, window_text
from ui.runtime import collection
from ui.services.profiles import (
    DEFAULT_PROFILE,
    ProfileList,
    folder_from_arguments,
    library_from_arguments,
)
from ui.settings import NAME as SETTINGS_NAME
from ui.settings import SettingsFile, read_settings
from ui.style.identity import identify
from ui.style.text_measure import USUAL_SIZE_PX

if TYPE_CHECKING:
    from trainer.messages import Message
    from trainer.plan import SessionPlan
    from ui.desktop.placement import WindowPlacement
    from ui.desktop.presence.desktop_presence import DesktopPresence
    from ui.desktop.presence.instance import InstanceClaim
    from ui.desktop.presence.instance_server import InstanceServer
    from ui.navigation.main_window import MainWindow
    from ui.runtime.worker import SessionWorker
    from ui.services.desktop.window_request import WindowRequest


IMPORT_SESSION_MS: Final = 150
"""After Home is painted, so that the first pause need not wait for its modules."""
PRESENCE_MS: Final = 600
"""After the first breath is painted; a second start waits for it."""
ACTIVATION_VARIABLE: Final = "XDG_ACTIVATION_TOKEN"


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


class GuiApplication(QApplication):
    """The application, which says so before it closes its windows because it is to quit."""

    quit_asked = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.quit_asked.emit()
        return super().event(event)


def run_window(args: argparse.Namespace, report_no_platform: Callable[[], object]) -> int:
    """Open the window and wait until it is closed.

    Parameters
    ----------
    args : Namespace
    report_no_platform : callable
        Tells the person that Qt cannot open any window here; the process ends after it.

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
        from devices.registry import open_source

        open_source(args.source, lambda: None)
    with report_fatal_error(report_no_platform):
        app = GuiApplication(sys.argv[:1])
    identify(app)
    if sys.stderr is not None:
        faulthandler.enable()
    application = Application(args)
    app.quit_asked.connect(application.note_quitting)
    faults.install_hooks(application.report_fault)
    interrupts = SignalWatcher(application.quit)
    application.open()
    status = app.exec()
    application.close()
    interrupts.restore()
    return status


class Application(QObject):
    """The window that is open, and what is there besides it. Another profile gets another window."""

    def __init__(self, args: argparse.Namespace) -> None:
        super().__init__()
        self._args = args
        self._window: MainWindow | None = None
        self._placement: WindowPlacement | None = None
        self._presence: DesktopPresence | None = None
        self._server: InstanceServer | None = None
        self._claim: InstanceClaim | None = getattr(args, "claim", None)

    @property
    def window(self) -> "MainWindow":
        """The window, which is made when it is first asked for."""
        if self._window is None:
            self._window = self._create_window()
        return self._window

    @property
    def placement(self) -> "WindowPlacement":
        """Where the window is put."""
        if self._placement is None:
            from ui.desktop import recent_folders
            from ui.desktop.desktop_file import DesktopFile
            from ui.desktop.placement import WindowPlacement

            desktop_file = DesktopFile(folder_from_arguments(self._args))
            recent_folders.remember_in(desktop_file)
            self._placement = WindowPlacement(desktop_file, QSize(*USUAL_SIZE_PX), self)
        return self._placement

    def open(self) -> None:
        """Show the window, or the icon in the tray if that is asked for."""
        if getattr(self._args, "hidden", False) and not self._args.start:
            self._open_hidden()
            return
        self.placement.open(self.window)
        if self._args.session_id:
            self.window.show_review(self._args.session_id)
        if self._args.notice is not None:
            self.window.show_notice(window_text.to_text(self._args.notice))
        if self._args.start:
            self.window.begin()
        QTimer.singleShot(PRESENCE_MS, self, self._create_presence)

    def quit(self) -> None:
        """End the program, also if it would stay in the tray; what is open is saved."""
        self.note_quitting()
        if self._window is not None:
            self._window.close()
        QApplication.quit()

    def note_quitting(self) -> None:
        if self._presence is not None:
            self._presence.is_quitting = True

    def close(self) -> None:
        """Close the window, and everything besides it. May be called again."""
        self.note_quitting()
        if self._window is not None:
            self._window.close()
        if self._presence is not None:
            self._presence.stop()
        self._release()

    def report_fault(self) -> None:
        if self._window is not None:
            self._window.report_fault()

    def _open_hidden(self) -> None:
        self._create_presence()
        if self._presence is not None:
            self._presence.show_tray_or(self._come_forward)

    def _create_presence(self) -> None:
        """Listen for a second start, and make what the settings ask for; after the window is painted."""
        from ui.desktop.presence.desktop_presence import DesktopPresence

        with faults.FaultGuard("single-window"):
            self._listen()
        presence = self._presence = DesktopPresence(lambda: self._window, self)
        presence.start_wanted.connect(self._start_pause)
        presence.open_wanted.connect(self._come_forward)
        presence.quit_wanted.connect(self.quit)
        presence.command_failed.connect(self._show_failure)
        presence.shortcut_settled.connect(self._show_shortcut)
        presence.shortcut_declined.connect(self._turn_shortcut_off)
        settings = (
            read_settings(folder_from_arguments(self._args) / SETTINGS_NAME)[0]
            if self._window is None
            else self._window.settings.now
        )
        if self._window is None:
            translator.set_language(settings.language)
        else:
            self._join(self._window)
        presence.apply(settings)

    def _join(self, window: "MainWindow") -> None:
        """Let the window and what is there besides it know of each other."""
        presence = self._presence
        if presence is None:
            return
        window.keeps_running = presence.stays_in_tray
        window.pacing_changed.connect(presence.note_pacing)
        window.session_closed.connect(presence.note_idle)
        window.settings_changed.connect(self._apply_settings)
        presence.note_pacing(window.is_pacing)
        if presence.shortcut_is_bound is not None:
            window.show_shortcut(presence.shortcut_is_bound)

    def _apply_settings(self) -> None:
        if self._presence is not None and self._window is not None:
            self._presence.apply(self._window.settings.now)

    def _listen(self) -> None:
        if self._claim is None:
            return
        try:
            from ui.desktop.presence.instance_server import InstanceServer
        except ImportError:  # as in `hand_over`: the next start will open a window of its own
            return
        claim, self._claim = self._claim, None
        self._server = InstanceServer(claim, self)
        self._server.requested.connect(self._follow_request)

    def _release(self) -> None:
        """Let another process have the window of this library."""
        if self._claim is not None:
            self._claim.release()
            self._claim = None
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _follow_request(self, request: "WindowRequest") -> None:
        """Do what a second start asks for."""
        if request.hidden and not request.start:
            return
        self._come_forward(request.activation_token)
        if request.notice:
            from ui.services.desktop.window_request import requested_message

            self.window.show_notice(window_text.to_text(requested_message(request)))
        if request.session_id:
            self.window.show_review(request.session_id)
        if request.start:
            self.window.start_from_outside(request.source)

    def _come_forward(self, activation_token: str = "") -> None:
        if activation_token:
            os.environ[ACTIVATION_VARIABLE] = activation_token  # Qt takes it from there, once
        if self._window is None:
            self.placement.open(self.window)
        self.window.come_forward()

    def _start_pause(self, activation_token: str) -> None:
        self._come_forward(activation_token)
        self.window.start_from_outside()

    def _show_shortcut(self, is_bound: bool) -> None:
        if self._window is not None:
            self._window.show_shortcut(is_bound)

    def _turn_shortcut_off(self) -> None:
        """The person declined the key: do not ask for it at every start."""
        folder = folder_from_arguments(self._args)
        settings = SettingsFile(folder) if self._window is None else self._window.settings
        settings.change(replace(settings.now, shortcut=False))
        if self._presence is not None:
            self._presence.apply(settings.now)

    def _show_failure(self, failure: "Message") -> None:
        if self._window is not None:
            self._window.show_notice(window_text.to_text(failure))

    def _change_person(self, name: str) -> None:
        previous = self.window
        self._args.profile = name
        self.placement.remember()
        self._window = self._create_window()
        self.placement.open(self._window)
        previous.keeps_running = lambda: False
        previous.close()
        previous.deleteLater()
        self._release()
        with faults.FaultGuard("single-window"):
            self._claim_profile()
        self._apply_settings()

    def _claim_profile(self) -> None:
        """Listen for a second start with the profile that is shown now, unless a window of it is open."""
        from ui.desktop.presence.instance import claim_instance, instance_address

        address = instance_address(folder_from_arguments(self._args))
        if address is not None:
            with suppress(OSError):
                self._claim = claim_instance(address)
        self._listen()

    def _create_window(self) -> "MainWindow":
        window = create_main_window(self._args, self.placement.first_size)
        window.profile_chosen.connect(self._change_person)
        window.quit_asked.connect(self.quit)
        self._join(window)
        return window


def create_main_window(args: argparse.Namespace, size: QSize | None = None) -> "MainWindow":
    """The window of this size, and the parts it is given: a worker for each session, the library, settings and profiles."""
    from ui.navigation.main_window import MainWindow
    from ui.reports.exporting_library import ExportingSessionLibrary
    from ui.runtime.bridge import Bridge
    from ui.services.practice import PracticeLibrary

    folder, library = folder_from_arguments(args), library_from_arguments(args)
    faults.set_log_folder(folder)
    profile = DEFAULT_PROFILE if folder == library else folder.name

    def start_session(plan: "SessionPlan", source_name: str) -> "SessionWorker":
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
