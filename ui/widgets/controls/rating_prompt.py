"""How strong is the pull? Asked quietly during the first breaths; answered, skipped, or gone by itself."""

from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style.accessibility import announce
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.rating_scale import RatingScale
from ui.widgets.text.label import MIDDLE, Label

SEEN_MS: Final = 1200  # how long an answer is shown before the question goes
FADE_STEP_MS: Final = 30
FADE_STEPS: Final = 8


class RatingPrompt(QWidget):
    rated = Signal(int)
    gone = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(
            translate(strings.URGE_BEFORE), FontSize.BODY, look.soft, MIDDLE, parent=self
        )
        self.row = RatingScale(look, self)
        self.row.rated.connect(self.rated)
        self.open = False
        """Waits for an answer."""
        self.present = False
        """Takes its place, waiting or fading."""
        self._left = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fade)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self.hide()

    def ask(self) -> None:
        self._timer.stop()
        self._effect.setEnabled(False)
        self.row.show_rating(None)
        self.open = self.present = True
        self.show()
        announce(self, self.words.text())

    def show_rating(self, urge: int | None) -> None:
        """The answer as it was recorded; it is shown for a moment, and the question goes."""
        self.row.show_rating(urge)
        if urge is not None and self.open:
            self._go(SEEN_MS)

    def let_go(self) -> None:
        """Nobody answered, and that is fine."""
        self.row.settle()
        if self.open:
            self._go(FADE_STEP_MS)

    def close_now(self) -> None:
        self.row.forget()
        self._timer.stop()
        self.open = self.present = False
        self.hide()

    def rest(self) -> None:
        """Out of sight: no timer goes on."""
        self.row.settle()
        if self.present and not self.open:
            self.close_now()

    def type_digit(self, event: QKeyEvent) -> bool:
        return self.open and self.row.type_digit(event)

    def place(self, question: QRect, row: QRect) -> None:
        self.setGeometry(question.united(row))
        self.words.setGeometry(question.translated(-self.pos()))
        self.row.setGeometry(row.translated(-self.pos()))

    def _go(self, after_ms: int) -> None:
        self.open = False
        self.row.forget()
        self._left = FADE_STEPS
        self._timer.start(after_ms)

    def _fade(self) -> None:
        self._timer.setInterval(FADE_STEP_MS)
        self._left -= 1
        self._effect.setEnabled(True)
        self._effect.setOpacity(max(0.0, self._left / FADE_STEPS))
        if self._left <= 0:
            self.close_now()
            self.gone.emit()
