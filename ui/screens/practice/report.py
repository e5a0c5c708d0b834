"""A report of the practice: over which time, what to leave out, and where to put it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n import practice_strings, strings
from ui.i18n.formatting import say
from ui.reports.practice_selection import Practice, of_the_last
from ui.screens.practice.save_sheet import KeepSheet
from ui.screens.screen import BAR_ROOM, Screen
from ui.services.practice import now_s
from ui.style.theme import Size, Theme, px
from ui.widgets.controls.check_boxes import TickRow
from ui.widgets.controls.options import HEIGHT, OptionRow
from ui.widgets.layout.scroll_page import Roll
from ui.widgets.layout.vertical_layout import Part, Stack, part_of
from ui.widgets.text.label import MIDDLE, Words

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause, Prediction

WIDEST: Final = 760
STEM: Final = "outbreath-practice"


class PracticeReportScreen(Screen):
    back = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        words = practice_strings
        self._pauses: list[Pause] = []
        self._predictions: list[Prediction] = []
        self.roll = Roll(look, self)
        page = self.roll.inside
        self.title = Words(say(words.REPORT), Size.TITLE, look.ink, MIDDLE, parent=page)
        self.about = Words(say(words.REPORT_ABOUT), Size.BODY, look.soft, MIDDLE, parent=page)
        self.span = OptionRow(look, words.REPORT_SPAN, words.REPORT_SPANS, page)
        self.span.show_value("0")
        self.span.chosen.connect(self._count)
        self.leave_out = TickRow(look, words.REPORT_PARTS, words.REPORT_LEAVE, page)
        self.holds = Words("", Size.BODY, look.soft, MIDDLE, parent=page)
        for line in (self.about, self.holds):
            line.setWordWrap(True)
        self.sheet = KeepSheet(look, self._save, self, words.REPORT_FORMATS)
        self.sheet.closed.connect(self._sheet_closed)
        self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._open_sheet)
        self.roll.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_series(self, pauses: "list[Pause]", predictions: "list[Prediction]") -> None:
        self._pauses, self._predictions = pauses, predictions
        self._count()

    @property
    def chosen(self) -> Practice:
        """What goes into it now."""
        leave_out = frozenset(self.leave_out.chosen)
        everything = Practice(self._pauses, self._predictions, leave_out)
        return of_the_last(int(self.span.value), everything, now_s())

    def take_focus(self) -> None:
        self.span.choices[self.span.value].setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        bottom = height - BAR_ROOM - 8
        self.sheet.lie_in(self, self.margin, bottom)
        width, room = self.roll.lay(width, height - BAR_ROOM, lambda w: self._stack(w, 0).least)
        inner, stack = self._inner(width), self._stack(width, room)
        top = max(8, min(px(96), (room - 8 - px(420)) // 2))
        stack.lay((width - inner) // 2, inner, top)
        self.roll.keep_in_sight()

    def _inner(self, width: int) -> int:
        return min(px(WIDEST), width - 2 * self.margin)

    def _stack(self, width: int, room: int) -> Stack:
        inner = self._inner(width)
        ticks = self.leave_out.height_for(inner)
        return Stack(
            [
                Part(self.title, px(36), above=0),
                part_of(self.about, inner, px(44), px(6)),
                Part(self.span, self.span.height_for(inner), px(HEIGHT + 8), px(18)),
                Part(self.leave_out, ticks, px(66), px(18)),
                part_of(self.holds, inner, px(24), px(12)),
            ],
            room,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down and up go from one row to the other."""
        if event.key() == Qt.Key.Key_Down and self.span.isAncestorOf(self.focusWidget() or self):
            next(iter(self.leave_out.ticks.values())).setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up:
            self.span.choices[self.span.value].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _count(self, *_: object) -> None:
        self.holds.say(say(practice_strings.REPORT_HOLDS, count=len(self.chosen.pauses)))

    def _open_sheet(self) -> None:
        self.bar.hide()
        self.sheet.open_as(STEM)

    def _save(self, fmt: str, path: Path) -> Path:
        from ui.reports.practice_report import write_report

        return write_report(path, self.chosen, fmt)

    def _sheet_closed(self) -> None:
        self.bar.show()
