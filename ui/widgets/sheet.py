"""A sheet over the lower part of a screen: one question or one thing to fill in, in our own look.

Rule: while a sheet is open nothing behind it hears a key, and Esc closes it.
"""

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui import theme
from ui.announcing import announce
from ui.roles import Role
from ui.theme import Size, Theme, px
from ui.widgets.focus_order import walk_within
from ui.widgets.panel import Pressable, draw_focus
from ui.widgets.words import Words, largest_words

PAD: Final = 20
WIDEST: Final = 880
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class Line(QLineEdit):
    """One line to type into; the box round it is painted by what it lies on."""

    def __init__(self, look: Theme, name: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(theme.font(Size.SMALL))
        self.setTextMargins(10, 0, 10, 0)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        without_ground(self)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        repaint_parent(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        repaint_parent(self)


class Sheet(QWidget):
    ROLE = Role.Dialog

    closed = Signal()

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.hide()

    def height_for(self, width: int) -> int:
        """How tall it is at this width."""
        raise NotImplementedError

    def accept(self) -> None:
        """Enter was pressed, and no button held the keyboard."""
        raise NotImplementedError

    def boxes(self) -> list[QWidget]:
        """What is typed into: each has a box painted round it."""
        return []

    def lie_in(self, screen: QWidget, margin: int, bottom: int) -> None:
        """Take the lower part of the screen, in its middle."""
        width = min(screen.width() - 2 * margin, px(WIDEST))
        height = min(self.height_for(width), bottom - 4)
        self.setGeometry((screen.width() - width) // 2, bottom - height, width, height)

    def open_at(self, first: QWidget) -> None:
        self.show()
        self.raise_()
        first.setFocus(_BY_TAB)

    def tell_of(self, key: str) -> None:
        """It is called by what it asks; where it asks nothing, by the word of the key that opened it."""
        asked = largest_words(self)
        if asked is None or asked.wanted_px <= px(Size.SMALL):
            self.setAccessibleName(key)
            announce(self, key)
            return
        rest = [w.text() for w in self.findChildren(Words) if w is not asked and not w.isHidden()]
        self.setAccessibleName(asked.text())
        self.setAccessibleDescription(" ".join(filter(None, rest)))
        announce(self, f"{asked.text()} {self.accessibleDescription()}".strip())

    def close_sheet(self) -> None:
        self.hide()
        self.closed.emit()

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        """Tab goes round within the sheet: what lies behind it is not to be reached."""
        return walk_within(self, forward=next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        held = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() not in _ENTER:
            event.accept()
        elif isinstance(held, Pressable) and held.hasFocus() and held.ringed:
            held.click()
        else:
            self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.look.line), theme.HAIRLINE))
        painter.setBrush(QColor(self.look.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        for field in self.boxes():
            draw_box(painter, field, self.look)
        painter.end()


def draw_box(painter: QPainter, field: QWidget, look: Theme) -> None:
    """The place to type in, on whatever it lies."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.line), theme.HAIRLINE))
    painter.setBrush(QColor(look.ground_top))
    line = QRectF(field.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5)
    painter.drawRoundedRect(line, theme.CAP_RADIUS, theme.CAP_RADIUS)
    if field.hasFocus():
        draw_focus(painter, line, theme.CAP_RADIUS, look)


def without_ground(field: QLineEdit | QPlainTextEdit) -> None:
    colours = field.palette()
    colours.setColor(colours.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    field.setPalette(colours)


def repaint_parent(field: QWidget) -> None:
    parent = field.parentWidget()
    if parent is not None:
        parent.update()
