"""How one past pause is drawn: its day at the left, once for all of that day, and the line itself."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import strings, theme
from ui.faults import Wall
from ui.theme import Size, Theme, px
from ui.widgets.pause_model import CELLS_ROLE, DAY_ROLE, IS_FIRST_ROLE, TICKED_ROLE, Index

ROW_HEIGHT: Final = 56
NARROW: Final = 620  # of the line itself: below, it takes two lines of words
SMALLEST: Final = 480  # below, the day has no place of its own
INSET: Final = 18.0
TICK_ROOM: Final = 20.0


class PauseRow(QStyledItemDelegate):
    def __init__(self, look: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line that cannot be drawn keeps nobody from the others."""
        painter.save()
        with Wall("line-of-a-pause"):
            self._draw(painter, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        gutter = day_room(row.width())
        box = row.adjusted(gutter + 2.0, 2.0, -10.0, -2.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gutter:
            self._draw_day(painter, row, gutter, index)
        self._draw_surface(painter, box, state)
        if index.data(TICKED_ROLE):
            self._draw_tick(painter, QPointF(box.left() + INSET - 3.0, box.center().y()))
        inner = box.adjusted(INSET + TICK_ROOM, 0.0, -INSET, 0.0)
        cells = index.data(CELLS_ROLE)
        first = cells[1] if gutter else cells[0]
        if inner.width() < px(NARROW):
            self._draw_in_two(painter, inner, (first, *cells[2:]))
        else:
            self._draw_in_one(painter, inner, (first, *cells[2:]))

    def _draw_day(self, painter: QPainter, row: QRectF, gutter: float, index: Index) -> None:
        """At the first line of a day, and at the topmost line that is seen."""
        is_first = bool(index.data(IS_FIRST_ROLE))
        if is_first and index.row() > 0:
            painter.setPen(QPen(QColor(self._look.line), theme.HAIRLINE))
            y = row.top() + 0.5
            painter.drawLine(QPointF(row.left() + 2.0, y), QPointF(row.left() + gutter, y))
        is_topmost = row.top() <= 0.0 < row.bottom()
        if is_first or is_topmost:
            words = QRectF(row.left() + 2.0, row.top(), gutter - 14.0, row.height())
            self._write(painter, words, index.data(DAY_ROLE), self._look.faint, _LEFT)

    def _draw_in_one(self, painter: QPainter, inner: QRectF, cells: tuple[str, ...]) -> None:
        time, waited, before, after, decided = cells
        k = inner.width() / 100.0
        self._write(painter, _part(inner, 0, 13 * k), time, self._look.ink, _LEFT)
        self._write(painter, _part(inner, 14 * k, 36 * k), waited, self._look.soft, _LEFT)
        self._draw_pull(painter, _part(inner, 51 * k, px(70)), before, after)
        self._write(painter, _part(inner, 65 * k, 35 * k), decided, self._look.soft, _RIGHT)

    def _draw_in_two(self, painter: QPainter, inner: QRectF, cells: tuple[str, ...]) -> None:
        time, waited, before, after, decided = cells
        upper = QRectF(inner.left(), inner.top() + px(6), inner.width(), px(20))
        lower = upper.translated(0.0, px(20))
        self._write(painter, upper, time, self._look.ink, _LEFT)
        self._write(painter, upper, waited, self._look.soft, _RIGHT)
        self._write(painter, lower, decided, self._look.soft, _LEFT, right_room=px(90))
        pull = QRectF(lower.right() - px(64), lower.top(), px(64), px(20))
        self._draw_pull(painter, pull, before, after)

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

    def _draw_tick(self, painter: QPainter, at: QPointF) -> None:
        """A hook: its shape says it, not its colour alone."""
        pen = QPen(QColor(self._look.breath), 2.0)
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
        right_room: float = 0.0,
    ) -> None:
        letters = theme.font(Size.BODY if colour == self._look.ink else Size.SMALL, tabular=True)
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


def day_room(width: float) -> float:
    """How much the day takes at the left of a list of this width."""
    return 0.0 if width < px(SMALLEST) else min(px(168), width * 0.21)


def _part(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), width, box.height())


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
