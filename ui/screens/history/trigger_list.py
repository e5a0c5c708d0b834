"""The list of triggers: model, row delegate and view."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.practice.triggers import TriggerSummary
from ui.faults import FaultGuard
from ui.i18n.formatting import translate
from ui.i18n.texts import trigger_strings
from ui.screens.history.pause_list import MOVE_KEYS, dress_list
from ui.screens.history.pause_row import Index, draw_arrow
from ui.screens.history.row_text import first_words
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px

SUMMARY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SHARE_ROLE: Final = SUMMARY_ROLE + 1
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

ROW_HEIGHT_PX: Final = 72
STACKED_ROW_HEIGHT_PX: Final = 92
BESIDE_WIDTH_PX: Final = 460  # of the list: below, the urge has a line of its own
LINE_HEIGHT_PX: Final = 21
URGES_WIDTH_PX: Final = 116
BAR_HEIGHT_PX: Final = 3.0
INSET_PX: Final = 18.0


class TriggerModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._triggers: Sequence[TriggerSummary] = ()
        self.today = date.min

    def show(self, triggers: Sequence[TriggerSummary], today: date) -> None:
        self.beginResetModel()
        self._triggers, self.today = triggers, today
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's own default
        return 0 if parent.isValid() else len(self._triggers)

    def trigger(self, row: int) -> TriggerSummary | None:
        return self._triggers[row] if 0 <= row < len(self._triggers) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        trigger = self.trigger(index.row())
        if trigger is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return first_words(trigger.text)
        if role == SUMMARY_ROLE:
            return trigger
        if role == SHARE_ROLE:
            return trigger.pauses / self._triggers[0].pauses
        return self._spoken(trigger) if role == SPOKEN_ROLE else None

    def _spoken(self, trigger: TriggerSummary) -> str:
        parts = trigger_strings.describe_pauses(trigger, self.today)
        urges = trigger_strings.describe_urges(trigger)
        return ", ".join(filter(None, (first_words(trigger.text), *parts, urges)))


class TriggerRow(QStyledItemDelegate):
    """Trigger and, as a bar, how often; under it in words; at the right the urge before and after."""

    def __init__(self, colours: Theme, parent: "TriggerList") -> None:
        super().__init__(parent)
        self._colours = colours
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        stacked = is_stacked(self._list.viewport().width())
        return QSize(100, scaled_px(STACKED_ROW_HEIGHT_PX if stacked else ROW_HEIGHT_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; an error in one row leaves the others unaffected."""
        painter.save()
        with FaultGuard("line-of-a-trigger"):
            self._draw(painter, option, index)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2.0, 2.0, -10.0, -2.0)
        self._draw_surface(painter, box, option.state)
        inner = box.adjusted(INSET_PX, 0.0, -INSET_PX, 0.0)
        trigger: TriggerSummary = index.data(SUMMARY_ROLE)
        stacked = is_stacked(float(option.rect.width()))
        height = float(scaled_px(LINE_HEIGHT_PX))
        top = inner.center().y() - (1.5 if stacked else 1.0) * height - 2.0
        lines = [QRectF(inner.left(), top + n * height, inner.width(), height) for n in range(3)]
        beside = scaled_px(URGES_WIDTH_PX) if trigger.rated and not stacked else 0
        upper, lower = (line.adjusted(0.0, 0.0, -beside, 0.0) for line in lines[:2])
        soft, parts = self._colours.soft, trigger_strings.describe_pauses
        self._write(painter, upper, index.data(), self._colours.ink, FontSize.BODY)
        more = " · ".join(parts(trigger, self._list.rows.today))
        self._write(painter, lower, more, soft, FontSize.SMALL)
        bar_width = max(BAR_HEIGHT_PX, upper.width() * index.data(SHARE_ROLE))
        bottom = lines[2 if stacked else 1].bottom() + 4.0
        self._draw_bar(painter, QRectF(inner.left(), bottom, bar_width, BAR_HEIGHT_PX))
        if stacked:
            urges = trigger_strings.describe_urges(trigger)
            self._write(painter, lines[2], urges, soft, FontSize.SMALL)
        elif trigger.rated:
            self._draw_urges(painter, lines[0], lines[1], trigger)

    def _draw_surface(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        ring = self._colours.breath if self._list.hasFocus() else self._colours.line
        painter.setPen(QPen(QColor(ring), 1.5) if selected else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.panel))
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.breath))
        painter.drawRoundedRect(bar, BAR_HEIGHT_PX / 2.0, BAR_HEIGHT_PX / 2.0)

    def _draw_urges(
        self, painter: QPainter, upper: QRectF, lower: QRectF, trigger: TriggerSummary
    ) -> None:
        before, after = trigger_strings.format_urges(trigger)
        metrics = QFontMetricsF(theme.font(FontSize.BODY, tabular=True))
        after_width = metrics.horizontalAdvance(after) + 1.0
        last = QRectF(upper.right() - after_width, upper.top(), after_width, upper.height())
        arrow = QRectF(last.left() - scaled_px(30), upper.top(), scaled_px(30), upper.height())
        first = QRectF(arrow.left() - scaled_px(36), upper.top(), scaled_px(36), upper.height())
        self._write(painter, first, before, self._colours.soft, FontSize.BODY, _RIGHT)
        self._write(painter, last, after, self._colours.ink, FontSize.BODY)
        draw_arrow(painter, arrow.adjusted(7.0, 0.0, -7.0, 0.0), self._colours.faint)
        caption = trigger_strings.caption_urges(trigger)
        self._write(painter, lower, caption, self._colours.faint, FontSize.TINY, _RIGHT)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: str,
        size: FontSize,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        font = theme.font(size, tabular=True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(_LEFT if align is None else align), elided)


def is_stacked(width: float) -> bool:
    """Whether a list of this width has the urge on a line of its own."""
    return width < scaled_px(BESIDE_WIDTH_PX)


class TriggerList(QListView):
    opened = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = TriggerModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TriggerRow(colours, self))
        dress_list(self, colours)
        self.setAccessibleName(translate(trigger_strings.TITLE))
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> TriggerSummary | None:
        return self.rows.trigger(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave letters to the screen: they are its keys, not a search in the list."""
        if event.key() in MOVE_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()


_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
