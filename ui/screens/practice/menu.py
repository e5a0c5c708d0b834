"""The menu of the practice: exercises, trends and report, each one key away."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n import strings
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import practice_strings
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.actions.action import Action
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.text.label import MIDDLE, Label

PREDICTIONS: Final = "predictions"
MAX_WIDTH_PX: Final = 560
ROW_HEIGHT_PX: Final = 80
MIN_ROW_HEIGHT_PX: Final = 34
SUBTITLE_TOP_PX: Final = 38
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PracticeScreen(Screen):
    ROW = table.PRACTICE

    back = Signal()
    opened = Signal(str)
    """The name of a page in `practice_strings.PLACES`, or "doctor"."""

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        words = practice_strings
        self.title = Label(
            translate(words.PRACTICE), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self.subtitle = Label(
            translate(words.PRACTICE_UNDER), FontSize.BODY, colours.soft, MIDDLE, parent=self
        )
        self.subtitle.setWordWrap(True)
        self._is_demo = False
        self.rows: dict[str, MenuRow] = {}
        self._row_actions: dict[str, Action] = {}
        for name, cap, title, detail in words.PLACES:
            row = MenuRow(colours, cap, translate(title), translate(detail), self)
            row.clicked.connect(partial(self._open, name))
            self.rows[name] = row
            self._row_actions[name] = self.add_action(table.PLACES[name], partial(self._open, name))
        self.show_waiting(0)
        self.add_action(table.DOCTOR, partial(self._open, "doctor"))
        self.add_action(table.BACK, self.back.emit)

    @property
    def shown_rows(self) -> list[MenuRow]:
        """The rows that can be chosen now."""
        return [row for row in self.rows.values() if not row.isHidden()]

    def show_waiting(self, count: int) -> None:
        """Offer the predictions that wait for an answer, by their number; without any there is no row."""
        row = self.rows[PREDICTIONS]
        row.set_detail(translate_plural(practice_strings.PREDICTIONS_WAITING, count))
        row.has_mark = count > 0
        row.setVisible(count > 0)
        self._row_actions[PREDICTIONS].setEnabled(count > 0)
        if self.width() > 0:
            self.lay_out_again()

    def show_demo(self, is_demo: bool) -> None:
        """Say that the heart is a demonstration now."""
        self._is_demo = is_demo
        text = strings.DEMO_NOW if is_demo else practice_strings.PRACTICE_UNDER
        self.subtitle.show_text(translate(text))
        if self.width() > 0:
            self.lay_out_again()

    def take_focus(self) -> None:
        """Focus the first row."""
        if not any(row.hasFocus() for row in self.shown_rows):
            self.shown_rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        available = height - KEY_BAR_HEIGHT_PX
        head = scaled_px(96) if height >= 520 else scaled_px(44)
        inner = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        under = self.subtitle.min_height(inner)
        if height >= 520:
            head = max(head, scaled_px(SUBTITLE_TOP_PX) + under + scaled_px(12))
        each = min(
            scaled_px(ROW_HEIGHT_PX),
            max(MIN_ROW_HEIGHT_PX, (available - head - 24) // len(self.shown_rows)),
        )
        top = max(8, (available - head - each * len(self.shown_rows)) // 2)
        self.title.setGeometry(0, top, width, scaled_px(36))
        self.subtitle.setGeometry(
            (width - inner) // 2, top + scaled_px(SUBTITLE_TOP_PX), inner, under
        )
        self.subtitle.setVisible(height >= 520)
        marks = [translate(strings.DEMO)] if self._is_demo and height < 520 else []
        self.title.show_text(" · ".join([translate(practice_strings.PRACTICE), *marks]))
        shows_detail = all(row.fits_detail_beside(inner) for row in self.shown_rows)
        for i, row in enumerate(self.shown_rows):
            row.shows_detail = shows_detail
            row.setGeometry((width - inner) // 2, top + head + i * each, inner, each)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        rows = self.shown_rows
        focused_index = next((i for i, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        rows[(focused_index + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, name: str, *_: object) -> None:
        self.opened.emit(name)
