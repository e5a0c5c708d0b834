"""Text on the screen: one family, three levels, six sizes; live labels are announced."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.style import theme
from ui.style.accessibility import announce
from ui.style.theme import Hex

MIN_TEXT_SCALE: Final = 2 / 3  # of large letters: so small they may be before a screen rolls
SLACK_PX: Final = 3  # of the empty room that letters keep above and below them
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class Label(QLabel):
    """A line or a few of plain text that is never markup, whatever a file or a device calls itself.

    A font of its own is set with `set_letters`.
    """

    def __init__(
        self,
        text: str,
        size: int,
        colour: Hex,
        align: Qt.AlignmentFlag = LEFT,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full_font = theme.font(size, weight, tabular=tabular)
        self.setFont(self._full_font)
        self.setAlignment(align)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_colour(colour)
        self.show_text(text)

    @property
    def full_px(self) -> int:
        """How large its letters are where there is room for them."""
        return self._full_font.pixelSize()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._fit_font()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How tall a place the letters want in their full size."""
        return self._box(self._full_font, width).height() + 2

    def min_height(self, width: int, share: float = MIN_TEXT_SCALE) -> int:
        """The same for letters held back in a low place."""
        return self._box(self._reduced_font(share), width).height() + 2

    def fits_on_one_line(self, width: int, share: float = MIN_TEXT_SCALE) -> bool:
        """Whether it would, held back so far, stand on one line."""
        font = QFontMetrics(self._reduced_font(share))
        return font.horizontalAdvance(self.text()) < width

    def _reduced_font(self, share: float) -> QFont:
        """Smaller letters: a share of theirs, never less than at 100 %."""
        usual = round(100 * self.full_px / theme.scaled_px(100))
        font = QFont(self._full_font)
        font.setPixelSize(min(self.full_px, max(usual, round(self.full_px * share))))
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_font()

    def _fit_font(self) -> None:
        """Letters as large as they are meant to be, or as large as the place allows: never cut off."""
        font = QFont(self._full_font)
        while font.pixelSize() > theme.LEAST:
            box = self._box(font, self.width())
            if box.width() <= self.width() and box.height() <= self.height() + SLACK_PX:
                break
            font.setPixelSize(font.pixelSize() - 1)
        if font.pixelSize() != self.font().pixelSize():
            self.setFont(font)

    def _box(self, font: QFont, width: int) -> QRect:
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag(0)
        max_width = width if self.wordWrap() else 100_000
        return QFontMetrics(font).boundingRect(0, 0, max_width, 100_000, int(wrap), self.text())

    def set_full_font(self, font: QFont) -> None:
        self._full_font = QFont(font)
        self.setFont(font)
        self._fit_font()

    def set_colour(self, colour: Hex) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)


def find_title(parent: QWidget) -> Label | None:
    """What a page or a sheet says first of itself, by the size of its letters."""
    labels = [
        label for label in parent.findChildren(Label) if not label.isHidden() and label.text()
    ]
    return max(labels, key=lambda label: label.full_px, default=None)


class LiveLabel(Label):
    def say(self, text: str) -> None:
        is_news, background = text != self.text(), self.parentWidget()
        self.show_text_quietly(text)
        if is_news and background is not None and background.isVisible():
            announce(self, text)

    def show_text_quietly(self, text: str) -> None:
        """What follows each other too quickly to be heard."""
        super().show_text(text)
