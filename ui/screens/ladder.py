"""The ladder: how long to wait next. A suggestion from one's own record; the choice is the person's."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, Qt

from ui import strings, words_core, words_practice
from ui.screens.screen import BAR_ROOM, Screen
from ui.settings import MINUTES, SettingsFile
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.widgets.option_row import OptionRow
from ui.widgets.words import MIDDLE, Words

if TYPE_CHECKING:
    from trainer.ladder import Suggestion

WIDEST: Final = 760
OWN: Final = "own"


class LadderScreen(Screen):
    back = Signal()
    begun = Signal()
    why_wanted = Signal()

    def __init__(self, look: Theme, settings: SettingsFile) -> None:
        super().__init__(look)
        self._settings = settings
        self._suggested = settings.now.minutes
        words = words_practice
        self.title = Words(say(words.LADDER), Size.TITLE, look.ink, MIDDLE, parent=self)
        self.suggestion = Words("", Size.LEAD, look.ink, MIDDLE, parent=self)
        self.about = Words(say(words.LADDER_ABOUT), Size.BODY, look.soft, MIDDLE, parent=self)
        for line in (self.suggestion, self.about):
            line.setWordWrap(True)
        minutes = {f"{m:g}": (f"{m:g}", strings.MINUTES_UNIT) for m in MINUTES}
        self.steps = OptionRow(
            look, strings.HOW_LONG, {**minutes, OWN: (words.LADDER_OWN, strings.MINUTES_UNIT)}, self
        )
        self.steps.chosen.connect(self._choose)
        self.taken = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        key = Qt.Key
        self.add_key(key.Key_B, "B", words.KEY_BEGIN_STEP, self.begun.emit)
        self.add_key(key.Key_T, "T", words.KEY_TAKE, self._take_suggested)
        longer = self.add_key(key.Key_Plus, "+", words.KEY_LONGER_MINUTE, lambda: self._own(1.0))
        self.alias(key.Key_Equal, "=", longer)
        self.add_key(key.Key_Minus, "−", words.KEY_SHORTER_MINUTE, lambda: self._own(-1.0))
        self.add_key(key.Key_W, "W", words.KEY_WHY, self.why_wanted.emit)
        self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_suggestion(self, suggestion: "Suggestion") -> None:
        self._suggested = suggestion.minutes
        self.suggestion.say(words_core.told(suggestion.sentence))
        self.taken.say(say(words_practice.LADDER_HINT))
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        chosen = self.steps.choices.get(self.steps.value)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        inner = min(px(WIDEST), width - 2 * self.margin)
        left, room = (width - inner) // 2, height - BAR_ROOM
        tall = px(310)
        top = max(8, (room - tall) // 2 - 16)
        self.title.setGeometry(0, top, width, px(36))
        self.suggestion.setGeometry(left, top + px(56), inner, px(60))
        self.steps.setGeometry(left, top + px(140), inner, px(22) + px(64))
        self.taken.setGeometry(left, top + px(238), inner, px(24))
        self.about.setGeometry(left, top + px(270), inner, px(48))
        self.about.setVisible(height >= 400)

    def _show(self) -> None:
        now = f"{self._settings.now.minutes:g}"
        usual = now in self.steps.choices and now != OWN
        own = self.steps.choices[OWN]
        own.setVisible(not usual)
        if not usual:
            self.steps.reword(OWN, now, say(strings.MINUTES_UNIT))
        self.steps.show_value(now if usual else OWN)
        self.steps.lay_out()

    def _choose(self, value: str) -> None:
        if value != OWN:
            self._take(float(value))

    def _take_suggested(self) -> None:
        self._take(self._suggested)

    def _own(self, by: float) -> None:
        """A step of one's own: a minute more or less."""
        self._take(min(60.0, max(1.0, self._settings.now.minutes + by)))
        self.steps.choices[self.steps.value].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, minutes: float) -> None:
        self._settings.change(replace(self._settings.now, minutes=minutes))
        told = say(words_practice.LADDER_TAKEN, time=strings.duration(60.0 * minutes))
        self.taken.say(words_core.told(self._settings.trouble) or told)
        self._show()
