"""The past pauses, one line each, by day: what time, how long, how the pull went, what was chosen."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui import strings
from ui.history import History
from ui.strings import say
from ui.theme import Theme
from ui.widgets.pause_model import ID_ROLE, PauseModel
from ui.widgets.pause_row import PauseRow

SCROLL_STYLE: Final = """
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 4px 0; border: none; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
_MOVES: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class PauseList(QListView):
    opened = Signal(str)
    ticked = Signal()
    """Another number of sessions is chosen together."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = PauseModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PauseRow(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setStyleSheet(SCROLL_STYLE.format(line=look.line))
        self.verticalScrollBar().valueChanged.connect(self._show_days)
        self.setAccessibleName(say(strings.PAST))
        self.doubleClicked.connect(self._open)

    @property
    def chosen_id(self) -> str | None:
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else None

    @property
    def ticked_ids(self) -> list[str]:
        """Of those that are listed now: what a search has hidden is not meant."""
        return [i for i in self.rows.ticked if self.rows.row_of(i) is not None]

    @property
    def meant_ids(self) -> list[str]:
        """Those chosen together; else the one under the cursor."""
        return self.ticked_ids or ([self.chosen_id] if self.chosen_id is not None else [])

    def show_sessions(self, sessions: History, today: date) -> None:
        """List them anew; the one that was chosen stays chosen."""
        kept = self.chosen_id
        self.rows.show(sessions, today)
        row = self.rows.row_of(kept) if kept is not None else None
        self.choose_row(row or 0)

    def choose_row(self, row: int) -> None:
        index = self.rows.index(min(row, self.rows.rowCount() - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def tick_current(self) -> None:
        """Choose the one under the cursor together with others, or no more; and go on to the next."""
        row = self.currentIndex().row()
        self.rows.tick(row)
        self.choose_row(row + 1)
        self.ticked.emit()

    def tick_none(self) -> None:
        self.rows.tick_none()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters are keys of the screen here, not a search."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID_ROLE)))

    def _show_days(self) -> None:
        """The day of the topmost row is always shown, so a row that becomes it is painted anew."""
        self.viewport().update()
