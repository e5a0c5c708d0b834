"""The pictures of acts: lines on a grid of 16 by 16, in the colour of the text beside them."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

GRID: Final = 16.0
LINE_WIDTH: Final = 1.4


class Icon(Enum):
    """A picture, as strokes: M moves, L draws a line, C a cubic curve, O a circle by its centre and radius."""

    MENU = "M 3 5 L 13 5 M 3 8 L 13 8 M 3 11 L 13 11"
    BEGIN = "M 5.5 3.5 L 12 8 L 5.5 12.5 L 5.5 3.5"
    PAUSE = "M 6 4 L 6 12 M 10 4 L 10 12"
    HOME = "M 3 8 L 8 3.5 L 13 8 M 4.5 7 L 4.5 12.5 L 11.5 12.5 L 11.5 7"
    BACK = "M 13 8 L 3.5 8 M 7 4 L 3 8 L 7 12"
    PRACTICE = "M 3 4.5 L 4 4.5 M 6.5 4.5 L 13 4.5 M 3 8 L 4 8 M 6.5 8 L 13 8 M 3 11.5 L 4 11.5 M 6.5 11.5 L 13 11.5"
    BREATH = "M 2 9 C 4 3 6 3 8 8 C 10 13 12 13 14 7"
    HEART = "M 8 13 C 1 8.5 2.5 3.5 5.5 3.5 C 7 3.5 8 5 8 5.5 C 8 5 9 3.5 10.5 3.5 C 13.5 3.5 15 8.5 8 13"
    HISTORY = "O 8 8 5.5 M 8 5 L 8 8 L 10.2 9.4"
    LOCK = "M 4 7.5 L 12 7.5 L 12 13 L 4 13 L 4 7.5 M 5.5 7.5 L 5.5 5.5 C 5.5 2 10.5 2 10.5 5.5 L 10.5 7.5"
    SETTINGS = "M 3 5 L 8 5 M 11.5 5 L 13 5 O 9.8 5 1.7 M 3 11 L 4.5 11 M 8 11 L 13 11 O 6.2 11 1.7"
    KEYS = "M 2.5 4.5 L 13.5 4.5 L 13.5 11.5 L 2.5 11.5 L 2.5 4.5 M 5.5 9.2 L 10.5 9.2 M 5 6.8 L 5.4 6.8 M 7.8 6.8 L 8.2 6.8 M 10.6 6.8 L 11 6.8"
    HELP = "O 8 8 5.5 M 6.3 6.4 C 6.3 4.3 9.7 4.3 9.7 6.4 C 9.7 7.6 8 7.7 8 9 M 8 11 L 8 11.2"
    INFO = "O 8 8 5.5 M 8 7.5 L 8 11 M 8 5 L 8 5.2"
    EXPORT = "M 8 10 L 8 3 M 5 6 L 8 3 L 11 6 M 3.5 9.5 L 3.5 13 L 12.5 13 L 12.5 9.5"
    IMPORT = "M 8 3 L 8 10 M 5 7 L 8 10 L 11 7 M 3.5 9.5 L 3.5 13 L 12.5 13 L 12.5 9.5"
    DELETE = "M 3 4.5 L 13 4.5 M 6 4.5 L 6 3 L 10 3 L 10 4.5 M 4.5 4.5 L 5 13 L 11 13 L 11.5 4.5"
    UNDO = "M 6.5 3 L 3.5 6 L 6.5 9 M 3.5 6 L 9.5 6 C 14 6 14 12.5 9.5 12.5 L 6 12.5"
    FIND = "O 7 7 4 M 10 10 L 13.5 13.5"
    NOTE = "M 3.5 12.5 L 4.2 9.8 L 11 3 L 13 5 L 6.2 11.8 L 3.5 12.5"
    COPY = "M 6 6 L 13 6 L 13 13 L 6 13 L 6 6 M 3 10 L 3 3 L 10 3"
    CHECK = "M 3.5 8.5 L 6.5 11.5 L 12.5 4.5"
    COMPARE = "M 3 12.5 L 3 7 M 6 12.5 L 6 4 M 10 12.5 L 10 9 M 13 12.5 L 13 5.5"
    CHART = "M 3 3 L 3 13 L 13 13 M 5 10 L 8 6.5 L 10 8.5 L 13 4.5"
    REPLAY = "M 4 8 C 4 2.5 12 2.5 12 8 C 12 13.5 4 13.5 4.4 9.5 M 2 6.5 L 4 8.5 L 6 6.5"
    FILTER = "M 3 4 L 13 4 L 9.3 8.5 L 9.3 12.5 L 6.7 11 L 6.7 8.5 L 3 4"
    GROUP = "M 3 4 L 13 4 M 5.5 7 L 13 7 M 3 10 L 13 10 M 5.5 13 L 13 13"
    TRIGGER = "M 9 2.5 L 4.5 9 L 8 9 L 7 13.5 L 11.5 7 L 8 7 L 9 2.5"
    MARK = "M 4.5 13.5 L 4.5 3 L 12 3 L 10 5.7 L 12 8.5 L 4.5 8.5"
    VIEW = "O 8 8 5.5 O 8 8 2"
    UP = "M 8 13 L 8 3.5 M 4.5 7 L 8 3.5 L 11.5 7"
    DOWN = "M 8 3 L 8 12.5 M 4.5 9 L 8 12.5 L 11.5 9"
    LEFT = "M 10 3.5 L 5.5 8 L 10 12.5"
    RIGHT = "M 6 3.5 L 10.5 8 L 6 12.5"
    MORE = "M 8 3.5 L 8 12.5 M 3.5 8 L 12.5 8"
    LESS = "M 3.5 8 L 12.5 8"
    MOVE = "M 3 6 L 13 6 M 10.5 3.5 L 13 6 M 13 10 L 3 10 M 5.5 12.5 L 3 10"
    LATER = "O 8 8 5.5 M 8 5 L 8 8 L 6 9.5"
    NEW = "M 4 2.5 L 9.5 2.5 L 12 5 L 12 13.5 L 4 13.5 L 4 2.5 M 6 9 L 10 9 M 8 7 L 8 11"
    REPORT = "M 4 2.5 L 9.5 2.5 L 12 5 L 12 13.5 L 4 13.5 L 4 2.5 M 6 7 L 10 7 M 6 9.5 L 10 9.5"
    FILES = "M 2.5 12.5 L 2.5 4 L 6.5 4 L 8 5.5 L 13.5 5.5 L 13.5 12.5 L 2.5 12.5"
    PERSON = "O 8 5.5 2.5 M 3.5 13 C 3.5 8.5 12.5 8.5 12.5 13"
    SOUND = "M 3 6.5 L 5 6.5 L 8 4 L 8 12 L 5 9.5 L 3 9.5 L 3 6.5 M 10.5 6 C 11.8 7 11.8 9 10.5 10"
    STEPS = "M 2.5 12.5 L 5.5 12.5 L 5.5 9.5 L 8.5 9.5 L 8.5 6.5 L 11.5 6.5 L 11.5 3.5 L 13.5 3.5"
    MESSAGE = "M 2.5 3.5 L 13.5 3.5 L 13.5 11 L 7 11 L 4.5 13.5 L 4.5 11 L 2.5 11 L 2.5 3.5"
    FULL_SCREEN = (
        "M 3 6 L 3 3 L 6 3 M 10 3 L 13 3 L 13 6 M 13 10 L 13 13 L 10 13 M 6 13 L 3 13 L 3 10"
    )
    HIDE = "M 2 8 C 5 3.5 11 3.5 14 8 C 11 12.5 5 12.5 2 8 M 3.5 13 L 12.5 3"
    CLOSE = "M 4 4 L 12 12 M 12 4 L 4 12"
    QUIT = "M 5.5 4 C 1.5 7 3.5 13 8 13 C 12.5 13 14.5 7 10.5 4 M 8 2.5 L 8 8"


def icon_path(icon: Icon) -> QPainterPath:
    """The strokes of a picture on the grid."""
    path, words = QPainterPath(), iter(icon.value.split())
    for stroke in words:
        x, y = float(next(words)), float(next(words))
        if stroke == "M":
            path.moveTo(x, y)
        elif stroke == "L":
            path.lineTo(x, y)
        elif stroke == "O":
            radius = float(next(words))
            path.addEllipse(QPointF(x, y), radius, radius)
        else:
            path.cubicTo(x, y, *(float(next(words)) for _ in range(4)))
    return path


def draw_icon(painter: QPainter, icon: Icon, box: QRectF, colour: QColor) -> None:
    """Draw a picture in the middle of a box, as large as its shorter side."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center() - QPointF(side, side) / 2.0)
    painter.scale(side / GRID, side / GRID)
    pen = QPen(colour, LINE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(icon_path(icon))
    painter.restore()


def create_icon(icon: Icon, side_px: int, colour: str, ratio: float = 1.0) -> QIcon:
    """The picture for a menu, so many pixels wide and high."""
    pixmap = QPixmap(QSize(side_px, side_px) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, icon, QRectF(0.0, 0.0, side_px, side_px), QColor(colour))
    painter.end()
    return QIcon(pixmap)
