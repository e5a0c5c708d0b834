"""A layout from left to right that goes on in the next row where the width is used up."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets in as many rows as they need, each as wide as its size hint.

    Parameters
    ----------
    max_cell_width
        If given, all widgets have the width of the widest and share each row evenly, up to this width in pixels.
        Where not even one of them fits, they are as narrow as the layout, and as high as that needs.
    """

    def __init__(self, parent: QWidget | None = None, max_cell_width: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._max_cell_width = max_cell_width
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        cell = self._cell_width(width)
        return sum(_height(row, cell) for row in self._rows(width))

    def row_count(self, width: int) -> int:
        """In how many rows the widgets go in this width."""
        return len(self._rows(width))

    def sizeHint(self) -> QSize:  # noqa: N802
        """All widgets in one row."""
        return QSize(sum(self._widths(self._shown)), _height(self._shown))

    def minimumSize(self) -> QSize:  # noqa: N802
        shown = self._shown
        if self._max_cell_width is None:
            return QSize(max(self._widths(shown), default=0), _height(shown))
        least = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(least, _height(shown))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        y = rect.top()
        cell = self._cell_width(rect.width())
        for row in self._rows(rect.width()):
            x = rect.left()
            for item in row:
                size = QSize(cell or item.sizeHint().width(), _height(row, cell))
                item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width()
            y += _height(row, cell)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _widths(self, items: list[QLayoutItem]) -> list[int]:
        widths = [item.sizeHint().width() for item in items]
        return widths if self._max_cell_width is None else [max(widths, default=0)] * len(widths)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        items = self._shown
        if self._max_cell_width is not None and items:
            per_row = self._cells_per_row(width)
            return [items[i : i + per_row] for i in range(0, len(items), per_row)]
        rows: list[list[QLayoutItem]] = []
        x = width + 1
        for item, item_width in zip(items, self._widths(items), strict=True):
            if x + item_width > width:
                rows.append([])
                x = 0
            rows[-1].append(item)
            x += item_width
        return rows

    def _cells_per_row(self, width: int) -> int:
        """So many that no row is much shorter than the others."""
        widths = self._widths(self._shown)
        fitting = max(1, width // max(1, widths[0]))
        rows = -(-len(widths) // fitting)
        return -(-len(widths) // rows)

    def _cell_width(self, width: int) -> int:
        """The common width of all widgets in pixels, or 0 if each has its own."""
        if self._max_cell_width is None or not self._shown:
            return 0
        return min(self._max_cell_width, width // self._cells_per_row(width))


def _height(row: list[QLayoutItem], cell: int = 0) -> int:
    return max((_item_height(item, cell) for item in row), default=0)


def _item_height(item: QLayoutItem, cell: int) -> int:
    hint = item.sizeHint()
    is_narrow = 0 < cell < hint.width() and item.hasHeightForWidth()
    return max(hint.height(), item.heightForWidth(cell)) if is_narrow else hint.height()
