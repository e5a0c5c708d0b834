"""The start button: the resting disc, in the place where it will breathe; on the first pages it breathes there."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from trainer.pacing import Pacer
from trainer.plan import USUAL_PATTERN
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.controls.button import Button
from ui.widgets.pacer.disc_art import DiscArt
from ui.widgets.pacer.pacer_disc import FULL_RADIUS_RATIO
from ui.widgets.painting import guarded

RESTING_RADIUS_RATIO: Final = 0.62  # of the radius with full lungs: large enough for a word
HOVER_RADIUS_RATIO: Final = 0.645
MAX_RADIUS_RATIO: Final = 0.86  # of the ring's radius, for a large word
WORD_WIDTH_RATIO: Final = 1.6  # width of the word over the radius


class StartButton(Button):
    """The button that begins a pause.

    Parameters
    ----------
    colours
        The colours to paint with.
    breathes
        Whether it grows and shrinks like the pacer while it is visible.
    """

    def __init__(
        self, colours: Theme, parent: QWidget | None = None, *, breathes: bool = False
    ) -> None:
        super().__init__(colours, translate(strings.BEGIN), parent)
        self._breath = _create_breath(self) if breathes else None
        self.setAccessibleDescription(translate(strings.BEGIN_HINT))
        self._art: DiscArt | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        if self._breath is not None:
            self._breath.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        if self._breath is not None:
            self._breath.stop()
        super().hideEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        ring = max(8.0, min(self.width(), self.height()) / 2.0 - 2.0)
        painter.setPen(QPen(QColor(self.colours.line), theme.RING - 0.25))
        painter.drawEllipse(centre, ring, ring)
        font = theme.font(
            FontSize.TITLE
            if ring * FULL_RADIUS_RATIO * RESTING_RADIUS_RATIO > 60
            else FontSize.BODY
        )
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        radius = self._breathing_radius(ring, self._resting_radius(ring, font)) * (
            HOVER_RADIUS_RATIO / RESTING_RADIUS_RATIO if lit else 1.0
        )
        painter.save()
        painter.setClipPath(_circle(centre, ring))  # the glow of a large disc ends at the ring
        self._art_for(max(ring * FULL_RADIUS_RATIO, radius)).draw(painter, centre, radius)
        painter.restore()
        if self.shows_focus_ring and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.colours.breath), 2.0))
            painter.drawEllipse(centre, radius + 7.0, radius + 7.0)
        painter.setPen(QColor(self.colours.on_breath))
        painter.setFont(theme.fit_font(font, self.text(), radius * WORD_WIDTH_RATIO, radius))
        painter.drawText(_word_box(centre, radius), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _resting_radius(self, ring: float, font: QFont) -> float:
        """The radius in pixels: large enough for the word, within the ring."""
        wanted = QFontMetricsF(font).horizontalAdvance(self.text()) / WORD_WIDTH_RATIO
        return max(
            ring * FULL_RADIUS_RATIO * RESTING_RADIUS_RATIO, min(wanted, ring * MAX_RADIUS_RATIO)
        )

    def _breathing_radius(self, ring: float, resting: float) -> float:
        """The radius in pixels at this point of the breath; with empty lungs the word still fits."""
        if self._breath is None:
            return resting
        fullness = Pacer(USUAL_PATTERN, 0.0).at(self._breath.currentTime() / 1000.0).fullness
        return resting + max(0.0, ring * FULL_RADIUS_RATIO - resting) * fullness

    def _art_for(self, largest: float) -> DiscArt:
        ratio = self.devicePixelRatioF()
        if self._art is None or (self._art.max_radius, self._art.pixel_ratio) != (largest, ratio):
            self._art = DiscArt(self.colours, largest, ratio)
        return self._art


def _circle(centre: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(centre, radius, radius)
    return path


def _word_box(centre: QPointF, radius: float) -> QRectF:
    return QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)


def _create_breath(button: StartButton) -> QVariantAnimation:
    """A clock that repaints the button through one breath after another."""
    breath = QVariantAnimation(button)
    breath.setStartValue(0.0)
    breath.setEndValue(1.0)
    breath.setDuration(round(USUAL_PATTERN.period_s * 1000))
    breath.setLoopCount(-1)
    breath.valueChanged.connect(button.update)
    return breath
