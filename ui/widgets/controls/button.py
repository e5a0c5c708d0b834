"""The surface of everything that can be pressed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.style import theme
from ui.style.theme import Theme

FOCUS_MARGIN_PX = 4  # pixels round a button that its focus ring may take

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Button(QAbstractButton):
    """A button that paints itself. The focus ring shows when the keyboard brought the focus.

    What was chosen is told to screen readers too: of one among many as of a radio button, of one that is
    ticked by itself as of a check box.
    """

    one_of_many = True

    def __init__(self, look: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.ringed = False
        self.chosen = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def choose(self, chosen: bool) -> None:
        if chosen is self.chosen and self.isCheckable():
            return
        self.chosen = chosen
        self.setCheckable(True)
        self.setAutoExclusive(False)  # who is chosen is said by the program alone
        self.setChecked(chosen)
        self.setAutoExclusive(self.one_of_many)
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802
        """A click chooses nothing by itself."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.ringed = is_key_focus(event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.ringed = False
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space presses; arrows belong to whoever holds the button."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def draw_panel(self, painter: QPainter, box: QRectF, radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self.look.breath if self.chosen else self.look.line
        painter.setPen(QPen(QColor(edge), 1.5 if self.chosen else theme.HAIRLINE))
        painter.setBrush(QColor(self._fill()))
        painter.drawRoundedRect(box, radius, radius)
        if self.ringed and self.hasFocus():
            draw_focus(painter, box, radius, self.look, self._focus_margin())

    def _focus_margin(self) -> QRectF:
        """Where its ring can be seen: a first or last answer lies a little over the edge of its row."""
        parent = self.parentWidget()
        room = QRectF(self.rect() if parent is None else parent.rect().translated(-self.pos()))
        return room.adjusted(1.0, 1.0, -1.0, -1.0)

    def _fill(self) -> str:
        if self.chosen or self.isDown():
            return self.look.chosen
        return self.look.panel_lit if self.underMouse() and self.isEnabled() else self.look.panel


def is_key_focus(event: QFocusEvent) -> bool:
    return event.reason() in _BY_KEY


def draw_focus(
    painter: QPainter, box: QRectF, radius: float, look: Theme, room: QRectF | None = None
) -> None:
    """A ring round the box, whole even where the room ends close to it."""
    ring = box.adjusted(-3, -3, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.breath), 2.0))
    painter.drawRoundedRect(ring if room is None else ring & room, radius + 3, radius + 3)
