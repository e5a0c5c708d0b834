"""A notice about a problem that the person can act on. It never covers the pacer and never blinks.

A click closes it; its text can be selected and copied.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from ui.i18n.formatting import translate
from ui.style import theme
from ui.style.accessibility import Role, announce
from ui.style.theme import MARGIN, FontSize, Theme
from ui.widgets.painting import guarded
from ui.widgets.text.label import Label
from ui.widgets.text.selection import copy_text, selected_text
from ui.widgets.text.sensor_status import STATUS_HEIGHT_PX

MAX_NOTICE_WIDTH_PX: Final = 420
NOTICE_PADDING_PX: Final = 14
ROOMY_WIDTH_PX: Final = 1000
ABOVE_KEYS_PX: Final = 5
GAP_PX: Final = 8
MAX_SHARE_ABOVE_KEYS: Final = 0.1
"""Of the window's height that its text takes above the key bar, as far as it can be read so."""
STATUS_MARGINS_PX: Final = 44  # the space above the sensor status and that below it
TOP_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Notice(QWidget):
    """One notice at a time.

    Parameters
    ----------
    keys_height
        How much of the window, in pixels, the key bar takes at the bottom.
    """

    ROLE = Role.AlertMessage

    covered_px_changed = Signal(int)
    """The height above the key bar that it lies over; 0 where it lies beside the page, or is hidden."""

    def __init__(self, colours: Theme, parent: QWidget, keys_height: Callable[[], int]) -> None:
        super().__init__(parent)
        self._colours, self._window, self._keys_height = colours, parent, keys_height
        self.covered_px = 0
        self._may_lie_in_corner = True
        self._label = Label("", FontSize.SMALL, colours.ink, TOP_LEFT, parent=self)
        self._label.setWordWrap(True)
        self.text = ""
        self.context_menu: QMenu | None = None
        self._pages_turned = 0
        """How many pages were turned since the message was shown."""
        self._label.pressed_only.connect(self.dismiss)
        self.hide()

    def dismiss(self) -> None:
        """Close the message: it was read."""
        self.show_message("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.dismiss()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        from ui.i18n.texts import saving_strings
        from ui.widgets.context_menu import MenuEntry, open_context_menu

        chosen = selected_text(self) or self.text
        entries = [
            MenuEntry(translate(saving_strings.COPY), partial(copy_text, chosen)),
            MenuEntry(translate(saving_strings.DISMISS), self.dismiss),
        ]
        self.context_menu = open_context_menu(self, entries, event.globalPos())

    def show_message(self, text: str) -> None:
        """Show a text in the person's language; an empty one hides the notice."""
        before, self.text = self.text, text
        self._pages_turned = 0
        self.setAccessibleName(text)
        if text != before:
            announce(self, text)
        self._label.show_text(text)
        self.setVisible(bool(text))
        self.place()
        self.raise_()
        self.update()

    def turn_page(self) -> None:
        """Keep the message over one change of page, and clear it at the next."""
        self._pages_turned += 1
        if self._pages_turned > 1:
            self.show_message("")

    def allow_corner(self, *, is_allowed: bool) -> None:
        """Whether the page leaves the top left of a wide window free."""
        if is_allowed != self._may_lie_in_corner:
            self._may_lie_in_corner = is_allowed
            self.place()

    def place(self) -> None:
        """Lie below the sensor status at the left; where there is no room, above the key bar."""
        window = self._window
        is_roomy = window.width() >= ROOMY_WIDTH_PX
        beside = self._may_lie_in_corner and is_roomy
        left = MARGIN if is_roomy else 24
        width = (
            min(theme.scaled_px(MAX_NOTICE_WIDTH_PX), round(window.width() * 0.27))
            if beside
            else window.width() - 2 * left
        )
        inner = width - 2 * NOTICE_PADDING_PX - 6
        text_height = self._text_height(inner, beside=beside)
        height = text_height + 2 * NOTICE_PADDING_PX - 6
        top = (
            STATUS_MARGINS_PX + theme.scaled_px(STATUS_HEIGHT_PX)
            if beside
            else window.height() - self._keys_height() - ABOVE_KEYS_PX - height
        )
        self.setGeometry(left, top, width, height)
        self._label.setGeometry(NOTICE_PADDING_PX + 4, NOTICE_PADDING_PX - 4, inner, text_height)
        self._set_covered_px(0 if beside or not self.text else height + GAP_PX)

    def _text_height(self, width: int, *, beside: bool) -> int:
        """The height for the text, whose font is smaller in a low window, where it would cover the page."""
        whole = self._label.heightForWidth(width)
        if beside:
            return min(whole, self._window.height() // 2)
        low = round(self._window.height() * MAX_SHARE_ABOVE_KEYS)
        return min(whole, max(low, self._label.min_height(width)))

    def _set_covered_px(self, px: int) -> None:
        if px != self.covered_px:
            self.covered_px = px
            self.covered_px_changed.emit(px)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.line), theme.HAIRLINE))
        painter.setBrush(QColor(self._colours.panel))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.soft))
        painter.drawRoundedRect(
            QRectF(box.left() + 6, box.top() + 10, 2.5, box.height() - 20), 1, 1
        )
        painter.end()
