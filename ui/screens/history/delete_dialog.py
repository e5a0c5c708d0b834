"""The dialog that deletes sessions; it tells which other files contain them, and that it can be undone."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from ui.i18n import window_text
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import history_strings
from ui.services.deletion import DeletionResult
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import DIALOG_PADDING_PX, OverlayDialog
from ui.widgets.text.label import Label

BUTTON_HEIGHT_PX: Final = 52
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DeletionPort(Protocol):
    """The part of the library that deletion uses."""

    def holding(self, session_ids: Sequence[str], /) -> Sequence[DeletionResult]: ...
    def discard(self, *session_ids: str, backups_too: bool) -> Sequence[DeletionResult]: ...


class DeleteDialog(OverlayDialog):
    deleted = Signal(object, str)
    """The ids that were deleted, and which files will still contain them."""

    def __init__(self, colours: Theme, session_library: DeletionPort, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._session_library = session_library
        self._ids: tuple[str, ...] = ()
        self.question = Label("", FontSize.LEAD, colours.ink, parent=self)
        self.details = Label("", FontSize.SMALL, colours.soft, parent=self)
        self.details.setWordWrap(True)
        self.keep_button = self._choice(history_strings.CANCEL_DELETE, self.close_overlay)
        self.delete_button = self._choice(history_strings.DELETE_IT, partial(self._delete, False))
        self.delete_backups_button = self._choice(
            history_strings.DELETE_TOO, partial(self._delete, True)
        )

    @property
    def choices(self) -> list[Choice]:
        return [
            c
            for c in (self.keep_button, self.delete_button, self.delete_backups_button)
            if not c.isHidden()
        ]

    def open_for(
        self, *session_ids: str, are_pauses: bool = True, are_sessions: bool = True
    ) -> None:
        """Ask whether to delete these.

        Parameters
        ----------
        *session_ids : str
        are_pauses : bool
            Whether each of them is a pause, and not an exercise of another kind.
        are_sessions : bool
            Whether there is no worksheet among them.
        """
        self._ids = session_ids
        count = len(session_ids)
        self.keep_button.set_text(
            translate(
                history_strings.CANCEL_DELETE if count == 1 else history_strings.CANCEL_DELETE_MANY
            )
        )
        words = history_strings
        question = words.DELETE_PAUSES if are_pauses else words.DELETE_ENTRIES
        self.question.show_text(translate_plural(question, count))
        try:
            results = self._session_library.holding(session_ids)
        except EXPECTED_ERRORS as exc:
            self._refuse(window_text.to_text(message_of(exc)))
        else:
            parts = _describe_copies(results, count) if are_sessions else translate(words.MAY_HOLD)
            self.details.show_text(f"{translate(words.DELETE_WHAT)} {parts}")
            self.delete_button.show()
            self.delete_backups_button.setVisible(any(one.backups for one in results))
        self.open_with_focus(self.keep_button)

    def accept(self) -> None:
        """Do nothing: Enter deletes only when a button is focused."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        shown = self.choices
        focused_index = next((i for i, c in enumerate(shown) if c.hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        shown[min(len(shown) - 1, max(0, focused_index + step))].setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def height_for(self, width: int) -> int:
        return (
            2 * DIALOG_PADDING_PX
            + scaled_px(40)
            + self.details.heightForWidth(width - 2 * DIALOG_PADDING_PX)
            + 10
            + scaled_px(BUTTON_HEIGHT_PX)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * DIALOG_PADDING_PX
        button_height = scaled_px(BUTTON_HEIGHT_PX)
        details_height = self.height() - 2 * DIALOG_PADDING_PX - scaled_px(40) - button_height
        self.question.setGeometry(DIALOG_PADDING_PX, DIALOG_PADDING_PX - 4, inner, scaled_px(28))
        self.details.setGeometry(
            DIALOG_PADDING_PX, DIALOG_PADDING_PX + scaled_px(28), inner, details_height
        )
        shown = self.choices
        choice_width = min(scaled_px(240), (inner + 2 * FOCUS_MARGIN_PX) // max(1, len(shown)))
        for i, choice in enumerate(shown):
            left = DIALOG_PADDING_PX - FOCUS_MARGIN_PX + i * choice_width
            choice.setGeometry(
                left,
                self.height() - DIALOG_PADDING_PX - button_height + FOCUS_MARGIN_PX,
                choice_width,
                button_height,
            )

    def _delete(self, backups_too: bool, *_: object) -> None:
        try:
            results = self._session_library.discard(*self._ids, backups_too=backups_too)
        except EXPECTED_ERRORS as exc:
            self._refuse(window_text.to_text(message_of(exc)))
            self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.hide()
        self.deleted.emit(self._ids, " ".join(_describe_remaining(results)))

    def _refuse(self, why: str) -> None:
        self.details.show_text(why)
        self.delete_button.hide()
        self.delete_backups_button.hide()

    def _choice(self, words: str, press: Callable[[], None]) -> Choice:
        choice = Choice(self.colours, translate(words), parent=self)
        choice.clicked.connect(press)
        return choice


def _describe_copies(results: Iterable[DeletionResult], count: int) -> str:
    results, texts = list(results), history_strings
    backups = {path for result in results for path in result.backups}
    template = texts.IN_BACKUPS if count == 1 else texts.IN_BACKUPS_MANY
    sentences = [translate_plural(template, len(backups))] if backups else []
    sentences += _describe_other_copies(results)
    return " ".join(sentences) or translate(texts.IN_NONE if count == 1 else texts.IN_NONE_MANY)


def _describe_remaining(results: Iterable[DeletionResult]) -> list[str]:
    results = list(results)
    backups = {path for result in results for path in result.backups}
    left = translate_plural(history_strings.LEFT_IN_BACKUPS, len(backups))
    sentences = [left] if backups else []
    return sentences + _describe_other_copies(results)


def _describe_other_copies(results: Sequence[DeletionResult]) -> list[str]:
    exports = _unique_paths(path for result in results for path in result.exports)
    damaged = _unique_paths(path for result in results for path in result.damaged)
    in_exports = (
        [translate(history_strings.IN_EXPORTS, names=history_strings.shorten_list(exports))]
        if exports
        else []
    )
    in_damaged = (
        [translate(history_strings.IN_DAMAGED, names=history_strings.shorten_list(damaged))]
        if damaged
        else []
    )
    return in_exports + in_damaged


def _unique_paths(paths: Iterable[Path]) -> list[str]:
    return list(dict.fromkeys(str(path) for path in paths))
