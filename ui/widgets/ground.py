"""The ground that everything lies on: night water, a vertical gradient without bands."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.theme import Hex, Theme

TILE_WIDTH: Final = 512  # wide enough for few blits and no visible repetition; 1.6 MB at 800 pixels
GRAIN_SEED: Final = 1


class Ground:
    """The ground of one window, as high as the window is."""

    def __init__(self, look: Theme) -> None:
        self._look = look
        self._tile = QPixmap()

    @property
    def height(self) -> int:
        return self._tile.height()

    def fit(self, height: int) -> None:
        if height != self._tile.height():
            self._tile = ground_tile(self._look, height)

    def paint(self, painter: QPainter, box: QRect, origin: QPoint) -> None:
        """Paint what lies under `box`, whose zero is at `origin` in the window.

        Blitted piece by piece: drawTiledPixmap would take six times as long.
        """
        x, right = box.left(), box.right() + 1
        while x < right:
            from_x = (x + origin.x()) % TILE_WIDTH
            width = min(TILE_WIDTH - from_x, right - x)
            source = QRect(from_x, box.top() + origin.y(), width, box.height())
            painter.drawPixmap(QRect(x, box.top(), width, box.height()), self._tile, source)
            x += width


def ground_tile(theme: Theme, height: int) -> QPixmap:
    """A strip of the ground, to be laid side by side.

    Fourteen steps of colour over a whole screen would show as bands, so each pixel is rounded up or
    down by chance.
    """
    height = max(1, height)
    grain = np.random.default_rng(GRAIN_SEED).random((height, TILE_WIDTH), dtype=np.float32)
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None]
    pixels = np.full((height, TILE_WIDTH), 0xFF000000, dtype=np.uint32)
    ends = zip(_channels(theme.ground_top), _channels(theme.ground_bottom), strict=True)
    for shift, (top, bottom) in zip((16, 8, 0), ends, strict=True):
        level = (top + (bottom - top) * down + grain).astype(np.uint32)  # cut off: at most 255
        pixels |= np.minimum(level, 255) << np.uint32(shift)
    image = QImage(pixels.data, TILE_WIDTH, height, 4 * TILE_WIDTH, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())


def _channels(colour: Hex) -> tuple[int, int, int]:
    made = QColor(colour)
    return made.red(), made.green(), made.blue()
