"""A badge: a short text in a dashed frame that says what kind of screen this is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded


class Badge(QWidget):
    ROLE = Role.StaticText

    def __init__(self, colours: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._font = theme.font(FontSize.SMALL)
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.text = text
        self.setAccessibleName(text)
        announce(self, text)
        self.update()

    def preferred_width(self) -> int:
        return QFontMetrics(self._font).horizontalAdvance(self.text) + 40

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.soft), 1.25, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._colours.panel))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._font)
        painter.setPen(QColor(self._colours.ink))
        inner = box.adjusted(14, 0, -14, 0)
        elided = QFontMetrics(self._font).elidedText(
            self.text, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), elided)
        painter.end()
