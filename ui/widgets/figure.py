"""One number with its name and unit; where there is none, a dash and the reason."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import strings, theme
from ui.strings import say
from ui.theme import Size, Theme

NAME_HEIGHT: Final = 20
NUMBER_HEIGHT: Final = 40
ROOMY: Final = 136  # for three digits and the unit


class Figure(QWidget):
    def __init__(self, look: Theme, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name, self._unit = look, say(name), say(unit) if unit else ""
        self._value = strings.ABSENT
        self._reason = ""
        self._number_font = theme.font(Size.FIGURE, QFont.Weight.Light, tabular=True)
        self._small_font = theme.font(Size.SMALL)
        self._tiny_font = theme.font(Size.TINY)
        self._tell()

    def show_value(self, value: float | None, digits: int = 0, reason: str = "") -> None:
        text = strings.figure(value, digits)
        reason = reason if value is None else ""
        if (text, reason) != (self._value, self._reason):
            self._value, self._reason = text, reason
            self._tell()
            self.update()

    @property
    def text(self) -> str:
        return self._value

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(144, NAME_HEIGHT + NUMBER_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._small_font)
        painter.setPen(QColor(self._look.soft))
        painter.drawText(QRectF(0, 0, self.width(), NAME_HEIGHT), _LINE, self._elided(self._name))
        self._number_font.setPixelSize(Size.FIGURE if self.width() >= ROOMY else Size.TITLE)
        painter.setFont(self._number_font)
        painter.setPen(QColor(self._look.ink if not self._reason else self._look.faint))
        number = QRectF(0, NAME_HEIGHT - 2, self.width(), NUMBER_HEIGHT)
        painter.drawText(number, _LINE, self._value)
        beside = QFontMetricsF(self._number_font).horizontalAdvance(self._value) + 9.0
        painter.setPen(QColor(self._look.faint))
        rest = number.adjusted(beside, 0, 0, 0)
        if self._value == strings.ABSENT:
            painter.setFont(self._tiny_font)
            painter.drawText(rest, _WRAPPED, self._reason)
        else:
            painter.setFont(self._small_font)
            painter.drawText(rest.adjusted(0, 8, 0, 0), _LINE, self._unit)
        painter.end()

    def _elided(self, text: str) -> str:
        return QFontMetricsF(self._small_font).elidedText(
            text, Qt.TextElideMode.ElideRight, self.width()
        )

    def _tell(self) -> None:
        said = self._reason if self._value == strings.ABSENT else self._unit
        self.setAccessibleName(f"{self._name}: {self._value} {said}".strip())
        self.setToolTip(self._reason)


_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED: Final = _LINE | int(Qt.TextFlag.TextWordWrap)
