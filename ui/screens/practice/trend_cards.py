"""The trends at a glance: three cards, each with its picture and one sentence. A card leads to its figures."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.practice.overview import Overview
from ui.i18n import trend_strings
from ui.i18n.formatting import translate
from ui.reports.canvas import Canvas
from ui.reports.trend_charts import Pen
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
TEXT_GAP_PX: Final = 12
MIN_PICTURE_HEIGHT_PX: Final = 110
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
        self._overview: Overview | None = None

    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.sentence = trend_strings.describe_card(self.name, overview)
        self.setAccessibleDescription(self.sentence)
        self.update()

    def title_height(self, width: int) -> int:
        return self._text_height(self._title_font(width), self.text(), width)

    def sentence_height(self, width: int) -> int:
        return self._text_height(self._sentence_font(width), self.sentence, width)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inset = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self.draw_panel(painter, box, CHOICE_RADIUS)
        cards = self.parentWidget()
        title, sentence = (
            (cards.title_height, cards.sentence_height)
            if isinstance(cards, TrendCards)
            else (self.title_height(self.width()), self.sentence_height(self.width()))
        )
        pad = _padding(self.width())
        inner = box.adjusted(pad, pad, -pad, -pad)
        painter.setFont(self._title_font(self.width()))
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), title), _WRAPPED, self.text()
        )
        below = QRectF(inner.left(), inner.bottom() - sentence, inner.width(), sentence)
        painter.setFont(self._sentence_font(self.width()))
        painter.setPen(QColor(self.colours.ink))
        painter.drawText(below, _WRAPPED, self.sentence)
        gap = scaled_px(TEXT_GAP_PX)
        self._draw_picture(painter, inner.adjusted(0.0, title + gap, 0.0, -sentence - gap))
        painter.end()

    def _draw_picture(self, painter: QPainter, box: QRectF) -> None:
        if self._overview is None or box.height() < scaled_px(FontSize.TINY):
            return
        size = float(scaled_px(FontSize.TINY))
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
        self.title_height = self.sentence_height = 0
        """Of all cards, so that their pictures are in line."""
        for card in self.cards:
            card.clicked.connect(partial(self._open, card.name))

    def show_overview(self, overview: Overview) -> None:
        for card in self.cards:
            card.show_overview(overview)

    def take_focus(self, name: str = "") -> None:
        card = next((card for card in self.cards if card.name == name), self.cards[0])
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def min_height(self, width: int) -> int:
        columns, each = self._columns(width)
        rows = -(-len(self.cards) // columns)
        return (
            rows * self._card_height(each, scaled_px(MIN_PICTURE_HEIGHT_PX)) + (rows - 1) * GAP_PX
        )

    def place(self, width: int, height: int) -> int:
        """Lay out the cards in this space; return the height that they take."""
        columns, each = self._columns(width)
        rows = -(-len(self.cards) // columns)
        spare = (height - (rows - 1) * GAP_PX) // rows - self._card_height(each, 0)
        picture = max(
            scaled_px(MIN_PICTURE_HEIGHT_PX), min(spare, round(MAX_PICTURE_ASPECT * each))
        )
        tall = self._card_height(each, picture)
        self.title_height = max(card.title_height(each) for card in self.cards)
        self.sentence_height = max(card.sentence_height(each) for card in self.cards)
        for i, card in enumerate(self.cards):
            row, column = divmod(i, columns)
            card.setGeometry(column * (each + GAP_PX), row * (tall + GAP_PX), each, tall)
            card.update()
        return rows * tall + (rows - 1) * GAP_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.cards[(at + step) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, name: str, *_: object) -> None:
        self.opened.emit(name)

    def _columns(self, width: int) -> tuple[int, int]:
        """How many cards stand beside each other, and the width of each in pixels."""
        count = len(self.cards)
        each = (width - (count - 1) * GAP_PX) // count
        return (count, each) if each >= scaled_px(MIN_COLUMN_WIDTH_PX) else (1, width)

    def _card_height(self, width: int, picture: int) -> int:
        title = max(card.title_height(width) for card in self.cards)
        sentence = max(card.sentence_height(width) for card in self.cards)
        around = 2 * (FOCUS_MARGIN_PX + 1) + 2 * _padding(width) + 2 * scaled_px(TEXT_GAP_PX)
        return title + picture + sentence + around
