"""The main window: shows one page at a time; during a session the session's stage decides which.

Nothing slow happens before the pacer's first frame: pyqtgraph is imported in a background thread, and
every page but Home and the pause is created when it is first opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from devices.registry import is_sensor
from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.events import Begin, FinishRequested
from trainer.messages import Message
from trainer.plan import Exercise, SessionPlan
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import SessionSummary
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.desktop.drop_hint import DropHint
from ui.faults import FaultGuard
from ui.i18n import formatting, translator, window_text
from ui.i18n.formatting import translate
from ui.i18n.templates import library as library_texts
from ui.navigation.annotation_controller import AnnotationState
from ui.navigation.closing_navigator import ClosingNavigator, OfferState
from ui.navigation.navigator import PageContext
from ui.navigation.page_states import PageStates
from ui.navigation.practice_navigator import PracticeNavigator
from ui.navigation.privacy_screen import PrivacyScreen
from ui.navigation.router import PageName, Router
from ui.navigation.session_navigator import SessionNavigator
from ui.navigation.settings_navigator import SettingsNavigator
from ui.navigation.window_actions import WindowActions
from ui.runtime import collection
from ui.runtime.background import BackgroundTask, SensorSearch
from ui.screens.action_menu import ActionMenu
from ui.screens.ports import PastReview, SessionLibraryPort, SessionPort
from ui.screens.screen import Screen, ScreenState
from ui.screens.session.home import HomeScreen
from ui.screens.session.pause import PauseScreen
from ui.services.pending_deletions import PendingDeletions
from ui.services.practice import PracticeLibrary
from ui.services.profiles import ProfileError, ProfileList
from ui.settings import SettingsFile
from ui.style.accessibility import Role, announce, install_roles
from ui.style.appearance import AppearanceController, missing_parts_message
from ui.style.text_measure import USUAL_SIZE_PX
from ui.widgets.actions import table
from ui.widgets.actions.action import ActionRow
from ui.widgets.controls.key_bar import key_bar_height
from ui.widgets.controls.notice import Notice
from ui.widgets.layout.background import Background
from ui.widgets.layout.page_stack import PageStack
from ui.widgets.painting import guarded

__all__ = ["MainWindow", "PastReview", "SessionLibraryPort", "SessionPort"]

MIN_SIZE_PX: Final = (300, 200)
RETRY_MS: Final = 500
PENDING_MS: Final = 400
"""Until another appearance is tried again, which a page with input could not take on."""
RESIZED_MS: Final = 150
"""After the window got another size: the mouse that drags its edge may go on."""
INSIST_MS: Final = 200
LOAD_PLOTTING_AFTER_MS: Final = 60
OVERUSE_SESSIONS: Final = 12  # the latest sessions, which the overuse notice is based on


def _import_rest() -> None:
    """Import what the pause needs soon, and what would take a while when it is first asked for."""
    from ui.screens.practice import annotation_dialog  # noqa: F401
    from ui.widgets.charts import plotting  # noqa: F401


class MainWindow(QWidget):
    ROLE = Role.Window

    profile_chosen = Signal(str)
    """The profile whose pauses the next window shows."""
    pacing_changed = Signal(bool)
    """A pause has begun (or another exercise), or its time is over."""
    session_closed = Signal()
    """No session is running any more."""
    settings_changed = Signal()
    quit_asked = Signal()
    """The program is to end, also where closing the window would keep it in the tray."""
    fault_occurred = Signal()
    """A programming error kept something from working; it is in the log."""

    def __init__(
        self,
        start_session: Callable[[SessionPlan, str], SessionPort],
        session_library: SessionLibraryPort,
        source_name: str,
        settings: SettingsFile | None = None,
        profile_list: ProfileList | None = None,
        practice_library: PracticeLibrary | None = None,
        size: QSize | None = None,
    ) -> None:
        super().__init__()
        self._start_session, self._session_library, self._source_name = (
            start_session,
            session_library,
            source_name,
        )
        self.settings = settings or SettingsFile()
        self._profile_list = profile_list or ProfileList()
        self._practice_library, self._annotations = (
            practice_library or PracticeLibrary(),
            AnnotationState(),
        )
        self._offer_state = OfferState()
        self._pending_deletions = PendingDeletions()
        self._page_states = PageStates()
        self._pending_timer = self._create_timer(PENDING_MS)
        self._resize_timer = self._create_timer(RESIZED_MS)
        self._session: SessionPort | None = None
        self.drop_hint: DropHint | None = None
        """Shown while files are dragged over the window."""
        self.is_pacing = False
        """Whether the time of a pause is running."""
        self.keeps_running: Callable[[], bool] = lambda: False
        """Whether the program goes on, hidden, when the window is closed."""
        self._is_quitting = False
        self._stage_of_actions: Stage | None = None
        self._pages_below: list[Screen] = []
        """The pages over which settings or sensor were opened, which are left to the last of them."""
        self._is_painted = self._is_plotting_requested = False
        self._plotting = BackgroundTask("slow import", self)
        self._plotting.done.connect(self._load_graph)
        self.search = SensorSearch(self)
        install_roles()
        self._appearance_controller = AppearanceController(self)
        self._appearance_controller.changed.connect(self._refresh_appearance)
        self.privacy_screen = PrivacyScreen(self, self._parts, lambda: self.settings.now.discreet)
        self.privacy_screen.shown_again.connect(self._show_again)
        self.privacy_screen.toggled.connect(self._update_actions)
        self.fault_occurred.connect(self._show_fault, Qt.ConnectionType.QueuedConnection)
        self.setMinimumSize(*MIN_SIZE_PX)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(size or QSize(*USUAL_SIZE_PX))
        self._build()
        self.pages.show_page(self.home, fade=False)
        self._update_actions()
        self._show_lock()
        if self._wants_introduction:
            self.router.show(PageName.FIRST_RUN)
        trouble = window_text.to_text(self.settings.trouble)
        self._show_notice(" ".join(filter(None, (trouble, missing_parts_message()))))

    def _create_timer(self, milliseconds: int) -> QTimer:
        """A timer after which another appearance may be applied."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._apply_pending_appearance)
        return timer

    @property
    def _wants_introduction(self) -> bool:
        """Only a person of whom nothing is kept yet is shown the first pages."""
        is_new = self.settings.is_persistent and not self.settings.now.met
        return is_new and not self._practice_library.exists

    @property
    def screen_name(self) -> str:
        """The class name of the page that is shown."""
        return type(self.pages.current).__name__

    @property
    def is_session_running(self) -> bool:
        return self._session is not None

    @property
    def is_out_of_sight(self) -> bool:
        """Whether the person has something else before them: another window, or none of ours."""
        return not self.isVisible() or self.isMinimized() or not self.isActiveWindow()

    def come_forward(self) -> None:
        """Show the window before all others, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        if QGuiApplication.platformName() == "xcb":
            QTimer.singleShot(INSIST_MS, self, self._insist_on_coming_forward)

    def _insist_on_coming_forward(self) -> None:
        """Ask the window manager in the person's name, where it has not followed the program."""
        from ui.desktop.presence.x11_activation import activate_window

        if not self.isActiveWindow():
            activate_window(int(self.winId()))

    def quit(self) -> None:
        """Close the window for good, and ask for the end of the program."""
        self._is_quitting = True
        self.close()
        self.quit_asked.emit()

    def start_from_outside(self, source_name: str = "") -> None:
        """Start a pause that was asked for outside of the window; one that is running goes on.

        Parameters
        ----------
        source_name : str
            A source for this pause and those that follow in this window; empty for the one that is chosen.
        """
        if self._session is not None:
            return
        if self.privacy_screen.is_hidden:
            self.privacy_screen.toggle()
        if source_name:
            self._source_name = source_name
            self._show_source()
        self.begin()

    def begin(self) -> None:
        """Start a pause as set in the settings; its first snapshot opens the pause page."""
        self.begin_with(self.settings.now.plan)

    def begin_with(self, plan: SessionPlan) -> None:
        if self._session is not None:
            return
        with FaultGuard("lock-of-the-library"):
            lock = self._session_library.lock
            self._show_notice(window_text.to_text(lock.describe()) if lock.needs_passphrase else "")
        try:
            session = self._start_session(plan, self._source_name)
        except EXPECTED_ERRORS as exc:
            self._show_notice(window_text.to_text(message_of(exc)))
            return
        self._session = session
        if self._is_plotting_requested:
            session.bridge.is_painted.set()  # what it would wait for is loaded
        self.home.set_starting(True)
        with FaultGuard("look-back"):
            self.closing_navigator.withdraw_offer()
        with FaultGuard("pause-screen"):
            self.pause.follow(session)
        with FaultGuard("practice-around-the-pause"):
            self.practice_navigator.annotate_running(self.pause, session)
        session.bridge.changed.connect(self._follow)
        session.bridge.troubled.connect(self._show_messages)
        session.bridge.ended.connect(self._session_ended)
        session.bridge.failed.connect(self._session_failed)
        if session.bridge.trouble:
            self._show_messages(session.bridge.trouble)
        session.post(Begin(session.now()))
        if not self._is_painted:  # begun with the window: Home would only flash up
            session.bridge.wait_for_first_snapshot()
        self._follow()

    def go_home(self) -> None:
        self._pages_below.clear()
        self._show_page(self.home)
        self._apply_pending_appearance()  # a change of appearance may be pending
        QTimer.singleShot(0, self, self._show_last_pause)

    def listen_to(self, source_name: str) -> None:
        """Use another source, in a running session and in those to come."""
        try:
            if self._session is not None:
                self._session.listen_to(source_name)
        except EXPECTED_ERRORS as exc:
            self._show_notice(window_text.to_text(message_of(exc)))
            return
        self._source_name = source_name
        self._show_source()
        if is_demo(source_name):  # asked for by name each time
            return
        sensor = source_name if is_sensor(source_name) else self.settings.now.sensor
        self.settings.change(replace(self.settings.now, source=source_name, sensor=sensor))
        self._show_notice(window_text.to_text(self.settings.trouble))

    def _show_source(self) -> None:
        self.home.show_source(self._source_name)
        self.session_navigator.show_source(self._source_name)
        self.practice_navigator.show_source(self._source_name)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self._is_quitting and self.keeps_running():
            event.ignore()
            self.hide()
            return
        for stop in (
            self._leave_pages,  # first: what is half typed there still belongs to the session
            self._stop_session,
            self._plotting.stop,
            self.search.stop,
            self.pause.close_sound,
            self.pages.finish_fade,
            self._pending_timer.stop,
            self._resize_timer.stop,
            self.hide,  # nobody waits for the backups
            self.session_navigator.finish_deletions,
        ):
            with FaultGuard("closing"):
                stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files, but none in the middle of a session, and say what happens with them."""
        is_own = event.source() is not None  # what is dragged out of this window stays out
        if event.mimeData().hasUrls() and self._session is None and not is_own:
            event.acceptProposedAction()
            self._hide_drop_hint()
            self.drop_hint = DropHint(self.appearance.theme, self)

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        self._hide_drop_hint()

    def _hide_drop_hint(self) -> None:
        if self.drop_hint is not None:
            self.drop_hint.hide()
            self.drop_hint.deleteLater()
            self.drop_hint = None

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the import with the files that were dropped."""
        self._hide_drop_hint()
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths and self._session is None:
            event.acceptProposedAction()
            self.router.show(PageName.IMPORT, paths=paths)

    def paint_plainly(self, painter: QPainter) -> None:
        """Fill the window with a plain colour, for when the background cannot be painted."""
        painter.fillRect(self.rect(), QColor(self.appearance.theme.ground_bottom))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._show_last_pause)
            QTimer.singleShot(0, self, self._appearance_controller.listen)
        painter = QPainter(self)
        self._background.paint(painter, event.rect(), QPoint(0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._background.fit(self.height())
        self.pages.setGeometry(self.rect())
        self.notice.place()
        self._resize_timer.start()  # text grows with the window, once it has its size

    def _build(self) -> None:
        """Create all widgets in the appearance that is set now."""
        self.appearance = self._appearance_controller.apply(self.settings.now)
        colours = self.appearance.theme
        self._background = Background(colours)
        self._background.fit(self.height())
        self.pages = PageStack(self, at_once=self.appearance.calm)
        self.pages.setGeometry(self.rect())
        self.home = HomeScreen(colours)
        self.pause = PauseScreen(colours, self._background, calm=self.appearance.calm)
        self.pause.configure(self.settings.now)
        self.notice = Notice(colours, self, key_bar_height)
        self.notice.covered_px_changed.connect(self._make_room)
        self.router = Router()
        self.router.add(PageName.HOME, self.go_home)
        self.router.add(PageName.PAUSE, self._return_to_pause)
        self._create_navigators()
        self._show_source()
        self.window_actions = WindowActions(self, self._list_presses())
        self._connect_signals()

    def _create_navigators(self) -> None:
        context = PageContext(
            self.appearance.theme, self.settings, self._show_page, self._show_notice, self.router
        )
        self.session_navigator = SessionNavigator(
            context, self._session_library, self.search, self._pending_deletions, self
        )
        self.settings_navigator = SettingsNavigator(context, self._profile_list, self)
        self.practice_navigator = PracticeNavigator(
            context, self._practice_library, self._annotations, self
        )
        self.closing_navigator = ClosingNavigator(
            context, self._session_library, self._practice_library, self._offer_state, self
        )

    def _list_presses(self) -> dict[ActionRow, Callable[[], object]]:
        """What the acts of the window do."""
        open_page = self.router.opener
        return {
            table.BEGIN: self.begin,
            table.HOME: open_page(PageName.HOME),
            table.PRACTICE: open_page(PageName.PRACTICE),
            table.BREATH: open_page(PageName.BREATH),
            table.SENSOR: self._open_sensor,
            table.HISTORY: open_page(PageName.HISTORY),
            table.SEARCH: open_page(PageName.HISTORY, searches=True),
            table.IMPORT_RECORDINGS: open_page(PageName.IMPORT),
            table.LOCK: open_page(PageName.LOCK),
            table.SETTINGS: self._open_settings,
            table.HELP: self._open_help,
            table.ABOUT: self._open_about,
            table.FULL_SCREEN: self._toggle_full_screen,
            table.HIDE: self.privacy_screen.toggle,
            table.CLOSE: self.close,
            table.QUIT: self.quit,
        }

    def _update_actions(self) -> None:
        """Enable what works on this page now."""
        self.window_actions.follow(
            self.pages.current, self._stage, is_hidden=self.privacy_screen.is_hidden
        )

    @property
    def _stage(self) -> Stage | None:
        """The stage of the running session."""
        if self._session is None:
            return None
        latest = self._session.bridge.latest
        return Stage.READY if latest is None else latest.stage

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._update_actions()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """While everything is hidden, offer to show it again: there is no other way with the mouse."""
        if self.privacy_screen.is_hidden:
            shown = [self.window_actions[row] for row in (table.HIDE, table.CLOSE, table.QUIT)]
            menu = ActionMenu(self.appearance.theme, [], shown, self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.privacy_screen.is_hidden:
            self.privacy_screen.toggle()

    def _refresh_appearance(self) -> None:
        """Apply changed settings; a new appearance waits while the page holds input of the person."""
        self.settings_changed.emit()
        if self.privacy_screen.is_hidden:
            return
        self.privacy_screen.update_title()
        self.pause.configure(self.settings.now)
        self._show_notice(window_text.to_text(self.settings.trouble))
        self._apply_pending_appearance()

    def _apply_pending_appearance(self) -> None:
        """Apply another appearance, or look again in a moment where the page cannot be made again."""
        if self._appearance_controller.wanted(self.settings.now) == self.appearance:
            self._pending_timer.stop()
        elif self._can_rebuild:
            self._pending_timer.stop()
            self._rebuild()
        elif not self._pending_timer.isActive():
            self._pending_timer.start()

    @property
    def _can_rebuild(self) -> bool:
        """Whether nothing of the page that is shown would be lost."""
        page = self.pages.current
        if self.privacy_screen.is_hidden or not isinstance(page, Screen):
            return False
        return all(map(self._can_remake, (page, *self._pages_below)))

    def _can_remake(self, page: Screen) -> bool:
        is_known = (
            page in (self.home, self.pause)
            or self.settings_navigator.contains(page)
            or self.session_navigator.can_reopen(page)
            or self.practice_navigator.can_reopen(page)
        )
        return is_known and page.can_be_remade

    def _rebuild(self) -> None:
        """Create all widgets again in another appearance; the page, its input and a running pause stay."""
        pages, pause, notice = self.pages, self.pause, self.notice
        session_navigator, settings_navigator, shown = (
            self.session_navigator,
            self.settings_navigator,
            self.pages.current,
        )
        practice_navigator, closing_navigator = self.practice_navigator, self.closing_navigator
        page_state = self._page_states.keep(pages, shown)
        below = [(page, page.keep_state()) for page in self._pages_below]
        old_home = self.home
        self._leave_pages()
        pages.finish_fade()
        self._pages_below.clear()
        self.window_actions.withdraw()
        actions = self.window_actions
        self._build()
        if self._session is not None:
            self.pause.take_over(pause, self._session)
            self.practice_navigator.annotate_running(self.pause, self._session)
        navigators = (settings_navigator, session_navigator, practice_navigator)
        again: dict[QWidget | None, Screen] = {old_home: self.home, pause: self.pause}
        for page, state in below:
            self._pages_below.append(again.get(page) or self._reopen_page(page, state, navigators))
        self._show_page(again.get(shown, self.home))
        self.pages.show()
        if page_state is not None and isinstance(shown, Screen) and shown not in again:
            self._reopen_page(shown, page_state, navigators)
        self.pages.finish_fade()
        self._show_notice(notice.text or translator.missing_language_message())
        for old in (
            pages,
            notice,
            session_navigator,
            settings_navigator,
            practice_navigator,
            closing_navigator,
            actions,
        ):
            old.deleteLater()
        pages.hide()
        self._show_last_pause()

    def _reopen_page(
        self,
        page: Screen,
        state: ScreenState,
        navigators: tuple[SettingsNavigator, SessionNavigator, PracticeNavigator],
    ) -> Screen:
        """Open a page again that others had opened, with what was entered; Home where that is not possible."""
        settings_navigator, session_navigator, practice_navigator = navigators
        self.settings_navigator.reopen_page(settings_navigator, page)
        self.session_navigator.reopen_page(session_navigator, page)
        self.practice_navigator.reopen_page(practice_navigator, page)
        again = self.pages.current
        if not isinstance(again, Screen) or type(again) is not type(page):
            return self.home
        again.restore_state(state)
        return again

    def _parts(self) -> tuple[QWidget, ...]:
        """Everything in the window but its background."""
        return self.pages, self.notice

    def _show_again(self) -> None:
        """Show the window's content again after the privacy screen, updated."""
        self.pages.show()
        if self.pages.current is not None:
            self.privacy_screen.refocus(self.pages.current)
        text = self.notice.text
        self._refresh_appearance()
        self._show_notice(text)

    def _leave_pages(self) -> None:
        self.session_navigator.stop()
        if self.pages.current is not None:
            self.pages.current.hide()  # a hidden page runs no timers

    def _connect_signals(self) -> None:
        self.home.begun.connect(self.begin)
        self.home.history_wanted.connect(self.router.opener(PageName.HISTORY))
        self.home.breath_wanted.connect(self.router.opener(PageName.BREATH))
        self.home.lock_wanted.connect(self.router.opener(PageName.LOCK))
        self.home.practice_wanted.connect(self.router.opener(PageName.PRACTICE))
        self.practice_navigator.begun.connect(self.begin)
        self.closing_navigator.begun.connect(self.begin)
        self.session_navigator.reviewed.connect(self.practice_navigator.annotate_past)
        self.session_navigator.figures_opened.connect(self.practice_navigator.figures_opened)
        for screen in (self.home, self.pause):
            screen.sensor_wanted.connect(self._open_sensor)
            screen.settings_wanted.connect(self._open_settings)
        self.settings_navigator.begun.connect(self.begin)
        self.settings_navigator.changed.connect(self._refresh_appearance)
        self.settings_navigator.profile_chosen.connect(self._choose_profile)
        self.pause.troubled.connect(self._show_notice)
        self.pause.trouble_over.connect(self._withdraw_notice)
        self.pause.why_wanted.connect(self.router.opener(PageName.HELP, then=self.pause))
        self.session_navigator.begun.connect(self.begin_with)
        self.session_navigator.source_chosen.connect(self.listen_to)
        self.pause.disc.breathing.connect(self._load_plotting)

    def _follow(self) -> None:
        """Show the page of the stage that the session is in."""
        session = self._session
        snapshot = session.bridge.latest if session is not None else None
        if session is None or snapshot is None:
            return
        self._note_pacing(snapshot.stage is Stage.PACING)
        self._follow_actions(snapshot.stage)
        try:
            self._follow_stage(session, snapshot)
        except Exception as exc:  # noqa: BLE001  reported, and tried once more: without
            faults.report("page-of-the-stage", exc)  # the page the person would be stuck
            QTimer.singleShot(RETRY_MS, self, self._retry_or_finish)

    def _follow_actions(self, stage: Stage) -> None:
        """Enable the acts of the window when the stage changes, not with every beat."""
        if stage is not self._stage_of_actions:
            self._stage_of_actions = stage
            self._update_actions()

    def _retry_or_finish(self) -> None:
        """Try the page of the stage once more; if that fails too, finish and save the session."""
        session = self._session
        snapshot = session.bridge.latest if session is not None else None
        if session is None or snapshot is None:
            return
        with FaultGuard("page-of-the-stage"):
            self._follow_stage(session, snapshot)
            return
        if snapshot.stage is not Stage.PACING:
            session.post(FinishRequested(session.now()))

    def _follow_stage(self, session: SessionPort, snapshot: Snapshot) -> None:
        here = self.pages.current
        if snapshot.stage is Stage.PACING and (
            self.settings_navigator.stays_during_session(here)
            or self.practice_navigator.stays_during_session(here)
        ):
            return
        if snapshot.stage is Stage.PACING and self.session_navigator.is_sensor_screen(
            self.pages.current
        ):
            self.session_navigator.follow_sensor(snapshot)
        elif snapshot.stage is Stage.PACING:
            self._show_page(self.pause)
        elif snapshot.stage is Stage.REASSESS:
            self._reassess(session, snapshot)
        elif snapshot.stage is Stage.DONE:
            self._wait_until_saved(session, snapshot)

    def _reassess(self, session: SessionPort, snapshot: Snapshot) -> None:
        screen = self.session_navigator.reassess(session, snapshot)
        self.practice_navigator.annotate_running(screen, session)
        if snapshot.stage is Stage.REASSESS:
            self._show_page(screen)

    def _wait_until_saved(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Show the decision, with everything disabled, until the session is saved."""
        if snapshot.plan.exercise is Exercise.PAUSE:
            self._reassess(session, snapshot)
        self.home.set_starting(False)

    def _session_ended(self, session_id: str) -> None:
        session = self._session
        is_pause = session is None or session.plan.exercise is Exercise.PAUSE
        review = None if session is None else session.bridge.review
        if session is not None:
            self._annotations.end(session, session_id)
        self._stop_session()
        self.home.set_starting(False)
        if is_pause and review is not None and self._session_library.lock.needs_passphrase:
            with FaultGuard("review"):
                self.closing_navigator.show_locked(review)
                return
        page = PageName.CLOSING if is_pause else PageName.REVIEW
        with FaultGuard("review"):
            self.router.show(page, session_id=session_id)
            return
        self.go_home()
        self._show_notice(translate(library_texts.WENT_WRONG))

    def _session_failed(self, why: tuple[Message, ...]) -> None:
        self._stop_session()
        self.home.set_starting(False)
        self.go_home()
        self._show_messages(why)

    def _stop_session(self) -> None:
        session, self._session = self._session, None
        with FaultGuard("pause-screen"):
            self.pause.forget()
        if session is not None:
            session.stop()
        self._note_pacing(False)
        if session is not None:
            self.session_closed.emit()
        self._stage_of_actions = None
        self._update_actions()

    def _note_pacing(self, is_pacing: bool) -> None:
        was_pacing, self.is_pacing = self.is_pacing, is_pacing
        if was_pacing != is_pacing:
            with FaultGuard("around-the-pause"):
                self.pacing_changed.emit(is_pacing)

    def _remember_page(self) -> None:
        """Come back to this page from the one that is opened now."""
        page = self.pages.current
        if isinstance(page, Screen) and page not in self._pages_below:
            self._pages_below.append(page)

    def _open_sensor(self) -> None:
        self._remember_page()
        is_busy = self._session is not None
        self.router.show(PageName.SENSOR, source_name=self._source_name, is_busy=is_busy)
        self._follow()

    def _open_settings(self) -> None:
        self._remember_page()
        self.router.show(PageName.SETTINGS, cues=self.pause.cues, busy=self._session is not None)

    def _open_about(self) -> None:
        self._remember_page()
        self.settings_navigator.open_about(self.pause.cues, busy=self._session is not None)

    def _open_help(self) -> None:
        """Open the help pages, which are left to the page that is shown now."""
        self.router.show(PageName.HELP, then=self.pages.current)

    def _choose_profile(self, name: str) -> None:
        """Switch to another profile, which gets a window of its own."""
        try:
            self.profile_chosen.emit(self._profile_list.choose(name))
        except ProfileError as exc:
            self._show_notice(window_text.to_text(message_of(exc)))

    def _return_to_pause(self) -> None:
        below = self._pages_below.pop() if self._pages_below else self.home
        if self._session is not None:
            self._show_page(self.pause)
        elif below in (self.home, self.pause):
            self.go_home()
        else:
            self._show_page(below)

    def _show_last_pause(self) -> None:
        """Show a line about the last pause; called after Home is painted, since it reads the library."""
        if self._session is not None:
            return
        self._show_lock()
        sessions = self.session_navigator.sessions()
        today = date.today()  # noqa: DTZ011  the person's own day
        with FaultGuard("last-pause"):
            last = next((s for s in sessions if s.exercise is Exercise.PAUSE), None)
            self.home.show_last(formatting.describe_last_pause(last, today) if last else "")
        self.pause.sessions_before = len(sessions)
        with FaultGuard("practice-at-home"):
            latest = [s for s in sessions[:OVERUSE_SESSIONS] if s.exercise is Exercise.PAUSE]
            self.practice_navigator.refresh_home(self.home, [s.started for s in latest])
            self._offer_look_back(sessions)

    def _show_lock(self) -> None:
        """Say on Home that the library is locked, and whether a pause is kept all the same."""
        with FaultGuard("lock-of-the-library"):
            lock = self._session_library.lock
            is_locked = lock.needs_passphrase
            self.home.show_lock(is_locked=is_locked, is_saved=is_locked and lock.keeps_sessions)

    def _offer_look_back(self, sessions: Sequence[SessionSummary]) -> None:
        """Offer to look back at a pause that was left open."""
        if self._session_library.lock.needs_passphrase:
            return
        with FaultGuard("look-back"):
            self.closing_navigator.refresh_offer(self.home, sessions)

    def show_review(self, session_id: str) -> None:
        """Show the review of a session of the library, unless another page has to come first."""
        if self.pages.current is self.home and self._session_library.lock.needs_passphrase:
            self.router.show(PageName.LOCK, then=PageName.HISTORY)
        elif self.pages.current is self.home:
            with FaultGuard("review"):
                self.router.show(PageName.REVIEW, session_id=session_id)

    def show_shortcut(self, is_bound: bool) -> None:
        """Show in the settings whether the desktop has bound the key that was asked for."""
        self.settings_navigator.show_shortcut(is_bound)

    def show_notice(self, sentence: str) -> None:
        """Show a sentence above the page."""
        self._show_notice(sentence)

    def report_fault(self) -> None:
        """Show that something did not work. May be called from any thread."""
        self.fault_occurred.emit()

    def _show_fault(self) -> None:
        self._show_notice(translate(library_texts.WENT_WRONG))

    def _show_messages(self, shown: tuple[Message, ...]) -> None:
        self._show_notice(window_text.to_paragraph(shown))

    def _show_notice(self, text: str) -> None:
        """Show a text in the person's language; an empty one hides the notice."""
        self.notice.show_message(text)
        self.privacy_screen.enforce_hidden()

    def _make_room(self, covered_px: int) -> None:
        """Keep the page clear of the notice."""
        if isinstance(self.pages.current, Screen):
            self.pages.current.make_room(covered_px)

    def _withdraw_notice(self, text: str) -> None:
        """Hide a notice that no longer holds, unless another one has taken its place."""
        if self.notice.text == text:
            self._show_notice("")

    def _show_page(self, screen: Screen) -> None:
        turned = screen is not self.pages.current
        if turned:  # its name is said before anything that it says itself
            screen.setAccessibleName(screen.heading)
            announce(self, screen.heading)
        self.pages.show_page(screen, fade=self._is_painted)
        self._page_states.restore(screen)
        if turned:
            self.notice.turn_page()
        self.notice.allow_corner(is_allowed=screen.leaves_corner)
        self._make_room(self.notice.covered_px)
        self.notice.raise_()
        self._update_actions()
        self.privacy_screen.enforce_hidden()

    def _load_plotting(self) -> None:
        """Once, and after the first frames of the disc, which then have the processor to themselves."""
        if self._session is not None:
            QTimer.singleShot(0, self._session.bridge.is_painted.set)
        if not self._is_plotting_requested:
            self._is_plotting_requested = True
            self._plotting.start(_import_rest, LOAD_PLOTTING_AFTER_MS)

    def _load_graph(self) -> None:
        self.pause.load_graph()
        collection.freeze_once("graph")
