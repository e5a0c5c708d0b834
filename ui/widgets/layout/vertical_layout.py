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
    words: Label,
    width: int,
    wanted: int = 0,
    above: int = MIN_SPACE_PX,
    share: float = MIN_TEXT_SCALE,
) -> LayoutItem:
    """Words as a part: large ones are held back a little before the screen rolls."""
    least, most = words.min_height(width, share), words.heightForWidth(width)
    return LayoutItem(words, least if words.text() else 0, max(wanted, most), above)


class VerticalLayout:
    """`room` is the height there is for all of them: first they grow, then there is air between them."""

    def __init__(self, parts: Sequence[LayoutItem], room: int) -> None:
        self._items = [part for part in parts if not part.widget.isHidden()]
        self._available = room
        spare = room - self.min_height
        taller = sum(part.extra_height for part in self._items)
        self._growth_factor = _clamped_ratio(spare, taller)
        self._space_factor = _clamped_ratio(
            spare - taller, sum(part.extra_space for part in self._items)
        )

    @property
    def min_height(self) -> int:
        return 2 * EDGE_PX + sum(part.min_height + MIN_SPACE_PX for part in self._items)

    @property
    def height(self) -> int:
        return sum(self._space_above(part) + self._height(part) for part in self._items)

    def place(self, left: int, width: int, top: int) -> int:
        """From `top` on, or higher where the room asks for it; tells where the last one ends."""
        y = max(EDGE_PX, min(top, self._available - EDGE_PX - self.height))
        for part in self._items:
            y += self._space_above(part)
            part.widget.setGeometry(left, y, width, self._height(part))
            y += self._height(part)
        return y

    def _space_above(self, part: LayoutItem) -> int:
        return (
            MIN_SPACE_PX + round(self._space_factor * part.extra_space) if part.space_above else 0
        )

    def _height(self, part: LayoutItem) -> int:
        return part.min_height + round(self._growth_factor * part.extra_height)


def _clamped_ratio(spare: int, wanted: int) -> float:
    return max(0.0, min(1.0, spare / wanted)) if wanted else 1.0
