"""Name the feeling, not the partner: three parts of a sentence, words to choose from, and a copy.

The sentence is only copied to the clipboard and saved in the library; nothing is ever sent.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from trainer.errors import EXPECTED_ERRORS, RecordingError, TrainerError, message_of
from trainer.exercises.feeling_words import PART_VOCABULARIES
from trainer.exercises.messages import FeelingSentence
from trainer.exercises.name_the_feeling import (
    PARTS,
    Feeling,
    feeling_from_fields,
    feeling_to_fields,
    find_emotion_hint,
    find_need_hint,
    find_situation_hint,
)
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.reports.printed_pages import PrintedDocument
from ui.reports.text_page import text_document, write_page
from ui.screens.practice.feeling_parts import FeelingPart, SentencePreview
from ui.screens.practice.save_dialog import SaveDialog
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.screens.text_screen import TextScreen
from ui.services import practice
from ui.services.practice import PracticeLibrary
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.controls.word_picker import WordPicker
from ui.widgets.layout.focus import restore_focus
from ui.widgets.layout.scroll_area import ScrollArea
from ui.widgets.text.label import Label
from ui.widgets.text.selection import copy_text

MAX_WIDTH_PX: Final = 1100
SIDE_BY_SIDE_WIDTH_PX: Final = 860  # from this width on the words stand beside the fields
STACKED_WIDTH_PX: Final = 540  # in a narrower window the button is below the sentence
HINT_FINDERS: Final = {
    "situation": find_situation_hint,
    "emotion": find_emotion_hint,
    "need": find_need_hint,
}
ROOMY_HEIGHT_PX: Final = 600  # from this height on, the space for hints is kept free
MIN_WORDS_HEIGHT_PX: Final = 100
BLANK: Final = "..."
MAX_PREVIEW_CHARS: Final = 600  # characters of a preview


class FeelingScreen(TextScreen):
    back = Signal()
    why_wanted = Signal()
    notice = Signal(str)

    def __init__(self, colours: Theme, practice_library: PracticeLibrary) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._practice_library = practice_library
        self._earlier = -1
        self._saved: tuple[str, ...] = ()
        self._draft: tuple[str, ...] = ()
        """Unsaved input, kept while earlier sentences are shown."""
        self._current_part = ""
        self._picks_word = False
        words = practice_strings
        self.title = Label(translate(words.FEELING), FontSize.TITLE, colours.ink, wraps=True)
        self.parts = {name: FeelingPart(colours, name, self) for name in PARTS}
        self.word_picker = WordPicker(colours, self)
        self._words_area = ScrollArea(colours, self.word_picker, self)
        self.word_picker.picked.connect(self._take)
        self.word_picker.closed.connect(self._close_word_picker)
        self.sentence = SentencePreview(colours, self)
        self.preview, self.message = self.sentence.sentence, self.sentence.message
        self.copy_button = self.sentence.button
        self.copy_button.clicked.connect(self.copy)
        self._body = self._create_body()
        self.column.addWidget(self.title)
        self.column.addSpacing(GRID)
        self.column.addLayout(self._body, 1)
        self.column.addWidget(self.sentence)
        for name, part in self.parts.items():
            part.field.textChanged.connect(self._show_preview)
            part.field.focused.connect(partial(self._browse, name))
            part.field.down.connect(lambda: self._ideas_action.trigger())
            part.field.entered.connect(partial(self._focus_next, name))
        self.save_dialog = SaveDialog(colours, self._save, self, self._document)
        self.save_dialog.closed.connect(self._overlay_closed)
        self._add_actions()
        self._show_preview()

    @property
    def is_begun(self) -> bool:
        """Whether there is input that is neither copied nor saved."""
        return any(self._typed()) and self._typed() != self._saved

    keeps_input = True

    def own_state(self) -> object:
        return self._saved, self._draft, self._earlier

    def restore_own(self, state: object) -> None:
        self._saved, self._draft, self._earlier = cast(
            "tuple[tuple[str, ...], tuple[str, ...], int]", state
        )

    def _typed(self) -> tuple[str, ...]:
        return tuple(self.parts[name].field.text() for name in PARTS)

    def open_new(self) -> None:
        self._earlier, self.last_focused, self._draft = -1, None, ()
        for part in self.parts.values():
            part.field.clear()
        self.message.show_text(translate(practice_strings.FEELING_KEYS))
        self.parts["situation"].field.setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        restore_focus(self.last_focused, self.scroll_page, self.parts["situation"].field)

    @property
    def feeling(self) -> Feeling:
        """The feeling as entered.

        Raises
        ------
        TrainerError
            A part is empty.
        """
        return Feeling(*(self.parts[name].field.text() for name in PARTS))

    def copy(self) -> None:
        """Copy the sentence to the clipboard and save it."""
        try:
            feeling = self.feeling
        except TrainerError as exc:
            self.message.show_text(window_text.to_text(message_of(exc)))
            return
        self._saved = self._typed()
        copy_text(fill_sentence(feeling))
        self.message.show_text(translate(practice_strings.COPIED))
        try:
            self._practice_library.save_worksheet(
                practice.create_worksheet(practice.FEELING, feeling_to_fields(feeling))
            )
        except EXPECTED_ERRORS as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))

    def place(self, width: int, height: int) -> None:
        super().place(width, height)
        self.save_dialog.place_over(self, self.margin, height - KEY_BAR_HEIGHT_PX - GRID)
        beside = width >= scaled_px(SIDE_BY_SIDE_WIDTH_PX)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._body.setStretch(0, 11 if beside else 0)
        self._body.setStretch(1, 9 if beside else 1)
        for name, part in self.parts.items():
            part.keep_space_for_hint(height >= scaled_px(ROOMY_HEIGHT_PX))
            part.setVisible(beside or not self._picks_word or name == self._current_part)
        self._words_area.setVisible(beside or self._picks_word)
        self.sentence.stack(width < scaled_px(STACKED_WIDTH_PX))

    def _create_body(self) -> QHBoxLayout:
        parts = QVBoxLayout()
        for part in self.parts.values():
            parts.addWidget(part)
        parts.addStretch(1)
        self._words_area.setWidgetResizable(True)
        self._words_area.setMinimumHeight(scaled_px(MIN_WORDS_HEIGHT_PX))
        body = QHBoxLayout()
        body.setSpacing(2 * GRID)
        body.addLayout(parts)
        body.addWidget(self._words_area)
        return body

    def _add_actions(self) -> None:
        self._ideas_action = self.add_action(table.IDEAS, self._open_word_picker)
        self.add_action(table.COPY, self.copy)
        self.add_action(table.EXPORT, self._export)
        self.add_action(table.EARLIER, self._show_earlier)
        self.add_action(table.NEW, self.open_new)
        self.add_action(table.WHY, self.why_wanted.emit)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def _show_preview(self) -> None:
        typed = {name: self.parts[name].field.text() for name in PARTS}
        if all(text.strip() for text in typed.values()):
            sentence = fill_sentence(Feeling(**typed))
        else:
            shown = {name: " ".join(text.split()) or BLANK for name, text in typed.items()}
            sentence = window_text.to_text(FeelingSentence(**shown))
        self.preview.show_text(
            sentence
            if len(sentence) <= MAX_PREVIEW_CHARS
            else f"{sentence[:MAX_PREVIEW_CHARS]} {BLANK}"
        )
        for name, part in self.parts.items():
            language = translate(strings.LANGUAGE)
            hint = HINT_FINDERS[name](typed[name], language) if typed[name].strip() else None
            words = practice_strings.HINT_OF
            part.suggest(
                translate(
                    words,
                    word=hint.word,
                    suggestion=window_text.to_text(hint.suggestion),
                )
                if hint
                else ""
            )

    def _browse(self, name: str) -> None:
        """Offer the words of this part."""
        if name == self._current_part:
            return
        self._current_part = name
        title = practice_strings.FEELING_WORDS.get(name, "")
        self.word_picker.show_words(
            translate(title) if title else "", PART_VOCABULARIES.get(name, {})
        )
        self._ideas_action.setEnabled(bool(self.word_picker.words))
        for word in self.word_picker.words:
            self._words_area.keep_visible_on_focus(word)

    def _open_word_picker(self) -> None:
        if self.word_picker.words:
            self._picks_word = True
            self.lay_out_again()
            self.word_picker.take_focus()

    def _close_word_picker(self) -> None:
        self._picks_word = False
        self.parts[self._current_part].field.setFocus(Qt.FocusReason.TabFocusReason)
        self.lay_out_again()

    def _take(self, word: str) -> None:
        self.parts[self._current_part].field.setText(word)
        self._close_word_picker()

    def _focus_next(self, name: str) -> None:
        """Focus the next part, or after the last one the copy button."""
        after = PARTS.index(name) + 1
        field = self.parts[PARTS[after]].field if after < len(PARTS) else self.copy_button
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_earlier(self) -> None:
        try:
            worksheets = self._practice_library.worksheets(practice.FEELING)
            if not worksheets:
                self.message.show_text(translate(practice_strings.NONE_EARLIER))
                return
            if self.is_begun:
                self._draft = self._typed()
            self._earlier = (self._earlier + 1) % (len(worksheets) + bool(self._draft))
        except (TrainerError, RecordingError, OSError) as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return
        if self._earlier == len(worksheets):
            self._fill(self._draft)
        else:
            self._show_stored(worksheets[self._earlier].body)

    def show_stored(self, fields: Mapping[str, object]) -> bool:
        """Show a feeling that was stored; what is typed and not saved is kept for `earlier`.

        Returns
        -------
        bool
            Whether it could be read.
        """
        if self.is_begun:
            self._draft = self._typed()
        return self._show_stored(fields)

    def export_and_leave(self) -> None:
        """Open the export of the sentence that is shown, and leave the page with it."""
        self._export()
        once = Qt.ConnectionType.SingleShotConnection
        self.save_dialog.closed.connect(self.back, once)

    def _show_stored(self, fields: Mapping[str, object]) -> bool:
        try:
            feeling = feeling_from_fields(fields)
        except (TrainerError, RecordingError) as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return False
        self._fill(tuple(getattr(feeling, name) for name in PARTS))
        self._saved = self._typed()
        return True

    def _fill(self, texts: tuple[str, ...]) -> None:
        for name, text in zip(PARTS, texts, strict=True):
            self.parts[name].field.setText(text)
            self.parts[name].field.setCursorPosition(0)

    def _export(self) -> None:
        self.bar.hide()
        self.save_dialog.open_as("outbreath-feeling")

    def _save(self, fmt: str, path: Path) -> Path:
        return write_page(
            path, translate(practice_strings.FEELING), fill_sentence(self.feeling) + "\n", fmt
        )

    def _document(self) -> PrintedDocument:
        title = translate(practice_strings.FEELING)
        return text_document(title, title, fill_sentence(self.feeling) + "\n")

    def _overlay_closed(self) -> None:
        self.bar.show()


def fill_sentence(feeling: Feeling) -> str:
    """The sentence in the language of the window."""
    return window_text.to_text(feeling.sentence)
