"""The sentence as it reads so far, the button that copies it, and a line on what to do."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import words_practice
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.widgets.choice import Choice
from ui.widgets.panel import FOCUS_ROOM
from ui.widgets.said import Said
from ui.widgets.words import Words

ROOMY: Final = 116
LOW: Final = 92
TITLE: Final = 20
BESIDE: Final = (210, 52)  # the button at the right of the sentence
UNDER: Final = 44  # how high it is below
LEAST: Final = 260  # so wide is the sentence at the least, to stand beside its button


class OwnSentence(QWidget):
    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        words = words_practice
        self.title = Words(say(words.FEELING_PREVIEW), Size.SMALL, look.faint, parent=self)
        self.words = Words("", Size.LEAD, look.ink, parent=self)
        self.button = Choice(look, say(words.FEELING_COPY), parent=self)
        self.said = Said(say(words.FEELING_KEYS), Size.SMALL, look.faint, parent=self)
        for line in (self.words, self.said):
            line.setWordWrap(True)

    def height_for(self, width: int, *, roomy: bool) -> int:
        if not self._stacked(width):
            return px(ROOMY) if roomy else px(LOW)
        sentence, said = self._heights(width)
        return px(TITLE) + sentence + px(UNDER) + said + 16

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        wide, tall = self.width(), self.height()
        self.title.setGeometry(0, 0, wide, px(TITLE))
        if self._stacked(wide):
            self._lay_stacked(wide)
            return
        button, high = px(BESIDE[0]), px(BESIDE[1])
        sentence = tall - px(TITLE + 26)
        self.words.setGeometry(0, px(TITLE), wide - button - 24, sentence)
        top = px(TITLE) + (sentence - high) // 2
        self.button.setGeometry(wide - button, top, button, high)
        self.said.setGeometry(0, tall - px(24), wide, px(22))

    def _lay_stacked(self, wide: int) -> None:
        sentence, said = self._heights(wide)
        y = px(TITLE) + sentence + 8
        self.words.setGeometry(0, px(TITLE), wide, sentence)
        self.button.setGeometry(-FOCUS_ROOM, y, px(BESIDE[0]), px(UNDER))
        self.said.setGeometry(0, y + px(UNDER) + 4, wide, said)

    def _stacked(self, width: int) -> bool:
        return width - px(BESIDE[0]) - 24 < px(LEAST)

    def _heights(self, width: int) -> tuple[int, int]:
        return self.words.least_height(width), self.said.least_height(width)
