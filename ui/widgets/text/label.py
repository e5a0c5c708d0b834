"""Labels whose font shrinks to fit, and live labels that are announced to screen readers."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.text_measure import keep_units, line_width_px
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Hex
from ui.widgets.text.selection import begin_selection, end_selection

MIN_TEXT_SCALE: Final = 2 / 3  # how far a large font may shrink before a screen scrolls
MAX_WORD_CHARS: Final = 60  # a longer one is no word, and is cut off
BALANCE_STEP_PX: Final = 4
MAX_BALANCED_CHARS: Final = 400  # a longer text is no line of the program
SLACK_PX: Final = 1  # of the leading above and below the text that may be cut
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class Label(QLabel):
    """Plain text that is never interpreted as markup, whatever a file or a device is called.

    The font shrinks where the text would not fit the label.

    Parameters
    ----------
    text
        Translated text.
    size
        Font size in pixels at 100 % text size.
    wraps
        The text wraps at full size, and a Qt layout gives the label the height for it. At its sides it keeps as
        much space as a button for its focus ring, so that their edges are in line.

    A text that wraps does so after `LINE_CHARS` characters at the latest, however wide the label is. A number keeps
    its unit on its line, and lines in the middle are of about one length, so that no word is left alone.
    """

    pressed_only = Signal()
    """It was clicked, and nothing was selected."""

    def __init__(
        self,
        text: str,
        size: int,
        colour: Hex,
        align: Qt.AlignmentFlag = LEFT,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        tabular: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._shrinks = not wraps
        self._one_line_share: float | None = None
        self._edge_px = FOCUS_MARGIN_PX if wraps else 0
        if size >= FontSize.TITLE:
            self.ROLE = Role.Heading  # which a screen reader jumps to
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full_font = theme.font(size, weight, tabular=tabular)
        self.setFont(self._full_font)
        self.setAlignment(align)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_colour(colour)
        if wraps:
            self.setWordWrap(True)
            self.setMinimumWidth(1)  # one long word of a person does not widen the page
            self._keep_line_width()
        self.show_text(text)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to select text. Only then Qt lays it out as a document, which moves it by a fraction of a pixel."""
        if event.button() == Qt.MouseButton.LeftButton and self.text():
            begin_selection(self)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            end_selection()
            self.pressed_only.emit()

    @property
    def full_px(self) -> int:
        """The font size in pixels where nothing has to shrink."""
        return self._full_font.pixelSize()

    @property
    def full_font(self) -> QFont:
        return QFont(self._full_font)

    @property
    def painted_text(self) -> str:
        return super().text()

    def text(self) -> str:
        """The text without the no-break spaces that are painted in it."""
        return self._text

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setText(keep_units(text))
            self.setAccessibleName(text)
            self._fit_font()
            self._keep_line_width()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The size on one line where the text wraps, so that it does not wrap without need."""
        if self._shrinks:
            return super().sizeHint()
        line = QFontMetrics(self._full_font).size(0, self.painted_text)
        return line + QSize(2 * self._edge_px, self._rise_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line where the text wraps: a layout asks for the height at the width that it gives."""
        if self._shrinks:
            return super().minimumSizeHint()
        return QSize(2 * self._edge_px, QFontMetrics(self.font()).height() + self._rise_px())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height in pixels at full font size."""
        if not self._shrinks:
            inner = self._box(self.font(), width - 2 * self._edge_px)
            return max(1, inner.height() + self._rise_px())
        return self._box(self._full_font, width).height() + 2

    def min_height(self, width: int, share: float = MIN_TEXT_SCALE) -> int:
        """The height in pixels with the font reduced to `share`."""
        return self._box(self._reduced_font(share), width).height() + 2

    def fits_on_one_line(self, width: int, share: float = MIN_TEXT_SCALE) -> bool:
        """Whether the text, reduced to `share`, fits on one line of this width."""
        font = QFontMetrics(self._reduced_font(share))
        return font.horizontalAdvance(self.text()) < width

    def _reduced_font(self, share: float) -> QFont:
        """The font reduced to `share`, but not below its size at 100 % text size."""
        usual = round(100 * self.full_px / theme.scaled_px(100))
        font = QFont(self._full_font)
        font.setPixelSize(min(self.full_px, max(usual, round(self.full_px * share))))
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_font()
        self._keep_line_width()

    def _keep_line_width(self) -> None:
        """Leave free at the sides what would make the lines too long to read, or the last one too short."""
        if not self.wordWrap():
            self.setContentsMargins(0, 0, 0, 0)
            return
        edge = self._edge_px
        inner = self.width() - 2 * edge
        spare = max(0, inner - self._balanced_width(min(inner, line_width_px(self._full_font))))
        align = self.alignment()
        left = spare // 2 if align & Qt.AlignmentFlag.AlignHCenter else 0
        left = spare if align & Qt.AlignmentFlag.AlignRight else left
        self.setContentsMargins(edge + left, self._rise_px(), edge + spare - left, 0)

    def _balanced_width(self, width: int) -> int:
        """The least width in which centred lines are not more than in this width, and no word is cut, pixels."""
        is_centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        if not is_centred or width <= 0 or len(self._text) > MAX_BALANCED_CHARS:
            return width
        metrics, flags = QFontMetrics(self.font()), int(Qt.TextFlag.TextWordWrap)
        text = self.painted_text

        def box(of_width: int) -> QRect:
            return metrics.boundingRect(0, 0, of_width, 100_000, flags, text)

        tall = box(width).height()
        if tall < 2 * metrics.height():
            return width
        low, high = width // 2, width
        while high - low > BALANCE_STEP_PX:
            middle = (low + high) // 2
            needed = box(middle)
            fits = needed.height() <= tall and needed.width() <= middle
            low, high = (low, middle) if fits else (middle, high)
        return min(width, high + 1)

    def _rise_px(self) -> int:
        """By how much the dots of a capital like Ü rise above the line, where the label is as high as its lines."""
        if self._shrinks:
            return 0
        metrics = QFontMetrics(self.font())
        return max(0, -metrics.tightBoundingRect(self.text()).top() - metrics.ascent())

    def setWordWrap(self, on: bool) -> None:  # noqa: N802
        super().setWordWrap(on)
        self._keep_line_width()

    def wrap_below(self, share: float) -> None:
        """Wrap each text that one line holds only with the font reduced below `share`."""
        self._one_line_share = share
        self._fit_font()
        self._keep_line_width()

    def _fit_font(self) -> None:
        """Use the largest font up to the full size with which no text is cut off."""
        if not self._shrinks:
            return
        if self._one_line_share is not None:
            self.setWordWrap(not self.fits_on_one_line(self.width(), self._one_line_share))
        font = QFont(self._full_font)
        while font.pixelSize() > theme.MIN_FONT_PX:
            box = self._box(font, self.width())
            if box.width() <= self.width() and box.height() <= self.height() + SLACK_PX:
                break
            font.setPixelSize(font.pixelSize() - 1)
        if font.pixelSize() != self.font().pixelSize():
            self.setFont(font)

    def fit_words(self, width: int) -> None:
        """Reduce the font of a text that wraps so that no word is wider than this, in pixels.

        Not done by itself on a change of size: the layout would change the size again, without end.
        """
        if self._shrinks:
            return
        font, longest = QFont(self._full_font), max(self.text().split(), key=len, default="")
        if len(longest) <= MAX_WORD_CHARS:
            theme.fit_font(font, longest, width - 2 * FOCUS_MARGIN_PX)
        if font.pixelSize() != self.font().pixelSize():
            self.setFont(font)
            self._keep_line_width()

    def _box(self, font: QFont, width: int) -> QRect:
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag(0)
        max_width = min(width, line_width_px(font)) if self.wordWrap() else 100_000
        return QFontMetrics(font).boundingRect(
            0, 0, max_width, 100_000, int(wrap), self.painted_text
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Leave the menu to the page, which copies texts too."""
        event.ignore()

    def set_colour(self, colour: Hex) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)


def find_title(parent: QWidget) -> Label | None:
    """The label with the largest font of a page or dialog, which is its title."""
    labels = [
        label for label in parent.findChildren(Label) if not label.isHidden() and label.text()
    ]
    return max(labels, key=lambda label: label.full_px, default=None)


class LiveLabel(Label):
    def show_text(self, text: str) -> None:
        is_news, background = text != self.text(), self.parentWidget()
        self.show_text_quietly(text)
        if is_news and background is not None and background.isVisible():
            announce(self, text)

    def show_text_quietly(self, text: str) -> None:
        """Change the text without announcing it, for changes in quick succession."""
        super().show_text(text)
