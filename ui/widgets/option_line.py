"""A question and its answers in one line; where that is too narrow, the answers lie under it."""

from typing import Final

from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.theme import Size
from ui.widgets.option_row import OptionRow
from ui.widgets.panel import FOCUS_ROOM

NAME_SHARE: Final = 0.36
LEAST_CHOICE: Final = 64
PAD: Final = 14
TALL: Final = 44
WIDEST: Final = 280


class OptionLine(OptionRow):
    def height_for(self, width: int) -> int:
        lines = 1 if self._beside(width) else 1 + self._lines(width)
        return (
            theme.px(TALL) * lines
            if self._beside(width)
            else theme.px(28) + theme.px(TALL) * (lines - 1)
        )

    def lay_out(self) -> None:
        shown = [c for c in self.choices.values() if not c.isHidden()]
        if not shown or self.width() < 8:
            return
        tall, beside = theme.px(TALL), self._beside(self.width())
        left = round(self.width() * NAME_SHARE) if beside else 0
        self.name.setGeometry(
            0, 0, left - 12 if beside else self.width(), tall if beside else theme.px(28)
        )
        top = 0 if beside else theme.px(28)
        each_line = -(-len(shown) // (1 if beside else self._lines(self.width())))
        wide = min(theme.px(WIDEST), (self.width() - left + 2 * FOCUS_ROOM) // each_line)
        for i, choice in enumerate(shown):
            line, column = divmod(i, each_line)
            choice.setGeometry(left - FOCUS_ROOM + column * wide, top + line * tall, wide, tall)

    def _beside(self, width: int) -> bool:
        return self._needed() <= width * (1.0 - NAME_SHARE)

    def _lines(self, width: int) -> int:
        return max(1, -(-self._needed() // max(1, width)))

    def _needed(self) -> int:
        """The width of all answers, each as wide as the widest."""
        letters = QFontMetrics(theme.font(Size.BODY))
        shown = [c for c in self.choices.values() if not c.isHidden()]
        widest = max((letters.horizontalAdvance(c.text()) for c in shown), default=0)
        return len(shown) * max(theme.px(LEAST_CHOICE), widest + theme.px(PAD) + 2 * FOCUS_ROOM)
