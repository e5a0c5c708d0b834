"""What of the program is there besides its window: the tray, notifications, reminders, shortcut, own commands.

Each part is imported and made when its setting asks for it; with none, nothing runs and nothing is loaded.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication

from trainer.messages import Message
from ui.faults import FaultGuard
from ui.i18n.formatting import translate
from ui.i18n.texts import desktop_strings
from ui.settings import DEFAULTS, Settings
from ui.style.identity import APPLICATION_ID

if TYPE_CHECKING:
    from ui.desktop.presence.global_shortcut import GlobalShortcut
    from ui.desktop.presence.notifications import Note, NoteKind, Notifier
    from ui.desktop.presence.reminder_timer import ReminderTimer
    from ui.desktop.presence.session_bus import SessionBus
    from ui.desktop.presence.tray import Tray
    from ui.services.desktop.pause_commands import PauseCommands

TRAY_WAIT_MS: Final = 1_000
MAX_TRAY_WAITS: Final = 10
"""How often it is looked for a tray at the start: at login it may come after the program."""


class WindowPort(Protocol):
    """What of the window is needed here."""

    @property
    def is_out_of_sight(self) -> bool: ...

    @property
    def is_session_running(self) -> bool: ...


class DesktopPresence(QObject):
    """Follows the settings and the pauses of the window.

    Parameters
    ----------
    window : callable
        The window that is open, or None.
    parent : QObject
    """

    start_wanted = Signal(str)
    """A pause is to begin, with a token which allows the window to come forward; empty for none."""
    open_wanted = Signal(str)
    quit_wanted = Signal()
    shortcut_settled = Signal(bool)
    """Whether the desktop has bound the key that was asked for."""
    shortcut_declined = Signal()
    """The person declined the key, so it is not to be asked for again."""
    command_failed = Signal(object)
    """The `Message` about a command of the person; sent once no pause is running."""
    _command_reported = Signal(object)

    def __init__(
        self, window: Callable[[], WindowPort | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = DEFAULTS
        self._is_pacing = self._needs_tray = self._wants_shortcut = False
        self.is_quitting = False
        """Whether the program ends, so that no window may stay open."""
        self.shortcut_is_bound: bool | None = None
        """What `shortcut_settled` said last."""
        self._failures: list[Message] = []
        self._waits_left = 0
        self._open_window: Callable[[], object] = _do_nothing
        self._tray_timer = QTimer(self)
        self._tray_timer.setSingleShot(True)
        self._tray_timer.timeout.connect(self._look_for_tray)
        self._bus: SessionBus | None = None
        self._notifier: Notifier | None = None
        self._shortcut: GlobalShortcut | None = None
        self._commands: PauseCommands | None = None
        self._made_tray: Tray | None = None  # kept while it is hidden
        self.tray: Tray | None = None
        """The icon, while it is shown."""
        self.reminders: ReminderTimer | None = None
        self._command_reported.connect(self._note_failure)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.commitDataRequest.connect(self._end_session)
        application.applicationStateChanged.connect(self._follow_activation)

    def stays_in_tray(self) -> bool:
        """Whether the program goes on when its window is closed now; not if the tray has gone meanwhile."""
        if self.tray is not None:
            self._apply_tray()
        return self.tray is not None and not self.is_quitting

    def apply(self, settings: Settings) -> None:
        """Follow these settings from now on."""
        self._settings = settings
        for part, apply in (
            ("tray", self._apply_tray),
            ("reminders", self._apply_reminders),
            ("global-shortcut", self._apply_shortcut),
        ):
            with FaultGuard(part):
                apply()

    def show_tray_or(self, open_window: Callable[[], object]) -> None:
        """Show the icon whatever the settings say; where no tray appears in a while, open the window."""
        self._needs_tray, self._waits_left = True, MAX_TRAY_WAITS
        self._open_window = open_window
        self._look_for_tray()

    def _look_for_tray(self) -> None:
        self._apply_tray()
        if self.tray is not None:
            return
        if self._waits_left:
            self._waits_left -= 1
            self._tray_timer.start(TRAY_WAIT_MS)
            return
        self._needs_tray = False
        self._open_window()

    def note_pacing(self, is_pacing: bool) -> None:
        """A pause has begun, or its time is over."""
        was_pacing, self._is_pacing = self._is_pacing, is_pacing
        if was_pacing == is_pacing:
            return
        self._show_session()
        with FaultGuard("pause-command"):
            self._run_command(is_pacing)
        with FaultGuard("notification"):
            self._notify_end(is_pacing)

    def note_idle(self) -> None:
        """No session is running any more: now may be said what did not work."""
        self._show_session()
        failures, self._failures = self._failures, []
        for failure in failures:
            self.command_failed.emit(failure)

    def _show_session(self) -> None:
        """Let the icon offer what there is to come back to."""
        if self.tray is not None:
            window = self._window()
            is_running = window is not None and window.is_session_running
            is_over = is_running and not self._is_pacing
            self.tray.show_session(is_pacing=self._is_pacing, can_look_back=is_over)

    def stop(self) -> None:
        """End everything. May be called again."""
        self.is_quitting = True
        self._tray_timer.stop()
        self.note_pacing(False)
        if self._commands is not None:
            self._commands.stop()
        if self.reminders is not None:
            self.reminders.stop()
        if self._notifier is not None:
            self._withdraw_all(self._notifier)
        if self._shortcut is not None:
            self._shortcut.release()
        if self.tray is not None:
            self.tray.hide()
            self.tray = None
        if self._bus is not None:
            self._bus.stop()

    def _end_session(self, _: QSessionManager) -> None:
        """The person logs out: a window that stayed open would keep them from it."""
        self.is_quitting = True

    def _apply_tray(self) -> None:
        wants_tray = self._settings.tray or self._needs_tray
        if wants_tray:
            from ui.desktop.presence.tray import has_tray

            wants_tray = has_tray()
        if wants_tray:
            self.tray = self._create_tray()
            self.tray.show_texts(is_discreet=self._settings.discreet)
            self._show_session()
            self.tray.show()
        elif self.tray is not None:
            self.tray.hide()
            self.tray = None
        QGuiApplication.setQuitOnLastWindowClosed(self.tray is None)

    def _create_tray(self) -> "Tray":
        if self._made_tray is None:
            from ui.desktop.presence.tray import Tray

            self._made_tray = Tray(self)
            self._connect_tray(self._made_tray)
        return self._made_tray

    def _connect_tray(self, tray: "Tray") -> None:
        tray.start_wanted.connect(lambda: self.start_wanted.emit(""))
        tray.open_wanted.connect(lambda: self.open_wanted.emit(""))
        tray.message_clicked.connect(lambda: self.open_wanted.emit(""))
        tray.snooze_wanted.connect(self._snooze)
        tray.quit_wanted.connect(self.quit_wanted)

    def _apply_reminders(self) -> None:
        if not self._settings.reminders and self.reminders is None:
            return
        from trainer.practice.reminder_times import parse_times
        from ui.desktop.presence.reminder_timer import ReminderTimer

        if self.reminders is None:
            self.reminders = ReminderTimer(parent=self)
            self.reminders.due.connect(self._remind)
        self.reminders.set_times(parse_times(self._settings.reminders))

    def _apply_shortcut(self) -> None:
        was_wanted, self._wants_shortcut = self._wants_shortcut, self._settings.shortcut
        if self._wants_shortcut and not was_wanted:  # asked for once, whatever the answer
            self._create_shortcut().bind()
        elif was_wanted and not self._wants_shortcut and self._shortcut is not None:
            self.shortcut_is_bound = None
            self._shortcut.release()

    def _create_shortcut(self) -> "GlobalShortcut":
        if self._shortcut is None:
            from ui.desktop.presence.global_shortcut import GlobalShortcut

            description = translate(desktop_strings.SHORTCUT_DESCRIPTION)
            self._shortcut = GlobalShortcut(self._session_bus(), APPLICATION_ID, description, self)
            self._shortcut.pressed.connect(self.start_wanted)
            self._shortcut.settled.connect(self._note_shortcut)
            self._shortcut.declined.connect(self.shortcut_declined)
        return self._shortcut

    def _note_shortcut(self, is_bound: bool) -> None:
        self.shortcut_is_bound = is_bound
        self.shortcut_settled.emit(is_bound)

    def _session_bus(self) -> "SessionBus":
        if self._bus is None:
            from ui.desktop.presence.session_bus import SessionBus

            self._bus = SessionBus(self)
        return self._bus

    def _note_service(self) -> "Notifier":
        if self._notifier is None:
            from ui.desktop.presence.notifications import Notifier

            self._notifier = Notifier(
                self._session_bus(), self._show_without_service, APPLICATION_ID, self
            )
            self._notifier.acted.connect(self._act_on_note)
        return self._notifier

    def _run_command(self, is_pacing: bool) -> None:
        text = self._settings.at_begin if is_pacing else self._settings.at_end
        if not text:
            return
        from ui.services.desktop.pause_commands import PauseCommands, PauseMoment

        if self._commands is None:
            self._commands = PauseCommands(self._command_reported.emit)
        self._commands.run(PauseMoment.BEGIN if is_pacing else PauseMoment.END, text)

    def _note_failure(self, failure: Message) -> None:
        self._failures.append(failure)
        window = self._window()
        if window is None or not window.is_session_running:
            self.note_idle()

    def _notify_end(self, is_pacing: bool) -> None:
        if is_pacing:
            if self._notifier is not None:
                self._withdraw_all(self._notifier)
            return
        window = self._window()
        if window is None or self.is_quitting or not self._settings.end_notice:
            return
        if window.is_session_running and window.is_out_of_sight:  # else it is being closed, or seen
            from ui.desktop.presence.notes import pause_ended_note

            self._note_service().show(pause_ended_note(is_discreet=self._settings.discreet))

    def _remind(self) -> None:
        from ui.desktop.presence.notes import reminder_note

        window = self._window()
        if window is not None and window.is_session_running:
            return
        self._note_service().show(reminder_note(is_discreet=self._settings.discreet))
        if self.tray is not None:
            self.tray.offer_snooze(True)

    def _show_without_service(self, note: "Note") -> None:
        """By the tray icon, else by a mark on the window in the task bar."""
        window = self._window()
        if self.tray is not None:
            self.tray.show_message(note.title, note.body)
        elif isinstance(window, QObject) and window.isWidgetType():
            QApplication.alert(window)

    def _act_on_note(self, _: "NoteKind", action: str, token: str) -> None:
        from ui.desktop.presence.notifications import ACTION_SNOOZE, ACTION_START

        if action == ACTION_SNOOZE:
            self._snooze()
        elif action == ACTION_START:
            self.start_wanted.emit(token)
        else:
            self.open_wanted.emit(token)

    def _snooze(self) -> None:
        from ui.desktop.presence.notifications import NoteKind

        if self.tray is not None:
            self.tray.offer_snooze(False)
        if self._notifier is not None:
            self._notifier.withdraw(NoteKind.REMINDER)
        if self.reminders is not None:
            self.reminders.snooze()

    def _withdraw_all(self, notifier: "Notifier") -> None:
        from ui.desktop.presence.notifications import NoteKind

        for kind in NoteKind:
            notifier.withdraw(kind)

    def _follow_activation(self, state: Qt.ApplicationState) -> None:
        """Who has the window before them needs no notification that the time is up."""
        if state is Qt.ApplicationState.ApplicationActive and self._notifier is not None:
            from ui.desktop.presence.notifications import NoteKind

            self._notifier.withdraw(NoteKind.PAUSE_ENDED)


def _do_nothing() -> None:
    """What opens the window before it was said."""
