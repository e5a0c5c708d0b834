"""The trends at a glance: three cards, each with its picture and one sentence. A card leads to its figures."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.practice.overview import Overview
from ui.i18n.formatting import translate
from ui.i18n.texts import trend_strings
from ui.reports.canvas import Canvas
from ui.reports.practice.trend_charts import Pen
from ui.screens.practice.trend_pictures import PICTURES
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import CHOICE_RADIUS, FOCUS_MARGIN_PX, FontSize, Theme, scaled_px
from ui.widgets.controls.button import Button
from ui.widgets.painting import guarded

GAP_PX: Final = 16
MIN_COLUMN_WIDTH_PX: Final = 176  # below this width of a card the cards are stacked
ROOMY_CARD_WIDTH_PX: Final = 280
PADDING_PX: Final = 16
NARROW_PADDING_PX: Final = 10
TEXT_GAP_PX: Final = 10
MIN_PICTURE_HEIGHT_PX: Final = 110
MIN_STACKED_PICTURE_HEIGHT_PX: Final = 92
STACKED_GAP_PX: Final = 4
MAX_PICTURE_ASPECT: Final = 0.9  # height over width
_WRAPPED: Final = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
)
_STEP: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class TrendCard(Button):
    """One card: a title, a picture, and below it what happened in one sentence."""

    def __init__(self, colours: Theme, name: str, parent: QWidget) -> None:
        super().__init__(colours, translate(trend_strings.CARDS[name]), parent)
        self.name = name
        self.sentence = ""
        self.text_heights = (0, 0)
        """Of the title and of the sentence, in pixels; the picture has the rest."""
        self._overview: Overview | None = None

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.sentence = trend_strings.describe_card(self.name, overview)
        self.setAccessibleDescription(self.sentence)
        self.update()

    def measure(self, width: int) -> tuple[int, int]:
        """Return the heights of title and sentence at this width, in pixels."""
        return (
            self._text_height(self._title_font(width), self.text(), width),
            self._text_height(self._sentence_font(width), self.sentence, width),
        )

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, CHOICE_RADIUS)
        title, sentence = self.text_heights
        pad = _padding(self.width())
        inner = box.adjusted(pad, pad, -pad, -pad)
        painter.setFont(self._title_font(self.width()))
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), title), _WRAPPED, self.text()
        )
        below = QRectF(inner.left(), inner.bottom() - sentence, inner.width(), sentence)
        painter.setFont(self._sentence_font(self.width()))
        painter.drawText(below, _WRAPPED, self.sentence)
        gap = scaled_px(TEXT_GAP_PX)
        self._draw_picture(painter, inner.adjusted(0.0, title + gap, 0.0, -sentence - gap))
        painter.end()

    def _draw_picture(self, painter: QPainter, box: QRectF) -> None:
        size = float(scaled_px(FontSize.TINY))
        if self._overview is not None and box.height() >= size:
            PICTURES[self.name](Pen(Canvas(painter), box, self.colours, size), self._overview)

    def _title_font(self, width: int) -> QFont:
        is_roomy = width >= scaled_px(ROOMY_CARD_WIDTH_PX)
        return theme.font(FontSize.LEAD if is_roomy else FontSize.BODY)

    def _sentence_font(self, width: int) -> QFont:
        is_roomy = width >= scaled_px(ROOMY_CARD_WIDTH_PX)
        return theme.font(FontSize.BODY if is_roomy else FontSize.SMALL)

    def _text_height(self, font: QFont, text: str, width: int) -> int:
        inner = width - 2 * (FOCUS_MARGIN_PX + 1) - 2 * _padding(width)
        return QFontMetrics(font).boundingRect(0, 0, inner, 10_000, _WRAPPED, text).height() + 2


def _padding(width: int) -> int:
    return PADDING_PX if width >= ROOMY_CARD_WIDTH_PX else NARROW_PADDING_PX


class TrendCards(QWidget):
    """The three cards, beside each other where they fit, else stacked."""

    ROLE = Role.Grouping

    opened = Signal(str)
    """The trend whose figures are wanted."""

    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = [TrendCard(colours, name, self) for name in trend_strings.CARDS]
        for card in self.cards:
            card.clicked.connect(partial(self._open, card.name))

    def show_overview(self, overview: Overview) -> None:
        for card in self.cards:
            card.show_overview(overview)

    def take_focus(self, name: str = "") -> None:
        card = next((card for card in self.cards if card.name == name), self.cards[0])
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def min_height(self, width: int) -> int:
        is_row, each = self._is_row(width), self._card_width(width)
        heights = [self._around(each) + sum(texts) for texts in self._measure(width)]
        if is_row:
            return max(heights) + scaled_px(MIN_PICTURE_HEIGHT_PX)
        pictures = len(heights) * scaled_px(MIN_STACKED_PICTURE_HEIGHT_PX)
        return sum(heights) + pictures + (len(heights) - 1) * STACKED_GAP_PX

    def place(self, width: int, height: int) -> int:
        """Lay out the cards in this space; return the height that they take."""
        is_row, each = self._is_row(width), self._card_width(width)
        measured = self._measure(width)
        heights = [self._around(each) + sum(texts) for texts in measured]
        if is_row:
            spare = height - max(heights)
            least = scaled_px(MIN_PICTURE_HEIGHT_PX)
        else:
            spare = (height - sum(heights) - (len(heights) - 1) * STACKED_GAP_PX) // len(heights)
            least = scaled_px(MIN_STACKED_PICTURE_HEIGHT_PX)
        picture = max(least, min(spare, round(MAX_PICTURE_ASPECT * each)))
        x = y = bottom = 0
        for card, texts, around in zip(self.cards, measured, heights, strict=True):
            card.text_heights = texts
            card.setGeometry(x, y, each, around + picture)
            card.update()
            bottom = y + around + picture
            if is_row:
                x += each + GAP_PX
            else:
                y = bottom + STACKED_GAP_PX
        return bottom

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.cards[(at + step) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, name: str, *_: object) -> None:
        self.opened.emit(name)

    def _is_row(self, width: int) -> bool:
        """Whether the cards stand beside each other."""
        return self._row_card_width(width) >= scaled_px(MIN_COLUMN_WIDTH_PX)

    def _card_width(self, width: int) -> int:
        return self._row_card_width(width) if self._is_row(width) else width

    def _row_card_width(self, width: int) -> int:
        count = len(self.cards)
        return (width - (count - 1) * GAP_PX) // count

    def _measure(self, width: int) -> list[tuple[int, int]]:
        """The heights of title and sentence of each card; in a row all are alike, so that pictures are in line."""
        each = self._card_width(width)
        measured = [card.measure(each) for card in self.cards]
        if not self._is_row(width):
            return measured
        titles, sentences = zip(*measured, strict=True)
        return [(max(titles), max(sentences))] * len(measured)

    def _around(self, width: int) -> int:
        """The height of a card without title, picture and sentence."""
        return 2 * (FOCUS_MARGIN_PX + 1) + 2 * _padding(width) + 2 * scaled_px(TEXT_GAP_PX)
