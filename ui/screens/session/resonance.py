"""Find your breath: what a resonance assessment is, what the last one found, and two ways to do one."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from trainer.breathing.personal_pattern import PersonalPattern
from trainer.plan import SLIDING_MINUTES, STEPPED_MINUTES, Exercise, SessionPlan
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, layout_item
from ui.widgets.text.label import MIDDLE, Label

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
        self.roll = ScrollPage(look, self)
        page = self.roll.inside
        self.title = Label(
            translate(strings.RESONANCE), FontSize.TITLE, look.ink, MIDDLE, parent=page
        )
        self.about = Label(
            translate(strings.RESONANCE_ABOUT), FontSize.BODY, look.soft, MIDDLE, parent=page
        )
        self.last = Label("", FontSize.BODY, look.ink, MIDDLE, parent=page)
        self.row = ChoiceRow(page, WIDEST)
        self.choices: list[Choice] = []
        for (cap, key, minutes), (title, under) in zip(PROTOCOLS, strings.PROTOCOLS, strict=True):
            choice = self.row.hold(Choice(look, translate(title), translate(under)))
            choice.clicked.connect(partial(self._begin, minutes))
            self.choices.append(choice)
            self.add_key(key, cap, title, partial(self._begin, minutes))
        needs = translate(strings.RESONANCE_NEEDS)
        self.needs = Label(needs, FontSize.SMALL, look.faint, MIDDLE, parent=page)
        for words in (self.about, self.last, self.needs):
            words.setWordWrap(True)
        self.roll.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_own(self, own: PersonalPattern | None) -> None:
        told = (
            translate(
                strings.PERSONAL_PATTERN_RESULT, rate=formatting.format_rate(own.breaths_per_min)
            )
            if own
            else ""
        )
        self.last.say(told)
        if self.width() > 0:
            self.place_again()

    def place(self, width: int, height: int) -> None:
        width, room = self.roll.lay(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._stack(w, 0).least
        )
        inner, stack = self._inner(width), self._stack(width, room)
        stack.lay((width - inner) // 2, inner, (room - stack.tall) // 2)
        self.roll.keep_in_sight()

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(WIDEST), width - 2 * self.margin)

    def _stack(self, width: int, room: int) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), above=0),
                layout_item(self.about, inner, above=GAP),
                layout_item(self.last, inner, px(24), above=GAP),
                LayoutItem(self.row, self.row.height_for(inner), px(CHOICE_HEIGHT), above=GAP),
                layout_item(self.needs, inner, above=GAP),
            ],
            room,
        )

    def _begin(self, minutes: float, *_: object) -> None:
        self.begun.emit(SessionPlan(Exercise.RESONANCE, 60.0 * minutes))
