"""The question on Home about an earlier prediction: one key for each outcome, and one to dismiss it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.practice.pauses import Prediction
from ui.i18n import practice_strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.key_bar import CAP_HEIGHT_PX, KeyCap
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.text.label import MIDDLE, MIN_TEXT_SCALE, Label, LiveLabel

MAX_WIDTH_PX: Final = 720
LINE_HEIGHT_PX: Final = 24
BUTTON_HEIGHT_PX: Final = 48
MAX_SHOWN_CHARS: Final = 140  # characters of the prediction
STACKED_BUTTON_HEIGHT_PX: Final = 34  # where there are two rows of buttons
MAX_LINES: Final = 2
LINE_END_SLACK_PX: Final = 60  # space at the end of a line that a long word may leave free
MIN_SCREEN_HEIGHT_PX: Final = 420
OUTCOME_KEYS: Final = {"as_feared": Qt.Key.Key_1, "less": Qt.Key.Key_2, "nothing": Qt.Key.Key_3}


class FollowUp(QWidget):
    ROLE = Role.Grouping

    answered = Signal(str, str)
    """The id of the prediction and its outcome."""
    dismissed = Signal(str)
    height_changed = Signal(int)
    """The height in pixels that it takes above the key bar; 0 while hidden."""

    def __init__(self, colours: Theme, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen
        self.prediction: Prediction | None = None
        self._full_text = ""
        self._keys: list[KeyCap] = []
        texts = practice_strings
        self.expected = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.setAccessibleName(translate(texts.FOLLOW_UP_NAME))
        self.buttons: dict[str, MenuRow] = {}
        for cap, name, label in texts.list_outcome_keys():
            self.buttons[name] = MenuRow(colours, cap, translate(label), "", self)
            self.buttons[name].clicked.connect(partial(self._answer, name))
            key = screen.add_key(OUTCOME_KEYS[name], cap, label, partial(self._answer, name))
            self._keys.append(key)
        self.buttons[""] = MenuRow(colours, "0", translate(texts.LET_GO), "", self)
        self.buttons[""].clicked.connect(self._dismiss)
        self._keys.append(screen.add_key(Qt.Key.Key_0, "0", texts.LET_GO, self._dismiss))
        for key in self._keys:
            key.in_bar = False
        self.message = LiveLabel("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.expected.setWordWrap(True)
        screen.installEventFilter(self)
        self._show_keys(False)
        self.hide()

    def ask(self, prediction: Prediction | None) -> None:
        """Ask about this prediction, or hide."""
        self.prediction = prediction
        if prediction is None:
            self._show_keys(False)
            self.hide()
            self.height_changed.emit(0)
            return
        text = " ".join(prediction.text.split())
        short = text if len(text) <= MAX_SHOWN_CHARS else f"{text[:MAX_SHOWN_CHARS]} ..."
        expectation = translate(practice_strings.EXPECTED, words=short)
        question = translate(practice_strings.OUTCOMES_TITLE)
        self.setAccessibleDescription(f"{expectation} {question}")
        self.message.show_text("")
        self._full_text = f"{expectation}  {question}"
        self._show_keys(True)
        self.show()
        self._place()

    def thank(self) -> None:
        """Show a short confirmation once the answer is saved."""
        self.ask(None)
        for button in self.buttons.values():
            button.hide()
        self.expected.hide()
        self.message.show_text(translate(practice_strings.THANKS))
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        width = self.width()
        words = self._text_height(width)
        self.expected.setGeometry(0, 0, width, words)
        self.message.setGeometry(0, words, width, scaled_px(LINE_HEIGHT_PX))
        across = self._column_count(width)
        each, height = width // across, self._button_height(width)
        for i, button in enumerate(self.buttons.values()):
            row, column = divmod(i, across)
            button.setGeometry(column * each, words + 4 + row * height, each, height)

    def _place(self) -> None:
        screen = self._screen
        width = min(scaled_px(MAX_WIDTH_PX), screen.width() - 2 * screen.margin)
        if self.prediction is not None:
            self.expected.show_text(self._elided(width))
        rows = len(self.buttons) // self._column_count(width)
        height = self._text_height(width) + rows * self._button_height(width) + 8
        taller = scaled_px(CAP_HEIGHT_PX) - CAP_HEIGHT_PX
        bottom = screen.height() - KEY_BAR_HEIGHT_PX - taller - 2
        self.setGeometry((screen.width() - width) // 2, bottom - height, width, height)
        asks = self.prediction is not None or bool(self.message.text())
        shown = asks and screen.height() >= MIN_SCREEN_HEIGHT_PX
        self.setVisible(shown)
        self.height_changed.emit(height if shown else 0)

    def _column_count(self, width: int) -> int:
        """The number of buttons per row: all, or two where they would not be readable."""
        widest = max(button.preferred_width() for button in self.buttons.values())
        return len(self.buttons) if widest * len(self.buttons) <= width else 2

    def _button_height(self, width: int) -> int:
        return scaled_px(
            BUTTON_HEIGHT_PX
            if self._column_count(width) == len(self.buttons)
            else STACKED_BUTTON_HEIGHT_PX
        )

    def _text_height(self, width: int) -> int:
        return max(
            scaled_px(LINE_HEIGHT_PX),
            self.expected.min_height(width) if scaled_px(100) > 100 else 0,
        )

    def _elided(self, width: int) -> str:
        """The text elided to one line, or to `MAX_LINES` where the text size is large."""
        font = theme.font(FontSize.BODY)
        lines = 1
        if scaled_px(100) > 100:
            font.setPixelSize(max(int(FontSize.BODY), round(font.pixelSize() * MIN_TEXT_SCALE)))
            lines = MAX_LINES
        elide = Qt.TextElideMode.ElideMiddle
        available = width * lines - (lines - 1) * scaled_px(LINE_END_SLACK_PX)
        return QFontMetrics(font).elidedText(self._full_text, elide, available)

    def _show_keys(self, on: bool) -> None:
        self.expected.setVisible(on)
        for button in self.buttons.values():
            button.setVisible(on)
        for key in self._keys:
            key.setEnabled(on)

    def _answer(self, outcome: str, *_: object) -> None:
        if self.prediction is not None:
            self.answered.emit(self.prediction.id, outcome)

    def _dismiss(self, *_: object) -> None:
        if self.prediction is not None:
            self.dismissed.emit(self.prediction.id)
