"""The two columns of the certainty audit: beside each other, or one below the other where it is narrow."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.exercises.certainty_audit import Column
from ui.theme import Theme, px
from ui.widgets.audit_column import AuditColumn

NARROW: Final = 560
STACKED: Final = 440  # where it is narrower, one column lies below the other


class AuditColumns(QWidget):
    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.of = {column: AuditColumn(look, column, self) for column in Column}

    @property
    def filled(self) -> int:
        """How far down they reach."""
        return max(column.y() + column.filled for column in self.of.values())

    def height_for(self, width: int, *, whole: bool) -> int:
        """With every line, or with some of them."""
        each = self._each(width)
        talls = [column.height_for(each, whole=whole) for column in self.of.values()]
        return sum(talls) if each == width else max(talls)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self.lay_out()

    def lay_out(self) -> None:
        width, y = self.width(), 0
        each = self._each(width)
        for i, column in enumerate(self.of.values()):
            if each == width:
                tall = column.height_for(each, whole=True)
                column.setGeometry(0, y, each, tall)
                y += tall
            else:
                column.setGeometry(i * (width - each), 0, each, self.height())
            column.lay_out()

    def _each(self, width: int) -> int:
        gap = 32 if width >= px(NARROW) else 8
        return (width - gap) // 2 if width >= px(STACKED) else width
