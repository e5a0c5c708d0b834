"""One trend as a picture on the screen."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import words_practice
from ui.canvas import Canvas
from ui.painting import guarded
from ui.roles import Role
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.trend_pictures import Pen

LETTERS: Final = Size.TINY


class TrendPicture(QWidget):
    ROLE = Role.Graphic

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._draw: Callable[[Pen], None] | None = None

    def show_picture(self, draw: Callable[[Pen], None], sentence: str) -> None:
        self._draw = draw
        self.setAccessibleName(say(words_practice.TREND_PICTURE, sentence=sentence))
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._draw is None:
            return
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(4.0, 4.0, -4.0, -4.0)
        self._draw(Pen(Canvas(painter), box, self._look, float(px(LETTERS))))
        painter.end()
