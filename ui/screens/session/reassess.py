"""Reassess: the time waited, the urge now, and three equal choices."""

from functools import partial
from typing import Final

from PySide6.QtGui import QKeyEvent, Qt

from trainer.events import Decided, Decision, FinishRequested, Moment, UrgeRated
from trainer.session.session import Snapshot
from trainer.session.stages import MAY_RATE, ON_COMMAND, Stage
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.screens.ports import SessionPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, Theme
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.controls.rating_scale import MARKS_HEIGHT_PX, MAX_KEY_HEIGHT_PX, RatingScale
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

DECISION_KEYS: Final = {
    Decision.PASSED: Qt.Key.Key_P,
    Decision.WAIT_AGAIN: Qt.Key.Key_W,
    Decision.REACH_OUT: Qt.Key.Key_R,
}
MAX_CHOICE_WIDTH_PX: Final = 308
CHOICE_HEIGHT_PX: Final = 112
MIN_CHOICE_HEIGHT_PX: Final = 36
MIN_KEY_HEIGHT_PX: Final = 28
SMALLEST_TEXT_SCALE: Final = (
    0.5  # at 200 % text size fonts may shrink to 100 %, so that all fits at once
)


class ReassessScreen(Screen):
    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self._session: SessionPort | None = None
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.waited = Label("", 30, colours.ink, MIDDLE, parent=page)
        self.urge_label = Label(
            translate(strings.URGE_AFTER), 17, colours.soft, MIDDLE, parent=page
        )
        self.scale = RatingScale(colours, page)
        self.scale.rated.connect(self._rate)
        self.question = Label(translate(strings.WHAT_NOW), 20, colours.ink, MIDDLE, parent=page)
        self.choice_row = ChoiceRow(page, MAX_CHOICE_WIDTH_PX, (4, 16))
        self.choices = {d: self._choice(d) for d in DECISION_KEYS}
        self.later_label = Label(translate(strings.LATER), 14, colours.faint, MIDDLE, parent=page)
        for words in (self.waited, self.urge_label, self.question, self.later_label):
            words.setWordWrap(theme.scaled_px(100) > 100)  # at 100 % every text fits on one line
        for decision, key in DECISION_KEYS.items():
            self.add_key(
                key, key.name[-1], strings.CHOICE_KEYS[decision], partial(self._decide, decision)
            )
        self.add_help_line("0–10", strings.KEY_URGE)
        self.scroll_page.add_keys(self)
        self._later_key = self.add_key(
            Qt.Key.Key_Escape, "Esc", strings.KEY_LATER, self._decide_later
        )

    def follow(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Show the state of the session; what is enabled comes from the stage tables."""
        self._session = session
        self.waited.show_text(
            translate(strings.WAITED, time=formatting.format_duration(snapshot.waited_s))
        )
        self.scale.show_rating(snapshot.urge_after, snapshot.urge_before)
        again = translate(strings.CHOICES[Decision.WAIT_AGAIN][1])
        text = formatting.format_duration(snapshot.plan.round_s)
        self.choices[Decision.WAIT_AGAIN].set_detail(again.format(time=text))
        done = snapshot.stage is Stage.DONE
        self.later_label.show_text(translate(strings.SAVING if done else strings.LATER))
        if self.width() > 0:
            self.lay_out_again()
        steps = ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
        self.scale.setEnabled(Moment.AFTER in MAY_RATE[snapshot.stage])
        for cap, (decision, choice) in zip(self.bar.caps, self.choices.items(), strict=False):
            choice.setEnabled(decision in steps)
            cap.setEnabled(decision in steps)
        self._later_key.setEnabled(FinishRequested in steps)

    def forget(self) -> None:
        self._session = None
        self.scale.discard_digit()

    def leave(self) -> None:
        self.scale.finish_digit()

    def place(self, width: int, height: int) -> None:
        self.later_label.setVisible(height >= 420)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        layout = self._layout(width, available)
        left, inner = self.margin - FOCUS_MARGIN_PX, width - 2 * self.margin + 2 * FOCUS_MARGIN_PX
        layout.place(left, inner, round((available - layout.height) * 0.46))
        self.scroll_page.ensure_focus_visible()

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = theme.scaled_px, width - 2 * self.margin
        self.waited.setWordWrap(px(100) > 100 and not self.waited.fits_on_one_line(inner))
        k = min(1.0, max(0.3, self.height() / px(800)))
        choice = px(CHOICE_HEIGHT_PX) if k > 0.75 else max(px(48), round(px(104) * k))
        marks = px(MARKS_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        answers = self.choice_row.height_for(inner, MIN_CHOICE_HEIGHT_PX)
        return VerticalLayout(
            [
                label_item(self.waited, inner, px(38), space_above=0, scale=SMALLEST_TEXT_SCALE),
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
                label_item(
                    self.later_label, inner, px(22), space_above=48, scale=SMALLEST_TEXT_SCALE
                ),
            ],
            available,
        )

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
        if self._session is not None:
            self._session.post(UrgeRated(self._session.now(), urge, Moment.AFTER))

    def _decide(self, decision: Decision, *_: object) -> None:
        self.scale.finish_digit()
        if self._session is not None:
            self._session.post(Decided(self._session.now(), decision))

    def _decide_later(self) -> None:
        self.scale.finish_digit()
        if self._session is not None:
            self._session.post(FinishRequested(self._session.now()))
