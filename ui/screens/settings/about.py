"""The about page: origin of the practice, its limits, and help in a crisis."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt

from ui.i18n.formatting import translate
from ui.i18n.texts import settings_strings
from ui.screens.text_screen import TextScreen
from ui.style.theme import GRID, FontSize, Theme, scaled_px
from ui.widgets.actions import table
from ui.widgets.text.label import MIDDLE, Label

MAX_WIDTH_PX: Final = 640
_STEP: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AboutScreen(TextScreen):
    ROW = table.ABOUT

    back = Signal()

    def __init__(self, colours: Theme) -> None:
        super().__init__(colours, MAX_WIDTH_PX)
        self.column.setSpacing(GRID // 2)
        title = translate(settings_strings.ABOUT)
        self.column.addWidget(Label(title, FontSize.TITLE, colours.ink, MIDDLE, wraps=True))
        spoken = []
        for part in settings_strings.ABOUT_PARTS:
            heading, text = map(translate, part)
            self.column.addSpacing(GRID)
            self.column.addWidget(Label(heading, FontSize.LEAD, colours.ink, wraps=True))
            self.column.addWidget(Label(text, FontSize.BODY, colours.soft, wraps=True))
            spoken.append(f"{heading}. {text}")
        self.column.addStretch(1)
        self.setAccessibleDescription("\n".join(spoken))
        self.add_help_line("↑ ↓", settings_strings.ARROWS)
        self.scroll_page.add_actions(self)
        self.add_action(table.BACK, self.back.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEP.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.scroll_page.verticalScrollBar()
        bar.setValue(bar.value() + step * scaled_px(48))
