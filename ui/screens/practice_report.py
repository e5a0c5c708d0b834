"""A report of the practice: over which time, what to leave out, and where to put it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt

from ui import strings, words_practice
from ui.desk import now_s
from ui.practice_part import Practice, of_the_last
from ui.screens.screen import BAR_ROOM, Screen
from ui.strings import say
from ui.theme import Size, Theme, px
from ui.widgets.keep_sheet import KeepSheet
from ui.widgets.option_row import OptionRow
from ui.widgets.tick_row import TickRow
from ui.widgets.words import MIDDLE, Words

if TYPE_CHECKING:
    from trainer.practice import Pause, Prediction

WIDEST: Final = 760
STEM: Final = "outbreath-practice"


class PracticeReportScreen(Screen):
    back = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__(look)
        words = words_practice
        self._pauses: list[Pause] = []
        self._predictions: list[Prediction] = []
        self.title = Words(say(words.REPORT), Size.TITLE, look.ink, MIDDLE, parent=self)
        self.about = Words(say(words.REPORT_ABOUT), Size.BODY, look.soft, MIDDLE, parent=self)
        self.about.setWordWrap(True)
        self.span = OptionRow(look, words.REPORT_SPAN, words.REPORT_SPANS, self)
        self.span.show_value("0")
        self.span.chosen.connect(self._count)
        self.leave_out = TickRow(look, words.REPORT_PARTS, words.REPORT_LEAVE, self)
        self.holds = Words("", Size.BODY, look.soft, MIDDLE, parent=self)
        self.sheet = KeepSheet(look, self._save, self, words.REPORT_FORMATS)
        self.sheet.closed.connect(self._sheet_closed)
        self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._open_sheet)
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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.span.choices[self.span.value].setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        inner = min(px(WIDEST), width - 2 * self.margin)
        left, bottom = (width - inner) // 2, height - BAR_ROOM - 8
        top = max(8, min(px(96), (bottom - px(420)) // 2))
        self.title.setGeometry(0, top, width, px(36))
        self.about.setGeometry(left, top + px(42), inner, px(44))
        self.span.setGeometry(left, top + px(104), inner, px(22) + px(64))
        self.leave_out.setGeometry(left, top + px(208), inner, px(66))
        self.holds.setGeometry(0, top + px(286), width, px(24))
        self.sheet.lie_in(self, self.margin, bottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Down and up go from one row to the other."""
        if event.key() == Qt.Key.Key_Down and self.span.isAncestorOf(self.focusWidget() or self):
            next(iter(self.leave_out.ticks.values())).setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up:
            self.span.choices[self.span.value].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _count(self, *_: object) -> None:
        self.holds.say(say(words_practice.REPORT_HOLDS, count=len(self.chosen.pauses)))

    def _open_sheet(self) -> None:
        self.bar.hide()
        self.sheet.open_as(STEM)

    def _save(self, fmt: str, path: Path) -> Path:
        from ui.practice_report import write_report

        return write_report(path, self.chosen, fmt)

    def _sheet_closed(self) -> None:
        self.bar.show()
        self.setFocus()
