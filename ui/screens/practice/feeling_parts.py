"""The parts of "name the feeling": text fields with suggestions, and the finished sentence."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import practice_strings
from ui.i18n.formatting import translate
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import TextField, draw_field_frame
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label, LiveLabel

PART_TITLE_HEIGHT_PX: Final = 26
FIELD_HEIGHT_PX: Final = 38
HINT_HEIGHT_PX: Final = 40
PART_HEIGHT_PX: Final = PART_TITLE_HEIGHT_PX + FIELD_HEIGHT_PX + HINT_HEIGHT_PX
MIN_FIELD_HEIGHT_PX: Final = 36
MAX_FIELD_CHARS: Final = 200_000


class PartField(TextField):
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
    def __init__(self, colours: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        title, hint = practice_strings.FEELING_PARTS[name]
        self.title = Label(translate(title), FontSize.LEAD, colours.ink, parent=self)
        self.field = PartField(colours, translate(title), self, hint=translate(hint))
        self.field.setMaxLength(MAX_FIELD_CHARS)
        self.hint = LiveLabel("", FontSize.SMALL, colours.soft, parent=self)
        self.hint.setWordWrap(True)

    def suggest(self, sentence: str) -> None:
        self.hint.show_text(sentence)
        self.field.setAccessibleDescription(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.title.setGeometry(0, 0, self.width(), scaled_px(PART_TITLE_HEIGHT_PX))
        tall = max(
            20,
            min(
                scaled_px(FIELD_HEIGHT_PX) - 4, self.height() - scaled_px(PART_TITLE_HEIGHT_PX) - 6
            ),
        )
        self.field.setGeometry(3, scaled_px(PART_TITLE_HEIGHT_PX) + 2, self.width() - 6, tall)
        top = scaled_px(PART_TITLE_HEIGHT_PX) + scaled_px(FIELD_HEIGHT_PX) + 2
        self.hint.setGeometry(3, top, self.width() - 6, max(0, self.height() - top))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_field_frame(painter, self.field, self._colours)
        painter.end()


def min_part_heights(parts: Iterable[FeelingPart], wide: int) -> list[int]:
    """The minimum heights of the parts, with their hints."""
    return [
        scaled_px(PART_TITLE_HEIGHT_PX + FIELD_HEIGHT_PX) + 4 + part.hint.min_height(wide - 6)
        if part.hint.text()
        else scaled_px(PART_TITLE_HEIGHT_PX + MIN_FIELD_HEIGHT_PX)
        for part in parts
    ]


def part_heights(
    parts: Sequence[FeelingPart], wide: int, available: int, *, scrolls: bool
) -> list[int]:
    """The heights of the parts: equal where that fits, else by need."""
    heights, equal_height = (
        min_part_heights(parts, wide),
        min(scaled_px(PART_HEIGHT_PX) + 24, available // len(parts)),
    )
    if scrolls or max(heights) > equal_height:
        spare = 0 if scrolls else max(0, available - sum(heights)) // len(parts)
        return [tall + spare for tall in heights]
    return [equal_height] * len(parts)


ROOMY_HEIGHT_PX: Final = 116
LOW_HEIGHT_PX: Final = 92
SENTENCE_TITLE_HEIGHT_PX: Final = 20
BUTTON_SIZE_PX: Final = (210, 52)  # width and height at the right of the sentence
STACKED_BUTTON_HEIGHT_PX: Final = 44  # below the sentence
MIN_SENTENCE_WIDTH_PX: Final = 260  # narrower, the button goes below the sentence


class SentencePreview(QWidget):
    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        words = practice_strings
        self.title = Label(
            translate(words.FEELING_PREVIEW), FontSize.SMALL, colours.faint, parent=self
        )
        self.sentence = Label("", FontSize.LEAD, colours.ink, parent=self)
        self.button = Choice(colours, translate(words.FEELING_COPY), parent=self)
        self.message = LiveLabel(
            translate(words.FEELING_KEYS), FontSize.SMALL, colours.faint, parent=self
        )
        for line in (self.sentence, self.message):
            line.setWordWrap(True)

    def height_for(self, width: int, *, roomy: bool) -> int:
        if not self._stacked(width):
            return scaled_px(ROOMY_HEIGHT_PX) if roomy else scaled_px(LOW_HEIGHT_PX)
        sentence_height, message_height = self._heights(width)
        return (
            scaled_px(SENTENCE_TITLE_HEIGHT_PX)
            + sentence_height
            + scaled_px(STACKED_BUTTON_HEIGHT_PX)
            + message_height
            + 16
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        wide, tall = self.width(), self.height()
        self.title.setGeometry(0, 0, wide, scaled_px(SENTENCE_TITLE_HEIGHT_PX))
        if self._stacked(wide):
            self._lay_stacked(wide)
            return
        button, high = scaled_px(BUTTON_SIZE_PX[0]), scaled_px(BUTTON_SIZE_PX[1])
        sentence_height = tall - scaled_px(SENTENCE_TITLE_HEIGHT_PX + 26)
        self.sentence.setGeometry(
            0, scaled_px(SENTENCE_TITLE_HEIGHT_PX), wide - button - 24, sentence_height
        )
        top = scaled_px(SENTENCE_TITLE_HEIGHT_PX) + (sentence_height - high) // 2
        self.button.setGeometry(wide - button, top, button, high)
        self.message.setGeometry(0, tall - scaled_px(24), wide, scaled_px(22))

    def _lay_stacked(self, wide: int) -> None:
        sentence_height, message_height = self._heights(wide)
        y = scaled_px(SENTENCE_TITLE_HEIGHT_PX) + sentence_height + 8
        self.sentence.setGeometry(0, scaled_px(SENTENCE_TITLE_HEIGHT_PX), wide, sentence_height)
        self.button.setGeometry(
            -FOCUS_MARGIN_PX, y, scaled_px(BUTTON_SIZE_PX[0]), scaled_px(STACKED_BUTTON_HEIGHT_PX)
        )
        self.message.setGeometry(
            0, y + scaled_px(STACKED_BUTTON_HEIGHT_PX) + 4, wide, message_height
        )

    def _stacked(self, width: int) -> bool:
        return width - scaled_px(BUTTON_SIZE_PX[0]) - 24 < scaled_px(MIN_SENTENCE_WIDTH_PX)

    def _heights(self, width: int) -> tuple[int, int]:
        return self.sentence.min_height(width), self.message.min_height(width)
