"""The base class of dialogs, which cover the lower part of a screen, and their text fields.

While a dialog is open, nothing behind it receives keys or clicks, and Esc closes it.
"""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    Qt,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.actions.action import Action, precedes_typing
from ui.widgets.controls.button import Button, draw_focus_ring
from ui.widgets.controls.key_bar import BOTTOM_MARGIN_PX, KeyCap
from ui.widgets.edge_fade import cover_gradient
from ui.widgets.layout.focus import move_focus_within, restore_focus
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label, find_title
from ui.widgets.text.selection import copy_text, selected_text

DIALOG_PADDING_PX: Final = 20
MAX_DIALOG_WIDTH_PX: Final = 880
FIELD_HEIGHT_PX: Final = 36
MAX_FIELD_CHARS: Final = 200_000  # of what a person writes
EDGE_GAP_PX: Final = 4
COVER_FADE_PX: Final = 24  # how far above a dialog the page begins to fade
HINT_PARTS: Final = (" · ", ", ")
"""Where a hint that does not fit ends instead."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_TAB: Final = Qt.FocusReason.TabFocusReason


class TextField(QLineEdit):
    """A line edit without a frame; its parent paints the frame with `draw_field_frame`."""

    def __init__(self, colours: Theme, name: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFont(theme.font(FontSize.SMALL))
        self.setTextMargins(10, 0, 10, 0)
        self.setAccessibleName(name)
        self._hint = hint
        self.setPlaceholderText(hint)
        make_transparent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """Show the whole hint, or where that would be cut off its first part."""
        hints = (self._hint, *(self._hint.partition(part)[0] for part in HINT_PARTS))
        button = self.height() if self.actions() else 0
        margins = self.textMargins()
        available_px = self.width() - margins.left() - margins.right() - button - 2 * EDGE_GAP_PX
        wide = QFontMetrics(self.font()).horizontalAdvance
        self.setPlaceholderText(
            next((hint for hint in hints if wide(hint) <= available_px), hints[-1])
        )

    def event(self, event: QEvent) -> bool:
        """Leave to the window the shortcuts that precede those of a text field."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and precedes_typing(event, self)
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        repaint_parent(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        repaint_parent(self)


class FramedField(TextField):
    """A text field that paints its own frame, for Qt layouts."""

    def __init__(self, colours: Theme, name: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(colours, name, parent, hint)
        self._colours = colours
        self.setContentsMargins(*[FOCUS_MARGIN_PX] * 4)  # for the focus ring
        self.setFixedHeight(scaled_px(FIELD_HEIGHT_PX) + 2 * FOCUS_MARGIN_PX)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        draw_field_frame(painter, self, self._colours, self.contentsRect())
        painter.end()
        super().paintEvent(event)


class _DialogCover(QWidget):
    """What lies behind a dialog: it catches the clicks beside it, and hides the page from just above it down.

    Without it slices of what the dialog does not cover whole would be seen at its edges.
    """

    pressed = Signal()

    def __init__(self, dialog: QWidget, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._dialog, self._colours = dialog, colours

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pressed.emit()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        top = self._dialog.y() - EDGE_GAP_PX
        fade = min(COVER_FADE_PX, top)
        painter = QPainter(self)
        gradient = cover_gradient(self._colours, self, top - fade, top)
        painter.fillRect(self.rect().adjusted(0, top - fade, 0, 0), gradient)
        painter.end()


class OverlayDialog(QWidget):
    ROLE = Role.Dialog

    closed = Signal()

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self._screen = parent
        self._focused_before: QWidget | None = None
        """The widget that had the focus before the dialog was opened."""
        self._cover = _DialogCover(self, colours, parent)
        self._cover.pressed.connect(self.close_unless_changed)
        self._cover.hide()
        self._close_action = Action(table.CLOSE_DIALOG, self.close_overlay, self)
        self.close_cap = KeyCap(colours, self._close_action, parent)
        """The button below the dialog, where the key bar was."""
        self.close_cap.hide()
        self.hide()

    def height_for(self, width: int) -> int:
        """The height in pixels at this width."""
        raise NotImplementedError

    def accept(self) -> None:
        """Handle Enter while no button is focused by the keyboard."""
        raise NotImplementedError

    def framed_fields(self) -> list[QWidget]:
        """The text fields, each of which gets a frame."""
        return []

    def place_over(
        self, screen: QWidget, margin: int, bottom: int, least_above: int = EDGE_GAP_PX
    ) -> None:
        """Lie over the lower part of the screen, horizontally centred, up from `bottom`.

        At least `least_above` pixels of the screen stay free at the top. The button to close stands where the
        key bar was, so that Esc does not move.
        """
        width = min(screen.width() - 2 * margin, scaled_px(MAX_DIALOG_WIDTH_PX))
        cap = self.close_cap.sizeHint()
        cap_top = screen.height() - BOTTOM_MARGIN_PX - cap.height()
        bottom = min(bottom, cap_top - EDGE_GAP_PX)
        height = min(self.height_for(width), bottom - least_above)
        self.setGeometry((screen.width() - width) // 2, bottom - height, width, height)
        self._cover.setGeometry(screen.rect())
        self._cover.update()
        self.close_cap.setGeometry(margin - FOCUS_MARGIN_PX, cap_top, cap.width(), cap.height())

    def open_with_focus(self, first: QWidget) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focused_before = focused
        self.show()
        self.raise_()
        first.setFocus(_BY_TAB)

    def refocus(self) -> None:
        """Give the focus back to the widget of the dialog that had it last."""
        widget = self.focusWidget() or self
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_unless_changed(self) -> None:
        """Close after a click beside the dialog, unless unsaved input would be lost."""
        if self.has_changes():
            self.refocus()
        else:
            self.close_overlay()

    def has_changes(self) -> bool:
        """Whether there is input that is not saved."""
        return False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._cover.setGeometry(self._screen.rect())
        self._cover.show()
        self._cover.raise_()
        self.raise_()
        self.close_cap.show()
        self.close_cap.raise_()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._cover.hide()
        self.close_cap.hide()

    def announce_open(self, key_name: str) -> None:
        """Announce the dialog by its title and texts, or by the name of the key that opened it."""
        title = find_title(self)
        if title is None or title.full_px <= scaled_px(FontSize.SMALL):
            self.setAccessibleName(key_name)
            announce(self, key_name)
            return
        details = [
            w.text() for w in self.findChildren(Label) if w is not title and not w.isHidden()
        ]
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(" ".join(filter(None, details)))
        announce(self, f"{title.text()} {self.accessibleDescription()}".strip())

    def close_overlay(self) -> None:
        """Hide the dialog and restore the earlier focus."""
        self.hide()
        self.closed.emit()
        focused, self._focused_before = self._focused_before, None
        restore_focus(focused, self._screen, self._screen)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802
        """Keep Tab within the dialog."""
        return move_focus_within(self, forward=next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        focused = self.focusWidget()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_selected()
        elif event.key() in self._close_action.keys:
            self._close_action.trigger()
        elif event.key() not in _ENTER:
            event.accept()
        elif isinstance(focused, Button) and focused.hasFocus() and focused.shows_focus_ring:
            focused.click()
        else:
            self.accept()

    def _copy_selected(self) -> None:
        """Copy what is selected in the texts of the dialog."""
        text = selected_text(self)
        if text:
            copy_text(text)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colours.line), theme.HAIRLINE))
        painter.setBrush(QColor(self.colours.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.CHOICE_RADIUS, theme.CHOICE_RADIUS)
        for field in self.framed_fields():
            draw_field_frame(painter, field, self.colours)
        painter.end()


def draw_field_frame(
    painter: QPainter, field: QWidget, colours: Theme, box: QRect | None = None
) -> None:
    """Draw the frame and background of a text field, and its focus ring; around `box`, else around the field."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.edge), theme.HAIRLINE))
    painter.setBrush(QColor(colours.ground_top))
    line = QRectF(box or field.geometry()).adjusted(-0.5, -0.5, 0.5, 0.5)
    painter.drawRoundedRect(line, theme.CAP_RADIUS, theme.CAP_RADIUS)
    if field.hasFocus():
        draw_focus_ring(painter, line, theme.CAP_RADIUS, colours)


def make_transparent(field: QLineEdit | QPlainTextEdit) -> None:
    palette = field.palette()
    palette.setColor(palette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    field.setPalette(palette)


def repaint_parent(field: QWidget) -> None:
    parent = field.parentWidget()
    if parent is not None:
        parent.update()
