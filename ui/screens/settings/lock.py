"""The lock of the library: asks for the passphrase, or sets, changes or removes it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.library.passphrase import RewriteResult
from trainer.messages import Message
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.templates import library as library_texts
from ui.i18n.texts import history_strings
from ui.runtime.background import BackgroundTask
from ui.screens.settings.passphrase_fields import PassphraseFields
from ui.screens.text_screen import TextScreen
from ui.services.lock import Lock
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.controls.choices import Choice
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 640
FORM_WIDTH_PX: Final = 440
BUTTON_HEIGHT_PX: Final = 52
MESSAGE_HEIGHT_PX: Final = 20  # of one line, which is kept free
FIELD_NAMES: Final = {
    "now": history_strings.PASSPHRASE_NOW,
    "new": history_strings.PASSPHRASE_NEW,
    "again": history_strings.PASSPHRASE_AGAIN,
}
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LockScreen(TextScreen):
    ROW = table.LOCK

    back = Signal()
    unlocked = Signal(object)
    """The library is unlocked; the messages that say what was added to it."""

    def __init__(self, colours: Theme, lock: Lock) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._lock = lock
        self._task = BackgroundTask("passphrase", self)
        self._task.done.connect(self._task_done)
        self._task.failed.connect(self._show_failure)
        self._result_text = ""
        self.title = Label("", FontSize.TITLE, colours.ink, MIDDLE, wraps=True)
        self.about = Label("", FontSize.BODY, colours.soft, MIDDLE, wraps=True)
        self.message = LiveLabel("", FontSize.BODY, colours.ink, MIDDLE, wraps=True)
        hiding = translate(history_strings.HIDE_ABOUT)
        self.hide_hint = Label(hiding, FontSize.SMALL, colours.faint, MIDDLE, wraps=True)
        self.fields = PassphraseFields(colours, FIELD_NAMES, self)
        self._button_row = QHBoxLayout()
        self._button_row.setSpacing(0)
        self.unlock = self._create_button(history_strings.LOCK_UNLOCK, self._unlock)
        self.set = self._create_button(history_strings.LOCK_SET, self._set)
        self.change = self._create_button(history_strings.LOCK_CHANGE, self._change)
        self.remove = self._create_button(history_strings.LOCK_REMOVE, self._remove)
        self.message.setMinimumHeight(scaled_px(MESSAGE_HEIGHT_PX))
        self._fill_column()
        self._enter_action = self.add_action(table.UNLOCK, self._enter)
        self.scroll_page.add_actions(self)
        self._back_action = self.add_action(table.BACK, self._leave)

    @property
    def buttons(self) -> list[Choice]:
        every = (self.unlock, self.set, self.change, self.remove)
        return [b for b in every if not b.isHidden()]

    def refresh(self) -> None:
        """Show the fields for the current state of the lock."""
        needs_passphrase, is_locked = self._lock.needs_passphrase, self._lock.is_locked
        words = history_strings
        self.title.show_text(translate(words.LOCK_ASK if needs_passphrase else words.LOCK))
        state = words.LOCK_CLOSED if is_locked else words.LOCK_OPEN
        self.about.show_text(
            self._describe_locked()
            if needs_passphrase
            else f"{translate(state)} {translate(words.PASSPHRASE_ABOUT)}"
        )
        self.fields.rename(
            "now", translate(words.PASSPHRASE if needs_passphrase else words.PASSPHRASE_NOW)
        )
        # Nobody thinks of a passphrase that cannot be set.
        obstacle = None if is_locked else self._lock.obstacle
        both = () if needs_passphrase or obstacle is not None else ("new", "again")
        self.fields.ask_for(*(("now",) if is_locked else ()), *both)
        self.unlock.setVisible(needs_passphrase)
        self.set.setVisible(not is_locked and obstacle is None)
        self.change.setVisible(is_locked and not needs_passphrase)
        self.remove.setVisible(is_locked and not needs_passphrase)
        self._enter_action.set_word(self._first_word(needs_passphrase, is_locked))
        self._back_action.set_word(words.KEY_NOT_NOW if needs_passphrase else strings.KEY_BACK)
        self.message.show_text("")
        self._set_busy(False)
        self._enter_action.setEnabled(obstacle is None)
        self._enter_action.in_bar = obstacle is None
        self._show_message(self._result_text or window_text.to_text(obstacle))
        self._result_text = ""
        self.bar.lay_out()

    def _describe_locked(self) -> str:
        if self._lock.keeps_sessions:
            return translate(history_strings.LOCK_ASK_MORE)
        return window_text.to_text(self._lock.describe())

    def stop(self) -> None:
        self._task.stop()

    @property
    def may_be_left(self) -> bool:
        return super().may_be_left and not self._task.is_running

    def leave(self) -> None:
        """Clear the fields."""
        self.fields.clear()

    @property
    def can_be_remade(self) -> bool:
        """A passphrase is nowhere but in its field."""
        return False

    def take_focus(self) -> None:
        self.fields.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and Down move between fields and buttons."""
        step = _STEP.get(Qt.Key(event.key()))
        parts: list[QWidget] = [*self.fields.visible_fields, *self.buttons]
        focused_index = next((i for i, part in enumerate(parts) if part.hasFocus()), None)
        if step is not None and focused_index is not None:
            wanted = parts[min(len(parts) - 1, max(0, focused_index + step))]
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fill_column(self) -> None:
        self.column.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.about)
        self.column.addLayout(self._create_form())
        self.column.addWidget(self.message)
        self.column.addStretch(2)
        self.column.addWidget(self.hide_hint)

    def _create_form(self) -> QHBoxLayout:
        """The fields and buttons, which are narrower than the text: centred."""
        form = QWidget()
        form.setMaximumWidth(scaled_px(FORM_WIDTH_PX))
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        column.addLayout(self._button_row)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(form, 1000)  # the whole width, up to its maximum
        centred.addStretch(1)
        return centred

    def _enter(self) -> None:
        """Focus the next field, or after the last one press the first button."""
        if not self.fields.focus_next() and self.buttons:
            self.buttons[0].click()

    def _leave(self) -> None:
        if self.may_be_left:
            self.back.emit()

    def _unlock(self) -> None:
        now = self.fields.text("now")
        self._run(history_strings.LOCK_OPENING, partial(self._lock.unlock, now))

    def _set(self) -> None:
        if self._same():
            new = self.fields.text("new")
            self._run(history_strings.LOCK_WORKING, partial(self._lock.set_passphrase, new))

    def _change(self) -> None:
        if self._same():
            now, new = self.fields.text("now"), self.fields.text("new")
            self._run(history_strings.LOCK_WORKING, partial(self._lock.change_passphrase, now, new))

    def _remove(self) -> None:
        now = self.fields.text("now")
        self._run(history_strings.LOCK_WORKING, partial(self._lock.remove_passphrase, now))

    def _same(self) -> bool:
        if self.fields.text("new") == self.fields.text("again"):
            return True
        self._show_refusal(translate(history_strings.NOT_THE_SAME))
        return False

    def _run(self, saying: str, work: Callable[[], RewriteResult | tuple[Message, ...]]) -> None:
        if self._task.is_running:
            return
        self._show_message(translate(saying))
        self._set_busy(True)
        self._task.start(work)

    def _task_done(self, result: RewriteResult | tuple[Message, ...]) -> None:
        """Show the result: that of a new passphrase, or what was added when the library was unlocked."""
        self._task.stop()
        if isinstance(result, RewriteResult):
            state = (
                history_strings.LOCKED_NOW if self._lock.is_locked else history_strings.UNLOCKED_NOW
            )
            left = history_strings.shorten_list([str(path) for path in result.left])
            leftovers = [translate(history_strings.LOCK_LEFT, names=left)] if left else []
            overwritten = (
                [translate(history_strings.LOCK_OVERWRITTEN)] if self._lock.is_locked else []
            )
            self._result_text = " ".join([translate(state), *overwritten, *leftovers])
        self.refresh()
        self.fields.focus_first()
        self.scroll_page.reveal(self.message)  # the field that is focused now is at the top
        if not isinstance(result, RewriteResult):
            self.unlocked.emit(result)

    def _show_failure(self, error: Exception) -> None:
        expected = isinstance(error, EXPECTED_ERRORS)
        self._show_refusal(
            window_text.to_text(message_of(error))
            if expected
            else translate(library_texts.WENT_WRONG)
        )

    def _show_refusal(self, why: str) -> None:
        """Show why it was refused, and clear the fields."""
        self._task.stop()
        self._set_busy(False)
        self.leave()
        self.fields.focus_first()
        self._show_message(why)

    def _show_message(self, words: str) -> None:
        self.message.show_text(words)
        self.scroll_page.reveal(self.message)

    def _set_busy(self, busy: bool) -> None:
        for part in (*self.fields.visible_fields, *self.buttons):
            part.setEnabled(not busy)
        for action in (self._back_action, self._enter_action):
            action.setEnabled(not busy)

    def _first_word(self, needs_passphrase: bool, is_locked: bool) -> str:
        if needs_passphrase:
            return history_strings.KEY_UNLOCK
        return history_strings.KEY_CHANGE_LOCK if is_locked else history_strings.KEY_SET_LOCK

    def _create_button(self, words: str, press: Callable[[], None]) -> Choice:
        button = Choice(self.colours, translate(words))
        button.setMinimumHeight(scaled_px(BUTTON_HEIGHT_PX))
        button.clicked.connect(press)
        self._button_row.addWidget(button, 1)
        return button
