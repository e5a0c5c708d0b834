"""Find your breath: what a resonance assessment is, what the last one found, and two ways to do one."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from trainer.own_breath import OwnBreath
from trainer.plan import SLIDING_MINUTES, STEPPED_MINUTES, Exercise, SessionPlan
from ui import strings, theme
from ui.screens.screen import BAR_ROOM, Screen
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.choice import Choice
from ui.widgets.words import MIDDLE, Words

WIDEST: Final = 720
CHOICE_HEIGHT: Final = 96
PROTOCOLS: Final = (("S", Qt.Key.Key_S, STEPPED_MINUTES), ("L", Qt.Key.Key_L, SLIDING_MINUTES))


class ResonanceScreen(Screen):
    back = Signal()
    begun = Signal(object)
    """A `SessionPlan`."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self.title = Words(say(strings.RESONANCE), Size.TITLE, look.ink, MIDDLE, parent=self)
        self.about = Words(say(strings.RESONANCE_ABOUT), Size.BODY, look.soft, MIDDLE, parent=self)
        self.last = Words("", Size.BODY, look.ink, MIDDLE, parent=self)
        self.needs = Words(
            say(strings.RESONANCE_NEEDS), Size.SMALL, look.faint, MIDDLE, parent=self
        )
        for words in (self.about, self.needs):
            words.setWordWrap(True)
        self.choices: list[Choice] = []
        for (cap, key, minutes), (title, under) in zip(PROTOCOLS, strings.PROTOCOLS, strict=True):
            choice = Choice(look, say(title), say(under), self)
            choice.clicked.connect(partial(self._begin, minutes))
            self.choices.append(choice)
            self.add_key(key, cap, title, partial(self._begin, minutes))
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_own(self, own: OwnBreath | None) -> None:
        told = say(strings.OWN_FOUND, rate=strings.rate(own.breaths_per_min)) if own else ""
        self.last.say(told)

    def place(self, width: int, height: int) -> None:
        px = theme.px
        inner = min(px(WIDEST), width - 2 * self.margin)
        left = (width - inner) // 2
        about, needs = (w.heightForWidth(inner) for w in (self.about, self.needs))
        wanted = (px(36), about, px(24), px(CHOICE_HEIGHT), needs)
        room = height - BAR_ROOM - 16
        gap = max(4, min(24, (room - sum(wanted)) // len(wanted)))
        share = min(1.0, (room - gap * len(wanted)) / sum(wanted))
        talls = [round(tall * share) for tall in wanted]
        y = 8 + max(0, (room - sum(talls) - gap * len(talls)) // 2)
        tops = [y + sum(talls[:i]) + gap * i for i in range(len(talls))]
        self.title.setGeometry(left, tops[0], inner, talls[0])
        self.about.setGeometry(left, tops[1], inner, talls[1])
        self.last.setGeometry(left, tops[2], inner, talls[2])
        each = inner // len(self.choices)
        for i, choice in enumerate(self.choices):
            choice.setGeometry(left + i * each, tops[3], each, talls[3])
        self.needs.setGeometry(left, tops[4], inner, talls[4])

    def _begin(self, minutes: float, *_: object) -> None:
        self.begun.emit(SessionPlan(Exercise.RESONANCE, 60.0 * minutes))
