"""One question with a few equal answers in a row. The arrows go from one to the next; one is chosen."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.choice import Choice
from ui.widgets.panel import FOCUS_ROOM
from ui.widgets.words import Words

NAME_HEIGHT: Final = 22
CHOICE_HEIGHT: Final = 56
HEIGHT: Final = NAME_HEIGHT + CHOICE_HEIGHT
GAP: Final = 4
WIDEST: Final = 300
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class OptionRow(QWidget):
    """`answers` are the words and the line under them for each value; both are translated here."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Theme,
        name: str,
        answers: Mapping[str, tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = Words(say(name), Size.SMALL, look.soft, parent=self)
        self.choices = {
            value: self._choice(look, value, *words) for value, words in answers.items()
        }
        self.setAccessibleName(say(name))
        self.value = ""

    def show_value(self, value: str) -> None:
        """Which is chosen; the keyboard comes to it first."""
        self.value = value
        for key, choice in self.choices.items():
            choice.choose(key == value)
            first = key == value or (value not in self.choices and key == next(iter(self.choices)))
            choice.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus
            )

    def reword(self, value: str, title: str, under: str) -> None:
        """Other words, already in the person's language."""
        choice = self.choices[value]
        choice.setText(title)
        choice.setAccessibleName(title)
        choice.reword(under)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        shown = [v for v, c in self.choices.items() if not c.isHidden() and c.isEnabled()]
        held = next((i for i, v in enumerate(shown) if self.choices[v].hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        wanted = shown[min(len(shown) - 1, max(0, held + step))]
        self.choices[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        shown = [c for c in self.choices.values() if not c.isHidden()]
        if not shown:
            return
        wide = min(
            theme.px(WIDEST), (self.width() + 2 * FOCUS_ROOM - GAP * (len(shown) - 1)) // len(shown)
        )
        name = min(theme.px(NAME_HEIGHT), round(self.height() * 0.4))
        self.name.setGeometry(0, 0, self.width(), name)
        tall = self.height() - name
        for i, choice in enumerate(shown):
            choice.setGeometry(i * (wide + GAP) - FOCUS_ROOM, name, wide, tall)

    def _choice(self, look: Theme, value: str, title: str, under: str) -> Choice:
        made = Choice(look, say(title), say(under) if under else "", self)
        made.clicked.connect(partial(self._choose, value))
        return made

    def _choose(self, value: str, *_: object) -> None:
        if value != self.value:
            self.show_value(value)
            self.chosen.emit(value)
