"""Opens the pages of the practice, each created when first opened, and marks on Home what waits there.

Nothing here delays a pause: what cannot be read is reported, and everything else continues.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS
from trainer.practice.annotations import Outcome, OutcomeReported
from trainer.practice.heart_source import is_demo
from trainer.practice.predictions import Prediction
from trainer.practice.safety_notices import NOTICES
from trainer.practice.summary import SessionSummary
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.navigation.annotation_controller import AnnotationController, AnnotationState
from ui.navigation.navigator import Navigator, PageContext
from ui.navigation.router import PageName
from ui.screens.ports import SessionPort
from ui.screens.screen import Screen
from ui.screens.session.home import HomeScreen
from ui.services.practice import AUDIT, PracticeLibrary

if TYPE_CHECKING:
    from ui.screens.history.triggers import TriggersScreen
    from ui.screens.practice.audit import AuditScreen
    from ui.screens.practice.feeling import FeelingScreen
    from ui.screens.practice.help_pages import HelpScreen
    from ui.screens.practice.ladder import LadderScreen
    from ui.screens.practice.menu import PracticeScreen
    from ui.screens.practice.predictions import PredictionsScreen
    from ui.screens.practice.report import PracticeReportScreen
    from ui.screens.practice.trends import TrendsScreen

HELP_PAGES: Final = {"why": "pause", "doctor": "help"}
"""The help page of a menu entry."""


class PracticeNavigator(Navigator):
    begun = Signal()

    def __init__(
        self,
        context: PageContext,
        practice_library: PracticeLibrary,
        annotations: AnnotationState,
        parent: QObject,
    ) -> None:
        super().__init__(context, parent)
        self._practice_library, self._annotations = practice_library, annotations
        self._annotation_controllers: dict[Screen, AnnotationController] = {}
        self._screen_before_help: Screen | None = None
        self._home: HomeScreen | None = None
        self._waiting: Sequence[Prediction] = ()
        """The predictions that wait for an answer."""
        self._is_demo = False
        self._predictions: PredictionsScreen | None = None
        self._practice: PracticeScreen | None = None
        self._audit: AuditScreen | None = None
        self._feeling: FeelingScreen | None = None
        self._trends: TrendsScreen | None = None
        self._ladder: LadderScreen | None = None
        self._help: HelpScreen | None = None
        self._report: PracticeReportScreen | None = None
        self._triggers: TriggersScreen | None = None
        self._page_after_report = PageName.PRACTICE
        self._page_after_worksheet = PageName.PRACTICE
        self._register()

    def _register(self) -> None:
        for page, open_page in (
            (PageName.PRACTICE, self.open_practice),
            (PageName.AUDIT, self._open_audit),
            (PageName.FEELING, self._open_feeling),
            (PageName.WORKSHEET, self._open_worksheet),
            (PageName.TRIGGERS, self._open_triggers),
            (PageName.PREDICTIONS, self._open_predictions),
            (PageName.TRENDS, self._open_trends),
            (PageName.LADDER, self._open_ladder),
            (PageName.REPORT, self._open_report),
            (PageName.HELP, self._open_help),
        ):
            self._router.add(page, open_page)

    def can_reopen(self, shown: QWidget) -> bool:
        """Whether another navigator of this kind can show the page that this one shows."""
        if shown is self._help:
            return self._screen_before_help is None
        return shown in (
            *(self._practice, self._predictions, self._triggers, self._audit, self._feeling),
            *(self._trends, self._ladder, self._report),
        )

    def reopen_page(self, other: "PracticeNavigator", shown: QWidget) -> None:
        """Show the page that another navigator of this kind was showing."""
        self._waiting, self._is_demo = other._waiting, other._is_demo
        openers: dict[QWidget | None, Callable[[], None]] = {
            other._practice: self.open_practice,
            other._predictions: self._open_predictions,
            other._triggers: self._open_triggers,
            other._trends: self._open_trends,
            other._ladder: self._open_ladder,
            other._help: self._open_help,
            other._report: partial(self._open_report, other._page_after_report),
            other._audit: lambda: self._show_page(self._audit_screen()),
            other._feeling: lambda: self._show_page(self._feeling_screen()),
        }
        self._page_after_worksheet = other._page_after_worksheet
        open_page = openers.get(shown)
        if open_page is not None:
            open_page()

    def annotate_running(self, screen: Screen, session: SessionPort) -> None:
        """Let this page annotate the running pause."""
        self._controller_for(screen).annotate_running(session)

    def annotate_past(self, screen: Screen, summary: SessionSummary) -> None:
        """Let this page annotate a past pause."""
        controller = self._controller_for(screen)
        controller.annotate_past(summary)
        controller.on_saved = screen.reload

    def refresh_home(self, home: HomeScreen, begun: Iterable[str | None]) -> None:
        """Mark that predictions wait which were open at the start; show the overuse notice if it is due."""
        self._home = home
        if self._practice_library.needs_passphrase:
            return
        try:
            waiting, self._annotations.own_triggers = self._practice_library.overview()
            due = self._practice_library.overuse_notice(begun)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        if self._annotations.asked_ids is None:
            self._annotations.asked_ids = frozenset(prediction.id for prediction in waiting)
        self._show_waiting([p for p in waiting if p.id in self._annotations.asked_ids])
        if due is not None:
            self._show_notice(window_text.to_text(NOTICES[due]))

    def show_source(self, source_name: str) -> None:
        """The source that is listened to now."""
        self._is_demo = is_demo(source_name)

    def _show_waiting(self, waiting: Sequence[Prediction]) -> None:
        self._waiting = waiting
        if self._home is not None:
            self._home.mark_practice(bool(waiting))
        if self._practice is not None:
            self._practice.show_waiting(len(waiting))

    def figures_opened(self) -> None:
        """Count that figures were opened, and show the overuse notice if it is due."""
        try:
            self._practice_library.figures_opened()
            due = self._practice_library.overuse_notice(())
        except EXPECTED_ERRORS:
            return
        if due is not None:
            self._show_notice(window_text.to_text(NOTICES[due]))

    def stays_during_session(self, screen: QWidget | None) -> bool:
        """Whether this page is open in the middle of a session."""
        return self.is_help(screen) and self._screen_before_help is not None

    def is_help(self, screen: QWidget | None) -> bool:
        return screen is not None and screen is self._help

    def open_practice(self) -> None:
        from ui.screens.practice.menu import PracticeScreen

        if self._practice is None:
            self._practice = PracticeScreen(self._colours)
            self._practice.back.connect(self._router.opener(PageName.HOME))
            self._practice.opened.connect(self._open_by_name)
        self._practice.show_demo(self._is_demo)
        self._practice.show_waiting(len(self._waiting))
        self._show_page(self._practice)

    def _open_by_name(self, name: str) -> None:
        """Open an entry of the menu: a page, or one of the help pages."""
        if name in HELP_PAGES:
            self._open(PageName.HELP, name=HELP_PAGES[name])
        else:
            self._open(PageName(name))

    def _open(self, page: PageName, **arguments: object) -> None:
        """Open a page that reads the library; an error is shown as a notice."""
        try:
            self._router.show(page, **arguments)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)

    def _open_worksheet(
        self, worksheet_id: str, then: PageName = PageName.PRACTICE, *, exports: bool = False
    ) -> None:
        """Open an audit or a feeling that was stored; it is left to the page `then`, at once after an export."""
        try:
            worksheet = self._practice_library.worksheet(worksheet_id)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        self._page_after_worksheet = then
        if worksheet.kind == AUDIT:
            audit = self._audit_screen()
            self._show_page(audit)
            if audit.show_worksheet(worksheet) and exports:
                audit.export_and_leave()
        else:
            feeling = self._feeling_screen()
            self._show_page(feeling)
            if feeling.show_stored(worksheet.body) and exports:
                feeling.export_and_leave()

    def _leave_worksheet(self) -> None:
        self._router.show(self._page_after_worksheet)

    def _open_triggers(self) -> None:
        from trainer.practice.triggers import summarize_triggers
        from ui.screens.history.triggers import TriggersScreen

        if self._triggers is None:
            self._triggers = TriggersScreen(self._colours)
            self._triggers.back.connect(self._router.opener(PageName.HISTORY))
            self._triggers.chosen.connect(self._open_pauses_of_trigger)
        try:
            pauses = self._practice_library.pauses()
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        self._triggers.show_triggers(summarize_triggers(pauses), len(pauses))
        self._show_page(self._triggers)

    def _open_pauses_of_trigger(self, trigger: str) -> None:
        from ui.services.search import quote_query

        self._router.show(PageName.HISTORY, query=quote_query(trigger))

    def _open_audit(self) -> None:
        audit = self._audit_screen()
        self._page_after_worksheet = PageName.PRACTICE
        self._show_page(audit)
        audit.open_new()

    def _audit_screen(self) -> "AuditScreen":
        from ui.screens.practice.audit import AuditScreen

        if self._audit is None:
            self._audit = AuditScreen(self._colours, self._practice_library)
            self._audit.back.connect(self._leave_worksheet)
            self._audit.why_wanted.connect(
                self._router.opener(PageName.HELP, name="audit", then=self._audit)
            )
            self._audit.notice.connect(self._show_notice)
        return self._audit

    def _open_feeling(self) -> None:
        feeling = self._feeling_screen()
        self._page_after_worksheet = PageName.PRACTICE
        self._show_page(feeling)
        if not feeling.is_begun:
            feeling.open_new()

    def _feeling_screen(self) -> "FeelingScreen":
        from ui.screens.practice.feeling import FeelingScreen

        if self._feeling is None:
            self._feeling = FeelingScreen(self._colours, self._practice_library)
            self._feeling.back.connect(self._leave_worksheet)
            self._feeling.why_wanted.connect(
                self._router.opener(PageName.HELP, name="feeling", then=self._feeling)
            )
            self._feeling.notice.connect(self._show_notice)
        return self._feeling

    def _open_predictions(self) -> None:
        from ui.screens.practice.predictions import PredictionsScreen

        if self._predictions is None:
            self._predictions = PredictionsScreen(self._colours)
            self._predictions.back.connect(self._router.opener(PageName.PRACTICE))
            self._predictions.answered.connect(self._answer)
            self._predictions.dismissed.connect(self._dismiss)
        self._predictions.ask(self._waiting)
        self._show_page(self._predictions)

    def _open_trends(self) -> None:
        from ui.screens.practice.trends import TrendsScreen

        pauses, predictions = self._practice_library.series()
        if self._trends is None:
            self._trends = TrendsScreen(self._colours)
            self._trends.back.connect(self._router.opener(PageName.PRACTICE))
            self._trends.why_wanted.connect(
                self._router.opener(PageName.HELP, name="reassurance", then=self._trends)
            )
            self._trends.report_wanted.connect(
                partial(self._open, PageName.REPORT, then=PageName.TRENDS)
            )
            self._trends.figures_opened.connect(self.figures_opened)
        self._trends.show_series(pauses, predictions)
        self._show_page(self._trends)

    def _open_ladder(self) -> None:
        from trainer.practice.wait_ladder import suggest_next_wait
        from ui.screens.practice.ladder import LadderScreen

        if self._ladder is None:
            self._ladder = LadderScreen(self._colours, self._settings)
            self._ladder.back.connect(self._router.opener(PageName.PRACTICE))
            self._ladder.begun.connect(self.begun)
            self._ladder.why_wanted.connect(
                self._router.opener(PageName.HELP, name="pause", then=self._ladder)
            )
        pauses = [pause for pause in self._practice_library.pauses() if pause.waited_s > 0.0]
        self._ladder.show_suggestion(suggest_next_wait(pauses))
        self._show_page(self._ladder)

    def _open_report(self, then: PageName = PageName.PRACTICE) -> None:
        """Open the report, which is left to the page `then`."""
        from ui.screens.practice.report import PracticeReportScreen

        if self._report is None:
            self._report = PracticeReportScreen(self._colours)
            self._report.back.connect(self._leave_report)
        self._page_after_report = then
        self._report.show_series(*self._practice_library.series())
        self._show_page(self._report)

    def _leave_report(self) -> None:
        """Return to the menu, or to the trends as they were."""
        if self._page_after_report is PageName.TRENDS and self._trends is not None:
            self._show_page(self._trends)
        else:
            self._router.show(self._page_after_report)

    def _open_help(self, name: str = "pause", then: Screen | None = None) -> None:
        """Open a help page, which is left to the screen `then`, or else to the menu."""
        from ui.screens.practice.help_pages import HelpScreen

        self._screen_before_help = then
        if self._help is None:
            self._help = HelpScreen(self._colours)
            self._help.back.connect(self._leave_help)
        self._help.open_at(name)
        self._show_page(self._help)

    def _leave_help(self) -> None:
        """Return to the page the help was opened from, whose input is kept."""
        if self._screen_before_help is None:
            self._router.show(PageName.PRACTICE)
        else:
            self._show_page(self._screen_before_help)

    def _controller_for(self, screen: Screen) -> AnnotationController:
        if screen not in self._annotation_controllers:
            self._annotation_controllers[screen] = AnnotationController(
                screen, self._practice_library, self._annotations
            )
        return self._annotation_controllers[screen]

    def _answer(self, prediction_id: str, outcome: str) -> None:
        try:
            self._practice_library.report_outcome(prediction_id, OutcomeReported(Outcome(outcome)))
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return
        self._stop_asking(prediction_id, translate(practice_strings.THANKS))

    def _dismiss(self, prediction_id: str) -> None:
        try:
            self._practice_library.dismiss(prediction_id)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
        self._stop_asking(prediction_id)

    def _stop_asking(self, prediction_id: str, message: str = "") -> None:
        """Go on with the next prediction; `message` answers the last act."""
        self._annotations.asked_ids = (self._annotations.asked_ids or frozenset()) - {prediction_id}
        self._show_waiting([p for p in self._waiting if p.id != prediction_id])
        if self._predictions is not None:
            self._predictions.ask(self._waiting, message)
