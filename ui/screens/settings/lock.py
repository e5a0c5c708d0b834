"""Who may read this: a passphrase asked for, set, changed or taken away."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.library.passphrase import Rewritten
from ui.i18n import core_messages, history_strings, strings
from ui.i18n.formatting import say
from ui.runtime.background import Turning
from ui.screens.screen import BAR_ROOM, Screen
from ui.screens.settings.passphrase_fields import SecretLines
from ui.services.lock import Lock
from ui.style.theme import Size, Theme, px
from ui.widgets.controls.button import FOCUS_ROOM
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.scroll_page import Roll
from ui.widgets.text.label import MIDDLE, Said, Words

WIDEST: Final = 440
TITLE: Final = 40  # how high each part is, from above
ABOUT: Final = 68
BUTTON: Final = 56
SAID: Final = 48
LINES: Final = {
    "now": history_strings.PASSPHRASE_NOW,
    "new": history_strings.PASSPHRASE_NEW,
    "again": history_strings.PASSPHRASE_AGAIN,
}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LockScreen(Screen):
    back = Signal()
    unlocked = Signal()
    """The library can be read from now on."""

    def __init__(self, look: Theme, lock: Lock) -> None:
        super().__init__(look)
        self._lock = lock
        self._turning = Turning(self)
        self._turning.done.connect(self._turned)
        self._turning.refused.connect(self._refuse)
        self._told = ""
        self.roll = Roll(look, self)
        page = self.roll.inside
        self.title = Words("", Size.TITLE, look.ink, MIDDLE, parent=page)
        self.about = Words("", Size.BODY, look.soft, MIDDLE, parent=page)
        self.said = Said("", Size.BODY, look.ink, MIDDLE, parent=self)
        self.hiding = Words(
            say(history_strings.HIDE_ABOUT), Size.SMALL, look.faint, MIDDLE, parent=page
        )
        for words in (self.about, self.said, self.hiding):
            words.setWordWrap(True)
        self.lines = SecretLines(look, LINES, page)
        self.unlock = self._button(history_strings.LOCK_UNLOCK, self._unlock)
        self.set = self._button(history_strings.LOCK_SET, self._set)
        self.change = self._button(history_strings.LOCK_CHANGE, self._change)
        self.remove = self._button(history_strings.LOCK_REMOVE, self._remove)
        self._enter_key = self.add_key(
            Qt.Key.Key_Return, "Enter", history_strings.LOCK_UNLOCK, self._enter
        )
        self.roll.add_keys(self)
        self._back_key = self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self._leave)

    @property
    def buttons(self) -> list[Choice]:
        every = (self.unlock, self.set, self.change, self.remove)
        return [b for b in every if not b.isHidden()]

    def refresh(self) -> None:
        """Ask for what the lock needs as it stands."""
        shut, locked = self._lock.is_shut, self._lock.is_locked
        words = history_strings
        self.title.say(say(words.LOCK_ASK if shut else words.LOCK))
        state = words.LOCK_SHUT if locked else words.LOCK_OPEN
        self.about.say(
            say(words.LOCK_ASK_MORE) if shut else f"{say(state)} {say(words.PASSPHRASE_ABOUT)}"
        )
        self.lines.rename("now", say(words.PASSPHRASE if shut else words.PASSPHRASE_NOW))
        both = ("new", "again")
        self.lines.ask_for(*(("now",) if locked else ()), *(() if shut else both))
        self.unlock.setVisible(shut)
        self.set.setVisible(not locked)
        self.change.setVisible(locked and not shut)
        self.remove.setVisible(locked and not shut)
        self._enter_key.reword(self._first_word(shut, locked))
        self._back_key.reword(words.KEY_NOT_NOW if shut else strings.KEY_BACK)
        self.said.say("")
        self._set_busy(False)
        self.place_again()
        self._say(self._told)
        self._told = ""
        self.bar.lay_out()

    def stop(self) -> None:
        self._turning.stop()

    def leave(self) -> None:
        """Nothing typed stays behind."""
        self.lines.clear()

    def take_focus(self) -> None:
        self.lines.to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down and Up go from line to line; Enter goes on to the next, and turns the lock at the last."""
        step = _MOVES.get(Qt.Key(event.key()))
        parts: list[QWidget] = [*self.lines.shown, *self.buttons]
        held = next((i for i, part in enumerate(parts) if part.hasFocus()), None)
        if step is not None and held is not None:
            wanted = parts[min(len(parts) - 1, max(0, held + step))]
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def place(self, width: int, height: int) -> None:
        large = px(100) > 100
        foot = self._foot(width) if large else 0
        place = height - BAR_ROOM - foot
        width, room = self.roll.lay(width, place, lambda w: self._least(w) if large else 0)
        inner, wide = min(px(WIDEST), width - 2 * self.margin), self._wide(width)
        left = (width - inner) // 2
        around = px(TITLE + ABOUT + BUTTON + SAID)
        lines = self.lines.height_in(room - around)
        spare = room - lines - px(BUTTON)
        self.title.setVisible(spare >= px(TITLE))
        self.about.setVisible(spare >= px(TITLE + ABOUT) + (0 if large else px(SAID)))
        y = max(4, min(px(90), (room - lines - around) // 3))
        self.title.setGeometry(self.margin, y, width - 2 * self.margin, px(TITLE))
        y += px(TITLE) if not self.title.isHidden() else 0
        self.about.setGeometry((width - wide) // 2, y, wide, px(ABOUT))
        y += px(ABOUT) if not self.about.isHidden() else 0
        self.lines.setGeometry(left - FOCUS_ROOM, y, inner + 2 * FOCUS_ROOM, lines)
        y += lines
        across = (inner + 2 * FOCUS_ROOM) // max(1, len(self.buttons))
        for i, button in enumerate(self.buttons):
            button.setGeometry(left - FOCUS_ROOM + i * across, y, across, px(BUTTON) - 4)
        y += px(BUTTON)
        below = (place, max(0, foot - 4)) if large else (y, max(0, min(px(SAID), room - y)))
        self.said.setGeometry((width - wide) // 2, below[0], wide, below[1])
        hiding = room - px(44)
        self.hiding.setGeometry(self.margin, hiding, width - 2 * self.margin, px(36))
        self.hiding.setVisible(hiding >= y + (0 if large else px(SAID)))
        self.roll.keep_in_sight()

    def _wide(self, width: int) -> int:
        return min(px(640), width - 2 * self.margin)

    def _foot(self, width: int) -> int:
        """With large letters what is said stands above the keys, where it is seen."""
        told = max(px(20), self.said.least_height(self._wide(width)))
        return told + 6 if self.said.text() else 0

    def _least(self, width: int) -> int:
        """For all of it to be read; only with large letters."""
        return px(TITLE + ABOUT + BUTTON) + self.lines.height_in(0) + 8

    def _enter(self) -> None:
        """Enter in a line goes to the next; in the last one it does what the first button says."""
        if not self.lines.to_next() and self.buttons:
            self.buttons[0].click()

    def _leave(self) -> None:
        if not self._turning.is_busy:
            self.back.emit()

    def _unlock(self) -> None:
        now = self.lines.text("now")
        self._turn(history_strings.LOCK_OPENING, partial(self._lock.unlock, now))

    def _set(self) -> None:
        if self._same():
            new = self.lines.text("new")
            self._turn(history_strings.LOCK_WORKING, partial(self._lock.set_first, new))

    def _change(self) -> None:
        if self._same():
            now, new = self.lines.text("now"), self.lines.text("new")
            self._turn(history_strings.LOCK_WORKING, partial(self._lock.change, now, new))

    def _remove(self) -> None:
        now = self.lines.text("now")
        self._turn(history_strings.LOCK_WORKING, partial(self._lock.remove, now))

    def _same(self) -> bool:
        if self.lines.text("new") == self.lines.text("again"):
            return True
        self._refuse(say(history_strings.NOT_THE_SAME))
        return False

    def _turn(self, saying: str, work: Callable[[], Rewritten | None]) -> None:
        if self._turning.is_busy:
            return
        self._say(say(saying))
        self._set_busy(True)
        self._turning.turn(work)

    def _turned(self, done: Rewritten | None) -> None:
        """It is done. `done` is None where it was only opened."""
        self._turning.stop()
        if done is not None:
            state = (
                history_strings.LOCKED_NOW if self._lock.is_locked else history_strings.UNLOCKED_NOW
            )
            left = history_strings.few([str(path) for path in done.left])
            told = [say(history_strings.LOCK_LEFT, names=left)] if left else []
            more = [say(history_strings.LOCK_OVERWRITTEN)] if self._lock.is_locked else []
            self._told = " ".join([say(state), *more, *told])
        self.refresh()
        self.lines.to_first()
        if done is None:
            self.unlocked.emit()

    def _refuse(self, why: str) -> None:
        """One sentence, and the lines are empty again."""
        self._turning.stop()
        self._set_busy(False)
        self._say(core_messages.told(why))
        self.leave()
        self.lines.to_first()

    def _say(self, words: str) -> None:
        """Where there is no room for it below, it stands where the title was."""
        self.said.say(words)
        if px(100) > 100:
            self.place_again()
        elif words and self.said.height() < px(20):
            self.said.setGeometry(self.title.geometry())
            self.title.hide()

    def _set_busy(self, busy: bool) -> None:
        for part in (*self.lines.shown, *self.buttons, self._back_key, self._enter_key):
            part.setEnabled(not busy)

    def _first_word(self, shut: bool, locked: bool) -> str:
        if shut:
            return history_strings.LOCK_UNLOCK
        return history_strings.LOCK_CHANGE if locked else history_strings.LOCK_SET

    def _button(self, words: str, press: Callable[[], None]) -> Choice:
        made = Choice(self.look, say(words), parent=self.roll.inside)
        made.clicked.connect(press)
        return made
