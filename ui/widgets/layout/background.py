"""The window's background: a vertical gradient, dithered so that no bands are visible."""

from functools import cache
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.style.theme import Hex, Theme

TILE_WIDTH_PX: Final = 256  # few blits and no visible repetition; 0.8 MB at a height of 800 px
NOISE_WIDTH_PX, NOISE_HEIGHT_PX = 128, 64


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
    before it is rounded. A row has one colour before that, so all its pixels are looked up in a table by their
    noise: no arrays, and no import of NumPy before the first frame.
    """
    height = max(1, height)
    pixels = bytearray()
    row = bytearray(b"\xff" * (4 * NOISE_WIDTH_PX))  # blue, green, red, unused
    ends = [*zip(_channels(theme.ground_top), _channels(theme.ground_bottom), strict=True)]
    noise = _interleaved_noise()
    for y in range(height):
        down, grain = y / max(1, height - 1), noise[y % NOISE_HEIGHT_PX]
        for channel, (top, bottom) in zip((2, 1, 0), ends, strict=True):
            values = _dithered(top + (bottom - top) * down)
            row[channel::4] = grain.translate(values)
        pixels += row * (TILE_WIDTH_PX // NOISE_WIDTH_PX)
    stride = 4 * TILE_WIDTH_PX
    image = QImage(pixels, TILE_WIDTH_PX, height, stride, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())  # a copy outlives `pixels`


@cache
def _interleaved_noise() -> tuple[bytes, ...]:
    """Interleaved gradient noise: rows of numbers, uniform from 0 to 255, without a visible pattern.

    References
    ----------
    Jimenez 2014, "Next generation post processing in Call of Duty: Advanced Warfare".
    """
    across = [0.06711056 * x for x in range(NOISE_WIDTH_PX)]
    rows = []
    for y in range(NOISE_HEIGHT_PX):
        down = 0.00583715 * y
        rows.append(bytes([int(52.9829189 * ((x + down) % 1.0) % 1.0 * 256.0) for x in across]))
    return tuple(rows)


def _dithered(level: float) -> bytes:
    """The table from noise to one of the two whole numbers beside the level, 255 at most."""
    whole = int(level)
    lower = round(256.0 * (1.0 - (level - whole)))
    return bytes([whole]) * lower + bytes([min(255, whole + 1)]) * (256 - lower)


def _channels(colour: Hex) -> tuple[int, int, int]:
    rgb = QColor(colour)
    return rgb.red(), rgb.green(), rgb.blue()
