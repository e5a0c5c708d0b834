"""Draws one row of the history. Nothing is computed for rows that are not visible."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trainer.practice.summary import HeartLine
from ui.i18n import formatting
from ui.i18n.formatting import translate
from ui.i18n.texts import trigger_strings
from ui.i18n.texts.history_groups import Grouping
from ui.screens.history.row_text import RowText
from ui.style import theme
from ui.style.theme import FontSize, scaled_px
from ui.widgets.charts.heart_line import draw_heart_line
from ui.widgets.controls.row_list import CAPTION_GAP_PX, SCROLL_SPACE_PX, Index, RowDelegate
from ui.widgets.text.label import RIGHT

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole)
TEXT_ROLE: Final = ID_ROLE + 1
GROUP_ROLE: Final = ID_ROLE + 2
IS_FIRST_ROLE: Final = ID_ROLE + 3
TICKED_ROLE: Final = ID_ROLE + 4
HEART_LINE_ROLE: Final = ID_ROLE + 5
GROUPING_ROLE: Final = ID_ROLE + 6

ROW_HEIGHT_PX: Final = 60
STACKED_ROW_HEIGHT_PX: Final = 80
NARROW_ROW_HEIGHT_PX: Final = 100
NARROW_WIDTH_PX: Final = (
    300  # of the row itself: below, the urges and the choice have lines of their own
)
COLUMNS_WIDTH_PX: Final = 600  # of the row itself: below, everything stands on three lines
GROUP_COLUMN_WIDTH_PX: Final = 480  # of the list: below, the headings have no column of their own
MIN_CHOICE_PERCENT: Final = 24.0  # of the row itself: the column with the choice
MAX_CHOICE_PERCENT: Final = 40.0
INSET_PX: Final = 18.0
TICK_WIDTH_PX: Final = 20.0
LINE_HEIGHT_PX: Final = 20
URGES_WIDTH_PX: Final = 64
HEART_WIDTH_PX: Final = 76
HEART_HEIGHT_PX: Final = 22


class PauseRow(RowDelegate):
    part = "line-of-a-pause"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, row_height(self._list.viewport().width()))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        gutter = group_column_width(row.width())
        box = row.adjusted(gutter + 2.0, 2.0, -SCROLL_SPACE_PX, -2.0)
        if gutter:
            self._draw_group(painter, row, gutter, index)
        self._draw_ground(painter, box, option.state)
        if index.data(TICKED_ROLE):
            self._draw_tick(painter, QPointF(box.left() + INSET_PX - 3.0, box.center().y()))
        inner = _inner_box(box)
        text: RowText = index.data(TEXT_ROLE)
        if inner.width() < scaled_px(COLUMNS_WIDTH_PX):
            is_below_day = gutter and index.data(GROUPING_ROLE) == Grouping.DAY
            when = text.time if is_below_day else text.when
            is_narrow = inner.width() < scaled_px(NARROW_WIDTH_PX)
            draw = self._draw_narrow if is_narrow else self._draw_stacked
            draw(painter, inner, when, text, index.data(HEART_LINE_ROLE))
        else:
            lines = text.first_lines(Grouping(index.data(GROUPING_ROLE)))
            self._draw_columns(painter, inner, lines, text, index.data(HEART_LINE_ROLE))

    def _draw_group(self, painter: QPainter, row: QRectF, gutter: float, index: Index) -> None:
        """Draw the heading at its first row, and at the topmost visible row."""
        is_first = bool(index.data(IS_FIRST_ROLE))
        if is_first and index.row() > 0:
            painter.setPen(QPen(QColor(self.colours.line), theme.HAIRLINE))
            y = row.top() + 0.5
            painter.drawLine(QPointF(row.left() + 2.0, y), QPointF(row.left() + gutter, y))
        is_topmost = row.top() <= 0.0 < row.bottom()
        if is_first or is_topmost:
            words = QRectF(row.left() + 2.0, row.top(), gutter - 14.0, row.height())
            self.write(painter, words, index.data(GROUP_ROLE), self.colours.faint, FontSize.SMALL)

    def _draw_columns(
        self,
        painter: QPainter,
        inner: QRectF,
        lines: tuple[str, str],
        text: RowText,
        heart_line: HeartLine,
    ) -> None:
        k, soft = inner.width() / 100.0, self.colours.soft
        choice_width = _choice_width(text.choice, k)
        heart_left = inner.width() - choice_width - (13 if heart_line else 2) * k
        words = tuple(filter(None, (text.trigger, text.note)))
        self._write_lines(
            painter, _column(inner, 0.0, 21 * k if words else heart_left - 2 * k), lines
        )
        self._write_lines(painter, _column(inner, 22 * k, heart_left - 24 * k), words)
        self._draw_heart(painter, _column(inner, heart_left, 11 * k), heart_line)
        right = _column(inner, inner.width() - choice_width, choice_width)
        if text.has_urges:
            upper, right = _halves(right)
            self._draw_urges_of(painter, upper, text)
        self.write(painter, right, text.choice, soft, FontSize.SMALL, RIGHT)

    def _draw_stacked(
        self,
        painter: QPainter,
        inner: QRectF,
        when: str,
        text: RowText,
        heart_line: HeartLine,
    ) -> None:
        """Three lines: when and the urges; what the person wrote, if anything; how long and the choice."""
        height = scaled_px(LINE_HEIGHT_PX)
        top = inner.center().y() - 1.5 * height
        upper, middle, lower = (
            QRectF(inner.left(), top + n * height, inner.width(), height) for n in range(3)
        )
        urges_width = self._urges_width(text)
        first = upper.adjusted(0, 0, -urges_width, 0)
        self.write(painter, first, when, self.colours.ink, FontSize.BODY)
        if text.has_urges:
            self._draw_urges_of(painter, upper, text)
        heart_width = scaled_px(HEART_WIDTH_PX) if heart_line else 0
        if heart_line:
            box = QRectF(inner.right() - heart_width, middle.top(), heart_width, 2.0 * height)
            self._draw_heart(painter, box.adjusted(8.0, 0.0, 0.0, 0.0), heart_line)
        words, soft = " · ".join(filter(None, (text.trigger, text.note))), self.colours.soft
        both = " · ".join(filter(None, (text.waited, text.choice)))
        lines = [(words, self.colours.ink), (both, soft)]
        if not words:
            lines = [(part, soft) for part in (text.waited, text.choice) if part]
        for box, (line, colour) in zip((middle, lower), lines, strict=False):
            beside = box.adjusted(0, 0, -heart_width, 0)
            self.write(painter, beside, line, colour, FontSize.SMALL)

    def _draw_narrow(
        self,
        painter: QPainter,
        inner: QRectF,
        when: str,
        text: RowText,
        heart_line: HeartLine,
    ) -> None:
        """Up to four lines: when; what the person wrote, and the heart; how long, and the urges; the choice."""
        words = " · ".join(filter(None, (text.trigger, text.note)))
        lines = [line for line in (text.waited, text.choice) if line]
        if words or heart_line:
            lines.insert(0, words)
        height = scaled_px(LINE_HEIGHT_PX)
        box = QRectF(inner.left(), 0.0, inner.width(), height)
        box.moveTop(inner.center().y() - (1 + len(lines)) * height / 2.0)
        self.write(painter, box, when, self.colours.ink, FontSize.BODY)
        urges_width = self._urges_width(text)
        for line in lines:
            box.translate(0.0, height)
            colour = self.colours.ink if line == words else self.colours.soft
            used = 0.0
            if line == words and heart_line:
                used = float(scaled_px(HEART_WIDTH_PX))
                heart = box.adjusted(box.width() - used + 8.0, 0.0, 0.0, 0.0)
                self._draw_heart(painter, heart, heart_line)
            elif line == text.waited and urges_width:
                used = urges_width
                self._draw_urges_of(painter, box, text)
            beside = box.adjusted(0.0, 0.0, -used, 0.0)
            is_own = line == words  # a text of the person is shortened, one of the program is whole
            self.write(painter, beside, line, colour, FontSize.SMALL, shrinks=not is_own)

    def _draw_urges_of(self, painter: QPainter, line: QRectF, text: RowText) -> None:
        caption = translate(trigger_strings.URGE)
        before, after = text.urge_before, text.urge_after
        self.draw_urges(painter, line, before, after, FontSize.SMALL, caption)

    def _urges_width(self, text: RowText) -> float:
        if not text.has_urges:
            return 0.0
        caption = self.caption_width(translate(trigger_strings.URGE))
        return scaled_px(URGES_WIDTH_PX) + caption + scaled_px(CAPTION_GAP_PX)

    def _write_lines(self, painter: QPainter, box: QRectF, lines: tuple[str, ...]) -> None:
        """One line in the middle, or two: the first in ink, the second softer."""
        lines = tuple(filter(None, lines))
        boxes = _halves(box) if len(lines) > 1 else (box,)
        styles = ((self.colours.ink, FontSize.BODY), (self.colours.soft, FontSize.SMALL))
        for part, line, (colour, size) in zip(boxes, lines, styles, strict=False):
            self.write(painter, part, line, colour, size)

    def _draw_heart(self, painter: QPainter, box: QRectF, heart_line: HeartLine) -> None:
        if not heart_line:
            return
        height = min(box.height(), scaled_px(HEART_HEIGHT_PX))
        inner = QRectF(box.left() + 2.0, box.center().y() - height / 2.0, box.width() - 6.0, height)
        draw_heart_line(painter, inner, heart_line, self.colours.heart)

    def _draw_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        """Draw the ground of a row, and a line below it; the current row has an edge instead."""
        self.draw_surface(painter, box, state)
        if not state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self.colours.line), theme.HAIRLINE))
            y = round(box.bottom() + 1.5) + 0.5
            painter.drawLine(QPointF(box.left() + INSET_PX, y), QPointF(box.right() - INSET_PX, y))

    def _draw_tick(self, painter: QPainter, at: QPointF) -> None:
        """Draw a check mark, which does not rely on colour alone."""
        k = scaled_px(100) / 100.0
        pen = QPen(QColor(self.colours.breath), 2.0 * k)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        at -= QPointF(11.0 * (k - 1.0), 0.0)  # larger to the left: the texts stay where they are
        painter.drawLine(at, at + QPointF(4.0, 4.5) * k)
        painter.drawLine(at + QPointF(4.0, 4.5) * k, at + QPointF(11.0, -5.0) * k)


def group_column_width(width: float) -> float:
    """The width of the column of headings in a list of this width."""
    return 0.0 if width < scaled_px(GROUP_COLUMN_WIDTH_PX) else min(scaled_px(168), width * 0.21)


def row_height(width: float) -> int:
    """The height of each row in a list of this width, in pixels."""
    row = QRectF(0.0, 0.0, width, 1.0)
    box = row.adjusted(group_column_width(width) + 2.0, 0.0, -SCROLL_SPACE_PX, 0.0)
    wide = _inner_box(box).width()
    if wide < scaled_px(NARROW_WIDTH_PX):
        return scaled_px(NARROW_ROW_HEIGHT_PX)
    return scaled_px(STACKED_ROW_HEIGHT_PX if wide < scaled_px(COLUMNS_WIDTH_PX) else ROW_HEIGHT_PX)


def _choice_width(choice: str, percent: float) -> float:
    """The width of the last column: that of the longest decision, so that the rows are in line, or of a longer text."""
    metrics = QFontMetricsF(theme.font(FontSize.SMALL, tabular=True))
    texts = (choice, *formatting.decision_texts())
    longest = max(metrics.horizontalAdvance(text) for text in texts) + 1.0
    return min(MAX_CHOICE_PERCENT * percent, max(MIN_CHOICE_PERCENT * percent, longest))


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
