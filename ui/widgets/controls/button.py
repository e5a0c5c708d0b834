"""The base class of every button: its panel, focus ring and keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.style import theme
from ui.style.theme import Theme

MARK_RADIUS_PX: Final = 3.0
CHOSEN_EDGE_PX: Final = 2.5  # wide enough to be seen where its hue is not
RING_DISTANCE_PX: Final = 3.0  # between the edge of what has the focus and its ring

_ARROW_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_KEY_FOCUS_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Button(QAbstractButton):
    """A button that paints itself, with a focus ring when it was focused by the keyboard.

    The state is exposed to screen readers: as a radio button while `is_exclusive`, else as a check box.

    Parameters
    ----------
    colours
        The colours to paint with.
    text
        The translated caption, which is the accessible name too.
    """

    is_exclusive = True

    def __init__(self, colours: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = colours
        self.shows_focus_ring = False
        self.is_chosen = False
        self.set_text(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._click_if_toggled)

    def set_text(self, text: str) -> None:
        """Set the text, and the name that a screen reader says."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_chosen(self, chosen: bool) -> None:
        if chosen is self.is_chosen and self.isCheckable():
            return
        self.is_chosen = chosen
        self.setCheckable(True)
        self._set_checked(chosen)
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802
        """Do nothing: a click alone does not change the state."""

    def _click_if_toggled(self, checked: bool) -> None:
        """Take a toggle by a screen reader, which sets the state and clicks nothing, for a click."""
        if checked is not self.is_chosen:
            self._set_checked(self.is_chosen)
            self.click()

    def _set_checked(self, checked: bool) -> None:
        """Set the state that a screen reader is told of."""
        self.setAutoExclusive(False)  # the program alone decides what is chosen
        self.setChecked(checked)
        self.setAutoExclusive(self.is_exclusive)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.shows_focus_ring = is_key_focus(event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.shows_focus_ring = False
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space presses the button; arrow keys are left to its parent."""
        if event.key() in _ARROW_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw_panel(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.colours.breath if self.is_chosen else self.colours.line
        width = CHOSEN_EDGE_PX if self.is_chosen else theme.HAIRLINE
        # A thick edge goes inwards: outside it may be cut off.
        inset = (width - theme.HAIRLINE) / 2.0
        has_ring = self.shows_focus_ring and self.hasFocus()
        # At the margin of its row the panel gives way to the ring, which can go no further out.
        panel = box & _shrink(self._focus_margin(), RING_DISTANCE_PX) if has_ring else box
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(self._fill_colour()))
        painter.drawRoundedRect(_shrink(panel, inset), radius, radius)
        if has_ring:
            draw_focus_ring(painter, box, radius, self.colours, self._focus_margin())

    def _focus_margin(self) -> QRectF:
        """The part of the parent where the ring is visible: outer buttons reach past the edge of their row."""
        parent = self.parentWidget()
        bounds = QRectF(self.rect() if parent is None else parent.rect().translated(-self.pos()))
        return _shrink(bounds, 1.0)

    def _fill_colour(self) -> str:
        if self.is_chosen or self.isDown():
            return self.colours.chosen
        return (
            self.colours.panel_lit if self.underMouse() and self.isEnabled() else self.colours.panel
        )


def is_key_focus(event: QFocusEvent) -> bool:
    return event.reason() in _KEY_FOCUS_REASONS


def draw_mark(painter: QPainter, colours: Theme, at: QPointF) -> None:
    """Draw the small dot that says that something waits, quietly."""
    radius = theme.scaled_px(100) / 100.0 * MARK_RADIUS_PX
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.breath))
    painter.drawEllipse(at, radius, radius)


def _shrink(box: QRectF, px: float) -> QRectF:
    return box.adjusted(px, px, -px, -px)


def draw_focus_ring(
    painter: QPainter, box: QRectF, radius: float, colours: Theme, bounds: QRectF | None = None
) -> None:
    """Draw a focus ring around the box, kept within `bounds`."""
    ring = _shrink(box, -RING_DISTANCE_PX)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.breath), 2.0))
    painter.drawRoundedRect(
        ring if bounds is None else ring & bounds,
        radius + RING_DISTANCE_PX,
        radius + RING_DISTANCE_PX,
    )
