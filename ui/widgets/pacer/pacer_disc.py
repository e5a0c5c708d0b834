"""The breathing disc, with the time of the round as a thin ring that fills clockwise.

The radius is computed from the clock at the moment of painting, so that a late frame is not a wrong one.
"""

from collections.abc import Callable
from math import cos, inf, sin, tau
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.pacing import Pacer
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import Theme
from ui.widgets.layout.background import Background
from ui.widgets.pacer.disc_art import GLOW_RADIUS_RATIO, DiscArt
from ui.widgets.pacer.pacer_bar import draw_bar
from ui.widgets.painting import guarded

EMPTY_RADIUS_RATIO: Final = 0.36  # radius with empty lungs over radius with full lungs
IDLE_RADIUS_RATIO: Final = 0.5  # radius of a disc that does not lead, over radius with full lungs
FULL_RADIUS_RATIO: Final = (
    0.745  # radius with full lungs over the ring's: the glow just reaches the ring
)
SLACK_PX: Final = 6  # how far the edge may have moved between asking for a frame and painting it
RING_STEP_PX: Final = 0.5  # the ring is redrawn when its end has moved so far
MAX_SEGMENT_TURNS: Final = 0.02  # of a turn: a longer arc leaves the bounding box of its ends
FULL_TURN_SIXTEENTHS: Final = 360 * 16


class PacerDisc(QWidget):
    """The pacer's disc or bar and the ring of time.

    It paints its own background from a cached pixmap, so that a frame costs little more than the disc.
    """

    ROLE = Role.Graphic

    breathing = Signal()
    """Emitted once, when the first frame with a pacer is painted."""

    def __init__(
        self,
        colours: Theme,
        background: Background,
        parent: QWidget | None = None,
        *,
        calm: bool = False,
    ) -> None:
        super().__init__(parent)
        self._draws_bar = calm
        self._colours, self._background = colours, background
        self._art: DiscArt | None = None
        self._backdrop = QPixmap()
        self._backdrop_key: tuple[object, ...] = ()
        self._now: Callable[[], float] = float
        self._pacer: Pacer | None = None
        self._round = (0.0, inf)
        self._painted_fraction = 0.0
        self._centre = QPointF()
        self._dirty = QRect()
        """The rectangle of what was painted last, with a margin."""
        self.is_still = False
        """Whether the disc does not lead the breath, and only the ring moves."""
        self.frames = 0
        """How many frames were painted since the first pacer."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(translate(strings.DISC_NAME))

    def follow(
        self, pacer: Pacer | None, round_: tuple[float, float], now: Callable[[], float]
    ) -> None:
        """Show this pacer from now on.

        Parameters
        ----------
        pacer
            The breathing pattern in time, or None.
        round_
            Begin and end of the ring in seconds of the session clock.
        now
            The session clock.
        """
        if pacer != self._pacer or round_ != self._round:
            self.update()
        self._pacer, self._round, self._now = pacer, round_, now

    def stop(self) -> None:
        self.follow(None, (0.0, inf), float)

    def advance(self) -> None:
        """Request a repaint of the part that moves."""
        grown = self._dirty if self._draws_bar else self._disc_rect(self._radius_px())
        self.update(self._dirty.united(grown))

    def advance_ring(self) -> None:
        """Extend the ring if its end has visibly moved, and repaint only that segment."""
        share, before = self._elapsed_fraction(), self._painted_fraction
        if abs(share - before) * tau * self.ring_radius < RING_STEP_PX or not self._backdrop_key:
            return
        bit = self._ring_segment(before, share)
        self._painted_fraction = share
        self._draw_backdrop(bit)
        self.update(bit)

    @property
    def ring_radius(self) -> float:
        return max(8.0, min(self.width(), self.height()) / 2.0 - 2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._centre = QRectF(self.rect()).center()
        self._art = None
        self._dirty = self.rect()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        backdrop = self._backdrop_now()
        box, ratio = event.rect(), self.devicePixelRatioF()
        painter = QPainter(self)
        source = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
        painter.drawPixmap(QRectF(box), backdrop, source)
        self._dirty = self._draw_bar(painter) if self._draws_bar else self._draw_disc(painter)
        painter.end()
        if self._pacer is not None:
            self.frames += 1
            if self.frames == 1:
                self.breathing.emit()

    def paint_plainly(self, painter: QPainter) -> None:
        """Paint breath and time as two circles, for when the disc cannot be painted."""
        self._backdrop_key, self._dirty = (), self.rect()
        painter.fillRect(self.rect(), QColor(self._colours.ground_bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.ring_radius
        painter.setPen(QPen(QColor(self._colours.soft), theme.RING))
        box = QRectF(self._centre.x() - ring, self._centre.y() - ring, 2.0 * ring, 2.0 * ring)
        painter.drawArc(
            box, FULL_TURN_SIXTEENTHS // 4, -round(self._elapsed_fraction() * FULL_TURN_SIXTEENTHS)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.breath))
        radius = self._radius_px()
        painter.drawEllipse(self._centre, radius, radius)

    def _draw_disc(self, painter: QPainter) -> QRect:
        """Draw the disc; return the rectangle to repaint for the next frame."""
        radius = self._radius_px()
        self._art_now().draw(painter, self._centre, radius)
        return self._disc_rect(radius)

    def _radius_px(self) -> float:
        return self.ring_radius * FULL_RADIUS_RATIO * self._radius_fraction()

    def _disc_rect(self, radius: float) -> QRect:
        """Where a disc of this radius is seen with its glow, and the margin."""
        half = radius * GLOW_RADIUS_RATIO + SLACK_PX
        x, y = self._centre.x(), self._centre.y()
        return QRectF(x - half, y - half, 2.0 * half, 2.0 * half).toAlignedRect()

    def _radius_fraction(self) -> float:
        """The current radius over the radius with full lungs."""
        return (
            IDLE_RADIUS_RATIO
            if self.is_still
            else EMPTY_RADIUS_RATIO + (1.0 - EMPTY_RADIUS_RATIO) * self._fullness()
        )

    def _draw_bar(self, painter: QPainter) -> QRect:
        full = 0.0 if self.is_still else self._fullness()
        return draw_bar(painter, self._colours, self._centre, self.ring_radius, full)

    def _fullness(self) -> float:
        return self._pacer.at(self._now()).fullness if self._pacer else 0.0

    def _elapsed_fraction(self) -> float:
        began, ends = self._round
        if ends == inf or ends <= began:
            return 0.0
        return min(1.0, max(0.0, (self._now() - began) / (ends - began)))

    def _ring_segment(self, one: float, other: float) -> QRect:
        if abs(other - one) > MAX_SEGMENT_TURNS:
            return self.rect()
        ends = [self._point_on_ring(one), self._point_on_ring(other)]
        around = QRectF(ends[0], ends[1]).normalized()
        return around.adjusted(-4.0, -4.0, 4.0, 4.0).toAlignedRect()

    def _point_on_ring(self, share: float) -> QPointF:
        turn = tau * share
        return self._centre + QPointF(sin(turn), -cos(turn)) * self.ring_radius

    def _backdrop_now(self) -> QPixmap:
        """The cached background with the ring; rendered again when size, position or round change."""
        ratio = self.devicePixelRatioF()
        drawn_for = (self.size(), self.pos(), ratio, self._background.height, self._round)
        if drawn_for != self._backdrop_key:
            self._backdrop_key, self._painted_fraction = drawn_for, self._elapsed_fraction()
            self._backdrop = QPixmap(self.size() * ratio)
            self._backdrop.setDevicePixelRatio(ratio)
            self._draw_backdrop(self.rect())
        return self._backdrop

    def _draw_backdrop(self, part: QRect) -> None:
        painter = QPainter(self._backdrop)
        painter.setClipRect(part)
        self._background.paint(painter, part, self.mapTo(self.window(), QPoint(0, 0)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = self._centre, self.ring_radius
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(QPen(QColor(self._colours.line), theme.RING - 0.25))
        painter.drawEllipse(box)
        if self._painted_fraction > 0.0:
            pen = QPen(QColor(self._colours.elapsed), theme.RING + 0.25)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(
                box,
                FULL_TURN_SIXTEENTHS // 4,
                -round(self._painted_fraction * FULL_TURN_SIXTEENTHS),
            )
        painter.end()

    def _art_now(self) -> DiscArt:
        ratio = self.devicePixelRatioF()
        if self._art is None or self._art.pixel_ratio != ratio:
            self._art = DiscArt(self._colours, self.ring_radius * FULL_RADIUS_RATIO, ratio)
        return self._art
