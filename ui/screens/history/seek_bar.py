"""The seek bar of a replay, with the marked moments."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from ui.i18n import formatting
from ui.i18n.formatting import translate
from ui.i18n.texts import history_strings
from ui.style import theme
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import draw_focus_ring
from ui.widgets.painting import guarded

SEEK_BAR_HEIGHT_PX: Final = 44
SKIP_S: Final = 10  # how far an arrow key skips
TICKS_PER_S: Final = 10  # the slider counts in whole tenths of a second
SIDE_MARGIN_PX: Final = 12.0  # half of the handle and its focus ring
TIMES_WIDTH_PX: Final = 110


class SeekBar(QAbstractSlider):
    def __init__(self, colours: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._marks: Sequence[float] = ()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setSingleStep(SKIP_S * TICKS_PER_S)
        self.setPageStep(60 * TICKS_PER_S)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(translate(history_strings.REPLAY_PLACE))

    def show_length(self, seconds: float, marks: Sequence[float]) -> None:
        self._marks = marks
        self.setRange(0, max(1, round(seconds * TICKS_PER_S)))

    def show_at(self, t: float) -> None:
        """Move the handle to this time without emitting a signal."""
        if self.isSliderDown():
            return
        blocked = self.blockSignals(True)
        self.setValue(round(t * TICKS_PER_S))
        self.blockSignals(blocked)
        self.update()

    @property
    def at_s(self) -> float:
        return self.value() / TICKS_PER_S

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave all keys to the screen, which shows caps for them."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.setSliderDown(True)
        self._move_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.isSliderDown():
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.setSliderDown(False)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        here = QPointF(self._x_of(self.value()), line.center().y())
        self._draw_line(painter, line.left(), line.right(), here.y(), self._colours.edge, 3.0)
        self._draw_line(painter, line.left(), here.x(), here.y(), self._colours.soft, 3.0)
        for t in self._marks:
            x = self._x_of(t * TICKS_PER_S)
            self._draw_line(painter, x, x, here.y(), self._colours.breath, 2.0, rise=6.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.ink))
        painter.drawEllipse(here, 7.0, 7.0)
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(here.x() - 7, here.y() - 7, 14, 14), 7.0, self._colours)
        painter.setFont(theme.font(FontSize.SMALL, tabular=True))
        painter.setPen(QColor(self._colours.soft))
        times = QRectF(line.right() + 16.0, 0.0, scaled_px(TIMES_WIDTH_PX) - 16.0, self.height())
        now, all_ = (
            formatting.format_clock_time(v / TICKS_PER_S) for v in (self.value(), self.maximum())
        )
        text = translate(history_strings.REPLAY_AT, now=now, all=all_)
        painter.drawText(times, int(_RIGHT), text)
        painter.end()

    def _draw_line(
        self,
        painter: QPainter,
        left: float,
        right: float,
        y: float,
        colour: str,
        width: float,
        rise: float = 0.0,
    ) -> None:
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y - rise), QPointF(right, y + rise))

    def _line(self) -> QRectF:
        return QRectF(
            SIDE_MARGIN_PX,
            0.0,
            max(20.0, self.width() - scaled_px(TIMES_WIDTH_PX) - 2 * SIDE_MARGIN_PX),
            self.height(),
        )

    def _x_of(self, value: float) -> float:
        line = self._line()
        return line.left() + value / max(1, self.maximum()) * line.width()

    def _move_to(self, x: float) -> None:
        line = self._line()
        share = min(1.0, max(0.0, (x - line.left()) / line.width()))
        self.setValue(round(share * self.maximum()))
        self.update()


_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
