"""Draws one row of the history. Nothing is computed for rows that are not visible."""

from typing import Final, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.faults import FaultGuard
from ui.i18n.texts.history_groups import Grouping
from ui.screens.history.row_text import RowText, has_urges
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.charts.heart_line import draw_heart_line

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
TEXT_ROLE: Final = ID_ROLE + 1
GROUP_ROLE: Final = ID_ROLE + 2
IS_FIRST_ROLE: Final = ID_ROLE + 3
TICKED_ROLE: Final = ID_ROLE + 4
HEART_LINE_ROLE: Final = ID_ROLE + 5
GROUPING_ROLE: Final = ID_ROLE + 6

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROW_HEIGHT_PX: Final = 60
STACKED_ROW_HEIGHT_PX: Final = 80
COLUMNS_WIDTH_PX: Final = 600  # of the row itself: below, everything stands on three lines
GROUP_COLUMN_WIDTH_PX: Final = 480  # of the list: below, the headings have no column of their own
INSET_PX: Final = 18.0
TICK_WIDTH_PX: Final = 20.0
LINE_HEIGHT_PX: Final = 20
URGES_WIDTH_PX: Final = 64
HEART_WIDTH_PX: Final = 76
HEART_HEIGHT_PX: Final = 22
SCROLL_SPACE_PX: Final = 10.0


class PauseRow(QStyledItemDelegate):
    def __init__(self, colours: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._colours = colours
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, row_height(self._list.viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; an error in one row leaves the others unaffected."""
        painter.save()
        with FaultGuard("line-of-a-pause"):
            self._draw(painter, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        gutter = group_column_width(row.width())
        box = row.adjusted(gutter + 2.0, 2.0, -SCROLL_SPACE_PX, -2.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gutter:
            self._draw_group(painter, row, gutter, index)
        self._draw_surface(painter, box, option.state)
        if index.data(TICKED_ROLE):
            self._draw_tick(painter, QPointF(box.left() + INSET_PX - 3.0, box.center().y()))
        inner = _inner_box(box)
        text: RowText = index.data(TEXT_ROLE)
        if inner.width() < scaled_px(COLUMNS_WIDTH_PX):
            when = text.when
            if gutter:
                when = text.time if index.data(GROUPING_ROLE) == Grouping.DAY else text.when
            self._draw_stacked(painter, inner, when, text, index.data(HEART_LINE_ROLE))
        else:
            lines = text.first_lines(Grouping(index.data(GROUPING_ROLE)))
            self._draw_columns(painter, inner, lines, text, index.data(HEART_LINE_ROLE))

    def _draw_group(self, painter: QPainter, row: QRectF, gutter: float, index: Index) -> None:
        """Draw the heading at its first row, and at the topmost visible row."""
        is_first = bool(index.data(IS_FIRST_ROLE))
        if is_first and index.row() > 0:
            painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
            y = row.top() + 0.5
            painter.drawLine(QPointF(row.left() + 2.0, y), QPointF(row.left() + gutter, y))
        is_topmost = row.top() <= 0.0 < row.bottom()
        if is_first or is_topmost:
            words = QRectF(row.left() + 2.0, row.top(), gutter - 14.0, row.height())
            self._write(painter, words, index.data(GROUP_ROLE), self._colours.faint, _LEFT)

    def _draw_columns(
        self,
        painter: QPainter,
        inner: QRectF,
        lines: tuple[str, str],
        text: RowText,
        heart_line: tuple[float | None, ...],
    ) -> None:
        k, ink, soft = inner.width() / 100.0, self._colours.ink, self._colours.soft
        self._write_lines(painter, _column(inner, 0.0, 21 * k), lines)
        words = tuple(filter(None, (text.trigger, text.note)))
        self._write_lines(painter, _column(inner, 22 * k, 39 * k), words)
        self._draw_heart(painter, _column(inner, 63 * k, 11 * k), heart_line)
        right = _column(inner, 76 * k, 24 * k)
        if not has_urges(text):
            self._write(painter, right, text.choice, soft, _RIGHT)
            return
        upper, lower = _halves(right)
        self._draw_urges(painter, upper, text, ink)
        self._write(painter, lower, text.choice, soft, _RIGHT)

    def _draw_stacked(
        self,
        painter: QPainter,
        inner: QRectF,
        when: str,
        text: RowText,
        heart_line: tuple[float | None, ...],
    ) -> None:
        """Three lines: when and the urges; the trigger, or else the choice; the note, or the choice."""
        height = scaled_px(LINE_HEIGHT_PX)
        top = inner.center().y() - 1.5 * height
        upper, middle, lower = (
            QRectF(inner.left(), top + n * height, inner.width(), height) for n in range(3)
        )
        urges_width = scaled_px(URGES_WIDTH_PX) if has_urges(text) else 0
        self._write(painter, upper.adjusted(0, 0, -urges_width, 0), when, self._colours.ink, _LEFT)
        if urges_width:
            self._draw_urges(painter, upper, text, self._colours.ink)
        heart_width = scaled_px(HEART_WIDTH_PX) if heart_line else 0
        if heart_line:
            box = QRectF(inner.right() - heart_width, middle.top(), heart_width, 2.0 * height)
            self._draw_heart(painter, box.adjusted(8.0, 0.0, 0.0, 0.0), heart_line)
        below = " · ".join(filter(None, (text.waited, text.choice)))
        words = [part for part in (text.trigger, text.note) if part]
        shown = [" · ".join(words), below] if words else [below]
        for box, line, colour in zip(
            (middle, lower), shown, (self._colours.ink, self._colours.soft), strict=False
        ):
            colour = colour if words else self._colours.soft
            self._write(
                painter, box.adjusted(0, 0, -heart_width, 0), line, colour, _LEFT, FontSize.SMALL
            )

    def _write_lines(self, painter: QPainter, box: QRectF, lines: tuple[str, ...]) -> None:
        """One line in the middle, or two: the first in ink, the second softer."""
        lines = tuple(filter(None, lines))
        boxes = _halves(box) if len(lines) > 1 else (box,)
        colours = (self._colours.ink, self._colours.soft)
        for part, line, colour in zip(boxes, lines, colours, strict=False):
            self._write(painter, part, line, colour, _LEFT)

    def _draw_heart(
        self, painter: QPainter, box: QRectF, heart_line: tuple[float | None, ...]
    ) -> None:
        if not heart_line:
            return
        height = min(box.height(), scaled_px(HEART_HEIGHT_PX))
        inner = QRectF(box.left() + 2.0, box.center().y() - height / 2.0, box.width() - 6.0, height)
        draw_heart_line(painter, inner, heart_line, self._colours.heart)

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
        size: FontSize | None = None,
    ) -> None:
        usual = FontSize.BODY if colour == self._colours.ink else FontSize.SMALL
        font = theme.font(usual if size is None else size, tabular=True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(align), elided)

    def _draw_urges(self, painter: QPainter, line: QRectF, text: RowText, ink: str) -> None:
        """Draw the urge before and after at the end of a line, with an arrow, which few fonts contain."""
        metrics = QFontMetricsF(theme.font(FontSize.BODY, tabular=True))
        wide = metrics.horizontalAdvance(text.urge_after)
        after = QRectF(line.right() - wide, line.top(), wide + 1.0, line.height())
        arrow = QRectF(after.left() - scaled_px(28), line.top(), scaled_px(28), line.height())
        before = QRectF(arrow.left() - scaled_px(24), line.top(), scaled_px(24), line.height())
        self._write(painter, before, text.urge_before, self._colours.soft, _RIGHT)
        self._write(painter, after, text.urge_after, ink, _LEFT)
        draw_arrow(painter, arrow.adjusted(6.0, 0.0, -6.0, 0.0), self._colours.faint)


def draw_arrow(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw an arrow to the right through the middle of the box."""
    painter.setPen(QPen(QColor(colour), 1.25))
    y, left, right = box.center().y(), box.left(), box.right()
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.drawLine(QPointF(right - 3.0, y - 3.0), QPointF(right, y))
    painter.drawLine(QPointF(right - 3.0, y + 3.0), QPointF(right, y))


def group_column_width(width: float) -> float:
    """The width of the column of headings in a list of this width."""
    return 0.0 if width < scaled_px(GROUP_COLUMN_WIDTH_PX) else min(scaled_px(168), width * 0.21)


def row_height(width: float) -> int:
    """The height of each row in a list of this width, in pixels."""
    row = QRectF(0.0, 0.0, width, 1.0)
    box = row.adjusted(group_column_width(width) + 2.0, 0.0, -SCROLL_SPACE_PX, 0.0)
    is_stacked = _inner_box(box).width() < scaled_px(COLUMNS_WIDTH_PX)
    return scaled_px(STACKED_ROW_HEIGHT_PX if is_stacked else ROW_HEIGHT_PX)


def _inner_box(box: QRectF) -> QRectF:
    return box.adjusted(INSET_PX + TICK_WIDTH_PX, 0.0, -INSET_PX, 0.0)


def _halves(box: QRectF) -> tuple[QRectF, QRectF]:
    """Two lines, one above the other around the middle."""
    height = float(scaled_px(LINE_HEIGHT_PX))
    middle = box.center().y()
    upper = QRectF(box.left(), middle - height, box.width(), height)
    return upper, upper.translated(0.0, height)


def _column(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), width, box.height())


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
