"""The two columns of the certainty audit, side by side, or one below the other where it is narrow."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from trainer.exercises.certainty_audit import AuditLine, Column
from ui.i18n import practice_strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX, Button
from ui.widgets.layout.sheet import SheetField as Field
from ui.widgets.layout.sheet import draw_box
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label

FIELD: Final = 36
LONGEST: Final = 200_000  # characters in a line
SHOWN: Final = 400  # of a very long line
MOST_ROWS: Final = 3
WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
)
FROM_TOP: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)
HEAD: Final = 34
SOME_LINES: Final = 60  # pixels of what was written, that are seen at the least


class Written(Button):
    """A line that was written. `asked`: it reads like a guess."""

    focused = Signal()

    def __init__(self, look: Theme, line: AuditLine, parent: QWidget, *, asked: bool) -> None:
        shown = " ".join(line.text.split())[:SHOWN]
        super().__init__(look, shown, parent)
        self.line, self.asked = line, asked
        self.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus
        )  # Tab goes from field to field, the arrows here
        if line.asks_later:
            name = translate(practice_strings.AUDIT_FOLLOWED_NAME, words=shown)
        else:
            name = translate(practice_strings.AUDIT_ASKED_NAME, words=shown) if asked else shown
        self.setAccessibleName(name)

    def height_for(self, width: int) -> int:
        inner = max(40, width - 2 * FOCUS_MARGIN_PX - 28 - (24 if self.asked else 0))
        metrics = QFontMetrics(theme.font(FontSize.BODY))
        tall = metrics.boundingRect(0, 0, inner, 10_000, WRAPPED, self.text()).height()
        tall = min(tall, scaled_px(MOST_ROWS) * metrics.lineSpacing())
        return tall + 18 + 2 * FOCUS_MARGIN_PX + (scaled_px(16) if self.line.asks_later else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        room = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self.draw_panel(painter, box, theme.CAP_RADIUS)
        below = scaled_px(16) if self.line.asks_later else 0
        text = box.adjusted(14.0, 4.0, -14.0 - (24.0 if self.asked else 0.0), -4.0 - below)
        painter.setPen(QColor(self.look.ink))
        painter.setFont(theme.font(FontSize.BODY))
        painter.setClipRect(text)
        painter.drawText(text, self._flags(text), self.text())
        painter.setClipRect(box)
        if self.line.asks_later:
            painter.setPen(QColor(self.look.soft))
            letters = theme.font(FontSize.TINY)
            painter.setFont(letters)
            under = QRectF(text.left(), box.bottom() - below - 5.0, text.width(), below)
            right = Qt.TextElideMode.ElideRight
            told = QFontMetrics(letters).elidedText(followed(self.line), right, int(under.width()))
            painter.drawText(under, told)
        if self.asked:
            painter.setPen(QColor(self.look.breath))
            painter.setFont(theme.font(FontSize.LEAD))
            spot = QRectF(box.right() - 32.0, box.top(), 26.0, box.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "?")

    def _flags(self, room: QRectF) -> int:
        """In the middle; what is longer than its place is read from its beginning."""
        metrics = QFontMetricsF(theme.font(FontSize.BODY))
        fits = metrics.boundingRect(room, WRAPPED, self.text()).height() <= room.height() + 1.0
        return WRAPPED if fits else FROM_TOP


def followed(line: AuditLine) -> str:
    """That it will be asked about, and how sure it feels, if that was told."""
    if line.sure_percent is None:
        return translate(practice_strings.AUDIT_FOLLOWED)
    return translate(practice_strings.AUDIT_SURE, percent=line.sure_percent)


class Entry(Field):
    """Where the next line is typed."""

    up = Signal()
    entered = Signal()
    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Up:
            self.up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class AuditColumn(QWidget):
    written = Signal(str)
    chosen = Signal(int)
    """The place of the line that has the keys."""

    def __init__(self, look: Theme, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self.column = look, column
        title, hint = practice_strings.AUDIT_COLUMNS[column.value]
        self.title = Label(translate(title), FontSize.LEAD, look.ink, parent=self)
        self.field = Entry(look, translate(title), self, hint=translate(hint))
        self.field.setMaxLength(LONGEST)
        self.field.up.connect(self._to_last)
        self.field.entered.connect(self._enter)
        self.lines: dict[int, Written] = {}
        self.filled = 0
        """How far down it reaches."""

    def show_lines(self, lines: Sequence[tuple[int, AuditLine]], asked: Sequence[int]) -> None:
        gone, self.lines = list(self.lines.values()), {}
        for old in gone:
            old.blockSignals(True)  # the keyboard may pass through those that go as well
        for old in gone:
            old.setParent(None)
            old.deleteLater()
        for place, line in lines:
            made = Written(self._look, line, self, asked=place in asked)
            made.focused.connect(partial(self._focused_line, place))
            made.show()
            self.lines[place] = made
        self.lay_out()

    def take(self, place: int) -> None:
        """Give the keys to this line."""
        if place in self.lines:
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        places = list(self.lines)
        held = next((i for i, p in enumerate(places) if self.lines[p].hasFocus()), None)
        if held is None or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Up:
            self.take(places[max(0, held - 1)])
        elif held + 1 < len(places):
            self.take(places[held + 1])
        else:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def height_for(self, width: int, *, whole: bool) -> int:
        """With every line, or with some of them."""
        lines = sum(line.height_for(width) for line in self.lines.values())
        return scaled_px(HEAD) + (lines if whole else scaled_px(SOME_LINES)) + scaled_px(FIELD) + 20

    def lay_out(self) -> None:
        """The newest lines stay in sight; older ones come back when the arrows reach them."""
        wide, head, field = self.width(), scaled_px(HEAD), scaled_px(FIELD)
        self.title.setGeometry(FOCUS_MARGIN_PX, 0, wide - FOCUS_MARGIN_PX, scaled_px(28))
        heights = [line.height_for(wide) for line in self.lines.values()]
        room = max(40, self.height() - head - field - 16)
        over = max(0, sum(heights) - room)
        y = head - min(over, self._wanted(heights, room, over))
        for line, tall in zip(self.lines.values(), heights, strict=True):
            line.setGeometry(0, y, wide, tall)
            line.setVisible(y >= head - 2 and y + tall <= head + room + 2)
            y += tall
        below = head + min(sum(heights), room) + 8
        self.field.setGeometry(FOCUS_MARGIN_PX, below, wide - 2 * FOCUS_MARGIN_PX, field)
        self.filled = below + field
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_box(painter, self.field, self._look)
        painter.end()

    def _wanted(self, heights: Sequence[int], room: int, over: int) -> int:
        held = next((i for i, line in enumerate(self.lines.values()) if line.hasFocus()), None)
        if held is None:
            return over
        top = sum(heights[:held])
        return max(0, min(over, top - room // 3))

    def _focused_line(self, place: int) -> None:
        self.lay_out()
        self.chosen.emit(place)

    def _to_last(self) -> None:
        if self.lines:
            last = next(reversed(self.lines))
            self.lines[last].show()
            self.take(last)

    def _enter(self) -> None:
        text = self.field.text()
        if text.strip():
            self.field.clear()
            self.written.emit(text)


NARROW: Final = 560
STACKED: Final = 440  # where it is narrower, one column lies below the other


class AuditColumns(QWidget):
    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.of = {column: AuditColumn(look, column, self) for column in Column}

    @property
    def filled(self) -> int:
        """How far down they reach."""
        return max(column.y() + column.filled for column in self.of.values())

    def height_for(self, width: int, *, whole: bool) -> int:
        """With every line, or with some of them."""
        each = self._each(width)
        talls = [column.height_for(each, whole=whole) for column in self.of.values()]
        return sum(talls) if each == width else max(talls)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        width, y = self.width(), 0
        each = self._each(width)
        for i, column in enumerate(self.of.values()):
            if each == width:
                tall = column.height_for(each, whole=True)
                column.setGeometry(0, y, each, tall)
                y += tall
            else:
                column.setGeometry(i * (width - each), 0, each, self.height())
            column.lay_out()

    def _each(self, width: int) -> int:
        gap = 32 if width >= scaled_px(NARROW) else 8
        return (width - gap) // 2 if width >= scaled_px(STACKED) else width
