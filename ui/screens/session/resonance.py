"""Find your breath: what a resonance assessment is, what the last one found, and two ways to do one."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from trainer.breathing.personal_pattern import OwnBreath
from trainer.plan import SLIDING_MINUTES, STEPPED_MINUTES, Exercise, SessionPlan
from ui.i18n import formatting, strings
from ui.i18n.formatting import say
from ui.screens.screen import BAR_ROOM, Screen
from ui.style import theme
from ui.style.theme import Size, Theme
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.layout.scroll_page import Roll
from ui.widgets.layout.vertical_layout import Part, Stack, part_of
from ui.widgets.text.label import MIDDLE, Words

WIDEST: Final = 720
CHOICE_HEIGHT: Final = 96
GAP: Final = 24
PROTOCOLS: Final = (("S", Qt.Key.Key_S, STEPPED_MINUTES), ("L", Qt.Key.Key_L, SLIDING_MINUTES))


class ResonanceScreen(Screen):
    back = Signal()
    begun = Signal(object)
    """A `SessionPlan`."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self.roll = Roll(look, self)
        page = self.roll.inside
        self.title = Words(say(strings.RESONANCE), Size.TITLE, look.ink, MIDDLE, parent=page)
        self.about = Words(say(strings.RESONANCE_ABOUT), Size.BODY, look.soft, MIDDLE, parent=page)
        self.last = Words("", Size.BODY, look.ink, MIDDLE, parent=page)
        self.row = ChoiceRow(page, WIDEST)
        self.choices: list[Choice] = []
        for (cap, key, minutes), (title, under) in zip(PROTOCOLS, strings.PROTOCOLS, strict=True):
            choice = self.row.hold(Choice(look, say(title), say(under)))
            choice.clicked.connect(partial(self._begin, minutes))
            self.choices.append(choice)
            self.add_key(key, cap, title, partial(self._begin, minutes))
        needs = say(strings.RESONANCE_NEEDS)
        self.needs = Words(needs, Size.SMALL, look.faint, MIDDLE, parent=page)
        for words in (self.about, self.last, self.needs):
            words.setWordWrap(True)
        self.roll.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_own(self, own: OwnBreath | None) -> None:
        told = say(strings.OWN_FOUND, rate=formatting.rate(own.breaths_per_min)) if own else ""
        self.last.say(told)
        if self.width() > 0:
            self.place_again()

    def place(self, width: int, height: int) -> None:
        width, room = self.roll.lay(width, height - BAR_ROOM, lambda w: self._stack(w, 0).least)
        inner, stack = self._inner(width), self._stack(width, room)
        stack.lay((width - inner) // 2, inner, (room - stack.tall) // 2)
        self.roll.keep_in_sight()

    def _inner(self, width: int) -> int:
        return min(theme.px(WIDEST), width - 2 * self.margin)

    def _stack(self, width: int, room: int) -> Stack:
        px, inner = theme.px, self._inner(width)
        return Stack(
            [
                Part(self.title, px(36), above=0),
                part_of(self.about, inner, above=GAP),
                part_of(self.last, inner, px(24), above=GAP),
                Part(self.row, self.row.height_for(inner), px(CHOICE_HEIGHT), above=GAP),
                part_of(self.needs, inner, above=GAP),
            ],
            room,
        )

    def _begin(self, minutes: float, *_: object) -> None:
        self.begun.emit(SessionPlan(Exercise.RESONANCE, 60.0 * minutes))
