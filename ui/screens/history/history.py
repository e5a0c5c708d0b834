"""The history of sessions by day: search, open, compare, replay, annotate, export and delete."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from trainer.errors import EXPECTED_ERRORS, message_of
from trainer.practice.summary import SessionSummary
from ui.i18n import strings, window_text
from ui.i18n.formatting import translate, translate_plural
from ui.i18n.texts import history_strings
from ui.i18n.texts.history_groups import GROUPINGS, Grouping
from ui.reports.export import suffix_of
from ui.screens.history.delete_dialog import DeleteDialog
from ui.screens.history.export_dialog import ExportDialog, export_stem
from ui.screens.history.note_dialog import NoteDialog
from ui.screens.history.pause_list import PauseList
from ui.screens.history.pause_row import group_column_width
from ui.screens.history.search_bar import SEARCH_BAR_HEIGHT_PX as FIND_HEIGHT
from ui.screens.history.search_bar import SearchBar
from ui.screens.ports import SessionLibraryPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen, ScreenState, list_menu_entries
from ui.services.history import session_list_from
from ui.services.pending_deletions import PendingDeletions
from ui.services.search import DEMO_KIND, SessionSearch
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.charts.legend import LegendEntry, LineKey
from ui.widgets.context_menu import MenuEntry
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.undo_notice import UndoNotice
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.text.label import MIDDLE, RIGHT, Label

MAX_WIDTH_PX: Final = 1000
TALL_HEIGHT_PX: Final = 600
SCROLL_WIDTH_PX: Final = 8
COUNT_WIDTH_PX: Final = 520  # of the window: below, the count has no room beside the title
GROUPINGS_HEIGHT_PX: Final = 38
HEART_KEY_GAP_PX: Final = 24
SESSIONS_PER_READ: Final = 250  # sessions, 15 ms: between two of these steps letters are typed
LINE_AFTER_MS: Final = 120  # between two lines of the heart that are drawn from beats
LINE_AFTER_TYPING_MS: Final = 600
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAB_STOP: Final = Qt.FocusPolicy.StrongFocus  # Tab stops at the chosen kind
_NO_TAB_STOP: Final = Qt.FocusPolicy.ClickFocus


class HistoryScreen(Screen):
    ROW = table.HISTORY

    back = Signal()
    opened = Signal(str)
    worksheet_opened = Signal(str)
    worksheet_export_wanted = Signal(str)
    triggers_wanted = Signal()
    compared = Signal(str, str)
    replayed = Signal(str)
    import_wanted = Signal()
    notice = Signal(str)
    """A notice to show; empty to clear it."""

    def __init__(
        self,
        colours: Theme,
        session_library: SessionLibraryPort,
        pending: PendingDeletions | None = None,
    ) -> None:
        super().__init__(colours)
        self._session_library = session_library
        self._pending = pending or PendingDeletions()
        self._search = SessionSearch(session_list_from([]))
        self._notice_is_shown = self._list_has_groups = False
        self.title = Label(
            translate(strings.PAST), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self.count = Label("", FontSize.SMALL, colours.faint, RIGHT, tabular=True, parent=self)
        entry = LegendEntry(translate(history_strings.HEART_KEY), is_heart=True)
        self.heart_key = LineKey(colours, entry, self)
        self.empty = Label(
            translate(strings.NO_PAST), FontSize.LEAD, colours.ink, MIDDLE, parent=self
        )
        self.empty_more = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.empty_more.setWordWrap(True)
        self._grouping_row = QWidget(self)  # the kinds are another group of choices
        self.groupings = {
            grouping: self._create_grouping(grouping, words)
            for grouping, words in GROUPINGS.items()
        }
        self.search_bar = SearchBar(colours, self)
        self.search_bar.changed.connect(self._show_matches)
        self.list = PauseList(colours, self)
        self.list.opened.connect(self._open_id)
        self.list.make_recording = self._write_recording
        self.list.ticked.connect(self._show_keys)
        self.list.selectionModel().currentChanged.connect(self._show_keys)
        self.list.verticalScrollBar().setAccessibleName(translate(strings.SCROLL))
        self.search_bar.left.connect(self.list.setFocus)
        self.search_bar.field.focused.connect(self._read_ahead)
        self.undo_notice = UndoNotice(colours, self)
        self.undo_notice.undone.connect(self._undo)
        self._read_timer = QTimer(self)  # one step at a time, and letters between them
        self._read_timer.setSingleShot(True)
        self._read_timer.setInterval(0)
        self._read_timer.timeout.connect(self._read_ahead)
        self._line_timer = QTimer(self)
        self._line_timer.setSingleShot(True)
        self._line_timer.timeout.connect(self._load_heart_line)
        self.list.rows.line_wanted.connect(self._plan_heart_line)
        self.export_dialog = ExportDialog(colours, session_library, self)
        self.note_dialog = NoteDialog(colours, session_library.remark, self)
        self.delete_dialog = DeleteDialog(colours, session_library, self)
        for dialog in self.dialogs:
            dialog.closed.connect(self._overlay_closed)
        self.note_dialog.saved.connect(self._note_saved)
        self.delete_dialog.deleted.connect(self._sessions_deleted)
        self._add_actions()

    keeps_input = True

    def own_state(self) -> object:
        rows = self.list.rows
        return self.search_bar.kind, rows.grouping, tuple(rows.ticked), self.list.current_id

    def restore_state(self, state: ScreenState) -> None:
        kind, grouping, ticked, current = cast(
            "tuple[str, Grouping, tuple[str, ...], str]", state.own
        )
        self.search_bar.show_kind(kind)
        self._group_by(grouping)
        self.list.rows.ticked = {i: None for i in ticked if self.list.rows.row_of(i) is not None}
        super().restore_state(state)
        row = self.list.rows.row_of(current) if current else None
        if row is not None:
            self.list.choose_row(row)
        self._show_keys()

    @property
    def dialogs(self) -> tuple[OverlayDialog, ...]:
        return self.export_dialog, self.note_dialog, self.delete_dialog

    def leave(self) -> None:
        """Clear the notice about a deletion, and read nothing more."""
        self._line_timer.stop()
        self._read_timer.stop()
        if self._notice_is_shown:
            self._notice_is_shown = False
            self.notice.emit("")

    def take_focus(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys choose another kind or grouping while one of them is focused."""
        step = _STEP.get(Qt.Key(event.key()))
        for row in (self.search_bar.kinds, self.groupings):
            choices: list[Choice] = list(row.values())
            focused_index = next((i for i, choice in enumerate(choices) if choice.hasFocus()), None)
            if step is not None and focused_index is not None:
                other = choices[(focused_index + step) % len(choices)]
                other.click()
                other.setFocus(Qt.FocusReason.TabFocusReason)
                return
        super().keyPressEvent(event)

    def refresh(self) -> None:
        """Read the library again; if that fails the reason is shown, never an empty list."""
        for dialog in self.dialogs:
            dialog.hide()
        self.bar.show()
        self.empty.show_text(translate(strings.NO_PAST))
        self.empty_more.show_text(translate(strings.NO_PAST_MORE))
        try:
            sessions = self._session_library.history()
        except EXPECTED_ERRORS as exc:
            sessions = session_list_from([])
            self.empty.show_text(translate(strings.NOT_READ))
            self.empty_more.show_text(window_text.to_text(message_of(exc)))
        self._search = SessionSearch(sessions)
        there = set(sessions.ids)
        self.list.rows.ticked = {i: None for i in self.list.rows.ticked if i in there}
        self.search_bar.show_kinds(self._search.kinds())
        self._show_matches()
        self._show_undo()

    def search_for(self, query: str) -> None:
        """Show what this query finds, of every kind."""
        self.search_bar.show_query(query)

    def place(self, width: int, height: int) -> None:
        wide = min(scaled_px(MAX_WIDTH_PX), width - 2 * self.margin + 8)
        left = (width - wide) // 2
        top = 40 if height >= TALL_HEIGHT_PX else 12
        self.title.setGeometry(0, top, width, scaled_px(36))
        count_top = top + scaled_px(8)
        self.count.setGeometry(
            left + wide - scaled_px(200), count_top, scaled_px(190), scaled_px(24)
        )
        self.count.setVisible(width >= scaled_px(COUNT_WIDTH_PX))
        self._place_heart_key()
        self._show_title()
        self._list_has_groups = group_column_width(wide - SCROLL_WIDTH_PX) > 0.0
        self._group_action.setEnabled(self._has_groups())
        find_top = top + scaled_px(36) + (20 if height >= TALL_HEIGHT_PX else 6)
        self.search_bar.setGeometry(left, find_top, wide, scaled_px(FIND_HEIGHT))
        list_top = find_top + scaled_px(FIND_HEIGHT) + (12 if height >= TALL_HEIGHT_PX else 4)
        bottom = height - KEY_BAR_HEIGHT_PX - 12
        for dialog in self.dialogs:
            dialog.place_over(self, self.margin, bottom)
        open_dialog = next((s for s in self.dialogs if not s.isHidden()), None)
        available = open_dialog.height() + 12 if open_dialog is not None else 0
        if open_dialog is None and self.undo_notice.is_offered:
            undo_height = min(self.undo_notice.height_for(wide), max(40, (bottom - list_top) // 2))
            self.undo_notice.setGeometry(left, bottom - undo_height, wide, undo_height)
            available = undo_height + 4
        self.list.setGeometry(left, list_top, wide, max(20, bottom - available - list_top))
        self._place_groupings(left, top, width)
        middle = height // 2
        first = max(middle - scaled_px(48), list_top + 4)  # below the search field
        self.empty.setGeometry(0, first, width, scaled_px(30))
        line = min(scaled_px(640), width - 2 * self.margin)
        self.empty_more.setGeometry((width - line) // 2, first + scaled_px(34), line, scaled_px(64))

    def _place_heart_key(self) -> None:
        """What the small lines are stands before the count where there is room beside the title."""
        key, beside = self.heart_key.sizeHint(), self.count.geometry()
        count = QFontMetrics(self.count.full_font).horizontalAdvance(self.count.text())
        left = beside.right() + 1 - count - scaled_px(HEART_KEY_GAP_PX) - key.width()
        title = QFontMetrics(self.title.full_font).horizontalAdvance(translate(strings.PAST))
        self.heart_key.setGeometry(left, beside.top(), key.width(), beside.height())
        fits = left >= (self.width() + title) // 2 + scaled_px(HEART_KEY_GAP_PX)
        self.heart_key.setVisible(fits and self.list.rows.has_lines)

    def _place_groupings(self, left: int, top: int, width: int) -> None:
        """The groupings stand beside the title where there is room; otherwise there is their key."""
        widths = [choice.sizeHint().width() + scaled_px(8) for choice in self.groupings.values()]
        # Its own font is still that of its size before, on a page that is not shown yet.
        title = QFontMetrics(self.title.full_font).horizontalAdvance(self.title.text())
        fits = left + sum(widths) + 16 <= (width - title) // 2
        height = scaled_px(GROUPINGS_HEIGHT_PX)
        self._grouping_row.setVisible(fits and self._has_groups())
        self._grouping_row.setGeometry(left, top, sum(widths), height)
        x = 0
        for choice, wide in zip(self.groupings.values(), widths, strict=True):
            choice.setGeometry(x, 0, wide, height)
            x += wide

    def _has_groups(self) -> bool:
        return bool(self._search.sessions) and self._list_has_groups

    def _create_grouping(self, grouping: Grouping, words: str) -> Choice:
        choice = Choice(self.colours, translate(words), parent=self._grouping_row)
        choice.set_chosen(grouping is Grouping.DAY)
        choice.setFocusPolicy(_TAB_STOP if grouping is Grouping.DAY else _NO_TAB_STOP)
        choice.clicked.connect(partial(self._group_by, grouping))
        return choice

    def _group_by(self, grouping: Grouping, *_: object) -> None:
        self.list.rows.group_by(grouping)
        for each, choice in self.groupings.items():
            choice.set_chosen(each is grouping)
            choice.setFocusPolicy(_TAB_STOP if each is grouping else _NO_TAB_STOP)

    def _group_differently(self) -> None:
        every = list(Grouping)
        self._group_by(every[(every.index(self.list.rows.grouping) + 1) % len(every)])

    def _add_actions(self) -> None:
        self._open_action = self.add_action(table.OPEN, self._open)
        self._find_action = self.add_action(table.FIND, self.focus_search)
        self._triggers_action = self.add_action(table.TRIGGERS, self.triggers_wanted.emit)
        self._note_action = self.add_action(table.NOTE, self._note)
        self._delete_action = self.add_action(table.DELETE, self._delete)
        self._tick_action = self.add_action(table.SELECT, self.list.tick_current)
        self._compare_action = self.add_action(table.COMPARE, self._compare)
        self._replay_action = self.add_action(table.REPLAY, self._replay)
        self._export_action = self.add_action(table.EXPORT, self._copy)
        self._kind_action = self.add_action(table.FILTER, self.search_bar.next_kind)
        self.add_action(table.IMPORT, self.import_wanted.emit)
        self._group_action = self.add_action(table.GROUP, self._group_differently)
        self._undo_action = self.add_action(table.UNDO, self._undo)
        self._back_action = self.add_action(table.BACK, self._back)

    def _show_matches(self) -> None:
        """Show the sessions that match search text and kind."""
        some = bool(self._search.sessions)
        for kind, choice in self.search_bar.kinds.items():
            choice.setFocusPolicy(_TAB_STOP if kind == self.search_bar.kind else _NO_TAB_STOP)
        typed = self.search_bar.typed
        if typed.strip():
            self._line_timer.stop()
            if self._search.prepare(SESSIONS_PER_READ):
                self._read_timer.start()
        matches = self._search.find_prepared(typed, self.search_bar.kind)
        self.list.show_sessions(matches, date.today())  # noqa: DTZ011  the person's own day
        is_searching = bool(typed.strip()) and not self._search.is_prepared
        if some and not matches:
            self._explain_empty_list()
        self.list.setVisible(bool(matches))
        self.search_bar.setVisible(some)
        self.title.setVisible(some)
        for words in (self.empty, self.empty_more):
            words.setVisible(not matches and not is_searching)
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
        current = self.list.current_id
        is_session = current is not None and not self.list.rows.is_worksheet(current)
        for key, works in (
            (self._open_action, listed > 0),
            (self._tick_action, listed > 0),
            (self._delete_action, listed > 0),
            (self._note_action, is_session),
            (self._replay_action, is_session),
            (self._export_action, listed > 0),
            (self._compare_action, self._pair() is not None),
            (self._find_action, some),
            (self._triggers_action, some),
        ):
            key.setEnabled(works)
            key.in_bar = some
        for key, works in (
            (self._kind_action, bool(self.search_bar.kinds)),
            (self._group_action, self._has_groups()),
        ):
            key.setEnabled(works)
            key.in_bar = works
        self._undo_action.setEnabled(bool(self._pending.batches))
        ticked = len(self.list.ticked_ids)
        self._delete_action.set_word(
            history_strings.KEY_DELETE_TICKED if ticked else history_strings.KEY_DELETE
        )
        word = history_strings.KEY_NONE if ticked else history_strings.KEY_ALL
        self._back_action.set_word(
            word if ticked or self.search_bar.is_filtering else strings.KEY_BACK
        )
        self.count.show_text(self._count_text(ticked, listed))
        self._place_heart_key()
        self._show_title()
        self.bar.lay_out()

    def _show_title(self) -> None:
        """Where the count has no room beside the title, it stands in for it while not all is listed."""
        is_wide = self.width() >= scaled_px(COUNT_WIDTH_PX)
        is_part = bool(self.list.ticked_ids) or self.search_bar.is_filtering
        title = translate(strings.PAST)
        self.title.show_text(self.count.text() if is_part and not is_wide else title)

    def _count_text(self, ticked: int, listed: int) -> str:
        if ticked:
            return translate(history_strings.TICKED, count=ticked)
        everything = self._search.count
        if not self.search_bar.is_filtering:
            return translate_plural(history_strings.ALL_COUNTED, everything) if everything else ""
        kind = self.search_bar.kind
        counted = (
            str(listed)
            if kind == DEMO_KIND
            else translate(history_strings.COUNTED, count=listed, all=everything)
        )
        if not kind:
            return counted
        name = history_strings.describe_kind(kind)
        return translate(history_strings.KIND_COUNTED, kind=name, count=counted)

    def _pair(self) -> tuple[str, str] | None:
        """The two sessions to compare: both selected, or one selected and the current one."""
        ids, here = self.list.ticked_ids, self.list.current_id
        if len(ids) == 1 and here is not None and here not in ids:
            ids = [*ids, here]
        return (ids[0], ids[1]) if len(ids) == 2 and self._are_sessions(ids) else None

    def _are_sessions(self, ids: list[str]) -> bool:
        """Whether there is no worksheet among them."""
        return not any(map(self.list.rows.is_worksheet, ids))

    def _open(self) -> None:
        if self.list.current_id is not None:
            self._open_id(self.list.current_id)

    def _open_id(self, session_id: str) -> None:
        is_worksheet = self.list.rows.is_worksheet(session_id)
        (self.worksheet_opened if is_worksheet else self.opened).emit(session_id)

    def _replay(self) -> None:
        if self.list.current_id is not None:
            self.replayed.emit(self.list.current_id)

    def _compare(self) -> None:
        pair = self._pair()
        if pair is not None:
            self.compared.emit(*pair)

    def focus_search(self) -> None:
        """Focus the search field, if there is anything to search: hidden, it would take the keys of the page."""
        if not self._search.sessions:
            return
        self.search_bar.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.search_bar.field.selectAll()

    def _read_ahead(self) -> None:
        """Index the sessions in small steps while the person types, and show what is found so far."""
        if self._search.is_prepared or not self.isVisible():
            return
        if self.search_bar.typed.strip():
            self._show_matches()
        elif self._search.prepare(SESSIONS_PER_READ):
            self._read_timer.start()

    def _plan_heart_line(self) -> None:
        """A line that was not stored is drawn from the beats, one at a time and when nobody types."""
        if not self._line_timer.isActive():
            typing = self.search_bar.field.hasFocus()
            self._line_timer.start(LINE_AFTER_TYPING_MS if typing else LINE_AFTER_MS)

    def _load_heart_line(self) -> None:
        session_id = self.list.rows.next_without_line()
        if session_id is None or not self.isVisible():
            return
        try:
            line = self._session_library.heart_line(session_id)
        except EXPECTED_ERRORS:  # it is said when the session is opened
            line = ()
        self.list.rows.set_heart_line(session_id, line)
        self._plan_heart_line()

    def _note(self) -> None:
        session = self._current_session()
        if session is not None:
            self.note_dialog.open_for(session.id, session.note, session.tags)
            self._make_space()

    def _copy(self) -> None:
        ids = self.list.selected_ids
        if not ids:
            return
        if self._are_sessions(ids):
            self.export_dialog.open_for(*ids, has_heart=self._have_heart(ids))
            self._make_space()
        elif len(ids) == 1:
            self.worksheet_export_wanted.emit(ids[0])
        else:
            self.notice.emit(translate(history_strings.EXPORT_MIXED))
            self._notice_is_shown = True

    def context_acts(self) -> list[MenuEntry]:
        """What can be done with the current row, the most usual first."""
        actions = (
            *(self._open_action, self._replay_action, self._note_action, self._tick_action),
            *(self._compare_action, self._export_action, self._delete_action),
        )
        return list_menu_entries(actions)

    def _write_recording(self, session_id: str, folder: Path) -> Path | None:
        """Write a recording that is dragged out; None, with a notice, where that failed."""
        path = folder / f"{export_stem(session_id)}{suffix_of('jsonl')}"
        try:
            return self._session_library.copy_out(session_id, "jsonl", path)
        except EXPECTED_ERRORS as exc:
            self.notice.emit(window_text.to_text(message_of(exc)))
            return None

    def _delete(self) -> None:
        if self.list.selected_ids:
            ids = self.list.selected_ids
            self.delete_dialog.open_for(
                *ids,
                are_pauses=all(map(self.list.rows.is_pause, ids)),
                are_sessions=self._are_sessions(ids),
            )
            self._make_space()

    def _back(self) -> None:
        if self.list.ticked_ids:
            self.list.tick_none()
        elif self.search_bar.is_filtering:
            self.search_bar.clear()
        else:
            self.back.emit()

    def _have_heart(self, ids: Sequence[str]) -> bool:
        """Whether there is a heartbeat in any of these."""
        rows = map(self.list.rows.row_of, ids)
        sessions = [self.list.rows.session(row) for row in rows if row is not None]
        return any(session is None or session.beats > 0 for session in sessions)

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

    def _sessions_deleted(self, ids: tuple[str, ...], what_holds_it: str) -> None:
        row = self.list.currentIndex().row()
        self._pending.batches.append(ids)
        self.refresh()
        self._overlay_closed()
        self.setFocus()
        self.list.choose_row(row)
        self.notice.emit(what_holds_it)
        self._notice_is_shown = True

    def _show_undo(self) -> None:
        """Offer to take back the latest deletion, as long as the window is open."""
        if self._pending.batches:
            count = len(self._pending.batches[-1])
            text = translate_plural(history_strings.DELETED, count)
            self.undo_notice.offer(text, None)
        else:
            self.undo_notice.withdraw()
        if self.width() > 0:
            self.lay_out_again()

    def _undo(self) -> None:
        if not self._pending.batches:
            return
        ids = self._pending.batches[-1]
        try:
            self._session_library.restore(*ids)
        except EXPECTED_ERRORS as exc:
            self._show_undo()
            self.notice.emit(window_text.to_text(message_of(exc)))
            return
        self._pending.batches.pop()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_row(self.list.rows.row_of(ids[0]) or 0)
        self.notice.emit("")
