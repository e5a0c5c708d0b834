"""The dialog that exports one session or many: format, path and result."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import TrainerError, message_of
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings, practice_strings
from ui.reports.export import FORMATS, suffix_of
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.layout.dialog import DIALOG_PADDING_PX, OverlayDialog, TextField
from ui.widgets.text.label import Label, LiveLabel

FORMAT_HEIGHT_PX: Final = 52
MIN_FORMAT_HEIGHT_PX: Final = 33
FORMAT_GAP_PX: Final = 4
MAX_NUMBERED_NAMES: Final = 1000
SAVE_WIDTH_PX: Final = 96

Export: TypeAlias = Callable[[str, str, Path], Path]
"""Write the session of this id in this format to this path; returns the path written."""


class ExportDialog(OverlayDialog):
    def __init__(self, colours: Theme, export: Export, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._export = export
        self._ids: Sequence[str] = ()
        self._remaining_ids: list[str] = []
        self._asked_about: Path | None = None
        """The existing file that the person was warned about."""
        self.fmt = strings.FORMAT_LABELS[0][0]
        self.formats = {
            f: self._format(f, name, detail) for f, name, detail in strings.FORMAT_LABELS
        }
        self.about = Label("", FontSize.SMALL, colours.soft, parent=self)
        self.path = TextField(colours, translate(strings.EXPORT_WHERE), self)
        self.path.returnPressed.connect(self.save)
        self.save_button = Choice(colours, translate(strings.EXPORT_SAVE), parent=self)
        self.save_button.clicked.connect(self.save)
        self.message = LiveLabel("", FontSize.SMALL, colours.soft, parent=self)
        self.message.setWordWrap(True)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._save_next)

    @property
    def exports_many(self) -> bool:
        return len(self._ids) > 1

    def open_for(self, *session_ids: str) -> None:
        """Open for one session, which becomes a file, or for many, which become files in one folder."""
        self._ids, self._remaining_ids, self._asked_about = session_ids, [], None
        self._show_message(translate(strings.EXPORT_KEYS), self.colours.faint)
        where = history_strings.EXPORT_FOLDER if self.exports_many else strings.EXPORT_WHERE
        self.path.setAccessibleName(translate(where))
        folder = find_documents_folder()
        alone = find_free_path(folder / _export_name(session_ids[0], self.fmt))
        self.path.setText(str(folder if self.exports_many else alone))
        self.choose(self.fmt)
        self.open_with_focus(self.formats[self.fmt])

    def close_overlay(self) -> None:
        self._stop()
        super().close_overlay()

    def choose(self, fmt: str, *_: object) -> None:
        """Choose a format; the suffix of the path follows."""
        old, self.fmt = suffix_of(self.fmt), fmt
        for name, choice in self.formats.items():
            choice.set_chosen(name == fmt)
        self.about.show_text(self.formats[fmt].accessibleDescription())
        if not self.exports_many:
            typed = self.path.text()
            self.path.setText(_strip_suffix(typed, old) + suffix_of(fmt))

    def save(self) -> None:
        if self._remaining_ids:
            return
        where = Path(self.path.text()).expanduser()
        if self.exports_many:
            self._remaining_ids = list(self._ids)
            self._save_next()
            return
        if where.exists() and where != self._asked_about:
            self._asked_about = where
            self._show_message(
                translate(practice_strings.SAVE_EXISTS, name=where.name), self.colours.ink
            )
            return
        self._asked_about = None
        saved_path = self._exported(self._ids[0], where)
        if saved_path is not None:
            self._show_message(translate(strings.EXPORT_DONE, path=saved_path), self.colours.soft)

    def accept(self) -> None:
        self.save()

    def framed_fields(self) -> list[QWidget]:
        return [self.path]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        keys = list(self.formats)
        focused_index = next((i for i, c in enumerate(self.formats.values()) if c.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._remaining_ids:
            self._stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif focused_index is not None and step is not None:
            wanted = keys[(focused_index + step) % len(keys)]
            self.choose(wanted)
            self.formats[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def height_for(self, width: int) -> int:
        return (
            2 * DIALOG_PADDING_PX + self._rows(width) * scaled_px(FORMAT_HEIGHT_PX) + scaled_px(110)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        inner = self.width() - 2 * DIALOG_PADDING_PX
        rows = self._rows(self.width())
        columns, wide = self._columns(self.width(), rows)
        missing = max(0, self.height_for(self.width()) - self.height())
        each = max(scaled_px(MIN_FORMAT_HEIGHT_PX), scaled_px(FORMAT_HEIGHT_PX) - missing // rows)
        for i, choice in enumerate(self.formats.values()):
            row, column = divmod(i, columns)
            left = DIALOG_PADDING_PX - FOCUS_MARGIN_PX + column * (wide + FORMAT_GAP_PX)
            choice.setGeometry(left, DIALOG_PADDING_PX - FOCUS_MARGIN_PX + row * each, wide, each)
        top = DIALOG_PADDING_PX + rows * each
        save = scaled_px(SAVE_WIDTH_PX)
        self.about.setGeometry(DIALOG_PADDING_PX, top - 2, inner, scaled_px(24))
        self.path.setGeometry(
            DIALOG_PADDING_PX, top + scaled_px(32), max(60, inner - save - 12), scaled_px(36)
        )
        left, tall = self.width() - DIALOG_PADDING_PX - save, scaled_px(36) + 2 * FOCUS_MARGIN_PX
        self.save_button.setGeometry(
            left, top + scaled_px(32) - FOCUS_MARGIN_PX, save + FOCUS_MARGIN_PX, tall
        )
        self.message.setGeometry(DIALOG_PADDING_PX, top + scaled_px(76), inner, scaled_px(28))

    def _rows(self, width: int) -> int:
        _, wide = self._columns(width, 1)
        return 1 if all(choice.fits_in(wide) for choice in self.formats.values()) else 2

    def _columns(self, width: int, rows: int) -> tuple[int, int]:
        """The number of formats in a row, and their width."""
        columns = -(-len(self.formats) // rows)
        inner = width - 2 * DIALOG_PADDING_PX
        return columns, (inner + 2 * FOCUS_MARGIN_PX - (columns - 1) * FORMAT_GAP_PX) // columns

    def _save_next(self) -> None:
        """Export the next of many sessions, so that the window is painted in between."""
        if not self._remaining_ids:
            return
        session_id = self._remaining_ids.pop(0)
        folder = Path(self.path.text()).expanduser()
        if (
            self._exported(session_id, find_free_path(folder / _export_name(session_id, self.fmt)))
            is None
        ):
            self._remaining_ids = []
            return
        if not self._remaining_ids:
            text = translate(history_strings.EXPORTS_DONE, all=len(self._ids), path=folder)
            self._show_message(text, self.colours.soft)
            return
        done = len(self._ids) - len(self._remaining_ids)
        self.message.set_colour(self.colours.soft)
        self.message.show_text_quietly(
            translate(history_strings.EXPORT_PROGRESS, done=done, all=len(self._ids))
        )
        self._next.start(0)

    def _stop(self) -> None:
        if self._remaining_ids:
            done = len(self._ids) - len(self._remaining_ids)
            text = translate(history_strings.EXPORT_STOPPED, done=done, all=len(self._ids))
            self._show_message(text, self.colours.soft)
        self._remaining_ids = []
        self._next.stop()

    def _exported(self, session_id: str, path: Path) -> Path | None:
        try:
            return self._export(session_id, self.fmt, path)
        except (TrainerError, OSError) as exc:
            self._show_message(window_text.to_text(message_of(exc)), self.colours.ink)
            return None

    def _show_message(self, words: str, colour: str) -> None:
        self.message.set_colour(colour)
        self.message.show_text(words)

    def _format(self, fmt: str, name: str, detail: str) -> Choice:
        choice = Choice(self.colours, translate(name), parent=self)
        choice.setAccessibleDescription(translate(detail))
        choice.clicked.connect(partial(self.choose, fmt))
        return choice


def find_free_path(path: Path) -> Path:
    """The path, or the first numbered variant of it that does not exist."""
    endings = (each.suffix for each in FORMATS.values())
    ending = next((e for e in endings if path.name.endswith(e)), path.suffix)
    stem = path.name.removesuffix(ending)
    names = (f"{stem}{f'-{n}' if n > 1 else ''}{ending}" for n in range(1, MAX_NUMBERED_NAMES))
    return next((p for p in map(path.with_name, names) if not p.exists()), path)


def _strip_suffix(typed: str, ending: str) -> str:
    """The path without the suffix of the chosen format, or of any other."""
    if ending and typed.endswith(ending):
        return typed.removesuffix(ending)
    endings = (each.suffix for each in FORMATS.values())
    return typed.removesuffix(next((e for e in endings if typed.endswith(e)), ""))


def find_documents_folder() -> Path:
    """The user's documents folder, or the home folder where there is none."""
    where = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    documents = Path(where) if where else Path.home()
    return documents if documents.is_dir() else Path.home()


def _export_name(session_id: str, fmt: str) -> str:
    return f"outbreath-{session_id}{suffix_of(fmt)}"
