"""The help overlay with all keys of a screen, built from the screen's own key table."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    Qt,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme, with_alpha
from ui.widgets.controls.key_bar import BOTTOM_MARGIN_PX, CAP_HEIGHT_PX
from ui.widgets.edge_fade import cover_gradient
from ui.widgets.painting import guarded

ROW_HEIGHT_PX: Final = 34
MIN_ROW_HEIGHT_PX: Final = 22  # minimum height of a row before the list scrolls
TITLE_HEIGHT_PX: Final = 58
TITLE_GAP_PX: Final = 16  # between the title and what it says at the right
MIN_CAPS_WIDTH_PX: Final = 64
PADDING_PX: Final = 28
BAR_WIDTH_PX: Final = 8.0
BAR_TARGET_PX: Final = 24.0  # as wide as the hand needs it
MAX_COLUMN_WIDTH_PX: Final = 380
DIM_OPACITY: Final = 0.82
MAX_WIDTH_BESIDE: Final = 0.75  # of the window: a wider list leaves only slices of the page

KeyLine = tuple[str, str]
"""The key caps, and what they do."""


class _Grid(NamedTuple):
    rows: int
    columns: int
    row: int
    """The height of a row in pixels."""
    seen: int
    """The number of rows that fit."""


class KeyHelp(QWidget):
    ROLE = Role.Dialog

    closed = Signal()
    chosen = Signal(int)
    """The index of a line that was clicked."""

    def __init__(
        self, colours: Theme, lines: Sequence[KeyLine], parent: QWidget, *, pressable: int
    ) -> None:
        """The first `pressable` lines can be clicked; the others are only for reading."""
        super().__init__(parent)
        self._pressable = pressable
        self._colours, self.lines = colours, lines
        self._line_boxes: list[QRectF] = []
        self._hovered_line = -1
        self._first_row = 0
        """The number of rows scrolled out at the top."""
        self._bar_track = QRectF()
        """Where the handle of the scroll bar moves; empty where nothing scrolls."""
        self._dragged_from: tuple[float, int] | None = None
        """Where the handle was taken, and the first row at that moment."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines_text = ", ".join(f"{cap}: {word}" for cap, word in lines)
        self.setAccessibleName(f"{translate(settings_strings.KEYS)}. {lines_text}")
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleName())

    def focusNextPrevChild(self, _: bool) -> bool:  # noqa: N802
        """Let Tab close the overlay as any other key does."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on any key but modifiers; arrow keys scroll a list that does not fit."""
        step = _STEP.get(Qt.Key(event.key()), 0)
        if step and self._can_scroll:
            self._scroll(step)
        elif event.key() not in _MODIFIERS:
            self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if self._can_scroll and event.angleDelta().y():
            self._scroll(-1 if event.angleDelta().y() > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._scroll(0)

    @property
    def _can_scroll(self) -> bool:
        """Whether there are more lines than fit."""
        return self._grid().rows > self._grid().seen

    def _scroll(self, rows: int) -> None:
        grid = self._grid()
        self._first_row = max(0, min(grid.rows - grid.seen, self._first_row + rows))
        self._hovered_line = -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragged_from is not None:
            self._drag(event.position().y(), *self._dragged_from)
            return
        hovered = self._line_at(event)
        if hovered != self._hovered_line:
            self._hovered_line = hovered
            self.setCursor(_HAND if hovered >= 0 else _ARROW)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hovered_line = -1
        self.update()

    def _drag(self, y: float, from_y: float, from_row: int) -> None:
        """Scroll as far as the handle was moved."""
        rows = (y - from_y) / max(1.0, self._bar_track.height()) * self._grid().rows
        self._scroll(from_row + round(rows) - self._first_row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._dragged_from = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        side = (BAR_TARGET_PX - BAR_WIDTH_PX) / 2.0
        if self._bar_track.adjusted(-side, 0.0, side, 0.0).contains(event.position()):
            self._dragged_from = event.position().y(), self._first_row
            return
        line = self._line_at(event) if event.button() == Qt.MouseButton.LeftButton else -1
        self.closed.emit()
        if line >= 0:
            self.chosen.emit(line)

    def _line_at(self, event: QMouseEvent) -> int:
        spot = event.position()
        there = self._line_boxes[: self._pressable]
        return next((i for i, place in enumerate(there) if place.contains(spot)), -1)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid, title = self._grid(), self._title
        padding = min(PADDING_PX, self.width() // 24)
        wide = min(grid.columns * theme.scaled_px(MAX_COLUMN_WIDTH_PX), self.width() - 2 * padding)
        tall = min(self.height() - 8, grid.seen * grid.row + title + 2 * padding)
        box = QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)
        self._draw_cover(painter, box)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._colours.panel))
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        inner = box.adjusted(padding, padding, -padding, -padding)
        self._draw_title(painter, QRectF(inner.left(), inner.top(), inner.width(), title - 20))
        each = inner.width() / grid.columns
        self._line_boxes.clear()
        for i, line in enumerate(self.lines):
            column, at = divmod(i, grid.rows)
            y = inner.top() + title + (at - self._first_row) * grid.row
            is_seen = self._first_row <= at < self._first_row + grid.seen
            place = QRectF(inner.left() + column * each, y, each - 12, grid.row if is_seen else 0)
            self._line_boxes.append(place)
            if is_seen:
                self._draw_line(painter, place, line, lit=i == self._hovered_line)
        self._draw_bar(painter, grid, box, inner.top() + title)
        painter.end()

    def _draw_cover(self, painter: QPainter, box: QRectF) -> None:
        """Dim the page beside the list, and hide its keys; beside a wide list only slices of it would be seen."""
        is_beside = box.width() < MAX_WIDTH_BESIDE * self.width()
        if is_beside:
            keys_height = BOTTOM_MARGIN_PX + theme.scaled_px(CAP_HEIGHT_PX) + 8
            keys = self.rect().adjusted(0, self.height() - keys_height, 0, 0)
            painter.fillRect(keys, cover_gradient(self._colours, self, keys.top(), keys.top() + 8))
        opacity = DIM_OPACITY if is_beside else 1.0
        painter.fillRect(self.rect(), with_alpha(self._colours.ground_top, opacity))

    @property
    def _title(self) -> int:
        return min(theme.scaled_px(TITLE_HEIGHT_PX), max(TITLE_HEIGHT_PX, self.height() // 6))

    def _grid(self) -> _Grid:
        """The fewest columns that hold the lines; where space is short rows shrink, then the list scrolls."""
        available = self.height() - 48 - self._title
        fits = max(1, (available - 32) // theme.scaled_px(ROW_HEIGHT_PX))
        columns = min(-(-len(self.lines) // fits), max(1, self.width() // theme.scaled_px(260)))
        rows = -(-len(self.lines) // columns)
        row = max(
            theme.scaled_px(MIN_ROW_HEIGHT_PX),
            min(theme.scaled_px(ROW_HEIGHT_PX), available // rows),
        )
        return _Grid(rows, columns, row, max(1, min(rows, available // row)))

    @property
    def _widest_caps(self) -> float:
        metrics = QFontMetricsF(_key_font())
        widest = max(metrics.horizontalAdvance(caps) for caps, _ in self.lines)
        return max(theme.scaled_px(MIN_CAPS_WIDTH_PX), widest + theme.scaled_px(12))

    def _draw_bar(self, painter: QPainter, grid: _Grid, box: QRectF, top: float) -> None:
        """Draw the scroll bar."""
        if grid.seen == grid.rows:
            self._bar_track = QRectF()
            return
        visible_height = grid.seen * grid.row
        tall, y = (
            visible_height * grid.seen / grid.rows,
            top + visible_height * self._first_row / grid.rows,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.edge))
        left = box.right() - 14.0
        self._bar_track = QRectF(left, top, BAR_WIDTH_PX, visible_height)
        painter.drawRoundedRect(QRectF(left, y, BAR_WIDTH_PX, tall), 4.0, 4.0)

    def _draw_title(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(self._colours.ink))
        painter.setFont(theme.font(FontSize.LEAD))
        title = translate(settings_strings.KEYS)
        painter.drawText(box, _LEFT, title)
        beside = QFontMetricsF(painter.font()).horizontalAdvance(title) + TITLE_GAP_PX
        painter.setPen(QColor(self._colours.faint))
        text = translate(
            settings_strings.KEYS_ROLL if self._can_scroll else settings_strings.KEYS_CLOSE
        )
        right = box.adjusted(min(beside, 0.4 * box.width()), 0.0, 0.0, 0.0)
        painter.setFont(_fit_wrapped(theme.font(FontSize.SMALL), text, right))
        painter.drawText(right, _RIGHT_WRAPPED, text)

    def _draw_line(self, painter: QPainter, place: QRectF, line: KeyLine, *, lit: bool) -> None:
        caps, word = line
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.panel_lit))
            painter.drawRoundedRect(
                place.adjusted(-8, 1, 4, -1), theme.CAP_RADIUS, theme.CAP_RADIUS
            )
        cap_width = min(place.width() * 0.38, self._widest_caps)
        left = QRectF(place.left(), place.top(), cap_width, place.height())
        word_box = place.adjusted(cap_width + 8.0, 0.0, 0.0, 0.0)
        painter.setFont(theme.fit_font(_key_font(), caps, left.width(), place.height() * 0.7))
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(left, _LEFT, caps)
        plain = theme.font(FontSize.BODY)
        painter.setFont(theme.fit_font(plain, word, word_box.width(), place.height() * 0.7))
        painter.setPen(QColor(self._colours.ink if lit else self._colours.soft))
        painter.drawText(word_box, _LEFT, word)


def _fit_wrapped(font: QFont, text: str, box: QRectF) -> QFont:
    """The font, reduced so that the text fits into the box on one line or more."""
    while font.pixelSize() > theme.MIN_FONT_PX:
        bounds = QFontMetricsF(font).boundingRect(box, _RIGHT_WRAPPED, text)
        if bounds.width() <= box.width() and bounds.height() <= box.height():
            break
        font.setPixelSize(font.pixelSize() - 1)
    return font


def _key_font() -> QFont:
    return theme.font(FontSize.BODY, QFont.Weight.DemiBold)


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RIGHT_WRAPPED: Final = _RIGHT | int(Qt.TextFlag.TextWordWrap)
_HAND: Final = Qt.CursorShape.PointingHandCursor
_ARROW: Final = Qt.CursorShape.ArrowCursor
_STEP: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -4,
    Qt.Key.Key_PageDown: 4,
}
_MODIFIERS: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)
