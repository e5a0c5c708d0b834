"""The lock of the library: asks for the passphrase, or sets, changes or removes it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError, message_of
from trainer.library.passphrase import RewriteResult
from ui.i18n import history_strings, messages, strings
from ui.i18n.formatting import translate
from ui.i18n.templates import library as library_texts
from ui.runtime.background import BackgroundTask
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.screens.settings.passphrase_fields import PassphraseFields
from ui.services.lock import Lock
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 440
TITLE_HEIGHT_PX: Final = 40  # heights of the parts from top to bottom
ABOUT_HEIGHT_PX: Final = 68
BUTTON_HEIGHT_PX: Final = 56
MESSAGE_HEIGHT_PX: Final = 48
FIELD_NAMES: Final = {
    "now": history_strings.PASSPHRASE_NOW,
    "new": history_strings.PASSPHRASE_NEW,
    "again": history_strings.PASSPHRASE_AGAIN,
}
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LockScreen(Screen):
    back = Signal()
    unlocked = Signal()
    """The library is unlocked."""

    def __init__(self, colours: Theme, lock: Lock) -> None:
        super().__init__(colours)
        self._lock = lock
        self._task = BackgroundTask("passphrase", self)
        self._task.done.connect(self._task_done)
        self._task.failed.connect(self._show_failure)
        self._result_text = ""
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label("", FontSize.TITLE, colours.ink, MIDDLE, parent=page)
        self.about = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        self.message = LiveLabel("", FontSize.BODY, colours.ink, MIDDLE, parent=self)
        self.hide_hint = Label(
            translate(history_strings.HIDE_ABOUT),
            FontSize.SMALL,
            colours.faint,
            MIDDLE,
            parent=page,
        )
        for words in (self.about, self.message, self.hide_hint):
            words.setWordWrap(True)
        self.fields = PassphraseFields(colours, FIELD_NAMES, page)
        self.unlock = self._create_button(history_strings.LOCK_UNLOCK, self._unlock)
        self.set = self._create_button(history_strings.LOCK_SET, self._set)
        self.change = self._create_button(history_strings.LOCK_CHANGE, self._change)
        self.remove = self._create_button(history_strings.LOCK_REMOVE, self._remove)
        self._enter_key = self.add_key(
            Qt.Key.Key_Return, "Enter", history_strings.LOCK_UNLOCK, self._enter
        )
        self.scroll_page.add_keys(self)
        self._back_key = self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self._leave)

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
            translate(words.LOCK_ASK_MORE)
            if needs_passphrase
            else f"{translate(state)} {translate(words.PASSPHRASE_ABOUT)}"
        )
        self.fields.rename(
            "now", translate(words.PASSPHRASE if needs_passphrase else words.PASSPHRASE_NOW)
        )
        both = ("new", "again")
        self.fields.ask_for(*(("now",) if is_locked else ()), *(() if needs_passphrase else both))
        self.unlock.setVisible(needs_passphrase)
        self.set.setVisible(not is_locked)
        self.change.setVisible(is_locked and not needs_passphrase)
        self.remove.setVisible(is_locked and not needs_passphrase)
        self._enter_key.set_word(self._first_word(needs_passphrase, is_locked))
        self._back_key.set_word(words.KEY_NOT_NOW if needs_passphrase else strings.KEY_BACK)
        self.message.show_text("")
        self._set_busy(False)
        self.lay_out_again()
        self._show_message(self._result_text)
        self._result_text = ""
        self.bar.lay_out()

    def stop(self) -> None:
        self._task.stop()

    def leave(self) -> None:
        """Clear the fields."""
        self.fields.clear()

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

    def place(self, width: int, height: int) -> None:
        large = scaled_px(100) > 100
        foot = self._foot(width) if large else 0
        place = height - KEY_BAR_HEIGHT_PX - foot
        width, available = self.scroll_page.fit(
            width, place, lambda w: self._least(w) if large else 0
        )
        inner, wide = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin), self._wide(width)
        left = (width - inner) // 2
        around = scaled_px(TITLE_HEIGHT_PX + ABOUT_HEIGHT_PX + BUTTON_HEIGHT_PX + MESSAGE_HEIGHT_PX)
        lines = self.fields.height_in(available - around)
        spare = available - lines - scaled_px(BUTTON_HEIGHT_PX)
        self.title.setVisible(spare >= scaled_px(TITLE_HEIGHT_PX))
        self.about.setVisible(
            spare
            >= scaled_px(TITLE_HEIGHT_PX + ABOUT_HEIGHT_PX)
            + (0 if large else scaled_px(MESSAGE_HEIGHT_PX))
        )
        y = max(4, min(scaled_px(90), (available - lines - around) // 3))
        self.title.setGeometry(self.margin, y, width - 2 * self.margin, scaled_px(TITLE_HEIGHT_PX))
        y += scaled_px(TITLE_HEIGHT_PX) if not self.title.isHidden() else 0
        self.about.setGeometry((width - wide) // 2, y, wide, scaled_px(ABOUT_HEIGHT_PX))
        y += scaled_px(ABOUT_HEIGHT_PX) if not self.about.isHidden() else 0
        self.fields.setGeometry(left - FOCUS_MARGIN_PX, y, inner + 2 * FOCUS_MARGIN_PX, lines)
        y += lines
        across = (inner + 2 * FOCUS_MARGIN_PX) // max(1, len(self.buttons))
        for i, button in enumerate(self.buttons):
            button.setGeometry(
                left - FOCUS_MARGIN_PX + i * across, y, across, scaled_px(BUTTON_HEIGHT_PX) - 4
            )
        y += scaled_px(BUTTON_HEIGHT_PX)
        below = (
            (place, max(0, foot - 4))
            if large
            else (y, max(0, min(scaled_px(MESSAGE_HEIGHT_PX), available - y)))
        )
        self.message.setGeometry((width - wide) // 2, below[0], wide, below[1])
        hiding = available - scaled_px(44)
        self.hide_hint.setGeometry(self.margin, hiding, width - 2 * self.margin, scaled_px(36))
        self.hide_hint.setVisible(hiding >= y + (0 if large else scaled_px(MESSAGE_HEIGHT_PX)))
        self.scroll_page.ensure_focus_visible()

    def _wide(self, width: int) -> int:
        return min(scaled_px(640), width - 2 * self.margin)

    def _foot(self, width: int) -> int:
        """The height of the message, which stands above the key bar at large text sizes."""
        message_height = max(scaled_px(20), self.message.min_height(self._wide(width)))
        return message_height + 6 if self.message.text() else 0

    def _least(self, width: int) -> int:
        """The minimum height of the content; used at large text sizes only."""
        return (
            scaled_px(TITLE_HEIGHT_PX + ABOUT_HEIGHT_PX + BUTTON_HEIGHT_PX)
            + self.fields.height_in(0)
            + 8
        )

    def _enter(self) -> None:
        """Focus the next field, or after the last one press the first button."""
        if not self.fields.focus_next() and self.buttons:
            self.buttons[0].click()

    def _leave(self) -> None:
        if not self._task.is_running:
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

    def _run(self, saying: str, work: Callable[[], RewriteResult | None]) -> None:
        if self._task.is_running:
            return
        self._show_message(translate(saying))
        self._set_busy(True)
        self._task.start(work)

    def _task_done(self, result: RewriteResult | None) -> None:
        """Show the result, which is None where the library was only unlocked."""
        self._task.stop()
        if result is not None:
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
        if result is None:
            self.unlocked.emit()

    def _show_failure(self, error: Exception) -> None:
        expected = isinstance(error, (TrainerError, OSError))
        self._show_refusal(
            messages.to_text(message_of(error)) if expected else translate(library_texts.WENT_WRONG)
        )

    def _show_refusal(self, why: str) -> None:
        """Show why it was refused, and clear the fields."""
        self._task.stop()
        self._set_busy(False)
        self._show_message(why)
        self.leave()
        self.fields.focus_first()

    def _show_message(self, words: str) -> None:
        """Show a message, in the place of the title where there is no space below."""
        self.message.show_text(words)
        if scaled_px(100) > 100:
            self.lay_out_again()
        elif words and self.message.height() < scaled_px(20):
            self.message.setGeometry(self.title.geometry())
            self.title.hide()

    def _set_busy(self, busy: bool) -> None:
        for part in (*self.fields.visible_fields, *self.buttons, self._back_key, self._enter_key):
            part.setEnabled(not busy)

    def _first_word(self, needs_passphrase: bool, is_locked: bool) -> str:
        if needs_passphrase:
            return history_strings.LOCK_UNLOCK
        return history_strings.LOCK_CHANGE if is_locked else history_strings.LOCK_SET

    def _create_button(self, words: str, press: Callable[[], None]) -> Choice:
        button = Choice(self.colours, translate(words), parent=self.scroll_page.content)
        button.clicked.connect(press)
        return button
