"""A silent countdown: a ring that fills, with the remaining time beside it."""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from devices.clock import SystemClock
from ui.i18n import formatting
from ui.i18n.formatting import translate
from ui.i18n.texts import practice_strings
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.painting import guarded

TICK_MS: Final = 1000
RING_SIZE_PX: Final = 30
TEXT_GAP_PX: Final = 12
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountdownRing(QWidget):
    ROLE = Role.StaticText

    ended = Signal()
    """The time is over, and the text is another one."""

    def __init__(
        self,
        colours: Theme,
        lasts_s: float,
        parent: QWidget,
        now: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours, self._duration_s = colours, lasts_s
        self._now = now or SystemClock().now
        self._began: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.advance)
        self.setAccessibleName(translate(practice_strings.TIME_NAME))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(theme.font(FontSize.SMALL, tabular=True))
        text_width = metrics.horizontalAdvance(self.text)
        side = scaled_px(RING_SIZE_PX)
        return QSize(text_width + TEXT_GAP_PX + side + 4, side + 4)

    @property
    def remaining_s(self) -> float:
        if self._began is None:
            return self._duration_s
        return max(0.0, self._duration_s - (self._now() - self._began))

    @property
    def text(self) -> str:
        if self.remaining_s <= 0.0:
            return translate(practice_strings.TIME_OVER)
        return translate(
            practice_strings.TIME_LEFT, time=formatting.format_clock_time(ceil(self.remaining_s))
        )

    def begin(self) -> None:
        """Start the countdown now."""
        self._began = self._now()
        self._timer.start()
        self.advance()

    @property
    def began_s(self) -> float | None:
        """When it was started, on the clock of the program; None before that."""
        return self._began

    def resume_from(self, began_s: float | None) -> None:
        """Continue another countdown, which was started then."""
        self._began = began_s
        self.resume()

    def stop(self) -> None:
        """Stop the repaint timer; the countdown itself continues."""
        self._timer.stop()

    def resume(self) -> None:
        if self._began is not None and self.remaining_s > 0.0:
            self._timer.start()
        self.advance()

    def advance(self) -> None:
        self.setAccessibleDescription(self.text)
        if self.remaining_s <= 0.0 and self._timer.isActive():
            self._timer.stop()
            announce(self, self.text)
            self.updateGeometry()
            self.ended.emit()
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(min(scaled_px(RING_SIZE_PX), self.height() - 4))
        box = QRectF(self.width() - side - 2.0, (self.height() - side) / 2.0, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colours.line), theme.RING))
        painter.drawEllipse(box)
        share = 1.0 - self.remaining_s / self._duration_s
        pen = QPen(QColor(self._colours.elapsed), theme.RING)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if share > 0.0:
            painter.drawArc(box, 90 * 16, round(-share * 360 * 16))
        painter.setPen(QColor(self._colours.soft))
        painter.setFont(theme.font(FontSize.SMALL, tabular=True))
        painter.drawText(QRectF(0, 0, box.left() - TEXT_GAP_PX, self.height()), _RIGHT, self.text)
