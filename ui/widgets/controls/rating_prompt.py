"""The question how strong the urge is, shown during the first breaths; it disappears when answered or ignored."""

from typing import Final

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style.accessibility import announce
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.rating_scale import RatingScale
from ui.widgets.focus_return import hand_focus_back
from ui.widgets.text.label import MIDDLE, Label

ANSWER_SHOWN_MS: Final = 1200  # how long an answer is shown before the question goes
FADE_STEP_MS: Final = 30
FADE_STEPS: Final = 8


class RatingPrompt(QWidget):
    rated = Signal(int)
    closed = Signal()

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(
            translate(strings.URGE_BEFORE), FontSize.BODY, colours.soft, MIDDLE, parent=self
        )
        self.scale = RatingScale(colours, self)
        self.scale.rated.connect(self.rated)
        self.is_open = False
        """Whether it waits for an answer."""
        self.is_present = False
        """Whether it takes up space: while it waits or fades."""
        self._steps_left = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fade)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self.hide()

    def ask(self, question: str) -> None:
        self._timer.stop()
        self._effect.setEnabled(False)
        self.scale.show_rating(None)
        self.label.show_text(translate(question))
        self.scale.setAccessibleName(self.label.text())
        self.is_open = self.is_present = True
        self.show()
        announce(self, self.label.text())

    def show_rating(self, urge: int | None) -> None:
        """Show the recorded answer for a moment, then fade."""
        self.scale.show_rating(urge)
        if urge is not None and self.is_open:
            self._start_fading(ANSWER_SHOWN_MS)

    def dismiss(self) -> None:
        """Fade without an answer."""
        self.scale.finish_digit()
        if self.is_open:
            self._start_fading(FADE_STEP_MS)

    def close_now(self) -> None:
        self.scale.discard_digit()
        self._timer.stop()
        self.is_open = self.is_present = False
        hand_focus_back(self)
        self.hide()

    def suspend(self) -> None:
        """Stop all timers; called when the screen is hidden."""
        self.scale.finish_digit()
        if self.is_present and not self.is_open:
            self.close_now()

    def type_digit(self, event: QKeyEvent) -> bool:
        return self.is_open and self.scale.type_digit(event)

    def place(self, question: QRect, row: QRect) -> None:
        parent = self.parentWidget()
        self.scale.screen_height = self.height() if parent is None else parent.height()
        self.setGeometry(question.united(row))
        self.label.setGeometry(question.translated(-self.pos()))
        self.scale.setGeometry(row.translated(-self.pos()))

    def _start_fading(self, after_ms: int) -> None:
        self.is_open = False
        self.scale.discard_digit()
        self._steps_left = FADE_STEPS
        self._timer.start(after_ms)

    def _fade(self) -> None:
        self._timer.setInterval(FADE_STEP_MS)
        self._steps_left -= 1
        self._effect.setEnabled(True)
        self._effect.setOpacity(max(0.0, self._steps_left / FADE_STEPS))
        if self._steps_left <= 0:
            self.close_now()
            self.closed.emit()
