"""The practice: the exercises and the series, each one key away. The pause itself never waits for them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n import practice_strings, strings
from ui.i18n.formatting import say
from ui.screens.screen import BAR_ROOM, Screen
from ui.style.theme import Size, Theme, px
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.text.label import MIDDLE, Words

WIDEST: Final = 560
ROW: Final = 80
LEAST_ROW: Final = 34
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PracticeScreen(Screen):
    back = Signal()
    wanted = Signal(str)
    """Which place: one of the names in `words_practice.PLACES`, or "doctor"."""

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        words = practice_strings
        self.title = Words(say(words.PRACTICE), Size.TITLE, look.ink, MIDDLE, parent=self)
        self.under = Words(say(words.PRACTICE_UNDER), Size.BODY, look.soft, MIDDLE, parent=self)
        self.rows: dict[str, MenuRow] = {}
        for name, cap, title, under in words.PLACES:
            row = MenuRow(look, cap, say(title), say(under), self)
            row.clicked.connect(partial(self._go, name))
            self.rows[name] = row
            key = self.add_key(Qt.Key(ord(cap)), cap, title, partial(self._go, name))
            key.wanted = False
        self.add_key(Qt.Key.Key_D, "D", words.KEY_DOCTOR, partial(self._go, "doctor"))
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def take_focus(self) -> None:
        """The screen itself has nothing to press: its first row has the keys."""
        if not any(row.hasFocus() for row in self.rows.values()):
            next(iter(self.rows.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        room = height - BAR_ROOM
        head = px(96) if height >= 520 else px(44)
        inner = min(px(WIDEST), width - 2 * self.margin)
        each = min(px(ROW), max(LEAST_ROW, (room - head - 24) // len(self.rows)))
        top = max(8, (room - head - each * len(self.rows)) // 2)
        self.title.setGeometry(0, top, width, px(36))
        self.under.setGeometry(0, top + px(38), width, px(24))
        self.under.setVisible(height >= 520)
        told = all(row.has_room_for_both(inner) for row in self.rows.values())
        for i, row in enumerate(self.rows.values()):
            row.told = told
            row.setGeometry((width - inner) // 2, top + head + i * each, inner, each)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        rows = list(self.rows.values())
        held = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        rows[(held + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, name: str, *_: object) -> None:
        self.wanted.emit(name)
