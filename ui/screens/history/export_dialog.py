"""The dialog that exports one session or many: what for, where, and what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.files import names
from ui.desktop import recent_folders
from ui.i18n import window_text
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings, saving_strings
from ui.reports.export import BEATS_ONLY, suffix_of
from ui.screens.saving.purposes import session_options
from ui.screens.saving.save_panel import SavePanel, describe_folder, find_free_path
from ui.style.theme import Theme

if TYPE_CHECKING:
    from ui.reports.printed_pages import PrintedDocument

WORKBOOK: Final = "xlsx"
DATED_ID_CHARS: Final = 8  # an id of ours begins with the day


class ExportPort(Protocol):
    """What the dialog needs of the library."""

    def export(self, session_id: str, fmt: str, path: Path, /) -> Path: ...
    def report(self, session_id: str, /) -> "PrintedDocument": ...


class ExportDialog(SavePanel):
    def __init__(self, colours: Theme, library: ExportPort, parent: QWidget) -> None:
        options, more = session_options()
        super().__init__(colours, parent, options, more)
        self._library = library
        self._ids: Sequence[str] = ()
        self._remaining_ids: list[str] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._save_next)

    @property
    def exports_many(self) -> bool:
        return len(self._ids) > 1

    @property
    def has_pages(self) -> bool:
        return super().has_pages and not self.exports_many

    @property
    def saves_folder(self) -> bool:
        return self.exports_many or super().saves_folder

    def open_for(self, *session_ids: str, has_heart: bool = True) -> None:
        """Open for one session, which becomes a file, or for many, which become files in one folder.

        Without a heartbeat in any of them a table of heartbeats is not offered: it would be empty.
        """
        self.leave_out(frozenset() if has_heart else BEATS_ONLY)
        if WORKBOOK in self.formats:
            detail = self._options[WORKBOOK].detail if has_heart else saving_strings.EVENTS_ONLY
            self.formats[WORKBOOK].set_detail(translate(detail))
        self._ids, self._remaining_ids = session_ids, []
        if self.exports_many:
            self.set_target(recent_folders.find_folder(recent_folders.SAVE))
        else:
            self.propose(export_stem(session_ids[0]))
        self.open_at()

    def show_report(self, session_id: str, *, has_heart: bool = True) -> None:
        """Show the report of a session, from which it can be printed and saved."""
        self.open_for(session_id, has_heart=has_heart)
        self.choose("pdf")
        self.show_preview()

    def write(self, fmt: str, target: Path) -> Path:
        return self._library.export(self._ids[0], fmt, target)

    def document(self) -> "PrintedDocument | None":
        return self._library.report(self._ids[0])

    def close_overlay(self) -> None:
        self._stop()
        super().close_overlay()

    def save(self, *_: object) -> None:
        if self._remaining_ids:
            return
        if self.exports_many:
            self._remaining_ids = list(self._ids)
            self._save_next()
        else:
            super().save()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._remaining_ids:
            self._stop()
        else:
            super().keyPressEvent(event)

    def _follow_suffix(self, old: str, new: str) -> None:
        if not self.exports_many:
            super()._follow_suffix(old, new)

    def _describe_target(self) -> None:
        if not self.exports_many:
            super()._describe_target()
            return
        folder = describe_folder(self.target)
        self.where.show_text(translate(saving_strings.WILL_BE_SAVED_MANY, folder=folder))
        self.where.setToolTip(str(self.target))

    def _save_in_folder(self, folder: Path) -> None:
        if not self.exports_many:
            super()._save_in_folder(folder)
            return
        self.set_target(folder)
        self.save()

    def _save_next(self) -> None:
        """Export the next of many sessions, so that the window is painted in between."""
        if not self._remaining_ids:
            return
        session_id = self._remaining_ids.pop(0)
        name = f"{export_stem(session_id)}{suffix_of(self.fmt)}"
        saved = self._exported(session_id, find_free_path(self.target / name))
        if saved is None:
            self._remaining_ids = []
            return
        if not self._remaining_ids:
            self._note_saved(saved)
            folder = describe_folder(self.target)
            text = translate(history_strings.EXPORTS_DONE, all=len(self._ids), folder=folder)
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
            return self._library.export(session_id, self.fmt, path)
        except EXPECTED_ERRORS as exc:
            self._show_message(window_text.to_text(message_of(exc)), self.colours.ink)
            return None


def export_stem(session_id: str) -> str:
    """The name of the file, with the day where the id has it."""
    day = session_id[:DATED_ID_CHARS]
    has_day = names.OURS.fullmatch(session_id) is not None
    started = f"{day[:4]}-{day[4:6]}-{day[6:]}" if has_day else None
    return (
        names.file_stem(session_id, started, "")
        if has_day
        else f"outbreath-{names.slug(session_id)}"
    )
