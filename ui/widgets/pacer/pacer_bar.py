"""The pacer as a bar that fills and empties, for reduced motion."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.style.theme import Theme, with_alpha

BAR_HEIGHT_RATIO: Final = 1.24  # of the radius of the ring
BAR_WIDTH_RATIO: Final = 0.3
EMPTY_ALPHA: Final = 0.1


def draw_bar(
    painter: QPainter, colours: Theme, centre: QPointF, ring_radius: float, fullness: float
) -> QRect:
    """Draw the bar in the middle of the ring; return the rectangle that was painted."""
    tall, wide = ring_radius * BAR_HEIGHT_RATIO, ring_radius * BAR_WIDTH_RATIO
    box = QRectF(centre.x() - wide / 2.0, centre.y() - tall / 2.0, wide, tall)
    shape = QPainterPath()
    shape.addRoundedRect(box, wide / 2.0, wide / 2.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, with_alpha(colours.breath, EMPTY_ALPHA))
    painter.save()
    painter.setClipRect(box.adjusted(0.0, tall * (1.0 - fullness), 0.0, 0.0))
    painter.fillPath(shape, QColor(colours.breath))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.breath), 1.5))
    painter.drawPath(shape)
    return box.adjusted(-3.0, -3.0, 3.0, 3.0).toAlignedRect()
