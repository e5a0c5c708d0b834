"""The acts of a screen along its bottom edge: each a key cap with a word, clickable with the mouse.

What does not fit is in the menu, whose button at the right end is always there.
"""

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
    QPen,
    QPolygonF,
    Qt,
)
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.actions.action import Action
from ui.widgets.actions.icons import draw_icon
from ui.widgets.controls.button import Button, draw_mark, is_key_focus
from ui.widgets.painting import guarded

BOTTOM_MARGIN_PX: Final = 16  # below the bar
CAP_HEIGHT_PX: Final = 23
CAP_GAP_PX: Final = 14
MARK_WIDTH_PX: Final = 16
ICON_PX: Final = 16
STRIKE_PX: Final = 1.5
IDLE_MS: Final = 10_000
KEY_FADE_MS: Final = 240
_LINE_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KeyCap(Button):
    """The button of an action: its key as a cap, or its icon where key hints are hidden, and its word.

    A click leaves the keyboard focus where it is, so that the key of the screen's main act still works.
    """

    focused = Signal()
    """It received the keyboard focus."""

    def __init__(
        self, colours: Theme, action: Action, parent: QWidget, *, is_icon: bool = False
    ) -> None:
        super().__init__(colours, action.word, parent)
        self.action = action
        self._is_icon = is_icon
        self.opacity = 1.0
        self.is_typed = False
        """Whether its key goes to the text field that is focused: its icon stands in for it."""
        self._cap_font = theme.font(FontSize.TINY, QFont.Weight.DemiBold)
        self._word_font = theme.font(FontSize.SMALL)
        self._advances: dict[tuple[bool, str], int] = {}
        """The width of each text measured so far, as a word or not."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @property
    def cap(self) -> str:
        return self.action.cap

    def _follow(self) -> None:
        """Show the state of the action."""
        action = self.action
        self.set_text(action.word)
        self.setAccessibleName(action.spoken_name)
        if action.isCheckable():
            self.set_chosen(action.isChecked())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleDescription(" · ".join(filter(None, [self.cap, action.mark])))
        self.updateGeometry()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keep every cap a tab stop: an exclusive `QAbstractButton` would keep only the checked one."""
        self.shows_focus_ring = is_key_focus(event)
        QWidget.focusInEvent(self, event)
        self.focused.emit()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        height = theme.scaled_px(CAP_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        width = round(self._cap_width()) + 2 * FOCUS_MARGIN_PX
        if self._is_icon:
            return QSize(width, height)
        word = self._advance(self.text(), is_word=True)
        return QSize(width + 8 + word + (MARK_WIDTH_PX if self.action.mark else 0), height)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.opacity <= 0.0:
            return
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        box = QRectF(
            FOCUS_MARGIN_PX, FOCUS_MARGIN_PX, self._cap_width(), theme.scaled_px(CAP_HEIGHT_PX)
        )
        self._draw_cap(painter, box)
        if self._is_icon:
            return
        painter.setPen(QColor(self.colours.ink if self.underMouse() else self.colours.faint))
        painter.setFont(self._word_font)
        word_box = QRectF(box.right() + 8, 0.0, self.width(), self.height())
        painter.drawText(word_box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.action.mark:
            right = self.width() - FOCUS_MARGIN_PX - MARK_WIDTH_PX / 2.0
            draw_mark(painter, self.colours, QPointF(right, box.center().y()))

    def _draw_cap(self, painter: QPainter, box: QRectF) -> None:
        """Draw the key, or the icon; the cap of a disabled key is left out, a disabled icon struck out."""
        ink = QColor(self.colours.soft if self.isEnabled() else self.colours.faint)
        has_cap = self._is_icon or theme.shows_key_hints() or self.is_chosen
        if (self.isEnabled() and has_cap) or self.hasFocus():
            self.draw_panel(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), theme.CAP_RADIUS)
        painter.setPen(ink)
        painter.setFont(self._cap_font)
        if self._is_icon or self.is_typed or not theme.shows_key_hints():
            side = theme.scaled_px(ICON_PX)
            around = QRectF(0.0, 0.0, side, side)
            around.moveCenter(box.center())
            draw_icon(painter, self.action.row.icon, around, ink)
            if not self.isEnabled():
                _strike_out(painter, around, ink)
        elif self.cap == "↓":
            _draw_arrow(painter, box.center(), ink)
        else:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.cap)

    def _cap_width(self) -> float:
        if self._is_icon or not theme.shows_key_hints():
            return float(theme.scaled_px(24.0))
        return max(theme.scaled_px(24.0), self._advance(self.cap, is_word=False) + 14.0)

    def _advance(self, text: str, *, is_word: bool) -> int:
        """The width of a text. A bar is laid out again for each cap that appears or changes."""
        measured = self._advances.get((is_word, text))
        if measured is None:
            font = self._word_font if is_word else self._cap_font
            measured = self._advances[is_word, text] = QFontMetrics(font).horizontalAdvance(text)
        return measured


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
        """The button of the menu, which is never left out."""
        self.help: KeyCap | None = None
        """The cap of the key help, beside it."""
        self.keeps_first = False
        """Whether the first act is shown before the key help and Esc: where nothing else on the screen does it."""

    def add_corner(self, menu: Action, key_help: Action) -> None:
        """Add what every screen has at the right end: the menu, and the key help where there is room."""
        self.help = self._create_cap(key_help)
        self.corner = self._create_cap(menu, is_icon=True)

    def add(self, action: Action) -> KeyCap:
        key_cap = self._create_cap(action)
        self.caps.append(key_cap)
        return key_cap

    def cap_of(self, action: Action) -> KeyCap:
        """The button of an action.

        Raises
        ------
        StopIteration
            The bar has none.
        """
        return next(cap for cap in self.every_cap if cap.action is action)

    @property
    def every_cap(self) -> list[KeyCap]:
        return [*self.caps, *(cap for cap in (self.help, self.corner) if cap is not None)]

    def show_typing(self, is_typing: bool) -> None:
        """Show no key that would be typed into the focused text field; the act is still there for the mouse."""
        for cap in self.every_cap:
            is_typed = is_typing and bool(cap.action.keys) and is_typed_key(cap.action.keys[0])
            if cap.is_typed is not is_typed:
                cap.is_typed = is_typed
                cap.update()

    def put_after(self, action: Action, before: Action) -> None:
        """Move an act behind another one: the further to the left, the longer it is shown in a narrow window."""
        key_cap = self.cap_of(action)
        self.caps.remove(key_cap)
        self.caps.insert(self.caps.index(self.cap_of(before)) + 1, key_cap)
        for one, other in pairwise(self.caps):
            QWidget.setTabOrder(one, other)
        self.lay_out()

    def _create_cap(self, action: Action, *, is_icon: bool = False) -> KeyCap:
        key_cap = KeyCap(self._colours, action, self, is_icon=is_icon)
        key_cap.focused.connect(self.wake)
        return key_cap

    def place(self, left: int, bottom: int, width: int) -> None:
        """Lie along the bottom edge; caps that do not fit are left out, Esc at last."""
        height = theme.scaled_px(CAP_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
        self.setGeometry(
            left - FOCUS_MARGIN_PX, bottom - height, width + 2 * FOCUS_MARGIN_PX, height
        )
        self.lay_out()

    def lay_out(self) -> None:
        available = self.width() - self._place_corner()
        shown = [cap for cap in self.caps if cap.action.in_bar]
        widths = [cap.sizeHint().width() for cap in shown]
        while shown and _total(widths) > available:
            keeps_escape = _ends_with_escape(shown) and len(shown) > (2 if self.keeps_first else 1)
            left_out = -2 if keeps_escape else -1
            shown.pop(left_out)
            widths.pop(left_out)
        x = 0
        for cap in self.caps:
            cap.setVisible(cap in shown)
        for cap, width in zip(shown, widths, strict=True):
            cap.setGeometry(x, 0, width, self.height())
            x += width + CAP_GAP_PX

    def _place_corner(self) -> int:
        """Place the menu, and the key help where Esc fits too; return the width they take."""
        shown = [cap for cap in self.caps if cap.action.in_bar]
        most_needed = shown[-1:] if _ends_with_escape(shown) else shown[:1]
        if self.keeps_first and most_needed != shown[:1]:
            most_needed = [*shown[:1], *most_needed]
        needed = _total([cap.sizeHint().width() for cap in most_needed])
        right = self.width()
        for cap, is_always_shown in ((self.corner, True), (self.help, False)):
            if cap is None:
                continue
            wide = cap.sizeHint().width()
            fits = is_always_shown or needed + CAP_GAP_PX + wide <= right
            cap.setVisible(fits)
            cap.setGeometry(right - wide, 0, wide, self.height())
            right -= wide + CAP_GAP_PX if fits else 0
        return self.width() - right

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
        focused = [cap for cap in self.every_cap if cap.hasFocus()]
        if any(cap.shows_focus_ring for cap in focused):
            self._idle_timer.start()
            return
        self._fade_animation.setStartValue(1.0)
        self._fade_animation.setEndValue(0.0)
        self._fade_animation.start()

    def _set_opacity(self, opacity: object) -> None:
        for cap in self.every_cap:
            if cap.opacity != opacity:
                cap.opacity = float(str(opacity))
                cap.update()


def is_typed_key(key: Qt.Key) -> bool:
    """Whether a line of text has a use for the key: it is a character, or moves or deletes in the line.

    >>> is_typed_key(Qt.Key.Key_D), is_typed_key(Qt.Key.Key_Escape)
    (True, False)
    """
    return key.value < Qt.Key.Key_Escape.value or key in _LINE_KEYS


def _ends_with_escape(caps: list[KeyCap]) -> bool:
    """Whether the last one leaves the screen; it is shown as long as anything is."""
    return bool(caps) and Qt.Key.Key_Escape in caps[-1].action.keys


def _total(widths: list[int]) -> int:
    return sum(widths) + CAP_GAP_PX * max(0, len(widths) - 1)


def _strike_out(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Draw a line across an icon: its act does not work now, and can still be read."""
    pen = QPen(ink, STRIKE_PX * box.width() / ICON_PX)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(box.topLeft(), box.bottomRight())


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


def key_bar_height() -> int:
    """The height in pixels of the bar and what is below it."""
    return BOTTOM_MARGIN_PX + theme.scaled_px(CAP_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX
