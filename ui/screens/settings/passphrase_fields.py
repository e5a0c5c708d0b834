"""Labelled password fields. What is typed is never shown and never stored."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.i18n.formatting import translate
from ui.style.theme import FontSize, Theme, scaled_px
from ui.widgets.controls.button import FOCUS_MARGIN_PX
from ui.widgets.layout.dialog import TextField, draw_field_frame
from ui.widgets.painting import guarded
from ui.widgets.text.label import LEFT, Label

FIELD_HEIGHT_PX: Final = 40
ROOMY_ROW_HEIGHTS_PX: Final = (76, 58)  # label and field where there is space
TIGHT_ROW_HEIGHT_PX: Final = 50


class PassphraseFields(QWidget):
    def __init__(self, colours: Theme, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._lines = {key: self._create_field(translate(name)) for key, name in names.items()}

    @property
    def visible_fields(self) -> list[TextField]:
        """The fields that are asked for now."""
        return [line for line, _ in self._lines.values() if not line.isHidden()]

    def text(self, key: str) -> str:
        return self._lines[key][0].text()

    def ask_for(self, *keys: str) -> None:
        """Show these fields, empty, and no others."""
        self.clear()
        for key, (line, name) in self._lines.items():
            line.setVisible(key in keys)
            name.setVisible(key in keys)
        self._lay_out()

    def rename(self, key: str, name: str) -> None:
        line, label = self._lines[key]
        label.show_text(name)
        line.setAccessibleName(name)

    def clear(self) -> None:
        for line, _ in self._lines.values():
            line.clear()

    def focus_first(self) -> None:
        if self.visible_fields and self.isVisible():
            self.visible_fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_next(self) -> bool:
        """Focus the next field; return False if the last one is focused."""
        shown = self.visible_fields
        focused_index = next((i for i, line in enumerate(shown) if line.hasFocus()), len(shown) - 1)
        if focused_index >= len(shown) - 1:
            return False
        shown[focused_index + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def height_in(self, available: int) -> int:
        """The preferred height within the available one, in pixels."""
        rows = len(self.visible_fields)
        each = next(
            (e for e in map(scaled_px, ROOMY_ROW_HEIGHTS_PX) if rows * e <= available),
            scaled_px(TIGHT_ROW_HEIGHT_PX),
        )
        return rows * each + FOCUS_MARGIN_PX

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._lay_out()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        for line in self.visible_fields:
            draw_field_frame(painter, line, self._colours)
        painter.end()

    def _lay_out(self) -> None:
        shown = [pair for pair in self._lines.values() if not pair[0].isHidden()]
        each = (self.height() - FOCUS_MARGIN_PX) // max(1, len(shown))
        wide = self.width() - 2 * FOCUS_MARGIN_PX
        tall = max(20, min(scaled_px(FIELD_HEIGHT_PX), each - scaled_px(20) - 7))
        for place, (line, name) in enumerate(shown):
            name.setGeometry(FOCUS_MARGIN_PX, place * each, wide, scaled_px(20))
            line.setGeometry(FOCUS_MARGIN_PX, place * each + scaled_px(20) + 5, wide, tall)
        self.update()

    def _create_field(self, name: str) -> tuple[TextField, Label]:
        line = TextField(self._colours, name, self)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        return line, Label(name, FontSize.SMALL, self._colours.soft, LEFT, parent=self)
