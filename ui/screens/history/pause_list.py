"""The list of past sessions: model and view. Nothing is computed for rows that are not visible."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMargins,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from trainer.plan import Exercise
from trainer.practice.summary import HeartLine, SessionSummary
from ui.desktop.drag_out import drag_file
from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.i18n.texts.history_groups import Grouping, format_group
from ui.screens.history.pause_row import (
    GROUP_ROLE,
    GROUPING_ROLE,
    HEART_LINE_ROLE,
    ID_ROLE,
    IS_FIRST_ROLE,
    TEXT_ROLE,
    TICKED_ROLE,
    PauseRow,
    row_height,
)
from ui.screens.history.row_text import RowText, describe_row, row_text
from ui.services.history import LazySessionList, WorksheetSummary, kind_of, session_list_from
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.row_list import Index, RowList

ROWS_LOOKED_AT: Final = 20
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class PauseModel(QAbstractListModel):
    line_wanted = Signal()
    """A visible session has a heart, and was stored without its line: see `next_without_line`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sessions = session_list_from([])
        self._count = 0  # asked for twenty thousand times when ten thousand rows are laid out
        self._today = date.min
        self.grouping = Grouping.DAY
        self.ticked: dict[str, None] = {}
        """Ids of the selected sessions in order of selection; some may be filtered out."""
        self._heart_lines: dict[str, HeartLine | None] = {}
        """Of sessions that were stored without one; None where it is wanted."""
        self._readers: dict[int, Callable[[int, SessionSummary], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda _, session: formatting.format_when(
                session.started, self._today
            ),
            ID_ROLE: lambda _, session: session.id,
            TEXT_ROLE: self._text,
            GROUP_ROLE: self._group,
            IS_FIRST_ROLE: self._is_first,
            GROUPING_ROLE: lambda *_: self.grouping,
            TICKED_ROLE: lambda _, session: session.id in self.ticked,
            HEART_LINE_ROLE: self._heart_line,
            SPOKEN_ROLE: self._spoken,
        }

    def show(self, sessions: LazySessionList, today: date) -> None:
        self.beginResetModel()
        self._sessions, self._count, self._today = sessions, len(sessions), today
        self.endResetModel()

    def group_by(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self._all_changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's own default
        return 0 if parent.isValid() else self._count

    def session(self, row: int) -> SessionSummary | None:
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    @property
    def has_lines(self) -> bool:
        """Whether a session near the top has a heart, whose line is drawn."""
        return any(self._sessions[row].beats for row in range(min(ROWS_LOOKED_AT, self._count)))

    def row_of(self, session_id: str) -> int | None:
        ids = self._sessions.ids
        return ids.index(session_id) if session_id in ids else None

    def is_worksheet(self, session_id: str) -> bool:
        row = self.row_of(session_id)
        return row is not None and isinstance(self.session(row), WorksheetSummary)

    def is_pause(self, session_id: str) -> bool:
        """Whether it is a pause, and neither another exercise nor a worksheet."""
        row = self.row_of(session_id)
        session = None if row is None else self.session(row)
        return session is not None and kind_of(session) == Exercise.PAUSE

    def next_without_line(self) -> str | None:
        """A visible session whose line is wanted, the latest that was asked for."""
        wanted = (i for i, line in reversed(self._heart_lines.items()) if line is None)
        return next((i for i in wanted if self.row_of(i) is not None), None)

    def set_heart_line(self, session_id: str, line: HeartLine) -> None:
        self._heart_lines[session_id] = line
        row = self.row_of(session_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def tick(self, row: int) -> None:
        """Toggle the selection of a session."""
        session = self.session(row)
        if session is None:
            return
        if session.id in self.ticked:
            del self.ticked[session.id]
        else:
            self.ticked[session.id] = None
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_none(self) -> None:
        self.ticked.clear()
        self._all_changed()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A recording can be dragged out of the window; a worksheet is none."""
        flags = super().flags(index)
        session = self.session(index.row())
        if session is None or isinstance(session, WorksheetSummary):
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session = self.session(index.row())
        if session is None:
            return None
        read = self._readers.get(role)
        return None if read is None else read(index.row(), session)

    def _text(self, _: int, session: SessionSummary) -> RowText:
        return row_text(session, self._today)

    def _is_first(self, row: int, _: SessionSummary) -> bool:
        return row == 0 or self._group(row - 1) != self._group(row)

    def _spoken(self, _: int, session: SessionSummary) -> str:
        return ", ".join(describe_row(session, self._today, ticked=session.id in self.ticked))

    def _group(self, row: int, *_: object) -> str:
        return format_group(self._sessions[row].started, self._today, self.grouping)

    def _heart_line(self, _: int, session: SessionSummary) -> HeartLine:
        """The stored line; that of a session without one is asked for, and drawn when it is there."""
        if session.heart_line or not session.beats or session.completion is None:
            return session.heart_line
        if session.id not in self._heart_lines:
            self._heart_lines[session.id] = None
            self.line_wanted.emit()
        return self._heart_lines[session.id] or ()

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._sessions) - 1)))


DRAG_PADDING_PX: Final = 12


class PauseList(RowList):
    opened = Signal(str)
    ticked = Signal()
    """The number of selected sessions has changed."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self._colours = colours
        self.make_recording: Callable[[str, Path], Path | None] | None = None
        """Writes the recording of a session into a folder, for whom it is dropped on."""
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.rows = PauseModel(self)
        self._row_height = 0
        self.setModel(self.rows)
        self.setItemDelegate(PauseRow(colours, self))
        self.verticalScrollBar().valueChanged.connect(self._show_groups)
        self.setAccessibleName(translate(strings.PAST))
        self.doubleClicked.connect(self._open)

    @property
    def current_id(self) -> str | None:
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else None

    @property
    def ticked_ids(self) -> list[str]:
        """The selected sessions that are listed; those a search has hidden are left out."""
        return [i for i in self.rows.ticked if self.rows.row_of(i) is not None]

    @property
    def selected_ids(self) -> list[str]:
        """The selected sessions, else the current one."""
        return self.ticked_ids or ([self.current_id] if self.current_id is not None else [])

    def show_sessions(self, sessions: LazySessionList, today: date) -> None:
        """Show these sessions; the current one stays current."""
        previous_id = self.current_id
        self.rows.show(sessions, today)
        row = self.rows.row_of(previous_id) if previous_id is not None else None
        self.choose_row(row or 0)

    def choose_row(self, row: int) -> None:
        index = self.rows.index(min(row, self.rows.rowCount() - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def tick_current(self) -> None:
        """Toggle the selection of the current session and move to the next."""
        row = self.currentIndex().row()
        self.rows.tick(row)
        self.choose_row(row + 1)
        self.ticked.emit()

    def tick_none(self) -> None:
        self.rows.tick_none()
        self.ticked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        height = row_height(self.viewport().width())
        if height != self._row_height:
            self._row_height = height
            self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID_ROLE)))

    def _show_groups(self) -> None:
        """Repaint: the topmost row shows its heading."""
        self.viewport().update()

    def startDrag(self, supported: Qt.DropAction) -> None:  # noqa: N802
        """Drag the recording of the current row; it is written when it is dropped."""
        session_id = self.current_id
        if session_id is not None and self.make_recording is not None:
            make = partial(self.make_recording, session_id)
            drag_file(self, make, self._draw_dragged(str(self.currentIndex().data())))

    def _draw_dragged(self, text: str) -> QPixmap:
        """What is seen under the pointer."""
        font = theme.font(FontSize.SMALL)
        size = QFontMetrics(font).size(0, text).grownBy(_DRAG_MARGINS)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._colours.chosen))
        painter = QPainter(picture)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(QRect(QPoint(0, 0), size), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture


_DRAG_MARGINS: Final = QMargins(*[DRAG_PADDING_PX] * 4)
