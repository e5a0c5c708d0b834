"""Delete for good? Says first what else holds the sessions, and afterwards what still does."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError
from ui.i18n import core_messages, history_strings
from ui.i18n.formatting import translate
from ui.services.deletion import DeletionResult
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.sheet import PAD, OverlaySheet
from ui.widgets.text.label import Label

BUTTON: Final = 52
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Holder(Protocol):
    """What of the shelf is needed to delete."""

    def holding(self, session_ids: Sequence[str], /) -> Sequence[DeletionResult]: ...
    def delete(self, *session_ids: str, backups_too: bool) -> Sequence[DeletionResult]: ...


class DeleteDialog(OverlaySheet):
    gone = Signal(str)
    """They are deleted; what still holds them, in words."""

    def __init__(self, look: Theme, shelf: Holder, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._session_library = shelf
        self._ids: tuple[str, ...] = ()
        self.question = Label("", FontSize.LEAD, look.ink, parent=self)
        self.told = Label("", FontSize.SMALL, look.soft, parent=self)
        self.told.setWordWrap(True)
        self.keep = self._choice(history_strings.KEEP_IT, self.close_overlay)
        self.delete = self._choice(history_strings.DELETE_IT, partial(self._delete, False))
        self.everywhere = self._choice(history_strings.DELETE_TOO, partial(self._delete, True))

    @property
    def choices(self) -> list[Choice]:
        return [c for c in (self.keep, self.delete, self.everywhere) if not c.isHidden()]

    def open_for(self, *session_ids: str) -> None:
        self._ids = session_ids
        count = len(session_ids)
        self.keep.setText(
            translate(history_strings.KEEP_IT if count == 1 else history_strings.KEEP_THEM)
        )
        self.keep.setAccessibleName(self.keep.text())
        one = translate(history_strings.DELETE_ONE)
        self.question.say(
            one if count == 1 else translate(history_strings.DELETE_MANY, count=count)
        )
        try:
            held = self._session_library.holding(session_ids)
        except (TrainerError, OSError) as exc:
            self._refuse(core_messages.translate_message(str(exc)))
        else:
            what = history_strings.DELETE_WHAT if count == 1 else history_strings.DELETE_WHAT_MANY
            self.told.say(f"{translate(what)} {_before(held, count)}")
            self.delete.show()
            self.everywhere.setVisible(any(one.backups for one in held))
        self.open_at(self.keep)

    def accept(self) -> None:
        """Enter alone never deletes: a button must hold the keyboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        shown = self.choices
        held = next((i for i, c in enumerate(shown) if c.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        shown[min(len(shown) - 1, max(0, held + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def height_for(self, width: int) -> int:
        return (
            2 * PAD
            + scaled_px(40)
            + self.told.heightForWidth(width - 2 * PAD)
            + 10
            + scaled_px(BUTTON)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * PAD
        button = scaled_px(BUTTON)
        told = self.height() - 2 * PAD - scaled_px(40) - button
        self.question.setGeometry(PAD, PAD - 4, inner, scaled_px(28))
        self.told.setGeometry(PAD, PAD + scaled_px(28), inner, told)
        shown = self.choices
        wide = min(scaled_px(240), (inner + 2 * FOCUS_MARGIN_PX) // max(1, len(shown)))
        for i, choice in enumerate(shown):
            left = PAD - FOCUS_MARGIN_PX + i * wide
            choice.setGeometry(left, self.height() - PAD - button + FOCUS_MARGIN_PX, wide, button)

    def _delete(self, backups_too: bool, *_: object) -> None:
        try:
            gone = self._session_library.delete(*self._ids, backups_too=backups_too)
        except (TrainerError, OSError) as exc:
            self._refuse(core_messages.translate_message(str(exc)))
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.hide()
        self.gone.emit(" ".join([translate(history_strings.DELETED), *_after(gone)]))

    def _refuse(self, why: str) -> None:
        self.told.say(core_messages.translate_message(why))
        self.delete.hide()
        self.everywhere.hide()

    def _choice(self, words: str, press: Callable[[], None]) -> Choice:
        made = Choice(self.look, translate(words), parent=self)
        made.clicked.connect(press)
        return made


def _before(held: Iterable[DeletionResult], count: int) -> str:
    held, words = list(held), history_strings
    backups = {path for one in held for path in one.backups}
    kept = words.IN_BACKUPS if count == 1 else words.IN_BACKUPS_MANY
    told = [translate(kept, count=len(backups))] if backups else []
    told += _elsewhere(held)
    return " ".join(told) or translate(words.IN_NONE if count == 1 else words.IN_NONE_MANY)


def _after(gone: Iterable[DeletionResult]) -> list[str]:
    gone = list(gone)
    backups = {path for one in gone for path in one.backups}
    told = [translate(history_strings.LEFT_IN_BACKUPS, count=len(backups))] if backups else []
    return told + _elsewhere(gone)


def _elsewhere(held: Sequence[DeletionResult]) -> list[str]:
    exports = _names(path for one in held for path in one.exports)
    damaged = _names(path for one in held for path in one.damaged)
    told = (
        [translate(history_strings.IN_EXPORTS, names=history_strings.shorten_list(exports))]
        if exports
        else []
    )
    more = (
        [translate(history_strings.IN_DAMAGED, names=history_strings.shorten_list(damaged))]
        if damaged
        else []
    )
    return told + more


def _names(paths: Iterable[Path]) -> list[str]:
    return list(dict.fromkeys(str(path) for path in paths))
