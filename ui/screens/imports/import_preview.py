"""What a file was understood to be, its first minute, and another way to read it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.files.text_file import to_printable
from trainer.formats.tables.reading import MAX_RATE_HZ, NO_CHOICE, ReadAs, ReadingChoice
from trainer.formats.tables.units import UNITS_BY_NAME
from ui.i18n import formatting, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.screens.imports.import_list import ImportRow, describe_beats, describe_refusal
from ui.services.imports import FilePreview, RefusedFile
from ui.style.theme import GRID, FontSize, Theme
from ui.widgets.charts.rate_preview import RatePreview
from ui.widgets.controls.options import OptionLine
from ui.widgets.layout.dialog import FramedField
from ui.widgets.text.label import Label

UNIT_NAMES: Final[Mapping[float, str]] = {
    unit_ms: name for name, unit_ms in UNITS_BY_NAME.items() if name in history_strings.READ_UNITS
}


class ReadingFields(QWidget):
    """The person's own word on how a file is to be read."""

    changed = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        words = history_strings
        self.read_as = OptionLine(colours, words.READ_AS, words.READ_AS_CHOICES, self)
        self.unit = OptionLine(colours, words.READ_UNIT, words.READ_UNITS, self)
        self.column = FramedField(colours, translate(words.READ_COLUMN), self)
        self.rate = FramedField(colours, translate(words.READ_RATE), self)
        self._names: dict[QWidget, Label] = {
            widget: Label(translate(name), FontSize.SMALL, colours.soft, wraps=True)
            for widget, name in (
                (self.read_as, words.READ_AS),
                (self.unit, words.READ_UNIT),
                (self.column, words.READ_COLUMN),
                (self.rate, words.READ_RATE),
            )
        }
        self._lay_out()
        for options in (self.read_as, self.unit):
            options.chooses_on_move = False  # each choice reads the file again
            options.chosen.connect(self._emit_changed)
        for field in (self.column, self.rate):
            field.editingFinished.connect(self._emit_if_changed)
        self._reported = NO_CHOICE
        self.show_choice(NO_CHOICE)

    @property
    def choice(self) -> ReadingChoice:
        """What is chosen; a rate that is no number counts as none."""
        return ReadingChoice(
            ReadAs(self.read_as.value) if self.read_as.value else None,
            self.column.text().strip() or None,
            UNITS_BY_NAME[self.unit.value] if self.unit.value else None,
            _parse_rate(self.rate.text()),
        )

    def show_choice(self, choice: ReadingChoice) -> None:
        self.read_as.set_value(choice.read_as or "")
        self.unit.set_value(UNIT_NAMES.get(choice.unit_ms or 0.0, ""))
        self.column.setText(choice.column or "")
        self.rate.setText("" if choice.rate_hz is None else f"{choice.rate_hz:g}")
        self._reported = self.choice
        self._show_fields()

    def _show_fields(self) -> None:
        """Ask for the unit, column and rate only where they mean something."""
        read_as = self.read_as.value
        is_signal = read_as in (ReadAs.ECG, ReadAs.PPG)
        shown: dict[QWidget, bool] = {
            self.unit: bool(read_as) and not is_signal and read_as != ReadAs.HEART_RATE,
            self.column: bool(read_as),
            self.rate: is_signal or read_as == ReadAs.BEAT_TIMES,
        }
        for widget, is_shown in shown.items():
            widget.setVisible(is_shown)
            self._names[widget].setVisible(is_shown)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID // 2)
        widths: tuple[tuple[QWidget, int], ...] = (
            (self.read_as, 2),
            (self.unit, 2),
            (self.column, 1),
            (self.rate, 1),
        )
        for row, (widget, width) in enumerate(widths):
            column, line = (1, 4) if widget is self.rate else (0, 2 * row)  # beside the column
            grid.addWidget(self._names[widget], line, column, 1, width)
            grid.addWidget(widget, line + 1, column, 1, width)

    def _emit_if_changed(self) -> None:
        if self.choice != self._reported:
            self._emit_changed()

    def _emit_changed(self, *_: object) -> None:
        self._reported = self.choice
        self._show_fields()
        self.changed.emit()


class ImportPreview(QWidget):
    reading_chosen = Signal(object)
    """The `ReadingChoice` by which the file is to be read again."""

    def __init__(self, colours: Theme) -> None:
        super().__init__()
        self.name = Label("", FontSize.LEAD, colours.ink, wraps=True)
        self.facts = Label("", FontSize.BODY, colours.ink, tabular=True, wraps=True)
        self.details = Label("", FontSize.SMALL, colours.soft, wraps=True)
        self.chart = RatePreview(colours)
        self._row: ImportRow | None = None
        self.reading = ReadingFields(colours, self)
        self.reading.changed.connect(self._emit_reading_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.name, self.facts, self.chart, self.details, self.reading):
            column.addWidget(widget)
        column.addStretch(1)

    def show_row(self, row: ImportRow, today: date) -> None:
        """Show a file. One that is shown stays as it is, with what the person has typed beside it."""
        if row is self._row:
            return
        self._row = row
        self.name.show_text(to_printable(row.path.name))
        if isinstance(row.file, RefusedFile):
            self._show_refusal(row.file)
        else:
            self._show_preview(row.file, today)

    def _show_refusal(self, file: RefusedFile) -> None:
        self.facts.hide()
        self.chart.hide()
        self.details.show_text(describe_refusal(file))
        self.reading.show_choice(file.choice)
        self.reading.show()

    def _show_preview(self, file: FilePreview, today: date) -> None:
        started = file.summary.started
        when = [formatting.format_when(started, today)] if started is not None else []
        self.facts.show_text(" · ".join([describe_beats(file.summary), *when]))
        self.facts.show()
        self.chart.show_rates(file.first_minute)
        self.chart.setVisible(bool(file.first_minute))
        details = [*file.understood, *([file.missing] if file.missing else [])]
        reason = file.summary.quality.reason
        details += [reason] if reason is not None else []
        self.details.show_text(" ".join(map(window_text.full_sentence, details)))
        self.reading.show_choice(file.choice)
        self.reading.setVisible(file.is_table)

    def _emit_reading_chosen(self) -> None:
        self.reading_chosen.emit(self.reading.choice)


def _parse_rate(text: str) -> float | None:
    try:
        rate_hz = float(text.replace(",", "."))
    except ValueError:
        return None
    return rate_hz if 0.0 < rate_hz <= MAX_RATE_HZ else None
