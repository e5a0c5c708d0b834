"""A vertical layout whose items shrink first in spacing and then in height where space is short."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.widgets.text.label import MIN_TEXT_SCALE, Label

MIN_SPACE_PX: Final = 6  # the smallest space between two items
EDGE_PX: Final = 8


class LayoutItem(NamedTuple):
    widget: QWidget
    min_height: int
    """The height at which its text is still readable, in pixels."""
    preferred_height: int = 0
    space_above: int = MIN_SPACE_PX
    """The preferred space above it in pixels."""

    @property
    def extra_height(self) -> int:
        """Preferred minus minimum height, in pixels."""
        return max(0, self.preferred_height - self.min_height)

    @property
    def min_space(self) -> int:
        """The minimum space above it in pixels."""
        return MIN_SPACE_PX if self.space_above else 0

    @property
    def extra_space(self) -> int:
        """Preferred minus minimum space above it, in pixels."""
        return max(0, self.space_above - MIN_SPACE_PX)


def label_item(
    label: Label,
    width: int,
    preferred_height: int = 0,
    space_above: int = MIN_SPACE_PX,
    scale: float = MIN_TEXT_SCALE,
) -> LayoutItem:
    """Create the item of a label, whose font may shrink to `scale` before the screen scrolls."""
    min_height, full_height = label.min_height(width, scale), label.heightForWidth(width)
    return LayoutItem(
        label, min_height if label.text() else 0, max(preferred_height, full_height), space_above
    )


class VerticalLayout:
    """Distributes an available height over items: first to their heights, then to the spaces between them.

    Parameters
    ----------
    items
        From top to bottom; hidden widgets are left out.
    available
        The height for all of them in pixels.
    """

    def __init__(self, items: Sequence[LayoutItem], available: int) -> None:
        self._items = [item for item in items if not item.widget.isHidden()]
        self._available = available
        spare = available - self.min_height
        total_extra = sum(item.extra_height for item in self._items)
        self._growth_factor = _clamped_ratio(spare, total_extra)
        self._space_factor = _clamped_ratio(
            spare - total_extra, sum(item.extra_space for item in self._items)
        )

    @property
    def min_height(self) -> int:
        return 2 * EDGE_PX + sum(item.min_height + item.min_space for item in self._items)

    @property
    def height(self) -> int:
        return sum(self._space_above(item) + self._height(item) for item in self._items)

    def min_top(self, widget: QWidget) -> int:
        """How far below the top a widget begins where every item has its minimum height, in pixels."""
        y = EDGE_PX
        for item in self._items:
            y += item.min_space
            if item.widget is widget:
                break
            y += item.min_height
        return y

    def place(self, left: int, width: int, top: int) -> int:
        """Place the items from `top` on, or from higher where they would not fit; return the bottom of the last."""
        y = max(EDGE_PX, min(top, self._available - EDGE_PX - self.height))
        for item in self._items:
            y += self._space_above(item)
            item.widget.setGeometry(left, y, width, self._height(item))
            y += self._height(item)
        return y

    def _space_above(self, item: LayoutItem) -> int:
        return item.min_space + round(self._space_factor * item.extra_space)

    def _height(self, item: LayoutItem) -> int:
        return item.min_height + round(self._growth_factor * item.extra_height)


def _clamped_ratio(spare: int, wanted: int) -> float:
    return max(0.0, min(1.0, spare / wanted)) if wanted else 1.0
