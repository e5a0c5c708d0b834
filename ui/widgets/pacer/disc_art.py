"""The disc with its glow, rendered once in each of a few sizes and then scaled; a frame takes 0.3 ms."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QRadialGradient

from ui.style.theme import Theme, with_alpha

GLOW_RADIUS_RATIO: Final = 1.32  # radius of the glow over the radius of the disc
HIGHLIGHT_OFFSET: Final = QPointF(
    0.0, -0.36
)  # centre of the highlight, in radii from the disc's centre
LIGHT_RADIUS_RATIO: Final = 1.36
GLOW_EXPONENT: Final = 1.35  # how fast the glow fades outwards
PIXMAP_SCALES: Final = (
    1.0,
    0.74,
    0.55,
    0.41,
)  # scaled down by more than a third, the edge gets jagged
EDGE_PX: Final = 2

Stop = tuple[float, QColor]


class DiscArt:
    """Pixmaps of the disc in the colours of one theme, up to a maximum radius in pixels.

    Each is rendered when it is first drawn, so that the first breath waits for one of them only.
    """

    def __init__(self, theme: Theme, largest: float, pixel_ratio: float) -> None:
        self.max_radius, self.pixel_ratio = largest, pixel_ratio
        self._theme = theme
        self._pixmaps: dict[float, QPixmap] = {}

    def draw(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        radii = [self.max_radius * k for k in PIXMAP_SCALES]
        drawn = next((r for r in reversed(radii) if r >= radius), self.max_radius)
        picture = self._picture(drawn)
        half = (drawn * GLOW_RADIUS_RATIO + EDGE_PX) * radius / drawn
        target = QRectF(centre.x() - half, centre.y() - half, 2.0 * half, 2.0 * half)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))

    def _picture(self, radius: float) -> QPixmap:
        if radius not in self._pixmaps:
            self._pixmaps[radius] = _render_disc(self._theme, radius, self.pixel_ratio)
        return self._pixmaps[radius]


def _render_disc(theme: Theme, radius: float, pixel_ratio: float) -> QPixmap:
    half = radius * GLOW_RADIUS_RATIO + EDGE_PX
    side = max(1, round(2 * half * pixel_ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / (2 * half), side / (2 * half))
    painter.translate(half, half)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = QPointF(0.0, 0.0)
    reach = radius * GLOW_RADIUS_RATIO
    painter.setBrush(_radial_brush(middle, reach, _glow_stops(theme)))
    painter.drawEllipse(middle, reach, reach)
    painter.setBrush(
        _radial_brush(HIGHLIGHT_OFFSET * radius, radius * LIGHT_RADIUS_RATIO, _disc_stops(theme))
    )
    painter.drawEllipse(middle, radius, radius)
    painter.end()
    return picture


def _radial_brush(centre: QPointF, radius: float, stops: Iterable[Stop]) -> QBrush:
    gradient = QRadialGradient(centre, radius)
    for at, colour in stops:
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def _disc_stops(theme: Theme) -> list[Stop]:
    high, middle, low = (QColor(c) for c in theme.disc)
    return [(0.0, high), (0.52, middle), (1.0, low)]


def _glow_stops(theme: Theme) -> list[Stop]:
    edge = 0.97 / GLOW_RADIUS_RATIO
    outwards = [i / 10 for i in range(11)]
    return [(edge + (1.0 - edge) * x, _glow_colour(theme, x)) for x in outwards]


def _glow_colour(theme: Theme, outwards: float) -> QColor:
    return with_alpha(theme.glow, theme.glow_strength * (1.0 - outwards) ** GLOW_EXPONENT)
