"""Past pauses by day: find one, look at it, set two side by side, replay, note, copy, delete."""

from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt

from trainer.errors import TrainerError
from ui.i18n import core_messages, history_strings, strings
from ui.i18n.formatting import translate
from ui.screens.history.delete_sheet import DeleteDialog
from ui.screens.history.export_sheet import ExportDialog
from ui.screens.history.note_sheet import NoteDialog
from ui.screens.history.pause_list import PauseFields, PauseList
from ui.screens.history.search_bar import HEIGHT as FIND_HEIGHT
from ui.screens.history.search_bar import SearchBar
from ui.screens.ports import SessionLibraryPort
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.services.history import session_list_from
from ui.services.search import SessionSearch
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.layout.sheet import OverlaySheet
from ui.widgets.text.label import MIDDLE, RIGHT, Label

WIDEST: Final = 1000
TALL: Final = 600
READ_AT_ONCE: Final = 400  # sessions, 15 ms
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STOP: Final = Qt.FocusPolicy.StrongFocus  # Tab stops at the kind that is shown
_NO_STOP: Final = Qt.FocusPolicy.ClickFocus


class HistoryScreen(Screen):
    back = Signal()
    opened = Signal(str)
    compared = Signal(str, str)
    replayed = Signal(str)
    told = Signal(str)
    """Something the person should know, in words."""

    def __init__(self, look: Theme, session_library: SessionLibraryPort) -> None:
        super().__init__(look)
        self._session_library = session_library
        self._search = SessionSearch(session_list_from([]))
        self._said = False
        self.title = Label(translate(strings.PAST), FontSize.TITLE, look.ink, MIDDLE, parent=self)
        self.count = Label("", FontSize.SMALL, look.faint, RIGHT, tabular=True, parent=self)
        self.empty = Label(translate(strings.NO_PAST), FontSize.LEAD, look.ink, MIDDLE, parent=self)
        self.empty_more = Label("", FontSize.BODY, look.soft, MIDDLE, parent=self)
        self.empty_more.setWordWrap(True)
        self.finder = SearchBar(look, self)
        self.finder.changed.connect(self._show_matches)
        self.list = PauseList(look, self)
        self.list.opened.connect(self.opened)
        self.list.ticked.connect(self._show_keys)
        self.list.selectionModel().currentChanged.connect(self._show_keys)
        self.list.verticalScrollBar().setAccessibleName(translate(strings.SCROLL))
        self.finder.left.connect(self.list.setFocus)
        self.sheet = ExportDialog(look, session_library.export, self)
        self.note_sheet = NoteDialog(look, session_library.remark, self)
        self.delete_sheet = DeleteDialog(look, session_library, self)
        for sheet in self.sheets:
            sheet.closed.connect(self._overlay_closed)
        self.note_sheet.saved.connect(self._note_saved)
        self.delete_sheet.gone.connect(self._gone)
        self._add_keys()

    @property
    def sheets(self) -> tuple[OverlaySheet, ...]:
        return self.sheet, self.note_sheet, self.delete_sheet

    def leave(self) -> None:
        """What was said of a deletion is said once."""
        if self._said:
            self._said = False
            self.told.emit("")

    def take_focus(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows go through the kinds while one of them has the keyboard."""
        kinds = list(self.finder.kinds.values())
        held = next((i for i, kind in enumerate(kinds) if kind.hasFocus()), None)
        step = _STEP.get(Qt.Key(event.key()))
        if held is None or step is None:
            super().keyPressEvent(event)
            return
        kinds[(held + step) % len(kinds)].click()
        kinds[(held + step) % len(kinds)].setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Read the library again. What cannot be read is said, never shown as an empty list."""
        for sheet in self.sheets:
            sheet.hide()
        self.bar.show()
        self.empty.say(translate(strings.NO_PAST))
        self.empty_more.say(translate(strings.NO_PAST_MORE))
        try:
            sessions = self._session_library.sessions()
        except (TrainerError, OSError) as exc:
            sessions = session_list_from([])
            self.empty.say(translate(strings.NOT_READ))
            self.empty_more.say(core_messages.translate_message(str(exc)))
        self._search = SessionSearch(sessions)
        there = set(sessions.ids)
        self.list.rows.ticked = {i: None for i in self.list.rows.ticked if i in there}
        self.finder.show_kinds(self._search.kinds())
        self._show_matches()

    def place(self, width: int, height: int) -> None:
        wide = min(scaled_px(WIDEST), width - 2 * self.margin + 8)
        left = (width - wide) // 2
        top = 40 if height >= TALL else 12
        self.title.setGeometry(0, top, width, scaled_px(36))
        count_top = top + scaled_px(8)
        self.count.setGeometry(
            left + wide - scaled_px(200), count_top, scaled_px(190), scaled_px(24)
        )
        self.count.setVisible(width >= scaled_px(520))
        find_top = top + scaled_px(36) + (20 if height >= TALL else 6)
        self.finder.setGeometry(left, find_top, wide, scaled_px(FIND_HEIGHT))
        list_top = find_top + scaled_px(FIND_HEIGHT) + (12 if height >= TALL else 4)
        bottom = height - KEY_BAR_HEIGHT_PX - 12
        for sheet in self.sheets:
            sheet.lie_in(self, self.margin, bottom)
        open_sheet = next((s for s in self.sheets if not s.isHidden()), None)
        room = open_sheet.height() + 12 if open_sheet is not None else 0
        self.list.setGeometry(left, list_top, wide, max(20, bottom - room - list_top))
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
        self._kind_key = self.add_key(key.Key_K, "K", words.KEY_KIND, self.finder.next_kind)
        self._back_key = self.add_key(key.Key_Escape, "Esc", strings.KEY_BACK, self._back)

    def _show_matches(self) -> None:
        """The list as it is asked for now."""
        some = bool(self._search.sessions)
        for kind, choice in self.finder.kinds.items():
            choice.setFocusPolicy(_STOP if kind == self.finder.kind else _NO_STOP)
        found = self._search.find(self.finder.typed, self.finder.kind)
        self.list.show_sessions(found, date.today())  # noqa: DTZ011  the person's own day
        if some and not found:
            self.empty.say(translate(history_strings.NOTHING_LIKE_IT))
            self.empty_more.say(translate(history_strings.NOTHING_LIKE_IT_MORE))
        self.list.setVisible(bool(found))
        self.finder.setVisible(some)
        self.title.setVisible(some)
        for words in (self.empty, self.empty_more):
            words.setVisible(not found)
        self._show_keys()

    def _show_keys(self, *_: object) -> None:
        some, listed = bool(self._search.sessions), self.list.rows.rowCount()
        for key in self._keys_for_one:
            key.setEnabled(listed > 0)
            key.wanted = some
        self._compare_key.setEnabled(self._pair() is not None)
        for key in (self._compare_key, self._find_key):
            key.wanted = some
        self._find_key.setEnabled(some)
        self._kind_key.wanted = bool(self.finder.kinds)
        self._kind_key.setEnabled(bool(self.finder.kinds))
        ticked = len(self.list.ticked_ids)
        word = history_strings.KEY_NONE if ticked else history_strings.KEY_ALL
        self._back_key.reword(word if ticked or self.finder.asks else strings.KEY_BACK)
        self.count.say(self._counted(ticked, listed))
        self.bar.lay_out()

    def _counted(self, ticked: int, listed: int) -> str:
        if ticked:
            return translate(history_strings.TICKED, count=ticked)
        everything = len(self._search.sessions)
        if not self.finder.asks:
            return str(everything) if everything else ""
        return translate(history_strings.COUNTED, count=listed, all=everything)

    def _pair(self) -> tuple[str, str] | None:
        """Which two are meant: both chosen, or one chosen and the other under the cursor."""
        ids, here = self.list.ticked_ids, self.list.chosen_id
        if len(ids) == 1 and here is not None and here not in ids:
            ids = [*ids, here]
        return (ids[0], ids[1]) if len(ids) == 2 else None

    def _open(self) -> None:
        if self.list.chosen_id is not None:
            self.opened.emit(self.list.chosen_id)

    def _replay(self) -> None:
        if self.list.chosen_id is not None:
            self.replayed.emit(self.list.chosen_id)

    def _compare(self) -> None:
        pair = self._pair()
        if pair is not None:
            self.compared.emit(*pair)

    def _find(self) -> None:
        self.finder.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.finder.field.selectAll()
        self._read_ahead()

    def _read_ahead(self) -> None:
        """What there is to find is put together while the first letters are being thought of."""
        if self._search.prepare(READ_AT_ONCE):
            QTimer.singleShot(0, self, self._read_ahead)

    def _note(self) -> None:
        told = self._here()
        if told is not None:
            self.note_sheet.open_for(str(told["id"]), told["note"], told.get("tags", ()))
            self._fit_columns()

    def _copy(self) -> None:
        if self.list.meant_ids:
            self.sheet.open_for(*self.list.meant_ids)
            self._fit_columns()

    def _delete(self) -> None:
        if self.list.meant_ids:
            self.delete_sheet.open_for(*self.list.meant_ids)
            self._fit_columns()

    def _back(self) -> None:
        if self.list.ticked_ids:
            self.list.tick_none()
        elif self.finder.asks:
            self.finder.clear()
        else:
            self.back.emit()

    def _here(self) -> PauseFields | None:
        return self.list.rows.session(self.list.currentIndex().row())

    def _fit_columns(self) -> None:
        self.bar.hide()
        self.place_again()
        self.list.scrollTo(self.list.currentIndex())

    def _overlay_closed(self) -> None:
        self.bar.show()
        self.place_again()

    def _note_saved(self) -> None:
        row = self.list.currentIndex().row()
        self.refresh()
        self.list.choose_row(row)

    def _gone(self, what_holds_it: str) -> None:
        row = self.list.currentIndex().row()
        self.refresh()
        self._overlay_closed()
        self.setFocus()
        self.list.choose_row(row)
        self.told.emit(what_holds_it)
        self._said = True
