"""All keys of a screen, over it: made from the screen's own table, so that none is forgotten."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    Qt,
)
from PySide6.QtWidgets import QWidget

from ui import theme, words_room
from ui.announcing import announce
from ui.roles import Role
from ui.strings import say
from ui.theme import Size, Theme, with_alpha

ROW: Final = 34
TITLE: Final = 58
PAD: Final = 28
WIDEST: Final = 380
VEIL: Final = 0.82

KeyLine = tuple[str, str]
"""The caps, and what they do."""


class KeyMap(QWidget):
    ROLE = Role.Dialog

    closed = Signal()
    chosen = Signal(int)
    """A line was pressed with the mouse."""

    def __init__(
        self, look: Theme, lines: Sequence[KeyLine], parent: QWidget, *, pressable: int
    ) -> None:
        """The first so many lines do what their key does when they are pressed; the rest only tell."""
        super().__init__(parent)
        self._pressable = pressable
        self._look, self.lines = look, lines
        self._places: list[QRectF] = []
        self._under = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told = ", ".join(f"{cap}: {word}" for cap, word in lines)
        self.setAccessibleName(f"{say(words_room.KEYS)}. {told}")
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleName())

    def focusNextPrevChild(self, _: bool) -> bool:  # noqa: N802
        """Tab closes the map as any key does, and walks through nothing behind it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A key held for another (Shift for ?) closes nothing."""
        if event.key() not in _HELD:
            self.closed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        under = self._line_at(event)
        if under != self._under:
            self._under = under
            self.setCursor(_HAND if under >= 0 else _ARROW)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._under = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        line = self._line_at(event) if event.button() == Qt.MouseButton.LeftButton else -1
        self.closed.emit()
        if line >= 0:
            self.chosen.emit(line)

    def _line_at(self, event: QMouseEvent) -> int:
        spot = event.position()
        there = self._places[: self._pressable]
        return next((i for i, place in enumerate(there) if place.contains(spot)), -1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), with_alpha(self._look.ground_top, VEIL))
        rows, columns, row = self._grid()
        title = theme.px(TITLE)
        pad = min(PAD, self.width() // 24)
        wide = min(columns * theme.px(WIDEST), self.width() - 2 * pad)
        tall = min(self.height() - 8, rows * row + title + 2 * pad)
        box = QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)
        painter.setPen(QPen(QColor(self._look.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._look.panel))
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        inner = box.adjusted(pad, pad, -pad, -pad)
        self._draw_title(painter, QRectF(inner.left(), inner.top(), inner.width(), title - 20))
        each = inner.width() / columns
        self._places.clear()
        for i, line in enumerate(self.lines):
            column, at = divmod(i, rows)
            place = QRectF(
                inner.left() + column * each, inner.top() + title + at * row, each - 12, row
            )
            self._places.append(place)
            self._draw_line(painter, place, line, lit=i == self._under)
        painter.end()

    def _grid(self) -> tuple[int, int, int]:
        """Rows, columns and the height of a row."""
        room = self.height() - 2 * PAD - theme.px(TITLE) - 24
        row = theme.px(ROW)
        fits = max(1, room // row)
        columns = min(-(-len(self.lines) // fits), max(1, self.width() // theme.px(260)))
        rows = -(-len(self.lines) // columns)
        return rows, columns, max(14, min(row, (self.height() - theme.px(TITLE) - 48) // rows))

    def _draw_title(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(self._look.ink))
        painter.setFont(theme.font(Size.LEAD))
        half = box.adjusted(0.0, 0.0, -box.width() / 2.0, 0.0)
        painter.drawText(half, _LEFT, say(words_room.KEYS))
        painter.setPen(QColor(self._look.faint))
        told = say(words_room.KEYS_CLOSE)
        painter.setFont(theme.fitting(theme.font(Size.SMALL), told, box.width() * 0.6))
        painter.drawText(box, _RIGHT, told)

    def _draw_line(self, painter: QPainter, place: QRectF, line: KeyLine, *, lit: bool) -> None:
        caps, word = line
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.panel_lit))
            painter.drawRoundedRect(
                place.adjusted(-8, 1, 4, -1), theme.CAP_RADIUS, theme.CAP_RADIUS
            )
        cap_width = min(place.width() * 0.38, float(theme.px(104)))
        left = QRectF(place.left(), place.top(), cap_width, place.height())
        rest = place.adjusted(cap_width + 8.0, 0.0, 0.0, 0.0)
        bold = theme.font(Size.BODY, QFont.Weight.DemiBold)
        painter.setFont(theme.fitting(bold, caps, left.width(), place.height() * 0.7))
        painter.setPen(QColor(self._look.ink))
        painter.drawText(left, _LEFT, caps)
        plain = theme.font(Size.BODY)
        painter.setFont(theme.fitting(plain, word, rest.width(), place.height() * 0.7))
        painter.setPen(QColor(self._look.ink if lit else self._look.soft))
        painter.drawText(rest, _LEFT, word)


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_HAND: Final = Qt.CursorShape.PointingHandCursor
_ARROW: Final = Qt.CursorShape.ArrowCursor
_HELD: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)
