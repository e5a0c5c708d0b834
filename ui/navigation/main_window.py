"""The window: one screen at a time, turned by what the session says and never by a button.

Rule: nothing slow before the first frame of the pacer. pyqtgraph is brought in beside it, in a thread
of its own; every screen but home and the pause is made when it is first visited.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from devices.registry import SENSOR_KINDS, source_kind
from devices.source import SourceError
from trainer.errors import TrainerError
from trainer.events import Begin, FinishRequested
from trainer.plan import Exercise, SessionPlan
from trainer.session.session import Snapshot
from trainer.session.stages import Stage
from ui import faults
from ui.faults import Wall
from ui.i18n import formatting, history_strings, library_messages, translator
from ui.i18n.formatting import translate
from ui.navigation.annotation_controller import AnnotationState
from ui.navigation.practice_navigator import PracticeNavigator
from ui.navigation.privacy_screen import PrivacyScreen
from ui.navigation.session_navigator import SessionNavigator
from ui.navigation.settings_navigator import SettingsNavigator
from ui.runtime.background import BackgroundTask, SensorSearch
from ui.screens.ports import PastReview, SessionLibraryPort, SessionPort
from ui.screens.screen import Screen
from ui.screens.session.home import HomeScreen
from ui.screens.session.pause import PauseScreen
from ui.services.practice import PracticeLibrary
from ui.services.profiles import ProfileError, ProfileList
from ui.settings import SettingsFile
from ui.style.accessibility import announce, install_roles
from ui.style.appearance import AppearanceController, missing_parts_message
from ui.widgets.layout.background import Background
from ui.widgets.layout.page_stack import PageStack
from ui.widgets.painting import guarded
from ui.widgets.text.notice import Notice

__all__ = ["MainWindow", "PastReview", "SessionLibraryPort", "SessionPort"]

FIRST_SIZE: Final = (1280, 800)
LEAST_SIZE: Final = (300, 200)
TRY_AGAIN_MS: Final = 500
LOAD_PLOTTING_AFTER_MS: Final = 60
LATEST: Final = 12  # pauses that are looked at for the one kind line
_TROUBLE: Final = (TrainerError, SourceError, OSError)


def _import_plotting() -> None:
    from ui.widgets.charts import plotting  # noqa: F401


class MainWindow(QWidget):
    person_chosen = Signal(str)
    """Whose pauses the next window shows."""
    fault_found = Signal()
    """An error of our own kept something from working; it is in the log."""

    def __init__(
        self,
        start_session: Callable[[SessionPlan, str], SessionPort],
        session_library: SessionLibraryPort,
        source_name: str,
        settings: SettingsFile | None = None,
        profile_list: ProfileList | None = None,
        practice_library: PracticeLibrary | None = None,
    ) -> None:
        super().__init__()
        self._start_session, self._session_library, self._source_name = (
            start_session,
            session_library,
            source_name,
        )
        self.settings = settings or SettingsFile()
        self._profile_list = profile_list or ProfileList()
        self._practice_library, self._said = (
            practice_library or PracticeLibrary(),
            AnnotationState(),
        )
        self._sitting: SessionPort | None = None
        self._painted = self._is_plotting_requested = False
        self._plotting = BackgroundTask("slow import", self)
        self._plotting.done.connect(self._fill_graph)
        self.search = SensorSearch(self)
        install_roles()
        self._looks = AppearanceController(self)
        self._looks.changed.connect(self._refresh_appearance)
        self.hiding = PrivacyScreen(self, self._parts, lambda: self.settings.now.discreet)
        self.hiding.shown_again.connect(self._show_again)
        self.fault_found.connect(self._tell_of_fault, Qt.ConnectionType.QueuedConnection)
        self.setMinimumSize(*LEAST_SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._build()
        self.resize(*FIRST_SIZE)
        self.pages.turn_to(self.home, fade=False)
        if self.settings.is_persistent and not self.settings.now.met:
            self.room.open_first()
        elif self._session_library.lock.needs_passphrase:
            self.visits.open_lock()
        self._show_notice(" ".join(filter(None, (self.settings.trouble, missing_parts_message()))))
        QTimer.singleShot(0, self, self._show_last)

    @property
    def screen_name(self) -> str:
        """Which screen is shown, for tests and the curious."""
        return type(self.pages.current).__name__

    def begin(self) -> None:
        """Start the pause at once. The first snapshot turns the page."""
        self.begin_with(self.settings.now.plan)

    def begin_with(self, plan: SessionPlan) -> None:
        if self._sitting is not None:
            return
        with Wall("lock-of-the-library"):
            self._show_notice(
                translate(history_strings.LOCK_NOT_SAVED)
                if self._session_library.lock.needs_passphrase
                else ""
            )
        try:
            sitting = self._start_session(plan, self._source_name)
        except _TROUBLE as exc:
            self._show_notice(str(exc))
            return
        self._sitting = sitting
        self.home.set_starting(True)
        with Wall("pause-screen"):
            self.pause.follow(sitting)
        with Wall("practice-around-the-pause"):
            self.practice.annotate_running(self.pause, sitting)
        sitting.bridge.changed.connect(self._follow)
        sitting.bridge.troubled.connect(self._show_notice)
        sitting.bridge.ended.connect(self._ended)
        sitting.bridge.failed.connect(self._broke_off)
        if sitting.bridge.trouble:
            self._show_notice(sitting.bridge.trouble)
        sitting.post(Begin(sitting.now()))
        self._follow()

    def go_home(self) -> None:
        self._turn_to(self.home)
        self._dress_as_wanted()  # it may have had to wait
        QTimer.singleShot(0, self, self._show_last)

    def listen_to(self, source_name: str) -> None:
        """Another heart: for the session that runs, and for those to come."""
        try:
            if self._sitting is not None:
                self._sitting.listen_to(source_name)
        except _TROUBLE as exc:
            self._show_notice(str(exc))
            return
        self._source_name = source_name
        self.home.show_source(source_name)
        sensor = (
            source_name if source_kind(source_name) in SENSOR_KINDS else self.settings.now.sensor
        )
        self.settings.change(replace(self.settings.now, source=source_name, sensor=sensor))
        self._show_notice(self.settings.trouble)
        self.visits.source_is(source_name)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        for stop in (
            self._stop_session,
            self._plotting.stop,
            self.search.stop,
            self._leave_rooms,
            self.pause.close_sound,
            self.pages.settle,
        ):
            with Wall("closing"):
                stop()
        super().closeEvent(event)

    def paint_plainly(self, painter: QPainter) -> None:
        """The ground, where it cannot be painted."""
        painter.fillRect(self.rect(), QColor(self.worn.theme.ground_bottom))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        self._painted = True
        painter = QPainter(self)
        self._ground.paint(painter, event.rect(), QPoint(0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._ground.fit(self.height())
        self.pages.setGeometry(self.rect())
        self.notice.place()

    def _build(self) -> None:
        """Make all that is seen, in the look that is wanted now."""
        self.worn = self._looks.apply(self.settings.now)
        look = self.worn.theme
        self._ground = Background(look)
        self._ground.fit(self.height())
        self.pages = PageStack(self, at_once=self.worn.calm)
        self.pages.setGeometry(self.rect())
        self.home = HomeScreen(look)
        self.pause = PauseScreen(look, self._ground, calm=self.worn.calm)
        self.pause.configure(self.settings.now)
        self.notice = Notice(look, self)
        self.visits = SessionNavigator(
            look,
            self._session_library,
            self.settings,
            self._turn_to,
            self._show_notice,
            self.search,
            self,
        )
        self.room = SettingsNavigator(look, self.settings, self._profile_list, self._turn_to, self)
        self.practice = PracticeNavigator(
            look,
            self._practice_library,
            self._said,
            self.settings,
            self._turn_to,
            self._show_notice,
            self,
        )
        self.home.show_source(self._source_name)
        self._wire()

    def _refresh_appearance(self) -> None:
        """Another look is wanted. On a screen with something of the person's on it, it may wait."""
        if self.hiding.hidden:
            return
        self.hiding.name_window()
        self.pause.configure(self.settings.now)
        self._show_notice(self.settings.trouble)
        self._dress_as_wanted()

    def _dress_as_wanted(self) -> None:
        free = self.room.holds(self.pages.current) or self.pages.current in (self.home, self.pause)
        if free and self._looks.wanted(self.settings.now) != self.worn:
            self._redress()

    def _redress(self) -> None:
        """Make everything anew in another look; the page, and the pause that runs, stay."""
        pages, pause, notice = self.pages, self.pause, self.notice
        visits, room, shown = self.visits, self.room, self.pages.current
        practice = self.practice
        self._leave_rooms()
        pages.settle()
        self._build()
        if self._sitting is not None:
            self.pause.take_over(pause, self._sitting)
            self.practice.annotate_running(self.pause, self._sitting)
        self._turn_to(self.pause if shown is pause else self.home)
        self.room.as_in(room, shown)
        self.pages.show()
        self._show_notice(notice.text or translator.missing_language_message())
        for old in (pages, notice, visits, room, practice):
            old.deleteLater()
        pages.hide()
        self._show_last()

    def _parts(self) -> tuple[QWidget, ...]:
        """All that can be seen in the window but its ground."""
        return self.pages, self.notice

    def _show_again(self) -> None:
        """As if it had never been hidden; what changed meanwhile is shown as it is now."""
        self.pages.show()
        if self.pages.current is not None:
            self.hiding.give_back(self.pages.current)
        sentence = self.notice.text
        self._refresh_appearance()
        self._show_notice(sentence)

    def _leave_rooms(self) -> None:
        self.visits.stop()
        if self.pages.current is not None:
            self.pages.current.hide()  # no timer goes on behind a page that is left

    def _wire(self) -> None:
        self.home.begun.connect(self.begin)
        self.home.past_wanted.connect(self.visits.open_past)
        self.home.breath_wanted.connect(self.visits.open_breath)
        self.home.lock_wanted.connect(self.visits.open_lock)
        self.home.practice_wanted.connect(self.practice.open_practice)
        self.practice.home_wanted.connect(self.go_home)
        self.practice.begun.connect(self.begin)
        self.visits.reviewed.connect(self.practice.annotate_past)
        self.visits.figures_opened.connect(self.practice.figures_opened)
        for screen in (self.home, self.pause):
            screen.sensor_wanted.connect(self._open_sensor)
            screen.settings_wanted.connect(self._open_settings)
        self.room.left.connect(self._leave_sensor)
        self.room.begun.connect(self.begin)
        self.room.changed.connect(self._refresh_appearance)
        self.room.person_chosen.connect(self._choose_person)
        self.pause.troubled.connect(self._show_notice)
        self.pause.why_wanted.connect(self._open_why)
        self.visits.home_wanted.connect(self.go_home)
        self.visits.pause_wanted.connect(self._leave_sensor)
        self.visits.begun.connect(self.begin_with)
        self.visits.source_chosen.connect(self.listen_to)
        self.pause.disc.breathing.connect(self._load_plotting)

    def _follow(self) -> None:
        """Turn to the screen of the stage that the session is in."""
        sitting = self._sitting
        snapshot = sitting.bridge.latest if sitting is not None else None
        if sitting is None or snapshot is None:
            return
        try:
            self._turn_with(sitting, snapshot)
        except Exception as exc:  # noqa: BLE001  reported, and tried once more: a page that is not
            faults.report("page-of-the-stage", exc)  # turned leaves the person waiting
            QTimer.singleShot(TRY_AGAIN_MS, self, self._turn_or_leave)

    def _turn_or_leave(self) -> None:
        """Where the page of a stage cannot be shown a second time, the sitting ends and is kept."""
        sitting = self._sitting
        snapshot = sitting.bridge.latest if sitting is not None else None
        if sitting is None or snapshot is None:
            return
        with Wall("page-of-the-stage"):
            self._turn_with(sitting, snapshot)
            return
        if snapshot.stage is not Stage.PACING:
            sitting.post(FinishRequested(sitting.now()))

    def _turn_with(self, session: SessionPort, snapshot: Snapshot) -> None:
        here = self.pages.current
        if snapshot.stage is Stage.PACING and (self.room.stays(here) or self.practice.stays(here)):
            return
        if snapshot.stage is Stage.PACING and self.visits.at_sensor(self.pages.current):
            self.visits.follow_sensor(snapshot)
        elif snapshot.stage is Stage.PACING:
            self._turn_to(self.pause)
        elif snapshot.stage is Stage.REASSESS:
            self._reassess(session, snapshot)
        elif snapshot.stage is Stage.DONE:
            self._wait_for_the_end(session, snapshot)

    def _reassess(self, session: SessionPort, snapshot: Snapshot) -> None:
        screen = self.visits.reassess(session, snapshot)
        self.practice.annotate_running(screen, session)
        if snapshot.stage is Stage.REASSESS:
            self._turn_to(screen)

    def _wait_for_the_end(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Decided, but not yet on the disk: nothing can be pressed, nothing is lost."""
        if snapshot.plan.exercise is Exercise.PAUSE:
            self._reassess(session, snapshot)
        self.home.set_starting(False)

    def _ended(self, session_id: str) -> None:
        self._stop_session()
        self.home.set_starting(False)
        with Wall("review"):
            self.visits.open_review(session_id)
            return
        self.go_home()
        self._show_notice(translate(library_messages.WENT_WRONG))

    def _broke_off(self, sentence: str) -> None:
        self._stop_session()
        self.home.set_starting(False)
        self.go_home()
        self._show_notice(sentence)

    def _stop_session(self) -> None:
        sitting, self._sitting = self._sitting, None
        with Wall("pause-screen"):
            self.pause.forget()
        if sitting is not None:
            sitting.stop()

    def _open_sensor(self) -> None:
        self.visits.open_sensor(self._source_name)
        self._follow()

    def _open_settings(self) -> None:
        self.room.open_settings(self.pause.cues, busy=self._sitting is not None)

    def _open_why(self) -> None:
        self.practice.open_why(self.pause)

    def _choose_person(self, name: str) -> None:
        """Someone else's pauses, in a window of their own."""
        try:
            self.person_chosen.emit(self._profile_list.choose(name))
        except ProfileError as exc:
            self._show_notice(str(exc))

    def _leave_sensor(self) -> None:
        if self._sitting is None:
            self.go_home()
        else:
            self._turn_to(self.pause)

    def _show_last(self) -> None:
        """One quiet line about the last pause. Reading it may wait until home is on the screen."""
        if self._sitting is not None:
            return
        sessions = self.visits.sessions()
        today = date.today()  # noqa: DTZ011  the person's own day
        with Wall("last-pause"):
            self.home.show_last(
                formatting.describe_last_pause(sessions[0], today) if sessions else ""
            )
        self.pause.sessions_before = len(sessions)
        with Wall("practice-at-home"):
            self.practice.at_home(self.home, [told["started"] for told in sessions[:LATEST]])

    def tell_of_fault(self) -> None:
        """Something did not work, and it was no fault of the person. For any thread."""
        self.fault_found.emit()

    def _tell_of_fault(self) -> None:
        self._show_notice(translate(library_messages.WENT_WRONG))

    def _show_notice(self, sentence: str) -> None:
        self.notice.show_message(sentence)
        self.hiding.keep_hidden()

    def _turn_to(self, screen: Screen) -> None:
        turned = screen is not self.pages.current
        self.pages.turn_to(screen, fade=self._painted)
        if turned:
            self.notice.turn_page()
            screen.setAccessibleName(screen.heading)
            announce(screen, screen.heading)
        self.notice.raise_()
        self.hiding.keep_hidden()

    def _load_plotting(self) -> None:
        """Once, and after the first frames of the disc, which then have the processor to themselves."""
        if not self._is_plotting_requested:
            self._is_plotting_requested = True
            self._plotting.start(_import_plotting, LOAD_PLOTTING_AFTER_MS)

    def _fill_graph(self) -> None:
        self.pause.fill_graph()
        if not gc.get_freeze_count():
            gc.freeze()  # what is loaded now stays: looking it through again takes 1 % of a core
