"""Equal choices beside each other, in the middle; where large letters have no room there, below each other."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import px
from ui.widgets.choice import Choice

LEAST: Final = 44
ROOMY: Final = 900  # from this width on there is more air between them


class ChoiceRow(QWidget):
    def __init__(self, parent: QWidget, widest: int, gaps: tuple[int, int] = (0, 0)) -> None:
        """`gaps` are between two of them: where it is narrow, and where there is room."""
        super().__init__(parent)
        self._widest, self._gaps = widest, gaps
        self._choices: list[Choice] = []

    def hold(self, choice: Choice) -> Choice:
        choice.setParent(self)
        self._choices.append(choice)
        return choice

    def height_for(self, width: int, each: int = LEAST) -> int:
        return self._rows_in(width) * px(each)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        """Anew, after some were hidden or shown."""
        shown = self._shown
        if not shown:
            return
        rows = self._rows_in(self.width())
        across = 1 if rows > 1 else len(shown)
        gap, wide = self._gap(self.width()), self._wide(self.width(), across)
        left = (self.width() - across * wide - (across - 1) * gap) // 2
        tall = self.height() // rows
        for i, choice in enumerate(shown):
            row, column = divmod(i, across)
            choice.setGeometry(left + column * (wide + gap), row * tall, wide, tall)

    @property
    def _shown(self) -> list[Choice]:
        return [c for c in self._choices if not c.isHidden()]

    def _gap(self, width: int) -> int:
        return self._gaps[width >= ROOMY]

    def _wide(self, width: int, across: int) -> int:
        if across == 1 and len(self._shown) > 1:
            return width
        return min(px(self._widest), (width - (across - 1) * self._gap(width)) // across)

    def _rows_in(self, width: int) -> int:
        shown = self._shown
        wide = self._wide(width, max(1, len(shown)))
        return 1 if all(c.fits_in(wide) for c in shown) else len(shown)
