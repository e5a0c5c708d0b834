"""The resonance assessment: what it is, the last result, and two protocols to start."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from trainer.breathing.personal_pattern import PersonalPattern
from trainer.plan import SLIDING_MINUTES, STEPPED_MINUTES, Exercise, SessionPlan
from trainer.practice.heart_source import has_heart, is_demo
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.actions.action import Action
from ui.widgets.controls.choices import CHOICE_GAPS_PX, Choice, ChoiceRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 720
CHOICE_HEIGHT_PX: Final = 96
SENSOR_CHOICE_HEIGHT_PX: Final = 66
SENSOR_CHOICE_WIDTH_PX: Final = 380
GAP_PX: Final = 24
PROTOCOL_MINUTES: Final = (STEPPED_MINUTES, SLIDING_MINUTES)


class ResonanceScreen(Screen):
    back = Signal()
    begun = Signal(object)
    """A `SessionPlan`."""
    sensor_wanted = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(strings.RESONANCE), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.about = Label(
            translate(strings.RESONANCE_ABOUT), FontSize.BODY, colours.soft, MIDDLE, parent=page
        )
        self.last_result = Label("", FontSize.BODY, colours.ink, MIDDLE, parent=page)
        self.sensor_text = Label("", FontSize.BODY, colours.ink, MIDDLE, parent=page)
        """That there is no sensor, or that the heart is a demonstration; empty with a sensor."""
        self.sensor_row = ChoiceRow(page, SENSOR_CHOICE_WIDTH_PX)
        self.choose_sensor = self.sensor_row.add(Choice(colours, translate(strings.CHOOSE_SENSOR)))
        self.choose_sensor.clicked.connect(self._want_sensor)
        self.row = ChoiceRow(page, MAX_WIDTH_PX, CHOICE_GAPS_PX)
        self.choices: list[Choice] = []
        self._begin_actions: list[Action] = []
        protocols = zip(PROTOCOL_MINUTES, strings.PROTOCOLS, table.PROTOCOLS, strict=True)
        for minutes, (title, detail), row in protocols:
            choice = self.row.add(Choice(colours, translate(title), translate(detail)))
            choice.clicked.connect(partial(self._begin, minutes))
            self.choices.append(choice)
            self._begin_actions.append(self.add_action(row, partial(self._begin, minutes)))
        needs = translate(strings.RESONANCE_NEEDS)
        self.needs = Label(needs, FontSize.SMALL, colours.faint, MIDDLE, parent=page)
        self._sensor_action = self.add_action(table.CHOOSE_SENSOR, self._want_sensor)
        for words in (self.about, self.last_result, self.sensor_text, self.needs):
            words.setWordWrap(True)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def show_source(self, source_name: str) -> None:
        """Say before whether there is a heart to assess; without a sensor nothing can be started."""
        ready, demo = has_heart(source_name), is_demo(source_name)
        text = strings.RESONANCE_DEMO if demo else "" if ready else strings.RESONANCE_NO_SENSOR
        self.sensor_text.show_text(translate(text) if text else "")
        self.sensor_text.setVisible(bool(text))
        self.sensor_row.setVisible(not ready)
        self.row.setVisible(ready)
        for choice in self.choices:
            choice.setEnabled(ready)
        for action in self._begin_actions:
            action.setEnabled(ready)
            action.in_bar = ready
        self._sensor_action.in_bar = not ready or demo
        self._sensor_action.setEnabled(not ready or demo)
        self.bar.lay_out()

    def show_pattern(self, pattern: PersonalPattern | None) -> None:
        text = (
            translate(
                strings.PERSONAL_PATTERN_RESULT,
                rate=formatting.format_rate(pattern.breaths_per_min),
            )
            if pattern
            else ""
        )
        self.last_result.show_text(text)
        self.last_result.setVisible(bool(text))
        if self.width() > 0:
            self.lay_out_again()

    def place(self, width: int, height: int) -> None:
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        layout.place((width - inner) // 2, inner, (available - layout.height) // 2)
        self.scroll_page.ensure_focus_visible()

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), space_above=0),
                label_item(self.about, inner, space_above=GAP_PX),
                label_item(self.last_result, inner, px(24), space_above=GAP_PX),
                label_item(self.sensor_text, inner, space_above=GAP_PX),
                LayoutItem(
                    self.sensor_row, px(44), px(SENSOR_CHOICE_HEIGHT_PX), space_above=GAP_PX
                ),
                LayoutItem(
                    self.row,
                    self.row.height_for(inner),
                    max(px(CHOICE_HEIGHT_PX), self.row.height_with_details(inner)),
                    space_above=GAP_PX,
                ),
                label_item(self.needs, inner, space_above=GAP_PX),
            ],
            available,
        )

    def _want_sensor(self, *_: object) -> None:
        self.sensor_wanted.emit()

    def _begin(self, minutes: float, *_: object) -> None:
        self.begun.emit(SessionPlan(Exercise.RESONANCE, 60.0 * minutes))
