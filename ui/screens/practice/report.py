"""The report of the practice: period, parts to leave out, and export."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n import practice_strings, strings
from ui.i18n.formatting import translate
from ui.reports.practice_selection import PracticeSelection, select_last_days
from ui.screens.practice.save_dialog import SaveDialog
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.practice import current_time_s
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.check_boxes import CheckBoxRow
from ui.widgets.controls.options import OPTION_ROW_HEIGHT_PX, OptionRow
from ui.widgets.layout.scroll_page import ScrollPage
from ui.widgets.layout.vertical_layout import LayoutItem, VerticalLayout, label_item
from ui.widgets.text.label import MIDDLE, Label

if TYPE_CHECKING:
    from trainer.practice.pauses import Pause, Prediction

MAX_WIDTH_PX: Final = 760
FILE_STEM: Final = "outbreath-practice"


class PracticeReportScreen(Screen):
    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        words = practice_strings
        self._pauses: list[Pause] = []
        self._predictions: list[Prediction] = []
        self.scroll_page = ScrollPage(colours, self)
        page = self.scroll_page.content
        self.title = Label(
            translate(words.REPORT), FontSize.TITLE, colours.ink, MIDDLE, parent=page
        )
        self.about = Label(
            translate(words.REPORT_ABOUT), FontSize.BODY, colours.soft, MIDDLE, parent=page
        )
        self.period = OptionRow(colours, words.REPORT_SPAN, words.REPORT_SPANS, page)
        self.period.set_value("0")
        self.period.chosen.connect(self._show_count)
        self.leave_out = CheckBoxRow(colours, words.REPORT_PARTS, words.REPORT_LEAVE, page)
        self.count_label = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=page)
        for line in (self.about, self.count_label):
            line.setWordWrap(True)
        self.save_dialog = SaveDialog(colours, self._save, self, words.REPORT_FORMATS)
        self.save_dialog.closed.connect(self._overlay_closed)
        self.add_key(Qt.Key.Key_E, "E", strings.KEY_EXPORT, self._open_save_dialog)
        self.scroll_page.add_keys(self)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def show_series(self, pauses: "list[Pause]", predictions: "list[Prediction]") -> None:
        self._pauses, self._predictions = pauses, predictions
        self._show_count()

    @property
    def selection(self) -> PracticeSelection:
        """The sessions and predictions that go into the report."""
        leave_out = frozenset(self.leave_out.chosen)
        everything = PracticeSelection(self._pauses, self._predictions, leave_out)
        return select_last_days(int(self.period.value), everything, current_time_s())

    def take_focus(self) -> None:
        self.period.choices[self.period.value].setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, width: int, height: int) -> None:
        bottom = height - KEY_BAR_HEIGHT_PX - 8
        self.save_dialog.place_over(self, self.margin, bottom)
        width, available = self.scroll_page.fit(
            width, height - KEY_BAR_HEIGHT_PX, lambda w: self._layout(w, 0).min_height
        )
        inner, layout = self._inner(width), self._layout(width, available)
        top = max(8, min(scaled_px(96), (available - 8 - scaled_px(420)) // 2))
        layout.place((width - inner) // 2, inner, top)
        self.scroll_page.ensure_focus_visible()

    def _inner(self, width: int) -> int:
        return min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)

    def _layout(self, width: int, available: int) -> VerticalLayout:
        inner = self._inner(width)
        ticks = self.leave_out.height_for(inner)
        return VerticalLayout(
            [
                LayoutItem(self.title, scaled_px(36), space_above=0),
                label_item(self.about, inner, scaled_px(44), scaled_px(6)),
                LayoutItem(
                    self.period,
                    self.period.height_for(inner),
                    scaled_px(OPTION_ROW_HEIGHT_PX + 8),
                    scaled_px(18),
                ),
                LayoutItem(self.leave_out, ticks, scaled_px(66), scaled_px(18)),
                label_item(self.count_label, inner, scaled_px(24), scaled_px(12)),
            ],
            available,
        )

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
            translate(practice_strings.REPORT_HOLDS, count=len(self.selection.pauses))
        )

    def _open_save_dialog(self) -> None:
        self.bar.hide()
        self.save_dialog.open_as(FILE_STEM)

    def _save(self, fmt: str, path: Path) -> Path:
        from ui.reports.practice_report import write_practice_report

        return write_practice_report(path, self.selection, fmt)

    def _overlay_closed(self) -> None:
        self.bar.show()
