"""The sentence of *Name the feeling, not the partner*, to be filled in and copied at the end of a pause.

Nothing is sent. The sentence goes to the clipboard and to the library.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError, message_of
from trainer.exercises.name_the_feeling import PARTS, Feeling
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings, practice_strings
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import MAX_FIELD_CHARS, TextField, draw_field_frame
from ui.widgets.painting import guarded
from ui.widgets.text.label import LEFT, RIGHT, Label, LiveLabel
from ui.widgets.text.selection import copy_text

ROW_HEIGHT_PX: Final = 44
FIELD_HEIGHT_PX: Final = 36
LABEL_HEIGHT_PX: Final = 24
GAP_PX: Final = 14
FIELD_TOP_PX: Final = 4  # above a field that has its words beside it
MIN_FIELD_WIDTH_PX: Final = 240  # in a narrower one the words stand above the field
RING_PX: Final = 5  # beside a field, for its focus ring
COPY_WIDTH_PX: Final = 210
MESSAGE_HEIGHT_PX: Final = 24


class FormField(TextField):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FeelingForm(QWidget):
    ROLE = Role.Grouping

    copied = Signal(object)
    """The `Feeling` that was copied."""
    message_changed = Signal()
    """There is a message to read."""

    def __init__(
        self, colours: Theme, fill_sentence: Callable[[Feeling], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._colours, self._fill_sentence = colours, fill_sentence
        self._copied: tuple[str, ...] = ()
        self.labels: dict[str, Label] = {}
        self.fields: dict[str, FormField] = {}
        for name in PARTS:
            self._add_part(name)
        self.copy_button = Choice(colours, translate(practice_strings.FEELING_COPY), parent=self)
        self.copy_button.clicked.connect(self.copy)
        self.message = LiveLabel("", FontSize.SMALL, colours.soft, parent=self)
        self.message.setWordWrap(True)

    def _add_part(self, name: str) -> None:
        title = translate(practice_strings.FEELING_PARTS[name][0]).rstrip(" .…")
        hint = translate(closing_strings.PART_HINTS[name])
        self.labels[name] = Label(title, FontSize.BODY, self._colours.ink, parent=self)
        field = FormField(self._colours, title, self, hint=hint)
        field.setMaxLength(MAX_FIELD_CHARS)
        field.entered.connect(partial(self._focus_next, name))
        self.fields[name] = field

    @property
    def typed(self) -> tuple[str, ...]:
        return tuple(self.fields[name].text() for name in PARTS)

    @property
    def draft(self) -> dict[str, str]:
        """What is typed and not copied, by its parts; empty where there is nothing."""
        typed = self.typed
        is_open = any(typed) and typed != self._copied
        return dict(zip(PARTS, typed, strict=True)) if is_open else {}

    def resume(self, draft: Mapping[str, str]) -> None:
        """Go on with what was typed and not copied, unless there is something already."""
        if not any(self.typed):
            for name in PARTS:
                self.fields[name].setText(draft.get(name, ""))
                self.fields[name].setCursorPosition(0)

    def start(self) -> None:
        """Be empty for another pause; what was typed and not copied stays."""
        self.message.show_text("")
        if self.typed == self._copied:
            for field in self.fields.values():
                field.clear()
            self._copied = ()

    def take_focus(self) -> None:
        self.fields[PARTS[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def copy(self) -> None:
        """Copy the sentence; with a part empty, say which."""
        try:
            feeling = Feeling(*self.typed)
        except TrainerError as exc:
            self._show_message(window_text.to_text(message_of(exc)))
            return
        self._copied = self.typed
        copy_text(self._fill_sentence(feeling))
        self._show_message(translate(practice_strings.COPIED))
        self.copied.emit(feeling)

    def height_for(self, width: int) -> int:
        row = ROW_HEIGHT_PX if self._fits_beside(width) else ROW_HEIGHT_PX + LABEL_HEIGHT_PX
        return len(PARTS) * scaled_px(row) + scaled_px(ROW_HEIGHT_PX) + self._message_below(width)

    def first_field_bottom(self, width: int) -> int:
        """How far below the top of the form its first field ends, in pixels."""
        above = FIELD_TOP_PX if self._fits_beside(width) else scaled_px(LABEL_HEIGHT_PX)
        return above + scaled_px(FIELD_HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        width, beside = self.width(), self._fits_beside(self.width())
        row = scaled_px(ROW_HEIGHT_PX if beside else ROW_HEIGHT_PX + LABEL_HEIGHT_PX)
        words = self._label_width() if beside else width
        for i, name in enumerate(PARTS):
            self._place_part(name, i * row, words, beside=beside)
        top, gap = len(PARTS) * row, scaled_px(GAP_PX)
        button = min(width, scaled_px(COPY_WIDTH_PX)) + 2 * FOCUS_MARGIN_PX
        left = (words + gap if beside else RING_PX) - FOCUS_MARGIN_PX
        high = scaled_px(ROW_HEIGHT_PX)
        self.copy_button.setGeometry(left, top, button, high)
        self.message.setAlignment(RIGHT if beside else LEFT)
        if beside:  # in the column of the words, next to the button
            self.message.setGeometry(0, top, words, high)
        else:
            inner, below = width - 2 * RING_PX, top + high
            self.message.setGeometry(RING_PX, below, inner, self.height() - below)

    def _place_part(self, name: str, top: int, words: int, *, beside: bool) -> None:
        label, gap, width = scaled_px(LABEL_HEIGHT_PX), scaled_px(GAP_PX), self.width()
        field = scaled_px(FIELD_HEIGHT_PX)
        self.labels[name].setAlignment(RIGHT if beside else LEFT)
        if beside:
            x = words + gap
            self.labels[name].setGeometry(0, top + FIELD_TOP_PX, words, field)
            self.fields[name].setGeometry(x, top + FIELD_TOP_PX, width - x - RING_PX, field)
        else:
            self.labels[name].setGeometry(RING_PX, top, width - 2 * RING_PX, label)
            self.fields[name].setGeometry(RING_PX, top + label, width - 2 * RING_PX, field)

    def _label_width(self) -> int:
        font = QFontMetrics(theme.font(FontSize.BODY))
        return max(font.horizontalAdvance(label.text()) for label in self.labels.values()) + 6

    def _fits_beside(self, width: int) -> bool:
        needed = self._label_width() + scaled_px(GAP_PX) + scaled_px(MIN_FIELD_WIDTH_PX)
        return needed <= width

    def _message_below(self, width: int) -> int:
        """The height of the message below the button; 0 where it stands beside it."""
        return 0 if self._fits_beside(width) else 2 * scaled_px(MESSAGE_HEIGHT_PX)

    def _show_message(self, text: str) -> None:
        self.message.show_text(text)
        self.message_changed.emit()

    def _focus_next(self, name: str) -> None:
        """Focus the next field, or after the last one the button that copies."""
        after = PARTS.index(name) + 1
        widget = self.fields[PARTS[after]] if after < len(PARTS) else self.copy_button
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        for field in self.fields.values():
            draw_field_frame(painter, field, self._colours)
        painter.end()
