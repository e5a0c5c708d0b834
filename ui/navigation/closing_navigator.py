"""The end of a pause: its closing moment, and looking back at a pause that was left open.

What is answered after a pause is over is stored at once, as an annotation: nothing waits, nothing can be lost.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from devices.clock import wall_time
from trainer.errors import EXPECTED_ERRORS
from trainer.events import Decided, Decision, Moment, UrgeRated
from trainer.practice.annotations import Annotation, DecisionWithdrawn
from trainer.practice.summary import SessionSummary
from ui.faults import report
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.messages import LibraryOpeningDefect
from ui.i18n.texts import closing_strings
from ui.navigation.navigator import Navigator, PageContext
from ui.navigation.router import PageName, Router
from ui.screens.ports import PastReview, SessionLibraryPort
from ui.services.look_back import LookBackLibrary, find_offer
from ui.services.practice import FEELING, PracticeLibrary, create_worksheet

if TYPE_CHECKING:
    from trainer.exercises.name_the_feeling import Feeling
    from ui.navigation.look_back_offer import LookBackOffer
    from ui.screens.session.closing import ClosingScreen
    from ui.screens.session.home import HomeScreen
    from ui.screens.session.reassess import ReassessScreen


@dataclass
class OfferState:
    """What is offered at this start; one for a window, also when its pages are created again."""

    is_settled: bool = False
    """Whether the newest pause was looked at: later ones are not offered by this window."""
    pause: SessionSummary | None = None


class ClosingNavigator(Navigator):
    begun = Signal()
    """Another pause is to begin."""

    def __init__(
        self,
        context: PageContext,
        session_library: SessionLibraryPort,
        practice_library: PracticeLibrary,
        offer_state: OfferState,
        parent: QObject,
    ) -> None:
        super().__init__(context, parent)
        self._session_library, self._practice_library = session_library, practice_library
        self._offer_state = offer_state
        self._offer: LookBackOffer | None = None
        self._closing: ClosingScreen | None = None
        self._reassess: ReassessScreen | None = None
        self._router.add(PageName.CLOSING, self.open_closing)
        self._router.add(PageName.LOOK_BACK, self.open_look_back)

    def open_closing(self, session_id: str) -> None:
        """Show the closing moment; if the pause cannot be read, show a notice and go to Home."""
        review = self._review(session_id)
        if review is None:
            self._router.show(PageName.HOME)
            return
        closing = self._closing_screen()
        closing.last_focused = None
        closing.show_closing(review)
        if review.summary.decision is Decision.REACH_OUT:
            with suppress(*EXPECTED_ERRORS):  # what is wrong with the library is said elsewhere
                closing.form.resume(self._practice_library.feeling_draft())
        self._show_page(closing)

    def show_locked(self, review: PastReview) -> None:
        """Show the closing moment of a pause that is kept encrypted, and cannot be read or changed before that."""
        closing = self._closing_screen()
        closing.last_focused = None
        closing.show_closing(review, is_locked=True)
        self._show_page(closing)

    def open_look_back(self, session_id: str, then: PageName = PageName.HOME) -> None:
        """Reassess a pause that is over; leaving it open leads to the page `then`."""
        from ui.screens.session.reassess import ReassessScreen

        review = self._review(session_id)
        if review is None:
            self._router.show(PageName.HOME)
            return
        if self._reassess is None:
            self._reassess = ReassessScreen(self._colours)
        answers = PastReassessment(review.summary, self._add, self._follow_past, self._router, then)
        answers.on_decided = self._decided
        self._follow_past(answers)
        self._show_page(self._reassess)

    def refresh_offer(self, home: "HomeScreen", sessions: Sequence[SessionSummary]) -> bool:
        """Offer to look back, once, at a pause that was open when the window was opened.

        Returns
        -------
        bool
            Whether it is offered now.
        """
        state = self._offer_state
        if not state.is_settled:
            state.is_settled = True
            state.pause = self._find_offer(sessions)
        if state.pause is None:
            if self._offer is not None:
                self._offer.close_now()
            return False
        if self._offer is None:
            self._offer = self._create_offer(home)
        if not self._offer.is_open:
            text = closing_strings.describe_offer(state.pause.started, wall_time())
            self._offer.ask(state.pause.id, text)
        return True

    def withdraw_offer(self) -> None:
        """Offer it no more: another pause begins, or it was answered."""
        self._offer_state.pause = None
        if self._offer is not None:
            self._offer.close_now()

    def _create_offer(self, home: "HomeScreen") -> "LookBackOffer":
        from ui.navigation.look_back_offer import LookBackOffer

        offer = LookBackOffer(self._colours, home)
        offer.accepted.connect(self._accept_offer)
        offer.declined.connect(self.withdraw_offer)
        offer.height_changed.connect(home.reserve_height)
        return offer

    def _find_offer(self, sessions: Sequence[SessionSummary]) -> SessionSummary | None:
        """The pause to offer, which is remembered as offered; one that was before is not."""
        library, pause = LookBackLibrary(self._practice_library.folder), None
        with suppress(*EXPECTED_ERRORS):  # what is wrong with the library is said elsewhere
            pause = find_offer(sessions, wall_time())
            if pause is None or library.was_offered(pause.id):
                return None
            library.note_offered(pause.id)
        return pause

    def _accept_offer(self, session_id: str) -> None:
        self.withdraw_offer()
        self.open_look_back(session_id)

    def _closing_screen(self) -> "ClosingScreen":
        from ui.screens.practice.feeling import fill_sentence
        from ui.screens.session.closing import ClosingScreen

        if self._closing is None:
            self._closing = ClosingScreen(self._colours, fill_sentence)
            self._closing.done.connect(self._router.opener(PageName.HOME))
            self._closing.details_wanted.connect(self._open_details)
            self._closing.undone.connect(self._undo)
            self._closing.look_back_wanted.connect(self._look_back)
            self._closing.copied.connect(self._save_feeling)
            self._closing.left_with_form.connect(self._keep_draft)
        return self._closing

    def _review(self, session_id: str) -> PastReview | None:
        """The review of a pause; None, with a notice, where it cannot be read."""
        if self._session_library.lock.needs_passphrase:
            return None  # what could not be saved was reported already
        try:
            return self._session_library.review(session_id)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
        except Exception as exc:  # noqa: BLE001  reported
            report("closing", exc)
            self._show_notice(window_text.to_text(LibraryOpeningDefect()))
        return None

    def _open_details(self, session_id: str) -> None:
        self._router.show(PageName.REVIEW, session_id=session_id, then=self._show_again)

    def _show_again(self) -> None:
        """Return from the details, to what was typed meanwhile."""
        if self._closing is not None:
            self._show_page(self._closing)

    def _look_back(self, session_id: str) -> None:
        self.open_look_back(session_id, then=PageName.HOME)

    def _undo(self, session_id: str) -> None:
        """Take a decision back, for good if no other follows."""
        if self._add(session_id, DecisionWithdrawn()):
            self.open_look_back(session_id)

    def _add(self, session_id: str, annotation: Annotation) -> bool:
        """Store an answer; return whether it is stored."""
        try:
            self._practice_library.add_annotations(session_id, (annotation,))
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)
            return False
        return True

    def _follow_past(self, answers: "PastReassessment") -> None:
        if self._reassess is not None:
            round_s = self._settings.now.plan.round_s
            self._reassess.follow_past(answers, answers.summary, round_s)

    def _decided(self, session_id: str, decision: Decision) -> None:
        """Go on with what was chosen: another pause begins at once."""
        if decision is Decision.WAIT_AGAIN:
            self.begun.emit()
        else:
            self.open_closing(session_id)

    def _save_feeling(self, feeling: "Feeling") -> None:
        from trainer.exercises.name_the_feeling import feeling_to_fields

        if self._session_library.lock.needs_passphrase:
            self._show_notice(translate(closing_strings.COPIED_WHILE_LOCKED))
            return
        try:
            worksheet = create_worksheet(FEELING, feeling_to_fields(feeling))
            self._practice_library.save_worksheet(worksheet)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)

    def _keep_draft(self, parts: dict[str, str]) -> None:
        """Keep what is typed and not copied in the library, for the next time; not while that is locked."""
        if self._session_library.lock.needs_passphrase:
            return
        try:
            self._practice_library.keep_feeling_draft(parts)
        except EXPECTED_ERRORS as exc:
            self._show_error(exc)


class PastReassessment:
    """The reassessment of a pause that is over: every answer is an annotation, stored at once."""

    def __init__(
        self,
        summary: SessionSummary,
        add: Callable[[str, Annotation], bool],
        follow: Callable[["PastReassessment"], None],
        router: Router,
        then: PageName,
    ) -> None:
        self.summary = summary
        self._add, self._follow, self._router, self._then = add, follow, router, then
        self.on_decided: Callable[[str, Decision], None] | None = None

    def rate(self, urge: int) -> None:
        self._answer(UrgeRated(0.0, urge, Moment.AFTER))

    def decide(self, decision: Decision) -> None:
        if self._answer(Decided(0.0, decision)) and self.on_decided is not None:
            self.on_decided(self.summary.id, decision)

    def leave(self) -> None:
        self._router.show(self._then)

    def resume(self) -> None:
        """Do nothing: a pause that is over does not go on."""

    def _answer(self, annotation: Annotation) -> bool:
        if not self._add(self.summary.id, annotation):
            return False
        self.summary = self.summary.with_annotations((annotation,))
        self._follow(self)
        return True
