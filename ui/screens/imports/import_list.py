"""The list of files that are imported: each with what was understood, or why it was not read."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from trainer.files.messages import InFile
from trainer.files.text_file import to_printable
from trainer.formats import messages as formats
from trainer.messages import Message
from trainer.practice.summary import SessionSummary
from ui.i18n import formatting, window_text
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.messages import (
    ImportNeedsRate,
    ImportOfSignal,
    ImportOfSignalWithoutRate,
    ImportRateUnusual,
    ImportUnclear,
)
from ui.i18n.texts import history_strings
from ui.services.imports import FilePreview, ImportedFile, RefusedFile
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.row_list import ROW_MARGINS_PX, Index, RowDelegate, RowList

DETAIL_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ROW_HEIGHT_PX: Final = 52
INSET_PX: Final = 12.0


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A file and what became of it: it was read or not, and imported or not."""

    file: FilePreview | RefusedFile
    imported: ImportedFile | None = None

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def can_import(self) -> bool:
        return isinstance(self.file, FilePreview) and self.imported is None


class ImportModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[ImportRow] = []
        self._row_numbers: dict[Path, int] = {}

    def clear(self) -> None:
        self.beginResetModel()
        self.rows, self._row_numbers = [], {}
        self.endResetModel()

    def show_file(self, file: FilePreview | RefusedFile) -> None:
        """Add a file, or replace what was known of it."""
        row = self._row_numbers.get(file.path)
        if row is None:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows))
            self._row_numbers[file.path] = len(self.rows)
            self.rows.append(ImportRow(file))
            self.endInsertRows()
        else:
            self._replace(row, ImportRow(file))

    def show_imported(self, imported: ImportedFile) -> None:
        row = self._row_numbers.get(imported.path)
        if row is not None:
            self._replace(row, replace(self.rows[row], imported=imported))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        name = to_printable(row.path.name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return to_printable(str(row.path))
            case _ if role == DETAIL_ROLE:
                return describe_import(row)
            case _ if role == SPOKEN_ROLE:
                return f"{name}, {describe_import(row)}"
        return None

    def _replace(self, row: int, now: ImportRow) -> None:
        self.rows[row] = now
        self.dataChanged.emit(self.index(row), self.index(row))


def describe_import(row: ImportRow) -> str:
    """What became of a file, in some words."""
    words = history_strings
    if row.imported is not None:
        return translate(words.IMPORT_IS_NEW if row.imported.is_new else words.IMPORT_IS_KNOWN)
    if isinstance(row.file, RefusedFile):
        return f"{translate(words.IMPORT_NOT_READ)}: {describe_refusal(row.file)}"
    return describe_beats(row.file.summary)


def describe_refusal(file: RefusedFile) -> str:
    """Why a file was not read, without its name, which is shown beside it, and what to do here."""
    reason = file.reason
    return window_text.full_sentence(
        _in_window(reason.reason if isinstance(reason, InFile) else reason)
    )


def _in_window(reason: Message) -> Message:
    """In place of a sentence on the options of the command, one on the choices beside the file."""
    match reason:
        case formats.ReadingUnclear(weighed):
            return ImportUnclear(weighed)
        case formats.WaveformInTable(column, _):
            return ImportOfSignal(column)
        case formats.WaveformWithoutRate(column):
            return ImportOfSignalWithoutRate(column)
        case formats.SignalNeedsRate():
            return ImportNeedsRate()
        case formats.SignalRateUnusual(rate_hz, low_hz, high_hz):
            return ImportRateUnusual(rate_hz, low_hz, high_hz)
    return reason


def describe_beats(summary: SessionSummary) -> str:
    duration = formatting.format_duration(summary.duration_s)
    return translate_plural(history_strings.BEATS_IN, summary.beats, duration=duration)


class ImportDelegate(RowDelegate):
    part = "line-of-a-file"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, scaled_px(ROW_HEIGHT_PX))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(*ROW_MARGINS_PX)
        self.draw_surface(painter, box, option.state)
        upper = box.adjusted(INSET_PX, 4.0, -INSET_PX, -box.height() / 2.0)
        lower = box.adjusted(INSET_PX, box.height() / 2.0, -INSET_PX, -4.0)
        self.write(painter, upper, str(index.data()), self.colours.ink, FontSize.BODY)
        detail = str(index.data(DETAIL_ROLE))
        self.write(painter, lower, detail, self.colours.soft, FontSize.TINY)


class ImportList(RowList):
    chosen = Signal()
    """Another file is current, or more is known of it."""

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.files = ImportModel(self)
        self.setModel(self.files)
        self.setItemDelegate(ImportDelegate(colours, self))
        self.setAccessibleName(translate(history_strings.IMPORT_LIST))
        self.selectionModel().currentChanged.connect(self._emit_chosen)
        self.files.dataChanged.connect(self._emit_chosen)

    @property
    def current(self) -> ImportRow | None:
        row = self.currentIndex().row()
        return self.files.rows[row] if 0 <= row < len(self.files.rows) else None

    def choose_row(self, row: int) -> None:
        self.setCurrentIndex(self.files.index(row))

    def _emit_chosen(self, *_: object) -> None:
        self.chosen.emit()
