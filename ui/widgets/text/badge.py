"""A badge: a short text in a dashed frame that says what kind of screen this is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
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
        self._short_texts: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_text(text)

    def show_text(self, text: str, *short_texts: str) -> None:
        """Show a text; the first of `short_texts` that fits stands in where all of it does not."""
        self.text, self._short_texts = text, short_texts
        self.setAccessibleName(text)
        announce(self, text)
        self.update()

    def preferred_width(self) -> int:
        return QFontMetrics(self._font).horizontalAdvance(self.text) + 40

    @property
    def shown_text(self) -> str:
        """The longest of the texts that fits, where large text shrinks a little; the shortest is cut off where none does."""
        texts, width = (self.text, *self._short_texts), self._inner().width()
        fitting = (t for t in texts if theme.fits_reduced(self._font, t, width, FontSize.SMALL))
        return next(fitting, texts[-1])

    def _shown_font(self) -> QFont:
        """The font, reduced to its size at 100 % rather than that a part of the text is left out."""
        font, width = QFont(self._font), self._inner().width()
        return theme.fit_font(font, self.shown_text, width, min_px=FontSize.SMALL)

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(15, 1, -15, -1)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.soft), 1.25, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(self._colours.panel))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = self._shown_font()
        painter.setFont(font)
        painter.setPen(QColor(self._colours.ink))
        inner = self._inner()
        elided = QFontMetrics(font).elidedText(
            self.shown_text, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), elided)
        painter.end()
