"""Parts of a screen below each other: with all the air they like, or closer where large letters want the room."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.widgets.text.label import MIN_TEXT_SCALE, Label

MIN_SPACE_PX: Final = 6  # pixels between parts that lie as close as they may
EDGE_PX: Final = 8


class LayoutItem(NamedTuple):
    widget: QWidget
    min_height: int
    """How high it is at the least, for its letters to be read."""
    preferred_height: int = 0
    space_above: int = MIN_SPACE_PX
    """Pixels of air over it where there is room."""

    @property
    def extra_height(self) -> int:
        """How much higher it would like to be."""
        return max(0, self.preferred_height - self.min_height)

    @property
    def extra_space(self) -> int:
        """How much more air over it there would be."""
        return max(0, self.space_above - MIN_SPACE_PX)


def label_item(
    label: Label,
    width: int,
    preferred_height: int = 0,
    space_above: int = MIN_SPACE_PX,
    scale: float = MIN_TEXT_SCALE,
) -> LayoutItem:
    """Words as a part: large ones are held back a little before the screen rolls."""
    min_height, full_height = label.min_height(width, scale), label.heightForWidth(width)
    return LayoutItem(
        label, min_height if label.text() else 0, max(preferred_height, full_height), space_above
    )


class VerticalLayout:
    """`room` is the height there is for all of them: first they grow, then there is air between them."""

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
        return 2 * EDGE_PX + sum(item.min_height + MIN_SPACE_PX for item in self._items)

    @property
    def height(self) -> int:
        return sum(self._space_above(item) + self._height(item) for item in self._items)

    def place(self, left: int, width: int, top: int) -> int:
        """From `top` on, or higher where the room asks for it; tells where the last one ends."""
        y = max(EDGE_PX, min(top, self._available - EDGE_PX - self.height))
        for item in self._items:
            y += self._space_above(item)
            item.widget.setGeometry(left, y, width, self._height(item))
            y += self._height(item)
        return y

    def _space_above(self, item: LayoutItem) -> int:
        return (
            MIN_SPACE_PX + round(self._space_factor * item.extra_space) if item.space_above else 0
        )

    def _height(self, item: LayoutItem) -> int:
        return item.min_height + round(self._growth_factor * item.extra_height)


def _clamped_ratio(spare: int, wanted: int) -> float:
    return max(0.0, min(1.0, spare / wanted)) if wanted else 1.0
