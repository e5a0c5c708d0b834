"""The import of recordings: files are dropped or chosen, looked at, and imported one by one or all at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Protocol, cast

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from trainer.formats.tables.reading import NO_CHOICE, ReadingChoice
from trainer.messages import Message
from ui.desktop.file_dialogs import choose_files
from ui.i18n import window_text
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.marking import Plural
from ui.i18n.texts import history_strings
from ui.screens.imports.import_list import ImportList, ImportRow
from ui.screens.imports.import_preview import ImportPreview
from ui.screens.saving.page_preview import ActButton
from ui.screens.text_screen import TextScreen
from ui.services.imports import FilePreview, ImportedFile, RefusedFile
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text.label import MIDDLE, Label, LiveLabel

MAX_WIDTH_PX: Final = 1040
TWO_COLUMNS_PX: Final = 760  # of the window: below, the preview is under the list
LIST_WIDTH_PX: Final = 340
LIST_HEIGHT_PX: Final = 216
SHOW_MS: Final = 200


class FileImportPort(Protocol):
    """Reads and imports files beside the window."""

    counted: SignalInstance
    read: SignalInstance
    imported: SignalInstance
    finished: SignalInstance
    failed: SignalInstance

    def preview(self, paths: Iterable[Path], choice: ReadingChoice = NO_CHOICE) -> None: ...
    def import_files(self, wanted: Sequence[tuple[Path, ReadingChoice]]) -> None: ...
    def stop(self) -> None: ...


class ImportScreen(TextScreen):
    ROW = table.IMPORT_RECORDINGS

    back = Signal()

    def __init__(self, colours: Theme, file_import: FileImportPort) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        words = history_strings
        self._import = file_import
        self._begin(words.IMPORT_READING)
        self._is_at_work = False
        self._dialog: QFileDialog | None = None
        self._show_timer = QTimer(
            self
        )  # what can be done with thousands of files, a few times a second
        self._show_timer.setSingleShot(True)
        self._show_timer.setInterval(SHOW_MS)
        self._show_timer.timeout.connect(self._show_now)
        self.title = Label(translate(words.IMPORT), FontSize.TITLE, colours.ink, MIDDLE, wraps=True)
        about = translate(words.IMPORT_ABOUT)
        self.about = Label(about, FontSize.BODY, colours.soft, MIDDLE, wraps=True)
        self.files_button = ActButton(colours, translate(words.IMPORT_FILES))
        self.folder_button = ActButton(colours, translate(words.IMPORT_FOLDER))
        self.state = LiveLabel("", FontSize.SMALL, colours.soft, MIDDLE, tabular=True, wraps=True)
        self.list = ImportList(colours)
        self.preview = ImportPreview(colours)
        self.import_button = ActButton(colours, translate(words.IMPORT_ONE))
        self.import_all_button = ActButton(colours, "")
        self._fill_column()
        self._add_actions()
        self._connect()
        self._show_now()

    def open_empty(self) -> None:
        """Begin with no file, unless some are still shown."""
        if not self.list.files.rows:
            self.state.show_text("")
        self._show_now()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Look at these files and folders, in place of those that were shown."""
        self.list.files.clear()
        self._begin(history_strings.IMPORT_READING)
        self._show_now()
        self._import.preview(paths)

    keeps_input = True

    @property
    def can_be_remade(self) -> bool:
        """Unless files are being read."""
        return super().can_be_remade and not self._is_at_work

    def own_state(self) -> object:
        return tuple(self.list.files.rows), self.list.currentIndex().row()

    def restore_own(self, state: object) -> None:
        rows, current = cast("tuple[tuple[ImportRow, ...], int]", state)
        for row in rows:
            self.list.files.show_file(row.file)
            if row.imported is not None:
                self.list.files.show_imported(row.imported)
        self.list.choose_row(current)
        self._show_end()

    def leave(self) -> None:
        """Stop reading."""
        self._import.stop()
        self._show_timer.stop()
        self._is_at_work = False

    def take_focus(self) -> None:
        self._main_widget().setFocus(Qt.FocusReason.TabFocusReason)

    def _main_widget(self) -> QWidget:
        """What is most likely wanted next: the list, or with one file its import."""
        if max(self._count, len(self.list.files.rows)) > 1:
            return self.list
        row = self.list.current
        return self.import_button if row is not None and row.can_import else self.files_button

    def place(self, width: int, height: int) -> None:
        super().place(width, height)
        in_columns = width >= scaled_px(TWO_COLUMNS_PX)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if in_columns else direction.TopToBottom)
        self.list.setMinimumWidth(scaled_px(LIST_WIDTH_PX) if in_columns else 1)
        self.list.setMaximumWidth(scaled_px(LIST_WIDTH_PX) if in_columns else 10_000)
        self.list.setMaximumHeight(10_000 if in_columns else scaled_px(LIST_HEIGHT_PX))

    def _fill_column(self) -> None:
        for widget in (self.title, self.about):
            self.column.addWidget(widget)
        choosing = FlowLayout()
        for button in (self.files_button, self.folder_button):
            choosing.addWidget(button)
        self.column.addLayout(_centred(choosing))
        self.column.addWidget(self.state)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(2 * GRID)
        self.list.setMinimumHeight(scaled_px(LIST_HEIGHT_PX))
        self._parts.addWidget(self.list)
        self._parts.addWidget(self.preview, 1)
        self.column.addLayout(self._parts, 1)
        importing = FlowLayout()
        for button in (self.import_button, self.import_all_button):
            importing.addWidget(button)
        self.foot.addLayout(_centred(importing))

    def _add_actions(self) -> None:
        self._import_action = self.add_action(table.IMPORT_ONE, self._import_current)
        self._import_all_action = self.add_action(table.IMPORT_ALL, self._import_all)
        self.add_action(table.CHOOSE_FILES, self._choose_files)
        self.add_action(table.CHOOSE_FOLDER, self._choose_folder)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def _connect(self) -> None:
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.import_button.clicked.connect(self._import_current)
        self.import_all_button.clicked.connect(self._import_all)
        self.list.chosen.connect(self._show_now)
        self.preview.reading_chosen.connect(self._read_again)
        self._import.counted.connect(self._show_count)
        self._import.read.connect(self._show_file)
        self._import.imported.connect(self._show_imported)
        self._import.finished.connect(self._show_end)
        self._import.failed.connect(self._show_failure)

    @property
    def _importable(self) -> list[ImportRow]:
        return [row for row in self.list.files.rows if row.can_import]

    def _choose_files(self) -> None:
        self._open_dialog(QFileDialog.FileMode.ExistingFiles, history_strings.IMPORT_FILES)

    def _choose_folder(self) -> None:
        self._open_dialog(QFileDialog.FileMode.Directory, history_strings.IMPORT_FOLDER)

    def _open_dialog(self, mode: QFileDialog.FileMode, title: str) -> None:
        """Open the dialog of the system; the window goes on meanwhile."""
        self._dialog = choose_files(self, translate(title), mode, self.read_files)

    def _read_again(self, choice: ReadingChoice) -> None:
        row = self.list.current
        if row is not None:
            self._begin(history_strings.IMPORT_READING)
            self._import.preview([row.path], choice)

    def _import_current(self) -> None:
        row = self.list.current
        if row is not None and row.can_import:
            self._import_rows([row])

    def _import_all(self) -> None:
        self._import_rows(self._importable)

    def _import_rows(self, rows: Sequence[ImportRow]) -> None:
        wanted = [(row.path, row.file.choice) for row in rows]
        self._begin(history_strings.IMPORT_IMPORTING, len(wanted))
        if wanted:
            self._import.import_files(wanted)

    def _begin(self, progress: Plural, count: int = 0) -> None:
        """Count from the first of so many files; while they are searched for, of none."""
        self._progress, self._count, self._done = progress, count, 0
        self._is_at_work = True

    def _show_count(self, count: int) -> None:
        self._count = count
        if not count:
            self.state.show_text(translate(history_strings.IMPORT_NONE))

    def _show_file(self, file: FilePreview | RefusedFile) -> None:
        self.list.files.show_file(file)
        if self.list.current is None:
            self.list.choose_row(0)
            self._show_now()
            self.take_focus()
        elif self.list.isHidden() and self.import_button.hasFocus():  # the list appears
            self._show_now()
            self.take_focus()
        elif not self._show_timer.isActive():
            self._show_timer.start()
        self._show_progress()

    def _show_imported(self, imported: ImportedFile | RefusedFile) -> None:
        if isinstance(imported, ImportedFile):
            self.list.files.show_imported(imported)
        else:
            self.list.files.show_file(imported)
        self._show_progress()

    def _show_progress(self) -> None:
        self._done += 1
        text = translate_plural(self._progress, self._count, done=self._done)
        self.state.show_text_quietly(text)

    def _show_end(self) -> None:
        """Say what was read, or imported, and what was not."""
        self._is_at_work = False
        rows, words = self.list.files.rows, history_strings
        counts = (
            (words.IMPORT_DONE, sum(row.imported is not None for row in rows)),
            (words.IMPORT_READ, sum(row.can_import for row in rows)),
            (words.IMPORT_REFUSED, sum(isinstance(row.file, RefusedFile) for row in rows)),
        )
        sentences = [translate_plural(text, count) for text, count in counts if count]
        if len(rows) == 1 and isinstance(rows[0].file, RefusedFile):
            sentences = [translate(words.IMPORT_REFUSED_ONE)]  # there is no list
        if rows:
            self.state.show_text(" ".join(sentences))
        self._show_now()

    def _show_failure(self, why: Message) -> None:
        self._is_at_work = False
        self.state.show_text(window_text.to_text(why))
        self._show_now()

    def _show_now(self) -> None:
        """Show the current file, and offer what can be done with it."""
        row, importable = self.list.current, len(self._importable)
        rows = len(self.list.files.rows)
        self.about.setVisible(not rows)
        self.list.setVisible(rows > 1)
        self.preview.setVisible(row is not None)
        if row is not None:
            self.preview.show_row(row, date.today())  # noqa: DTZ011  the person's own day
        can_import = row is not None and row.can_import
        self.import_button.setVisible(can_import)
        self._import_action.setEnabled(can_import)
        self._import_action.in_bar = self._import_all_action.in_bar = rows > 0
        self.import_all_button.set_text(translate_plural(history_strings.IMPORT_ALL, importable))
        self.import_all_button.setVisible(importable > 1)
        self._import_all_action.setEnabled(importable > 1)
        self.bar.lay_out()


def _centred(layout: FlowLayout) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.addStretch(1)
    row.addLayout(layout)
    row.addStretch(1)
    return row
