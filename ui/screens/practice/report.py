"""The report of the practice: period, parts to leave out, and export."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import practice_strings, saving_strings
from ui.reports.practice.practice_selection import PracticeSelection, select_last_days
from ui.screens.practice.save_dialog import SaveDialog
from ui.screens.saving.purposes import report_options
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.screens.text_screen import TextScreen
from ui.services.practice import current_time_s
from ui.style.theme import GRID, FontSize, Theme
from ui.widgets.actions import table
from ui.widgets.controls.check_boxes import CheckBoxRow
from ui.widgets.controls.options import OptionLine
from ui.widgets.text.label import MIDDLE, Label

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause
    from trainer.practice.predictions import Prediction
    from ui.reports.printed_pages import PrintedDocument

MAX_WIDTH_PX: Final = 760
FILE_STEM: Final = "outbreath-practice"


class PracticeReportScreen(TextScreen):
    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        words = practice_strings
        self._pauses: list[Pause] = []
        self._predictions: list[Prediction] = []
        self.title = Label(translate(words.REPORT), FontSize.TITLE, colours.ink, MIDDLE, wraps=True)
        about = translate(words.REPORT_ABOUT)
        self.about = Label(about, FontSize.BODY, colours.soft, MIDDLE, wraps=True)
        span = translate(words.REPORT_SPAN)
        self.period_name = Label(span, FontSize.SMALL, colours.soft, wraps=True)
        self.period = OptionLine(colours, words.REPORT_SPAN, words.REPORT_SPANS, self)
        self.period.set_value("0")
        self.period.chosen.connect(self._show_count)
        self.leave_out = CheckBoxRow(colours, words.REPORT_PARTS, words.REPORT_LEAVE, self)
        self.count_label = Label("", FontSize.BODY, colours.soft, MIDDLE, wraps=True)
        self._fill_column()
        self.save_dialog = SaveDialog(
            *(colours, self._save, self, self._document, report_options()),
            question=saving_strings.WHAT_FOR,
        )
        self.save_dialog.closed.connect(self._overlay_closed)
        self.add_action(table.PREVIEW, self._preview)
        self.add_action(table.EXPORT, self._open_save_dialog)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def show_series(self, pauses: "list[Pause]", predictions: "list[Prediction]") -> None:
        self._pauses, self._predictions = pauses, predictions
        self._show_count()

    @property
    def selection(self) -> PracticeSelection:
        """The sessions and predictions that go into the report."""
        leave_out = frozenset(self.leave_out.chosen)
        everything = PracticeSelection(self._pauses, self._predictions, leave_out)
        return select_last_days(int(self.period.value), everything, current_time_s())

    keeps_input = True

    def own_state(self) -> object:
        return self.period.value, self.leave_out.chosen

    def restore_own(self, state: object) -> None:
        period, left_out = cast("tuple[str, tuple[str, ...]]", state)
        self.period.set_value(period)
        self.leave_out.set_chosen(left_out)
        self._show_count()

    def take_focus(self) -> None:
        self.period.choices[self.period.value].setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        super().place(width, height)
        self.save_dialog.place_over(self, self.margin, height - KEY_BAR_HEIGHT_PX - GRID)

    def _fill_column(self) -> None:
        self.column.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.about)
        self.column.addSpacing(2 * GRID)
        self.column.addWidget(self.period_name)
        self.column.addWidget(self.period)
        self.column.addSpacing(2 * GRID)
        self.column.addWidget(self.leave_out)
        self.column.addSpacing(2 * GRID)
        self.column.addWidget(self.count_label)
        self.column.addStretch(2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move between the two rows."""
        if event.key() == Qt.Key.Key_Down and self.period.isAncestorOf(self.focusWidget() or self):
            next(iter(self.leave_out.check_boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Up:
            self.period.choices[self.period.value].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_count(self, *_: object) -> None:
        self.count_label.show_text(
            translate_plural(practice_strings.REPORT_HOLDS, len(self.selection.pauses))
        )

    def _open_save_dialog(self) -> None:
        self.bar.hide()
        self.save_dialog.open_as(FILE_STEM)

    def _preview(self) -> None:
        """Show the report before it is saved or printed."""
        self._open_save_dialog()
        self.save_dialog.choose("pdf")
        self.save_dialog.show_preview()

    def _document(self) -> "PrintedDocument":
        from ui.reports.practice.practice_report import practice_document

        return practice_document(FILE_STEM, self.selection)

    def _save(self, fmt: str, path: Path) -> Path:
        from ui.reports.person_dialect import window_dialect
        from ui.reports.practice.practice_report import write_practice_report

        return write_practice_report(path, self.selection, fmt, csv_dialect=window_dialect(fmt))

    def _overlay_closed(self) -> None:
        self.bar.show()
