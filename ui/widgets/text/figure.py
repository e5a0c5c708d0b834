"""A figure with its name and unit, or a dash and the reason; optionally with an explanation on request."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize, Theme
from ui.widgets.painting import guarded

NAME_HEIGHT_PX: Final = 20
NUMBER_HEIGHT_PX: Final = 40
ROOMY_WIDTH_PX: Final = 136  # for three digits and the unit


class Figure(QWidget):
    ROLE = Role.StaticText

    def __init__(self, colours: Theme, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours, self._name, self._unit = (
            colours,
            translate(name),
            translate(unit) if unit else "",
        )
        self._value = strings.ABSENT
        self._reason = ""
        self._number_font = theme.font(FontSize.FIGURE, QFont.Weight.Light, tabular=True)
        self._small_font = theme.font(FontSize.SMALL)
        self._tiny_font = theme.font(FontSize.TINY)
        self._describe()

    def set_figure(self, name: str, unit: str) -> None:
        """Show another figure from now on; `name` and `unit` are untranslated."""
        self._name, self._unit = translate(name), translate(unit) if unit else ""
        self._value, self._reason = strings.ABSENT, ""
        self._describe()
        self.update()

    def show_value(self, value: float | None, digits: int = 0, reason: str = "") -> None:
        """Show a figure, or the reason why there is none, in the person's language."""
        text = formatting.format_figure(value, digits)
        reason = reason if value is None else ""
        if (text, reason) != (self._value, self._reason):
            self._value, self._reason = text, reason
            self._describe()
            self.update()

    @property
    def text(self) -> str:
        return self._value

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(144, NAME_HEIGHT_PX + NUMBER_HEIGHT_PX)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        name_tall, number_tall = self._heights()
        name_font = theme.fit_font(QFont(self._small_font), "", 1.0, name_tall)
        painter.setFont(name_font)
        painter.setPen(QColor(self._colours.soft))
        name, unit_text = self._shown_name_and_unit(name_font)
        painter.drawText(QRectF(0, 0, self.width(), name_tall), _LINE, name)
        size = (
            FontSize.FIGURE if self.width() >= theme.scaled_px(ROOMY_WIDTH_PX) else FontSize.TITLE
        )
        self._number_font.setPixelSize(theme.scaled_px(size))
        painter.setFont(
            theme.fit_font(self._number_font, self._value, self.width(), number_tall + 4.0)
        )
        painter.setPen(QColor(self._colours.ink if not self._reason else self._colours.faint))
        number = QRectF(0, name_tall - 2, self.width(), number_tall)
        painter.drawText(number, _LINE, self._value)
        beside = QFontMetricsF(self._number_font).horizontalAdvance(self._value) + 9.0
        painter.setPen(QColor(self._colours.faint))
        beside_number = number.adjusted(beside, 0, 0, 0)
        if self._value == strings.ABSENT:
            painter.setFont(theme.fit_font(QFont(self._tiny_font), "", 1.0, number_tall / 2.0))
            painter.drawText(beside_number, _WRAPPED, self._reason)
        else:
            unit = theme.fit_font(
                QFont(self._small_font), unit_text, beside_number.width(), number_tall * 0.6
            )
            painter.setFont(unit)
            painter.drawText(beside_number.adjusted(0, number_tall * 0.2, 0, 0), _LINE, unit_text)
        painter.end()

    def _shown_name_and_unit(self, font: QFont) -> tuple[str, str]:
        """The name and the unit; the field's term in brackets goes to the unit where the name is too narrow for it."""
        name, bracket, term = self._name.partition(" (")
        if not bracket or QFontMetricsF(font).horizontalAdvance(self._name) <= self.width():
            return _elided(self._name, font, self.width()), self._unit
        unit = " · ".join(filter(None, (self._unit, term.rstrip(")"))))
        return _elided(name, font, self.width()), unit

    def _heights(self) -> tuple[float, float]:
        """Heights of name and number in pixels, both reduced by the same factor where space is short."""
        name, number = theme.scaled_px(NAME_HEIGHT_PX), theme.scaled_px(NUMBER_HEIGHT_PX)
        share = min(1.0, self.height() / (name + number))
        return name * share, number * share

    def _describe(self) -> None:
        """A figure that is absent has its reason as description, which the tooltip gives."""
        value = "" if self._value == strings.ABSENT else f": {self._value} {self._unit}"
        self.setAccessibleName(f"{self._name}{value}".strip())
        self.setToolTip(self._reason)


def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


_LINE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED: Final = _LINE | int(Qt.TextFlag.TextWordWrap)


UNDERLINE_WIDTH_PX: Final = 72.0


class ExplainedFigure(Figure):
    ROLE = Role.StaticText

    explanation_shown = Signal(str)
    """The explanation while it is focused or under the mouse; empty afterwards."""

    def __init__(self, colours: Theme, name: str, unit: str, parent: QWidget) -> None:
        super().__init__(colours, name, unit, parent)
        self.explanation = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_explanation(self, words: str) -> None:
        self.explanation = words
        self.setAccessibleDescription(words)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.explanation_shown.emit(self.explanation)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.explanation_shown.emit("")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        self.explanation_shown.emit(self.explanation)

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        self.explanation_shown.emit("")

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            y, wide = self.height() - 4.0, min(UNDERLINE_WIDTH_PX, float(self.width()))
            painter.setPen(QPen(QColor(self._colours.breath), 2.5))
            painter.drawLine(QPointF(1.0, y), QPointF(wide, y))
            painter.end()
