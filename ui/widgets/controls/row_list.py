"""A list with painted rows: its view, and what the delegates of its rows have in common."""

from typing import Final, TypeAlias

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.faults import FaultGuard
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.edge_fade import add_edge_fades
from ui.widgets.text.label import LEFT, RIGHT

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SCROLL_SPACE_PX: Final = 10.0
ROW_MARGINS_PX: Final = (2.0, 2.0, -SCROLL_SPACE_PX, -2.0)
"""What the ground of a row leaves free within it, as `QRectF.adjusted` takes it."""
URGE_WIDTH_PX: Final = 36
CAPTION_GAP_PX: Final = 6
ARROW_SPACE_PX: Final = 28
ARROW_MARGIN_PX: Final = 6.0

SCROLL_STYLE: Final = """
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 4px 0; border: none; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 2px; margin: 2px; min-height: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
MOVE_KEYS: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class RowList(QListView):
    """A list on the window's ground, with rows of equal height and a quiet scroll bar."""

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setStyleSheet(SCROLL_STYLE.format(line=colours.edge))
        self.fades = add_edge_fades(self, colours)
        for fade in self.fades:
            fade.row_height = self._measure_row

    def _measure_row(self) -> int:
        model = self.model()
        return 0 if model is None or not model.rowCount() else self.sizeHintForRow(0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Make the row that a screen reader selects the current one, to which the keys refer."""
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if rows and rows[0] != self.currentIndex():
            self.setCurrentIndex(rows[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave letters to the screen: they are its keys, not a search in the list."""
        if event.key() in MOVE_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()


class RowDelegate(QStyledItemDelegate):
    """Draws the rows of a list; an error in one row leaves the others unaffected."""

    part = "row-of-a-list"
    """The name of the rows in a report of a fault."""

    def __init__(self, colours: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.colours = colours
        self._list = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        with FaultGuard(self.part):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, option, index)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        raise NotImplementedError

    def draw_surface(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        """Draw the ground of the current row, and of that under the mouse pointer."""
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if not is_current and not state & QStyle.StateFlag.State_MouseOver:
            return
        edge = self.colours.breath if self._list.hasFocus() else self.colours.line
        painter.setPen(QPen(QColor(edge), 1.5) if is_current else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.panel))
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: str,
        size: FontSize,
        align: Qt.AlignmentFlag = LEFT,
        *,
        shrinks: bool = False,
    ) -> None:
        """Write a text on one line, shortened to the width of the box; first the font may shrink to its usual size."""
        font = theme.font(size, tabular=True)
        if shrinks:
            fitting = theme.fit_font(QFont(font), text, box.width()).pixelSize()
            font.setPixelSize(max(fitting, min(font.pixelSize(), int(size))))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(align), elided)

    def draw_urges(
        self,
        painter: QPainter,
        line: QRectF,
        before: str,
        after: str,
        before_size: FontSize,
        caption: str = "",
    ) -> None:
        """Draw the urge before and after at the end of a line, with an arrow, which few fonts contain.

        A caption stands before them where there is room.
        """
        metrics = QFontMetricsF(theme.font(FontSize.BODY, tabular=True))
        wide = metrics.horizontalAdvance(after)
        last = QRectF(line.right() - wide, line.top(), wide + 1.0, line.height())
        space = scaled_px(ARROW_SPACE_PX)
        arrow = QRectF(last.left() - space, line.top(), space, line.height())
        width = scaled_px(URGE_WIDTH_PX)
        first = QRectF(arrow.left() - width, line.top(), width, line.height())
        self.write(painter, first, before, self.colours.soft, before_size, RIGHT)
        before_width = QFontMetricsF(theme.font(before_size, tabular=True)).horizontalAdvance(
            before
        )
        named = QRectF(line)
        named.setRight(first.right() - before_width - scaled_px(CAPTION_GAP_PX))
        if caption and self.caption_width(caption) <= named.width():
            self.write(painter, named, caption, self.colours.faint, FontSize.SMALL, RIGHT)
        self.write(painter, last, after, self.colours.ink, FontSize.BODY)
        self._draw_arrow(painter, arrow.adjusted(ARROW_MARGIN_PX, 0.0, -ARROW_MARGIN_PX, 0.0))

    def caption_width(self, caption: str) -> float:
        """The width of the caption of the urges, pixels."""
        return QFontMetricsF(theme.font(FontSize.SMALL, tabular=True)).horizontalAdvance(caption)

    def _draw_arrow(self, painter: QPainter, box: QRectF) -> None:
        """Draw an arrow to the right through the middle of the box."""
        painter.setPen(QPen(QColor(self.colours.faint), 1.25))
        y, left, right = box.center().y(), box.left(), box.right()
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y - 3.0), QPointF(right, y))
        painter.drawLine(QPointF(right - 3.0, y + 3.0), QPointF(right, y))
