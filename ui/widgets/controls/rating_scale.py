"""A rating of the urge from 0 to 10: by mouse, by arrow keys, or by typing the number."""

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QWidget

from trainer.events import URGE_RANGE
from ui.i18n import strings
from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import FOCUS_MARGIN_PX, FULL_SCALE_HEIGHT_PX, FontSize, Theme
from ui.widgets.controls.button import Button
from ui.widgets.painting import guarded

SECOND_DIGIT_MS: Final = 800  # how long a typed 1 may still become a 10
MAX_KEY_WIDTH_PX: Final = 50
KEY_GAP_PX: Final = 8
MIN_KEY_GAP_PX: Final = 5
KEY_PADDING_PX: Final = 7.0  # beside the two digits of a narrow key's 10
MAX_KEY_HEIGHT_PX: Final = 56
MARKS_HEIGHT_PX: Final = 26
MARK_LINE_PX: Final = (
    20  # how much lower the words at the ends stand where *before* needs their place
)
MIN_MARK_SCALE: Final = 0.6  # how far large text of the words shrinks in a low screen
MARK_GAP_PX: Final = 8.0
KEY_RADIUS_PX: Final = 12.0
_STEP: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RatingKey(Button):
    def __init__(self, colours: Theme, urge: int, parent: QWidget) -> None:
        super().__init__(colours, str(urge), parent)
        self.urge = urge
        self.setAccessibleName(translate(strings.URGE_KEY, number=urge))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(*_INSET)
        self.draw_panel(painter, box, min(KEY_RADIUS_PX, box.width() / 3.0))
        weight = QFont.Weight.DemiBold if self.is_chosen else QFont.Weight.Normal
        font = theme.font(FontSize.LEAD, weight, tabular=True)
        painter.setFont(theme.fit_font(font, "10", box.width() - KEY_PADDING_PX, box.height()))
        painter.setPen(QColor(self.colours.ink if self.isEnabled() else self.colours.faint))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


_INSET: Final = (
    FOCUS_MARGIN_PX + 0.5,
    FOCUS_MARGIN_PX + 0.5,
    -FOCUS_MARGIN_PX - 0.5,
    -FOCUS_MARGIN_PX - 0.5,
)


class RatingScale(QWidget):
    ROLE = Role.Grouping

    rated = Signal(int)

    def __init__(self, colours: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._earlier_urge: int | None = None
        self.screen_height = FULL_SCALE_HEIGHT_PX
        """The height of the screen it is on, pixels: in a low one the words below the keys do not grow with the text."""
        self.setAccessibleName(translate(strings.URGE_BEFORE))
        self.keys = [RatingKey(colours, n, self) for n in range(URGE_RANGE[0], URGE_RANGE[1] + 1)]
        for key in self.keys:
            key.clicked.connect(partial(self._press, key.urge))
        self.keys[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._second_digit_timer = QTimer(self)
        self._second_digit_timer.setSingleShot(True)
        self._second_digit_timer.setInterval(SECOND_DIGIT_MS)
        self._second_digit_timer.timeout.connect(self._confirm_one)

    def show_rating(self, urge: int | None, earlier: int | None = None) -> None:
        """Mark the rating, and the one given before the pause."""
        if urge is not None and not self.keys[urge].is_chosen and self.isVisible():
            announce(self, self.keys[urge].accessibleName())
        for key in self.keys:
            key.set_chosen(key.urge == urge)
            key.setAccessibleDescription(
                translate(strings.URGE_EARLIER) if key.urge == earlier else ""
            )
        if earlier != self._earlier_urge:
            self._earlier_urge = earlier
            self._place_keys()
            self.update()

    def type_digit(self, event: QKeyEvent) -> bool:
        """Handle a typed digit; return whether the event was one."""
        text = event.text()
        if not (len(text) == 1 and text in "0123456789") or not self.isEnabled():
            return False
        waiting = self._second_digit_timer.isActive()
        self._second_digit_timer.stop()
        if text == "1" and not waiting:
            self._second_digit_timer.start()
        elif text == "0" and waiting:
            self._press(10)
        else:
            self._press(int(text))
        return True

    def discard_digit(self) -> None:
        """Discard a 1 that waits for a second digit."""
        self._second_digit_timer.stop()

    def finish_digit(self) -> None:
        """Confirm a 1 that waits for a second digit."""
        if self._second_digit_timer.isActive():
            self._press(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        focused_index = next((k.urge for k in self.keys if k.hasFocus()), None)
        if step is None or focused_index is None:
            super().keyPressEvent(event)
            return
        target = self.keys[min(len(self.keys) - 1, max(0, focused_index + step))]
        for key in self.keys:
            is_target = key is target
            key.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_target else Qt.FocusPolicy.ClickFocus
            )
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._place_keys()

    def marks_height(self, width: int) -> int:
        """The height of the words below the keys in pixels, where the scale is as wide as this."""
        lines = 2 if self._is_mark_crowded(width) else 1
        return self._px(MARKS_HEIGHT_PX + (lines - 1) * MARK_LINE_PX)

    def _px(self, length: float) -> int:
        """A length of the words below the keys, pixels."""
        whole = theme.scaled_px(length)
        within = theme.scaled_px_within(self.screen_height, length)
        return max(within, min(whole, round(MIN_MARK_SCALE * whole)))

    @property
    def _mark_px(self) -> int:
        return self._px(FontSize.TINY)

    def _place_keys(self) -> None:
        key_height = min(
            theme.scaled_px(MAX_KEY_HEIGHT_PX),
            max(12, self.height() - self.marks_height(self.width()) - 2 * FOCUS_MARGIN_PX),
        )
        for key in self.keys:
            left, key_width = _key_span(key.urge, self.width())
            key.setGeometry(
                left - FOCUS_MARGIN_PX,
                0,
                key_width + 2 * FOCUS_MARGIN_PX,
                key_height + 2 * FOCUS_MARGIN_PX,
            )

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(_mark_font(self.width(), self._mark_px))
        top = self.keys[0].geometry().bottom() + 1.0
        line = self._px(MARK_LINE_PX if self._is_mark_crowded(self.width()) else 0)
        painter.setPen(QColor(self._colours.faint))
        for mark in _END_MARKS:
            self._draw_mark(painter, mark, top + line)
        if self._earlier_urge is not None:
            painter.setPen(QColor(self._colours.soft))
            earlier = _earlier_mark(self._earlier_urge)
            self._draw_mark(painter, earlier, top)
            # Without the line it reads as one phrase with the word at an end.
            self._draw_link(painter, earlier, top)
        painter.end()

    def _is_mark_crowded(self, width: int) -> bool:
        """Whether *before* would touch a word at one of the ends, which then stands a line lower."""
        if self._earlier_urge is None:
            return False
        begin, end = _mark_span(_earlier_mark(self._earlier_urge), width, self._mark_px)
        spans = (_mark_span(mark, width, self._mark_px) for mark in _END_MARKS)
        return any(begin < other_end and other < end for other, other_end in spans)

    def _draw_mark(self, painter: QPainter, mark: "_Mark", top: float) -> None:
        begin, end = _mark_span(mark, self.width(), self._mark_px)
        box = QRectF(begin, top, end - begin, self._px(MARKS_HEIGHT_PX - 6))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), translate(mark.text))

    def _draw_link(self, painter: QPainter, mark: "_Mark", top: float) -> None:
        """Draw a line from the key of *before* down to the word."""
        left, key_width = _key_span(mark.urge, self.width())
        middle = left + key_width / 2.0
        height = self._px(MARKS_HEIGHT_PX - 6) - QFontMetricsF(painter.font()).height()
        top -= FOCUS_MARGIN_PX
        painter.drawLine(
            QPointF(middle, top), QPointF(middle, top + FOCUS_MARGIN_PX + height / 2.0)
        )

    def _confirm_one(self) -> None:
        self._press(1)

    def _press(self, urge: int, *_: object) -> None:
        self._second_digit_timer.stop()
        self.rated.emit(urge)


class _Mark(NamedTuple):
    """A word below a key; `at` is 0 flush left with the key, 0.5 centred, 1 flush right."""

    text: str
    urge: int
    at: float


_END_MARKS: Final = (
    _Mark(strings.URGE_NONE, URGE_RANGE[0], 0.0),
    _Mark(strings.URGE_ALL, URGE_RANGE[1], 1.0),
)


def _earlier_mark(urge: int) -> _Mark:
    return _Mark(strings.URGE_EARLIER, urge, 0.5)


def _key_span(urge: int, width: int) -> tuple[int, int]:
    """Left and width of a key in a scale of this width, in pixels."""
    gap = KEY_GAP_PX if width >= 480 else MIN_KEY_GAP_PX
    available = width - 2 * FOCUS_MARGIN_PX
    key_width = min(theme.scaled_px(MAX_KEY_WIDTH_PX), max(8, (available - 10 * gap) // 11))
    left = (width - 11 * key_width - 10 * gap) // 2
    return left + urge * (key_width + gap), key_width


def _mark_font(width: int, px: int) -> QFont:
    """The font of the words in this size, reduced where those at the two ends would touch."""
    both = " – ".join(translate(mark.text) for mark in _END_MARKS)
    font = theme.font(FontSize.TINY)
    font.setPixelSize(px)
    return theme.fit_font(font, both, width)


def _mark_span(mark: _Mark, width: int, px: int) -> tuple[float, float]:
    """Where the word begins and ends, with the space around it, within the scale."""
    left, key_width = _key_span(mark.urge, width)
    text_width = QFontMetricsF(_mark_font(width, px)).horizontalAdvance(translate(mark.text))
    wide = text_width + MARK_GAP_PX
    begin = left + mark.at * (key_width - text_width) - MARK_GAP_PX / 2.0
    begin = max(-MARK_GAP_PX / 2.0, min(begin, width + MARK_GAP_PX / 2.0 - wide))
    return begin, begin + wide
