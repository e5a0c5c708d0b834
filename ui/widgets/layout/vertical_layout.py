"""Parts of a screen below each other: with all the air they like, or closer where large letters want the room."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.widgets.text.label import DAMPED_TEXT_SCALE, Label

AIR: Final = 6  # pixels between parts that lie as close as they may
EDGE: Final = 8


class LayoutItem(NamedTuple):
    widget: QWidget
    least: int
    """How high it is at the least, for its letters to be read."""
    wanted: int = 0
    above: int = AIR
    """Pixels of air over it where there is room."""

    @property
    def taller(self) -> int:
        """How much higher it would like to be."""
        return max(0, self.wanted - self.least)

    @property
    def airier(self) -> int:
        """How much more air over it there would be."""
        return max(0, self.above - AIR)


def layout_item(
    words: Label, width: int, wanted: int = 0, above: int = AIR, share: float = DAMPED_TEXT_SCALE
) -> LayoutItem:
    """Words as a part: large ones are held back a little before the screen rolls."""
    least, most = words.least_height(width, share), words.heightForWidth(width)
    return LayoutItem(words, least if words.text() else 0, max(wanted, most), above)


class VerticalLayout:
    """`room` is the height there is for all of them: first they grow, then there is air between them."""

    def __init__(self, parts: Sequence[LayoutItem], room: int) -> None:
        self._parts = [part for part in parts if not part.widget.isHidden()]
        self._room = room
        spare = room - self.least
        taller = sum(part.taller for part in self._parts)
        self._growth = _share(spare, taller)
        self._airiness = _share(spare - taller, sum(part.airier for part in self._parts))

    @property
    def least(self) -> int:
        return 2 * EDGE + sum(part.least + AIR for part in self._parts)

    @property
    def tall(self) -> int:
        return sum(self._air(part) + self._height(part) for part in self._parts)

    def lay(self, left: int, width: int, top: int) -> int:
        """From `top` on, or higher where the room asks for it; tells where the last one ends."""
        y = max(EDGE, min(top, self._room - EDGE - self.tall))
        for part in self._parts:
            y += self._air(part)
            part.widget.setGeometry(left, y, width, self._height(part))
            y += self._height(part)
        return y

    def _air(self, part: LayoutItem) -> int:
        return AIR + round(self._airiness * part.airier) if part.above else 0

    def _height(self, part: LayoutItem) -> int:
        return part.least + round(self._growth * part.taller)


def _share(spare: int, wanted: int) -> float:
    return max(0.0, min(1.0, spare / wanted)) if wanted else 1.0
