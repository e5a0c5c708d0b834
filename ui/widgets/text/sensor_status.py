"""The source of the beats and the skin contact in words, with a full, half or empty dot, or a dash without a sensor."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.events import Contact
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

DOT_SIZE_PX: Final = 9.0
LARGE_SCALE: Final = 0.8  # how far large text shrinks before a shorter text that names the source
STATUS_HEIGHT_PX: Final = 20


class SensorStatus(QWidget):
    ROLE = Role.StaticText

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._text = ""
        self._short_texts: Sequence[str] = ()
        self._contact = Contact.NONE
        self._font = theme.font(FontSize.SMALL)
        self._line: tuple[QFont, str] | None = None
        """What is painted in which font, until text or size change: a frame of the disc paints it too."""

    def show_contact(self, contact: Contact, text: str, short_texts: Sequence[str] = ()) -> None:
        """Show the source and its contact; the first of `short_texts` that fits stands in where all of it does not."""
        shorter = tuple(filter(None, short_texts))
        if (text, shorter) != (self._text, self._short_texts):
            self._line = None
        self._short_texts = shorter
        if (contact, text) != (self._contact, self._text):
            if contact is not self._contact and self.isVisible():
                announce(self, text)
            self._contact, self._text = contact, text
            self.setAccessibleName(text)
            self._update_tool_tip()
            self.update()

    @property
    def text(self) -> str:
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._line = None
        self._update_tool_tip()

    def _update_tool_tip(self) -> None:
        """Show the text as a tooltip where it is cut: screen readers would say it twice."""
        self.setToolTip("" if self._fits(self._text) else self._text)

    @property
    def shown_text(self) -> str:
        """The longest of the texts that fits, where large text shrinks a little; the shortest is cut off where none does."""
        texts = (self._text, *self._short_texts)
        with_source = [text for text in texts if text.split()[:1] == self._text.split()[:1]]
        large = (text for text in with_source if self._fits(text, LARGE_SCALE))
        return next(large, None) or next(filter(self._fits, texts), texts[-1])

    def _shown_font(self, width: float) -> QFont:
        """The font, reduced to its size at 100 % rather than that a part of the text is left out."""
        return theme.fit_font(QFont(self._font), self.shown_text, width, min_px=FontSize.SMALL)

    def _fits(self, text: str, scale: float = theme.MIN_LINE_SCALE) -> bool:
        width = self._text_box().width()
        return theme.fits_reduced(self._font, text, width, FontSize.SMALL, scale)

    def _text_box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(theme.scaled_px(DOT_SIZE_PX) + 10.0, 0.0, 0.0, 0.0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, STATUS_HEIGHT_PX)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = float(theme.scaled_px(DOT_SIZE_PX))
        self._draw_dot(painter, QRectF(0.75, (self.height() - dot) / 2.0, dot, dot))
        box = self._text_box()
        font, line = self._line_for(box.width())
        painter.setFont(font)
        painter.setPen(QColor(self._colours.soft))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()

    def _line_for(self, width: float) -> tuple[QFont, str]:
        """The font and the text, cut off where even the shortest is too long."""
        if self._line is None:
            font, right = self._shown_font(width), Qt.TextElideMode.ElideRight
            self._line = (font, QFontMetricsF(font).elidedText(self.shown_text, right, width))
        return self._line

    def _draw_dot(self, painter: QPainter, box: QRectF) -> None:
        breath = QColor(self._colours.breath)
        if self._contact is Contact.NONE:
            painter.setPen(QPen(QColor(self._colours.faint), 1.5))
            painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))
            return
        painter.setPen(QPen(breath, 1.5))
        painter.setBrush(breath if self._contact is Contact.GOOD else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self._contact is Contact.POOR:
            painter.setBrush(breath)
            painter.drawPie(box, 90 * 16, 180 * 16)
