"""The certainty audit: three minutes, and two columns for what is known and what is predicted.

Every line is saved as soon as it is entered, and stays in its column until the person moves it.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout

from trainer.errors import EXPECTED_ERRORS, RecordingError, TrainerError, message_of
from trainer.exercises.certainty_audit import (
    USUAL_MINUTES,
    Audit,
    Column,
    audit_from_fields,
    audit_to_fields,
    find_audit_hints,
)
from trainer.files.atomic_write import ExportError
from trainer.library.tables.annotations import Worksheet
from ui.i18n import formatting, strings, window_text
from ui.i18n.formatting import translate
from ui.i18n.messages import NothingWritten
from ui.i18n.texts import practice_strings
from ui.i18n.texts.worksheets import audit_to_text
from ui.reports.printed_pages import PrintedDocument
from ui.reports.text_page import text_document, write_page
from ui.screens.practice.audit_column import AuditColumn
from ui.screens.practice.countdown_ring import CountdownRing
from ui.screens.practice.save_dialog import SaveDialog
from ui.screens.screen import KEY_BAR_HEIGHT_PX
from ui.screens.text_screen import TextScreen
from ui.services import practice
from ui.services.practice import PracticeLibrary
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.layout.focus import restore_focus
from ui.widgets.text.label import MIDDLE, Label, LiveLabel
from ui.widgets.text.selection import copy_text

MAX_WIDTH_PX: Final = 1040
HEADING_GAP_PX: Final = 6
BESIDE_WIDTH_PX: Final = 560  # in a narrower window the columns are stacked


AuditState: TypeAlias = tuple[Audit, Worksheet | None, int, int | None, float | None]


class AuditScreen(TextScreen):
    back = Signal()
    why_wanted = Signal()
    notice = Signal(str)
    """A notice to show."""

    def __init__(self, colours: Theme, practice_library: PracticeLibrary) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self._practice_library = practice_library
        self._worksheet: Worksheet | None = None
        self._earlier = -1
        self.audit = Audit()
        self._current_line: int | None = None
        self._undoable: list[Audit] = []
        """What the audit was before each change since it was opened, the latest last."""
        words = practice_strings
        self.title = Label(translate(words.AUDIT), FontSize.TITLE, colours.ink, wraps=True)
        self.about = Label(translate(words.AUDIT_ABOUT), FontSize.BODY, colours.soft, wraps=True)
        self.ring = CountdownRing(colours, 60.0 * USUAL_MINUTES, self)
        self.ring.ended.connect(self.lay_out_again)
        self.columns = {column: AuditColumn(colours, column, self) for column in Column}
        self.question = LiveLabel("", FontSize.BODY, colours.ink, MIDDLE, wraps=True)
        self.hint = LiveLabel("", FontSize.SMALL, colours.faint, MIDDLE, wraps=True)
        self._fill_layouts()
        for column, column_widget in self.columns.items():
            column_widget.written.connect(lambda text, c=column: self._write(text, c))
            column_widget.chosen.connect(self._line_focused)
            column_widget.field.focused.connect(self._field_focused)
        self.save_dialog = SaveDialog(colours, self._save, self, self._document)
        self.save_dialog.closed.connect(self._overlay_closed)
        self._add_actions()

    def open_new(self) -> None:
        """Start an empty audit and the countdown."""
        self._worksheet, self._earlier, self.last_focused = None, -1, None
        self.ring.begin()
        self._undoable.clear()
        self._show(Audit())
        self.columns[Column.KNOWN].field.setFocus(Qt.FocusReason.TabFocusReason)

    def own_state(self) -> object:
        return self.audit, self._worksheet, self._earlier, self._current_line, self.ring.began_s

    def restore_own(self, state: object) -> None:
        audit, worksheet, earlier, line, began_s = cast("AuditState", state)
        self._worksheet, self._earlier = worksheet, earlier
        self.ring.resume_from(began_s)
        self._show(audit)
        if line is not None:
            self.columns[audit.lines[line].column].focus_line(line)

    def enter(self) -> None:
        self.ring.resume()

    def leave(self) -> None:
        self.ring.stop()

    def take_focus(self) -> None:
        restore_focus(self.last_focused, self.scroll_page, self.columns[Column.KNOWN].field)

    def place(self, width: int, height: int) -> None:
        super().place(width, height)
        beside, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_wide, inner = width >= scaled_px(BESIDE_WIDTH_PX), width - 2 * self.margin
        self._head.setDirection(beside if self._head_width() <= inner else stacked)
        for at, column in enumerate(self.columns.values()):
            title, lines = (0, 1) if is_wide else (2 * at, 2 * at + 1)
            self._columns_grid.addWidget(column.title, title, at if is_wide else 0)
            self._columns_grid.addWidget(column, lines, at if is_wide else 0)
            column.setContentsMargins(0, 0, 0, 0 if is_wide else 2 * GRID)
        self._columns_grid.setColumnStretch(1, 1 if is_wide else 0)
        self.save_dialog.place_over(self, self.margin, height - KEY_BAR_HEIGHT_PX - GRID)

    def _head_width(self) -> int:
        """The width of title and countdown beside each other."""
        return self.title.sizeHint().width() + GRID + self.ring.sizeHint().width()

    def _fill_layouts(self) -> None:
        self._head, self._columns_grid = QHBoxLayout(), QGridLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.ring)
        self._columns_grid.setHorizontalSpacing(3 * GRID)
        self._columns_grid.setVerticalSpacing(HEADING_GAP_PX)
        self._columns_grid.setColumnStretch(0, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(self.about)
        self.column.addSpacing(2 * GRID)
        self.column.addLayout(self._columns_grid)
        self.column.addStretch(1)
        self.foot.addWidget(self.question)
        self.foot.addWidget(self.hint)

    def _add_actions(self) -> None:
        self._line_actions = [
            self.add_action(table.MOVE, self._move),
            self.add_action(table.ASK_LATER, self._toggle_follow_up),
            self.add_action(table.REMOVE_LINE, self._delete_line),
        ]
        self._confidence_actions = [
            self.add_action(table.SURER, partial(self._change_confidence, 1)),
            self.add_action(table.LESS_SURE, partial(self._change_confidence, -1)),
        ]
        self._undo_action = self.add_action(table.UNDO, self._undo)
        self._undo_action.setEnabled(False)
        self.add_action(table.EXPORT, self._export)
        self.add_action(table.COPY, self._copy)
        self.add_action(table.EARLIER, self._show_earlier)
        self.add_action(table.NEW, self.open_new)
        self.add_action(table.WHY, self.why_wanted.emit)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def _write(self, text: str, column: Column) -> None:
        try:
            audit = self.audit.with_line(text, column)
        except TrainerError as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return
        self._change(audit, None)
        self._ask(len(audit.lines) - 1)

    def _move(self) -> None:
        if self._current_line is not None:
            self._change(self.audit.with_line_moved(self._current_line), self._current_line)

    def _toggle_follow_up(self) -> None:
        """Toggle whether the prediction is asked about later."""
        if self._current_line is None:
            return
        line = self.audit.lines[self._current_line]
        if line.column is not Column.PREDICTING:
            self.hint.show_text(translate(practice_strings.AUDIT_ONLY_PREDICTIONS))
            return
        if line.asks_later:
            lines = list(self.audit.lines)
            lines[self._current_line] = replace(line, asks_later=False, sure_percent=None)
            self._change(Audit(tuple(lines)), self._current_line)
            return
        self._change(self.audit.with_follow_up(self._current_line), self._current_line)

    def _change_confidence(self, direction: int) -> None:
        """Change the confidence of the prediction in steps of 10 %, beginning at 50 %."""
        line = None if self._current_line is None else self.audit.lines[self._current_line]
        if self._current_line is None or line is None or not line.asks_later:
            return
        sure = line.sure_percent
        new_percent = 50 if sure is None else max(0, min(100, sure + 10 * direction))
        self._change(self.audit.with_follow_up(self._current_line, new_percent), self._current_line)

    def _delete_line(self) -> None:
        """Delete the line, unless a follow-up refers to it or to a later line by its position."""
        at = self._current_line
        if at is None:
            return
        if self._is_position_fixed(at):
            self.hint.show_text(translate(practice_strings.AUDIT_STAYS))
            return
        self._change(Audit(self.audit.lines[:at] + self.audit.lines[at + 1 :]), None)
        self.setFocus()

    def _is_position_fixed(self, at: int) -> bool:
        """Whether this or a later line has a follow-up, which refers to the line by its position."""
        return any(line.asks_later for line in self.audit.lines[at:])

    def _change(self, audit: Audit, at: int | None) -> None:
        self._undoable.append(self.audit)
        self._show(audit)
        self._save_worksheet()
        if at is not None:
            self.columns[audit.lines[at].column].focus_line(at)

    def _undo(self) -> None:
        """Take the latest change back: a line that was added, moved, removed or is asked about later."""
        self._show(self._undoable.pop())
        self._save_worksheet()
        self.setFocus()

    def _show(self, audit: Audit) -> None:
        self.audit, self._current_line = audit, None
        self._undo_action.setEnabled(bool(self._undoable))
        hints = find_audit_hints(audit, translate(strings.LANGUAGE))
        for column, column_widget in self.columns.items():
            column_widget.show_lines(audit.in_column(column), list(hints))
        self._ask(None)

    def _line_focused(self, place: int) -> None:
        self._ask(place)
        self._current_line = place
        self._enable_line_actions()
        if not self.question.text():
            self.hint.show_text(translate(self._line_hint(place)))

    def _line_hint(self, at: int) -> str:
        """The keys that work on a line."""
        words = practice_strings
        if self.audit.lines[at].asks_later:
            return words.AUDIT_SURE_KEYS
        return words.STORED_AUDIT_KEYS if self._is_position_fixed(at) else words.AUDIT_LINE_KEYS

    def _enable_line_actions(self) -> None:
        """Enable what can be done with the current line."""
        at = self._current_line
        for action in self._line_actions:
            action.setEnabled(at is not None)
        for action in self._confidence_actions:
            action.setEnabled(at is not None and self.audit.lines[at].asks_later)

    def _field_focused(self) -> None:
        """Show the hint for text fields when one of them is focused."""
        if not self.question.text():
            self.hint.show_text(translate(practice_strings.AUDIT_KEYS))

    def _ask(self, place: int | None) -> None:
        """Show the question about a line, if there is one."""
        hint = (
            find_audit_hints(self.audit, translate(strings.LANGUAGE)).get(place)
            if place is not None
            else None
        )
        words = practice_strings
        self._enable_line_actions()
        if hint is None:
            self.question.show_text("")
            self.hint.show_text(translate(words.AUDIT_KEYS))
        else:
            question_height = window_text.to_text(hint.question)
            self.question.show_text(
                translate(words.AUDIT_ASKS, word=hint.word, question=question_height)
            )
            self.hint.show_text(translate(words.AUDIT_SUGGESTION))
        self.question.setVisible(hint is not None)

    def _save_worksheet(self) -> None:
        body = audit_to_fields(self.audit)
        worksheet = self._worksheet or practice.create_worksheet(practice.AUDIT, body)
        self._worksheet = replace(worksheet, body=body)
        try:
            self._practice_library.save_worksheet(self._worksheet)
        except EXPECTED_ERRORS as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))

    def _show_earlier(self) -> None:
        try:
            worksheets = self._practice_library.worksheets(practice.AUDIT)
            others = [
                s for s in worksheets if self._worksheet is None or s.id != self._worksheet.id
            ]
            if not others:
                self.hint.show_text(translate(practice_strings.NONE_EARLIER))
                return
            self._earlier = (self._earlier + 1) % len(worksheets)
            worksheet = worksheets[self._earlier]
            if self._worksheet is not None and worksheet.id == self._worksheet.id:
                self._earlier = (self._earlier + 1) % len(worksheets)
                worksheet = worksheets[self._earlier]
        except (TrainerError, RecordingError, OSError) as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return
        self.show_worksheet(worksheet)

    def show_worksheet(self, worksheet: Worksheet) -> bool:
        """Show an audit that was stored; returns whether it could be read."""
        try:
            audit = audit_from_fields(worksheet.body)
        except RecordingError as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return False
        self._worksheet = worksheet
        self._undoable.clear()
        self._show(audit)
        today = date.today()  # noqa: DTZ011  the person's own day
        when = formatting.format_when(worksheet.written, today)
        self.hint.show_text(translate(practice_strings.SAVED_COUNT, when=when))
        self.setFocus()
        return True

    def export_and_leave(self) -> None:
        """Open the export of the audit that is shown, and leave the page with it."""
        self._export()
        once = Qt.ConnectionType.SingleShotConnection
        self.save_dialog.closed.connect(self.back, once)

    def _export(self) -> None:
        self.bar.hide()
        self.save_dialog.open_as(
            f"outbreath-audit-{self._worksheet.id if self._worksheet else 'new'}"
        )

    def _save(self, fmt: str, path: Path) -> Path:
        return write_page(path, translate(practice_strings.AUDIT), self._written_text(), fmt)

    def _document(self) -> PrintedDocument:
        title = translate(practice_strings.AUDIT)
        return text_document(title, title, self._written_text())

    def _written_text(self) -> str:
        if not self.audit.lines:
            raise ExportError(NothingWritten())
        return audit_to_text(self.audit, window_text.INSTALLED)

    def _overlay_closed(self) -> None:
        self.bar.show()

    def _copy(self) -> None:
        copy_text(audit_to_text(self.audit, window_text.INSTALLED))
        self.hint.show_text(translate(practice_strings.COPIED))
