"""The list of triggers: model, row delegate and view."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from trainer.practice.triggers import TriggerSummary
from ui.i18n.formatting import translate
from ui.i18n.texts import trigger_strings
from ui.screens.history.row_text import first_words
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.row_list import ROW_MARGINS_PX, Index, RowDelegate, RowList
from ui.widgets.text.label import RIGHT

SUMMARY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SHARE_ROLE: Final = SUMMARY_ROLE + 1
SPOKEN_ROLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)

ROW_HEIGHT_PX: Final = 72
STACKED_ROW_HEIGHT_PX: Final = 113
BESIDE_WIDTH_PX: Final = 460  # of the list: below, each thing has a line of its own
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
        urges = trigger_strings.describe_trigger_urges(trigger)
        return ", ".join(filter(None, (first_words(trigger.text), *parts, urges)))


class TriggerRow(RowDelegate):
    """Trigger and, as a bar, how often; under it in words; at the right, or on a line of its own, the urge."""

    part = "line-of-a-trigger"

    def __init__(self, colours: Theme, parent: "TriggerList") -> None:
        super().__init__(colours, parent)
        self._list: TriggerList = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        stacked = is_stacked(self._list.viewport().width())
        return QSize(100, scaled_px(STACKED_ROW_HEIGHT_PX if stacked else ROW_HEIGHT_PX))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(*ROW_MARGINS_PX)
        self.draw_surface(painter, box, option.state)
        inner = box.adjusted(INSET_PX, 0.0, -INSET_PX, 0.0)
        trigger: TriggerSummary = index.data(SUMMARY_ROLE)
        stacked = is_stacked(float(option.rect.width()))
        height = float(scaled_px(LINE_HEIGHT_PX))
        top = inner.center().y() - (2.0 if stacked else 1.0) * height - 2.0
        lines = [QRectF(inner.left(), top + n * height, inner.width(), height) for n in range(4)]
        beside = scaled_px(URGES_WIDTH_PX) if trigger.rated and not stacked else 0
        upper, lower = (line.adjusted(0.0, 0.0, -beside, 0.0) for line in lines[:2])
        soft = self.colours.soft
        parts = trigger_strings.describe_pauses(trigger, self._list.rows.today)
        self.write(painter, upper, index.data(), self.colours.ink, FontSize.BODY)
        below = [" · ".join(parts)]
        if stacked:
            urges = trigger_strings.describe_trigger_urges(trigger)
            below = [" · ".join(parts[:2]), *parts[2:], urges]
        for line, words in zip((lower, *lines[2:]), below, strict=False):
            self.write(painter, line, words, soft, FontSize.SMALL, shrinks=True)
        bar_width = max(BAR_HEIGHT_PX, upper.width() * index.data(SHARE_ROLE))
        bottom = lines[3 if stacked else 1].bottom() + 4.0
        self._draw_bar(painter, QRectF(inner.left(), bottom, bar_width, BAR_HEIGHT_PX))
        if trigger.rated and not stacked:
            self._draw_captioned_urges(painter, lines[0], lines[1], trigger)

    def _draw_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.breath))
        painter.drawRoundedRect(bar, BAR_HEIGHT_PX / 2.0, BAR_HEIGHT_PX / 2.0)

    def _draw_captioned_urges(
        self, painter: QPainter, upper: QRectF, lower: QRectF, trigger: TriggerSummary
    ) -> None:
        before, after = trigger_strings.format_urges(trigger)
        self.draw_urges(painter, upper, before, after, FontSize.BODY)
        caption = trigger_strings.caption_urges(trigger)
        self.write(painter, lower, caption, self.colours.faint, FontSize.TINY, RIGHT)


def is_stacked(width: float) -> bool:
    """Whether a list of this width has the urge on a line of its own."""
    return width < scaled_px(BESIDE_WIDTH_PX)


class TriggerList(RowList):
    opened = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(colours, parent)
        self.rows = TriggerModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TriggerRow(colours, self))
        self.setAccessibleName(translate(trigger_strings.TITLE))
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> TriggerSummary | None:
        return self.rows.trigger(self.currentIndex().row())
