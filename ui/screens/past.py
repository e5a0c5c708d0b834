"""Past pauses: the list, a copy of the chosen one, and the way into its review."""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, Qt

from trainer.errors import TrainerError
from ui import strings
from ui.screens.screen import BAR_ROOM, Screen
from ui.screens.sitting import Shelf
from ui.strings import say
from ui.theme import Size, Theme
from ui.widgets.copy_sheet import HEIGHT as SHEET_HEIGHT
from ui.widgets.copy_sheet import CopySheet
from ui.widgets.pause_list import PauseList
from ui.widgets.words import MIDDLE, Words

WIDEST: Final = 920


class PastScreen(Screen):
    back = Signal()
    opened = Signal(str)

    def __init__(self, look: Theme, shelf: Shelf) -> None:
        super().__init__(look)
        self._shelf = shelf
        self.title = Words(say(strings.PAST), Size.TITLE, look.ink, MIDDLE, parent=self)
        self.empty = Words(say(strings.NO_PAST), Size.LEAD, look.ink, MIDDLE, parent=self)
        self.empty_more = Words(
            say(strings.NO_PAST_MORE), Size.BODY, look.soft, MIDDLE, parent=self
        )
        self.list = PauseList(look, self)
        self.list.opened.connect(self.opened)
        self.sheet = CopySheet(look, shelf.export, self)
        self.sheet.closed.connect(self._sheet_closed)
        self._open_key = self.add_key(Qt.Key.Key_Return, "Enter", strings.KEY_OPEN, self._open)
        self._copy_key = self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._copy)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def refresh(self) -> None:
        """Read the library again. What cannot be read is said, never shown as an empty list."""
        self.sheet.hide()
        self.bar.show()
        self.empty.say(say(strings.NO_PAST))
        self.empty_more.say(say(strings.NO_PAST_MORE))
        try:
            sessions = self._shelf.sessions()
        except (TrainerError, OSError) as exc:
            sessions = []
            self.empty.say(say(strings.NOT_READ))
            self.empty_more.say(str(exc))
        self.list.show_sessions(sessions, date.today())  # noqa: DTZ011  the person's own day
        some = bool(sessions)
        self.list.setVisible(some)
        self.title.setVisible(some)
        for words in (self.empty, self.empty_more):
            words.setVisible(not some)
        for key in (self._open_key, self._copy_key):
            key.setEnabled(some)
            key.wanted = some
        self.bar.lay_out()

    def place(self, width: int, height: int) -> None:
        wide = min(WIDEST, width - 2 * self.margin + 8)
        left = (width - wide) // 2
        top = 56 if height >= 600 else 16
        self.title.setGeometry(0, top, width, 36)
        list_top = top + (64 if height >= 600 else 48)
        bottom = height - BAR_ROOM - 12
        room = SHEET_HEIGHT + 12 if self.sheet.isVisible() else 0
        self.list.setGeometry(left, list_top, wide, max(40, bottom - room - list_top))
        middle = height // 2
        self.empty.setGeometry(0, middle - 48, width, 30)
        self.empty_more.setGeometry(0, middle - 10, width, 24)
        sheet = min(width - 2 * self.margin, 880)
        self.sheet.setGeometry((width - sheet) // 2, bottom - SHEET_HEIGHT, sheet, SHEET_HEIGHT)

    def _open(self) -> None:
        if self.list.chosen_id is not None:
            self.opened.emit(self.list.chosen_id)

    def _copy(self) -> None:
        if self.list.chosen_id is not None:
            self.bar.hide()
            self.sheet.open_for(self.list.chosen_id)
            self.place(self.width(), self.height())

    def _sheet_closed(self) -> None:
        self.bar.show()
        self.place(self.width(), self.height())
        self.list.setFocus()
