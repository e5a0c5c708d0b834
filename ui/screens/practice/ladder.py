"""The ladder: how long to wait next. A suggestion from one's own record; the choice is the person's."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from ui.i18n import core_messages, formatting, practice_strings, strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.settings import MINUTES, SettingsFile
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.options import HEIGHT, OptionRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, layout_item
from ui.widgets.text.label import MIDDLE, Label

if TYPE_CHECKING:
    from trainer.plan import Guide
    from trainer.practice.wait_ladder import Suggestion

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
        words = practice_strings
        self.roll = ScrollPage(look, self)
        page = self.roll.inside
        self.title = Label(translate(words.LADDER), FontSize.TITLE, look.ink, MIDDLE, parent=page)
        self.suggestion = Label("", FontSize.LEAD, look.ink, MIDDLE, parent=page)
        self.guide = Label("", FontSize.BODY, look.soft, MIDDLE, parent=page)
        self._guide: Guide | None = None
        self.about = Label(
            translate(words.LADDER_ABOUT), FontSize.BODY, look.soft, MIDDLE, parent=page
        )
        minutes = {f"{m:g}": (f"{m:g}", strings.MINUTES_UNIT) for m in MINUTES}
        self.steps = OptionRow(
            look, strings.HOW_LONG, {**minutes, OWN: (words.LADDER_OWN, strings.MINUTES_UNIT)}, page
        )
        self.steps.chosen.connect(self._choose)
        self.taken = Label("", FontSize.BODY, look.soft, MIDDLE, parent=page)
        for line in (self.suggestion, self.guide, self.taken, self.about):
            line.setWordWrap(True)
        key = Qt.Key
        self.add_key(key.Key_B, "B", words.KEY_BEGIN_STEP, self.begun.emit)
        self.add_key(key.Key_T, "T", words.KEY_TAKE, self._take_suggested)
        self._guide_key = self.add_key(key.Key_G, "G", words.KEY_GUIDE, self._take_guide)
        longer = self.add_key(key.Key_Plus, "+", words.KEY_LONGER_MINUTE, lambda: self._own(1.0))
        self.alias(key.Key_Equal, "=", longer)
        self.add_key(key.Key_Minus, "−", words.KEY_SHORTER_MINUTE, lambda: self._own(-1.0))
        self.add_key(key.Key_W, "W", words.KEY_WHY, self.why_wanted.emit)
        self.roll.add_keys(self)
        self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_suggestion(self, suggestion: "Suggestion") -> None:
        self._suggested = suggestion.minutes
        self.suggestion.say(core_messages.translate_message(suggestion.sentence))
        self._guide = suggestion.guide
        self.guide.say(core_messages.translate_message(suggestion.guide_sentence or ""))
        self.guide.setVisible(self._guide is not None)
        self._guide_key.setEnabled(self._guide is not None)
        self._guide_key.wanted = self._guide is not None
        self.bar.lay_out()
        self.taken.say(translate(practice_strings.LADDER_HINT))
        self._show()

    def take_focus(self) -> None:
        chosen = self.steps.choices.get(self.steps.value)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        self.about.setVisible(height >= 400)
        width, room = self.roll.lay(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._stack(w, 0).least
        )
        inner, stack = self._inner(width), self._stack(width, room)
        stack.lay((width - inner) // 2, inner, max(8, (room - stack.tall) // 2 - 16))
        self.roll.keep_in_sight()

    def _inner(self, width: int) -> int:
        return min(scaled_px(WIDEST), width - 2 * self.margin)

    def _stack(self, width: int, room: int) -> VerticalLayout:
        inner = self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, scaled_px(36), above=0),
                layout_item(self.suggestion, inner, scaled_px(60), scaled_px(20)),
                *(
                    [layout_item(self.guide, inner, scaled_px(24), scaled_px(6))]
                    if self._guide
                    else []
                ),
                LayoutItem(
                    self.steps, self.steps.height_for(inner), scaled_px(HEIGHT + 8), scaled_px(24)
                ),
                layout_item(self.taken, inner, scaled_px(24), scaled_px(12)),
                layout_item(self.about, inner, scaled_px(48), scaled_px(8)),
            ],
            room,
        )

    def _show(self) -> None:
        now = f"{self._settings.now.minutes:g}"
        usual = now in self.steps.choices and now != OWN
        own = self.steps.choices[OWN]
        own.setVisible(not usual)
        if not usual:
            self.steps.reword(OWN, now, translate(strings.MINUTES_UNIT))
        self.steps.show_value(now if usual else OWN)
        self.place_again()
        self.steps.lay_out()

    def _choose(self, value: str) -> None:
        if value != OWN:
            self._take(float(value))

    def _take_suggested(self) -> None:
        self._take(self._suggested)

    def _take_guide(self) -> None:
        """What leads the breath from now on."""
        if self._guide is None:
            return
        self._settings.change(replace(self._settings.now, guide=self._guide))
        name = translate(strings.GUIDES[self._guide][0])
        text = translate(practice_strings.LADDER_GUIDE_TAKEN, guide=name)
        self.taken.say(core_messages.translate_message(self._settings.trouble) or text)
        self.place_again()

    def _own(self, by: float) -> None:
        """A step of one's own: a minute more or less."""
        self._take(min(60.0, max(1.0, self._settings.now.minutes + by)))

    def _take(self, minutes: float) -> None:
        self._settings.change(replace(self._settings.now, minutes=minutes))
        text = translate(
            practice_strings.LADDER_TAKEN, time=formatting.format_duration(60.0 * minutes)
        )
        self.taken.say(core_messages.translate_message(self._settings.trouble) or text)
        self._show()
        self.take_focus()
