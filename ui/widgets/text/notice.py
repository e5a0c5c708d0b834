"""A notice about a problem that the person can act on. It never covers the pacer and never blinks."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import MARGIN, FontSize, Theme
from ui.widgets.painting import guarded

MAX_NOTICE_WIDTH_PX: Final = 420
NOTICE_PADDING_PX: Final = 14
ROOMY_WIDTH_PX: Final = 1000
KEYS_HEIGHT_PX: Final = 52
WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)


class Notice(QWidget):
    ROLE = Role.AlertMessage

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours, self._window = colours, parent
        self._font = theme.font(FontSize.SMALL)
        self.text = ""
        self._pages_turned = 0
        """How many pages were turned since the message was shown."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_message(self, text: str) -> None:
        """Show a text in the person's language; an empty one hides the notice."""
        before, self.text = self.text, text
        self._pages_turned = 0
        self.setAccessibleName(text)
        if text != before:
            announce(self, text)
        self.setVisible(bool(text))
        self.place()
        self.raise_()
        self.update()

    def turn_page(self) -> None:
        """Keep the message over one change of page, and clear it at the next."""
        self._pages_turned += 1
        if self._pages_turned > 1:
            self.show_message("")

    def place(self) -> None:
        """Lie below the sensor status at the left; in a narrow window, above the key bar."""
        window = self._window
        beside = window.width() >= ROOMY_WIDTH_PX
        left = MARGIN if beside else 24
        width = (
            min(theme.scaled_px(MAX_NOTICE_WIDTH_PX), round(window.width() * 0.27))
            if beside
            else window.width() - 2 * left
        )
        inner = QFontMetrics(self._font).boundingRect(
            0, 0, width - 2 * NOTICE_PADDING_PX - 6, 400, WRAPPED, self.text
        )
        height = min(inner.height(), window.height() // 2) + 2 * NOTICE_PADDING_PX - 6
        top = 64 if beside else window.height() - KEYS_HEIGHT_PX - height
        self.setGeometry(left, top, width, height)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._colours.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.soft))
        painter.drawRoundedRect(
            QRectF(box.left() + 6, box.top() + 10, 2.5, box.height() - 20), 1, 1
        )
        painter.setFont(self._font)
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(
            box.adjusted(NOTICE_PADDING_PX + 4, NOTICE_PADDING_PX - 4, -NOTICE_PADDING_PX, 0),
            WRAPPED,
            self.text,
        )
        painter.end()
