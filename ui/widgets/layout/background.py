"""The window's background: a vertical gradient, dithered so that no bands are visible."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.style.theme import Hex, Theme

TILE_WIDTH_PX: Final = 512  # few blits and no visible repetition; 1.6 MB at a height of 800 px
BAND_ROWS: Final = 32  # rows rendered at a time


class Background:
    """The background of one window, cached as a tile of the window's height."""

    def __init__(self, colours: Theme) -> None:
        self._colours = colours
        self._tile = QPixmap()

    @property
    def height(self) -> int:
        return self._tile.height()

    def fit(self, height: int) -> None:
        if height != self._tile.height():
            self._tile = render_tile(self._colours, height)

    def paint(self, painter: QPainter, box: QRect, origin: QPoint) -> None:
        """Paint the background below `box`, in coordinates whose zero is at `origin` in the window.

        Drawn piece by piece: `drawTiledPixmap` takes six times as long.
        """
        x, right = box.left(), box.right() + 1
        while x < right:
            from_x = (x + origin.x()) % TILE_WIDTH_PX
            width = min(TILE_WIDTH_PX - from_x, right - x)
            source = QRect(from_x, box.top() + origin.y(), width, box.height())
            painter.drawPixmap(QRect(x, box.top(), width, box.height()), self._tile, source)
            x += width


def render_tile(theme: Theme, height: int) -> QPixmap:
    """Render a tile that is repeated from left to right.

    A whole screen has fourteen colour steps, which would be visible as bands, so each pixel is dithered
    before it is rounded. Rendered in bands of rows: arrays for all rows take ten times the memory.
    """
    image = QImage(TILE_WIDTH_PX, max(1, height), QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.bits(), dtype=np.uint32).reshape(image.height(), TILE_WIDTH_PX)
    ends = [*zip(_channels(theme.ground_top), _channels(theme.ground_bottom), strict=True)]
    for first in range(0, image.height(), BAND_ROWS):
        rows = np.arange(first, min(first + BAND_ROWS, image.height()), dtype=np.float32)[:, None]
        down, grain = rows / np.float32(max(1, image.height() - 1)), _interleaved_noise(rows)
        band = np.full(grain.shape, 0xFF000000, dtype=np.uint32)
        for shift, (top, bottom) in zip((16, 8, 0), ends, strict=True):
            level = (top + (bottom - top) * down + grain).astype(np.uint32)  # cut off: at most 255
            band |= np.minimum(level, 255) << np.uint32(shift)
        pixels[first : first + BAND_ROWS] = band
    return QPixmap.fromImage(image)


def _interleaved_noise(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Interleaved gradient noise: uniform from 0 to 1, without a visible pattern.

    References
    ----------
    Jimenez 2014, "Next generation post processing in Call of Duty: Advanced Warfare".
    """
    across = np.arange(TILE_WIDTH_PX, dtype=np.float32)
    slope: NDArray[np.float32] = (
        np.float32(0.06711056) * across + np.float32(0.00583715) * rows
    ) % 1
    return (np.float32(52.9829189) * slope) % np.float32(1.0)


def _channels(colour: Hex) -> tuple[int, int, int]:
    rgb = QColor(colour)
    return rgb.red(), rgb.green(), rgb.blue()
