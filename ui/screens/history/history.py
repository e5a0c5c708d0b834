"""The history of sessions by day: search, open, compare, replay, annotate, export and delete."""

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt

from trainer.errors import TrainerError, message_of
from trainer.practice.summary import SessionSummary
from ui.i18n import history_strings, strings, window_text
from ui.i18n.formatting import translate
from ui.screens.history.delete_dialog import DeleteDialog
from ui.screens.history.export_dialog import ExportDialog
from ui.screens.history.note_dialog import NoteDialog
from ui.screens.history.pause_list import PauseList
from ui.screens.history.search_bar import SEARCH_BAR_HEIGHT_PX as FIND_HEIGHT
from ui.screens.history.search_bar import SearchBar
from ui.screens.ports import SessionLibraryPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.history import session_list_from
from ui.services.search import DEMO_KIND, SessionSearch
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.text.label import MIDDLE, RIGHT, Label

MAX_WIDTH_PX: Final = 1000
TALL_HEIGHT_PX: Final = 600
SESSIONS_PER_READ: Final = 400  # sessions, 15 ms
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAB_STOP: Final = Qt.FocusPolicy.StrongFocus  # Tab stops at the chosen kind
_NO_TAB_STOP: Final = Qt.FocusPolicy.ClickFocus


class HistoryScreen(Screen):
    back = Signal()
    opened = Signal(str)
    compared = Signal(str, str)
    replayed = Signal(str)
    import_wanted = Signal()
    notice = Signal(str)
    """A notice to show; empty to clear it."""

    def __init__(self, colours: Theme, session_library: SessionLibraryPort) -> None:
        super().__init__(colours)
        self._session_library = session_library
        self._search = SessionSearch(session_list_from([]))
        self._notice_is_shown = False
        self.title = Label(
            translate(strings.PAST), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self.count = Label("", FontSize.SMALL, colours.faint, RIGHT, tabular=True, parent=self)
        self.empty = Label(
            translate(strings.NO_PAST), FontSize.LEAD, colours.ink, MIDDLE, parent=self
        )
        self.empty_more = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.empty_more.setWordWrap(True)
        self.search_bar = SearchBar(colours, self)
        self.search_bar.changed.connect(self._show_matches)
        self.list = PauseList(colours, self)
        self.list.opened.connect(self.opened)
        self.list.ticked.connect(self._show_keys)
        self.list.selectionModel().currentChanged.connect(self._show_keys)
        self.list.verticalScrollBar().setAccessibleName(translate(strings.SCROLL))
        self.search_bar.left.connect(self.list.setFocus)
        self.export_dialog = ExportDialog(colours, session_library.export, self)
        self.note_dialog = NoteDialog(colours, session_library.remark, self)
        self.delete_dialog = DeleteDialog(colours, session_library, self)
        for dialog in self.dialogs:
            dialog.closed.connect(self._overlay_closed)
        self.note_dialog.saved.connect(self._note_saved)
        self.delete_dialog.deleted.connect(self._sessions_deleted)
        self._add_keys()

    @property
    def dialogs(self) -> tuple[OverlayDialog, ...]:
        return self.export_dialog, self.note_dialog, self.delete_dialog

    def leave(self) -> None:
        """Clear the notice about a deletion."""
        if self._notice_is_shown:
            self._notice_is_shown = False
            self.notice.emit("")

    def take_focus(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys choose the kind while one of the kinds is focused."""
        kinds = list(self.search_bar.kinds.values())
        focused_index = next((i for i, kind in enumerate(kinds) if kind.hasFocus()), None)
        step = _STEP.get(Qt.Key(event.key()))
        if focused_index is None or step is None:
            super().keyPressEvent(event)
            return
        kinds[(focused_index + step) % len(kinds)].click()
        kinds[(focused_index + step) % len(kinds)].setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read the library again; if that fails the reason is shown, never an empty list."""
        for dialog in self.dialogs:
            dialog.hide()
        self.bar.show()
        self.empty.show_text(translate(strings.NO_PAST))
        self.empty_more.show_text(translate(strings.NO_PAST_MORE))
        try:
            sessions = self._session_library.sessions()
        except (TrainerError, OSError) as exc:
            sessions = session_list_from([])
            self.empty.show_text(translate(strings.NOT_READ))
            self.empty_more.show_text(window_text.to_text(message_of(exc)))
        self._search = SessionSearch(sessions)
        there = set(sessions.ids)
        self.list.rows.ticked = {i: None for i in self.list.rows.ticked if i in there}
        self.search_bar.show_kinds(self._search.kinds())
        self._show_matches()

    def place(self, width: int, height: int) -> None:
        wide = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin + 8)
        left = (width - wide) // 2
        top = 40 if height >= TALL_HEIGHT_PX else 12
        self.title.setGeometry(0, top, width, scaled_px(36))
        count_top = top + scaled_px(8)
        self.count.setGeometry(
            left + wide - scaled_px(200), count_top, scaled_px(190), scaled_px(24)
        )
        self.count.setVisible(width >= scaled_px(520))
        find_top = top + scaled_px(36) + (20 if height >= TALL_HEIGHT_PX else 6)
        self.search_bar.setGeometry(left, find_top, wide, scaled_px(FIND_HEIGHT))
        list_top = find_top + scaled_px(FIND_HEIGHT) + (12 if height >= TALL_HEIGHT_PX else 4)
        bottom = height - KEY_BAR_HEIGHT_PX - 12
        for dialog in self.dialogs:
            dialog.place_over(self, self.margin, bottom)
        open_dialog = next((s for s in self.dialogs if not s.isHidden()), None)
        available = open_dialog.height() + 12 if open_dialog is not None else 0
        self.list.setGeometry(left, list_top, wide, max(20, bottom - available - list_top))
        middle = height // 2
        self.empty.setGeometry(0, middle - scaled_px(48), width, scaled_px(30))
        line = min(scaled_px(640), width - 2 * self.margin)
        self.empty_more.setGeometry(
            (width - line) // 2, middle - scaled_px(14), line, scaled_px(64)
        )

    def _add_keys(self) -> None:
        key, words = Qt.Key, history_strings
        self._keys_for_one = [
            self.add_key(key.Key_Return, "Enter", strings.KEY_OPEN, self._open),
            self.add_key(key.Key_R, "R", words.KEY_REPLAY, self._replay),
            self.add_key(key.Key_N, "N", words.KEY_NOTE, self._note),
            self.add_key(key.Key_E, "E", strings.KEY_EXPORT, self._copy),
            self.add_key(key.Key_Delete, "Del", words.KEY_DELETE, self._delete),
            self.add_key(key.Key_Space, "Space", words.KEY_TICK, self.list.tick_current),
        ]
        self._compare_key = self.add_key(key.Key_C, "C", words.KEY_COMPARE, self._compare)
        self._find_key = self.add_key(key.Key_F, "F", words.KEY_FIND, self._find)
        self._kind_key = self.add_key(key.Key_K, "K", words.KEY_KIND, self.search_bar.next_kind)
        self.add_key(key.Key_I, "I", words.KEY_IMPORT, self.import_wanted.emit)
        self._back_key = self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self._back)

    def _show_matches(self) -> None:
        """Show the sessions that match search text and kind."""
        some = bool(self._search.sessions)
        for kind, choice in self.search_bar.kinds.items():
            choice.setFocusPolicy(_TAB_STOP if kind == self.search_bar.kind else _NO_TAB_STOP)
        matches = self._search.find(self.search_bar.typed, self.search_bar.kind)
        self.list.show_sessions(matches, date.today())  # noqa: DTZ011  the person's own day
        if some and not matches:
            self._explain_empty_list()
        self.list.setVisible(bool(matches))
        self.search_bar.setVisible(some)
        self.title.setVisible(some)
        for words in (self.empty, self.empty_more):
            words.setVisible(not matches)
        self._show_keys()

    def _explain_empty_list(self) -> None:
        """Say why nothing is listed: nothing matches, or all there is are demonstrations."""
        filters = self.search_bar.is_filtering
        words = history_strings
        self.empty.show_text(translate(words.NOTHING_LIKE_IT if filters else strings.NO_PAST))
        more = words.NOTHING_LIKE_IT_MORE if filters else words.ONLY_DEMOS
        self.empty_more.show_text(translate(more))

    def _show_keys(self, *_: object) -> None:
        some, listed = bool(self._search.sessions), self.list.rows.rowCount()
        for key in self._keys_for_one:
            key.setEnabled(listed > 0)
            key.in_bar = some
        self._compare_key.setEnabled(self._pair() is not None)
        for key in (self._compare_key, self._find_key):
            key.in_bar = some
        self._find_key.setEnabled(some)
        self._kind_key.in_bar = bool(self.search_bar.kinds)
        self._kind_key.setEnabled(bool(self.search_bar.kinds))
        ticked = len(self.list.ticked_ids)
        word = history_strings.KEY_NONE if ticked else history_strings.KEY_ALL
        self._back_key.set_word(
            word if ticked or self.search_bar.is_filtering else strings.KEY_BACK
        )
        self.count.show_text(self._count_text(ticked, listed))
        self.bar.lay_out()

    def _count_text(self, ticked: int, listed: int) -> str:
        if ticked:
            return translate(history_strings.TICKED, count=ticked)
        everything = self._search.count
        if not self.search_bar.is_filtering:
            return str(everything) if everything else ""
        if self.search_bar.kind == DEMO_KIND:
            return str(listed)
        return translate(history_strings.COUNTED, count=listed, all=everything)

    def _pair(self) -> tuple[str, str] | None:
        """The two sessions to compare: both selected, or one selected and the current one."""
        ids, here = self.list.ticked_ids, self.list.current_id
        if len(ids) == 1 and here is not None and here not in ids:
            ids = [*ids, here]
        return (ids[0], ids[1]) if len(ids) == 2 else None

    def _open(self) -> None:
        if self.list.current_id is not None:
            self.opened.emit(self.list.current_id)

    def _replay(self) -> None:
        if self.list.current_id is not None:
            self.replayed.emit(self.list.current_id)

    def _compare(self) -> None:
        pair = self._pair()
        if pair is not None:
            self.compared.emit(*pair)

    def _find(self) -> None:
        self.search_bar.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.search_bar.field.selectAll()
        self._read_ahead()

    def _read_ahead(self) -> None:
        """Index the sessions in small steps while the person begins to type."""
        if self._search.prepare(SESSIONS_PER_READ):
            QTimer.singleShot(0, self, self._read_ahead)

    def _note(self) -> None:
        session = self._current_session()
        if session is not None:
            self.note_dialog.open_for(session.id, session.note, session.tags)
            self._make_space()

    def _copy(self) -> None:
        if self.list.selected_ids:
            self.export_dialog.open_for(*self.list.selected_ids)
            self._make_space()

    def _delete(self) -> None:
        if self.list.selected_ids:
            self.delete_dialog.open_for(*self.list.selected_ids)
            self._make_space()

    def _back(self) -> None:
        if self.list.ticked_ids:
            self.list.tick_none()
        elif self.search_bar.is_filtering:
            self.search_bar.clear()
        else:
            self.back.emit()

    def _current_session(self) -> SessionSummary | None:
        return self.list.rows.session(self.list.currentIndex().row())

    def _make_space(self) -> None:
        self.bar.hide()
        self.lay_out_again()
        self.list.scrollTo(self.list.currentIndex())

    def _overlay_closed(self) -> None:
        self.bar.show()
        self.lay_out_again()

    def _note_saved(self) -> None:
        row = self.list.currentIndex().row()
        self.refresh()
        self.list.choose_row(row)

    def _sessions_deleted(self, what_holds_it: str) -> None:
        row = self.list.currentIndex().row()
        self.refresh()
        self._overlay_closed()
        self.setFocus()
        self.list.choose_row(row)
        self.notice.emit(what_holds_it)
        self._notice_is_shown = True
