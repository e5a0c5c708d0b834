"""What lies over the window while files are dragged over it: where to let go of them, and what happens then."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.style.theme import FontSize, Theme, fit_font, font
from ui.widgets.painting import guarded

INSET_PX: Final = 24.0
RADIUS_PX: Final = 24.0
LINE_PX: Final = 2.0
COVER_ALPHA: Final = 248


class DropHint(QWidget):
    """Covers its parent and takes no mouse event."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.text = translate(history_strings.IMPORT_DROP)
        self.setAccessibleName(self.text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    @guarded
    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cover = QColor(self._colours.ground_bottom)
        cover.setAlpha(COVER_ALPHA)
        painter.fillRect(self.rect(), cover)
        box = QRectF(self.rect()).adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX)
        painter.setPen(QPen(QColor(self._colours.breath), LINE_PX, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, RADIUS_PX, RADIUS_PX)
        words = box.adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX)
        painter.setFont(fit_font(font(FontSize.TITLE), self.text, words.width()))
        painter.setPen(QColor(self._colours.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
