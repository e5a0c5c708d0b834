"""One part of the sentence: how it begins, a place to write, and a suggestion where one is due."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui import words_practice
from ui.painting import guarded
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.widgets.said import Said
from ui.widgets.sheet import Line, draw_box
from ui.widgets.words import Words

TITLE: Final = 26
FIELD: Final = 38
HINT: Final = 40
HEIGHT: Final = TITLE + FIELD + HINT
LOW_FIELD: Final = 36
LONGEST: Final = 200_000


class PartField(Line):
    focused = Signal()
    down = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FeelingPart(QWidget):
    def __init__(self, look: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        title, hint = words_practice.FEELING_PARTS[name]
        self.title = Words(say(title), Size.LEAD, look.ink, parent=self)
        self.field = PartField(look, say(title), self, hint=say(hint))
        self.field.setMaxLength(LONGEST)
        self.hint = Said("", Size.SMALL, look.soft, parent=self)
        self.hint.setWordWrap(True)

    def suggest(self, sentence: str) -> None:
        self.hint.say(sentence)
        self.field.setAccessibleDescription(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.title.setGeometry(0, 0, self.width(), px(TITLE))
        tall = max(20, min(px(FIELD) - 4, self.height() - px(TITLE) - 6))
        self.field.setGeometry(3, px(TITLE) + 2, self.width() - 6, tall)
        top = px(TITLE) + px(FIELD) + 2
        self.hint.setGeometry(3, top, self.width() - 6, max(0, self.height() - top))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_box(painter, self.field, self._look)
        painter.end()


def least_talls(parts: Iterable[FeelingPart], wide: int) -> list[int]:
    """How high each is at the least; a hint has a place of its own."""
    return [
        px(TITLE + FIELD) + 4 + part.hint.least_height(wide - 6)
        if part.hint.text()
        else px(TITLE + LOW_FIELD)
        for part in parts
    ]


def talls_in(parts: Sequence[FeelingPart], wide: int, room: int, *, rolls: bool) -> list[int]:
    """How high each is in this room: alike where they fit so."""
    least, alike = least_talls(parts, wide), min(px(HEIGHT) + 24, room // len(parts))
    if rolls or max(least) > alike:
        spare = 0 if rolls else max(0, room - sum(least)) // len(parts)
        return [tall + spare for tall in least]
    return [alike] * len(parts)
