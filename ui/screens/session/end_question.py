"""The question whether to end the pause, over the pause that goes on."""

from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.style.accessibility import Role, announce
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px, scaled_px_within
from ui.widgets.controls.choices import CHOICE_GAPS_PX, Choice, ChoiceRow
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 520
MAX_CHOICE_WIDTH_PX: Final = 240
LABEL_HEIGHT_PX: Final = 24
CHOICE_HEIGHT_PX: Final = 52
BOTTOM_GAP_PX: Final = 2  # in a low window
MAX_BOTTOM_GAP_PX: Final = 24
BOTTOM_GAP_FRACTION: Final = 0.03  # of the height
LOW_HEIGHT_PX: Final = 400
RING_GAP_PX: Final = 4
MIN_HEIGHT_FRACTION: Final = 0.8  # of its height without the ring
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EndQuestion(QWidget):
    ROLE = Role.Grouping

    continued = Signal()
    ended = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self._row = ChoiceRow(self, MAX_CHOICE_WIDTH_PX, CHOICE_GAPS_PX)
        self.keep_going = self._row.add(Choice(colours, translate(closing_strings.KEEP_GOING)))
        self.end_now = self._row.add(Choice(colours, translate(closing_strings.END_NOW)))
        self.keep_going.clicked.connect(self.continued)
        self.end_now.clicked.connect(self.ended)
        self.is_open = False
        self.hide()

    def ask(self, *, is_pause: bool = True) -> None:
        """Ask, with *Keep going* focused, so that Enter changes nothing."""
        texts = closing_strings
        text = texts.END_QUESTION if is_pause else texts.END_QUESTION_OF_EXERCISE
        self.label.show_text(translate(text))
        self.setAccessibleName(self.label.text())
        self.is_open = True
        self.show()
        self.raise_()
        self.keep_going.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, f"{self.label.text()} {self.keep_going.text()} · {self.end_now.text()}")

    def close_now(self) -> None:
        self.is_open = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move between the two."""
        step = _STEP.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        wanted = self.end_now if step > 0 else self.keep_going
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int, margin: int, ring_bottom: int) -> None:
        """Lie above the key bar, in the middle, and below the ring where there is room."""
        area = find_prompt_area(width, height, margin)
        self.setGeometry(lower_below(area, ring_bottom, height))
        label = min(scaled_px(LABEL_HEIGHT_PX), self.height() // 3)
        self.label.setGeometry(0, 0, self.width(), label)
        self._row.setGeometry(0, label, self.width(), self.height() - label)
        self._row.lay_out()


def lower_below(area: QRect, ring_bottom: int, height: int) -> QRect:
    """The area moved down, and reduced a little in height, to below the ring; unchanged where there is no room."""
    top = max(area.top(), ring_bottom + RING_GAP_PX)
    bottom = max(area.bottom(), min(top + area.height(), height - KEY_BAR_HEIGHT_PX) - 1)
    lowered = QRect(area.left(), top, area.width(), bottom - top + 1)
    return lowered if lowered.height() >= MIN_HEIGHT_FRACTION * area.height() else area


def find_prompt_area(width: int, height: int, margin: int, widest: int = MAX_WIDTH_PX) -> QRect:
    """The area above the key bar for what is asked or said over the pause."""
    inner = width - 2 * margin
    across = min(scaled_px(widest), inner) + 2 * FOCUS_MARGIN_PX
    tall = scaled_px_within(height, LABEL_HEIGHT_PX + CHOICE_HEIGHT_PX)
    tall = min(tall, max(60, height // 3))
    gap = min(MAX_BOTTOM_GAP_PX, round(BOTTOM_GAP_FRACTION * height))
    bottom = height - KEY_BAR_HEIGHT_PX - (gap if height >= LOW_HEIGHT_PX else BOTTOM_GAP_PX)
    return QRect((width - across) // 2, bottom - tall, across, tall)
