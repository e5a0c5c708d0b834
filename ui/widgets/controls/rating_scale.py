"""A rating of the urge from 0 to 10: by mouse, by arrow keys, or by typing the number."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QTimer, Signal
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
from ui.style.accessibility import Role
from ui.style.theme import FOCUS_MARGIN_PX, FontSize, Theme
from ui.widgets.controls.button import Button
from ui.widgets.painting import guarded

SECOND_DIGIT_MS: Final = 800  # how long a typed 1 may still become a 10
MAX_KEY_WIDTH_PX: Final = 50
KEY_GAP_PX: Final = 8
MAX_KEY_HEIGHT_PX: Final = 56
MARKS_HEIGHT_PX: Final = 26
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
        painter.setFont(theme.fit_font(font, "10", box.width() - 4.0, box.height()))
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
        for key in self.keys:
            key.set_chosen(key.urge == urge)
            key.setAccessibleDescription(
                translate(strings.URGE_EARLIER) if key.urge == earlier else ""
            )
        if earlier != self._earlier_urge:
            self._earlier_urge = earlier
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
        gap = KEY_GAP_PX if self.width() >= 480 else 3
        available = self.width() - 2 * FOCUS_MARGIN_PX
        key_width = min(theme.scaled_px(MAX_KEY_WIDTH_PX), max(8, (available - 10 * gap) // 11))
        key_height = min(
            theme.scaled_px(MAX_KEY_HEIGHT_PX),
            max(12, self.height() - theme.scaled_px(MARKS_HEIGHT_PX) - 2 * FOCUS_MARGIN_PX),
        )
        left = (self.width() - 11 * key_width - 10 * gap) // 2
        for i, key in enumerate(self.keys):
            x = left + i * (key_width + gap) - FOCUS_MARGIN_PX
            key.setGeometry(x, 0, key_width + 2 * FOCUS_MARGIN_PX, key_height + 2 * FOCUS_MARGIN_PX)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        font = theme.font(FontSize.TINY)
        painter.setFont(font)
        taken = QRectF()
        if self._earlier_urge is not None:
            taken = self._mark_box(
                font, translate(strings.URGE_EARLIER), self._earlier_urge, _CENTRE
            )
            painter.setPen(QColor(self._colours.soft))
            painter.drawText(taken, int(_CENTRE), translate(strings.URGE_EARLIER))
        painter.setPen(QColor(self._colours.faint))
        for text, urge, align in (
            (translate(strings.URGE_NONE), 0, _LEFT),
            (translate(strings.URGE_ALL), 10, _RIGHT),
        ):
            box = self._mark_box(font, text, urge, align)
            if not box.intersects(taken) and box.width() < self.width() / 2:
                painter.drawText(box, int(align), text)
        painter.end()

    def _mark_box(self, font: QFont, text: str, urge: int, align: Qt.AlignmentFlag) -> QRectF:
        key = self.keys[urge].geometry()
        width = QFontMetricsF(font).horizontalAdvance(text) + 8.0
        left = {
            _LEFT: key.left() + FOCUS_MARGIN_PX,
            _RIGHT: key.right() + 1 - FOCUS_MARGIN_PX - width,
        }.get(align, key.center().x() - width / 2.0)
        return QRectF(left, key.bottom() + 1, width, theme.scaled_px(MARKS_HEIGHT_PX - 6))

    def _confirm_one(self) -> None:
        self._press(1)

    def _press(self, urge: int, *_: object) -> None:
        self._second_digit_timer.stop()
        self.rated.emit(urge)


_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
