"""Reassess: time waited, how strong the pull is now, and three equal choices."""

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
from ui.style.theme import Theme
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.controls.rating_scale import MARKS_HEIGHT, TALLEST, RatingScale
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, layout_item
from ui.widgets.text.label import MIDDLE, Label

KEYS: Final = {
    Decision.PASSED: Qt.Key.Key_P,
    Decision.WAIT_AGAIN: Qt.Key.Key_W,
    Decision.REACH_OUT: Qt.Key.Key_R,
}
WIDEST_CHOICE: Final = 308
CHOICE_HEIGHT: Final = 112
LEAST_CHOICE: Final = 36
LEAST_KEY: Final = 28
AS_USUAL: Final = 0.5  # of letters twice as large: here they give way, so that all is seen at once


class ReassessScreen(Screen):
    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self._sitting: SessionPort | None = None
        self.roll = ScrollPage(look, self)
        page = self.roll.inside
        self.waited = Label("", 30, look.ink, MIDDLE, parent=page)
        self.pull = Label(translate(strings.URGE_AFTER), 17, look.soft, MIDDLE, parent=page)
        self.row = RatingScale(look, page)
        self.row.rated.connect(self._rate)
        self.what = Label(translate(strings.WHAT_NOW), 20, look.ink, MIDDLE, parent=page)
        self.answers = ChoiceRow(page, WIDEST_CHOICE, (4, 16))
        self.choices = {d: self._choice(d) for d in KEYS}
        self.later = Label(translate(strings.LATER), 14, look.faint, MIDDLE, parent=page)
        for words in (self.waited, self.pull, self.what, self.later):
            words.setWordWrap(theme.scaled_px(100) > 100)  # usual ones have room on one line
        for decision, key in KEYS.items():
            self.add_key(
                key, key.name[-1], strings.CHOICE_KEYS[decision], partial(self._decide, decision)
            )
        self.also("0–10", strings.KEY_URGE)
        self.roll.add_keys(self)
        self._later_key = self.add_key(
            Qt.Key.Key_Escape, "Esc", strings.KEY_LATER, self._decide_later
        )

    def follow(self, session: SessionPort, snapshot: Snapshot) -> None:
        """Show how things stand; what may be pressed is read from the tables."""
        self._sitting = session
        self.waited.say(
            translate(strings.WAITED, time=formatting.format_duration(snapshot.waited_s))
        )
        self.row.show_rating(snapshot.urge_after, snapshot.urge_before)
        again = translate(strings.CHOICES[Decision.WAIT_AGAIN][1])
        text = formatting.format_duration(snapshot.plan.round_s)
        self.choices[Decision.WAIT_AGAIN].reword(again.format(time=text))
        done = snapshot.stage is Stage.DONE
        self.later.say(translate(strings.KEEPING if done else strings.LATER))
        if self.width() > 0:
            self.place_again()
        steps = ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
        self.row.setEnabled(Moment.AFTER in MAY_RATE[snapshot.stage])
        for cap, (decision, choice) in zip(self.bar.caps, self.choices.items(), strict=False):
            choice.setEnabled(decision in steps)
            cap.setEnabled(decision in steps)
        self._later_key.setEnabled(FinishRequested in steps)

    def forget(self) -> None:
        self._sitting = None
        self.row.forget()

    def leave(self) -> None:
        self.row.settle()

    def place(self, width: int, height: int) -> None:
        self.later.setVisible(height >= 420)
        width, room = self.roll.lay(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._stack(w, 0).least
        )
        stack = self._stack(width, room)
        left, inner = self.margin - FOCUS_MARGIN_PX, width - 2 * self.margin + 2 * FOCUS_MARGIN_PX
        stack.lay(left, inner, round((room - stack.tall) * 0.46))
        self.roll.keep_in_sight()

    def _stack(self, width: int, room: int) -> VerticalLayout:
        px, inner = theme.scaled_px, width - 2 * self.margin
        self.waited.setWordWrap(px(100) > 100 and not self.waited.fits_one_line(inner))
        k = min(1.0, max(0.3, self.height() / px(800)))
        choice = px(CHOICE_HEIGHT) if k > 0.75 else max(px(48), round(px(104) * k))
        marks = px(MARKS_HEIGHT) + 2 * FOCUS_MARGIN_PX
        answers = self.answers.height_for(inner, LEAST_CHOICE)
        return VerticalLayout(
            [
                layout_item(self.waited, inner, px(38), above=0, share=AS_USUAL),
                layout_item(self.pull, inner, px(26), above=10, share=AS_USUAL),
                LayoutItem(self.row, px(LEAST_KEY) + marks, px(TALLEST) + marks, above=28),
                layout_item(self.what, inner, px(28), above=64, share=AS_USUAL),
                LayoutItem(self.answers, answers, choice, above=20),
                layout_item(self.later, inner, px(22), above=48, share=AS_USUAL),
            ],
            room,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.row.type_digit(event):
            self.bar.wake()
            return
        super().keyPressEvent(event)

    def _choice(self, decision: Decision) -> Choice:
        title, under = strings.CHOICES[decision]
        made = self.answers.hold(Choice(self.look, translate(title), translate(under)))
        made.clicked.connect(partial(self._decide, decision))
        return made

    def _rate(self, urge: int) -> None:
        if self._sitting is not None:
            self._sitting.post(UrgeRated(self._sitting.now(), urge, Moment.AFTER))

    def _decide(self, decision: Decision, *_: object) -> None:
        self.row.settle()
        if self._sitting is not None:
            self._sitting.post(Decided(self._sitting.now(), decision))

    def _decide_later(self) -> None:
        self.row.settle()
        if self._sitting is not None:
            self._sitting.post(FinishRequested(self._sitting.now()))
