"""The keys of a screen along its bottom edge: each a key cap with a word, clickable with the mouse."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPolygonF,
    Qt,
)
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.controls.button import Button, draw_mark, is_key_focus
from ui.widgets.painting import guarded

CAP_HEIGHT_PX: Final = 23
CAP_GAP_PX: Final = 14
MARK_WIDTH_PX: Final = 16
IDLE_MS: Final = 10_000
KEY_FADE_MS: Final = 240


class KeyCap(Button):
    focused = Signal()
    """It received the keyboard focus."""

    def __init__(self, colours: Theme, cap: str, word: str, parent: QWidget) -> None:
        super().__init__(colours, translate(word), parent)
        self.cap = translate(cap) if cap else cap
        self.setAccessibleDescription(self.cap)
        self._cap_font = theme.font(FontSize.TINY, QFont.Weight.DemiBold)
        self._word_font = theme.font(FontSize.SMALL)
        self.opacity = 1.0
        self.has_mark = False
        """Whether a small dot says that something waits there, quietly."""
        self.in_bar = True
        """Whether it is shown if it fits; the key works either way."""

    def show_mark(self, description: str) -> None:
        """Show a small dot behind the word, with its meaning for screen readers; "" removes it."""
        self.has_mark = bool(description)
        self.setAccessibleDescription(" · ".join(filter(None, [self.cap, description])))
        self.setToolTip(description)
        self.updateGeometry()
        self.update()

    def set_word(self, word: str) -> None:
        self.set_text(translate(word))
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep every cap a tab stop: an exclusive `QAbstractButton` would keep only the checked one."""
        self.shows_focus_ring = is_key_focus(event)
        QWidget.focusInEvent(self, event)
        self.focused.emit()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        word = QFontMetrics(self._word_font).horizontalAdvance(self.text())
        height = theme.scaled_px(CAP_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        mark = MARK_WIDTH_PX if self.has_mark else 0
        return QSize(round(self._cap_width()) + 8 + word + mark + 2 * FOCUS_MARGIN_PX, height)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.opacity <= 0.0:
            return
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        box = QRectF(
            FOCUS_MARGIN_PX, FOCUS_MARGIN_PX, self._cap_width(), theme.scaled_px(CAP_HEIGHT_PX)
        )
        if self.isEnabled():  # a disabled key shows its word only
            self.draw_panel(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), theme.CAP_RADIUS)
        ink = QColor(self.colours.soft if self.isEnabled() else self.colours.faint)
        painter.setPen(ink)
        painter.setFont(self._cap_font)
        if self.cap == "↓":
            _draw_arrow(painter, box.center(), ink)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.cap)
        painter.setPen(QColor(self.colours.ink if self.underMouse() else self.colours.faint))
        painter.setFont(self._word_font)
        word_box = QRectF(box.right() + 8, 0.0, self.width(), self.height())
        painter.drawText(word_box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.has_mark:
            right = self.width() - FOCUS_MARGIN_PX - MARK_WIDTH_PX / 2.0
            draw_mark(painter, self.colours, QPointF(right, box.center().y()))

    def _cap_width(self) -> float:
        return max(
            theme.scaled_px(24.0), QFontMetrics(self._cap_font).horizontalAdvance(self.cap) + 14.0
        )


class KeyBar(QWidget):
    def __init__(self, colours: Theme, parent: QWidget, *, fades: bool = False) -> None:
        super().__init__(parent)
        self._colours = colours
        self.caps: list[KeyCap] = []
        self._idle_timer = QTimer(self)
        self._idle_timer.setSingleShot(True)
        self._idle_timer.setInterval(IDLE_MS)
        self._idle_timer.timeout.connect(self._fade)
        self._fade_animation = QVariantAnimation(self)
        self._fade_animation.setDuration(KEY_FADE_MS)
        self._fade_animation.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade_animation.valueChanged.connect(self._set_opacity)
        self._fades = fades
        self.corner: KeyCap | None = None

    def add_corner_key(self, cap: str, word: str, press: Callable[[], None]) -> None:
        """Add the key at the right end of the bar, which every screen has."""
        self.corner = self._create_cap(cap, word, press)

    def add(self, cap: str, word: str, press: Callable[[], None]) -> KeyCap:
        key_cap = self._create_cap(cap, word, press)
        self.caps.append(key_cap)
        return key_cap

    def put_after(self, key_cap: KeyCap, before: KeyCap) -> None:
        """Move a cap behind another one: the further to the left, the longer it is shown in a narrow window."""
        self.caps.remove(key_cap)
        self.caps.insert(self.caps.index(before) + 1, key_cap)
        for one, other in pairwise(self.caps):
            QWidget.setTabOrder(one, other)
        self.lay_out()

    def _create_cap(self, cap: str, word: str, press: Callable[[], None]) -> KeyCap:
        key_cap = KeyCap(self._colours, cap, word, self)
        key_cap.clicked.connect(press)
        key_cap.focused.connect(self.wake)
        return key_cap

    def place(self, left: int, bottom: int, width: int) -> None:
        """Lie along the bottom edge; caps that do not fit are left out, except the last one (Esc)."""
        height = theme.scaled_px(CAP_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        self.setGeometry(
            left - FOCUS_MARGIN_PX, bottom - height, width + 2 * FOCUS_MARGIN_PX, height
        )
        self.lay_out()

    def lay_out(self) -> None:
        corner_width = self._place_corner()
        available = self.width() - corner_width
        shown = [c for c in self.caps if c.in_bar]
        while len(shown) > 1 and _total_width(shown) > available:
            shown.pop(-2)
        x = 0
        for cap in self.caps:
            cap.setVisible(cap in shown)
            if cap in shown:
                cap.setGeometry(x, 0, cap.sizeHint().width(), self.height())
                x += cap.sizeHint().width() + CAP_GAP_PX

    def _place_corner(self) -> int:
        """Place the corner key and return the width it takes.

        It opens the list of all keys, so only the last cap (Esc) has priority over it; where those two do
        not fit, it is hidden.
        """
        if self.corner is None:
            return 0
        wide = self.corner.sizeHint().width()
        last = [cap for cap in self.caps if cap.in_bar][-1:]
        fits = _total_width(last) + CAP_GAP_PX + wide <= self.width()
        self.corner.setVisible(fits)
        self.corner.setGeometry(self.width() - wide, 0, wide, self.height())
        return wide + CAP_GAP_PX if fits else 0

    def wake(self) -> None:
        """Show the keys, and let them fade again after a while without use."""
        self._fade_animation.stop()
        self._set_opacity(1.0)
        if self._fades:
            self._idle_timer.start()

    def sleep(self) -> None:
        """Stop all timers; called when the screen is hidden."""
        self._idle_timer.stop()
        self._fade_animation.stop()

    def _fade(self) -> None:
        focused = [cap for cap in (*self.caps, self.corner) if cap and cap.hasFocus()]
        if any(cap.shows_focus_ring for cap in focused):
            self._idle_timer.start()
            return
        self._fade_animation.setStartValue(1.0)
        self._fade_animation.setEndValue(0.0)
        self._fade_animation.start()

    def _set_opacity(self, opacity: object) -> None:
        for cap in (*self.caps, *([self.corner] if self.corner else [])):
            if cap.opacity != opacity:
                cap.opacity = float(str(opacity))
                cap.update()


def _total_width(caps: list[KeyCap]) -> int:
    return sum(c.sizeHint().width() for c in caps) + CAP_GAP_PX * max(0, len(caps) - 1)


def _draw_arrow(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """Draw a down arrow, which few fonts contain."""
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(1.4)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    k = theme.scaled_px(100) / 100.0
    down = at + QPointF(0.0, 4.5 * k)
    painter.drawLine(at - QPointF(0.0, 4.5 * k), down)
    painter.drawPolyline(QPolygonF([down + QPointF(-3, -3) * k, down, down + QPointF(3, -3) * k]))
