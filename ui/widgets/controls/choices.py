"""Equal choices side by side, each a few words and a line below; stacked where they do not fit."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX, Button
from ui.widgets.painting import guarded

CENTRED_WRAPPED: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
TEXT_MARGIN_PX: Final = 12.0  # pixels beside the words that they leave free
MIN_DETAIL_HEIGHT_PX: Final = 44  # below this height there is no room for a line under the words
MIN_FONT_SCALE: Final = (
    2 / 3
)  # of large letters: rather so much smaller than on two lines, or stacked


class Choice(Button):
    def __init__(
        self, colours: Theme, title: str, under: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, title, parent)
        self._detail = under
        self.setAccessibleDescription(under)

    def set_detail(self, under: str) -> None:
        self._detail = under
        self.setAccessibleDescription(under)
        self.update()

    def fits_in(self, width: float) -> bool:
        """Whether its words have room at this width, on two lines at most and not much held back."""
        font = theme.font(FontSize.BODY)
        font.setPixelSize(_min_font_px(font))
        inner = width - 2 * (FOCUS_MARGIN_PX + 0.5) - TEXT_MARGIN_PX
        return _wraps_into(font, self.text(), inner, 2.1 * QFontMetricsF(font).height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        room = FOCUS_MARGIN_PX + 0.5
        box = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self.draw_panel(painter, box, min(theme.CHOICE_RADIUS, box.height() / 3.0))
        ink = self.colours.ink if self.isEnabled() else self.colours.faint
        middle, px = box.center().y(), theme.scaled_px
        small = box.height() < px(64)
        room_in = box.width() - TEXT_MARGIN_PX
        title = theme.font(FontSize.BODY if small else FontSize.LEAD)
        painter.setPen(QColor(ink))
        under_font = theme.font(FontSize.TINY if small else FontSize.SMALL)
        low = box.height() < px(MIN_DETAIL_HEIGHT_PX)
        least = theme.fit_font(QFont(title), self.text(), room_in).pixelSize() < FontSize.BODY
        if not self._detail or low or least or _too_wide(self._detail, under_font, room_in):
            self._draw_alone(painter, box, title)
            return
        rise = px(20 if small else 26)
        painter.setFont(theme.fit_font(title, self.text(), room_in))
        painter.drawText(
            QRectF(box.left(), middle - rise, box.width(), px(24)), CENTRED_WRAPPED, self.text()
        )
        painter.setPen(QColor(self.colours.soft))
        painter.setFont(under_font)
        under = QRectF(box.left(), middle + px(2 if small else 3), box.width(), px(22))
        painter.drawText(under, CENTRED_WRAPPED, self._detail)

    def _draw_alone(self, painter: QPainter, box: QRectF, font: QFont) -> None:
        """The words without the line under them: on two lines, where they are long and there is room."""
        width = box.width() - TEXT_MARGIN_PX
        one = theme.fit_font(QFont(font), self.text(), width, box.height())
        wrapped = QFont(one if one.pixelSize() >= _min_font_px(font) else font)
        while wrapped.pixelSize() > one.pixelSize() and not _wraps_into(
            wrapped, self.text(), width, box.height()
        ):
            wrapped.setPixelSize(wrapped.pixelSize() - 1)
        painter.setFont(wrapped)
        inner = box.adjusted(TEXT_MARGIN_PX / 2.0, 0.0, -TEXT_MARGIN_PX / 2.0, 0.0)
        painter.drawText(inner, CENTRED_WRAPPED, self.text())


def _min_font_px(font: QFont) -> int:
    return max(int(FontSize.BODY), round(font.pixelSize() * MIN_FONT_SCALE))


def _wraps_into(font: QFont, text: str, width: float, height: float) -> bool:
    seen = QFontMetrics(font).boundingRect(0, 0, int(width), 10_000, CENTRED_WRAPPED, text)
    return seen.width() <= width and seen.height() <= height


def _too_wide(text: str, font: QFont, width: float) -> bool:
    return QFontMetricsF(font).horizontalAdvance(text) > width


MIN_ROW_HEIGHT_PX: Final = 44
ROOMY_WIDTH_PX: Final = 900  # from this width on there is more air between them


class ChoiceRow(QWidget):
    def __init__(self, parent: QWidget, widest: int, gaps: tuple[int, int] = (0, 0)) -> None:
        """`gaps` are between two of them: where it is narrow, and where there is room."""
        super().__init__(parent)
        self._max_width, self._gaps = widest, gaps
        self._choices: list[Choice] = []

    def add(self, choice: Choice) -> Choice:
        choice.setParent(self)
        self._choices.append(choice)
        return choice

    def height_for(self, width: int, each: int = MIN_ROW_HEIGHT_PX) -> int:
        return self._row_count(width) * scaled_px(each)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        """Anew, after some were hidden or shown."""
        shown = self._visible_choices
        if not shown:
            return
        rows = self._row_count(self.width())
        across = 1 if rows > 1 else len(shown)
        gap, wide = self._gap(self.width()), self._choice_width(self.width(), across)
        left = (self.width() - across * wide - (across - 1) * gap) // 2
        tall = self.height() // rows
        for i, choice in enumerate(shown):
            row, column = divmod(i, across)
            choice.setGeometry(left + column * (wide + gap), row * tall, wide, tall)

    @property
    def _visible_choices(self) -> list[Choice]:
        return [c for c in self._choices if not c.isHidden()]

    def _gap(self, width: int) -> int:
        return self._gaps[width >= ROOMY_WIDTH_PX]

    def _choice_width(self, width: int, across: int) -> int:
        if across == 1 and len(self._visible_choices) > 1:
            return width
        return min(scaled_px(self._max_width), (width - (across - 1) * self._gap(width)) // across)

    def _row_count(self, width: int) -> int:
        shown = self._visible_choices
        wide = self._choice_width(width, max(1, len(shown)))
        return 1 if all(c.fits_in(wide) for c in shown) else len(shown)
