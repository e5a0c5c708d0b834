"""The dialog for the note and the tags of a session."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import (
    DIALOG_PADDING_PX,
    OverlayDialog,
    TextField,
    make_transparent,
    repaint_parent,
)
from ui.widgets.text.label import LiveLabel

SAVE_WIDTH_PX: Final = 96
NOTE_HEIGHT_PX: Final = 92
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

SaveNote = Callable[[str, str | None, Sequence[str]], None]
"""Save this note and these tags of the session of this id."""


class NoteField(QPlainTextEdit):
    """A multi-line field: Enter saves the note, Shift+Enter begins a new line."""

    entered = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(FontSize.BODY))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(8.0)
        self.setAccessibleName(translate(history_strings.NOTE))
        self.setPlaceholderText(translate(history_strings.NOTE))
        self.viewport().setAutoFillBackground(False)
        make_transparent(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shifted:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        repaint_parent(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        repaint_parent(self)


class NoteDialog(OverlayDialog):
    saved = Signal()

    def __init__(self, colours: Theme, remark: SaveNote, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._remark = remark
        self._id = ""
        self._opened_with = ("", "")
        self.note = NoteField(colours, self)
        self.note.entered.connect(self.save)
        self.tags = TextField(
            colours, translate(history_strings.TAGS), self, hint=translate(history_strings.TAGS)
        )
        self.tags.returnPressed.connect(self.save)
        self.save_button = Choice(colours, translate(history_strings.NOTE_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.message = LiveLabel("", FontSize.SMALL, colours.faint, parent=self)
        self.message.setWordWrap(True)

    def open_for(self, session_id: str, note: str | None, tags: Sequence[str]) -> None:
        self._id = session_id
        self.note.setPlainText(note or "")
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)
        self.tags.setText(history_strings.format_tags(tuple(tags)))
        self._opened_with = (self.note.toPlainText(), self.tags.text())
        self.message.set_colour(self.colours.faint)
        self.message.show_text(translate(history_strings.NOTE_KEYS))
        self.open_with_focus(self.note)

    def save(self) -> None:
        note = self.note.toPlainText().strip() or None
        try:
            self._remark(self._id, note, history_strings.parse_tags(self.tags.text()))
        except EXPECTED_ERRORS as exc:
            self.message.set_colour(self.colours.ink)
            self.message.show_text(window_text.to_text(message_of(exc)))
            return
        self.saved.emit()
        self.close_overlay()

    def accept(self) -> None:
        self.save()

    def has_changes(self) -> bool:
        return (self.note.toPlainText(), self.tags.text()) != self._opened_with

    def framed_fields(self) -> list[QWidget]:
        return [self.note, self.tags]

    def height_for(self, width: int) -> int:
        return 2 * DIALOG_PADDING_PX + scaled_px(NOTE_HEIGHT_PX) + 12 + scaled_px(72)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * DIALOG_PADDING_PX
        tall = max(40, self.height() - 2 * DIALOG_PADDING_PX - 12 - scaled_px(72))
        self.note.setGeometry(DIALOG_PADDING_PX, DIALOG_PADDING_PX, inner, tall)
        top, save = DIALOG_PADDING_PX + tall + 12, scaled_px(SAVE_WIDTH_PX)
        self.tags.setGeometry(DIALOG_PADDING_PX, top, max(60, inner - save - 12), scaled_px(36))
        left, high = self.width() - DIALOG_PADDING_PX - save, scaled_px(36) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(left, top - FOCUS_MARGIN_PX, save + FOCUS_MARGIN_PX, high)
        self.message.setGeometry(DIALOG_PADDING_PX, top + scaled_px(42), inner, scaled_px(24))
