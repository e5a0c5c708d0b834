"""A table of the figures of two sessions; a missing figure is a dash with the reason as tooltip."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import formatting, strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.painting import guarded
from ui.widgets.text.label import LEFT, RIGHT, Label

ROW_HEIGHT_PX: Final = 34
MIN_ROW_HEIGHT_PX: Final = 24
NUMBER_WIDTH_FRACTION: Final = 0.19  # of the width, for each of the two columns
UNIT_WIDTH_FRACTION: Final = 0.22

FigureColumn: TypeAlias = Sequence[tuple[float | None, str]]
"""For each of `strings.FIGURES` a value, or None and the reason in the person's language."""


class FigureTable(QWidget):
    def __init__(self, colours: Theme, heads: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.heads = [Label(h, FontSize.SMALL, colours.soft, RIGHT, parent=self) for h in heads]
        self.rows = [self._row(name, unit) for _, name, unit, _ in strings.FIGURES]

    def show_figures(self, one: FigureColumn, other: FigureColumn) -> None:
        for row, (_, name, unit, digits) in enumerate(strings.FIGURES):
            for label, (value, reason) in zip(
                self.rows[row][1:3], (one[row], other[row]), strict=True
            ):
                label.show_text(formatting.format_figure(value, digits))
                label.set_colour(self._colours.faint if value is None else self._colours.ink)
                label.setToolTip(reason if value is None else "")
                detail = reason if value is None else (translate(unit) if unit else "")
                label.setAccessibleName(f"{translate(name)}: {label.text()} {detail}".strip())

    @property
    def preferred_height(self) -> int:
        return (len(self.rows) + 1) * scaled_px(ROW_HEIGHT_PX)

    @property
    def min_height(self) -> int:
        return (len(self.rows) + 1) * scaled_px(MIN_ROW_HEIGHT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        numbers, units = (
            round(self.width() * NUMBER_WIDTH_FRACTION),
            round(self.width() * UNIT_WIDTH_FRACTION),
        )
        names = self.width() - 2 * numbers - units
        for place, head in enumerate(self.heads):
            head.setGeometry(names + place * numbers, 0, numbers, self._row_height)
        for place, (name, one, other, unit) in enumerate(self.rows, 1):
            top = place * self._row_height
            name.setGeometry(0, top, names, self._row_height)
            one.setGeometry(names, top, numbers, self._row_height)
            other.setGeometry(names + numbers, top, numbers, self._row_height)
            unit.setGeometry(names + 2 * numbers + 10, top, units - 10, self._row_height)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        for place in range(1, len(self.rows) + 1):
            y = place * self._row_height + 0.5
            painter.drawLine(QPointF(0.0, y), QPointF(float(self.width()), y))
        painter.end()

    @property
    def _row_height(self) -> int:
        return max(
            scaled_px(MIN_ROW_HEIGHT_PX),
            min(scaled_px(ROW_HEIGHT_PX), self.height() // (len(self.rows) + 1)),
        )

    def _row(self, name: str, unit: str) -> tuple[Label, Label, Label, Label]:
        colours = self._colours
        return (
            Label(translate(name), FontSize.SMALL, colours.soft, LEFT, parent=self),
            Label(strings.ABSENT, FontSize.LEAD, colours.ink, RIGHT, tabular=True, parent=self),
            Label(strings.ABSENT, FontSize.LEAD, colours.ink, RIGHT, tabular=True, parent=self),
            Label(translate(unit) if unit else "", FontSize.TINY, colours.faint, LEFT, parent=self),
        )
