"""Opens the pages around a session, each created when first opened and then kept."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS
from trainer.practice.heart_source import NO_SENSOR
from trainer.practice.summary import SessionSummary
from trainer.session.session import Snapshot
from ui.faults import report
from ui.i18n import window_text
from ui.i18n.messages import LibraryOpeningDefect
from ui.navigation.history_navigator import HistoryNavigator
from ui.navigation.navigator import Navigator, PageContext
from ui.navigation.router import PageName
from ui.screens.ports import SessionLibraryPort, SessionPort
from ui.screens.screen import Screen
from ui.services.pending_deletions import PendingDeletions

if TYPE_CHECKING:
    from ui.runtime.background import SensorSearch
    from ui.screens.history.history import HistoryScreen
    from ui.screens.history.review import ReviewScreen
    from ui.screens.session.breath import BreathScreen
    from ui.screens.session.reassess import ReassessScreen
    from ui.screens.session.resonance import ResonanceScreen
    from ui.screens.session.sensor import SensorScreen
    from ui.screens.session.strap_memory import StrapMemoryScreen


class SessionNavigator(Navigator):
    begun = Signal(object)
    """A `SessionPlan` to begin with."""
    source_chosen = Signal(str)
    reviewed = Signal(object, object)
    """The review page, and the fields of the session it shows."""
    figures_opened = Signal()

    def __init__(
        self,
        context: PageContext,
        session_library: SessionLibraryPort,
        search: "SensorSearch",
        pending: PendingDeletions,
        parent: QObject,
    ) -> None:
        super().__init__(context, parent)
        router = context.router
        self._pending = pending
        router.add(PageName.HISTORY, self.open_history)
        router.add(PageName.REVIEW, self.open_review)
        router.add(PageName.BREATH, self.open_breath)
        router.add(PageName.RESONANCE, self.open_resonance)
        router.add(PageName.SENSOR, self.open_sensor)
        router.add(PageName.STRAP_MEMORY, self.open_strap_memory)
        self._search = search
        self._source_name = NO_SENSOR
        self._page_after_sensor = PageName.PAUSE
        self._session_library = session_library
        self._history: HistoryScreen | None = None
        self._breath: BreathScreen | None = None
        self._resonance: ResonanceScreen | None = None
        self._review: ReviewScreen | None = None
        self._reassess: ReassessScreen | None = None
        self._sensor: SensorScreen | None = None
        self._strap_memory: StrapMemoryScreen | None = None
        self._is_busy = True
        self._leave_review_to: Callable[[], None] | None = None
        self._history_navigator = HistoryNavigator(context, session_library, self)

    def can_reopen(self, shown: QWidget) -> bool:
        """Whether another navigator of this kind can show the page that this one shows."""
        pages = (self._history, self._breath, self._resonance, self._review)
        if shown is self._review and self._leave_review_to is not None:
            return False  # it leads back to a page that would be gone
        return shown in pages or self._history_navigator.can_reopen(shown)

    def reopen_page(self, other: "SessionNavigator", shown: QWidget) -> None:
        """Show the page that another navigator of this kind was showing."""
        self._source_name, self._is_busy = other._source_name, other._is_busy
        if shown is other._history:
            self.open_history()
        elif shown is other._breath:
            self.open_breath()
        elif shown is other._resonance:
            self.open_resonance()
        elif shown is other._review and other._review is not None:
            self.open_review(other._review.shown_id, from_past=other._review.is_from_history)
        else:
            self._history_navigator.reopen_page(other._history_navigator, shown)

    def sessions(self) -> Sequence[SessionSummary]:
        """The past sessions but demonstrations, newest first; empty with a notice if they cannot be read."""
        if self._session_library.lock.needs_passphrase:
            return []
        try:
            self._finish_earlier_deletions()
            return self._session_library.sessions().without_demos()
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
        except Exception as exc:  # noqa: BLE001  reported
            report("past-sessions", exc)
            self._show_notice(window_text.to_text(LibraryOpeningDefect()))
        return []

    def stop(self) -> None:
        self._history_navigator.stop()

    def finish_deletions(self) -> None:
        """Delete for good what was deleted in this window; what cannot be is, at the next start."""
        if self._session_library.lock.needs_passphrase:
            return
        with suppress(*EXPECTED_ERRORS):
            self._session_library.delete_discarded()
        self._pending.batches.clear()

    def _finish_earlier_deletions(self) -> None:
        """The same of an earlier window that was killed, once, and before anything is shown."""
        if not self._pending.is_settled:
            self._pending.is_settled = True
            self.finish_deletions()

    def open_history(self, query: str = "", *, searches: bool = False) -> None:
        """Show the past pauses: those that a query finds, or with the search field focused."""
        from ui.screens.history.history import HistoryScreen

        if self._session_library.lock.needs_passphrase:
            self._router.show(PageName.LOCK, then=PageName.HISTORY, searches=searches)
            return
        self._finish_earlier_deletions()
        if self._history is None:
            self._history = HistoryScreen(self._colours, self._session_library, self._pending)
            self._history.back.connect(self._router.opener(PageName.HOME))
            self._history.opened.connect(self._open_review_from_history)
            self._history.compared.connect(self._history_navigator.open_compare)
            self._history.replayed.connect(self._history_navigator.open_replay)
            self._history.import_wanted.connect(self._router.opener(PageName.IMPORT))
            self._history.notice.connect(self._show_notice)
            self._history.triggers_wanted.connect(self._router.opener(PageName.TRIGGERS))
            self._history.worksheet_opened.connect(self._open_worksheet)
            self._history.worksheet_export_wanted.connect(self._export_worksheet)
        self._history.refresh()
        if query:
            self._history.search_for(query)
        self._show_page(self._history)
        if searches:
            self._history.focus_search()

    def open_breath(self) -> None:
        from ui.screens.session.breath import BreathScreen

        if self._breath is None:
            self._breath = BreathScreen(self._colours, self._settings)
            self._breath.back.connect(self._router.opener(PageName.HOME))
            self._breath.resonance_wanted.connect(self._router.opener(PageName.RESONANCE))
        self._breath.refresh(self.sessions())
        self._show_page(self._breath)

    def open_resonance(self) -> None:
        from trainer.breathing.personal_pattern import find_personal_pattern
        from ui.screens.session.resonance import ResonanceScreen

        if self._resonance is None:
            self._resonance = ResonanceScreen(self._colours)
            self._resonance.back.connect(self._router.opener(PageName.BREATH))
            self._resonance.begun.connect(self.begun)
            self._resonance.sensor_wanted.connect(self._open_sensor_from_resonance)
        self._resonance.show_source(self._source_name)
        self._resonance.show_pattern(find_personal_pattern(self.sessions()))
        self._show_page(self._resonance)

    def reassess(self, session: SessionPort, snapshot: Snapshot) -> Screen:
        from ui.screens.session.reassess import ReassessScreen

        if self._reassess is None:
            self._reassess = ReassessScreen(self._colours)
        self._reassess.follow(session, snapshot)
        return self._reassess

    def open_review(
        self,
        session_id: str,
        *,
        from_past: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Show the review of a session; if it cannot be read, show a notice and go to Home.

        `then` is where it is left to; without it, to the history or to Home.
        """
        from ui.screens.history.review import ReviewScreen

        if (
            self._session_library.lock.needs_passphrase
        ):  # what could not be saved was reported already
            self._router.show(PageName.HOME)
            return
        try:
            review = self._session_library.review(session_id)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            self._router.show(PageName.HOME)
            return
        if self._review is None:
            self._review = ReviewScreen(self._colours, self._session_library)
            self._review.breath_chosen.connect(self._adopt_breath)
            self._review.back.connect(self._leave_review)
            self._review.history_wanted.connect(self._router.opener(PageName.HISTORY))
            self._review.figures_opened.connect(self.figures_opened)
            self._review.replayed.connect(self._open_replay_from_review)
            self._review.look_back_wanted.connect(self._look_back)
        self._leave_review_to = then
        self._review.show_review(review, from_past=from_past)
        self.reviewed.emit(self._review, review.summary)
        self._show_page(self._review)

    def open_sensor(
        self, source_name: str, then: PageName = PageName.PAUSE, *, is_busy: bool = True
    ) -> None:
        """Open the sensor page, also during a pause, which continues; it is left to the page `then`.

        While `is_busy`, a session may use the strap, whose memory is left alone then.
        """
        from ui.screens.session.sensor import SensorScreen

        if self._sensor is None:
            self._sensor = SensorScreen(self._colours)
            self._search.finished.connect(self._sensor.show_sensors)
            self._sensor.search_wanted.connect(self._search.start)
            self._sensor.chosen.connect(self.source_chosen)
            self._sensor.back.connect(self._leave_sensor)
            self._sensor.memory_wanted.connect(self.open_strap_memory)
            self._sensor.guide_wanted.connect(
                self._router.opener(PageName.HELP, name="sensor", then=self._sensor)
            )
        self._page_after_sensor = then
        self._show_page(self._sensor)
        self._source_name, self._is_busy = source_name, is_busy
        self._sensor.open_with(source_name, self._settings.now.sensor, has_memory=not is_busy)

    def open_strap_memory(self, strap: str) -> None:
        """Open the recording in this strap, once the library can be written."""
        from ui.runtime.strap_task import StrapTask
        from ui.screens.session.strap_memory import StrapMemoryScreen

        if self._session_library.lock.needs_passphrase:
            self._router.show(PageName.LOCK, then=PageName.STRAP_MEMORY, strap=strap)
            return
        if self._strap_memory is None:
            task = StrapTask(self._session_library.folder, self)
            self._strap_memory = StrapMemoryScreen(self._colours, task)
            self._strap_memory.back.connect(self._return_to_sensor)
        self._show_page(self._strap_memory)
        self._strap_memory.open_for(strap)

    def _return_to_sensor(self) -> None:
        self.open_sensor(self._source_name, self._page_after_sensor, is_busy=self._is_busy)

    def is_sensor_screen(self, screen: QWidget | None) -> bool:
        return screen is not None and screen is self._sensor

    def follow_sensor(self, snapshot: Snapshot) -> None:
        if self._sensor is not None:
            self._sensor.follow(snapshot.sensor, snapshot.contact, snapshot.plan.exercise)

    def show_source(self, source_name: str) -> None:
        """The source that is listened to now."""
        self._source_name = source_name
        if self._sensor is not None:
            self._sensor.show_source(source_name)

    def _open_sensor_from_resonance(self) -> None:
        self._router.show(PageName.SENSOR, source_name=self._source_name, then=PageName.RESONANCE)

    def _leave_sensor(self) -> None:
        self._router.show(self._page_after_sensor)

    def _open_review_from_history(self, session_id: str) -> None:
        self.open_review(session_id, from_past=True)

    def _open_worksheet(self, worksheet_id: str) -> None:
        self._router.show(PageName.WORKSHEET, worksheet_id=worksheet_id, then=PageName.HISTORY)

    def _export_worksheet(self, worksheet_id: str) -> None:
        """Open an exercise with words together with its export, after which the list is shown again."""
        self._router.show(
            PageName.WORKSHEET, worksheet_id=worksheet_id, then=PageName.HISTORY, exports=True
        )

    def _open_replay_from_review(self, session_id: str) -> None:
        self._router.show(PageName.REPLAY, session_id=session_id, from_review=True)

    def _look_back(self, session_id: str) -> None:
        self._router.show(PageName.LOOK_BACK, session_id=session_id)

    def _leave_review(self, to_past: bool) -> None:
        if self._leave_review_to is not None:
            self._leave_review_to()
            return
        self._router.show(PageName.HISTORY if to_past else PageName.HOME)

    def _adopt_breath(self, pattern: str) -> None:
        self._settings.change(replace(self._settings.now, breath=pattern))
        self._show_notice(window_text.to_text(self._settings.trouble))
