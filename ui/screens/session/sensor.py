"""The choice of the sensor: what was found, and what prevents a search."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from devices.source import DiscoveredSensor, Obstacle
from trainer.events import Contact, Link
from trainer.plan import Exercise
from trainer.session.sensor_state import SensorState
from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.choices import CHOICE_GAPS_PX, Choice, ChoiceRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 720
CHOICE_HEIGHT_PX: Final = 66
MIN_CHOICE_HEIGHT_PX: Final = 44
STATE_GAP_PX: Final = 16  # between what is being searched for and the choices
STRAP_PREFIX: Final = "ble:"
MAX_SENSORS: Final = 6  # the nearest are shown
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class SensorScreen(Screen):
    ROW = table.SENSOR

    back = Signal()
    search_wanted = Signal()
    guide_wanted = Signal()
    memory_wanted = Signal(str)
    """The address or name of the strap whose memory is wanted."""
    chosen = Signal(str)
    """The name of a source to listen to."""

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self._last_sensor = ""
        self._source = ""
        self._has_moved = False
        """Whether the person moved the focus, which then stays where it is."""
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(strings.SENSOR), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.current = Label("", FontSize.BODY, colours.ink, MIDDLE, parent=page)
        self.state = LiveLabel(
            translate(strings.SEARCHING), FontSize.BODY, colours.soft, MIDDLE, parent=page
        )
        self.obstacles = Label("", FontSize.SMALL, colours.soft, MIDDLE, parent=page)
        for words in (self.current, self.state, self.obstacles):
            words.setWordWrap(True)
        self.sensor_choices: list[Choice] = []
        self.row = ChoiceRow(page, MAX_WIDTH_PX, CHOICE_GAPS_PX)
        self.fixed_choices = [
            self.row.add(self._create_choice("none", *map(translate, strings.WITHOUT))),
            self.row.add(self._create_choice("simulated", *map(translate, strings.WITH_SIMULATED))),
        ]
        self.more = ChoiceRow(page, MAX_WIDTH_PX, CHOICE_GAPS_PX)
        self.guide = self.more.add(self._create_page_button(strings.HOW_TO_CONNECT))
        self.guide.clicked.connect(self._open_guide)
        self.memory = self.more.add(self._create_page_button(strings.OPEN_STRAP_MEMORY))
        self.memory.clicked.connect(self._open_memory)
        self._last_action = self.add_action(table.CONNECT_LAST, self._connect_last)
        self.add_action(table.SEARCH_AGAIN, self._search)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    @property
    def choices(self) -> list[Choice]:
        pages = [button for button in (self.guide, self.memory) if not button.isHidden()]
        return [*self.sensor_choices, *self.fixed_choices, *pages]

    def open_with(self, source: str, last: str, *, has_memory: bool = False) -> None:
        """`source` is used now; `last` is the sensor chosen before, or empty.

        `has_memory`: the recording in a strap may be opened; not while a session uses it.
        """
        self.memory.setVisible(has_memory and last.startswith(STRAP_PREFIX))
        self.more.lay_out()
        self._last_sensor = last
        self._last_action.setEnabled(bool(last) and last != source)
        self._last_action.in_bar = bool(last)
        self.bar.lay_out()
        self.show_source(source)
        self._has_moved = False
        self._search()

    def show_source(self, source: str) -> None:
        self._source = source
        self._show_current(translate(strings.LISTENING_TO, what=formatting.describe_source(source)))
        self._mark_chosen()

    def follow(
        self, sensor: SensorState, contact: Contact, exercise: Exercise = Exercise.PAUSE
    ) -> None:
        """Show the state of the sensor during a session, with details of a problem."""
        if sensor.source is None:
            return
        self._source = sensor.source
        line = formatting.describe_sensor(sensor, contact, window_text.to_text, exercise)
        more = sensor.link_detail if sensor.link is not None else None
        if sensor.link is Link.STREAMING and sensor.contact_detail:
            more = sensor.contact_detail
        text = translate(strings.LISTENING_TO, what=line)
        self._show_current(f"{text}\n{window_text.to_text(more)}" if more else text)
        self._mark_chosen()

    def _show_current(self, text: str) -> None:
        if text != self.current.text():
            self.current.show_text(text)
            self.lay_out_again()

    def show_sensors(
        self, sensors: Sequence[DiscoveredSensor], obstacles: Sequence[Obstacle]
    ) -> None:
        had_focus = any(c.hasFocus() for c in self.sensor_choices)
        untouched = self.fixed_choices[0].hasFocus() and not self._has_moved
        for choice in self.sensor_choices:
            choice.setParent(None)
            choice.deleteLater()
        self.sensor_choices = [
            self._create_choice(f.source, _describe_label(f), _describe_details(f))
            for f in sensors[:MAX_SENSORS]
        ]
        for choice in self.sensor_choices:
            choice.show()
        self.state.show_text(
            translate(strings.SENSORS_FOUND if sensors else strings.NO_SENSORS_FOUND)
        )
        self.obstacles.show_text("\n".join(window_text.to_text(o.message) for o in obstacles))
        details = window_text.to_details(o.message for o in obstacles)
        self.obstacles.setToolTip(details)
        self.obstacles.setAccessibleDescription(details)
        self._mark_chosen()
        self.lay_out_again()
        if had_focus or untouched:
            self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def can_be_remade(self) -> bool:
        """Sensors are being searched for."""
        return False

    def take_focus(self) -> None:
        self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _tab_order(self) -> list[QWidget]:
        """As they are read: what was found is created last and stands first."""
        choices: list[QWidget] = list(self.choices)
        return [*choices, *(part for part in super()._tab_order() if part not in choices)]

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        self._has_moved = True
        return super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        focused_index = next((i for i, c in enumerate(self.choices) if c.hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        self._has_moved = True
        wanted = self.choices[min(len(self.choices) - 1, max(0, focused_index + step))]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        top = max(8, min(72, (available - theme.scaled_px(460)) // 3))
        layout.place((width - inner) // 2 - FOCUS_MARGIN_PX, inner + 2 * FOCUS_MARGIN_PX, top)
        self.scroll_page.ensure_focus_visible()

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), space_above=0),
                label_item(self.current, inner, px(62), space_above=8),
                label_item(self.state, inner, px(24), space_above=6),
                *(
                    LayoutItem(
                        choice,
                        px(MIN_CHOICE_HEIGHT_PX),
                        px(CHOICE_HEIGHT_PX),
                        space_above=0 if i else STATE_GAP_PX,
                    )
                    for i, choice in enumerate(self.sensor_choices)
                ),
                LayoutItem(
                    self.row,
                    self.row.height_for(inner),
                    max(px(CHOICE_HEIGHT_PX), self.row.height_with_details(inner)),
                    space_above=0 if self.sensor_choices else STATE_GAP_PX,
                ),
                label_item(self.obstacles, inner, space_above=8),
                LayoutItem(
                    self.more,
                    self.more.height_for(inner),
                    max(px(CHOICE_HEIGHT_PX), self.more.height_with_details(inner)),
                    space_above=16,
                ),
            ],
            available,
        )

    def _create_choice(self, source: str, title: str, detail: str) -> Choice:
        choice = Choice(self.colours, title, detail, self.scroll_page.content)
        choice.setProperty("source", source)
        choice.clicked.connect(partial(self._choose, source))
        return choice

    def _create_page_button(self, words: tuple[str, str]) -> Choice:
        title, detail = map(translate, words)
        return Choice(self.colours, title, detail, self.scroll_page.content)

    def _open_guide(self, *_: object) -> None:
        self.guide_wanted.emit()

    def _open_memory(self, *_: object) -> None:
        self.memory_wanted.emit(self._last_sensor.removeprefix(STRAP_PREFIX).partition(",")[0])

    def _choose(self, source: str, *_: object) -> None:
        self.chosen.emit(source)

    def _connect_last(self) -> None:
        self.chosen.emit(self._last_sensor)

    def _search(self) -> None:
        self.state.show_text(translate(strings.SEARCHING))
        self.search_wanted.emit()

    def _mark_chosen(self) -> None:
        for choice in (*self.sensor_choices, *self.fixed_choices):
            choice.set_chosen(_is_in_use(choice.property("source"), self._source))


def _is_in_use(offered: str, source: str) -> bool:
    """Whether a choice is the source in use: the simulated heart may have options, which are no choice here."""
    return source == offered or source.partition(":")[0] == offered


def _describe_label(sensor: DiscoveredSensor) -> str:
    return sensor.label if isinstance(sensor.label, str) else window_text.to_text(sensor.label)


def _describe_details(sensor: DiscoveredSensor) -> str:
    return " · ".join(
        part
        for part in (
            window_text.to_text(sensor.detail) if sensor.detail else "",
            formatting.describe_signal_strength(sensor.signal_dbm),
        )
        if part
    )
