"""Where the heartbeat comes from: what can be connected now, and what is in the way."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from devices.source import DiscoveredSensor, Obstacle
from trainer.events import Contact, Link
from trainer.session.sensor_state import SensorState
from ui.i18n import core_messages, formatting, strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice, ChoiceRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, layout_item
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

WIDEST: Final = 720
EACH: Final = 66
LEAST_EACH: Final = 44
MOST: Final = 6  # sensors shown: the nearest
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class SensorScreen(Screen):
    back = Signal()
    look_wanted = Signal()
    chosen = Signal(str)
    """The name of a source to listen to."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        self._last = ""
        self._named = ""
        self._walked = False
        """The person went to another choice than the first: the keyboard stays with it."""
        self.roll = ScrollPage(look, self)
        page = self.roll.inside
        self.title = Label(translate(strings.SENSOR), FontSize.TITLE, look.ink, MIDDLE, parent=page)
        self.now = Label("", FontSize.BODY, look.ink, MIDDLE, parent=page)
        self.state = LiveLabel(
            translate(strings.LOOKING), FontSize.BODY, look.soft, MIDDLE, parent=page
        )
        self.obstacles = Label("", FontSize.SMALL, look.soft, MIDDLE, parent=page)
        for words in (self.now, self.state, self.obstacles):
            words.setWordWrap(True)
        self.found: list[Choice] = []
        self.row = ChoiceRow(page, WIDEST)
        self.always = [
            self.row.hold(self._choice("none", *map(translate, strings.WITHOUT))),
            self.row.hold(self._choice("simulated", *map(translate, strings.WITH_SIMULATED))),
        ]
        self._last_key = self.add_key(Qt.Key.Key_C, "C", strings.KEY_LAST, self._connect_last)
        self.add_key(Qt.Key.Key_R, "R", strings.KEY_LOOK, self._look)
        self.roll.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    @property
    def choices(self) -> list[Choice]:
        return [*self.found, *self.always]

    def open_with(self, source: str, last: str) -> None:
        """`source` is heard now; `last` is the sensor that was chosen before, if any."""
        self._last = last
        self._last_key.setEnabled(bool(last) and last != source)
        self._last_key.wanted = bool(last)
        self.bar.lay_out()
        self.show_source(source)
        self._walked = False
        self._look()

    def show_source(self, source: str) -> None:
        self._named = source
        self._say_now(translate(strings.LISTENING_TO, what=formatting.describe_source(source)))
        self._mark_chosen()

    def follow(self, sensor: SensorState, contact: Contact) -> None:
        """How it goes with the sensor while a session runs: what is wrong with it in full."""
        if sensor.source is None:
            return
        self._named = sensor.source
        line = formatting.describe_sensor(sensor, contact)
        more = sensor.link_detail if sensor.link is not None else ""
        if sensor.link is Link.STREAMING and sensor.contact_detail:
            more = sensor.contact_detail
        text = translate(strings.LISTENING_TO, what=line)
        self._say_now(f"{text}\n{more}" if more else text)
        self._mark_chosen()

    def _say_now(self, text: str) -> None:
        if text != self.now.text():
            self.now.say(text)
            self.place_again()

    def show_sensors(
        self, found: Sequence[DiscoveredSensor], obstacles: Sequence[Obstacle]
    ) -> None:
        lost = any(c.hasFocus() for c in self.found)
        untouched = self.always[0].hasFocus() and not self._walked
        for choice in self.found:
            choice.setParent(None)
            choice.deleteLater()
        self.found = [self._choice(f.source, f.label, _under(f)) for f in found[:MOST]]
        for choice in self.found:
            choice.show()
        self.state.say(translate(strings.SENSORS_FOUND if found else strings.NO_SENSORS_FOUND))
        self.obstacles.say(
            "\n".join(core_messages.translate_message(o.sentence) for o in obstacles)
        )
        self._mark_chosen()
        self.place_again()
        if lost or untouched:
            self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        self._walked = True
        return super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        held = next((i for i, c in enumerate(self.choices) if c.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        self._walked = True
        wanted = self.choices[min(len(self.choices) - 1, max(0, held + step))]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        width, room = self.roll.lay(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._stack(w, 0).least
        )
        inner, stack = self._inner(width), self._stack(width, room)
        top = max(8, min(72, (room - theme.scaled_px(460)) // 3))
        stack.lay((width - inner) // 2 - FOCUS_MARGIN_PX, inner + 2 * FOCUS_MARGIN_PX, top)
        self.roll.keep_in_sight()

    def _inner(self, width: int) -> int:
        return min(theme.scaled_px(WIDEST), width - 2 * self.margin)

    def _stack(self, width: int, room: int) -> VerticalLayout:
        px, inner = theme.scaled_px, self._inner(width)
        return VerticalLayout(
            [
                LayoutItem(self.title, px(36), above=0),
                layout_item(self.now, inner, px(62), above=8),
                layout_item(self.state, inner, px(24), above=6),
                *(
                    LayoutItem(choice, px(LEAST_EACH), px(EACH), above=0 if i else 6)
                    for i, choice in enumerate(self.found)
                ),
                LayoutItem(
                    self.row, self.row.height_for(inner), px(EACH), above=0 if self.found else 6
                ),
                layout_item(self.obstacles, inner, above=8),
            ],
            room,
        )

    def _choice(self, source: str, title: str, under: str) -> Choice:
        made = Choice(self.look, title, under, self.roll.inside)
        made.setProperty("source", source)
        made.clicked.connect(partial(self._choose, source))
        return made

    def _choose(self, source: str, *_: object) -> None:
        self.chosen.emit(source)

    def _connect_last(self) -> None:
        self.chosen.emit(self._last)

    def _look(self) -> None:
        self.state.say(translate(strings.LOOKING))
        self.look_wanted.emit()

    def _mark_chosen(self) -> None:
        for choice in self.choices:
            choice.choose(choice.property("source") == self._named)


def _under(sensor: DiscoveredSensor) -> str:
    return " · ".join(
        part
        for part in (
            core_messages.translate_message(sensor.detail),
            formatting.describe_signal_strength(sensor.signal_dbm),
        )
        if part
    )
