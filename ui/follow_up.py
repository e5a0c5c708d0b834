"""One quiet line on Home: what was expected, and one key for what came. It can be put away as well."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.practice import Prediction
from ui import theme, words_practice
from ui.screens.screen import BAR_ROOM, Screen
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.widgets.key_bar import CAP_HEIGHT, KeyCap
from ui.widgets.menu_row import MenuRow
from ui.widgets.words import MIDDLE, Words

WIDEST: Final = 720
LINE: Final = 24
BUTTON: Final = 48
SHOWN: Final = 140  # characters of what was expected
LEAST_HEIGHT: Final = 420
KEYS: Final = {"as_feared": Qt.Key.Key_1, "less": Qt.Key.Key_2, "nothing": Qt.Key.Key_3}


class FollowUp(QWidget):
    answered = Signal(str, str)
    """The id of the prediction and its outcome."""
    let_go = Signal(str)
    seen = Signal(bool)
    """Whether it takes its place."""

    def __init__(self, look: Theme, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.prediction: Prediction | None = None
        self._full = ""
        self._keys: list[KeyCap] = []
        words = words_practice
        self.expected = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        self.setAccessibleName(say(words.FOLLOW_UP_NAME))
        self.buttons: dict[str, MenuRow] = {}
        for cap, name, told in words.outcome_keys():
            self.buttons[name] = MenuRow(look, cap, say(told), "", self)
            self.buttons[name].clicked.connect(partial(self._answer, name))
            key = screen.add_key(KEYS[name], cap, told, partial(self._answer, name))
            self._keys.append(key)
        self.buttons[""] = MenuRow(look, "0", say(words.LET_GO), "", self)
        self.buttons[""].clicked.connect(self._let_go)
        self._keys.append(screen.add_key(Qt.Key.Key_0, "0", words.LET_GO, self._let_go))
        for key in self._keys:
            key.wanted = False
        self.said = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        screen.installEventFilter(self)
        self._show_keys(False)
        self.hide()

    def ask(self, prediction: Prediction | None) -> None:
        """About this one, or about none."""
        self.prediction = prediction
        if prediction is None:
            self._show_keys(False)
            self.hide()
            self.seen.emit(False)
            return
        text = " ".join(prediction.text.split())
        short = text if len(text) <= SHOWN else f"{text[:SHOWN]} ..."
        told = say(words_practice.EXPECTED, words=short)
        question = say(words_practice.WHAT_CAME)
        self.setAccessibleDescription(f"{told} {question}")
        self.said.say("")
        self._full = f"{told}  {question}"
        self._show_keys(True)
        self.show()
        self._place()

    def thank(self) -> None:
        """It is kept; that is said once, and nothing more is asked."""
        self.ask(None)
        for button in self.buttons.values():
            button.hide()
        self.expected.hide()
        self.said.say(say(words_practice.THANKS))
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        wide = self.width()
        self.expected.setGeometry(0, 0, wide, px(LINE))
        self.said.setGeometry(0, px(LINE), wide, px(LINE))
        if self.prediction is not None:
            letters = QFontMetrics(theme.font(Size.BODY))
            elide = Qt.TextElideMode.ElideMiddle
            self.expected.say(letters.elidedText(self._full, elide, wide))
        each = wide // len(self.buttons)
        for i, button in enumerate(self.buttons.values()):
            button.setGeometry(i * each, px(LINE) + 4, each, px(BUTTON))

    def _place(self) -> None:
        screen = self._screen
        wide = min(px(WIDEST), screen.width() - 2 * screen.margin)
        tall = px(LINE) + px(BUTTON) + 8
        taller = px(CAP_HEIGHT) - CAP_HEIGHT
        bottom = screen.height() - BAR_ROOM - taller - 2
        self.setGeometry((screen.width() - wide) // 2, bottom - tall, wide, tall)
        asks = self.prediction is not None or bool(self.said.text())
        shown = asks and screen.height() >= LEAST_HEIGHT
        self.setVisible(shown)
        self.seen.emit(shown)

    def _show_keys(self, on: bool) -> None:
        self.expected.setVisible(on)
        for button in self.buttons.values():
            button.setVisible(on)
        for key in self._keys:
            key.setEnabled(on)

    def _answer(self, outcome: str, *_: object) -> None:
        if self.prediction is not None:
            self.answered.emit(self.prediction.id, outcome)

    def _let_go(self, *_: object) -> None:
        if self.prediction is not None:
            self.let_go.emit(self.prediction.id)
