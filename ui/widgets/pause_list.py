"""The past pauses, one line each: when, how long, how the pull went, what was chosen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import strings, theme
from ui.strings import say
from ui.theme import Size, Theme

ROW_HEIGHT: Final = 60
ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
CELLS_ROLE: Final = ID_ROLE + 1
NARROW: Final = 640
INSET: Final = 18.0
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

Index = QModelIndex | QPersistentModelIndex


class PauseList(QListWidget):
    opened = Signal(str)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Row(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setStyleSheet(SCROLL_STYLE.format(line=look.line))
        self.setAccessibleName(say(strings.PAST))
        self.itemDoubleClicked.connect(self._open)

    @property
    def chosen_id(self) -> str | None:
        item = self.currentItem()
        return str(item.data(ID_ROLE)) if item is not None else None

    def show_sessions(self, sessions: Sequence[Mapping[str, Any]], today: date) -> None:
        """List them anew; the one that was chosen stays chosen."""
        kept = self.chosen_id
        self.clear()
        for session in sessions:
            cells = cells_of(session, today)
            item = QListWidgetItem(cells[0])
            item.setData(ID_ROLE, session["id"])
            item.setData(CELLS_ROLE, cells)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken(session, today)))
            self.addItem(item)
            if session["id"] == kept:
                self.setCurrentItem(item)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters are keys of the screen here, not a search."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(ID_ROLE)))


def cells_of(session: Mapping[str, Any], today: date) -> tuple[str, str, str, str, str]:
    """When, how long, the pull before and after, and what was chosen."""
    before, after = (strings.urge(session[k]) for k in ("urge_before", "urge_after"))
    waited = strings.duration(session["duration_s"])
    return strings.when(session["started"], today), waited, before, after, strings.decided(session)


def spoken(session: Mapping[str, Any], today: date) -> list[str]:
    pull = strings.urge_sentence(session["urge_before"], session["urge_after"])
    told = [strings.when(session["started"], today), strings.duration(session["duration_s"])]
    return [*told, *([pull] if pull else []), strings.decided(session)]


class _Row(QStyledItemDelegate):
    def __init__(self, look: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(2.0, 2.0, -10.0, -2.0)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_surface(painter, box, state)
        when, waited, before, after, decided = index.data(CELLS_ROLE)
        inner = box.adjusted(INSET, 0.0, -INSET, 0.0)
        if inner.width() < NARROW:
            upper = QRectF(inner.left(), inner.top() + 8.0, inner.width(), 20.0)
            lower = upper.translated(0.0, 21.0)
            self._write(painter, upper, when, self._look.ink, _LEFT)
            self._write(painter, upper, waited, self._look.soft, _RIGHT)
            self._write(painter, lower, decided, self._look.soft, _LEFT, right_room=90.0)
            self._draw_pull(
                painter, QRectF(lower.right() - 64.0, lower.top(), 64.0, 20.0), before, after
            )
        else:
            k = inner.width() / 100.0
            self._write(painter, _part(inner, 0, 26 * k), when, self._look.ink, _LEFT)
            self._write(painter, _part(inner, 27 * k, 27 * k), waited, self._look.soft, _LEFT)
            self._draw_pull(painter, _part(inner, 55 * k, 70.0), before, after)
            self._write(painter, _part(inner, 66 * k, 34 * k), decided, self._look.soft, _RIGHT)
        painter.restore()

    def _draw_surface(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            focused = self._list.hasFocus()
            painter.setPen(QPen(QColor(self._look.breath if focused else self._look.line), 1.5))
            painter.setBrush(QColor(self._look.panel))
            painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
            return
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.panel))
            painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        painter.setPen(QPen(QColor(self._look.line), theme.HAIRLINE))
        y = round(box.bottom() + 1.5) + 0.5
        painter.drawLine(QPointF(box.left() + INSET, y), QPointF(box.right() - INSET, y))

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: str,
        align: Qt.AlignmentFlag,
        right_room: float = 0.0,
    ) -> None:
        letters = theme.font(Size.BODY if colour == self._look.ink else Size.SMALL)
        painter.setFont(letters)
        painter.setPen(QColor(colour))
        box = box.adjusted(0.0, 0.0, -right_room, 0.0)
        elided = QFontMetricsF(letters).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(align), elided)

    def _draw_pull(self, painter: QPainter, box: QRectF, before: str, after: str) -> None:
        """The arrow is drawn: few fonts have one."""
        if before == after == strings.ABSENT:
            return
        third = box.width() / 3.0
        self._write(painter, _part(box, 0.0, third), before, self._look.soft, _RIGHT)
        self._write(painter, _part(box, 2 * third, third), after, self._look.ink, _LEFT)
        painter.setPen(QPen(QColor(self._look.faint), 1.25))
        y, left, right = box.center().y(), box.left() + third + 6.0, box.left() + 2 * third - 6.0
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y - 3.0), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y + 3.0), QPointF(right, y))


def _part(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), width, box.height())


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
