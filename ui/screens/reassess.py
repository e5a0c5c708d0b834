"""Reassess: time waited, how strong the pull is now, and three equal choices."""

from functools import partial
from typing import Final

from PySide6.QtGui import QKeyEvent, Qt

from trainer.events import Decided, Decision, Finish, Moment, UrgeRated
from trainer.session import Snapshot
from trainer.stages import MAY_RATE, ON_COMMAND, Stage
from ui import strings, theme
from ui.screens.screen import BAR_ROOM, Screen
from ui.screens.sitting import Sitting
from ui.strings import say
from ui.theme import Theme
from ui.widgets.choice import Choice
from ui.widgets.panel import FOCUS_ROOM
from ui.widgets.urge_row import FULL_WIDTH, MARKS_HEIGHT, TALLEST, UrgeRow
from ui.widgets.words import MIDDLE, Words

KEYS: Final = {
    Decision.PASSED: Qt.Key.Key_P,
    Decision.WAIT_AGAIN: Qt.Key.Key_W,
    Decision.REACH_OUT: Qt.Key.Key_R,
}
WIDEST_CHOICE: Final = 308
CHOICE_HEIGHT: Final = 112


class ReassessScreen(Screen):
    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self._sitting: Sitting | None = None
        self.waited = Words("", 30, look.ink, MIDDLE, parent=self)
        self.pull = Words(say(strings.PULL_AFTER), 17, look.soft, MIDDLE, parent=self)
        self.row = UrgeRow(look, self)
        self.row.rated.connect(self._rate)
        self.what = Words(say(strings.WHAT_NOW), 20, look.ink, MIDDLE, parent=self)
        self.choices = {d: self._choice(d) for d in KEYS}
        self.later = Words(say(strings.LATER), 14, look.faint, MIDDLE, parent=self)
        for decision, key in KEYS.items():
            self.add_key(
                key, key.name[-1], strings.CHOICE_KEYS[decision], partial(self._decide, decision)
            )
        self._later_key = self.add_key(
            Qt.Key.Key_Escape, "Esc", strings.KEY_LATER, self._decide_later
        )

    def follow(self, sitting: Sitting, snapshot: Snapshot) -> None:
        """Show how things stand; what may be pressed is read from the tables."""
        self._sitting = sitting
        self.waited.say(say(strings.WAITED, time=strings.duration(snapshot.waited_s)))
        self.row.show_rating(snapshot.urge_after, snapshot.urge_before)
        again = say(strings.CHOICES[Decision.WAIT_AGAIN][1])
        told = strings.duration(snapshot.plan.round_s)
        self.choices[Decision.WAIT_AGAIN].reword(again.format(time=told))
        done = snapshot.stage is Stage.DONE
        self.later.say(say(strings.KEEPING if done else strings.LATER))
        steps = ON_COMMAND[snapshot.plan.exercise][snapshot.stage]
        self.row.setEnabled(Moment.AFTER in MAY_RATE[snapshot.stage])
        for cap, (decision, choice) in zip(self.bar.caps, self.choices.items(), strict=False):
            choice.setEnabled(decision in steps)
            cap.setEnabled(decision in steps)
        self._later_key.setEnabled(Finish in steps)

    def forget(self) -> None:
        self._sitting = None

    def leave(self) -> None:
        self.row.forget()

    def place(self, width: int, height: int) -> None:
        room = height - BAR_ROOM
        k = min(1.0, max(0.3, room / theme.px(752)))
        px = theme.px
        row_height = px(TALLEST + MARKS_HEIGHT) + 2 * FOCUS_ROOM if k > 0.55 else px(62)
        choice_height = px(CHOICE_HEIGHT) if k > 0.75 else max(px(48), round(px(104) * k))
        parts = (px(38), 10, px(26), 28, row_height, 64, px(28), 20, choice_height, 48, px(22))
        heights = [p if i % 2 == 0 else round(p * k) for i, p in enumerate(parts)]
        y = max(8, round((room - sum(heights)) * 0.46))
        if y == 8:  # crowded: the air goes first, then all grow smaller alike
            share = (room - 12) / max(room - 12, sum(heights))
            heights = [round(h * share) for h in heights]
        tops = [y + sum(heights[:i]) for i in range(len(heights))]
        left, inner = self.margin, width - 2 * self.margin
        self.waited.setGeometry(left, tops[0], inner, heights[0])
        self.pull.setGeometry(left, tops[2], inner, heights[2])
        row_width = min(px(FULL_WIDTH), width - 2 * self.margin + 2 * FOCUS_ROOM)
        self.row.setGeometry((width - row_width) // 2, tops[4], row_width, heights[4])
        self.what.setGeometry(left, tops[6], inner, heights[6])
        self._place_choices(width, tops[8], heights[8])
        self.later.setGeometry(left, tops[10], inner, heights[10])
        self.later.setVisible(height >= 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.row.type_digit(event):
            self.bar.wake()
            return
        super().keyPressEvent(event)

    def _choice(self, decision: Decision) -> Choice:
        title, under = strings.CHOICES[decision]
        made = Choice(self.look, say(title), say(under), self)
        made.clicked.connect(partial(self._decide, decision))
        return made

    def _place_choices(self, width: int, top: int, height: int) -> None:
        gap = 16 if width >= 900 else 4
        room = width - 2 * self.margin + 2 * FOCUS_ROOM
        wide = min(theme.px(WIDEST_CHOICE), (room - 2 * gap) // 3)
        left = (width - 3 * wide - 2 * gap) // 2
        for i, choice in enumerate(self.choices.values()):
            choice.setGeometry(left + i * (wide + gap), top - FOCUS_ROOM, wide, height)

    def _rate(self, urge: int) -> None:
        if self._sitting is not None:
            self._sitting.post(UrgeRated(self._sitting.now(), urge, Moment.AFTER))

    def _decide(self, decision: Decision, *_: object) -> None:
        if self._sitting is not None:
            self._sitting.post(Decided(self._sitting.now(), decision))

    def _decide_later(self) -> None:
        if self._sitting is not None:
            self._sitting.post(Finish(self._sitting.now()))
