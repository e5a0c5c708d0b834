"""The list of past sessions: model, row delegate and view.

Nothing is computed for rows that are not visible.
"""

from datetime import date
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.practice.summary import SessionSummary
from ui.faults import FaultGuard
from ui.i18n import formatting, history_strings, strings
from ui.i18n.formatting import translate
from ui.services.history import LazySessionList, session_list_from
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
CELLS_ROLE: Final = ID_ROLE + 1
DAY_ROLE: Final = ID_ROLE + 2
IS_FIRST_ROLE: Final = ID_ROLE + 3
TICKED_ROLE: Final = ID_ROLE + 4
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class PauseModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sessions = session_list_from([])
        self._today = date.min
        self.ticked: dict[str, None] = {}
        """Ids of the selected sessions in order of selection; some may be filtered out."""

    def show(self, sessions: LazySessionList, today: date) -> None:
        self.beginResetModel()
        self._sessions, self._today = sessions, today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's own default
        return 0 if parent.isValid() else len(self._sessions)

    def session(self, row: int) -> SessionSummary | None:
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def row_of(self, session_id: str) -> int | None:
        ids = self._sessions.ids
        return ids.index(session_id) if session_id in ids else None

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
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._sessions) - 1)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        session = self.session(index.row())
        if session is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return formatting.format_when(session.started, self._today)
            case _ if role == ID_ROLE:
                return session.id
            case _ if role == CELLS_ROLE:
                return format_cells(session, self._today)
            case _ if role in (DAY_ROLE, IS_FIRST_ROLE):
                return self._day(index.row(), role)
            case _ if role == TICKED_ROLE:
                return session.id in self.ticked
            case _ if role == SPOKEN_ROLE:
                return ", ".join(
                    describe_row(session, self._today, ticked=session.id in self.ticked)
                )
        return None

    def _day(self, row: int, role: int) -> Any:
        """The day of the row as text, or whether it differs from that of the row above."""
        day = history_strings.format_session_day(self._sessions[row].started, self._today)
        if role == DAY_ROLE:
            return day
        return (
            row == 0
            or history_strings.format_session_day(self._sessions[row - 1].started, self._today)
            != day
        )


def format_cells(session: SessionSummary, today: date) -> tuple[str, str, str, str, str, str]:
    """Date, time, duration, urge before and after, and decision or kind of a session."""
    before, after = map(formatting.format_urge, (session.urge_before, session.urge_after))
    started, waited = session.started, formatting.format_duration(session.duration_s)
    when, time = formatting.format_when(started, today), history_strings.format_time_of_day(started)
    return when, time, waited, before, after, describe_choice(session)


def describe_row(session: SessionSummary, today: date, *, ticked: bool = False) -> list[str]:
    urges = formatting.describe_urges(session.urge_before, session.urge_after)
    parts = [
        formatting.format_when(session.started, today),
        formatting.format_duration(session.duration_s),
    ]
    return [
        *([translate(history_strings.ONE_TICKED)] if ticked else []),
        *parts,
        *([urges] if urges else []),
        describe_choice(session),
    ]


def describe_choice(session: SessionSummary) -> str:
    """The decision, or the kind of a session without one; marked if it is a demo or in doubt."""
    text = formatting.describe_decision(session) or history_strings.describe_kind(session.exercise)
    return " · ".join([*history_strings.list_marks(session), text])


ROW_HEIGHT_PX: Final = 56
ONE_LINE_WIDTH_PX: Final = 620  # of the row itself: below, it takes two lines of text
DAY_COLUMN_WIDTH_PX: Final = 480  # below, the day has no column of its own
INSET_PX: Final = 18.0
TICK_WIDTH_PX: Final = 20.0


class PauseRow(QStyledItemDelegate):
    def __init__(self, colours: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._colours = colours
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, scaled_px(ROW_HEIGHT_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; an error in one row leaves the others unaffected."""
        painter.save()
        with FaultGuard("line-of-a-pause"):
            self._draw(painter, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        gutter = day_column_width(row.width())
        box = row.adjusted(gutter + 2.0, 2.0, -10.0, -2.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gutter:
            self._draw_day(painter, row, gutter, index)
        self._draw_surface(painter, box, state)
        if index.data(TICKED_ROLE):
            self._draw_tick(painter, QPointF(box.left() + INSET_PX - 3.0, box.center().y()))
        inner = box.adjusted(INSET_PX + TICK_WIDTH_PX, 0.0, -INSET_PX, 0.0)
        cells = index.data(CELLS_ROLE)
        first = cells[1] if gutter else cells[0]
        if inner.width() < scaled_px(ONE_LINE_WIDTH_PX):
            self._draw_in_two(painter, inner, (first, *cells[2:]))
        else:
            self._draw_in_one(painter, inner, (first, *cells[2:]))

    def _draw_day(self, painter: QPainter, row: QRectF, gutter: float, index: Index) -> None:
        """Draw the day at its first row, and at the topmost visible row."""
        is_first = bool(index.data(IS_FIRST_ROLE))
        if is_first and index.row() > 0:
            painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
            y = row.top() + 0.5
            painter.drawLine(QPointF(row.left() + 2.0, y), QPointF(row.left() + gutter, y))
        is_topmost = row.top() <= 0.0 < row.bottom()
        if is_first or is_topmost:
            words = QRectF(row.left() + 2.0, row.top(), gutter - 14.0, row.height())
            self._write(painter, words, index.data(DAY_ROLE), self._colours.faint, _LEFT)

    def _draw_in_one(self, painter: QPainter, inner: QRectF, cells: tuple[str, ...]) -> None:
        time, waited, before, after, decided = cells
        k = inner.width() / 100.0
        self._write(painter, _column_rect(inner, 0, 13 * k), time, self._colours.ink, _LEFT)
        self._write(painter, _column_rect(inner, 14 * k, 36 * k), waited, self._colours.soft, _LEFT)
        self._draw_urges(painter, _column_rect(inner, 51 * k, scaled_px(70)), before, after)
        self._write(
            painter, _column_rect(inner, 65 * k, 35 * k), decided, self._colours.soft, _RIGHT
        )

    def _draw_in_two(self, painter: QPainter, inner: QRectF, cells: tuple[str, ...]) -> None:
        time, waited, before, after, decided = cells
        upper = QRectF(inner.left(), inner.top() + scaled_px(6), inner.width(), scaled_px(20))
        lower = upper.translated(0.0, scaled_px(20))
        self._write(painter, upper, time, self._colours.ink, _LEFT)
        self._write(painter, upper, waited, self._colours.soft, _RIGHT)
        self._write(painter, lower, decided, self._colours.soft, _LEFT, right_margin=scaled_px(90))
        urges_box = QRectF(lower.right() - scaled_px(64), lower.top(), scaled_px(64), scaled_px(20))
        self._draw_urges(painter, urges_box, before, after)

    def _draw_surface(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            focused = self._list.hasFocus()
            painter.setPen(
                QPen(QColor(self._colours.breath if focused else self._colours.line), 1.5)
            )
            painter.setBrush(QColor(self._colours.panel))
            painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
            return
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.panel))
            painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        y = round(box.bottom() + 1.5) + 0.5
        painter.drawLine(QPointF(box.left() + INSET_PX, y), QPointF(box.right() - INSET_PX, y))

    def _draw_tick(self, painter: QPainter, at: QPointF) -> None:
        """Draw a check mark, which does not rely on colour alone."""
        pen = QPen(QColor(self._colours.breath), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(at, at + QPointF(4.0, 4.5))
        painter.drawLine(at + QPointF(4.0, 4.5), at + QPointF(11.0, -5.0))

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: str,
        align: Qt.AlignmentFlag,
        right_margin: float = 0.0,
    ) -> None:
        font = theme.font(
            FontSize.BODY if colour == self._colours.ink else FontSize.SMALL, tabular=True
        )
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = box.adjusted(0.0, 0.0, -right_margin, 0.0)
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(align), elided)

    def _draw_urges(self, painter: QPainter, box: QRectF, before: str, after: str) -> None:
        """Draw the urge before and after with an arrow, which few fonts contain."""
        if before == after == strings.ABSENT:
            return
        third = box.width() / 3.0
        self._write(painter, _column_rect(box, 0.0, third), before, self._colours.soft, _RIGHT)
        self._write(painter, _column_rect(box, 2 * third, third), after, self._colours.ink, _LEFT)
        painter.setPen(QPen(QColor(self._colours.faint), 1.25))
        y, left, right = box.center().y(), box.left() + third + 6.0, box.left() + 2 * third - 6.0
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y - 3.0), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y + 3.0), QPointF(right, y))


def day_column_width(width: float) -> float:
    """The width of the day column in a list of this width."""
    return 0.0 if width < scaled_px(DAY_COLUMN_WIDTH_PX) else min(scaled_px(168), width * 0.21)


def _column_rect(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), width, box.height())


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


SCROLL_STYLE: Final = """
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 4px 0; border: none; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
_MOVE_KEYS: Final = (
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
    """The number of selected sessions has changed."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = PauseModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PauseRow(colours, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setStyleSheet(SCROLL_STYLE.format(line=colours.line))
        self.verticalScrollBar().valueChanged.connect(self._show_days)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave letters to the screen: they are its keys, not a search in the list."""
        if event.key() in _MOVE_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(ID_ROLE)))

    def _show_days(self) -> None:
        """Repaint: the topmost row shows its day."""
        self.viewport().update()
