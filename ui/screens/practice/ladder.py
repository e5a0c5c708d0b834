"""The wait ladder: a suggestion how long to wait next, from the person's past pauses."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt

from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.settings import MINUTES, SettingsFile
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.controls.options import OPTION_ROW_HEIGHT_PX, OptionRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

if TYPE_CHECKING:
    from trainer.plan import Guide
    from trainer.practice.wait_ladder import Suggestion

MAX_WIDTH_PX: Final = 760
OWN_MINUTES: Final = "own"


class LadderScreen(Screen):
    back = Signal()
    begun = Signal()
    why_wanted = Signal()

    def __init__(self, colours: Theme, settings: SettingsFile) -> None:
        super().__init__(colours)
        self._settings = settings
        self._suggested = settings.now.minutes
        self._is_chosen = False
        """Whether a length was chosen here, which is said."""
        words = practice_strings
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(words.LADDER), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.suggestion = Label("", FontSize.LEAD, colours.ink, MIDDLE, parent=page)
        self.guide = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        self._guide: Guide | None = None
        self.about = Label(
            translate(words.LADDER_ABOUT), FontSize.BODY, colours.soft, MIDDLE, parent=page
        )
        minutes = {f"{m:g}": (f"{m:g}", "") for m in MINUTES}
        self.steps = OptionRow(
            colours,
            strings.HOW_LONG,
            {**minutes, OWN_MINUTES: (words.LADDER_OWN, "")},
            page,
        )
        self.steps.chosen.connect(self._choose)
        self.message = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        for line in (self.suggestion, self.guide, self.message, self.about):
            line.setWordWrap(True)
        self.add_action(table.BEGIN_NOW, self.begun.emit)
        self.add_action(table.MAKE_USUAL, self._take_suggested)
        self._guide_action = self.add_action(table.USE_GUIDANCE, self._take_guide)
        self.add_action(table.MINUTE_MORE, lambda: self._change_minutes(1.0))
        self.add_action(table.MINUTE_LESS, lambda: self._change_minutes(-1.0))
        self.add_action(table.WHY, self.why_wanted.emit)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def show_suggestion(self, suggestion: "Suggestion") -> None:
        self._suggested, self._is_chosen = suggestion.minutes, False
        self.suggestion.show_text(window_text.to_text(suggestion.sentence))
        self._guide = suggestion.guide
        self.guide.show_text(
            window_text.to_text(suggestion.guide_sentence) if suggestion.guide_sentence else ""
        )
        self.guide.setVisible(self._guide is not None)
        self._guide_action.setEnabled(self._guide is not None)
        self._guide_action.in_bar = self._guide is not None
        self.bar.lay_out()
        self.message.show_text(translate(practice_strings.LADDER_HINT))
        self._show()

    def own_state(self) -> object:
        return self._is_chosen

    def restore_own(self, state: object) -> None:
        if state:
            self._show_chosen(self._settings.now.minutes)

    def take_focus(self) -> None:
        chosen = self.steps.choices.get(self.steps.value)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        self.about.setVisible(height >= 400)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        layout.place((width - inner) // 2, inner, max(8, (available - layout.height) // 2 - 16))
        self.scroll_page.ensure_focus_visible()

    def _inner(self, width: int) -> int:
        return min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        inner = self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, scaled_px(36), space_above=0),
                label_item(self.suggestion, inner, scaled_px(60), scaled_px(20)),
                *(
                    [label_item(self.guide, inner, scaled_px(24), scaled_px(6))]
                    if self._guide
                    else []
                ),
                LayoutItem(
                    self.steps,
                    self.steps.height_for(inner),
                    scaled_px(OPTION_ROW_HEIGHT_PX + 8),
                    scaled_px(24),
                ),
                label_item(self.message, inner, scaled_px(24), scaled_px(12)),
                label_item(self.about, inner, scaled_px(48), scaled_px(8)),
            ],
            available,
        )

    def _show(self) -> None:
        now = f"{self._settings.now.minutes:g}"
        usual = now in self.steps.choices and now != OWN_MINUTES
        own = self.steps.choices[OWN_MINUTES]
        own.setVisible(not usual)
        if not usual:
            self.steps.set_answer(OWN_MINUTES, now, translate(practice_strings.LADDER_OWN))
        self.steps.set_value(now if usual else OWN_MINUTES)
        self.lay_out_again()
        self.steps.lay_out()

    def _choose(self, value: str) -> None:
        if value != OWN_MINUTES:
            self._set_minutes(float(value))

    def _take_suggested(self) -> None:
        self._set_minutes(self._suggested)

    def _take_guide(self) -> None:
        """Adopt the suggested guide."""
        if self._guide is None:
            return
        self._settings.change(replace(self._settings.now, guide=self._guide))
        name = translate(strings.GUIDES[self._guide][0])
        text = translate(practice_strings.LADDER_GUIDE_TAKEN, guide=name)
        self.message.show_text(window_text.to_text(self._settings.trouble) or text)
        self.lay_out_again()

    def _change_minutes(self, by: float) -> None:
        """Change the length by some minutes, within 1 to 60."""
        self._set_minutes(min(60.0, max(1.0, self._settings.now.minutes + by)))

    def _set_minutes(self, minutes: float) -> None:
        self._settings.change(replace(self._settings.now, minutes=minutes))
        self._show_chosen(minutes)
        self.take_focus()

    def _show_chosen(self, minutes: float) -> None:
        """Say how long a pause is from now on."""
        self._is_chosen = True
        text = translate(
            practice_strings.LADDER_TAKEN, time=formatting.format_duration(60.0 * minutes)
        )
        self.message.show_text(window_text.to_text(self._settings.trouble) or text)
        self._show()
