"""What stands on a page, as an eye would find it: words too small, cut off, or lying on each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

from ui.reports.canvas import Canvas
from ui.screens.practice.countdown_ring import CountdownRing
from ui.screens.practice.trend_view import TrendChart
from ui.screens.screen import Screen
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, scaled_px
from ui.widgets.controls.button import Button
from ui.widgets.controls.choices import Choice
from ui.widgets.controls.menu_row import MenuRow
from ui.widgets.layout.dialog import OverlayDialog
from ui.widgets.pacer.start_button import StartButton
from ui.widgets.text.label import Label

SLACK = 4  # pixels that letters keep free above and below themselves
ANSWER = FontSize.SMALL  # pixels: what is chosen is never painted in smaller letters
ELIDED = "…"


class Painted(NamedTuple):
    """A text that a widget painted itself, and where its letters came to lie."""

    widget: QWidget
    text: str
    box: QRectF
    pixels: int
    colour: QColor


def faults(screen: Screen) -> list[str]:
    """Everything on it that somebody who needs large letters could not read or reach."""
    sheets = [s for s in screen.findChildren(OverlayDialog) if s.isVisible()]
    page: QWidget = sheets[0] if sheets else screen
    problems = [*_small(page), *_out_of_place(page, screen), *_on_each_other(page)]
    with painted_texts() as painted:
        page.grab()
    return [*problems, *_badly_painted(page, painted)]


def is_whole(widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def _small(page: QWidget) -> Iterator[str]:
    for words in page.findChildren(Label):
        if not words.isVisible() or not words.text().strip():
            continue
        if words.font().pixelSize() < round(100 * words.full_px / scaled_px(100)):
            yield f"small: {words.text()!r} {words.font().pixelSize()} of {words.full_px}"
        seen = letters_of(words)
        if seen.width() > words.width() + 1 or seen.height() > words.height() + SLACK:
            yield f"cut off: {words.text()!r} {seen.size()} in {words.size()}"


def _out_of_place(page: QWidget, screen: Screen) -> Iterator[str]:
    """What is neither in the window, above its keys, nor in a part that rolls."""
    for part in _carriers(page):
        root = _ground_of(part, page)
        if not _inside(part, root):
            yield f"outside: {_name(part)} {part.geometry()} in {root.size()}"
        above = screen.bar.isHidden() or screen.bar.isAncestorOf(part) or root is not page
        if not above and _box(part, screen).intersects(screen.bar.geometry()):
            yield f"under the keys: {_name(part)}"


def _on_each_other(page: QWidget) -> Iterator[str]:
    for one, other in combinations(_carriers(page), 2):
        root = _ground_of(one, page)
        if root is not _ground_of(other, page):
            continue
        shared = _box(one, root).intersected(_box(other, root))
        if shared.width() > 1 and shared.height() > SLACK:
            yield f"on each other: {_name(one)} and {_name(other)} by {shared.size()}"


def _badly_painted(page: QWidget, painted: list[Painted]) -> Iterator[str]:
    for widget, text, box, pixels, _ in painted:
        if widget is not page and not page.isAncestorOf(widget):
            continue
        answer = isinstance(widget, Choice | MenuRow | StartButton) and text == widget.text()
        if pixels < (ANSWER if answer else FontSize.TINY):
            yield f"painted small: {text!r} {pixels}"
        available = QRectF(widget.rect()).adjusted(-1.0, -SLACK, 1.0, SLACK)
        if isinstance(widget, Button):
            shortened = text.endswith(ELIDED) and text.strip() != widget.text().strip()
            if shortened and widget.text().startswith(text[:-1].strip()):
                yield f"shortened: {widget.text()!r} to {text!r}"
            if not available.contains(box):
                yield f"painted outside: {text!r} {box} in {widget.size()}"
        elif not available.left() <= box.left() <= box.right() <= available.right():
            yield f"painted outside: {text!r} {box} in {widget.size()}"


def _carriers(page: QWidget) -> list[QWidget]:
    """What carries words that are to be read or pressed."""
    parts: list[QWidget] = [
        *(w for w in page.findChildren(QLabel) if w.text().strip()),
        *page.findChildren(Button),
        *page.findChildren(QLineEdit),
        *page.findChildren(TrendChart),
        *page.findChildren(CountdownRing),
    ]
    return [w for w in parts if w.isVisible()]


def _ground_of(part: QWidget, page: QWidget) -> QWidget:
    """What the part lies on: the content of the nearest part that rolls, or the page."""
    above = part.parentWidget()
    while above is not None and above is not page:
        holder = above.parentWidget()
        rolls = holder.parentWidget() if holder is not None else None
        if isinstance(rolls, QScrollArea) and rolls.widget() is above:
            return above
        above = holder
    return page


def _inside(part: QWidget, root: QWidget) -> bool:
    """In each that holds it, up to the ground."""
    seen, above = _seen(part), part.parentWidget()
    box = seen.translated(part.pos())
    while above is not None:
        if (
            not above.rect()
            .adjusted(-FOCUS_MARGIN_PX, -SLACK, FOCUS_MARGIN_PX, SLACK)
            .contains(box)
        ):
            return False
        if above is root:
            return True
        box, above = box.translated(above.pos()), above.parentWidget()
    return True


def _box(part: QWidget, root: QWidget) -> QRect:
    return _seen(part).translated(part.mapTo(root, QPoint(0, 0)))


def _seen(part: QWidget) -> QRect:
    """Where in itself something of it is seen."""
    if isinstance(part, Label):
        return letters_of(part)
    margin = FOCUS_MARGIN_PX if isinstance(part, Button) else 0
    return part.rect().adjusted(margin, margin, -margin, -margin)


def letters_of(words: Label) -> QRect:
    """Where in a label its letters lie."""
    wrap = Qt.TextFlag.TextWordWrap if words.wordWrap() else Qt.TextFlag(0)
    flags = int(wrap) | int(words.alignment())
    return QFontMetrics(words.font()).boundingRect(words.rect(), flags, words.text())


def _name(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return repr(part.accessibleName())
    return repr(part.text()) if isinstance(part, QLabel | Button) else type(part).__name__


def break_lines(text: str, font: QFont, width: float) -> list[tuple[str, float]]:
    """The lines of a text that is broken between words, each with its width."""
    layout, lines = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append((text[line.textStart() :][: line.textLength()], line.naturalTextWidth()))
    layout.endLayout()
    return lines


@contextmanager
def drawn_texts() -> Iterator[list[tuple[str, QRectF]]]:
    """Note every text that is drawn on a canvas meanwhile, and where its letters lie if it is on one line."""
    drawn: list[tuple[str, QRectF]] = []
    draw = Canvas.draw_text

    def noting(
        canvas: Canvas, text: str, box: QRectF, size: float, *rest: Any, **more: Any
    ) -> float:
        width = min(box.width(), canvas.text_width(text, size))
        side = rest[1] if len(rest) > 1 else "left"
        spare = {"left": 0.0, "centre": 0.5, "right": 1.0}[side] * (box.width() - width)
        drawn.append((text, QRectF(box.left() + spare, box.top(), width, size)))
        return draw(canvas, text, box, size, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "draw_text", noting)
        yield drawn


@contextmanager
def painted_texts() -> Iterator[list[Painted]]:
    """Note every text that is painted meanwhile."""
    painted: list[Painted] = []
    draw = QPainter.drawText

    def noting(painter: QPainter, *arguments: Any) -> Any:
        widget, [place, *rest] = painter.device(), arguments
        if isinstance(widget, QWidget) and isinstance(place, QRectF):
            text = next(part for part in rest if isinstance(part, str))
            flags = int(rest[0]) if not isinstance(rest[0], str) else 0
            box = QFontMetricsF(painter.font()).boundingRect(place, flags, text)
            colour = QColor(painter.pen().color())
            colour.setAlphaF(colour.alphaF() * painter.opacity())
            pixels = painter.font().pixelSize()
            painted.append(Painted(_holder(widget), text, box, pixels, colour))
        return draw(painter, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", noting)
        yield painted


def _holder(widget: QWidget) -> QWidget:
    above = widget.parentWidget()
    return above if isinstance(above, QAbstractScrollArea) else widget
