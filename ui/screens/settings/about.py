"""The about page: origin of the practice, its limits, and help in a crisis."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.i18n import settings_strings, strings
from ui.i18n.formatting import translate
from ui.screens.screen import KEY_BAR_HEIGHT_PX, Screen
from ui.style import theme
from ui.style.theme import FontSize, Theme
from ui.widgets.layout.scroll_area import ScrollArea
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 680
PART_GAP_PX: Final = 26
_STEP: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}


class AboutScreen(Screen):
    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours)
        self.title = Label(
            translate(settings_strings.ABOUT), FontSize.TITLE, colours.ink, MIDDLE, parent=self
        )
        self._content = QWidget()
        self.parts = [self._part(*part) for part in settings_strings.ABOUT_PARTS]
        self.scroll_area = ScrollArea(colours, self._content, self)
        self.setAccessibleDescription("\n".join(f"{h.text()}. {t.text()}" for h, t in self.parts))
        self.add_help_line("↑ ↓", settings_strings.ARROWS)
        self.add_key(Qt.Key.Key_Escape, "Esc", strings.KEY_BACK, self.back.emit)

    def place(self, width: int, height: int) -> None:
        inner = min(theme.scaled_px(MAX_WIDTH_PX), width - 2 * self.margin)
        top = max(8, min(56, (height - 420) // 6))
        self.title.setGeometry(0, top, width, theme.scaled_px(36))
        first = top + theme.scaled_px(36) + (28 if height >= 560 else 10)
        left = (width - inner) // 2
        self.scroll_area.setGeometry(
            left, first, inner + 16, height - KEY_BAR_HEIGHT_PX - first - 8
        )
        y = 0
        for heading, text in self.parts:
            heading.setGeometry(0, y, inner, theme.scaled_px(26))
            y += theme.scaled_px(30)
            tall = text.heightForWidth(inner)
            text.setGeometry(0, y, inner, tall)
            y += tall + PART_GAP_PX
        self._content.resize(inner, y)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + step * theme.scaled_px(48))

    def _part(self, heading: str, text: str) -> tuple[Label, Label]:
        label = Label(translate(text), FontSize.BODY, self.colours.soft, parent=self._content)
        label.setWordWrap(True)
        return Label(
            translate(heading), FontSize.LEAD, self.colours.ink, parent=self._content
        ), label
