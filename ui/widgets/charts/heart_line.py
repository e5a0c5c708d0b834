"""A small line of the heart for a row of a list, drawn from a few stored points."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.charts.sparkline import build_path

MIN_RANGE_BPM: Final = 12.0
"""A steadier heart is drawn flat: its small changes are not made to look large."""
LINE_WIDTH_PX: Final = 1.5
DOT_RADIUS_PX: Final = 2.0


def draw_heart_line(
    painter: QPainter, box: QRectF, line: Sequence[float | None], colour: str
) -> None:
    """Draw the line into the box, broken where nothing is known, with a dot at its end."""
    points = place_points(line, box)
    pen = QPen(QColor(colour), LINE_WIDTH_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(build_path(points))
    last = next((point for point in reversed(points) if point is not None), None)
    if last is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(last, DOT_RADIUS_PX, DOT_RADIUS_PX)


def place_points(line: Sequence[float | None], box: QRectF) -> list[QPointF | None]:
    """The points of the line within the box, equally far apart; None where nothing is known."""
    known = [value for value in line if value is not None]
    if not known:
        return []
    middle = (min(known) + max(known)) / 2.0
    range_bpm = max(MIN_RANGE_BPM, max(known) - min(known))
    step = box.width() / max(1, len(line) - 1)
    return [
        None
        if value is None
        else QPointF(
            box.left() + n * step, box.center().y() - (value - middle) / range_bpm * box.height()
        )
        for n, value in enumerate(line)
    ]
