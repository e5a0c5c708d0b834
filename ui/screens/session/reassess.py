"""Reassess: the time waited, the urge now, and three equal choices."""

from functools import partial
from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trainer.events import Begin, Decided, Decision, FinishRequested, Moment, UrgeRated
from trainer.practice.heart_source import is_demo
from trainer.practice.summary import SessionSummary
from trainer.session.session import Snapshot
from trainer.session.stages import MAY_RATE, ON_COMMAND, Stage
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings
from ui.screens.ports import ReassessmentPort, SessionPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.controls.rating_scale import MAX_KEY_HEIGHT_PX, RatingScale
from ui.widgets.controls.undo_notice import UNDO_GRACE_S, UndoNotice
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

MAX_CHOICE_WIDTH_PX: Final = 308
CHOICE_HEIGHT_PX: Final = 112
MIN_CHOICE_HEIGHT_PX: Final = 36
MIN_KEY_HEIGHT_PX: Final = 28
SMALLEST_TEXT_SCALE: Final = (
    0.5  # at 200 % text size fonts may shrink to 100 %, so that all fits at once
)


FOOTER_HEIGHT_PX: Final = 44
MIN_FOOTER_SCREEN_PX: Final = 420  # in a lower window only what can be undone is said below


class RunningReassessment:
    """The reassessment of the running session: every answer is an event."""

    def __init__(self, session: SessionPort) -> None:
        self._session = session

    def rate(self, urge: int) -> None:
        self._session.post(UrgeRated(self._session.now(), urge, Moment.AFTER))

    def decide(self, decision: Decision) -> None:
        self._session.post(Decided(self._session.now(), decision))

    def leave(self) -> None:
        self._session.post(FinishRequested(self._session.now()))

    def resume(self) -> None:
        self._session.post(Begin(self._session.now()))


class ReassessScreen(Screen):
    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self._answers: ReassessmentPort | None = None
        self._offered_for: tuple[SessionPort, float] | None = None
        """The session, and when its stage began, for which taking back the end was offered."""
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.demo = Label(
            translate(strings.DEMO_SESSION), FontSize.SMALL, colours.faint, MIDDLE, parent=page
        )
        self.demo.setWordWrap(True)
        self.waited = Label("", 30, colours.ink, MIDDLE, parent=page)
        self.urge_label = Label("", 17, colours.soft, MIDDLE, parent=page)
        self.scale = RatingScale(colours, page)
        self.scale.rated.connect(self._rate)
        self.question = Label(translate(strings.WHAT_NOW), 20, colours.ink, MIDDLE, parent=page)
        self.choice_row = ChoiceRow(page, MAX_CHOICE_WIDTH_PX, (4, 16))
        self.choices = {d: self._choice(d) for d in table.DECISIONS}
        self.footer = QWidget(page)
        self.later_label = Label(
            translate(strings.LATER), 14, colours.faint, MIDDLE, parent=self.footer
        )
        self.undo = UndoNotice(colours, self.footer)
        self.undo.undone.connect(self._resume)
        self.undo.changed.connect(self._undo_changed)
        for words in (self.waited, self.urge_label, self.question, self.later_label):
            words.setWordWrap(theme.scaled_px(100) > 100)  # at 100 % every text fits on one line
        self._decision_actions = {
            decision: self.add_action(row, partial(self._decide, decision))
            for decision, row in table.DECISIONS.items()
        }
        self.add_help_line("0–10", strings.KEY_URGE)
        self._undo_action = self.add_action(table.UNDO, self.undo.undo)
        self._undo_action.setEnabled(False)
        self.scroll_page.add_actions(self)
        self._later_action = self.add_action(table.DECIDE_LATER, self._decide_later)

    def follow(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Show the state of the session; what is enabled comes from the stage tables."""
        self._answers = RunningReassessment(session)
        self._mark_demo(snapshot.sensor.source)
        done = snapshot.stage is Stage.DONE
        self.urge_label.show_text(translate(closing_strings.URGE_NOW))
        self.later_label.show_text(translate(strings.SAVING if done else strings.LATER))
        steps = ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
        self.scale.setEnabled(Moment.AFTER in MAY_RATE[snapshot.stage])
        self._enable_choices(frozenset(d for d in table.DECISIONS if d in steps))
        self._later_action.setEnabled(FinishRequested in steps)
        self._offer_undo(session, snapshot)
        self._show(
            snapshot.waited_s, (snapshot.urge_before, snapshot.urge_after), snapshot.plan.round_s
        )

    def follow_past(
        self, answers: ReassessmentPort, summary: SessionSummary, next_round_s: float
    ) -> None:
        """Look back at a pause that is over; `next_round_s` is how long another one would be."""
        self._answers, self._offered_for = answers, None
        self._mark_demo(summary.source)
        self.undo.withdraw()
        self.urge_label.show_text(translate(closing_strings.URGE_THEN))
        self.later_label.show_text(translate(closing_strings.LATER_THEN))
        self.scale.setEnabled(True)
        self._enable_choices(frozenset(table.DECISIONS))
        self._later_action.setEnabled(True)
        urges = (summary.urge_before, summary.urge_after)
        self._show(summary.duration_s, urges, next_round_s)

    def _mark_demo(self, source: str | None) -> None:
        self.demo.setVisible(is_demo(source))

    def _show(
        self, waited_s: float, urges: tuple[int | None, int | None], next_round_s: float
    ) -> None:
        waited = translate(strings.WAITED, time=formatting.format_duration(waited_s))
        self.waited.show_text(waited)
        before, after = urges
        self.scale.show_rating(after, before)
        again = translate(strings.CHOICES[Decision.WAIT_AGAIN][1])
        self.choices[Decision.WAIT_AGAIN].set_detail(
            again.format(time=formatting.format_duration(next_round_s))
        )
        if self.width() > 0:
            self.lay_out_again()

    def _enable_choices(self, enabled: frozenset[Decision]) -> None:
        for decision, choice in self.choices.items():
            choice.setEnabled(decision in enabled)
            self._decision_actions[decision].setEnabled(decision in enabled)

    def _offer_undo(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Offer once to take back the end, as long as the round is not over by itself."""
        now, offer = session.now(), (session, snapshot.stage_began)
        until = min(snapshot.stage_began + UNDO_GRACE_S, snapshot.resumable_until)
        if until <= now:
            self.undo.withdraw()
        elif self._offered_for != offer:
            self._offered_for = offer
            self.undo.offer(translate(closing_strings.ENDED), until - now)

    def _resume(self) -> None:
        if self._answers is not None:
            self.scale.discard_digit()
            self._answers.resume()

    def _undo_changed(self) -> None:
        self._undo_action.setEnabled(self.undo.is_offered)
        self._undo_action.in_bar = self.undo.is_offered
        self.bar.lay_out()
        if self.width() > 0:
            self.lay_out_again()

    def leave(self) -> None:
        self.scale.finish_digit()
        self.undo.withdraw()

    @property
    def can_be_remade(self) -> bool:
        """What is answered here is told to the session: it stays as it is."""
        return False

    def place(self, width: int, height: int) -> None:
        self.later_label.setVisible(not self.undo.is_offered)
        self.scale.screen_height = height
        self.footer.setVisible(self.undo.is_offered or height >= MIN_FOOTER_SCREEN_PX)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        layout = self._layout(width, available)
        left, inner = self.margin - FOCUS_MARGIN_PX, width - 2 * self.margin + 2 * FOCUS_MARGIN_PX
        layout.place(left, inner, round((available - layout.height) * 0.46))
        self.later_label.setGeometry(self.footer.rect())
        self.undo.setGeometry(self.footer.rect())
        self.scroll_page.ensure_focus_visible()

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = theme.scaled_px, width - 2 * self.margin
        self.waited.setWordWrap(px(100) > 100 and not self.waited.fits_on_one_line(inner))
        k = min(1.0, max(0.3, self.height() / px(800)))
        choice = px(CHOICE_HEIGHT_PX) if k > 0.75 else max(px(48), round(px(104) * k))
        choice = max(choice, self.choice_row.height_with_details(inner + 2 * FOCUS_MARGIN_PX))
        marks = self.scale.marks_height(inner + 2 * FOCUS_MARGIN_PX) + 2 * FOCUS_MARGIN_PX
        answers = self.choice_row.height_for(inner, MIN_CHOICE_HEIGHT_PX)
        return VerticalLayout(
            [
                label_item(self.waited, inner, px(38), space_above=0, scale=SMALLEST_TEXT_SCALE),
                label_item(self.demo, inner, space_above=0, scale=SMALLEST_TEXT_SCALE),
                label_item(
                    self.urge_label, inner, px(26), space_above=10, scale=SMALLEST_TEXT_SCALE
                ),
                LayoutItem(
                    self.scale,
                    px(MIN_KEY_HEIGHT_PX) + marks,
                    px(MAX_KEY_HEIGHT_PX) + marks,
                    space_above=28,
                ),
                label_item(self.question, inner, px(28), space_above=64, scale=SMALLEST_TEXT_SCALE),
                LayoutItem(self.choice_row, answers, choice, space_above=20),
                self._footer_item(inner),
            ],
            available,
        )

    def _footer_item(self, width: int) -> LayoutItem:
        """The line at the end, or what can be undone, in a place of one height for both."""
        line = self.later_label.min_height(width, SMALLEST_TEXT_SCALE)
        low = max(theme.scaled_px(22), line, self.undo.min_height(width))
        preferred = max(theme.scaled_px(FOOTER_HEIGHT_PX), self.undo.height_for(width))
        return LayoutItem(self.footer, low, max(low, preferred), space_above=32)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.scale.type_digit(event):
            self.bar.wake()
            return
        super().keyPressEvent(event)

    def _choice(self, decision: Decision) -> Choice:
        title, detail = strings.CHOICES[decision]
        choice = self.choice_row.add(Choice(self.colours, translate(title), translate(detail)))
        choice.clicked.connect(partial(self._decide, decision))
        return choice

    def _rate(self, urge: int) -> None:
        if self._answers is not None:
            self._answers.rate(urge)

    def _decide(self, decision: Decision, *_: object) -> None:
        self.scale.finish_digit()
        if self._answers is not None:
            self._answers.decide(decision)

    def _decide_later(self) -> None:
        self.scale.finish_digit()
        if self._answers is not None:
            self._answers.leave()
