"""What was just done, with a button that takes it back. It goes by itself after a few seconds, or stays."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import closing_strings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.choices import Choice
from ui.widgets.focus_return import hand_focus_back
from ui.widgets.text.label import MIDDLE, Label

UNDO_GRACE_S: Final = 10.0
ROW_HEIGHT_PX: Final = 44
GAP_PX: Final = 12
BUTTON_PADDING_PX: Final = 40
MAX_STACKED_BUTTON_SHARE: Final = 0.55  # of the height, where there is too little for both
MIN_STACKED_ROW_HEIGHT_PX: Final = 19  # of large text, below its line
MIN_HEIGHT_SHARE: Final = 0.66
MIN_ROW_HEIGHT_SHARE: Final = 0.5  # of one line of large text
MIN_LARGE_PERCENT: Final = 100.0 * MIN_HEIGHT_SHARE / MIN_ROW_HEIGHT_SHARE
"""Text size above which the one share of a line is at least the other of a line at 100 %."""
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

    def offer(self, text: str, seconds: float | None = UNDO_GRACE_S) -> None:
        """Show what was done, and let it be taken back for so long; with None until it is withdrawn."""
        self.label.show_text(text)
        self.setAccessibleName(text)
        self._timer.stop()
        if seconds is not None:
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
            hand_focus_back(self)
            self.hide()
            self.changed.emit()

    def undo(self) -> None:
        if self.is_offered:
            self.withdraw()
            self.undone.emit()

    def show_text(self, shown: bool) -> None:
        """Show the text beside the button, or the button alone."""
        self.label.setVisible(shown)

    def height_for(self, width: int) -> int:
        row = scaled_px(ROW_HEIGHT_PX)
        if self._fits_beside(width):
            return row
        return self.label.min_height(width) + row

    def min_height(self, width: int) -> int:
        """The height in a low window."""
        is_large = scaled_px(100) > MIN_LARGE_PERCENT
        share = MIN_ROW_HEIGHT_SHARE if is_large else MIN_HEIGHT_SHARE
        if is_large and not self._fits_beside(width):
            return self.label.min_height(width) + scaled_px(MIN_STACKED_ROW_HEIGHT_PX)
        return round(share * self.height_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        width, button = self.width(), self._button_width()
        row = min(scaled_px(ROW_HEIGHT_PX), self.height())
        self.label.setWordWrap(not self._fits_beside(width))
        if not self._fits_beside(width):
            row = min(row, round(self.height() * MAX_STACKED_BUTTON_SHARE))
            text = max(0, self.height() - row)
            self.label.setGeometry(0, 0, width, text)
            self.button.setGeometry((width - button) // 2, text, button, row)
            return
        words = min(self._text_width(), width - GAP_PX - button)
        left = (width - words - GAP_PX - button) // 2
        top = (self.height() - row) // 2
        self.label.setGeometry(left, top, words, row)
        self.button.setGeometry(left + words + GAP_PX, top, button, row)

    def _fits_beside(self, width: int) -> bool:
        return self.label.fits_on_one_line(width - GAP_PX - self._button_width())

    def _text_width(self) -> int:
        font = theme.font(FontSize.BODY)
        return QFontMetrics(font).horizontalAdvance(self.label.text()) + 8

    def _button_width(self) -> int:
        font = theme.font(FontSize.BODY)
        words = QFontMetrics(font).horizontalAdvance(self.button.text())
        padding = scaled_px(BUTTON_PADDING_PX)
        return max(scaled_px(MIN_BUTTON_WIDTH_PX), words + padding) + 2 * FOCUS_MARGIN_PX
