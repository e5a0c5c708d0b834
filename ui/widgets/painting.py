"""Guard `paintEvent`: an error ends its painters, is reported, and leaves the other widgets unaffected.

PySide swallows exceptions of a paint event. The painter then stays active on its widget, and the next
`QPainter` on it, or its destruction, crashes the program.

Every `paintEvent` of this package is decorated with `guarded`. After an error the widget is tried again
after `RETRY_AFTER_S`; meanwhile a graphic shows a message, and a widget with `paint_plainly` uses that.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from time import monotonic
from traceback import walk_tb
from typing import Final, Protocol, TypeVar, runtime_checkable
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from ui import faults
from ui.i18n.formatting import translate
from ui.i18n.marking import mark
from ui.style import theme
from ui.style.accessibility import Role
from ui.style.theme import FontSize

RETRY_AFTER_S: Final = 1.0
NOT_DRAWN: Final = mark("couldn't be drawn")

W = TypeVar("W", bound=QWidget)

_failed_until: Final[WeakKeyDictionary[QWidget, float]] = WeakKeyDictionary()
"""Until when a widget is not painted again, in seconds of the monotonic clock."""


@runtime_checkable
class HasPlainPaint(Protocol):
    def paint_plainly(self, painter: QPainter) -> None:
        """Paint the essential content by the simplest means."""


def guarded(paint: Callable[[W, QPaintEvent], None]) -> Callable[[W, QPaintEvent], None]:
    """Catch and report what a `paintEvent` raises, and paint a fallback instead."""

    @wraps(paint)
    def paint_or_fall_back(self: W, event: QPaintEvent) -> None:
        if self not in _failed_until or not has_failed_lately(self):
            try:
                paint(self, event)
                return
            except Exception as exc:  # noqa: BLE001  reported
                _report_failure(self, exc)
        _paint_fallback(self)

    return paint_or_fall_back


def try_to_draw(widget: QWidget, draw: Callable[[], None]) -> None:
    """Call `draw`, which prepares what the widget will paint, with the same guard as its `paintEvent`."""
    if widget in _failed_until and has_failed_lately(widget):
        return
    try:
        draw()
    except Exception as exc:  # noqa: BLE001  reported
        _report_failure(widget, exc)
        widget.update()


def has_failed_lately(widget: QWidget) -> bool:
    """Whether painting failed less than `RETRY_AFTER_S` ago."""
    if monotonic() < _failed_until.get(widget, 0.0):
        return True
    _failed_until.pop(widget, None)
    return False


def end_painters(error: BaseException) -> None:
    """End the active painters in the frames of the error's traceback."""
    for frame, _ in walk_tb(error.__traceback__):
        for value in tuple(frame.f_locals.values()):
            if isinstance(value, QPainter) and value.isActive():
                value.end()


def _report_failure(widget: QWidget, error: Exception) -> None:
    end_painters(error)
    _failed_until[widget] = monotonic() + RETRY_AFTER_S
    faults.report(f"painting-{type(widget).__name__}", error)


def _paint_fallback(widget: QWidget) -> None:
    painter = QPainter(widget)
    with suppress(Exception):
        if isinstance(widget, HasPlainPaint):
            widget.paint_plainly(painter)
        elif getattr(widget, "ROLE", None) is Role.Graphic:
            _paint_message(widget, painter)
    painter.end()


def _paint_message(widget: QWidget, painter: QPainter) -> None:
    colours = getattr(widget, "_colours", None)
    faint = getattr(colours, "faint", None)
    painter.setFont(theme.font(FontSize.SMALL))
    painter.setPen(QColor(faint) if faint else widget.palette().color(QPalette.ColorRole.Text))
    painter.drawText(widget.rect(), Qt.AlignmentFlag.AlignCenter, translate(NOT_DRAWN))
