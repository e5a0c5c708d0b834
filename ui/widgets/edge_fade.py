"""The fade at the edges of what scrolls: a row cut by an edge is seen to go on beyond it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.style.theme import Theme, scaled_px
from ui.widgets.painting import guarded

FADE_HEIGHT_PX: Final = 20
ROW_SLACK_PX: Final = 8  # of a row so much may be cut: it is the space around its text
MAX_SHARE: Final = 5  # of the visible height a fade takes at most the n-th part


class EdgeFade(QWidget):
    """A layer over one edge of a scroll area, shown while something lies beyond that edge."""

    def __init__(
        self, area: QAbstractScrollArea, colours: Theme, *, at_bottom: bool, on_panel: bool
    ) -> None:
        super().__init__(area)
        self._area, self._colours = area, colours
        self._at_bottom, self._on_panel = at_bottom, on_panel
        self.row_height: Callable[[], int] | None = None
        """The common height of the rows in pixels; between two rows nothing fades."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        area.viewport().installEventFilter(self)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether something lies beyond the edge."""
        bar = self._area.verticalScrollBar()
        beyond = bar.value() < bar.maximum() if self._at_bottom else bar.value() > bar.minimum()
        return beyond and self._cuts_a_row()

    def _cuts_a_row(self) -> bool:
        """Whether an edge lies within a row; always true where there are no rows of one height."""
        row = self.row_height() if self.row_height is not None else 0
        if row <= 0:
            return True
        edge = self._area.verticalScrollBar().value()
        edge += self._area.viewport().height() if self._at_bottom else 0
        return ROW_SLACK_PX < edge % row < row - ROW_SLACK_PX

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self, *_: int) -> None:
        seen = self._area.viewport().geometry()
        height = min(scaled_px(FADE_HEIGHT_PX), seen.height() // MAX_SHARE)
        top = seen.bottom() + 1 - height if self._at_bottom else seen.top()
        self.setGeometry(seen.left(), top, seen.width(), height)
        self.setVisible(self.is_wanted and height > 0)
        self.raise_()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        inner, edge = 0.0, float(self.height())
        if not self._at_bottom:
            inner, edge = edge, inner
        painter.fillRect(self.rect(), self._gradient(inner, edge))
        painter.end()

    def _gradient(self, inner: float, edge: float) -> QLinearGradient:
        if not self._on_panel:
            return cover_gradient(self._colours, self, inner, edge)
        gradient = QLinearGradient(QPointF(0.0, inner), QPointF(0.0, edge))
        panel = QColor(self._colours.panel)
        gradient.setColorAt(1.0, panel)
        panel.setAlpha(0)
        gradient.setColorAt(0.0, panel)
        return gradient


def add_edge_fades(
    area: QAbstractScrollArea, colours: Theme, *, on_panel: bool = False
) -> tuple[EdgeFade, EdgeFade]:
    """Add the fades at the top and the bottom of a scroll area; `on_panel` where it lies on one."""
    top, bottom = (
        EdgeFade(area, colours, at_bottom=end, on_panel=on_panel) for end in (False, True)
    )
    return top, bottom


def cover_gradient(colours: Theme, widget: QWidget, top: float, bottom: float) -> QLinearGradient:
    """A gradient that hides what lies beneath a widget, from nothing at `top` to all of it at `bottom`.

    It has the colours of the window's background there. Beyond `bottom` it goes on to that end of the window.
    """
    window = widget.window()
    offset, height = widget.mapTo(window, QPoint(0, 0)).y(), max(1, window.height())
    end = height - offset if bottom >= top else -offset
    span = end - top or 1.0
    gradient = QLinearGradient(0.0, top, 0.0, end)
    for y, alpha in ((top, 0), (bottom, 255), (end, 255)):
        colour = _ground_at(colours, (y + offset) / height)
        colour.setAlpha(alpha)
        gradient.setColorAt(min(1.0, max(0.0, (y - top) / span)), colour)
    return gradient


def _ground_at(colours: Theme, down: float) -> QColor:
    """The colour of the background at this share of the window's height."""
    top, bottom = QColor(colours.ground_top), QColor(colours.ground_bottom)
    pairs = ((top.red(), bottom.red()), (top.green(), bottom.green()), (top.blue(), bottom.blue()))
    return QColor(*(round(a + (b - a) * down) for a, b in pairs))
