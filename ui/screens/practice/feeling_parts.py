"""The parts of "name the feeling": text fields with suggestions, and the finished sentence."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import MAX_FIELD_CHARS, FramedField
from ui.widgets.text.label import Label, LiveLabel

HINT_HEIGHT_PX: Final = 36  # of two lines
TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class PartField(FramedField):
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
        title, hint = practice_strings.FEELING_PARTS[name]
        self.title = Label(translate(title), FontSize.LEAD, colours.ink, wraps=True)
        self.field = PartField(colours, translate(title), self, hint=translate(hint))
        self.field.setMaxLength(MAX_FIELD_CHARS)
        self.hint = LiveLabel("", FontSize.SMALL, colours.soft, TOP_LEFT, wraps=True)
        self.hint.setMinimumHeight(scaled_px(HINT_HEIGHT_PX))
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.title, self.field, self.hint):
            column.addWidget(part)

    def suggest(self, sentence: str) -> None:
        self.hint.show_text(sentence)
        self.hint.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def keep_space_for_hint(self, is_reserved: bool) -> None:
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(is_reserved)
        self.hint.setSizePolicy(policy)


BUTTON_SIZE_PX: Final = (210, 52)


class SentencePreview(QWidget):
    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        words = practice_strings
        self.sentence = Label("", FontSize.LEAD, colours.ink, wraps=True)
        self.button = Choice(colours, translate(words.FEELING_COPY))
        self.button.setFixedSize(*map(scaled_px, BUTTON_SIZE_PX))
        self.message = LiveLabel(
            translate(words.FEELING_KEYS), FontSize.SMALL, colours.faint, wraps=True
        )
        self._row = QHBoxLayout()
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = translate(words.FEELING_PREVIEW)
        column.addWidget(Label(title, FontSize.SMALL, colours.faint, wraps=True))
        column.addLayout(self._row)
        column.addWidget(self.message)

    def stack(self, stacked: bool) -> None:
        """Put the button below the sentence, else beside it."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
