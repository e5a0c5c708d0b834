"""What was just done, with a button that takes it back. It goes by itself after a few seconds."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import closing_strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.controls.choices import Choice
from ui.widgets.text.label import MIDDLE, Label

UNDO_GRACE_S: Final = 10.0
ROW_HEIGHT_PX: Final = 44
GAP_PX: Final = 12
BUTTON_PADDING_PX: Final = 40
MIN_BUTTON_WIDTH_PX: Final = 96


class UndoNotice(QWidget):
    ROLE = Role.AlertMessage

    undone = Signal()
    changed = Signal()
    """It appeared or went."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = Label("", FontSize.BODY, colours.soft, MIDDLE, parent=self)
        self.label.setWordWrap(True)
        self.button = Choice(colours, translate(closing_strings.UNDO), parent=self)
        self.button.clicked.connect(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.withdraw)
        self.is_offered = False
        self.hide()

    def offer(self, text: str, seconds: float = UNDO_GRACE_S) -> None:
        """Show what was done, and let it be taken back for so long."""
        self.label.show_text(text)
        self.setAccessibleName(text)
        self._timer.start(max(0, round(1000.0 * seconds)))
        if not self.is_offered:
            self.is_offered = True
            announce(self, f"{text} {self.button.text()}")
            self.show()
            self.changed.emit()
        self.lay_out()

    def withdraw(self) -> None:
        """Go, without taking anything back."""
        self._timer.stop()
        if self.is_offered:
            self.is_offered = False
            self.hide()
            self.changed.emit()

    def undo(self) -> None:
        if self.is_offered:
            self.withdraw()
            self.undone.emit()

    def height_for(self, width: int) -> int:
        row = scaled_px(ROW_HEIGHT_PX)
        if self._fits_beside(width):
            return row
        return self.label.min_height(width) + row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        width, row, button = self.width(), scaled_px(ROW_HEIGHT_PX), self._button_width()
        if not self._fits_beside(width):
            text = max(0, self.height() - row)
            self.label.setGeometry(0, 0, width, text)
            self.button.setGeometry((width - button) // 2, text, button, row)
            return
        words = self._text_width()
        left = (width - words - GAP_PX - button) // 2
        top = (self.height() - row) // 2
        self.label.setGeometry(left, top, words, row)
        self.button.setGeometry(left + words + GAP_PX, top, button, row)

    def _fits_beside(self, width: int) -> bool:
        return self._text_width() + GAP_PX + self._button_width() <= width

    def _text_width(self) -> int:
        font = theme.font(FontSize.BODY)
        return QFontMetrics(font).horizontalAdvance(self.label.text()) + 8

    def _button_width(self) -> int:
        font = theme.font(FontSize.BODY)
        words = QFontMetrics(font).horizontalAdvance(self.button.text())
        padding = scaled_px(BUTTON_PADDING_PX)
        return max(scaled_px(MIN_BUTTON_WIDTH_PX), words + padding) + 2 * FOCUS_MARGIN_PX
